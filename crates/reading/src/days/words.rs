//! Days in words, as a reader wants them.

use std::fmt;

use super::{Days, Extent, Grain, LEAP, MonthDay, civil};
use crate::language::LANGUAGE;

/// A day and its year, where that is known.
#[derive(Clone, Copy, PartialEq)]
struct End {
    year: Option<i16>,
    day: MonthDay,
}

/// How sharp the ends of a stretch are.
#[derive(Clone, Copy, PartialEq)]
enum Sharp {
    Years,
    Months,
    Days,
}

impl fmt::Display for Days {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        let words = &LANGUAGE.moments.days;
        let (first, last) = self.ends();
        match (first, last) {
            (Some(first), Some(last)) => to.write_str(&self.stretch(first, last)),
            (None, Some(last)) => write!(to, "{} {}", words.before, last.next().words()),
            (Some(first), None) => write!(to, "{} {} {}", words.from, first.words(), words.on),
            (None, None) => match self.weekday.and_then(|day| named(words.weekdays, day)) {
                Some(weekday) => write!(to, "{} {weekday}", words.a),
                None => Ok(()),
            },
        }
    }
}

impl Days {
    fn ends(&self) -> (Option<End>, Option<End>) {
        match self.extent {
            Extent::Dated(first, last) => {
                let end =
                    |date: jiff::civil::Date| End { year: Some(date.year()), day: date.into() };
                (first.map(end), last.map(end))
            }
            Extent::Yearly(first, last) => {
                let end = |day| End { year: None, day };
                (first.map(end), last.map(end))
            }
            Extent::Any => (None, None),
        }
    }

    /// "7 March 2024", "March 2024", "15 to 17 March 2024", "March 2024, before the 22nd".
    fn stretch(&self, first: End, last: End) -> String {
        let words = &LANGUAGE.moments.days;
        let sharp = sharpness(first, last);
        if first == last || (first.at(sharp) == last.at(sharp) && sharp != Sharp::Days) {
            return last.at(sharp);
        }
        let window = self.grain == Grain::Window && sharp == Sharp::Days;
        if let Some(part) = part_of_month(first, last).filter(|_| window) {
            return part;
        }
        let pair = (first.beside(last, sharp), last.at(sharp));
        match self.grain {
            Grain::Window => format!("{} {} {} {}", words.between, pair.0, words.and, pair.1),
            _ => format!("{} {} {}", pair.0, words.to, pair.1),
        }
    }
}

/// "March 2024, before the 22nd", for days that begin or end with their month.
fn part_of_month(first: End, last: End) -> Option<String> {
    let words = &LANGUAGE.moments.days;
    let one = first.year == last.year && first.day.0 == last.day.0;
    let (word, day) = if first.day.1 == 1 {
        (words.before, last.day.1 + 1)
    } else if last.ends_month() {
        (words.after, first.day.1 - 1)
    } else {
        return None;
    };
    let month = last.at(Sharp::Months);
    one.then(|| format!("{month}, {word} {} {}", words.the, ordinal(day)))
}

fn sharpness(first: End, last: End) -> Sharp {
    let months = first.day.1 == 1 && last.ends_month();
    let years = months && first.day.0 == 1 && last.day.0 == 12 && first.year.is_some();
    match (years, months) {
        (true, _) => Sharp::Years,
        (false, true) => Sharp::Months,
        (false, false) => Sharp::Days,
    }
}

impl End {
    fn ends_month(self) -> bool {
        let MonthDay(month, day) = self.day;
        civil(self.year.unwrap_or(LEAP), month, 1).is_some_and(|date| date.days_in_month() == day)
    }

    /// The day after; the same where the calendar ends.
    fn next(self) -> Self {
        let date = civil(self.year.unwrap_or(LEAP), self.day.0, self.day.1);
        let next = date.and_then(|date| date.tomorrow().ok());
        next.map_or(self, |next| Self { year: self.year.map(|_| next.year()), day: next.into() })
    }

    fn words(self) -> String {
        self.at(Sharp::Days)
    }

    fn at(self, sharp: Sharp) -> String {
        let MonthDay(month, day) = self.day;
        let month = named(LANGUAGE.moments.days.months, month).unwrap_or_default().to_owned();
        let year = self.year.map(|year| year.to_string());
        let parts = match sharp {
            Sharp::Years => [None, None, year],
            Sharp::Months => [None, Some(month), year],
            Sharp::Days => [Some(day.to_string()), Some(month), year],
        };
        parts.into_iter().flatten().collect::<Vec<_>>().join(" ")
    }

    /// The first of two ends, without what the last says again.
    fn beside(self, last: Self, sharp: Sharp) -> String {
        let same_year = self.year == last.year;
        if sharp == Sharp::Years || !same_year {
            self.at(sharp)
        } else if sharp == Sharp::Days && self.day.0 == last.day.0 {
            self.day.1.to_string()
        } else {
            Self { year: None, ..self }.at(sharp)
        }
    }
}

fn named(names: &'static [&'static str], number: i8) -> Option<&'static str> {
    names.get(usize::try_from(number).ok()?.checked_sub(1)?).copied()
}

fn ordinal(day: i8) -> String {
    let words = &LANGUAGE.moments.days;
    let ending = words.ordinals.iter().find(|(_, days)| days.contains(&day));
    format!("{day}{}", ending.map_or(words.ordinal, |(ending, _)| ending))
}
