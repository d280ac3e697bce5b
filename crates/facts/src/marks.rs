//! What is marked in the accounts' texts: numbers, days, quoted words and names that another
//! account has too, wherever they stand in it, that conflict with another's, of which others say
//! something else, or that stand here alone. A mark never ends within a word.

use std::collections::BTreeMap;
use std::ops::Range;

use briefing_reading::{Moment, MomentKind, names};

use crate::accounts::Account;
use crate::comparison::{Cell, Column, Mark, MarkKind, Row, State};
use crate::same_words::folded;
use crate::states::{States, others};
use crate::tokens::whole;

/// Marks the rows' texts.
pub(crate) fn mark(accounts: &[Account<'_>], columns: &[(Column, States)], rows: &mut [Row]) {
    let passages = Passages::new(accounts);
    for (at, row) in rows.iter_mut().enumerate() {
        let mut marks = of_cells(&accounts[at], columns, at, &row.cells);
        marks.extend(anchors(&accounts[at]).map(|range| Mark { range, kind: MarkKind::OnlyHere }));
        for mark in marks.iter_mut().filter(|mark| mark.kind == MarkKind::OnlyHere) {
            if passages.have_too(at, accounts[at].words(&mark.range)) {
                mark.kind = MarkKind::Shared;
            }
        }
        row.marks = apart(marks);
    }
}

/// The passages of all accounts, folded, with a space before and behind.
struct Passages(Vec<String>);

impl Passages {
    fn new(accounts: &[Account<'_>]) -> Self {
        let passage = |one: &Account<'_>| format!(" {} ", folded(one.words(&one.passage)));
        Self(accounts.iter().map(passage).collect())
    }

    /// Whether words of a row stand in the passage of another, whole words in their order.
    fn have_too(&self, row: usize, words: &str) -> bool {
        let words = format!(" {} ", folded(words));
        let mut others = self.0.iter().enumerate().filter(|(at, _)| *at != row);
        others.any(|(_, passage)| passage.contains(&words))
    }
}

/// Returns where the names, dates and quoted words of a passage stand. Numbers are marked through
/// their cells.
fn anchors<'a>(account: &'a Account<'_>) -> impl Iterator<Item = Range<usize>> + 'a {
    let words = account.words(&account.passage);
    let named = names(words).into_iter();
    let named = named.map(|name| {
        account.passage.start + name.range.start..account.passage.start + name.range.end
    });
    let dated = |moment: &&Moment| moment.kind == MomentKind::Event;
    let dates = account.told.moments.iter().filter(dated).map(|one| one.range.clone());
    let ranges = account.quoted().into_iter().chain(dates).chain(named);
    ranges.map(|range| within(account, range))
}

/// Returns words of an account with all of the tokens of which they have a part.
fn within(account: &Account<'_>, words: Range<usize>) -> Range<usize> {
    let whole = whole(account.text.text(), words.clone());
    let (start, end) = (account.passage.start, account.passage.end);
    whole.start.max(start).min(words.start)..whole.end.min(end).max(words.end)
}

/// Returns the marks of the words that count in a column.
fn of_cells(
    account: &Account<'_>,
    columns: &[(Column, States)],
    row: usize,
    cells: &[Cell],
) -> Vec<Mark> {
    let marked = columns.iter().zip(cells).flat_map(|((_, states), cell)| {
        let kind = kind(states, row);
        cell.words.iter().map(move |range| Mark { range: within(account, range.clone()), kind })
    });
    marked.collect()
}

/// Returns how what a row says in a column stands to what other rows say of it: only what was found
/// the same is shared.
fn kind(states: &States, row: usize) -> MarkKind {
    let is_in = |pairs: &[(usize, usize)]| others(pairs, row).next().is_some();
    let tells = |(at, state): (usize, &State)| at != row && *state != State::Silent;
    if is_in(&states.apart) {
        MarkKind::Conflict
    } else if is_in(&states.same) {
        MarkKind::Shared
    } else if states.states.iter().enumerate().any(tells) {
        MarkKind::OtherWords
    } else {
        MarkKind::OnlyHere
    }
}

/// Returns marks in order and apart from each other: where two overlap, a conflict stays before all
/// else, and the mark of a cell before that of an anchor.
fn apart(marks: Vec<Mark>) -> Vec<Mark> {
    let (conflicts, others): (Vec<Mark>, Vec<Mark>) =
        marks.into_iter().partition(|mark| mark.kind == MarkKind::Conflict);
    let mut kept: BTreeMap<usize, Mark> = BTreeMap::new();
    for mark in conflicts.into_iter().chain(others) {
        let before = kept.range(..mark.range.end).next_back();
        let free = before.is_none_or(|(_, one)| one.range.end <= mark.range.start);
        if free && !mark.range.is_empty() {
            kept.insert(mark.range.start, mark);
        }
    }
    kept.into_values().collect()
}
