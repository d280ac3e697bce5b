//! What is said and asked at a terminal, which `script` of util-linux stands in for.

use std::io::{Read, Write};
use std::process::{Child, Command, Stdio};

use crate::book::{Book, binary};

/// A run of the binary whose standard streams are a terminal.
struct Terminal {
    child: Child,
    /// What was printed behind the last words that were waited for.
    seen: String,
}

impl Terminal {
    fn of(book: &Book, arguments: &str) -> Self {
        let child = Command::new("script")
            .args(["--quiet", "--return", "--command"])
            .arg(format!("'{}' {arguments}", binary().display()))
            .arg("/dev/null")
            .current_dir(book.path(""))
            .env("TERM", "xterm")
            .env_remove("BRIEFING_LOCKED")
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .expect("script");
        Self { child, seen: String::new() }
    }

    /// Reads until these words are printed.
    fn sees(&mut self, words: &str) {
        let screen = self.child.stdout.as_mut().expect("a pipe");
        let mut part = [0; 1024];
        loop {
            if let Some(at) = self.seen.find(words) {
                self.seen.drain(..at + words.len());
                return;
            }
            match screen.read(&mut part).expect("what is printed") {
                0 => panic!("{words} was not printed:\n{}", self.seen),
                length => self.seen.push_str(&String::from_utf8_lossy(&part[..length])),
            }
        }
    }

    fn types(&mut self, keys: &str) {
        let keyboard = self.child.stdin.as_mut().expect("a pipe");
        keyboard.write_all(keys.as_bytes()).expect("it is read");
        keyboard.flush().expect("it is read");
    }

    /// Reads to the end, and returns the rest that was printed and the exit code.
    fn ended(mut self) -> (String, i32) {
        let screen = self.child.stdout.as_mut().expect("a pipe");
        let mut rest = Vec::new();
        screen.read_to_end(&mut rest).expect("what is printed");
        self.seen.push_str(&String::from_utf8_lossy(&rest));
        let code = self.child.wait().expect("it ends").code();
        (self.seen, code.expect("an exit code"))
    }
}

#[test]
#[ignore = "needs script of util-linux"]
fn fix_writes_what_the_author_says_yes_to() {
    let wrong = "Engineers found that \"15 of 20 bearings\" were cracked [@report].\n";
    let question = "Write 1 change in 1 file? [y/N] ";
    for (answer, written) in [("y\r", true), ("Yes\r", true), ("n\r", false), ("\r", false)] {
        let book = Book::new(wrong);
        let mut terminal = Terminal::of(&book, "fix");
        terminal.sees(question);
        assert_eq!(book.read("chapters/one.md"), wrong);
        terminal.types(answer);
        if written {
            // Where the mended words stand is found now, and asked for, too.
            terminal.sees(question);
            terminal.types("n\r");
        }
        let (printed, code) = terminal.ended();
        assert_eq!(code, i32::from(!written), "{printed}");
        let mended = book.read("chapters/one.md").contains("\"14 of 20 bearings\"");
        assert_eq!(mended, written, "{answer:?}: {printed}");
    }
}

#[test]
#[ignore = "needs script of util-linux"]
fn work_of_more_than_a_second_is_named_on_the_last_line_and_the_name_taken_away() {
    let book = Book::new("One.\n");
    let mut terminal = Terminal::of(&book, "add --id typed -");
    // The file is what is typed: it is waited for.
    terminal.sees("1 of 1: -");
    terminal.types("A text that somebody types, long enough to be one.\r\u{4}");
    let (printed, code) = terminal.ended();
    assert_eq!(code, 0, "{printed}");
    let erased = printed.rfind("\u{1b}[2K").expect("the line is erased");
    assert!(!printed[erased..].contains("1 of 1"), "{printed}");
    assert!(book.read("sources/library.yml").contains("typed:"), "{printed}");
}
