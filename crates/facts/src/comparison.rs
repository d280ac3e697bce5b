//! What comes out: the accounts of one fact side by side.

use std::fmt;
use std::ops::Range;

use briefing_diagnostics::Span;
use briefing_reading::Days;
use briefing_sources::{Publish, Sources, Target, Text};

use crate::ladder::Ladder;
use crate::sentence::Sentence;

/// The accounts of one fact, a row a voice, with what the program or the author read in each.
#[derive(Clone, Debug)]
pub struct Comparison {
    /// The fact's id in facts.yml; empty for accounts that a chapter compares without a fact.
    pub id: String,
    /// What the fact is about.
    pub title: String,
    /// The accounts: those of one outlet together, outlets in the order in which the fact names
    /// them.
    pub rows: Vec<Row>,
    /// The dimensions.
    pub columns: Vec<Column>,
    /// The gravest of the columns' verdicts.
    pub verdict: Verdict,
    /// How many voices tell it: speakers where they are stated, outlets where not. Derived sources,
    /// editions of one page and accounts of one document count once.
    pub voices: usize,
    /// Whether voices and stated voices may be fewer: speakers who are not named may be among the
    /// others.
    pub at_most: bool,
    /// How many of the voices are stated.
    pub origins: usize,
    /// Whether the author says that the accounts do not depend on each other.
    pub independent: bool,
    /// The analyst's own sentence.
    pub assessment: Option<String>,
    /// What would settle it, in the analyst's words.
    pub settled_by: Option<String>,
    /// The reports of one utterance, where there is one to report: a ladder for each account that
    /// others can be held against, the author's choice or the longest quotation first.
    pub ladders: Vec<Ladder>,
}

impl Comparison {
    /// Returns the ladder on a row, or with `None` the one on the author's choice or the longest
    /// quotation.
    pub fn ladder(&self, base: Option<usize>) -> Option<&Ladder> {
        self.ladders.iter().find(|ladder| base.is_none() || ladder.base() == base)
    }
}

/// One account.
#[derive(Clone, Debug)]
pub struct Row {
    /// The outlet's short name for tables.
    pub label: String,
    /// The account's address, without the words used.
    pub at: Target,
    /// Where the author names it.
    pub named_at: Span,
    /// Where its passage stands in the source's text, in bytes.
    pub passage: Range<usize>,
    /// Whether the copy's words are not the original's: `†`.
    pub altered: bool,
    /// Who says it.
    pub voice: Voice,
    /// When it was said.
    pub said: Option<When>,
    /// The day for which its figures stand.
    pub as_of: Option<When>,
    /// One cell a column, in the columns' order.
    pub cells: Vec<Cell>,
    /// The author's reason why the account may tell something else; nothing in it ever agrees.
    pub doubt: Option<String>,
    /// The row with which this one counts as one voice, if it does: always an earlier one.
    pub counts_with: Option<usize>,
    /// What is marked in the account's text, in order and apart from each other.
    pub marks: Vec<Mark>,
}

impl Row {
    /// Returns the source's text; `None` where nothing of it may stand in any output, or it cannot be
    /// read. What [`Voice::read`] and [`When::read`] name is of this text.
    pub fn text<'a>(&self, sources: &'a Sources) -> Option<&'a Text> {
        let entry = sources.entry(&self.at.id)?;
        sources.text(&self.at.id).ok().filter(|_| entry.publish != Publish::None)
    }
}

/// Who speaks in an account, and through whom it came to the outlet.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Voice {
    /// Who; `None` is "not said", or withheld with the words that say it
    /// ([`is_withheld`](Self::is_withheld)).
    pub by: Option<String>,
    /// His other names, where the author calls them aliases.
    pub also: Vec<String>,
    /// In what office.
    pub role: Option<String>,
    /// Through whom, the speaker's side first.
    pub via: Vec<String>,
    /// To whom.
    pub to: Option<String>,
    /// The Admiralty credibility, 1 to 6.
    pub credibility: Option<u8>,
    /// Where the passage says so, in bytes of the source's text, if the program read it there.
    pub read: Option<Range<usize>>,
}

impl Voice {
    /// Whether the source says who speaks in words that it withholds: then they are left out here.
    pub fn is_withheld(&self) -> bool {
        self.read.is_some() && self.by.is_none()
    }
}

/// A day or span of days, as the reader sees it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct When {
    /// In words: "27 March", "while the fire burned".
    pub words: String,
    /// Where the account says so, in bytes of the source's text.
    pub read: Option<Range<usize>>,
    /// What it is counted from, or where else it stands: "the day of ¶ 9", "¶ 20".
    pub why: Option<String>,
}

/// One dimension in which the accounts are compared.
#[derive(Clone, Debug)]
pub struct Column {
    /// Its key: `killed`, `when`, or a name of the author's.
    pub key: String,
    /// Its heading: "Killed".
    pub heading: String,
    /// What the cells together say.
    pub verdict: Verdict,
    /// Whether some cells are the same or not contradicted, whatever the verdict.
    pub partly: bool,
    /// The row that the others are held against; none where nothing can be held against another.
    pub base: Option<usize>,
    /// Whether the verdict would be another without the words of an altered copy.
    pub on_altered_words: bool,
    /// The verdict in a sentence.
    pub caption: Sentence,
}

/// What one account says in one dimension.
#[derive(Clone, Debug)]
pub struct Cell {
    /// How it stands to the others.
    pub state: State,
    /// Its words, in bytes of the source's text, in order.
    pub words: Vec<Range<usize>>,
    /// What they mean, in words: "at least 143", "7 March 2024".
    pub means: Option<String>,
    /// The days that they mean, where they mean days.
    pub days: Option<Days>,
    /// Whether the meaning is the author's reading and not the program's.
    pub reading: bool,
    /// Whether it is assumed or implied, and so can be in conflict and never agrees.
    pub assumed: bool,
    /// Whether the words are an altered copy's own: `†`.
    pub altered: bool,
    /// How the meaning comes about: "the day of ¶ 9".
    pub why: Option<String>,
    /// What a reader must know of the state: "far apart", "date of the lower figure not stated".
    pub remarks: Vec<String>,
}

/// How a cell stands to the others of its column.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum State {
    /// Says nothing in the passages cited.
    Silent,
    /// The others are held against this one, or it stands alone; none is in conflict with it or far
    /// from it.
    Base,
    /// The same value as the base.
    Same,
    /// Another value, and both can be true.
    NotContradicted,
    /// Said without a value ("many victims").
    WithoutValue,
    /// A value that cannot be fixed ("on Tuesday"), or of an account that may tell something else.
    NotFixed,
    /// Other words than the base's, or a value of another kind: the program holds neither against
    /// the other, so that they neither agree nor conflict.
    NotCompared,
    /// It can be true together with another, but a bound lies over 10 % from a stated value.
    FarApart,
    /// It cannot be true together with another.
    Conflict,
}

/// What the cells of a column, or the columns of a comparison, together say.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Verdict {
    /// No account has a value.
    NoValue,
    /// One voice alone has a value.
    OneVoice,
    /// All values are the same.
    Same,
    /// All values can be true together.
    NotContradicted,
    /// Some are different words, which are not held against each other.
    NotCompared,
    /// They can be true together, but lie far apart.
    FarApart,
    /// They cannot all be true.
    Conflict,
}

/// A stretch of an account's text that is marked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mark {
    /// Where it stands in the source's text, in bytes.
    pub range: Range<usize>,
    /// Why it is marked.
    pub kind: MarkKind,
}

/// Why a stretch of an account is marked.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum MarkKind {
    /// Another account has the same value, or the same words somewhere in its passage.
    Shared,
    /// Others say something of it too, which is neither found the same nor in conflict.
    OtherWords,
    /// Another account says something that cannot be true with it.
    Conflict,
    /// No other account says it, nor has the words.
    OnlyHere,
}

impl MarkKind {
    /// Returns the name, as JSON and HTML have it.
    pub fn name(self) -> &'static str {
        match self {
            Self::Shared => "shared",
            Self::OtherWords => "other-words",
            Self::Conflict => "conflict",
            Self::OnlyHere => "only-here",
        }
    }
}

/// What is said of the cell that others are held against.
pub(crate) const POINT: &str = "point of comparison";

/// What is said of words that nobody has held against each other.
const NOT_COMPARED: &str = "different words, not compared";

impl State {
    /// Returns the sign that stands for the state: never told by colour alone.
    pub fn sign(self) -> &'static str {
        match self {
            Self::Silent => "–",
            Self::Base => "",
            Self::Same => "=",
            Self::NotContradicted => "~",
            Self::WithoutValue | Self::NotFixed | Self::FarApart => "?",
            Self::NotCompared => "/",
            Self::Conflict => "×",
        }
    }

    /// Returns the state in words, for a screen reader and the legend.
    pub fn words(self) -> &'static str {
        match self {
            Self::Silent => "silent in the passages cited",
            Self::Base => POINT,
            Self::Same => "the same",
            Self::NotContradicted => "not contradicted",
            Self::WithoutValue => "said without a value",
            Self::NotFixed => "not fixed",
            Self::NotCompared => NOT_COMPARED,
            Self::FarApart => "not contradicted, but far apart",
            Self::Conflict => "in conflict",
        }
    }

    /// Returns the name for a class or a file: `not-contradicted`.
    pub fn name(self) -> &'static str {
        match self {
            Self::Silent => "silent",
            Self::Base => "base",
            Self::Same => "same",
            Self::NotContradicted => "not-contradicted",
            Self::WithoutValue => "without-value",
            Self::NotFixed => "not-fixed",
            Self::NotCompared => "not-compared",
            Self::FarApart => "far-apart",
            Self::Conflict => "conflict",
        }
    }
}

impl Column {
    /// Returns the verdict in words.
    pub fn words(&self) -> &'static str {
        if self.partly { self.verdict.words_in_part() } else { self.verdict.words() }
    }
}

impl Comparison {
    /// Returns a verdict of one or more of the columns in words.
    pub fn words(&self, verdict: Verdict) -> &'static str {
        let mut of = self.columns.iter().filter(|column| column.verdict == verdict);
        if of.any(|column| column.partly) { verdict.words_in_part() } else { verdict.words() }
    }
}

impl Verdict {
    /// Returns the verdict in words where it is not that of all values.
    fn words_in_part(self) -> &'static str {
        if self == Self::NotCompared {
            "in part different words, not compared"
        } else {
            self.words()
        }
    }

    /// Returns the sign that stands for the verdict.
    pub fn sign(self) -> &'static str {
        match self {
            Self::NoValue => "–",
            Self::OneVoice => "○",
            Self::Same => "=",
            Self::NotContradicted => "~",
            Self::NotCompared => "/",
            Self::FarApart => "?",
            Self::Conflict => "×",
        }
    }

    /// Returns the verdict in words.
    pub fn words(self) -> &'static str {
        match self {
            Self::NoValue => "no account has a value",
            Self::OneVoice => "no second voice gives a value",
            Self::Same => "the same",
            Self::NotContradicted => "not contradicted",
            Self::NotCompared => NOT_COMPARED,
            Self::FarApart => "not contradicted, but far apart",
            Self::Conflict => "in conflict",
        }
    }

    /// Returns the name for a class or a file: `one-voice`.
    pub fn name(self) -> &'static str {
        match self {
            Self::NoValue => "no-value",
            Self::OneVoice => "one-voice",
            Self::Same => "same",
            Self::NotContradicted => "not-contradicted",
            Self::NotCompared => "not-compared",
            Self::FarApart => "far-apart",
            Self::Conflict => "conflict",
        }
    }
}

impl fmt::Display for Verdict {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.words())
    }
}
