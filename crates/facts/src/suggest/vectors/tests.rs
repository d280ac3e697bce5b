//! Vectors by table, and what holds of any two.

use proptest::prelude::*;

use super::{Counts, Vector, count, counted, spread};

fn vector(counts: &Counts) -> Vector {
    Vector::new(counts, |key| 1.0 + key as f64)
}

fn keys() -> impl Strategy<Value = Vec<u64>> {
    prop::collection::vec(0_u64..12, 0..20)
}

#[test]
fn keys_are_counted() {
    let counts = count(vec![3, 1, 3, 3]);
    assert_eq!(counts, [(1, 1), (3, 3)]);
    assert_eq!((counted(&counts, 3), counted(&counts, 2)), (3, 0));
    assert_eq!(spread([counts.clone(), count(vec![3])].iter()), [(1, 1), (3, 2)]);
}

#[test]
fn likeness_is_as_reckoned_by_hand() {
    let (a, b) = (count(vec![0, 1]), count(vec![1, 1, 2]));
    let (a, b) = (vector(&a), vector(&b));
    let twice = 2.0 * (1.0 + 2_f64.ln());
    assert_eq!(a.weights(), [(0, 1.0), (1, 2.0)]);
    assert_eq!(a.shared(&b), 2.0);
    assert_eq!(b.weight(1), twice);
    assert!(
        (a.cosine(&b) - 2.0 * twice / (5_f64.sqrt() * (twice * twice + 9.0).sqrt())).abs() < 1e-12
    );
    assert_eq!(a.cosine(&Vector::default()), 0.0);
    assert_eq!(Vector::sum([&a, &a].into_iter()).weights(), [(0, 2.0), (1, 4.0)]);
}

proptest! {
    #[test]
    fn likeness_is_the_same_from_both_sides(a in keys(), b in keys()) {
        let (a, b) = (vector(&count(a)), vector(&count(b)));
        prop_assert_eq!(a.cosine(&b).to_bits(), b.cosine(&a).to_bits());
        prop_assert_eq!(a.shared(&b).to_bits(), b.shared(&a).to_bits());
        prop_assert!((0.0..=1.0 + 1e-9).contains(&a.cosine(&b)));
    }

    #[test]
    fn a_text_is_like_itself(a in keys()) {
        let vector = vector(&count(a.clone()));
        let expected = if a.is_empty() { 0.0 } else { 1.0 };
        prop_assert!((vector.cosine(&vector) - expected).abs() < 1e-9);
    }
}
