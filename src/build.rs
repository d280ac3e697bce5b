//! `briefing build`: every output of the book, in one process, put in place whole and last.
//!
//! The renderers write into a folder beside the output folder. Only when all have ended without an
//! error does it take the output folder's place; new quotations are pinned then.

use std::path::Path;
use std::rc::Rc;

use briefing_diagnostics::has_errors;

use crate::memory::Memory;
use crate::output::{self, Exit};
use crate::outputs::Outputs;
use crate::{contents, in_process, lock, progress, steps};

/// Builds the book of a folder.
pub(crate) fn build(root: &Path) -> Exit {
    let outputs = match Outputs::of(root, "build") {
        Ok(outputs) => outputs,
        Err(message) => return output::could_not_run(&message),
    };
    let missing = contents::missing(root);
    if !missing.is_empty() {
        return output::report(missing);
    }
    progress::begin();
    let staging = outputs.staging.clone();
    let run = (steps::locked_by_environment(), &Rc::new(Memory::keeping()));
    let loaded = in_process::load(root, run, |config| {
        config.build.build_dir = staging;
    });
    let (book, ledger) = match loaded {
        Ok(loaded) => loaded,
        Err(error) => return output::could_not_run(&format!("{error:#}")),
    };
    let outcome = book.build();
    let mut ledger = std::mem::take(&mut *ledger.borrow_mut());
    if has_errors(&ledger.findings) {
        return output::report(ledger.findings);
    }
    let outcome =
        outcome.map_err(|error| format!("{error:#}")).and_then(|()| outputs.put_in_place());
    if let Err(message) = outcome {
        output::report(ledger.findings);
        return output::could_not_run(&message);
    }
    let pinned = lock::pin(root, &ledger.quotations);
    // The lock that was missed is there now.
    ledger.findings.retain(|found| found.code != "no-lock");
    let exit = output::report(ledger.findings);
    pinned.map_or_else(|message| output::could_not_run(&message), |()| exit)
}
