//! What a language's tables hold of speech.

use super::Words;
use crate::speech::Manner;

/// What may follow a verb of speech, and what it then says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum SpeechFrame {
    /// A clause, with or without "that", or a quotation.
    Says,
    /// As [`Self::Says`], if a verb can be seen in the clause.
    Claims,
    /// A clause with "that", or a quotation.
    States,
    /// As [`Self::States`], or an object.
    Announces,
    /// A hearer, then a clause, a quotation or a topic.
    Tells,
    /// A hearer, then an infinitive.
    Asks,
    /// As [`Self::Asks`], of anybody.
    Urges,
    /// As [`Self::Asks`], and nothing else.
    Suggests,
    /// A clause, or an object that is denied.
    Denies,
    /// An object, perhaps with what it is said to be.
    Judges,
    /// As [`Self::Judges`]; an object alone must itself be something said.
    Dismisses,
    /// An object with what it is said to be.
    Names,
    /// An object with what it is said to be, without "as".
    Calls,
    /// An object with its deed.
    Accuses,
    /// An object with its deed, in other words.
    Blames,
    /// Somebody else's words.
    Quotes,
    /// A warning.
    Issues,
}

/// A verb of speech: base, third person, past, past participle and present participle; the words
/// that must follow; what it means; what may follow.
pub(crate) type SpeechVerb = (&'static str, &'static str, Manner, SpeechFrame);

/// How speech is reported.
pub(crate) struct SpeechWords {
    pub(crate) verbs: &'static [SpeechVerb],
    /// What stands before a speaker in the place of a verb.
    pub(crate) accordings: Words,
    /// Forms of verbs that are nouns too.
    pub(crate) nouns_too: Words,
    pub(crate) that: &'static str,
    pub(crate) as_word: &'static str,
    /// What stands between somebody quoted and the words.
    pub(crate) as_saying: &'static str,
    pub(crate) by: &'static str,
    pub(crate) it: &'static str,
    pub(crate) to: &'static str,
    pub(crate) on: &'static str,
    /// Particles between an object and "as" ("shrugged it off as").
    pub(crate) off: Words,
    pub(crate) accused_of: &'static str,
    pub(crate) blamed_for: &'static str,
    /// Prepositions before what a hearer is told of.
    pub(crate) topics: Words,
    /// Articles before what something is called.
    pub(crate) indefinite: Words,
    pub(crate) who: &'static str,
    pub(crate) which: Words,
    pub(crate) and: Words,
    pub(crate) both: &'static str,
    pub(crate) masculine: Words,
    pub(crate) feminine: Words,
    /// Nouns and titles of men and of women.
    pub(crate) men: Words,
    pub(crate) women: Words,
    /// Pronouns as objects.
    pub(crate) objects: Words,
    /// Words that are no part of a speaker.
    pub(crate) pronouns: Words,
    pub(crate) determiners: Words,
    /// Determiners of somebody who is not named.
    pub(crate) indeterminate: Words,
    pub(crate) prepositions: Words,
    /// Adjectives that stand after their noun.
    pub(crate) complements: Words,
    /// Words that start an insertion between a subject and its verb.
    pub(crate) insertions: Words,
    /// Nouns that are neither singular nor plural.
    pub(crate) mass: Words,
    pub(crate) be: Words,
    pub(crate) auxiliaries: Words,
    /// Words before a verb that make it no report.
    pub(crate) modals: Words,
    /// Words between a subject and its verb, and an ending of such words.
    pub(crate) adverbs: Words,
    pub(crate) adverb_ending: &'static str,
    pub(crate) not_adverbs: Words,
    /// Words before which no subject reaches.
    pub(crate) boundaries: Words,
    /// What ends, after a comma, what is reported.
    pub(crate) breaks: Words,
    /// Nouns that may stand after a name ("the Interfax agency").
    pub(crate) groups: Words,
    /// Who and what can speak.
    pub(crate) speakers: Words,
    /// Endings of a participle of the past and of the present, and of a plural.
    pub(crate) past_endings: Words,
    pub(crate) present_endings: Words,
    pub(crate) plural_endings: Words,
    /// Conjunctions with which a clause that is reported may start.
    pub(crate) clause_starts: Words,
    /// Pronouns that are never read.
    pub(crate) neuter: Words,
    /// Endings of words for a person.
    pub(crate) person_endings: Words,
    /// Nouns that a pronoun could mean.
    pub(crate) kin: Words,
    /// Persons who speak without a name.
    pub(crate) unnamed: Words,
    /// Who is told something and is no speaker.
    pub(crate) audiences: Words,
    /// What is said: the object of a dismissal.
    pub(crate) sayings: Words,
    pub(crate) warnings: Words,
    /// Through what somebody speaks, and the prepositions before it.
    pub(crate) media: Words,
    pub(crate) media_prepositions: Words,
    /// What holds somebody's words without being a speaker.
    pub(crate) documents: Words,
    pub(crate) platforms: Words,
    /// Offices of more than a word, which may stand before a name.
    pub(crate) offices: Words,
    pub(crate) outlets: Words,
    pub(crate) outlet_nouns: Words,
    /// Spans of time after a speaker ("in recent days").
    pub(crate) times: Words,
    /// What stands before a quotation that is a term.
    pub(crate) terms: Words,
}
