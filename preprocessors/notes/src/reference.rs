//! One reference, formatted by hayagriva at a position that we decide.
//!
//! What comes in: a source and how it is cited. What goes out: Markdown of one line, without the
//! mark that ends a note: the style's own is taken off when it is loaded. Hayagriva knows positions
//! only as the history of one driver, so each reference gets a driver of its own with just the
//! history that puts it there.
//!
//! A source may have no title. What the library calls it stands in its place, in plain type: a
//! [`STAND_IN`] goes through the style as if it were the title, and the marks that the style puts
//! around a title are taken off again.

use briefing_plugin::escape;
use briefing_sources::Entry;
use hayagriva::citationberg::IndependentStyle;
use hayagriva::citationberg::taxonomy::Locator;
use hayagriva::types::{ChunkKind, ChunkedString, EntryType, FormatString, StringChunk};
use hayagriva::{
    BibliographyDriver, BibliographyRequest, CitationItem, CitationRequest, ElemChildren,
    LocatorPayload, SpecificLocator, TransparentLocator,
};

use crate::markup;
use crate::style::{Loaded, Style};

/// How a source is cited at one place.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Position {
    /// For the first time in its chapter.
    First,
    /// Again. `note` is the number of the first note that cites it, and `near` says whether the
    /// last one is as near as the style calls near.
    Again {
        /// The number of the chapter's first note that cites the source.
        note: usize,
        /// Whether the last note that cites the source is near.
        near: bool,
    },
    /// Again, directly after a note that cites it alone.
    Ibid,
    /// In the bibliography.
    Listed,
}

/// What a formatted reference depends on: the source, the position, whether it has a locator.
pub(crate) type Key = (String, Position, bool);

/// What goes through a style in the place of a title that is not stated.
const STAND_IN: &str = "\u{E001}";

/// Where the locator goes in a formatted reference.
const PLACE: &str = "\u{E002}";

/// Returns a reference as Markdown without the full stop that ends a note. `locator` is Markdown and
/// stands where the style puts it, or behind the reference where the style has no place for it.
pub(crate) fn reference(style: &Style, entry: &Entry, at: Position, locator: &str) -> String {
    let at = told_apart(style.loaded(), at);
    let key = (entry.id.clone(), at, !locator.is_empty());
    let mut formatted = style.formatted.lock().unwrap_or_else(|broken| broken.into_inner());
    let formatted = formatted.entry(key).or_insert_with(|| format(style, entry, at, locator));
    formatted.replacen(PLACE, locator, 1)
}

/// Returns a position without what the style does not tell apart, so that one reference serves many
/// notes.
fn told_apart(loaded: &Loaded, at: Position) -> Position {
    match at {
        Position::Again { note, near } => Position::Again {
            note: if loaded.says_first_note { note } else { 1 },
            near: near || !loaded.says_near,
        },
        at => at,
    }
}

/// Returns how far back a note still is near, as the style has it.
pub(crate) fn near_distance(style: &Style) -> usize {
    usize::try_from(style.loaded().style.citation.near_note_distance).unwrap_or(5)
}

/// Returns the ids of sources in the order of the style's bibliography, if it has one that sorts.
pub(crate) fn sorted(style: &Style, entries: &[&Entry]) -> Option<Vec<String>> {
    let ids: Vec<String> = entries.iter().map(|entry| entry.id.clone()).collect();
    let mut sorted = style.sorted.lock().unwrap_or_else(|broken| broken.into_inner());
    sorted.entry(ids).or_insert_with(|| sort(style, entries)).clone()
}

fn sort(style: &Style, entries: &[&Entry]) -> Option<Vec<String>> {
    let loaded = style.loaded();
    loaded.style.bibliography.as_ref()?.sort.as_ref()?;
    let works: Vec<_> = entries.iter().map(|entry| titled(entry, &entry.short_name())).collect();
    let mut driver = BibliographyDriver::new();
    for work in &works {
        driver.citation(request(loaded, &loaded.style, work, None, 1));
    }
    let items = driver.finish(finish(loaded, &loaded.style)).bibliography?.items;
    Some(items.into_iter().map(|item| item.key).collect())
}

fn format(style: &Style, entry: &Entry, at: Position, locator: &str) -> String {
    let loaded = style.loaded();
    let work = titled(entry, STAND_IN);
    let place = (!locator.is_empty()).then_some(PLACE);
    let children = match at {
        Position::Listed => listed(loaded, &work),
        _ => cited(loaded, &work, at, place.is_some()),
    };
    let (text, placed) = markup::markdown(&children, PLACE);
    let text = without_mark_after_mark(named(&text, entry).trim());
    match (place, placed, text.is_empty()) {
        // A bibliography that has no form for a kind of work leaves it to that of the notes.
        (_, _, true) if at == Position::Listed => format(style, entry, Position::First, locator),
        (_, _, true) => [escape(&entry.short_name()).as_str(), place.unwrap_or_default()]
            .join(if place.is_some() { ", " } else { "" }),
        (Some(_), false, _) => format!("{text}, {PLACE}"),
        _ => text,
    }
}

/// Returns the work as hayagriva is to see it: with something else for a title that is not stated.
/// A title stands as the library has it: a style's own capitals would change its words.
fn titled(entry: &Entry, otherwise: &str) -> hayagriva::Entry {
    let mut work = entry.bibliography().clone();
    let title = entry.title();
    let kind = if title.is_some() { ChunkKind::Verbatim } else { ChunkKind::Normal };
    let value = title.unwrap_or_else(|| otherwise.to_owned());
    let chunk = StringChunk { value, kind };
    work.set_title(FormatString { value: ChunkedString(vec![chunk]), short: None });
    work
}

/// Puts the name that the library gives a source in the place of the title that it does not have,
/// without the marks and the type of a title.
fn named(text: &str, entry: &Entry) -> String {
    let label = escape(&entry.short_name());
    let mut text = text.to_owned();
    for (open, close) in [("<em>", "</em>"), ("<strong>", "</strong>"), ("“", "”"), ("‘", "’")]
    {
        text = text.replace(&format!("{open}{STAND_IN}{close}"), STAND_IN);
        // A full stop or comma that the style pulled inside the marks.
        for mark in [escape("."), escape(",")] {
            let pulled = format!("{open}{STAND_IN}{mark}{close}");
            text = text.replace(&pulled, &format!("{STAND_IN}{mark}"));
        }
    }
    text.replace(STAND_IN, &label)
}

/// Takes off the comma or stop behind a title that ends with a mark of its own: `this?,”`.
fn without_mark_after_mark(text: &str) -> String {
    let mut text = text.to_owned();
    for mark in ["?", "!"].map(escape) {
        for second in [",", "."].map(escape) {
            text = text.replace(&format!("{mark}{second}"), &mark);
        }
    }
    text
}

/// Ends a reference with a full stop, if it does not end with one.
pub(crate) fn stopped(text: &str) -> String {
    let stop = if text.ends_with(escape(".").as_str()) || text.ends_with('.') { "" } else { "." };
    format!("{text}{stop}")
}

/// Formats a work in a note, after as much as puts it at its position.
fn cited(loaded: &Loaded, work: &hayagriva::Entry, at: Position, located: bool) -> ElemChildren {
    let other = hayagriva::Entry::new("other", EntryType::Misc);
    let far = matches!(at, Position::Again { near: false, .. });
    let style = if far { &loaded.far } else { &loaded.notes };
    let mut driver = BibliographyDriver::new();
    let mut number = if let Position::Again { note, .. } = at { note } else { 1 };
    let mut cite = |entry, locator| {
        driver.citation(request(loaded, style, entry, locator, number));
        number += 1;
    };
    let locator = located.then(|| {
        SpecificLocator(Locator::Custom, LocatorPayload::Transparent(TransparentLocator::new(())))
    });
    if at != Position::First {
        cite(work, None);
    }
    if matches!(at, Position::Again { .. }) {
        cite(&other, None);
    }
    cite(work, locator);
    let rendered = driver.finish(finish(loaded, style));
    rendered.citations.into_iter().next_back().map(|one| one.citation).unwrap_or_default()
}

/// Formats a work for the bibliography, or as a first note where the style has none.
fn listed(loaded: &Loaded, work: &hayagriva::Entry) -> ElemChildren {
    let mut driver = BibliographyDriver::new();
    driver.citation(request(loaded, &loaded.style, work, None, 1));
    let rendered = driver.finish(finish(loaded, &loaded.style));
    let item = rendered.bibliography.and_then(|list| list.items.into_iter().next());
    match item {
        Some(item) => {
            let mut children: Vec<_> = item.first_field.into_iter().collect();
            children.extend(item.content.0);
            ElemChildren(children)
        }
        None => cited(loaded, work, Position::First, false),
    }
}

fn request<'a>(
    loaded: &'a Loaded,
    style: &'a IndependentStyle,
    work: &'a hayagriva::Entry,
    locator: Option<SpecificLocator<'a>>,
    note: usize,
) -> CitationRequest<'a, hayagriva::Entry> {
    let item = CitationItem::with_locator(work, locator);
    let locale = loaded.locale.clone();
    CitationRequest::new(vec![item], style, locale, &loaded.locales, Some(note))
}

fn finish<'a>(loaded: &'a Loaded, style: &'a IndependentStyle) -> BibliographyRequest<'a> {
    BibliographyRequest::new(style, loaded.locale.clone(), &loaded.locales)
}
