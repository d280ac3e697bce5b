//! Numbers of real prose, with their values, kinds and bounds.

use proptest::prelude::*;

use super::Modifier::{About, AtLeast, AtMost, LessThan, MoreThan, Nearly};
use super::NumberKind::{Cardinal, Fraction, Money, Ordinal, Percent};
use super::{Modifier, NumberKind, numbers};

type Expected<'a> = (&'a str, f64, Option<Modifier>, NumberKind);

/// Each row: a text, and its numbers with their modifiers as they are written.
fn check(rows: &[(&str, &[Expected<'_>])]) {
    for (text, expected) in rows {
        let found = numbers(text);
        let found: Vec<Expected<'_>> = found
            .iter()
            .map(|n| (&text[n.outer.clone()], n.value, n.modifier, n.kind.clone()))
            .collect();
        assert_eq!(found, *expected, "in {text:?}");
    }
}

/// Each row: a text, and the one plain number in it.
fn check_values(rows: &[(&str, &str, f64)]) {
    for &(text, written, value) in rows {
        check(&[(text, &[(written, value, None, Cardinal)])]);
    }
}

#[test]
fn digits_are_numbers() {
    check_values(&[
        ("killing all 224 people on board", "224", 224.0),
        ("wounded 360 others.", "360", 360.0),
        ("opened fire on 6000 people", "6000", 6000.0),
        ("some of the 6,000 people", "6,000", 6000.0),
        ("a loss of 1,234,567.5 units", "1,234,567.5", 1_234_567.5),
        ("6\u{202f}000 people", "6\u{202f}000", 6000.0),
        ("the next 48 hours", "48", 48.0),
        ("a 48-hour warning", "48", 48.0),
        ("Islam Khalilov, 15, who", "15", 15.0),
        ("1.5 million people", "1.5 million", 1_500_000.0),
        ("1,5 million people", "1,5 million", 1_500_000.0),
        ("2 dozen men", "2 dozen", 24.0),
        ("100 thousand rounds", "100 thousand", 100_000.0),
        ("3bn people", "3bn", 3e9),
        ("100k followers", "100k", 100_000.0),
        ("100K followers", "100K", 100_000.0),
        ("1’400 people", "1’400", 1400.0),
        ("1.400.000 people", "1.400.000", 1_400_000.0),
        ("1.375 million people", "1.375 million", 1_375_000.0),
        ("0,125 of them", "0,125", 0.125),
        ("10 lakh people", "10 lakh", 1_000_000.0),
        ("60km away", "60km", 60.0),
        ("1500 people died", "1500", 1500.0),
    ]);
}

#[test]
fn digits_that_may_mean_two_things_are_none() {
    for text in ["1.400 people", "1,2,3 people", "1,23,4 people", "2M people", "two score people"] {
        assert!(numbers(text).is_empty(), "in {text:?}");
    }
}

#[test]
fn number_words_are_numbers() {
    check_values(&[
        ("At the time four gunmen", "four", 4.0),
        ("arrest of nine alleged affiliates", "nine", 9.0),
        ("two dozen men", "two dozen", 24.0),
        ("half a dozen men", "half a dozen", 6.0),
        ("a dozen men", "a dozen", 12.0),
        ("a hundred and forty people", "a hundred and forty", 140.0),
        ("one hundred and forty-three", "one hundred and forty-three", 143.0),
        ("one hundred forty-three", "one hundred forty-three", 143.0),
        ("two hundred twenty four", "two hundred twenty four", 224.0),
        ("a million men", "a million", 1e6),
        ("half a million people", "half a million", 500_000.0),
        ("two and a half million", "two and a half million", 2_500_000.0),
        ("two million, many of them", "two million", 2e6),
        ("three hundred thousand men", "three hundred thousand", 300_000.0),
        ("two thousand and five men", "two thousand and five", 2005.0),
        ("twelve hundred men", "twelve hundred", 1200.0),
        ("Twice in the course", "Twice", 2.0),
        ("twenty-one men", "twenty-one", 21.0),
        ("one official said", "one", 1.0),
        ("zero arrests", "zero", 0.0),
    ]);
}

#[test]
fn modifiers_bound_numbers() {
    check(&[
        ("killed at least 143 people", &[("at least 143", 143.0, Some(AtLeast), Cardinal)]),
        ("no less than 95 folks", &[("no less than 95", 95.0, Some(AtLeast), Cardinal)]),
        ("At least four gunmen", &[("At least four", 4.0, Some(AtLeast), Cardinal)]),
        ("at least one more", &[("at least one", 1.0, Some(AtLeast), Cardinal)]),
        ("140 or more", &[("140 or more", 140.0, Some(AtLeast), Cardinal)]),
        ("140+ dead", &[("140+", 140.0, Some(AtLeast), Cardinal)]),
        ("greater than 140 folks", &[("greater than 140", 140.0, Some(MoreThan), Cardinal)]),
        ("in over 20 years", &[("over 20", 20.0, Some(MoreThan), Cardinal)]),
        ("well over a hundred", &[("well over a hundred", 100.0, Some(MoreThan), Cardinal)]),
        ("more than two years", &[("more than two", 2.0, Some(MoreThan), Cardinal)]),
        ("up to 200 men", &[("up to 200", 200.0, Some(AtMost), Cardinal)]),
        ("no more than 5", &[("no more than 5", 5.0, Some(AtMost), Cardinal)]),
        ("fewer than 10", &[("fewer than 10", 10.0, Some(LessThan), Cardinal)]),
        ("nearly 100 people", &[("nearly 100", 100.0, Some(Nearly), Cardinal)]),
        ("around 6000 people", &[("around 6000", 6000.0, Some(About), Cardinal)]),
        ("Some 200 men", &[("Some 200", 200.0, Some(About), Cardinal)]),
        ("30 or so", &[("30 or so", 30.0, Some(About), Cardinal)]),
        (
            "spent more than $5 million",
            &[("more than $5 million", 5e6, Some(MoreThan), Money("USD"))],
        ),
        ("over the next 48 hours", &[("48", 48.0, None, Cardinal)]),
        ("about: 48", &[("48", 48.0, None, Cardinal)]),
    ]);
}

#[test]
fn kinds_are_kept_apart() {
    check(&[
        ("the fourth anniversary", &[("fourth", 4.0, None, Ordinal)]),
        ("the 4th of them", &[("4th", 4.0, None, Ordinal)]),
        ("the twenty-first case", &[("twenty-first", 21.0, None, Ordinal)]),
        (
            "15% of them, 16 percent, 17 per cent",
            &[
                ("15%", 15.0, None, Percent),
                ("16 percent", 16.0, None, Percent),
                ("17 per cent", 17.0, None, Percent),
            ],
        ),
        ("nearly 2.5 %", &[("nearly 2.5 %", 2.5, Some(Nearly), Percent)]),
        ("two-thirds of them", &[("two-thirds", 2.0 / 3.0, None, Fraction)]),
        (
            "one third, a quarter of it",
            &[("one third", 1.0 / 3.0, None, Fraction), ("a quarter", 0.25, None, Fraction)],
        ),
        (
            "half of them; half-hour",
            &[("half", 0.5, None, Fraction), ("half", 0.5, None, Fraction)],
        ),
        ("EUR 100 million in damage", &[("EUR 100 million", 1e8, None, Money("EUR"))]),
        (
            "$1.5m, £3bn, US$5, 20 €",
            &[
                ("$1.5m", 1.5e6, None, Money("USD")),
                ("£3bn", 3e9, None, Money("GBP")),
                ("US$5", 5.0, None, Money("USD")),
                ("20 €", 20.0, None, Money("EUR")),
            ],
        ),
        ("one $ 143", &[("one", 1.0, None, Cardinal), ("$ 143", 143.0, None, Money("USD"))]),
        ("500,000 rubles each", &[("500,000 rubles", 500_000.0, None, Money("RUB"))]),
        ("10-15 men", &[("10", 10.0, None, Cardinal), ("15", 15.0, None, Cardinal)]),
        (
            "a hundred forty fifty",
            &[("a hundred forty", 140.0, None, Cardinal), ("fifty", 50.0, None, Cardinal)],
        ),
        ("one, two", &[("one", 1.0, None, Cardinal), ("two", 2.0, None, Cardinal)]),
    ]);
}

#[test]
fn dates_names_and_idioms_hold_no_numbers() {
    let texts = [
        "On 7 March 2024 and on Jan. 4",
        "the March 15-17 presidential election",
        "in the 2000s, in 2002 and 2019",
        "dozens of them, 1000’s of mourners, hundreds",
        "joined Crisis24, a T-72, Covid-19 and IS-K",
        "one of the hypotheses; no one; one another; the one that",
        "several million, a few hundred",
        "half asleep, half-heartedly",
    ];
    for text in texts {
        assert_eq!(numbers(text), Vec::new(), "in {text:?}");
    }
}

#[test]
fn intervals_meet_as_the_accounts_of_one_attack_do() {
    let interval = |text: &str| numbers(text)[0].interval();
    let rows = [
        ("at least 143", "greater than 140", true),
        ("at least 143", "135", false),
        ("greater than 140", "135", false),
        ("360", "over 145", true),
        ("100", "nearly 100", false),
        ("95", "nearly 100", true),
        ("at least 95", "nearly 100", true),
        ("89", "nearly 100", false),
        ("105", "about 100", true),
        ("over 145", "145", false),
        ("at least 145", "145", true),
        ("up to 145", "145", true),
        ("under 145", "145", false),
    ];
    for (a, b, meets) in rows {
        assert_eq!(interval(a).meets(&interval(b)), meets, "{a} and {b}");
        assert_eq!(interval(b).meets(&interval(a)), meets, "{b} and {a}");
    }
}

proptest! {
    #[test]
    fn any_text_is_read_on_character_boundaries(text in "\\PC*") {
        let mut end = 0;
        for number in numbers(&text) {
            prop_assert!(text.get(number.outer.clone()).is_some());
            prop_assert!(text.get(number.range.clone()).is_some());
            prop_assert!(number.range.start >= end && number.outer.start <= number.range.start);
            end = number.range.end;
        }
    }

    #[test]
    fn any_count_is_read(value in 0_u32..2_000_000_000) {
        let found = numbers(&format!("killed at least {value} people"));
        prop_assert_eq!(found.len(), 1);
        prop_assert_eq!(found[0].value, f64::from(value));
    }

    #[test]
    fn any_words_of_numbers_are_read(words in "(one|two|ten|twenty|hundred|dozen|a|and|half|[ -]|million|third|%|[0-9,.]){0,12}") {
        for number in numbers(&words) {
            prop_assert!(number.value.is_finite());
        }
    }
}
