//! The text of a block without its markup, and the map back to the page.

use std::ops::Range;

/// What stands for an inline thing that is no text: code, an image, a citation.
pub(super) const OBJECT: char = '\u{FFFC}';

/// A block's text as a reader reads it.
///
/// Markup is removed, character references and escapes are resolved, line breaks are spaces, and
/// one U+FFFC each stands for inline code, an image and a citation. `<q>` and `</q>` read as the
/// quotation marks that a browser shows. Every character maps to the bytes of the page that say it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Prose {
    /// The text.
    pub text: String,
    /// Ranges of [`Self::text`] that the author emphasised, in order of their ends.
    pub emphasis: Vec<Range<usize>>,
    pieces: Vec<Piece>,
}

/// A run of prose and the bytes of the page that say it.
///
/// The pieces of a prose follow each other without gaps, cover its text and are not empty.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Piece {
    prose: Range<usize>,
    page: Range<usize>,
    /// Whether the page has the same bytes, so that each character maps by itself.
    same: bool,
}

impl Prose {
    /// Returns the bytes of the page that say a range of the text: from the first byte of its first
    /// character to the last byte of its last, markup between them included. An empty range maps
    /// to an empty one.
    ///
    /// An end that passes the text, or stands inside a character, is moved back.
    pub fn to_page(&self, range: Range<usize>) -> Range<usize> {
        let end = floor(&self.text, range.end);
        let start = floor(&self.text, range.start).min(end);
        if start == end {
            let at = self.start_on_page(start);
            return at..at;
        }
        self.start_on_page(start)..self.end_on_page(end)
    }

    /// Returns where the character at an offset begins; behind the text, where the last one ends.
    fn start_on_page(&self, at: usize) -> usize {
        let index = self.pieces.partition_point(|piece| piece.prose.end <= at);
        match self.pieces.get(index) {
            Some(piece) if piece.same => piece.page.start + (at - piece.prose.start),
            Some(piece) => piece.page.start,
            None => self.pieces.last().map_or(0, |piece| piece.page.end),
        }
    }

    /// Returns where the character before an offset ends. The offset is not 0.
    fn end_on_page(&self, at: usize) -> usize {
        let index = self.pieces.partition_point(|piece| piece.prose.end < at);
        let piece = &self.pieces[index];
        if piece.same { piece.page.start + (at - piece.prose.start) } else { piece.page.end }
    }

    /// Appends text that stands so on the page, from the given byte on.
    pub(super) fn push_same(&mut self, text: &str, page_start: usize) {
        let prose = self.text.len()..self.text.len() + text.len();
        let page = page_start..page_start + text.len();
        self.text.push_str(text);
        match self.pieces.last_mut() {
            Some(last) if last.same && last.page.end == page.start => {
                last.prose.end = prose.end;
                last.page.end = page.end;
            }
            _ => self.push_piece(Piece { prose, page, same: true }),
        }
    }

    /// Appends text that other bytes of the page say.
    pub(super) fn push_said_by(&mut self, text: &str, page: Range<usize>) {
        let prose = self.text.len()..self.text.len() + text.len();
        self.text.push_str(text);
        self.push_piece(Piece { prose, page, same: false });
    }

    /// Appends a U+FFFC for a thing on the page, and returns where it stands in the text.
    pub(super) fn push_object(&mut self, page: Range<usize>) -> usize {
        let at = self.text.len();
        self.push_said_by(OBJECT.encode_utf8(&mut [0; 4]), page);
        at
    }

    /// Appends a space, unless the text is empty or ends in one.
    pub(super) fn push_space(&mut self, page: Range<usize>) {
        if !self.text.is_empty() && !self.text.ends_with(' ') {
            self.push_said_by(" ", page);
        }
    }

    /// Removes a space at the end.
    pub(super) fn pop_space(&mut self) {
        if self.text.ends_with(' ') && self.pieces.last().is_some_and(|last| !last.same) {
            self.text.pop();
            self.pieces.pop();
            let end = self.text.len();
            self.emphasis.iter_mut().for_each(|emphasis| emphasis.end = emphasis.end.min(end));
        }
    }

    /// Notes that the text from an offset to its end is emphasised.
    pub(super) fn emphasise_from(&mut self, start: usize) {
        if start < self.text.len() {
            self.emphasis.push(start..self.text.len());
        }
    }

    fn push_piece(&mut self, piece: Piece) {
        if !piece.prose.is_empty() {
            self.pieces.push(piece);
        }
    }
}

/// Returns the last boundary of a character that is not behind an offset.
pub(super) fn floor(text: &str, at: usize) -> usize {
    let at = at.min(text.len());
    (0..=at).rev().find(|&at| text.is_char_boundary(at)).unwrap_or(0)
}
