//! `briefing sources`, completions and the manual page.

use serde_json::Value;

use crate::book::Book;

const CHAPTER: &str = "The mayor said \"We were never told\" [@report].\n";

#[test]
fn a_text_is_shown_with_its_addresses() {
    let book = Book::new(CHAPTER);
    let run = book.briefing(&["sources", "show", "report"]).ends_with(0);
    let lines: Vec<&str> = run.out.lines().collect();
    assert_eq!(lines.len(), 2, "{}", run.out);
    assert!(lines[0].starts_with("report#p1  The bridge was closed"), "{}", run.out);
    let run = book.briefing(&["sources", "show", "report", "--sentences"]).ends_with(0);
    assert!(run.out.contains("\nreport#p2.s2  “We were never told,”"), "{}", run.out);
    let run = book.briefing(&["sources", "show", "report", "--json"]).ends_with(0);
    let passages: Value = serde_json::from_str(&run.out).expect("JSON");
    assert_eq!(passages["passages"][1]["address"], "report#p2");
    book.briefing(&["sources", "show", "reprot"]).ends_with(1).says(&["did you mean `report`?"]);
}

#[test]
fn the_library_is_listed_and_searched() {
    let book = Book::new(CHAPTER);
    let run = book.briefing(&["sources"]).ends_with(0);
    let line = "report  Ministry: verbatim; 2 paragraphs, 29 words; 1 quotation; not stated: publisher, url
";
    assert_eq!(run.out, line);
    let run = book.briefing(&["sources", "--json"]).ends_with(0);
    let list: Value = serde_json::from_str(&run.out).expect("JSON");
    assert_eq!(
        (&list["sources"][0]["id"], &list["sources"][0]["quoted"]),
        (&"report".into(), &1.into())
    );
    let run = book.briefing(&["sources", "search", "CRACKED", "engineers"]).ends_with(0);
    assert!(run.out.starts_with("report#p2  Engineers"), "{}", run.out);
    book.briefing(&["sources", "search", "engineers", "inspection"]).ends_with(1);
}

#[test]
fn a_shell_and_a_manual_reader_get_their_files() {
    let book = Book::empty();
    for shell in ["bash", "zsh", "fish", "powershell", "elvish"] {
        let run = book.briefing(&["completions", shell]).ends_with(0);
        assert!(run.out.contains("briefing"), "{shell}");
    }
    let page = book.briefing(&["man"]).ends_with(0);
    assert!(
        page.out.contains(".TH briefing 1") && page.out.contains("briefing\\-fix"),
        "{}",
        page.out
    );
}
