//! Texts of the book's files that an editor holds: they stand in the place of what is on the disk.
//!
//! What comes in: the text of each open file by its name. What goes out: the book with those texts in
//! it: its chapters, its library, its facts. Files that a chapter includes, the sources' texts and the
//! lock are always read from the disk.

use std::collections::BTreeMap;
use std::path::Path;

use briefing_diagnostics::{Diagnostic, File};
use briefing_facts::FactBook;
use briefing_sources::Sources;
use mdbook_driver::MDBook;
use mdbook_preprocessor::book::BookItem;

/// The open files of one book. Nothing is open by default.
#[derive(Clone, Debug, Default)]
pub(crate) struct Unsaved {
    /// Texts by the path from the book's root, with `/` between folders.
    files: BTreeMap<String, String>,
}

impl Unsaved {
    /// Keeps a file's text under its path from the book's root, in the place of one kept before.
    pub(crate) fn insert(&mut self, path: &Path, text: impl Into<String>) {
        self.files.insert(name(path), text.into());
    }

    /// Returns the text of a file, if it is open.
    pub(crate) fn text(&self, path: &Path) -> Option<&str> {
        self.files.get(&name(path)).map(String::as_str)
    }

    /// Puts the texts of open chapters into a book that was loaded.
    pub(crate) fn put_into(&self, book: &mut MDBook) {
        let src = book.config.book.src.clone();
        book.book.for_each_mut(|item| {
            let BookItem::Chapter(chapter) = item else { return };
            let path = chapter.source_path.as_deref().map(|path| src.join(path));
            if let Some(text) = path.and_then(|path| self.text(&path)) {
                chapter.content = text.to_owned();
            }
        });
    }

    /// Opens the library as [`Sources::open`] does.
    pub(crate) fn sources(&self, root: &Path, path: &Path) -> (Option<Sources>, Vec<Diagnostic>) {
        let Some(text) = self.text(path) else { return Sources::open(root, path) };
        let (sources, findings) = Sources::of_library(root, &name(path), text);
        (Some(sources), findings)
    }

    /// Opens the facts as [`FactBook::open`] does.
    pub(crate) fn facts(
        &self,
        root: &Path,
        path: &Path,
        sources: &Sources,
        aliases: &[Vec<String>],
    ) -> (Option<FactBook>, Vec<Diagnostic>) {
        let Some(text) = self.text(path) else {
            return FactBook::open(root, path, sources, aliases);
        };
        let (facts, findings) = FactBook::read(&File::new(name(path), text), sources, aliases);
        (Some(facts), findings)
    }
}

/// Returns a path as messages name a file.
fn name(path: &Path) -> String {
    let parts = path.components().filter(|part| *part != std::path::Component::CurDir);
    let parts: Vec<_> = parts.map(|part| part.as_os_str().to_string_lossy()).collect();
    parts.join("/")
}
