//! The user guide against the program: each page's files are written, its commands run, and what they
//! print is what the page shows, to the letter but for blanks at the ends of lines.
//!
//! `guide/page.rs` says how a page marks files and commands. A page begins with the files of
//! `small-book.md`; the tutorial, `start.md`, begins with an empty folder. On a page of a finding the
//! last `briefing check` or `briefing build` of the fault is run once more at the end, and the mend
//! must leave it nothing to say. `BRIEFING_GUIDE=write` writes into the pages what was printed.

mod page;
mod reference;

use std::collections::BTreeSet;
use std::fs;
use std::io::Read as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use crate::book::{Book, binary};
use page::{Piece, Shown};

/// Where the guide's pages are.
fn source() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("guide/src")
}

/// Returns the Markdown files in a folder of the guide, sorted.
fn pages(folder: &str) -> Vec<PathBuf> {
    let entries = fs::read_dir(source().join(folder)).expect("the folder");
    let paths = entries.map(|entry| entry.expect("an entry").path());
    let mut pages: Vec<PathBuf> =
        paths.filter(|path| path.extension().is_some_and(|one| one == "md")).collect();
    pages.sort();
    pages
}

fn text_of(page: &Path) -> String {
    fs::read_to_string(page).unwrap_or_else(|error| panic!("{}: {error}", page.display()))
}

#[test]
fn the_tutorial_goes_from_an_empty_folder_to_the_pdf() {
    let page = source().join("start.md");
    let book = Book::empty();
    assert_eq!(faults(&page, &book), [] as [String; 0]);
    let pdf = fs::read(book.path("bridge/book/pdf/briefing.pdf")).expect("the PDF");
    assert!(pdf.starts_with(b"%PDF-"));
}

#[test]
fn the_pages_of_findings_print_what_they_show() {
    all_stand(&pages("findings"));
}

#[test]
fn the_how_to_pages_print_what_they_show() {
    all_stand(&pages("howto"));
}

#[test]
fn the_reference_prints_what_it_shows() {
    all_stand(&pages("reference"));
}

/// Runs pages from the small book, on two threads.
fn all_stand(pages: &[PathBuf]) {
    let half = |pages: &[PathBuf]| -> Vec<String> {
        pages.iter().flat_map(|page| faults(page, &small_book())).collect()
    };
    let (first, second) = pages.split_at(pages.len() / 2);
    let found = std::thread::scope(|scope| {
        let other = scope.spawn(|| half(first));
        [half(second), other.join().expect("the other half")].concat()
    });
    assert!(found.is_empty(), "{}", found.join("\n"));
    assert!(!pages.is_empty());
}

fn small_book() -> Book {
    let pieces = page::read(&text_of(&source().join("small-book.md")));
    pieces.into_iter().fold(Book::empty(), |book, piece| match piece {
        Piece::File { path, text, .. } => book.with(&path, text),
        _ => book,
    })
}

/// Runs a page in a book, and returns where it does not show what happens.
fn faults(page: &Path, book: &Book) -> Vec<String> {
    let name = page.strip_prefix(source()).expect("a page of the guide").display().to_string();
    let before = text_of(page);
    let mut pieces = page::read(&before);
    let (mut folder, mut last, mut mending) = (book.path(""), None, false);
    let mut faults = Vec::new();
    for piece in &mut pieces {
        match piece {
            Piece::Text(text) => mending |= text.contains("## The mend\n"),
            Piece::File { path, text, .. } => put(&folder.join(path), text),
            Piece::Console(all) => {
                for shown in all {
                    faults.extend(run(shown, &mut folder).map(|what| format!("{name}: {what}")));
                    let checks = ["briefing check", "briefing build"];
                    if !mending && checks.iter().any(|one| shown.command.starts_with(one)) {
                        last = Some(shown.command.clone());
                    }
                }
            }
        }
    }
    if let (true, Some(command)) = (mending, last) {
        let (print, _) = said(&command, &folder);
        faults.extend((!print.is_empty()).then(|| format!("{name}: after the mend:\n{print}")));
    }
    if std::env::var_os("BRIEFING_GUIDE").is_some_and(|wanted| wanted == "write") {
        fs::write(page, page::write(&pieces)).expect("the page");
    }
    faults
}

fn put(path: &Path, text: &str) {
    fs::create_dir_all(path.parent().expect("a folder")).expect("the folder");
    fs::write(path, text).expect("the file");
}

/// Runs one command; puts what it printed in the place of what the page shows, and returns what was
/// wrong there.
fn run(shown: &mut Shown, folder: &mut PathBuf) -> Option<String> {
    if let Some(below) = shown.command.strip_prefix("cd ") {
        folder.push(below);
        return None;
    }
    let (print, code) = said(&shown.command, folder);
    let before = std::mem::replace(&mut shown.print, print);
    if before != shown.print {
        return Some(format!("$ {}\n-- shown\n{before}-- printed\n{}", shown.command, shown.print));
    }
    let failed =
        ["error[", "error: ", "::error ", "\"error\""].iter().any(|one| before.contains(one));
    (failed != (code != 0)).then(|| format!("$ {} ends with {code}", shown.command))
}

/// Returns what a command prints, as a terminal would have it, without blanks at the ends of lines
/// and without blank lines at the end; and how it ends.
fn said(command: &str, folder: &Path) -> (String, i32) {
    let (mut reader, writer) = std::io::pipe().expect("a pipe");
    let path = std::env::var_os("PATH").unwrap_or_default();
    let programs = binary().parent().expect("its folder").to_owned();
    let path = std::iter::once(programs).chain(std::env::split_paths(&path));
    let mut shell = Command::new("sh");
    shell.args(["-c", command]).current_dir(folder).stdin(Stdio::null());
    shell.env("PATH", std::env::join_paths(path).expect("a path")).env("NO_COLOR", "1");
    shell.env_remove("BRIEFING_LOCKED").env_remove("COLUMNS");
    shell.stdout(writer.try_clone().expect("a pipe")).stderr(writer);
    let mut child = shell.spawn().expect("a shell");
    // The pipe ends once nobody can write into it.
    drop(shell);
    let mut printed = String::new();
    reader.read_to_string(&mut printed).expect("UTF-8");
    let code = child.wait().expect("its end").code().expect("an exit code");
    let lines = printed.trim_end().lines().map(|line| format!("{}\n", line.trim_end()));
    (lines.collect(), code)
}

#[test]
fn every_finding_has_a_page_that_shows_it_and_no_page_is_of_none() {
    let of_page = |path: &PathBuf| path.file_stem().expect("a name").to_string_lossy().into_owned();
    let shown: BTreeSet<String> = pages("findings").iter().map(of_page).collect();
    assert_eq!(shown, reference::codes());
    for code in &shown {
        let text = text_of(&source().join(format!("findings/{code}.md")));
        let severities = [("error", "An error"), ("warning", "A warning")];
        let prints = severities.map(|(word, _)| text.contains(&format!("{word}[{code}]: ")));
        assert!(prints[0] || prints[1], "{code}: the page does not show it");
        let either = text.contains("An error or a warning");
        for ((_, said), printed) in severities.iter().zip(prints) {
            assert!(!printed || either || text.contains(&format!("{said}: ")), "{code}: {said}");
        }
    }
    let (index, summary) =
        (text_of(&source().join("findings.md")), text_of(&source().join("SUMMARY.md")));
    for code in &shown {
        let link = format!("[`{code}`](findings/{code}.md)");
        assert!(index.contains(&link) && summary.contains(&link), "{link}");
    }
}

#[test]
fn every_page_stands_in_the_summary() {
    let summary = text_of(&source().join("SUMMARY.md"));
    for folder in ["", "howto", "reference"] {
        for page in pages(folder) {
            let name = page.strip_prefix(source()).expect("a page").display().to_string();
            assert!(name == "SUMMARY.md" || summary.contains(&format!("({name})")), "{name}");
        }
    }
}
