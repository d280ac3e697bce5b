//! Styles by name and by file.

use std::fs;
use std::path::Path;

use briefing_plugin::Settings;

use super::{Book, LIBRARY, TEXTS};
use crate::Style;

fn open(root: &Path, style: &str) -> Result<Style, String> {
    let settings = Settings { style: style.to_owned(), ..Settings::default() };
    Style::open(root, &settings).map_err(|error| {
        let at = error.span.map(|span| format!(" at {:?}", span.line_column())).unwrap_or_default();
        let help = error.helps.first().cloned().unwrap_or_default();
        format!("{}{at} ({help})", error.message.lines().next().unwrap_or_default())
    })
}

#[test]
fn a_style_that_cannot_be_used_is_an_error() {
    let root = tempfile::tempdir().expect("a folder");
    let toml = "[preprocessor.notes]\nstyle = \"chicago-note\"\n";
    fs::write(root.path().join("book.toml"), toml).expect("a file");
    fs::write(root.path().join("bad.csl"), "<style>").expect("a file");
    let told = |style: &str| open(root.path(), style).expect_err(style);
    assert_eq!(
        told("chicago-note"),
        "there is no style named `chicago-note` at (2, 10) (did you mean `chicago-notes`?)"
    );
    assert!(told("nowhere.csl").starts_with("the style `nowhere.csl` cannot be read"));
    assert!(told("bad.csl").starts_with("`bad.csl` is not a style in CSL"));
    assert!(told("../bad.csl").starts_with("the style `../bad.csl` leads out"));
    assert!(told("/etc/bad.csl").starts_with("the style `/etc/bad.csl` leads out"));
}

#[cfg(unix)]
#[test]
fn a_link_out_of_the_book_is_not_followed() {
    let outside = tempfile::tempdir().expect("a folder");
    let root = tempfile::tempdir().expect("a folder");
    let style = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/tests/ibid.csl");
    fs::copy(style, outside.path().join("a.csl")).expect("a file");
    std::os::unix::fs::symlink(outside.path().join("a.csl"), root.path().join("a.csl"))
        .expect("a link");
    assert!(open(root.path(), "a.csl").expect_err("refused").contains("leads out"));
    fs::copy(outside.path().join("a.csl"), root.path().join("b.csl")).expect("a file");
    assert!(open(root.path(), "b.csl").is_ok());
}

#[test]
fn every_style_of_the_archive_makes_a_note_of_every_source() {
    for style in hayagriva::archive::ArchivedStyle::all() {
        let name = style.names()[0];
        let book = Book::styled(LIBRARY, TEXTS, name);
        let out = book.chapter("A [@dam#p2]. B [@memo#p1]. C [@copy]. D [@dam].\n");
        assert_eq!(out.diagnostics, [], "{name}");
        assert!(!out.text.contains(['\u{E000}', '\u{E001}', '\u{E002}']), "{name}: {}", out.text);
        assert_eq!(out.text.matches("of our copy").count(), 2, "{name}: {}", out.text);
    }
}

#[test]
fn the_locale_is_the_one_asked_for() {
    let mut book = Book::new(LIBRARY, TEXTS);
    book.settings.locale = Some("de-DE".to_owned());
    book.style = Style::open(Path::new(""), &book.settings).expect("known");
    assert!(
        book.chapter("A [@dam].\n").text.contains("Mai"),
        "{}",
        book.chapter("A [@dam].\n").text
    );
}
