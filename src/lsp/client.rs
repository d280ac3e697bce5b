//! What the client can do, as it says when it begins, and what we offer it.

use gen_lsp_types::{MarkupContent, MarkupKind, PositionEncodingKind};
use serde_json::{Value, json};

use super::lines::Encoding;

/// What the client can do. What it does not say, it cannot.
#[derive(Debug, Default)]
pub(super) struct Client {
    /// In what positions count.
    pub(super) encoding: Encoding,
    /// Whether what is shown at the pointer may be Markdown.
    pub(super) markdown_in_hover: bool,
    /// Whether what explains a completion may be.
    pub(super) markdown_in_completion: bool,
    /// Whether it can change several files as one, with their versions.
    pub(super) document_changes: bool,
    /// Whether it can rename a file as a part of that.
    pub(super) rename_files: bool,
    /// Whether it shows the places that explain a finding.
    pub(super) related_places: bool,
    /// Whether it tells of changed files when asked to.
    pub(super) watches_files: bool,
}

impl Client {
    /// Reads the parameters of `initialize`.
    pub(super) fn new(params: &Value) -> Self {
        let said = |path: &str| params.pointer(&format!("/capabilities/{path}"));
        let is = |path: &str| said(path).and_then(Value::as_bool).unwrap_or_default();
        let lists = |path: &str, word: &str| {
            let list = said(path).and_then(Value::as_array);
            list.is_some_and(|list| list.iter().any(|one| one.as_str() == Some(word)))
        };
        let rename_files = lists("workspace/workspaceEdit/resourceOperations", "rename");
        let utf8 = lists("general/positionEncodings", "utf-8");
        Self {
            encoding: if utf8 { Encoding::Utf8 } else { Encoding::Utf16 },
            markdown_in_hover: lists("textDocument/hover/contentFormat", "markdown"),
            markdown_in_completion: lists(
                "textDocument/completion/completionItem/documentationFormat",
                "markdown",
            ),
            // A client that renames files takes them in no other form; some say only the one.
            document_changes: is("workspace/workspaceEdit/documentChanges") || rename_files,
            rename_files,
            related_places: is("textDocument/publishDiagnostics/relatedInformation"),
            watches_files: is("workspace/didChangeWatchedFiles/dynamicRegistration"),
        }
    }
}

/// Returns the answer to `initialize`.
pub(super) fn greeting(encoding: Encoding) -> Value {
    let encoding: PositionEncodingKind = encoding.kind();
    json!({
        "capabilities": {
            "positionEncoding": encoding,
            "textDocumentSync": { "openClose": true, "change": 2, "save": { "includeText": false } },
            "completionProvider": { "triggerCharacters": ["@", "#", "{", " ", "=", "\""] },
            "hoverProvider": true,
            "definitionProvider": true,
            "codeActionProvider": { "codeActionKinds": ["quickfix"] },
            "renameProvider": { "prepareProvider": true },
        },
        "serverInfo": { "name": "briefing", "version": env!("CARGO_PKG_VERSION") },
    })
}

/// Returns the request to be told of changes in a book's files.
pub(super) fn watch() -> Value {
    let globs =
        ["**/book.toml", "**/*.md", "**/*.yml", "**/*.yaml", "**/*.txt", "**/briefing.lock"];
    let watchers: Vec<Value> = globs.iter().map(|glob| json!({ "globPattern": glob })).collect();
    let registration = json!({
        "id": "files",
        "method": "workspace/didChangeWatchedFiles",
        "registerOptions": { "watchers": watchers },
    });
    json!({
        "jsonrpc": "2.0",
        "id": "watch",
        "method": "client/registerCapability",
        "params": { "registrations": [registration] },
    })
}

/// Returns a text as the client shows it.
pub(super) fn markup(value: String, markdown: bool) -> MarkupContent {
    let kind = if markdown { MarkupKind::Markdown } else { MarkupKind::PlainText };
    MarkupContent { kind, value }
}
