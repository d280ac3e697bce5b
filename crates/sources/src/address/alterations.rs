//! What is said of the words used: what a quotation changed and marked, and whose they are. A small set,
//! printed as words parted by commas.

use std::fmt;

/// One way in which a quotation may differ from its source.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Alteration {
    /// Words are left out, and an ellipsis says so.
    Omission,
    /// Words are added in brackets.
    Insertion,
    /// Words in brackets stand for the source's own.
    Replacement,
    /// The first letter is large for small or small for large.
    Initial,
    /// `[sic]` is added.
    Sic,
    /// The author emphasised words that the source does not.
    Emphasis,
    /// The final punctuation is the author's.
    FinalMark,
    /// Marks inside are single for double or double for single.
    InnerMarks,
    /// The words are those of an altered copy, not of the original.
    Copy,
    /// The words are held against those of others, and the author quotes none of them.
    Compared,
}

impl Alteration {
    /// All of them, in the order in which they are printed.
    pub const ALL: [Self; 10] = [
        Self::Omission,
        Self::Insertion,
        Self::Replacement,
        Self::Initial,
        Self::Sic,
        Self::Emphasis,
        Self::FinalMark,
        Self::InnerMarks,
        Self::Copy,
        Self::Compared,
    ];

    /// Returns the word for it in an address, such as `final-mark`.
    pub fn word(self) -> &'static str {
        match self {
            Self::Omission => "omission",
            Self::Insertion => "insertion",
            Self::Replacement => "replacement",
            Self::Initial => "initial",
            Self::Sic => "sic",
            Self::Emphasis => "emphasis",
            Self::FinalMark => "final-mark",
            Self::InnerMarks => "inner-marks",
            Self::Copy => "copy",
            Self::Compared => "compared",
        }
    }

    /// Returns what a reader is told of it; `None` where nothing was altered.
    pub fn in_words(self) -> Option<&'static str> {
        Some(match self {
            Self::Omission => "words omitted",
            Self::Insertion => "words inserted in brackets",
            Self::Replacement => "words replaced in brackets",
            Self::Initial => "first letter changed",
            Self::Sic => "[sic] added",
            Self::Emphasis => "emphasis added",
            Self::FinalMark => "final punctuation changed",
            Self::InnerMarks => "inner quotation marks changed",
            Self::Copy => "words of the altered copy, not of the original",
            Self::Compared => return None,
        })
    }
}

/// The alterations of one quotation, each at most once.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Alterations(u16);

impl Alterations {
    /// Adds one.
    pub fn insert(&mut self, alteration: Alteration) {
        self.0 |= 1 << alteration as u16;
    }

    /// Returns the set with one more.
    #[must_use]
    pub fn with(mut self, alteration: Alteration) -> Self {
        self.insert(alteration);
        self
    }

    /// Whether it is among them.
    pub fn contains(self, alteration: Alteration) -> bool {
        self.0 & (1 << alteration as u16) != 0
    }

    /// Whether there are none.
    pub fn is_empty(self) -> bool {
        self.0 == 0
    }

    /// Returns them in the order of [`Alteration::ALL`].
    pub fn iter(self) -> impl Iterator<Item = Alteration> {
        Alteration::ALL.into_iter().filter(move |&one| self.contains(one))
    }
}

impl FromIterator<Alteration> for Alterations {
    fn from_iter<T: IntoIterator<Item = Alteration>>(iter: T) -> Self {
        iter.into_iter().fold(Self::default(), Self::with)
    }
}

impl Extend<Alteration> for Alterations {
    fn extend<T: IntoIterator<Item = Alteration>>(&mut self, iter: T) {
        iter.into_iter().for_each(|one| self.insert(one));
    }
}

impl fmt::Display for Alterations {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let words: Vec<_> = self.iter().map(Alteration::word).collect();
        f.write_str(&words.join(","))
    }
}
