//! Aliases: a text in, the known things that it names out.

use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::LazyLock;

use crate::language::LANGUAGE;
use crate::numbers::Found;
use crate::tokens::{Reading, Shape, Token};

/// The language's aliases and an author's. A group is known by its number.
pub(super) struct Aliases {
    own: Table,
}

/// The phrases of some groups by their first word.
#[derive(Default)]
struct Table {
    phrases: BTreeMap<String, Vec<(Vec<Token>, usize)>>,
}

impl Table {
    /// Adds a phrase to a group.
    fn add(&mut self, phrase: &str, group: usize) {
        let tokens = Reading::new(phrase).tokens;
        if let Some(first) = tokens.first() {
            self.phrases.entry(first.key.clone()).or_default().push((tokens, group));
        }
    }

    /// Finds the phrases that start with token `at`.
    fn from<'t>(
        &'t self,
        reading: &'t Reading<'_>,
        at: usize,
    ) -> impl Iterator<Item = Found<usize>> + 't {
        let phrases = self.phrases.get(reading.key(at)).map_or(&[][..], Vec::as_slice);
        phrases
            .iter()
            .filter(move |(phrase, _)| stands(reading, at, phrase))
            .map(move |(phrase, group)| Found { tokens: at..at + phrase.len(), what: *group })
    }
}

static BUILT_IN: LazyLock<Table> = LazyLock::new(|| {
    let mut table = Table::default();
    for (group, names) in LANGUAGE.names.aliases.iter().enumerate() {
        names.iter().for_each(|name| table.add(name, group));
    }
    table
});

impl Aliases {
    /// Adds an author's groups to the language's.
    pub(super) fn new(groups: &[Vec<String>]) -> Self {
        let mut own = Table::default();
        for (group, names) in groups.iter().enumerate() {
            let group = LANGUAGE.names.aliases.len() + group;
            names.iter().for_each(|name| own.add(name, group));
        }
        Self { own }
    }

    /// Finds each place where a name of a group stands, those inside others too.
    pub(super) fn occurrences(&self, reading: &Reading<'_>) -> Vec<Found<usize>> {
        (0..reading.len())
            .flat_map(|at| BUILT_IN.from(reading, at).chain(self.own.from(reading, at)))
            .collect()
    }

    /// Finds where a name of a group stands within `tokens` and covers token `at`.
    pub(super) fn covering(
        &self,
        reading: &Reading<'_>,
        at: usize,
        tokens: &Range<usize>,
    ) -> Vec<usize> {
        (tokens.start..=at)
            .flat_map(|first| BUILT_IN.from(reading, first).chain(self.own.from(reading, first)))
            .filter(|found| found.tokens.contains(&at))
            .map(|found| found.what)
            .collect()
    }
}

/// Whether `phrase` stands from token `at`, spaces, hyphens or a dash between its words.
fn stands(reading: &Reading<'_>, at: usize, phrase: &[Token]) -> bool {
    phrase.iter().enumerate().all(|(i, word)| {
        reading.tokens.get(at + i).is_some_and(|token| matches(word, token))
            && (i == 0 || joins(reading.gap(at + i)))
    })
}

/// Whether `token` is the word of an alias. Capitals ask for capitals, so that "IS" is no verb and
/// "US" no pronoun; but "Nato" is "NATO".
fn matches(word: &Token, token: &Token) -> bool {
    let shape = match word.shape {
        Shape::Capitals => {
            token.shape == Shape::Capitals || (token.is_capital() && word.key.len() > 3)
        }
        Shape::Capitalised => token.is_capital(),
        Shape::Small | Shape::Digits => true,
    };
    shape && word.key == token.key
}

fn joins(gap: &str) -> bool {
    matches!(gap.trim(), "" | "-" | "\u{2010}" | "\u{2011}" | "–" | "—" | "." | "&")
}
