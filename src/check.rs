//! `briefing check`: the whole way of the chapters through every step, with nothing written.

use std::path::Path;

use briefing_diagnostics::{Diagnostic, Severity, has_errors};
use mdbook_driver::builtin_renderers::MarkdownRenderer;
use mdbook_renderer::Renderer;

use crate::in_process::{self, Ledger};
use crate::output::{self, Exit};
use crate::steps;

/// Verifies the book of a folder and prints all findings.
pub(crate) fn check(root: &Path, locked: bool, deny_warnings: bool) -> Exit {
    let ledger = match findings(root, locked || steps::locked_by_environment()) {
        Ok(ledger) => ledger,
        Err(message) => return output::could_not_run(&message),
    };
    let mut findings = ledger.findings;
    if deny_warnings {
        findings.iter_mut().for_each(deny);
    }
    output::report(findings)
}

/// Runs every step over the book of a folder and returns what they found. The error is a sentence
/// for a book that cannot be read.
pub(crate) fn findings(root: &Path, locked: bool) -> Result<Ledger, String> {
    findings_for(&MarkdownRenderer::new(), root, locked)
}

/// Does the same with the steps that book.toml has for one renderer.
pub(crate) fn findings_for(
    renderer: &dyn Renderer,
    root: &Path,
    locked: bool,
) -> Result<Ledger, String> {
    let (book, ledger) =
        in_process::load(root, locked, |_| ()).map_err(|error| format!("{error:#}"))?;
    let outcome = book.preprocess_book(renderer);
    let ledger = std::mem::take(&mut *ledger.borrow_mut());
    match outcome {
        Err(error) if !has_errors(&ledger.findings) => Err(format!("{error:#}")),
        _ => Ok(ledger),
    }
}

fn deny(finding: &mut Diagnostic) {
    finding.severity = Severity::Error;
}
