//! Articles read: passages in, their terms counted out.

use super::Article;
use super::terms::{Kind, Term, grams, terms};
use super::vectors::{Counts, count, spread};

/// An article with the terms of its passages.
#[derive(Debug)]
pub(super) struct Terms<'a> {
    pub(super) passages: Vec<Passage<'a>>,
    /// The terms of the title.
    pub(super) title: Counts,
    /// In how many passages each term stands.
    pub(super) spread: Counts,
    /// In how many passages each row of four letters stands.
    pub(super) gram_spread: Counts,
}

/// A passage with its terms.
#[derive(Debug)]
pub(super) struct Passage<'a> {
    pub(super) text: &'a str,
    pub(super) terms: Vec<Term>,
    pub(super) counts: Counts,
    /// Its words that have no capital.
    pub(super) plain: Counts,
    pub(super) grams: Counts,
}

impl<'a> Terms<'a> {
    pub(super) fn read(article: &Article<'a>) -> Self {
        let passages: Vec<Passage<'a>> =
            article.passages.iter().map(|text| Passage::read(text)).collect();
        Self {
            title: count(terms(article.title.unwrap_or_default()).iter().map(|t| t.key).collect()),
            spread: spread(passages.iter().map(|passage| &passage.counts)),
            gram_spread: spread(passages.iter().map(|passage| &passage.grams)),
            passages,
        }
    }

    /// Counts the terms of the whole article, those of its title too.
    pub(super) fn whole(&self) -> Counts {
        let passages = self.passages.iter().flat_map(|passage| &passage.terms).map(|term| term.key);
        let title = self.title.iter().map(|(key, _)| *key);
        count(passages.chain(title).collect())
    }
}

impl<'a> Passage<'a> {
    fn read(text: &'a str) -> Self {
        let terms = terms(text);
        let plain = terms.iter().filter(|term| term.kind == Kind::Plain);
        let letters = terms.iter().flat_map(|term| grams(&text[term.range.clone()])).collect();
        Self {
            text,
            counts: count(terms.iter().map(|term| term.key).collect()),
            plain: count(plain.map(|term| term.key).collect()),
            grams: count(letters),
            terms,
        }
    }

    /// Whether it has a word or a number, and not marks alone.
    pub(super) fn says_something(&self) -> bool {
        self.text.contains(char::is_alphanumeric)
    }

    /// How many of its terms are words: a dateline has hardly one.
    pub(super) fn words(&self) -> usize {
        self.terms.iter().filter(|term| term.kind != Kind::Value).count()
    }
}
