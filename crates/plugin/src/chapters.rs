//! The chapters of a book, out of mdBook's JSON or the driver's `Book`, and back.
//!
//! What comes in: a book. What goes out: its chapters as a flat list, and later the same book with
//! the contents that changed and the pages that were added. Parts, separators, drafts, numbers and
//! keys that this program does not know stay where they are, because only those two things are
//! written.

mod book;
mod duplicates;
mod json;

use std::path::{Path, PathBuf};

/// One chapter of the book.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Chapter {
    /// The name, as the summary gives it.
    pub name: String,
    /// The Markdown.
    pub content: String,
    /// The path below the chapters' folder, as mdBook's `index` will have it: `README.md` is
    /// `index.md`. `None` for a draft.
    pub path: Option<PathBuf>,
    /// The file below the chapters' folder. `None` for a draft.
    pub source_path: Option<PathBuf>,
    /// How many chapters stand above it.
    pub depth: usize,
    /// The chapter directly above it, an index into [`Chapters::list`].
    pub parent: Option<usize>,
    place: Place,
}

/// Where a chapter stands in the book.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Place {
    /// In the book as it was read: the index at each level, from the top.
    Read(Vec<usize>),
    /// Added by us: the last of its parent's children when it is written.
    Added,
}

/// Every chapter of a book, drafts included.
///
/// `list` is in reading order, depth first; chapters added later stand at its end, in the order
/// in which they were added, so that an index once taken stays good. A chapter's `parent` always
/// stands before it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Chapters {
    /// The chapters.
    pub list: Vec<Chapter>,
}

impl Chapters {
    /// Adds a chapter as the last child of `parent`, or with `None` after the last item of the book,
    /// and returns its index. Both paths are below the chapters' folder. Below a numbered chapter
    /// it has the next number there, so that mdBook's contents nest it; elsewhere it has none.
    pub fn insert_child(
        &mut self,
        parent: Option<usize>,
        name: impl Into<String>,
        path: impl Into<PathBuf>,
        source_path: impl Into<PathBuf>,
        content: impl Into<String>,
    ) -> usize {
        let parent = parent.filter(|&index| index < self.list.len());
        self.list.push(Chapter {
            name: name.into(),
            content: content.into(),
            path: Some(path.into()),
            source_path: Some(source_path.into()),
            depth: parent.map_or(0, |index| self.list[index].depth + 1),
            parent,
            place: Place::Added,
        });
        self.list.len() - 1
    }

    /// Returns the names of the chapters above one, the topmost first.
    fn parent_names(&self, chapter: &Chapter) -> Vec<String> {
        let mut names = Vec::new();
        let mut above = chapter.parent;
        while let Some(index) = above {
            names.push(self.list[index].name.clone());
            above = self.list[index].parent;
        }
        names.reverse();
        names
    }
}

/// Returns the path as mdBook's `index` will have it.
pub(crate) fn as_index(path: &Path) -> PathBuf {
    let stem = path.file_stem().and_then(|stem| stem.to_str()).unwrap_or_default();
    match stem.eq_ignore_ascii_case("readme") {
        true => path.with_file_name("index.md"),
        false => path.to_owned(),
    }
}

#[cfg(test)]
mod tests;
