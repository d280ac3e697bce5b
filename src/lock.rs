//! `briefing lock`: what deviates from `briefing.lock`, and the acceptance of a change; and the
//! pinning of new quotations after a clean build.

use std::path::Path;

use briefing_diagnostics::{Diagnostic, has_errors};
use briefing_quotes::{Checked, pins};
use briefing_sources::Lock;

use crate::output::{self, Exit};
use crate::outputs::hold;
use crate::{book, check};

/// The codes of findings that compare the book with its lock.
const DEVIATIONS: [&str; 5] =
    ["bad-lock", "no-lock", "pin-changed", "source-changed", "source-gone"];

/// Prints what deviates from the lock in the book of a folder.
pub(crate) fn show(root: &Path) -> Exit {
    match check::findings(root, false) {
        Ok(ledger) => output::report(ledger.findings.into_iter().filter(is_deviation).collect()),
        Err(message) => output::could_not_run(&message),
    }
}

/// Whether a finding compares the book with its lock.
fn is_deviation(finding: &Diagnostic) -> bool {
    DEVIATIONS.contains(&finding.code)
}

/// Accepts a source as it is now, with the reason. Refuses while a quotation of it does not stand.
pub(crate) fn accept(source: &str, reason: &str, root: &Path) -> Exit {
    let ledger = match check::findings(root, false) {
        Ok(ledger) => ledger,
        Err(message) => return output::could_not_run(&message),
    };
    let others: Vec<_> = ledger.findings.into_iter().filter(|one| !is_deviation(one)).collect();
    if has_errors(&others) {
        output::explain("nothing is accepted while quotations do not stand:");
        return output::report(others);
    }
    match accepted(source, reason, root, &ledger.quotations) {
        Ok(()) => {
            output::say(&format!("accepted {source} as it is now"));
            Exit::Clean
        }
        Err(findings) => output::report(findings),
    }
}

fn accepted(
    source: &str,
    reason: &str,
    root: &Path,
    quotations: &[Checked],
) -> Result<(), Vec<Diagnostic>> {
    let fault = |message: String| {
        let help = "see to the book's folder: what stands there, its permissions, its space";
        vec![Diagnostic::error("lock", message).help(help)]
    };
    let (sources, _) = book::sources(root).map_err(fault)?;
    let _alone = hold(root);
    let (lock, faults) = Lock::open(root);
    if has_errors(&faults) {
        return Err(faults);
    }
    let lock = lock.unwrap_or_default();
    if sources.entry(source).is_none() && lock.sha256(source).is_none() {
        return Err(vec![sources.unknown(source)]);
    }
    let in_use = pins(&sources, quotations);
    let lock = lock.accept(source, reason, &in_use, &sources).map_err(|fault| vec![fault])?;
    book::write_lock(root, &lock).map_err(fault)
}

/// Appends the quotations that are not pinned yet. A book that quotes nothing gets no lock.
pub(crate) fn pin(root: &Path, quotations: &[Checked]) -> Result<(), String> {
    if quotations.is_empty() {
        return Ok(());
    }
    let (sources, _) = book::sources(root)?;
    let _alone = hold(root);
    let (had, _) = Lock::open(root);
    let lock = had.clone().unwrap_or_default().with_new(&pins(&sources, quotations), &sources);
    if had.as_ref() == Some(&lock) { Ok(()) } else { book::write_lock(root, &lock) }
}
