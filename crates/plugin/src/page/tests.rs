//! The includes' tests have mdBook's own `links` as their judge: what we expand, with `links` run
//! after us, must be what `links` makes alone.

mod faults;
mod properties;

use std::fs;
use std::path::Path;

use briefing_diagnostics::Diagnostic;
use mdbook_core::book::{Book, BookItem, Chapter as BookChapter};
use mdbook_core::config::Config;
use mdbook_driver::builtin_preprocessors::LinkPreprocessor;
use mdbook_preprocessor::{Preprocessor, PreprocessorContext};
use tempfile::TempDir;

use super::Page;
use super::select::Selection;
use crate::{Chapter, Chapters};

/// Writes files below `src`, each a path and its text.
fn book(files: &[(&str, &str)]) -> TempDir {
    let root = tempfile::tempdir().expect("a folder");
    for (path, text) in files {
        let path = root.path().join("src").join(path);
        fs::create_dir_all(path.parent().expect("it has a folder")).expect("a folder");
        fs::write(path, text).expect("a file");
    }
    root
}

fn item(path: &str, text: &str) -> Book {
    let chapter = BookChapter::new("Name", text.to_owned(), path, Vec::new());
    Book::new_with_items(vec![BookItem::Chapter(chapter)])
}

fn chapter(path: &str, text: &str) -> Chapter {
    Chapters::from_book(&item(path, text)).list.remove(0)
}

/// Opens the file at `path` below `src` as a chapter.
fn open(root: &TempDir, path: &str) -> (Page, Vec<Diagnostic>) {
    let text = fs::read_to_string(root.path().join("src").join(path)).expect("the file is there");
    Page::open(root.path(), Path::new("src"), &chapter(path, &text))
}

/// Takes away every Markdown file, so that an include which we left to `links` fails.
fn forget_markdown(root: &TempDir) {
    for folder in ["src", "src/d", "src/d/e", "src/dir", "src/dir/below"] {
        let Ok(entries) = fs::read_dir(root.path().join(folder)) else { continue };
        for path in entries.flatten().map(|entry| entry.path()) {
            if path.extension().is_some_and(|extension| extension == "md") {
                fs::remove_file(path).expect("it is there");
            }
        }
    }
}

/// What mdBook's `links` makes of a chapter, without carriage returns, which it keeps in part.
fn links(root: &TempDir, path: &str, text: &str) -> String {
    let context =
        PreprocessorContext::new(root.path().to_owned(), Config::default(), "html".to_owned());
    let book = LinkPreprocessor::new().run(&context, item(path, text)).expect("`links` runs");
    Chapters::from_book(&book).list.remove(0).content.replace('\r', "")
}

fn show(found: &[Diagnostic]) -> Vec<String> {
    let one = |found: &Diagnostic| {
        let span = found.span.as_ref().expect("it has a place");
        let (line, column) = span.line_column();
        let helps: String = found.helps.iter().map(|help| format!(" | {help}")).collect();
        let notes: String = found.notes.iter().map(|note| format!(" ({note})")).collect();
        let severity = if found.is_error() { "" } else { "warning " };
        let file = span.file().name();
        format!(
            "{file}:{line}:{column} `{}` {severity}{}{helps}{notes}",
            span.text(),
            found.message
        )
    };
    found.iter().map(one).collect()
}

/// Every character of the page stands at its place in a file, but for the ways to the folders of
/// included files, which are ours and have a place only.
fn check_positions(page: &Page) -> Result<(), String> {
    for (at, char) in page.text().char_indices() {
        let span = page.span(at..at + char.len_utf8());
        let ours = span.range().is_empty() && "./direblow".contains(char);
        if !ours && span.text() != char.to_string() {
            return Err(format!("{char:?} at {at} is said to be {:?}", span.text()));
        }
    }
    Ok(())
}

const PART: &str = "one\r\ntwo\n<!-- ANCHOR: a -->\nthree\n<!-- ANCHOR: b -->\nfour\n\
    <!-- ANCHOR_END: b -->\nfive\n<!-- ANCHOR_END: a -->\nsix\n\n";

#[test]
fn what_links_includes_is_included_alike() {
    let files = [
        ("part.md", PART),
        (
            "dir/deep.md",
            "in {{#include ../part.md:2}} {{#include code.rs}} {{#include below/x.md}}",
        ),
        ("dir/below/x.md", "x {{#playground ../code.rs editable}} \\{{#include y}}"),
        ("dir/code.rs", "fn main() {}\n"),
        ("code.rs", "fn other() {}\n"),
        ("empty.md", ""),
    ];
    for line in [
        "{{#include part.md}}",
        "{{#include part.md:2}}",
        "{{#include part.md:2:4}}",
        "{{#include part.md::3}}",
        "{{#include part.md:3:}}",
        "{{#include part.md:}}",
        "{{#include part.md:0}}",
        "{{#include part.md:+2:x}}",
        "{{#include part.md:4:3}}",
        "{{#include part.md:99}}",
        "{{#include part.md:2:99:7}}",
        "{{#include part.md:a}}",
        "{{#include part.md:b:3}}",
        "{{ #include\n part.md:2 and words }}",
        "{{{#include part.md:2}}}",
        "- {{#include part.md:1:2}}{{#include empty.md}}{{#include part.md:2}}",
        "\\{{#include part.md}} and {{#include part.md}} on one line }} {{#include part.md:2}}",
        "\\{{#include part.md}}\n{{#include part.md:2}}",
        "\\{{#open\n{{#include part.md:2}}",
        "\\\\{{#include part.md:2}}",
        "```\n{{#include part.md:2}}\n```\n<!-- {{#include part.md:2}} -->",
        "{{#quote wapo \"x\"}} {{#quote {{#include part.md}} {{#include part.md:2}}",
        "{{#include part.md:2}}}} {{#title}} {{#title New}} {{include part.md}} {{#include }}",
        "{{#include  }} {{#include part.md:2 } }} {{# include part.md}} {{#include\u{a0}part.md:2}}",
        "{{#include./part.md}} {{#includes part.md}} {{#}} {{#include\tpart.md:2\n}}",
        "{{#include dir/deep.md}}\n{{#include ./dir/../dir/deep.md}}",
        "{{#include code.rs}} {{#rustdoc_include code.rs}} {{#include dir/code.rs:1}}",
    ] {
        let text = format!("before\n{line}\nafter é\n");
        let root = book(&files);
        let expected = links(&root, "c.md", &text);
        let (page, found) = Page::open(root.path(), Path::new("src"), &chapter("c.md", &text));
        assert_eq!(show(&found), [""; 0], "{line}");
        forget_markdown(&root);
        assert_eq!(links(&root, "c.md", page.text()), expected, "{line}");
        check_positions(&page).expect(line);
    }
}

#[test]
fn line_breaks_stay_as_the_files_have_them() {
    let root = book(&[("c.md", "a\r\n{{#include part.md:1:2}}\r\nb"), ("part.md", PART)]);
    let (page, _) = open(&root, "c.md");
    assert_eq!(page.text(), "a\r\none\r\ntwo\r\nb");
    let text = "{{#include part.md:1}}, {{#include part.md:2}}";
    let (page, _) = Page::open(root.path(), Path::new("src"), &chapter("d.md", text));
    assert_eq!(page.text(), "one, two");
}

#[test]
fn a_byte_order_mark_is_not_included() {
    let root = book(&[("c.md", "{{#include part.md}}"), ("part.md", "\u{feff}# Part\n")]);
    let (page, _) = open(&root, "c.md");
    assert_eq!(page.text(), "# Part");
    assert_eq!(page.span(0..6).line_column(), (1, 1));
}

#[test]
fn a_selection_is_read_as_links_reads_it() {
    for (written, expected) in [
        ("", Selection::ALL),
        ("2", Selection::Lines(1..2)),
        ("0", Selection::Lines(0..1)),
        ("2:10", Selection::Lines(1..10)),
        (":10", Selection::Lines(0..10)),
        ("2:", Selection::Lines(1..usize::MAX)),
        ("2:x", Selection::Lines(1..usize::MAX)),
        (":", Selection::ALL),
        ("-2", Selection::Anchor("-2".to_owned())),
        ("a b", Selection::Anchor("a b".to_owned())),
        ("a:2", Selection::Anchor("a".to_owned())),
    ] {
        assert_eq!(Selection::parse(written), expected, "{written}");
    }
}

#[test]
fn a_chapter_may_include_a_part_of_itself() {
    let root = book(&[("c.md", "ANCHOR: a\nx\nANCHOR_END: a\n{{#include c.md:a}}")]);
    let (page, found) = open(&root, "c.md");
    assert_eq!((page.text(), found.len()), ("ANCHOR: a\nx\nANCHOR_END: a\nx", 0));
}

#[test]
fn includes_have_bounds() {
    let names: Vec<String> = (0..=12).map(|n| format!("{n}.md")).collect();
    let texts: Vec<String> = (1..=13).map(|n| format!("{{{{#include {n}.md}}}}")).collect();
    let files: Vec<_> =
        names.iter().map(String::as_str).zip(texts.iter().map(String::as_str)).collect();
    let root = book(&files);
    let (page, found) = open(&root, "0.md");
    assert_eq!(
        show(&found),
        ["src/10.md:1:1 `{{#include 11.md}}` includes stand more than 10 deep within each other"]
    );
    assert_eq!(page.text(), "{{#include 11.md}}");

    let many = "{{#include x.md}} ".repeat(30);
    let texts: Vec<String> = (1..=5).map(|n| many.replace('x', &n.to_string())).collect();
    let files: Vec<_> =
        names.iter().map(String::as_str).zip(texts.iter().map(String::as_str)).collect();
    let (_, found) = open(&book(&files), "0.md");
    let messages = show(&found);
    assert!(messages[0].contains("`5.md` does not exist"), "{}", messages[0]);
    assert!(messages[messages.len() - 1].contains("more than 10000 includes"));
    assert!(messages.len() < 10_000, "and then it is left");
    assert_eq!(messages.iter().filter(|message| message.contains("10000")).count(), 1);
}

#[test]
fn spans_over_borders_stay_in_one_file() {
    let root = book(&[("c.md", "ab{{#include p.md}}cd"), ("p.md", "12{{#include code.rs}}34\n")]);
    let (page, _) = open(&root, "c.md");
    assert_eq!(page.text(), "ab12{{#include code.rs}}34cd");
    let at = |words: &str| page.text().find(words).expect("it is there");
    for (from, to, expected) in [
        (0, 2, "src/c.md ab"),
        (at("b"), at("cd") + 1, "src/c.md b{{#include p.md}}c"),
        (at("b"), at("2"), "src/c.md b"),
        (at("4c"), at("cd") + 1, "src/p.md 4"),
        (at("1"), at("4"), "src/p.md 12{{#include code.rs}}3"),
        (page.text().len(), page.text().len(), "src/c.md "),
        (at("1"), at("1"), "src/p.md "),
        (99, 120, "src/c.md "),
    ] {
        let span = page.span(from..to);
        assert_eq!(format!("{} {}", span.file().name(), span.text()), expected, "{from}..{to}");
    }
    assert_eq!(page.span(page.text().len()..page.text().len()).range(), 21..21);
}

#[test]
fn a_page_is_named_by_its_file() {
    let root = book(&[("a/README.md", "x")]);
    let (page, _) = open(&root, "a/README.md");
    assert_eq!(page.file().name(), "src/a/README.md");
    assert_eq!(Page::plain("src/x.md", "text").span(1..3).text(), "ex");
}
