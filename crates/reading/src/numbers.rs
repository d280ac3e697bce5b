//! Numbers: prose in, values with their bounds out.
//!
//! `amount` reads digits and number words; this module adds what stands around them: percent,
//! currency, modifier.

mod amount;
mod digits;
mod interval;

use std::ops::Range;

use crate::dates::{Date, dates_in};
use crate::language::LANGUAGE;
use crate::tokens::{Reading, lookup};
use amount::{Amount, amount};

pub use interval::Interval;

/// What a number counts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NumberKind {
    /// A plain count or measure.
    Cardinal,
    /// A place in an order ("the fourth").
    Ordinal,
    /// Hundredths ("15%").
    Percent,
    /// A part of one ("two-thirds", "half").
    Fraction,
    /// An amount; the currency as an ISO 4217 code.
    Money(&'static str),
}

/// How the text bounds a number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Modifier {
    /// The value or more ("at least", "no less than").
    AtLeast,
    /// More than the value ("over", "more than").
    MoreThan,
    /// The value or less ("up to").
    AtMost,
    /// Less than the value ("under").
    LessThan,
    /// A little less ("nearly").
    Nearly,
    /// A little less or more ("about").
    About,
}

/// A number of the text.
#[derive(Clone, Debug, PartialEq)]
pub struct Number {
    /// Where it stands, in bytes, with its currency, scale and percent sign, without its modifier.
    pub range: Range<usize>,
    /// The same with the modifier: "at least 143".
    pub outer: Range<usize>,
    /// Its value: "two dozen" is 24, "1.5 million" 1500000, "15%" 15, "half" 0.5.
    pub value: f64,
    /// What bounds it.
    pub modifier: Option<Modifier>,
    /// What it counts.
    pub kind: NumberKind,
}

impl Number {
    /// Returns the values that the text allows: "at least 143" is 143 to infinity, "nearly 100" is
    /// 90 to below 100, "about 100" is 90 to 110.
    pub fn interval(&self) -> Interval {
        let said = Interval::closed(self.value, self.value);
        self.modifier.map_or(said, |modifier| said.with(modifier))
    }
}

/// Finds the numbers of `text`, in order, none overlapping. Digits and number words are alike;
/// what is part of a date ("7 March", "2022") or of a name ("T-72") is none, and neither are
/// vague plurals ("dozens"), the pronoun "one" and bare "half" in front of an adjective.
pub fn numbers(text: &str) -> Vec<Number> {
    let reading = Reading::new(text);
    let dated = dates_in(&reading);
    numbers_in(&reading, &dated).into_iter().map(|found| found.what).collect()
}

/// Something found, with the tokens that it takes.
#[derive(Clone, Debug)]
pub(crate) struct Found<T> {
    pub(crate) tokens: Range<usize>,
    pub(crate) what: T,
}

/// Finds the numbers outside of `dated`.
pub(crate) fn numbers_in(reading: &Reading<'_>, dated: &[Found<Date>]) -> Vec<Found<Number>> {
    let mut found = Vec::new();
    let mut dated = dated.iter().peekable();
    let mut at = 0;
    while at < reading.len() {
        if let Some(date) = dated.next_if(|date| date.tokens.contains(&at)) {
            at = date.tokens.end;
        } else if let Some(amount) = amount(reading, at) {
            let number = number(reading, at, &amount);
            at = number.tokens.end;
            found.push(number);
        } else {
            at += 1;
        }
    }
    found
}

/// The number that `amount`, which starts with token `first`, is with what stands around it.
fn number(reading: &Reading<'_>, first: usize, amount: &Amount) -> Found<Number> {
    let mut tokens = first..amount.end;
    let mut range = reading.span(first, amount.end);
    let mut kind = amount.kind.clone();
    if kind == NumberKind::Cardinal {
        if let Some((end, byte)) = percent_after(reading, tokens.end, range.end) {
            (kind, tokens.end, range.end) = (NumberKind::Percent, end, byte);
        } else if let Some(money) = money(reading, &tokens, &range) {
            (kind, tokens, range) = (NumberKind::Money(money.code), money.tokens, money.range);
        }
    }
    let (modifier, outer) = modified(reading, &tokens, &range, &kind);
    Found { tokens, what: Number { range, outer, value: amount.value, modifier, kind } }
}

/// The token and byte after a percent sign or word, if one follows.
fn percent_after(reading: &Reading<'_>, end: usize, byte: usize) -> Option<(usize, usize)> {
    let rest = &reading.text[byte..];
    if let Some(after) = rest.trim_start().strip_prefix('%') {
        return Some((end, reading.text.len() - after.len()));
    }
    let after = reading.longest_from(end, LANGUAGE.numbers.percent)?;
    reading.follows(end).then(|| (after, reading.tokens[after - 1].range.end))
}

/// An amount with its currency.
struct Money {
    code: &'static str,
    tokens: Range<usize>,
    range: Range<usize>,
}

fn money(reading: &Reading<'_>, tokens: &Range<usize>, range: &Range<usize>) -> Option<Money> {
    money_before(reading, tokens, range).or_else(|| money_after(reading, tokens, range))
}

/// "$5", "EUR 5"
fn money_before(
    reading: &Reading<'_>,
    tokens: &Range<usize>,
    range: &Range<usize>,
) -> Option<Money> {
    let tables = &LANGUAGE.numbers;
    let before = reading.text[..range.start].trim_end_matches(' ');
    let sign = tables.currency_signs.iter().find(|(sign, _)| before.ends_with(sign));
    if let Some((sign, code)) = sign {
        let range = before.len() - sign.len()..range.end;
        return Some(Money { code, tokens: tokens.clone(), range });
    }
    let first = tokens.start.checked_sub(1).filter(|_| reading.spaced(tokens.start))?;
    let code = lookup(tables.currency_codes, reading.key(first))?;
    let range = reading.tokens[first].range.start..range.end;
    Some(Money { code, tokens: first..tokens.end, range })
}

/// "5 €", "5 dollars"
fn money_after(
    reading: &Reading<'_>,
    tokens: &Range<usize>,
    range: &Range<usize>,
) -> Option<Money> {
    let tables = &LANGUAGE.numbers;
    let after = reading.text[range.end..].trim_start_matches(' ');
    let sign = tables.currency_signs.iter().find_map(|(sign, code)| {
        let rest = after.strip_prefix(sign)?;
        let opens = rest.trim_start_matches(' ').starts_with(|c: char| c.is_ascii_digit());
        (!opens).then(|| (code, reading.text.len() - rest.len()))
    });
    if let Some((code, end)) = sign {
        return Some(Money { code, tokens: tokens.clone(), range: range.start..end });
    }
    let word = tokens.end;
    let code = lookup(tables.currency_words, reading.key(word))
        .or_else(|| lookup(tables.currency_codes, reading.key(word)))?;
    reading.spaced(word).then(|| Money {
        code,
        tokens: tokens.start..word + 1,
        range: range.start..reading.tokens[word].range.end,
    })
}

/// The modifier beside a number, and the range of both.
fn modified(
    reading: &Reading<'_>,
    tokens: &Range<usize>,
    range: &Range<usize>,
    kind: &NumberKind,
) -> (Option<Modifier>, Range<usize>) {
    if *kind == NumberKind::Ordinal {
        return (None, range.clone());
    }
    if let Some((start, modifier)) = modifier_before(reading, tokens.start, range.start) {
        return (Some(modifier), start..range.end);
    }
    if let Some((start, modifier)) = sign_before(reading, range.start) {
        return (Some(modifier), start..range.end);
    }
    match modifier_after(reading, tokens.end, range.end) {
        Some((end, modifier)) => (Some(modifier), range.start..end),
        None => (None, range.clone()),
    }
}

pub(crate) fn modifier_before(
    reading: &Reading<'_>,
    first: usize,
    byte: usize,
) -> Option<(usize, Modifier)> {
    let last = reading.tokens.get(first.checked_sub(1)?)?;
    if last.end >= byte || !reading.text[last.end..byte].trim().is_empty() {
        return None;
    }
    let table = LANGUAGE.numbers.modifiers_before.iter();
    let found = table
        .filter_map(|(phrase, modifier)| Some((reading.phrase_until(first, phrase)?, *modifier)));
    let (start, modifier) = found.min_by_key(|(start, _)| *start)?;
    Some((reading.tokens[start].range.start, modifier))
}

/// The sign or abbreviation of a modifier that ends before `byte`: "~12", "c. 12".
fn sign_before(reading: &Reading<'_>, byte: usize) -> Option<(usize, Modifier)> {
    let before = reading.text[..byte].trim_end_matches([' ', '\u{a0}']);
    LANGUAGE.numbers.modifier_signs.iter().find_map(|(sign, modifier)| {
        let rest = before.strip_suffix(sign)?;
        let whole = !rest.ends_with(|c: char| c.is_alphanumeric() || c == '.');
        whole.then_some((rest.len(), *modifier))
    })
}

fn modifier_after(reading: &Reading<'_>, next: usize, byte: usize) -> Option<(usize, Modifier)> {
    if reading.text[byte..].starts_with('+') {
        return Some((byte + 1, Modifier::AtLeast));
    }
    let table = LANGUAGE.numbers.modifiers_after.iter();
    let found =
        table.filter_map(|(words, modifier)| Some((reading.phrase_from(next, words)?, *modifier)));
    let (end, modifier) = found.max_by_key(|(end, _)| *end)?;
    reading.spaced(next).then(|| (reading.tokens[end - 1].range.end, modifier))
}

#[cfg(test)]
mod tests;
