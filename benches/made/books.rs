//! Whole books made up: chapters, a library, the texts of its sources, `book.toml`.
//!
//! What comes in: a [`Shape`] and an empty folder. What goes out: a book that every step accepts
//! without a finding worth a line, save those that speak of the lock and of uncited sources.

use std::fmt::Write;
use std::fs;
use std::path::Path;

use crate::texts::{self, Numbers, Sentence};

/// How large a book is.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Shape {
    /// Its chapters.
    pub(crate) chapters: usize,
    /// The entries of its library; none of them is one without a library at all.
    pub(crate) sources: usize,
    /// The sources that its chapters quote, the first ones of the library.
    pub(crate) cited: usize,
    /// The quotations of all chapters together.
    pub(crate) quotations: usize,
}

/// The two tables that set our steps to work.
const STEPS: &str = r#"
[preprocessor.quotes]
command = "briefing quotes"
before = ["notes", "index", "links"]

[preprocessor.notes]
command = "briefing notes"
before = ["index", "links"]
date = "2024-04-10"
"#;

/// The paragraphs of a source that is cited, and the sentences of each.
const PARAGRAPHS: usize = 60;
const SENTENCES: usize = 3;
/// The paragraphs of a source that is not cited.
const PARAGRAPHS_UNCITED: usize = 12;
/// The paragraphs of a chapter's own prose.
const OWN: usize = 12;

/// One cited source as the chapters see it.
struct Source {
    id: String,
    /// Each with the number that stands in its first sentence.
    paragraphs: Vec<(usize, Vec<Sentence>)>,
}

/// Writes a book, with our steps in its `book.toml`.
pub(crate) fn write(folder: &Path, shape: Shape) {
    let texts = folder.join("sources");
    fs::create_dir_all(folder.join("src")).expect("a folder");
    let mut cited = Vec::with_capacity(shape.cited);
    if shape.sources > 0 {
        fs::create_dir_all(&texts).expect("a folder");
        put(&texts.join("library.yml"), &library(shape.sources));
    }
    for number in 0..shape.sources {
        let count = if number < shape.cited { PARAGRAPHS } else { PARAGRAPHS_UNCITED };
        let source = Source::new(number, count);
        put(&texts.join(format!("{}.txt", source.id)), &source.text());
        cited.extend((number < shape.cited).then_some(source));
    }
    let mut summary = "# Summary\n\n".to_owned();
    for number in 0..shape.chapters {
        let from = number * shape.quotations / shape.chapters;
        let to = (number + 1) * shape.quotations / shape.chapters;
        put(
            &folder.join(format!("src/c{number:04}.md")),
            &chapter(number, from..to, shape.quotations, &cited),
        );
        let _ = writeln!(summary, "- [Chapter {number}](c{number:04}.md)");
    }
    put(&folder.join("src/SUMMARY.md"), &summary);
    set(folder, STEPS);
}

/// Writes `book.toml` anew: with our steps, or with other tables in their place.
pub(crate) fn set(folder: &Path, tables: &str) {
    let book = "[book]\ntitle = \"A book made up\"\n";
    put(&folder.join("book.toml"), &format!("{book}{tables}"));
}

/// Sets the book to work with our steps, and with other tables beside them.
pub(crate) fn set_with_steps(folder: &Path, tables: &str) {
    set(folder, &format!("{STEPS}{tables}"));
}

/// Writes a book of the pages below a folder as they are, in the order of their paths.
pub(crate) fn write_plain(folder: &Path, pages: &Path) {
    let src = folder.join("src");
    let mut files = Vec::new();
    list(pages, "", &mut files);
    files.sort();
    let mut summary = "# Summary\n\n".to_owned();
    for file in files.iter().filter(|file| file.ends_with(".md") && *file != "SUMMARY.md") {
        let to = src.join(file);
        fs::create_dir_all(to.parent().expect("a folder")).expect("a folder");
        fs::copy(pages.join(file), to).expect("a copy");
        let _ = writeln!(summary, "- [{file}]({file})");
    }
    put(&src.join("SUMMARY.md"), &summary);
    set(folder, "");
}

fn list(folder: &Path, below: &str, found: &mut Vec<String>) {
    for entry in fs::read_dir(folder).expect("a folder").flatten() {
        let name = format!("{below}{}", entry.file_name().to_string_lossy());
        match entry.path().is_dir() {
            true => list(&entry.path(), &format!("{name}/"), found),
            false => found.push(name),
        }
    }
}

/// Returns how many pages the folder holds, and their bytes.
pub(crate) fn pages(folder: &Path) -> (usize, u64) {
    let mut files = Vec::new();
    list(folder, "", &mut files);
    files.retain(|file| file.ends_with(".md") && file != "SUMMARY.md");
    let bytes = files.iter().map(|file| fs::metadata(folder.join(file)).map_or(0, |m| m.len()));
    (files.len(), bytes.sum())
}

fn put(path: &Path, content: &str) {
    fs::write(path, content).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
}

fn library(sources: usize) -> String {
    let mut yaml = String::new();
    for number in 0..sources {
        let _ = write!(
            yaml,
            "s{number:05}:\n  type: article\n  title: The report of the day, number {number}\n  \
             label: Report {number}\n  author: \"Writer {number}, Ann\"\n  date: 2024-03-{:02}\n  \
             url: https://example.org/reports/{number}\n  \
             parent:\n    type: newspaper\n    title: The Daily Report\n",
            number % 28 + 1,
        );
    }
    yaml
}

impl Source {
    fn new(number: usize, paragraphs: usize) -> Self {
        let mut numbers = Numbers::new(1000 + number as u64);
        let one = |at: usize| (100 * number + at + 20, texts::sentences(&mut numbers, SENTENCES));
        Self { id: format!("s{number:05}"), paragraphs: (0..paragraphs).map(one).collect() }
    }

    fn text(&self) -> String {
        let mut text = String::new();
        for (number, sentences) in &self.paragraphs {
            let _ = writeln!(text, "They counted {number} people. {}", texts::paragraph(sentences));
        }
        text
    }
}

/// Returns a chapter that holds some of `all` the book's quotations: by their numbers, each of
/// another sentence as long as there are any.
fn chapter(
    number: usize,
    quotations: std::ops::Range<usize>,
    all: usize,
    cited: &[Source],
) -> String {
    let mut numbers = Numbers::new(900_000 + number as u64);
    let mut page = format!("# Chapter {number}\n\n");
    for at in 0..OWN {
        own_prose(&mut page, &mut numbers, at);
    }
    for quotation in quotations {
        // A chapter goes through a few sources, as chapters do.
        let source = &cited[(quotation * cited.len() / all + quotation % 3) % cited.len()];
        quote(&mut page, source, quotation % (PARAGRAPHS * SENTENCES), quotation);
    }
    page
}

/// Adds a paragraph as a manual would have it: a heading now and then, a link, code, a list.
fn own_prose(page: &mut String, numbers: &mut Numbers, at: usize) {
    if at.is_multiple_of(4) {
        let _ = writeln!(page, "## Section {at}\n");
    }
    let sentences = texts::sentences(numbers, 5);
    let _ = writeln!(
        page,
        "{} See [the first chapter](c0000.md), `code` and *more*.\n",
        texts::paragraph(&sentences)
    );
    match at % 4 {
        1 => page.push_str("```rust\nfn main() {\n    println!(\"Hello, world!\");\n}\n```\n\n"),
        2 => {
            page.push_str("- one thing\n- **another** thing\n\n| a | b |\n|---|---|\n| 1 | 2 |\n\n")
        }
        _ => {}
    }
}

/// Adds a quotation: of every ten two are pulled as blocks, one changes its first letter, and half
/// of the others name the paragraph.
fn quote(page: &mut String, source: &Source, sentence: usize, number: usize) {
    let (id, at) = (&source.id, sentence / SENTENCES);
    let (counted, sentences) = &source.paragraphs[at];
    let typed = &sentences[sentence % SENTENCES].typed;
    let _ = match number % 10 {
        0 | 1 => writeln!(page, "{{{{#quote {id}#p{} \"{typed}\"}}}}\n", at + 1),
        2 => {
            let (first, rest) = typed.split_at(1);
            let first = first.to_lowercase();
            writeln!(page, "It was said there that \"[{first}]{rest}\" [@{id}#p{}].\n", at + 1)
        }
        3..=6 => writeln!(page, "They counted {counted}: \"{typed}\" [@{id}#p{}].\n", at + 1),
        _ => writeln!(page, "In the words of the report: \"{typed}\" [@{id}].\n"),
    };
}
