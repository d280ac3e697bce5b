//! What the book quotes of a paragraph, each quotation once, with the notes that quote it.

use std::collections::{BTreeMap, BTreeSet};

use briefing_sources::{Entry, Text};
use serde::Serialize;

use super::are_copys;
use crate::chapter::Use;

/// Words of a quotation up to which it is shown whole.
const WHOLE: usize = 14;

/// Words at the beginning and the end of a longer one.
const FIRST: usize = 8;
const LAST: usize = 4;

/// Marks at the end of a quotation that are as often the author's as the source's.
const FINAL: [char; 6] = ['.', ',', ';', ':', '!', '?'];

/// A quotation of a passage.
#[derive(Debug, Serialize)]
pub(crate) struct Quotation {
    /// The source's words, shortened.
    words: String,
    /// Whether words of an altered copy's own are among them.
    copys: bool,
    /// Links to the notes that quote it, as Markdown.
    uses: String,
}

/// Parts the uses of a paragraph: what is quoted, in the order of the text; and the uses of notes that
/// quote nothing of it.
pub(super) fn parted<'a>(
    entry: &Entry,
    text: &Text,
    uses: &[&'a Use],
    links: &dyn Fn(&[&Use]) -> String,
) -> (Vec<Quotation>, Vec<&'a Use>) {
    let mut by_words: BTreeMap<Vec<(usize, usize)>, Vec<&Use>> = BTreeMap::new();
    let mut quoting = BTreeSet::new();
    for one in uses.iter().filter(|one| !one.quoted().is_empty()) {
        by_words.entry(place(text, one)).or_default().push(one);
        quoting.insert((one.chapter, one.note.anchor.as_str()));
    }
    let quotation = |(place, uses): (&Vec<(usize, usize)>, &Vec<&Use>)| Quotation {
        words: shortened(text, place),
        copys: place.iter().any(|&(start, end)| are_copys(entry, text, &(start..end))),
        uses: links(uses),
    };
    let quotations = by_words.iter().map(quotation).collect();
    let cited = uses.iter().copied();
    let cited = cited.filter(|one| !quoting.contains(&(one.chapter, one.note.anchor.as_str())));
    (quotations, cited.collect())
}

/// Returns where the words of a quotation stand, its final mark left out.
fn place(text: &Text, one: &Use) -> Vec<(usize, usize)> {
    let mut place: Vec<_> = one.quoted().iter().map(|range| (range.start, range.end)).collect();
    if let Some((start, end)) = place.last_mut() {
        let words = text.text()[*start..*end].trim_end().trim_end_matches(FINAL);
        if !words.is_empty() {
            *end = *start + words.len();
        }
    }
    place
}

/// Returns the words of a quotation; the first and the last of a long one.
fn shortened(text: &Text, place: &[(usize, usize)]) -> String {
    let pieces: Vec<&str> = place.iter().map(|&(start, end)| &text.text()[start..end]).collect();
    let words = pieces.join(" … ");
    let words: Vec<&str> = words.split_whitespace().collect();
    if words.len() <= WHOLE {
        return words.join(" ");
    }
    let (first, last) = (&words[..FIRST], &words[words.len() - LAST..]);
    format!("{} … {}", first.join(" "), last.join(" "))
}
