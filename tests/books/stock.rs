//! Under stock mdBook 0.5.4: the same pages as `briefing build`, and the errors of all steps in one
//! run. Ignored unless asked for; needs `mdbook` on the PATH.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use crate::book::Book;

/// The briefing's own files, copied so that nothing is written beside them.
pub(crate) fn the_briefing() -> Book {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut book = Book::new("").without("chapters/one.md").without("sources/report.txt");
    for folder in ["chapters", "sources", "theme/briefing"] {
        for entry in fs::read_dir(root.join(folder)).expect(folder).flatten() {
            let name = format!("{folder}/{}", entry.file_name().to_string_lossy());
            book = book.with(&name, fs::read(entry.path()).expect("a file"));
        }
    }
    for name in ["book.toml", "briefing.lock"] {
        book = book.with(name, fs::read(root.join(name)).expect(name));
    }
    // A briefing may have no facts.
    if let Ok(facts) = fs::read(root.join("facts.yml")) {
        book = book.with("facts.yml", facts);
    }
    book
}

fn pages(folder: &Path, below: &str, found: &mut BTreeMap<String, Vec<u8>>) {
    for entry in fs::read_dir(folder).expect("the book").flatten() {
        let name = format!("{below}{}", entry.file_name().to_string_lossy());
        match entry.path().is_dir() {
            true => pages(&entry.path(), &format!("{name}/"), found),
            false => drop(found.insert(name, fs::read(entry.path()).expect("a file"))),
        }
    }
}

/// Returns the files of a built book, by their paths.
pub(crate) fn built(book: &Book) -> BTreeMap<String, Vec<u8>> {
    let mut found = BTreeMap::new();
    pages(&book.path("book"), "", &mut found);
    found
}

#[test]
#[ignore = "needs stock mdBook 0.5.4"]
fn stock_mdbook_gives_the_same_book() {
    let (ours, stock) = (the_briefing(), the_briefing());
    ours.briefing(&["build"]).ends_with(0);
    stock.mdbook(&["build"]).ends_with(0);
    let (ours, stock) = (built(&ours), built(&stock));
    assert_eq!(ours.keys().collect::<Vec<_>>(), stock.keys().collect::<Vec<_>>());
    for (name, page) in &ours {
        assert!(page == &stock[name], "{name} differs");
    }
}

#[test]
#[ignore = "needs stock mdBook 0.5.4"]
fn one_run_of_stock_mdbook_shows_the_errors_of_all_steps() {
    Book::new("\"We were always told\" [@report].\n\nA claim [@nobody].\n\n{{#judgement a likelihood=\"probabel\"}}\nText [@report].\n{{/judgement}}\n")
        .mdbook(&["build"])
        .says(&["error[altered]", "error[unknown-source]", "probabel", "3 errors"]);
}

#[test]
#[ignore = "needs stock mdBook 0.5.4"]
fn a_book_without_our_directives_comes_out_the_same() {
    let chapter = "# One\n\nText \"quoted by nobody in particular\", [a link][b], `[@x]`, {{#title T}}\n\n[b]: one.md\n";
    let plain = "[book]\nsrc = \"chapters\"\n";
    let with = Book::new(chapter).without("sources/library.yml");
    let without = Book::new(chapter).without("sources/library.yml").with("book.toml", plain);
    with.write("book.toml", format!("{plain}[preprocessor.quotes]\ncommand = \"briefing quotes\"\nbefore = [\"notes\", \"index\", \"links\"]\n[preprocessor.notes]\ncommand = \"briefing notes\"\nbefore = [\"index\", \"links\"]\n"));
    with.mdbook(&["build"]).ends_with(0);
    without.mdbook(&["build"]).ends_with(0);
    assert!(built(&with) == built(&without));
}
