//! Parts of days: the beginning of a month, the days before one.

use jiff::civil::Date as Civil;

use super::shift::add;
use super::{Days, Extent, Grain, LEAP, MonthDay, civil};

/// A part of a month, a year or another period.
///
/// The bounds are as wide as the words are used: "early" reaches to the middle, "mid" ten days (a
/// quarter of a year, two years of a decade) to each side of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// All of it.
    Whole,
    /// Before the day from which it is counted.
    Earlier,
    /// After the day from which it is counted.
    Later,
    /// The first half.
    Early,
    /// About its middle.
    Middle,
    /// The second half.
    Late,
    /// Its first seven days.
    FirstWeek,
    /// Some time in it.
    Some,
}

impl Days {
    /// A part of a month, a year or a decade, a window; of anything else all of it, as a window.
    pub(crate) fn part(&self, part: Part) -> Option<Self> {
        let days = self.in_any_year_or_leap();
        let (Some(first), Some(last)) = days.bounds() else { return None };
        let (from, to) = match (part, self.grain) {
            (Part::Whole, _) => return Some(self.clone()),
            (Part::FirstWeek, Grain::Month | Grain::Year) => (first, on(first, first.month(), 7)?),
            (_, Grain::Month) => part_of_month(part, first, last)?,
            (_, Grain::Year) => part_of_year(part, first, last)?,
            (_, Grain::Window) if is_decade(first, last) => part_of_decade(part, first, last)?,
            _ => (first, last),
        };
        match self.extent {
            Extent::Dated(..) => Self::dated(Some(from), Some(to), Grain::Window),
            _ => Some(Self::yearly(Some(from.into()), Some(to.into()), Grain::Window)),
        }
    }

    /// All that is before their first day.
    pub(crate) fn before(&self) -> Option<Self> {
        match self.extent {
            Extent::Dated(Some(first), _) => {
                Self::dated(None, Some(add(first, -1)?), Grain::Window)
            }
            Extent::Yearly(Some(first), _) => {
                let last = in_leap(first)?.yesterday().ok()?;
                Some(Self::yearly(None, Some(last.into()), Grain::Window))
            }
            _ => None,
        }
    }

    /// All that is not after their last day.
    pub(crate) fn until(&self) -> Option<Self> {
        match self.extent {
            Extent::Dated(_, last @ Some(_)) => Self::dated(None, last, Grain::Window),
            Extent::Yearly(_, last @ Some(_)) => Some(Self::yearly(None, last, Grain::Window)),
            _ => None,
        }
    }

    /// All that is after their last day.
    pub(crate) fn after(&self) -> Option<Self> {
        match self.extent {
            Extent::Dated(_, Some(last)) => {
                Self::dated(Some(last.tomorrow().ok()?), None, Grain::Window)
            }
            Extent::Yearly(_, Some(last)) => {
                let first = in_leap(last)?.tomorrow().ok()?;
                Some(Self::yearly(Some(first.into()), None, Grain::Window))
            }
            _ => None,
        }
    }

    /// All that is not before their first day.
    pub(crate) fn since(&self) -> Option<Self> {
        match self.extent {
            Extent::Dated(first @ Some(_), _) => Self::dated(first, None, Grain::Window),
            Extent::Yearly(first @ Some(_), _) => Some(Self::yearly(first, None, Grain::Window)),
            _ => None,
        }
    }

    /// The same days, in a leap year where they lack one.
    fn in_any_year_or_leap(&self) -> Self {
        self.with_year(i32::from(LEAP))
    }
}

fn part_of_month(part: Part, first: Civil, last: Civil) -> Option<(Civil, Civil)> {
    let day = |day| on(first, first.month(), day);
    Some(match part {
        Part::Early => (first, day(15)?),
        Part::Middle => (day(6)?, day(25)?),
        Part::Late => (day(16)?, last),
        _ => (first, last),
    })
}

fn part_of_year(part: Part, first: Civil, last: Civil) -> Option<(Civil, Civil)> {
    Some(match part {
        Part::Early => (first, on(first, 6, 30)?),
        Part::Middle => (on(first, 4, 1)?, on(first, 9, 30)?),
        Part::Late => (on(first, 7, 1)?, last),
        _ => (first, last),
    })
}

/// Whether days are those of a decade as it is called: "the 2020s".
fn is_decade(first: Civil, last: Civil) -> bool {
    first.year() % 10 == 0
        && last.year() == first.year() + 9
        && (first.month(), first.day(), last.month(), last.day()) == (1, 1, 12, 31)
}

fn part_of_decade(part: Part, first: Civil, last: Civil) -> Option<(Civil, Civil)> {
    let begin = |year: i16| Civil::new(first.year() + year, 1, 1).ok();
    let end = |year: i16| Civil::new(first.year() + year, 12, 31).ok();
    Some(match part {
        Part::Early => (first, end(4)?),
        Part::Middle => (begin(3)?, end(6)?),
        Part::Late => (begin(5)?, last),
        _ => (first, last),
    })
}

/// A day of the year of another.
fn on(date: Civil, month: i8, day: i8) -> Option<Civil> {
    civil(date.year(), month, day)
}

fn in_leap(MonthDay(month, day): MonthDay) -> Option<Civil> {
    civil(LEAP, month, day)
}
