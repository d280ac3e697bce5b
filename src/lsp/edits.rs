//! Changes of several files that belong together.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use gen_lsp_types::{
    DocumentChange, Edit, OptionalVersionedTextDocumentIdentifier, RenameFile, TextDocumentEdit,
    TextDocumentIdentifier, TextEdit, Uri, WorkspaceEdit,
};

use super::client::Client;
use super::desk::uri_of;
use super::documents::Documents;

/// Changes by the path of the file, and the file that gets another name last of all.
#[derive(Debug, Default)]
pub(super) struct Edits {
    /// New words, none of which touches another's place.
    pub(super) words: BTreeMap<PathBuf, Vec<TextEdit>>,
    /// A file's path and its new one.
    pub(super) moved: Option<(PathBuf, PathBuf)>,
}

impl Edits {
    /// Returns them in the form that the client understands; `None` where a path cannot be named. A
    /// file is moved only for a client that can do it.
    pub(super) fn for_client(
        self,
        client: &Client,
        documents: &Documents,
    ) -> Option<WorkspaceEdit> {
        let mut changes = Vec::new();
        for (path, edits) in self.words {
            changes.push((uri_of(documents, &path)?, version(documents, &path), edits));
        }
        if !client.document_changes {
            let changes = changes.into_iter().map(|(uri, _, edits)| (uri, edits)).collect();
            return Some(WorkspaceEdit { changes: Some(changes), ..WorkspaceEdit::default() });
        }
        let in_words = changes.into_iter().map(|(uri, version, edits)| {
            let document = TextDocumentIdentifier { uri };
            let document = OptionalVersionedTextDocumentIdentifier::new(version, document);
            let edits = edits.into_iter().map(Edit::TextEdit).collect();
            DocumentChange::TextDocumentEdit(TextDocumentEdit::new(document, edits))
        });
        let mut all: Vec<DocumentChange> = in_words.collect();
        if let Some((from, to)) = self.moved {
            let (from, to): (Uri, Uri) = (uri_of(documents, &from)?, uri_of(documents, &to)?);
            all.push(DocumentChange::RenameFile(RenameFile::new(from, to, None, None)));
        }
        Some(WorkspaceEdit { document_changes: Some(all), ..WorkspaceEdit::default() })
    }
}

fn version(documents: &Documents, path: &Path) -> Option<i32> {
    documents.get(path).map(|document| document.version)
}
