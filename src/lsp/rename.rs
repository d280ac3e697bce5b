//! Another id for a source, over the whole book: in the library, in facts.yml, in every chapter, in
//! briefing.lock, and as the name of its text.
//!
//! What comes in: a [`Desk`] with the cursor on an id. What goes out: the changes, or a sentence that
//! says why there are none. Searched are all Markdown files in the chapters' folder, in a book or not
//! yet; what is included from outside that folder is not.

use std::fs;
use std::ops::Range;
use std::path::{Path, PathBuf};

use briefing_diagnostics::File;
use briefing_sources::{Lock, check_id};
use gen_lsp_types::{TextEdit, WorkspaceEdit};

use super::desk::{Desk, Kind};
use super::edits::Edits;
use super::lines::Lines;

/// The deepest folder that is searched, from the chapters' folder.
const DEEPEST: usize = 16;

/// Returns the id at the cursor with its place, in bytes.
pub(super) fn id(desk: &Desk<'_>) -> Result<(String, Range<usize>), String> {
    let named = desk.named().ok_or("here stands no id of a source")?;
    let id = named.source().ok_or("a fact is renamed by hand, in facts.yml and the chapters")?;
    if desk.sources.entry(id).is_none() {
        return Err(format!("the library has no source `{id}`"));
    }
    Ok((id.to_owned(), named.at.start..named.at.start + id.len()))
}

/// Returns all that changes when the source at the cursor gets another id.
pub(super) fn rename(desk: &Desk<'_>, to: &str) -> Result<WorkspaceEdit, String> {
    let (from, _) = id(desk)?;
    check_id(to).map_err(|error| match error.help {
        Some(help) => format!("{}: {help}", error.message),
        None => error.message,
    })?;
    if from == to {
        return Ok(WorkspaceEdit::default());
    }
    if desk.sources.entry(to).is_some() {
        return Err(format!("the library has a source `{to}` already"));
    }
    let mut edits = Edits { moved: text(desk, &from, to)?, ..Edits::default() };
    let own = [
        (desk.settings.library.clone(), Kind::Library),
        (desk.settings.facts.clone(), Kind::Facts),
    ];
    let chapters = chapters(desk).into_iter().map(|path| (path, Kind::Chapter));
    for (path, kind) in own.into_iter().chain(chapters) {
        let Some(text) = desk.text_of(&path) else { continue };
        let found = in_file(desk, kind, &text, (&from, to));
        if !found.is_empty() {
            edits.words.insert(desk.root.join(path), found);
        }
    }
    edits.words.extend(lock(desk, (&from, to)));
    let unnamed = || "a file of the book has a path that no client can name".to_owned();
    edits.for_client(desk.client, desk.documents).ok_or_else(unnamed)
}

/// Returns the changes of one file.
fn in_file(desk: &Desk<'_>, kind: Kind, text: &str, (from, to): (&str, &str)) -> Vec<TextEdit> {
    let lines = Lines::new(text, desk.client.encoding);
    let named = kind.named(text).into_iter().filter(|one| one.source() == Some(from));
    let edit = |at: usize| TextEdit::new(lines.range(at..at + from.len()), to.to_owned());
    named.map(|one| edit(one.at.start)).collect()
}

/// Returns the path of the source's text and its new one, if it goes by the id.
fn text(desk: &Desk<'_>, from: &str, to: &str) -> Result<Option<(PathBuf, PathBuf)>, String> {
    let Some(entry) = desk.sources.entry(from).filter(|entry| entry.has_text) else {
        return Ok(None);
    };
    let path = Path::new(&entry.file);
    let by_id = path.file_name().is_some_and(|name| *name == *format!("{from}.txt"));
    let old = desk.root.join(path);
    if !by_id || !old.exists() || says_its_file(desk, from) {
        return Ok(None);
    }
    let new = old.with_file_name(format!("{to}.txt"));
    if new.exists() {
        return Err(format!("`{}` is there already", new.display()));
    }
    if !desk.client.rename_files {
        return Err(format!(
            "this editor cannot rename `{}` along with the id: do it by hand, or say `file:` in the \
             library",
            entry.file
        ));
    }
    Ok(Some((old, new)))
}

/// Whether the library says under `file` which text is the source's, so that the id may change alone.
fn says_its_file(desk: &Desk<'_>, id: &str) -> bool {
    let root = desk
        .text_of(&desk.settings.library)
        .and_then(|text| briefing_yaml::parse(&text).ok().flatten());
    let entries = root.iter().flat_map(|root| root.pairs());
    let mut own =
        entries.filter(|(key, _)| key.text() == Some(id)).flat_map(|(_, entry)| entry.pairs());
    own.any(|(key, _)| key.text() == Some("file"))
}

/// Returns the Markdown files of the chapters' folder, from the root, sorted.
fn chapters(desk: &Desk<'_>) -> Vec<PathBuf> {
    let mut found = Vec::new();
    search(desk, desk.src, DEEPEST, &mut found);
    found.sort();
    found
}

fn search(desk: &Desk<'_>, folder: &Path, deep: usize, found: &mut Vec<PathBuf>) {
    let Ok(entries) = fs::read_dir(desk.root.join(folder)) else { return };
    for entry in entries.flatten() {
        let path = folder.join(entry.file_name());
        let hidden = entry.file_name().to_string_lossy().starts_with('.');
        // A link to a folder is not followed: it may lead back.
        match entry.file_type() {
            Ok(kind) if kind.is_dir() && deep > 0 && !hidden && path != desk.built => {
                search(desk, &path, deep - 1, found);
            }
            Ok(kind) if !kind.is_dir() && Kind::of(desk.settings, &path) == Some(Kind::Chapter) => {
                found.push(path);
            }
            _ => {}
        }
    }
}

/// Returns the lock with the new id, as one change of the whole file.
fn lock(desk: &Desk<'_>, (from, to): (&str, &str)) -> Option<(PathBuf, Vec<TextEdit>)> {
    let text = desk.text_of(Path::new(Lock::FILE))?;
    let (lock, faults) = Lock::parse(&File::new(Lock::FILE, text.as_ref()));
    // A lock that cannot be read is reported by the check, and left as it is.
    let renamed = faults.is_empty().then(|| lock.renamed(from, to).to_string())?;
    let whole = Lines::new(&text, desk.client.encoding).range(0..text.len());
    (renamed != *text).then(|| (desk.root.join(Lock::FILE), vec![TextEdit::new(whole, renamed)]))
}
