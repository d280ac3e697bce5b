//! Which dimensions a comparison has: those that the author chose, or those that two accounts and
//! more tell, with those that the author reads something in.

use std::collections::BTreeSet;
use std::ops::Range;

use briefing_reading::{Measure, Quantity, is_content, stem, words};

use crate::accounts::Account;
use crate::cells::{DURATION, WHEN, counts, event_moments, key, overlap};
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
            let (key, valued, thing) =
                (key(&one.measure), one.interval.is_some(), thing(account, one));
            let index = told.iter().position(|known| known.key == key).unwrap_or_else(|| {
                told.push(Told { key: key.to_owned(), ..Told::default() });
                told.len() - 1
            });
            told[index].by.insert(at);
            told[index].things.insert(thing);
            told[index].valued |= valued;
        }
    }
    let shared = told.into_iter().filter(Told::is_shared);
    let mut columns: Vec<String> = shared.map(|one| one.key).collect();
    let dated = accounts.iter().filter(|account| !event_moments(account).is_empty()).count();
    if dated > 1 {
        columns.push(WHEN.to_owned());
    }
    columns
}

/// What accounts tell under one key.
#[derive(Debug, Default)]
struct Told {
    key: String,
    /// The accounts.
    by: BTreeSet<usize>,
    /// What it is that they measure, where the key does not say it; `None` is not known.
    things: BTreeSet<Option<String>>,
    valued: bool,
}

impl Told {
    /// Whether it is one thing that two accounts tell, one of them with a value.
    fn is_shared(&self) -> bool {
        let one_thing = self.things.len() == 1 && self.things.iter().all(Option::is_some);
        self.by.len() > 1 && self.valued && one_thing && self.key != DURATION
    }
}

/// Whether a quantity is a part of what an account tells: no part of a total, nothing denied, and
/// not those who speak ("two officials said").
fn is_told(account: &Account<'_>, quantity: &Quantity) -> bool {
    let speakers = account.told.speeches.iter().filter_map(|speech| speech.speaker.as_ref());
    let speaks = speakers.into_iter().any(|speaker| overlap(&speaker.range, &quantity.range));
    counts(account, quantity) && !speaks
}

/// Returns what a quantity measures: the key of what is counted, or of a share or a sum the first
/// word of content that it is directly said to be of ("87 % of the vote").
fn thing(account: &Account<'_>, quantity: &Quantity) -> Option<String> {
    if let Measure::Count(key) = &quantity.measure {
        return Some(key.clone());
    }
    let rest = account.words(&(quantity.range.end..account.passage.end));
    let mut from = 0;
    for word in words(rest) {
        if !rest[from..word.start].trim().is_empty() {
            return None;
        }
        if is_content(&rest[word.clone()]) {
            return Some(stem(&rest[word]));
        }
        from = word.end;
    }
    None
}

/// The words that the author chose for one account in one column.
pub(crate) struct Chosen {
    pub(crate) column: String,
    pub(crate) account: usize,
    pub(crate) words: Range<usize>,
    /// Which entry of `compare` it is.
    pub(crate) entry: usize,
}
