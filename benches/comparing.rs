//! Accounts of one fact: how long comparing takes, and how that grows with accounts and words.
//!
//! What comes in: nothing. What goes out: a table, a row for each number of accounts and words.
//! "reading" is the floor: numbers, dates and speech of the same passages, read and not compared.
//! `cargo bench --bench comparing` takes half a minute.

#![expect(clippy::print_stdout, reason = "a benchmark prints its table")]

#[path = "made/clock.rs"]
mod clock;
#[expect(dead_code, reason = "other benchmarks quote what they make")]
#[path = "made/texts.rs"]
mod texts;

use std::hint::black_box;
use std::time::Duration;

use briefing_diagnostics::File;
use briefing_facts::FactBook;
use briefing_reading::{moments, quantities, speeches};
use briefing_sources::Sources;
use clock::{Contender, in_turns, is_asked_for};
use texts::{Numbers, sentences};

/// How many accounts, of how many words each.
const SHAPES: [(usize, usize); 6] =
    [(5, 100), (10, 100), (5, 1_000), (10, 1_000), (5, 10_000), (20, 1_000)];

fn main() {
    if !is_asked_for() {
        return;
    }
    for (accounts, words) in SHAPES {
        print_row(accounts, words);
    }
}

fn print_row(accounts: usize, words: usize) {
    let texts = passages(accounts, words);
    let ids: Vec<String> = (0..accounts).map(|number| format!("s{number}")).collect();
    let library: String = ids.iter().map(|id| format!("{id}: {{ type: misc }}\n")).collect();
    let of_ids = ids.iter().zip(&texts).map(|(id, text)| (id.as_str(), text.as_str()));
    let (sources, _) = Sources::in_memory(&library, &of_ids.collect::<Vec<_>>());
    let listed: Vec<String> = ids.iter().map(|id| format!("{id}#p1")).collect();
    let yaml = format!("facts:\n  a:\n    title: A\n    accounts: [{}]\n", listed.join(", "));
    let file = File::new("facts.yml", yaml);
    let comparing = || {
        let (facts, findings) = FactBook::read(&file, &sources, &[]);
        assert!(findings.is_empty() && facts.comparisons().len() == 1, "{findings:?}");
    };
    let reading = || {
        for text in &texts {
            black_box((quantities(text), moments(text), speeches(text)));
        }
    };
    let contenders: Vec<Contender<'_>> =
        vec![("comparing".into(), Box::new(comparing)), ("reading".into(), Box::new(reading))];
    let times = in_turns(contenders, Duration::from_secs(5), 50);
    print!("{accounts:>2} accounts of {words:>6} words");
    for one in &times {
        print!("  {} {:>8.2} ms", one.name, one.median() * 1e3);
    }
    println!("  x {:.2}", times[0].beside(&times[1]));
}

/// Returns a paragraph of about so many words for each account, with names, a toll and a day.
fn passages(accounts: usize, words: usize) -> Vec<String> {
    let mut numbers = Numbers::new(7);
    let passage = |account: usize| {
        let told = format!(
            "On 7 March 2024, officials said that at least {} people were killed. ",
            100 + account
        );
        let mut text = told;
        while text.split(' ').count() < words {
            text += &sentences(&mut numbers, 1)[0].text;
            text.push(' ');
        }
        text
    };
    (0..accounts).map(passage).collect()
}
