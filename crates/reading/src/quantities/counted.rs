//! What is counted: a value in, the deed or the noun that it counts out.

use crate::language::LANGUAGE;
use crate::quantities::changes::changed_by;
use crate::quantities::deeds::{Found, deed, doing_until, is_numeral};
use crate::quantities::guards::is_of_our_time;
use crate::quantities::nouns::{Noun, noun};
use crate::quantities::values::Value;
use crate::quantities::{Certainty, Measure, Quantity, Told, durations, parts, tolls};
use crate::tokens::Reading;

/// What stands after a value.
pub(super) struct Counted {
    /// The token where it starts.
    pub(super) at: usize,
    /// Whether it stands right after the value, or after "of".
    pub(super) beside: bool,
    /// Whether the value is a part of it: "two of the gunmen".
    pub(super) whole: bool,
    pub(super) noun: Option<Noun>,
}

impl Counted {
    fn new(reading: &Reading<'_>, value: &Value) -> Option<Self> {
        let (at, whole) = behind_of(reading, value)?;
        let beside = value.is_beside(reading) || at > value.end;
        let added = LANGUAGE.quantities.added.contains(&reading.key(at));
        let at = if added && reading.spaced(at + 1) { at + 1 } else { at };
        let noun = beside.then(|| noun(reading, at, value.is_one())).flatten();
        Some(Self { at, beside, whole, noun })
    }
}

/// Reads what `value` counts; `before` is the quantity before it.
pub(super) fn counted(reading: &Reading<'_>, value: &Value, before: Option<&Told>) -> Option<Told> {
    if is_only_thought_of(reading, value) || changed_by(reading, value).is_some() {
        return None;
    }
    let counted = Counted::new(reading, value)?;
    let zero = value.bare.is_some_and(|bare| bare.high == 0.0);
    let deed = deed(reading, value, &counted, before).filter(|deed| {
        let some = deed.part || is_restricted(reading, deed);
        !(zero && some || durations::is_rate(reading, deed.tokens.end))
    });
    if let Some(deed) = deed {
        return Some(of_deed(reading, value, &deed, counted.noun.as_ref()));
    }
    if let Some((deed, modifier)) = tolls::toll(reading, value, counted.noun.as_ref()) {
        let mut value = value.clone();
        value.modifiers.extend(modifier.filter(|_| value.modifiers.is_empty()));
        return Some(of_deed(reading, &value, &deed, counted.noun.as_ref()));
    }
    let noun = counted.noun.filter(|noun| is_said(reading, value, noun, zero))?;
    Some(of_noun(reading, value, noun, counted.whole))
}

/// Whether the number stands after "not", or after a deed that is only thought of ("could kill").
fn is_only_thought_of(reading: &Reading<'_>, value: &Value) -> bool {
    let words = &LANGUAGE.quantities;
    let led = reading.longest_until(value.first, words.before_number).unwrap_or(value.first);
    let deed = doing_until(reading, led).map_or(led, |(_, start)| start);
    let thought = |i: usize| reading.spaced(i + 1) && words.modals.contains(&reading.key(i));
    let denied = led.checked_sub(1).is_some_and(|i| words.denials.contains(&reading.key(i)));
    denied || (deed < led && deed.checked_sub(1).is_some_and(thought))
}

/// Whether four digits before `noun` may be a year: "the 2019 attacks".
fn is_year_like(reading: &Reading<'_>, value: &Value, noun: &Noun) -> bool {
    let year = is_of_our_time(reading.written(value.start));
    let led = value.first.checked_sub(1).is_some_and(|i| {
        reading.spaced(value.first) && LANGUAGE.quantities.determiners.contains(&reading.key(i))
    });
    year && value.modifiers.is_empty() && (led || !noun.people)
}

/// Whether a number of `noun` is worth telling: without a value only of people, and none only of
/// survivors, for "no officials were available" tells no number. Rates and what may be a year are
/// not.
fn is_said(reading: &Reading<'_>, value: &Value, noun: &Noun, zero: bool) -> bool {
    let valued = value.bare.is_some() || noun.people;
    let none = zero && !LANGUAGE.quantities.none_of.contains(&noun.key.as_str());
    valued
        && !none
        && !tolls::is_led(reading, value)
        && !is_year_like(reading, value, noun)
        && !durations::is_rate(reading, noun.end)
}

/// Where what is counted starts, and whether it is the whole of which the value counts a part:
/// "dozens of people" and "two of the attackers".
fn behind_of(reading: &Reading<'_>, value: &Value) -> Option<(usize, bool)> {
    let words = &LANGUAGE.quantities;
    let of = value.end;
    let led = of > 0 && reading.key(of - 1) == LANGUAGE.numbers.of && value.loose;
    let next = if led { of } else { of + 1 };
    if !led && reading.key(of) != LANGUAGE.numbers.of {
        return Some((of, false));
    }
    if words.pronouns.contains(&reading.key(next)) || words.determiners.contains(&reading.key(next))
    {
        let counted = reading.tokens.get(next + 1).is_some_and(is_numeral);
        return Some((if counted { next + 2 } else { next + 1 }, true));
    }
    value.loose.then_some((next, false))
}

/// "no casualties **among** the guests"
fn is_restricted(reading: &Reading<'_>, deed: &Found) -> bool {
    LANGUAGE.quantities.restricting.contains(&reading.key(deed.tokens.end))
}

fn of_deed(reading: &Reading<'_>, value: &Value, deed: &Found, noun: Option<&Noun>) -> Told {
    let key = deed.key.to_owned();
    let end = noun.map_or(value.end, |noun| noun.end).max(value.end);
    let end = if deed.tokens.start >= value.end { end.max(deed.tokens.end) } else { end };
    Told {
        quantity: Quantity {
            range: value.range.clone(),
            interval: value.interval(),
            measure: Measure::Count(key),
            counted: Some(reading.span(deed.tokens.start, deed.tokens.end)),
            people: true,
            part: deed.part || parts::is_included(reading, value.first),
            certainty: Certainty::Stated,
        },
        value: value.clone(),
        end,
        deed: Some(deed.tokens.clone()),
    }
}

fn of_noun(reading: &Reading<'_>, value: &Value, noun: Noun, whole: bool) -> Told {
    Told {
        quantity: Quantity {
            range: value.range.clone(),
            interval: value.interval(),
            measure: Measure::Count(noun.key),
            counted: Some(reading.span(noun.start, noun.end)),
            people: noun.people,
            part: whole || parts::is_included(reading, value.first),
            certainty: Certainty::Stated,
        },
        value: value.clone(),
        end: noun.end,
        deed: None,
    }
}
