//! The states of a column: what each account says in, how it stands to the others out.
//!
//! One value is the base, and the others are held against it. Which one does not depend on the
//! order of the accounts: a value that is not assumed, no denial and no open span of days; then one
//! that can be true together with most of the others; then a number or day before a word; then one
//! that is no altered copy's; then one whose figure is dated; then one that most others share; then
//! the sharpest; then the first address.
//!
//! A value is in conflict where it cannot be true together with the base, or with another that can
//! be true with the base; and so with values that are far apart. A value of another kind than the
//! base is not fixed.

use std::cmp::{Ordering, Reverse};
use std::collections::BTreeSet;

use briefing_sources::Target;

use crate::comparison::{State, Verdict};
use crate::value::{Relation, Value};

/// What one account says in one dimension.
#[derive(Clone, Debug)]
pub(crate) struct Said<'a> {
    /// The account's address.
    pub(crate) at: &'a Target,
    /// What is said.
    pub(crate) what: What,
    /// Whether the words are an altered copy's.
    pub(crate) altered: bool,
    /// Whether the figure is dated.
    pub(crate) dated: bool,
    /// Accounts of one group count as one voice.
    pub(crate) group: usize,
}

/// What is said.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum What {
    /// Nothing.
    Nothing,
    /// That there is something, without a value.
    WithoutValue,
    /// A value that can agree.
    Value(Value),
    /// A value that can conflict and never agrees: an assumed date, an implication.
    Assumed(Value),
    /// A value of an account that may tell something else: it neither agrees nor conflicts.
    NotFixed,
}

impl What {
    /// Returns the value that can be held against others.
    pub(crate) fn value(&self) -> Option<&Value> {
        match self {
            Self::Value(value) | Self::Assumed(value) => Some(value),
            _ => None,
        }
    }
}

/// The states of a column's cells, and what they say together.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct States {
    pub(crate) states: Vec<State>,
    pub(crate) base: Option<usize>,
    pub(crate) verdict: Verdict,
    /// The accounts that cannot both be true, the one that stands first before the other, in order.
    pub(crate) apart: Vec<(usize, usize)>,
    /// The accounts that can both be true and are far apart, likewise.
    pub(crate) far: Vec<(usize, usize)>,
}

impl States {
    /// Returns the accounts that cannot be true together with one, the base first.
    pub(crate) fn against(&self, at: usize) -> Vec<usize> {
        let mut against: Vec<usize> = others(&self.apart, at).collect();
        against.sort_by_key(|&other| (self.base != Some(other), other));
        against
    }
}

/// Returns who stands in a pair with one.
pub(crate) fn others(pairs: &[(usize, usize)], at: usize) -> impl Iterator<Item = usize> {
    let other = move |&(one, two): &(usize, usize)| {
        (one == at).then_some(two).or_else(|| (two == at).then_some(one))
    };
    pairs.iter().filter_map(other)
}

/// Returns the states of a column. `several` says whether different words can both be true.
pub(crate) fn states(cells: &[Said<'_>], several: bool) -> States {
    let Some(base) = base(cells, several) else {
        let states = cells.iter().map(|cell| without_base(&cell.what)).collect();
        let (apart, far) = (Vec::new(), Vec::new());
        return States { states, base: None, verdict: Verdict::NoValue, apart, far };
    };
    let states: Vec<State> = (0..cells.len()).map(|at| state(cells, base, at, several)).collect();
    let verdict = verdict(cells, &states);
    let pairs = |wanted| pairs(cells, wanted, several);
    let (apart, far) = (pairs(Relation::Apart), pairs(Relation::FarApart));
    States { states, base: Some(base), verdict, apart, far }
}

/// Returns the pairs of accounts that stand so to each other.
fn pairs(cells: &[Said<'_>], wanted: Relation, several: bool) -> Vec<(usize, usize)> {
    let all = (0..cells.len()).flat_map(|one| (one + 1..cells.len()).map(move |two| (one, two)));
    all.filter(|&(one, two)| relation(cells, one, two, several) == Some(wanted)).collect()
}

fn without_base(what: &What) -> State {
    match what {
        What::Nothing => State::Silent,
        What::WithoutValue => State::WithoutValue,
        _ => State::NotFixed,
    }
}

fn relation(cells: &[Said<'_>], one: usize, two: usize, several: bool) -> Option<Relation> {
    Some(cells[one].what.value()?.relation(cells[two].what.value()?, several))
}

/// Returns the account that the others are held against.
fn base(cells: &[Said<'_>], several: bool) -> Option<usize> {
    let with_value = || (0..cells.len()).filter(|&at| cells[at].what.value().is_some());
    let voices = |at: usize, fits: fn(Relation) -> bool| {
        let others = with_value().filter(|&other| other != at);
        let fitting = others.filter(|&other| relation(cells, at, other, several).is_some_and(fits));
        fitting.map(|other| cells[other].group).collect::<BTreeSet<usize>>().len()
    };
    let rank = |at: usize| {
        let cell = &cells[at];
        let assumed = matches!(cell.what, What::Assumed(_));
        let open = cell.what.value().is_some_and(Value::is_open);
        let denies = cell.what.value().is_some_and(Value::denies);
        let is_word = matches!(cell.what.value(), Some(Value::Word(_)));
        let together = Reverse(voices(at, |one| one < Relation::Apart));
        let same = Reverse(voices(at, |one| one == Relation::Same));
        (assumed, denies, open, together, is_word, cell.altered, !cell.dated, same)
    };
    let width = |at: usize| cells[at].what.value().map_or(f64::INFINITY, Value::width);
    with_value().min_by(|&one, &two| {
        let sharper = || width(one).partial_cmp(&width(two)).unwrap_or(Ordering::Equal);
        let first = || cells[one].at.cmp(cells[two].at);
        rank(one).cmp(&rank(two)).then_with(sharper).then_with(first)
    })
}

fn state(cells: &[Said<'_>], base: usize, at: usize, several: bool) -> State {
    let assumed = match &cells[at].what {
        What::Value(_) => false,
        What::Assumed(_) => true,
        what => return without_base(what),
    };
    if at == base {
        return State::Base;
    }
    let stand = |wanted, one, two| relation(cells, one, two, several) == Some(wanted);
    let to_another = |wanted| {
        let mut others = (0..cells.len()).filter(|&other| other != base);
        others.any(|other| stand(wanted, at, other) && !stand(wanted, base, other))
    };
    match relation(cells, base, at, several) {
        _ if to_another(Relation::Apart) => State::Conflict,
        Some(Relation::Apart) => State::Conflict,
        _ if to_another(Relation::FarApart) => State::FarApart,
        Some(Relation::FarApart) => State::FarApart,
        Some(Relation::Unlike) => State::NotFixed,
        Some(Relation::Same) if !assumed && !is_assumed(&cells[base]) => State::Same,
        _ => State::NotContradicted,
    }
}

fn is_assumed(cell: &Said<'_>) -> bool {
    matches!(cell.what, What::Assumed(_))
}

/// Returns what the cells say together. Accounts that count as one voice do not agree with each
/// other; where they differ, they differ.
fn verdict(cells: &[Said<'_>], states: &[State]) -> Verdict {
    let worst = states.iter().filter_map(|state| match state {
        State::Conflict => Some(Verdict::Conflict),
        State::FarApart => Some(Verdict::FarApart),
        State::NotContradicted => Some(Verdict::NotContradicted),
        State::Same => Some(Verdict::Same),
        _ => None,
    });
    let worst = worst.max().unwrap_or(Verdict::OneVoice);
    let valued = cells
        .iter()
        .zip(states)
        .filter(|(cell, state)| cell.what.value().is_some() && **state != State::NotFixed);
    let voices: BTreeSet<usize> = valued.map(|(cell, _)| cell.group).collect();
    if voices.len() < 2 && worst == Verdict::Same { Verdict::OneVoice } else { worst }
}

#[cfg(test)]
mod tests;
