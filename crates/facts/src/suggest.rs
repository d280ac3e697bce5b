//! Suggest: articles in, pairs of passages that may tell the same fact out, for an author to accept.
//!
//! Start at [`suggest`], for all the sources of a book, or at [`counterparts`], for two articles;
//! [`report`] does the latter for two plain texts and writes JSON.
//!
//! 1. `terms` reads a passage: numbers and dates by their value, other words by their stem.
//! 2. `nearest` finds the articles that are worth setting side by side.
//! 3. `pairing` weighs the terms of two articles and likens each passage to each ([`Features`]).
//! 4. `features` makes one score of that, with weights fitted to articles in which people had marked
//!    what tells the same event.
//!
//! A score says how likely it is that two passages tell one event, not whether they agree.

mod article;
mod features;
mod nearest;
mod pairing;
mod plain;
mod report;
mod shared;
mod terms;
mod vectors;

pub use features::Features;
pub use report::report;

use article::Terms;
use pairing::Pairing;

/// A text in passages.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Article<'a> {
    /// What tells it from the others.
    pub id: &'a str,
    /// Its title, if it has one that is no passage.
    pub title: Option<&'a str>,
    /// Its paragraphs or its sentences, in order.
    pub passages: Vec<&'a str>,
}

/// A passage of one of several articles, both by their number from 0.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Place {
    /// The article.
    pub article: usize,
    /// The passage in it.
    pub passage: usize,
}

/// Two passages that may tell one fact.
#[derive(Clone, Debug, PartialEq)]
pub struct Suggestion {
    /// The passage of the article whose id comes first.
    pub a: Place,
    /// The passage of the other.
    pub b: Place,
    /// How likely it is that they tell one, 0 to 1.
    pub score: f64,
    /// What they share, in the words of `a`, what weighs most first.
    pub shared: Vec<String>,
}

/// A passage that may tell what a given one does.
#[derive(Clone, Debug, PartialEq)]
pub struct Counterpart {
    /// Its number in its article, from 0.
    pub passage: usize,
    /// How likely it is that it does, 0 to 1.
    pub score: f64,
    /// What the score was made of.
    pub features: Features,
    /// What they share, in the words of the given one, what weighs most first.
    pub shared: Vec<String>,
}

/// How far to look.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Options {
    /// To how many articles, the likest, each is compared.
    pub neighbours: usize,
    /// How many passages of one other article are suggested for one passage.
    pub each: usize,
    /// The least score that is suggested.
    pub least: f64,
}

impl Default for Options {
    fn default() -> Self {
        Self { neighbours: 10, each: 1, least: 0.2 }
    }
}

/// Ranks pairs of passages of different articles by how likely they tell one fact, best first.
///
/// A pair is suggested if it shares a term, scores enough, and each passage is among the best
/// `options.each` for the other. The order of the articles changes nothing but the numbers by which
/// a [`Place`] knows them.
pub fn suggest(articles: &[Article<'_>], options: &Options) -> Vec<Suggestion> {
    let mut order: Vec<usize> = (0..articles.len()).collect();
    order.sort_by(|a, b| articles[*a].cmp(&articles[*b]));
    let read: Vec<Terms<'_>> = order.iter().map(|at| Terms::read(&articles[*at])).collect();
    let mut found = Vec::new();
    for (a, b) in nearest::nearest(&read, options.neighbours) {
        let pairing = Pairing::new(&read[a], &read[b]);
        let suggestion = |(i, j, score)| Suggestion {
            a: Place { article: a, passage: i },
            b: Place { article: b, passage: j },
            score,
            shared: pairing.shared(i, j),
        };
        found.extend(pairing.mutual(options).into_iter().map(suggestion));
    }
    found.sort_by(|x, y| y.score.total_cmp(&x.score).then((x.a, x.b).cmp(&(y.a, y.b))));
    for suggestion in &mut found {
        suggestion.a.article = order[suggestion.a.article];
        suggestion.b.article = order[suggestion.b.article];
    }
    found
}

/// Ranks for each passage of `a` the passages of `b` by how likely they tell the same, best first,
/// at most `most`; those that share nothing by their place alone, and those of nothing but marks not.
pub fn counterparts(a: &Article<'_>, b: &Article<'_>, most: usize) -> Vec<Vec<Counterpart>> {
    let (a, b) = (Terms::read(a), Terms::read(b));
    let pairing = Pairing::new(&a, &b);
    (0..a.passages.len()).map(|i| pairing.counterparts(i, most)).collect()
}

#[cfg(test)]
mod tests;
