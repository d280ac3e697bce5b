//! `{{#timeline}}`: what happened when, disputed days shown as such.

use std::path::Path;

use briefing_diagnostics::Diagnostic;
use briefing_facts::{Entry, SAID, Verdict, WHEN};
use serde::Serialize;

use crate::account::place;
use crate::chapter::Desk;

/// What the template `timeline` is filled in with.
#[derive(Debug, Serialize)]
struct Timeline<'a> {
    days: Vec<Day<'a>>,
}

/// What stands at one day, month or span.
#[derive(Debug, Serialize)]
struct Day<'a> {
    when: &'a str,
    iso: Option<&'a str>,
    entries: Vec<Line<'a>>,
}

#[derive(Debug, Serialize)]
struct Line<'a> {
    title: &'a str,
    /// Whether the day is that on which it was said.
    said: bool,
    /// Where the fact is compared, as the destination of a link.
    link: Option<String>,
    told_by: Vec<Teller>,
    /// The other days that accounts of the fact give, with who gives them.
    others: Vec<Other<'a>>,
    /// Whether not all of these days can be true.
    disputed: bool,
}

/// Who tells it so.
#[derive(Debug, Serialize)]
struct Teller {
    /// Whether another one follows.
    more: bool,
    label: String,
    place: String,
    citation: String,
}

/// Another day that accounts give.
#[derive(Debug, Serialize)]
struct Other<'a> {
    when: &'a str,
    by: String,
}

/// Returns the chronology; each line carries `prefix`. `from` is the chapter's path.
pub(crate) fn render(
    desk: &Desk<'_>,
    entries: &[Entry],
    from: &Path,
    prefix: &str,
) -> Result<String, Diagnostic> {
    let days = entries
        .chunk_by(|one, next| one.when == next.when)
        .map(|of_one_day| Day {
            when: &of_one_day[0].when,
            iso: of_one_day[0].iso.as_deref(),
            entries: of_one_day.iter().map(|entry| line(desk, entries, entry, from)).collect(),
        })
        .collect();
    desk.templates.render("timeline", &Timeline { days }, prefix)
}

fn line<'a>(desk: &Desk<'_>, all: &'a [Entry], entry: &'a Entry, from: &Path) -> Line<'a> {
    let is_other = |other: &&Entry| {
        entry.disputed
            && other.fact.is_some()
            && (&other.fact, other.said) == (&entry.fact, entry.said)
            && *other != entry
    };
    let labels = |other: &Entry| {
        other.told_by.iter().map(|(label, _)| label.as_str()).collect::<Vec<_>>().join(", ")
    };
    let other = |other: &'a Entry| Other { when: &other.when, by: labels(other) };
    Line {
        title: &entry.title,
        said: entry.said,
        link: entry.fact.as_ref().and_then(|fact| desk.places.link(fact, from)),
        told_by: entry
            .told_by
            .iter()
            .enumerate()
            .map(|(index, (label, at))| Teller {
                more: index + 1 < entry.told_by.len(),
                label: label.clone(),
                place: place(desk.sources, at),
                citation: format!("[@{}]", at.address()),
            })
            .collect(),
        others: all.iter().filter(is_other).map(other).collect(),
        disputed: entry.disputed && !can_be_true(desk, entry),
    }
}

/// Whether all days that accounts of the fact give can be true together.
fn can_be_true(desk: &Desk<'_>, entry: &Entry) -> bool {
    let comparison = desk.facts.zip(entry.fact.as_ref()).and_then(|(all, id)| all.comparison(id));
    let key = if entry.said { SAID } else { WHEN };
    let days = comparison.and_then(|one| one.columns.iter().find(|column| column.key == key));
    days.is_some_and(|column| column.verdict < Verdict::Conflict)
}
