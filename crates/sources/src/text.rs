//! One source's text: its paragraphs, and the way between bytes and addresses.
//!
//! What comes in: a file exactly as captured ([`Text::read`]) and what the library says of it.
//! What goes out: [`Paragraph`]s, [`Passage`]s for places ([`Text::passage`]), places for ranges
//! ([`Text::place_of`], [`Text::target_of`]), targets for words ([`Text::target_at`]) and the
//! source's own quotations. All ranges are bytes of [`Text::text`] and lie on character boundaries.

mod divide;
mod faults;
mod marks;
mod naming;
mod places;
mod read;
#[cfg(test)]
mod tests;
mod times;

use std::ops::Range;
use std::sync::OnceLock;

use crate::fold::Folded;
use crate::library::{Entry, Fidelity, NamedPassage};

/// What a paragraph is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum ParagraphKind {
    /// The source's running text.
    Body,
    /// A heading, quoted as a title.
    Heading,
    /// The words under a picture.
    Caption,
    /// What the page carried besides its text: menus, "Leave a Reply". Cannot be quoted.
    Furniture,
}

impl ParagraphKind {
    /// Returns the word for it, as HTML and JSON have it.
    pub fn word(self) -> &'static str {
        match self {
            Self::Body => "body",
            Self::Heading => "heading",
            Self::Caption => "caption",
            Self::Furniture => "furniture",
        }
    }
}

/// One paragraph: a non-blank line, or a block between blank lines.
///
/// Its range neither begins nor ends with white space and is not empty.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Paragraph {
    /// Its number, from 1.
    pub number: u32,
    /// Where it stands in the text, in bytes.
    pub range: Range<usize>,
    /// What it is.
    pub kind: ParagraphKind,
}

/// The words that a place addresses.
///
/// Its range lies on character boundaries of its text and is not empty.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Passage {
    /// Where it stands in the text, in bytes.
    pub range: Range<usize>,
}

/// One source's text with its divisions. Nothing in it ever changes.
#[derive(Debug)]
pub struct Text {
    id: String,
    file: String,
    text: String,
    sha256: String,
    fidelity: Fidelity,
    paragraphs: Vec<Paragraph>,
    pages: Vec<Range<usize>>,
    passages: Vec<NamedPassage>,
    sentences: Vec<OnceLock<Vec<Range<usize>>>>,
    quotations: OnceLock<Vec<Range<usize>>>,
    folded: OnceLock<Folded>,
}

impl Text {
    /// Returns the text of a source from words already in memory, as [`Text::read`] would.
    pub fn new(entry: &Entry, content: impl Into<String>) -> Self {
        let content = content.into();
        let sha256 = read::digest(content.as_bytes());
        Self::divided(entry, read::without_bom(content), sha256)
    }

    /// Returns a text of which the library says nothing: verbatim, a paragraph a line.
    pub fn plain(id: &str, content: impl Into<String>) -> Self {
        Self::new(&Entry::bare(id), content)
    }

    fn divided(entry: &Entry, text: String, sha256: String) -> Self {
        let paragraphs = divide::paragraphs(&text, entry);
        Self {
            id: entry.id.clone(),
            file: entry.file.clone(),
            pages: divide::pages(&text),
            sentences: paragraphs.iter().map(|_| OnceLock::new()).collect(),
            text,
            sha256,
            fidelity: entry.fidelity,
            paragraphs,
            passages: entry.passages.clone(),
            quotations: OnceLock::new(),
            folded: OnceLock::new(),
        }
    }

    /// Returns the source's id.
    pub fn id(&self) -> &str {
        &self.id
    }

    /// Returns the file's path from the book's root, with `/` between folders.
    pub fn file(&self) -> &str {
        &self.file
    }

    /// Returns the words, without a byte order mark.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Returns the SHA-256 of the file's bytes, in lower-case hexadecimal.
    pub fn sha256(&self) -> &str {
        &self.sha256
    }

    /// Returns how faithful the copy is to the original's words.
    pub fn fidelity(&self) -> Fidelity {
        self.fidelity
    }

    /// Returns the paragraphs in order; number n stands at index n - 1.
    pub fn paragraphs(&self) -> &[Paragraph] {
        &self.paragraphs
    }

    /// Returns the folded form for matching, made at the first call.
    pub fn folded(&self) -> &Folded {
        self.folded.get_or_init(|| Folded::new(&self.text))
    }

    /// Returns the ranges inside the source's own double quotation marks, in order, the outermost
    /// where they nest. A mark without its fellow makes no quotation, save that of a quotation of
    /// several paragraphs each opens one which runs to that paragraph's end.
    pub fn own_quotations(&self) -> &[Range<usize>] {
        self.quotations.get_or_init(|| marks::quotations(&self.text, &self.paragraphs))
    }
}
