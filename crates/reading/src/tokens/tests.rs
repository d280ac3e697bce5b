//! Tokens: folded forms and shapes.

use proptest::prelude::*;

use super::{Reading, Shape, stem};

#[test]
fn tokens_are_folded() {
    let rows = [
        ("Russia’s U.S. IS-K", "russia us is k"),
        ("p.m. 1,000.5 didn’t", "pm 1,000.5 didn't"),
        ("end.Next www.post.com a:b", "end next www post com a b"),
        ("Ph.D. e.g. i.e", "ph d eg ie"),
    ];
    for (text, expected) in rows {
        let keys: Vec<String> = Reading::new(text).tokens.into_iter().map(|t| t.key).collect();
        assert_eq!(keys.join(" "), expected, "in {text:?}");
    }
}

#[test]
fn tokens_have_shapes() {
    let shapes: Vec<Shape> =
        Reading::new("NATO U.S. Putin YouTube K 22nd war").tokens.iter().map(|t| t.shape).collect();
    use Shape::{Capitalised, Capitals, Digits, Small};
    assert_eq!(shapes, [Capitals, Capitals, Capitalised, Capitalised, Capitalised, Digits, Small]);
}

#[test]
fn phrases_are_found_from_either_end() {
    let reading = Reading::new("no less than 95, less");
    assert_eq!(reading.phrase_from(0, "no less than"), Some(3));
    assert_eq!(reading.phrase_until(3, "less than"), Some(1));
    assert_eq!(reading.phrase_from(3, "95 less"), None);
    assert_eq!(reading.phrase_until(1, "no less"), None);
    assert_eq!(reading.phrase_until(3, "more than"), None);
    assert_eq!(reading.longest_from(0, &["no", "no less"]), Some(2));
    assert_eq!(reading.longest_until(3, &["than", "less than"]), Some(1));
    assert_eq!((reading.key(9), reading.gap(9)), ("", ""));
}

#[test]
fn stems_are_singular() {
    let rows = [
        ("terrorists", "terrorist"),
        ("cities", "city"),
        ("passes", "pass"),
        ("press", "press"),
        ("crisis", "crisis"),
        ("belarus", "belarus"),
        ("gas", "gas"),
        ("putin", "putin"),
    ];
    for (key, expected) in rows {
        assert_eq!(stem(key), expected);
    }
}

proptest! {
    #[test]
    fn tokens_are_in_order_on_character_boundaries(text in "\\PC*") {
        let mut end = 0;
        for token in Reading::new(&text).tokens {
            prop_assert!(text.get(token.range.clone()).is_some());
            prop_assert!(text.is_char_boundary(token.end));
            prop_assert!(token.range.start >= end && token.range.end <= token.end);
            end = token.end;
        }
    }
}
