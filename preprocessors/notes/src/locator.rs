//! The place in our copy, as a note says it: `¶ 24 of our copy, under “Missed Signs”`.

use std::collections::BTreeSet;
use std::ops::Range;

use briefing_plugin::escape;
use briefing_sources::{Place, Publish, Text};

use crate::cited::{Cited, Reference};

/// Keeps a sign and its number on one line.
const JOINED: char = '\u{A0}';

/// The longest heading that is named whole, in characters.
const LONGEST_HEADING: usize = 80;

/// Returns the places that a reference cites, as Markdown; empty where it cites the whole source.
pub(crate) fn locator(reference: &Reference<'_>) -> String {
    let Some(text) = reference.text else { return String::new() };
    let places = places(text, &reference.places);
    if places.is_empty() {
        return places;
    }
    match heading(reference, text) {
        Some(heading) => format!("{places} of our copy, under “{}”", escape(&heading)),
        None => format!("{places} of our copy"),
    }
}

/// Returns the places alone, such as `¶¶ 5–7, 9`.
fn places(text: &Text, cited: &[Cited]) -> String {
    let (mut pages, mut times, mut paragraphs) =
        (BTreeSet::new(), BTreeSet::new(), BTreeSet::new());
    for one in cited {
        match &one.target.place {
            None => {}
            Some(Place::Page(number)) => {
                pages.insert(*number);
            }
            Some(Place::Time { from, to }) => {
                times.insert((*from, *to));
            }
            Some(_) => paragraphs.extend(paragraphs_of(text, one)),
        }
    }
    let times: Vec<String> = times.iter().map(|&(from, to)| time(from, to)).collect();
    let parts = [numbers("p.", "pp.", &pages), times.join(", "), numbers("¶", "¶¶", &paragraphs)];
    parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(", ")
}

/// Returns one place in words; empty for a source as a whole.
pub(crate) fn in_words(text: &Text, cited: &Cited) -> String {
    places(text, std::slice::from_ref(cited))
}

/// Returns the paragraphs that hold the words quoted, or else the passage.
pub(crate) fn paragraphs_of(text: &Text, cited: &Cited) -> Range<u32> {
    match cited.extent().map(|extent| text.place_of(extent)) {
        Some(Place::Paragraphs { first, last }) => first..last + 1,
        _ => 0..0,
    }
}

/// Returns numbers behind their sign, runs of them as ranges; empty where there are none.
pub(crate) fn numbers(one: &str, many: &str, numbers: &BTreeSet<u32>) -> String {
    let mut runs: Vec<(u32, u32)> = Vec::new();
    for &number in numbers {
        match runs.last_mut() {
            Some((_, last)) if *last + 1 == number => *last = number,
            _ => runs.push((number, number)),
        }
    }
    let printed: Vec<String> = runs
        .iter()
        .map(|&(first, last)| match first == last {
            true => first.to_string(),
            false => format!("{first}–{last}"),
        })
        .collect();
    match numbers.len() {
        0 => String::new(),
        1 => format!("{one}{JOINED}{}", printed.join(", ")),
        _ => format!("{many}{JOINED}{}", printed.join(", ")),
    }
}

fn time(from: u32, to: u32) -> String {
    let clock =
        |seconds: u32| format!("{}:{:02}:{:02}", seconds / 3600, seconds / 60 % 60, seconds % 60);
    if from == to { clock(from) } else { format!("{}–{}", clock(from), clock(to)) }
}

/// Returns the heading under which all that is cited stands, if it is one, and may be printed.
fn heading(reference: &Reference<'_>, text: &Text) -> Option<String> {
    if reference.entry.publish == Publish::None {
        return None;
    }
    let cited = reference.places.iter().filter(|one| one.target.place.is_some());
    let headings: BTreeSet<Option<u32>> = cited
        .flat_map(|one| paragraphs_of(text, one))
        .map(|paragraph| text.heading_above(paragraph))
        .collect();
    let mut headings = headings.into_iter();
    let (Some(Some(number)), None) = (headings.next(), headings.next()) else { return None };
    let words = &text.text()[text.paragraph(number).ok()?.range.clone()];
    let is_title = reference.entry.title().is_some_and(|title| title.trim() == words.trim());
    (!is_title).then(|| shortened(words))
}

/// Cuts a long heading after a word.
fn shortened(words: &str) -> String {
    let words = words.split_whitespace().collect::<Vec<_>>().join(" ");
    let Some((end, _)) = words.char_indices().nth(LONGEST_HEADING) else { return words };
    let end = words[..end].rfind(' ').unwrap_or(end);
    format!("{}…", &words[..end])
}
