//! One comparison as a figure: its title, its verdict, its views, what the analyst makes of it.

use briefing_diagnostics::Diagnostic;
use briefing_facts::{Comparison, Ladder, Verdict};
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
    count: String,
    assessment: Option<&'a str>,
    settled_by: Option<&'a str>,
}

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

/// Returns the figure that a directive asks for; each line carries `prefix`.
pub(crate) fn render(
    desk: &Desk<'_>,
    ask: &Ask<'_>,
    names: &Names,
    prefix: &str,
) -> Result<String, Diagnostic> {
    let comparison = ask.comparison.as_ref();
    let base = ask.base.unwrap_or_else(|| base(comparison));
    let wanted = match ask.view {
        Some(view) => vec![view],
        None => {
            View::ALL.into_iter().filter(|&view| applies(desk, comparison, view, base)).collect()
        }
    };
    let views = wanted
        .iter()
        .map(|&view| shown(desk, comparison, view, base, &wanted, &names.name))
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
        count: count(comparison),
        assessment: comparison.assessment.as_deref(),
        settled_by: comparison.settled_by.as_deref(),
    };
    desk.templates.render("diff", &figure, prefix)
}

/// Returns the row against which the wording is held: the longest quotation's, or else the first.
fn base(comparison: &Comparison) -> usize {
    comparison.ladder(None).and_then(Ladder::base).unwrap_or_default()
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
            words: verdict.words(),
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
        true => "independent, on the author’s word",
        false => "independence not established",
    };
    format!(
        "{}, {}; {independence}",
        many(comparison.voices, "voice"),
        many(comparison.origins, "stated origin")
    )
}
