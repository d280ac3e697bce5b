//! Finds words that stand in a text as they are.
//!
//! What comes in: folded words and a region of the folded text. What goes out: the places where
//! they stand from word boundary to word boundary, overlapping ones too, and the first place where
//! the letters stand but are a part of longer words.

use std::ops::Range;

use memchr::memmem::Finder;

use super::Haystack;
use super::words::next;

/// How many places are worth telling apart.
pub(super) const PLACES: usize = 16;
/// How many bytes may be compared at candidates that turn out to be none.
const COMPARED: usize = 1 << 28;

/// Where words stand.
#[derive(Debug, Default)]
pub(super) struct Found {
    /// From word boundary to word boundary, in order, [`PLACES`] at most.
    pub(super) places: Vec<Range<usize>>,
    /// The first place where a longer word begins before or ends after them.
    pub(super) inside_word: Option<Range<usize>>,
}

/// Finds words, which are not empty, in a region.
pub(super) fn find(hay: &Haystack<'_>, words: &str, region: Range<usize>) -> Found {
    find_with(hay, &Finder::new(words), region)
}

/// Finds what a finder looks for, which is not empty, in a region.
pub(super) fn find_with(hay: &Haystack<'_>, finder: &Finder<'_>, region: Range<usize>) -> Found {
    let (text, length) = (hay.folded(), finder.needle().len());
    let mut found = Found::default();
    let mut at = region.start;
    let mut left = COMPARED;
    while let Some(offset) = finder.find(&text.as_bytes()[at..region.end]) {
        let place = at + offset..at + offset + length;
        at = next(text, place.start);
        if hay.is_boundary(place.start) && hay.is_boundary(place.end) {
            found.places.push(place);
        } else {
            found.inside_word.get_or_insert(place);
        }
        left = left.saturating_sub(length);
        if found.places.len() == PLACES || left == 0 {
            break;
        }
    }
    found
}
