//! One comparison as a figure: its title, its verdict, its views, what this briefing makes of it.

use std::collections::BTreeSet;

use briefing_diagnostics::Diagnostic;
use briefing_facts::{Comparison, Ladder, Row, Verdict};
use briefing_reading::sentences;
use serde::Serialize;

use crate::ask::{Ask, View};
use crate::chapter::Desk;
use crate::{accounts, grid, ladder, wording};

/// The names of a figure's elements.
#[derive(Debug)]
pub(crate) struct Names {
    /// The figure's id.
    pub(crate) id: String,
    /// The name that its tabs share; no other figure of the book has it.
    pub(crate) name: String,
}

/// What the template `diff` is filled in with.
#[derive(Debug, Serialize)]
struct Figure<'a> {
    id: &'a str,
    name: &'a str,
    title: Option<&'a str>,
    /// The gravest verdict's name.
    verdict: &'static str,
    /// The verdicts, the gravest first.
    verdicts: Vec<Found>,
    /// The views; tabs are needed where there are several.
    views: Vec<Shown>,
    tabs: bool,
    /// Whether some account's copy was altered.
    altered: bool,
    /// The altered copies of which no comparison before it on the page has said what they are.
    described: Vec<Described>,
    count: String,
    assessment: Option<&'a str>,
    settled_by: Option<&'a str>,
}

/// An altered copy.
#[derive(Debug, Serialize)]
struct Described {
    label: String,
    /// What it is, in a sentence.
    words: String,
}

/// What is said of an altered copy of which the library says nothing.
const ALTERED: &str =
    "its wording was altered; outside its own quotation marks the words are not the original’s.";

/// A verdict and the dimensions that have it.
#[derive(Debug, Serialize)]
struct Found {
    name: &'static str,
    sign: &'static str,
    words: &'static str,
    /// The dimensions, joined by commas; empty where it is the only one.
    on: String,
}

#[derive(Debug, Serialize)]
struct Shown {
    name: &'static str,
    heading: &'static str,
    /// Whether it is the one that shows at first.
    first: bool,
    /// Whether it is printed: the wording is not, where other views say what it shows.
    in_print: bool,
    /// The view as Markdown.
    body: String,
}

/// Returns the figure that a directive asks for; each line carries `prefix`. `described` are the altered
/// copies of which the page has said what they are, by id.
pub(crate) fn render(
    desk: &Desk<'_>,
    ask: &Ask<'_>,
    names: &Names,
    prefix: &str,
    described: &mut BTreeSet<String>,
) -> Result<String, Diagnostic> {
    let comparison = ask.comparison.as_ref();
    let base = |view| ask.base.unwrap_or_else(|| base(comparison, view));
    let wanted = match ask.view {
        Some(view) => vec![view],
        None => View::ALL
            .into_iter()
            .filter(|&view| applies(desk, comparison, view, base(view)))
            .collect(),
    };
    let views = wanted
        .iter()
        .map(|&view| shown(desk, comparison, view, base(view), &wanted, &names.name))
        .collect::<Result<Vec<_>, _>>()?;
    let figure = Figure {
        id: &names.id,
        name: &names.name,
        title: Some(comparison.title.as_str()).filter(|title| !title.is_empty()),
        verdict: comparison.verdict.name(),
        verdicts: verdicts(comparison),
        tabs: views.len() > 1,
        views,
        altered: comparison.rows.iter().any(|row| row.altered),
        described: describe(desk, comparison, described),
        count: count(comparison),
        assessment: comparison.assessment.as_deref(),
        settled_by: comparison.settled_by.as_deref(),
    };
    desk.templates.render("diff", &figure, prefix)
}

/// Returns what the library says of the altered copies compared, the first sentence of each, and adds
/// them to those described.
fn describe(
    desk: &Desk<'_>,
    comparison: &Comparison,
    described: &mut BTreeSet<String>,
) -> Vec<Described> {
    let altered = comparison.rows.iter().filter(|row| row.altered);
    let new = altered.filter(|row| described.insert(row.at.id.clone()));
    let one = |row: &Row| {
        let descriptor = desk.sources.entry(&row.at.id).and_then(|one| one.descriptor.as_deref());
        let first = descriptor.and_then(|text| Some(&text[sentences(text).into_iter().next()?]));
        let words = first.map_or_else(|| ALTERED.to_owned(), |first| first.trim().to_owned());
        Described { label: row.label.clone(), words }
    };
    new.map(one).collect()
}

/// Returns the row that the others are held against: the longest quotation's, or else the first. Word
/// by word none is held against an altered copy, whose words are nobody's.
fn base(comparison: &Comparison, view: View) -> usize {
    let base = comparison.ladder(None).and_then(Ladder::base).unwrap_or_default();
    let rows = &comparison.rows;
    let is_altered = rows.get(base).is_some_and(|row| row.altered);
    match rows.iter().position(|row| !row.altered) {
        Some(other) if view == View::Wording && is_altered => other,
        _ => base,
    }
}

/// Whether a view has something to show.
fn applies(desk: &Desk<'_>, comparison: &Comparison, view: View, base: usize) -> bool {
    match view {
        View::Grid => !comparison.columns.is_empty(),
        View::Ladder => !comparison.ladders.is_empty(),
        View::Accounts => true,
        View::Wording => wording::is_readable(desk, comparison, base),
    }
}

fn shown(
    desk: &Desk<'_>,
    comparison: &Comparison,
    view: View,
    base: usize,
    wanted: &[View],
    name: &str,
) -> Result<Shown, Diagnostic> {
    let body = match view {
        View::Grid => grid::render(desk, comparison)?,
        View::Ladder => ladder::render(desk, comparison, base, name)?,
        View::Accounts => accounts::render(desk, comparison)?,
        View::Wording => wording::render(desk, comparison, base)?,
    };
    let body = body.trim().to_owned();
    Ok(Shown {
        name: view.name(),
        heading: view.heading(),
        first: wanted.first() == Some(&view),
        in_print: wanted.len() == 1 || view != View::Wording,
        body,
    })
}

/// Returns the verdicts of the dimensions, the gravest first, each with the dimensions that have it.
fn verdicts(comparison: &Comparison) -> Vec<Found> {
    let mut all: Vec<Verdict> = comparison.columns.iter().map(|column| column.verdict).collect();
    all.sort();
    all.dedup();
    let several = comparison.columns.len() > 1;
    let found = |verdict: &Verdict| {
        let on = comparison.columns.iter().filter(|column| column.verdict == *verdict && several);
        let on: Vec<&str> = on.map(|column| column.heading.as_str()).collect();
        Found {
            name: verdict.name(),
            sign: verdict.sign(),
            words: comparison.words(*verdict),
            on: on.join(", "),
        }
    };
    all.iter().rev().map(found).collect()
}

/// Returns how many voices there are, how many are stated, and whether they are independent.
pub(crate) fn count(comparison: &Comparison) -> String {
    let at_most = if comparison.at_most { "at most " } else { "" };
    let many = |count: usize, noun: &str| match count {
        1 => format!("{at_most}1 {noun}"),
        _ => format!("{at_most}{count} {noun}s"),
    };
    let independence = match comparison.independent {
        true => "independent, on this briefing’s word",
        false => "independence not established",
    };
    format!(
        "{}, {}; {independence}",
        many(comparison.voices, "voice"),
        many(comparison.origins, "stated origin")
    )
}
