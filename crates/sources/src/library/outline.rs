//! Finds where each entry begins, without reading any.

use std::ops::Range;

/// One entry's place: its key, and key and value together.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Part {
    pub(super) key: Range<usize>,
    pub(super) whole: Range<usize>,
}

/// Returns the entries of a library laid out plainly: each key at the start of a line, everything
/// else indented or a comment. `None` where the layout is any other, or where anchors may reach
/// from one entry into the next: then the file must be read whole.
pub(super) fn outline(text: &str) -> Option<Vec<Part>> {
    let mut parts: Vec<Part> = Vec::new();
    let mut at = after_mark(text);
    for line in text[at..].split_inclusive('\n') {
        let start = at;
        at += line.len();
        if may_anchor(line) {
            return None;
        }
        let words = line.trim_end();
        let marks_start = words == "---" && parts.is_empty();
        if words.is_empty() || words.starts_with([' ', '\t', '#']) || marks_start {
            continue;
        }
        let key = start..start + key_length(words)?;
        if let Some(before) = parts.last_mut() {
            before.whole.end = start;
        }
        parts.push(Part { key, whole: start..text.len() });
    }
    Some(parts)
}

/// Returns where a text begins after its byte order mark, if it has one.
pub(super) fn after_mark(text: &str) -> usize {
    if text.starts_with('\u{feff}') { '\u{feff}'.len_utf8() } else { 0 }
}

/// Returns how long the plain key is that a line begins with, in bytes.
fn key_length(line: &str) -> Option<usize> {
    let ends = |&(at, _): &(usize, &str)| {
        line[at + 1..].is_empty() || line[at + 1..].starts_with([' ', '\t'])
    };
    let (at, _) = line.match_indices(':').find(ends)?;
    let key = line[..at].trim_end();
    let plain = !key.is_empty()
        && !key.starts_with(|c: char| "-?:,[]{}#&*!|>'\"%@`.".contains(c))
        && !key.contains(" #");
    plain.then_some(key.len())
}

/// Whether a line may define an anchor: `&` after white space or an opening bracket, before a word.
fn may_anchor(line: &str) -> bool {
    line.match_indices('&').any(|(at, _)| {
        let before = line[..at].chars().next_back();
        let after = line[at + 1..].chars().next();
        before.is_none_or(|c| c.is_whitespace() || "[{,".contains(c))
            && after.is_some_and(|c| !c.is_whitespace())
    })
}
