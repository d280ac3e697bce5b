//! `{{#facts}}`: all facts of the book as a table.

use std::path::Path;

use briefing_diagnostics::Diagnostic;
use briefing_facts::Comparison;
use serde::Serialize;

use crate::chapter::Desk;
use crate::figure::count;
use crate::grid::{Caption, captions};

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
    captions: Vec<Caption>,
    count: String,
    assessment: Option<&'a str>,
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
        words: comparison.verdict.words(),
        captions: captions(comparison),
        count: count(comparison),
        assessment: comparison.assessment.as_deref(),
    }
}
