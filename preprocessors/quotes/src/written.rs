//! The words of a quotation as the author wrote them, with the way back to the page.

use std::ops::Range;

use briefing_plugin::Prose;

/// The words of one quotation, taken from one or more runs of the page.
///
/// The pieces follow each other without gaps and cover the text.
#[derive(Clone, Debug, Default)]
pub(crate) struct Written<'a> {
    text: String,
    pieces: Vec<Piece<'a>>,
}

#[derive(Clone, Debug)]
struct Piece<'a> {
    /// Where the piece stands in the text.
    range: Range<usize>,
    from: Origin<'a>,
}

#[derive(Clone, Copy, Debug)]
enum Origin<'a> {
    /// A block's prose, from this byte of it on.
    Prose(&'a Prose, usize),
    /// The page's own bytes, from this one on.
    Page(usize),
    /// Words of ours that stand for nothing at this byte of the page.
    Gap(usize),
}

impl<'a> Written<'a> {
    /// Adds a run of a block's prose; where it is not the first, a space parts it from the last.
    pub(crate) fn push_prose(&mut self, prose: &'a Prose, range: Range<usize>) {
        if !self.text.is_empty() {
            let page = prose.to_page(range.start..range.start).start;
            self.push(" ", Origin::Gap(page));
        }
        self.push(&prose.text[range.clone()], Origin::Prose(prose, range.start));
    }

    /// Adds a run of a block's prose directly behind the last.
    pub(crate) fn extend_prose(&mut self, prose: &'a Prose, range: Range<usize>) {
        self.push(&prose.text[range.clone()], Origin::Prose(prose, range.start));
    }

    /// Returns the words of a directive's string: `raw` are the page's bytes between its marks,
    /// which begin at `at`; `\"` and `\\` are resolved.
    pub(crate) fn value(raw: &str, at: usize) -> Self {
        let mut written = Self::default();
        let mut from = 0;
        let mut bytes = raw.bytes().enumerate();
        while let Some((index, byte)) = bytes.next() {
            if byte == b'\\' && raw[index + 1..].starts_with(['"', '\\']) {
                written.push(&raw[from..index], Origin::Page(at + from));
                from = index + 1;
                bytes.next();
            }
        }
        written.push(&raw[from..], Origin::Page(at + from));
        written
    }

    fn push(&mut self, words: &str, from: Origin<'a>) {
        if words.is_empty() {
            return;
        }
        let start = self.text.len();
        self.text.push_str(words);
        self.pieces.push(Piece { range: start..self.text.len(), from });
    }

    /// Returns the words.
    pub(crate) fn text(&self) -> &str {
        &self.text
    }

    /// Returns the bytes of the page that say a range of the words. An empty range maps to an
    /// empty one.
    pub(crate) fn to_page(&self, range: Range<usize>) -> Range<usize> {
        let first = self.pieces.iter().find(|piece| range.start < piece.range.end);
        let last = self.pieces.iter().rev().find(|piece| piece.range.start < range.end);
        let (Some(first), Some(last)) =
            (first.or(self.pieces.last()), last.or(self.pieces.first()))
        else {
            return 0..0;
        };
        let start = first.to_page(range.start..range.end.max(range.start)).start;
        let end = if range.is_empty() { start } else { last.to_page(range).end };
        start..end.max(start)
    }
}

impl Piece<'_> {
    /// Returns the bytes of the page for that part of the range which lies in the piece.
    fn to_page(&self, range: Range<usize>) -> Range<usize> {
        let start = range.start.clamp(self.range.start, self.range.end) - self.range.start;
        let end = range.end.clamp(self.range.start, self.range.end) - self.range.start;
        match self.from {
            Origin::Prose(prose, offset) => prose.to_page(offset + start..offset + end),
            Origin::Page(offset) => offset + start..offset + end,
            Origin::Gap(at) => at..at,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Written;

    #[test]
    fn a_string_maps_back_over_its_escapes() {
        let raw = r#"he said \"no\" and \\ left"#;
        let written = Written::value(raw, 10);
        assert_eq!(written.text(), r#"he said "no" and \ left"#);
        for word in ["he", "no", "and", "left", "said \"no"] {
            let at = written.text().find(word).unwrap();
            let page = written.to_page(at..at + word.len());
            let found = &raw[page.start - 10..page.end - 10];
            assert_eq!(found.replace('\\', ""), word);
        }
    }
}
