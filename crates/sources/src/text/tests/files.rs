//! The file of a text: what is refused, and how it is said.

use std::fs;
use std::path::Path;

use briefing_diagnostics::{Colour, draw};

use crate::library::Library;
use crate::text::Text;

/// Returns what is said of a source whose text is asked for.
fn said(root: &Path, yaml: &str) -> String {
    let (library, findings) = Library::parse("sources/library.yml", yaml);
    assert_eq!([findings, library.check_all()].concat(), []);
    let id = library.ids().next().unwrap().to_owned();
    let fault = Text::read(library.entry(&id).unwrap(), root).unwrap_err();
    draw(&[fault], Colour::Never)
}

fn book() -> tempfile::TempDir {
    let book = tempfile::tempdir().unwrap();
    fs::create_dir_all(book.path().join("sources/folder.txt")).unwrap();
    for (name, bytes) in [
        ("good.txt", &b"\xef\xbb\xbfone\ntwo"[..]),
        ("latin.txt", b"one\ncaf\xe9\n"),
        ("empty.txt", b""),
        ("blank.txt", b"\xef\xbb\xbf \n\n"),
    ] {
        fs::write(book.path().join("sources").join(name), bytes).unwrap();
    }
    book
}

#[test]
fn reads_a_file_without_its_mark() {
    let book = book();
    let (library, _) = Library::parse("sources/library.yml", "good: { type: web }");
    let text = Text::read(library.entry("good").unwrap(), book.path()).unwrap();
    assert_eq!((text.text(), text.file()), ("one\ntwo", "sources/good.txt"));
    assert_eq!(text.sha256(), Text::plain("x", "\u{feff}one\ntwo").sha256());
}

#[test]
fn says_why_a_text_cannot_be_read() {
    let book = book();
    let mut all = String::new();
    for id in ["latin", "empty", "blank", "folder", "god", "none"] {
        let text = if id == "none" { ", text: none" } else { "" };
        all += &said(book.path(), &format!("{id}: {{ type: web{text} }}"));
    }
    insta::assert_snapshot!(all, @r"
    error[bad-text]: `sources/latin.txt` is not UTF-8: byte 8 (0xE9), in line 2
     --> sources/library.yml:1:1
      |
    1 | latin: { type: web }
      | ^^^^^ the text of this source
      |
      = help: save it as UTF-8, and note in the descriptor that it was converted

    error[bad-text]: `sources/empty.txt` is empty
     --> sources/library.yml:1:1
      |
    1 | empty: { type: web }
      | ^^^^^ the text of this source
      |
      = help: put the source's text in, or say `text: none`

    error[bad-text]: `sources/blank.txt` is empty
     --> sources/library.yml:1:1
      |
    1 | blank: { type: web }
      | ^^^^^ the text of this source
      |
      = help: put the source's text in, or say `text: none`

    error[bad-text]: `sources/folder.txt` is a folder
     --> sources/library.yml:1:1
      |
    1 | folder: { type: web }
      | ^^^^^^ the text of this source
      |
      = help: a source is one text file

    error[missing-text]: the text of `god` is missing: there is no `sources/god.txt`
     --> sources/library.yml:1:1
      |
    1 | god: { type: web }
      | ^^^ its text is not there
      |
      = help: there is `good.txt`: rename it, or say `file: good.txt` in the library
      = help: a source without a text here says `text: none`: it can be cited, not quoted

    error[no-text]: `none` has no text here, so nothing of it can be quoted
     --> sources/library.yml:1:1
      |
    1 | none: { type: web, text: none }
      | ^^^^ the library says `text: none`
      |
      = help: cite it as a whole, without an address
    ");
}

#[cfg(unix)]
#[test]
fn follows_no_link_out_of_the_book() {
    let book = book();
    let outside = tempfile::NamedTempFile::new().unwrap();
    fs::write(outside.path(), "secret").unwrap();
    let link = |target: &Path, name: &str| {
        std::os::unix::fs::symlink(target, book.path().join("sources").join(name)).unwrap();
    };
    link(outside.path(), "out.txt");
    link(Path::new("good.txt"), "in.txt");
    link(outside.path().parent().unwrap(), "up");
    assert!(said(book.path(), "out: { type: web }").contains("leads out of the book's folder"));
    let name = outside.path().file_name().unwrap().to_string_lossy().into_owned();
    let through = format!("a: {{ type: web, file: \"up/{name}\" }}");
    assert!(said(book.path(), &through).contains("leads out of the book's folder"));
    let (library, _) = Library::parse("sources/library.yml", "in: { type: web }");
    assert!(Text::read(library.entry("in").unwrap(), book.path()).is_ok());
}

#[test]
fn bounds_the_size() {
    let book = book();
    let file = fs::File::create(book.path().join("sources/huge.txt")).unwrap();
    file.set_len((64 << 20) + 1).unwrap();
    assert!(said(book.path(), "huge: { type: web }").contains("may have 64 MiB"));
}

/// One long line, with marks throughout: a walk over it that is not linear would not come back.
#[test]
fn reads_one_line_of_eight_megabytes() {
    let book = book();
    let content = "He said “yes„ and \"no”, «é». ".repeat(250_000);
    fs::write(book.path().join("sources/long.txt"), &content).unwrap();
    let (library, _) = Library::parse("sources/library.yml", "long: { type: web }");
    let text = Text::read(library.entry("long").unwrap(), book.path()).unwrap();
    assert_eq!(text.paragraphs().len(), 1);
    assert!(text.own_quotations().len() > 200_000);
    let end = text.paragraphs()[0].range.end;
    let (place, used) = text.target_of(&[end - 3..end]);
    let target = crate::address::Target { used, ..crate::address::Target::at("long", place) };
    assert_eq!(text.used(&target), Ok(vec![end - 3..end]));
}
