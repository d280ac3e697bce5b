//! The PDF: how long it takes beside others that make one of the same book, how that grows, what
//! memory it takes, and how long a second one takes after one chapter's edit.
//!
//! What comes in: nothing, or the folder of a book (`-- FOLDER`); as peers, as far as they are on the
//! PATH, `chromium`, which prints the book as one page, and `mdbook-pandoc` with `pandoc` and `typst`.
//! What goes out: a row for each book, all run in turns, each a process from the worked chapters to the
//! PDF. The made books have the sizes of the Rustonomicon (63 chapters, 0.3 MB) and of The Rust Book
//! (111 chapters, 1.2 MB). `cargo bench --bench pdf` takes some minutes.
//!
//! A row says: pages, seconds of `briefing pdf`; seconds in one process of a first PDF and of another
//! one after one chapter's edit; the most memory of that process after the first; seconds of each peer,
//! and how many times ours that is, by the rounds.

#![expect(clippy::print_stdout, reason = "a benchmark prints its table")]

#[path = "made/clock.rs"]
mod clock;
#[expect(dead_code, reason = "other benchmarks quote what they make")]
#[path = "made/texts.rs"]
mod texts;

use std::fmt::Write as _;
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use briefing_plugin::{Item, Rendering};
use clock::{Contender, in_turns, is_asked_for};
use serde_json::{Value, json};
use texts::{Numbers, sentences};

/// Chapters, and sentences in each.
const BOOKS: [(usize, usize); 4] = [(16, 55), (63, 55), (111, 125), (222, 125)];

fn main() {
    let folder = std::env::args().skip(1).find(|argument| Path::new(argument).is_dir());
    if folder.is_none() && !is_asked_for() {
        return;
    }
    println!(
        "{:>9} {:>6} {:>6} {:>7} {:>8} {:>8} {:>8} {:>9} {:>6} {:>8} {:>6}",
        "chapters",
        "KB",
        "pages",
        "s",
        "first s",
        "edit s",
        "peak MB",
        "chromium",
        "times",
        "pandoc",
        "times"
    );
    match folder {
        Some(folder) => print_row(&of_folder(Path::new(&folder)), Some(Path::new(&folder))),
        None => {
            BOOKS.into_iter().for_each(|(chapters, size)| print_row(&made(chapters, size), None))
        }
    }
}

/// What mdBook sends to a renderer.
struct Sent {
    json: Value,
    /// The page that a browser prints.
    page: PathBuf,
}

fn print_row(sent: &Sent, folder: Option<&Path>) {
    let mut book = Rendering::read(sent.json.to_string().as_bytes()).expect("a rendering");
    let size: usize = book.chapters().map(|chapter| chapter.content.len()).sum();
    let count = book.chapters().count();

    // The first thing in this process, so that its memory is that of one PDF.
    let begun = Instant::now();
    let pages = briefing_pdf::render(&book).0.map_or(0, |pdf| pages(&pdf.bytes));
    let first = begun.elapsed().as_secs_f64();
    let peak = peak_mb();
    edit(&mut book);
    let begun = Instant::now();
    drop(briefing_pdf::render(&book));
    let again = begun.elapsed().as_secs_f64();
    briefing_pdf::forget();

    let root = folder.unwrap_or(Path::new("."));
    let json = sent.json.to_string();
    let ours =
        || assert!(pipe(Command::new(env!("CARGO_BIN_EXE_briefing")).arg("pdf"), root, &json));
    let mut contenders: Vec<Contender<'_>> = vec![("ours".to_owned(), Box::new(ours))];
    if is_there("chromium") {
        contenders.push(("chromium".to_owned(), Box::new(|| browse(&sent.page))));
    }
    // It makes no PDF of a book that it finds a fault in.
    let has_pandoc = ["mdbook-pandoc", "pandoc", "typst"].into_iter().all(is_there);
    if has_pandoc && pandoc(root, &json) {
        contenders.push(("pandoc".to_owned(), Box::new(|| assert!(pandoc(root, &json)))));
    }
    let times = in_turns(contenders, Duration::from_secs(60), 5);
    let own = &times[0];
    let peer = |name: &str| match times.iter().find(|one| one.name == name) {
        Some(peer) => (format!("{:.2}", peer.median()), format!("{:.1}", peer.beside(own))),
        None => ("-".to_owned(), "-".to_owned()),
    };
    let (chromium, pandoc) = (peer("chromium"), peer("pandoc"));
    println!(
        "{count:>9} {:>6.0} {pages:>6} {:>7.2} {first:>8.2} {again:>8.2} {peak:>8.0} {:>9} {:>6} {:>8} {:>6}",
        size as f64 / 1024.0,
        own.median(),
        chromium.0,
        chromium.1,
        pandoc.0,
        pandoc.1,
    );
}

/// Makes a book up.
fn made(chapters: usize, size: usize) -> Sent {
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
    sent(&std::env::temp_dir(), json!({"book": {"title": "Made up"}}), json!({"items": items}))
}

/// Takes a book as its preprocessors leave it.
fn of_folder(folder: &Path) -> Sent {
    let folder = std::fs::canonicalize(folder).expect("a folder");
    let book = mdbook_driver::MDBook::load(&folder).expect("a book");
    let worked = serde_json::to_value(&book.book).expect("a book");
    let config = serde_json::to_value(&book.config).expect("a configuration");
    sent(&folder, config, worked)
}

fn sent(root: &Path, mut config: Value, book: Value) -> Sent {
    let destination = std::env::temp_dir().join("briefing-bench-pdf");
    std::fs::create_dir_all(&destination).expect("a folder");
    if let Some(config) = config.as_object_mut() {
        let output = config.entry("output").or_insert_with(|| json!({}));
        output["pdf"]["broken-links"] = json!("warn");
        output["pandoc"] =
            json!({"profile": {"pdf": {"output-file": "book.pdf", "pdf-engine": "typst"}}});
    }
    let json = json!({
        "version": "0.5.4", "root": root, "destination": destination, "config": config, "book": book,
    });
    let printed = root.join("book/html/print.html");
    let page = if printed.exists() { printed } else { page(&json) };
    Sent { json, page }
}

/// Changes one word in the middle of a book.
fn edit(book: &mut Rendering) {
    let middle = book.items.len() / 2;
    if let Some(Item::Chapter(chapter)) = book.items.get_mut(middle) {
        chapter.content.push_str("\n\nOne more sentence.\n");
    }
}

/// Writes the book as one plain page, for the peer.
fn page(json: &Value) -> PathBuf {
    let book = Rendering::read(json.to_string().as_bytes()).expect("a rendering");
    let mut html = String::from("<!doctype html><meta charset=utf-8><title>x</title>");
    for chapter in book.chapters() {
        let parser = pulldown_cmark::Parser::new(&chapter.content);
        pulldown_cmark::html::push_html(&mut html, parser);
    }
    let path = std::env::temp_dir().join("briefing-bench-print.html");
    std::fs::write(&path, html).expect("a page");
    path
}

fn is_there(program: &str) -> bool {
    let asked = Command::new(program).arg("--version").stdin(Stdio::null()).output();
    asked.is_ok()
}

fn pandoc(root: &Path, json: &str) -> bool {
    pipe(&mut Command::new("mdbook-pandoc"), root, json)
}

/// Runs a renderer of mdBook's on what mdBook sends. Returns whether it succeeds.
fn pipe(command: &mut Command, root: &Path, json: &str) -> bool {
    let command = command.current_dir(root).stdin(Stdio::piped());
    let mut child =
        command.stdout(Stdio::null()).stderr(Stdio::null()).spawn().expect("a renderer");
    child.stdin.take().expect("its input").write_all(json.as_bytes()).expect("its input");
    child.wait().is_ok_and(|status| status.success())
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
