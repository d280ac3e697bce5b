//! One chapter in, one chapter out.

use std::ops::Range;

use briefing_diagnostics::{Diagnostic, Mend, Span};
use briefing_plugin::{Accepted, Edits, Finding, Page, Scan, Settings, Templates, settle};
use briefing_sources::{Publish, Sources, Target, Verdict};

use crate::codes::CODES;
use crate::coverage::coverage;
use crate::{cited, directive, prose, support};

/// What a chapter is checked with.
#[derive(Clone, Copy, Debug)]
pub struct Desk<'a> {
    /// The sources.
    pub sources: &'a Sources,
    /// The book's settings.
    pub settings: &'a Settings,
    /// The templates, [`TEMPLATES`](crate::TEMPLATES) among them.
    pub templates: &'a Templates,
}

/// What became of a chapter.
#[derive(Clone, Debug)]
pub struct Outcome {
    /// The chapter's Markdown: that of the page, byte for byte, where nothing is ours.
    pub text: String,
    /// What is wrong or doubtful, in the order of the page. The scan's own findings are not
    /// repeated.
    pub diagnostics: Vec<Diagnostic>,
    /// The quotations that stand, in the order of the page: one for each source in which it stands.
    pub quotations: Vec<Checked>,
    /// The quotations that stand in no source that is cited for them, in the order of the page.
    pub failed: Vec<Failed>,
    /// For each citation that names no place in its source, the change that writes the place where
    /// its words were found.
    pub addresses: Vec<Mend>,
    /// What the author accepted, with his reasons.
    pub accepted: Vec<Accepted>,
}

/// A quotation that stands in its source.
#[derive(Clone, Debug)]
pub struct Checked {
    /// Where it stands in the author's file.
    pub span: Span,
    /// The quotation as printed, without its marks.
    pub written: String,
    /// The source and place, the characters used, and the alterations.
    pub target: Target,
    /// The source's own characters, its pieces joined by ` … `.
    pub words: String,
    /// How it stands.
    pub verdict: Verdict,
    /// Whether it was pulled by its address alone: then it is whatever stands there.
    pub whole: bool,
    /// Who speaks, where the author or the library says so.
    pub speaker: Option<String>,
    /// The id of the element that holds it on the page; `None` in prose.
    pub element: Option<String>,
}

/// A quotation that does not stand where it is said to.
#[derive(Clone, Debug)]
pub struct Failed {
    /// Where it stands in the author's file.
    pub span: Span,
    /// The quotation as the author wrote it, without its marks.
    pub written: String,
    /// The sources that were cited for it.
    pub ids: Vec<String>,
}

/// What the parts of the step write to while they work through a page.
#[derive(Debug)]
pub(crate) struct Run<'a> {
    pub(crate) desk: Desk<'a>,
    pub(crate) page: &'a Page,
    pub(crate) slug: &'a str,
    pub(crate) findings: Vec<Finding>,
    pub(crate) edits: Edits,
    pub(crate) checked: Vec<(Range<usize>, Checked)>,
    pub(crate) failed: Vec<(Range<usize>, Failed)>,
    pub(crate) addresses: Vec<Mend>,
}

impl Run<'_> {
    /// Reports a finding at a place of the page.
    pub(crate) fn report(&mut self, at: Range<usize>, diagnostic: Diagnostic) {
        let diagnostic = diagnostic.at(self.page.span(at.clone()));
        self.findings.push(Finding { at, diagnostic });
    }

    /// Keeps a quotation that does not stand in the sources cited for it.
    pub(crate) fn fail(&mut self, at: Range<usize>, written: &str, ids: Vec<String>) {
        let span = self.page.span(at.clone());
        self.failed.push((at, Failed { span, written: written.to_owned(), ids }));
    }

    /// Reports a finding that says its place itself.
    pub(crate) fn report_placed(&mut self, at: Range<usize>, diagnostic: Diagnostic) {
        self.findings.push(Finding { at, diagnostic });
    }
}

/// Pulls a chapter's block quotations and checks every quotation in it.
///
/// `slug` names the chapter in the ids of what is printed: ASCII letters, digits and hyphens,
/// another for each chapter. To check only, leave [`Outcome::text`] aside.
pub fn chapter(desk: &Desk<'_>, slug: &str, page: &Page, scan: &Scan) -> Outcome {
    let mut run = Run {
        desk: *desk,
        page,
        slug,
        findings: Vec::new(),
        edits: Edits::new(),
        checked: Vec::new(),
        failed: Vec::new(),
        addresses: Vec::new(),
    };
    let cited = cited::look_up(&mut run, scan);
    let coverage = coverage(scan);
    prose::check(&mut run, scan, &coverage, &cited);
    support::check(&mut run, scan, &coverage, &cited);
    directive::pull_all(&mut run, scan);
    finish(run, scan)
}

fn finish(mut run: Run<'_>, scan: &Scan) -> Outcome {
    let withheld: Vec<_> = run.checked.iter().filter_map(|one| withheld(&run.desk, one)).collect();
    withheld.into_iter().for_each(|(at, fault)| run.report(at, fault));
    let Run { page, findings, edits, mut checked, mut failed, addresses, .. } = run;
    let (mut findings, accepted) = settle(page, scan, CODES, |_| true, findings);
    let text = edits.apply(page.text()).unwrap_or_else(|error| {
        let fault = Diagnostic::error("quote-arguments", error.to_string());
        findings.push(Finding { at: 0..0, diagnostic: fault.at(page.span(0..0)) });
        page.text().to_owned()
    });
    findings.sort_by_key(|finding| (finding.at.start, finding.at.end));
    checked.sort_by_key(|(at, _)| at.start);
    failed.sort_by_key(|(at, _)| at.start);
    Outcome {
        text,
        diagnostics: findings.into_iter().map(|finding| finding.diagnostic).collect(),
        quotations: checked.into_iter().map(|(_, one)| one).collect(),
        failed: failed.into_iter().map(|(_, one)| one).collect(),
        addresses,
        accepted,
    }
}

/// Returns the error for a quotation of a source whose words may appear in no output.
fn withheld(
    desk: &Desk<'_>,
    (at, quotation): &(Range<usize>, Checked),
) -> Option<(Range<usize>, Diagnostic)> {
    let entry = desk.sources.entry(&quotation.target.id)?;
    let message = format!("`{}` is withheld, and its words are quoted", entry.id);
    let fault = Diagnostic::error("withheld", message)
        .help("report it in words of your own")
        .help("say `publish: quoted` in the library, if its words may be printed");
    (entry.publish == Publish::None).then(|| (at.clone(), fault))
}
