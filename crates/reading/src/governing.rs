//! What governs a quotation from outside: a text and an offset in, the hedge, negation or limiter
//! right beside it out.
//!
//! Only the nearest words are read: a hedge governs when at most two small words ("be", "the",
//! "that") and no punctuation but quotation marks and brackets stand between it and the quotation.

use std::ops::Range;

use crate::language::{LANGUAGE, Words};
use crate::numbers::numbers;
use crate::tokens::Reading;

/// How many bytes before or after the offset are read; longer than any phrase of the tables.
const WINDOW: usize = 160;

/// How many small words may stand between a hedge and what it governs.
const LIGHT_WORDS: usize = 2;

/// How many words may stand between a negation and the clause that it denies.
const DENIED_WORDS: usize = 5;

/// Finds the hedge, negation, verb of seeming or bound of a number that directly governs what
/// starts at byte `at` of `text`, and gives its range, the small words after it included:
/// "resemble" for `at` on "outright" in "resemble outright blackmail", "at least" for `at` on
/// "143" in "at least 143 people". `None` where what starts at `at` starts with the hedge itself.
pub fn hedge_before(text: &str, at: usize) -> Option<Range<usize>> {
    let at = floor(text, at);
    let start = floor(text, at.saturating_sub(WINDOW));
    let reading = Reading::new(&text[start..at]);
    let end = reading.len();
    let found = bound_before(&reading, &text[at..])
        .or_else(|| (0..=LIGHT_WORDS).find_map(|light| governor(&reading, end.checked_sub(light)?)))
        .or_else(|| adverb(&reading))
        .or_else(|| denied_clause(&reading))?;
    // The first token of a window may be the end of a longer word.
    if start > 0 && found == 0 {
        return None;
    }
    let range = reading.span(found, end);
    Some(start + range.start..start + range.end)
}

/// The first token of the hedge or negation that ends before token `end`, if from there to the
/// end of `reading` stand only small words and no mark that parts clauses.
fn governor(reading: &Reading<'_>, end: usize) -> Option<usize> {
    let tables = &LANGUAGE.governing;
    let light = (end..reading.len()).all(|i| tables.light.contains(&reading.key(i)));
    let open = (end..=reading.len()).all(|i| is_open(reading.gap(i)));
    if !light || !open || reading.longest_until(end, tables.not_negations).is_some() {
        return None;
    }
    [tables.hedges, tables.denials, tables.adverbs, tables.negations]
        .into_iter()
        .filter_map(|words| reading.longest_until(end, words))
        .min()
        .or_else(|| negated_verb(reading, end))
}

/// The token before `end`, if it is a verb with a negation for its ending.
fn negated_verb(reading: &Reading<'_>, end: usize) -> Option<usize> {
    let i = end.checked_sub(1)?;
    reading.key(i).ends_with(LANGUAGE.governing.negated_ending).then_some(i)
}

/// The first token of a negation of the clause that begins where `reading` ends: "no definitive
/// evidence that", "not clear why".
fn denied_clause(reading: &Reading<'_>) -> Option<usize> {
    let tables = &LANGUAGE.governing;
    let opener = reading.len().checked_sub(1)?;
    if !tables.clause_openers.contains(&reading.key(opener)) || !is_open(reading.gap(reading.len()))
    {
        return None;
    }
    let before = (opener.saturating_sub(DENIED_WORDS)..opener).rev();
    let mut within = before.take_while(|&i| is_open(reading.gap(i + 1)));
    within.find(|&i| {
        reading.longest_from(i, tables.not_negations).is_none()
            && negates(reading, i, tables.negations)
    })
}

/// The first token of an adverb that a comma parts from the end of `reading`.
fn adverb(reading: &Reading<'_>) -> Option<usize> {
    let gap = reading.gap(reading.len()).trim_start();
    let rest = gap.strip_prefix(',')?;
    let adverbs = LANGUAGE.governing.adverbs;
    is_open(rest).then(|| reading.longest_until(reading.len(), adverbs))?
}

/// The first token of a bound ("at least") that ends `reading`, if a number follows.
fn bound_before(reading: &Reading<'_>, after: &str) -> Option<usize> {
    if !is_open(reading.gap(reading.len())) {
        return None;
    }
    let table = LANGUAGE.numbers.modifiers_before;
    let bounds = table.iter().filter_map(|(phrase, _)| reading.phrase_until(reading.len(), phrase));
    let first = bounds.min()?;
    let window = &after[..floor(after, WINDOW)];
    numbers(window)
        .first()
        .is_some_and(|number| is_open(&window[..number.range.start]))
        .then_some(first)
}

/// Whether `gap` holds nothing that parts clauses: only spaces, quotation marks, brackets, hyphens.
fn is_open(gap: &str) -> bool {
    gap.chars().all(|c| c.is_whitespace() || "\"'“”‘’«»„‚‹›([{-".contains(c))
}

/// Finds the limiter ("but", "unless", "except") that follows byte `at` of `text` directly, closing
/// marks, commas and dashes skipped. A full stop ends the search: what a new sentence limits is
/// not what the one before says.
pub fn limiter_after(text: &str, at: usize) -> Option<Range<usize>> {
    let at = floor(text, at);
    let window = &text[at..floor(text, at + WINDOW)];
    let reading = Reading::new(window);
    let between = reading.gap(0);
    let ends = between.contains(['.', '!', '?', '…', '\n']);
    if ends || text[..at].trim_end().ends_with(['.', '!', '?']) {
        return None;
    }
    let end = reading.longest_from(0, LANGUAGE.governing.limiters)?;
    let range = reading.span(0, end);
    Some(at + range.start..at + range.end)
}

/// Finds the words of `text` that negate, in order: "not", "no", "never", "didn't". Phrases that
/// negate nothing ("no less than", "not only") are left out.
pub fn negations(text: &str) -> Vec<Range<usize>> {
    let tables = &LANGUAGE.governing;
    let reading = Reading::new(text);
    let mut found = Vec::new();
    let mut at = 0;
    while at < reading.len() {
        if let Some(end) = reading.longest_from(at, tables.not_negations) {
            at = end;
            continue;
        }
        if negates(&reading, at, tables.negations) {
            found.push(reading.span(at, at + 1));
        }
        at += 1;
    }
    found
}

fn negates(reading: &Reading<'_>, at: usize, words: Words) -> bool {
    let key = reading.key(at);
    let numeral_follows = reading.key(at + 1).starts_with(|c: char| c.is_ascii_digit());
    key.ends_with(LANGUAGE.governing.negated_ending)
        || (words.contains(&key) && !(numeral_follows && reading.gap(at + 1).starts_with('.')))
}

/// The last character boundary of `text` at or before `at`.
fn floor(text: &str, at: usize) -> usize {
    let mut at = at.min(text.len());
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    at
}

#[cfg(test)]
mod tests;
