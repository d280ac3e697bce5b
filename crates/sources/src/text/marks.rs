//! The source's own quotation marks, paired paragraph by paragraph.
//!
//! Two families pair among themselves: “ ” „ ‟ and the straight mark, in any mixture, and « ».
//! A mark that could open or close is judged by the white space beside it. Whatever does not pair
//! makes no quotation: it is safer to refuse words than to take them for the original's.

use std::ops::Range;

use super::Paragraph;

#[derive(Clone, Copy, PartialEq, Eq)]
enum Family {
    Comma,
    Angle,
}

#[derive(Clone, Copy)]
enum Side {
    Opens,
    Closes,
    Either,
}

/// A mark that opened and has not been closed.
struct Open {
    mark: char,
    inner: usize,
}

/// Returns the ranges inside the outermost pairs, in order.
pub(super) fn quotations(text: &str, paragraphs: &[Paragraph]) -> Vec<Range<usize>> {
    let mut all = Vec::new();
    for (index, paragraph) in paragraphs.iter().enumerate() {
        let (mut pairs, unclosed) = pairs(text, paragraph.range.clone());
        if let Some(open) = unclosed.filter(|_| continues(text, paragraphs.get(index + 1))) {
            pairs.push(open..paragraph.range.end);
        }
        pairs.retain(|pair| !text[pair.clone()].trim().is_empty());
        all.extend(outermost(pairs));
    }
    all
}

/// Whether a paragraph begins with an opening mark, as each further paragraph of one quotation
/// does.
fn continues(text: &str, paragraph: Option<&Paragraph>) -> bool {
    paragraph.is_some_and(|p| text[p.range.clone()].starts_with(['“', '„', '‟', '«', '"']))
}

/// Returns the pairs in the order in which they close, and where the first unclosed one opened.
fn pairs(text: &str, paragraph: Range<usize>) -> (Vec<Range<usize>>, Option<usize>) {
    let mut pairs = Vec::new();
    let mut open: Vec<Open> = Vec::new();
    let words = &text[paragraph.clone()];
    for (at, mark) in words.char_indices() {
        let Some(family) = family(mark) else { continue };
        let after = at + mark.len_utf8();
        let last = open.last().filter(|open| self::family(open.mark) == Some(family));
        let closes = match side(mark, last, &words[..at], &words[after..]) {
            Side::Opens => false,
            Side::Closes => true,
            Side::Either => last.is_some(),
        };
        if !closes {
            open.push(Open { mark, inner: paragraph.start + after });
        } else if let Some(begin) = last.map(|open| open.inner) {
            open.pop();
            pairs.push(begin..paragraph.start + at);
        }
    }
    (pairs, open.first().map(|open| open.inner))
}

fn family(mark: char) -> Option<Family> {
    match mark {
        '"' | '“' | '”' | '„' | '‟' => Some(Family::Comma),
        '«' | '»' => Some(Family::Angle),
        _ => None,
    }
}

fn side(mark: char, last: Option<&Open>, before: &str, after: &str) -> Side {
    match mark {
        '„' | '‟' | '«' => Side::Opens,
        '”' | '»' => Side::Closes,
        // The German closing mark is the English opening one.
        '“' if last.is_some_and(|open| open.mark == '„') && sits_on_word(before) => {
            Side::Closes
        }
        '“' => Side::Opens,
        _ => straight(before, after),
    }
}

fn straight(before: &str, after: &str) -> Side {
    let inches = before.ends_with(|c: char| c.is_ascii_digit());
    match (sits_on_word(before), starts_word(after)) {
        (false, true) => Side::Opens,
        (true, false) => Side::Closes,
        _ if inches => Side::Closes,
        _ => Side::Either,
    }
}

/// Whether something stands right before a mark that a quotation can end with.
fn sits_on_word(before: &str) -> bool {
    before.chars().next_back().is_some_and(|c| !c.is_whitespace() && !"([{—–".contains(c))
}

/// Whether something stands right after a mark that a quotation can begin with.
fn starts_word(after: &str) -> bool {
    after.chars().next().is_some_and(|c| c.is_alphanumeric() || "[(…$€£'‘".contains(c))
}

/// Keeps the pairs that lie in no other, in order. They come in the order in which they close.
fn outermost(pairs: Vec<Range<usize>>) -> Vec<Range<usize>> {
    let mut kept: Vec<Range<usize>> = Vec::new();
    for pair in pairs {
        while kept.last().is_some_and(|before| pair.start <= before.start) {
            kept.pop();
        }
        kept.push(pair);
    }
    kept
}
