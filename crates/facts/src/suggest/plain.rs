//! Plain text: a text in, its sentences with their places out.

use std::ops::Range;

use briefing_reading::sentences;

/// A sentence of a plain text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Sentence {
    /// The paragraph, from 1; each line that is not blank is one.
    pub(super) paragraph: usize,
    /// The sentence in its paragraph, from 1.
    pub(super) sentence: usize,
    /// Where it stands in the text, in bytes.
    pub(super) range: Range<usize>,
}

/// Finds the sentences of `text`, in order. A byte order mark is of no sentence.
pub(super) fn sentences_of(text: &str) -> Vec<Sentence> {
    let mut found = Vec::new();
    let words = text.strip_prefix('\u{feff}').unwrap_or(text);
    let (mut start, mut paragraph) = (text.len() - words.len(), 0);
    for line in words.split_inclusive('\n') {
        let ranges = sentences(line).into_iter().enumerate();
        paragraph += usize::from(!line.trim().is_empty());
        found.extend(ranges.map(|(i, range)| Sentence {
            paragraph,
            sentence: i + 1,
            range: start + range.start..start + range.end,
        }));
        start += line.len();
    }
    found
}

#[cfg(test)]
mod tests;
