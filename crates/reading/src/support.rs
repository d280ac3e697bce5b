//! Support: an author's sentence and the passages it cites in, what they do not bear out out.
//!
//! 1. [`Claims`] reads the numbers, dates and names of the sentence.
//! 2. [`Evidence`] reads all that the passages say of each kind.
//! 3. `numbers`, `dates` and `names` hold one against the other.
//!
//! Values are compared and never bounds: "nearly 100" is borne out by "100" and "at least 100", and
//! "more than 140" is not by "143", for the sentence must keep the number that the source has.

mod aliases;
mod dates;
mod evidence;
mod names;
mod numbers;

use std::ops::Range;

use crate::dates::{Date, dates_in};
use crate::names::names_in;
use crate::numbers::{Found, Number, numbers_in};
use crate::tokens::Reading;
use aliases::Aliases;
use evidence::Evidence;

/// What it is that the passages do not bear out.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kind {
    /// A number.
    Number,
    /// A date, a year or a day of the week.
    Date,
    /// A name or some words of one.
    Name,
}

/// A number, date or name that stands in none of the passages cited.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unsupported {
    /// Where it stands in the sentence, in bytes; of a name only the words that fail.
    pub range: Range<usize>,
    /// What it is.
    pub kind: Kind,
    /// What the passages have that comes nearest, in their words.
    pub nearest: Option<String>,
}

/// Finds the numbers, dates and names of `sentence` that stand in none of `passages`, in order.
///
/// `sentence` is the author's own words, quotations blanked by spaces of the same length.
/// `passages` are all the texts that the sentence may draw on: the passages cited, and whatever
/// else names their sources (titles, authors, labels). Each of `aliases` is a list of names that
/// mean one thing; the language's own (countries and their peoples, "FSB") are known.
///
/// - A number stands where its value does, in digits or words; durations are converted ("two
///   decades" and "20 years"). Not looked for: "first" and "second" in words, "one" unless the
///   passages count the same thing otherwise, and counts of the sources ("two accounts").
/// - A date stands where its day and month do, or as much of them as it gives, and no other year
///   stands with them. A year or a day of the week alone must stand in a passage.
/// - A name stands where each of its significant words does, in any case or number, or under an
///   alias, or under its initials.
pub fn unsupported(sentence: &str, passages: &[&str], aliases: &[Vec<String>]) -> Vec<Unsupported> {
    let claims = Claims::read(sentence);
    if claims.is_empty() {
        return Vec::new();
    }
    let aliases = Aliases::new(aliases);
    let evidence = Evidence::read(passages, &aliases);
    let mut found = numbers::unsupported(&claims, &evidence);
    found.extend(dates::unsupported(&claims, &evidence));
    found.extend(names::unsupported(&claims, &evidence, &aliases));
    found.sort_by_key(|unsupported| unsupported.range.start);
    found
}

/// What a sentence says that can be looked for.
struct Claims<'a> {
    reading: Reading<'a>,
    numbers: Vec<Found<Number>>,
    dates: Vec<Found<Date>>,
    /// The names, each with the tokens of its significant words.
    names: Vec<Found<Vec<usize>>>,
}

impl<'a> Claims<'a> {
    fn read(sentence: &'a str) -> Self {
        let reading = Reading::new(sentence);
        let dates = dates_in(&reading);
        let numbers = numbers_in(&reading, &dates);
        let taken: Vec<Range<usize>> = dates
            .iter()
            .map(|date| date.tokens.clone())
            .chain(numbers.iter().map(|number| number.tokens.clone()))
            .collect();
        let names = names_in(&reading, &taken);
        Self { reading, numbers, dates, names }
    }

    fn is_empty(&self) -> bool {
        self.numbers.is_empty() && self.dates.is_empty() && self.names.is_empty()
    }
}

#[cfg(test)]
mod source_tests;
#[cfg(test)]
mod tests;
