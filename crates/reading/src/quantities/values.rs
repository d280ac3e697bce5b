//! Values: the text in, all that is said of how many or how much out, whatever it measures.

use std::ops::Range;

use crate::dates::dates_in;
use crate::language::LANGUAGE;
use crate::numbers::{Found, Interval, Modifier, Number, NumberKind, modifier_before, numbers_in};
use crate::quantities::clock::{self, Timed};
use crate::quantities::guards::is_number;
use crate::quantities::ranges::{are_joined, range};
use crate::quantities::vague;
use crate::tokens::Reading;

/// How much is said, without what it measures.
#[derive(Clone, Debug)]
pub(super) struct Value {
    /// The first token, modifiers included, and the first without them.
    pub(super) first: usize,
    pub(super) start: usize,
    /// The token after it.
    pub(super) end: usize,
    /// The words to mark, in bytes.
    pub(super) range: Range<usize>,
    /// What is said, before `modifiers`; `None` where it has no value.
    pub(super) bare: Option<Interval>,
    /// The modifiers, the innermost first.
    pub(super) modifiers: Vec<Modifier>,
    pub(super) unit: Unit,
    /// Whether it is a word that "of" may follow ("dozens").
    pub(super) loose: bool,
}

/// What the number says itself of what it measures.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Unit {
    Plain,
    /// A part of one, which measures only time.
    Part,
    Percent,
    Money(&'static str),
}

impl Value {
    /// The values that the words allow.
    pub(super) fn interval(&self) -> Option<Interval> {
        self.bare.map(|bare| self.modified(bare))
    }

    /// What the modifiers make of `bare`.
    pub(super) fn modified(&self, bare: Interval) -> Interval {
        self.modifiers.iter().fold(bare, |interval, modifier| interval.with(*modifier))
    }

    /// Whether it is one.
    pub(super) fn is_one(&self) -> bool {
        self.bare == Some(Interval::closed(1.0, 1.0))
    }

    /// The token before which a modifier may stand: "up to **a** $5,000 fine".
    fn behind_article(&self, reading: &Reading<'_>) -> usize {
        let article = |i: &usize| LANGUAGE.numbers.articles.contains(&reading.key(*i));
        let money = matches!(self.unit, Unit::Money(_));
        let before = self.first.checked_sub(1).filter(article);
        before.filter(|_| money && self.modifiers.is_empty()).unwrap_or(self.first)
    }

    /// Whether only white space parts it from the token after it.
    pub(super) fn is_beside(&self, reading: &Reading<'_>) -> bool {
        reading.tokens.get(self.end).is_some_and(|next| {
            let gap = reading.text.get(self.range.end..next.range.start);
            gap.is_some_and(|gap| !gap.is_empty() && gap.trim().is_empty())
        })
    }

    pub(super) fn new(reading: &Reading<'_>, tokens: Range<usize>, bare: Option<Interval>) -> Self {
        let range = reading.span(tokens.start, tokens.end);
        let (start, end) = (tokens.start, tokens.end);
        let (modifiers, unit) = (Vec::new(), Unit::Plain);
        Self { first: start, start, end, range, bare, modifiers, unit, loose: true }
    }

    pub(super) fn of_number(reading: &Reading<'_>, found: &Found<Number>) -> Option<Self> {
        let number = &found.what;
        let tokens = found.tokens.clone();
        let bare = Interval::closed(number.value, number.value);
        let mut value = Self::new(reading, tokens.clone(), Some(bare));
        value.unit = match number.kind {
            NumberKind::Cardinal => Unit::Plain,
            NumberKind::Fraction => Unit::Part,
            NumberKind::Percent => Unit::Percent,
            NumberKind::Money(code) => Unit::Money(code),
            NumberKind::Ordinal => return None,
        };
        value.loose = false;
        value.range = number.outer.clone();
        value.modifiers.extend(number.modifier);
        let leads = |i: &usize| reading.tokens[*i].range.start >= number.outer.start;
        value.first = (0..tokens.start).rev().take_while(leads).last().unwrap_or(tokens.start);
        while reading.tokens.get(value.end).is_some_and(|t| t.end <= number.outer.end) {
            value.end += 1;
        }
        Some(value)
    }

    /// Adds the modifiers that stand before it.
    pub(super) fn lead(mut self, reading: &Reading<'_>) -> Self {
        loop {
            let first = self.behind_article(reading);
            let byte = reading.tokens[first].range.start.min(self.range.start);
            let Some((byte, modifier)) = modifier_before(reading, first, byte) else { return self };
            let leads = |i: &usize| reading.tokens[*i].range.start >= byte;
            self.first = (0..first).rev().take_while(leads).last().unwrap_or(first);
            self.range.start = byte;
            self.modifiers.push(modifier);
        }
    }
}

/// Finds the values of a text, in order, none overlapping.
pub(super) fn values(reading: &Reading<'_>) -> Vec<Value> {
    let dated = dates_in(reading);
    let numbers = outside(numbers_in(reading, &dated), &clock::clock_times_in(reading));
    let mut values = of_numbers(reading, &numbers);
    values.extend(vague::vague_values(reading, &numbers));
    values.sort_by_key(|value| value.first);
    let mut end = 0;
    values.retain(|value| {
        let free = value.range.start >= end;
        end = end.max(value.range.end).max(reading.tokens[value.end - 1].end);
        free
    });
    values
}

/// The numbers that are no part of a time of day.
fn outside(mut numbers: Vec<Found<Number>>, times: &[Timed]) -> Vec<Found<Number>> {
    let mut times = times.iter().peekable();
    numbers.retain(|number| {
        let at = number.tokens.start;
        while times.next_if(|time| time.tokens.end <= at).is_some() {}
        !times.peek().is_some_and(|time| time.tokens.contains(&at))
    });
    numbers
}

/// The numbers as values, those that are the two ends of a range as one.
fn of_numbers(reading: &Reading<'_>, numbers: &[Found<Number>]) -> Vec<Value> {
    let mut values = Vec::new();
    let mut at = 0;
    while let Some(number) = numbers.get(at) {
        let next = numbers.get(at + 1).filter(|next| are_joined(reading, number, next));
        let value = match next {
            Some(next) => range(reading, number, next),
            None => Value::of_number(reading, number),
        };
        values.extend(value.map(|value| value.lead(reading)).filter(|v| is_number(reading, v)));
        at += if next.is_some() { 2 } else { 1 };
    }
    values
}
