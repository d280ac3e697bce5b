//! Changes: a percentage or an amount in, whether something rose or fell by it out, so that a rise
//! and a fall of as much are not the same value.

use crate::language::LANGUAGE;
use crate::numbers::Interval;
use crate::quantities::values::{Unit, Value};
use crate::tokens::Reading;

/// How many words may stand between a verb of change and "by": "cut its spending **by**".
const FARTHEST: usize = 6;

/// Which way something changed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Change {
    Rise,
    Fall,
}

impl Change {
    /// The values of a change of so much: those of a fall are below zero. A change has a direction,
    /// so it is never one of less than nothing.
    pub(super) fn of(self, much: Interval) -> Interval {
        let (low, low_closed) =
            if much.low < 0.0 { (0.0, true) } else { (much.low, much.low_closed) };
        let rise = Interval { low, low_closed, ..much };
        if self == Self::Fall { rise.negated() } else { rise }
    }
}

/// The change that `value` tells, if what stands around it says that it is one.
pub(super) fn change(reading: &Reading<'_>, value: &Value) -> Option<Change> {
    changed_by(reading, value).or_else(|| beside(reading, value)).or_else(|| behind(reading, value))
}

/// "cut its spending **by** 5 per cent"
pub(super) fn changed_by(reading: &Reading<'_>, value: &Value) -> Option<Change> {
    let words = &LANGUAGE.quantities;
    let by = value.first.checked_sub(1).filter(|_| is_led(reading, value))?;
    if reading.key(by) != words.by {
        return None;
    }
    let clause = (by.saturating_sub(FARTHEST)..by)
        .rev()
        .take_while(|&i| reading.follows(i + 1) && !words.clauses.contains(&reading.key(i)));
    clause.into_iter().find_map(|i| longest(reading, i + 1, words.changes))
}

/// "rose 5 per cent", "a fall of 5 per cent"
fn beside(reading: &Reading<'_>, value: &Value) -> Option<Change> {
    let words = &LANGUAGE.quantities;
    let percent = value.unit == Unit::Percent;
    let lost = || longest(reading, value.first, words.shares).filter(|_| percent);
    longest(reading, value.first, words.changes).or_else(lost).filter(|_| is_led(reading, value))
}

/// "a 5 per cent fall", "5 per cent lower", "a 5 per cent pay cut"
fn behind(reading: &Reading<'_>, value: &Value) -> Option<Change> {
    let words = &LANGUAGE.quantities;
    let at = |i: usize| {
        let found = words.changed.iter().find(|(word, _)| *word == reading.key(i));
        found.map(|(_, change)| *change).filter(|_| reading.follows(i))
    };
    let next = value.end;
    let noun = reading.follows(next) && !words.ends.contains(&reading.key(next));
    at(next).or_else(|| at(next + 1).filter(|_| noun))
}

/// Whether only white space parts a value, with its currency, from the word before it.
fn is_led(reading: &Reading<'_>, value: &Value) -> bool {
    let last = value.first.checked_sub(1).map(|i| reading.tokens[i].end);
    let gap = last.and_then(|end| reading.text.get(end..value.range.start));
    gap.is_some_and(|gap| !gap.is_empty() && gap.trim().is_empty())
}

/// The longest phrase of `table` that ends before token `end`.
fn longest(reading: &Reading<'_>, end: usize, table: &[(&str, Change)]) -> Option<Change> {
    let found = table
        .iter()
        .filter_map(|(phrase, change)| Some((reading.phrase_until(end, phrase)?, *change)));
    found.min_by_key(|(start, _)| *start).map(|(_, change)| change)
}
