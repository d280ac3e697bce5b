//! The output folder, replaced whole and last.
//!
//! What comes in: a book's folder. What goes out: a folder beside the output folder for renderers to
//! write into ([`Outputs::staging`]), which takes the output folder's place once all is well. A run
//! that is interrupted at any moment leaves the last good book, or leaves it aside, from where the
//! next run brings it back. Runs at once on one folder do each other no harm: each has a staging
//! folder of its own, and one at a time moves folders.

use std::ffi::{OsStr, OsString};
use std::fs::{self, DirEntry, File};
use std::io;
use std::path::{Path, PathBuf};

use crate::in_process;

/// The output folder, and its neighbours while a run lasts. What was staged and not put in place is
/// removed at the end.
#[derive(Debug)]
pub(crate) struct Outputs {
    /// Where the book ends up.
    pub(crate) book: PathBuf,
    /// Where the renderers write.
    pub(crate) staging: PathBuf,
    /// Where the last good book stands for the moment between two renames.
    last: PathBuf,
    /// Held for as long as the run lasts: a staging folder that nobody holds is left over.
    _hold: Option<File>,
}

impl Outputs {
    /// Works out the folders, brings back a last good book that an interrupted run left aside, and
    /// removes what else such runs left. `name` tells this run's staging folder from the others of
    /// the same process.
    pub(crate) fn of(root: &Path, name: &str) -> Result<Self, String> {
        let book = output_folder(root)?;
        let beside = |suffix: &str| book.with_file_name(hidden(&book, suffix));
        let (last, staging) =
            (beside(".last"), beside(&format!(".new-{}-{name}", std::process::id())));
        let _alone = book.parent().and_then(hold);
        if last.exists() && !book.exists() {
            rename(&last, &book)?;
        }
        discard(&last);
        remove_left_over(&book);
        fs::create_dir_all(&staging)
            .map_err(|error| format!("cannot make {}: {error}", staging.display()))?;
        let _hold = File::open(&staging).ok().filter(|folder| folder.try_lock().is_ok());
        Ok(Self { book, staging, last, _hold })
    }

    /// Puts the new book in the place of the last one.
    pub(crate) fn put_in_place(&self) -> Result<(), String> {
        let _alone = self.book.parent().and_then(hold);
        if self.book.exists() {
            discard(&self.last);
            rename(&self.book, &self.last)?;
        }
        let placed = rename(&self.staging, &self.book);
        match placed {
            Ok(()) => discard(&self.last),
            Err(_) => drop(rename(&self.last, &self.book)),
        }
        placed
    }
}

impl Drop for Outputs {
    fn drop(&mut self) {
        discard(&self.staging);
    }
}

/// Returns where the book of a folder ends up. The error is a sentence.
pub(crate) fn output_folder(root: &Path) -> Result<PathBuf, String> {
    let config = in_process::read_config(root).map_err(|error| format!("{error:#}"))?;
    let book = absolute(&root.join(&config.build.build_dir))?;
    let own = [absolute(root)?, absolute(&root.join(&config.book.src))?];
    match own.iter().any(|folder| folder.starts_with(&book)) {
        true => Err(format!("the output folder {} holds the book's own files", book.display())),
        false => Ok(book),
    }
}

/// Holds a folder for as long as what is returned lives: one run at a time moves folders in it or
/// writes the lock there. Where a folder cannot be held, nobody waits.
pub(crate) fn hold(folder: &Path) -> Option<File> {
    let folder = File::open(folder).ok()?;
    folder.lock().ok()?;
    Some(folder)
}

/// Removes the staging folders of this process, which is about to end.
pub(crate) fn put_away(book: &Path) {
    let own = hidden(book, &format!(".new-{}-", std::process::id()));
    neighbours(book, &own).iter().for_each(|folder| discard(folder));
}

/// Removes the staging folders of runs that ended without a word.
fn remove_left_over(book: &Path) {
    let held = |folder: &Path| File::open(folder).is_ok_and(|one| one.try_lock().is_err());
    let folders = neighbours(book, &hidden(book, ".new"));
    folders.iter().filter(|folder| !held(folder)).for_each(|folder| discard(folder));
}

/// Returns what stands beside a folder under a name that begins so.
fn neighbours(book: &Path, prefix: &OsStr) -> Vec<PathBuf> {
    let entries = book.parent().and_then(|folder| fs::read_dir(folder).ok());
    let ours = |entry: &DirEntry| {
        entry.file_name().as_encoded_bytes().starts_with(prefix.as_encoded_bytes())
    };
    let entries = entries.into_iter().flatten().flatten().filter(ours);
    entries.map(|entry| entry.path()).collect()
}

/// Returns the name of a hidden neighbour of a folder.
fn hidden(book: &Path, suffix: &str) -> OsString {
    let name = book.file_name().unwrap_or_default();
    [OsStr::new("."), name, OsStr::new(suffix)].into_iter().collect()
}

/// Removes a folder. What cannot be removed is removed by the next run.
fn discard(folder: &Path) {
    drop(fs::remove_dir_all(folder));
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
