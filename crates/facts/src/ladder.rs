//! The quotation ladder: several reports of one utterance, the longest quotation first.

use std::ops::Range;

/// The reports of one utterance.
#[derive(Clone, Debug)]
pub struct Ladder {
    /// The reports: the longest quotation first, then by how much of it each keeps; paraphrases
    /// last.
    pub rungs: Vec<Rung>,
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

/// How a report stands to the longest quotation.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum RungKind {
    /// The longest quotation.
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
