//! The checks, on a thread of their own: whoever types never waits for one.
//!
//! What comes in: books to check, each with the texts that the client shows. What goes out: an
//! [`Outcome`] each. Of several asked for while one runs, only the newest of a book is run.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::rc::Rc;
use std::sync::mpsc::{Receiver, Sender, channel};
use std::thread;

use briefing_diagnostics as diagnostics;
use mdbook_driver::builtin_renderers::MarkdownRenderer;
use mdbook_driver::config::Config;
use mdbook_preprocessor::errors::Error;
use serde_json::Value;

use super::Event;
use super::guard::guarded;
use crate::in_process::{self, Ledger, runs_this_program};
use crate::steps::{self, Step};
use crate::unsaved::Unsaved;
use crate::{check, contents};

/// What mdBook itself brings along.
const OF_MDBOOK: [&str; 2] = ["index", "links"];

/// A book to check.
pub(super) struct Job {
    /// The book's folder.
    pub(super) root: PathBuf,
    /// Counts the checks of the book.
    pub(super) number: u64,
    /// What the client shows.
    pub(super) unsaved: Unsaved,
}

/// What a check found.
pub(super) struct Outcome {
    /// The book's folder.
    pub(super) root: PathBuf,
    /// The number of the check.
    pub(super) number: u64,
    /// The findings, sorted and each once, with the rest of what the steps found; or why the book
    /// cannot be read.
    pub(super) found: Result<Ledger, String>,
}

/// Starts the thread; it ends when nobody can ask any more, or nobody listens.
pub(super) fn start(events: Sender<Event>) -> Sender<Job> {
    let (jobs, queue) = channel();
    thread::spawn(move || {
        let mut waiting = BTreeMap::new();
        while let Some(job) = next(&queue, &mut waiting) {
            let found = guarded(|| checked(&job.root, job.unsaved)).unwrap_or_else(Err);
            let outcome = Outcome { root: job.root, number: job.number, found };
            if events.send(Event::Checked(Box::new(outcome))).is_err() {
                return;
            }
        }
    });
    jobs
}

/// Returns a book to check, the newest state of it.
fn next(queue: &Receiver<Job>, waiting: &mut BTreeMap<PathBuf, Job>) -> Option<Job> {
    if waiting.is_empty() {
        let job = queue.recv().ok()?;
        waiting.insert(job.root.clone(), job);
    }
    while let Ok(job) = queue.try_recv() {
        waiting.insert(job.root.clone(), job);
    }
    waiting.pop_first().map(|(_, job)| job)
}

fn checked(root: &Path, unsaved: Unsaved) -> Result<Ledger, String> {
    let missing = contents::missing(root);
    if !missing.is_empty() {
        return Ok(Ledger { findings: missing, ..Ledger::default() });
    }
    let locked = steps::locked_by_environment();
    let mut tamed = Ok(());
    let loaded = in_process::load_unsaved(root, unsaved, (locked, &Rc::default()), |config| {
        tamed = tame(config)
    })
    .map_err(|error| format!("{error:#}"))?;
    // Nothing was started to load the book.
    tamed?;
    let mut ledger = check::run(loaded, &MarkdownRenderer::new())?;
    diagnostics::sort(&mut ledger.findings);
    Ok(ledger)
}

/// Takes out of a book's settings what would change the book or start a program: to open a folder in
/// an editor must do neither.
fn tame(config: &mut Config) -> Result<(), String> {
    let told = |error: Error| format!("{error:#}");
    let mut tables = config.preprocessors::<Value>().map_err(told)?;
    tables.retain(|name, _| {
        let ours = Step::ALL.iter().any(|step| step.name() == name);
        let runs_here = || runs_this_program(config, &format!("preprocessor.{name}"));
        OF_MDBOOK.contains(&name.as_str()) || ours && runs_here()
    });
    config.set("preprocessor", tables).map_err(told)
}
