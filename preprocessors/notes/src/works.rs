//! What the formats of other programs ask of a work: what it stands in, who did what, when.
//!
//! What comes in: a source with its work as hayagriva reads it. What goes out: its parts as plain
//! text, where the library states them.

use std::fmt::Display;

use briefing_sources::{Entry, Fidelity, Publish};
use hayagriva::Entry as Work;
use hayagriva::types::EntryType::{
    Anthology, Book, Conference, Exhibition, Newspaper, Original, Performance, Periodical,
    Proceedings, Reference,
};
use hayagriva::types::{Date, EntryType, FormatString, MaybeTyped, Person, PersonRole};

/// Kinds of works that stand for themselves: what they belong to is a series.
const WHOLE: [EntryType; 8] =
    [Anthology, Newspaper, Performance, Periodical, Proceedings, Book, Reference, Exhibition];

/// A date in numbers as they are spoken: January is 1.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Day {
    /// The year; 0 is the one before 1.
    pub(crate) year: i32,
    /// The month.
    pub(crate) month: Option<u8>,
    /// The day of the month; never without a month.
    pub(crate) day: Option<u8>,
    /// Whether the library says "about".
    pub(crate) about: bool,
}

/// Returns the work in which a work stands.
pub(crate) fn container(work: &Work) -> Option<&Work> {
    if WHOLE.contains(work.entry_type()) { None } else { parent(work) }
}

/// Returns the series to which a work, or what it stands in, belongs.
pub(crate) fn series(work: &Work) -> Option<&Work> {
    parent(container(work).unwrap_or(work)).filter(|series| Some(*series) != container(work))
}

/// Returns the event of which a work tells or to which it belongs.
pub(crate) fn event(work: &Work) -> Option<&Work> {
    let is_event = |one: &&Work| matches!(one.entry_type(), Conference | Exhibition);
    work.parents().iter().find(is_event)
}

fn parent(work: &Work) -> Option<&Work> {
    let holds = |one: &&Work| !matches!(one.entry_type(), Original | Conference | Exhibition);
    work.parents().iter().find(holds)
}

/// Whether a work stands in a work of one of these kinds.
pub(crate) fn within(work: &Work, kinds: &[EntryType]) -> bool {
    work.parents().iter().any(|parent| kinds.contains(parent.entry_type()))
}

/// Returns a text in its long form.
pub(crate) fn text(text: Option<&FormatString>) -> Option<String> {
    text.map(|text| text.value.to_string())
}

/// Returns the short form of a title, where it has one.
pub(crate) fn short(title: Option<&FormatString>) -> Option<String> {
    title?.short.as_ref().map(ToString::to_string)
}

/// Returns a number, or what stands in its place.
pub(crate) fn number<T: Display>(number: Option<&MaybeTyped<T>>) -> Option<String> {
    Some(match number? {
        MaybeTyped::Typed(number) => number.to_string(),
        MaybeTyped::String(text) => text.clone(),
    })
}

/// Returns the persons who had a part in a work beside its authors and editors.
pub(crate) fn persons<'a>(work: &'a Work, role: &PersonRole) -> Vec<&'a Person> {
    let all = work.affiliated().unwrap_or_default().iter();
    all.filter(|one| one.role == *role).flat_map(|one| &one.names).collect()
}

/// Returns the editors of a work or of what it stands in.
pub(crate) fn editors(work: &Work) -> Vec<&Person> {
    let own = work.editors().or_else(|| container(work)?.editors());
    own.unwrap_or_default().iter().collect()
}

/// Returns who published a work or what it stands in.
pub(crate) fn publisher(work: &Work) -> Option<String> {
    text(work.map(|one| one.publisher()?.name()))
}

/// Returns where it was published.
pub(crate) fn place(work: &Work) -> Option<String> {
    text(work.map(|one| one.publisher()?.location()))
}

/// Returns the day of the work.
pub(crate) fn issued(work: &Work) -> Option<Day> {
    work.date_any().map(Day::from)
}

/// Returns the day on which the address was visited, or else that on which the copy was captured.
pub(crate) fn accessed(entry: &Entry) -> Option<Day> {
    let url = entry.bibliography().url_any()?;
    url.visit_date.as_ref().map(Day::from).or_else(|| day(entry.captured.as_deref()?))
}

impl From<&Date> for Day {
    fn from(date: &Date) -> Self {
        let month = date.month.map(|month| month + 1);
        let day = date.day.filter(|_| month.is_some()).map(|day| day + 1);
        Self { year: date.year, month, day, about: date.approximate }
    }
}

/// Reads a year, a month or a day that exists.
fn day(iso: &str) -> Option<Day> {
    let mut parts = iso.split('-');
    let year = parts.next()?.parse().ok()?;
    let mut next = || parts.next()?.parse().ok();
    Some(Day { year, month: next(), day: next(), about: false })
}

/// Returns what limits a copy: that it is none of the original's own, and the analyst's words.
pub(crate) fn annotation(entry: &Entry) -> Option<String> {
    let kind = match entry.fidelity {
        Fidelity::Verbatim => None,
        Fidelity::Excerpt => Some("Excerpt."),
        Fidelity::Translated => Some("Translation."),
        Fidelity::Altered => Some("Altered copy."),
    };
    let parts: Vec<&str> = kind.into_iter().chain(entry.descriptor.as_deref()).collect();
    (!parts.is_empty()).then(|| parts.join(" "))
}

/// Returns the abstract, which is the source's own words: only of a text that may be published.
pub(crate) fn abstract_of(entry: &Entry) -> Option<String> {
    let work = entry.bibliography();
    text(work.abstract_().filter(|_| entry.publish == Publish::Full))
}
