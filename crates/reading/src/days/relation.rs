//! How two sets of days stand to each other.

use super::{Days, Extent, Grain, MonthDay, days_from, weekday_of};

/// How two sets of days stand to each other. Symmetric.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Relation {
    /// Both give the same day, the same month or year where both give just that, or the same span.
    Same,
    /// Some day can be meant by both.
    Fits,
    /// No day can be meant by both.
    Apart,
}

/// Within so many years every day of the year falls on every day of the week.
const ALL_WEEKDAYS: i16 = 40;

impl Days {
    /// Returns how two sets of days stand to each other.
    ///
    /// A missing year makes no difference where day and month are the same; where it is missing,
    /// days are apart only if they are so in every year. A window ("early March", "a few days
    /// before") and a day of the week alone are never the same as anything.
    pub fn relation(&self, other: &Self) -> Relation {
        if !self.meets(other) {
            Relation::Apart
        } else if self.is_same(other) {
            Relation::Same
        } else {
            Relation::Fits
        }
    }

    fn is_same(&self, other: &Self) -> bool {
        let whole = self.grain == other.grain && self.grain != Grain::Window;
        let extents = match (self.extent, other.extent) {
            (Extent::Yearly(..), Extent::Dated(..)) => {
                other.without_year().is_some_and(|other| other.extent == self.extent)
            }
            (Extent::Dated(..), Extent::Yearly(..)) => {
                self.without_year().is_some_and(|days| days.extent == other.extent)
            }
            (one, two) => one == two,
        };
        whole && extents
    }

    fn meets(&self, other: &Self) -> bool {
        match (self.extent, other.extent) {
            (Extent::Dated(..), Extent::Dated(..)) => {
                let ((first, last), (start, end)) = (self.bounds(), other.bounds());
                !precedes(last, start) && !precedes(end, first)
            }
            (Extent::Any, _) => self.weekday.is_none_or(|weekday| other.has(weekday)),
            (_, Extent::Any) => other.weekday.is_none_or(|weekday| self.has(weekday)),
            (Extent::Yearly(..), Extent::Yearly(..)) => {
                let weekdays = self.weekday.zip(other.weekday);
                overlap(&self.extent, &other.extent) && weekdays.is_none_or(|(one, two)| one == two)
            }
            (Extent::Yearly(..), Extent::Dated(..)) => self.comes_in(other),
            (Extent::Dated(..), Extent::Yearly(..)) => other.comes_in(self),
        }
    }

    /// Whether some of the days can fall on a day of the week.
    fn has(&self, weekday: i8) -> bool {
        match self.extent {
            Extent::Dated(Some(first), Some(last)) => {
                let ahead = i32::from(weekday - weekday_of(first)).rem_euclid(7);
                days_from(first, last) >= ahead
            }
            _ => self.weekday.is_none_or(|own| own == weekday),
        }
    }

    /// Whether days without a year can fall within days that have one.
    fn comes_in(&self, dated: &Self) -> bool {
        let Extent::Yearly(Some(_), Some(_)) = self.extent else { return true };
        let (Some(first), Some(last)) = dated.bounds() else { return true };
        if last.year() - first.year() > ALL_WEEKDAYS {
            return true;
        }
        let mut years = first.year() - 1..=last.year();
        years.any(|year| self.in_year(year).is_some_and(|days| days.meets(dated)))
    }
}

/// Whether a last day stands before a first day.
fn precedes<T: PartialOrd>(last: Option<T>, first: Option<T>) -> bool {
    last.zip(first).is_some_and(|(last, first)| last < first)
}

/// Whether two stretches of a year that is not known share a day.
fn overlap(one: &Extent, two: &Extent) -> bool {
    let (Extent::Yearly(Some(first), Some(last)), Extent::Yearly(Some(start), Some(end))) =
        (one, two)
    else {
        return true;
    };
    holds(*first, *last, *start) || holds(*start, *end, *first)
}

/// Whether a stretch of the year, perhaps over New Year, holds a day.
fn holds(first: MonthDay, last: MonthDay, day: MonthDay) -> bool {
    if first <= last { first <= day && day <= last } else { first <= day || day <= last }
}
