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
            &["facts.yml:5:34", "not-in-passage", "At least 15"],
        ),
        ("events: { closed: { names: the closure } }\n", &["facts.yml:1:11", "has no date"]),
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
