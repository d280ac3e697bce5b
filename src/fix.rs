//! `briefing fix`: the places that were found for citations without one, and the changes that
//! messages offer, written into the chapters.
//!
//! What comes in: a book's folder. What goes out: the difference, line by line, on standard output;
//! and with the author's consent the changed Markdown files, each written whole. Nothing else is
//! touched. Of a finding with several ways to mend it, none is taken; nor is any of a warning.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::io::IsTerminal;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use briefing_diagnostics::{Diagnostic, Edit, File, Mend, has_errors};

use crate::output::{self, Exit, counted};
use crate::{check, progress, steps};

/// What a file may begin with that is no part of its text.
const BYTE_ORDER_MARK: &str = "\u{feff}";

/// Whether the author is asked before files are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Consent {
    /// On a terminal he is; without one nothing is written.
    Ask,
    /// He has given it.
    Given,
    /// He only wants to see.
    Withheld,
}

/// How often the book is checked anew: what a mend brings to light is mended, too.
const ROUNDS: usize = 5;

/// Mends the chapters of the book of a folder.
pub(crate) fn fix(root: &Path, consent: Consent) -> Exit {
    progress::begin();
    let mut changed = BTreeSet::new();
    for _ in 0..ROUNDS {
        let ledger = match check::findings(root, steps::locked_by_environment()) {
            Ok(ledger) => ledger,
            Err(message) => return output::could_not_run(&message),
        };
        let files = by_file(chosen(&ledger.findings, ledger.addresses));
        if files.is_empty() {
            return ended(&changed, ledger.findings);
        }
        files.iter().for_each(|one| output::say(&one.difference()));
        if !agreed(consent, &files) {
            return if has_errors(&ledger.findings) { Exit::Errors } else { Exit::Clean };
        }
        for one in &files {
            match one.write(root) {
                Ok(()) => changed.insert(one.file.name().to_owned()),
                Err(message) => return output::could_not_run(&message),
            };
        }
    }
    match check::findings(root, steps::locked_by_environment()) {
        Ok(ledger) => ended(&changed, ledger.findings),
        Err(message) => output::could_not_run(&message),
    }
}

/// Says which files were changed, and what is left.
fn ended(changed: &BTreeSet<String>, left: Vec<Diagnostic>) -> Exit {
    match changed.len() {
        0 => output::explain("nothing to fix"),
        files => output::explain(&format!("{} changed", counted(files, "file"))),
    }
    output::report(left)
}

/// Returns the edits to make: those of each error that can be mended in one way only, and the places
/// found.
fn chosen(findings: &[Diagnostic], addresses: Vec<Mend>) -> Vec<Edit> {
    let only = |found: &Diagnostic| <[Mend; 1]>::try_from(found.mends()).ok();
    let of_errors = findings.iter().filter(|one| one.is_error()).filter_map(only);
    let mut edits: Vec<Edit> = Vec::new();
    for mend in of_errors.flatten().chain(addresses) {
        let free = |one: &Edit| is_markdown(one) && !edits.iter().any(|other| touch(one, other));
        if mend.edits.iter().all(free) {
            edits.extend(mend.edits);
        }
    }
    edits
}

fn is_markdown(edit: &Edit) -> bool {
    let extension = Path::new(edit.at.file().name()).extension();
    extension.is_some_and(|extension| extension.eq_ignore_ascii_case("md"))
}

fn touch(one: &Edit, other: &Edit) -> bool {
    let (a, b) = (one.at.range(), other.at.range());
    let same = one.at.file().name() == other.at.file().name();
    same && a.start <= b.end && b.start <= a.end
}

/// One file with the edits to make in it, in their order.
struct Changed {
    file: Arc<File>,
    edits: Vec<Edit>,
}

fn by_file(edits: Vec<Edit>) -> Vec<Changed> {
    let mut files: BTreeMap<String, Changed> = BTreeMap::new();
    for edit in edits {
        let file = Arc::clone(edit.at.file());
        let name = file.name().to_owned();
        files.entry(name).or_insert_with(|| Changed { file, edits: Vec::new() }).edits.push(edit);
    }
    let mut files: Vec<Changed> = files.into_values().collect();
    files.iter_mut().for_each(|one| one.edits.sort_by_key(|edit| edit.at.range().start));
    files
}

impl Changed {
    /// Returns the file's text with the edits made.
    fn text(&self) -> String {
        let mut text = String::with_capacity(self.file.text().len());
        let mut from = 0;
        for edit in &self.edits {
            text.push_str(&self.file.text()[from..edit.at.range().start]);
            text.push_str(&edit.with);
            from = edit.at.range().end;
        }
        text.push_str(&self.file.text()[from..]);
        text
    }

    /// Returns the lines that change, as they are and as they will be.
    fn difference(&self) -> String {
        let mut said = format!("{}:", self.file.name());
        let text = self.file.text();
        let mut edits = self.edits.iter().peekable();
        while let Some(first) = edits.next() {
            let start = text[..first.at.range().start].rfind('\n').map_or(0, |at| at + 1);
            let line_end = |at: usize| text[at..].find('\n').map_or(text.len(), |end| at + end);
            let mut end = line_end(first.at.range().end);
            let mut group = vec![first];
            while let Some(next) = edits.next_if(|next| next.at.range().start <= end) {
                end = line_end(next.at.range().end);
                group.push(next);
            }
            let (line, _) = first.at.line_column();
            said.push_str(&format!("\n  line {line}"));
            let old = &text[start..end];
            let mut new = old.to_owned();
            for edit in group.into_iter().rev() {
                let at = edit.at.range();
                new.replace_range(at.start - start..at.end - start, &edit.with);
            }
            old.lines().for_each(|line| said.push_str(&format!("\n  - {line}")));
            new.lines().for_each(|line| said.push_str(&format!("\n  + {line}")));
        }
        said
    }

    /// Writes the file whole, or leaves it. What changed since it was read is left.
    fn write(&self, root: &Path) -> Result<(), String> {
        let told = |what: &str| format!("{} is left as it is: {what}", self.file.name());
        let path = path_inside(root, self.file.name()).map_err(|error| told(&error))?;
        let now = fs::read_to_string(&path).map_err(|error| told(&error.to_string()))?;
        let (mark, body) = match now.strip_prefix(BYTE_ORDER_MARK) {
            Some(body) => (BYTE_ORDER_MARK, body),
            None => ("", now.as_str()),
        };
        if body != self.file.text() {
            return Err(told("it changed while it was read"));
        }
        let staging = path.with_extension("md.briefing-new");
        let write = || {
            fs::write(&staging, format!("{mark}{}", self.text()))?;
            fs::set_permissions(&staging, fs::metadata(&path)?.permissions())?;
            fs::rename(&staging, &path)
        };
        write().map_err(|error| {
            drop(fs::remove_file(&staging));
            told(&error.to_string())
        })
    }
}

/// Returns the path of a file of the book, links followed, which must lie in the book's folder.
fn path_inside(root: &Path, name: &str) -> Result<PathBuf, String> {
    let real = |path: &Path| fs::canonicalize(path).map_err(|error| error.to_string());
    let path = real(&root.join(name))?;
    let inside = path.starts_with(real(root)?);
    inside.then_some(path).ok_or_else(|| "it lies outside the book's folder".to_owned())
}

/// Whether the files may be written; says why not.
fn agreed(consent: Consent, files: &[Changed]) -> bool {
    let edits = files.iter().map(|one| one.edits.len()).sum();
    let what = format!("{} in {}", counted(edits, "change"), counted(files.len(), "file"));
    match consent {
        Consent::Given => true,
        Consent::Ask if std::io::stdin().is_terminal() => {
            output::ask(&format!("Write {what}? [y/N] "))
        }
        Consent::Ask => {
            output::explain(&format!("{what}, nothing written: `briefing fix --yes` writes them"));
            false
        }
        Consent::Withheld => {
            output::explain(&format!("{what}, nothing written"));
            false
        }
    }
}
