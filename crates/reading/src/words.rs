//! Words: text in, the words to compare out.
use std::ops::Range;

use unicode_segmentation::UnicodeSegmentation as _;

/// Finds the words of `text`, in order: Unicode's words (UAX 29), joined over a hyphen or en dash
/// that stands between two of them without a space ("IS-K", "15–17", "well-known"). Marks that
/// belong to no word ("—", "”") are in none.
///
/// A word keeps what stands inside it ("Russia's", "1,000", "U.S") and never ends in a mark, so a
/// final stop or a plural's apostrophe is left out.
pub fn words(text: &str) -> Vec<Range<usize>> {
    let mut words: Vec<Range<usize>> = Vec::new();
    for (start, word) in text.unicode_word_indices() {
        let end = start + word.len();
        match words.last_mut() {
            Some(last) if is_hyphen(&text[last.end..start]) => last.end = end,
            _ => words.push(start..end),
        }
    }
    words
}

/// Whether `gap` is one mark that joins the words beside it.
pub(crate) fn is_hyphen(gap: &str) -> bool {
    matches!(gap, "-" | "\u{2010}" | "\u{2011}" | "\u{2013}")
}

#[cfg(test)]
mod tests;
