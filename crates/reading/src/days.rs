//! Days: dates as far as they are known in, how two of them stand to each other out.
//!
//! [`Days`] is what a text tells of when something was: a day, a month, a year, a span, a window
//! within which it lies, with the year or an end missing as the text leaves them. Start reading at
//! [`Days::relation`]. The calendar is the Gregorian one, years 1 to 9999; the arithmetic is
//! `jiff`'s.

mod parts;
mod relation;
mod shift;
mod words;

use std::cmp::{Ordering, Reverse};

use jiff::civil::Date as Civil;

pub use parts::Part;
pub use relation::Relation;

/// A set of days as far as it is known.
///
/// Invariant: the days exist, a first day is never after the last, and a day of the week stands
/// only where the year is missing (beside a full date it was checked and says no more).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Days {
    extent: Extent,
    grain: Grain,
    /// Monday = 1 to Sunday = 7.
    weekday: Option<i8>,
}

/// From which day to which; `None` is an open end.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Extent {
    /// In known years.
    Dated(Option<Civil>, Option<Civil>),
    /// In a year that is not known; where the last stands before the first, over New Year.
    Yearly(Option<MonthDay>, Option<MonthDay>),
    /// Only a day of the week is known.
    Any,
}

/// A day of some year: the month, 1 to 12, and its day, 1 to 31.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct MonthDay(i8, i8);

/// What the text gives: one thing that it names whole, or a window within which a day lies.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Grain {
    Day,
    Span,
    Month,
    Year,
    Window,
}

/// A leap year, in which every month and day exists.
const LEAP: i16 = 2024;

impl Days {
    /// Reads a year, a month, a day or two days as ISO 8601 writes them: "2024", "2024-03",
    /// "2024-03-07", "2024-03-15/2024-03-17". `None` for anything else and for what no calendar
    /// has.
    pub fn parse(iso: &str) -> Option<Self> {
        match iso.split_once('/') {
            None => Self::parse_one(iso),
            Some((first, last)) => {
                let one = |iso| Self::parse_one(iso).filter(Self::is_one_day);
                Self::between(&one(first)?, &one(last)?, Grain::Span)
            }
        }
    }

    fn parse_one(iso: &str) -> Option<Self> {
        let mut parts = iso.split('-');
        let mut part = |digits: usize| match parts.next() {
            Some(part) => {
                let plain = part.len() == digits && part.bytes().all(|b| b.is_ascii_digit());
                plain.then(|| part.parse::<i16>().ok())?.map(Some)
            }
            None => Some(None),
        };
        let (year, month, day) = (part(4)??, part(2)?, part(2)?);
        if parts.next().is_some() {
            return None;
        }
        let small = |part: i16| i8::try_from(part).ok();
        match (month, day) {
            (Some(month), Some(day)) => Self::day(Some(year), small(month)?, small(day)?, None),
            (Some(month), None) => Self::month(Some(year), small(month)?),
            (None, _) => Self::of_year(year),
        }
    }

    /// A day; `None` where no year, or not the one given, has it, or on another day of the week.
    pub(crate) fn day(year: Option<i16>, month: i8, day: i8, weekday: Option<i8>) -> Option<Self> {
        let Some(year) = year else {
            let date = civil(LEAP, month, day)?;
            let extent = Extent::Yearly(Some(date.into()), Some(date.into()));
            return Some(Self { extent, grain: Grain::Day, weekday });
        };
        let date = civil(year, month, day)?;
        let falls = weekday.is_none_or(|weekday| weekday_of(date) == weekday);
        falls.then(|| Self::dated(Some(date), Some(date), Grain::Day))?
    }

    /// A month.
    pub(crate) fn month(year: Option<i16>, month: i8) -> Option<Self> {
        let first = civil(year.unwrap_or(LEAP), month, 1)?;
        let last = first.last_of_month();
        match year {
            Some(_) => Self::dated(Some(first), Some(last), Grain::Month),
            None => Some(Self::yearly(Some(first.into()), Some(last.into()), Grain::Month)),
        }
    }

    /// A year.
    pub(crate) fn of_year(year: i16) -> Option<Self> {
        Self::dated(civil(year, 1, 1), civil(year, 12, 31), Grain::Year)
            .filter(|days| days.extent != Extent::Dated(None, None))
    }

    /// Only a day of the week, Monday = 1.
    pub(crate) fn on_weekday(weekday: i8) -> Self {
        Self { extent: Extent::Any, grain: Grain::Window, weekday: Some(weekday) }
    }

    /// Days of known years; `None` where the first stands after the last. A single day is a day
    /// whatever it was read from.
    fn dated(first: Option<Civil>, last: Option<Civil>, grain: Grain) -> Option<Self> {
        let grain = if first.is_some() && first == last { Grain::Day } else { grain };
        let ordered = first.zip(last).is_none_or(|(first, last)| first <= last);
        ordered.then_some(Self { extent: Extent::Dated(first, last), grain, weekday: None })
    }

    fn yearly(first: Option<MonthDay>, last: Option<MonthDay>, grain: Grain) -> Self {
        let grain = if first.is_some() && first == last { Grain::Day } else { grain };
        Self { extent: Extent::Yearly(first, last), grain, weekday: None }
    }

    /// From the first day of one to the last day of another. A year that one of them lacks is the
    /// other's.
    pub(crate) fn between(one: &Self, two: &Self, grain: Grain) -> Option<Self> {
        let (one, two) = match (one.last_year(), two.first_year()) {
            (None, Some(year)) => (one.with_year(year), two.clone()),
            (Some(year), None) => (one.clone(), two.with_year(year)),
            _ => (one.clone(), two.clone()),
        };
        match (one.extent, two.extent) {
            (Extent::Dated(first @ Some(_), _), Extent::Dated(_, last @ Some(_))) => {
                Self::dated(first, last, grain)
            }
            (Extent::Yearly(first @ Some(_), _), Extent::Yearly(_, last @ Some(_))) => {
                Some(Self::yearly(first, last, grain))
            }
            _ => None,
        }
    }

    /// Whether they are one single day, with or without its year.
    pub fn is_one_day(&self) -> bool {
        self.grain == Grain::Day
    }

    /// Returns the day as ISO 8601 writes it, where it is a single one and its year is known.
    pub fn one_day(&self) -> Option<String> {
        self.earliest().filter(|_| self.is_one_day())
    }

    /// Returns the first day as ISO 8601 writes it, where it is known with its year.
    pub fn earliest(&self) -> Option<String> {
        self.bounds().0.map(|date| date.to_string())
    }

    /// Returns the last day as ISO 8601 writes it, where it is known with its year.
    pub fn latest(&self) -> Option<String> {
        self.bounds().1.map(|date| date.to_string())
    }

    /// Returns the year, where it is known that all the days lie in one.
    pub fn year(&self) -> Option<i32> {
        self.first_year().filter(|_| self.first_year() == self.last_year())
    }

    /// Returns the same days with a missing year filled in. Days that the year does not have
    /// ("29 February"), and days that are not even known by month, stay as they are.
    #[must_use]
    pub fn with_year(&self, year: i32) -> Self {
        let filled = i16::try_from(year).ok().and_then(|year| self.in_year(year));
        filled.unwrap_or_else(|| self.clone())
    }

    /// The days in a year, where they lack one and the year has them.
    fn in_year(&self, year: i16) -> Option<Self> {
        let Extent::Yearly(first, last) = self.extent else { return None };
        let one_day = self.is_one_day();
        let over = i16::from(first.zip(last).is_some_and(|(first, last)| last < first));
        if one_day {
            let MonthDay(month, day) = first?;
            return Self::day(Some(year), month, day, self.weekday);
        }
        // Only 29 February can be missing: as a first day it is 1 March, as a last one 28 February.
        let first = first.and_then(|MonthDay(month, day)| {
            civil(year, month, day).or_else(|| civil(year, month + 1, 1))
        });
        let last = last.and_then(|MonthDay(month, day)| {
            civil(year + over, month, day).or_else(|| civil(year + over, month, day - 1))
        });
        Self::dated(first, last, self.grain)
    }

    /// The same days without their year, where they are shorter than one.
    fn without_year(&self) -> Option<Self> {
        match self.extent {
            Extent::Dated(Some(first), Some(last)) if days_from(first, last) < 365 => {
                if self.grain == Grain::Month {
                    return Self::month(None, first.month());
                }
                Some(Self::yearly(Some(first.into()), Some(last.into()), self.grain))
            }
            Extent::Any => Some(self.clone()),
            _ => None,
        }
    }

    /// The first and the last day, where their year is known.
    pub(crate) fn bounds(&self) -> (Option<Civil>, Option<Civil>) {
        match self.extent {
            Extent::Dated(first, last) => (first, last),
            Extent::Yearly(..) | Extent::Any => (None, None),
        }
    }

    fn first_year(&self) -> Option<i32> {
        self.bounds().0.map(|date| i32::from(date.year()))
    }

    fn last_year(&self) -> Option<i32> {
        self.bounds().1.map(|date| i32::from(date.year()))
    }

    /// What a chronology goes by: days with a year first, then by the first day (the last where
    /// the first is open), then open ends last, then the wider before the sharper.
    fn key(&self) -> (Extent, bool, Reverse<Extent>, Reverse<Grain>, Option<i8>, Extent) {
        let (start, end, loose) = match self.extent {
            Extent::Dated(first, last) => (
                Extent::Dated(first.or(last), None),
                Extent::Dated(last.or(Some(Civil::MAX)), None),
                first.is_none() || last.is_none(),
            ),
            Extent::Yearly(first, last) => {
                let open = first.is_none() || last.is_none();
                let last = last.or(Some(MonthDay(13, 1)));
                (Extent::Yearly(first.or(last), None), Extent::Yearly(last, None), open)
            }
            Extent::Any => (Extent::Any, Extent::Any, false),
        };
        let loose = loose || self.grain == Grain::Window;
        (start, loose, Reverse(end), Reverse(self.grain), self.weekday, self.extent)
    }
}

/// The order of a chronology: by the earliest day; then what is named whole, the wider before the
/// sharper, so that a month stands before its days; then what lies somewhere from that day on. Days
/// without a year come after those with one, days of the week last.
impl Ord for Days {
    fn cmp(&self, other: &Self) -> Ordering {
        self.key().cmp(&other.key())
    }
}

impl PartialOrd for Days {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl From<Civil> for MonthDay {
    fn from(date: Civil) -> Self {
        Self(date.month(), date.day())
    }
}

/// A day of the years 1 to 9999, if there is one.
fn civil(year: i16, month: i8, day: i8) -> Option<Civil> {
    Civil::new(year, month, day).ok().filter(|date| date.year() > 0)
}

fn weekday_of(date: Civil) -> i8 {
    date.weekday().to_monday_one_offset()
}

/// How many days the second is after the first.
fn days_from(first: Civil, last: Civil) -> i32 {
    first.until(last).map_or(0, |span| span.get_days())
}

#[cfg(test)]
mod properties;
#[cfg(test)]
mod tests;
