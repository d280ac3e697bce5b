use proptest::prelude::*;

use super::{Edits, SpliceError};

fn made(text: &str, changes: &[(usize, usize, &str)]) -> Result<String, SpliceError> {
    let mut edits = Edits::new();
    for &(start, end, with) in changes {
        edits.replace(start..end, with);
    }
    edits.apply(text)
}

#[test]
fn changes_are_made_in_the_order_of_the_text_and_insertions_in_that_of_the_calls() {
    for (changes, expected) in [
        (vec![], "abcdef"),
        (vec![(4, 6, "Y"), (0, 2, "X")], "XcdY"),
        (vec![(2, 2, "1"), (2, 2, "2")], "ab12cdef"),
        (vec![(2, 4, "X"), (2, 2, "1"), (4, 4, "2")], "ab1X2ef"),
        (vec![(2, 4, "X"), (4, 6, "Y")], "abXY"),
        (vec![(0, 0, "<"), (6, 6, ">")], "<abcdef>"),
    ] {
        assert_eq!(made("abcdef", &changes).as_deref(), Ok(expected), "{changes:?}");
    }
}

#[test]
fn what_cannot_be_made_is_refused() {
    let overlap = |a, b| SpliceError::Overlap { first: a, second: b };
    for (changes, expected) in [
        (vec![(2, 6, "Y"), (0, 4, "X")], overlap(0..4, 2..6)),
        (vec![(2, 2, "1"), (0, 4, "X")], overlap(0..4, 2..2)),
        (vec![(2, 4, "X"), (2, 4, "X")], overlap(2..4, 2..4)),
        (vec![(6, 9, "X")], SpliceError::Outside(6..9)),
        (vec![(1, 2, "X")], SpliceError::Outside(1..2)),
    ] {
        assert_eq!(made("äöü", &changes), Err(expected), "{changes:?}");
    }
    assert_eq!(made("abc", &[(0, 2, "X"), (1, 3, "Y")]), Err(overlap(0..2, 1..3)));
}

proptest! {
    /// Cut a text into pieces; change some; the rest stays, byte for byte, whatever the order.
    #[test]
    fn what_is_not_changed_stays(
        pieces in prop::collection::vec(("\\PC{0,6}", prop::option::of("\\PC{0,4}")), 0..12),
        rotate in 0..12_usize,
    ) {
        let (mut text, mut expected, mut changes) = (String::new(), String::new(), Vec::new());
        for (piece, with) in &pieces {
            let start = text.len();
            text.push_str(piece);
            // What replaces nothing is an insertion, and those keep the order of the calls.
            let with = with.as_ref().filter(|_| !piece.is_empty());
            expected.push_str(with.unwrap_or(piece));
            changes.extend(with.map(|with| (start..text.len(), with.clone())));
        }
        if !changes.is_empty() {
            let middle = rotate % changes.len();
            changes.rotate_left(middle);
        }
        let mut edits = Edits::new();
        for (range, with) in changes {
            edits.replace(range, with);
        }
        prop_assert_eq!(edits.apply(&text), Ok(expected));
    }

    #[test]
    fn no_change_whatever_panics(
        text in "\\PC{0,8}",
        changes in prop::collection::vec((0..12_usize, 0..12_usize), 0..6),
    ) {
        let mut edits = Edits::new();
        for (start, end) in changes {
            edits.replace(start..end, "x");
        }
        _ = edits.apply(&text);
    }
}
