//! Relative moments: days to count from in, the days that are meant out.

use std::ops::Range;

use crate::days::{Days, Part};

/// Days to be counted from others.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Relative {
    step: Step,
    base: Base,
}

/// What a relative moment is counted from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Base {
    /// The day on which the text was told ("today", "two years ago", "on Tuesday").
    Telling,
    /// What the text dated last before these words ("that day", "hours later").
    Last,
    /// What the words in this range name ("the attack", "Moscow obtained that data"). A date among
    /// them ("the March 22 attack") is theirs and is no moment of its own.
    Event(Range<usize>),
}

/// Before or after.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Direction {
    /// Before it, or on the same day.
    Before,
    /// After it, or on the same day.
    After,
}

/// How the days are counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    /// So many days, from at least to at most.
    Days {
        /// Before or after the base.
        direction: Direction,
        /// At least so many.
        least: u32,
        /// At most so many; nothing where the words set no bound.
        most: Option<u32>,
    },
    /// The calendar's period in which the base lies, or one before or after it.
    Period {
        /// Which kind of period.
        period: Period,
        /// By how many periods it is moved.
        by: i32,
        /// Which part of it.
        part: Part,
    },
    /// A day of the week, Monday = 1 to Sunday = 7.
    Weekday(i8, Which),
    /// A month by name, 1 to 12.
    Month(i8, Which),
    /// Known to be relative, and no more: a season is not the same months everywhere.
    Unsure,
}

/// A period of the calendar.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Period {
    /// Seven days, from Sunday or Monday.
    Week,
    /// A month.
    Month,
    /// A year.
    Year,
}

/// Which day or month of a name is meant.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Which {
    /// The nearest, at the base or before it.
    Near,
    /// The nearest before the base.
    Before,
    /// The nearest after the base.
    After,
    /// That of the base's year, moved by so many.
    InYear(i32),
    /// Before or after, the words do not say.
    Open,
}

impl Relative {
    pub(crate) fn new(step: Step, base: Base) -> Self {
        Self { step, base }
    }

    /// Returns what it is counted from.
    pub fn base(&self) -> &Base {
        &self.base
    }

    pub(crate) fn base_mut(&mut self) -> &mut Base {
        &mut self.base
    }

    /// Returns how it is counted.
    pub fn step(&self) -> &Step {
        &self.step
    }

    /// Whether it is the base's own day ("that day", "today").
    pub fn is_same_day(&self) -> bool {
        matches!(self.step, Step::Days { least: 0, most: Some(0), .. })
    }

    /// Returns what it says without its base: a day of the week, a month; else nothing.
    pub fn alone(&self) -> Option<Days> {
        match self.step {
            Step::Weekday(weekday, _) => Some(Days::on_weekday(weekday)),
            Step::Month(month, _) => Days::month(None, month),
            _ => None,
        }
    }

    /// Returns the days that are meant when the base is `base`; `None` where they are not sure.
    ///
    /// - Steps of days are exact where their number is. A week is seven days; more weeks are meant
    ///   to three days, months and years to half of one, since that is how they are told.
    /// - "On Tuesday" is the nearest at or before a day, and only the day of the week where the
    ///   base is no single day.
    /// - Without the base's year, what comes out the same in years of both lengths.
    pub fn resolve(&self, base: &Days) -> Option<Days> {
        match self.step {
            Step::Days { direction, least, most } => {
                let (least, most) = (i64::from(least), most.map(i64::from));
                match direction {
                    Direction::Before => base.shifted(most.map(|most| -most), Some(-least)),
                    Direction::After => base.shifted(Some(least), most),
                }
            }
            Step::Period { period, by, part } => {
                base.in_any_year(|base| in_period(base, period, by, part))
            }
            Step::Weekday(weekday, which) => Some(on_weekday(base, weekday, which)),
            Step::Month(month, which) => in_month(base, month, which),
            Step::Unsure => None,
        }
    }
}

fn in_period(base: &Days, period: Period, by: i32, part: Part) -> Option<Days> {
    let whole = match period {
        Period::Week => base.week(by),
        Period::Month => base.month_of(by),
        Period::Year => base.year_of(by),
    }?;
    if by == 0 { base.side_of(&whole, part) } else { whole.part(part) }
}

fn on_weekday(base: &Days, weekday: i8, which: Which) -> Days {
    let ahead = match which {
        Which::Near => Some(0),
        Which::Before => Some(-1),
        Which::After => Some(1),
        Which::InYear(_) | Which::Open => None,
    };
    let near = ahead.and_then(|ahead| base.weekday_near(weekday, ahead));
    near.unwrap_or_else(|| Days::on_weekday(weekday))
}

fn in_month(base: &Days, month: i8, which: Which) -> Option<Days> {
    match which {
        Which::Before => base.month_near(month, false),
        Which::After => base.month_near(month, true),
        Which::InYear(by) => base.month_in_year(month, by),
        Which::Near | Which::Open => None,
    }
    .or_else(|| Days::month(None, month))
}
