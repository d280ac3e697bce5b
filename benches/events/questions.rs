//! Questions: a corpus in, sentences with those that tell the same event out.

use std::collections::{BTreeMap, BTreeSet};

use super::corpus::{Corpus, Document};

/// Words that tell of a report and not of an event, or stand for another word: an event that is
/// told by these alone is not asked for.
const REPORTS: &str = "say said says saying tell told tells report reported reports reporting \
    according announce announced announces announcement statement add added adds state stated \
    confirm confirmed confirms news know it this that they them these those which who he she his \
    her its what so do did does done doing";

/// The first topic, by its number, of the test part; a topic without a number belongs to it too.
const FIRST_OF_TEST: usize = 36;

/// A sentence of one article, and those of another that tell the same.
#[derive(Clone, Debug)]
pub(crate) struct Question {
    pub(crate) a: String,
    pub(crate) sentence: usize,
    pub(crate) b: String,
    pub(crate) right: BTreeSet<usize>,
}

impl Question {
    /// Whether it belongs to the part from which weights are fitted.
    pub(crate) fn is_training(&self) -> bool {
        let topic = self.a.split('/').next().unwrap_or_default();
        topic.parse::<usize>().is_ok_and(|topic| topic < FIRST_OF_TEST)
    }

    /// The sentences that can be ranked.
    pub(crate) fn candidates(&self, corpus: &Corpus, marked: bool) -> Vec<usize> {
        let document = &corpus.documents[&self.b];
        let told: BTreeSet<usize> = document.events.values().flatten().copied().collect();
        (0..document.sentences.len()).filter(|at| !marked || told.contains(at)).collect()
    }

    /// Whether the first sentence that can be ranked is wrong.
    pub(crate) fn is_later(&self, corpus: &Corpus, marked: bool) -> bool {
        self.candidates(corpus, marked).first().is_none_or(|first| !self.right.contains(first))
    }
}

/// The articles of each story.
type Stories<'a> = BTreeMap<&'a str, Vec<(&'a String, &'a Document)>>;

fn stories(corpus: &Corpus) -> Stories<'_> {
    let mut stories = Stories::new();
    for document in &corpus.documents {
        let story = document.0.rsplit_once('/').map_or("", |(story, _)| story);
        stories.entry(story).or_default().push(document);
    }
    stories
}

/// Asks for every event that two articles of one story tell, from each sentence that tells it,
/// unless every sentence would be right.
pub(crate) fn questions(corpus: &Corpus) -> Vec<Question> {
    let mut questions = Vec::new();
    for documents in stories(corpus).values() {
        for a in documents {
            for b in documents.iter().filter(|b| b.0 != a.0) {
                questions.extend(between(corpus, *a, *b));
            }
        }
    }
    questions
}

/// Asks from each article one of the story that follows: nothing is right. In ECB+ that is by turns
/// a like story (another wedding, another quake) and quite another.
pub(crate) fn vain(corpus: &Corpus) -> Vec<Question> {
    let stories = stories(corpus);
    let mut questions = Vec::new();
    for (own, next) in stories.values().zip(stories.values().skip(1)) {
        for (a, b) in own.iter().zip(next.iter().cycle()) {
            let sentences: BTreeSet<usize> = a.1.events.values().flatten().copied().collect();
            let ask = |sentence| Question {
                a: a.0.clone(),
                sentence,
                b: b.0.clone(),
                right: BTreeSet::new(),
            };
            questions.extend(sentences.into_iter().map(ask));
        }
    }
    questions
}

fn between(corpus: &Corpus, a: (&String, &Document), b: (&String, &Document)) -> Vec<Question> {
    let mut questions = Vec::new();
    for (event, sentences) in a.1.events.iter().filter(|(event, _)| is_asked(corpus, event)) {
        let right = b.1.events.get(event).cloned().unwrap_or_default();
        if right.is_empty() || right.len() == b.1.sentences.len() {
            continue;
        }
        let ask = |sentence: &usize| Question {
            a: a.0.clone(),
            sentence: *sentence,
            b: b.0.clone(),
            right: right.clone(),
        };
        questions.extend(sentences.iter().map(ask));
    }
    questions
}

fn is_asked(corpus: &Corpus, event: &str) -> bool {
    let words = &corpus.words[event];
    words.iter().any(|word| !REPORTS.split_whitespace().any(|report| report == word))
}

/// Puts the questions that one sentence asks of one article together.
pub(crate) fn by_sentence(questions: &[Question]) -> Vec<Question> {
    let mut together: BTreeMap<(&str, usize, &str), Question> = BTreeMap::new();
    for one in questions {
        let key = (one.a.as_str(), one.sentence, one.b.as_str());
        together.entry(key).or_insert_with(|| one.clone()).right.extend(&one.right);
    }
    together.into_values().collect()
}
