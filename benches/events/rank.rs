//! Rankers: questions in, how many are answered right out.

use std::collections::BTreeMap;

use briefing_facts::suggest::{Article, Counterpart, counterparts};
use briefing_reading::stems;

use super::corpus::{Corpus, Document};
use super::questions::Question;

/// What ranks the sentences of an article.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Ranker {
    /// Their order.
    First,
    /// The cosine of TF-IDF over stems.
    Stems,
    /// What is measured.
    Suggest,
}

/// The ranks that each sentence of one article gives to those of another.
type Ranks = Vec<Vec<usize>>;

/// Returns the parts of the questions whose first, and one of whose first three, is right.
pub(crate) fn hits(
    corpus: &Corpus,
    questions: &[Question],
    ranker: Ranker,
    marked: bool,
) -> (f64, f64) {
    let mut known: BTreeMap<(&str, &str), Ranks> = BTreeMap::new();
    let mut hits = [0; 2];
    for one in questions {
        let ranks = known
            .entry((&one.a, &one.b))
            .or_insert_with(|| rank(&corpus.documents[&one.a], &corpus.documents[&one.b], ranker));
        let candidates = one.candidates(corpus, marked);
        let ranked = ranks[one.sentence].iter().filter(|at| candidates.contains(at));
        let right: Vec<bool> = ranked.take(3).map(|at| one.right.contains(at)).collect();
        hits[0] += usize::from(right.first() == Some(&true));
        hits[1] += usize::from(right.contains(&true));
    }
    let part = |hits: usize| hits as f64 / questions.len().max(1) as f64;
    (part(hits[0]), part(hits[1]))
}

fn rank(a: &Document, b: &Document, ranker: Ranker) -> Ranks {
    match ranker {
        Ranker::First => vec![(0..b.sentences.len()).collect(); a.sentences.len()],
        Ranker::Stems => by_stems(a, b),
        Ranker::Suggest => {
            let passages =
                |ranked: Vec<Counterpart>| ranked.iter().map(|one| one.passage).collect();
            compared(a, b).into_iter().map(passages).collect()
        }
    }
}

fn compared(a: &Document, b: &Document) -> Vec<Vec<Counterpart>> {
    counterparts(&article("a", a), &article("b", b), usize::MAX)
}

fn article<'a>(id: &'a str, document: &'a Document) -> Article<'a> {
    let passages = document.sentences.iter().map(String::as_str).collect();
    Article { id, title: None, passages }
}

/// The weight of each stem of a sentence.
type Vector = BTreeMap<String, f64>;

fn by_stems(a: &Document, b: &Document) -> Ranks {
    let count = |sentence: &String| {
        let mut counts = Vector::new();
        stems(sentence).into_iter().for_each(|stem| *counts.entry(stem.key).or_default() += 1.0);
        counts
    };
    let mut counts: Vec<Vector> = a.sentences.iter().chain(&b.sentences).map(count).collect();
    let mut spread = Vector::new();
    counts
        .iter()
        .flat_map(Vector::keys)
        .for_each(|key| *spread.entry(key.clone()).or_default() += 1.0);
    let all = counts.len() as f64;
    counts.iter_mut().flatten().for_each(|(key, weight)| *weight *= (all / spread[key]).ln());
    let (of_a, of_b) = counts.split_at(a.sentences.len());
    of_a.iter().map(|one| sorted(of_b.iter().map(|other| cosine(one, other)).collect())).collect()
}

fn cosine(a: &Vector, b: &Vector) -> f64 {
    let length = |v: &Vector| v.values().map(|weight| weight * weight).sum::<f64>().sqrt();
    let product: f64 = a.iter().map(|(key, weight)| weight * b.get(key).unwrap_or(&0.0)).sum();
    product / (length(a) * length(b)).max(f64::MIN_POSITIVE)
}

fn sorted(scores: Vec<f64>) -> Vec<usize> {
    let mut ranked: Vec<usize> = (0..scores.len()).collect();
    ranked.sort_by(|a, b| scores[*b].total_cmp(&scores[*a]).then(a.cmp(b)));
    ranked
}

/// Prints a line for each candidate of each question: the question's number, its topic, whether the
/// candidate is right, marked, then its place and its features.
pub(crate) fn print_features(corpus: &Corpus, questions: &[Question]) {
    let mut known: BTreeMap<(&str, &str), Vec<Vec<Counterpart>>> = BTreeMap::new();
    for (number, one) in questions.iter().enumerate() {
        let (a, b) = (&corpus.documents[&one.a], &corpus.documents[&one.b]);
        let ranked = &known.entry((&one.a, &one.b)).or_insert_with(|| compared(a, b))[one.sentence];
        let marked = one.candidates(corpus, true);
        for other in ranked {
            let right = usize::from(one.right.contains(&other.passage));
            let mark = usize::from(marked.contains(&other.passage));
            let row: Vec<String> = other.features.row().iter().map(|f| format!("{f:.5}")).collect();
            let topic = one.a.split('/').next().unwrap_or_default();
            println!("{number}\t{topic}\t{right}\t{mark}\t{}\t{}", other.passage, row.join("\t"));
        }
    }
}
