//! How long the language server takes to answer while an author types, in a book of 10,000 sources.
//!
//! What comes in: nothing. What goes out: a line a question, its median and its slowest answer in
//! milliseconds, from the bytes sent to the bytes read. `cargo bench --bench lsp` takes half a minute.
//! A check runs beside the questions, as it does in an editor: each is asked behind a change.

#![expect(clippy::print_stdout, reason = "a benchmark prints its table")]

use std::fmt::Write as _;
use std::fs;
use std::io::{BufRead, BufReader, Read, Write};
use std::path::Path;
use std::process::{Child, ChildStdin, ChildStdout, Command, Stdio};
use std::time::Instant;

use serde_json::{Value, json};

/// The sources of the book.
const SOURCES: usize = 10_000;
/// The paragraphs of the one that is completed.
const PARAGRAPHS: usize = 400;
/// How often each question is asked.
const ROUNDS: usize = 200;

fn main() {
    // `cargo test --all-targets` does not ask for figures.
    if !std::env::args().any(|argument| argument == "--bench") {
        return;
    }
    let folder = tempfile::tempdir().expect("a temporary folder");
    write_book(folder.path());
    let mut client = Client::new(folder.path());
    println!("{:32} {:>9} {:>9}", "typed", "median ms", "slowest");
    for (what, typed) in [
        ("a citation begins", "He said so [@".to_owned()),
        ("some letters of an id", "He said so [@s77".to_owned()),
        ("the passages of a source", "He said so [@s0001#".to_owned()),
        ("a directive", "{{#q".to_owned()),
    ] {
        client.time(what, &typed);
    }
    client.leave();
}

/// Writes a book with the library and a chapter that cites one of its sources.
fn write_book(root: &Path) {
    let put = |path: &str, text: &str| {
        let path = root.join(path);
        fs::create_dir_all(path.parent().expect("a folder")).expect("a folder");
        fs::write(path, text).expect("a file");
    };
    let steps = "[preprocessor.quotes]\ncommand = \"briefing quotes\"\nbefore = [\"notes\"]\n\
                 [preprocessor.notes]\ncommand = \"briefing notes\"\n";
    put("book.toml", steps);
    put("src/SUMMARY.md", "- [One](one.md)\n");
    put("src/one.md", "# One\n\nIt was seen [@s0001#p3].\n");
    let mut library = String::new();
    for number in 0..SOURCES {
        writeln!(
            library,
            "s{number:04}:\n  type: article\n  title: The title of the article with number {number}\n  \
             author: Doe, Jane\n  date: 2024-03-22\n  label: Paper {number}\n  fidelity: altered\n  \
             parent: {{ type: newspaper, title: A newspaper }}"
        )
        .expect("memory");
    }
    put("sources/library.yml", &library);
    let paragraph =
        |number| format!("Paragraph {number} says what was seen on that day, and by whom.\n");
    put("sources/s0001.txt", &(1..=PARAGRAPHS).map(paragraph).collect::<String>());
}

/// An editor, as far as it types and asks.
struct Client {
    server: Child,
    input: ChildStdin,
    output: BufReader<ChildStdout>,
    root: String,
    asked: u64,
    version: u64,
}

impl Client {
    fn new(root: &Path) -> Self {
        let mut server = Command::new(env!("CARGO_BIN_EXE_briefing"))
            .arg("lsp")
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .expect("the server");
        let input = server.stdin.take().expect("a pipe");
        let output = BufReader::new(server.stdout.take().expect("a pipe"));
        let root = format!("file://{}", root.display());
        let mut client = Self { server, input, output, root, asked: 0, version: 1 };
        client.ask("initialize", &json!({ "capabilities": {} }));
        let item = json!({ "uri": client.page(), "languageId": "", "version": 1, "text": "" });
        client.tell("textDocument/didOpen", &json!({ "textDocument": item }));
        client
    }

    fn page(&self) -> String {
        format!("{}/src/one.md", self.root)
    }

    fn send(&mut self, message: &Value) {
        let body = message.to_string();
        write!(self.input, "Content-Length: {}\r\n\r\n{body}", body.len()).expect("a reader");
        self.input.flush().expect("a reader");
    }

    fn tell(&mut self, method: &str, params: &Value) {
        self.send(&json!({ "jsonrpc": "2.0", "method": method, "params": params }));
    }

    fn ask(&mut self, method: &str, params: &Value) -> Value {
        self.asked += 1;
        let id = self.asked;
        self.send(&json!({ "jsonrpc": "2.0", "id": id, "method": method, "params": params }));
        loop {
            let answer = self.receive();
            if answer["id"] == id {
                return answer;
            }
        }
    }

    fn receive(&mut self) -> Value {
        let mut length = 0;
        loop {
            let mut line = String::new();
            self.output.read_line(&mut line).expect("a header");
            match line.trim_end().split_once(": ") {
                Some((_, digits)) => length = digits.parse().expect("a length"),
                None => break,
            }
        }
        let mut body = vec![0; length];
        self.output.read_exact(&mut body).expect("a body");
        serde_json::from_slice(&body).expect("JSON")
    }

    fn leave(mut self) {
        self.ask("shutdown", &Value::Null);
        self.tell("exit", &Value::Null);
        let end = self.server.wait().expect("an end");
        assert!(end.success(), "{end}");
    }

    /// Types a page anew and asks what may follow.
    fn complete(&mut self, typed: &str) -> Value {
        self.version += 1;
        let page = json!({ "uri": self.page(), "version": self.version });
        let changes = json!([{ "text": typed }]);
        self.tell(
            "textDocument/didChange",
            &json!({ "textDocument": page, "contentChanges": changes }),
        );
        let position = json!({ "line": 0, "character": typed.len() });
        let at = json!({ "textDocument": { "uri": self.page() }, "position": position });
        self.ask("textDocument/completion", &at)
    }

    fn time(&mut self, what: &str, typed: &str) {
        let mut times: Vec<f64> = Vec::new();
        for _ in 0..ROUNDS {
            let begun = Instant::now();
            let offered = self.complete(typed);
            times.push(begun.elapsed().as_secs_f64() * 1000.0);
            let items = offered["result"]["items"].as_array().map_or(0, Vec::len);
            assert!(items > 0, "nothing is offered for {typed}");
        }
        times.sort_by(f64::total_cmp);
        let (median, slowest) = (times[times.len() / 2], times[times.len() - 1]);
        println!("{what:32} {median:9.2} {slowest:9.2}");
    }
}
