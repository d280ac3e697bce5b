//! Entries and texts put into libraries on a disk.

use std::fs;
use std::path::Path;

use briefing_sources::{Library, Sources};
use proptest::prelude::*;
use tempfile::TempDir;

use super::entry::{Name, NewEntry, Parent};
use super::shelf::Shelf;
use super::{ids, intake};

const LIBRARY: &str = "sources/library.yml";

/// Returns a book whose library is this text; without one where it is empty.
fn book(library: &str) -> TempDir {
    let root = tempfile::tempdir().unwrap();
    if !library.is_empty() {
        fs::create_dir(root.path().join("sources")).unwrap();
        fs::write(root.path().join(LIBRARY), library).unwrap();
    }
    root
}

fn shelf(root: &Path) -> Shelf {
    Shelf::open(root, Path::new(LIBRARY)).unwrap()
}

fn entry(id: &str) -> NewEntry {
    NewEntry { id: id.to_owned(), kind: "web".to_owned(), ..NewEntry::default() }
}

fn read(root: &Path) -> String {
    fs::read_to_string(root.join(LIBRARY)).unwrap_or_default()
}

/// Returns the names of all files beside the library.
fn files(root: &Path) -> Vec<String> {
    let Ok(entries) = fs::read_dir(root.join("sources")) else { return Vec::new() };
    let mut names: Vec<_> =
        entries.map(|one| one.unwrap().file_name().into_string().unwrap()).collect();
    names.sort();
    names
}

#[test]
fn an_entry_is_appended_and_all_else_is_kept() {
    for (before, after) in [
        ("", "new:\n  type: web\n"),
        ("# only a comment", "# only a comment\n\nnew:\n  type: web\n"),
        (
            "# c\nb: { type: web }\n\na:   # d\n  type: web\n",
            "# c\nb: { type: web }\n\na:   # d\n  type: web\n\nnew:\n  type: web\n",
        ),
        ("a:\n  type: web", "a:\n  type: web\n\nnew:\n  type: web\n"),
        ("a:\r\n  type: web\r\n", "a:\r\n  type: web\r\n\r\nnew:\r\n  type: web\r\n"),
        // A blank line more would belong to the text at the end.
        (
            "a:\n  type: web\n  note: |+\n    x\n",
            "a:\n  type: web\n  note: |+\n    x\nnew:\n  type: web\n",
        ),
        ("\u{feff}a:\n  type: web\n", "\u{feff}a:\n  type: web\n\nnew:\n  type: web\n"),
    ] {
        let root = book(before);
        shelf(root.path()).put(&entry("new"), Some("Words\n"), false).unwrap();
        assert_eq!(read(root.path()), after);
        assert_eq!(fs::read_to_string(root.path().join("sources/new.txt")).unwrap(), "Words\n");
    }
}

#[test]
fn where_an_entry_cannot_stand_nothing_is_written() {
    for before in [
        "{ a: { type: web } }\n",
        "a:\n  type: web\n...\n",
        "a:\n  type: web\n  title: \"open",
        "- a\n",
        "  a:\n    type: web\n",
    ] {
        let root = book(before);
        let put = Shelf::open(root.path(), Path::new(LIBRARY))
            .and_then(|mut shelf| shelf.put(&entry("new"), Some("Words\n"), false));
        assert!(put.is_err(), "{before}");
        assert_eq!(
            (read(root.path()).as_str(), files(root.path())),
            (before, vec!["library.yml".to_owned()])
        );
    }
}

#[test]
fn an_id_that_is_there_in_any_way_is_not_taken() {
    let root = book("Wapo:\n  type: web\n");
    fs::write(root.path().join("sources/live.txt"), "other").unwrap();
    fs::create_dir(root.path().join("sources/folder.txt")).unwrap();
    let shelf = shelf(root.path());
    for (id, free) in
        [("wapo", "wapo-2"), ("live", "live-2"), ("folder", "folder-2"), ("new", "new")]
    {
        assert_eq!(ids::free(id, |id| shelf.is_taken(id, Some("Words\n"))), free);
    }
}

#[test]
fn a_text_whose_entry_was_not_written_is_found_again() {
    let root = book("a: { type: web }\n");
    fs::write(root.path().join("sources/new.txt"), "Words\n").unwrap();
    let mut shelf = shelf(root.path());
    assert!(!shelf.is_taken("new", Some("Words\n")) && shelf.is_taken("new", Some("Other\n")));
    shelf.put(&entry("new"), Some("Words\n"), false).unwrap();
    assert_eq!(files(root.path()), ["library.yml", "new.txt"]);
}

#[test]
fn a_text_is_never_overwritten_and_a_library_changed_meanwhile_is_left() {
    let root = book("a: { type: web }\n");
    let mut shelf = shelf(root.path());
    fs::write(root.path().join("sources/new.txt"), "Other\n").unwrap();
    assert!(shelf.put(&entry("new"), Some("Words\n"), false).is_err());
    assert_eq!(fs::read_to_string(root.path().join("sources/new.txt")).unwrap(), "Other\n");
    fs::write(root.path().join(LIBRARY), "b: { type: web }\n").unwrap();
    let fault = shelf.put(&entry("second"), Some("Words\n"), false).unwrap_err();
    assert!(fault.message.contains("changed meanwhile"));
    assert_eq!(files(root.path()), ["library.yml", "new.txt"]);
    assert_eq!(read(root.path()), "b: { type: web }\n");
}

#[test]
fn a_dry_run_writes_nothing_and_gives_no_id_twice() {
    let root = book("");
    let mut shelf = shelf(root.path());
    shelf.put(&entry("new"), Some("Words\n"), true).unwrap();
    assert!(shelf.is_taken("new", Some("Words\n")));
    assert!(!root.path().join("sources").exists());
}

#[cfg(unix)]
#[test]
fn no_link_leads_out_of_the_book() {
    let (root, outside) = (book(""), tempfile::tempdir().unwrap());
    std::os::unix::fs::symlink(outside.path(), root.path().join("sources")).unwrap();
    assert!(Shelf::open(root.path(), Path::new(LIBRARY)).is_err());
    let root = book("a: { type: web }\n");
    std::os::unix::fs::symlink("/nowhere/at-all", root.path().join("sources/new.txt")).unwrap();
    assert!(shelf(root.path()).is_taken("new", None));
}

#[test]
fn everything_that_is_known_is_read_back() {
    let root = book("first:\n  type: web\n  url: https://example.org/a/\n");
    let mut shelf = shelf(root.path());
    let new = NewEntry {
        kind: "article".to_owned(),
        language: Some("en".to_owned()),
        title: Some("The warning".to_owned()),
        authors: vec![
            Name { name: "Byron".to_owned(), given: Some("Ada".to_owned()) },
            Name { name: "Desk, the".to_owned(), given: None },
        ],
        editors: vec![Name { name: "B".to_owned(), given: None }],
        date: Some("2024-04".to_owned()),
        publisher: Some("A Paper".to_owned()),
        parent: Some(Parent {
            kind: "newspaper".to_owned(),
            title: "The {P}aper".to_owned(),
            volume: Some("3".to_owned()),
            issue: Some("7b".to_owned()),
        }),
        pages: Some("1-3".to_owned()),
        doi: Some("10.1000/1".to_owned()),
        url: Some("http://EXAMPLE.org/a#top".to_owned()),
        retrieved_from: Some("https://mirror.example.net/a".to_owned()),
        captured: Some("2024-04-10".to_owned()),
        captured_sha256: Some("0".repeat(64)),
        headings: vec![1, 8, 9, 10],
        captions: vec![3],
        furniture: vec![4, 5],
        ..entry("new")
    };
    let edition_of = intake::edition_of(shelf.library(), &new);
    assert_eq!(edition_of.as_deref(), Some("first"));
    shelf.put(&NewEntry { edition_of, ..new.clone() }, Some("Words\n"), false).unwrap();
    assert_eq!(intake::same_file(shelf.library(), &new), Some("new"));
    // The third capture is of the first, not of the second.
    assert_eq!(intake::edition_of(shelf.library(), &new).as_deref(), Some("first"));
    let (sources, findings) = Sources::open(root.path(), Path::new(LIBRARY));
    let sources = sources.unwrap();
    assert_eq!((findings, sources.library().check_all()), (vec![], vec![]));
    assert_eq!(sources.text("new").unwrap().text(), "Words\n");
}

#[test]
fn hostile_words_stay_one_scalar_each() {
    for words in [
        "a: b",
        "a #b",
        "'",
        "\"",
        "\\",
        "\\\"",
        "a\nb: c",
        "a\r\n\u{85}\u{2028}b",
        "- a",
        "{ a: [b] }",
        "&a *b !c",
        "~",
        "null",
        "true",
        "2024",
        "1e3",
        "%",
        "@a",
        "`a`",
        "|",
        ">",
        "? a",
        "$x$ {y} }{ \\$",
        "\u{0}\u{1b}[2J",
        "\u{feff}",
        "\u{202e}abc",
        "\u{fffe}\u{ffff}",
        "🙂\u{e0041}",
        "…",
        "---",
        "...",
        "é\u{301}",
        "title: x\nevil:\n  type: web",
    ] {
        let root = book("a:\n  type: web\n");
        let new = NewEntry {
            title: Some(words.to_owned()),
            authors: vec![
                Name { name: words.to_owned(), given: None },
                Name { name: "B".to_owned(), given: Some(words.to_owned()) },
            ],
            publisher: Some(words.to_owned()),
            retrieved_from: Some(words.to_owned()),
            ..entry("new")
        };
        shelf(root.path())
            .put(&new, Some("Words\n"), false)
            .unwrap_or_else(|fault| panic!("{words:?}: {fault:?}"));
        let (sources, _) = Sources::open(root.path(), Path::new(LIBRARY));
        let sources = sources.unwrap();
        assert_eq!(sources.ids().collect::<Vec<_>>(), ["a", "new"], "{words:?}");
        assert_eq!(sources.entry("new").unwrap().title().as_deref(), Some(words));
        assert_eq!(sources.library().check_all(), []);
        // On its own lines, and nothing that steers an editor in them.
        let added = read(root.path());
        assert!(
            !added.contains(
                |c: char| c != '\n' && (c.is_control() || briefing_diagnostics::steers(c))
            )
        );
    }
}

/// What a page may call itself, its author or its publisher: any characters, and more often those
/// that mean something to YAML, hayagriva or a terminal.
fn said() -> impl Strategy<Value = String> {
    let marks = "[-#:{}\\[\\]$\\\\\"'`%&*!|>@?, \u{a0}\u{2028}\u{202e}\u{feff}\n\t0-9a-zé]{1,24}";
    let drawn = prop_oneof![marks, "\\PC{1,24}", any::<String>()];
    drawn
        .prop_map(|text| text.split_whitespace().collect::<Vec<_>>().join(" "))
        .prop_filter("nothing is said", |text| !text.is_empty())
}

proptest! {
    #[test]
    fn whatever_a_page_says_of_itself_is_read_back_from_the_library(
        title in said(),
        name in said(),
        given in proptest::option::of(said()),
        publisher in said(),
        before in prop::sample::select(vec!["", "a: { type: web } # é\n", "a:\r\n  type: web"]),
    ) {
        let root = book(before);
        let meant = NewEntry {
            title: Some(title.clone()),
            authors: vec![Name { name: name.clone(), given: given.clone() }],
            publisher: Some(publisher.clone()),
            ..entry("new")
        };
        let put = shelf(root.path()).put(&meant, Some("Words\n"), false);
        prop_assert!(put.is_ok(), "{put:?}");
        let written = read(root.path());
        prop_assert!(written.starts_with(before));
        let (library, findings) = Library::parse(LIBRARY, written);
        prop_assert!(findings.is_empty(), "{findings:?}");
        let read = library.entry("new").expect("it was written");
        prop_assert_eq!(read.title(), Some(title));
        let author = &read.bibliography().authors().expect("one author")[0];
        prop_assert_eq!((&author.name, &author.given_name), (&name, &given));
    }
}
