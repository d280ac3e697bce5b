//! Days counted from days: steps, weeks, months, years, days of the week.

use jiff::ToSpan as _;
use jiff::civil::Date as Civil;

use super::{Days, Extent, Grain, Part, civil, weekday_of};

/// Years of both lengths, for days that lack one.
const EITHER: [i16; 2] = [2023, 2024];

impl Days {
    /// Does for days without a year what can be done for them in a year of either length; `None`
    /// where the outcomes differ.
    pub(crate) fn in_any_year(&self, count: impl Fn(&Self) -> Option<Self>) -> Option<Self> {
        let Extent::Yearly(..) = self.extent else { return count(self) };
        let [one, two] = EITHER.map(|year| {
            self.in_year(year).and_then(|days| count(&days)).and_then(|days| days.without_year())
        });
        one.filter(|one| two.as_ref() == Some(one))
    }

    /// The days from so many after the first to so many after the last; `None` leaves that end
    /// open. Days that are one stay one where both steps are alike.
    pub(crate) fn shifted(&self, least: Option<i64>, most: Option<i64>) -> Option<Self> {
        if self.extent == Extent::Any {
            let step = least.filter(|_| least == most)?;
            let weekday = (i64::from(self.weekday?) - 1 + step).rem_euclid(7) + 1;
            return i8::try_from(weekday).ok().map(Self::on_weekday);
        }
        self.in_any_year(|days| {
            let (first, last) = days.bounds();
            let first = step(first, least)?;
            let last = step(last, most)?;
            let open = first.is_none() && last.is_none();
            Self::dated(first, last, Grain::Window).filter(|_| !open)
        })
    }

    /// The week of a day, moved by so many: from the earlier to the later end of the weeks that
    /// begin on Monday and on Sunday, since outlets differ.
    pub(crate) fn week(&self, by: i32) -> Option<Self> {
        let day = self.single()?;
        let weekday = i64::from(weekday_of(day));
        let monday = add(day, 1 - weekday + i64::from(by) * 7)?;
        let sunday = add(day, -(weekday % 7) + i64::from(by) * 7)?;
        let (first, last) = (monday.min(sunday), monday.max(sunday));
        Self::dated(Some(first), Some(add(last, 6)?), Grain::Window)
    }

    /// The month in which the days lie, moved by so many.
    pub(crate) fn month_of(&self, by: i32) -> Option<Self> {
        let (first, last) = self.closed()?;
        let month = first.first_of_month().checked_add(by.months()).ok()?;
        let one = first.first_of_month() == last.first_of_month();
        one.then(|| Self::month(Some(month.year()), month.month()))?
    }

    /// The year in which the days lie, moved by so many.
    pub(crate) fn year_of(&self, by: i32) -> Option<Self> {
        let year = self.year()?.checked_add(by)?;
        Self::of_year(i16::try_from(year).ok()?)
    }

    /// The days of a period that are before, or after, those of `self`, which lie in it.
    pub(crate) fn side_of(&self, period: &Self, part: Part) -> Option<Self> {
        let (start, end) = period.closed()?;
        match (part, self.single()) {
            (Part::Earlier, Some(day)) => {
                Self::dated(Some(start), Some(add(day, -1)?), Grain::Window)
            }
            (Part::Later, Some(day)) => Self::dated(Some(add(day, 1)?), Some(end), Grain::Window),
            (Part::Earlier | Part::Later, None) => {
                Self::dated(Some(start), Some(end), Grain::Window)
            }
            _ => period.part(part),
        }
    }

    /// The day of the week nearest to a day: at it or before, strictly before, or strictly after;
    /// only the day of the week where the days are not one.
    pub(crate) fn weekday_near(&self, weekday: i8, ahead: i64) -> Option<Self> {
        let Some(day) = self.single() else { return Some(Self::on_weekday(weekday)) };
        let back = i64::from(weekday_of(day) - weekday).rem_euclid(7);
        let found = match ahead {
            1.. => add(day, 7 - back)?,
            0 => add(day, -back)?,
            _ if back == 0 => add(day, -7)?,
            _ => add(day, -back)?,
        };
        Self::dated(Some(found), Some(found), Grain::Day)
    }

    /// The nearest month of a name that lies wholly before, or after, the month of the days.
    /// Nothing for the month next to it: "last February" in March is of this year or of the last.
    pub(crate) fn month_near(&self, month: i8, ahead: bool) -> Option<Self> {
        let base = self.closed()?.0;
        let apart = (month - base.month()).rem_euclid(12);
        if apart == if ahead { 1 } else { 11 } {
            return None;
        }
        let same_side = if ahead { month > base.month() } else { month < base.month() };
        let years = if same_side {
            0
        } else if ahead {
            1
        } else {
            -1
        };
        Self::month(Some(base.year() + years), month)
    }

    /// A month of the year of the days, moved by so many years.
    pub(crate) fn month_in_year(&self, month: i8, by: i32) -> Option<Self> {
        let year = self.year()?.checked_add(by)?;
        Self::month(Some(i16::try_from(year).ok()?), month)
    }

    /// The day, where they are one and its year is known.
    fn single(&self) -> Option<Civil> {
        self.bounds().0.filter(|_| self.is_one_day())
    }

    /// The first and the last day, where both are known.
    fn closed(&self) -> Option<(Civil, Civil)> {
        let (first, last) = self.bounds();
        first.zip(last)
    }
}

/// A day moved by a step, where both are known; `None` where the calendar ends.
#[expect(clippy::option_option, reason = "no day to begin with is no failure")]
fn step(day: Option<Civil>, by: Option<i64>) -> Option<Option<Civil>> {
    match day.zip(by) {
        Some((day, by)) => add(day, by).map(Some),
        None => Some(None),
    }
}

/// A day so many days after another, in the years 1 to 9999.
pub(super) fn add(day: Civil, days: i64) -> Option<Civil> {
    let span = jiff::Span::new().try_days(days).ok()?;
    let date = day.checked_add(span).ok()?;
    civil(date.year(), date.month(), date.day())
}
