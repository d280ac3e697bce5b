//! One chapter in, one chapter out.

use std::collections::BTreeSet;
use std::ops::Range;
use std::path::Path;

use briefing_diagnostics::Diagnostic;
use briefing_facts::{FactBook, Row};
use briefing_plugin::{Accepted, Directive, Edits, Finding, Page, Scan, Templates, settle};
use briefing_sources::Sources;

use crate::codes::CODES;
use crate::places::{Places, element};
use crate::{ask, figure, strip, table, timeline};

/// What a chapter is worked on with.
#[derive(Clone, Copy, Debug)]
pub struct Desk<'a> {
    /// The sources.
    pub sources: &'a Sources,
    /// Lists of names of one speaker, as book.toml has them.
    pub aliases: &'a [Vec<String>],
    /// The book's facts; `None` where it has no facts.yml.
    pub facts: Option<&'a FactBook>,
    /// Where each fact is compared.
    pub places: &'a Places,
    /// The templates, [`TEMPLATES`](crate::TEMPLATES) among them.
    pub templates: &'a Templates,
}

/// Which chapter it is.
#[derive(Clone, Copy, Debug)]
pub struct ChapterPlace<'a> {
    /// Its path below the chapters' folder, `index.md` for `README.md`.
    pub path: &'a Path,
    /// Its name in ids: ASCII letters, digits and hyphens, another for each chapter.
    pub slug: &'a str,
}

/// What became of a chapter.
#[derive(Clone, Debug)]
pub struct Outcome {
    /// The chapter's Markdown: that of the page, byte for byte, where nothing is ours.
    pub text: String,
    /// What is wrong, in the order of the page. The scan's own findings are not repeated.
    pub diagnostics: Vec<Diagnostic>,
    /// The ids of the sources whose accounts are shown.
    pub cited: BTreeSet<String>,
    /// The comparisons, in the order of the page.
    pub compared: Vec<Compared>,
    /// The warnings that the author accepted, with his reasons.
    pub accepted: Vec<Accepted>,
}

/// A comparison as it stands on a page.
#[derive(Clone, Debug)]
pub struct Compared {
    /// The id of its element.
    pub element: String,
    /// The fact's id; empty where the chapter compares passages without a fact.
    pub fact: String,
    /// The accounts.
    pub rows: Vec<Row>,
}

/// What the parts of the step write to while they work through a page.
#[derive(Debug)]
pub(crate) struct Run<'a> {
    pub(crate) desk: Desk<'a>,
    pub(crate) page: &'a Page,
    pub(crate) place: ChapterPlace<'a>,
    findings: Vec<Finding>,
    edits: Edits,
    cited: BTreeSet<String>,
    compared: Vec<Compared>,
    /// The altered copies of which a comparison has said what they are, by id.
    described: BTreeSet<String>,
}

impl Run<'_> {
    /// Reports a finding at a place of the page.
    pub(crate) fn report(&mut self, at: Range<usize>, diagnostic: Diagnostic) {
        let diagnostic = diagnostic.at(self.page.span(at.clone()));
        self.report_placed(at, diagnostic);
    }

    /// Reports a finding that says its place itself.
    pub(crate) fn report_placed(&mut self, at: Range<usize>, diagnostic: Diagnostic) {
        self.findings.push(Finding { at, diagnostic });
    }

    /// Puts Markdown in the place of a directive, or reports why there is none.
    fn put(&mut self, directive: &Directive, rendered: Result<String, Diagnostic>) {
        match rendered {
            Ok(text) => self.edits.replace(directive.range.clone(), text),
            Err(fault) => self.report_placed(directive.range.clone(), fault),
        }
    }
}

/// Puts the comparisons, tables, chronologies and strips of a chapter in their places.
///
/// To check only, leave [`Outcome::text`] aside.
pub fn chapter(desk: &Desk<'_>, page: &Page, scan: &Scan, place: &ChapterPlace<'_>) -> Outcome {
    let mut run = Run {
        desk: *desk,
        page,
        place: *place,
        findings: Vec::new(),
        edits: Edits::new(),
        cited: BTreeSet::new(),
        compared: Vec::new(),
        described: BTreeSet::new(),
    };
    let mut comparisons = 0;
    for directive in &scan.directives {
        match directive.name.as_str() {
            "diff" => {
                comparisons += 1;
                compare(&mut run, directive, comparisons);
            }
            "facts" | "timeline" | "strip" => overview(&mut run, directive),
            _ => {}
        }
    }
    finish(run, scan)
}

/// Puts a figure in the place of a `{{#diff}}`; `ordinal` counts those of the page.
fn compare(run: &mut Run<'_>, directive: &Directive, ordinal: usize) {
    let Some(ask) = ask::read(run, directive) else { return };
    run.cited.extend(ask.comparison.rows.iter().map(|row| row.at.id.clone()));
    let name = format!("diff-{}-{ordinal}", run.place.slug);
    let fact = &ask.comparison.id;
    let first = run.desk.places.is_first(fact, run.place.path, directive.range.start);
    let id = if first { element(fact) } else { name.clone() };
    run.compared.push(Compared {
        element: id.clone(),
        fact: fact.clone(),
        rows: ask.comparison.rows.clone(),
    });
    let names = figure::Names { id, name };
    let described = &mut run.described;
    let rendered = figure::render(&run.desk, &ask, &names, &directive.prefix, described);
    run.put(directive, rendered);
}

/// Puts a view of all facts in the place of its directive.
fn overview(run: &mut Run<'_>, directive: &Directive) {
    if let Some(arg) = directive.args.iter().find(|arg| arg.key.is_none()) {
        let message = format!("`{{{{#{}}}}}` takes no arguments", directive.name);
        let fault = Diagnostic::error("diff-arguments", message).help("take it out");
        run.report(arg.value_range.clone(), fault);
        return;
    }
    let Some(facts) = run.desk.facts else {
        let fault = Diagnostic::error("unknown-fact", "the book has no facts")
            .help("write them in facts.yml, or take the directive out");
        run.report(directive.range.clone(), fault);
        return;
    };
    let (from, prefix) = (run.place.path, &directive.prefix);
    let rendered = match directive.name.as_str() {
        "facts" => table::render(&run.desk, facts.comparisons(), from, prefix),
        "timeline" => timeline::render(&run.desk, &facts.chronology(), from, prefix),
        _ => strip::render(&run.desk, facts.comparisons(), from, prefix),
    };
    run.put(directive, rendered);
}

fn finish(run: Run<'_>, scan: &Scan) -> Outcome {
    let Run { page, findings, edits, cited, compared, .. } = run;
    let (mut findings, accepted) = settle(page, scan, CODES, |found| !found.is_error(), findings);
    let text = edits.apply(page.text()).unwrap_or_else(|error| {
        let fault = Diagnostic::error("template", error.to_string()).at(page.span(0..0));
        findings.push(Finding { at: 0..0, diagnostic: fault });
        page.text().to_owned()
    });
    findings.sort_by_key(|finding| (finding.at.start, finding.at.end));
    let diagnostics = findings.into_iter().map(|finding| finding.diagnostic).collect();
    Outcome { text, diagnostics, cited, compared, accepted }
}
