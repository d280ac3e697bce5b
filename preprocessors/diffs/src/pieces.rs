//! A text cut at the stretches that are marked in it.

use std::ops::Range;

/// One piece of a text, and what is said of it.
pub(crate) type Piece<T> = (Range<usize>, Option<T>);

/// Cuts a range at the marks in it. The pieces together are the range, without gaps; none is empty.
/// A mark that reaches beyond the range, or into the mark before it, is cut there.
pub(crate) fn cut<T: Copy>(range: &Range<usize>, marks: &[(Range<usize>, T)]) -> Vec<Piece<T>> {
    let mut sorted: Vec<&(Range<usize>, T)> = marks.iter().collect();
    sorted.sort_by_key(|(mark, _)| (mark.start, mark.end));
    let (mut pieces, mut at) = (Vec::new(), range.start);
    for (mark, kind) in sorted {
        let (start, end) = (mark.start.max(at), mark.end.min(range.end));
        if start >= end {
            continue;
        }
        if at < start {
            pieces.push((at..start, None));
        }
        pieces.push((start..end, Some(*kind)));
        at = end;
    }
    if at < range.end {
        pieces.push((at..range.end, None));
    }
    pieces
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::cut;

    proptest! {
        #[test]
        fn pieces_cover_the_range_and_nothing_else(
            start in 0_usize..50,
            length in 0_usize..50,
            marks in proptest::collection::vec((0_usize..120, 0_usize..20, 0_u8..3), 0..8),
        ) {
            let range = start..start + length;
            let marks: Vec<_> = marks.iter().map(|&(at, length, kind)| (at..at + length, kind)).collect();
            let pieces = cut(&range, &marks);
            prop_assert!(pieces.iter().all(|(piece, _)| !piece.is_empty()));
            let mut at = range.start;
            for (piece, _) in &pieces {
                prop_assert_eq!(piece.start, at);
                at = piece.end;
            }
            prop_assert_eq!(at, range.end.max(range.start));
            for at in range {
                let marked = marks.iter().any(|(mark, _)| mark.contains(&at));
                let piece = pieces.iter().find(|(piece, _)| piece.contains(&at));
                prop_assert_eq!(piece.is_some_and(|(_, kind)| kind.is_some()), marked);
            }
        }
    }
}
