//! A small book in a temporary folder, and what the real binary says of it.

use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use tempfile::TempDir;

const BOOK: &str = r#"[book]
title = "A small book"
src = "chapters"

[preprocessor.quotes]
command = "briefing quotes"
before = ["notes", "index", "links"]

[preprocessor.notes]
command = "briefing notes"
before = ["index", "links"]

[output.html]
"#;

const LIBRARY: &str = "report:
  type: report
  title: The bridge
  author: { name: Ministry of Water }
  date: 2024-02-01
  label: Ministry
";

const REPORT: &str = "The bridge was closed on 3 March 2023 after an inspection.
Engineers found that 14 of 20 bearings were cracked. \u{201c}We were never told,\u{201d} said the mayor, Anna Holm.
";

/// A book with one source, `report`, and one chapter, `chapters/one.md`.
pub(crate) struct Book {
    folder: TempDir,
}

impl Book {
    /// Writes the smallest book, whose one chapter has this text.
    pub(crate) fn new(chapter: &str) -> Self {
        let book = Self::empty();
        book.with("book.toml", BOOK)
            .with("chapters/SUMMARY.md", "# Summary\n\n- [One](one.md)\n")
            .with("chapters/one.md", chapter)
            .with("sources/library.yml", LIBRARY)
            .with("sources/report.txt", REPORT)
    }

    /// Makes a folder with nothing in it.
    pub(crate) fn empty() -> Self {
        Self { folder: tempfile::tempdir().expect("a temporary folder") }
    }

    /// Writes a file, in the place of one that is there.
    pub(crate) fn with(self, path: &str, content: impl AsRef<[u8]>) -> Self {
        self.write(path, content);
        self
    }

    /// Writes a file while the book is in use.
    pub(crate) fn write(&self, path: &str, content: impl AsRef<[u8]>) {
        let path = self.path(path);
        fs::create_dir_all(path.parent().expect("a folder")).expect("the folder");
        fs::write(path, content).expect("the file");
    }

    /// Removes a file.
    pub(crate) fn without(self, path: &str) -> Self {
        fs::remove_file(self.path(path)).expect("the file");
        self
    }

    /// Returns where a file of the book is.
    pub(crate) fn path(&self, path: &str) -> PathBuf {
        self.folder.path().join(path)
    }

    /// Returns all files outside the built book, by their paths, sorted.
    pub(crate) fn files(&self) -> Vec<String> {
        let mut found = Vec::new();
        list(self.folder.path(), "", &mut found);
        found.retain(|path| !path.starts_with("book/"));
        found.sort();
        found
    }

    /// Returns a file's text.
    pub(crate) fn read(&self, path: &str) -> String {
        fs::read_to_string(self.path(path)).unwrap_or_else(|error| panic!("{path}: {error}"))
    }

    /// Runs `briefing` in the book's folder.
    pub(crate) fn briefing(&self, arguments: &[&str]) -> Run {
        self.run(Command::new(binary()).args(arguments), b"")
    }

    /// Runs `briefing` with this on standard input.
    pub(crate) fn pipe(&self, arguments: &[&str], input: &[u8]) -> Run {
        self.run(Command::new(binary()).args(arguments), input)
    }

    /// Runs stock mdBook, its commands pointed at the built binary.
    pub(crate) fn mdbook(&self, arguments: &[&str]) -> Run {
        let command = |step: &str| format!("{} {step}", binary().display());
        self.run(
            Command::new("mdbook")
                .args(arguments)
                .env("MDBOOK_PREPROCESSOR__DIFFS__COMMAND", command("diffs"))
                .env("MDBOOK_PREPROCESSOR__QUOTES__COMMAND", command("quotes"))
                .env("MDBOOK_PREPROCESSOR__NOTES__COMMAND", command("notes"))
                .envs(self.has("pdf").then(|| ("MDBOOK_OUTPUT__PDF__COMMAND", command("pdf"))))
                .envs(
                    self.has("exports")
                        .then(|| ("MDBOOK_OUTPUT__EXPORTS__COMMAND", command("exports"))),
                ),
            b"",
        )
    }

    /// Whether book.toml has an output made: an override alone would add one.
    fn has(&self, output: &str) -> bool {
        self.read("book.toml").contains(&format!("[output.{output}]"))
    }

    fn run(&self, command: &mut Command, input: &[u8]) -> Run {
        let mut child = command
            .current_dir(self.folder.path())
            .env_remove("BRIEFING_LOCKED")
            .env("NO_COLOR", "1")
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap_or_else(|error| panic!("{command:?}: {error}"));
        // A program that ends before it has read everything is judged by what it says.
        let _ = child.stdin.take().expect("a pipe").write_all(input);
        let output = child.wait_with_output().expect("its output");
        let text = |bytes: Vec<u8>| String::from_utf8(bytes).expect("UTF-8");
        Run {
            of: "",
            code: output.status.code().expect("an exit code"),
            out: text(output.stdout),
            err: text(output.stderr),
        }
    }
}

fn list(folder: &Path, prefix: &str, found: &mut Vec<String>) {
    for entry in fs::read_dir(folder).expect("a folder").flatten() {
        let name = format!("{prefix}{}", entry.file_name().to_string_lossy());
        match entry.path().is_dir() {
            true => list(&entry.path(), &format!("{name}/"), found),
            false => found.push(name),
        }
    }
}

/// The binary under test.
pub(crate) fn binary() -> &'static Path {
    Path::new(env!("CARGO_BIN_EXE_briefing"))
}

/// What a run printed and how it ended.
#[derive(Debug)]
pub(crate) struct Run {
    of: &'static str,
    code: i32,
    /// Standard output.
    pub(crate) out: String,
    /// Standard error.
    pub(crate) err: String,
}

impl Run {
    /// Names the case, for what is said when it fails.
    pub(crate) fn of(self, case: &'static str) -> Self {
        Self { of: case, ..self }
    }

    /// Expects the exit code: 0 no errors, 1 errors found, 2 could not run.
    #[track_caller]
    pub(crate) fn ends_with(self, code: i32) -> Self {
        assert_eq!(self.code, code, "{}\n-- out\n{}\n-- err\n{}", self.of, self.out, self.err);
        self
    }

    /// Expects all of these in what was printed to standard error.
    #[track_caller]
    pub(crate) fn says(self, words: &[&str]) -> Self {
        for words in words {
            assert!(
                self.err.contains(words),
                "{}: missing: {words}\n-- err\n{}",
                self.of,
                self.err
            );
        }
        self
    }
}
