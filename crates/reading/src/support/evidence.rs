//! Evidence: all that the passages say of numbers, dates and names.

use std::collections::BTreeSet;

use crate::dates::{Date, dates_in};
use crate::language::{LANGUAGE, TimeUnit};
use crate::numbers::{Found, Number, numbers_in};
use crate::support::aliases::Aliases;
use crate::tokens::{Reading, Shape, lookup, stem};

/// The longest row of capitalised words whose initials are read.
const LONGEST_ACRONYM: usize = 7;

/// What the passages say.
#[derive(Default)]
pub(super) struct Evidence {
    pub(super) numbers: Vec<Counted>,
    pub(super) dates: Vec<Date>,
    /// The words of each date, in the order of `dates`.
    pub(super) date_words: Vec<String>,
    /// Values that a word implies ("both").
    pub(super) implied: Vec<f64>,
    /// The stems of all words.
    pub(super) stems: BTreeSet<String>,
    /// The folded words with a capital.
    pub(super) capitalised: BTreeSet<String>,
    /// The folded words in capitals.
    pub(super) acronyms: BTreeSet<String>,
    /// The initials of each row of capitalised words.
    pub(super) initials: BTreeSet<String>,
    /// The words with a capital as they are written.
    pub(super) written: BTreeSet<String>,
    /// The groups of aliases named.
    pub(super) groups: BTreeSet<usize>,
}

/// A number with what it counts.
pub(super) struct Counted {
    pub(super) number: Number,
    /// The number with its modifier, as it is written.
    pub(super) written: String,
    /// The stem of the word after it.
    pub(super) noun: Option<String>,
    pub(super) duration: Option<TimeUnit>,
}

impl Counted {
    /// Reads what the number at some tokens counts.
    pub(super) fn new(reading: &Reading<'_>, found: &Found<Number>) -> Self {
        let next = found.tokens.end;
        let noun = reading.follows(next).then(|| stem(reading.key(next)));
        let unit = noun.as_ref().and_then(|_| time_unit(reading, next));
        Self {
            written: reading.text[found.what.outer.clone()].to_owned(),
            duration: unit.map(|unit| times(found.what.value, unit)),
            number: found.what.clone(),
            noun,
        }
    }
}

/// The unit of time from token `at`, an article skipped: "half **an hour**".
fn time_unit(reading: &Reading<'_>, at: usize) -> Option<TimeUnit> {
    let tables = &LANGUAGE.numbers;
    let at = if tables.articles.contains(&reading.key(at)) { at + 1 } else { at };
    lookup(tables.time_units, reading.key(at)).filter(|_| reading.follows(at))
}

fn times(value: f64, unit: TimeUnit) -> TimeUnit {
    match unit {
        TimeUnit::Months(months) => TimeUnit::Months(value * months),
        TimeUnit::Minutes(minutes) => TimeUnit::Minutes(value * minutes),
    }
}

impl Evidence {
    /// Reads all passages.
    pub(super) fn read(passages: &[&str], aliases: &Aliases) -> Self {
        let mut evidence = Self::default();
        for passage in passages {
            let reading = Reading::new(passage);
            evidence.read_values(&reading);
            evidence.read_words(&reading);
            evidence.read_initials(&reading);
            evidence.groups.extend(aliases.occurrences(&reading).into_iter().map(|at| at.what));
        }
        evidence
    }

    fn read_values(&mut self, reading: &Reading<'_>) {
        let dates = dates_in(reading);
        let numbers = numbers_in(reading, &dates);
        self.numbers.extend(numbers.iter().map(|number| Counted::new(reading, number)));
        for date in dates {
            self.date_words.push(reading.text[date.what.range.clone()].to_owned());
            self.dates.push(date.what);
        }
        self.numbers.extend((0..reading.len()).filter_map(|at| single_unit(reading, at)));
    }

    fn read_words(&mut self, reading: &Reading<'_>) {
        for (i, token) in reading.tokens.iter().enumerate() {
            self.implied.extend(lookup(LANGUAGE.numbers.implied, &token.key));
            self.stems.insert(stem(&token.key));
            if token.is_capital() {
                self.capitalised.insert(token.key.clone());
                self.written.insert(reading.written(i).to_owned());
            }
            if token.shape == Shape::Capitals {
                self.acronyms.insert(token.key.clone());
            }
        }
    }

    /// Reads the initials of every row of two words or more with capitals, small words skipped.
    fn read_initials(&mut self, reading: &Reading<'_>) {
        for first in 0..reading.len() {
            let mut initials = String::new();
            for at in first..reading.len() {
                let token = &reading.tokens[at];
                let parted = at > first && !reading.follows(at);
                let full = initials.chars().count() == LONGEST_ACRONYM;
                if parted || full || !(token.is_capital() || is_small(&token.key)) {
                    break;
                }
                if token.is_capital() {
                    initials.extend(token.key.chars().next());
                    self.initials.insert(initials.clone());
                }
                if initials.is_empty() {
                    break;
                }
            }
        }
    }
}

fn is_small(key: &str) -> bool {
    LANGUAGE.names.particles.contains(&key) || key == LANGUAGE.numbers.and
}

/// One unit of time without a numeral at token `at`: "an hour".
fn single_unit(reading: &Reading<'_>, at: usize) -> Option<Counted> {
    let tables = &LANGUAGE.numbers;
    let stands = tables.articles.contains(&reading.key(at)) && reading.spaced(at + 1);
    let unit = lookup(tables.time_units, reading.key(at + 1)).filter(|_| stands)?;
    let range = reading.span(at, at + 2);
    let written = reading.text[range.clone()].to_owned();
    let number = Number {
        outer: range.clone(),
        range,
        value: 1.0,
        modifier: None,
        kind: crate::numbers::NumberKind::Cardinal,
    };
    let noun = Some(stem(reading.key(at + 1)));
    Some(Counted { number, written, noun, duration: Some(unit) })
}
