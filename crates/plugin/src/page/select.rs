//! Takes lines, or what stands at an anchor, out of a file, as mdBook's `links` does.

use std::ops::Range;

/// What of a file is included.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Selection {
    /// Lines from the first to before the second, counted from 0.
    Lines(Range<usize>),
    /// The lines between `ANCHOR: name` and `ANCHOR_END: name`.
    Anchor(String),
}

impl Selection {
    /// The whole file.
    pub(super) const ALL: Self = Self::Lines(0..usize::MAX);

    /// Reads what follows the file's name and a colon: `2`, `2:10`, `2:`, `:10` or a name.
    pub(super) fn parse(written: &str) -> Self {
        let mut parts = written.splitn(3, ':');
        let first = parts.next().unwrap_or_default();
        let start = match first.parse::<usize>() {
            Ok(line) => Some(line.saturating_sub(1)),
            Err(_) if first.is_empty() => None,
            Err(_) => return Self::Anchor(first.to_owned()),
        };
        match (start, parts.next().map(str::parse)) {
            (Some(start), None) => Self::Lines(start..start.saturating_add(1)),
            (start, Some(Ok(end))) => Self::Lines(start.unwrap_or(0)..end),
            (start, _) => Self::Lines(start.unwrap_or(0)..usize::MAX),
        }
    }

    /// Returns the pieces of a text that are selected, in order, without the last line break.
    /// `None`: the text does not have the anchor.
    pub(super) fn pieces(&self, text: &str) -> Option<Vec<Range<usize>>> {
        match self {
            Self::Lines(lines) => Some(take_lines(text, lines).into_iter().collect()),
            Self::Anchor(name) => take_anchored(text, name),
        }
    }
}

/// A line without its line break, and where the next one starts.
struct Line {
    range: Range<usize>,
    next: usize,
}

fn lines(text: &str) -> impl Iterator<Item = Line> {
    let mut at = 0;
    text.split_inclusive('\n').map(move |whole| {
        let line = whole.strip_suffix('\n').map_or(whole, |l| l.strip_suffix('\r').unwrap_or(l));
        let range = at..at + line.len();
        at += whole.len();
        Line { range, next: at }
    })
}

fn take_lines(text: &str, wanted: &Range<usize>) -> Option<Range<usize>> {
    let count = wanted.end.saturating_sub(wanted.start);
    let mut taken = lines(text).skip(wanted.start).take(count);
    let first = taken.next()?;
    let end = taken.last().map_or(first.range.end, |last| last.range.end);
    Some(first.range.start..end)
}

fn take_anchored(text: &str, name: &str) -> Option<Vec<Range<usize>>> {
    let mut after = lines(text);
    after.find(|line| anchor(&text[line.range.clone()], "ANCHOR:") == Some(name))?;
    let mut pieces: Vec<Range<usize>> = Vec::new();
    let mut end = 0;
    for line in after {
        let words = &text[line.range.clone()];
        match anchor(words, "ANCHOR_END:") {
            Some(closed) if closed == name => break,
            Some(_) => continue,
            None if anchor(words, "ANCHOR:").is_some() => continue,
            None => {}
        }
        match pieces.last_mut() {
            Some(last) if last.end == line.range.start => last.end = line.next,
            _ => pieces.push(line.range.start..line.next),
        }
        end = line.range.end;
    }
    if let Some(last) = pieces.last_mut() {
        last.end = end;
    }
    Some(pieces)
}

/// Returns the name of the anchor that a line sets with the given word.
fn anchor<'a>(line: &'a str, word: &str) -> Option<&'a str> {
    line.match_indices(word).find_map(|(at, _)| {
        let rest = line[at + word.len()..].trim_start();
        let end = rest.find(|c: char| !is_name(c)).unwrap_or(rest.len());
        (end > 0).then_some(&rest[..end])
    })
}

fn is_name(char: char) -> bool {
    char.is_alphanumeric() || char == '_' || char == '-'
}

/// Returns the names of a text's anchors, in order.
pub(super) fn anchors(text: &str) -> Vec<&str> {
    text.lines().filter_map(|line| anchor(line, "ANCHOR:")).collect()
}
