//! Suggestions, held against what people marked as telling the same event: how often is the passage
//! that is ranked first one of those?
//!
//! What comes in: a folder with a corpus in which events are marked across articles (see `corpus`),
//! for instance ECB+ as the repositories anastasia-zhukova/Diverse_CDCR_datasets (the texts) and
//! shanybar/event_entity_coref_ecb_plus (the marks of the sentences that were checked) have it. What
//! goes out: hit@1 and hit@3 beside two baselines, the article's first sentence and the cosine of
//! TF-IDF over stems.
//!
//! `cargo bench --bench events -- FOLDER` prints the table, `-- FOLDER features` the features of the
//! training part's candidates, tab by tab, from which the weights were fitted.
//!
//! A question is a sentence of one article, another article of the same story, and an event that
//! both tell: is the first-ranked sentence of the other one in which that event is marked? `events`
//! asks that for each event of a sentence; `sentences` once for a sentence, any of its events being
//! right; `marked` is `events` where only sentences with a mark can be ranked, since most corpora
//! mark only a part of each article, and a right sentence without a mark counts as wrong.

#![expect(clippy::print_stdout, reason = "a benchmark prints its table")]

mod corpus;
mod questions;
mod rank;

use std::path::Path;

use corpus::Corpus;
use questions::{Question, questions};
use rank::Ranker;

fn main() {
    let arguments: Vec<String> = std::env::args().skip(1).filter(|a| a != "--bench").collect();
    let Some(folder) = arguments.first().filter(|folder| Path::new(folder).is_dir()) else {
        return;
    };
    let corpus = Corpus::read(Path::new(folder));
    let all = questions(&corpus);
    let (training, test): (Vec<_>, Vec<_>) = all.into_iter().partition(|one| one.is_training());
    if arguments.get(1).is_some_and(|what| what == "features") {
        let vain = questions::vain(&corpus).into_iter().filter(Question::is_training);
        rank::print_features(&corpus, &training.into_iter().chain(vain).collect::<Vec<_>>());
        return;
    }
    for (name, part) in [("training", &training), ("test", &test)] {
        print_part(&corpus, name, part);
    }
}

fn print_part(corpus: &Corpus, name: &str, events: &[Question]) {
    let sentences = questions::by_sentence(events);
    for (way, questions, marked) in
        [("events", events, false), ("sentences", &sentences[..], false), ("marked", events, true)]
    {
        let later: Vec<Question> =
            questions.iter().filter(|one| one.is_later(corpus, marked)).cloned().collect();
        for (which, questions) in [("all", questions), ("first is wrong", &later[..])] {
            print_row(corpus, &format!("{name}, {way}, {which}"), questions, marked);
        }
    }
}

fn print_row(corpus: &Corpus, name: &str, questions: &[Question], marked: bool) {
    print!("{name:<36} n {:>6}", questions.len());
    for ranker in [Ranker::First, Ranker::Stems, Ranker::Suggest] {
        let (one, three) = rank::hits(corpus, questions, ranker, marked);
        print!("  {ranker:?} {one:.3} {three:.3}");
    }
    println!();
}
