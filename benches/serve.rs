//! From the save of one chapter to the reloaded page: `briefing serve` beside stock `mdbook serve`, on
//! the same book in the same minute.
//!
//! What comes in: `mdbook` 0.5 on the PATH; without it only our own program is timed, and a line says
//! so. What goes out: a table for each book. `cargo bench --bench serve` takes some minutes;
//! `-- briefing`, `-- 100` or `-- 1000` picks a book.
//!
//! Timed is what a browser waits for: the file is written, the word to reload comes, the page is
//! fetched and says what was written. Before the next save the whole book is in place. Of mdBook both
//! watchers are timed: `poll`, its default, and `native`, which waits for a quiet second.

#![expect(clippy::print_stdout, reason = "a benchmark prints its table")]

#[expect(dead_code, reason = "other benchmarks set their books anew, or read what was built")]
#[path = "made/books.rs"]
mod books;
#[path = "made/texts.rs"]
mod texts;

use std::fs;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::{TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use books::Shape;

/// How long a server may take for anything.
const LIMIT: Duration = Duration::from_secs(300);
/// The saves that are timed of each server.
const ROUNDS: usize = 5;

/// A book, and the chapter that is saved.
struct Book {
    folder: PathBuf,
    chapter: PathBuf,
    /// The chapter's page.
    page: String,
}

fn main() {
    // `cargo test --all-targets` does not ask for figures.
    if !std::env::args().any(|argument| argument == "--bench") {
        return;
    }
    let picked: Vec<String> =
        std::env::args().skip(1).filter(|one| !one.starts_with("--")).collect();
    let version = Command::new("mdbook").arg("--version").output();
    let has_mdbook = version.is_ok_and(|said| said.status.success());
    if !has_mdbook {
        println!("there is no `mdbook` on the PATH: left out are the runs of stock mdBook");
    }
    for name in ["briefing", "100", "1000"] {
        if picked.is_empty() || picked.iter().any(|one| one == name) {
            compare(name, has_mdbook);
        }
    }
}

/// Times every server on copies of one book, in turns: on a machine that others use too, only figures
/// of the same minute can be set against each other.
fn compare(name: &str, has_mdbook: bool) {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let copy = |of: &str| book(name, &folder.path().join(of));
    let program = || {
        let mut command = Command::new(env!("CARGO_BIN_EXE_briefing"));
        command.arg("serve");
        command
    };
    let mut all = vec![Served::start("briefing serve", copy("ours"), program())];
    for watcher in ["poll", "native"].iter().filter(|_| has_mdbook) {
        let book = copy(watcher);
        let command = mdbook(watcher, &book);
        all.push(Served::start(&format!("mdbook serve, watcher {watcher}"), book, command));
    }
    for _ in 0..ROUNDS {
        all.iter_mut().for_each(Served::save);
    }
    println!("\n{name}: seconds from the save of a chapter to its page, median of {ROUNDS}");
    for one in &all {
        let ratios = all[0].seconds.iter().zip(&one.seconds).map(|(ours, other)| ours / other);
        let ratio = median(ratios.collect());
        println!("{:<32} {:>8.3}   ours / this {ratio:>6.3}", one.name, one.median());
    }
}

/// Returns stock mdBook's command for a book, its commands pointed at our program.
fn mdbook(watcher: &str, book: &Book) -> Command {
    let mut command = Command::new("mdbook");
    command.args(["serve", "--watcher", watcher]);
    let config = fs::read_to_string(book.folder.join("book.toml")).expect("book.toml");
    for table in [
        "preprocessor.diffs",
        "preprocessor.quotes",
        "preprocessor.notes",
        "output.pdf",
        "output.exports",
    ] {
        // An override alone would add the table.
        if let (true, Some((_, step))) =
            (config.contains(&format!("[{table}]")), table.split_once('.'))
        {
            let name = format!("MDBOOK_{}__COMMAND", table.replace('.', "__").to_uppercase());
            command.env(name, format!("{} {step}", env!("CARGO_BIN_EXE_briefing")));
        }
    }
    command
}

/// Writes a book into a folder of its own.
fn book(name: &str, folder: &Path) -> Book {
    fs::create_dir(folder).expect("a folder");
    let (chapter, page) = match name.parse::<usize>() {
        Ok(chapters) => {
            let shape = Shape { chapters, sources: 40, cited: 30, quotations: chapters * 2 };
            books::write(folder, shape);
            let number = chapters / 2;
            (format!("src/c{number:04}.md"), format!("c{number:04}.html"))
        }
        Err(_) => {
            let root = Path::new(env!("CARGO_MANIFEST_DIR"));
            for name in ["book.toml", "facts.yml", "briefing.lock", "chapters", "sources", "theme"]
            {
                copy(&root.join(name), &folder.join(name));
            }
            ("chapters/narrative.md".to_owned(), "narrative.html".to_owned())
        }
    };
    Book { chapter: folder.join(chapter), folder: folder.to_owned(), page }
}

fn copy(from: &Path, to: &Path) {
    if from.is_dir() {
        fs::create_dir_all(to).expect("a folder");
        for entry in fs::read_dir(from).expect("a folder").flatten() {
            copy(&entry.path(), &to.join(entry.file_name()));
        }
    } else {
        fs::copy(from, to).expect("a file");
    }
}

/// A server of a book, and the connection on which it says what is new.
struct Served {
    name: String,
    book: Book,
    child: Child,
    port: u16,
    news: BufReader<TcpStream>,
    /// Whether it is our own.
    is_ours: bool,
    saves: u32,
    seconds: Vec<f64>,
}

impl Served {
    fn start(name: &str, book: Book, mut command: Command) -> Self {
        let is_ours = name.starts_with("briefing");
        let port = free_port();
        command.args(["--port", &port.to_string()]).arg(&book.folder).env_remove("BRIEFING_LOCKED");
        command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
        let child = command.spawn().expect(name);
        let news = BufReader::new(until(|| listen(port, is_ours)));
        // Stock mdBook begins to watch behind the opening of its port, and does not say when.
        std::thread::sleep(Duration::from_secs(3));
        let name = name.to_owned();
        let mut served =
            Self { name, book, child, port, news, is_ours, saves: 0, seconds: Vec::new() };
        // The first save is not timed: caches are cold, and ours may still make the whole book.
        served.save();
        served.seconds.clear();
        served
    }

    /// Saves the chapter, waits for its page, and then until there is nothing more to do.
    fn save(&mut self) {
        self.saves += 1;
        let seen = format!("Seen in save {}.", self.saves);
        let text = fs::read_to_string(&self.book.chapter).expect("the chapter");
        let text = text.split("\nSeen in save").next().expect("a text").to_owned();
        let begun = Instant::now();
        fs::write(&self.book.chapter, format!("{text}\n{seen}\n")).expect("the chapter");
        loop {
            let said = self.hear();
            if get(self.port, &self.book.page).contains(&seen) {
                self.seconds.push(begun.elapsed().as_secs_f64());
                return self.settle(said);
            }
        }
    }

    /// Waits until our own book is whole; the other's is by now.
    fn settle(&mut self, mut said: Option<serde_json::Value>) {
        while said.as_ref().is_some_and(|news| news["book"] != news["state"]) {
            said = self.hear();
        }
    }

    /// Waits for the next word. Ours is an object; the other's is the order to reload.
    fn hear(&mut self) -> Option<serde_json::Value> {
        if !self.is_ours {
            let mut frame = [0; 8];
            self.news.read_exact(&mut frame).expect("a frame");
            assert!(frame.ends_with(b"reload"), "{frame:?}");
            // It says so once, and closes: a page that is reloaded listens anew.
            let port = self.port;
            self.news = BufReader::new(until(|| listen(port, false)));
            return None;
        }
        let mut line = String::new();
        while !line.starts_with("data: ") {
            line.clear();
            assert_ne!(self.news.read_line(&mut line).expect("news"), 0, "the stream ended");
        }
        serde_json::from_str(&line["data: ".len()..]).ok()
    }

    fn median(&self) -> f64 {
        median(self.seconds.clone())
    }
}

impl Drop for Served {
    fn drop(&mut self) {
        drop(self.child.kill());
        drop(self.child.wait());
    }
}

fn median(mut values: Vec<f64>) -> f64 {
    values.sort_by(f64::total_cmp);
    values.get(values.len() / 2).copied().unwrap_or(f64::NAN)
}

fn free_port() -> u16 {
    let listener = TcpListener::bind("127.0.0.1:0").expect("a port");
    listener.local_addr().expect("an address").port()
}

/// Tries until it works. A server opens its port when it is ready to.
fn until<T>(mut ready: impl FnMut() -> Option<T>) -> T {
    let begun = Instant::now();
    loop {
        if let Some(done) = ready() {
            return done;
        }
        assert!(begun.elapsed() < LIMIT, "no server came up");
        std::thread::yield_now();
    }
}

/// Opens the connection on which a server says what is new, read as far as its first word.
fn listen(port: u16, is_ours: bool) -> Option<TcpStream> {
    let mut stream = TcpStream::connect(("127.0.0.1", port)).ok()?;
    stream.set_read_timeout(Some(LIMIT)).ok()?;
    let (path, more) = match is_ours {
        true => ("/_briefing/events", ""),
        false => ("/__livereload", UPGRADE),
    };
    write!(stream, "GET {path} HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\n{more}\r\n").ok()?;
    let mut head = Vec::new();
    let mut byte = [0];
    while !head.ends_with(b"\r\n\r\n") {
        stream.read_exact(&mut byte).ok()?;
        head.push(byte[0]);
    }
    Some(stream)
}

/// What turns a connection into a WebSocket; the key is that of RFC 6455, 1.3.
const UPGRADE: &str = "Connection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\n\
                       Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n";

fn get(port: u16, page: &str) -> String {
    let mut stream = TcpStream::connect(("127.0.0.1", port)).expect("the server");
    let request =
        format!("GET /{page} HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nConnection: close\r\n\r\n");
    stream.write_all(request.as_bytes()).expect("an open connection");
    let mut answer = Vec::new();
    stream.read_to_end(&mut answer).expect("an answer");
    String::from_utf8_lossy(&answer).into_owned()
}
