//! Passages that say one thing in two ways; and any text at all.

use std::collections::BTreeSet;

use proptest::prelude::*;

use super::{Kind, grams, terms};

fn keys(text: &str) -> BTreeSet<u64> {
    terms(text).into_iter().map(|term| term.key).collect()
}

#[test]
fn what_means_one_thing_is_one_term() {
    let rows = [
        ("two dozen", "24"),
        ("3 million", "3,000,000"),
        ("15%", "15 percent"),
        ("March 22", "22 March"),
        ("on the fourth", "4th"),
        ("They were arrested", "arrests"),
        ("Russian", "Russia's"),
    ];
    for (a, b) in rows {
        assert_eq!(keys(a), keys(b), "{a:?} and {b:?}");
        assert!(!keys(a).is_empty(), "{a:?}");
    }
}

#[test]
fn addresses_tell_nothing() {
    let rows = [
        ("https://news.example/2013/actor-arrested.html", ""),
        ("The actor was arrested (www.example.org/arrest).", "The actor was arrested"),
        ("Write to desk@news.example today about arrests", "Write today about arrests"),
        ("http : / / news . example / actor - arrested . html", ""),
        ("http : / / news . example\nThe actor", "The actor"),
        ("www . news . example / arrested", ""),
    ];
    for (with, without) in rows {
        assert_eq!(keys(with), keys(without), "{with:?}");
    }
}

#[test]
fn what_differs_shares_no_term() {
    let rows = [
        ("143", "135"),
        ("15%", "15"),
        ("$15", "15"),
        ("March 22", "March 23"),
        ("March 2024", "March 22"),
        ("the attack", "the concert"),
        ("it was", "it was"),
    ];
    for (a, b) in rows {
        assert!(keys(a).is_disjoint(&keys(b)), "{a:?} and {b:?}");
    }
}

#[test]
fn a_date_is_a_term_for_each_thing_it_says() {
    let whole = keys("Friday, March 22, 2024");
    for part in ["Friday", "March 22", "2024"] {
        assert!(whole.is_superset(&keys(part)), "{part}");
    }
    assert_eq!(whole.len(), 3);
}

#[test]
fn a_term_is_known_by_its_look() {
    let kinds: Vec<Kind> =
        terms("On Friday 143 Russians fled 警").into_iter().map(|term| term.kind).collect();
    assert_eq!(kinds, [Kind::Value, Kind::Value, Kind::Capital, Kind::Plain, Kind::Plain]);
}

#[test]
fn letters_are_taken_by_four() {
    let rows = [("", 1), ("a", 1), ("of", 1), ("fire", 3), ("Fires", 4), ("警告", 1)];
    for (word, count) in rows {
        assert_eq!(grams(word).len(), count, "{word}");
    }
    assert_eq!(grams("FIRE"), grams("fire"));
    assert_eq!(grams("arrest")[..4], grams("arrested")[..4]);
}

proptest! {
    #[test]
    fn terms_stand_in_order(text in "\\PC*|[0-9a-z ,.$%-]{0,60}|(March|22|2024|two|dozen|[ ,]){0,20}") {
        let found = terms(&text);
        for term in &found {
            prop_assert!(!text[term.range.clone()].is_empty());
        }
        for pair in found.windows(2) {
            prop_assert!(pair[0].range == pair[1].range || pair[0].range.end <= pair[1].range.start);
        }
    }
}
