//! `{{#strip}}`: facts by outlets, one sign a cell.

use std::path::Path;

use briefing_diagnostics::Diagnostic;
use briefing_facts::{Cell as Told, Comparison, State};
use serde::Serialize;

use crate::cell::{Explained, legend};
use crate::chapter::Desk;

/// What the template `strip` is filled in with.
#[derive(Debug, Serialize)]
struct Strip<'a> {
    outlets: Vec<Outlet>,
    facts: Vec<Line<'a>>,
    legend: Vec<Explained>,
    /// Whether some outlet's cell has the sign of one that tells it.
    has_base: bool,
}

#[derive(Debug, Serialize)]
struct Outlet {
    label: String,
    altered: bool,
}

#[derive(Debug, Serialize)]
struct Line<'a> {
    title: &'a str,
    /// Where the fact is compared, as the destination of a link.
    link: Option<String>,
    verdict: &'static str,
    cells: Vec<Cell>,
}

#[derive(Clone, Debug, Serialize)]
struct Cell {
    /// The outlet's label, for a narrow screen.
    heading: String,
    /// The state's name; `None` where the outlet is not among the accounts.
    state: Option<&'static str>,
    sign: &'static str,
    words: &'static str,
}

/// Returns the strip; each line carries `prefix`. `from` is the chapter's path.
pub(crate) fn render(
    desk: &Desk<'_>,
    comparisons: &[Comparison],
    from: &Path,
    prefix: &str,
) -> Result<String, Diagnostic> {
    let outlets = outlets(comparisons);
    let facts = comparisons.iter().map(|one| line(desk, one, &outlets, from)).collect();
    let states: Vec<State> = comparisons
        .iter()
        .flat_map(|one| outlets.iter().filter_map(|(id, _)| state(one, id)))
        .collect();
    let has_base = states.contains(&State::Base);
    let legend = legend(states.into_iter().filter(|state| *state != State::Base));
    let outlets = outlets.into_iter().map(|(_, outlet)| outlet).collect();
    desk.templates.render("strip", &Strip { outlets, facts, legend, has_base }, prefix)
}

/// Returns the outlets in the order in which the facts name them, each with its source's id.
fn outlets(comparisons: &[Comparison]) -> Vec<(String, Outlet)> {
    let mut outlets: Vec<(String, Outlet)> = Vec::new();
    for row in comparisons.iter().flat_map(|one| &one.rows) {
        if outlets.iter().all(|(id, _)| *id != row.at.id) {
            let outlet = Outlet { label: row.label.clone(), altered: row.altered };
            outlets.push((row.at.id.clone(), outlet));
        }
    }
    outlets
}

fn line<'a>(
    desk: &Desk<'_>,
    comparison: &'a Comparison,
    outlets: &[(String, Outlet)],
    from: &Path,
) -> Line<'a> {
    Line {
        title: &comparison.title,
        link: desk.places.link(&comparison.id, from),
        verdict: comparison.verdict.name(),
        cells: outlets
            .iter()
            .map(|(id, outlet)| cell(&outlet.label, state(comparison, id)))
            .collect(),
    }
}

fn cell(label: &str, state: Option<State>) -> Cell {
    let (sign, words) = match state {
        None => ("", "not among the accounts"),
        Some(State::Base) => ("•", "tells it"),
        Some(state) => (state.sign(), state.words()),
    };
    Cell { heading: label.to_owned(), state: state.map(State::name), sign, words }
}

/// Returns the gravest state of an outlet's cells; `None` where it is not among the accounts. In a
/// dimension where the others are held against the outlet's own words, it tells them, unless there
/// is a conflict.
fn state(comparison: &Comparison, id: &str) -> Option<State> {
    let is_its_own = |column: usize| {
        let base = comparison.columns.get(column).and_then(|one| one.base);
        base.and_then(|base| comparison.rows.get(base)).is_some_and(|row| row.at.id == id)
    };
    let told = |(column, cell): (usize, &Told)| match cell.state {
        State::Silent | State::Conflict => cell.state,
        _ if is_its_own(column) => State::Base,
        state => state,
    };
    let rows = comparison.rows.iter().filter(|row| row.at.id == id);
    rows.map(|row| row.cells.iter().enumerate().map(told).max().unwrap_or(State::Base)).max()
}
