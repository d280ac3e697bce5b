//! What happened when, as the accounts tell it: events, and facts that have a day, in order.

use briefing_reading::Days;
use briefing_sources::Target;

use crate::cells::{SAID, WHEN};
use crate::comparison::{Comparison, State, Verdict};
use crate::written::{Event, Fact};

/// One line of the chronology.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// The day, month or span, in words: "7 March 2024", "4 January, year not stated", "a Tuesday,
    /// date not stated".
    pub when: String,
    /// The same for a machine, where it is one day, month or year: "2024-03-07".
    pub iso: Option<String>,
    /// What happened: the title of a fact, or the first name of an event.
    pub title: String,
    /// The fact's id, if it is a fact.
    pub fact: Option<String>,
    /// Who tells it so: label and address. Empty for an event, whose day the author set.
    pub told_by: Vec<(String, Target)>,
    /// Whether the day is that on which it was said, not that on which it happened.
    pub said: bool,
    /// Whether the days that accounts of the fact give cannot all be true.
    pub disputed: bool,
}

/// Returns the events and the dated facts in their order in time; of one day events come first, then
/// facts in their order in facts.yml. A fact whose accounts give several days stands at each; the
/// day on which a thing was said is a day of its own.
pub(crate) fn chronology(
    events: &[Event],
    facts: &[Fact],
    comparisons: &[Comparison],
) -> Vec<Entry> {
    let mut dated: Vec<(Days, Entry)> = events.iter().map(of_event).collect();
    for (fact, comparison) in facts.iter().zip(comparisons) {
        dated.extend(of_fact(fact, comparison));
    }
    dated.sort_by(|(one, _), (two, _)| one.cmp(two));
    dated.into_iter().map(|(_, entry)| entry).collect()
}

fn of_event(event: &Event) -> (Days, Entry) {
    let title = event.names.first().cloned().unwrap_or_else(|| event.id.clone());
    let entry = entry(&event.days, title, None);
    (event.days.clone(), entry)
}

fn entry(days: &Days, title: String, fact: Option<String>) -> Entry {
    Entry {
        when: in_words(days),
        iso: days.one_day(),
        title,
        fact,
        told_by: Vec::new(),
        said: false,
        disputed: false,
    }
}

/// Returns the days in words, with what of their date is missing.
fn in_words(days: &Days) -> String {
    const LEAP_YEAR: i32 = 2024;
    if days.earliest().or_else(|| days.latest()).is_some() {
        days.to_string()
    } else if days.with_year(LEAP_YEAR) == *days {
        format!("{days}, date not stated")
    } else {
        format!("{days}, year not stated")
    }
}

/// Returns an entry for each day that accounts of a fact give, or one for the day that the author
/// gives it where no account does.
fn of_fact(fact: &Fact, comparison: &Comparison) -> Vec<(Days, Entry)> {
    let column = |key| comparison.columns.iter().position(|one| one.key == key);
    let mut entries: Vec<(Days, Entry)> = [WHEN, SAID]
        .into_iter()
        .filter_map(column)
        .flat_map(|column| of_column(fact, comparison, column))
        .collect();
    if entries.is_empty() {
        let days = fact.date.as_deref().and_then(Days::parse);
        entries.extend(days.map(|days| {
            let entry = entry(&days, fact.title.clone(), Some(fact.id.value.clone()));
            (days, entry)
        }));
    }
    entries
}

/// Returns an entry for each day that accounts of a fact give in one column.
fn of_column(fact: &Fact, comparison: &Comparison, column: usize) -> Vec<(Days, Entry)> {
    let mut entries: Vec<(Days, Entry)> = Vec::new();
    for (days, row) in told(comparison, column) {
        let told_by = (comparison.rows[row].label.clone(), comparison.rows[row].at.clone());
        match entries.iter_mut().find(|(known, _)| *known == days) {
            Some((_, entry)) => entry.told_by.push(told_by),
            None => {
                let entry = Entry {
                    told_by: vec![told_by],
                    said: comparison.columns[column].key == SAID,
                    disputed: comparison.columns[column].verdict == Verdict::Conflict,
                    ..entry(&days, fact.title.clone(), Some(fact.id.value.clone()))
                };
                entries.push((days, entry));
            }
        }
    }
    entries
}

/// Returns the days that accounts of a fact give in a column, each with its row, in the rows' order.
/// A day without a year takes it from another account of the fact; one that the author only assumes
/// is left out.
fn told(comparison: &Comparison, column: usize) -> Vec<(Days, usize)> {
    let given = |row: usize| {
        let cell = &comparison.rows[row].cells[column];
        let assumed = cell.reading && cell.why.is_none();
        cell.days.clone().filter(|_| cell.state != State::NotFixed && !assumed)
    };
    let all: Vec<(Days, usize)> =
        (0..comparison.rows.len()).filter_map(|row| Some((given(row)?, row))).collect();
    let year = all.iter().find_map(|(days, _)| days.year());
    let whole = |days: Days| year.map_or_else(|| days.clone(), |year| days.with_year(year));
    all.into_iter().map(|(days, row)| (whole(days), row)).collect()
}
