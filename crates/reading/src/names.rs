//! Names: prose in, proper names out.
//!
//! A name is a run of capitalised words, small words ("of the") allowed inside. A word that starts
//! a sentence, a heading or what follows a colon has its capital for free, so there it counts as
//! a name only if it is not [`is_ordinary`].

use std::collections::BTreeSet;
use std::ops::Range;
use std::sync::LazyLock;

use crate::dates::dates_in;
use crate::language::LANGUAGE;
use crate::numbers::{Found, numbers_in};
use crate::sentences::sentences;
use crate::tokens::{Reading, Shape, Token, stem};

/// A proper name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Name {
    /// Where it stands, in bytes, a possessive ending at its end left out.
    pub range: Range<usize>,
    /// Its significant words, in bytes of the text: no "of", no title or office, no initial. Never
    /// empty. The parts of "IS-K" are two.
    pub words: Vec<Range<usize>>,
}

/// Finds the names of `text`, in order, none overlapping. Months and days of the week are dates,
/// titles alone ("President") name nobody.
///
/// A word at the start of a sentence is a name if it is followed by a capital, is in capitals or is
/// in the table of known names; any other only if it is no common word, has no ending of one
/// ("-tion", "-ing") and is no bare plural ("Survivors said").
pub fn names(text: &str) -> Vec<Name> {
    let reading = Reading::new(text);
    let dated = dates_in(&reading);
    let mut taken: Vec<Range<usize>> = dated.iter().map(|date| date.tokens.clone()).collect();
    taken.extend(numbers_in(&reading, &dated).into_iter().map(|number| number.tokens));
    let name = |found: Found<Vec<usize>>| Name {
        range: reading.span(found.tokens.start, found.tokens.end),
        words: found.what.iter().map(|&i| reading.tokens[i].range.clone()).collect(),
    };
    names_in(&reading, &taken).into_iter().map(name).collect()
}

/// Finds the names outside the tokens `taken`; each with the tokens of its significant words.
pub(crate) fn names_in(reading: &Reading<'_>, taken: &[Range<usize>]) -> Vec<Found<Vec<usize>>> {
    let named = named(reading, taken);
    let mut found = Vec::new();
    let mut at = 0;
    while at < reading.len() {
        if !named[at] {
            at += 1;
            continue;
        }
        let end = run_end(reading, &named, at);
        let words: Vec<usize> =
            (at..end).filter(|&i| named[i] && is_significant(reading, i)).collect();
        if !words.is_empty() {
            found.push(Found { tokens: at..end, what: words });
        }
        at = end;
    }
    found
}

/// Which tokens have a capital that says something.
fn named(reading: &Reading<'_>, taken: &[Range<usize>]) -> Vec<bool> {
    let mut named: Vec<bool> =
        reading.tokens.iter().map(|token| token.is_capital() && !is_never_named(token)).collect();
    for tokens in taken {
        named[tokens.clone()].fill(false);
    }
    for at in initial(reading) {
        named[at] = named[at] && !is_ordinary(reading, at);
    }
    named
}

/// Whether a word names nothing anywhere: "I", and the small words that start sentences ("In").
fn is_never_named(token: &Token) -> bool {
    let key = token.key.as_str();
    LANGUAGE.names.never.contains(&key)
        || (token.shape == Shape::Capitalised && LANGUAGE.stops.starters.contains(&key))
}

/// The tokens whose capital may be due to their place alone.
fn initial(reading: &Reading<'_>) -> BTreeSet<usize> {
    let starts = sentences(reading.text).into_iter().map(|range| range.start);
    let first = starts.map(|start| reading.tokens.partition_point(|t| t.range.start < start));
    let after_mark = (0..reading.len())
        .filter(|&i| i == 0 || reading.gap(i).contains([':', '\u{FFFC}', '"', '“', '•', '\n']));
    first.filter(|&i| i < reading.len()).chain(after_mark).collect()
}

/// Whether token `at`, the first of its sentence, is more likely a word than a name.
fn is_ordinary(reading: &Reading<'_>, at: usize) -> bool {
    let token = &reading.tokens[at];
    let key = token.key.as_str();
    if is_known(key) || token.shape == Shape::Capitals {
        return false;
    }
    let head = key.split('\'').next().unwrap_or(key);
    if COMMON.contains(head) || key.ends_with(LANGUAGE.governing.negated_ending) {
        return true;
    }
    if LANGUAGE.names.common_endings.iter().any(|ending| key.ends_with(ending)) {
        return true;
    }
    let small_follows = reading.follows(at + 1) && reading.tokens[at + 1].shape == Shape::Small;
    let plural = stem(key) != key;
    small_follows && plural && token.end == token.range.end
}

static COMMON: LazyLock<BTreeSet<&str>> =
    LazyLock::new(|| LANGUAGE.names.common.split_whitespace().collect());

/// Whether a table says that `key` is part of a name.
fn is_known(key: &str) -> bool {
    static KNOWN: LazyLock<BTreeSet<String>> = LazyLock::new(|| {
        let names = LANGUAGE.names.aliases.iter().flat_map(|group| group.iter());
        let words = names.filter(|name| !name.contains(' '));
        let tokens = words.flat_map(|name| Reading::new(name).tokens);
        tokens.filter(|token| token.shape != Shape::Capitals).map(|token| token.key).collect()
    });
    KNOWN.contains(key)
}

/// The token after the name that starts with token `at`.
fn run_end(reading: &Reading<'_>, named: &[bool], at: usize) -> usize {
    let mut end = at + 1;
    loop {
        let last = &reading.tokens[end - 1];
        if last.end > last.range.end {
            return end;
        }
        let small = (end..named.len().min(end + 2)).take_while(|&i| {
            reading.spaced(i) && LANGUAGE.names.particles.contains(&reading.key(i)) && !named[i]
        });
        let next = end + small.count();
        let joined = reading.follows(next) || (next == end && is_stopped(reading, next));
        if !joined || !named.get(next).is_some_and(|named| *named) {
            return end;
        }
        end = next + 1;
    }
}

/// Whether a full stop that ends no sentence parts token `at` from the one before: "Dr. Smith".
fn is_stopped(reading: &Reading<'_>, at: usize) -> bool {
    let Some(before) = at.checked_sub(1) else { return false };
    let key = reading.key(before);
    let short = key.chars().count() == 1
        || LANGUAGE.stops.leading.contains(&key)
        || LANGUAGE.stops.trailing.contains(&key)
        || reading.written(before).contains('.');
    let gap = reading.gap(at);
    short && gap.starts_with('.') && gap.len() > 1 && gap[1..].trim().is_empty()
}

/// Whether token `i` of a name says who or what it is.
fn is_significant(reading: &Reading<'_>, i: usize) -> bool {
    let key = reading.key(i);
    let initial = key.chars().count() == 1 && !reading.hyphened(i) && !reading.hyphened(i + 1);
    let tables = &LANGUAGE.names;
    !initial && !tables.titles.contains(&key) && !tables.particles.contains(&key)
}

#[cfg(test)]
mod tests;
