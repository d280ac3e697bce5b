//! `briefing check`: the whole way of the chapters through every step, with nothing written.
//!
//! What comes in: a book's folder. What goes out: all findings, drawn on standard error, or on
//! standard output for a program.

mod coverage;
mod github;
mod json;

use std::cell::RefCell;
use std::path::Path;
use std::rc::Rc;

use briefing_diagnostics::{self as diagnostics, Severity, has_errors};
use clap::ValueEnum;
use mdbook_driver::MDBook;
use mdbook_driver::builtin_renderers::MarkdownRenderer;
use mdbook_renderer::Renderer;

use crate::in_process::{self, Ledger};
use crate::memory::Memory;
use crate::output::{self, Exit};
use crate::{contents, progress, steps};

/// What a check asks for.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Ask {
    /// Whether every deviation from the lock is an error.
    pub(crate) locked: bool,
    /// Whether every warning is.
    pub(crate) deny_warnings: bool,
    /// How the findings are printed.
    pub(crate) format: Format,
    /// Whether what the book leaves unsupported is counted.
    pub(crate) coverage: bool,
}

/// How findings are printed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum Format {
    /// For a person, on standard error
    Human,
    /// One object, on standard output
    Json,
    /// Workflow commands of GitHub Actions, on standard output
    Github,
}

/// Verifies the book of a folder and prints all findings.
pub(crate) fn check(root: &Path, ask: Ask) -> Exit {
    progress::begin();
    let ledger = match findings(root, ask.locked || steps::locked_by_environment()) {
        Ok(ledger) => ledger,
        Err(message) => return output::could_not_run(&message),
    };
    let coverage = ask.coverage.then(|| coverage::coverage(root, &ledger));
    let mut findings = ledger.findings;
    if ask.deny_warnings {
        findings.iter_mut().for_each(|found| found.severity = Severity::Error);
    }
    diagnostics::sort(&mut findings);
    let exit = if has_errors(&findings) { Exit::Errors } else { Exit::Clean };
    match ask.format {
        Format::Human => {
            output::report(findings);
            coverage.iter().for_each(|coverage| output::say(&coverage.text()));
        }
        Format::Json => {
            let coverage = coverage.map(|coverage| coverage.object());
            output::say_json(&json::object(&findings, coverage));
        }
        Format::Github if findings.is_empty() => {}
        Format::Github => output::say(&github::lines(&findings)),
    }
    exit
}

/// Runs every step over the book of a folder and returns what they found. The error is a sentence
/// for a book that cannot be read.
pub(crate) fn findings(root: &Path, locked: bool) -> Result<Ledger, String> {
    findings_for(&MarkdownRenderer::new(), root, (locked, &Rc::default()))
}

/// Does the same with the steps that book.toml has for one renderer.
pub(crate) fn findings_for(
    renderer: &dyn Renderer,
    root: &Path,
    (locked, memory): (bool, &Rc<Memory>),
) -> Result<Ledger, String> {
    let missing = contents::missing(root);
    if !missing.is_empty() {
        return Ok(Ledger { findings: missing, ..Ledger::default() });
    }
    let loaded =
        in_process::load(root, (locked, memory), |_| ()).map_err(|error| format!("{error:#}"))?;
    run(loaded, renderer)
}

/// Runs every step over a book that was loaded and returns what they found.
pub(crate) fn run(
    (book, ledger): (MDBook, Rc<RefCell<Ledger>>),
    renderer: &dyn Renderer,
) -> Result<Ledger, String> {
    let outcome = book.preprocess_book(renderer);
    let ledger = std::mem::take(&mut *ledger.borrow_mut());
    match outcome {
        Err(error) if !has_errors(&ledger.findings) => Err(format!("{error:#}")),
        _ => Ok(ledger),
    }
}
