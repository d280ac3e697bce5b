use proptest::prelude::*;

use super::{Column, shares};

fn column() -> impl Strategy<Value = Column> {
    (3.0..24.0, 0.0..400.0, 1.0..40.0).prop_map(|(word, more, rows)| {
        let longest = word + more;
        Column { word, longest, squares: longest * longest * rows }
    })
}

proptest! {
    #[test]
    fn no_column_is_narrower_than_its_longest_word_and_all_room_is_used(
        columns in prop::collection::vec(column(), 1..12),
        room in 20.0..90.0,
    ) {
        let shares = shares(&columns, room);
        prop_assert_eq!(shares.len(), columns.len());
        for (share, column) in shares.iter().zip(&columns) {
            prop_assert!(*share >= column.word - 1e-6, "{share} for a word of {}", column.word);
            prop_assert!(*share <= column.longest + 1e-6, "{share} for {}", column.longest);
        }
        let sum = |width: fn(&Column) -> f64| columns.iter().map(width).sum::<f64>();
        let (words, longest) = (sum(|one| one.word), sum(|one| one.longest));
        let wanted = room.min(longest).max(words);
        let given: f64 = shares.iter().sum();
        prop_assert!((given - wanted).abs() < 1e-6, "{given} of {wanted}");
    }
}

#[test]
fn a_long_text_gets_more_room_than_short_ones() {
    let short = || Column { word: 8.0, longest: 30.0, squares: 9_000.0 };
    let long = Column { word: 12.0, longest: 400.0, squares: 1_600_000.0 };
    let shares = shares(&[short(), short(), long], 80.0);
    assert!(shares[2] > 2.0 * shares[0], "{shares:?}");
}
