//! Intervals that meet, that lie far apart, and what modifiers make of them.

use proptest::prelude::*;

use super::Interval;
use crate::numbers::Modifier::{About, AtLeast, AtMost, LessThan, MoreThan, Nearly};
use crate::numbers::{Modifier, numbers};

fn interval(text: &str) -> Interval {
    numbers(text)[0].interval()
}

#[test]
fn far_is_what_can_both_hold_and_yet_differs() {
    let rows = [
        ("over 145", "360", true),
        ("at least 143", "more than 140", false),
        ("over 100", "at least 300", true),
        ("over 300", "at least 100", true),
        ("143", "143", false),
        ("at least 143", "143", false),
        ("at least 100", "111", false),
        ("at least 100", "112", true),
        ("up to 200", "at least 190", false),
        ("up to 200", "at least 150", true),
        ("up to 200", "up to 250", true),
        ("about 100", "at least 105", false),
        ("about 100", "200", false),
        ("143", "135", false),
        ("at least 143", "135", false),
        ("at least 0", "0", false),
        ("at least 0", "5", true),
    ];
    for (a, b, far) in rows {
        assert_eq!(interval(a).far(&interval(b)), far, "{a} and {b}");
        assert_eq!(interval(b).far(&interval(a)), far, "{b} and {a}");
    }
    let span = Interval::closed(40.0, 50.0);
    assert!(!span.far(&Interval::closed(45.0, 60.0)));
    assert!(!span.far(&Interval::closed(45.0, 45.0)));
    assert!(span.far(&interval("at most 400")));
}

const MODIFIERS: [Modifier; 6] = [AtLeast, MoreThan, AtMost, LessThan, Nearly, About];

fn intervals() -> impl Strategy<Value = Interval> {
    let ends = (0_u32..500, 0_u32..50, prop::option::of(0..MODIFIERS.len()));
    ends.prop_map(|(low, width, modifier)| {
        let span = Interval::closed(f64::from(low), f64::from(low + width));
        modifier.map_or(span, |modifier| span.with(MODIFIERS[modifier]))
    })
}

proptest! {
    #[test]
    fn meeting_and_lying_far_apart_are_symmetric(a in intervals(), b in intervals()) {
        prop_assert_eq!(a.meets(&b), b.meets(&a));
        prop_assert_eq!(a.far(&b), b.far(&a));
        prop_assert!(!a.far(&b) || a.meets(&b));
    }

    #[test]
    fn an_interval_meets_itself_and_is_not_far_from_itself(a in intervals()) {
        prop_assert!(a.low >= a.high || a.meets(&a));
        prop_assert!(!a.far(&a));
    }

    #[test]
    fn what_meets_shares_a_value(a in intervals(), b in intervals()) {
        let holds = |i: &Interval, value: f64| {
            let above = value > i.low || (value == i.low && i.low_closed);
            above && (value < i.high || (value == i.high && i.high_closed))
        };
        let (low, high) = (a.low.max(b.low), a.high.min(b.high));
        let middle = match (low.is_finite(), high.is_finite()) {
            (true, true) => f64::midpoint(low, high),
            (true, false) => low + 1.0,
            (false, true) => high - 1.0,
            (false, false) => 0.0,
        };
        let shared = low <= high && holds(&a, middle) && holds(&b, middle);
        prop_assert_eq!(a.meets(&b), shared);
    }

    #[test]
    fn a_modifier_never_narrows(a in intervals(), modifier in 0..MODIFIERS.len()) {
        let wider = a.with(MODIFIERS[modifier]);
        prop_assert!(wider.low <= a.low && wider.high >= a.high);
    }
}
