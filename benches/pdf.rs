//! The PDF: how long it takes beside a browser that prints the same book, how that grows, what
//! memory it takes, and how long a second one takes after one chapter's edit.
//!
//! What comes in: nothing, or the folder of a book (`-- FOLDER`); `chromium` on the PATH as a peer,
//! without which only ours is timed. What goes out: a row for each book, peers run in turns. The made
//! books have the sizes of the Rustonomicon (63 chapters, 0.3 MB) and of The Rust Book (111 chapters,
//! 1.2 MB). `cargo bench --bench pdf` takes some minutes.
//!
//! A row says: pages, seconds for our PDF from the worked chapters on, seconds of the second one after
//! one chapter's edit in the same process, seconds of the peer from `print.html` on, the ratio of the
//! rounds, and the most memory that this process has had so far.

#![expect(clippy::print_stdout, reason = "a benchmark prints its table")]

#[expect(dead_code, reason = "other benchmarks name their contenders")]
#[path = "made/clock.rs"]
mod clock;
#[expect(dead_code, reason = "other benchmarks quote what they make")]
#[path = "made/texts.rs"]
mod texts;

use std::fmt::Write as _;
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use briefing_plugin::{Item, Rendering};
use clock::{Contender, in_turns, is_asked_for};
use serde_json::json;
use texts::{Numbers, sentences};

/// Chapters, and sentences in each.
const BOOKS: [(usize, usize); 4] = [(16, 55), (63, 55), (111, 125), (222, 125)];

fn main() {
    let folder = std::env::args().skip(1).find(|argument| Path::new(argument).is_dir());
    if folder.is_none() && !is_asked_for() {
        return;
    }
    println!(
        "{:>9} {:>8} {:>7} {:>8} {:>12} {:>10} {:>7} {:>9}",
        "chapters", "KB", "pages", "s", "s, an edit", "chromium", "ratio", "peak MB"
    );
    match folder {
        Some(folder) => print_row(of_folder(Path::new(&folder)), Some(Path::new(&folder))),
        None => {
            BOOKS.into_iter().for_each(|(chapters, size)| print_row(made(chapters, size), None))
        }
    }
}

fn print_row(mut book: Rendering, folder: Option<&Path>) {
    let size: usize = book.chapters().map(|chapter| chapter.content.len()).sum();
    let count = book.chapters().count();
    let print = folder.map(|folder| folder.join("book/html/print.html")).filter(|one| one.exists());
    let print = print.unwrap_or_else(|| page(&book));
    let first = || drop(briefing_pdf::render(&book));
    let mut contenders: Vec<Contender<'_>> = vec![(
        "ours".to_owned(),
        // What an earlier round has laid out is forgotten: a first PDF is timed.
        Box::new(|| {
            briefing_pdf::forget();
            first();
        }),
    )];
    if has_chromium() {
        contenders.push(("chromium".to_owned(), Box::new(|| browse(&print))));
    }
    let times = in_turns(contenders, Duration::from_secs(60), 5);
    let (own, peer) = (&times[0], times.get(1));
    let pages = briefing_pdf::render(&book).0.map_or(0, |pdf| pages(&pdf.bytes));
    edit(&mut book);
    let begun = Instant::now();
    drop(briefing_pdf::render(&book));
    let again = begun.elapsed().as_secs_f64();
    println!(
        "{count:>9} {:>8.0} {pages:>7} {:>8.2} {again:>12.2} {:>10} {:>7} {:>9.0}",
        size as f64 / 1024.0,
        own.median(),
        peer.map_or("-".to_owned(), |peer| format!("{:.2}", peer.median())),
        peer.map_or("-".to_owned(), |peer| format!("{:.2}", peer.beside(own))),
        peak_mb(),
    );
}

/// Makes a book up.
fn made(chapters: usize, size: usize) -> Rendering {
    let mut numbers = Numbers::new(7);
    let items: Vec<_> = (0..chapters)
        .map(|chapter| {
            let mut text = format!("# Chapter {chapter}\n\n");
            for (at, one) in sentences(&mut numbers, size).into_iter().enumerate() {
                let _ = match at % 11 {
                    0 => write!(text, "\n\n## Section {at}\n\n{} ", one.text),
                    5 => write!(text, "\n\n- `item {at}` {}\n\n", one.text),
                    _ => write!(text, "{} ", one.text),
                };
            }
            json!({"Chapter": {
                "name": format!("Chapter {chapter}"), "content": text, "number": [chapter + 1],
                "sub_items": [], "path": format!("{chapter}.md"),
                "source_path": format!("{chapter}.md"), "parent_names": [],
            }})
        })
        .collect();
    rendering(&std::env::temp_dir(), json!({"book": {"title": "Made up"}}), json!({"items": items}))
}

/// Takes a book as its preprocessors leave it.
fn of_folder(folder: &Path) -> Rendering {
    let book = mdbook_driver::MDBook::load(folder).expect("a book");
    let worked = serde_json::to_value(&book.book).expect("a book");
    let config = serde_json::to_value(&book.config).expect("a configuration");
    rendering(folder, config, worked)
}

fn rendering(root: &Path, config: serde_json::Value, book: serde_json::Value) -> Rendering {
    let destination = root.join("pdf");
    let input = json!({
        "version": "0.5.4", "root": root, "destination": destination, "config": config, "book": book,
    });
    Rendering::read(input.to_string().as_bytes()).expect("a rendering")
}

/// Changes one word in the middle of a book.
fn edit(book: &mut Rendering) {
    let middle = book.items.len() / 2;
    if let Some(Item::Chapter(chapter)) = book.items.get_mut(middle) {
        chapter.content.push_str("\n\nOne more sentence.\n");
    }
}

/// Writes the book as one plain page, for the peer.
fn page(book: &Rendering) -> std::path::PathBuf {
    let mut html = String::from("<!doctype html><meta charset=utf-8><title>x</title>");
    for chapter in book.chapters() {
        let parser = pulldown_cmark::Parser::new(&chapter.content);
        pulldown_cmark::html::push_html(&mut html, parser);
    }
    let path = std::env::temp_dir().join("briefing-bench-print.html");
    std::fs::write(&path, html).expect("a page");
    path
}

fn has_chromium() -> bool {
    Command::new("chromium").arg("--version").output().is_ok()
}

fn browse(page: &Path) {
    let pdf = std::env::temp_dir().join("briefing-bench-print.pdf");
    let profile = std::env::temp_dir().join("briefing-bench-profile");
    let status = Command::new("chromium")
        .args(["--headless", "--no-sandbox", "--disable-gpu", "--disable-background-networking"])
        .arg(format!("--user-data-dir={}", profile.display()))
        .arg(format!("--print-to-pdf={}", pdf.display()))
        .arg(format!("file://{}", page.display()))
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .status();
    assert!(status.is_ok_and(|status| status.success()), "the browser does not print");
}

fn pages(pdf: &[u8]) -> usize {
    let marker = b"/Type/Page/";
    let spaced = b"/Type /Page\n";
    let count = |needle: &[u8]| memchr::memmem::find_iter(pdf, needle).count();
    count(marker).max(count(spaced))
}

/// Returns the most memory that this process has had, in MB, where the system says.
fn peak_mb() -> f64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    let kb = line.and_then(|line| line.trim().trim_end_matches("kB").trim().parse::<f64>().ok());
    kb.map_or(f64::NAN, |kb| kb / 1024.0)
}
