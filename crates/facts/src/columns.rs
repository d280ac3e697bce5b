//! Which dimensions a comparison has: those that the author chose, or those that two accounts and
//! more tell, with those that the author reads something in.

use std::ops::Range;

use crate::accounts::Account;
use crate::cells::{DURATION, WHEN, counts, event_moments, key};
use crate::written::Fact;

/// Returns the keys of the columns, in their order.
pub(crate) fn columns(fact: &Fact, accounts: &[Account<'_>]) -> Vec<String> {
    if !fact.columns.is_empty() {
        return fact.columns.clone();
    }
    let mut columns = told_by_two(accounts);
    let compared = fact.compare.iter().map(|one| &one.column);
    let read = fact.accounts.iter().flat_map(|one| &one.readings).map(|one| &one.column);
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
    let mut told: Vec<(String, usize, bool)> = Vec::new();
    for account in accounts {
        let mut here: Vec<(&str, bool)> = Vec::new();
        for one in account.told.quantities.iter().filter(|one| counts(account, one)) {
            let (key, valued) = (key(&one.measure), one.interval.is_some());
            match here.iter_mut().find(|(known, _)| *known == key) {
                Some((_, any)) => *any |= valued,
                None => here.push((key, valued)),
            }
        }
        for (key, valued) in here {
            match told.iter_mut().find(|(known, ..)| known == key) {
                Some((_, count, any)) => (*count, *any) = (*count + 1, *any || valued),
                None => told.push((key.to_owned(), 1, valued)),
            }
        }
    }
    let shared =
        told.into_iter().filter(|(key, count, valued)| *count > 1 && *valued && key != DURATION);
    let mut columns: Vec<String> = shared.map(|(key, ..)| key).collect();
    let dated = accounts.iter().filter(|account| !event_moments(account).is_empty()).count();
    if dated > 1 {
        columns.push(WHEN.to_owned());
    }
    columns
}

/// The words that the author chose for one account in one column.
pub(crate) struct Chosen {
    pub(crate) column: String,
    pub(crate) account: usize,
    pub(crate) words: Range<usize>,
}
