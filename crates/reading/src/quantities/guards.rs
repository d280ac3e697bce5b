//! Guards: a number in, whether what stands around it lets it count or measure anything out.

use std::ops::RangeInclusive;

use crate::language::LANGUAGE;
use crate::quantities::values::{Unit, Value};
use crate::tokens::{Reading, Shape, lookup};
use crate::words::is_hyphen;

/// What four digits are between when they are more likely a year than a number.
const YEARS: RangeInclusive<&str> = "1900"..="2100";

/// Stands before what a number may be off by.
const MORE_OR_LESS: char = '±';

/// Whether what stands around a number lets it be one: not a label ("Flight 592"), a score, a
/// section or a comparison.
pub(super) fn is_number(reading: &Reading<'_>, value: &Value) -> bool {
    let words = &LANGUAGE.quantities;
    let before = reading.text[..value.range.start].chars().next_back();
    let after = reading.text[value.range.end..].chars().next();
    let opens = before.is_none_or(|c| c.is_whitespace() || "([{\"'“‘«„—".contains(c));
    let closes = after
        .is_none_or(|c| c.is_whitespace() || is_hyphen(c.encode_utf8(&mut [0; 4])) || is_mark(c));
    let compared =
        words.more.contains(&reading.key(value.end)) && reading.key(value.end + 1) == words.than;
    let times = lookup(LANGUAGE.numbers.times, reading.key(value.start)).is_some();
    let other = is_label(reading, value)
        || is_excepted(reading, value)
        || is_year(reading, value)
        || is_cut(reading, value);
    opens && closes && !compared && !times && !other && is_unit(reading, value)
}

fn is_mark(c: char) -> bool {
    ",.;:!?()[]{}\"'”’»“—…+".contains(c)
}

/// Whether a number names something: "page 12", "Boeing 737".
fn is_label(reading: &Reading<'_>, value: &Value) -> bool {
    let words = &LANGUAGE.quantities;
    let Some(last) = value.first.checked_sub(1).filter(|_| reading.spaced(value.first)) else {
        return false;
    };
    if words.labels.contains(&reading.key(last)) {
        return value.unit == Unit::Plain;
    }
    let digits = reading.tokens[value.start].shape == Shape::Digits;
    let round = reading.written(value.start).contains([',', '.']);
    let known = words.deeds.iter().any(|deed| {
        deed.doing.iter().any(|doing| reading.phrase_until(value.first, doing).is_some())
    });
    let key = reading.key(last);
    let small = words.ends.contains(&key)
        || words.added.contains(&key)
        || words.before_number.contains(&key)
        || lookup(LANGUAGE.dates.weekdays, key).is_some();
    digits
        && !round
        && value.modifiers.is_empty()
        && value.unit == Unit::Plain
        && reading.tokens[last].is_capital()
        && !(known || small)
}

/// Whether four digits stand where a year does: "In **2019** people were killed".
fn is_year(reading: &Reading<'_>, value: &Value) -> bool {
    let led = value.first.checked_sub(1).is_some_and(|i| {
        reading.spaced(value.first) && LANGUAGE.quantities.before_year.contains(&reading.key(i))
    });
    led && value.unit == Unit::Plain
        && value.modifiers.is_empty()
        && value.end == value.start + 1
        && is_of_our_time(reading.written(value.start))
}

/// Whether digits may be a year of our time.
pub(super) fn is_of_our_time(written: &str) -> bool {
    written.len() == 4 && YEARS.contains(&written)
}

/// Whether a number is the half of something: "12—15", "12 ± 3", "120 000".
fn is_cut(reading: &Reading<'_>, value: &Value) -> bool {
    let before = reading.text[..value.range.start].trim_end();
    let after = reading.text[value.range.end..].trim_start();
    let dash = |c: char| c == '—';
    let digit = |c: char| c.is_ascii_digit();
    is_group(reading, value.start)
        || is_group(reading, value.end)
        || before.ends_with(MORE_OR_LESS)
        || after.starts_with(MORE_OR_LESS)
        || before.strip_suffix(dash).is_some_and(|rest| rest.ends_with(digit))
        || after.strip_prefix(dash).is_some_and(|rest| rest.starts_with(digit))
        || (reading.hyphened(value.end) && reading.key(value.end).starts_with(digit))
}

/// Whether token `at` is three digits that a plain space parts from others.
fn is_group(reading: &Reading<'_>, at: usize) -> bool {
    let written = reading.written(at);
    let three = written.len() == 3 && written.bytes().all(|b| b.is_ascii_digit());
    three && reading.spaced(at) && reading.tokens[at - 1].shape == Shape::Digits
}

/// Whether a number is of those of whom something is not told ("all but 12"), or no value of its
/// own ("no later than three days before").
fn is_excepted(reading: &Reading<'_>, value: &Value) -> bool {
    let excepting = LANGUAGE.quantities.doubts.excepting;
    reading.spaced(value.first) && reading.longest_until(value.first, excepting).is_some()
}

/// Whether what a money word or a percentage measures is that.
fn is_unit(reading: &Reading<'_>, value: &Value) -> bool {
    let words = &LANGUAGE.quantities;
    let last = reading.key(value.end.saturating_sub(1));
    let weight = matches!(value.unit, Unit::Money(_))
        && lookup(LANGUAGE.numbers.currency_words, last).is_some()
        && reading.key(value.end) == LANGUAGE.numbers.of;
    let points = words.points.iter().any(|p| reading.phrase_until(value.end, p).is_some());
    !weight && !points
}
