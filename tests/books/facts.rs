//! Facts: what facts.yml says wrongly, what a chapter asks for, and what a changed account does.

use crate::book::Book;

const FACTS: &str = "facts:
  bearings:
    title: Cracked bearings
    accounts: [report#p2.s1, daily#p1]
    assessment: One of the two is wrong.
";

const REPORT: &str = "The bridge was closed.\nEngineers found that 14 bearings were cracked.\n";
const DAILY: &str = "At least 15 bearings were cracked, officials said.\nThe rest held.\n";

fn library() -> &'static str {
    "report: { type: report, label: Ministry }\ndaily: { type: misc, label: Daily }\n"
}

/// A book with two sources and one fact that both tell.
fn compared(chapter: &str) -> Book {
    let book = Book::new(chapter);
    let toml = book.read("book.toml").replace(
        "[preprocessor.quotes]",
        "[preprocessor.diffs]\ncommand = \"briefing diffs\"\n\
         before = [\"quotes\", \"notes\", \"index\", \"links\"]\n\n[preprocessor.quotes]",
    );
    book.with("book.toml", toml)
        .with("sources/library.yml", library())
        .with("sources/report.txt", REPORT)
        .with("sources/daily.txt", DAILY)
        .with("facts.yml", FACTS)
}

#[test]
fn a_comparison_says_who_tells_what_and_notes_each_account() {
    let book = compared("{{#diff bearings}}\n\n{{#facts}}\n\n{{#strip}}\n");
    book.briefing(&["build"]).ends_with(0);
    let page = book.read("book/one.html");
    for part in ["Cracked bearings", "in conflict", "at least 15", "Ministry", "Daily", "footnote"]
    {
        assert!(page.contains(part), "{part}");
    }
    assert!(book.read("book/one.html").contains("One of the two is wrong."));
}

#[test]
fn a_change_in_an_account_stops_the_build_and_names_it() {
    let book = compared("{{#diff bearings}}\n");
    book.briefing(&["build"]).ends_with(0);
    book.write("sources/daily.txt", DAILY.replace("15", "14"));
    book.briefing(&["check"]).ends_with(1).says(&[
        "error[pin-changed]",
        "facts.yml:4:30",
        "daily#p1",
    ]);
    book.briefing(&["lock", "daily", "--reason", "corrected by the paper"]).ends_with(0);
    book.briefing(&["check", "--locked"]).ends_with(0);
}

#[test]
fn a_change_in_a_passage_compared_without_a_fact_stops_the_build() {
    let book = compared("{{#diff report#p2 daily#p1}}\n").without("facts.yml");
    book.briefing(&["build"]).ends_with(0);
    book.write("sources/daily.txt", DAILY.replace("15", "14"));
    book.briefing(&["check"]).ends_with(1).says(&["error[pin-changed]", "chapters/one.md:1:19"]);
}

#[test]
fn wrong_facts_stop_the_build_and_leave_the_last_book() {
    let book = compared("{{#diff bearings}}\n");
    book.briefing(&["build"]).ends_with(0);
    let last = book.read("book/one.html");
    for (facts, says) in [
        ("facts:\n  bearings: { title: B }\n", &["facts.yml:2:3", "no accounts"][..]),
        (
            "facts:\n  bearings:\n    title: B\n    accounts: [report#p2, dialy#p1]\n",
            &["facts.yml:4:27", "did you mean `daily`?"],
        ),
        (
            "facts:\n  bearings:\n    title: B\n    accounts: [report#p2, daily#p1]\n    \
             compare: { cracked: { daily: 25 bearings } }\n",
            &["facts.yml:5:34", "not-in-passage", "nearest is “15 bearings”"],
        ),
        ("events: { closed: { names: the closure } }\n", &["facts.yml:1:11", "has no date"]),
        (
            "facts:\n  bearings:\n    title: B\n    zzz: B\n    accounts: [report#p2, daily#p1]\n",
            &["facts.yml:4:5", "a fact has no key `zzz`", "known are title, accounts,"],
        ),
    ] {
        book.write("facts.yml", facts);
        book.briefing(&["build"]).ends_with(1).says(says);
        assert_eq!(book.read("book/one.html"), last);
    }
}

#[test]
fn a_chapter_that_names_no_fact_is_told_the_nearest() {
    compared("Text.\n\n{{#diff bearing}}\n").briefing(&["check"]).ends_with(1).says(&[
        "chapters/one.md:3:9",
        "unknown-fact",
        "did you mean `bearings`?",
    ]);
    compared("{{#diff report#p9 daily#p1}}\n")
        .briefing(&["check"])
        .ends_with(1)
        .says(&["chapters/one.md:1:9", "no-passage"]);
}

/// What the briefing's own comparisons come to: fact, column, the account's address, its state.
const GRIDS: &[(&str, &str, &str, &str)] = &[
    ("death-toll", "killed", "analysis#p1.s2", "conflict"),
    ("death-toll", "killed", "wapo#p1.s1", "conflict"),
    ("death-toll", "killed", "interview#p3.s1", "conflict"),
    ("death-toll", "killed", "live#p1", "without-value"),
    ("death-toll", "wounded", "analysis#p1.s2", "far-apart"),
    ("death-toll", "wounded", "wapo#p1.s1", "silent"),
    ("death-toll", "wounded", "interview#p3.s1", "far-apart"),
    ("death-toll", "wounded", "live#p1", "silent"),
    ("private-warning", "when", "encyclopedia#p12", "conflict"),
    ("private-warning", "when", "wapo#p9.s1", "conflict"),
    ("private-warning", "when", "interview#p23.s3", "not-fixed"),
    ("private-warning", "when", "live#p2", "not-contradicted"),
    ("private-warning", "when", "live#p3", "not-fixed"),
    ("private-warning", "when", "analysis#p7.s3", "silent"),
    ("passed-on", "passed-on", "wapo#p1.s1", "conflict"),
    ("passed-on", "passed-on", "live#p3", "conflict"),
    ("passed-on", "passed-on", "encyclopedia#p14", "conflict"),
    ("passed-on", "passed-on", "interview#p23.s3", "silent"),
    ("passed-on", "passed-on", "wapo#p5.s2", "conflict"),
    ("specificity", "target", "wapo#p1.s1", "not-compared"),
    ("specificity", "target", "wapo#p12.s1", "not-compared"),
    ("specificity", "target", "encyclopedia#p14", "silent"),
    ("specificity", "target", "encyclopedia#p15", "silent"),
    ("specificity", "target", "wapo#p5.s2", "silent"),
    ("dismissal", "said", "encyclopedia#p16", "same"),
    ("dismissal", "said", "analysis#p7.s5", "base"),
    ("dismissal", "said", "wapo#p3.s1", "same"),
    ("dismissal", "said", "interview#p24.s3", "not-contradicted"),
    ("dismissal", "spoken-of", "interview#p24.s3", "not-compared"),
    ("dismissal", "aim", "analysis#p7.s5", "not-compared"),
    ("day-of-attack", "when", "live#p8.s1", "not-compared"),
    ("other-cells", "where", "interview#p25.s1", "not-compared"),
    ("specificity", "words", "encyclopedia#p14", "not-compared"),
    ("specificity", "words", "live#p3", "not-compared"),
    ("flight", "what-is-said", "wapo#p17", "conflict"),
    ("flight", "what-is-said", "wapo#p17.s1", "conflict"),
    ("responsible", "what-is-said", "wapo#p17.s1", "conflict"),
];

/// The reports of Putin's words: address, kind, and what each changes.
const LADDER: &[(&str, &str, &[&str])] = &[
    ("encyclopedia#p16", "base", &[]),
    ("wapo#p3.s1", "fragment", &["about", "hedge", "spelling"]),
    ("analysis#p7.s5", "fragment", &["about", "target", "hedge"]),
    ("wapo#p15.s1", "other-words", &["about"]),
    ("interview#p24.s3", "paraphrase", &["about", "target", "said"]),
];

fn the_briefings_facts() -> serde_json::Value {
    let run = Book::new("").briefing(&["facts", "--json", "--dir", env!("CARGO_MANIFEST_DIR")]);
    serde_json::from_str(&run.ends_with(0).out).expect("JSON")
}

fn fact<'a>(facts: &'a serde_json::Value, id: &str) -> &'a serde_json::Value {
    let all = facts["facts"].as_array().expect("facts");
    all.iter().find(|one| one["id"] == id).unwrap_or_else(|| panic!("{id}"))
}

#[test]
fn the_briefings_accounts_stand_to_each_other_as_a_reader_finds_them() {
    let facts = the_briefings_facts();
    for (id, column, at, state) in GRIDS {
        let fact = fact(&facts, id);
        let columns = fact["columns"].as_array().expect("columns");
        let column = columns.iter().position(|one| one["key"] == *column).expect(column);
        let rows = fact["accounts"].as_array().expect("accounts");
        let row = rows.iter().find(|row| row["at"] == *at).unwrap_or_else(|| panic!("{id} {at}"));
        assert_eq!(row["cells"][column]["state"], *state, "{id} {at}");
    }
}

#[test]
fn the_reports_of_one_utterance_stand_in_order_with_what_they_change() {
    let facts = the_briefings_facts();
    let dismissal = fact(&facts, "dismissal");
    let rungs = dismissal["ladder"]["rungs"].as_array().expect("rungs");
    assert_eq!(rungs.len(), LADDER.len());
    for (rung, (at, kind, changes)) in rungs.iter().zip(LADDER) {
        let row = rung["account"].as_u64().and_then(|row| usize::try_from(row).ok()).expect("row");
        assert_eq!(dismissal["accounts"][row]["at"], *at);
        assert_eq!(rung["kind"], *kind, "{at}");
        let found: Vec<&str> = rung["changes"]
            .as_array()
            .expect("changes")
            .iter()
            .filter_map(|one| one["kind"].as_str())
            .collect();
        assert_eq!(found, *changes, "{at}");
    }
}

#[test]
fn a_caption_names_voices_and_where_an_outlet_has_several_its_places() {
    let facts = the_briefings_facts();
    let caption = &fact(&facts, "blame-begun")["columns"][0]["caption"];
    let caption = caption.as_str().expect("a caption");
    assert!(caption.contains("(Crisis24 analysis, ¶ 12, sentence 1)"), "{caption}");
    assert!(caption.contains("(Dmitry Medvedev, Crisis24 analysis)"), "{caption}");
}

/// A book whose two sources report one utterance.
fn one_utterance(chapter: &str) -> Book {
    compared(chapter)
        .with(
            "sources/report.txt",
            "A.\nThe minister said: \u{201c}The bridge is safe for all.\u{201d}\n",
        )
        .with("sources/daily.txt", "The minister called it \u{201c}safe for all\u{201d}.\n")
}

#[test]
fn a_ladder_stands_on_the_quotation_that_the_author_asks_for() {
    let book = one_utterance("{{#diff bearings view=ladder base=daily}}\n");
    book.briefing(&["build"]).ends_with(0);
    let page = book.read("book/one.html");
    let rungs: Vec<&str> = page.split("<li data-kind=\"").skip(1).collect();
    assert_eq!(rungs.iter().map(|li| &li[..4]).collect::<Vec<_>>(), ["base", "othe"]);
    assert!(rungs[0].contains("the others are held against this") && rungs[0].contains("Daily"));
    assert!(rungs[1].contains("Ministry"));
}

/// What an element's start tag says, for each with a class.
fn starts<'a>(page: &'a str, class: &str) -> Vec<&'a str> {
    let wanted = format!("class=\"{class}\"");
    let tags = page.split('<').filter(|tag| tag.contains(&wanted));
    tags.map(|tag| tag.split('>').next().unwrap_or_default()).collect()
}

#[test]
fn a_reader_holds_reports_against_each_of_them_and_each_stands_once() {
    let book = one_utterance("{{#diff bearings view=ladder}}\n");
    book.briefing(&["build"]).ends_with(0);
    let page = book.read("book/one.html");
    assert_eq!(page.matches("class=\"footnote-reference\"").count(), 2, "one note a report");
    let held = starts(&page, "diff-against");
    let said = |tag: &&str| {
        let value = |name: &str| {
            let (_, rest) = tag.split_once(&format!("{name}=\"")).expect("a value");
            rest.split('"').next().expect("its end").to_owned()
        };
        let hidden = tag.contains("hidden") && tag.contains("data-print=\"none\"");
        (value("data-base"), value("data-place"), value("data-kind"), hidden)
    };
    let held: Vec<_> = held.iter().map(said).collect();
    let one = |base: &str, place: &str, kind: &str, hidden| {
        (base.to_owned(), place.to_owned(), kind.to_owned(), hidden)
    };
    let expected = [
        one("0", "1", "base", false),
        one("1", "2", "other-words", true),
        one("0", "2", "fragment", false),
        one("1", "1", "base", true),
    ];
    assert_eq!(held, expected);
}

#[test]
fn without_facts_the_step_leaves_a_book_alone() {
    let with = compared("It rained.\n").without("facts.yml");
    let alone = Book::new("It rained.\n").with("sources/library.yml", library());
    with.briefing(&["build"]).ends_with(0);
    alone.briefing(&["build"]).ends_with(0);
    assert_eq!(with.read("book/one.html"), alone.read("book/one.html"));
}

#[test]
fn hostile_titles_and_passages_reach_the_page_as_text() {
    let hostile = "<script>alert(1)</script> {{#include /etc/passwd}} [^1] 15 bearings were cracked \u{202e}oops";
    let facts = FACTS.replace("Cracked bearings", "'<b>x</b> {{#each}} [@report]'");
    let book = compared("{{#diff bearings}}\n")
        .with("sources/daily.txt", hostile)
        .with("facts.yml", facts);
    book.briefing(&["build"]).ends_with(0);
    let page = book.read("book/one.html");
    assert!(!page.contains("<script>alert"));
    assert!(!page.contains("root:"));
    assert!(!page.contains("<b>x</b>"));
    assert!(page.contains("alert(1)"));
}
