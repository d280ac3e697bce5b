//! Matching, in MB of source text per second, beside the limit: `memchr::memmem` looking for the
//! same words in the same folded text.
//!
//! What comes in: nothing. What goes out: a table for each size of text. `cargo bench --bench
//! matching` takes about a minute. What is timed stands in [`contenders`].

#![expect(clippy::print_stdout, reason = "a benchmark prints its table")]

#[path = "made/clock.rs"]
mod clock;
#[path = "made/texts.rs"]
mod texts;

use std::hint::black_box;
use std::time::Duration;

use briefing_sources::{Folded, Haystack, Outcome, Text, Verdict, standings, verify};
use clock::{Contender, in_turns, is_asked_for};
use memchr::memmem;
use texts::{Numbers, Sentence, paragraph, sentences};

/// The sizes of a text: an article, a long report, a book, the archive of a paper.
const SIZES: [usize; 4] = [16 << 10, 256 << 10, 4 << 20, 32 << 20];
/// How long the contenders of one size take turns.
const TIME: Duration = Duration::from_secs(10);
/// The most rounds.
const ROUNDS: usize = 200;

fn main() {
    if !is_asked_for() {
        return;
    }
    for size in SIZES {
        print_table(size);
    }
}

/// A text and what is looked for in it.
struct Case {
    content: String,
    text: Text,
    /// A sentence in the last paragraph, typed with plain marks.
    there: String,
    /// A word of it is another.
    altered: String,
    /// Words of it are left out, and marked as such.
    omitted: String,
    /// A sentence that is nowhere.
    absent: String,
}

impl Case {
    fn new(size: usize) -> Self {
        let mut numbers = Numbers::new(1);
        let absent = texts::sentence(&mut Numbers::new(2)).typed;
        let (content, last) = content(&mut numbers, size);
        let text = Text::plain("made", content.clone());
        text.folded();
        let words: Vec<&str> = last.typed.split(' ').collect();
        let (before, after) = words.split_at(words.len() / 2);
        let altered = [before, &["zebra"], &after[1..]].concat().join(" ");
        let omitted = [before, &["…"], &after[2..]].concat().join(" ");
        Self { content, text, there: last.typed, altered, omitted, absent }
    }
}

fn content(numbers: &mut Numbers, size: usize) -> (String, Sentence) {
    let mut content = String::with_capacity(size + 1000);
    loop {
        let sentences = sentences(numbers, 4);
        content.push_str(&paragraph(&sentences));
        content.push('\n');
        if content.len() >= size {
            return (content, sentences[1].clone());
        }
    }
}

fn print_table(size: usize) {
    let case = Case::new(size);
    let folded = case.text.folded().text().len();
    let times = in_turns(contenders(&case), TIME, ROUNDS);
    println!("\n{} KB of source text", folded >> 10);
    println!("{:<44} {:>12} {:>10} {:>10}", "", "µs", "MB/s", "x memmem");
    for one in &times {
        let seconds = one.median();
        let speed = folded as f64 / seconds / 1e6;
        let beside = one.beside(&times[0]);
        println!("{:<44} {:>12.1} {speed:>10.0} {beside:>10.2}", one.name, seconds * 1e6);
    }
}

/// Returns what is timed, the limit first.
fn contenders(case: &Case) -> Vec<Contender<'_>> {
    let hay = case.text.folded().text().as_bytes();
    let literal = Folded::new(&case.there).text().to_owned();
    assert_eq!(memmem::find_iter(hay, literal.as_bytes()).count(), 1, "{literal}");
    let verdict = |words: &str| match verify(black_box(words), &case.text, None) {
        Outcome::Stands(standing) => standing.verdict,
        Outcome::Fails(failure) => failure.verdict,
    };
    let checked = |name: &str, words: &'_ str, expected: Verdict| -> Contender<'_> {
        let words = words.to_owned();
        let name = format!("verify: {name}");
        (name, Box::new(move || assert_eq!(verdict(&words), expected, "{words}")))
    };
    let exact = verdict(&case.there);
    vec![
        (
            "memmem::find_iter, the limit".to_owned(),
            Box::new(move || {
                black_box(memmem::find_iter(hay, &literal).count());
            }),
        ),
        (
            "standings: stands once".to_owned(),
            Box::new(|| assert_eq!(standings(&case.there, Haystack::of(&case.text)).len(), 1)),
        ),
        checked("stands once", &case.there, exact),
        checked("stands with an omission", &case.omitted, Verdict::Marked),
        (
            "standings: stands nowhere".to_owned(),
            Box::new(|| assert!(standings(&case.absent, Haystack::of(&case.text)).is_empty())),
        ),
        checked("a word altered, with the nearest place", &case.altered, Verdict::Altered),
        checked("absent, with the nearest place", &case.absent, verdict(&case.absent)),
        ("Folded::new".to_owned(), Box::new(|| drop(black_box(Folded::new(&case.content))))),
        (
            "Text::plain: SHA-256 and paragraphs".to_owned(),
            Box::new(|| drop(black_box(Text::plain("made", case.content.clone())))),
        ),
    ]
}
