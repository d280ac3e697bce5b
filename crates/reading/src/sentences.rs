//! Sentences: a paragraph in, the ranges of its sentences out.
//!
//! Unicode's rules (UAX 29) propose the breaks. Each is then [`settle`]d, so that closing marks and
//! references stay with the sentence before and opening marks go with the next, and dropped where
//! the stop is an abbreviation's or an ellipsis ([`is_false`]).

use std::ops::Range;

use unicode_segmentation::UnicodeSegmentation as _;

use crate::language::LANGUAGE;

/// Stands for a citation, an image or code in the prose that callers read.
const OBJECT: char = '\u{FFFC}';

/// How many characters after a break are read; longer than any word of the tables.
const LONGEST_WORD: usize = 32;

/// Full stops and question marks of other scripts.
const OTHER_STOPS: [char; 8] = ['。', '．', '｡', '！', '？', '؟', '।', '॥'];

/// Splits one paragraph into its sentences: ranges in bytes, in order, without the white space
/// around them; every other byte of `text` is in exactly one.
///
/// A single line break is white space (hard-wrapped text), a blank line always ends a sentence. A
/// closing quotation mark belongs to the sentence that it closes, and so does a reference right
/// after the stop (`[5]`, or U+FFFC, which stands for a citation in prose).
pub fn sentences(text: &str) -> Vec<Range<usize>> {
    let mut ranges = Vec::new();
    let mut start = 0;
    for at in proposed(text) {
        let at = settle(text, at);
        if at > start && !is_false(&text[start..at], &text[at..]) {
            push_trimmed(text, start..at, &mut ranges);
            start = at;
        }
    }
    push_trimmed(text, start..text.len(), &mut ranges);
    ranges
}

/// The breaks that Unicode proposes, of those within white space the last; and those after an
/// ellipsis, which Unicode never proposes.
fn proposed(text: &str) -> Vec<usize> {
    let mut breaks: Vec<usize> = text
        .split_sentence_bound_indices()
        .map(|(at, _)| at)
        .filter(|&at| at > 0 && !text[at..].starts_with(char::is_whitespace))
        .collect();
    breaks.extend(text.match_indices('…').map(|(at, mark)| after_marks(text, at + mark.len())));
    breaks.sort_unstable();
    breaks.dedup();
    breaks
}

/// The offset after the closing marks that stand from `at`.
fn after_marks(text: &str, at: usize) -> usize {
    text.len() - text[at..].trim_start_matches(is_closing).len()
}

fn push_trimmed(text: &str, range: Range<usize>, ranges: &mut Vec<Range<usize>>) {
    let piece = &text[range.clone()];
    let start = range.start + piece.len() - piece.trim_start().len();
    let trimmed = piece.trim();
    if !trimmed.is_empty() {
        ranges.push(start..start + trimmed.len());
    }
}

/// Moves a break so that no mark stands on the wrong side of it.
fn settle(text: &str, at: usize) -> usize {
    let before = text[..at].trim_end_matches(is_opening);
    let at = if let Some(length) = references(&text[before.len()..]) {
        before.len() + length
    } else {
        before.len()
    };
    let spaced = text[..at].ends_with(char::is_whitespace);
    at + object(&text[at..], spaced)
}

/// The length of the references ("[5][6]") that `text` starts with, if any.
fn references(text: &str) -> Option<usize> {
    let mut rest = text;
    while let Some(inner) = rest.strip_prefix('[') {
        let after = inner.trim_start_matches(|c: char| c.is_ascii_digit());
        match after.strip_prefix(']') {
            Some(after_reference) if after.len() < inner.len() => rest = after_reference,
            _ => break,
        }
    }
    (rest.len() < text.len()).then(|| text.len() - rest.len())
}

/// The length of the citations that `text`, which follows a break, starts with. After white space
/// they belong to the sentence before only if the next does not go on in small letters.
fn object(text: &str, spaced: bool) -> usize {
    let start = text.trim_start();
    let rest = start.trim_start_matches(OBJECT);
    let directly = !spaced && start.len() == text.len();
    let ends = rest.is_empty() || rest.starts_with(char::is_whitespace);
    let goes_on = rest.trim_start().starts_with(char::is_lowercase);
    if rest.len() < start.len() && (directly || (ends && !goes_on)) {
        text.len() - rest.len()
    } else {
        0
    }
}

/// Whether the break between `before` and `after` is none.
fn is_false(before: &str, after: &str) -> bool {
    let (head, tail) = (before.trim_end(), after.trim_start());
    if head.is_empty() || tail.is_empty() {
        return false;
    }
    let gap = [&before[head.len()..], &after[..after.len() - tail.len()]].concat();
    if gap.matches('\n').count() > 1 || gap.contains('\u{2029}') {
        return false;
    }
    let bare = head.trim_end_matches(|c| is_closing(c) || c == OBJECT);
    if !bare.ends_with(['.', '!', '?', '…']) {
        return gap.contains('\n') && !bare.ends_with(OTHER_STOPS);
    }
    let opened = tail.trim_start_matches(is_opening);
    opened.starts_with(|c: char| c.is_lowercase() || ",;:.!?…-–—".contains(c))
        || is_abbreviated(bare, opened)
}

/// Whether the stop at the end of `bare` is no sentence's, seen what follows.
fn is_abbreviated(bare: &str, next: &str) -> bool {
    let stops = &LANGUAGE.stops;
    let next_word = first_word(next);
    let starts = stops.starters.contains(&next_word.as_str());
    if let Some(ellipsis) = is_ellipsis(bare) {
        return ellipsis && !starts;
    }
    let Some(head) = bare.strip_suffix('.') else { return false };
    let word = last_word(head);
    let folded = word.to_lowercase();
    let folded = folded.as_str();
    if stops.day_halves.contains(&folded) {
        return stops.after_day_half.contains(&next_word.as_str()) || is_numeral(next);
    }
    if stops.before_numeral.contains(&folded) && is_numeral(next) {
        return true;
    }
    if stops.leading.contains(&folded) || is_list_number(head) {
        return true;
    }
    (stops.trailing.contains(&folded) || is_dotted(word) || is_initial(word)) && !starts
}

/// The first word of `text` in small letters, of those at its very start.
fn first_word(text: &str) -> String {
    let end = text.char_indices().nth(LONGEST_WORD).map_or(text.len(), |(at, _)| at);
    text[..end].unicode_words().next().unwrap_or("").to_lowercase()
}

/// Whether `bare` ends with an ellipsis: `Some(false)` if a full stop follows one.
fn is_ellipsis(bare: &str) -> Option<bool> {
    let marks = bare.chars().rev().filter(|c| !c.is_whitespace());
    let dots = marks.take(4).take_while(|&c| c == '.').count();
    match dots {
        _ if bare.ends_with('…') => Some(true),
        0..=2 => bare.ends_with("….").then_some(false),
        3 => Some(true),
        _ => Some(false),
    }
}

/// The last word of `head`, opening marks and what a dash or slash parts from it left out.
fn last_word(head: &str) -> &str {
    let word = head.rsplit(|c: char| c.is_whitespace() || "-–—/".contains(c)).next();
    word.unwrap_or("").trim_start_matches(is_opening)
}

fn is_numeral(text: &str) -> bool {
    text.starts_with(|c: char| c.is_ascii_digit())
}

/// Whether a sentence is so far only a number of a list: "3."
fn is_list_number(head: &str) -> bool {
    let head = head.trim();
    !head.is_empty() && head.len() <= 3 && head.chars().all(|c| c.is_ascii_digit())
}

/// Whether `word` is letters with stops between, its last stop left out: "U.S".
fn is_dotted(word: &str) -> bool {
    word.contains('.')
        && word.split('.').all(|part| {
            let mut letters = part.chars();
            letters.next().is_some_and(char::is_alphabetic) && letters.next().is_none()
        })
}

/// Whether `word` is one capital: "J."
fn is_initial(word: &str) -> bool {
    let mut letters = word.chars();
    letters.next().is_some_and(char::is_uppercase) && letters.next().is_none()
}

fn is_opening(c: char) -> bool {
    "“‘«‹„‚([{".contains(c)
}

fn is_closing(c: char) -> bool {
    "”’»›\"')]}“".contains(c)
}

#[cfg(test)]
mod tests;
