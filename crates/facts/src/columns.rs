//! Which dimensions a comparison has: those that the author chose, or those that two accounts and
//! more tell, with those that the author reads something in.

use std::collections::BTreeSet;
use std::ops::Range;

use briefing_diagnostics::Span;
use briefing_reading::{Measure, Quantity};

use crate::accounts::Account;
use crate::cells::{WHEN, counts, event_moments, key, overlap};
use crate::written::Fact;

/// Returns the keys of the columns, in their order.
pub(crate) fn columns(fact: &Fact, accounts: &[Account<'_>]) -> Vec<String> {
    if !fact.columns.is_empty() {
        return fact.columns.iter().map(|one| one.value.clone()).collect();
    }
    let mut columns = told_by_two(accounts);
    let compared = fact.compare.iter().map(|one| &one.column.value);
    let read = fact.accounts.iter().flat_map(|one| &one.readings).map(|one| &one.column.value);
    for column in compared.chain(read) {
        if !columns.contains(column) {
            columns.push(column.clone());
        }
    }
    columns
}

/// Returns the columns that the program finds in two accounts or more, one of them with a value, in
/// the order of the first account that has them; days come last.
fn told_by_two(accounts: &[Account<'_>]) -> Vec<String> {
    let mut told: Vec<Told> = Vec::new();
    for (at, account) in accounts.iter().enumerate() {
        for one in account.told.quantities.iter().filter(|one| is_told(account, one)) {
            let (key, valued) = (key(&one.measure), one.interval.is_some());
            match told.iter_mut().find(|known| known.key == key) {
                Some(known) => {
                    known.by.insert(at);
                    known.valued |= valued;
                }
                None => told.push(Told { key: key.to_owned(), by: BTreeSet::from([at]), valued }),
            }
        }
    }
    let shared = told.into_iter().filter(|one| one.by.len() > 1 && one.valued);
    let mut columns: Vec<String> = shared.map(|one| one.key).collect();
    let dated = accounts.iter().filter(|account| !event_moments(account).is_empty()).count();
    if dated > 1 {
        columns.push(WHEN.to_owned());
    }
    columns
}

/// What accounts tell under one key.
#[derive(Debug)]
struct Told {
    key: String,
    /// The accounts.
    by: BTreeSet<usize>,
    /// Whether one of them has a value.
    valued: bool,
}

/// Whether a quantity says of something named how many there are: nothing denied or a part of a
/// total, no share, sum or length of time, of which nobody can say whether two are of one thing, and
/// not those who speak or are spoken to ("two officials said").
fn is_told(account: &Account<'_>, quantity: &Quantity) -> bool {
    let speaks = account.told.speeches.iter().any(|speech| {
        let speaker = speech.speaker.iter().map(|speaker| &speaker.range);
        speaker.chain(&speech.to).any(|range| overlap(range, &quantity.range))
    });
    matches!(quantity.measure, Measure::Count(_)) && counts(account, quantity) && !speaks
}

/// Two accounts that the author sets in conflict in one column.
pub(crate) struct SetApart {
    pub(crate) column: String,
    pub(crate) account: usize,
    pub(crate) other: usize,
    /// Where the other is named.
    pub(crate) span: Span,
}

/// The words that the author chose for one account in one column.
pub(crate) struct Chosen {
    pub(crate) column: String,
    pub(crate) account: usize,
    pub(crate) words: Range<usize>,
    /// Which entry of `compare` it is.
    pub(crate) entry: usize,
}
