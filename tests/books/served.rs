//! A book that `briefing serve` serves, and a client that waits for its news, never for a time.

use std::fs;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::sync::mpsc::{Receiver, channel};
use std::thread;
use std::time::Duration;

use serde_json::Value;

use crate::book::{Book, binary};

/// How long news may take to come on a machine that does much else.
const LIMIT: Duration = Duration::from_secs(120);

/// A running `briefing serve`. It is killed when it is let go.
pub(crate) struct Served {
    child: Child,
    port: u16,
    said: Receiver<String>,
    news: BufReader<TcpStream>,
    /// The news that came last.
    pub(crate) last: News,
}

/// One event of the stream.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct News {
    pub(crate) pages: String,
    pub(crate) findings: String,
    pub(crate) state: u64,
    pub(crate) book: u64,
}

/// What a request was answered.
#[derive(Debug)]
pub(crate) struct Answered {
    pub(crate) status: u16,
    pub(crate) head: String,
    pub(crate) body: String,
}

impl Served {
    /// Serves a book on a port that is free.
    pub(crate) fn start(book: &Book) -> Self {
        let mut child = Command::new(binary())
            .args(["serve", "--port", "0"])
            .current_dir(book.path(""))
            .env_remove("BRIEFING_LOCKED")
            .env("NO_COLOR", "1")
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .expect("the program");
        let (sender, said) = channel();
        let streams: [Box<dyn Read + Send>; 2] = [
            Box::new(child.stdout.take().expect("a pipe")),
            Box::new(child.stderr.take().expect("a pipe")),
        ];
        for stream in streams {
            let sender = sender.clone();
            thread::spawn(move || {
                for line in BufReader::new(stream).lines().map_while(Result::ok) {
                    drop(sender.send(line));
                }
            });
        }
        let first = said.recv_timeout(LIMIT).expect("its address");
        let port =
            first.trim_end_matches('/').rsplit(':').next().and_then(|port| port.parse().ok());
        let port = port.unwrap_or_else(|| panic!("no address: {first}"));
        let news = stream(port, "GET /_briefing/events HTTP/1.1", &format!("127.0.0.1:{port}"));
        let mut served =
            Self { child, port, said, news: BufReader::new(news), last: News::default() };
        served.next();
        served
    }

    /// Serves a book, and waits until it is made whole.
    pub(crate) fn whole(book: &Book) -> Self {
        let mut served = Self::start(book);
        served.until(|served| served.last.book > 0);
        served
    }

    /// Returns the port.
    pub(crate) fn port(&self) -> u16 {
        self.port
    }

    /// Waits for the next news.
    fn next(&mut self) {
        let mut line = String::new();
        loop {
            line.clear();
            let read = self.news.read_line(&mut line).expect("news within the limit");
            assert_ne!(read, 0, "the stream ended:\n{}", self.said());
            if let Some(data) = line.strip_prefix("data: ") {
                let data: Value = serde_json::from_str(data).expect("JSON");
                let text = |key: &str| data[key].as_str().expect("a text").to_owned();
                let number = |key: &str| data[key].as_u64().expect("a number");
                self.last = News {
                    pages: text("pages"),
                    findings: text("findings"),
                    state: number("state"),
                    book: number("book"),
                };
                return;
            }
        }
    }

    /// Waits until something is so, and looks again at each piece of news.
    pub(crate) fn until(&mut self, is_so: impl Fn(&Self) -> bool) {
        while !is_so(self) {
            self.next();
        }
    }

    /// Waits until a page holds these words.
    pub(crate) fn until_shows(&mut self, page: &str, words: &str) {
        self.until(|served| served.get(page).body.contains(words));
    }

    /// Waits until these words are among what was found.
    pub(crate) fn until_finds(&mut self, words: &str) -> String {
        let find = |served: &Self| served.get("/_briefing/findings.json").body;
        self.until(|served| find(served).contains(words));
        find(self)
    }

    /// Gets a page.
    pub(crate) fn get(&self, path: &str) -> Answered {
        self.ask(&format!("GET {path} HTTP/1.1"), &format!("127.0.0.1:{}", self.port))
    }

    /// Sends a request line to a host.
    pub(crate) fn ask(&self, line: &str, host: &str) -> Answered {
        let mut answer = Vec::new();
        stream(self.port, line, host).read_to_end(&mut answer).expect("an answer");
        let answer = String::from_utf8_lossy(&answer);
        let (head, body) = answer.split_once("\r\n\r\n").expect("a head");
        let status = head.split(' ').nth(1).and_then(|status| status.parse().ok());
        Answered { status: status.expect("a status"), head: head.to_owned(), body: body.to_owned() }
    }

    /// Returns what was printed since the last call.
    pub(crate) fn said(&self) -> String {
        self.said.try_iter().map(|line| line + "\n").collect()
    }
}

impl Drop for Served {
    fn drop(&mut self) {
        // SIGKILL: whatever it was about to do, it has no say in it.
        drop(self.child.kill());
        drop(self.child.wait());
    }
}

fn stream(port: u16, line: &str, host: &str) -> TcpStream {
    let mut stream = TcpStream::connect(("127.0.0.1", port)).expect("the server");
    stream.set_read_timeout(Some(LIMIT)).expect("a limit");
    let request = format!("{line}\r\nHost: {host}\r\nConnection: close\r\n\r\n");
    stream.write_all(request.as_bytes()).expect("an open connection");
    stream
}

/// Returns a built book's files with their content, by their paths.
pub(crate) fn files(folder: &Path) -> Vec<(String, Vec<u8>)> {
    let mut found = Vec::new();
    collect(folder, "", &mut found);
    found.sort();
    found
}

fn collect(folder: &Path, prefix: &str, found: &mut Vec<(String, Vec<u8>)>) {
    // The folder may be moved while it is read: then it is looked at again.
    for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
        let name = format!("{prefix}{}", entry.file_name().to_string_lossy());
        match entry.path().is_dir() {
            true => collect(&entry.path(), &format!("{name}/"), found),
            false => found.push((name, fs::read(entry.path()).unwrap_or_default())),
        }
    }
}

/// Returns what `briefing build` makes of a copy of a book as it is now.
pub(crate) fn fresh(book: &Book) -> Vec<(String, Vec<u8>)> {
    let copy = book.files().into_iter().fold(Book::empty(), |copy, path| {
        match path.starts_with(".book") {
            true => copy,
            false => copy.with(&path, fs::read(book.path(&path)).expect("a file")),
        }
    });
    copy.briefing(&["build"]).ends_with(0);
    files(&copy.path("book"))
}
