//! The passages that a note cites, as a page shows them beside it: each paragraph whole, with the
//! words that are quoted.
//!
//! What comes in: the places that a note cites in one source. What goes out: its paragraphs; the words
//! of each only once in a chapter, and never those of a source that withholds them.

use std::collections::BTreeSet;
use std::ops::Range;

use briefing_sources::{Place, Publish, Text};
use serde::Serialize;

use crate::cited::{Cited, Reference};
use crate::locator::numbers;

/// How many paragraphs a note shows: more is read on the source's page.
const MOST: usize = 3;

/// A paragraph that a note cites.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub(crate) struct Passage {
    /// Its address: `wapo#p5`.
    at: String,
    /// Its place in words: `¶ 5`.
    place: String,
    /// Which of its characters are quoted, each range with its end behind the last one: `14-37 40-52`.
    used: String,
    /// Which of them are compared and not quoted, where none is quoted.
    compared: String,
    /// Its words; `None` where an earlier note of the chapter has them, or where they are withheld.
    words: Option<String>,
    /// Whether its words may not be printed.
    withheld: bool,
}

/// Returns the paragraphs that a note cites in a source. `shown` are the addresses of those whose words
/// stand in the chapter already.
pub(crate) fn passages(cited: &Reference<'_>, shown: &mut BTreeSet<String>) -> Vec<Passage> {
    let Some(text) = cited.text else { return Vec::new() };
    let extents: Vec<Range<usize>> = cited.places.iter().filter_map(|one| one.extent()).collect();
    let numbers_cited: BTreeSet<u32> = extents
        .iter()
        .filter_map(|extent| match text.place_of(extent.clone()) {
            Place::Paragraphs { first, last } => Some(first..=last),
            _ => None,
        })
        .flatten()
        .collect();
    let paragraphs = text.paragraphs().iter().filter(|one| numbers_cited.contains(&one.number));
    let quoted: Vec<&Range<usize>> = cited.places.iter().flat_map(Cited::quoted).collect();
    let compared = cited.places.iter().flat_map(Cited::compared);
    let compared: Vec<&Range<usize>> = compared.filter(|_| quoted.is_empty()).collect();
    let withheld = cited.entry.publish == Publish::None;
    let mut passage = |number: u32, range: &Range<usize>| {
        let at = format!("{}#p{number}", cited.entry.id);
        let new = !withheld && shown.insert(at.clone());
        Passage {
            at,
            place: numbers("¶", "¶¶", &BTreeSet::from([number])),
            used: if withheld { String::new() } else { used(text, range, &quoted) },
            compared: if withheld { String::new() } else { used(text, range, &compared) },
            words: new.then(|| text.text()[range.clone()].to_owned()),
            withheld,
        }
    };
    paragraphs.take(MOST).map(|one| passage(one.number, &one.range)).collect()
}

/// Returns which characters of a paragraph some words are, in order.
fn used(text: &Text, paragraph: &Range<usize>, words: &[&Range<usize>]) -> String {
    let inside = |range: &&Range<usize>| {
        let (start, end) = (range.start.max(paragraph.start), range.end.min(paragraph.end));
        (start < end).then_some(start..end)
    };
    let mut ranges: Vec<Range<usize>> = words.iter().filter_map(inside).collect();
    ranges.sort_by_key(|range| (range.start, range.end));
    let character = |at: usize| characters(&text.text()[paragraph.start..at]);
    let ranges =
        ranges.iter().map(|one| format!("{}-{}", character(one.start), character(one.end)));
    ranges.collect::<Vec<_>>().join(" ")
}

/// Returns how many characters of a text a page has: of a line end of two it has one.
fn characters(text: &str) -> usize {
    text.chars().count() - text.matches("\r\n").count()
}
