//! Stems: prose in, the words by which two passages can be compared out.
//!
//! Words of grammar are left out; the rest are folded to what their forms have in common: the
//! spelling ("destabilise", "destabilize"), the ending (Snowball's stemmer), and words that often
//! tell one thing to the first of their group ("blaze", "fire"); a name of the alias table to the
//! first of its own ("Russian", "Russia").

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;
use std::sync::LazyLock;

use rust_stemmers::Stemmer;

use crate::language::LANGUAGE;
use crate::tokens::{Reading, Shape, Token};

/// The longest word, in bytes, that is taken for a word of the language.
const LONGEST_WORD: usize = 48;

/// A word that says something, and its folded form.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stem {
    /// Where the word stands, in bytes, without a possessive ending.
    pub range: Range<usize>,
    /// What it is compared by: the same for "arrested", "arrests" and "arrest".
    pub key: String,
}

/// Finds the words of `text` that say something, in order, none overlapping. Numerals are among
/// them, as they are written; "IS-K" is two.
///
/// A stem is a key and no word: unrelated words may share one ("universe", "university"), and
/// related ones may not ("deep", "depth").
pub fn stems(text: &str) -> Vec<Stem> {
    let stemmer = Stemmer::create(LANGUAGE.stems.algorithm);
    let reading = Reading::new(text);
    let mut stems = Vec::new();
    let mut at = 0;
    while at < reading.len() {
        let token = &reading.tokens[at];
        let (end, key) = match alias(&reading, at) {
            Some((end, first)) => (end, Some(first.to_owned())),
            None => (at + 1, (!is_grammar(token)).then(|| key(&stemmer, token))),
        };
        stems.extend(key.map(|key| Stem { range: reading.span(at, end), key }));
        at = end;
    }
    stems
}

/// Whether a word belongs to grammar alone. In capitals it is a name: "US", "WHO".
fn is_grammar(token: &Token) -> bool {
    token.shape != Shape::Capitals && GRAMMAR.contains(token.key.as_str())
}

fn key(stemmer: &Stemmer, token: &Token) -> String {
    let plain = token.key.bytes().all(|b| b.is_ascii_lowercase() || b == b'\'');
    if !plain || token.key.len() > LONGEST_WORD {
        return token.key.clone();
    }
    let stem = stemmer.stem(&respelt(&token.key)).into_owned();
    KIN.get(&stem).cloned().unwrap_or(stem)
}

/// The stem of each word of a group, with that of the group's first.
static KIN: LazyLock<BTreeMap<String, String>> = LazyLock::new(|| {
    let stemmer = Stemmer::create(LANGUAGE.stems.algorithm);
    let stem = |word: &str| stemmer.stem(&respelt(word)).into_owned();
    let groups = LANGUAGE.stems.kin.iter().map(|group| group.split(' '));
    let words = groups.flat_map(|mut group| {
        let first = stem(group.clone().next().unwrap_or_default());
        group.by_ref().map(|word| (stem(word), first.clone())).collect::<Vec<_>>()
    });
    words.collect()
});

/// Folds the spellings of one ending.
fn respelt(key: &str) -> Cow<'_, str> {
    for (ending, other) in LANGUAGE.stems.spellings {
        if let Some(head) = key.strip_suffix(ending).filter(|head| !head.is_empty()) {
            return Cow::Owned(format!("{head}{other}"));
        }
    }
    Cow::Borrowed(key)
}

static GRAMMAR: LazyLock<BTreeSet<&str>> =
    LazyLock::new(|| LANGUAGE.stems.grammar.split_whitespace().collect());

/// The longest name of the alias table that starts with token `at`: the token after it, and the
/// first name of its group.
fn alias(reading: &Reading<'_>, at: usize) -> Option<(usize, &'static str)> {
    let token = &reading.tokens[at];
    let names = ALIASES.get(&token.key).filter(|_| token.is_capital())?.iter();
    let fits = names.filter(|name| !name.capitals || token.shape == Shape::Capitals);
    fits.filter_map(|name| Some((reading.phrase_from(at, &name.words)?, name.first)))
        .max_by_key(|(end, _)| *end)
}

/// A name of the alias table.
struct Alias {
    /// Its folded words, a space between.
    words: String,
    /// Whether it is written in capitals.
    capitals: bool,
    /// The first name of its group.
    first: &'static str,
}

/// The names of the alias table by their first word.
static ALIASES: LazyLock<BTreeMap<String, Vec<Alias>>> = LazyLock::new(|| {
    let mut table: BTreeMap<String, Vec<Alias>> = BTreeMap::new();
    for group in LANGUAGE.names.aliases {
        for name in *group {
            let words: Vec<String> = Reading::new(name).tokens.into_iter().map(|t| t.key).collect();
            let capitals = name.chars().all(char::is_uppercase);
            let alias = Alias { words: words.join(" "), capitals, first: group[0] };
            table.entry(words.into_iter().next().unwrap_or_default()).or_default().push(alias);
        }
    }
    table
});

#[cfg(test)]
mod tests;
