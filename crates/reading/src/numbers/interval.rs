//! Intervals: the bounds that a text sets in, whether two accounts can both hold out.

use crate::numbers::Modifier;

/// How far "about" and "nearly" reach, as a part of the value.
const NEARNESS: f64 = 0.1;

/// How far apart two stated values may lie and still be near, as a part of the greater.
const FARNESS: f64 = 0.1;

/// The values that a number with its modifier allows.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Interval {
    /// The lower bound; minus infinity where there is none.
    pub low: f64,
    /// The upper bound; infinity where there is none.
    pub high: f64,
    /// Whether `low` itself is allowed.
    pub low_closed: bool,
    /// Whether `high` itself is allowed.
    pub high_closed: bool,
}

impl Interval {
    /// Returns all from `low` to `high`, each included where it is finite.
    pub(crate) fn closed(low: f64, high: f64) -> Self {
        Self { low, high, low_closed: low.is_finite(), high_closed: high.is_finite() }
    }

    /// Returns the values that remain when `modifier` stands before what was said: "at least"
    /// before 143 opens it above, "nearly" before 100 makes it 90 to below 100. What `modifier`
    /// does to a span it does to both of its ends: "about 40 to 50" is 36 to 55.
    pub(crate) fn with(self, modifier: Modifier) -> Self {
        let (low, high) = (self.low, self.high);
        let below = low - low.abs() * NEARNESS;
        let above = high + high.abs() * NEARNESS;
        let (low, high) = match modifier {
            Modifier::AtLeast | Modifier::MoreThan => (low, f64::INFINITY),
            Modifier::AtMost | Modifier::LessThan => (f64::NEG_INFINITY, high),
            Modifier::Nearly => (below, high),
            Modifier::About => (below, above),
        };
        let mut span = Self::closed(low, high);
        span.low_closed &= modifier != Modifier::MoreThan && self.low_closed;
        span.high_closed &= !matches!(modifier, Modifier::LessThan | Modifier::Nearly);
        span.high_closed &= self.high_closed;
        span
    }

    /// Returns the same values below zero instead of above it, and the other way round.
    #[must_use]
    pub fn negated(self) -> Self {
        Self {
            low: -self.high,
            high: -self.low,
            low_closed: self.high_closed,
            high_closed: self.low_closed,
        }
    }

    /// Whether some value lies in both.
    pub fn meets(&self, other: &Self) -> bool {
        let below = |a: &Self, b: &Self| {
            a.high < b.low || (a.high == b.low && !(a.high_closed && b.low_closed))
        };
        !below(self, other) && !below(other, self)
    }

    /// Whether the two can both hold and yet lie far apart: they meet, and the values that they
    /// state lie more than 10 % of the greater from each other.
    ///
    /// What an interval states is its finite bounds with all between them: 143 of "at least 143",
    /// 145 of "over 145", 40 to 50 of "40 to 50". So "over 145" and "360" are far apart, and "over
    /// 100" and "at least 300"; "more than 140" and "at least 143" are not, nor are "40 to 50" and
    /// "45". Symmetric; never true of intervals that do not meet, which are in conflict.
    pub fn far(&self, other: &Self) -> bool {
        let (Some(a), Some(b)) = (self.stated(), other.stated()) else { return false };
        let (lower, upper) = if a.1 < b.0 { (a.1, b.0) } else { (b.1, a.0) };
        let greater = lower.abs().max(upper.abs());
        self.meets(other) && upper - lower > FARNESS * greater
    }

    /// The least and the greatest of the finite bounds.
    fn stated(&self) -> Option<(f64, f64)> {
        match (self.low.is_finite(), self.high.is_finite()) {
            (true, true) => Some((self.low, self.high)),
            (true, false) => Some((self.low, self.low)),
            (false, true) => Some((self.high, self.high)),
            (false, false) => None,
        }
    }
}

#[cfg(test)]
mod tests;
