use std::fs;
use std::path::Path;

use super::Sources;

const LIBRARY: &str = "wapo: { type: web, title: The Title, label: Post }\n\
                       live: { type: web, title: Live }\n\
                       book: { type: book, text: none }\n\
                       bad: { type: web, tilte: x }\n";

fn book() -> (tempfile::TempDir, Sources) {
    let book = tempfile::tempdir().unwrap();
    fs::create_dir(book.path().join("sources")).unwrap();
    fs::write(book.path().join("sources/library.yml"), LIBRARY).unwrap();
    fs::write(book.path().join("sources/wapo.txt"), "One.\nTwo.\n").unwrap();
    let (sources, findings) = Sources::open(book.path(), Path::new("sources/library.yml"));
    assert_eq!(findings, []);
    (book, sources.unwrap())
}

#[test]
fn without_a_library_a_book_is_left_alone() {
    let book = tempfile::tempdir().unwrap();
    let (sources, findings) = Sources::open(book.path(), Path::new("sources/library.yml"));
    assert!(sources.is_none() && findings.is_empty());
}

#[test]
fn knows_ids_and_labels() {
    let (_book, sources) = book();
    assert_eq!(sources.ids().collect::<Vec<_>>(), ["bad", "book", "live", "wapo"]);
    let labels = ["wapo", "live", "book", "gone"].map(|id| sources.label(id));
    assert_eq!(labels, ["Post", "Live", "book", "gone"]);
    assert_eq!((sources.nearest_id("wpao"), sources.nearest_id("zzz")), (Some("wapo"), None));
    assert!(sources.entry("gone").is_none());
}

#[test]
fn reads_a_text_once_and_when_asked() {
    let (book, sources) = book();
    assert_eq!(sources.texts_read().count(), 0);
    assert_eq!(sources.text("wapo").unwrap().paragraphs().len(), 2);
    fs::write(book.path().join("sources/wapo.txt"), "Other.").unwrap();
    assert_eq!(sources.text("wapo").unwrap().text(), "One.\nTwo.\n");
    assert_eq!(sources.texts_read().map(crate::Text::id).collect::<Vec<_>>(), ["wapo"]);
}

#[test]
fn says_what_is_missing() {
    let (_book, sources) = book();
    let said = |id: &str| {
        let fault = sources.text(id).unwrap_err();
        let place = fault.span.map(|span| span.line_column());
        format!("{place:?} {} {} | {}", fault.code, fault.message, fault.helps.join(" | "))
    };
    let all = ["live", "book", "wpao", "zzz"].map(said);
    insta::assert_snapshot!(all.join("\n"), @r"
    Some((2, 1)) missing-text the text of `live` is missing: there is no `sources/live.txt` | a source without a text here says `text: none`: it can be cited, not quoted
    Some((3, 1)) no-text `book` has no text here, so nothing of it can be quoted | cite it as a whole, without an address
    None unknown-source no source `wpao` in `sources/library.yml` | did you mean `wapo`?
    None unknown-source no source `zzz` in `sources/library.yml` | add it to the library, with its text beside it
    ");
    assert_eq!(said("live"), said("live"));
}

#[test]
fn finds_faults_only_in_what_was_read() {
    let (_book, sources) = book();
    assert!(sources.entry("wapo").is_some());
    assert_eq!(sources.findings(), []);
    assert!(sources.entry("bad").is_some());
    let codes: Vec<_> = sources.findings().iter().map(|fault| fault.code).collect();
    assert_eq!(codes, ["unknown-key"]);
}
