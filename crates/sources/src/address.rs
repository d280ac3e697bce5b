//! The language of addresses: `wapo#p5:14-37,40-52:omission,initial`.
//!
//! What comes in: the text between `@` and the end of a citation's item. What goes out: a
//! [`Target`], whose [`Display`](std::fmt::Display) gives the same text back. Whether the place
//! exists is for the source's text to say.

mod alterations;
mod parse;
#[cfg(test)]
mod tests;

use std::cmp::Ordering;
use std::fmt;
use std::ops::Range;

use briefing_diagnostics::{Diagnostic, Span};

pub use alterations::{Alteration, Alterations};
pub use parse::check_id;
pub(crate) use parse::{check_name, paragraph_range};

/// A place in a source, with the words used of it.
///
/// Invariant of what parsing gives: without a [`place`](Self::place) nothing is said of words used.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Target {
    /// The source's id in the library.
    pub id: String,
    /// The place in its text; `None` is the source as a whole.
    pub place: Option<Place>,
    /// The words used, as characters from the start of the addressed passage, from 0, each end
    /// exclusive, in order and apart from each other. Empty: nothing is said.
    pub used: Vec<Range<usize>>,
    /// How the quotation differs from the words used.
    pub alterations: Alterations,
}

impl Target {
    /// Returns the source as a whole.
    pub fn whole(id: impl Into<String>) -> Self {
        Self { id: id.into(), place: None, used: Vec::new(), alterations: Alterations::default() }
    }

    /// Returns a place in a source, without saying which of its words are used.
    pub fn at(id: impl Into<String>, place: Place) -> Self {
        Self { place: Some(place), ..Self::whole(id) }
    }

    /// Returns the address alone, without the words used: `wapo#p5`.
    #[must_use]
    pub fn address(&self) -> Self {
        Self { place: self.place.clone(), ..Self::whole(self.id.clone()) }
    }
}

/// By source, then by place, then by the words used.
impl Ord for Target {
    fn cmp(&self, other: &Self) -> Ordering {
        let used = |target: &Self| -> Vec<_> {
            target.used.iter().map(|range| (range.start, range.end)).collect()
        };
        (self.id.cmp(&other.id))
            .then_with(|| self.place.cmp(&other.place))
            .then_with(|| used(self).cmp(&used(other)))
            .then_with(|| self.alterations.cmp(&other.alterations))
    }
}

impl PartialOrd for Target {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

/// A place in one source's text. All numbers count from 1.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Place {
    /// `p5` or `p5-p7`; `first <= last`.
    Paragraphs {
        /// The first paragraph.
        first: u32,
        /// The last one, which belongs to the place.
        last: u32,
    },
    /// `p5.s2` or `p5.s2-s4`; `first <= last`.
    Sentences {
        /// The paragraph in which they stand.
        paragraph: u32,
        /// The first sentence.
        first: u32,
        /// The last one, which belongs to the place.
        last: u32,
    },
    /// `pg12`: a page of a PDF, parted by form feeds.
    Page(u32),
    /// `t83` or `t83-100`: seconds of a recording, counted from 0; `from <= to`.
    Time {
        /// The first second.
        from: u32,
        /// The last one.
        to: u32,
    },
    /// A passage that the library names.
    Named(String),
}

impl Place {
    /// Returns the place of one paragraph.
    pub fn paragraph(number: u32) -> Self {
        Self::Paragraphs { first: number, last: number }
    }
}

impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Paragraphs { first, last } if first == last => write!(f, "p{first}"),
            Self::Paragraphs { first, last } => write!(f, "p{first}-p{last}"),
            Self::Sentences { paragraph, first, last } if first == last => {
                write!(f, "p{paragraph}.s{first}")
            }
            Self::Sentences { paragraph, first, last } => {
                write!(f, "p{paragraph}.s{first}-s{last}")
            }
            Self::Page(number) => write!(f, "pg{number}"),
            Self::Time { from, to } if from == to => write!(f, "t{from}"),
            Self::Time { from, to } => write!(f, "t{from}-{to}"),
            Self::Named(name) => f.write_str(name),
        }
    }
}

impl fmt::Display for Target {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.id)?;
        let Some(place) = &self.place else { return Ok(()) };
        write!(f, "#{place}")?;
        if self.used.is_empty() && self.alterations.is_empty() {
            return Ok(());
        }
        let used: Vec<_> = self.used.iter().map(|r| format!("{}-{}", r.start, r.end)).collect();
        write!(f, ":{}", used.join(","))?;
        if !self.alterations.is_empty() {
            write!(f, ":{}", self.alterations)?;
        }
        Ok(())
    }
}

/// Why an address cannot be used, as a sentence for the author, with the mend where there is one.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{message}")]
pub struct AddressError {
    /// What is wrong, one sentence without a full stop.
    pub message: String,
    /// How to mend it.
    pub help: Option<String>,
}

impl AddressError {
    /// Returns an error that says only what is wrong.
    pub fn new(message: impl Into<String>) -> Self {
        Self { message: message.into(), help: None }
    }

    /// Says how to mend it.
    #[must_use]
    pub fn help(mut self, help: impl Into<String>) -> Self {
        self.help = Some(help.into());
        self
    }

    /// Returns the finding for the address that stands at `span`.
    pub fn diagnostic(self, code: &'static str, span: Span) -> Diagnostic {
        let found = Diagnostic::error(code, self.message).at(span);
        self.help.into_iter().fold(found, Diagnostic::help)
    }
}
