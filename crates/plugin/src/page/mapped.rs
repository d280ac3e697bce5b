//! A text put together from pieces of files, which knows of each byte where it came from.

use std::ops::Range;
use std::sync::Arc;

use briefing_diagnostics::{File, Span};

/// A text put together from pieces of files.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Mapped {
    /// The file that it is mainly of.
    file: Arc<File>,
    /// `None`: the text is the file's, whole.
    made: Option<Made>,
}

#[derive(Clone, Debug, Default, PartialEq, Eq)]
struct Made {
    text: String,
    /// In order of `at`, the first at 0, none empty.
    pieces: Vec<Piece>,
}

/// A piece of the text, up to where the next one starts.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Piece {
    /// Where it starts in the text.
    at: usize,
    file: Arc<File>,
    /// Where it stands in the file.
    from: usize,
    /// Whether it is ours: the file has nothing of it, only the place.
    inserted: bool,
}

impl Piece {
    /// Returns the place in the file of a place in the text, which lies in the piece or at its end.
    fn place(&self, at: usize) -> usize {
        if self.inserted { self.from } else { self.from + (at - self.at) }
    }
}

impl Mapped {
    /// Returns the text of a whole file.
    pub(super) fn whole(file: Arc<File>) -> Self {
        Self { file, made: None }
    }

    /// Returns an empty text, to be put together mainly from a file.
    pub(super) fn empty(file: Arc<File>) -> Self {
        Self { file, made: Some(Made::default()) }
    }

    pub(super) fn text(&self) -> &str {
        self.made.as_ref().map_or(self.file.text(), |made| &made.text)
    }

    pub(super) fn file(&self) -> &Arc<File> {
        &self.file
    }

    /// Adds a piece of a file.
    pub(super) fn push_file(&mut self, file: &Arc<File>, range: Range<usize>) {
        self.push(file, range.start, &file.text()[range], false);
    }

    /// Adds text that no file has, before a place of another text.
    pub(super) fn push_ours(&mut self, text: &str, of: &Self, before: usize) {
        let span = of.span(before..before);
        self.push(span.file(), span.range().start, text, true);
    }

    /// Adds a piece of another text, with its places.
    pub(super) fn push_mapped(&mut self, of: &Self, range: Range<usize>) {
        let Some(made) = &of.made else { return self.push_file(&of.file, range) };
        for (index, piece) in made.pieces.iter().enumerate().skip(made.index(range.start)) {
            let (start, end) = (piece.at.max(range.start), made.end(index).min(range.end));
            if piece.at >= range.end {
                break;
            }
            self.push(&piece.file, piece.place(start), &made.text[start..end], piece.inserted);
        }
    }

    fn push(&mut self, file: &Arc<File>, from: usize, text: &str, inserted: bool) {
        let made = self.made.get_or_insert_default();
        if !text.is_empty() {
            made.pieces.push(Piece { at: made.text.len(), file: Arc::clone(file), from, inserted });
            made.text.push_str(text);
        }
    }

    /// Returns where a range of the text stands in a file.
    pub(super) fn span(&self, range: Range<usize>) -> Span {
        match &self.made {
            None => Span::new(&self.file, range),
            Some(made) if made.pieces.is_empty() => Span::new(&self.file, 0..0),
            Some(made) => made.span(range),
        }
    }
}

impl Made {
    /// Returns the piece that a place lies in; the last one for the end of the text.
    fn index(&self, at: usize) -> usize {
        self.pieces.partition_point(|piece| piece.at <= at).saturating_sub(1)
    }

    /// Returns where a piece ends.
    fn end(&self, index: usize) -> usize {
        self.pieces.get(index + 1).map_or(self.text.len(), |next| next.at)
    }

    fn span(&self, range: Range<usize>) -> Span {
        let end = range.end.min(self.text.len());
        let start = range.start.min(end);
        let first = self.index(start);
        let last = self.index(end.saturating_sub(1).max(start));
        let (a, b) = (&self.pieces[first], &self.pieces[last]);
        let from = a.place(start);
        let same = Arc::ptr_eq(&a.file, &b.file) && b.place(end) >= from;
        let to = if same { b.place(end) } else { a.place(self.end(first)) };
        Span::new(&a.file, from..to)
    }
}
