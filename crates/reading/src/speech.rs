//! Speech: prose in, who says what with which verb, through whom, to whom and about what, out.
//!
//! Start at [`speeches`]. A [`Prose`] is read once: its words, quotations, names and sentences.
//! Each verb of speech that stands in a frame of its own ([`frames`]) becomes a draft with its
//! speaker ([`subjects`]); the drafts of a sentence are then parted from one another ([`extents`]),
//! the quotations dealt out ([`quotations`]) and the pronouns read ([`persons`]).

use std::ops::Range;

mod channels;
mod clauses;
mod drafts;
mod extents;
mod frames;
mod nouns;
mod objects;
mod passives;
mod persons;
mod prose;
mod quotations;
mod subjects;
mod verbs;
mod voices;

pub use nouns::is_unnamed;
pub use objects::Objects;
use prose::Prose;

/// A report of what somebody says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Speech {
    /// The sentence, or the clause of it, that reports. A speech within the content of another
    /// lies within its range too; all others are disjoint.
    pub range: Range<usize>,
    /// Who speaks; `None` where nobody is named, or a pronoun is not sure.
    pub speaker: Option<Speaker>,
    /// The verb, or what stands for one: "said", "according to", "referred to".
    pub verb: Range<usize>,
    /// What kind of speech the verb says it is.
    pub manner: Manner,
    /// The words between double quotation marks that are this speaker's, marks left out. They may
    /// stand outside [`Self::content`] where the sentence goes on after its frame.
    pub quoted: Vec<Range<usize>>,
    /// What is reported, quoted words and "that" included. `None` where it stands in two pieces
    /// ("The plan, officials said, is dead"), or where it is not sure where it starts.
    pub content: Option<Range<usize>>,
    /// The object of a verb of judging or naming, or what the quoted words are said of.
    pub about: Option<Range<usize>>,
    /// Who is told.
    pub to: Option<Range<usize>>,
    /// Through what: the name of an outlet or a platform, else the words for it.
    pub via: Vec<Range<usize>>,
}

/// Who speaks.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Speaker {
    /// The speaker as written, title and office included. For a pronoun it is the person's last
    /// mention, which stands before the speech.
    pub range: Range<usize>,
    /// The proper name alone.
    pub name: Option<Range<usize>>,
    /// Whether the text withholds the name: "U.S. officials", "people familiar with the matter".
    pub anonymous: bool,
}

/// The kind of a speech, as its verb says.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Manner {
    /// It takes no side: "said", "told", "noted", "according to".
    Says,
    /// It leaves the truth to the speaker: "claimed", "alleged", "believes".
    Asserts,
    /// "denied"
    Denies,
    /// "warned"
    Warns,
    /// "announced", "vowed"
    Announces,
    /// It wants something done: "urged", "called on".
    Asks,
    /// It says what the speaker thinks of something: "condemned", "dismissed", "called".
    Judges,
}

/// Finds the speeches of `text`, one paragraph or some sentences, in the order of their verbs.
///
/// A speaker is read only from a verb of speech in a clear frame. Words between quotation marks
/// that stand with no such verb are nobody's. "He" and "she" are read only where exactly one person
/// stands in the sentence before.
pub fn speeches(text: &str) -> Vec<Speech> {
    let prose = Prose::new(text);
    let mut drafts = drafts::drafts(&prose);
    subjects::share(&prose, &mut drafts);
    let extents = extents::extents(&prose, &drafts);
    persons::resolve(&prose, &mut drafts);
    voices::speeches(&prose, drafts, &extents)
}

#[cfg(test)]
mod tests;
