//! `briefing build`: every output of the book, in one process, put in place whole and last.
//!
//! The renderers write into a folder beside the output folder. Only when all have ended without an
//! error does it take the output folder's place; new quotations are pinned then.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use briefing_diagnostics::has_errors;

use crate::output::{self, Exit};
use crate::{in_process, lock, steps};

/// Builds the book of a folder.
pub(crate) fn build(root: &Path) -> Exit {
    let outputs = match Outputs::of(root) {
        Ok(outputs) => outputs,
        Err(message) => return output::could_not_run(&message),
    };
    let staging = outputs.staging.clone();
    let loaded = in_process::load(root, steps::locked_by_environment(), |config| {
        config.build.build_dir = staging;
    });
    let (book, ledger) = match loaded {
        Ok(loaded) => loaded,
        Err(error) => return output::could_not_run(&format!("{error:#}")),
    };
    let outcome = book.build();
    let mut ledger = std::mem::take(&mut *ledger.borrow_mut());
    if has_errors(&ledger.findings) {
        outputs.discard();
        return output::report(ledger.findings);
    }
    let outcome =
        outcome.map_err(|error| format!("{error:#}")).and_then(|()| outputs.put_in_place());
    if let Err(message) = outcome {
        outputs.discard();
        output::report(ledger.findings);
        return output::could_not_run(&message);
    }
    let pinned = lock::pin(root, &ledger.quotations);
    // The lock that was missed is there now.
    ledger.findings.retain(|found| found.code != "no-lock");
    let exit = output::report(ledger.findings);
    pinned.map_or_else(|message| output::could_not_run(&message), |()| exit)
}

/// The output folder and its two neighbours while a build runs.
struct Outputs {
    /// Where the book ends up.
    book: PathBuf,
    /// Where the renderers write.
    staging: PathBuf,
    /// Where the last good book stands for the moment between two renames.
    last: PathBuf,
}

impl Outputs {
    /// Works out the folders, and brings back a last good book that an interrupted run left aside.
    fn of(root: &Path) -> Result<Self, String> {
        let config = in_process::read_config(root).map_err(|error| format!("{error:#}"))?;
        let book = absolute(&root.join(&config.build.build_dir))?;
        let own = [absolute(root)?, absolute(&root.join(&config.book.src))?];
        if own.iter().any(|folder| folder.starts_with(&book)) {
            let book = book.display();
            return Err(format!("the output folder {book} holds the book's own files"));
        }
        let beside = |suffix: &str| {
            let mut name = std::ffi::OsString::from(".");
            name.push(book.file_name().unwrap_or_default());
            name.push(suffix);
            book.with_file_name(name)
        };
        let outputs = Self { staging: beside(".new"), last: beside(".last"), book: book.clone() };
        if outputs.last.exists() && !outputs.book.exists() {
            rename(&outputs.last, &outputs.book)?;
        }
        outputs.discard();
        Ok(outputs)
    }

    /// Puts the new book in the place of the last one.
    fn put_in_place(&self) -> Result<(), String> {
        if self.book.exists() {
            rename(&self.book, &self.last)?;
        }
        rename(&self.staging, &self.book)?;
        self.discard();
        Ok(())
    }

    /// Removes what is not the book.
    fn discard(&self) {
        for folder in [&self.staging, &self.last] {
            // What cannot be removed is removed by the next build.
            drop(fs::remove_dir_all(folder));
        }
    }
}

/// Returns a folder's path from the top, without links and `..` where it exists.
fn absolute(path: &Path) -> Result<PathBuf, String> {
    let found = if path.exists() { fs::canonicalize(path) } else { std::path::absolute(path) };
    found.map_err(|error| format!("{}: {error}", path.display()))
}

fn rename(from: &Path, to: &Path) -> Result<(), String> {
    let told =
        |error: io::Error| format!("cannot move {} to {}: {error}", from.display(), to.display());
    fs::rename(from, to).map_err(told)
}
