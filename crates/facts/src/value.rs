//! Values that can be held against each other: numbers with their bounds, days, words.

use std::borrow::Cow;

use briefing_reading::{Days, Interval, Relation as DayRelation};

use crate::same_words::folded;

/// What an account says in one dimension.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Value {
    /// A number with its bounds.
    Number(Interval),
    /// The same in a unit that its column does not say: a currency, minutes, hundredths, or the things
    /// that are counted. People are people, whatever they are called.
    Amount(Interval, Cow<'static, str>),
    /// A day or days, as far as they are known.
    Days(Days),
    /// The author's own word for it, folded.
    Word(String),
}

/// How two values stand to each other. Symmetric.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Relation {
    /// They are the same.
    Same,
    /// Both can be true.
    Meets,
    /// Both can be true, but a bound lies over 10 % from a stated value.
    FarApart,
    /// Both cannot be true.
    Apart,
    /// They are of different kinds, or in different words: nothing can be said of them.
    Unlike,
}

/// The word that stands for all of them.
const NO: &str = "no";

/// Words with which an author says that there is none of what others name.
const DENIALS: [&str; 3] = ["no", "none", "nothing"];

/// How many there are where there is none.
const NONE: Interval = Interval { low: 0.0, high: 0.0, low_closed: true, high_closed: true };

impl Value {
    /// Returns the author's word as a value. All denials are one.
    pub(crate) fn word(written: &str) -> Self {
        let word = folded(written);
        let denies = DENIALS.contains(&word.as_str());
        Self::Word(if denies { NO.to_owned() } else { word })
    }

    /// Returns how two values stand to each other. Of two words nothing can be said, unless they are
    /// `exclusive`: then the author says that only one of them can be true. A denial cannot be true beside
    /// another word, a day or a number other than none. Nothing else can be said of values of
    /// different kinds.
    pub(crate) fn relation(&self, other: &Self, exclusive: bool) -> Relation {
        match (self, other) {
            (Self::Number(one), Self::Number(two)) => numbers(one, two),
            (Self::Amount(one, unit), Self::Amount(two, other)) if unit == other => {
                numbers(one, two)
            }
            (Self::Days(one), Self::Days(two)) => match one.relation(two) {
                DayRelation::Same => Relation::Same,
                DayRelation::Fits => Relation::Meets,
                DayRelation::Apart => Relation::Apart,
            },
            (Self::Word(one), Self::Word(two)) => words(one, two, exclusive),
            (denial, Self::Number(number) | Self::Amount(number, _))
            | (Self::Number(number) | Self::Amount(number, _), denial)
                if denial.denies() =>
            {
                if number.meets(&NONE) {
                    Relation::Meets
                } else {
                    Relation::Apart
                }
            }
            (denial, Self::Days(_)) | (Self::Days(_), denial) if denial.denies() => Relation::Apart,
            _ => Relation::Unlike,
        }
    }

    /// Whether the value is more than one day: others can fit it that exclude each other.
    pub(crate) fn is_open(&self) -> bool {
        matches!(self, Self::Days(days) if !days.is_one_day())
    }

    /// Whether the value says that there is none of what others name.
    pub(crate) fn denies(&self) -> bool {
        matches!(self, Self::Word(word) if word == NO)
    }

    /// Returns how much the value leaves open: the less, the sharper it is. Only values of one kind
    /// can be told apart by it.
    pub(crate) fn width(&self) -> f64 {
        match self {
            Self::Number(interval) | Self::Amount(interval, _) => interval.high - interval.low,
            Self::Days(_) | Self::Word(_) => 0.0,
        }
    }
}

fn numbers(one: &Interval, two: &Interval) -> Relation {
    if one == two {
        Relation::Same
    } else if !one.meets(two) {
        Relation::Apart
    } else if one.far(two) {
        Relation::FarApart
    } else {
        Relation::Meets
    }
}

fn words(one: &str, two: &str, exclusive: bool) -> Relation {
    let denies = |word: &str| word == NO;
    if one == two {
        Relation::Same
    } else if exclusive || denies(one) || denies(two) {
        Relation::Apart
    } else {
        Relation::Unlike
    }
}
