//! The report: two plain texts in, JSON out, for a program or a person that asks which passage of
//! the other text tells this.
//!
//! ```json
//! {
//!   "version": 1,
//!   "a": { "name": "A.txt", "sentences": 24 },
//!   "b": { "name": "B.txt", "sentences": 31 },
//!   "passages": [
//!     {
//!       "paragraph": 1, "sentence": 2, "start": 61, "end": 140, "text": "...",
//!       "counterparts": [
//!         {
//!           "paragraph": 1, "sentence": 1, "start": 0, "end": 58, "text": "...",
//!           "score": 0.8123, "shared": ["143", "Crocus City Hall"]
//!         }
//!       ]
//!     }
//!   ]
//! }
//! ```
//!
//! Every sentence of A stands once in `passages`, in order; its `counterparts` are sentences of B,
//! the best first; a sentence of nothing but marks has none and is none. A line that is not blank is a paragraph; paragraphs count from 1, sentences from
//! 1 in each paragraph, `start` and `end` are bytes of the file. `score` is how likely it is, from 0
//! to 1, that the two tell one event, to four places. Fields may be added, never changed; `version`
//! rises if one must.

use serde::Serialize;

use super::plain::{Sentence, sentences_of};
use super::{Article, Counterpart, counterparts};

#[derive(Serialize)]
struct Report<'a> {
    version: u32,
    a: File<'a>,
    b: File<'a>,
    passages: Vec<Asked<'a>>,
}

#[derive(Serialize)]
struct File<'a> {
    name: &'a str,
    sentences: usize,
}

#[derive(Serialize)]
struct Spot<'a> {
    paragraph: usize,
    sentence: usize,
    start: usize,
    end: usize,
    text: &'a str,
}

#[derive(Serialize)]
struct Asked<'a> {
    #[serde(flatten)]
    spot: Spot<'a>,
    counterparts: Vec<Answer<'a>>,
}

#[derive(Serialize)]
struct Answer<'a> {
    #[serde(flatten)]
    spot: Spot<'a>,
    score: f64,
    shared: Vec<String>,
}

/// A plain text, by its name, in sentences.
struct Plain<'a> {
    name: &'a str,
    text: &'a str,
    sentences: Vec<Sentence>,
}

impl<'a> Plain<'a> {
    fn new((name, text): (&'a str, &'a str)) -> Self {
        Self { name, text, sentences: sentences_of(text) }
    }

    fn article(&self) -> Article<'a> {
        let passages = self.sentences.iter().map(|one| &self.text[one.range.clone()]).collect();
        Article { id: self.name, title: None, passages }
    }

    fn file(&self) -> File<'a> {
        File { name: self.name, sentences: self.sentences.len() }
    }

    fn spot(&self, at: usize) -> Spot<'a> {
        let Sentence { paragraph, sentence, range } = &self.sentences[at];
        let text = &self.text[range.clone()];
        Spot {
            paragraph: *paragraph,
            sentence: *sentence,
            start: range.start,
            end: range.end,
            text,
        }
    }
}

/// Ranks for each sentence of text `a` the best `most` sentences of text `b`, each text given with
/// its name, and returns that as JSON, in the form that this module's head documents.
pub fn report(a: (&str, &str), b: (&str, &str), most: usize) -> String {
    let (a, b) = (Plain::new(a), Plain::new(b));
    let ranked = counterparts(&a.article(), &b.article(), most);
    let asked = |(at, ranked): (usize, Vec<Counterpart>)| Asked {
        spot: a.spot(at),
        counterparts: ranked.into_iter().map(|found| answer(&b, found)).collect(),
    };
    let passages = ranked.into_iter().enumerate().map(asked).collect();
    let report = Report { version: 1, a: a.file(), b: b.file(), passages };
    serde_json::to_string_pretty(&report).unwrap_or_default()
}

fn answer<'a>(b: &Plain<'a>, found: Counterpart) -> Answer<'a> {
    let score = (found.score * 10_000.0).round() / 10_000.0;
    Answer { spot: b.spot(found.passage), score, shared: found.shared }
}

#[cfg(test)]
mod tests;
