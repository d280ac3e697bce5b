//! Measures in days: so many of a unit in, at least and at most so many days out.
//!
//! They are as wide as the words are used: outlets tell days to the day, but call sixteen days "two
//! weeks" and twenty months "nearly two years". A measure is widened and never rounded.

use super::Direction;

/// A unit of time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Unit {
    Minute,
    Hour,
    Day,
    Week,
    Month,
    Year,
    Decade,
}

/// What a word before a measure does to it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Bound {
    /// "just", "only"
    Exact,
    /// "about"
    About,
    /// "nearly"
    Nearly,
    /// "less than", "up to"
    Under,
    /// "at least"
    AtLeast,
    /// "more than"
    Over,
    /// "no later than": on that day or before it, whichever way it is counted.
    NotLater,
    /// "no sooner than"
    NotSooner,
}

impl Bound {
    /// What it does to a measure that is counted in this direction: what is no later than three
    /// days before something is at least three days before it.
    pub(super) fn towards(self, direction: Direction) -> Self {
        match (self, direction) {
            (Self::NotLater, Direction::Before) | (Self::NotSooner, Direction::After) => {
                Self::AtLeast
            }
            (Self::NotLater, Direction::After) | (Self::NotSooner, Direction::Before) => {
                Self::Under
            }
            (bound, _) => bound,
        }
    }
}

/// So many of a unit, at least and at most.
#[derive(Clone, Copy)]
pub(super) struct Count {
    pub(super) least: u32,
    pub(super) most: Option<u32>,
    /// Whether it is exact and single: "a week".
    pub(super) one: bool,
}

/// Days, at least and at most.
#[derive(Clone, Copy)]
pub(super) struct Measure {
    pub(super) least: u32,
    pub(super) most: Option<u32>,
}

/// "days", "hours": more than one, and fewer than the next larger unit would tell.
pub(super) fn some(unit: Unit) -> Measure {
    let (least, most) = match unit {
        Unit::Minute | Unit::Hour => (0, Some(1)),
        Unit::Day => (1, Some(30)),
        Unit::Week => (7, Some(120)),
        Unit::Month => (30, Some(730)),
        Unit::Year => (365, None),
        Unit::Decade => (3650, None),
    };
    Measure { least, most }
}

/// "the day before": that day; of a longer unit any day up to two of it.
pub(super) fn the_one(unit: Unit) -> Measure {
    match unit {
        Unit::Day => Measure { least: 1, most: Some(1) },
        _ => Measure { least: 0, most: length(unit, 2).1 },
    }
}

/// So many of a unit as days, at least and at most, taken as exactly as it is told.
pub(super) fn measure(count: Count, unit: Unit, bound: Option<Bound>) -> Measure {
    let (low, high) = (told(unit, count.least, count.one).0, count.most);
    let told = Measure { least: low, most: high.and_then(|most| told(unit, most, count.one).1) };
    let shortest = length(unit, count.least).0;
    let longest = high.and_then(|most| length(unit, most).1);
    match bound {
        None | Some(Bound::Exact) => told,
        Some(Bound::About) => Measure {
            least: told.least * 3 / 4,
            most: told.most.map(|most| most + most.div_ceil(4)),
        },
        Some(Bound::Nearly) => Measure { least: told.least * 3 / 4, most: longest },
        Some(Bound::Under) => Measure { least: 0, most: longest },
        Some(Bound::AtLeast) => Measure { least: shortest, most: None },
        Some(Bound::Over) => {
            let more = u32::from(matches!(unit, Unit::Day | Unit::Week));
            Measure { least: shortest + more, most: None }
        }
        // Which way they bound is known only with a direction.
        Some(Bound::NotLater | Bound::NotSooner) => Measure { least: 0, most: None },
    }
}

/// The days of so many of a unit, at the shortest and the longest.
fn length(unit: Unit, count: u32) -> (u32, Option<u32>) {
    let (shortest, longest) = match unit {
        Unit::Minute => return (0, Some(count / 1440 + 1)),
        Unit::Hour => return (count.saturating_sub(1) / 24, Some(count / 24 + 1)),
        Unit::Day => (1, 1),
        Unit::Week => (7, 7),
        Unit::Month => (28, 31),
        Unit::Year => (365, 366),
        Unit::Decade => (3652, 3653),
    };
    (shortest * count, Some(longest * count))
}

/// The days that so many of a unit are meant to be: to the day for days and a single week, to
/// three days for more weeks, to half a unit for months, years and decades, and to a tenth for ten
/// years or more.
fn told(unit: Unit, count: u32, one: bool) -> (u32, Option<u32>) {
    let (length, leeway) = match unit {
        Unit::Minute | Unit::Hour | Unit::Day => return self::length(unit, count),
        Unit::Week if one || count == 1 => return (7 * count, Some(7 * count)),
        Unit::Week => return (7 * count - 3, Some(7 * count + 3)),
        Unit::Month => (30.436_875, 15.0),
        Unit::Year => (365.2425, f64::from(count / 10).max(0.5) * 365.2425),
        Unit::Decade => (3652.425, 1826.0),
    };
    let days = length * f64::from(count);
    // Days are few enough to be whole numbers of 32 bits; they are widened and never rounded.
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "at most 8e6")]
    let whole = |days: f64| days.max(0.0) as u32;
    (whole((days - leeway).floor()), Some(whole((days + leeway).ceil())))
}
