//! The passages of a source: those that the library names, its paragraphs, and of a paragraph the
//! sentences.

use briefing_diagnostics::harmless;
use briefing_sources::{Entry, Paragraph, ParagraphKind, Place, Publish, Text};
use gen_lsp_types::CompletionItemKind;

use super::{MOST, Offer};
use crate::lsp::desk::Desk;
use crate::lsp::passage;

/// How much of a passage's beginning stands in the list, in characters.
const BEGINNING: usize = 60;

/// Returns the passages of a source whose address begins with what was typed behind the `#`.
pub(super) fn offers(desk: &Desk<'_>, id: &str, typed: &str) -> Vec<Offer> {
    let Some(entry) = desk.sources.entry(id).filter(|entry| entry.has_text) else {
        return Vec::new();
    };
    let Ok(text) = desk.sources.text(id) else { return Vec::new() };
    let places = match typed.split_once('.') {
        Some((paragraph, _)) => sentences(text, paragraph),
        None => paragraphs(entry, text),
    };
    let begins = |place: &Place| place.to_string().starts_with(typed);
    let found = places.into_iter().filter(begins).take(MOST + 1);
    found.filter_map(|place| offer(desk, entry, text, place)).collect()
}

/// Returns the named passages, and the paragraphs that can be quoted.
fn paragraphs(entry: &Entry, text: &Text) -> Vec<Place> {
    let named = entry.passages.iter().map(|passage| Place::Named(passage.name.clone()));
    let quotable = |one: &&Paragraph| one.kind != ParagraphKind::Furniture;
    let counted = text.paragraphs().iter().filter(quotable);
    named.chain(counted.map(|one| Place::paragraph(one.number))).collect()
}

fn sentences(text: &Text, paragraph: &str) -> Vec<Place> {
    let Ok(Place::Paragraphs { first: paragraph, last }) = paragraph.parse() else {
        return Vec::new();
    };
    let count = if paragraph == last { text.sentences(paragraph).len() } else { 0 };
    let place = |number| Place::Sentences { paragraph, first: number, last: number };
    (1..=count as u32).map(place).collect()
}

fn offer(desk: &Desk<'_>, entry: &Entry, text: &Text, place: Place) -> Option<Offer> {
    let range = text.passage(&place).ok()?.range;
    let words = match entry.publish {
        Publish::None => "withheld".to_owned(),
        _ => beginning(&text.text()[range]),
    };
    let by = match &place {
        Place::Named(name) => entry.passage(name).and_then(|one| one.by.as_deref()),
        _ => None,
    };
    let detail = by.map_or(words.clone(), |by| format!("{}: {words}", harmless(by)));
    let markdown = desk.client.markdown_in_completion;
    let explained = passage::words(desk.sources, entry, &place, markdown);
    let kind = CompletionItemKind::Reference;
    Some(Offer { explained, ..Offer::new(place.to_string(), kind, detail) })
}

fn beginning(words: &str) -> String {
    let words = harmless(words);
    match words.char_indices().nth(BEGINNING) {
        Some((end, _)) => format!("{}…", words[..end].trim_end()),
        None => words,
    }
}
