//! The source summary statement: `{{#source-summary}}`, what the book's sourcing is worth.
//!
//! What comes in: what all chapters cite, the facts compared, and what the library says of each
//! source. What goes out: a section with what ICD 206 asks of such a statement, a [`Point`] for each:
//! breadth, fidelity, grades, derivation, dependence on one stream, contradictions, what is not
//! stated, what was checked; and a table with a row for each source. Everything is counted, nothing is
//! guessed.
//!
//! Between `{{#source-summary}}` and `{{/source-summary}}` the author may say in his own words what
//! he makes of it. They stand first, and what is counted stays whatever they say: a reader gets the
//! analyst's estimate of the sourcing, which no program can make, with what would speak against it
//! below.
//!
//! Each point is a file: [`ground`] holds what they are drawn from, `parts` what they are made of.

mod ground;
mod parts;
mod voices;

mod breadth;
mod checked;
mod derivation;
mod fidelity;
mod grades;
mod kinds;
mod told;
mod unstated;

mod table;

use std::path::Path;

use briefing_diagnostics::Diagnostic;
use briefing_plugin::Chapters;
use serde::Serialize;

use crate::annexes::{self, Evidence};
use crate::chapter::{Desk, Use};

use ground::Ground;
use parts::Point;
use table::Row;

/// The id of the section, and the name of its directive.
pub(crate) const NAME: &str = "source-summary";

/// What the template `source-summary` is filled in with.
///
/// `body` stands for the author's own words; a template sets them as `{{{body}}}`, and cannot leave
/// them out where there are any. All else is counted by the program: the same values as sentences and
/// lists in `points`, and bare in `figures` and `sources` for a template with words of its own. All
/// of it is text (`{{value}}`) but the destinations of links (`{{{link}}}`, `{{{page}}}`).
#[derive(Debug, Serialize)]
struct Summary {
    /// The author's own words; `null` where he has none.
    body: Option<&'static str>,
    /// What is said, in its order: `breadth`, `fidelity`, `grades` (only where a grade is set),
    /// `derivation`, `one-stream`, `contradictions`, `not-stated`, `checked`.
    points: Vec<Point>,
    figures: Figures,
    /// Each source cited, in the order of the bibliography.
    sources: Vec<Row>,
    /// Whether any source is graded for reliability.
    graded: bool,
}

/// What was counted.
#[derive(Debug, Serialize)]
struct Figures {
    /// Sources that are cited.
    sources: usize,
    /// Sources of the library that are not.
    uncited: usize,
    /// Voices that are stated, in what is cited or compared.
    voices: usize,
    /// Those of them that several sources carry.
    voices_in_several: usize,
    /// Lines of reporting: sources that derive from one another are one.
    lines: usize,
    /// Places in sources that notes cite, each once.
    places: usize,
    /// Quotations in the chapters.
    quotations: usize,
    /// Places cited in altered copies.
    altered_places: usize,
    /// Findings that the author accepted.
    accepted: usize,
    /// Whether quotations were compared with the sources.
    checked: bool,
    /// Facts that are compared; `null` in a book without facts.
    facts: Option<usize>,
    /// Facts that one voice tells.
    one_voice: usize,
    /// Facts that one source tells, on several voices.
    one_source: usize,
    /// Facts that sources tell which all derive from one another, on several voices.
    one_line: usize,
    /// Facts of which accounts are in conflict.
    conflicts: usize,
    /// Facts of which accounts are not contradicted, but far apart.
    far_apart: usize,
    /// Facts of which accounts have different words, which nobody held against each other.
    not_compared: usize,
    /// Facts that altered copies alone tell.
    altered_alone: usize,
    /// Facts whose verdict would be another without the words of altered copies.
    on_altered: usize,
}

/// Returns the summary for the page at `from`, with `body` in the place of the author's words; each
/// line carries `prefix`.
pub(crate) fn summary(
    desk: &Desk<'_>,
    evidence: &Evidence<'_>,
    cited: &std::collections::BTreeMap<&str, Vec<&Use>>,
    chapters: &Chapters,
    (from, prefix): (&Path, &str),
    body: Option<&'static str>,
) -> Result<String, Diagnostic> {
    let ground = Ground::new(desk, evidence, cited, chapters, from);
    let points = [
        Some(breadth::point(&ground)),
        fidelity::point(&ground),
        grades::point(&ground),
        derivation::point(&ground),
        Some(told::one_stream(&ground)),
        Some(told::contradictions(&ground)),
        unstated::point(&ground),
        Some(checked::point(&ground)),
    ];
    let data = Summary {
        body,
        points: points.into_iter().flatten().collect(),
        figures: figures(&ground),
        sources: table::rows(&ground),
        graded: ground.entries.iter().any(|entry| entry.reliability.is_some()),
    };
    desk.templates.render(NAME, &data, prefix)
}

fn figures(ground: &Ground<'_>) -> Figures {
    let (evidence, told) = (ground.evidence, &ground.told);
    Figures {
        sources: ground.entries.len(),
        uncited: ground.uncited(),
        voices: ground.voices.heard.len(),
        voices_in_several: ground.voices.in_several().count(),
        lines: ground.lines.cited,
        places: ground.places(),
        quotations: ground.quotations(),
        altered_places: annexes::places(ground.uses_of_altered()),
        accepted: evidence.allowed.len(),
        checked: evidence.checked,
        facts: evidence.facts.map(<[_]>::len),
        one_voice: told.one_voice.len(),
        one_source: told.one_source.len(),
        one_line: told.one_line.len(),
        conflicts: told.conflicts.len(),
        far_apart: told.far_apart.len(),
        not_compared: told.not_compared.len(),
        altered_alone: told.altered_alone.len(),
        on_altered: told.on_altered.len(),
    }
}

#[cfg(test)]
mod tests;
