//! What a request works with: the book's things, and one of its files with the cursor in it.

use std::borrow::Cow;
use std::fs;
use std::path::Path;

use briefing_plugin::Settings;
use briefing_sources::Sources;
use gen_lsp_types::Uri;

use super::client::Client;
use super::documents::Documents;
use super::lines::Lines;
use super::named::{self, Named};
use crate::steps::FactInBrief;

/// What a file of the book is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// Markdown.
    Chapter,
    /// facts.yml.
    Facts,
    /// library.yml.
    Library,
}

impl Kind {
    /// Returns what a file is by its path from the root; `None` for what is none of ours.
    pub(super) fn of(settings: &Settings, path: &Path) -> Option<Self> {
        let is_markdown = path.extension().is_some_and(|end| end.eq_ignore_ascii_case("md"));
        match path {
            path if path == settings.facts => Some(Self::Facts),
            path if path == settings.library => Some(Self::Library),
            _ => is_markdown.then_some(Self::Chapter),
        }
    }

    /// Returns what a file of this kind names.
    pub(super) fn named(self, text: &str) -> Vec<Named> {
        match self {
            Self::Chapter => named::in_chapter(text),
            Self::Facts => named::in_facts(text),
            Self::Library => named::in_library(text),
        }
    }
}

/// What a request works with.
pub(super) struct Desk<'a> {
    pub(super) client: &'a Client,
    pub(super) documents: &'a Documents,
    /// The book's folder.
    pub(super) root: &'a Path,
    /// The chapters' folder, from the root.
    pub(super) src: &'a Path,
    /// The folder of what is built, from the root.
    pub(super) built: &'a Path,
    pub(super) settings: &'a Settings,
    pub(super) sources: &'a Sources,
    /// The facts, as the last check found them.
    pub(super) facts: &'a [FactInBrief],
    /// The file's path from the root.
    pub(super) path: &'a Path,
    pub(super) kind: Kind,
    /// What the client shows.
    pub(super) text: &'a str,
    pub(super) lines: Lines<'a>,
    /// Where the cursor is, in bytes.
    pub(super) at: usize,
}

impl Desk<'_> {
    /// Returns what is named at the cursor.
    pub(super) fn named(&self) -> Option<Named> {
        let found = self.kind.named(self.text).into_iter();
        found.into_iter().find(|one| one.at.start <= self.at && self.at <= one.at.end)
    }

    /// Returns the text of a file of the book, as the client shows it or else from the disk, without a
    /// byte order mark.
    pub(super) fn text_of(&self, path: &Path) -> Option<Cow<'_, str>> {
        text_of(self.documents, &self.root.join(path))
    }

    /// Returns the name of a file of the book for the client.
    pub(super) fn uri(&self, path: &Path) -> Option<Uri> {
        uri_of(self.documents, &self.root.join(path))
    }
}

/// Returns a file's text, as the client shows it or else from the disk, without a byte order mark.
pub(super) fn text_of<'a>(documents: &'a Documents, path: &Path) -> Option<Cow<'a, str>> {
    if let Some(document) = documents.get(path) {
        return Some(Cow::Borrowed(&document.text));
    }
    let text = fs::read_to_string(path).ok()?;
    Some(Cow::Owned(text.trim_start_matches('\u{feff}').to_owned()))
}

/// Returns the name of a file for the client: its own spelling where the file is open.
pub(super) fn uri_of(documents: &Documents, path: &Path) -> Option<Uri> {
    match documents.get(path) {
        Some(document) => Some(document.uri.clone()),
        None => Uri::from_file_path(path).ok(),
    }
}
