//! A YAML file of the book, read within bounds.

use std::fs;
use std::path::Path;
use std::sync::Arc;

use briefing_diagnostics::{Diagnostic, File, Span};

use crate::tree::Fault;

/// The largest file that is read, in bytes.
const LARGEST: u64 = 64 << 20;

/// Reads the file at `path`, relative to the book's `root`; `None` where there is none. Links out
/// of the root, files over 64 MiB and text that is not UTF-8 are refused with the code given.
pub fn load(root: &Path, path: &Path, code: &'static str) -> Result<Option<Arc<File>>, Diagnostic> {
    let name = path.to_string_lossy().replace('\\', "/");
    let bad = |what: String| Diagnostic::error(code, format!("`{name}` {what}"));
    let unreadable = |error| bad(format!("cannot be read: {error}"));
    let path = root.join(path);
    let size = match fs::metadata(&path) {
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Ok(None),
        Err(error) => return Err(unreadable(error)),
        Ok(metadata) if !metadata.is_file() => {
            return Err(bad("is not a plain file".into()).help("put the file itself there"));
        }
        Ok(metadata) => metadata.len(),
    };
    let real = fs::canonicalize(&path).map_err(unreadable)?;
    if !real.starts_with(fs::canonicalize(root).map_err(unreadable)?) {
        return Err(bad("is a link that leads out of the book's folder".into())
            .help("copy the file itself there"));
    }
    if size > LARGEST {
        return Err(bad(format!("has {size} bytes; it may have {} MiB", LARGEST >> 20))
            .help("see whether it is the file that you mean"));
    }
    let text = String::from_utf8(fs::read(&path).map_err(unreadable)?).map_err(|error| {
        let at = error.utf8_error().valid_up_to();
        let line = error.as_bytes()[..at].iter().filter(|&&byte| byte == b'\n').count() + 1;
        bad(format!("is not UTF-8: byte {}, in line {line}", at + 1)).help("save it as UTF-8")
    })?;
    Ok(Some(File::new(name.as_str(), text)))
}

impl Fault {
    /// Returns the finding for YAML that cannot be read; `from` is where the part read begins in
    /// the file, in bytes.
    pub fn diagnostic(&self, file: &Arc<File>, from: usize) -> Diagnostic {
        let at = (from + self.at).min(file.text().len());
        let end = file.text()[at..].chars().next().map_or(at, |letter| at + letter.len_utf8());
        let found =
            Diagnostic::error("bad-yaml", self.message.as_str()).at(Span::new(file, at..end));
        if !self.syntax {
            return found;
        }
        match unclosed(&file.text()[from..at]) {
            Some((bracket, open)) => {
                let line = 1 + file.text()[..from + open].matches('\n').count();
                found.help(format!("the `{bracket}` in line {line} has no end"))
            }
            None => found.help(
                "text with `: `, `#`, or a mark at its start needs quotation marks around it",
            ),
        }
    }
}

/// Returns the bracket of a list or map in one line that is open last at the end of a text, and its
/// byte.
fn unclosed(text: &str) -> Option<(char, usize)> {
    let mut open: Vec<(char, usize)> = Vec::new();
    let (mut quote, mut before) = (None, ' ');
    for (at, c) in text.char_indices() {
        match (quote, c) {
            (Some(mark), _) if c == mark && before != '\\' => quote = None,
            (Some('#'), '\n') => quote = None,
            (Some(_), _) => {}
            // Within a word a mark is a letter.
            (None, '"' | '\'') if !before.is_alphanumeric() => quote = Some(c),
            (None, '#') if before.is_whitespace() => quote = Some('#'),
            (None, '[' | '{') if !open.is_empty() || !before.is_alphanumeric() => {
                open.push((c, at))
            }
            (None, ']' | '}') => drop(open.pop()),
            _ => {}
        }
        before = c;
    }
    open.pop()
}
