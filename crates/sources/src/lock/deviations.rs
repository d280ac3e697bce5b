//! Compares the sources as they are with what was pinned.

use std::collections::BTreeSet;
use std::ops::Range;

use briefing_diagnostics::Diagnostic;
use memchr::memmem;

use super::{JOINT, Lock, Pin, words_at};
use crate::address::{Place, Target};
use crate::fold::Folded;
use crate::sources::Sources;
use crate::text::Text;

/// The most places that are weighed when pinned words moved.
const MOST_PLACES: usize = 1_000;

/// One way in which the sources are not what the lock pinned.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Deviation {
    /// The source's file has other bytes.
    FileChanged {
        /// The source.
        id: String,
        /// Whether every pinned word still stands at its place. If not, a
        /// [`PinChanged`](Self::PinChanged) follows for each that does not.
        only_elsewhere: bool,
    },
    /// Other words stand where a quotation was pinned.
    PinChanged {
        /// The quotation that is touched.
        pin: Pin,
        /// Where the pinned words stand now, if they stand anywhere: of several places the one
        /// nearest to the old.
        now_at: Option<Target>,
        /// What stands at the pinned place now, in whole words, if the place still exists.
        now_reads: Option<String>,
    },
    /// The library no longer has the source, or its text cannot be read.
    SourceGone {
        /// The source.
        id: String,
        /// The quotations that are touched.
        pins: Vec<Pin>,
    },
}

impl Lock {
    /// Returns how the sources deviate from what was pinned, by source and place. Reads the texts
    /// of the sources that the lock names.
    pub fn deviations(&self, sources: &Sources) -> Vec<Deviation> {
        let pinned = self.pins.iter().map(|pin| pin.target.id.as_str());
        let ids: BTreeSet<&str> = self.sources.keys().map(String::as_str).chain(pinned).collect();
        let mut pins = self.pins.iter().peekable();
        let mut found = Vec::new();
        for id in ids {
            let own: Vec<&Pin> =
                std::iter::from_fn(|| pins.next_if(|pin| pin.target.id == id)).collect();
            match sources.entry(id).map(|_| sources.text(id)) {
                Some(Ok(text)) => found.extend(self.deviations_of(text, &own)),
                _ => found.push(Deviation::SourceGone {
                    id: id.to_owned(),
                    pins: own.into_iter().cloned().collect(),
                }),
            }
        }
        found
    }

    fn deviations_of(&self, text: &Text, pins: &[&Pin]) -> Vec<Deviation> {
        let changed: Vec<_> = pins.iter().filter_map(|pin| compare(text, pin)).collect();
        let same_file = self.sources.get(text.id()).is_none_or(|sha256| sha256 == text.sha256());
        let only_elsewhere = changed.is_empty();
        let file = Deviation::FileChanged { id: text.id().to_owned(), only_elsewhere };
        (!same_file).then_some(file).into_iter().chain(changed).collect()
    }
}

fn compare(text: &Text, pin: &Pin) -> Option<Deviation> {
    if words_at(text, &pin.target).is_ok_and(|words| words == pin.words) {
        return None;
    }
    let now_reads = whole_words_at(text, &pin.target);
    Some(Deviation::PinChanged { pin: pin.clone(), now_at: search(text, pin), now_reads })
}

/// Returns what stands at a target, no word cut: after a change its characters begin and end
/// anywhere. Where its place has become too short for them, all that stands there.
fn whole_words_at(text: &Text, target: &Target) -> Option<String> {
    let widened = |range: Range<usize>| {
        let (before, after) = (&text.text()[..range.start], &text.text()[range.end..]);
        let start = before.rfind(char::is_whitespace).map_or(0, |at| at + 1);
        let end = after.find(char::is_whitespace).unwrap_or(after.len()) + range.end;
        let start = (start..=range.start).find(|&at| text.text().is_char_boundary(at));
        text.text()[start.unwrap_or(range.start)..end].trim()
    };
    let used = text.used(target).or_else(|_| text.used(&target.address())).ok()?;
    let pieces: Vec<_> = used.into_iter().map(widened).collect();
    Some(pieces.join(JOINT))
}

/// Returns where the pinned words stand now: all pieces, in their order.
fn search(text: &Text, pin: &Pin) -> Option<Target> {
    let pieces: Vec<String> =
        pieces(pin).into_iter().map(|piece| Folded::new(piece).text().to_owned()).collect();
    let folded = text.folded();
    let first = memmem::Finder::new(pieces.first().filter(|piece| !piece.is_empty())?.as_bytes());
    let places = first.find_iter(folded.text().as_bytes()).take(MOST_PLACES);
    let targets = places.filter_map(|at| {
        let ranges: Vec<_> = in_order(folded.text(), at, &pieces)?
            .into_iter()
            .map(|r| folded.to_source(r))
            .collect();
        let (place, used) = text.target_of(&ranges);
        Some(Target { used, ..Target::at(&pin.target.id, place) })
    });
    let home = paragraph(text, &pin.target);
    targets.min_by_key(|target| paragraph(text, target).abs_diff(home))
}

/// Returns the ranges of all pieces, the first at `at`, each after the one before it.
fn in_order(text: &str, at: usize, pieces: &[String]) -> Option<Vec<Range<usize>>> {
    let mut from = at;
    pieces
        .iter()
        .map(|piece| {
            let start = from + memmem::find(&text.as_bytes()[from..], piece.as_bytes())?;
            from = start + piece.len();
            Some(start..from)
        })
        .collect()
}

/// Returns the pieces of a pin's words. How long each is, the target says.
fn pieces(pin: &Pin) -> Vec<&str> {
    let mut rest = pin.words.as_str();
    let mut pieces = Vec::new();
    for used in &pin.target.used {
        let length = rest.char_indices().nth(used.len()).map_or(rest.len(), |(at, _)| at);
        let (piece, after) = rest.split_at(length);
        pieces.push(piece);
        rest = after.strip_prefix(JOINT).unwrap_or(after);
    }
    if pieces.is_empty() { vec![rest] } else { pieces }
}

fn paragraph(text: &Text, target: &Target) -> u32 {
    match &target.place {
        Some(Place::Paragraphs { first, .. }) => *first,
        Some(Place::Sentences { paragraph, .. }) => *paragraph,
        Some(place) => match text.passage(place).map(|passage| text.place_of(passage.range)) {
            Ok(Place::Paragraphs { first, .. }) => first,
            _ => 0,
        },
        None => 0,
    }
}

impl Deviation {
    /// Whether it stops the build even where the lock is not enforced.
    pub fn is_error(&self) -> bool {
        !matches!(self, Self::FileChanged { .. })
    }

    /// Returns the finding, without a place: the caller knows where the quotation stands in the
    /// book. `None` for a changed file whose changed pins have findings of their own.
    pub fn diagnostic(&self) -> Option<Diagnostic> {
        match self {
            Self::FileChanged { only_elsewhere: false, .. } => None,
            Self::FileChanged { id, .. } => Some(file_changed(id)),
            Self::PinChanged { pin, now_at, now_reads } => {
                Some(pin_changed(pin, now_at.as_ref(), now_reads.as_deref()))
            }
            Self::SourceGone { id, pins } => Some(source_gone(id, pins)),
        }
    }
}

fn file_changed(id: &str) -> Diagnostic {
    Diagnostic::warning(
        "source-changed",
        format!("the text of `{id}` is not the one that was pinned"),
    )
    .note("every quoted word still stands at its place")
    .help(accept(id))
}

fn pin_changed(pin: &Pin, now_at: Option<&Target>, now_reads: Option<&str>) -> Diagnostic {
    let now = if now_at.is_some() { "there" } else { "in the source" };
    let message = format!("the words quoted from `{}` no longer stand {now}", pin.target.address());
    let found = Diagnostic::error("pin-changed", message)
        .note(format!("quoted:  {}", pin.quotation))
        .note(format!("pinned:  {}", pin.words));
    let found = match now_reads {
        Some(words) => found.note(format!("now:     {words}")),
        None => found.note("now:     the place no longer exists"),
    };
    let found = match now_at {
        Some(target) => found.help(format!("the pinned words stand at `{target}` now")),
        None => found,
    };
    found.help(format!(
        "restore the source, or check the quotation and then {}",
        accept(&pin.target.id)
    ))
}

fn source_gone(id: &str, pins: &[Pin]) -> Diagnostic {
    let message = format!("the source `{id}` is pinned, and is gone");
    let found = Diagnostic::error("source-gone", message)
        .help(format!("restore it in the library and its text, or {}", accept(id)));
    pins.iter().fold(found, |found, pin| found.note(format!("quoted: {}", pin.quotation)))
}

fn accept(id: &str) -> String {
    format!("accept the change with `briefing lock {id} --reason ...`")
}
