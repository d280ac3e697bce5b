//! Edits at random while a book is served, saved in every way an editor does, and the book that stands
//! at their end: the one that a fresh build makes.

use std::fs;
use std::io::Write;

use crate::book::Book;
use crate::serve::{CHAPTER, saying};
use crate::served::{Served, files, fresh};

#[test]
fn edits_at_random_end_in_the_book_that_a_fresh_build_makes() {
    edits_at_random(30);
}

#[test]
#[ignore = "asked for where time matters less"]
fn a_thousand_edits_at_random_end_in_the_book_that_a_fresh_build_makes() {
    edits_at_random(1_000);
}

fn edits_at_random(count: u32) {
    let book = Book::new(CHAPTER)
        .with("chapters/two.md", "# Two\n")
        .with("chapters/three.md", "# Three\n")
        .with("chapters/facts.md", OF_FACTS)
        .with("facts.yml", FACTS[0])
        .with("sources/daily.txt", DAILY)
        .with("theme/own.css", "");
    let library = book.read("sources/library.yml") + "daily: { type: misc, label: Daily }\n";
    let book = book.with("sources/library.yml", library);
    let config = book.read("book.toml").replace("[preprocessor.quotes]", DIFFS)
        + "additional-css = [\"theme/own.css\"]\n";
    let book = book.with("book.toml", config).with("chapters/SUMMARY.md", SUMMARIES[0]);
    let mut served = Served::whole(&book);
    let mut random = Random(u64::from(count));
    for edit in 0..count {
        let chapter = ["one", "two", "three"][random.below(3)];
        let path = format!("chapters/{chapter}.md");
        let before = served.last.state;
        match random.below(12) {
            0 => {
                let summary = SUMMARIES[random.below(SUMMARIES.len())];
                book.write("chapters/SUMMARY.md", summary.replace("# S", &format!("# S {edit}")));
            }
            1 => {
                let library = book.read("sources/library.yml");
                let title = library.lines().find(|line| line.contains("title")).expect("a title");
                book.write(
                    "sources/library.yml",
                    library.replace(title, &format!("  title: Bridge {edit}")),
                );
            }
            10 => {
                let facts = FACTS[random.below(FACTS.len())];
                book.write("facts.yml", facts.replace("Bearings", &format!("Bearings {edit}")));
            }
            11 => book.write("sources/daily.txt", format!("{DAILY}The rest held {edit}.\n")),
            2 => book.write("theme/own.css", format!("p {{ margin: {edit}px }}\n")),
            3 => save(
                &book,
                &path,
                &CHAPTER.replace("never", &format!("seldom {edit}")),
                &mut random,
            ),
            4 => save(&book, &path, &format!("# {chapter}\n\nEdit {edit}.\n"), &mut random),
            _ => save(&book, &path, &saying(&format!("edit {edit}")), &mut random),
        }
        // Some edits come while the one before is worked on, some behind it.
        if random.below(3) == 0 {
            served.until(|served| served.last.state > before);
        }
    }
    let before = served.last.state;
    book.write("chapters/SUMMARY.md", SUMMARIES[0]);
    served.until(|served| served.last.state > before);
    let before = served.last.state;
    book.write("facts.yml", FACTS[1].replace("Bearings", "Bearings at last"));
    served.until(|served| served.last.state > before);
    for chapter in ["one", "two", "three"] {
        let before = served.last.state;
        book.write(&format!("chapters/{chapter}.md"), saying("the end"));
        served.until(|served| served.last.state > before);
    }
    let expected = fresh(&book);
    served.until(|_| files(&book.path("book")) == expected);
}

const SUMMARIES: [&str; 3] = [
    "# S\n\n- [One](one.md)\n- [Two](two.md)\n- [Three](three.md)\n- [Facts](facts.md)\n",
    "# S\n\n- [Two](two.md)\n  - [One](one.md)\n- [Facts](facts.md)\n",
    "# S\n\n[Three](three.md)\n\n- [One](one.md)\n",
];

const DAILY: &str = "At least 15 bearings were cracked, officials said.\n";

/// In conflict, in words that are not compared, and with a title alone beside that.
const FACTS: [&str; 3] = [
    "facts:\n  f:\n    title: Bearings\n    accounts: [report#p2.s1, daily#p1]\n",
    "facts:\n  f:\n    title: Bearings\n    accounts: [report#p2.s1, daily#p1]\n    \
     columns: [state]\n    compare: { state: { report: were cracked, daily: bearings were } }\n",
    "facts:\n  f:\n    title: Bearings\n    accounts: [daily#p1, report#p2.s1]\n    \
     assessment: Both counted.\n",
];

/// A chapter that compares the fact, and judges by it.
const OF_FACTS: &str = "# Facts\n\n{{#judgement j likelihood=\"likely\" confidence=low facts=\"f\"}}\n\n\
    They were cracked [@report#p2].\n\n{{/judgement}}\n\n{{#diff f}}\n\n{{#strip}}\n";

/// The steps with the one that compares facts before them.
const DIFFS: &str = "[preprocessor.diffs]\ncommand = \"briefing diffs\"\n\
    before = [\"quotes\", \"notes\", \"index\", \"links\"]\n\n[preprocessor.quotes]";

/// Saves a file as one editor or another does.
fn save(book: &Book, path: &str, text: &str, random: &mut Random) {
    let file = book.path(path);
    match random.below(5) {
        0 => book.write(path, text),
        1 => {
            let mut open = fs::File::create(&file).expect("the file");
            let (first, second) = text.split_at(text.len() / 2);
            open.write_all(first.as_bytes()).expect("the first half");
            open.sync_all().expect("the first half");
            open.write_all(second.as_bytes()).expect("the second half");
        }
        2 => {
            let beside = file.with_extension("tmp");
            fs::write(&beside, text).expect("a file");
            fs::rename(&beside, &file).expect("the file");
        }
        3 => {
            fs::remove_file(&file).expect("the file");
            fs::write(&file, text).expect("the file");
        }
        _ => {
            let backup = file.with_extension("md~");
            fs::rename(&file, &backup).expect("the backup");
            fs::write(&file, text).expect("the file");
            fs::remove_file(&backup).expect("the backup");
        }
    }
}

/// Numbers that look random and are the same on each run.
struct Random(u64);

impl Random {
    fn below(&mut self, limit: usize) -> usize {
        // Knuth's constants for a linear congruential generator of 64 bits.
        self.0 =
            self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) as usize % limit
    }
}
