//! Quantities: prose in, each number with what it measures out, so that what two accounts say of
//! one thing can stand in one column.
//!
//! 1. `values` finds what is said: numbers, ranges of numbers, and words for a number without a
//!    value ("dozens", "several", "nobody").
//! 2. `durations` and `counted` find what each measures; `tolls` what a figure stands for that
//!    counts nothing beside it ("the toll rose to 139").
//! 3. `doubts` tells what is stated from what is only possible or denied.
//! 4. `parts` finds which are a part of another.
//!
//! `changes` tells a fall of so much from a rise.
//!
//! A number of which none of these can tell what it measures is left out. `clock` reads times of
//! day, which are no quantities.

mod changes;
mod clock;
mod counted;
mod deeds;
mod doubts;
mod durations;
mod guards;
mod nouns;
mod parts;
mod ranges;
mod tolls;
mod vague;
mod values;

use std::ops::Range;

use crate::numbers::Interval;
use crate::tokens::Reading;
use doubts::Doubts;
use values::{Unit, Value};

pub(crate) use changes::Change;

pub use clock::{ClockTime, clock_times};

/// A number of the text and what it measures.
#[derive(Clone, Debug, PartialEq)]
pub struct Quantity {
    /// The words that say how many, in bytes: "at least 143", "dozens of", "many".
    pub range: Range<usize>,
    /// The values that they allow; `None` where they say none ("many victims").
    ///
    /// A duration is in minutes. A plural without a number ("dozens") is bounded below by the
    /// least that usage allows (two of them, rounded down to twenty for "dozens"), and open above.
    /// What something fell by is below zero: "fell 5 per cent" is -5.
    pub interval: Option<Interval>,
    /// What is measured.
    pub measure: Measure,
    /// The words that tell what is measured, in bytes: "people", "killed", "hours".
    pub counted: Option<Range<usize>>,
    /// Whether people are counted.
    pub people: bool,
    /// Whether it counts a part of something else: "**two** of them", "including **three**
    /// children", "a woman and **two** children were killed", "**three** more have died".
    pub part: bool,
    /// Whether the text states it: only then is it a figure of the text's own.
    pub certainty: Certainty,
}

/// Whether a text says that something is so.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Certainty {
    /// It says so, or that somebody says so.
    Stated,
    /// It only thinks of it: "12 may have been killed", "whether 12 were killed", "Were 12 killed?"
    Possible,
    /// It says that it is not so, or that nobody says so or knows it: "12 were not killed", "denied
    /// killing 12", "it is a myth that 12", "not confirmed that 12".
    Denied,
}

/// What a quantity measures.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Measure {
    /// How many; the key of what is counted. For people to whom something was done it is the deed
    /// ("killed", "wounded", "arrested"), otherwise the singular of the noun, words for the same
    /// people under one key ("attacker").
    Count(String),
    /// How long, in minutes. Months and years are as long as the Gregorian calendar lets so many
    /// in a row be: "two months" is 59 to 62 days.
    Duration,
    /// Hundredths.
    Percent,
    /// An amount, with its currency as an ISO 4217 code.
    Money(&'static str),
}

/// Finds the quantities of `text`, in order, none overlapping.
///
/// Ordinals, dates, ages, times of day, scores, ratios, fractions, numbers that are names ("Flight
/// 592") and numbers that are only thought of ("the toll could pass 45") are none.
pub fn quantities(text: &str) -> Vec<Quantity> {
    let reading = Reading::new(text);
    let doubts = Doubts::new(&reading);
    let mut found = Vec::new();
    for value in values::values(&reading) {
        let end = found.last().map_or(0, |last: &Told| last.quantity.range.end);
        if value.range.start < end {
            continue;
        }
        if let Some(mut told) = told(&reading, &value, found.last()) {
            told.quantity.certainty = doubts.certainty(&told);
            found.push(told);
        }
    }
    parts::mark(&reading, found).into_iter().map(|told| told.quantity).collect()
}

/// A quantity, with what is needed to judge those beside it.
struct Told {
    quantity: Quantity,
    value: Value,
    /// The token after all that was read.
    end: usize,
    /// The deed's tokens, if it is one that is counted.
    deed: Option<Range<usize>>,
}

fn told(reading: &Reading<'_>, value: &Value, before: Option<&Told>) -> Option<Told> {
    if let Some(duration) = durations::duration(reading, value) {
        return Some(duration.told(reading, value));
    }
    match value.unit {
        Unit::Plain => counted::counted(reading, value, before),
        Unit::Part => None,
        Unit::Percent => Some(measured(reading, value, Measure::Percent)),
        Unit::Money(code) => Some(measured(reading, value, Measure::Money(code))),
    }
}

/// A quantity that holds its own measure.
fn measured(reading: &Reading<'_>, value: &Value, measure: Measure) -> Told {
    let quantity = Quantity {
        range: value.range.clone(),
        interval: match changes::change(reading, value) {
            Some(change) => value.interval().map(|much| change.of(much)),
            None => value.interval(),
        },
        measure,
        counted: None,
        people: false,
        part: parts::is_included(reading, value.first),
        certainty: Certainty::Stated,
    };
    Told { quantity, value: value.clone(), end: value.end, deed: None }
}

#[cfg(test)]
mod tests;
