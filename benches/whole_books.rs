//! What our steps cost a whole book: `briefing build`, `briefing check` and stock `mdbook build`
//! with our steps, beside a plain build of as many pages that say the same.
//!
//! What comes in: `mdbook` 0.5 on the PATH; without it only the runs of our own program are timed,
//! and a line says so. What goes out: a table for each book. `cargo bench --bench whole_books`
//! takes some minutes; `-- nothing`, `-- quotations`, `-- growth` or `-- library` picks one part.
//!
//! The floor is the book that our steps make, as plain Markdown, built without them: mdBook is
//! quadratic in pages, and sources' pages are pages. What stands "over the floor" is ours.

#![expect(clippy::print_stdout, reason = "a benchmark prints its table")]

#[path = "made/books.rs"]
mod books;
#[path = "made/clock.rs"]
mod clock;
#[path = "made/texts.rs"]
mod texts;

use std::fs;
use std::io::{Read, Write};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::Duration;

use books::Shape;
use clock::{Contender, Times, in_turns, is_asked_for};

/// The largest book: 300 chapters, 10,000 sources of which 300 are cited, 20,000 quotations.
const LARGEST: Shape = Shape { chapters: 300, sources: 10_000, cited: 300, quotations: 20_000 };
/// A book without a directive; its library may be there or not.
const NOTHING: Shape = Shape { chapters: 120, sources: 0, cited: 0, quotations: 0 };
/// A book of ordinary size.
const QUOTATIONS: Shape = Shape { chapters: 120, sources: 40, cited: 30, quotations: 2_000 };

/// The argument that makes this program a preprocessor which changes nothing.
const IDLE: &str = "idle-preprocessor";

/// One table of the benchmark.
type Part = fn(&Bench);

fn main() {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    if arguments.first().is_some_and(|first| first == IDLE) {
        return idle(arguments.get(1).map(String::as_str));
    }
    if !is_asked_for() {
        return;
    }
    let picked = |part: &str| {
        let mut parts = arguments.iter().filter(|one| !one.starts_with("--")).peekable();
        parts.peek().is_none() || parts.any(|one| one == part)
    };
    let parts: [(&str, Part); 4] = [
        ("nothing", nothing),
        ("quotations", quotations),
        ("growth", growth),
        ("library", library),
    ];
    let bench = Bench::new();
    for (_, run) in parts.iter().filter(|(part, _)| picked(part)) {
        run(&bench);
    }
}

/// A temporary folder for the books, and whether stock mdBook is there.
struct Bench {
    folder: tempfile::TempDir,
    has_mdbook: bool,
}

/// A book, and the plain one of the same pages.
struct Pair {
    book: PathBuf,
    plain: PathBuf,
}

impl Bench {
    fn new() -> Self {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let version = Command::new("mdbook").arg("--version").output();
        let has_mdbook = version.is_ok_and(|said| said.status.success());
        if !has_mdbook {
            println!("there is no `mdbook` on the PATH: left out are the runs of stock mdBook");
        }
        Self { folder, has_mdbook }
    }

    /// Writes a book into a folder of this name.
    fn book(&self, name: &str, shape: Shape) -> PathBuf {
        let folder = self.folder.path().join(name);
        fs::create_dir(&folder).expect("a folder");
        books::write(&folder, shape);
        folder
    }

    /// Writes a book, and what our steps make of it as a plain one.
    fn pair(&self, name: &str, shape: Shape) -> Pair {
        let book = self.book(name, shape);
        books::set_with_steps(&book, "[output.markdown]\n");
        briefing("build", &book);
        let plain = self.folder.path().join(format!("{name}-plain"));
        books::write_plain(&plain, &book.join("book"));
        books::set_with_steps(&book, "");
        Pair { book, plain }
    }

    /// Returns the contenders that need stock mdBook, if it is there.
    fn stock<'a>(&self, contenders: Vec<Contender<'a>>) -> Vec<Contender<'a>> {
        if self.has_mdbook { contenders } else { Vec::new() }
    }
}

/// Runs our program over a book. Findings are for tests to look at; errors end the benchmark.
fn briefing(command: &str, book: &Path) {
    let program = Path::new(env!("CARGO_BIN_EXE_briefing"));
    run(Command::new(program).arg(command).arg(book), 0);
}

/// Runs stock mdBook over a book, its commands pointed at our program.
fn mdbook(book: &Path) {
    let command = |step: &str| format!("{} {step}", env!("CARGO_BIN_EXE_briefing"));
    let mut mdbook = Command::new("mdbook");
    mdbook.arg("build").arg(book);
    if fs::read_to_string(book.join("book.toml")).is_ok_and(|toml| toml.contains("briefing")) {
        mdbook
            .env("MDBOOK_PREPROCESSOR__QUOTES__COMMAND", command("quotes"))
            .env("MDBOOK_PREPROCESSOR__NOTES__COMMAND", command("notes"));
    }
    run(&mut mdbook, 0);
}

fn run(command: &mut Command, code: i32) {
    let command = command.stdin(Stdio::null()).env_remove("BRIEFING_LOCKED");
    let output = command.output().unwrap_or_else(|error| panic!("{command:?}: {error}"));
    let said = String::from_utf8_lossy(&output.stderr);
    assert_eq!(
        output.status.code(),
        Some(code),
        "{command:?}\n{}",
        said.chars().take(4000).collect::<String>()
    );
}

/// Answers as a preprocessor that gives the book back as it came.
fn idle(question: Option<&str>) {
    if question == Some("supports") {
        return;
    }
    let mut input = String::new();
    std::io::stdin().read_to_string(&mut input).expect("the book");
    let input: serde_json::Value = serde_json::from_str(&input).expect("JSON");
    std::io::stdout().write_all(input[1].to_string().as_bytes()).expect("an open pipe");
}

/// Two preprocessors that do nothing: what stock mdBook asks for any two of them.
fn idle_steps() -> String {
    let program = std::env::current_exe().expect("this program");
    let table =
        |name: &str| format!("[preprocessor.{name}]\ncommand = '{} {IDLE}'\n", program.display());
    table("idle-one") + &table("idle-two")
}

/// Prints how long each took, and how much longer than its floor, which an index names.
fn print(title: &str, times: &[Times], floors: &[usize]) {
    println!("\n{title}");
    println!("{:<46} {:>9} {:>12} {:>9}", "", "seconds", "over floor", "x floor");
    for (one, &floor) in times.iter().zip(floors) {
        let floor = &times[floor];
        let (over, beside) = (one.median() - floor.median(), one.beside(floor));
        println!("{:<46} {:>9.3} {over:>12.3} {beside:>9.2}", one.name, one.median());
    }
}

fn contender<'a>(name: &str, run: impl FnMut() + 'a) -> Contender<'a> {
    (name.to_owned(), Box::new(run))
}

/// A book in which there is nothing to do: aim is to be within 10 % of a plain build.
fn nothing(bench: &Bench) {
    let plain = bench.book("nothing-plain", NOTHING);
    books::set(&plain, "");
    let idle = bench.book("nothing-idle", NOTHING);
    books::set(&idle, &idle_steps());
    let without = bench.book("nothing-without", NOTHING);
    let with = bench.book("nothing-with", Shape { sources: 100, ..NOTHING });
    let mut all = vec![
        contender("briefing build, no steps in book.toml: floor", || briefing("build", &plain)),
        contender("briefing build, no library", || briefing("build", &without)),
        contender("briefing build, a library of 100", || briefing("build", &with)),
    ];
    all.extend(bench.stock(vec![
        contender("mdbook build, no steps: floor", || mdbook(&plain)),
        contender("mdbook build, two idle preprocessors", || mdbook(&idle)),
        contender("mdbook build, no library", || mdbook(&without)),
        contender("mdbook build, a library of 100", || mdbook(&with)),
    ]));
    let times = in_turns(all, Duration::from_secs(60), 21);
    print("120 chapters without a directive", &times, &[0, 0, 0, 3, 3, 3, 3]);
}

/// A book of ordinary size with 2,000 quotations.
fn quotations(bench: &Bench) {
    let pair = bench.pair("quotations", QUOTATIONS);
    let times = in_turns(ways(bench, &pair), Duration::from_secs(60), 11);
    print("120 chapters, 2,000 quotations of 30 sources", &times, &FLOORS);
}

/// The floor of each of [`ways`].
const FLOORS: [usize; 5] = [0, 0, 2, 3, 3];

/// Returns all ways to build or check a book, each behind its floor. A check has none: it writes
/// nothing.
fn ways<'a>(bench: &Bench, pair: &'a Pair) -> Vec<Contender<'a>> {
    let mut all = vec![
        contender("briefing build, as plain pages: floor", || briefing("build", &pair.plain)),
        contender("briefing build", || briefing("build", &pair.book)),
        contender("briefing check", || briefing("check", &pair.book)),
    ];
    all.extend(bench.stock(vec![
        contender("mdbook build, as plain pages: floor", || mdbook(&pair.plain)),
        contender("mdbook build, with our steps", || mdbook(&pair.book)),
    ]));
    all
}

/// The largest book, and a quarter and a half of it.
fn growth(bench: &Bench) {
    let mut smaller: Option<Vec<Times>> = None;
    for part in [4, 2, 1] {
        let shape = Shape {
            chapters: LARGEST.chapters / part,
            sources: LARGEST.sources / part,
            cited: LARGEST.cited / part,
            quotations: LARGEST.quotations / part,
        };
        let pair = bench.pair(&format!("growth-{part}"), shape);
        let (pages, bytes) = books::pages(&pair.plain.join("src"));
        let times = in_turns(ways(bench, &pair), Duration::from_secs(30), 5);
        let title = format!("{shape:?}: {pages} pages, {:.1} MB", bytes as f64 / 1e6);
        print(&title, &times, &FLOORS);
        if let Some(smaller) = &smaller {
            print_growth(smaller, &times);
        }
        smaller = Some(times);
    }
}

/// Prints how many times as long a book of twice the size takes, and what stands over its floor.
fn print_growth(half: &[Times], whole: &[Times]) {
    for (at, one) in whole.iter().enumerate() {
        let ratio = one.median() / half[at].median();
        let over = |times: &[Times]| times[at].median() - times[FLOORS[at]].median();
        let ours = match FLOORS[at] == at {
            true => String::new(),
            false => format!(", over the floor x {:.2}", over(whole) / over(half)),
        };
        println!("{:<46} x {ratio:.2} as half of it{ours}", one.name);
    }
}

/// Whether only cited texts are read: the largest book with all of its library, with only what is
/// cited of it, and with an error that makes us look through every text.
fn library(bench: &Bench) {
    let cited = bench.book("library-cited", Shape { sources: LARGEST.cited, ..LARGEST });
    let unknown = bench.book("library-unknown", LARGEST);
    add(&unknown, "They said so [@s99999].\n");
    let absent = bench.book("library-absent", LARGEST);
    add(&absent, "They said: \"these words are said by no one here\" [@s00150].\n");
    let whole = bench.book("library-whole", LARGEST);
    let times = in_turns(
        vec![
            contender("check, 300 sources, all cited: floor", || briefing("check", &cited)),
            contender("check, 10,000 sources, 300 cited", || briefing("check", &whole)),
            contender("check, an unknown source cited: floor", || fails(&unknown)),
            contender("check, one quotation absent", || fails(&absent)),
        ],
        Duration::from_secs(30),
        5,
    );
    print("The largest book: which texts are read", &times, &[0, 0, 2, 2]);
}

/// Adds a paragraph to a chapter in the middle of the largest book.
fn add(book: &Path, paragraph: &str) {
    let page = book.join("src/c0150.md");
    let text = fs::read_to_string(&page).expect("a chapter");
    fs::write(&page, text + paragraph).expect("a chapter");
}

/// Checks a book that has an error.
fn fails(book: &Path) {
    run(Command::new(env!("CARGO_BIN_EXE_briefing")).arg("check").arg(book), 1);
}
