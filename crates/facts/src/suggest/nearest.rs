//! Which articles to set side by side: all of them in, pairs of like ones out.
//!
//! Whole texts are likened by their rarer terms through an index from terms to articles, so that
//! two articles with no such term in common are never looked at. A term is rare enough if it stands
//! in at most [`COMMON`] articles: so the work for one article does not grow with their number.

use std::collections::{BTreeMap, BTreeSet};

use super::article::Terms;
use super::terms::Key;
use super::vectors::{Counts, Vector, counted, spread};

/// In how many articles a term may stand that is looked up.
const COMMON: u32 = 50;

/// Returns the pairs of articles in which one is among the `neighbours` likest of the other, each
/// once, the lesser number first. Of no more than `neighbours + 1` articles all pairs.
pub(super) fn nearest(articles: &[Terms<'_>], neighbours: usize) -> BTreeSet<(usize, usize)> {
    if articles.len() <= neighbours + 1 {
        return (0..articles.len()).flat_map(|b| (0..b).map(move |a| (a, b))).collect();
    }
    let vectors = whole(articles);
    let index = index(&vectors);
    let of = |a: usize| likest(a, &vectors, &index, neighbours).into_iter().map(move |b| (a, b));
    (0..articles.len()).flat_map(of).map(|(a, b)| (a.min(b), a.max(b))).collect()
}

/// The articles' rarer terms, each weighed by how few articles have it.
fn whole(articles: &[Terms<'_>]) -> Vec<Vector> {
    let counts: Vec<Counts> = articles.iter().map(Terms::whole).collect();
    let spread = spread(counts.iter());
    let all = u32::try_from(articles.len()).unwrap_or(u32::MAX);
    let rare = |counts: &Counts| -> Counts {
        counts.iter().copied().filter(|(key, _)| counted(&spread, *key) <= COMMON).collect()
    };
    let rarity = |key: Key| (f64::from(all) / f64::from(counted(&spread, key).max(1))).ln();
    counts.iter().map(|counts| Vector::new(&rare(counts), rarity)).collect()
}

/// The articles in which each term stands, with its weight there.
type Index = BTreeMap<Key, Vec<(usize, f64)>>;

fn index(vectors: &[Vector]) -> Index {
    let mut index = Index::new();
    for (article, vector) in vectors.iter().enumerate() {
        for (key, weight) in vector.weights() {
            index.entry(*key).or_default().push((article, *weight));
        }
    }
    index
}

/// Returns the articles likest to `article`, at most `most`, the likest first.
fn likest(article: usize, vectors: &[Vector], index: &Index, most: usize) -> Vec<usize> {
    let mut sums: BTreeMap<usize, f64> = BTreeMap::new();
    for (key, weight) in vectors[article].weights() {
        for (other, other_weight) in &index[key] {
            *sums.entry(*other).or_default() += weight * other_weight;
        }
    }
    sums.remove(&article);
    let mut likest: Vec<(usize, f64)> =
        sums.into_iter().map(|(other, sum)| (other, sum / vectors[other].length())).collect();
    likest.sort_by(|(a, x), (b, y)| y.total_cmp(x).then(a.cmp(b)));
    likest.into_iter().take(most).map(|(other, _)| other).collect()
}

#[cfg(test)]
mod tests;
