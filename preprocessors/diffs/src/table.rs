//! `{{#facts}}`: all facts of the book as a table. What the accounts say stands in the comparisons,
//! with its notes.

use std::path::Path;

use briefing_diagnostics::Diagnostic;
use briefing_facts::{Column, Comparison};
use serde::Serialize;

use crate::chapter::Desk;
use crate::figure::count;

/// What the template `facts` is filled in with.
#[derive(Debug, Serialize)]
struct Facts<'a> {
    facts: Vec<Fact<'a>>,
}

#[derive(Debug, Serialize)]
struct Fact<'a> {
    title: &'a str,
    /// Where it is compared, as the destination of a link.
    link: Option<String>,
    verdict: &'static str,
    sign: &'static str,
    words: &'static str,
    /// The dimensions with their verdicts, where there are several.
    dimensions: Vec<Dimension<'a>>,
    count: String,
    assessment: Option<&'a str>,
}

/// How accounts stand to each other in one dimension.
#[derive(Debug, Serialize)]
struct Dimension<'a> {
    heading: &'a str,
    verdict: &'static str,
    sign: &'static str,
    words: &'static str,
}

/// Returns the table; each line carries `prefix`. `from` is the chapter's path.
pub(crate) fn render(
    desk: &Desk<'_>,
    comparisons: &[Comparison],
    from: &Path,
    prefix: &str,
) -> Result<String, Diagnostic> {
    let fact = |one| fact(desk, one, from);
    let facts = comparisons.iter().map(fact).collect();
    desk.templates.render("facts", &Facts { facts }, prefix)
}

fn fact<'a>(desk: &Desk<'_>, comparison: &'a Comparison, from: &Path) -> Fact<'a> {
    Fact {
        title: &comparison.title,
        link: desk.places.link(&comparison.id, from),
        verdict: comparison.verdict.name(),
        sign: comparison.verdict.sign(),
        words: comparison.words(comparison.verdict),
        dimensions: dimensions(comparison),
        count: count(comparison),
        assessment: comparison.assessment.as_deref(),
    }
}

fn dimensions(comparison: &Comparison) -> Vec<Dimension<'_>> {
    fn dimension(column: &Column) -> Dimension<'_> {
        Dimension {
            heading: &column.heading,
            verdict: column.verdict.name(),
            sign: column.verdict.sign(),
            words: column.words(),
        }
    }
    match comparison.columns.as_slice() {
        [] | [_] => Vec::new(),
        several => several.iter().map(dimension).collect(),
    }
}
