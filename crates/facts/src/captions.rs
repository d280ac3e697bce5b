//! What a column says, in one sentence.

use crate::accounts::Account;
use crate::comparison::{Cell, Row, State, Verdict};
use crate::words::listed;

/// How many values a caption names; the table below it has them all.
const MOST: usize = 3;

/// Returns the sentence for a column with these states.
pub(crate) fn caption(
    accounts: &[Account<'_>],
    rows: &[Row],
    cells: &[&Cell],
    base: Option<usize>,
    verdict: Verdict,
) -> String {
    let in_state = |wanted: &[State]| -> Vec<usize> {
        (0..cells.len()).filter(|&at| wanted.contains(&cells[at].state)).collect()
    };
    let told = |at: &usize| {
        format!("{} ({})", value(&accounts[*at], cells[*at]), name(accounts, rows, *at))
    };
    let all = |rows: &[usize]| {
        let more = rows.len().saturating_sub(MOST);
        let mut named: Vec<String> = rows.iter().take(MOST).map(told).collect();
        named.extend((more > 0).then(|| format!("{more} more")));
        listed(&named)
    };
    let against = |rows: Vec<usize>| (all(&rows), base.map(|base| told(&base)).unwrap_or_default());
    match verdict {
        Verdict::NoValue => "No account gives a value.".to_owned(),
        Verdict::OneVoice => {
            format!("On one voice: {}.", all(&in_state(&[State::Base, State::Same])))
        }
        Verdict::Same => {
            format!(
                "All that give a value say the same: {}.",
                all(&in_state(&[State::Base, State::Same]))
            )
        }
        Verdict::NotContradicted => {
            let valued = [State::Base, State::Same, State::NotContradicted];
            format!("Not contradicted: {}.", all(&in_state(&valued)))
        }
        Verdict::FarApart => {
            let (far, base) = against(in_state(&[State::FarApart]));
            format!("Not contradicted, but far apart: {far} beside {base}.")
        }
        Verdict::Conflict => {
            let (apart, base) = against(in_state(&[State::Conflict]));
            format!("In conflict: {apart} cannot stand beside {base}.")
        }
    }
}

/// Returns what a cell says, with the sign of an altered copy: its meaning, else its words.
fn value(account: &Account<'_>, cell: &Cell) -> String {
    let sign = if cell.altered { "†" } else { "" };
    let words = || {
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
