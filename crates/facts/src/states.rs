//! The states of a column: what each account says in, how it stands to the others out.
//!
//! One value is the base, and the others are held against it. Which one does not depend on the
//! order of the accounts: one that can be held against others; then a value that is not assumed, no
//! denial and no open span of days; then one that can be true together with most of the others; then
//! a number or day before a word; then one that is no altered copy's; then one whose figure is
//! dated; then one that most others share; then the sharpest; then the first address.
//!
//! A value is in conflict where it cannot be true together with another, whichever of the two is the
//! base; and so with values that are far apart. A value of another kind than the base, or in other
//! words, is not compared; where nothing can be held against another there is no base.

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
    /// The account's row.
    pub(crate) row: usize,
    /// The rows with which the author sets it in conflict.
    pub(crate) contradicts: Vec<usize>,
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
    /// The accounts that say the same, and neither of them only by assumption, likewise.
    pub(crate) same: Vec<(usize, usize)>,
    /// Those of the accounts apart that only the author sets so.
    pub(crate) set_apart: Vec<(usize, usize)>,
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

/// Returns the states of a column. `exclusive` says whether of different words only one can be true.
pub(crate) fn states(cells: &[Said<'_>], exclusive: bool) -> States {
    let pairs = |wanted| pairs(cells, wanted, exclusive);
    let (apart, far) = (pairs(Relation::Apart), pairs(Relation::FarApart));
    let mut same = pairs(Relation::Same);
    same.retain(|&(one, two)| !is_assumed(&cells[one]) && !is_assumed(&cells[two]));
    let mut set_apart = apart.clone();
    set_apart.retain(|&(one, two)| read(cells, one, two, exclusive) != Some(Relation::Apart));
    let base = base(cells, exclusive);
    let stands = |at: usize| {
        if cells[at].what.value().is_none() {
            return without_value(&cells[at].what);
        }
        let is_in = |pairs: &[(usize, usize)]| others(pairs, at).next().is_some();
        match base {
            _ if is_in(&apart) => State::Conflict,
            _ if is_in(&far) => State::FarApart,
            Some(base) => beside_base(cells, base, at, exclusive),
            None => State::NotCompared,
        }
    };
    let states: Vec<State> = (0..cells.len()).map(stands).collect();
    let verdict = verdict(cells, &states);
    States { states, base, verdict, apart, far, same, set_apart }
}

/// Returns the pairs of accounts that stand so to each other.
fn pairs(cells: &[Said<'_>], wanted: Relation, exclusive: bool) -> Vec<(usize, usize)> {
    let all = (0..cells.len()).flat_map(|one| (one + 1..cells.len()).map(move |two| (one, two)));
    all.filter(|&(one, two)| relation(cells, one, two, exclusive) == Some(wanted)).collect()
}

fn without_value(what: &What) -> State {
    match what {
        What::Nothing => State::Silent,
        What::WithoutValue => State::WithoutValue,
        _ => State::NotFixed,
    }
}

/// Returns how two accounts stand to each other; `None` where one of them has no value. What the
/// author sets in conflict is apart, unless it is the same.
fn relation(cells: &[Said<'_>], one: usize, two: usize, exclusive: bool) -> Option<Relation> {
    let against = |one: usize, two: usize| cells[one].contradicts.contains(&cells[two].row);
    let set_apart = against(one, two) || against(two, one);
    match read(cells, one, two, exclusive)? {
        Relation::Same => Some(Relation::Same),
        _ if set_apart => Some(Relation::Apart),
        relation => Some(relation),
    }
}

/// Returns how two accounts stand to each other without a word of the author's.
fn read(cells: &[Said<'_>], one: usize, two: usize, exclusive: bool) -> Option<Relation> {
    Some(cells[one].what.value()?.relation(cells[two].what.value()?, exclusive))
}

/// Returns the account that the others are held against; `None` without a value, and where no
/// two values can be held against each other.
fn base(cells: &[Said<'_>], exclusive: bool) -> Option<usize> {
    let with_value = || (0..cells.len()).filter(|&at| cells[at].what.value().is_some());
    let voices = |at: usize, fits: fn(Relation) -> bool| {
        let others = with_value().filter(|&other| other != at);
        let fitting =
            others.filter(|&other| relation(cells, at, other, exclusive).is_some_and(fits));
        fitting.map(|other| cells[other].group).collect::<BTreeSet<usize>>().len()
    };
    let stands_alone = |at: usize| voices(at, |one| one != Relation::Unlike) == 0;
    let rank = |at: usize| {
        let cell = &cells[at];
        let open = cell.what.value().is_some_and(Value::is_open);
        let denies = cell.what.value().is_some_and(Value::denies);
        let is_word = matches!(cell.what.value(), Some(Value::Word(_)));
        let together = Reverse(voices(at, |one| one < Relation::Apart));
        let same = Reverse(voices(at, |one| one == Relation::Same));
        let held = (stands_alone(at), is_assumed(cell), denies, open, together);
        (held, is_word, cell.altered, !cell.dated, same)
    };
    let width = |at: usize| cells[at].what.value().map_or(f64::INFINITY, Value::width);
    let best = with_value().min_by(|&one, &two| {
        let sharper = || width(one).partial_cmp(&width(two)).unwrap_or(Ordering::Equal);
        let first = || cells[one].at.cmp(cells[two].at);
        rank(one).cmp(&rank(two)).then_with(sharper).then_with(first)
    });
    best.filter(|&at| with_value().count() == 1 || !stands_alone(at))
}

/// Returns how a value stands to the base where nothing is in conflict with it or far from it.
fn beside_base(cells: &[Said<'_>], base: usize, at: usize, exclusive: bool) -> State {
    let assumed = is_assumed(&cells[base]) || is_assumed(&cells[at]);
    match relation(cells, base, at, exclusive) {
        _ if at == base => State::Base,
        Some(Relation::Same) if !assumed => State::Same,
        Some(Relation::Unlike) => State::NotCompared,
        _ => State::NotContradicted,
    }
}

fn is_assumed(cell: &Said<'_>) -> bool {
    matches!(cell.what, What::Assumed(_))
}

/// Returns what the cells say together. Accounts that count as one voice do not agree with each
/// other; where they differ, they differ.
fn verdict(cells: &[Said<'_>], states: &[State]) -> Verdict {
    let valued = cells.iter().filter(|cell| cell.what.value().is_some());
    let voices: BTreeSet<usize> = valued.map(|cell| cell.group).collect();
    let worst = states.iter().filter_map(|state| match state {
        State::Conflict => Some(Verdict::Conflict),
        State::FarApart => Some(Verdict::FarApart),
        State::NotCompared => Some(Verdict::NotCompared),
        State::NotContradicted => Some(Verdict::NotContradicted),
        State::Same => Some(Verdict::Same),
        _ => None,
    });
    match worst.max() {
        _ if voices.is_empty() => Verdict::NoValue,
        None => Verdict::OneVoice,
        Some(Verdict::Same) if voices.len() < 2 => Verdict::OneVoice,
        Some(worst) => worst,
    }
}

#[cfg(test)]
mod tests;
