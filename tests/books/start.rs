//! `briefing new` and `briefing init`: what a beginner gets.

use briefing_plugin::KNOWN;

use crate::book::Book;
use crate::stock::built;

#[test]
fn a_new_briefing_builds_at_once_with_every_directive_in_use() {
    let book = Book::empty();
    let told = book.briefing(&["new", "."]).ends_with(0);
    assert!(told.out.contains("briefing build ."), "{}", told.out);
    let run = book.briefing(&["build"]).ends_with(0);
    assert_eq!((run.out.as_str(), run.err.as_str()), ("", ""));
    let run = book.briefing(&["check", "--locked", "--deny-warnings", "--coverage"]).ends_with(0);
    assert!(run.out.contains("0  sentences with a figure or date and no citation"), "{}", run.out);
    let chapters: String = book
        .files()
        .iter()
        .filter(|name| name.ends_with(".md"))
        .map(|name| book.read(name))
        .collect();
    for name in KNOWN {
        assert!(chapters.contains(&format!("{{{{#{name}")), "no {name}");
    }
    assert!(book.path("book/pdf/briefing.pdf").is_file());
    // Both facts are told in conflict: a beginner sees at once what a comparison is for.
    let facts = book.briefing(&["facts"]).ends_with(0);
    assert_eq!(facts.out.matches(": in conflict").count(), 2, "{}", facts.out);
}

#[test]
#[ignore = "needs stock mdBook 0.5.4"]
fn a_new_briefing_builds_under_stock_mdbook_to_the_same_book() {
    let (ours, stock) = (Book::empty(), Book::empty());
    for book in [&ours, &stock] {
        book.briefing(&["new", "."]).ends_with(0);
    }
    ours.briefing(&["build"]).ends_with(0);
    stock.mdbook(&["build"]).ends_with(0);
    assert_eq!(built(&ours), built(&stock));
}

#[test]
fn a_folder_that_holds_something_is_left_alone() {
    let book = Book::empty().with("mine.txt", "mine");
    book.briefing(&["new", "."]).ends_with(2).says(&["is not empty", "briefing init ."]);
    assert_eq!(book.files(), ["mine.txt"]);
    book.briefing(&["new", "mine.txt"]).ends_with(2);
    book.briefing(&["init"]).ends_with(2).says(&["briefing new DIR"]);
    assert_eq!(book.files(), ["mine.txt"]);
}

#[test]
fn an_mdbook_gets_briefing_and_keeps_what_it_has() {
    let toml = "# Our handbook.\n[book]\ntitle = \"Handbook\" # short\n\n[output.html]\nno-section-label = true\n";
    let css = "/* ours */\n";
    let book = Book::empty()
        .with("book.toml", toml)
        .with("src/SUMMARY.md", "# Summary\n\n- [One](one.md)\n")
        .with("src/one.md", "# One\n\nIt rained.\n")
        .with("theme/briefing/briefing.css", css);
    book.briefing(&["init"]).ends_with(0);
    let changed = book.read("book.toml");
    assert!(changed.starts_with("# Our handbook.\n[book]\ntitle = \"Handbook\" # short\n"));
    assert!(changed.contains("no-section-label = true"), "{changed}");
    assert_eq!(book.read("theme/briefing/briefing.css"), css);
    let run = book.briefing(&["build"]).ends_with(0);
    assert_eq!(run.err, "");
    let again = book.briefing(&["init"]).ends_with(0);
    assert!(again.out.contains("nothing was changed"), "{}", again.out);
    assert_eq!(book.read("book.toml"), changed);
    // A book.toml that cannot be read stays as it is, and nothing is made.
    let book = Book::empty().with("book.toml", "[book\n");
    book.briefing(&["init"]).ends_with(2).says(&["book.toml"]);
    assert_eq!(book.files(), ["book.toml"]);
}
