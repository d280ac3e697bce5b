//! Ranges: two numbers beside each other in, the values between them out.

use crate::language::{LANGUAGE, Words};
use crate::numbers::{Found, Interval, Modifier, Number};
use crate::quantities::values::{Unit, Value};
use crate::tokens::{Reading, lookup};
use crate::words::is_hyphen;

/// How many words may stand between the ends of a range ("out of").
const LONGEST_GAP: usize = 2;

/// Whether two numbers stand beside each other as the ends of a range or of a ratio do.
pub(super) fn are_joined(reading: &Reading<'_>, a: &Found<Number>, b: &Found<Number>) -> bool {
    let words = &LANGUAGE.quantities;
    let gap = gap(reading, a, b);
    let between = gap == LANGUAGE.numbers.and && starts_after(reading, a, words.between);
    let stands = |list: Words| list.contains(&gap.as_str());
    let joined = between || is_hyphen(&gap) || stands(words.to) || stands(words.ratios);
    joined || are_both_bounds(reading, a, b)
}

/// Whether two numbers bound one from both sides: "more than 100 but fewer than 200".
fn are_both_bounds(reading: &Reading<'_>, a: &Found<Number>, b: &Found<Number>) -> bool {
    let gap = reading.text.get(a.what.outer.end..b.what.outer.start).unwrap_or_default();
    let sides = [a, b].map(|number| number.what.modifier.and_then(is_lower));
    let apart = matches!(sides, [Some(one), Some(other)] if one != other);
    apart && LANGUAGE.quantities.both.contains(&gap.trim().to_lowercase().as_str())
}

/// Whether a modifier bounds from below, where it bounds.
fn is_lower(modifier: Modifier) -> Option<bool> {
    match modifier {
        Modifier::AtLeast | Modifier::MoreThan => Some(true),
        Modifier::AtMost | Modifier::LessThan => Some(false),
        Modifier::Nearly | Modifier::About => None,
    }
}

/// All between two bounds, whichever is told first.
fn bounded(reading: &Reading<'_>, a: &Found<Number>, b: &Found<Number>) -> Option<Value> {
    let (first, last) = (Value::of_number(reading, a)?, Value::of_number(reading, b)?);
    let lower = a.what.modifier.and_then(is_lower)?;
    let (low, high) = if lower { (a, b) } else { (b, a) };
    let (low, high) = (low.what.interval(), high.what.interval());
    let both = Interval { high: high.high, high_closed: high.high_closed, ..low };
    let same = first.unit == last.unit && both.low < both.high;
    let range = first.range.start..last.range.end;
    let bare = Some(both);
    same.then(|| Value { end: last.end, range, bare, modifiers: Vec::new(), ..first })
}

/// What stands between two numbers, folded; nothing where it is more than a few words.
fn gap(reading: &Reading<'_>, a: &Found<Number>, b: &Found<Number>) -> String {
    let gap = reading.text.get(a.what.outer.end..b.what.outer.start).unwrap_or_default();
    if b.tokens.start.saturating_sub(a.tokens.end) > LONGEST_GAP {
        return String::new();
    }
    gap.trim().to_lowercase()
}

/// Whether `word` stands before `number` and its modifier.
fn starts_after(reading: &Reading<'_>, number: &Found<Number>, word: &str) -> bool {
    let before = reading.text[..number.what.outer.start].trim_end();
    let start = before.len().saturating_sub(word.len());
    before.get(start..).is_some_and(|last| last.eq_ignore_ascii_case(word))
        && !before[..start].ends_with(char::is_alphanumeric)
}

/// The range from `first` to `next`; none where it runs down, is a ratio or a change.
pub(super) fn range(
    reading: &Reading<'_>,
    first: &Found<Number>,
    next: &Found<Number>,
) -> Option<Value> {
    let words = &LANGUAGE.quantities;
    if are_both_bounds(reading, first, next) {
        return bounded(reading, first, next);
    }
    let (low, high) = (Value::of_number(reading, first)?, Value::of_number(reading, next)?);
    let gap = gap(reading, first, next);
    let from = low.first > 0 && reading.key(low.first - 1) == words.from;
    if from || words.ratios.contains(&gap.as_str()) || next.what.modifier.is_some() {
        return None;
    }
    let (least, most) = (scaled(reading, &low, next)?, next.what.value);
    let unit = unit(low.unit, high.unit, is_hyphen(&gap))?;
    let mut value = Value { end: high.end, unit, ..low };
    value.range.end = high.range.end;
    value.bare = Some(Interval::closed(least, most));
    if value.first > 0 && reading.key(value.first - 1) == words.between {
        value.first -= 1;
        value.range.start = reading.tokens[value.first].range.start;
    }
    (least < most).then_some(value)
}

/// What both ends of a range measure: "$30-40 million", but not "paid $30 to 40 people".
fn unit(low: Unit, high: Unit, hyphen: bool) -> Option<Unit> {
    match (low, high) {
        (a, b) if a == b => Some(a),
        (Unit::Plain, b) => Some(b),
        (Unit::Money(_), Unit::Plain) if hyphen => Some(low),
        _ => None,
    }
}

/// The lower end of a range, in the scale of the upper one where it names none of its own: "3 to
/// 4 million".
fn scaled(reading: &Reading<'_>, low: &Value, high: &Found<Number>) -> Option<f64> {
    let least = low.bare?.low;
    let scales = |i: usize| {
        lookup(LANGUAGE.numbers.scales, reading.key(i)).or_else(|| suffix(reading.written(i)))
    };
    let next = |i: usize| lookup(LANGUAGE.numbers.scales, reading.key(i));
    let first = high.tokens.clone().find_map(|i| suffix(reading.written(i)));
    let scale = high.tokens.clone().skip(1).find_map(next).or(first);
    let own = (low.start..low.end).any(|i| scales(i).is_some());
    Some(match scale {
        Some(scale) if !own && least < high.what.value / scale => least * scale,
        _ => least,
    })
}

/// The scale that is written onto digits: "12**k**".
fn suffix(word: &str) -> Option<f64> {
    let tables = &LANGUAGE.numbers;
    let suffix = word.trim_start_matches(|c: char| !c.is_alphabetic()).to_lowercase();
    let digits = word.starts_with(|c: char| c.is_ascii_digit());
    let scale = lookup(tables.suffixes, &suffix).or_else(|| lookup(tables.money_suffixes, &suffix));
    scale.filter(|_| digits)
}
