//! Where a finding stands: a file's name and text, and a range of its bytes.

use std::ops::Range;
use std::sync::Arc;

/// A file of the author's, with the text that was read.
#[derive(Debug, PartialEq, Eq)]
pub struct File {
    name: String,
    text: String,
}

impl File {
    /// Keeps a file's text under its name: the path from the book's root, with `/` between folders.
    pub fn new(name: impl Into<String>, text: impl Into<String>) -> Arc<Self> {
        Arc::new(Self { name: name.into().replace('\\', "/"), text: text.into() })
    }

    /// Returns the path from the book's root.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// Returns the whole text.
    pub fn text(&self) -> &str {
        &self.text
    }
}

/// A range of bytes in a [`File`].
///
/// Both ends lie within the text and on character boundaries.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Span {
    file: Arc<File>,
    range: Range<usize>,
}

impl Span {
    /// Returns the span; an end outside the text or inside a character is moved back to the nearest
    /// boundary before it.
    pub fn new(file: &Arc<File>, range: Range<usize>) -> Self {
        let end = floor(&file.text, range.end);
        let start = floor(&file.text, range.start).min(end);
        Self { file: Arc::clone(file), range: start..end }
    }

    /// Returns the file.
    pub fn file(&self) -> &Arc<File> {
        &self.file
    }

    /// Returns the range in bytes.
    pub fn range(&self) -> Range<usize> {
        self.range.clone()
    }

    /// Returns the words at the place.
    pub fn text(&self) -> &str {
        &self.file.text[self.range.clone()]
    }

    /// Returns line and column of the start, both from 1, the column in characters.
    pub fn line_column(&self) -> (usize, usize) {
        self.at(self.range.start)
    }

    /// Returns line and column of the end, which is no part of the span.
    pub fn end_line_column(&self) -> (usize, usize) {
        self.at(self.range.end)
    }

    fn at(&self, byte: usize) -> (usize, usize) {
        let before = &self.file.text[..byte];
        let line_start = before.rfind('\n').map_or(0, |at| at + 1);
        (before.matches('\n').count() + 1, before[line_start..].chars().count() + 1)
    }
}

fn floor(text: &str, at: usize) -> usize {
    let mut at = at.min(text.len());
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    at
}
