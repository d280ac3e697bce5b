//! What can only be seen on the pages: a document is laid out again until it says all of it.
//!
//! What comes in: a document that is laid out. What goes out: what the next one is written with.
//!
//! A letter that a font has may still fail where it stands, below another one or in a script that the
//! font does not shape: it is printed as its code the next time. And a note may come to stand on
//! another page than its reference: Typst places the notes of a table, of a list and of a heading that
//! stays with what follows before it knows on which page each row, item or heading ends up. The page
//! is broken before such a place the next time. What did not change is not laid out again.

use std::collections::BTreeSet;

use briefing_diagnostics::Diagnostic;

use crate::typeset::{Astray, Laid};

/// How many tries without fewer notes astray are the last ones: a paragraph that is longer than a page
/// has no place before which the page could be broken.
const PATIENCE: usize = 3;

/// What earlier tries have shown.
#[derive(Debug, Default)]
pub(crate) struct Seen {
    /// Letters that were drawn as nothing.
    pub(crate) failed: BTreeSet<char>,
    /// Names of the notes before whose references the page is broken.
    pub(crate) breaks: BTreeSet<String>,
    /// The fewest notes that were astray, and how many tries ago.
    fewest: Option<(usize, usize)>,
}

impl Seen {
    /// Takes in what a document shows. Returns whether it is worth another try.
    pub(crate) fn learns(&mut self, laid: &Laid) -> bool {
        let known = self.failed.len() + self.breaks.len();
        self.failed.extend(&laid.failed);
        self.fewest = match self.fewest {
            Some((fewest, ago)) if fewest <= laid.astray.len() => Some((fewest, ago + 1)),
            _ => Some((laid.astray.len(), 0)),
        };
        if self.fewest.is_some_and(|(_, ago)| ago < PATIENCE) {
            self.break_before_first(&laid.astray);
        }
        self.failed.len() + self.breaks.len() > known
    }

    /// Breaks the page before the first note of each chapter that went astray: what comes behind it
    /// moves, and may come right by itself.
    fn break_before_first(&mut self, astray: &[Astray]) {
        let mut chapters = BTreeSet::new();
        let new = astray.iter().filter(|note| !self.breaks.contains(&note.name));
        let first = new.filter(|note| chapters.insert(note.chapter()));
        let names: Vec<String> = first.map(|note| note.name.clone()).collect();
        self.breaks.extend(names);
    }
}

/// Says which notes stand on another page than their references after all.
pub(crate) fn elsewhere(astray: &[Astray]) -> Option<Diagnostic> {
    let first = astray.first()?;
    let more = match astray.len() - 1 {
        0 => String::new(),
        1 => ", and another one elsewhere, too".to_owned(),
        more => format!(", and {more} others elsewhere, too"),
    };
    let message =
        format!("the note to page {} stands on page {}{more}", first.reference, first.note);
    Some(Diagnostic::warning("note-elsewhere", message).help(
        "what holds the reference is larger than a page: shorten it, or move the note behind it",
    ))
}
