//! The five sources, their sentences, and the quotations made from them.

use std::ops::Range;
use std::path::Path;

use briefing_sources::Text;

use crate::plainly::{self, Plain};

/// The sources' ids, in code-point order.
pub(crate) const IDS: [&str; 5] = ["analysis", "encyclopedia", "interview", "live", "wapo"];

/// One source.
pub(crate) struct Source {
    pub(crate) text: Text,
    /// Its characters as `plainly` compares them.
    pub(crate) plain: Plain,
    /// All its sentences of three words or more, in order.
    pub(crate) sentences: Vec<Sentence>,
}

/// A sentence, with ranges in bytes of the source.
pub(crate) struct Sentence {
    pub(crate) range: Range<usize>,
    pub(crate) paragraph: Range<usize>,
    /// What stands between white space in it.
    pub(crate) tokens: Vec<Range<usize>>,
}

/// A quotation that stands in its source word for word: tokens of a sentence.
pub(crate) struct Quotation<'a> {
    /// The number of the source.
    pub(crate) source: usize,
    pub(crate) sentence: &'a Sentence,
    /// Its tokens, in bytes of the source.
    pub(crate) tokens: &'a [Range<usize>],
}

impl Quotation<'_> {
    pub(crate) fn range(&self) -> Range<usize> {
        self.tokens[0].start..self.tokens[self.tokens.len() - 1].end
    }
}

/// All sources and all quotations.
pub(crate) struct Corpus {
    pub(crate) texts: Vec<Source>,
}

impl Corpus {
    pub(crate) fn read() -> Self {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../sources");
        let read = |id: &&str| {
            let content = std::fs::read_to_string(folder.join(format!("{id}.txt")));
            Source::new(id, content.expect("the sources stand in the workspace"))
        };
        Self { texts: IDS.iter().map(read).collect() }
    }

    /// Returns quotations from every sentence: all of it, its halves and its middle, of at least
    /// `least` tokens each.
    pub(crate) fn quotations(&self, least: usize) -> Vec<Quotation<'_>> {
        let mut quotations = Vec::new();
        for (source, text) in self.texts.iter().enumerate() {
            for sentence in &text.sentences {
                let count = sentence.tokens.len();
                let mut parts =
                    vec![0..count, 0..count / 2, count / 2..count, count / 4..count * 3 / 4];
                parts.dedup();
                for part in parts.into_iter().filter(|part| part.len() >= least) {
                    let tokens = &sentence.tokens[part];
                    quotations.push(Quotation { source, sentence, tokens });
                }
            }
        }
        quotations
    }

    /// Returns those of the quotations that stand once in their source, however they are written.
    pub(crate) fn unique_quotations(&self, least: usize) -> Vec<Quotation<'_>> {
        let mut quotations = self.quotations(least);
        quotations.retain(|one| {
            let text = &self.texts[one.source];
            text.plain.count(&text.text.text()[one.range()]) == 1
        });
        quotations
    }
}

impl Source {
    pub(crate) fn new(id: &str, content: String) -> Self {
        let text = Text::plain(id, content);
        let plain = plainly::Plain::of(text.text());
        let mut sentences = Vec::new();
        for paragraph in text.paragraphs() {
            let words = &text.text()[paragraph.range.clone()];
            for range in briefing_reading::sentences(words) {
                let start = paragraph.range.start + range.start;
                let range = start..paragraph.range.start + range.end;
                let tokens = tokens(text.text(), range.clone());
                let paragraph = paragraph.range.clone();
                if tokens.len() >= 3 {
                    sentences.push(Sentence { range, paragraph, tokens });
                }
            }
        }
        Self { text, plain, sentences }
    }
}

/// Returns what stands between white space.
fn tokens(text: &str, range: Range<usize>) -> Vec<Range<usize>> {
    let mut tokens = Vec::new();
    let mut start = None;
    for (at, c) in text[range.clone()].char_indices().map(|(at, c)| (range.start + at, c)) {
        match (c.is_whitespace(), start) {
            (true, Some(from)) => {
                tokens.push(from..at);
                start = None;
            }
            (false, None) => start = Some(at),
            _ => {}
        }
    }
    tokens.extend(start.map(|from| from..range.end));
    tokens
}

/// Returns a token without the marks around its word, `None` if it has no word.
pub(crate) fn core(text: &str, token: &Range<usize>) -> Option<Range<usize>> {
    let words = &text[token.clone()];
    let start = token.start + words.find(char::is_alphanumeric)?;
    let end = words.char_indices().rfind(|(_, c)| c.is_alphanumeric())?;
    Some(start..token.start + end.0 + end.1.len_utf8())
}
