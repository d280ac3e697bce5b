//! What happened when, as the accounts tell it: events, and facts that have a day, in order.
//!
//! 1. `given` reads from a column what each account gives: a day that has a place in time, or one
//!    that has none ("on Tuesday").
//! 2. A fact stands at each day that its accounts give; each place names the other days, and whether
//!    they can be true with this one.
//! 3. What has no place is said at each place of its fact, or once at the end.

use std::collections::BTreeSet;

use briefing_reading::{Days, Relation};

use crate::cells::{SAID, WHEN};
use crate::comparison::{Cell, Column, Comparison, Row, State};
use crate::written::{Event, Fact};

/// One line of the chronology.
#[derive(Clone, Debug)]
pub struct Entry<'a> {
    /// The day, month or span, in words: "7 March 2024", "4 January, year not stated"; of a fact no
    /// account of which gives a day with a place in time, "date not stated".
    pub when: String,
    /// The same for a machine, where it is one day: "2024-03-07".
    pub iso: Option<String>,
    /// What happened: the title of a fact, or the first name of an event.
    pub title: &'a str,
    /// The fact's id, if it is a fact.
    pub fact: Option<&'a str>,
    /// Whether the author set the day, and no account.
    pub by_author: bool,
    /// Whether the day is that on which it was said, not that on which it happened.
    pub said: bool,
    /// Who tells it so.
    pub told_by: Vec<Teller<'a>>,
    /// The days of other accounts that cannot be true with this one.
    pub against: Vec<Other<'a>>,
    /// Those that can: less exact, more exact, or no more than overlapping.
    pub beside: Vec<Other<'a>>,
    /// Whether not all of these that can be true with this one can be so together.
    pub torn: bool,
    /// The accounts that give a day which has no place in time.
    pub unplaced: Vec<Unplaced<'a>>,
    /// Whether what the accounts' days together say rests on an altered copy's words.
    pub on_altered_words: bool,
}

/// An account that gives a day.
#[derive(Clone, Copy, Debug)]
pub struct Teller<'a> {
    /// The account.
    pub row: &'a Row,
    /// What it says.
    pub cell: &'a Cell,
    /// Whether the year is that of the fact's other accounts, and not its own.
    pub year_of_others: bool,
}

/// Another day that accounts give, with who gives it.
#[derive(Clone, Debug)]
pub struct Other<'a> {
    /// The day in words.
    pub when: String,
    /// The accounts.
    pub rows: Vec<&'a Row>,
}

/// An account that gives a day which has no place in time.
#[derive(Clone, Copy, Debug)]
pub struct Unplaced<'a> {
    /// The account.
    pub row: &'a Row,
    /// What it says.
    pub cell: &'a Cell,
    /// Whether it cannot be true with the day at which this stands, or with those of the others
    /// where it stands at none.
    pub conflict: bool,
}

impl Entry<'_> {
    /// Whether another account gives a day that cannot be true with this one.
    pub fn is_disputed(&self) -> bool {
        !self.against.is_empty() || self.unplaced.iter().any(|one| one.conflict)
    }
}

impl Unplaced<'_> {
    /// Returns why the day has no place.
    pub fn why(&self) -> String {
        let Self { row, cell, .. } = self;
        if let Some(doubt) = &row.doubt {
            return format!("may tell something else: {doubt}");
        }
        match (&cell.means, &cell.days) {
            (Some(means), Some(_)) if cell.reading => match cell.why {
                None => format!("this briefing takes it for {means}, and names no passage"),
                Some(_) => format!("implies {means}, as this briefing reads it"),
            },
            (Some(means), None) if cell.reading => format!("in this briefing’s words: {means}"),
            (_, Some(days)) if !has_no_date(days) => "year not stated".to_owned(),
            (_, Some(_)) => NOT_STATED.to_owned(),
            _ => {
                let why = cell.remarks.first().or(cell.why.as_ref());
                why.cloned().unwrap_or_else(|| "a day that cannot be fixed".to_owned())
            }
        }
    }
}

/// What stands for the day of a fact that has no place in time.
const NOT_STATED: &str = "date not stated";

/// An entry with its place in time; without one it comes last.
type Placed<'a> = (Option<Days>, Entry<'a>);

/// Returns the events and the dated facts in their order in time; of one day events come first, then
/// facts in their order in facts.yml. A fact whose accounts give several days stands at each; the
/// day on which a thing was said is a day of its own.
pub(crate) fn chronology<'a>(
    events: &'a [Event],
    facts: &'a [Fact],
    comparisons: &'a [Comparison],
) -> Vec<Entry<'a>> {
    let mut entries: Vec<Placed<'a>> = events.iter().map(of_event).collect();
    for (fact, comparison) in facts.iter().zip(comparisons) {
        entries.extend(of_fact(fact, comparison));
    }
    entries.sort_by(|(one, _), (two, _)| (one.is_none(), one).cmp(&(two.is_none(), two)));
    entries.into_iter().map(|(_, entry)| entry).collect()
}

fn of_event(event: &Event) -> Placed<'_> {
    let title = event.names.first().unwrap_or(&event.id);
    let entry = Entry { by_author: true, ..entry(Some(&event.days), title, None) };
    (Some(event.days.clone()), entry)
}

fn entry<'a>(days: Option<&Days>, title: &'a str, fact: Option<&'a str>) -> Entry<'a> {
    Entry {
        when: days.map_or_else(|| NOT_STATED.to_owned(), in_words),
        iso: days.and_then(Days::one_day),
        title,
        fact,
        by_author: false,
        said: false,
        told_by: Vec::new(),
        against: Vec::new(),
        beside: Vec::new(),
        torn: false,
        unplaced: Vec::new(),
        on_altered_words: false,
    }
}

fn of<'a>(days: Option<&Days>, fact: &'a Fact) -> Entry<'a> {
    entry(days, &fact.title, Some(&fact.id.value))
}

/// Returns the days in words, with what of their date is missing.
fn in_words(days: &Days) -> String {
    if has_no_year(days) { format!("{days}, year not stated") } else { days.to_string() }
}

/// Whether days are not known by their year.
fn has_no_year(days: &Days) -> bool {
    days.earliest().or_else(|| days.latest()).is_none()
}

/// Whether no more is known of days than that of the week.
fn has_no_date(days: &Days) -> bool {
    const LEAP_YEAR: i32 = 2024;
    has_no_year(days) && days.with_year(LEAP_YEAR) == *days
}

/// Returns an entry for each day that accounts of a fact give, or one for the day that the author
/// gives it where no account does.
fn of_fact<'a>(fact: &'a Fact, comparison: &'a Comparison) -> Vec<Placed<'a>> {
    let column = |key| comparison.columns.iter().position(|one| one.key == key);
    let columns: Vec<Given<'a>> =
        [WHEN, SAID].into_iter().filter_map(column).map(|at| given(comparison, at)).collect();
    let mut entries: Vec<Placed<'a>> =
        columns.iter().flat_map(|given| of_column(fact, given)).collect();
    if entries.is_empty() {
        let days = fact.date.as_deref().and_then(Days::parse);
        entries.extend(days.map(|days| {
            let entry = Entry { by_author: true, ..of(Some(&days), fact) };
            (Some(days), entry)
        }));
    }
    for given in columns.iter().filter(|given| !given.unplaced.is_empty()) {
        say_unplaced(fact, given, &mut entries);
    }
    entries
}

/// What the accounts of a fact give in one column.
struct Given<'a> {
    column: &'a Column,
    /// The days that have a place in time, in the rows' order.
    placed: Vec<(Days, Teller<'a>)>,
    unplaced: Vec<(&'a Row, &'a Cell)>,
}

/// Reads what the accounts give in a column. A day without a year takes that of the others, where
/// these have one and the same; what is assumed or implied has no place.
fn given(comparison: &Comparison, at: usize) -> Given<'_> {
    let mut given =
        Given { column: &comparison.columns[at], placed: Vec::new(), unplaced: Vec::new() };
    for row in &comparison.rows {
        let cell = &row.cells[at];
        let fixed = cell.state != State::NotFixed && !cell.assumed;
        match cell.days.as_ref().filter(|days| fixed && !has_no_date(days)) {
            Some(days) => {
                given.placed.push((days.clone(), Teller { row, cell, year_of_others: false }));
            }
            None if cell.state != State::Silent => given.unplaced.push((row, cell)),
            None => {}
        }
    }
    let years: BTreeSet<i32> = given.placed.iter().filter_map(|(days, _)| days.year()).collect();
    if let (Some(&year), 1) = (years.first(), years.len()) {
        for (days, teller) in &mut given.placed {
            let whole = days.with_year(year);
            teller.year_of_others = whole != *days;
            *days = whole;
        }
    }
    given
}

/// Returns an entry for each day that accounts of a fact give in one column; days that read alike
/// are one.
fn of_column<'a>(fact: &'a Fact, given: &Given<'a>) -> Vec<Placed<'a>> {
    let mut told: Vec<(&Days, Vec<Teller<'a>>)> = Vec::new();
    for (days, teller) in &given.placed {
        match told.iter_mut().find(|(known, _)| in_words(known) == in_words(days)) {
            Some((_, tellers)) => tellers.push(*teller),
            None => told.push((days, vec![*teller])),
        }
    }
    let entry = |(days, tellers): &(&Days, Vec<Teller<'a>>)| {
        let (against, beside) = others(days, &told);
        let torn = beside.iter().any(|(one, _)| beside.iter().any(|(two, _)| apart(one, two)));
        let said_so =
            |others: Vec<(&Days, Other<'a>)>| others.into_iter().map(|(_, it)| it).collect();
        let entry = Entry {
            said: given.column.key == SAID,
            told_by: tellers.clone(),
            against: said_so(against),
            beside: said_so(beside),
            torn,
            on_altered_words: given.column.on_altered_words,
            ..of(Some(days), fact)
        };
        (Some((*days).clone()), entry)
    };
    told.iter().map(entry).collect()
}

/// Other days, each as it is said.
type Others<'d, 'a> = Vec<(&'d Days, Other<'a>)>;

/// Returns the other days that accounts tell: those that cannot be true with `days`, and those that
/// can.
fn others<'d, 'a>(
    days: &Days,
    told: &[(&'d Days, Vec<Teller<'a>>)],
) -> (Others<'d, 'a>, Others<'d, 'a>) {
    let mut others: Vec<&(&Days, Vec<Teller<'_>>)> =
        told.iter().filter(|(other, _)| *other != days).collect();
    others.sort_by_key(|(other, _)| *other);
    let other = |(other, tellers): &(&'d Days, Vec<Teller<'a>>)| {
        let rows = tellers.iter().map(|teller| teller.row).collect();
        (*other, Other { when: in_words(other), rows })
    };
    others.into_iter().map(other).partition(|(other, _)| apart(days, other))
}

fn apart(one: &Days, two: &Days) -> bool {
    one.relation(two) == Relation::Apart
}

/// Says at each entry of a column what has no place in time; where there is none, at one of its own.
fn say_unplaced<'a>(fact: &'a Fact, given: &Given<'a>, entries: &mut Vec<Placed<'a>>) {
    let said = given.column.key == SAID;
    if entries.iter().all(|(_, entry)| entry.said != said) {
        let on_altered_words = given.column.on_altered_words;
        entries.push((None, Entry { said, on_altered_words, ..of(None, fact) }));
    }
    for (days, entry) in entries.iter_mut().filter(|(_, entry)| entry.said == said) {
        let days = days.as_ref().filter(|_| !entry.by_author);
        let unplaced = |&(row, cell): &(&'a Row, &'a Cell)| {
            let conflict = match (days, &cell.days) {
                (Some(days), Some(given)) => apart(days, given),
                _ => cell.state == State::Conflict,
            };
            Unplaced { row, cell, conflict }
        };
        entry.unplaced = given.unplaced.iter().map(unplaced).collect();
    }
}
