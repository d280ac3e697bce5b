//! A client that says whatever a test wants said, and reads what the server answers.

use std::io::{BufRead, BufReader, Write};
use std::process::{Child, ChildStdin, Command, Stdio};
use std::sync::mpsc::{Receiver, RecvTimeoutError, channel};
use std::thread;
use std::time::Duration;

use serde_json::{Value, json};

use crate::book::{Book, binary};

/// How long an answer may take before the test fails: a machine may be busy.
const PATIENCE: Duration = Duration::from_secs(120);

/// A client that sends whatever it is told to.
pub(super) struct Client {
    server: Child,
    input: ChildStdin,
    messages: Receiver<Value>,
    /// The book that it has open.
    pub(super) book: Book,
    asked: i64,
}

impl Client {
    /// Starts a server for a book; nothing is said yet.
    pub(super) fn new(book: Book) -> Self {
        let mut server = Command::new(binary())
            .arg("lsp")
            .env_remove("BRIEFING_LOCKED")
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .expect("the server");
        let input = server.stdin.take().expect("a pipe");
        let mut output = BufReader::new(server.stdout.take().expect("a pipe"));
        let (sender, messages) = channel();
        thread::spawn(move || {
            while let Some(message) = receive(&mut output) {
                if sender.send(message).is_err() {
                    return;
                }
            }
        });
        Self { server, input, messages, book, asked: 0 }
    }

    /// A client that has introduced itself, able to do all that there is.
    pub(super) fn ready(book: Book) -> Self {
        let mut client = Self::new(book);
        let capabilities = json!({
            "general": { "positionEncodings": ["utf-16"] },
            "textDocument": {
                "hover": { "contentFormat": ["markdown"] },
                "publishDiagnostics": { "relatedInformation": true },
            },
            "workspace": { "workspaceEdit": { "documentChanges": true, "resourceOperations": ["rename"] } },
        });
        let root = client.uri("");
        client.ask("initialize", json!({ "capabilities": capabilities, "rootUri": root }));
        client.tell("initialized", json!({}));
        client
    }

    /// Sends bytes as they are.
    pub(super) fn raw(&mut self, bytes: &[u8]) {
        self.input.write_all(bytes).expect("the server reads");
        self.input.flush().expect("the server reads");
    }

    /// Sends a message.
    pub(super) fn send(&mut self, message: &Value) {
        let body = message.to_string();
        self.raw(format!("Content-Length: {}\r\n\r\n{body}", body.len()).as_bytes());
    }

    /// Sends a message that wants no answer.
    pub(super) fn tell(&mut self, method: &str, params: Value) {
        self.send(&json!({ "jsonrpc": "2.0", "method": method, "params": params }));
    }

    /// Asks, and returns the answer: `result`, or the whole `error`.
    pub(super) fn ask(&mut self, method: &str, params: Value) -> Value {
        self.asked += 1;
        let id = self.asked;
        self.send(&json!({ "jsonrpc": "2.0", "id": id, "method": method, "params": params }));
        let answer = self.wait(|message| message["id"] == id);
        answer.get("result").or(answer.get("error")).expect("an answer").clone()
    }

    /// Waits for a message; those before it are dropped.
    pub(super) fn wait(&self, is_it: impl Fn(&Value) -> bool) -> Value {
        loop {
            let message = self.messages.recv_timeout(PATIENCE).expect("a message in time");
            if is_it(&message) {
                return message;
            }
        }
    }

    /// Waits until the findings of a file are these codes.
    pub(super) fn finds(&self, path: &str, codes: &[&str]) -> Value {
        let uri = self.uri(path);
        let found = self.wait(|message| {
            let params = &message["params"];
            let found = params["diagnostics"].as_array().into_iter().flatten();
            message["method"] == "textDocument/publishDiagnostics"
                && params["uri"] == uri.as_str()
                && found.map(|one| &one["code"]).eq(codes)
        });
        found["params"]["diagnostics"].clone()
    }

    /// Returns the name of a file of the book.
    pub(super) fn uri(&self, path: &str) -> String {
        format!("file://{}", self.book.path(path).display())
    }

    /// Opens a file as it is on the disk.
    pub(super) fn open(&mut self, path: &str) {
        let item = json!({ "uri": self.uri(path), "languageId": "", "version": 1, "text": self.book.read(path) });
        self.tell("textDocument/didOpen", json!({ "textDocument": item }));
    }

    /// Shows another text in an open file.
    pub(super) fn change(&mut self, path: &str, version: i64, text: &str) {
        let document = json!({ "uri": self.uri(path), "version": version });
        let changes = json!([{ "text": text }]);
        self.tell(
            "textDocument/didChange",
            json!({ "textDocument": document, "contentChanges": changes }),
        );
    }

    /// Returns what may stand at a place, in its order.
    pub(super) fn offers(&mut self, path: &str, line: u32, character: u32) -> Vec<String> {
        let here = self.at(path, line, character);
        let offered = self.ask("textDocument/completion", here);
        let items = offered["items"].as_array().expect("items").iter();
        items.map(|one| one["label"].as_str().expect("a label").to_owned()).collect()
    }

    /// Returns the parameters of a request at a place.
    pub(super) fn at(&self, path: &str, line: u32, character: u32) -> Value {
        json!({ "textDocument": { "uri": self.uri(path) }, "position": { "line": line, "character": character } })
    }

    /// Waits for the end of the server, and returns the exit code.
    pub(super) fn end(&mut self) -> Option<i32> {
        // What it says before the end is let pass.
        loop {
            match self.messages.recv_timeout(PATIENCE) {
                Ok(_) => {}
                Err(RecvTimeoutError::Disconnected) => break,
                Err(RecvTimeoutError::Timeout) => panic!("the server does not end"),
            }
        }
        self.server.wait().expect("an end").code()
    }

    /// Says goodbye, and returns the exit code.
    pub(super) fn leave(mut self) -> Option<i32> {
        assert_eq!(self.ask("shutdown", Value::Null), Value::Null);
        self.tell("exit", Value::Null);
        self.end()
    }
}

impl Drop for Client {
    fn drop(&mut self) {
        // A server that has ended cannot be ended.
        let _ = self.server.kill();
    }
}

/// Reads a message; `None` when the server says no more.
fn receive(output: &mut impl BufRead) -> Option<Value> {
    let mut length = 0;
    loop {
        let mut line = String::new();
        if output.read_line(&mut line).ok()? == 0 {
            return None;
        }
        match line.trim_end().strip_prefix("Content-Length: ") {
            Some(digits) => length = digits.parse().expect("a length"),
            None if line == "\r\n" => break,
            None => panic!("a header: {line}"),
        }
    }
    let mut body = vec![0; length];
    output.read_exact(&mut body).ok()?;
    Some(serde_json::from_slice(&body).expect("JSON"))
}
