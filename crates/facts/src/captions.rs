//! What a column says, in one sentence.

use std::collections::BTreeSet;

use briefing_sources::Publish;

use crate::accounts::Account;
use crate::comparison::{Cell, Row, State, Verdict};
use crate::origins::components;
use crate::states::{States, others};
use crate::words::listed;

/// How many values a caption names; the table below it has them all.
const MOST: usize = 3;

/// Returns the sentence for a column with these states.
pub(crate) fn caption(
    accounts: &[Account<'_>],
    rows: &[Row],
    cells: &[&Cell],
    states: &States,
) -> String {
    let all = |wanted: &[usize]| all(accounts, rows, cells, wanted);
    let in_state = |wanted: &[State]| -> String {
        let is = |at: &usize| wanted.contains(&states.states[*at]);
        all(&(0..cells.len()).filter(is).collect::<Vec<usize>>())
    };
    let sides = |pairs: &[(usize, usize)], beside: &str| {
        let sides = sides(pairs, states.base).into_iter();
        let said: Vec<String> = sides
            .map(|(some, others)| format!("{} {beside} {}", all(&some), all(&others)))
            .collect();
        said.join("; ")
    };
    match states.verdict {
        Verdict::NoValue => "No account gives a value.".to_owned(),
        Verdict::OneVoice => format!("On one voice: {}.", in_state(&[State::Base, State::Same])),
        Verdict::Same => {
            let same = in_state(&[State::Base, State::Same]);
            format!("All that give a value say the same: {same}.")
        }
        Verdict::NotContradicted => {
            let valued = in_state(&[State::Base, State::Same, State::NotContradicted]);
            format!("Not contradicted: {valued}.")
        }
        Verdict::NotCompared => {
            format!("Different words, not compared: {}.", each_value(accounts, rows, cells, states))
        }
        Verdict::FarApart => {
            format!("Not contradicted, but far apart: {}.", sides(&states.far, "beside"))
        }
        Verdict::Conflict => {
            let by_author = states.apart == states.set_apart;
            let reading = if by_author { " This is the author’s reading." } else { "" };
            format!("In conflict: {}.{reading}", sides(&states.apart, "cannot stand beside"))
        }
    }
}

/// Returns what some rows say, each with who says it.
fn all(accounts: &[Account<'_>], rows: &[Row], cells: &[&Cell], wanted: &[usize]) -> String {
    let told =
        |&at: &usize| format!("{} ({})", value(&accounts[at], cells[at]), name(accounts, rows, at));
    let more = wanted.len().saturating_sub(MOST);
    let mut named: Vec<String> = wanted.iter().take(MOST).map(told).collect();
    named.extend((more > 0).then(|| format!("{more} more")));
    listed(&named)
}

/// Returns each value once, with all who say it.
fn each_value(accounts: &[Account<'_>], rows: &[Row], cells: &[&Cell], states: &States) -> String {
    const VALUED: [State; 4] =
        [State::Base, State::Same, State::NotContradicted, State::NotCompared];
    let parts =
        components(cells.len(), |one, two| states.same.contains(&(one.min(two), one.max(two))));
    let valued = |at: usize| VALUED.contains(&states.states[at]);
    let firsts: Vec<usize> = (0..cells.len()).filter(|&at| parts[at] == at && valued(at)).collect();
    let told = |&first: &usize| {
        let who = (0..cells.len()).filter(|&at| parts[at] == first);
        let who: Vec<String> = who.map(|at| name(accounts, rows, at)).collect();
        format!("{} ({})", value(&accounts[first], cells[first]), who.join("; "))
    };
    let more = firsts.len().saturating_sub(MOST);
    let mut named: Vec<String> = firsts.iter().take(MOST).map(told).collect();
    named.extend((more > 0).then(|| format!("{more} more")));
    listed(&named)
}

/// The accounts on the two sides of a disagreement.
type Sides = (Vec<usize>, Vec<usize>);

/// Returns who stands against whom: first all that stand against the base, with all against whom
/// these stand; then of each other pair what has not been named.
fn sides(pairs: &[(usize, usize)], base: Option<usize>) -> Vec<Sides> {
    let against = |at: usize| -> BTreeSet<usize> { others(pairs, at).collect() };
    let mut sides: Vec<Sides> = Vec::new();
    let mut named: BTreeSet<usize> = BTreeSet::new();
    if let Some(first) = base.map(against).filter(|first| !first.is_empty()) {
        let all = first.iter().map(|&at| against(at));
        let second = all.reduce(|one, two| &one & &two).unwrap_or_default();
        named.extend(first.iter().chain(&second));
        sides.push((first.into_iter().collect(), second.into_iter().collect()));
    }
    for &(one, two) in pairs {
        let (new, known) = if named.contains(&one) { (two, one) } else { (one, two) };
        if named.contains(&new) {
            continue;
        }
        let beside = if named.contains(&known) { BTreeSet::from([known]) } else { against(new) };
        named.insert(new);
        named.extend(&beside);
        sides.push((vec![new], beside.into_iter().collect()));
    }
    sides
}

/// Returns what a cell says, with the sign of an altered copy: its meaning, else its words where the
/// source does not withhold them.
fn value(account: &Account<'_>, cell: &Cell) -> String {
    let sign = if cell.altered { "†" } else { "" };
    let words = || {
        if account.entry.publish == Publish::None {
            return "words withheld".to_owned();
        }
        let words: Vec<&str> = cell.words.iter().map(|words| account.words(words)).collect();
        format!("“{}”", words.join(" … "))
    };
    format!("{}{sign}", cell.means.clone().unwrap_or_else(words))
}

/// Returns an outlet's label, with the place where the outlet has several rows.
fn name(accounts: &[Account<'_>], rows: &[Row], at: usize) -> String {
    let row = &rows[at];
    let alone = rows.iter().filter(|other| other.at.id == row.at.id).count() == 1;
    match (&row.at.place, alone) {
        (Some(place), false) => match &row.voice.by {
            Some(by) => format!("{by}, {}", row.label),
            None => {
                format!("{}, {}", row.label, accounts[at].text.place_in_words(place))
            }
        },
        _ => row.label.clone(),
    }
}
