//! Parts: quantities in, those marked that count a part of something else.

use std::collections::BTreeSet;

use crate::language::LANGUAGE;
use crate::numbers::Interval;
use crate::quantities::nouns::{Noun, person};
use crate::quantities::values::Value;
use crate::quantities::{Measure, Told};
use crate::tokens::Reading;

/// Whether a word before token `first` opens a part: "**including** two members".
pub(super) fn is_included(reading: &Reading<'_>, first: usize) -> bool {
    reading.spaced(first) && reading.longest_until(first, LANGUAGE.quantities.including).is_some()
}

/// Whether the number from token `first` is that of a whole of which another word tells the part:
/// "two of the **three** gunmen were killed".
pub(super) fn is_whole(reading: &Reading<'_>, first: usize) -> bool {
    let words = &LANGUAGE.quantities;
    let Some(of) = first.checked_sub(2) else { return false };
    let determined = words.determiners.contains(&reading.key(of + 1));
    determined
        && reading.key(of) == LANGUAGE.numbers.of
        && (of + 1..=first).all(|i| reading.spaced(i))
}

/// Whether people before `value` are told together with those that it counts: "a **woman** and two
/// children were killed". Where the quantity before it has a deed of its own, they are not.
pub(super) fn is_summed(
    reading: &Reading<'_>,
    value: &Value,
    noun: Option<&Noun>,
    before: Option<&Told>,
) -> bool {
    let Some(last) = value.first.checked_sub(2) else { return false };
    let and = reading.key(last + 1) == LANGUAGE.numbers.and && reading.spaced(last + 1);
    let own = before.is_some_and(|told| told.deed.is_some() && told.end > last);
    let name =
        reading.tokens[last].is_capital() && (noun.is_none() || has_plural_ending(reading, last));
    let counted = before.is_some_and(|told| told.end == last + 1 && told.deed.is_none());
    and && !own && (name || counted || person(reading, last).is_some())
}

fn has_plural_ending(reading: &Reading<'_>, at: usize) -> bool {
    LANGUAGE.forms.plurals.iter().any(|(ending, _)| reading.key(at).ends_with(ending))
}

/// Marks what only the quantities beside it, or those before, can tell.
pub(super) fn mark(reading: &Reading<'_>, found: Vec<Told>) -> Vec<Told> {
    let mut marked: Vec<Told> = Vec::new();
    let mut deeds = BTreeSet::new();
    for mut told in found {
        if let Some(before) = marked.last_mut() {
            share(reading, before, &mut told);
        }
        let another =
            told.deed.is_some() && !deeds.is_empty() && !deeds.contains(&told.quantity.measure);
        told.quantity.part |= is_added(reading, &told) && !another;
        if told.deed.is_some() {
            deeds.insert(told.quantity.measure.clone());
        }
        match marked.last_mut().filter(|before| is_rest_of(reading, before, &told)) {
            Some(before) => add(before, &told),
            None => marked.push(told),
        }
    }
    marked
}

/// Lets `told` share what is said of the quantity before it.
fn share(reading: &Reading<'_>, before: &mut Told, told: &mut Told) {
    told.quantity.part |= is_part_too(reading, before, told);
    if is_object_too(reading, before, told) {
        before.quantity.part = true;
        told.quantity.part = true;
        told.quantity.measure = before.quantity.measure.clone();
        told.quantity.counted = before.quantity.counted.clone();
        told.deed = before.deed.clone();
    }
}

/// Whether a quantity adds to one told before: "**another** 24", "three **more** people". It is whole
/// where only other deeds are told before: "killing 93 and wounding 100 **more**".
fn is_added(reading: &Reading<'_>, told: &Told) -> bool {
    let added = |i: usize| LANGUAGE.quantities.added.contains(&reading.key(i));
    let first = told.value.first;
    told.quantity.people
        && ((first > 0 && reading.spaced(first) && added(first - 1))
            || (reading.spaced(told.value.end) && added(told.value.end)))
}

/// Whether the deed done to the people of `first` is done to those of `second` too: "killed two
/// policemen and **three civilians**".
fn is_object_too(reading: &Reading<'_>, first: &Told, second: &Told) -> bool {
    let before = first.deed.as_ref().is_some_and(|deed| deed.end <= first.value.first);
    before && is_listed(reading, first, second) && second.deed.is_none() && second.quantity.people
}

/// Whether a part goes on: "including 61 civilians, **six soldiers** and ...".
fn is_part_too(reading: &Reading<'_>, first: &Told, second: &Told) -> bool {
    first.quantity.part && is_listed(reading, first, second) && second.deed.is_none()
}

/// Whether only a comma or "and" stands between two quantities.
fn is_listed(reading: &Reading<'_>, first: &Told, second: &Told) -> bool {
    let next = second.value.first;
    let and = first.end + 1 == next && reading.key(first.end) == LANGUAGE.numbers.and;
    and || (first.end == next && next < reading.len() && reading.gap(next).trim() == ",")
}

/// Adds to a length of time the rest of it.
fn add(first: &mut Told, second: &Told) {
    first.quantity.range.end = second.quantity.range.end;
    first.quantity.interval = sum(&first.quantity.interval, &second.quantity.interval);
    first.quantity.counted = second.quantity.counted.clone();
    first.end = second.end;
}

/// Whether `second` is told together with `first`: "two hours and **30 minutes**".
fn is_rest_of(reading: &Reading<'_>, first: &Told, second: &Told) -> bool {
    let lengths = [first, second].iter().all(|told| told.quantity.measure == Measure::Duration);
    let next = second.value.first;
    let and = first.end + 1 == next && reading.key(first.end) == LANGUAGE.numbers.and;
    let beside = (and || first.end == next) && (first.end..=next).all(|i| reading.spaced(i));
    let shorter = match (&first.quantity.interval, &second.quantity.interval) {
        (Some(a), Some(b)) => b.high < a.low,
        _ => false,
    };
    lengths && beside && shorter
}

fn sum(a: &Option<Interval>, b: &Option<Interval>) -> Option<Interval> {
    let (a, b) = (a.as_ref()?, b.as_ref()?);
    Some(Interval {
        low: a.low + b.low,
        high: a.high + b.high,
        low_closed: a.low_closed && b.low_closed,
        high_closed: a.high_closed && b.high_closed,
    })
}
