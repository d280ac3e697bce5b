//! Changes to one text, collected in any order and made at once.
//!
//! What comes in: ranges of the text, each with what goes in its place. What goes out: the new
//! text. Between the changes every byte stays.

use std::ops::Range;

/// Why changes cannot be made.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum SpliceError {
    /// Two changes want the same bytes.
    #[error("the changes at {first:?} and {second:?} overlap")]
    Overlap {
        /// The change that starts first.
        first: Range<usize>,
        /// The other one.
        second: Range<usize>,
    },
    /// A change lies outside the text, or one of its ends inside a character.
    #[error("the change at {0:?} does not lie on the text's characters")]
    Outside(Range<usize>),
}

/// Changes to one text.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Edits {
    list: Vec<(Range<usize>, String)>,
}

impl Edits {
    /// Returns an empty list of changes.
    pub fn new() -> Self {
        Self::default()
    }

    /// Whether there is nothing to change.
    pub fn is_empty(&self) -> bool {
        self.list.is_empty()
    }

    /// Puts `with` in the place of a range of bytes.
    pub fn replace(&mut self, range: Range<usize>, with: impl Into<String>) {
        self.list.push((range, with.into()));
    }

    /// Puts `text` before the byte at `at`, and before what replaces that byte. Several at one
    /// place keep the order of the calls.
    pub fn insert(&mut self, at: usize, text: impl Into<String>) {
        self.replace(at..at, text);
    }

    /// Returns the text with all changes made, or why two of them cannot both be made.
    pub fn apply(&self, text: &str) -> Result<String, SpliceError> {
        let mut edits: Vec<_> = self.list.iter().collect();
        edits.sort_by_key(|(range, _)| (range.start, !range.is_empty()));
        check(text, &edits)?;
        let mut result = String::with_capacity(text.len());
        let mut done = 0;
        for (range, with) in edits {
            result.push_str(&text[done..range.start]);
            result.push_str(with);
            done = range.end;
        }
        result.push_str(&text[done..]);
        Ok(result)
    }
}

fn check(text: &str, edits: &[&(Range<usize>, String)]) -> Result<(), SpliceError> {
    for (range, _) in edits {
        if text.get(range.clone()).is_none() {
            return Err(SpliceError::Outside(range.clone()));
        }
    }
    for pair in edits.windows(2) {
        let (first, second) = (&pair[0].0, &pair[1].0);
        if second.start < first.end {
            return Err(SpliceError::Overlap { first: first.clone(), second: second.clone() });
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests;
