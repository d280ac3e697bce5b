//! The way between bytes of a text and the positions of the protocol: a line, and how many units of
//! an agreed encoding stand before it there.

use std::ops::Range;

use gen_lsp_types::{Position, PositionEncodingKind};

/// In what a position counts along its line.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Encoding {
    /// Bytes.
    Utf8,
    /// What every client understands.
    #[default]
    Utf16,
}

impl Encoding {
    /// Returns the name that client and server agree on.
    pub(super) fn kind(self) -> PositionEncodingKind {
        match self {
            Self::Utf8 => PositionEncodingKind::UTF8,
            Self::Utf16 => PositionEncodingKind::UTF16,
        }
    }

    fn units(self, letter: char) -> usize {
        match self {
            Self::Utf8 => letter.len_utf8(),
            Self::Utf16 => letter.len_utf16(),
        }
    }
}

/// A text with the places where its lines begin.
pub(super) struct Lines<'a> {
    text: &'a str,
    starts: Vec<usize>,
    encoding: Encoding,
}

impl<'a> Lines<'a> {
    /// Finds the lines of a text: `\n`, `\r\n` and `\r` end one.
    pub(super) fn new(text: &'a str, encoding: Encoding) -> Self {
        let bytes = text.as_bytes();
        let ends = |at: &usize| match bytes[*at] {
            b'\n' => true,
            b'\r' => bytes.get(at + 1) != Some(&b'\n'),
            _ => false,
        };
        let starts = (0..bytes.len()).filter(ends).map(|at| at + 1);
        Self { text, starts: std::iter::once(0).chain(starts).collect(), encoding }
    }

    /// Returns the position of a byte; what lies beyond the text's end is moved back to it.
    pub(super) fn position(&self, byte: usize) -> Position {
        let byte = byte.min(self.text.len());
        let line = self.starts.partition_point(|&start| start <= byte) - 1;
        let letters = self.text[self.starts[line]..].char_indices();
        let before = letters.take_while(|(at, _)| self.starts[line] + at < byte);
        let column: usize = before.map(|(_, letter)| self.encoding.units(letter)).sum();
        Position { line: number(line), character: number(column) }
    }

    /// Returns the byte at a position. Beyond the line's end it is that end, beyond the last line the
    /// text's end, inside a character its start.
    pub(super) fn byte(&self, position: Position) -> usize {
        let line = position.line as usize;
        let Some(&start) = self.starts.get(line) else { return self.text.len() };
        let next = self.starts.get(line + 1).copied().unwrap_or(self.text.len());
        let mut left = position.character as usize;
        let words = self.text[start..next].trim_end_matches(['\r', '\n']);
        for (at, letter) in words.char_indices() {
            let units = self.encoding.units(letter);
            if left < units {
                return start + at;
            }
            left -= units;
        }
        start + words.len()
    }

    /// Returns the positions of a range of bytes.
    pub(super) fn range(&self, range: Range<usize>) -> gen_lsp_types::Range {
        let (start, end) = (self.position(range.start), self.position(range.end));
        gen_lsp_types::Range { start, end }
    }

    /// Returns the bytes between two positions, in whichever order they come.
    pub(super) fn bytes(&self, range: gen_lsp_types::Range) -> Range<usize> {
        let (start, end) = (self.byte(range.start), self.byte(range.end));
        start.min(end)..start.max(end)
    }
}

/// Returns a count as the protocol has it.
fn number(count: usize) -> u32 {
    u32::try_from(count).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use gen_lsp_types::Position;
    use proptest::prelude::{any, proptest};

    use super::{Encoding, Lines};

    #[test]
    fn a_position_counts_units_of_its_encoding() {
        let text = "a\r\n\u{201c}\u{1f600}b\rc";
        for (encoding, character) in [(Encoding::Utf8, 7), (Encoding::Utf16, 3)] {
            let lines = Lines::new(text, encoding);
            let b = text.find('b').expect("a letter");
            assert_eq!(lines.position(b), Position { line: 1, character });
            assert_eq!(lines.position(text.len()), Position { line: 2, character: 1 });
        }
    }

    #[test]
    fn a_position_beyond_an_end_or_inside_a_character_is_moved_back() {
        let lines = Lines::new("\u{1f600}x\r\nlast", Encoding::Utf16);
        let byte = |line, character| lines.byte(Position { line, character });
        assert_eq!(
            [byte(0, 1), byte(0, 2), byte(0, 99), byte(1, 99), byte(9, 0)],
            [0, 4, 5, 11, 11]
        );
    }

    proptest! {
        #[test]
        fn every_character_is_found_again(text in "[a\u{e9}\u{201c}\u{1f600}\r\n]{0,40}", utf8 in any::<bool>()) {
            let encoding = if utf8 { Encoding::Utf8 } else { Encoding::Utf16 };
            let lines = Lines::new(&text, encoding);
            for (at, letter) in text.char_indices().filter(|(_, letter)| !"\r\n".contains(*letter)) {
                assert_eq!(lines.byte(lines.position(at)), at);
                assert_eq!(lines.byte(lines.position(at + letter.len_utf8())), at + letter.len_utf8());
            }
            assert_eq!(lines.byte(lines.position(text.len() + 7)), lines.byte(lines.position(text.len())));
        }

        #[test]
        fn no_position_leaves_the_text(text in ".{0,20}", line in any::<u32>(), character in any::<u32>()) {
            for encoding in [Encoding::Utf8, Encoding::Utf16] {
                let byte = Lines::new(&text, encoding).byte(Position { line, character });
                assert!(text.is_char_boundary(byte));
            }
        }
    }
}
