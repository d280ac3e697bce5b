//! Words for a number without a value: the text in, what they allow out ("dozens", "several").

use crate::language::LANGUAGE;
use crate::numbers::{Found, Interval, Number};
use crate::quantities::durations;
use crate::quantities::values::{Unit, Value};
use crate::tokens::{Reading, lookup};

/// The words for a number without a value, outside of `numbers`.
pub(super) fn vague_values(reading: &Reading<'_>, numbers: &[Found<Number>]) -> Vec<Value> {
    let mut found = Vec::new();
    let mut numbers = numbers.iter().peekable();
    let mut at = 0;
    while at < reading.len() {
        while numbers.next_if(|number| number.tokens.end <= at).is_some() {}
        let taken = numbers.peek().is_some_and(|number| number.tokens.contains(&at));
        let value = if taken { None } else { loose_at(reading, at) };
        at = value.as_ref().map_or(at + 1, |value| value.end.max(at + 1));
        found.extend(value.map(|value| value.lead(reading)));
    }
    found
}

fn loose_at(reading: &Reading<'_>, at: usize) -> Option<Value> {
    plural(reading, at)
        .or_else(|| couple(reading, at))
        .or_else(|| vague(reading, at))
        .or_else(|| nobody(reading, at))
        .or_else(|| {
            durations::article(reading, at).map(|(tokens, bare)| {
                let mut value = Value::new(reading, tokens, Some(bare));
                value.loose = false;
                value
            })
        })
}

/// "dozens", "hundreds of millions of dollars"
fn plural(reading: &Reading<'_>, at: usize) -> Option<Value> {
    let (end, least) = longest(reading, at, LANGUAGE.quantities.plurals)?;
    let mut value = Value::new(reading, at..end, Some(Interval::closed(least, f64::INFINITY)));
    let currency = lookup(LANGUAGE.numbers.currency_words, reading.key(end + 1));
    if let Some(code) = currency.filter(|_| reading.key(end) == LANGUAGE.numbers.of) {
        value.end = end + 2;
        value.range.end = reading.tokens[end + 1].range.end;
        value.unit = Unit::Money(code);
    }
    Some(value)
}

/// "a couple of"
fn couple(reading: &Reading<'_>, at: usize) -> Option<Value> {
    let couples = LANGUAGE.quantities.couples.iter();
    let (end, low, high) = couples
        .filter_map(|(phrase, low, high)| Some((reading.phrase_from(at, phrase)?, *low, *high)))
        .next()?;
    if let Some((end, least)) = longest(reading, end, LANGUAGE.quantities.after_vague) {
        let bare = Interval::closed(least, f64::INFINITY);
        return Some(Value::new(reading, at..end, Some(bare)));
    }
    Some(Value::new(reading, at..end, Some(Interval::closed(low, high))))
}

/// "several", "a few hundred", "many dozens"
fn vague(reading: &Reading<'_>, at: usize) -> Option<Value> {
    let words = &LANGUAGE.quantities;
    let end = reading.longest_from(at, words.vague)?;
    if at > 0 && words.before_many.contains(&reading.key(at - 1)) {
        return None;
    }
    let scale = longest(reading, end, words.after_vague)
        .or_else(|| longest(reading, end, words.plurals))
        .filter(|_| reading.follows(end));
    match scale {
        Some((end, least)) => {
            let bare = Interval::closed(least, f64::INFINITY);
            Some(Value::new(reading, at..end, Some(bare)))
        }
        None => Some(Value::new(reading, at..end, None)),
    }
}

/// "no one", and "no" before what would be counted
fn nobody(reading: &Reading<'_>, at: usize) -> Option<Value> {
    let words = &LANGUAGE.quantities;
    let end = reading
        .longest_from(at, words.nobody)
        .or_else(|| (reading.key(at) == words.no).then_some(at + 1))?;
    Some(Value::new(reading, at..end, Some(Interval::closed(0.0, 0.0))))
}

/// The longest phrase of `table` from token `at`: the token after it, and its value.
fn longest(reading: &Reading<'_>, at: usize, table: &[(&str, f64)]) -> Option<(usize, f64)> {
    table
        .iter()
        .filter_map(|(phrase, least)| Some((reading.phrase_from(at, phrase)?, *least)))
        .max_by_key(|(end, _)| *end)
}
