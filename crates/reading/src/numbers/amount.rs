//! Amounts: digits or number words in, a value out. Nothing around them is read but what decides
//! whether they are a number at all.

use crate::language::LANGUAGE;
use crate::numbers::digits::{Digits, digits};
use crate::numbers::{NumberKind, percent_after};
use crate::tokens::{Reading, Shape, lookup};

/// A value in digits or words.
pub(crate) struct Amount {
    /// The token after it.
    pub(crate) end: usize,
    pub(crate) value: f64,
    pub(crate) kind: NumberKind,
}

impl Amount {
    fn new(end: usize, value: f64, kind: NumberKind) -> Self {
        Self { end, value, kind }
    }
}

/// Reads the amount that starts with token `at`.
pub(crate) fn amount(reading: &Reading<'_>, at: usize) -> Option<Amount> {
    let found = if reading.tokens[at].shape == Shape::Digits {
        in_digits(reading, at)
    } else {
        fraction(reading, at)
            .or_else(|| in_words(reading, at))
            .or_else(|| ordinal(reading, at))
            .or_else(|| times(reading, at))
    };
    found.filter(|amount| !is_multiplied(reading, amount.end))
}

/// Whether a word follows that multiplies and may be another word too ("two score").
fn is_multiplied(reading: &Reading<'_>, at: usize) -> bool {
    reading.follows(at) && LANGUAGE.numbers.doubtful_scales.contains(&reading.key(at))
}

fn times(reading: &Reading<'_>, at: usize) -> Option<Amount> {
    let value = lookup(LANGUAGE.numbers.times, reading.key(at))?;
    Some(Amount::new(at + 1, value, NumberKind::Cardinal))
}

/// "6000", "1,000", "1.5 million", "3bn", "4th".
fn in_digits(reading: &Reading<'_>, at: usize) -> Option<Amount> {
    let token = &reading.tokens[at];
    let in_name = reading.hyphened(at) && reading.tokens[at - 1].is_capital();
    let vague = token.end > token.range.end;
    let Digits { mut value, suffix, doubtful } = digits(reading.written(at))?;
    let tables = &LANGUAGE.numbers;
    if in_name || vague || suffix == "s" {
        return None;
    }
    if tables.ordinal_endings.contains(&suffix) {
        return Some(Amount::new(at + 1, value, NumberKind::Ordinal));
    }
    let folded = suffix.to_lowercase();
    let money = lookup(tables.money_suffixes, &folded);
    if money.is_some() && !is_money(reading, at) {
        return None;
    }
    let scale = lookup(tables.suffixes, &folded).or(money);
    let mut end = at + 1;
    if suffix.is_empty() {
        (value, end) = grouped(reading, end, value);
    }
    let (value, end) = scaled(reading, end, value * scale.unwrap_or(1.0));
    let decimal = scale.is_some()
        || end > at + 1
        || percent_after(reading, end, reading.tokens[at].range.end).is_some();
    (decimal || !doubtful).then(|| Amount::new(end, value, NumberKind::Cardinal))
}

/// Whether a currency stands beside the digits at token `at`.
fn is_money(reading: &Reading<'_>, at: usize) -> bool {
    let tables = &LANGUAGE.numbers;
    // "$30-40m": the sign stands before the first number of a range.
    let first = if reading.hyphened(at) { at - 1 } else { at };
    let before = reading.text[..reading.tokens[first].range.start].trim_end_matches(' ');
    let signed = tables.currency_signs.iter().any(|(sign, _)| before.ends_with(sign));
    let code = |at: usize| lookup(tables.currency_codes, reading.key(at)).is_some();
    let word = lookup(tables.currency_words, reading.key(at + 1)).is_some();
    let led = at > 0 && reading.spaced(at) && code(at - 1);
    signed || led || (reading.spaced(at + 1) && (word || code(at + 1)))
}

/// Adds groups of three digits that narrow or hard spaces part: "1 000".
fn grouped(reading: &Reading<'_>, mut at: usize, mut value: f64) -> (f64, usize) {
    let is_group = |at: usize| {
        matches!(reading.gap(at), "\u{a0}" | "\u{2009}")
            && reading.written(at).len() == 3
            && reading.written(at).chars().all(|c| c.is_ascii_digit())
    };
    while at < reading.len() && is_group(at) {
        value = value * 1000.0 + reading.written(at).parse().unwrap_or(0.0);
        at += 1;
    }
    (value, at)
}

/// Multiplies by the scales that follow: "million", "dozen".
fn scaled(reading: &Reading<'_>, mut at: usize, mut value: f64) -> (f64, usize) {
    while reading.follows(at)
        && let Some(scale) = lookup(LANGUAGE.numbers.scales, reading.key(at))
    {
        value *= scale;
        at += 1;
    }
    (value, at)
}

/// "two dozen", "a hundred and forty", "half a million", "two and a half".
fn in_words(reading: &Reading<'_>, at: usize) -> Option<Amount> {
    let mut words = Words::start(reading, at)?;
    while words.step() {}
    let Words { at: end, total, current, .. } = words;
    let value = total + current;
    let alone = end == at + 1;
    if alone && value == 1.0 && is_pronoun(reading, at) {
        return None;
    }
    if let Some(after) = and_a_half(reading, end) {
        let (value, end) = scaled(reading, after, value + 0.5);
        return Some(Amount::new(end, value, NumberKind::Cardinal));
    }
    if alone
        && reading.hyphened(end)
        && let Some(ordinal) = ordinal(reading, end)
        && value >= 20.0
    {
        return Some(Amount::new(ordinal.end, value + ordinal.value, NumberKind::Ordinal));
    }
    Some(Amount::new(end, value, NumberKind::Cardinal))
}

/// The token after "and a half", if that stands from token `at`.
fn and_a_half(reading: &Reading<'_>, at: usize) -> Option<usize> {
    let tables = &LANGUAGE.numbers;
    let stands = reading.spaced(at)
        && reading.key(at) == tables.and
        && tables.articles.contains(&reading.key(at + 1))
        && reading.key(at + 2) == tables.half;
    stands.then_some(at + 3)
}

/// Whether "one" at token `at` counts nothing.
fn is_pronoun(reading: &Reading<'_>, at: usize) -> bool {
    let tables = &LANGUAGE.numbers;
    let before = at > 0 && tables.before_pronoun_one.contains(&reading.key(at - 1));
    let after = tables.after_pronoun_one.contains(&reading.key(at + 1));
    let possessive = reading.tokens[at].end > reading.tokens[at].range.end;
    (before && reading.spaced(at)) || (after && reading.spaced(at + 1)) || possessive
}

/// A number in words, read so far.
struct Words<'a> {
    reading: &'a Reading<'a>,
    /// The next token.
    at: usize,
    /// What the scales read have closed.
    total: f64,
    /// What is still open to "hundred" and the scales.
    current: f64,
    /// The last scale; a greater one cannot follow.
    scale: f64,
}

impl<'a> Words<'a> {
    /// Reads the first word, which must be a numeral, or an article or "half a" before a scale.
    fn start(reading: &'a Reading<'a>, at: usize) -> Option<Self> {
        let tables = &LANGUAGE.numbers;
        let words =
            |at, current| Some(Self { reading, at, total: 0.0, current, scale: f64::INFINITY });
        let article = |at| tables.articles.contains(&reading.key(at));
        let scale = |at| reading.follows(at) && lookup(tables.scales, reading.key(at)).is_some();
        if let Some(value) = numeral(reading.key(at)) {
            words(at + 1, value)
        } else if article(at) && scale(at + 1) {
            words(at + 1, 1.0)
        } else if reading.key(at) == tables.half && article(at + 1) && scale(at + 2) {
            words(at + 2, 0.5)
        } else {
            None
        }
    }

    /// Reads one more word; `false` at the end of the number.
    fn step(&mut self) -> bool {
        let tables = &LANGUAGE.numbers;
        if !self.reading.follows(self.at) {
            return false;
        }
        let key = self.reading.key(self.at);
        if key == tables.and {
            return self.after_and();
        }
        if let Some(scale) = lookup(tables.scales, key) {
            return self.scale(scale);
        }
        numeral(key).is_some_and(|value| self.add(value))
    }

    /// "a hundred **and forty**"
    fn after_and(&mut self) -> bool {
        let open = self.current >= 100.0 || (self.total > 0.0 && self.current == 0.0);
        let value = numeral(self.reading.key(self.at + 1));
        if !open || !self.reading.spaced(self.at + 1) {
            return false;
        }
        self.at += 1;
        let added = value.is_some_and(|value| self.add(value));
        if !added {
            self.at -= 1;
        }
        added
    }

    fn add(&mut self, value: f64) -> bool {
        let rest = self.current % 100.0;
        let first = rest == 0.0 && (self.current >= 100.0 || self.total > 0.0);
        let second = rest >= 20.0 && rest % 10.0 == 0.0 && (1.0..10.0).contains(&value);
        if first || second {
            self.current += value;
            self.at += 1;
        }
        first || second
    }

    fn scale(&mut self, scale: f64) -> bool {
        if scale == 100.0 && self.current > 0.0 && self.current < 100.0 {
            self.current *= scale;
        } else if scale < self.scale && self.current > 0.0 && scale != 100.0 {
            self.total += self.current * scale;
            (self.current, self.scale) = (0.0, scale);
        } else {
            return false;
        }
        self.at += 1;
        true
    }
}

fn numeral(key: &str) -> Option<f64> {
    let tables = &LANGUAGE.numbers;
    lookup(tables.units, key).or_else(|| lookup(tables.tens, key))
}

/// "fourth", "twenty-first" (its second half, and "third" alone).
fn ordinal(reading: &Reading<'_>, at: usize) -> Option<Amount> {
    let value = lookup(LANGUAGE.numbers.ordinals, reading.key(at))?;
    Some(Amount::new(at + 1, value, NumberKind::Ordinal))
}

/// "two-thirds", "a quarter of", "half of", "half-hour".
fn fraction(reading: &Reading<'_>, at: usize) -> Option<Amount> {
    let tables = &LANGUAGE.numbers;
    let part = |end, value| Some(Amount::new(end, value, NumberKind::Fraction));
    if let Some(amount) = of_scale(reading, at) {
        return Some(amount);
    }
    if reading.key(at) == tables.half {
        return is_half(reading, at).then(|| part(at + 1, 0.5))?;
    }
    let denominator = lookup(tables.denominators, reading.key(at + 1))?;
    if !reading.follows(at + 1) {
        return None;
    }
    if let Some(count) = lookup(tables.units, reading.key(at)) {
        let single = lookup(tables.ordinals, reading.key(at + 1)).is_some();
        return (count == 1.0 || !single).then(|| part(at + 2, count / denominator))?;
    }
    let article = tables.articles.contains(&reading.key(at));
    (article && reading.key(at + 2) == tables.of).then(|| part(at + 2, 1.0 / denominator))?
}

/// "a quarter of a million", "quarter of a million", "three quarters of a million"
fn of_scale(reading: &Reading<'_>, at: usize) -> Option<Amount> {
    let tables = &LANGUAGE.numbers;
    let key = |i: usize| reading.key(at + i);
    let article = |i: usize| tables.articles.contains(&key(i));
    let count = if article(0) { Some(1.0) } else { lookup(tables.units, key(0)) };
    let part = usize::from(count.is_some());
    // Without a count "third" is a place in an order.
    let bare = count.is_none() && lookup(tables.ordinals, key(0)).is_some();
    let denominator = lookup(tables.denominators, key(part)).filter(|_| !bare)?;
    let led = key(part + 1) == tables.of && article(part + 2);
    lookup(tables.scales, key(part + 3)).filter(|_| led)?;
    let beside = (1..=part + 3).all(|i| reading.follows(at + i));
    let (value, end) = scaled(reading, at + part + 3, count.unwrap_or(1.0) / denominator);
    beside.then(|| Amount::new(end, value, NumberKind::Cardinal))
}

/// Whether "half" at token `at` measures something.
fn is_half(reading: &Reading<'_>, at: usize) -> bool {
    let tables = &LANGUAGE.numbers;
    let scale = lookup(tables.scales, reading.key(at + 2)).is_some();
    let ordered = at > 0 && lookup(tables.ordinals, reading.key(at - 1)).is_some();
    let next = reading.key(at + 1);
    let measures = tables.after_half.contains(&next) || lookup(tables.time_units, next).is_some();
    reading.follows(at + 1) && measures && !scale && !ordered
}
