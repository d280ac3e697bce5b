//! Where something of a chapter stands in the author's own file.
//!
//! A renderer gets a chapter as the preprocessors left it, without positions. What is at fault is
//! looked up in the author's file by its own words: if they stand there once, that is the place;
//! otherwise only the file is named, with the words.

use std::ops::Range;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use briefing_diagnostics::{Diagnostic, File, Span};
use briefing_plugin::Numbered;

/// One chapter as it was read, and as its author wrote it.
#[derive(Debug)]
pub(crate) struct Whereabouts {
    content: String,
    /// The author's file; `None` for a page that a preprocessor added.
    file: Option<Arc<File>>,
    name: String,
    folder: PathBuf,
}

impl Whereabouts {
    /// Opens the file of a chapter: `root` is the book's folder, `src` the chapters' in it.
    pub(crate) fn open(root: &Path, src: &Path, chapter: &Numbered) -> Self {
        let path = chapter.path.as_deref().unwrap_or(Path::new(""));
        let source = chapter.source_path.as_deref().unwrap_or(path);
        let name = src.join(source).display().to_string();
        let text = std::fs::read_to_string(root.join(src).join(source)).ok();
        Self {
            content: chapter.content.clone(),
            file: text.map(|text| File::new(name.clone(), text)),
            name,
            folder: path.parent().unwrap_or(Path::new("")).to_owned(),
        }
    }

    /// Returns the folder of the chapter's page, below the chapters' folder.
    pub(crate) fn folder(&self) -> &Path {
        &self.folder
    }

    /// Places a finding at what stands in the chapter at `at`, in bytes.
    pub(crate) fn at(&self, found: Diagnostic, at: Range<usize>) -> Diagnostic {
        let words = self.content.get(at).unwrap_or_default().trim();
        let line = words.lines().next().unwrap_or_default();
        if let Some(file) = &self.file {
            for wanted in [words, line] {
                if let Some(start) = only(file.text(), wanted) {
                    return found.at(Span::new(file, start..start + wanted.len()));
                }
            }
        }
        let shown: String = line.chars().take(80).collect();
        found.note(format!("in {}: `{shown}`", self.name))
    }

    /// Returns where a letter stands first, as a finding's place.
    pub(crate) fn of_letter(&self, letter: char) -> Option<Span> {
        let file = self.file.as_ref()?;
        let start = file.text().find(letter)?;
        Some(Span::new(file, start..start + letter.len_utf8()))
    }
}

/// Returns where words stand, if they stand once.
fn only(text: &str, words: &str) -> Option<usize> {
    if words.is_empty() {
        return None;
    }
    let mut found = text.match_indices(words);
    let (start, _) = found.next()?;
    found.next().is_none().then_some(start)
}
