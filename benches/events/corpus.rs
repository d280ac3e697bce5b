//! A corpus: a folder in, articles with their marked events out.
//!
//! Any file `*.conll` below the folder: lines of document (`topic/.../name`), sentence, word number,
//! word, and the events and entities that the word belongs to, between tabs. Any file
//! `*Event_gold_mentions.json`: marks with `doc_id` ("36_2ecb"), `sent_id` (in the later half of the
//! corpus, "ecbplus", counted without the line of the address), `coref_chain` and `tokens_str`.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use serde_json::Value;

/// The kinds of marks that are events: what happens, is said, is not done.
const EVENTS: [&str; 5] = ["ACT", "NEG", "OTH", "SPE", "GRA"];

/// What people marked in one article.
#[derive(Debug, Default)]
pub(crate) struct Document {
    /// Its sentences as prose, in order, addresses left out.
    pub(crate) sentences: Vec<String>,
    /// The sentences in which each event is told.
    pub(crate) events: BTreeMap<String, BTreeSet<usize>>,
}

/// Articles by name, and the words by which each event is told.
#[derive(Debug, Default)]
pub(crate) struct Corpus {
    pub(crate) documents: BTreeMap<String, Document>,
    pub(crate) words: BTreeMap<String, BTreeSet<String>>,
}

/// Words by sentence and number.
type Words = BTreeMap<usize, BTreeMap<usize, String>>;

/// A document, a sentence and an event told there.
type Mark = (String, usize, String);

impl Corpus {
    /// Reads all that is below a folder.
    pub(crate) fn read(folder: &Path) -> Self {
        let (mut texts, mut marks, mut corpus) =
            (BTreeMap::new(), BTreeSet::new(), Self::default());
        for path in files(folder) {
            let name = path.to_string_lossy().into_owned();
            let content = fs::read_to_string(&path).unwrap_or_default();
            if name.ends_with(".conll") {
                content.lines().for_each(|line| corpus.read_word(line, &mut texts, &mut marks));
            } else if name.ends_with("Event_gold_mentions.json") {
                let found: Vec<Value> = serde_json::from_str(&content).unwrap_or_default();
                marks.extend(found.iter().filter_map(|mention| corpus.read_mention(mention)));
            }
        }
        corpus.put_together(&texts, marks);
        corpus
    }

    fn read_word(
        &mut self,
        line: &str,
        texts: &mut BTreeMap<String, Words>,
        marks: &mut BTreeSet<Mark>,
    ) {
        let columns: Vec<&str> = line.split('\t').collect();
        let [document, sentence, number, word, chains, ..] = columns[..] else { return };
        let (Ok(sentence), Ok(number)) = (sentence.parse(), number.parse()) else { return };
        let words = texts.entry(document.to_owned()).or_default().entry(sentence).or_default();
        words.insert(number, word.to_owned());
        for chain in chains.split('|').map(|chain| chain.trim_matches([' ', '(', ')'])) {
            if is_event(chain) {
                marks.insert((document.to_owned(), sentence, chain.to_owned()));
                self.words.entry(chain.to_owned()).or_default().insert(word.to_lowercase());
            }
        }
    }

    fn read_mention(&mut self, mention: &Value) -> Option<Mark> {
        let chain = mention["coref_chain"].as_str().filter(|chain| is_event(chain))?;
        let (topic, rest) = mention["doc_id"].as_str()?.split_once('_')?;
        let number = rest.trim_end_matches(char::is_alphabetic);
        let half = &rest[number.len()..];
        let sentence = mention["sent_id"].as_u64()? + u64::from(half == "ecbplus");
        let words = mention["tokens_str"].as_str()?.to_lowercase();
        self.words.entry(chain.to_owned()).or_default().insert(words);
        let document = format!("{topic}/{topic}{half}/{number}");
        Some((document, usize::try_from(sentence).ok()?, chain.to_owned()))
    }

    fn put_together(&mut self, texts: &BTreeMap<String, Words>, marks: BTreeSet<Mark>) {
        let mut places = BTreeMap::new();
        for (name, words) in texts {
            let document = self.documents.entry(name.clone()).or_default();
            for (number, words) in words.iter().filter(|(_, words)| !is_address(words)) {
                places.insert((name.clone(), *number), document.sentences.len());
                document.sentences.push(prose(words));
            }
        }
        for (name, number, chain) in marks {
            if let Some(sentence) = places.get(&(name.clone(), number)) {
                let document = self.documents.entry(name).or_default();
                document.events.entry(chain).or_default().insert(*sentence);
            }
        }
    }
}

/// The files below a folder, in order.
fn files(folder: &Path) -> Vec<PathBuf> {
    let mut paths: Vec<PathBuf> =
        fs::read_dir(folder).into_iter().flatten().flatten().map(|entry| entry.path()).collect();
    paths.sort();
    let below = |path: PathBuf| if path.is_dir() { files(&path) } else { vec![path] };
    paths.into_iter().flat_map(below).collect()
}

/// Whether a mark is of an event that may be told again.
fn is_event(chain: &str) -> bool {
    let kind = chain.trim_end_matches(|c: char| c.is_ascii_digit());
    !chain.contains("Singleton")
        && kind.len() < chain.len()
        && EVENTS.iter().any(|end| kind.ends_with(end))
}

fn is_address(words: &BTreeMap<usize, String>) -> bool {
    words.values().next().is_some_and(|word| word.starts_with("http"))
}

/// Joins words as prose does.
fn prose(words: &BTreeMap<usize, String>) -> String {
    let mut text = String::new();
    for word in words.values() {
        let word = if word == "``" || word == "''" { "\"" } else { word };
        let closes = word
            .starts_with([',', '.', ';', ':', '!', '?', '%', ')', ']', '’', '”', '\'', '-'])
            || word == "n't";
        let open = text.ends_with(['(', '[', '$', '“', '‘', '-', '’']);
        let decimal = word.starts_with(|c: char| c.is_ascii_digit()) && ends_in_decimal(&text);
        if !(text.is_empty() || closes || open || decimal) {
            text.push(' ');
        }
        text.push_str(word);
    }
    text
}

/// Whether a number is cut after its comma or point: "1," before "000".
fn ends_in_decimal(text: &str) -> bool {
    let digits = text.trim_end_matches([',', '.', ':']);
    digits.len() < text.len() && digits.ends_with(|c: char| c.is_ascii_digit())
}
