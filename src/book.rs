//! What of a book the commands need that look only at its sources and its lock.

use std::fs;
use std::path::{Path, PathBuf};

use briefing_diagnostics::Diagnostic;
use briefing_facts::FactBook;
use briefing_plugin::{Context, Settings, settings};
use briefing_sources::{Lock, Sources};
use mdbook_driver::config::Config;

use crate::in_process;

/// Opens the sources of the book in a folder, with what is wrong in its settings and its library.
/// The error is a sentence for a book that cannot be opened or has no library.
pub(crate) fn sources(root: &Path) -> Result<(Sources, Vec<Diagnostic>), String> {
    open(root).map(|(sources, _, findings)| (sources, findings))
}

/// Opens the sources and the facts of the book in a folder, with what is wrong in them: where the
/// facts cannot be read, there is an error among that. The error returned is a sentence for a book
/// that cannot be opened, has no library or no facts.
pub(crate) fn facts(root: &Path) -> Result<(Sources, FactBook, Vec<Diagnostic>), String> {
    let (sources, settings, mut findings) = open(root)?;
    let (facts, faults) = FactBook::open(root, &settings.facts, &sources, &settings.aliases);
    if facts.is_none() && faults.is_empty() {
        return Err(format!("there are no facts: {}", root.join(&settings.facts).display()));
    }
    findings.extend(faults);
    Ok((sources, facts.unwrap_or_default(), findings))
}

/// Opens the sources of the book in a folder, and the facts where it has any that can be read. Of
/// what is wrong only the sources' is returned.
pub(crate) fn sources_and_facts(
    root: &Path,
) -> Result<(Sources, FactBook, Vec<Diagnostic>), String> {
    let (sources, settings, findings) = open(root)?;
    let (facts, _) = FactBook::open(root, &settings.facts, &sources, &settings.aliases);
    Ok((sources, facts.unwrap_or_default(), findings))
}

/// Returns where the library of the book in a folder stands or would stand, from that folder.
pub(crate) fn library(root: &Path) -> Result<PathBuf, String> {
    let config = in_process::read_config(root).map_err(|error| format!("{error:#}"))?;
    let (settings, findings) = settings(&Context::new(root, "html", &config));
    match findings.into_iter().find(Diagnostic::is_error) {
        Some(finding) => Err(finding.message),
        None => Ok(settings.library),
    }
}

fn open(root: &Path) -> Result<(Sources, Settings, Vec<Diagnostic>), String> {
    let config = in_process::read_config(root).map_err(|error| format!("{error:#}"))?;
    let (sources, settings, findings) = open_with(root, &config);
    let missing = || format!("there is no library: {}", root.join(&settings.library).display());
    Ok((sources.ok_or_else(missing)?, settings, findings))
}

/// Opens the sources of a book with this book.toml, if it has a library.
pub(crate) fn open_with(
    root: &Path,
    config: &Config,
) -> (Option<Sources>, Settings, Vec<Diagnostic>) {
    let (settings, mut findings) = settings(&Context::new(root, "html", config));
    let (sources, faults) = Sources::open(root, &settings.library);
    findings.extend(faults);
    (sources, settings, findings)
}

/// Writes `briefing.lock` whole, or leaves the last one.
pub(crate) fn write_lock(root: &Path, lock: &Lock) -> Result<(), String> {
    let (path, staging) = (root.join(Lock::FILE), root.join(".briefing.lock.new"));
    let written = fs::write(&staging, lock.to_string()).and_then(|()| fs::rename(&staging, &path));
    written.map_err(|error| format!("cannot write {}: {error}", path.display()))
}
