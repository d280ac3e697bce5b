//! Tolls: a value that counts nothing beside it in, what it is the number of out ("the **toll**
//! rose to 139", "the **number of dead** is 50").

use crate::language::LANGUAGE;
use crate::numbers::Modifier;
use crate::quantities::deeds::{Found, done_at, is_numeral, result_at};
use crate::quantities::nouns::Noun;
use crate::quantities::values::Value;
use crate::tokens::Reading;

/// How many words may stand between a toll and the verb that leads to its number.
const FARTHEST: usize = 16;

/// How many words before its verb make a toll one that is only thought of.
const MODAL: usize = 3;

/// Reads what `value` is the number of.
pub(super) fn toll(
    reading: &Reading<'_>,
    value: &Value,
    noun: Option<&Noun>,
) -> Option<(Found, Option<Modifier>)> {
    let words = &LANGUAGE.quantities;
    if !reading.spaced(value.first) || noun.is_some_and(|noun| !noun.people) {
        return None;
    }
    if let Some((link, modifier)) = strong_link(reading, value) {
        let one = !is_told_again(reading, value);
        return before(reading, link).filter(|_| one).map(|found| (found, modifier));
    }
    let link = reading.longest_until(value.first, words.weak_links)?;
    let found = head_until(reading, link)?;
    is_meant(reading, found.tokens.start).then_some((found, None))
}

/// Whether a verb leads to `value` that only a toll, or something else that grows, goes with.
pub(super) fn is_led(reading: &Reading<'_>, value: &Value) -> bool {
    reading.spaced(value.first) && strong_link(reading, value).is_some()
}

/// The verb that leads to `value` and what it does to it.
fn strong_link(reading: &Reading<'_>, value: &Value) -> Option<(usize, Option<Modifier>)> {
    let links = LANGUAGE.quantities.strong_links.iter();
    let found = links.filter_map(|(phrase, modifier)| {
        Some((reading.phrase_until(value.first, phrase)?, *modifier))
    });
    found.min_by_key(|(link, _)| *link)
}

/// Whether the toll is told once more in the sentence: "60 on Friday **and at 133** by Saturday".
fn is_told_again(reading: &Reading<'_>, value: &Value) -> bool {
    let near = value.end..reading.len().min(value.end + FARTHEST);
    near.take_while(|&i| !reading.gap(i).contains(['.', ';', '!', '?'])).any(|i| {
        let next = reading.longest_from(i, LANGUAGE.quantities.then);
        next.and_then(|next| reading.tokens.get(next)).is_some_and(is_numeral)
    })
}

/// The toll before a verb at token `link`, in the same clause.
fn before(reading: &Reading<'_>, link: usize) -> Option<Found> {
    let words = &LANGUAGE.quantities;
    let mut end = link;
    while end > 0 && link - end < FARTHEST && reading.follows(end) && is_meant(reading, link) {
        if let Some(found) = head_until(reading, end) {
            return Some(found);
        }
        end -= 1;
        if words.clauses.contains(&reading.key(end)) {
            return None;
        }
    }
    None
}

/// Whether what stands before the verb at token `link` lets it tell what is so.
fn is_meant(reading: &Reading<'_>, link: usize) -> bool {
    let words = &LANGUAGE.quantities;
    !(link.saturating_sub(MODAL)..link).any(|i| words.modals.contains(&reading.key(i)))
}

/// "death toll" or "number of those killed" up to token `end`.
fn head_until(reading: &Reading<'_>, end: usize) -> Option<Found> {
    let words = &LANGUAGE.quantities;
    for deed in words.deeds {
        if let Some(start) = reading.longest_until(end, deed.tolls) {
            return Some(Found { key: deed.key, tokens: start..end, part: false });
        }
    }
    let start = end.checked_sub(1)?;
    let number = reading.longest_until(start, words.number_of)?;
    let (key, after) = done_at(reading, start).or_else(|| result_at(reading, start))?;
    (after == end).then_some(Found { key, tokens: number..end, part: false })
}
