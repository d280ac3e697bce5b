//! Names of a sentence held against the words of the passages.

use std::ops::Range;

use strsim::damerau_levenshtein;

use crate::numbers::Found;
use crate::support::aliases::Aliases;
use crate::support::evidence::Evidence;
use crate::support::{Claims, Kind, Unsupported};
use crate::tokens::{Reading, Shape, stem};

/// Up to how many letters a word in capitals must stand in capitals, for it may be another word.
const SHORT_ACRONYM: usize = 4;

/// From how many letters on two spellings of a forename are held to be one ("Aleksander").
const SPELLING_LENGTH: usize = 5;

/// In how many letters two spellings of one name may differ.
const SPELLING_DISTANCE: usize = 2;

/// Finds the words of names that stand in no passage, one finding for each row of them.
pub(super) fn unsupported(
    claims: &Claims<'_>,
    evidence: &Evidence,
    aliases: &Aliases,
) -> Vec<Unsupported> {
    let desk = Desk { reading: &claims.reading, evidence, aliases };
    claims.names.iter().flat_map(|name| desk.failing(name)).collect()
}

/// What a name is held against.
struct Desk<'a> {
    reading: &'a Reading<'a>,
    evidence: &'a Evidence,
    aliases: &'a Aliases,
}

impl Desk<'_> {
    fn failing(&self, name: &Found<Vec<usize>>) -> Vec<Unsupported> {
        let covered = self.by_initials(name);
        let stands: Vec<bool> = name
            .what
            .iter()
            .map(|&word| covered.contains(&word) || self.stands(word, &name.tokens))
            .collect();
        let some = stands.contains(&true);
        let fails = |i: usize| !(stands[i] || (some && self.is_spelling(name.what[i])));
        let failing: Vec<usize> = (0..stands.len()).filter(|&i| fails(i)).collect();
        let rows = failing.chunk_by(|a, b| a + 1 == *b);
        rows.map(|row| self.report(name.what[row[0]], name.what[row[row.len() - 1]])).collect()
    }

    /// Whether one significant word of a name stands in a passage by itself or under an alias.
    fn stands(&self, word: usize, name: &Range<usize>) -> bool {
        let token = &self.reading.tokens[word];
        let short = token.shape == Shape::Capitals && token.key.len() <= SHORT_ACRONYM;
        let single = token.key.chars().count() == 1;
        let literal = if short || single {
            self.evidence.capitalised.contains(&token.key)
        } else {
            self.evidence.stems.contains(&stem(&token.key))
        };
        literal
            || (token.shape == Shape::Capitals && self.evidence.initials.contains(&token.key))
            || self
                .aliases
                .covering(self.reading, word, name)
                .iter()
                .any(|group| self.evidence.groups.contains(group))
    }

    /// The words of a name whose initials stand in a passage: "National Security Council", "NSC".
    fn by_initials(&self, name: &Found<Vec<usize>>) -> Range<usize> {
        let capitals: Vec<usize> =
            name.tokens.clone().filter(|&i| self.reading.tokens[i].is_capital()).collect();
        for first in 0..capitals.len() {
            for end in (first + 2..=capitals.len()).rev() {
                let keys = capitals[first..end].iter().map(|&i| self.reading.key(i));
                let initials: String = keys.filter_map(|key| key.chars().next()).collect();
                if self.evidence.acronyms.contains(&initials) {
                    return capitals[first]..capitals[end - 1] + 1;
                }
            }
        }
        0..0
    }

    /// Whether a passage spells the word a little differently.
    fn is_spelling(&self, word: usize) -> bool {
        let key = self.reading.key(word);
        key.chars().count() >= SPELLING_LENGTH
            && self.evidence.capitalised.iter().any(|other| {
                other.chars().next() == key.chars().next()
                    && other.chars().count() >= SPELLING_LENGTH
                    && damerau_levenshtein(other, key) <= SPELLING_DISTANCE
            })
    }

    /// Reports the words from `first` to `last`, and what a hyphen joins to them.
    fn report(&self, mut first: usize, last: usize) -> Unsupported {
        let word = self.reading.written(first);
        let mut end = last + 1;
        while self.reading.hyphened(first) && self.reading.tokens[first - 1].is_capital() {
            first -= 1;
        }
        while self.reading.hyphened(end) && self.reading.tokens[end].is_capital() {
            end += 1;
        }
        let nearest = (first + 1 == end).then(|| self.nearest(word)).flatten();
        Unsupported { range: self.reading.span(first, end), kind: Kind::Name, nearest }
    }

    /// The capitalised word of the passages that differs in the fewest letters, a third at most.
    fn nearest(&self, word: &str) -> Option<String> {
        let distance =
            |other: &&String| damerau_levenshtein(&other.to_lowercase(), &word.to_lowercase());
        let nearest = self.evidence.written.iter().min_by_key(distance)?;
        (distance(&nearest) * 3 <= word.chars().count()).then(|| nearest.clone())
    }
}
