//! Words of real prose, parted by spaces, and the keys they get; and any text at all.

use std::collections::BTreeSet;

use proptest::prelude::*;

use super::stems;
use crate::language::LANGUAGE;

fn keys(text: &str) -> String {
    stems(text).into_iter().map(|stem| stem.key).collect::<Vec<_>>().join(" ")
}

#[test]
fn forms_of_one_word_share_a_key() {
    let rows = [
        ("destabilise", "destabilizing"),
        ("arrested", "arrests"),
        ("the centre", "centers"),
        ("a favour", "favors"),
        ("travelled", "traveling"),
        ("Russian", "Russia's"),
        ("U.S.", "American"),
        ("the UK", "British"),
        ("the United States of America", "US"),
        ("Federal Security Service", "FSB"),
        ("KILLED", "killing"),
        ("the attackers’", "attacker"),
        ("a blaze", "fires"),
        ("he died", "her death"),
        ("attorneys", "a lawyer"),
    ];
    for (a, b) in rows {
        assert_eq!(keys(a), keys(b), "{a:?} and {b:?}");
    }
}

#[test]
fn different_words_have_different_keys() {
    let rows = [
        ("killed", "died"),
        ("fire", "shot"),
        ("us", "US"),
        ("polish", "Polish"),
        ("Iran", "Iraq"),
    ];
    for (a, b) in rows {
        assert_ne!(keys(a), keys(b), "{a:?} and {b:?}");
    }
}

#[test]
fn a_word_is_of_one_kin() {
    let mut seen = BTreeSet::new();
    for word in LANGUAGE.stems.kin.iter().flat_map(|group| group.split(' ')) {
        assert!(seen.insert(word), "{word}");
    }
}

#[test]
fn words_of_grammar_are_left_out() {
    let rows = [
        ("It was said that they had been there", ""),
        ("WHO told us, and the US", "World Health Organization tell United States"),
        ("143 people at Crocus City Hall", "143 peopl crocus citi hall"),
        ("the IS cell, which is", "Islamic State cell"),
        ("美国 警告 é́", "美 国 警 告 é́"),
        ("", ""),
    ];
    for (text, expected) in rows {
        assert_eq!(keys(text), expected, "in {text:?}");
    }
}

proptest! {
    #[test]
    fn stems_stand_in_order(text in "\\PC*") {
        let mut end = 0;
        for stem in stems(&text) {
            prop_assert!(stem.range.start >= end && !text[stem.range.clone()].is_empty());
            prop_assert!(!stem.key.is_empty());
            end = stem.range.end;
        }
    }
}
