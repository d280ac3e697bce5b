//! What the author says in his own words, and which citations each sentence rests on.
//!
//! What comes in: one block with its quotations. What goes out: its words with quotations and
//! citations blanked, cut into what each citation has to bear out. The rule: a citation bears the
//! sentence in which it stands (one directly behind a sentence's final mark stands in it), and the
//! sentences of the block before it back to the previous citation; of a sentence with several, each
//! bears the words since the one before, and the last one the rest.

use std::ops::Range;

use briefing_plugin::Block;
use briefing_reading::sentences;

use crate::coverage::OBJECT;

/// The author's own words that rest on the same citations.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Claim {
    /// The citations: several where nothing stands between them.
    pub(crate) citations: Range<usize>,
    /// The sentences, or parts of sentences, in bytes of the block's prose.
    pub(crate) pieces: Vec<Range<usize>>,
}

/// The claims of a block.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Claims {
    /// The block's prose, byte for byte, its quotations and citations blanked with spaces.
    pub(crate) own: String,
    /// The claims in order.
    pub(crate) list: Vec<Claim>,
}

/// Reads the claims of a block; `quoted` are its quotations with their marks, in bytes of its
/// prose, in order.
pub(crate) fn claims(block: &Block, quoted: &[Range<usize>]) -> Claims {
    let text = &block.text.text;
    let cited = block.citations.iter().map(|one| one.at..one.at + OBJECT.len_utf8());
    let cited: Vec<_> = cited.collect();
    let plain = fill(text, &cited, b' ');
    let own = fill(&fill(&plain, quoted, b' '), &locators(&plain), b' ');
    let bounds = sentences(&fill(&plain, &quiet(text, quoted), b'x'));
    let list = regions(&own, &cited, &bounds)
        .into_iter()
        .map(|(citations, region)| Claim { citations, pieces: cut(&bounds, &region) })
        .collect();
    Claims { own, list }
}

/// Returns where the text names paragraphs of a source (`¶ 5`, `¶¶ 5–7, sentences 2–3`): such
/// numbers are no claims.
fn locators(text: &str) -> Vec<Range<usize>> {
    let numbers = |rest: &str| {
        let inside = |c: char| c.is_ascii_digit() || c.is_whitespace() || "¶-–".contains(c);
        rest.len() - rest.trim_start_matches(inside).len()
    };
    let mut found: Vec<Range<usize>> = Vec::new();
    for (start, _) in text.match_indices('¶') {
        let mut end = start + numbers(&text[start..]);
        for word in [", sentences ", ", sentence "] {
            if let Some(rest) = text[end..].strip_prefix(word) {
                end += word.len() + numbers(rest);
            }
        }
        if found.last().is_none_or(|last| last.end <= start) {
            found.push(start..end);
        }
    }
    found
}

/// Returns the insides of quotations that must not break a sentence: all but their final mark.
fn quiet(text: &str, quoted: &[Range<usize>]) -> Vec<Range<usize>> {
    let inside = |outer: &Range<usize>| {
        let words = &text[outer.clone()];
        let open = words.chars().next().map_or(0, char::len_utf8);
        let close = words.chars().next_back().map_or(0, char::len_utf8);
        let end = words.get(open..words.len() - close)?.trim_end_matches(['.', '!', '?']).len();
        Some(outer.start + open..outer.start + open + end)
    };
    quoted.iter().filter_map(inside).collect()
}

/// Returns the text, as long as before, with every byte of the ranges replaced.
fn fill(text: &str, ranges: &[Range<usize>], with: u8) -> String {
    let mut filled = String::with_capacity(text.len());
    let mut from = 0;
    for range in ranges.iter().filter(|range| !range.is_empty()) {
        filled.push_str(&text[from..range.start]);
        filled.extend(std::iter::repeat_n(char::from(with), range.len()));
        from = range.end;
    }
    filled + &text[from..]
}

/// Returns the citations, together where nothing stands between them, each with what it bears.
fn regions(
    own: &str,
    cited: &[Range<usize>],
    bounds: &[Range<usize>],
) -> Vec<(Range<usize>, Range<usize>)> {
    let mut regions: Vec<(Range<usize>, Range<usize>)> = Vec::new();
    for (number, at) in cited.iter().enumerate() {
        let sentence = sentence_of(bounds, at.start);
        let next = cited.get(number + 1).map(|next| sentence_of(bounds, next.start));
        let end = match sentence.and_then(|index| bounds.get(index)) {
            Some(bound) if next != Some(sentence) => bound.end.max(at.end),
            _ => at.end,
        };
        match regions.last_mut() {
            Some((citations, region)) if is_blank(&own[region.end.min(at.start)..at.start]) => {
                citations.end = number + 1;
                region.end = end;
            }
            last => {
                let start = last.map_or(0, |(_, region)| region.end);
                regions.push((number..number + 1, start.min(at.start)..end));
            }
        }
    }
    regions
}

/// Returns the sentence in which a byte stands, or behind which it directly stands.
fn sentence_of(bounds: &[Range<usize>], at: usize) -> Option<usize> {
    bounds.iter().rposition(|bound| bound.start <= at)
}

fn is_blank(words: &str) -> bool {
    !words.chars().any(char::is_alphanumeric)
}

/// Returns the parts of the sentences that lie in a region.
fn cut(bounds: &[Range<usize>], region: &Range<usize>) -> Vec<Range<usize>> {
    bounds
        .iter()
        .map(|bound| bound.start.max(region.start)..bound.end.min(region.end))
        .filter(|piece| piece.start < piece.end)
        .collect()
}
