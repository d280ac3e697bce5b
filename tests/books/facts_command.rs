//! `briefing facts`: listed, shown, as JSON, suggested; and what of it must not come out.

use serde_json::Value;

use crate::book::Book;

const LIBRARY: &str = "report: { type: report, label: Ministry }
daily: { type: misc, label: \"Daily\\u202e\", fidelity: altered }
secret: { type: misc, label: Memo, publish: none }
";

const REPORT: &str = "The bridge was closed.
Engineers found that 14 bearings of the northern bridge were cracked, the mayor said.
";
const DAILY: &str = "At least 15 bearings of the northern bridge were cracked, engineers said.
The rest held.
";
const SECRET: &str = "Vera Quill said that 16 bearings of the northern bridge were cracked.\n";

const FACTS: &str = "facts:
  bearings:
    title: \"Cracked \\u202e bearings\"
    accounts: [report#p2, daily#p1, secret#p1]
";

/// A book with three sources, one altered and one withheld, and one fact that all tell.
fn book() -> Book {
    Book::new("Text.\n")
        .with("sources/library.yml", LIBRARY)
        .with("sources/report.txt", REPORT)
        .with("sources/daily.txt", DAILY)
        .with("sources/secret.txt", SECRET)
        .with("facts.yml", FACTS)
}

fn json(book: &Book, arguments: &[&str]) -> Value {
    let run = book.briefing(arguments).ends_with(0);
    serde_json::from_str(&run.out).unwrap_or_else(|error| panic!("{error}\n{}", run.out))
}

#[test]
fn json_is_printed_wherever_it_is_asked_for() {
    let book = book();
    let all = json(&book, &["facts", "--json"]);
    for arguments in
        [["facts", "--json", "show", "bearings"], ["facts", "show", "bearings", "--json"]]
    {
        assert_eq!(json(&book, &arguments), all);
    }
    for arguments in [&["facts", "--json", "suggest"][..], &["facts", "suggest", "--json"]] {
        let first = &json(&book, arguments)["suggestions"][0];
        assert_eq!(first["accounts"], serde_json::json!(["daily#p1", "report#p2"]), "{first}");
    }
    book.briefing(&["facts", "show", "baerings", "--json"])
        .ends_with(1)
        .says(&["unknown-fact", "did you mean `bearings`?"]);
}

#[test]
fn facts_that_cannot_be_read_are_a_finding_and_facts_that_are_missing_are_not() {
    let commands = [&["facts"][..], &["facts", "--json"], &["facts", "show", "bearings"]];
    for command in commands {
        let book = book().with("facts.yml", b"facts: \xff\n");
        book.briefing(command).ends_with(1).says(&["error[bad-facts]", "UTF-8"]);
        let book = book.without("facts.yml").with("facts.yml/a", "");
        book.briefing(command).ends_with(1).says(&[
            "error[bad-facts]",
            "is not a plain file",
            "help: put",
        ]);
        let none = self::book().without("facts.yml");
        none.briefing(command).ends_with(2).says(&["there are no facts", "facts.yml"]);
    }
}

#[cfg(unix)]
#[test]
fn facts_behind_a_link_out_of_the_book_are_a_finding() {
    let outside = tempfile::NamedTempFile::new().expect("a file");
    let book = book().without("facts.yml");
    std::os::unix::fs::symlink(outside.path(), book.path("facts.yml")).expect("a link");
    book.briefing(&["facts"]).ends_with(1).says(&[
        "error[bad-facts]",
        "leads out of the book",
        "help: copy",
    ]);
}

#[test]
fn a_verdict_on_an_altered_copys_words_says_so() {
    let book = book().with("facts.yml", FACTS.replace(", secret#p1", ""));
    let shown = book.briefing(&["facts", "show", "bearings"]).ends_with(0).out;
    for words in
        ["This rests on an altered copy\u{2019}s words (\u{2020}).", "\u{2020} Altered copy:"]
    {
        let flowed = shown.split_whitespace().collect::<Vec<_>>().join(" ");
        assert!(flowed.contains(words), "{words}\n{shown}");
    }
    let listed = book.briefing(&["facts"]).ends_with(0).out;
    assert!(listed.contains("in conflict\u{2020}"), "{listed}");
    assert!(listed.contains("\u{2020} rests on the words of an altered copy"), "{listed}");
}

#[test]
fn a_list_of_sound_verdicts_has_no_legend() {
    let book = book().with("facts.yml", FACTS.replace("daily#p1, ", ""));
    let listed = book.briefing(&["facts"]).ends_with(0).out;
    assert_eq!(listed, "\u{d7} bearings  Cracked \u{fffd} bearings: in conflict\n");
}

#[test]
fn words_that_are_withheld_come_out_nowhere() {
    let book = book();
    for arguments in [
        &["facts"][..],
        &["facts", "--json"],
        &["facts", "show", "bearings"],
        &["facts", "suggest"],
        &["facts", "suggest", "--json"],
    ] {
        let out = book.briefing(arguments).ends_with(0).out;
        for word in ["Vera", "Quill", "16 bearings"] {
            assert!(!out.contains(word), "{arguments:?}: {word}\n{out}");
        }
    }
}

#[test]
fn nothing_that_is_printed_turns_the_direction_of_text() {
    let book = book();
    for arguments in [
        &["facts"][..],
        &["facts", "--json"],
        &["facts", "show", "bearings"],
        &["facts", "suggest"],
        &["find", "bearings"],
    ] {
        let out = book.briefing(arguments).ends_with(0).out;
        assert!(!out.contains('\u{202e}'), "{arguments:?}\n{out}");
    }
    let facts = json(&book, &["facts", "--json"]);
    assert_eq!(facts["facts"][0]["title"], "Cracked \u{202e} bearings");
}

#[test]
fn what_is_suggested_is_an_entry_of_facts_yml_as_it_stands() {
    let book = book().without("facts.yml");
    let out = book.briefing(&["facts", "suggest"]).ends_with(0).out;
    assert_eq!(out, book.briefing(&["facts", "suggest"]).out);
    assert!(out.contains("  daily-p1-report-p2:\n    title: \""), "{out}");
    assert!(out.contains("    accounts: [daily#p1, report#p2]\n"), "{out}");
    book.write("facts.yml", &out);
    let facts = json(&book, &["facts", "--json"]);
    let accounts = &facts["facts"][0]["accounts"];
    assert_eq!((&accounts[0]["at"], &accounts[1]["at"]), (&"daily#p1".into(), &"report#p2".into()));
    let again = book.briefing(&["facts", "suggest"]).ends_with(0).out;
    assert!(again.contains("  daily-p1-report-p2-2:\n"), "{again}");
}

#[test]
fn facts_are_searched() {
    let book = book();
    let run = book.briefing(&["facts", "search", "BEARINGS"]).ends_with(0);
    assert_eq!(run.out.lines().filter(|line| line.contains("bearings")).count(), 1, "{}", run.out);
    book.briefing(&["facts", "search", "bearings", "zeppelin"])
        .ends_with(1)
        .says(&["no fact holds"]);
    // The memo's words are withheld.
    book.briefing(&["facts", "search", "quill"]).ends_with(1);
}
