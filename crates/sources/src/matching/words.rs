//! The words of a folded text.
//!
//! What comes in: a [`Folded`] text and a place in it. What goes out: ranges of words, and whether
//! a place is the edge of one. A word is a word of UAX 29, joined with its neighbours over a hyphen,
//! an en dash or an apostrophe that stands between them without spaces: "IS-K", "15-17", "Russia's",
//! "1000's" and "1,000" are one word each. Both questions look at a bounded stretch of text only.

use std::collections::BTreeSet;
use std::ops::Range;

use unicode_normalization::char::is_combining_mark;
use unicode_segmentation::UnicodeSegmentation as _;

use crate::fold::Folded;

/// How far from a place UAX 29 is asked about it, in bytes; white space ends the stretch earlier.
const STRETCH: usize = 96;

/// Returns the words within a range of the folded text, in order.
pub(super) fn words(folded: &Folded, range: Range<usize>) -> Vec<Range<usize>> {
    let mut words: Vec<Range<usize>> = Vec::new();
    for (start, word) in folded.text()[range.clone()].unicode_word_indices() {
        let start = range.start + start;
        match words.last_mut() {
            Some(last) if last.end + 1 == start && is_joint(folded, last.end) => {
                last.end = start + word.len();
            }
            _ => words.push(start..start + word.len()),
        }
    }
    words
}

/// Returns the words of a folded text as an index keeps them, in small letters, each once.
pub(crate) fn word_keys(folded: &Folded) -> BTreeSet<String> {
    let all = words(folded, 0..folded.text().len());
    all.into_iter().map(|word| folded.text()[word].to_lowercase()).collect()
}

/// Whether nothing that is one word stands on both sides of a place in the folded text. Inside a
/// character something does.
pub(super) fn is_boundary(folded: &Folded, at: usize) -> bool {
    let text = folded.text();
    if at == 0 || at >= text.len() {
        return true;
    }
    if !text.is_char_boundary(at) {
        return false;
    }
    let bytes = text.as_bytes();
    let (before, after) = (bytes[at - 1], bytes[at]);
    if after == b' ' {
        return true;
    }
    if before.is_ascii_alphanumeric() && after.is_ascii_alphanumeric() {
        return false;
    }
    !is_joined(folded, at) && parts_words(text, at)
}

/// Whether a mark that makes one word of its neighbours stands on either side of a place.
fn is_joined(folded: &Folded, at: usize) -> bool {
    let joins = |mark: usize| {
        let text = folded.text();
        is_joint(folded, mark)
            && text[..mark].chars().next_back().is_some_and(is_letter)
            && text[mark + 1..].chars().next().is_some_and(is_letter)
    };
    joins(at) || joins(at - 1)
}

/// Whether a mark at a place makes one word of the words beside it.
fn is_joint(folded: &Folded, at: usize) -> bool {
    folded.text().as_bytes().get(at) == Some(&b'\'') || folded.joins(at)
}

/// Whether a character is of a word rather than between words.
pub(super) fn is_letter(c: char) -> bool {
    c.is_alphanumeric() || c == '_' || is_combining_mark(c)
}

/// Asks UAX 29 about a place, from the white space before it to the white space after it.
fn parts_words(text: &str, at: usize) -> bool {
    let from = text[floor(text, at.saturating_sub(STRETCH))..at].rfind(' ');
    let from = from.map_or(floor(text, at.saturating_sub(STRETCH)), |space| {
        floor(text, at.saturating_sub(STRETCH)) + space
    });
    let to = ceil(text, (at + STRETCH).min(text.len()));
    let to = text[at..to].find(' ').map_or(to, |space| at + space);
    text[from..to].split_word_bound_indices().any(|(start, _)| from + start == at)
}

/// Returns the last character boundary up to a place.
pub(super) fn floor(text: &str, mut at: usize) -> usize {
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    at
}

/// Returns the first character boundary from a place on.
pub(super) fn ceil(text: &str, mut at: usize) -> usize {
    while !text.is_char_boundary(at) {
        at += 1;
    }
    at
}

/// Returns the place after the character at a place, or the text's end.
pub(super) fn next(text: &str, at: usize) -> usize {
    ceil(text, (at + 1).min(text.len()))
}
