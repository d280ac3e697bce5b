//! The folded form of a text, on which quotations are matched, with a map back to its characters.
//!
//! What comes in: any text. What goes out: [`Folded`], in which spellings that mean the same are
//! one: every double quotation mark is `"`, every single mark or apostrophe `'`, every dash or run
//! of dashes `-`, `…` is `...`, every run of white space one space, invisible characters are gone,
//! and letters are composed (NFC). Folding a folded text changes nothing.
//!
//! The text is cut into *pieces* that tile it: a verbatim piece stands in the folded text byte for
//! byte, any other is mapped only as a whole. Runs of plain ASCII take the fast path of
//! [`Builder::plain_run`]; anything else goes character by character, or cluster by cluster where
//! combining marks follow, because only between clusters may a text be cut without changing its NFC.

mod characters;
#[cfg(test)]
mod tests;

use std::ops::Range;

use unicode_normalization::UnicodeNormalization as _;
use unicode_normalization::char::is_combining_mark;

use characters::{fold_mark, is_dash, is_invisible, joins_previous, joins_words};

/// A text's folded form.
///
/// Invariant: the pieces tile both texts, in order and without gaps.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Folded {
    text: String,
    pieces: Vec<Piece>,
    source_len: u32,
    /// Where in `text` a dash stands that parts the words beside it, in order.
    parting: Vec<u32>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Piece {
    folded: u32,
    source: u32,
    verbatim: bool,
}

impl Folded {
    /// Folds a text, which must be shorter than 1 GiB (texts of sources are bounded far below).
    ///
    /// # Panics
    /// Where the text is longer.
    pub fn new(source: &str) -> Self {
        assert!(source.len() < 1 << 30, "a text of {} bytes cannot be folded", source.len());
        let mut builder = Builder::new(source);
        while builder.at < source.len() {
            if !builder.plain_run() {
                builder.step();
            }
        }
        builder.folded
    }

    /// Returns the folded text.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Returns the bytes of the source that a range of bytes of the folded text stands for: whole
    /// characters with their combining marks, and all of a piece of which the range has a part.
    pub fn to_source(&self, range: Range<usize>) -> Range<usize> {
        let range = self.whole_characters(range);
        let start = self.source_at(range.start);
        if range.is_empty() {
            return start..start;
        }
        let last = self.piece_before(range.end);
        let end = if self.pieces[last].verbatim {
            self.pieces[last].source as usize + range.end - self.pieces[last].folded as usize
        } else {
            self.piece_end(last).1
        };
        start..end
    }

    /// Returns the smallest range of bytes of the folded text that holds all that a range of bytes
    /// of the source became.
    pub fn from_source(&self, range: Range<usize>) -> Range<usize> {
        let start = self.folded_at(range.start, false);
        let end = self.folded_at(range.end, true);
        start..end.max(start)
    }

    /// Whether the dash at this byte of the folded text joins the words beside it into one
    /// ("IS-K", "15–17"), as a hyphen or en dash does and an em dash does not.
    pub fn joins(&self, at: usize) -> bool {
        self.text.as_bytes().get(at) == Some(&b'-')
            && self.parting.binary_search(&offset(at)).is_err()
    }

    /// Widens a range of the folded text to whole characters with their combining marks.
    fn whole_characters(&self, range: Range<usize>) -> Range<usize> {
        let (mut start, mut end) =
            (range.start.min(self.text.len()), range.end.min(self.text.len()));
        let inside = |at| !self.text.is_char_boundary(at);
        while inside(start)
            || (start < end && self.text[start..].starts_with(is_combining_mark) && start > 0)
        {
            start -= 1;
        }
        if start >= end {
            return start..start;
        }
        while inside(end) {
            end += 1;
        }
        let marks = self.text[end..].chars().take_while(|&c| is_combining_mark(c));
        end += marks.map(char::len_utf8).sum::<usize>();
        start..end
    }

    /// Returns the place in the source of a byte of the folded text, or the start of its piece
    /// where that is mapped only as a whole.
    fn source_at(&self, at: usize) -> usize {
        let index = self.pieces.partition_point(|piece| piece.folded as usize <= at);
        let Some(index) = index.checked_sub(1) else { return 0 };
        let piece = self.pieces[index];
        match piece.verbatim {
            true => piece.source as usize + at - piece.folded as usize,
            false => piece.source as usize,
        }
    }

    /// Returns the place in the folded text of a byte of the source that starts or ends a range,
    /// or the outer end of its piece where that is mapped only as a whole.
    fn folded_at(&self, at: usize, end: bool) -> usize {
        let index = self.pieces.partition_point(|piece| {
            if end { (piece.source as usize) < at } else { piece.source as usize <= at }
        });
        let Some(index) = index.checked_sub(1) else { return 0 };
        let piece = self.pieces[index];
        match piece.verbatim {
            true => (piece.folded as usize + at - piece.source as usize).min(self.text.len()),
            false if end || at >= self.source_len as usize => self.piece_end(index).0,
            false => piece.folded as usize,
        }
    }

    /// Returns the piece that holds the byte before `end` of the folded text, where `end > 0`.
    fn piece_before(&self, end: usize) -> usize {
        self.pieces.partition_point(|piece| (piece.folded as usize) < end) - 1
    }

    /// Returns where a piece ends in the folded text and in the source.
    fn piece_end(&self, index: usize) -> (usize, usize) {
        match self.pieces.get(index + 1) {
            Some(next) => (next.folded as usize, next.source as usize),
            None => (self.text.len(), self.source_len as usize),
        }
    }
}

/// Returns the text without what has no width at its ends: white space and invisible characters.
pub(crate) fn trim(text: &str) -> &str {
    text.trim_matches(|c: char| c.is_whitespace() || is_invisible(c))
}

/// The folding of one text, from its start to `at`.
struct Builder<'a> {
    source: &'a str,
    at: usize,
    folded: Folded,
}

impl<'a> Builder<'a> {
    fn new(source: &'a str) -> Self {
        let text = String::with_capacity(source.len());
        let source_len = offset(source.len());
        let folded = Folded { text, pieces: Vec::new(), source_len, parting: Vec::new() };
        Self { source, at: 0, folded }
    }

    /// Takes the ASCII that stands as it is, and says whether there was any.
    fn plain_run(&mut self) -> bool {
        let bytes = &self.source.as_bytes()[self.at..];
        let plain = |(i, &byte): (usize, &u8)| match byte {
            b' ' | b'-' => {
                bytes.get(i + 1).is_none_or(|&next| next.is_ascii_graphic() && next != byte)
            }
            b'`' => false,
            _ => byte.is_ascii_graphic(),
        };
        let mut length = bytes.iter().enumerate().position(|b| !plain(b)).unwrap_or(bytes.len());
        if length > 0 && bytes.get(length).is_some_and(|byte| !byte.is_ascii()) {
            length -= 1; // The last may be the base of a combining mark.
        }
        let end = self.at + length;
        self.push(end, None);
        length > 0
    }

    /// Takes one piece, whatever it is.
    fn step(&mut self) {
        let Some(c) = self.source[self.at..].chars().next() else { return };
        if is_invisible(c) {
            self.push(self.at + c.len_utf8(), Some(""));
        } else if c.is_whitespace() {
            let end = self.run_end(|c| c.is_whitespace() || is_invisible(c));
            self.push(end, Some(" "));
        } else if is_dash(c) {
            self.dash();
        } else {
            self.cluster(c);
        }
    }

    fn dash(&mut self) {
        let end = self.run_end(|c| is_dash(c) || is_invisible(c));
        let run = &self.source[self.at..end];
        let mut dashes = run.chars().filter(|&c| !is_invisible(c));
        if !(dashes.next().is_some_and(joins_words) && dashes.next().is_none()) {
            self.folded.parting.push(offset(self.folded.text.len()));
        }
        self.push(end, Some("-"));
    }

    /// Takes a character with all that may compose with it.
    fn cluster(&mut self, first: char) {
        let end = self.cluster_end(self.at + first.len_utf8());
        let cluster = &self.source[self.at..end];
        let alone = cluster.len() == first.len_utf8();
        if alone && (first.is_ascii() || unicode_normalization::is_nfc(cluster)) {
            return match fold_mark(first) {
                Some(mark) => self.push(end, Some(mark)),
                None => self.push(end, None),
            };
        }
        let mut folded = String::new();
        for c in cluster.chars().filter(|&c| !is_invisible(c)).nfc() {
            match fold_mark(c) {
                Some(mark) => folded.push_str(mark),
                None => folded.push(c),
            }
        }
        self.push(end, Some(&folded));
    }

    /// Returns where the marks that follow a character end; invisible ones count if more follow.
    fn cluster_end(&self, mut end: usize) -> usize {
        let start = end;
        for (i, c) in self.source[start..].char_indices().map(|(i, c)| (start + i, c)) {
            match c {
                c if is_invisible(c) => {}
                c if joins_previous(c) => end = i + c.len_utf8(),
                _ => break,
            }
        }
        end
    }

    fn run_end(&self, inside: impl Fn(char) -> bool) -> usize {
        let rest = &self.source[self.at..];
        rest.find(|c| !inside(c)).map_or(self.source.len(), |length| self.at + length)
    }

    /// Takes the source up to `end`, as it is or as these words, and begins a piece where needed.
    fn push(&mut self, end: usize, words: Option<&str>) {
        let source = &self.source[self.at..end];
        let words = words.unwrap_or(source);
        let verbatim = words == source;
        let joined = verbatim && self.folded.pieces.last().is_some_and(|piece| piece.verbatim);
        if !joined && !source.is_empty() {
            let (folded, source) = (offset(self.folded.text.len()), offset(self.at));
            self.folded.pieces.push(Piece { folded, source, verbatim });
        }
        self.folded.text.push_str(words);
        self.at = end;
    }
}

/// An offset as the map keeps it; [`Folded::new`] has bounded the text, NFC at most triples it.
fn offset(at: usize) -> u32 {
    u32::try_from(at).expect("bounded by `Folded::new`")
}
