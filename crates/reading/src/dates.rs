//! Dates: prose in, calendar dates out.
//!
//! Days, months, years, decades and days of the week, as far as the text gives them. Four digits
//! are a year only where nothing around them says that they count something ([`is_year`]).

use std::ops::Range;

use crate::language::LANGUAGE;
use crate::numbers::Found;
use crate::tokens::{Reading, Shape, lookup};

/// A date or a part of one, as the text gives it: nothing is filled in.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Date {
    /// Where it stands, in bytes.
    pub range: Range<usize>,
    /// The year; of a decade its first.
    pub year: Option<i32>,
    /// The month, 1 to 12.
    pub month: Option<u8>,
    /// The day of the month, 1 to 31; of a span of days the first.
    pub day: Option<u8>,
    /// The last day of a span of days ("March 15-17").
    pub last_day: Option<u8>,
    /// The day of the week, Monday = 1 to Sunday = 7.
    pub weekday: Option<u8>,
    /// Whether [`Self::year`] stands for ten years ("the 2000s").
    pub decade: bool,
}

/// Finds the dates of `text`, in order, none overlapping. A single range covers all that belongs
/// to one date ("Friday, March 22, 2024"); the years of "2017 and 2019" are two.
pub fn dates(text: &str) -> Vec<Date> {
    dates_in(&Reading::new(text)).into_iter().map(|found| found.what).collect()
}

/// Finds the dates of a text that has been read.
pub(crate) fn dates_in(reading: &Reading<'_>) -> Vec<Found<Date>> {
    let mut found: Vec<Found<Date>> = Vec::new();
    let mut at = 0;
    while at < reading.len() {
        let parts = Parts::read(reading, at).or_else(|| short_year(reading, at, found.last()));
        match parts {
            Some(parts) => {
                let tokens = at..parts.end;
                at = parts.end;
                let mut date = parts.date;
                date.range = reading.span(tokens.start, tokens.end);
                found.push(Found { tokens, what: date });
            }
            None => at += 1,
        }
    }
    found
}

/// A date read from some tokens.
struct Parts {
    /// The token after it.
    end: usize,
    date: Date,
}

impl Parts {
    /// Reads the date that starts with token `at`, if one does.
    fn read(reading: &Reading<'_>, at: usize) -> Option<Self> {
        match reading.tokens[at].shape {
            Shape::Digits => Self::iso(reading, at)
                .or_else(|| Self::day_first(reading, at))
                .or_else(|| Self::year_alone(reading, at))
                .or_else(|| Self::decade(reading, at)),
            Shape::Capitalised | Shape::Capitals => {
                Self::weekday(reading, at).or_else(|| Self::month_first(reading, at))
            }
            Shape::Small => None,
        }
    }

    /// "2024-03-22"
    fn iso(reading: &Reading<'_>, at: usize) -> Option<Self> {
        let joined = |i: usize| reading.hyphened(i) && reading.written(i).len() == 2;
        if !joined(at + 1) || !joined(at + 2) {
            return None;
        }
        let month = whole(reading.written(at + 1)).filter(|month| (1..=12).contains(month))?;
        let date = Date {
            year: Some(four_digits(reading, at)?),
            month: u8::try_from(month).ok(),
            day: Some(day(reading, at + 2)?),
            ..Date::default()
        };
        Some(Self { end: at + 3, date })
    }

    /// "7 March", "15 to 17 March 2024", "the 7th of March"
    fn day_first(reading: &Reading<'_>, at: usize) -> Option<Self> {
        let first = day(reading, at)?;
        let (last_day, mut next) =
            last_day(reading, at + 1).map_or((None, at + 1), |(day, end)| (Some(day), end));
        if reading.spaced(next) && reading.key(next) == LANGUAGE.dates.of {
            next += 1;
        }
        let month = month(reading, next).filter(|_| reading.follows(next))?;
        let date = Date { month: Some(month), day: Some(first), last_day, ..Date::default() };
        Some(Self { end: next + 1, date }.with_year(reading))
    }

    /// "March 7", "Jan. 4", "March 15-17", "October 2015", "March"
    fn month_first(reading: &Reading<'_>, at: usize) -> Option<Self> {
        let month = month(reading, at)?;
        let mut parts = Self { end: at + 1, date: Date { month: Some(month), ..Date::default() } };
        if let Some(first) = day_after(reading, at + 1) {
            parts.date.day = Some(first);
            parts.end += 1;
            if let Some((last, end)) = last_day(reading, parts.end) {
                (parts.date.last_day, parts.end) = (Some(last), end);
            } else if let Some(last) = second_day(reading, parts.end) {
                (parts.date.last_day, parts.end) = (Some(last), parts.end + 2);
            }
        }
        let parts = parts.with_year(reading);
        (parts.end > at + 1 || is_month_alone(reading, at)).then_some(parts)
    }

    /// Adds the year that follows, if one does.
    fn with_year(mut self, reading: &Reading<'_>) -> Self {
        let gap = reading.gap(self.end);
        let joined = gap.trim().is_empty() || matches!(gap.trim(), "," | ".");
        if joined
            && let Some(year) = four_digits(reading, self.end)
            && !is_counted(reading, self.end + 1)
        {
            self.date.year = Some(year);
            self.end += 1;
        }
        self
    }

    fn year_alone(reading: &Reading<'_>, at: usize) -> Option<Self> {
        let year = is_year(reading, at).then(|| four_digits(reading, at))?;
        Some(Self { end: at + 1, date: Date { year, ..Date::default() } })
    }

    /// "2000s"
    fn decade(reading: &Reading<'_>, at: usize) -> Option<Self> {
        let digits = reading.written(at).strip_suffix(LANGUAGE.dates.decade_ending)?;
        let year = whole(digits).filter(|year| digits.len() == 4 && year % 10 == 0)?;
        let date = Date { year: Some(year), decade: true, ..Date::default() };
        let counts = reading.key(at + 1) == LANGUAGE.dates.of;
        ((1000..=2100).contains(&year) && !counts).then_some(Self { end: at + 1, date })
    }

    /// "Tuesday", "Friday, March 22"
    fn weekday(reading: &Reading<'_>, at: usize) -> Option<Self> {
        let weekday = lookup(LANGUAGE.dates.weekdays, reading.key(at))?;
        let next = at + 1;
        let full = matches!(reading.gap(next), " " | ", ")
            .then(|| match reading.tokens.get(next)?.shape {
                Shape::Digits => Self::day_first(reading, next),
                _ => Self::month_first(reading, next).filter(|parts| parts.date.day.is_some()),
            })
            .flatten();
        let mut parts = full.unwrap_or(Self { end: next, date: Date::default() });
        parts.date.weekday = Some(weekday);
        Some(parts)
    }
}

/// The second year of "2022-23", whose first is the date before.
fn short_year(reading: &Reading<'_>, at: usize, before: Option<&Found<Date>>) -> Option<Parts> {
    let before = before.filter(|date| date.tokens.end == at && date.what.month.is_none())?;
    let first = before.what.year.filter(|_| !before.what.decade)?;
    let written = reading.written(at);
    let last = whole(written).filter(|_| written.len() == 2 && reading.hyphened(at))?;
    let date = Date { year: Some(first / 100 * 100 + last), ..Date::default() };
    Some(Parts { end: at + 1, date })
}

/// The number of the month that token `at` names.
fn month(reading: &Reading<'_>, at: usize) -> Option<u8> {
    let token = reading.tokens.get(at).filter(|token| token.is_capital())?;
    lookup(LANGUAGE.dates.months, &token.key)
}

/// Whether token `at`, a month with neither day nor year, is one: an abbreviation needs its stop,
/// and a doubtful name ("May") must not start a sentence or follow another name.
fn is_month_alone(reading: &Reading<'_>, at: usize) -> bool {
    let (tables, key) = (&LANGUAGE.dates, reading.key(at));
    let number = lookup(tables.months, key);
    let full = tables.months.iter().find(|(_, month)| Some(*month) == number);
    if full.is_none_or(|(name, _)| *name != key) && !reading.gap(at + 1).starts_with('.') {
        return false;
    }
    let starts = at == 0 || reading.gap(at).contains(['.', '!', '?', ':', '\n', '“', '"']);
    let after_name = at > 0 && reading.spaced(at) && {
        let before = &reading.tokens[at - 1];
        let key = before.key.as_str();
        let small = LANGUAGE.stops.starters.contains(&key) || tables.before_year.contains(&key);
        before.is_capital() && !small
    };
    !tables.doubtful_months.contains(&key) || !(starts || after_name)
}

/// The day of the month that token `at` gives: "7", "07", "7th".
fn day(reading: &Reading<'_>, at: usize) -> Option<u8> {
    let token = reading.tokens.get(at).filter(|token| token.end == token.range.end)?;
    let written = reading.written(at);
    let endings = LANGUAGE.numbers.ordinal_endings;
    let digits = endings.iter().find_map(|end| written.strip_suffix(end)).unwrap_or(written);
    let day = whole(digits).filter(|day| (1..=31).contains(day) && digits.len() <= 2)?;
    (token.shape == Shape::Digits).then(|| u8::try_from(day).ok())?
}

/// The day that follows a month, unless it counts something.
fn day_after(reading: &Reading<'_>, at: usize) -> Option<u8> {
    let gap = reading.gap(at);
    let joined = reading.follows(at) || (gap.starts_with('.') && gap[1..].trim().is_empty());
    day(reading, at).filter(|_| joined && !is_counted(reading, at + 1))
}

/// The last day of a span ("-17", "to 17") that starts with token `at`, and the token after it.
fn last_day(reading: &Reading<'_>, at: usize) -> Option<(u8, usize)> {
    let joined = |gap: &str| matches!(gap.trim(), "-" | "\u{2010}" | "\u{2011}" | "–" | "—");
    if at < reading.len() && joined(reading.gap(at)) {
        return Some((day(reading, at)?, at + 1));
    }
    let through = LANGUAGE.dates.through.contains(&reading.key(at)) && reading.spaced(at);
    let last = day(reading, at + 1).filter(|_| through && !is_counted(reading, at + 2))?;
    Some((last, at + 2))
}

/// The second day of "March 7 and 8", if no noun that it could count follows.
fn second_day(reading: &Reading<'_>, at: usize) -> Option<u8> {
    let joined = reading.spaced(at) && reading.key(at) == LANGUAGE.dates.and;
    let ends = !reading.follows(at + 2);
    day(reading, at + 1).filter(|_| joined && ends)
}

/// The year of four digits at token `at`, from 1000 to 2100.
fn four_digits(reading: &Reading<'_>, at: usize) -> Option<i32> {
    let token = reading.tokens.get(at)?;
    let written = reading.written(at);
    let plain = written.len() == 4 && token.shape == Shape::Digits;
    whole(written).filter(|year| plain && (1000..=2100).contains(year))
}

/// Whether the four digits at token `at` are a year: they count nothing, no modifier or currency
/// stands before them, and before 1900 a word does that comes before years.
fn is_year(reading: &Reading<'_>, at: usize) -> bool {
    let Some(year) = four_digits(reading, at) else { return false };
    let tables = &LANGUAGE.numbers;
    let led = at > 0 && LANGUAGE.dates.before_year.contains(&reading.key(at - 1));
    let bounded =
        tables.modifiers_before.iter().any(|(words, _)| reading.phrase_until(at, words).is_some());
    let before = reading.text[..reading.tokens[at].range.start].trim_end_matches(' ');
    let money = tables.currency_signs.iter().any(|(sign, _)| before.ends_with(sign))
        || (at > 0 && lookup(tables.currency_codes, reading.key(at - 1)).is_some());
    let counted = is_counted(reading, at + 1)
        || (!led && reading.spaced(at + 1) && is_counted(reading, at + 2));
    let in_name = reading.hyphened(at) && reading.tokens[at - 1].is_capital();
    // "1000's of mourners"
    let plural = reading.tokens[at].end > reading.tokens[at].range.end
        && reading.key(at + 1) == LANGUAGE.dates.of;
    !bounded && !plural && !money && !counted && !in_name && (led || year >= 1900)
}

/// Whether token `at` is what a number before it counts.
fn is_counted(reading: &Reading<'_>, at: usize) -> bool {
    reading.follows(at) && LANGUAGE.dates.counted.contains(&reading.key(at))
        || reading.gap(at).trim_start().starts_with('%')
}

fn whole(digits: &str) -> Option<i32> {
    digits.chars().all(|c| c.is_ascii_digit()).then(|| digits.parse().ok())?
}

#[cfg(test)]
mod tests;
