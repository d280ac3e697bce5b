//! The quotation ladder: several reports of one utterance, the one that the others are held against
//! first.

use std::ops::Range;

/// The reports of one utterance.
#[derive(Clone, Debug)]
pub struct Ladder {
    /// The reports: the base first, then by how much of it each keeps; paraphrases last.
    pub rungs: Vec<Rung>,
    /// Whether no account quotes more than the base does.
    pub is_longest: bool,
    /// The language in which it was said, if the author says that it was another: then "verbatim"
    /// means the same English wording.
    pub spoken_in: Option<String>,
}

/// One report of the utterance.
#[derive(Clone, Debug)]
pub struct Rung {
    /// The index of its account in [`Comparison::rows`](crate::Comparison::rows).
    pub row: usize,
    /// What kind of report it is.
    pub kind: RungKind,
    /// The words quoted, in bytes of the source's text, marks left out, in order.
    pub quoted: Vec<Quoted>,
    /// What differs from the base.
    pub changes: Vec<Change>,
}

/// Words that a report quotes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Quoted {
    /// Where they stand in the source's text, in bytes.
    pub range: Range<usize>,
    /// The parts of them that the base has word for word, spelling aside, in bytes of the text.
    pub shared: Vec<Range<usize>>,
}

impl Ladder {
    /// Returns the row of the base.
    pub fn base(&self) -> Option<usize> {
        self.rungs.first().map(|rung| rung.row)
    }
}

/// How a report stands to the base.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum RungKind {
    /// The base itself.
    Base,
    /// All of it, word for word.
    Verbatim,
    /// All of it, in another spelling ("destabilize").
    Spelling,
    /// A part of it, spelling aside.
    Fragment,
    /// Quoted words that are not all in the base.
    OtherWords,
    /// Without quotation marks.
    Paraphrase,
}

/// Something that a report changes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    /// What it is.
    pub kind: ChangeKind,
    /// The base's words, in bytes of its source's text.
    pub base: Option<Range<usize>>,
    /// The report's words, in bytes of its source's text.
    pub here: Option<Range<usize>>,
}

/// What a report changes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum ChangeKind {
    /// What is spoken of: "Western warnings", "the US Embassy alert".
    About,
    /// At whom it is aimed: "our society", "Russia".
    Target,
    /// A hedge of the base is dropped: "resemble".
    Hedge,
    /// A spelling: "destabilise", "destabilize".
    Spelling,
    /// The day on which it was said.
    Said,
}

impl RungKind {
    /// Returns the name, as JSON and HTML have it.
    pub fn name(self) -> &'static str {
        match self {
            Self::Base => "base",
            Self::Verbatim => "verbatim",
            Self::Spelling => "spelling",
            Self::Fragment => "fragment",
            Self::OtherWords => "other-words",
            Self::Paraphrase => "paraphrase",
        }
    }
}

impl ChangeKind {
    /// Returns the name, as JSON has it.
    pub fn name(self) -> &'static str {
        match self {
            Self::About => "about",
            Self::Target => "target",
            Self::Hedge => "hedge",
            Self::Spelling => "spelling",
            Self::Said => "said",
        }
    }
}
