//! The words of a quotation that does not stand, for comparing them with the source's.

use std::collections::BTreeSet;
use std::ops::Range;

use super::asked::Asked;
use super::literal;
use super::pieces::{Kind, Pieces, cut};
use super::words::words;
use crate::fold::Folded;

/// How many words are compared.
const WORDS: usize = 400;
/// How many words that stand are kept before those that do not, of a longer quotation.
const KEPT: usize = 80;
/// How many words are tried first.
const FEW: usize = 3;
/// How many omissions and brackets are looked for in the source.
const OWN: usize = 16;

/// Words that a quotation says itself, outside its brackets save those that stand in the source.
///
/// Invariant: both lists are equally long.
#[derive(Debug)]
pub(super) struct Said {
    /// Where they stand in the folded quotation, in order.
    pub(super) words: Vec<Range<usize>>,
    /// Whether a bracket or an omission stands after each of them, before the next.
    pub(super) loose: Vec<bool>,
}

impl Said {
    /// Returns the words of a cut quotation; of a long one those around the place where it stops
    /// standing in a region.
    pub(super) fn of(asked: &Asked<'_>, pieces: &Pieces, region: &Range<usize>) -> Self {
        let mut said = Self { words: Vec::new(), loose: Vec::new() };
        let mut brackets = 0;
        for segment in &pieces.segments {
            for part in segment {
                brackets += usize::from(part.kind != Kind::Words);
                if part.kind == Kind::Words || (brackets <= OWN && stands(asked, &part.range)) {
                    said.words.extend(words(&asked.folded, part.range.clone()));
                    said.loose.resize(said.words.len(), false);
                } else {
                    said.loosen();
                }
            }
            said.loosen();
        }
        if let Some(last) = said.loose.last_mut() {
            *last = false; // Nothing follows.
        }
        said.join_own(asked);
        if said.words.len() > WORDS {
            let standing = said.standing(asked, 0, said.words.len(), region);
            said.keep(standing.saturating_sub(KEPT));
        }
        said
    }

    /// Says that something of the author's follows the last word.
    fn loosen(&mut self) {
        if let Some(last) = self.loose.last_mut() {
            *last = true;
        }
    }

    /// Takes back that something stands between two words where the source has it too.
    fn join_own(&mut self, asked: &Asked<'_>) {
        let loose = (1..self.words.len()).filter(|&next| self.loose[next - 1]);
        for next in loose.take(OWN).collect::<Vec<_>>() {
            let range = self.words[next - 1].start..self.words[next].end;
            self.loose[next - 1] = !stands(asked, &range);
        }
    }

    /// Returns all words of a quotation, brackets or no.
    pub(super) fn whole(asked: &Asked<'_>) -> Self {
        let mut words = words(&asked.folded, 0..asked.folded.text().len());
        words.truncate(WORDS);
        Self { loose: vec![false; words.len()], words }
    }

    fn keep(&mut self, from: usize) {
        let range = from..(from + WORDS).min(self.words.len());
        self.words = self.words[range.clone()].to_vec();
        self.loose = self.loose[range].to_vec();
    }

    /// Returns the text of words, with the marks between them.
    pub(super) fn text<'a>(&self, asked: &'a Asked<'_>, words: Range<usize>) -> &'a str {
        &asked.folded.text()[self.words[words.start].start..self.words[words.end - 1].end]
    }

    /// Returns how many words from `first` on, up to `end`, stand together in a region. As what
    /// stands together also stands cut short, doubling and then halving finds the number.
    pub(super) fn standing(
        &self,
        asked: &Asked<'_>,
        first: usize,
        end: usize,
        region: &Range<usize>,
    ) -> usize {
        let stands = |count: usize| {
            let words = self.text(asked, first..first + count);
            !literal::find(&asked.hay, words, region.clone()).places.is_empty()
        };
        let (mut low, mut high) = (0, (end - first).min(FEW));
        while high > low && stands(high) {
            low = high;
            high = (high * 2).min(end - first);
        }
        while low + 1 < high {
            let middle = low.midpoint(high);
            if stands(middle) { low = middle } else { high = middle }
        }
        low
    }
}

/// Whether a range of the quotation stands in the text, if only as letters.
fn stands(asked: &Asked<'_>, range: &Range<usize>) -> bool {
    let words = &asked.folded.text()[range.clone()];
    memchr::memmem::find(asked.hay.folded().as_bytes(), words.as_bytes()).is_some()
}

/// Returns the whole words that a folded quotation says itself, in small letters: in any text in
/// which it stands they stand as well. None where it says none.
pub(crate) fn said_keys(quotation: &Folded) -> BTreeSet<String> {
    let text = quotation.text();
    let Ok(pieces) = cut(text) else { return BTreeSet::new() };
    let parts = pieces.segments.iter().flatten().filter(|part| part.kind == Kind::Words);
    let whole = |word: &Range<usize>| {
        !text[..word.start].ends_with(']') && !text[word.end..].starts_with('[')
    };
    parts
        .flat_map(|part| words(quotation, part.range.clone()))
        .filter(whole)
        .map(|word| text[word].to_lowercase())
        .collect()
}
