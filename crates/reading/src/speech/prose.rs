//! A text read for speech: its words, quotations, names and sentences, each known to each word.

use std::ops::Range;

use crate::dates::dates;
use crate::language::{LANGUAGE, Words};
use crate::names::names;
use crate::sentences::sentences;
use crate::tokens::{Reading, Shape, stem};

/// Double quotation marks that open, that close, and that do either.
const OPENING: [char; 3] = ['“', '„', '«'];
const CLOSING: [char; 2] = ['”', '»'];
const EITHER: [char; 2] = ['"', '＂'];

/// How many words a bracket may hold to belong to the word before it.
const BRACKETED: usize = 8;

/// Words between quotation marks, in bytes, without and with their marks.
pub(crate) struct Quote {
    pub(crate) inner: Range<usize>,
    pub(crate) outer: Range<usize>,
}

/// A text and what each of its tokens belongs to.
pub(crate) struct Prose<'a> {
    pub(crate) reading: Reading<'a>,
    pub(crate) quotes: Vec<Quote>,
    /// The sentences as tokens; one that a quotation holds together is one.
    pub(crate) sentences: Vec<Range<usize>>,
    /// The names as tokens, and the significant words of each in bytes.
    pub(crate) names: Vec<(Range<usize>, Vec<Range<usize>>)>,
    quote_of: Vec<Option<usize>>,
    name_of: Vec<Option<usize>>,
    dated: Vec<bool>,
}

impl<'a> Prose<'a> {
    pub(crate) fn new(text: &'a str) -> Self {
        let reading = Reading::new(text);
        let quotes = quotes(text);
        let quote_of = owners(&reading, quotes.iter().map(|quote| quote.outer.clone()));
        let found = names(text);
        let name_of = owners(&reading, found.iter().map(|name| name.range.clone()));
        let dated = owners(&reading, dates(text).into_iter().map(|date| date.range));
        let sentences = joined(&reading, text, &quotes);
        let tokens = runs(&name_of, found.len());
        let names = tokens.into_iter().zip(found.into_iter().map(|name| name.words)).collect();
        let dated = dated.iter().map(Option::is_some).collect();
        Self { reading, quotes, sentences, names, quote_of, name_of, dated }
    }

    /// The folded form of token `i`; of one in capitals as it is written: "WHO" is not "who".
    pub(crate) fn key(&self, i: usize) -> &str {
        match self.reading.tokens.get(i) {
            Some(token) if token.shape == Shape::Capitals => self.reading.written(i),
            _ => self.reading.key(i),
        }
    }

    /// Whether token `i` is one of `words`.
    pub(crate) fn is(&self, i: usize, words: Words) -> bool {
        words.contains(&self.key(i))
    }

    /// Whether token `i`, in the singular or as it stands, is one of `words`.
    pub(crate) fn is_noun(&self, i: usize, words: Words) -> bool {
        self.is(i, words) || words.contains(&stem(self.key(i)).as_str())
    }

    /// The quotation that holds token `i`.
    pub(crate) fn quote(&self, i: usize) -> Option<usize> {
        self.quote_of.get(i).copied().flatten()
    }

    /// The name that holds token `i`.
    pub(crate) fn name(&self, i: usize) -> Option<usize> {
        self.name_of.get(i).copied().flatten()
    }

    pub(crate) fn is_dated(&self, i: usize) -> bool {
        self.dated.get(i).copied().unwrap_or(false)
    }

    pub(crate) fn is_small(&self, i: usize) -> bool {
        self.reading.tokens.get(i).is_some_and(|token| token.shape == Shape::Small)
    }

    pub(crate) fn is_numeral(&self, i: usize) -> bool {
        self.reading.tokens.get(i).is_some_and(|token| token.shape == Shape::Digits)
    }

    /// Whether token `i` has a possessive ending.
    pub(crate) fn is_possessive(&self, i: usize) -> bool {
        let token = self.reading.tokens.get(i);
        token.is_some_and(|token| token.end > token.range.end)
            || (self.key(i).ends_with('s') && self.reading.gap(i + 1).starts_with(['\'', '’']))
    }

    /// Whether token `i` is a preposition outside names.
    pub(crate) fn is_preposition(&self, i: usize) -> bool {
        self.is(i, LANGUAGE.speech.prepositions) && self.name(i).is_none()
    }

    /// Whether nothing parts token `i` from the one before: no comma, dash or quotation mark.
    pub(crate) fn is_open(&self, i: usize) -> bool {
        let marks = |c: char| c.is_whitespace() || "()[]'’-‐‑./".contains(c);
        self.quote(i) == i.checked_sub(1).and_then(|i| self.quote(i))
            && self.reading.gap(i).chars().all(marks)
    }

    /// Whether a comma stands before token `i`.
    pub(crate) fn is_after_comma(&self, i: usize) -> bool {
        self.reading.gap(i).contains(',')
    }

    /// Whether a quotation starts with token `i`.
    pub(crate) fn opens(&self, i: usize) -> bool {
        self.quote(i).is_some() && self.quote(i) != i.checked_sub(1).and_then(|i| self.quote(i))
    }

    /// Whether a quotation ends right before token `i`.
    pub(crate) fn closes(&self, i: usize) -> bool {
        let before = i.checked_sub(1).and_then(|i| self.quote(i));
        before.is_some() && before != self.quote(i)
    }

    /// Whether token `i` is the first of a sentence.
    pub(crate) fn starts_sentence(&self, i: usize) -> bool {
        self.sentences.binary_search_by_key(&i, |sentence| sentence.start).is_ok()
    }

    /// The sentence that holds token `i`.
    pub(crate) fn sentence(&self, i: usize) -> usize {
        self.sentences.partition_point(|sentence| sentence.end <= i)
    }

    /// Whether a quotation stands among `tokens`.
    pub(crate) fn has_quote(&self, tokens: Range<usize>) -> bool {
        let byte = |i: usize| self.reading.tokens.get(i).map_or(usize::MAX, |t| t.range.start);
        let first = self.quotes.partition_point(|quote| quote.outer.end <= byte(tokens.start));
        let next = self.quotes.get(first);
        !tokens.is_empty() && next.is_some_and(|quote| quote.outer.start <= byte(tokens.end - 1))
    }

    /// Whether a dash with spaces stands before token `i`.
    pub(crate) fn is_after_dash(&self, i: usize) -> bool {
        let gap = self.reading.gap(i);
        gap.contains('—') || [" – ", " - ", " -- "].iter().any(|dash| gap.contains(dash))
    }

    /// Where token `i` starts, its opening quotation mark included.
    pub(crate) fn start(&self, i: usize) -> usize {
        match self.quote(i).filter(|_| self.opens(i)) {
            Some(quote) => self.quotes[quote].outer.start,
            None => self.reading.tokens.get(i).map_or(self.reading.text.len(), |t| t.range.start),
        }
    }

    /// Where the token before `end` ends, a closing quotation mark or bracket included.
    pub(crate) fn end(&self, end: usize) -> usize {
        let Some(last) = end.checked_sub(1) else { return 0 };
        if let Some(quote) = self.quote(last).filter(|_| self.quote(last) != self.quote(end)) {
            return self.quotes[quote].outer.end;
        }
        let at = self.reading.tokens[last].end;
        at + usize::from(self.reading.text[at..].starts_with(')') && self.is_bracketed(last))
    }

    /// Whether a bracket that holds token `i` opens a few words before.
    fn is_bracketed(&self, i: usize) -> bool {
        let gaps = (0..=i).rev().take(BRACKETED).map(|i| self.reading.gap(i));
        gaps.take_while(|gap| !gap.contains(')')).any(|gap| gap.contains('('))
    }

    /// The bytes from token `first` to before token `end`, marks at both ends included.
    pub(crate) fn span(&self, first: usize, end: usize) -> Range<usize> {
        self.start(first)..self.end(end)
    }
}

/// Which of `ranges`, in order and disjoint, holds each token.
fn owners(reading: &Reading<'_>, ranges: impl Iterator<Item = Range<usize>>) -> Vec<Option<usize>> {
    let mut ranges = ranges.enumerate().peekable();
    let owner = |token: &crate::tokens::Token| {
        while ranges.next_if(|(_, range)| range.end <= token.range.start).is_some() {}
        ranges.peek().filter(|(_, range)| range.start <= token.range.start).map(|(i, _)| *i)
    };
    reading.tokens.iter().map(owner).collect()
}

/// The tokens of each of `count` owners.
fn runs(owners: &[Option<usize>], count: usize) -> Vec<Range<usize>> {
    let mut runs = vec![0..0; count];
    for (i, owner) in owners.iter().enumerate() {
        if let Some(owner) = owner {
            let run = &mut runs[*owner];
            let start = if run.end == 0 { i } else { run.start };
            *run = start..i + 1;
        }
    }
    runs
}

/// The quotations of `text`: a mark opens one, the next that closes ends it. A line or a mark that
/// opens ends an open one, which is none then.
fn quotes(text: &str) -> Vec<Quote> {
    let mut found = Vec::new();
    let mut open: Option<Range<usize>> = None;
    for (at, c) in text.char_indices() {
        let mark = at..at + c.len_utf8();
        let closes = CLOSING.contains(&c) || EITHER.contains(&c);
        match open.take() {
            Some(start) if closes => {
                found.push(Quote { inner: start.end..at, outer: start.start..mark.end });
            }
            _ if OPENING.contains(&c) || EITHER.contains(&c) => open = Some(mark),
            Some(start) if c != '\n' => open = Some(start),
            _ => {}
        }
    }
    found
}

/// The sentences as tokens, joined where a quotation spans their break.
fn joined(reading: &Reading<'_>, text: &str, quotes: &[Quote]) -> Vec<Range<usize>> {
    let mut joined: Vec<Range<usize>> = Vec::new();
    let mut quotes = quotes.iter().peekable();
    let mut within = false;
    for sentence in sentences(text) {
        let at = |byte: usize| reading.tokens.partition_point(|token| token.range.start < byte);
        let tokens = at(sentence.start)..at(sentence.end);
        match joined.last_mut().filter(|_| within) {
            Some(last) => last.end = tokens.end,
            None => joined.push(tokens),
        }
        while quotes.next_if(|quote| quote.outer.end <= sentence.end).is_some() {}
        within = quotes.peek().is_some_and(|quote| quote.outer.start < sentence.end);
    }
    joined.retain(|tokens| !tokens.is_empty());
    joined
}
