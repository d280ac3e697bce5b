//! Suggestions over a library: how long they take, and how that grows with the number of articles.
//!
//! What comes in: nothing. What goes out: a table with a row for each number of articles, 30
//! sentences each, ten articles a story, and one for two long texts. `cargo bench --bench suggest`
//! takes about a minute. On a loaded machine of two cores: 5 articles 9 ms, 50 0.24 s, 250 1.5 s,
//! 1,000 5.4 s, so 5 ms an article; two texts of 1,000 sentences 0.8 s, for there every sentence is
//! set beside every other. The
//! articles of one story share forty names, three to a sentence.

#![expect(clippy::print_stdout, reason = "a benchmark prints its table")]

#[expect(dead_code, reason = "other benchmarks set contenders beside each other")]
#[path = "made/clock.rs"]
mod clock;
#[expect(dead_code, reason = "other benchmarks quote what they make")]
#[path = "made/texts.rs"]
mod texts;

use std::time::Duration;

use briefing_facts::suggest::{Article, Options, suggest};
use clock::{in_turns, is_asked_for};
use texts::{Numbers, sentences};

/// How many articles.
const LIBRARIES: [usize; 4] = [5, 50, 250, 1000];
/// How many sentences an article has.
const SENTENCES: usize = 30;
/// How many sentences each of two long texts has.
const LONG: [usize; 2] = [250, 1000];
/// How many articles tell one story.
const STORY: usize = 10;
/// How many names a story has, and how many of them stand in a sentence.
const NAMES: usize = 40;
const NAMED: usize = 3;

fn main() {
    if !is_asked_for() {
        return;
    }
    println!(
        "{:>10} {:>10} {:>12} {:>14} {:>12}",
        "articles", "sentences", "ms", "ms an article", "suggested"
    );
    for articles in LIBRARIES {
        print_row(articles, SENTENCES);
    }
    for sentences in LONG {
        print_row(2, sentences);
    }
}

fn print_row(count: usize, sentences: usize) {
    let texts = library(count, sentences);
    let ids: Vec<String> = (0..count).map(|number| format!("{number:05}")).collect();
    let articles: Vec<Article<'_>> = ids.iter().zip(&texts).map(article).collect();
    let suggested = suggest(&articles, &Options::default()).len();
    let run = || drop(suggest(&articles, &Options::default()));
    let times = in_turns(vec![("suggest".to_owned(), Box::new(run))], Duration::from_secs(5), 20);
    let ms = times[0].median() * 1e3;
    println!("{count:>10} {sentences:>10} {ms:>12.1} {:>14.2} {suggested:>12}", ms / count as f64);
}

fn article<'a>((id, sentences): (&'a String, &'a Vec<String>)) -> Article<'a> {
    Article { id, title: None, passages: sentences.iter().map(String::as_str).collect() }
}

fn library(articles: usize, count: usize) -> Vec<Vec<String>> {
    let mut numbers = Numbers::new(3);
    (0..articles)
        .map(|article| {
            let texts = sentences(&mut numbers, count).into_iter();
            texts.map(|one| named(one.text, article / STORY, &mut numbers)).collect()
        })
        .collect()
}

/// Puts names of a story into a sentence.
fn named(text: String, story: usize, numbers: &mut Numbers) -> String {
    (0..NAMED).fold(text, |text, _| format!("{text} Name{story}x{}", numbers.below(NAMES)))
}
