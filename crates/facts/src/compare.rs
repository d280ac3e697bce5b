//! One fact compared: its accounts in, rows and columns out.
//!
//! 1. `voice` says who speaks in each account, `origins` which accounts count as one voice;
//! 2. `columns` says in which dimensions they are compared, `cells` what each says there;
//! 3. `states` holds the cells of a column against each other, `captions` says it in a sentence;
//! 4. `marks` finds what is worth marking in the accounts' texts, `rungs` the reports of one
//!    utterance.

use std::collections::BTreeSet;
use std::ops::Range;

use briefing_sources::{Fidelity, Publish, Sources};

use crate::accounts::Account;
use crate::captions::{caption, label};
use crate::cells::{Content, DURATION, SAID, as_of, content, is_day, overlap};
use crate::columns::{Chosen, SetApart, columns};
use crate::comparison::{Cell, Column, Comparison, POINT, Row, State, Verdict, Voice, When};
use crate::marks;
use crate::origins::{components, groups};
use crate::rungs;
use crate::sentence::Sentence;
use crate::states::{Said, States, What, others, states};
use crate::value::Value;
use crate::voice::voice;
use crate::words::heading;
use crate::written::{Event, Fact};

/// Compares the accounts of a fact.
pub(crate) fn compare(
    (sources, aliases): (&Sources, &[Vec<String>]),
    fact: &Fact,
    listed: &[Account<'_>],
    chosen: &[Chosen],
    set_apart: &[SetApart],
    events: &[Event],
) -> Comparison {
    let order = by_outlet(listed);
    let place = |at: usize| order.iter().position(|&from| from == at);
    let keys = columns(fact, listed);
    let accounts: Vec<Account<'_>> = order.iter().map(|&at| listed[at].clone()).collect();
    let words = |column: &str, row: usize| -> Option<&Range<usize>> {
        let one = chosen.iter().find(|one| one.column == column && place(one.account) == Some(row));
        one.map(|one| &one.words)
    };
    let contents = |key: &str| -> Vec<Content> {
        (accounts.iter().enumerate())
            .map(|(at, account)| content(account, key, words(key, at), events))
            .collect()
    };
    let contents: Vec<Vec<Content>> = keys.iter().map(|key| contents(key)).collect();
    let told = |at: usize| -> Vec<Range<usize>> {
        contents.iter().flat_map(|column| column[at].words.iter().cloned()).collect()
    };
    let voices: Vec<Voice> = (accounts.iter().enumerate())
        .map(|(at, account)| voice(account, aliases, &told(at)))
        .collect();
    let groups = groups(sources, aliases, &accounts, &voices);
    let mut rows: Vec<Row> = (accounts.iter().zip(&voices).enumerate())
        .map(|(at, (account, voice))| Row {
            counts_with: Some(groups.of[at]).filter(|&first| first != at),
            ..row(account, voice.clone(), events)
        })
        .collect();
    let mut all = Vec::new();
    for (key, contents) in keys.iter().zip(contents) {
        let exclusive = fact.exclusive.iter().any(|one| one.value == *key);
        let against = |row: usize| -> Vec<usize> {
            let here = set_apart.iter().filter(|one| one.column == *key);
            let with = here.filter_map(|one| Some((place(one.account)?, place(one.other)?)));
            with.filter(|&(one, _)| one == row).map(|(_, other)| other).collect()
        };
        let against: Vec<Vec<usize>> = (0..accounts.len()).map(against).collect();
        all.push(column(key, exclusive, &accounts, &mut rows, contents, &groups.of, against));
    }
    let said = said_beside(&accounts, &rows, &keys, events);
    rows.iter_mut().zip(said).for_each(|(row, said)| row.said = said);
    marks::mark(&accounts, &all, &mut rows);
    let columns: Vec<Column> = all.into_iter().map(|(column, _)| column).collect();
    Comparison {
        id: fact.id.value.clone(),
        title: fact.title.clone(),
        verdict: columns.iter().map(|one| one.verdict).max().unwrap_or(Verdict::NoValue),
        columns,
        voices: groups.voices,
        at_most: groups.at_most && !fact.independent,
        origins: groups.stated,
        independent: fact.independent,
        assessment: fact.assessment.clone(),
        settled_by: fact.settled_by.clone(),
        ladders: rungs::ladders(fact, aliases, &accounts, events),
        rows,
    }
}

/// Returns the accounts' order: those of one outlet together, outlets as they first come.
pub(crate) fn by_outlet(accounts: &[Account<'_>]) -> Vec<usize> {
    let first = |at: usize| {
        accounts.iter().position(|one| one.entry.id == accounts[at].entry.id).unwrap_or(at)
    };
    let mut order: Vec<usize> = (0..accounts.len()).collect();
    order.sort_by_key(|&at| (first(at), at));
    order
}

fn row(account: &Account<'_>, voice: Voice, events: &[Event]) -> Row {
    Row {
        label: account.entry.short_name(),
        at: account.at.clone(),
        named_at: account.named_at.clone(),
        passage: account.passage.clone(),
        altered: account.entry.fidelity == Fidelity::Altered,
        voice: shown(account, voice),
        said: None,
        as_of: as_of(account, events),
        cells: Vec::new(),
        doubt: account.written.and_then(|written| written.doubt.clone()),
        counts_with: None,
        marks: Vec::new(),
    }
}

/// Returns a voice as a row may show it: without the words of a source that withholds them.
fn shown(account: &Account<'_>, voice: Voice) -> Voice {
    if voice.read.is_none() || account.entry.publish != Publish::None {
        return voice;
    }
    let written = account.written;
    let via = written.map(|written| written.via.clone()).unwrap_or_default();
    let role = written.and_then(|written| written.role.clone());
    let to = written.and_then(|written| written.to.clone());
    Voice { by: None, also: Vec::new(), role, via, to, ..voice }
}

/// Returns when each account was said, as far as it is stated; nothing where the cells show the days
/// of all.
fn said_beside(
    accounts: &[Account<'_>],
    rows: &[Row],
    keys: &[String],
    events: &[Event],
) -> Vec<Option<When>> {
    let nowhere = || vec![None; rows.len()];
    if keys.iter().any(|key| key == SAID) {
        return nowhere();
    }
    let one = |(account, row)| said(account, row, events);
    let said: Vec<Option<When>> = accounts.iter().zip(rows).map(one).collect();
    let is_shown = |(row, said): (&Row, &Option<When>)| {
        let mut shown = row.cells.iter().flat_map(|cell| &cell.words);
        let read = said.as_ref().and_then(|said| said.read.as_ref());
        said.is_none() || read.is_some_and(|read| shown.any(|words| overlap(words, read)))
    };
    if rows.iter().zip(&said).all(is_shown) { nowhere() } else { said }
}

/// Returns when what a row says was said; nothing without a speaker.
fn said(account: &Account<'_>, row: &Row, events: &[Event]) -> Option<When> {
    if row.voice.by.is_none() && !row.voice.is_withheld() {
        return None;
    }
    let content = content(account, SAID, None, events);
    let read = content.words.first().cloned();
    Some(When { words: content.means?, read, why: content.why })
}

/// Holds the cells of a column against each other and adds them to the rows.
fn column(
    key: &str,
    exclusive: bool,
    accounts: &[Account<'_>],
    rows: &mut [Row],
    contents: Vec<Content>,
    groups: &[usize],
    against: Vec<Vec<usize>>,
) -> (Column, States) {
    let altered: Vec<bool> =
        (accounts.iter().zip(&contents)).map(|(account, one)| is_altered(account, one)).collect();
    let groups = statements(accounts, &contents, groups);
    let said: Vec<Said<'_>> = (against.into_iter().enumerate())
        .map(|(at, contradicts)| Said {
            row: at,
            contradicts,
            at: &accounts[at].at,
            what: contents[at].what.clone(),
            altered: altered[at],
            dated: rows[at].as_of.is_some(),
            group: groups[at],
        })
        .collect();
    let result = states(&said, exclusive);
    let remarks = remarks(key, accounts, &said, &result, rows);
    for (at, (content, remarks)) in contents.into_iter().zip(remarks).enumerate() {
        let cell = cell(content, result.states[at], altered[at], remarks);
        rows[at].cells.push(cell);
    }
    let cells: Vec<&Cell> = rows.iter().filter_map(|row| row.cells.last()).collect();
    let column = Column {
        key: key.to_owned(),
        heading: heading(key),
        verdict: result.verdict,
        base: result.base,
        partly: cells.iter().any(|one| matches!(one.state, State::Same | State::NotContradicted)),
        on_altered_words: rests_on_altered(&said, exclusive, result.verdict),
        caption: dated(caption(accounts, rows, &cells, &result), key, &said, &result, rows),
    };
    (column, result)
}

/// Returns a caption with what the days of the figures say to their conflict.
fn dated(
    caption: Sentence,
    key: &str,
    said: &[Said<'_>],
    result: &States,
    rows: &[Row],
) -> Sentence {
    let days = (0..said.len()).filter_map(|at| days_of_conflict(at, key, said, result, rows));
    let days: Vec<String> = days.collect::<BTreeSet<String>>().into_iter().collect();
    let days = match days.as_slice() {
        [] => return caption,
        [one] => one.as_str(),
        _ => "the dates of these figures are not all stated, or differ",
    };
    let mut letters = days.chars();
    let first = letters.next().map(|first| first.to_uppercase().to_string());
    let days = format!("{}{}", first.unwrap_or_default(), letters.as_str());
    caption.and(format!(" {days}."))
}

/// Returns the group of each account in one column: what several say in the same words of one text
/// is one statement, whoever is said to make it.
fn statements(accounts: &[Account<'_>], contents: &[Content], groups: &[usize]) -> Vec<usize> {
    let rests_on = |at: usize| match contents[at].words.as_slice() {
        [] => vec![accounts[at].passage.clone()],
        words => words.to_vec(),
    };
    components(groups.len(), |one, two| {
        let same_text = accounts[one].entry.id == accounts[two].entry.id;
        let (one_words, two_words) = (rests_on(one), rests_on(two));
        let shares = |words: &Range<usize>| two_words.iter().any(|other| overlap(words, other));
        let both_say = [one, two].iter().all(|&at| contents[at].what != What::Nothing);
        groups[one] == groups[two] || (same_text && both_say && one_words.iter().any(shares))
    })
}

/// Whether what is said rests on an altered copy's own words.
fn is_altered(account: &Account<'_>, content: &Content) -> bool {
    match content.words.as_slice() {
        [] => content.what.value().is_some() && account.is_altered(&account.passage),
        words => words.iter().any(|words| account.is_altered(words)),
    }
}

fn cell(content: Content, state: State, altered: bool, mut remarks: Vec<String>) -> Cell {
    remarks.splice(0..0, content.remark.map(str::to_owned));
    if state == State::FarApart {
        remarks.push("far apart".to_owned());
    }
    let assumed = matches!(content.what, What::Assumed(_));
    let days = match content.what.value() {
        Some(Value::Days(days)) => Some(days.clone()),
        _ => None,
    };
    Cell {
        state,
        days,
        words: content.words,
        means: content.means,
        reading: content.reading,
        assumed,
        altered,
        why: content.why,
        remarks,
    }
}

/// Whether the verdict would be another without the words of altered copies.
fn rests_on_altered(said: &[Said<'_>], exclusive: bool, verdict: Verdict) -> bool {
    let without: Vec<Said<'_>> = said.iter().filter(|one| !one.altered).cloned().collect();
    without.len() < said.len() && states(&without, exclusive).verdict != verdict
}

/// How many accounts are named that a cell is in conflict with.
const NAMED: usize = 2;

/// Returns what must be known of each cell: that others are held against it; of a conflict, with whom,
/// that the author sees it, and whether the days of two figures could explain it.
fn remarks(
    key: &str,
    accounts: &[Account<'_>],
    said: &[Said<'_>],
    result: &States,
    rows: &[Row],
) -> Vec<Vec<String>> {
    let held =
        |at: usize| said[at].what.value().is_some() && result.states[at] != State::NotCompared;
    let is_point = |at: usize| {
        result.base == Some(at) && (0..said.len()).any(|other| other != at && held(other))
    };
    let conflict = |at: usize| {
        let (apart, set) = (others(&result.apart, at), others(&result.set_apart, at));
        let names: Vec<String> = apart.map(|other| label(accounts, rows, other)).collect();
        let read = set.count() == names.len();
        let against = match names.as_slice() {
            [] => return None,
            few if few.len() <= NAMED => format!("against {}", few.join(" and ")),
            _ if read => "in conflict".to_owned(),
            _ => return None,
        };
        Some(if read { format!("{against}, as this briefing reads it") } else { against })
    };
    let remarks = |at: usize| {
        let point = is_point(at).then(|| POINT.to_owned());
        let days = days_of_conflict(at, key, said, result, rows);
        point.into_iter().chain(conflict(at)).chain(days).collect()
    };
    (0..said.len()).map(remarks).collect()
}

/// Returns what the days of a figure and of the first that is in conflict with it say to that.
fn days_of_conflict(
    at: usize,
    key: &str,
    said: &[Said<'_>],
    result: &States,
    rows: &[Row],
) -> Option<String> {
    let number = |at: usize| match said[at].what.value() {
        Some(Value::Number(interval) | Value::Amount(interval, _)) => Some(interval.low),
        _ => None,
    };
    let against = result.against(at);
    let other =
        *against.first().filter(|_| is_counted(key) && result.states[at] == State::Conflict)?;
    let (low, high) = if number(at)? < number(other)? { (at, other) } else { (other, at) };
    explained(rows[low].as_of.as_ref(), rows[high].as_of.as_ref())
}

/// Whether a column's figures can grow from day to day: no day, no length of time.
fn is_counted(key: &str) -> bool {
    !is_day(key) && key != DURATION
}

/// Returns what the days of two figures say to their conflict.
fn explained(lower: Option<&When>, higher: Option<&When>) -> Option<String> {
    match (lower, higher) {
        (None, None) => Some("dates of both figures not stated".to_owned()),
        (None, Some(_)) => Some("date of the lower figure not stated".to_owned()),
        (Some(_), None) => Some("date of the higher figure not stated".to_owned()),
        (Some(lower), Some(higher)) if lower.words != higher.words => {
            Some(format!("the lower figure is of {}, the higher of {}", lower.words, higher.words))
        }
        _ => None,
    }
}
