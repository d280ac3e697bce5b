//! What is asked of matching, and what it answers.

use std::fmt;
use std::ops::Range;

use crate::address::Alterations;

/// A quotation with what is asked of it.
#[derive(Clone, Debug, Default)]
pub struct Request<'a> {
    /// The words between the outer marks, without markup.
    pub quotation: &'a str,
    /// The bytes of the source in which it must stand; `None` lets the words find their passage.
    pub scope: Option<Range<usize>>,
    /// What stands inside the source's own quotation marks, in order, if nothing else of it may
    /// pass as the original's words.
    pub own_marks: Option<&'a [Range<usize>]>,
    /// Whether the author emphasised words in it.
    pub emphasis: bool,
}

/// Whether a quotation stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// It does.
    Stands(Standing),
    /// It does not, or not at one place.
    Fails(Failure),
}

/// How a quotation stands, or why it does not.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Verdict {
    /// It stands so in the source, character by character.
    Exact,
    /// It stands so but for marks, dashes, spaces and composed letters.
    Typographic,
    /// It stands so with alterations that the quotation itself marks.
    Marked,
    /// It is close, but a word, number, name or mark differs.
    Altered,
    /// Its pieces or words stand there in another order.
    Reordered,
    /// Its pieces stand there, but not in one cited passage.
    Spliced,
    /// It stands in another passage or another source.
    Elsewhere,
    /// It stands more than once.
    Ambiguous,
    /// It stands outside the quotation marks of a source that is not the original.
    NotTheOriginal,
    /// It does not stand there.
    Absent,
}

/// Where a quotation stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Standing {
    /// The source's words that it quotes, in bytes of the source, in order and apart.
    pub ranges: Vec<Range<usize>>,
    /// [`Verdict::Exact`], [`Verdict::Typographic`] or [`Verdict::Marked`].
    pub verdict: Verdict,
    /// What it marks as changed.
    pub alterations: Alterations,
    /// What omissions and replacements leave out, in bytes of the source, in order.
    pub skipped: Vec<Range<usize>>,
}

/// Why a quotation does not stand.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Failure {
    /// One of the verdicts from [`Verdict::Altered`] on.
    pub verdict: Verdict,
    /// The nearest place, or all the candidates, in bytes of the source.
    pub places: Vec<Range<usize>>,
    /// What differs from the nearest place; empty where no words can be set against each other.
    pub differences: Vec<Difference>,
    /// What else explains the verdict.
    pub note: Option<Note>,
}

/// Words or marks of a quotation and what the source has for them; one of both may be empty.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Difference {
    /// Bytes of the quotation.
    pub quotation: Range<usize>,
    /// Bytes of the source.
    pub source: Range<usize>,
}

/// A reason that the verdict alone does not say.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Note {
    /// The quotation holds nothing.
    Empty,
    /// It holds only punctuation.
    OnlyMarks,
    /// It holds only words in brackets, which are the author's.
    OnlyBrackets,
    /// It holds only marks of omission.
    OnlyOmission,
    /// The letters stand there, but as a part of a longer word.
    InsideWord,
    /// An omission is marked where nothing but white space is left out.
    NothingOmitted,
    /// The search was given up: it marks so many alterations, or its words stand so often, that
    /// there are too many ways to read it.
    TooManyMarks,
}

impl fmt::Display for Verdict {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Exact => "exact",
            Self::Typographic => "typographic",
            Self::Marked => "marked",
            Self::Altered => "altered",
            Self::Reordered => "reordered",
            Self::Spliced => "spliced",
            Self::Elsewhere => "elsewhere",
            Self::Ambiguous => "ambiguous",
            Self::NotTheOriginal => "not-the-original",
            Self::Absent => "absent",
        })
    }
}
