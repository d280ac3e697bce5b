//! Ranges of a text.
//!
//! What comes in: ranges, in bytes, in any order and over one another. What goes out: the same places
//! in order, each once.

use std::ops::Range;

/// Returns ranges in order, those that meet as one.
pub fn apart(mut ranges: Vec<Range<usize>>) -> Vec<Range<usize>> {
    ranges.sort_by_key(|range| (range.start, range.end));
    let mut apart: Vec<Range<usize>> = Vec::new();
    for range in ranges {
        match apart.last_mut() {
            Some(last) if range.start <= last.end => last.end = last.end.max(range.end),
            _ => apart.push(range),
        }
    }
    apart
}

#[cfg(test)]
mod tests {
    use super::apart;

    #[test]
    fn what_meets_is_one() {
        assert_eq!(apart(vec![7..9, 0..2, 2..4, 3..5, 8..8]), [0..5, 7..9]);
        assert!(apart(Vec::new()).is_empty());
    }
}
