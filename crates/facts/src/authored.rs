//! Values that an author wrote in plain words: "12 people", "12 March 2024", "in Kaluga".

use std::borrow::Cow;

use briefing_reading::{
    Days, Interval, Measure, Number, NumberKind, Quantity, When, moments, numbers, quantities,
};

use crate::cells::{DURATION, PERCENT, is_day, key};
use crate::value::Value;

/// Returns what an author wrote for a column: a number, days, or a word.
pub(crate) fn value_of(column: &str, written: &str) -> Value {
    let written = written.trim().trim_end_matches(['.', ',', ';', '!']);
    if is_day(column) {
        return days(written).map_or_else(|| Value::word(written), Value::Days);
    }
    let counted = || quantity(column, written).map(Value::Number);
    let number = counted().or_else(|| number(written));
    number.or_else(|| whole_days(written).map(Value::Days)).unwrap_or_else(|| Value::word(written))
}

/// A number alone, with its unit; after a minus, what something fell by.
fn number(written: &str) -> Option<Value> {
    let fall = written.strip_prefix(['-', '−']);
    let written = fall.unwrap_or(written);
    let [number] = numbers(written).try_into().ok()?;
    let number: Number = number;
    let interval = number.interval();
    let interval = if fall.is_some() { interval.negated() } else { interval };
    let unit = match number.kind {
        NumberKind::Money(code) => Some(code),
        NumberKind::Percent => Some(PERCENT),
        _ => None,
    };
    (number.outer == (0..written.len())).then(|| in_unit(interval, unit.map(Cow::Borrowed)))
}

/// Returns a number as a value: in a unit, or without one.
fn in_unit(interval: Interval, unit: Option<Cow<'static, str>>) -> Value {
    unit.map_or(Value::Number(interval), |unit| Value::Amount(interval, unit))
}

/// Returns the value of a quantity in a column; its unit goes without saying where the column says
/// it.
pub(crate) fn measured(column: &str, quantity: &Quantity) -> Option<Value> {
    let unit: Option<Cow<'static, str>> = match &quantity.measure {
        Measure::Count(_) if quantity.people => None,
        Measure::Count(thing) => Some(thing.clone().into()),
        Measure::Duration => Some(DURATION.into()),
        Measure::Percent => Some(PERCENT.into()),
        Measure::Money(code) => Some((*code).into()),
    };
    Some(in_unit(quantity.interval?, unit.filter(|unit| *unit != column)))
}

/// A number with what the column counts: "12 people" of the killed, "an hour" of a duration. Beside
/// the words stands what lets them be read: "for an hour", "12 people were killed".
fn quantity(column: &str, written: &str) -> Option<Interval> {
    let counted = |before: &str, after: &str| {
        let found: Vec<Quantity> = quantities(&format!("{before}{written}{after}"));
        let [one] = found.try_into().ok()?;
        let within = before.len()..before.len() + written.len();
        let is_it = one.range.start == within.start && one.range.end <= within.end;
        (is_it && key(&one.measure) == column).then_some(one.interval)?
    };
    counted("", "").or_else(|| match column {
        DURATION => counted("for ", ""),
        done => counted("", &format!(" were {done}")),
    })
}

/// The one day or span of days that words state, whatever stands around it.
fn days(written: &str) -> Option<Days> {
    Days::parse(written).or_else(|| {
        let [moment] = moments(written).try_into().ok()?;
        stated(moment.when)
    })
}

/// The days that words state, where they say no more.
fn whole_days(written: &str) -> Option<Days> {
    Days::parse(written).or_else(|| {
        let [moment] = moments(written).try_into().ok()?;
        (moment.range == (0..written.len())).then(|| stated(moment.when))?
    })
}

fn stated(when: When) -> Option<Days> {
    match when {
        When::Stated(days) => Some(days),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use briefing_reading::Days;

    use super::value_of;
    use crate::value::{Relation, Value};

    #[test]
    fn numbers_and_days_are_read_in_plain_words() {
        for (column, words, digits) in [
            ("killed", "12 people", "12"),
            ("killed", "Twelve people.", "12"),
            ("killed", "at least 13 people were killed", "at least 13"),
            ("killed", "twelve", "12"),
            ("wounded", "more than 140", "more than 140"),
            ("attacker", "four attackers", "4"),
            ("duration", "60 minutes", "an hour"),
            ("duration", "two hours", "120 minutes"),
        ] {
            let (one, two) = (value_of(column, words), value_of(column, digits));
            assert!(matches!(one, Value::Number(_)), "{words}: {one:?}");
            assert_eq!(one, two, "{words}");
        }
        let day = Days::parse("2024-03-12").map(Value::Days).expect("a day");
        for words in ["12 March 2024", "March 12, 2024", "on 12 March 2024", "2024-03-12"] {
            assert_eq!(value_of("when", words), day, "{words}");
        }
    }

    #[test]
    fn a_unit_tells_numbers_apart() {
        for (one, two, relation) in [
            ("$5", "5 dollars", Relation::Same),
            ("$5", "€5", Relation::Unlike),
            ("$5", "5", Relation::Unlike),
            ("$5 million", "more than $6 million", Relation::Apart),
            ("15%", "at least 14 percent", Relation::Meets),
            ("15%", "none", Relation::Apart),
        ] {
            let found = value_of("cost", one).relation(&value_of("cost", two), false);
            assert_eq!(found, relation, "{one} / {two}");
        }
    }

    #[test]
    fn words_stay_words() {
        for (column, words) in [
            ("what", "two dogs"),
            ("where", "300 km from Moscow"),
            ("what", "the attack of 12 March 2024"),
            ("when", "in spring or summer"),
            ("target", "none"),
        ] {
            let value = value_of(column, words);
            assert!(matches!(value, Value::Word(_)), "{words}: {value:?}");
        }
    }
}
