//! Cuts a folded quotation at the alterations that it marks.
//!
//! What comes in: the folded quotation without white space at its ends. What goes out: [`Pieces`]:
//! segments parted by omissions, each a row of words and brackets, or the [`Note`] that says why
//! there is nothing to look for. Every part is a range of the quotation, so parts that turn out to
//! be the source's own can be joined again.

use std::ops::Range;

use super::Note;
use super::words::is_letter;

/// A quotation, cut.
///
/// Invariant: there is at least one segment, none is empty, and `gaps` has one entry fewer.
#[derive(Clone, Debug)]
pub(super) struct Pieces {
    /// What stands between omissions, in order.
    pub(super) segments: Vec<Vec<Part>>,
    /// The omissions between them.
    pub(super) gaps: Vec<Gap>,
    /// The omission after them all, which says nothing unless it stands in the source.
    pub(super) trailing: Option<Gap>,
    /// Where the first letter stands whose case may differ from the source's.
    pub(super) initial: Option<usize>,
    /// Where the final stop or comma stands that the source need not have.
    pub(super) final_mark: Option<usize>,
    /// Where the marks begin that close the quotation.
    pub(super) closing: usize,
}

/// A mark of omission within a quotation.
#[derive(Clone, Debug)]
pub(super) struct Gap {
    /// Where it stands, without the white space around it.
    pub(super) range: Range<usize>,
    /// Whether it may have swallowed the full stop of a sentence ("....").
    pub(super) with_stop: bool,
}

/// Words or a bracket.
#[derive(Clone, Debug)]
pub(super) struct Part {
    /// Where it stands, without the white space beside brackets and omissions.
    pub(super) range: Range<usize>,
    pub(super) kind: Kind,
}

/// What a part may stand for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// The source's words, with the marks among them.
    Words,
    /// A bracket; white space before and after it is said here.
    Bracket { role: Role, before: bool, after: bool },
}

/// What a bracket may stand for, besides itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Role {
    /// Nothing, or at most four words.
    Free,
    /// Nothing: `[sic]`.
    Sic,
    /// The first letter of a word in the other case: `[W]e`.
    Initial,
    /// Another ending of the word whose first `stem` bytes stand before it: `destroy[ed]`. Letters
    /// may follow, as in `wom[e]n`.
    Ending { stem: usize, inner: bool },
    /// It stands for itself alone.
    Sealed,
}

/// Cuts a quotation.
pub(super) fn cut(quotation: &str) -> Result<Pieces, Note> {
    if quotation.is_empty() {
        return Err(Note::Empty);
    }
    let tokens = tokens(quotation);
    if !tokens.iter().any(|token| token.has_words(quotation)) {
        return Err(nothing_said(&tokens));
    }
    Ok(assemble(quotation, tokens))
}

/// What a pass over the quotation finds, in order, tiling it.
struct Token {
    range: Range<usize>,
    what: What,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum What {
    Words,
    Bracket,
    Omission { with_stop: bool },
}

impl Token {
    fn has_words(&self, quotation: &str) -> bool {
        self.what == What::Words && quotation[self.range.clone()].contains(char::is_alphanumeric)
    }
}

fn nothing_said(tokens: &[Token]) -> Note {
    if tokens.iter().any(|token| token.what == What::Bracket) {
        Note::OnlyBrackets
    } else if tokens.iter().any(|token| token.what != What::Words) {
        Note::OnlyOmission
    } else {
        Note::OnlyMarks
    }
}

fn tokens(quotation: &str) -> Vec<Token> {
    let closing = closing_brackets(quotation);
    let mut tokens = Vec::new();
    let (mut start, mut at) = (0, 0);
    while at < quotation.len() {
        let found = match quotation.as_bytes()[at] {
            b'[' => bracket(quotation, at, &closing),
            b'.' => dots(quotation, at),
            _ => None,
        };
        let Some(token) = found else {
            at += 1;
            continue;
        };
        if start < token.range.start {
            tokens.push(Token { range: start..token.range.start, what: What::Words });
        }
        (start, at) = (token.range.end, token.range.end);
        tokens.push(token);
    }
    if start < quotation.len() {
        tokens.push(Token { range: start..quotation.len(), what: What::Words });
    }
    tokens
}

/// Returns the pairs of brackets, as places of `[` and `]`, in order.
fn closing_brackets(quotation: &str) -> Vec<(usize, usize)> {
    let (mut open, mut pairs) = (Vec::new(), Vec::new());
    for (at, byte) in quotation.bytes().enumerate() {
        match byte {
            b'[' => open.push(at),
            b']' => pairs.extend(open.pop().map(|start| (start, at))),
            _ => {}
        }
    }
    pairs.sort_unstable();
    pairs
}

fn bracket(quotation: &str, at: usize, pairs: &[(usize, usize)]) -> Option<Token> {
    let pair = pairs.binary_search_by_key(&at, |&(start, _)| start).ok()?;
    let range = at..pairs[pair].1 + 1;
    let inside = quotation[range.start + 1..range.end - 1].trim();
    let omission = dots(inside, 0).is_some_and(|token| token.range == (0..inside.len()));
    let what = if omission { What::Omission { with_stop: false } } else { What::Bracket };
    Some(Token { range, what })
}

/// Returns the ellipsis that starts with a dot: three dots or more, one space at most between two.
fn dots(quotation: &str, at: usize) -> Option<Token> {
    let bytes = quotation.as_bytes();
    let mut places = Vec::new();
    let mut next = at;
    while bytes.get(next) == Some(&b'.') {
        places.push(next);
        let spaced = bytes.get(next + 1) == Some(&b' ') && bytes.get(next + 2) == Some(&b'.');
        next += if spaced { 2 } else { 1 };
    }
    let (last, count) = (*places.last()?, places.len());
    if count < 3 {
        return None;
    }
    let after_word = quotation[..at].chars().next_back().is_some_and(is_letter);
    let ends_word = count > 3 && after_word && places[1] == at + 2;
    let start = if ends_word { places[1] } else { at };
    let with_stop = count > 3 && !ends_word;
    Some(Token { range: start..last + 1, what: What::Omission { with_stop } })
}

fn assemble(quotation: &str, tokens: Vec<Token>) -> Pieces {
    let (mut segments, mut gaps) = (Vec::new(), Vec::new());
    let (mut row, mut pending) = (Vec::new(), None);
    let mut close = |row: &mut Vec<Part>, pending: &mut Option<Gap>| {
        if let Some(segment) = segment(quotation, std::mem::take(row)) {
            gaps.extend(pending.take().filter(|_| !segments.is_empty()));
            segments.push(segment);
        }
    };
    for token in tokens {
        match token.what {
            What::Words => row.extend(words(quotation, token.range)),
            What::Bracket => row.push(bracket_part(quotation, token.range)),
            What::Omission { with_stop } => {
                close(&mut row, &mut pending);
                let gap = pending.get_or_insert(Gap { range: token.range, with_stop });
                gap.with_stop |= with_stop;
            }
        }
    }
    close(&mut row, &mut pending);
    let (initial, final_mark) = (initial(quotation, &segments), final_mark(quotation, &segments));
    let closing = closing(quotation, &segments);
    Pieces { segments, gaps, trailing: pending, initial, final_mark, closing }
}

/// Makes a segment of a row of parts unless it says nothing: no words, or a lone mark.
fn segment(quotation: &str, mut row: Vec<Part>) -> Option<Vec<Part>> {
    let says = |part: &Part| {
        let words = &quotation[part.range.clone()];
        part.kind == Kind::Words && words.contains(|c| !matches!(c, '.' | ',' | '"' | '\''))
    };
    if !row.iter().any(says) {
        return None;
    }
    let last = row.len() - 1;
    let mut spaced = true; // The white space before a part was taken with the part before it.
    for (index, part) in row.iter_mut().enumerate() {
        let Kind::Bracket { before, after, .. } = &mut part.kind else {
            spaced = false;
            continue;
        };
        *before &= !spaced;
        *after &= index < last;
        spaced = *after;
    }
    Some(row)
}

/// Returns the words of a token without the white space at a bracket or an omission.
fn words(quotation: &str, range: Range<usize>) -> Option<Part> {
    let trimmed = quotation[range.clone()].trim_matches(' ');
    let start = range.start + quotation[range].find(|c| c != ' ')?;
    Some(Part { range: start..start + trimmed.len(), kind: Kind::Words })
}

fn bracket_part(quotation: &str, range: Range<usize>) -> Part {
    let before = quotation[..range.start].ends_with(' ');
    let after = quotation[range.end..].starts_with(' ');
    let role = role(quotation, &range);
    Part { range, kind: Kind::Bracket { role, before, after } }
}

fn role(quotation: &str, range: &Range<usize>) -> Role {
    let inside = quotation[range.start + 1..range.end - 1].trim();
    let (left, right) = (&quotation[..range.start], &quotation[range.end..]);
    let after_word = left.chars().next_back().is_some_and(is_letter);
    let before_word = right.chars().next().is_some_and(is_letter);
    let one_letter = inside.chars().count() == 1 && inside.chars().all(char::is_alphabetic);
    if inside.trim_end_matches('!').eq_ignore_ascii_case("sic") {
        Role::Sic
    } else if after_word {
        stem(left).map_or(Role::Sealed, |stem| Role::Ending { stem, inner: before_word })
    } else if before_word {
        if one_letter { Role::Initial } else { Role::Sealed }
    } else {
        Role::Free
    }
}

/// Returns the length of the letters at the end of `left`, if they can be the stem of a word.
fn stem(left: &str) -> Option<usize> {
    let before = left.trim_end_matches(|c| is_letter(c) || c == '\'' || c == '-');
    let stem = &left[before.len()..];
    let letters = stem.chars().filter(|c| c.is_alphabetic()).count();
    (letters >= 2 && !stem.contains(char::is_numeric)).then_some(stem.len())
}

/// Returns the place of the quotation's first letter, if its source may write it in the other case.
fn initial(quotation: &str, segments: &[Vec<Part>]) -> Option<usize> {
    let first = segments.first()?.first().filter(|part| part.kind == Kind::Words)?;
    let words = &quotation[first.range.clone()];
    let (at, letter) = words.char_indices().find(|(_, c)| c.is_alphanumeric())?;
    other_case(letter).map(|_| first.range.start + at)
}

/// Returns a letter in the other case, where that is one letter of the same length.
pub(super) fn other_case(letter: char) -> Option<char> {
    single(letter.to_lowercase(), letter).or_else(|| single(letter.to_uppercase(), letter))
}

fn single(mut cased: impl ExactSizeIterator<Item = char>, letter: char) -> Option<char> {
    let one = (cased.len() == 1).then(|| cased.next()).flatten()?;
    (one != letter && one.len_utf8() == letter.len_utf8()).then_some(one)
}

/// Returns the place of the final stop or comma, which may stand before closing marks.
fn final_mark(quotation: &str, segments: &[Vec<Part>]) -> Option<usize> {
    let last = segments.last()?.last().filter(|part| part.kind == Kind::Words)?;
    let words = quotation[last.range.clone()].trim_end_matches(['"', '\'']);
    let marked = words.ends_with(['.', ',']);
    marked.then(|| last.range.start + words.len() - 1)
}

/// Returns the place from which on only closing marks stand, after words.
fn closing(quotation: &str, segments: &[Vec<Part>]) -> usize {
    let last = segments.last().and_then(|row| row.last());
    let last = last.filter(|part| part.kind == Kind::Words);
    last.map_or(quotation.len(), |part| {
        part.range.start + quotation[part.range.clone()].trim_end_matches(['"', '\'']).len()
    })
}
