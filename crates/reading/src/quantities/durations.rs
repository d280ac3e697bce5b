//! Durations: a value before a unit of time in, minutes out.

use std::ops::Range;

use crate::language::{LANGUAGE, TimeUnit};
use crate::numbers::{Interval, modifier_before};
use crate::quantities::values::{Unit, Value};
use crate::quantities::{Certainty, Measure, Quantity, Told, parts};
use crate::tokens::{Reading, lookup};

const MINUTES_A_DAY: f64 = 1440.0;

/// Months after which the Gregorian calendar repeats itself, 400 years.
const CYCLE: i64 = 4800;

/// The most months that are converted: a thousand years.
const LONGEST: f64 = 12_000.0;

/// A length of time.
pub(super) struct Duration {
    interval: Option<Interval>,
    /// The unit's token.
    unit: usize,
    end: usize,
    /// Whether the unit stands among the words that say how long: "an hour and a half".
    half: bool,
}

impl Duration {
    /// The quantity that this is of `value`.
    pub(super) fn told(self, reading: &Reading<'_>, value: &Value) -> Told {
        let counted = reading.span(self.unit, self.end);
        let end = if self.half { counted.end } else { value.range.end };
        let quantity = Quantity {
            range: value.range.start..end,
            interval: self.interval,
            measure: Measure::Duration,
            counted: Some(counted),
            people: false,
            part: parts::is_included(reading, value.first),
            certainty: Certainty::Stated,
        };
        Told { quantity, value: value.clone(), end: self.end, deed: None }
    }
}

/// Reads the unit after `value`: "48 **hours**", "four-**day**", "half an **hour**".
pub(super) fn duration(reading: &Reading<'_>, value: &Value) -> Option<Duration> {
    let tables = &LANGUAGE.numbers;
    let mut unit = value.end;
    if value.unit == Unit::Part && tables.articles.contains(&reading.key(unit)) {
        unit += 1;
    }
    if value.loose && reading.key(unit) == tables.of {
        unit += 1;
    }
    let length = lookup(tables.time_units, reading.key(unit)).filter(|_| reading.follows(unit))?;
    let plain = matches!(value.unit, Unit::Plain | Unit::Part);
    let article = value.start..value.end;
    let during = is_during(reading, value);
    let idle = during || value.is_one() && is_idle(reading, &article, unit);
    if !plain || idle || is_age(reading, unit + 1) || is_rate(reading, unit + 1) {
        return None;
    }
    let half = value.is_one() && is_and_a_half(reading, unit + 1);
    let count = value.bare.map(|bare| if half { Interval::closed(1.5, 1.5) } else { bare });
    let interval = match count {
        Some(count) => Some(value.modified(minutes(count, length)?)),
        None => None,
    };
    Some(Duration { interval, unit, end: if half { unit + 4 } else { unit + 1 }, half })
}

/// "an hour **and a half**"
fn is_and_a_half(reading: &Reading<'_>, at: usize) -> bool {
    let tables = &LANGUAGE.numbers;
    reading.key(at) == tables.and
        && tables.articles.contains(&reading.key(at + 1))
        && reading.key(at + 2) == tables.half
}

/// An article before a unit of time that is a length: "more than **an** hour", "**a** year later".
pub(super) fn article(reading: &Reading<'_>, at: usize) -> Option<(Range<usize>, Interval)> {
    let tables = &LANGUAGE.numbers;
    let unit = at + 1;
    let halved = at > 0 && reading.key(at - 1) == tables.half;
    let stands = tables.articles.contains(&reading.key(at))
        && !halved
        && reading.spaced(unit)
        && lookup(tables.time_units, reading.key(unit)).is_some()
        && !LANGUAGE.quantities.idle_units.contains(&reading.key(unit))
        && !is_idle(reading, &(at..unit), unit);
    stands.then(|| (at..unit, Interval::closed(1.0, 1.0)))
}

/// Whether "a day" or "one day" at `tokens` before the unit is no length: nothing beside it says
/// so.
fn is_idle(reading: &Reading<'_>, tokens: &Range<usize>, unit: usize) -> bool {
    let words = &LANGUAGE.quantities;
    let start = tokens.start;
    let led = start > 0
        && reading.spaced(start)
        && (words.before_span.contains(&reading.key(start - 1))
            || modifier_before(reading, start, reading.tokens[start].range.start).is_some());
    let followed = reading.spaced(unit + 1) && words.after_span.contains(&reading.key(unit + 1));
    !led && !followed && !reading.hyphened(unit) && !is_and_a_half(reading, unit + 1)
}

/// Whether "over" before `value` may tell when and not how long ("fell **over** two days"): no
/// preposition stands before it.
fn is_during(reading: &Reading<'_>, value: &Value) -> bool {
    let words = &LANGUAGE.quantities;
    let over = words.during.contains(&reading.key(value.first)) && value.first < value.start;
    let Some(last) = value.first.checked_sub(1).filter(|_| over) else { return false };
    let key = reading.key(last);
    reading.spaced(value.first) && !words.before_span.contains(&key) && !words.ends.contains(&key)
}

/// "15 years **old**"
fn is_age(reading: &Reading<'_>, at: usize) -> bool {
    reading.follows(at) && reading.longest_from(at, LANGUAGE.quantities.ages).is_some()
}

/// "24 hours **a day**", "12 hostages **per** day"
pub(super) fn is_rate(reading: &Reading<'_>, at: usize) -> bool {
    let tables = &LANGUAGE.numbers;
    let article = tables.articles.contains(&reading.key(at)) && reading.spaced(at);
    let unit = lookup(tables.time_units, reading.key(at + 1)).is_some();
    let per = LANGUAGE.quantities.per.contains(&reading.key(at)) && reading.spaced(at);
    per || (article && unit)
}

/// The minutes in `count` times `unit`.
fn minutes(count: Interval, unit: TimeUnit) -> Option<Interval> {
    match unit {
        TimeUnit::Minutes(minutes) => {
            Some(Interval { low: count.low * minutes, high: count.high * minutes, ..count })
        }
        TimeUnit::Months(months) => {
            let least = days(count.low * months)?;
            let most = match count.high {
                high if high == count.low => least,
                high if high.is_finite() => days(high * months)?,
                high => (high, high),
            };
            let (low, high) = (least.0 * MINUTES_A_DAY, most.1 * MINUTES_A_DAY);
            Some(Interval { low, high, ..count })
        }
    }
}

/// The fewest and the most days that `months` months in a row can have; a part of a month is that
/// part of 28 and of 31 days.
fn days(months: f64) -> Option<(f64, f64)> {
    if !(0.0..=LONGEST).contains(&months) {
        return None;
    }
    let (whole, part) = (months.trunc(), months.fract());
    let lengths = (0..CYCLE).map(|start| first_day(start + whole as i64) - first_day(start));
    let (least, most) = lengths.fold((i64::MAX, 0), |(a, b), days| (a.min(days), b.max(days)));
    Some((least as f64 + part * 28.0, most as f64 + part * 31.0))
}

/// The number of the first day of a month, counted from March of the year 0.
fn first_day(month: i64) -> i64 {
    let (year, month) = (month / 12, month % 12);
    // From March on, the months of a year start after 153 days in five.
    365 * year + year / 4 - year / 100 + year / 400 + (153 * month + 2) / 5
}
