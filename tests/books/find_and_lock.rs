//! `briefing find` and `briefing lock`, and what a changed source does to a build.

use crate::book::Book;

const CHAPTER: &str = "The mayor said \"We were never told\" [@report].\n";
const CHANGED: &str = "The bridge was closed on 3 March 2023 after an inspection.
Engineers found that 14 of 20 bearings were cracked. \u{201c}We were seldom told,\u{201d} said the mayor, Anna Holm.
";

fn built() -> Book {
    let book = Book::new(CHAPTER);
    book.briefing(&["build"]).ends_with(0);
    book
}

#[test]
fn find_prints_the_line_to_paste() {
    let run = Book::new(CHAPTER).briefing(&["find", "14 of 20 bearings"]).ends_with(0);
    for line in [
        "report#p2  Ministry",
        "«14 of 20 bearings»",
        "{{#quote report#p2 \"14 of 20 bearings\"}}",
        "\"14 of 20 bearings\" [@report#p2]",
    ] {
        assert!(run.out.contains(line), "{line}\n{}", run.out);
    }
    let run = Book::new(CHAPTER).briefing(&["find", "no such words"]).ends_with(1);
    run.says(&["stands in no source", "`briefing sources search` finds words in any order"]);
    let run = Book::new(CHAPTER).briefing(&["find", "15 of 20 bearings were"]).ends_with(1);
    run.says(&["nearest in `report#p2`: ", "«14 of 20 bearings were»"]);
}

#[test]
fn the_first_build_pins_and_the_second_changes_nothing() {
    let book = built();
    let lock = book.read("briefing.lock");
    assert!(lock.contains("source report sha256:"), "{lock}");
    assert!(lock.contains("\"We were never told\""), "{lock}");
    let run = book.briefing(&["build"]).ends_with(0);
    assert_eq!((book.read("briefing.lock"), run.err.as_str()), (lock, ""));
}

#[test]
fn without_a_lock_there_is_one_warning() {
    Book::new(CHAPTER).briefing(&["check"]).ends_with(0).says(&["warning[no-lock]", "1 warning"]);
}

#[test]
fn a_change_beside_the_quoted_words_is_a_warning() {
    let book = built();
    book.write(
        "sources/report.txt",
        book.read("sources/report.txt").replace("14 of 20", "15 of 20"),
    );
    book.briefing(&["build"]).ends_with(0).says(&["warning[", "report"]);
    book.briefing(&["check", "--locked"]).ends_with(1);
}

#[test]
fn a_change_of_the_quoted_words_stops_the_build_and_names_the_quotation() {
    let book = built();
    book.write("sources/report.txt", CHANGED);
    book.briefing(&["build"]).ends_with(1).says(&["chapters/one.md:1:", "seldom"]);
}

#[test]
fn words_that_moved_stop_the_build_and_are_found() {
    let book = built();
    book.write(
        "sources/report.txt",
        format!("A new first line.\n{}", book.read("sources/report.txt")),
    );
    book.briefing(&["build"]).ends_with(1).says(&["chapters/one.md:1:", "report#p3"]);
    book.briefing(&["lock"]).ends_with(1).says(&["report#p3"]);
    book.briefing(&["lock", "report", "--reason", "a line was added"]).ends_with(0);
    assert!(book.read("briefing.lock").contains("\"a line was added\""));
    book.briefing(&["build"]).ends_with(0);
}

#[test]
fn nothing_is_accepted_while_a_quotation_is_absent() {
    let book = built();
    let lock = book.read("briefing.lock");
    book.write("sources/report.txt", CHANGED);
    book.briefing(&["lock", "report", "--reason", "captured again"]).ends_with(1);
    assert_eq!(book.read("briefing.lock"), lock);
}

#[test]
fn locked_refuses_a_quotation_that_is_not_pinned() {
    let book = built();
    book.write(
        "chapters/one.md",
        format!("{CHAPTER}\nIt found \"14 of 20 bearings\" [@report].\n"),
    );
    book.briefing(&["check"]).ends_with(0);
    book.briefing(&["check", "--locked"]).ends_with(1).says(&["chapters/one.md:3:", "not-locked"]);
}

#[test]
fn a_passage_quoted_by_its_address_alone_is_pinned_too() {
    let book = Book::new("{{#quote report#p2}}\n");
    book.briefing(&["build"]).ends_with(0);
    book.write("sources/report.txt", CHANGED);
    book.briefing(&["check"]).ends_with(1).says(&[
        "error[pin-changed]",
        "chapters/one.md:1:1",
        "seldom",
    ]);
    book.briefing(&["lock", "report", "--reason", "corrected"]).ends_with(0);
    book.briefing(&["check", "--locked"]).ends_with(0);
}

#[test]
fn a_word_without_its_accents_is_refused_and_found_nowhere() {
    let book = Book::new("{{#quote report \"election day\"}}\n")
        .with("sources/report.txt", "On \u{e9}lection day.\n");
    book.briefing(&["check"]).ends_with(1).says(&[
        "chapters/one.md:1:",
        "altered",
        "\u{e9}lection",
    ]);
    book.briefing(&["find", "election day"]).ends_with(1).says(&["stands in no source"]);
    book.briefing(&["find", "day"]).ends_with(0);
}
