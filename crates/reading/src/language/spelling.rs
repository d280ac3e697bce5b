//! What a language's tables hold of spellings.

use super::Words;

/// How one word is spelt in two ways.
pub(crate) struct SpellingWords {
    /// Words that are written otherwise, whole.
    pub(crate) whole: &'static [(&'static str, &'static str)],
    /// Beginnings of words that are written otherwise, whatever follows.
    pub(crate) beginnings: &'static [(&'static str, &'static str)],
    /// What may stand before a beginning, an ending or an exception.
    pub(crate) prefixes: Words,
    /// Endings that are written otherwise, unless the word is an exception.
    pub(crate) endings: &'static [(&'static str, &'static str)],
    /// The letters before an ending of which one must be a vowel, and the fewest of them.
    pub(crate) vowels: &'static str,
    pub(crate) shortest: usize,
    /// Words whose ending is none; in their first form.
    pub(crate) exceptions: Words,
    /// Whole words that look like a form with such an ending.
    pub(crate) never: Words,
    /// Verbs that double their last letter in one spelling, and the endings with which they do.
    pub(crate) doubling: Words,
    pub(crate) doubled_endings: Words,
    /// Words in "re" for "er", and their endings in both spellings.
    pub(crate) turned: Words,
    pub(crate) turned_endings: &'static [(&'static str, &'static str)],
    /// Articles, prepositions, auxiliaries, pronouns and conjunctions.
    pub(crate) function_words: Words,
}
