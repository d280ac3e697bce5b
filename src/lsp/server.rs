//! One message after the other: what the client tells is kept, what it asks for is answered, and what
//! the checks find is told to it.

use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::sync::mpsc::Sender;

use gen_lsp_types::{
    DidChangeTextDocumentParams, DidCloseTextDocumentParams, DidOpenTextDocumentParams,
    DidSaveTextDocumentParams, ErrorCodes, PublishDiagnosticsParams, Uri,
};
use serde::de::DeserializeOwned;
use serde_json::{Value, json};

use super::book::{Book, Books, root_of};
use super::checking::{Job, Outcome};
use super::client::{self, Client};
use super::desk::uri_of;
use super::documents::{Documents, path_of};
use super::guard::guarded;
use super::requests::{self, Answer, Desks};
use super::wire::{self, Incoming, Refusal};
use super::{Event, findings};
use crate::output::Exit;

/// How far client and server have come.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Phase {
    /// The client has not introduced itself.
    Before,
    /// Everything may be asked.
    Serving,
    /// The client is about to leave.
    Ending,
}

/// The server.
pub(super) struct Server<W> {
    out: W,
    jobs: Sender<Job>,
    phase: Phase,
    client: Client,
    documents: Documents,
    books: Books,
}

impl<W: Write> Server<W> {
    /// Returns a server that says what it has to say to `out`, and has books checked by `jobs`.
    pub(super) fn new(out: W, jobs: Sender<Job>) -> Self {
        Self {
            out,
            jobs,
            phase: Phase::Before,
            client: Client::default(),
            documents: Documents::default(),
            books: Books::new(),
        }
    }

    /// Takes what has come; returns how the program ends, if it does. The error says that the client
    /// cannot be told anything.
    pub(super) fn take(&mut self, event: Event) -> io::Result<Option<Exit>> {
        match event {
            Event::Closed => return Ok(Some(Exit::Errors)),
            Event::Checked(outcome) => self.checked(*outcome)?,
            Event::Message(Incoming::Notification { method, .. }) if method == "exit" => {
                let asked = self.phase == Phase::Ending;
                return Ok(Some(if asked { Exit::Clean } else { Exit::Errors }));
            }
            Event::Message(Incoming::Notification { method, params }) => {
                self.told(&method, params)?;
            }
            Event::Message(Incoming::Request { id, method, params }) => {
                let answer = self.asked(&method, params);
                self.say(&wire::response(id, answer))?;
            }
            Event::Message(Incoming::Garbled { id, refusal }) => {
                self.say(&wire::response(id, Err(refusal)))?;
            }
            Event::Message(Incoming::Response) => {}
        }
        Ok(None)
    }

    fn say(&mut self, message: &Value) -> io::Result<()> {
        wire::write(&mut self.out, message)
    }

    fn asked(&mut self, method: &str, params: Value) -> Answer {
        match (self.phase, method) {
            (Phase::Before, "initialize") => {
                self.phase = Phase::Serving;
                self.client = Client::new(&params);
                self.opened_folders(&params);
                Ok(client::greeting(self.client.encoding))
            }
            (Phase::Before, _) => {
                let message = "`initialize` comes first";
                Err(Refusal::new(ErrorCodes::ServerNotInitialized, message))
            }
            (Phase::Serving, "initialize") => {
                let message = "`initialize` comes once";
                Err(Refusal::new(ErrorCodes::InvalidRequest, message))
            }
            (Phase::Serving, "shutdown") => {
                self.phase = Phase::Ending;
                Ok(Value::Null)
            }
            (Phase::Serving, _) => {
                let desks = Desks {
                    client: &self.client,
                    documents: &self.documents,
                    books: &mut self.books,
                };
                guarded(|| requests::answer(desks, method, params))
                    .unwrap_or_else(|fault| Err(Refusal::new(ErrorCodes::InternalError, fault)))
            }
            (Phase::Ending, _) => {
                let message = "nothing is answered after `shutdown`";
                Err(Refusal::new(ErrorCodes::InvalidRequest, message))
            }
        }
    }

    fn told(&mut self, method: &str, params: Value) -> io::Result<()> {
        if self.phase != Phase::Serving {
            return Ok(());
        }
        // What cannot be understood is left alone: nobody waits for an answer.
        match method {
            "initialized" if self.client.watches_files => self.say(&client::watch())?,
            "textDocument/didOpen" => {
                if let Ok(params) = read::<DidOpenTextDocumentParams>(params) {
                    let path = self.documents.open(params.text_document);
                    self.check(path.as_deref());
                    // What is asked first need not wait for the library.
                    let book = path.and_then(|path| self.books.get_mut(&root_of(&path)?));
                    book.into_iter().for_each(|book| book.refresh(&self.documents));
                }
            }
            "textDocument/didChange" => {
                if let Ok(params) = read::<DidChangeTextDocumentParams>(params) {
                    let document = params.text_document;
                    let uri = &document.text_document_identifier.uri;
                    let (version, encoding) = (document.version, self.client.encoding);
                    let path =
                        self.documents.change(uri, version, params.content_changes, encoding);
                    self.check(path.as_deref());
                }
            }
            "textDocument/didClose" => {
                if let Ok(params) = read::<DidCloseTextDocumentParams>(params) {
                    let path = self.documents.close(&params.text_document.uri);
                    self.check(path.as_deref());
                }
            }
            "textDocument/didSave" => {
                if let Ok(params) = read::<DidSaveTextDocumentParams>(params) {
                    self.changed(path_of(&params.text_document.uri).as_deref());
                }
            }
            "workspace/didChangeWatchedFiles" => {
                let changes = params.pointer("/changes").and_then(Value::as_array);
                let uris = changes.into_iter().flatten().filter_map(|one| one.get("uri")?.as_str());
                let paths = uris.filter_map(|uri| path_of(&Uri::parse(uri).ok()?));
                let mut roots: Vec<PathBuf> = paths.filter_map(|path| root_of(&path)).collect();
                roots.dedup();
                roots.iter().for_each(|root| self.changed(Some(root)));
            }
            _ => {}
        }
        Ok(())
    }

    /// Checks the books of the folders that the client has opened.
    fn opened_folders(&mut self, params: &Value) {
        let folders = params.get("workspaceFolders").and_then(Value::as_array);
        let folders = folders.into_iter().flatten().filter_map(|folder| folder.get("uri"));
        let uris = folders.chain(params.get("rootUri")).filter_map(Value::as_str);
        let paths: Vec<PathBuf> = uris.filter_map(|uri| path_of(&Uri::parse(uri).ok()?)).collect();
        paths.iter().for_each(|path| self.check(Some(path)));
    }

    /// Has the book of a file checked anew, if it belongs to one.
    fn check(&mut self, path: Option<&Path>) {
        let Some(root) = path.and_then(root_of) else { return };
        let book = self.books.entry(root.clone()).or_insert_with(|| Book::new(root));
        // Where the thread is gone there are no checks any more; the rest goes on.
        drop(self.jobs.send(book.job(&self.documents)));
    }

    /// Does the same, and reads anew what was read from the disk.
    fn changed(&mut self, path: Option<&Path>) {
        let root = path.and_then(root_of);
        if let Some(book) = root.and_then(|root| self.books.get_mut(&root)) {
            book.forget();
        }
        self.check(path);
    }

    /// Tells the client what a check has found, unless the book has changed since.
    fn checked(&mut self, outcome: Outcome) -> io::Result<()> {
        let book = self.books.get_mut(&outcome.root).filter(|book| book.is_newest(outcome.number));
        let Some(book) = book else { return Ok(()) };
        let ledger = match outcome.found {
            Ok(ledger) => ledger,
            Err(message) if book.complaint.as_ref() == Some(&message) => return Ok(()),
            Err(message) => {
                let shown = format!("{}: {message}", outcome.root.display());
                book.complaint = Some(message);
                return self.say(&wire::notification(
                    "window/showMessage",
                    json!({ "type": 1, "message": shown }),
                ));
            }
        };
        book.complaint = None;
        let (documents, client) = (&self.documents, &self.client);
        let mut files = findings::by_file(&ledger.findings, &outcome.root, documents, client);
        for gone in std::mem::take(&mut book.published) {
            files.entry(gone).or_default();
        }
        book.published = files
            .iter()
            .filter(|(_, found)| !found.is_empty())
            .map(|(path, _)| path.clone())
            .collect();
        book.ledger = ledger;
        for (path, found) in files {
            let path = outcome.root.join(path);
            let Some(uri) = uri_of(&self.documents, &path) else { continue };
            let version = self.documents.get(&path).map(|document| document.version);
            let params = PublishDiagnosticsParams::new(uri, version, found);
            self.say(&wire::notification("textDocument/publishDiagnostics", json!(params)))?;
        }
        Ok(())
    }
}

/// Reads the parameters of a message.
pub(super) fn read<T: DeserializeOwned>(params: Value) -> Result<T, Refusal> {
    serde_json::from_value(params)
        .map_err(|error| Refusal::new(ErrorCodes::InvalidParams, error.to_string()))
}
