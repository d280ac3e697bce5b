//! One cell of the claim grid.

use briefing_facts::{Cell, Column, State, WHEN};
use serde::Serialize;
use unicode_segmentation::UnicodeSegmentation;

use crate::account::Account;

/// A cell as the template `diff-cell` has it.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct CellView {
    /// Its column's heading.
    pub(crate) heading: String,
    /// What stands in a cell that is held against nothing: who speaks, when.
    pub(crate) plain: Option<String>,
    /// Whether that says that nothing is stated.
    pub(crate) unsaid: bool,
    /// The state's name; `None` for a cell that is held against nothing.
    pub(crate) state: Option<&'static str>,
    /// The state's sign; empty for the one that the others are held against.
    pub(crate) sign: &'static str,
    /// The state in words.
    pub(crate) said: &'static str,
    /// What the words mean.
    pub(crate) means: Option<String>,
    /// The words, where they differ from the meaning.
    pub(crate) words: Vec<String>,
    /// Whether the words come before the meaning, as they do for a day.
    pub(crate) words_first: bool,
    /// Whether the words are an altered copy's.
    pub(crate) copy: bool,
    /// Whether the author read the meaning.
    pub(crate) reading: bool,
    /// How the meaning comes about.
    pub(crate) why: Option<String>,
    /// What a reader must know of the state.
    pub(crate) remarks: Vec<String>,
}

impl CellView {
    /// Returns a cell that is held against nothing: what stands there with how it comes about, or
    /// what stands for nothing.
    pub(crate) fn plain(
        heading: &str,
        says: Option<(String, Option<String>)>,
        unsaid: &str,
    ) -> Self {
        let heading = heading.to_owned();
        match says {
            Some((text, why)) => Self { heading, plain: Some(text), why, ..Self::empty() },
            None => Self { heading, plain: Some(unsaid.to_owned()), unsaid: true, ..Self::empty() },
        }
    }

    /// Returns a cell of a dimension.
    pub(crate) fn of(account: &Account<'_>, column: &Column, cell: &Cell) -> Self {
        let words: Vec<String> = cell
            .words
            .iter()
            .filter(|range| !says(account.words(range), cell.means.as_deref()))
            .filter_map(|range| account.words(range).map(str::to_owned))
            .collect();
        let (said, remarks) = said(cell);
        Self {
            heading: column.heading.clone(),
            state: Some(cell.state.name()),
            sign: cell.state.sign(),
            said,
            means: cell.means.clone(),
            words_first: column.key == WHEN,
            copy: !words.is_empty() && cell.words.iter().any(|range| account.are_copys(range)),
            words,
            reading: cell.reading,
            why: cell.why.clone(),
            remarks,
            ..Self::empty()
        }
    }

    fn empty() -> Self {
        Self {
            heading: String::new(),
            plain: None,
            unsaid: false,
            state: None,
            sign: "",
            said: "",
            means: None,
            words: Vec::new(),
            words_first: false,
            copy: false,
            reading: false,
            why: None,
            remarks: Vec::new(),
        }
    }
}

/// Returns a cell's state in words, and what else a reader must know of it: that the others are held
/// against it is what the state of a cell without a sign says.
fn said(cell: &Cell) -> (&'static str, Vec<String>) {
    let point = State::Base.words();
    match cell.state {
        State::Base if cell.remarks.iter().all(|remark| remark != point) => {
            ("nothing to compare it with", cell.remarks.clone())
        }
        State::Base => {
            let others = cell.remarks.iter().filter(|remark| *remark != point);
            (point, others.cloned().collect())
        }
        state => (state.words(), cell.remarks.clone()),
    }
}

/// A sign with what it means, for the legend.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub(crate) struct Explained {
    /// The name of the least grave of its states.
    pub(crate) state: &'static str,
    /// The sign.
    pub(crate) sign: &'static str,
    /// What it means: several states where they share it.
    pub(crate) words: String,
}

/// Returns the signs of some states, each once, in the order of gravity.
pub(crate) fn legend(states: impl Iterator<Item = State>) -> Vec<Explained> {
    let mut states: Vec<State> = states.filter(|state| !state.sign().is_empty()).collect();
    states.sort();
    states.dedup();
    let mut legend: Vec<Explained> = Vec::new();
    for state in states {
        match legend.iter_mut().find(|one| one.sign == state.sign()) {
            Some(one) => one.words = format!("{}; or {}", one.words, state.words()),
            None => {
                legend.push(Explained {
                    state: state.name(),
                    sign: state.sign(),
                    words: state.words().to_owned(),
                });
            }
        }
    }
    legend
}

/// How many words beside the meaning's own ("143 people") say nothing more.
const BESIDE: usize = 2;

/// Whether words say no more than the meaning: its own words in order, with few beside them.
fn says(words: Option<&str>, means: Option<&str>) -> bool {
    let Some((words, means)) = words.zip(means) else { return false };
    let (words, means) = (folded(words), folded(means));
    let stands = words.windows(means.len().max(1)).any(|part| part == means);
    stands && words.len() <= means.len() + BESIDE
}

/// Returns the words of a text in lower case.
fn folded(text: &str) -> Vec<String> {
    text.unicode_words().map(str::to_lowercase).collect()
}
