//! Tokens: text in, words with a folded form out; what every other module reads.
//!
//! A token is a word of UAX 29, split again at full stops between longer parts, so that "IS-K" is
//! two tokens and "U.S" one. Invariant: ranges are in order, disjoint and on character boundaries.

use std::ops::Range;

use unicode_segmentation::UnicodeSegmentation as _;

use crate::language::LANGUAGE;
use crate::words::is_hyphen;

/// How a word is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Shape {
    /// It starts with a digit.
    Digits,
    /// Two capitals or more and no small letter: "NATO", "U.S".
    Capitals,
    /// It starts with a capital.
    Capitalised,
    /// Anything else.
    Small,
}

/// One word.
#[derive(Clone, Debug)]
pub(crate) struct Token {
    /// Where it stands, in bytes, without a possessive ending.
    pub(crate) range: Range<usize>,
    /// Where the word with its possessive ending ends.
    pub(crate) end: usize,
    /// The folded form: small letters, no full stops, straight apostrophe.
    pub(crate) key: String,
    pub(crate) shape: Shape,
}

impl Token {
    fn new(text: &str, start: usize, end: usize) -> Self {
        let word = &text[start..end];
        let stem = without_possessive(word);
        Self { range: start..start + stem.len(), end, key: fold(stem), shape: shape(stem) }
    }

    /// Whether it starts with a capital.
    pub(crate) fn is_capital(&self) -> bool {
        matches!(self.shape, Shape::Capitals | Shape::Capitalised)
    }
}

/// A text and its tokens.
pub(crate) struct Reading<'a> {
    pub(crate) text: &'a str,
    pub(crate) tokens: Vec<Token>,
}

impl<'a> Reading<'a> {
    pub(crate) fn new(text: &'a str) -> Self {
        let mut tokens = Vec::new();
        for (start, word) in text.unicode_word_indices() {
            match tokens.last_mut() {
                Some(last) if is_ending_of_digits(text, last, start, word) => {
                    last.end = start + word.len();
                }
                _ => push_parts(text, start, word, &mut tokens),
            }
        }
        Self { text, tokens }
    }

    /// The number of tokens.
    pub(crate) fn len(&self) -> usize {
        self.tokens.len()
    }

    /// The folded form of token `i`, empty past the end.
    pub(crate) fn key(&self, i: usize) -> &str {
        self.tokens.get(i).map_or("", |token| &token.key)
    }

    /// The words of token `i` as they are written.
    pub(crate) fn written(&self, i: usize) -> &'a str {
        self.tokens.get(i).map_or("", |token| &self.text[token.range.clone()])
    }

    /// What stands between token `i - 1` and token `i`, at the ends up to the end of the text.
    pub(crate) fn gap(&self, i: usize) -> &'a str {
        let end = self.tokens.get(i).map_or(self.text.len(), |token| token.range.start);
        let before = i.checked_sub(1).map(|i| self.tokens.get(i).map_or(end, |token| token.end));
        &self.text[before.unwrap_or(0)..end]
    }

    /// Whether only white space parts token `i` from the one before.
    pub(crate) fn spaced(&self, i: usize) -> bool {
        i > 0 && i < self.len() && !self.gap(i).is_empty() && self.gap(i).trim().is_empty()
    }

    /// Whether a hyphen without spaces joins token `i` to the one before.
    pub(crate) fn hyphened(&self, i: usize) -> bool {
        i > 0 && i < self.len() && is_hyphen(self.gap(i))
    }

    /// Whether token `i` follows the one before over white space or a hyphen.
    pub(crate) fn follows(&self, i: usize) -> bool {
        self.spaced(i) || self.hyphened(i)
    }

    /// Whether `phrase` stands from token `i`; gives the token after it.
    pub(crate) fn phrase_from(&self, i: usize, phrase: &str) -> Option<usize> {
        let (mut at, mut rest) = (i, phrase);
        loop {
            let key = self.key(at);
            // Nearly every phrase that is asked for fails at its first letter.
            if key.as_bytes().first() != rest.as_bytes().first() {
                return None;
            }
            rest = rest.strip_prefix(key)?;
            at += 1;
            if rest.is_empty() {
                return Some(at);
            }
            rest = rest.strip_prefix(' ')?;
            if !self.follows(at) {
                return None;
            }
        }
    }

    /// Whether `phrase` stands up to token `end`, exclusive; gives its first token.
    pub(crate) fn phrase_until(&self, end: usize, phrase: &str) -> Option<usize> {
        let start = end.checked_sub(phrase.split(' ').count())?;
        self.phrase_from(start, phrase).map(|_| start)
    }

    /// The longest of `phrases` that stands from token `i`; gives the token after it.
    pub(crate) fn longest_from(&self, i: usize, phrases: &[&str]) -> Option<usize> {
        phrases.iter().filter_map(|phrase| self.phrase_from(i, phrase)).max()
    }

    /// The longest of `phrases` that stands up to token `end`; gives its first token.
    pub(crate) fn longest_until(&self, end: usize, phrases: &[&str]) -> Option<usize> {
        phrases.iter().filter_map(|phrase| self.phrase_until(end, phrase)).min()
    }

    /// The bytes from token `first` to before token `end`, possessive ending of the last left out.
    pub(crate) fn span(&self, first: usize, end: usize) -> Range<usize> {
        self.tokens[first].range.start..self.tokens[end - 1].range.end
    }
}

/// Returns the value that `table` gives to `key`.
pub(crate) fn lookup<V: Copy>(table: &[(&str, V)], key: &str) -> Option<V> {
    table.iter().find(|(word, _)| *word == key).map(|(_, value)| *value)
}

/// Takes a plural ending off: "terrorists" and "terrorist", "cities" and "city".
pub(crate) fn stem(key: &str) -> String {
    let forms = &LANGUAGE.forms;
    let plural = forms.plurals.iter().find_map(|(plural, singular)| {
        let stem = format!("{}{singular}", key.strip_suffix(plural)?);
        (stem.chars().count() > 2).then_some(stem)
    });
    let singular = forms.singulars.iter().any(|ending| key.ends_with(ending));
    plural.filter(|_| !singular).unwrap_or_else(|| key.to_owned())
}

/// Whether `word` is the ending of "1990's", which Unicode's rules part from its digits.
fn is_ending_of_digits(text: &str, last: &Token, start: usize, word: &str) -> bool {
    let ending = text[last.end..start + word.len()].replace('\u{2019}', "'");
    last.shape == Shape::Digits && LANGUAGE.forms.possessives.contains(&ending.as_str())
}

/// Pushes `word`, in parts where it is more than an abbreviation or a numeral.
fn push_parts(text: &str, start: usize, word: &str, tokens: &mut Vec<Token>) {
    if is_whole(word) {
        tokens.push(Token::new(text, start, start + word.len()));
        return;
    }
    let mut at = start;
    for part in word.split(['.', ':', '_']) {
        if !part.is_empty() {
            tokens.push(Token::new(text, at, at + part.len()));
        }
        at += part.len() + 1;
    }
}

/// Whether the dots and colons of `word` hold it together: "1.5", "U.S".
fn is_whole(word: &str) -> bool {
    let parts = || word.split(['.', ':', '_']);
    parts().count() == 1
        || (!word.contains([':', '_'])
            && (word.starts_with(|c: char| c.is_ascii_digit())
                || parts().all(|part| without_possessive(part).chars().count() == 1)))
}

fn without_possessive(word: &str) -> &str {
    if !word.contains(['\'', '\u{2019}']) {
        return word;
    }
    let folded = word.replace('\u{2019}', "'").to_lowercase();
    let ending = LANGUAGE.forms.possessives.iter().find(|ending| folded.ends_with(*ending));
    let letters = ending.map_or(0, |ending| ending.chars().count());
    let end = word.char_indices().rev().take(letters).last().map_or(word.len(), |(at, _)| at);
    if end == 0 { word } else { &word[..end] }
}

fn fold(word: &str) -> String {
    let numeral = word.starts_with(|c: char| c.is_ascii_digit());
    word.chars()
        .filter(|&c| c != '.' || numeral)
        .map(|c| if c == '\u{2019}' { '\'' } else { c })
        .flat_map(char::to_lowercase)
        .collect()
}

fn shape(word: &str) -> Shape {
    let first = word.chars().next().unwrap_or(' ');
    let capitals = word.chars().filter(|c| c.is_uppercase()).count();
    if first.is_ascii_digit() {
        Shape::Digits
    } else if capitals > 1 && !word.chars().any(char::is_lowercase) {
        Shape::Capitals
    } else if first.is_uppercase() {
        Shape::Capitalised
    } else {
        Shape::Small
    }
}

#[cfg(test)]
mod tests;
