//! Quantities of real prose, where they stand, and what holds of any text.

use proptest::prelude::*;

use super::{Measure, Quantity, clock_times, quantities};
use crate::numbers::Interval;

/// The words to mark, what they count, and whether it is a part.
fn marked(text: &str) -> Vec<(&str, &str, bool)> {
    let counted = |q: &Quantity| q.counted.clone().map_or("", |range| &text[range]);
    quantities(text).iter().map(|q| (&text[q.range.clone()], counted(q), q.part)).collect()
}

fn key(quantity: &Quantity) -> &str {
    match &quantity.measure {
        Measure::Count(key) => key,
        _ => "",
    }
}

#[test]
fn the_words_to_mark_are_those_that_say_how_many_and_of_what() {
    type Row<'a> = (&'a str, &'a [(&'a str, &'a str, bool)]);
    let rows: [Row<'_>; 10] = [
        (
            "killed at least 143 people and wounded 360 others",
            &[("at least 143", "killed", false), ("360", "wounded", false)],
        ),
        (
            "135 people were killed and over 145 were injured",
            &[("135", "killed", false), ("over 145", "injured", false)],
        ),
        ("Dozens of protesters marched", &[("Dozens", "protesters", false)]),
        ("where many victims are believed to have been killed", &[("many", "killed", false)]),
        ("the death toll has surpassed 14,500", &[("14,500", "death toll", false)]),
        ("between 40 and 50 gunmen", &[("between 40 and 50", "gunmen", false)]),
        ("140+ dead", &[("140+", "dead", false)]),
        ("waited an hour and a half", &[("an hour and a half", "hour and a half", false)]),
        ("waited for more than an hour", &[("more than an", "hour", false)]),
        (
            "killed six people, including two members",
            &[("six", "killed", false), ("two", "members", true)],
        ),
    ];
    for (text, expected) in rows {
        assert_eq!(marked(text), expected, "in {text:?}");
    }
}

#[test]
fn a_number_counts_the_same_before_and_after_its_deed() {
    let rows = [
        ("killed 12 people", "12 people were killed"),
        ("wounding at least 12", "at least 12 wounded"),
        ("arrested 12 suspects", "12 suspects have been arrested"),
        ("the deaths of 12 miners", "12 deaths"),
    ];
    for (a, b) in rows {
        let (a, b) = (quantities(a), quantities(b));
        assert_eq!((key(&a[0]), a[0].interval), (key(&b[0]), b[0].interval));
    }
}

#[test]
fn what_can_be_read_in_two_ways_is_not_read() {
    let rows: [(&str, &[&str]); 8] = [
        ("they were killed 12 people", &["person"]),
        ("20 soldiers were killed 12 people", &["killed", "person"]),
        ("the toll rose from 93 to 115 people", &[]),
        ("rose from 40 to 50 tanks", &[]),
        ("a woman and 12 others were killed and 4 men were wounded", &["killed", "wounded"]),
        ("4 people injured 5 people", &["person", "wounded"]),
        ("wounded 12 and arrested 4", &["wounded", "arrested"]),
        ("12 arrested 4 people", &["arrested"]),
    ];
    for (text, expected) in rows {
        let found = quantities(text);
        let found: Vec<&str> = found.iter().map(key).collect();
        assert_eq!(found, expected, "in {text:?}");
    }
}

#[test]
fn people_with_a_deed_of_their_own_are_no_part_of_the_next() {
    let found = quantities("killed two policemen and 12 people were injured");
    assert_eq!(found.iter().map(|q| q.part).collect::<Vec<_>>(), [false, false]);
    let found = quantities("killed two policemen and 12 people");
    assert_eq!(found.iter().map(|q| q.part).collect::<Vec<_>>(), [true, true]);
}

/// Sentences without an end: a reader that is not linear never comes back.
#[test]
fn fifty_thousand_words_are_read() {
    for clause in ["killed 12 people and ", "12 might, ", "that 12 people were ", "rose by 5% "] {
        let count = 50_000 / clause.split_whitespace().count();
        assert!(quantities(&clause.repeat(count)).len() <= count, "{clause:?}");
    }
}

#[test]
fn times_keep_their_own_range_and_their_zone() {
    let text = "shortly before 8 p.m. local time (1640 GMT), at 20:02 and at noon";
    let found: Vec<_> = clock_times(text)
        .into_iter()
        .map(|time| (&text[time.range], time.minutes, time.zone.map(|zone| &text[zone])))
        .collect();
    assert_eq!(
        found,
        [
            ("8 p.m.", 1200, Some("local time")),
            ("1640", 1000, Some("GMT")),
            ("20:02", 1202, None),
            ("noon", 720, None),
        ]
    );
}

/// Whether nothing between the bounds of `inner` lies outside those of `outer`.
fn holds(outer: &Interval, inner: &Interval) -> bool {
    outer.low <= inner.low && outer.high >= inner.high
}

/// A number below a million in words.
fn in_words(number: u32) -> String {
    const UNITS: [&str; 20] = [
        "zero",
        "one",
        "two",
        "three",
        "four",
        "five",
        "six",
        "seven",
        "eight",
        "nine",
        "ten",
        "eleven",
        "twelve",
        "thirteen",
        "fourteen",
        "fifteen",
        "sixteen",
        "seventeen",
        "eighteen",
        "nineteen",
    ];
    const TENS: [&str; 10] =
        ["", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"];
    let joined = |head: String, mark: &str, rest: u32| match rest {
        0 => head,
        rest => format!("{head}{mark}{}", in_words(rest)),
    };
    match number {
        0..20 => UNITS[number as usize].to_owned(),
        20..100 => joined(TENS[number as usize / 10].to_owned(), "-", number % 10),
        100..1000 => joined(format!("{} hundred", in_words(number / 100)), " and ", number % 100),
        _ => joined(format!("{} thousand", in_words(number / 1000)), " ", number % 1000),
    }
}

const MODIFIERS: [&str; 9] = [
    "at least",
    "more than",
    "over",
    "up to",
    "no more than",
    "nearly",
    "about",
    "some",
    "as many as",
];

/// Words of the kind that quantities are made of, in any order.
const PIECES: &str = "(killed|wounded|were|at least|over|dozens|of|many|several|a|an|hour|half|and|\
    the|143|2019|3|1\\.5|4,000|million|people|gunmen|including|more|another|no one|toll|rose to|to|\
    between|from|per|in|%|\\$|8|p\\.m\\.|:|30|GMT|,|\\.|-|\u{301}|\u{202e}|é|שלום|\n| ){0,40}";

fn check_ranges(text: &str) -> Result<(), TestCaseError> {
    let mut end = 0;
    for quantity in quantities(text) {
        prop_assert!(text.get(quantity.range.clone()).is_some_and(|words| !words.is_empty()));
        prop_assert!(quantity.range.start >= end);
        end = quantity.range.end;
        if let Some(counted) = quantity.counted {
            prop_assert!(text.get(counted).is_some_and(|words| !words.is_empty()));
        }
        if let Some(interval) = quantity.interval {
            prop_assert!(interval.low <= interval.high && !interval.low.is_nan());
        }
    }
    let mut end = 0;
    for time in clock_times(text) {
        prop_assert!(text.get(time.range.clone()).is_some() && time.range.start >= end);
        prop_assert!(time.minutes < 1440);
        end = time.range.end;
        prop_assert!(time.zone.is_none_or(|zone| text.get(zone).is_some()));
    }
    Ok(())
}

proptest! {
    #[test]
    fn any_text_is_read_on_character_boundaries(text in "\\PC*") {
        check_ranges(&text)?;
    }

    #[test]
    fn any_order_of_words_is_read_in_order(pieces in prop::collection::vec(PIECES, 1..4)) {
        check_ranges(&pieces.join(" "))?;
    }

    #[test]
    fn words_and_digits_mean_the_same(number in 2_u32..1_000_000, modifier in 0..MODIFIERS.len()) {
        let modifier = MODIFIERS[modifier];
        let digits = quantities(&format!("killed {modifier} {number} people"));
        let words = quantities(&format!("killed {modifier} {} people", in_words(number)));
        prop_assert_eq!(digits.len(), 1);
        prop_assert_eq!(words.len(), 1);
        prop_assert_eq!(&digits[0].interval, &words[0].interval);
        prop_assert_eq!(&digits[0].measure, &words[0].measure);
    }

    #[test]
    fn a_value_is_never_rounded(number in 1_u64..9_007_199_254_740_992) {
        let found = quantities(&format!("a loss of ${number} and {number} ships"));
        let value = Some(Interval::closed(number as f64, number as f64));
        // Four digits before a noun may be a year, which is left out.
        prop_assert!(found.len() == 2 || (found.len() == 1 && (1900..=2100).contains(&number)));
        prop_assert!(found.iter().all(|quantity| quantity.interval == value));
    }

    #[test]
    fn a_modifier_leaves_what_was_said_possible(number in 1_u32..100_000, modifier in 0..MODIFIERS.len()) {
        let bare = quantities(&format!("for {number} hours"));
        let found = quantities(&format!("for {} {number} hours", MODIFIERS[modifier]));
        let (bare, found) = (bare[0].interval.unwrap(), found[0].interval.unwrap());
        prop_assert!(holds(&found, &bare));
    }

    #[test]
    fn months_are_as_long_as_the_calendar_lets_them_be(months in 1_u32..600) {
        let found = quantities(&format!("for {months} months"));
        let days = found[0].interval.unwrap();
        let mean = 146_097.0 / 4800.0 * f64::from(months) * 1440.0;
        prop_assert!(days.low <= mean && mean <= days.high);
        prop_assert!(days.high - days.low <= 5.0 * 1440.0);
    }
}
