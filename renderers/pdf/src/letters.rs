//! Letters that no font at hand can draw: printed as their code, and named.
//!
//! What comes in: a text. What goes out: the text with `[U+1F600]` in the place of such a letter.
//! PDF/UA-1 forbids a glyph that stands for nothing (ISO 14289-1, 7.21.8), and a box says less than
//! a code.

use std::cell::RefCell;
use std::collections::BTreeSet;

use typst::text::FontBook;

/// What the fonts of a document can draw.
pub(crate) struct Letters<'a> {
    fonts: &'a FontBook,
    /// How many fonts there are.
    count: usize,
    drawn: RefCell<BTreeSet<char>>,
    missing: RefCell<BTreeSet<char>>,
    /// Letters that a font has, and yet did not draw where they stood.
    failed: BTreeSet<char>,
}

impl<'a> Letters<'a> {
    /// Takes the fonts, and the letters that an earlier try did not draw.
    pub(crate) fn of(fonts: &'a FontBook, failed: BTreeSet<char>) -> Self {
        let count = (0..).take_while(|index| fonts.info(*index).is_some()).count();
        let (drawn, missing) = (RefCell::default(), RefCell::default());
        Self { fonts, count, drawn, missing, failed }
    }

    /// Returns the text as it can be drawn.
    pub(crate) fn drawable(&self, text: &str) -> String {
        if text.is_ascii() && !text.bytes().any(|byte| byte.is_ascii_control()) {
            return text.to_owned();
        }
        let mut drawable = String::with_capacity(text.len());
        for letter in text.chars() {
            match self.has(letter) {
                true => drawable.push(letter),
                false => drawable.push_str(&format!("[U+{:04X}]", u32::from(letter))),
            }
        }
        drawable
    }

    /// Returns the letters that were printed as their code.
    pub(crate) fn missing(self) -> BTreeSet<char> {
        self.missing.into_inner()
    }

    fn has(&self, letter: char) -> bool {
        if matches!(letter, '\n' | '\t' | '\r' | ' ') || self.drawn.borrow().contains(&letter) {
            return true;
        }
        let code = u32::from(letter);
        let in_font =
            |index| self.fonts.info(index).is_some_and(|info| info.coverage.contains(code));
        let has = !self.failed.contains(&letter)
            && (is_invisible(letter) || (0..self.count).any(in_font));
        let kept = if has { &self.drawn } else { &self.missing };
        kept.borrow_mut().insert(letter);
        has
    }
}

/// Whether a letter is drawn as nothing in any font: Unicode's Default_Ignorable_Code_Point, as far
/// as text uses them.
pub(crate) fn is_invisible(letter: char) -> bool {
    matches!(
        letter,
        '\u{ad}'
            | '\u{34f}'
            | '\u{61c}'
            | '\u{200b}'..='\u{200f}'
            | '\u{202a}'..='\u{202e}'
            | '\u{2060}'..='\u{2064}'
            | '\u{2066}'..='\u{206f}'
            | '\u{fe00}'..='\u{fe0f}'
            | '\u{feff}'
    )
}
