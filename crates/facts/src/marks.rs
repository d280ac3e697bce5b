//! What is marked in the accounts' texts: numbers, days, quoted words and names that another
//! account shares, that conflict with another's, or that stand here alone.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use briefing_reading::{Moment, MomentKind, names};
use briefing_sources::Folded;

use crate::accounts::Account;
use crate::comparison::{Cell, Column, Mark, MarkKind, Row, Verdict};
use crate::states::States;

/// Marks the rows' texts.
pub(crate) fn mark(accounts: &[Account<'_>], columns: &[(Column, States)], rows: &mut [Row]) {
    let anchors: Vec<Vec<Anchor>> = accounts.iter().map(anchors).collect();
    let mut told_in: BTreeMap<&str, BTreeSet<usize>> = BTreeMap::new();
    for (at, anchors) in anchors.iter().enumerate() {
        for anchor in anchors {
            told_in.entry(&anchor.folded).or_default().insert(at);
        }
    }
    for (at, row) in rows.iter_mut().enumerate() {
        let mut marks = of_cells(columns, at, &row.cells);
        marks.extend(anchors[at].iter().map(|anchor| {
            let shared = told_in[anchor.folded.as_str()].len() > 1;
            let kind = if shared { MarkKind::Shared } else { MarkKind::OnlyHere };
            Mark { range: anchor.range.clone(), kind }
        }));
        row.marks = apart(marks);
    }
}

/// Something in a passage that can be told apart from what others have.
#[derive(Debug)]
struct Anchor {
    range: Range<usize>,
    folded: String,
}

/// Returns the names, dates and quoted words of a passage. Numbers are marked through their cells.
fn anchors(account: &Account<'_>) -> Vec<Anchor> {
    let words = account.words(&account.passage);
    let named = names(words).into_iter();
    let named = named.map(|name| {
        account.passage.start + name.range.start..account.passage.start + name.range.end
    });
    let dated = |moment: &&Moment| moment.kind == MomentKind::Event;
    let dates = account.told.moments.iter().filter(dated).map(|one| one.range.clone());
    let ranges = account.quoted().into_iter().chain(dates).chain(named);
    let folded = |range: Range<usize>| {
        let folded = Folded::new(account.words(&range)).text().to_lowercase();
        Anchor { range, folded }
    };
    ranges.map(folded).collect()
}

/// Returns the marks of the words that count in a column.
fn of_cells(columns: &[(Column, States)], row: usize, cells: &[Cell]) -> Vec<Mark> {
    let kind = |states: &States| match states.verdict {
        Verdict::Conflict if !states.against(row).is_empty() => MarkKind::Conflict,
        Verdict::OneVoice | Verdict::NoValue => MarkKind::OnlyHere,
        _ => MarkKind::Shared,
    };
    let cells = columns.iter().zip(cells);
    let marked = cells.flat_map(|((_, states), cell)| {
        cell.words.iter().map(move |range| Mark { range: range.clone(), kind: kind(states) })
    });
    marked.collect()
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
