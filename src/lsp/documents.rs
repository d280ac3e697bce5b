//! The documents that the client has open, with the text that it shows.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use gen_lsp_types::{TextDocumentContentChangeEvent as Change, TextDocumentItem, Uri};

use super::lines::{Encoding, Lines};

/// One open document.
#[derive(Debug)]
pub(super) struct Document {
    /// Its name, in the client's own spelling.
    pub(super) uri: Uri,
    /// The client's number of the text.
    pub(super) version: i32,
    /// What it shows, without a byte order mark.
    pub(super) text: String,
}

/// All open documents that are files, by their paths.
#[derive(Debug, Default)]
pub(super) struct Documents {
    open: BTreeMap<PathBuf, Document>,
}

impl Documents {
    /// Keeps a document that was opened; returns its path, if it is a file.
    pub(super) fn open(&mut self, item: TextDocumentItem) -> Option<PathBuf> {
        let path = path_of(&item.uri)?;
        let TextDocumentItem { uri, version, text, .. } = item;
        let text = text.trim_start_matches('\u{feff}').to_owned();
        self.open.insert(path.clone(), Document { uri, version, text });
        Some(path)
    }

    /// Makes changes in a document; returns its path. One that was never opened is left alone.
    pub(super) fn change(
        &mut self,
        uri: &Uri,
        version: i32,
        changes: Vec<Change>,
        encoding: Encoding,
    ) -> Option<PathBuf> {
        let path = path_of(uri)?;
        let document = self.open.get_mut(&path)?;
        document.version = version;
        for change in changes {
            match change {
                Change::TextDocumentContentChangePartial(part) => {
                    let range = Lines::new(&document.text, encoding).bytes(part.range);
                    document.text.replace_range(range, &part.text);
                }
                Change::TextDocumentContentChangeWholeDocument(whole) => {
                    document.text = whole.text.trim_start_matches('\u{feff}').to_owned();
                }
            }
        }
        Some(path)
    }

    /// Forgets a document; returns its path.
    pub(super) fn close(&mut self, uri: &Uri) -> Option<PathBuf> {
        let path = path_of(uri)?;
        self.open.remove(&path).map(|_| path)
    }

    /// Returns the path of an open document, as it is kept.
    pub(super) fn path(&self, path: &Path) -> Option<&Path> {
        self.open.get_key_value(path).map(|(path, _)| path.as_path())
    }

    /// Returns an open document.
    pub(super) fn get(&self, path: &Path) -> Option<&Document> {
        self.open.get(path)
    }

    /// Returns the open documents below a folder, each with its path.
    pub(super) fn below<'a>(
        &'a self,
        root: &'a Path,
    ) -> impl Iterator<Item = (&'a PathBuf, &'a Document)> {
        self.open.iter().filter(move |(path, _)| path.starts_with(root))
    }
}

/// Returns the path of a document that is a file of this machine.
pub(super) fn path_of(uri: &Uri) -> Option<PathBuf> {
    (uri.scheme() == "file").then(|| uri.to_file_path().ok()).flatten()
}
