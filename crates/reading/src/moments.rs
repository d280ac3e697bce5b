//! Moments: prose in, when it says that something was out.
//!
//! 1. `tables` match the phrases of the language ("the next day", "last month").
//! 2. `count` reads measures with a direction ("three days before the attack"), `event` the words
//!    that name what is counted from, `stated` dates ("early March"), `sides` those that bound
//!    ("not before 22 March"), `order` what has no measure ("after the attack").
//! 3. `denied` takes back what did not happen then, `kind` says what a moment dates.
//! 4. `relative` says what a moment is counted from and counts, once somebody knows the days.
//!
//! Start reading at [`moments`]. What cannot be read with confidence is left out.

mod count;
mod denied;
mod event;
mod kind;
mod measure;
mod order;
mod periods;
mod relative;
mod sides;
mod stated;

use std::ops::Range;

use crate::dates::{Date, dates_in};
use crate::days::Days;
use crate::numbers::Found;
use crate::tokens::Reading;

pub(crate) use count::Anchor;
pub(crate) use measure::{Bound, Unit};
pub(crate) use periods::{Lead, Noun};
pub use relative::{Base, Direction, Period, Relative, Step, Which};
pub(crate) use sides::{Opening, Side};

/// When something was, as a text says it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Moment {
    /// The words that say it, in bytes.
    pub range: Range<usize>,
    /// What they say.
    pub when: When,
    /// What it dates.
    pub kind: MomentKind,
}

/// What a moment says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum When {
    /// A date as the text gives it ("7 March 2024", "early March", "since 2014").
    Stated(Days),
    /// Days to be counted from others ("three days before the attack", "that day", "on Tuesday").
    Relative(Relative),
    /// Before or after something, without a measure ("after the attack", "later"): it dates
    /// nothing.
    Order(Order),
}

/// What a moment dates.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MomentKind {
    /// What the sentence tells.
    Event,
    /// A figure or a state of knowledge ("as of 27 March").
    AsOf,
    /// What the noun after it names, and not what the sentence tells of it ("the 22 March attack",
    /// "today's attack").
    Name,
}

/// A place in an order, without a measure.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Order {
    /// Before or after.
    pub direction: Direction,
    /// What it is before or after.
    pub base: Base,
}

/// Finds the moments of `text`, in order, none overlapping. Durations ("for 48 hours", "in recent
/// years"), habits ("every Friday") and what may be a date or not are none.
pub fn moments(text: &str) -> Vec<Moment> {
    let reading = Reading::new(text);
    let scan = Scan { dates: dates_in(&reading), reading: &reading };
    let mut found = Vec::new();
    let mut at = 0;
    while at < reading.len() {
        let read = scan.read(at);
        at = read.as_ref().map_or(at + 1, |read| read.end.max(at + 1));
        found.extend(read.and_then(|read| scan.moment(read)));
    }
    found
}

impl Moment {
    /// Returns the same moment with its ranges moved by so many bytes, for a text that is a part
    /// of another.
    #[must_use]
    pub fn moved(mut self, by: usize) -> Self {
        let moved = |range: &mut Range<usize>| *range = range.start + by..range.end + by;
        moved(&mut self.range);
        let base = match &mut self.when {
            When::Stated(_) => None,
            When::Relative(relative) => Some(relative.base_mut()),
            When::Order(order) => Some(&mut order.base),
        };
        if let Some(Base::Event(range)) = base {
            moved(range);
        }
        self
    }
}

/// A text that is read for moments.
struct Scan<'a> {
    reading: &'a Reading<'a>,
    dates: Vec<Found<Date>>,
}

/// Something read from some tokens.
struct Read {
    start: usize,
    /// The token after it.
    end: usize,
    /// Nothing where the words are read and date nothing.
    when: Option<When>,
    as_of: bool,
    /// Whether it is the first day from which something holds, which a negation lets stand.
    bound: bool,
}

impl Read {
    fn new(tokens: Range<usize>, when: When) -> Self {
        Self { when: Some(when), ..Self::nothing(tokens) }
    }

    fn relative(tokens: Range<usize>, step: Step, base: Base) -> Self {
        Self::new(tokens, When::Relative(Relative::new(step, base)))
    }

    /// Words that are no moment.
    fn nothing(tokens: Range<usize>) -> Self {
        Self { start: tokens.start, end: tokens.end, when: None, as_of: false, bound: false }
    }
}

impl Scan<'_> {
    /// Reads what starts with token `at`.
    fn read(&self, at: usize) -> Option<Read> {
        self.no_moment(at)
            .or_else(|| self.fixed(at))
            .or_else(|| self.stated(at))
            .or_else(|| self.measured(at))
            .or_else(|| self.period(at))
            .or_else(|| self.season(at))
            .or_else(|| self.order(at))
            .map(|read| self.closed(read))
    }

    fn moment(&self, read: Read) -> Option<Moment> {
        let kind = self.kind(&read);
        let range = self.reading.span(read.start, read.end);
        let denied = kind == MomentKind::Event
            && !read.bound
            && !matches!(read.when, Some(When::Order(_)))
            && self.is_denied(read.start);
        read.when.filter(|_| !denied).map(|when| Moment { range, when, kind })
    }

    /// The date that starts with token `at`.
    fn date(&self, at: usize) -> Option<&Found<Date>> {
        let index = self.dates.binary_search_by_key(&at, |date| date.tokens.start).ok()?;
        self.dates.get(index)
    }
}

#[cfg(test)]
mod tests;
