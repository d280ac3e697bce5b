//! `{{#timeline}}`: what happened when, with the other days that accounts give.

use std::path::Path;

use briefing_diagnostics::Diagnostic;
use briefing_facts::{Entry, Other, Row, Teller, Unplaced};
use briefing_sources::Sources;
use serde::Serialize;

use crate::account::{Account, place};
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
    /// Whether the author set the day.
    by_author: bool,
    told_by: Vec<TellerView>,
    /// The other days that cannot be true with this one, with who gives them.
    others: Vec<OtherView<'a>>,
    /// The other days that can.
    not_contradicted: Vec<OtherView<'a>>,
    /// Whether not all of these can be true together.
    torn: bool,
    /// The accounts that give a day which has no place in time.
    unplaced: Vec<UnplacedView<'a>>,
    /// Whether an account gives a day that cannot be true with this one.
    disputed: bool,
    /// Whether that rests on an altered copy's words.
    on_altered_words: bool,
}

/// Who tells it so.
#[derive(Debug, Serialize)]
struct TellerView {
    label: String,
    altered: bool,
    place: String,
    /// How the day comes about, where the account does not state it whole.
    why: Option<String>,
    citation: String,
    /// Whether another one follows.
    more: bool,
}

/// Another day that accounts give.
#[derive(Debug, Serialize)]
struct OtherView<'a> {
    when: &'a str,
    by: String,
}

/// An account that gives a day which has no place in time.
#[derive(Debug, Serialize)]
struct UnplacedView<'a> {
    label: &'a str,
    altered: bool,
    place: String,
    /// The source's words; empty where they are withheld.
    words: Vec<&'a str>,
    /// Whether they are an altered copy's.
    copy: bool,
    citation: String,
    /// Why the day has no place.
    why: String,
    conflict: bool,
}

/// Returns the chronology; each line carries `prefix`. `from` is the chapter's path.
pub(crate) fn render(
    desk: &Desk<'_>,
    entries: &[Entry<'_>],
    from: &Path,
    prefix: &str,
) -> Result<String, Diagnostic> {
    let days = entries
        .chunk_by(|one, next| one.when == next.when)
        .map(|of_one_day| Day {
            when: &of_one_day[0].when,
            iso: of_one_day[0].iso.as_deref(),
            entries: of_one_day.iter().map(|entry| line(desk, entry, from)).collect(),
        })
        .collect();
    desk.templates.render("timeline", &Timeline { days }, prefix)
}

fn line<'a>(desk: &'a Desk<'_>, entry: &'a Entry<'_>, from: &Path) -> Line<'a> {
    let sources = desk.sources;
    let last = entry.told_by.len().saturating_sub(1);
    let told_by = entry.told_by.iter().enumerate();
    let views =
        |others: &'a [Other<'_>]| others.iter().map(|it| other(sources, entry, it)).collect();
    let disputed = entry.is_disputed();
    Line {
        title: entry.title,
        said: entry.said,
        link: entry.fact.and_then(|fact| desk.places.link(fact, from)),
        by_author: entry.by_author,
        told_by: told_by.map(|(at, one)| teller(sources, one, at < last)).collect(),
        others: views(&entry.against),
        not_contradicted: views(&entry.beside),
        torn: entry.torn,
        unplaced: entry.unplaced.iter().map(|one| unplaced(sources, one)).collect(),
        disputed,
        on_altered_words: disputed && entry.on_altered_words,
    }
}

fn teller(sources: &Sources, teller: &Teller<'_>, more: bool) -> TellerView {
    let Teller { row, cell, year_of_others } = teller;
    let read = match &cell.why {
        Some(why) if cell.reading => Some(format!("as this briefing reads {why}")),
        None if cell.reading => Some("this briefing’s date".to_owned()),
        why => why.clone(),
    };
    let why: Vec<String> =
        read.into_iter().chain(year_of_others.then(|| "year not stated".to_owned())).collect();
    TellerView {
        label: row.label.clone(),
        altered: cell.altered,
        place: place(sources, &row.at),
        why: Some(why.join(", ")).filter(|why| !why.is_empty()),
        citation: format!("[@{}]", row.at.address()),
        more,
    }
}

/// Returns another day with who gives it: by label, and by place where the fact has several accounts
/// of one source.
fn other<'a>(sources: &Sources, entry: &Entry<'_>, other: &'a Other<'_>) -> OtherView<'a> {
    let others = entry.against.iter().chain(&entry.beside).flat_map(|other| &other.rows);
    let tellers = entry.told_by.iter().map(|teller| &teller.row);
    let all: Vec<&Row> = others.chain(tellers).copied().collect();
    let name = |row: &&Row| {
        let alone = all.iter().filter(|other| other.at.id == row.at.id).count() == 1;
        let place = if alone { String::new() } else { place(sources, &row.at) };
        format!("{} {place}", row.label).trim().to_owned()
    };
    let by: Vec<String> = other.rows.iter().map(name).collect();
    OtherView { when: &other.when, by: by.join(", ") }
}

fn unplaced<'a>(sources: &'a Sources, unplaced: &Unplaced<'a>) -> UnplacedView<'a> {
    let Unplaced { row, cell, conflict } = *unplaced;
    let account = Account::alone(sources, row);
    let words: Vec<&str> = cell.words.iter().filter_map(|range| account.words(range)).collect();
    let withheld = words.is_empty() && !cell.words.is_empty();
    let why = unplaced.why();
    UnplacedView {
        label: &row.label,
        altered: row.altered,
        place: place(sources, &row.at),
        copy: !words.is_empty() && cell.words.iter().any(|range| account.are_copys(range)),
        words,
        citation: account.citation(&cell.words),
        why: if withheld { format!("{why}; its words are withheld") } else { why },
        conflict,
    }
}
