//! Library and texts together, each read when it is first asked for.

#[cfg(test)]
mod tests;

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::OnceLock;

use briefing_diagnostics::{Diagnostic, nearest};

use crate::index::Index;
use crate::library::{Entry, Library};
use crate::text::Text;

/// The sources of one book.
#[derive(Debug)]
pub struct Sources {
    root: PathBuf,
    library: Library,
    texts: BTreeMap<String, OnceLock<Result<Text, Diagnostic>>>,
    index: OnceLock<Index>,
}

impl Sources {
    /// Opens the library at `path`, relative to the book's `root`. Without such a file there are
    /// no sources (`None`) and no findings: the book is left alone. No text is read yet.
    pub fn open(root: &Path, path: &Path) -> (Option<Self>, Vec<Diagnostic>) {
        let (library, findings) = Library::open(root, path);
        (library.map(|library| Self::new(root, library)), findings)
    }

    /// Opens a library of which the text is at hand; `name` is its path from the book's root, below
    /// which the texts are.
    pub fn of_library(root: &Path, name: &str, library: &str) -> (Self, Vec<Diagnostic>) {
        let (library, findings) = Library::parse(name, library);
        (Self::new(root, library), findings)
    }

    /// Returns sources that need no files, for tests and tools: the library's YAML, and a text
    /// for each id named. A source of the library without one has no text.
    pub fn in_memory(library: &str, texts: &[(&str, &str)]) -> (Self, Vec<Diagnostic>) {
        let (library, findings) = Library::parse("sources/library.yml", library);
        let sources = Self::new(Path::new(""), library);
        for &(id, text) in texts {
            if let (Some(entry), Some(cell)) = (sources.entry(id), sources.texts.get(id)) {
                let _ = cell.set(Ok(Text::new(entry, text)));
            }
        }
        (sources, findings)
    }

    fn new(root: &Path, library: Library) -> Self {
        let texts = library.ids().map(|id| (id.to_owned(), OnceLock::new())).collect();
        Self { root: root.to_owned(), library, texts, index: OnceLock::new() }
    }

    /// Returns the library.
    pub fn library(&self) -> &Library {
        &self.library
    }

    /// Returns what the library says of a source.
    pub fn entry(&self, id: &str) -> Option<&Entry> {
        self.library.entry(id)
    }

    /// Returns a source's text, read at the first call. The error is the same at each call and
    /// stands at the source's entry; for an id that the library does not have it has no place, and
    /// the caller gives it one.
    pub fn text(&self, id: &str) -> Result<&Text, Diagnostic> {
        let (Some(entry), Some(cell)) = (self.entry(id), self.texts.get(id)) else {
            return Err(self.unknown(id));
        };
        cell.get_or_init(|| Text::read(entry, &self.root)).as_ref().map_err(Clone::clone)
    }

    /// Returns the error for an id that the library does not have, without a place.
    pub fn unknown(&self, id: &str) -> Diagnostic {
        let message =
            format!("no source `{}` in `{}`", id.escape_debug(), self.library.file().name());
        let error = Diagnostic::error("unknown-source", message);
        match self.nearest_id(id) {
            Some(known) => error.did_you_mean(id, [known]),
            None => error.help("add it to the library, with its text beside it"),
        }
    }

    /// Returns all ids in code-point order.
    pub fn ids(&self) -> impl Iterator<Item = &str> {
        self.library.ids()
    }

    /// Returns the id that the author may have meant.
    pub fn nearest_id(&self, written: &str) -> Option<&str> {
        nearest(written, self.ids())
    }

    /// Returns a source's short name for tables: its label, or else its title, or else its id.
    pub fn label(&self, id: &str) -> String {
        self.entry(id).map_or_else(|| id.to_owned(), Entry::short_name)
    }

    /// Returns the index of all texts, built at the first call. Texts that nobody asked for before
    /// are read for it and not kept.
    pub(crate) fn index(&self) -> &Index {
        self.index.get_or_init(|| {
            let mut index = Index::default();
            for (id, cell) in &self.texts {
                match (cell.get(), self.entry(id)) {
                    (Some(Ok(text)), _) => index.add(id, text.folded()),
                    (None, Some(entry)) => {
                        if let Ok(text) = Text::read(entry, &self.root) {
                            index.add(id, text.folded());
                        }
                    }
                    _ => {}
                }
            }
            index
        })
    }

    /// Returns the texts read so far, by id.
    pub fn texts_read(&self) -> impl Iterator<Item = &Text> {
        self.texts.values().filter_map(|cell| cell.get()?.as_ref().ok())
    }

    /// Returns what is wrong with the entries and texts read so far, sorted. A text that could not
    /// be read is not repeated here: whoever asked for it has its error.
    pub fn findings(&self) -> Vec<Diagnostic> {
        let mut found = self.library.findings();
        for text in self.texts_read() {
            found.extend(self.entry(text.id()).into_iter().flat_map(|entry| text.faults(entry)));
        }
        briefing_diagnostics::sort(&mut found);
        found
    }
}
