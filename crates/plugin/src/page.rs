//! One chapter's Markdown with its includes expanded, and the way back to the author's files.
//!
//! What comes in: a chapter. What goes out: a [`Page`]. `{{#include part.md}}` is expanded as
//! mdBook's `links` would, but for what `links` lets pass in silence: a file that is missing or
//! lies outside the book is an error. Other includes are left to `links`.
//!
//! In reading order: [`links`] finds the directives, [`select`] takes lines or an anchor out of a
//! file, [`expand`] puts them in their places, [`mapped`] keeps what came from where.

mod expand;
mod links;
mod mapped;
mod select;

use std::ops::Range;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use briefing_diagnostics::{Diagnostic, File, Span};

use crate::Chapter;
use crate::files::{folded_path, slashed};
use mapped::Mapped;

/// One chapter's Markdown, its Markdown includes expanded, with a map of positions.
///
/// Every byte of [`Self::text`] has a place in the chapter's file or in an included one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Page {
    text: Mapped,
}

impl Page {
    /// Opens a chapter: expands `{{#include part.md}}`, and reports what cannot be included, which
    /// stays on the page as it was written. `root` is the book's folder, `src` the chapters' folder
    /// from there. A chapter without includes costs one copy of its text.
    pub fn open(root: &Path, src: &Path, chapter: &Chapter) -> (Self, Vec<Diagnostic>) {
        let path = chapter_path(src, chapter);
        let file = File::new(slashed(&path), chapter.content.as_str());
        if !chapter.content.contains("include") {
            return (Self { text: Mapped::whole(file) }, Vec::new());
        }
        let (text, found) = expand::expand(root, &path, file);
        (Self { text }, found)
    }

    /// Returns a page of one text without includes, under the name of its file from the root.
    pub fn plain(name: &str, text: impl Into<String>) -> Self {
        Self { text: Mapped::whole(File::new(name, text)) }
    }

    /// Returns the Markdown.
    pub fn text(&self) -> &str {
        self.text.text()
    }

    /// Returns where a range of bytes of [`Self::text`] stands in the author's file. A range that
    /// starts in one file and ends in another goes to the end of what comes from the first.
    pub fn span(&self, range: Range<usize>) -> Span {
        self.text.span(range)
    }

    /// Returns the chapter's own file.
    pub fn file(&self) -> &Arc<File> {
        self.text.file()
    }
}

/// Returns the path of a chapter's file from the root; a draft goes by its name.
fn chapter_path(src: &Path, chapter: &Chapter) -> PathBuf {
    match chapter.source_path.as_deref().or(chapter.path.as_deref()) {
        Some(path) => folded_path(&src.join(path)).unwrap_or_else(|| src.join(path)),
        None => PathBuf::from(&chapter.name),
    }
}

#[cfg(test)]
mod tests;
