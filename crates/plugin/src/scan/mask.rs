//! Blanks on a copy of the page what would mislead the reading of blocks. The copy has the same
//! length, so that places stay.

use std::borrow::Cow;
use std::ops::Range;

use super::citations::begins_target;

/// Stands for each byte of a directive that stays as it is. Markdown takes it for a letter.
pub(super) const BLANK: char = '\u{1A}';

/// A copy of a page's text of the same length, in which ASCII characters stand for what is blanked.
pub(super) struct Mask {
    bytes: Vec<u8>,
}

impl Mask {
    /// Copies a text.
    pub(super) fn new(text: &str) -> Self {
        Self { bytes: text.as_bytes().to_vec() }
    }

    /// Makes a directive a comment: it begins and ends blocks just as what it becomes does.
    pub(super) fn comment(&mut self, range: Range<usize>) {
        self.frame(range, b"<!--", b"-->");
    }

    /// Blanks a directive that stays as it is, its backslash included.
    pub(super) fn literal(&mut self, range: Range<usize>) {
        self.bytes[range].fill(BLANK as u8);
    }

    fn frame(&mut self, range: Range<usize>, start: &[u8], end: &[u8]) {
        let place = &mut self.bytes[range];
        place.fill(b' ');
        if let Some(inner) = place.len().checked_sub(end.len()).filter(|&at| at >= start.len()) {
            place[..start.len()].copy_from_slice(start);
            place[inner..].copy_from_slice(end);
        }
    }

    /// Makes brackets inside a citation's brackets parentheses: a link label may hold no brackets,
    /// while a citation may, as in `[@wapo, "[W]e were warned"]`.
    pub(super) fn inner_brackets(&mut self, text: &str) {
        for at in inner_brackets(text) {
            match self.bytes[at] {
                b'[' => self.bytes[at] = b'(',
                b']' => self.bytes[at] = b')',
                _ => {}
            }
        }
    }

    /// Returns the text, or where blanking broke a character, the original.
    pub(super) fn text(&self) -> &str {
        std::str::from_utf8(&self.bytes).unwrap_or_default()
    }
}

/// Returns what the page has where the mask has a piece of text, its inner brackets restored. What
/// is blanked stays so.
pub(super) fn restored<'a>(page: &'a str, masked: &str) -> Cow<'a, str> {
    if page == masked {
        return Cow::Borrowed(page);
    }
    let restore = |(at, c): (usize, char)| match c {
        '(' | ')' => page[at..].chars().next().unwrap_or(c),
        _ => c,
    };
    masked.char_indices().map(restore).collect()
}

/// A bracket that is open.
struct Open {
    at: usize,
    /// How many inner brackets were known when it opened.
    inner: usize,
    /// Whether an `@` stands in it and in no bracket inside it.
    cites: bool,
}

/// The longest citation that is looked for. Link labels have the same limit.
const LONGEST: usize = 1000;

fn inner_brackets(text: &str) -> Vec<usize> {
    let bytes = text.as_bytes();
    let (mut open, mut inner, mut found) = (Vec::<Open>::new(), Vec::new(), Vec::new());
    let mut at = 0;
    while at < bytes.len() {
        match bytes[at] {
            b'\\' => at += 1,
            b'[' => open.push(Open { at, inner: inner.len(), cites: false }),
            b'@' => {
                if let Some(top) = open.last_mut() {
                    top.cites |= begins_target(&text[top.at + 1..], at - top.at - 1);
                }
            }
            b']' => {
                if let Some(top) = open.pop() {
                    close(&top, at, &mut inner, &mut found);
                }
            }
            b'\n' if blank_line_follows(&bytes[at + 1..]) => {
                open.clear();
                inner.clear();
            }
            _ => {}
        }
        at += 1;
    }
    found
}

fn close(top: &Open, at: usize, inner: &mut Vec<usize>, found: &mut Vec<usize>) {
    if top.cites && at - top.at <= LONGEST {
        found.extend(inner.drain(top.inner..));
    }
    inner.extend([top.at, at]);
}

fn blank_line_follows(rest: &[u8]) -> bool {
    rest.iter().find(|byte| !matches!(byte, b' ' | b'\t' | b'\r' | b'>')) == Some(&b'\n')
}
