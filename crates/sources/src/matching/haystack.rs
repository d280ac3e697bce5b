//! What quotations are looked for in: a source's text, its folded form and its divisions.
//!
//! Places in the folded text go through the whole of matching; [`Haystack::source`] turns them into
//! bytes of the source at the end.

use std::ops::Range;

use super::words::{self, ceil, floor};
use crate::fold::Folded;
use crate::text::{Paragraph, Text};

/// How much text around a place is read to find out where its sentence ends, in bytes.
const CONTEXT: usize = 400;

/// A source's text as matching reads it. Cheap to make: it borrows all it holds.
#[derive(Clone, Copy, Debug)]
pub struct Haystack<'a> {
    text: &'a str,
    folded: &'a Folded,
    paragraphs: &'a [Paragraph],
}

impl<'a> Haystack<'a> {
    /// Returns what a text, its folded form and its paragraphs (in order) make up.
    pub fn new(text: &'a str, folded: &'a Folded, paragraphs: &'a [Paragraph]) -> Self {
        Self { text, folded, paragraphs }
    }

    /// Returns a source's text with its folded form, which is made at the first call.
    pub fn of(text: &'a Text) -> Self {
        Self::new(text.text(), text.folded(), text.paragraphs())
    }

    /// Returns the folded text.
    pub(super) fn folded(&self) -> &'a str {
        self.folded.text()
    }

    /// Returns the folded form of a scope, of the whole text where there is none.
    pub(super) fn region(&self, scope: Option<&Range<usize>>) -> Range<usize> {
        match scope {
            Some(scope) => self.trim(self.folded.from_source(scope.clone())),
            None => 0..self.folded().len(),
        }
    }

    /// Returns the bytes of the source that a range of the folded text stands for.
    pub(super) fn source(&self, range: Range<usize>) -> Range<usize> {
        self.folded.to_source(range)
    }

    /// Returns the source's own characters, by their bytes in the source.
    pub(super) fn bytes(&self, range: &Range<usize>) -> &'a str {
        &self.text[range.clone()]
    }

    /// Whether a place in the folded text stands between words.
    pub(super) fn is_boundary(&self, at: usize) -> bool {
        words::is_boundary(self.folded, at)
    }

    /// Returns the words within a range of the folded text.
    pub(super) fn words(&self, range: Range<usize>) -> Vec<Range<usize>> {
        words::words(self.folded, range)
    }

    /// Widens a range of the folded text to whole words, by at most some hundred bytes a side.
    pub(super) fn whole_words(&self, range: Range<usize>) -> Range<usize> {
        let text = self.folded();
        let (first, last) =
            (range.start.saturating_sub(CONTEXT), (range.end + CONTEXT).min(text.len()));
        let start = (first..=range.start).rev();
        let start = start.filter(|&at| text.is_char_boundary(at)).find(|&at| self.is_boundary(at));
        let end = (range.end..=last).filter(|&at| text.is_char_boundary(at));
        let end = end.into_iter().find(|&at| self.is_boundary(at));
        start.unwrap_or(range.start)..end.unwrap_or(range.end)
    }

    /// Returns the stretch of the folded text from the start of the paragraph in which a place
    /// stands to the start of the next one.
    pub(super) fn paragraph(&self, at: usize) -> Range<usize> {
        let source = self.source(at..at).start;
        let after = self.paragraphs.partition_point(|paragraph| paragraph.range.start <= source);
        let starts = |index: usize| {
            let start = self.paragraphs.get(index).map(|paragraph| paragraph.range.start);
            start.map_or(self.folded().len(), |start| self.folded.from_source(start..start).start)
        };
        after.checked_sub(1).map_or(0, starts)..starts(after)
    }

    /// Whether a range of the folded text lies within one sentence.
    pub(super) fn is_one_sentence(&self, range: &Range<usize>) -> bool {
        let paragraph = self.paragraph(range.start);
        if range.end > paragraph.end {
            return false;
        }
        let text = self.folded();
        let start = floor(text, range.start.saturating_sub(CONTEXT).max(paragraph.start));
        let end = ceil(text, (range.end + CONTEXT).min(paragraph.end));
        let bounds = self.source(start..end);
        let held = self.source(range.clone());
        briefing_reading::sentences(&self.text[bounds.clone()]).into_iter().any(|sentence| {
            bounds.start + sentence.start <= held.start && held.end <= bounds.start + sentence.end
        })
    }

    /// Returns a range of the folded text without the white space at its ends.
    pub(super) fn trim(&self, range: Range<usize>) -> Range<usize> {
        let words = &self.folded()[range.clone()];
        let start = range.start + words.len() - words.trim_start_matches(' ').len();
        start..(range.start + words.trim_end_matches(' ').len()).max(start)
    }
}
