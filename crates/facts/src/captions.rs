//! What a column says, in one sentence. Behind each account that it names stands whose it is, for a
//! note.

use std::collections::BTreeSet;

use briefing_sources::Publish;

use crate::accounts::Account;
use crate::comparison::{Cell, Row, State, Verdict};
use crate::origins::components;
use crate::sentence::Sentence;
use crate::states::{States, others};

/// How many values of a side a caption names; the table below it has them all.
const MOST: usize = 2;

/// What comes before words that nobody has held against each other.
const DIFFERENT: &str = "Different words, not compared: ";

/// Returns the sentence for a column with these states.
pub(crate) fn caption(
    accounts: &[Account<'_>],
    rows: &[Row],
    cells: &[&Cell],
    states: &States,
) -> Sentence {
    let all = |wanted: &[usize]| all(accounts, rows, cells, wanted);
    let in_state = |wanted: &[State]| {
        let is = |at: &usize| wanted.contains(&states.states[*at]);
        all(&(0..cells.len()).filter(is).collect::<Vec<usize>>())
    };
    let sides = |pairs: &[(usize, usize)], beside: &str| {
        let sides = sides(pairs, states.base).into_iter();
        let said = sides.map(|(some, others)| all(&some).and(beside).and(all(&others)));
        Sentence::joined(said.collect(), "; ")
    };
    let of = |words: &str, values: Sentence| Sentence::from(words).and(values).and(".");
    match states.verdict {
        Verdict::NoValue => "No account gives a value.".into(),
        Verdict::OneVoice => of("No second voice: ", in_state(&[State::Base, State::Same])),
        Verdict::Same => {
            of("All that give a value say the same: ", in_state(&[State::Base, State::Same]))
        }
        Verdict::NotContradicted => {
            let valued = [State::Base, State::Same, State::NotContradicted];
            of("Not contradicted: ", in_state(&valued))
        }
        Verdict::NotCompared => not_compared(accounts, rows, cells, states),
        Verdict::FarApart => {
            of("Not contradicted, but far apart: ", sides(&states.far, " beside "))
        }
        Verdict::Conflict => {
            let said = of("In conflict: ", sides(&states.apart, " cannot stand beside "));
            let read = |&(one, two): &(usize, usize)| cells[one].reading && cells[two].reading;
            let by_author = states.apart == states.set_apart || states.apart.iter().all(read);
            said.and(if by_author { " So this briefing reads them." } else { "" })
        }
    }
}

/// Returns what some rows say, each with who says it.
fn all(accounts: &[Account<'_>], rows: &[Row], cells: &[&Cell], wanted: &[usize]) -> Sentence {
    let told = |&at: &usize| {
        let value = value(&accounts[at], cells[at]);
        value.and(" (").and(name(accounts, rows, at)).and(")")
    };
    let more = wanted.len().saturating_sub(MOST);
    let mut named: Vec<Sentence> = wanted.iter().take(MOST).map(told).collect();
    named.extend((more > 0).then(|| format!("{more} more").into()));
    Sentence::listed(named)
}

/// Returns what agrees, what can be true with it, and what is in words that nobody has compared: each
/// value once, with all who say it.
fn not_compared(
    accounts: &[Account<'_>],
    rows: &[Row],
    cells: &[&Cell],
    states: &States,
) -> Sentence {
    const VALUED: [State; 4] =
        [State::Base, State::Same, State::NotContradicted, State::NotCompared];
    let parts =
        components(cells.len(), |one, two| states.same.contains(&(one.min(two), one.max(two))));
    let valued = |at: usize| VALUED.contains(&states.states[at]);
    let firsts = (0..cells.len()).filter(|&at| parts[at] == at && valued(at));
    let parts = &parts;
    let who = |first: usize| (0..cells.len()).filter(move |&at| parts[at] == first);
    let told = |&first: &usize| {
        let who = who(first);
        let who = Sentence::joined(who.map(|at| name(accounts, rows, at)).collect(), "; ");
        let value = value(&accounts[first], cells[first]);
        value.and(" (").and(who).and(")")
    };
    let listed = |words: &str, firsts: &[usize]| {
        let more = firsts.len().saturating_sub(MOST);
        let mut named: Vec<Sentence> = firsts.iter().take(MOST).map(told).collect();
        named.extend((more > 0).then(|| format!("{more} more").into()));
        Sentence::from(words).and(Sentence::listed(named)).and(".")
    };
    let (agreed, alone): (Vec<usize>, Vec<usize>) =
        firsts.partition(|&first| who(first).nth(1).is_some());
    if agreed.is_empty() || alone.is_empty() {
        return listed(DIFFERENT, &[agreed, alone].concat());
    }
    let fits = |at: &usize| states.states[*at] == State::NotContradicted;
    let (fitting, different): (Vec<usize>, Vec<usize>) = alone.into_iter().partition(fits);
    let parts = [("The same: ", agreed), ("Not contradicted: ", fitting), (DIFFERENT, different)];
    let said = parts.iter().filter(|(_, firsts)| !firsts.is_empty());
    Sentence::joined(said.map(|(words, firsts)| listed(words, firsts)).collect(), " ")
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

/// Returns what a cell says, with the sign of the author's reading or of an altered copy's words: its
/// meaning, else its words where the source does not withhold them. Days that are no single one are
/// told in its words and by their meaning: "“the mid-2020s”, between 2023 and 2026".
fn value(account: &Account<'_>, cell: &Cell) -> Sentence {
    let sign = match (cell.reading, cell.altered) {
        (true, _) => "‡",
        (false, true) => "†",
        (false, false) => "",
    };
    let withheld = account.entry.publish == Publish::None;
    let words: Vec<&str> = cell.words.iter().map(|words| account.words(words)).collect();
    let words = words.join(" … ");
    let is_vague = cell.days.as_ref().is_some_and(|days| !days.is_one_day());
    let said = is_vague && !cell.reading && !withheld && !words.is_empty();
    let means = cell.means.as_ref().filter(|means| !said || !words.contains(means.as_str()));
    match means {
        Some(means) if !said => format!("{means}{sign}").into(),
        None if withheld => format!("words withheld{sign}").into(),
        means => {
            let whose = if cell.altered { "the copy’s words: " } else { "" };
            let behind = means.map(|means| format!(", {means}")).unwrap_or_default();
            Sentence::from(whose).and(Sentence::quoting(words)).and(sign).and(behind)
        }
    }
}

/// Returns an outlet's label, with the place where the outlet has several rows; there its account has
/// been told.
fn name(accounts: &[Account<'_>], rows: &[Row], at: usize) -> Sentence {
    Sentence::from(label(accounts, rows, at)).telling(at)
}

/// Returns an outlet's label, with who speaks or the place where the outlet has several rows.
pub(crate) fn label(accounts: &[Account<'_>], rows: &[Row], at: usize) -> String {
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
