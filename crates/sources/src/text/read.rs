//! Reads a source's file, within bounds and within the book's root.

use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

use briefing_diagnostics::{Diagnostic, nearest};
use sha2::{Digest, Sha256};

use super::Text;
use crate::library::Entry;

/// The largest file, in bytes.
const LARGEST: u64 = 64 << 20;

impl Text {
    /// Reads an entry's file from the book's root. The file is hashed whole; a byte order mark is
    /// skipped. Refused, with the file's name: what is missing, no plain file, outside the root,
    /// larger than 64 MiB, not UTF-8, or empty.
    pub fn read(entry: &Entry, root: &Path) -> Result<Self, Diagnostic> {
        if !entry.has_text {
            return Err(withheld(entry));
        }
        let path = root.join(&entry.file);
        let metadata = fs::metadata(&path).map_err(|error| unreadable(entry, &path, &error))?;
        inside(entry, root, &path)?;
        if !metadata.is_file() {
            let what = if metadata.is_dir() { "is a folder" } else { "is not a plain file" };
            return Err(bad(entry, what, "a source is one text file"));
        }
        if metadata.len() > LARGEST {
            let what = format!("has {} bytes; a source may have 64 MiB", metadata.len());
            return Err(bad(entry, &what, "divide it into several sources"));
        }
        let bytes = fs::read(&path).map_err(|error| unreadable(entry, &path, &error))?;
        decoded(entry, bytes)
    }
}

fn decoded(entry: &Entry, bytes: Vec<u8>) -> Result<Text, Diagnostic> {
    let sha256 = digest(&bytes);
    let text = String::from_utf8(bytes).map_err(|error| {
        let at = error.utf8_error().valid_up_to();
        let line = error.as_bytes()[..at].iter().filter(|&&byte| byte == b'\n').count() + 1;
        let byte = error.as_bytes()[at];
        let what = format!("is not UTF-8: byte {} (0x{byte:02X}), in line {line}", at + 1);
        bad(entry, &what, "save it as UTF-8, and note in the descriptor that it was converted")
    })?;
    let text = without_bom(text);
    if text.trim().is_empty() {
        return Err(bad(entry, "is empty", "put the source's text in, or say `text: none`"));
    }
    Ok(Text::divided(entry, text, sha256))
}

pub(super) fn without_bom(mut text: String) -> String {
    if text.starts_with('\u{feff}') {
        text.drain(..'\u{feff}'.len_utf8());
    }
    text
}

pub(super) fn digest(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().fold(String::with_capacity(64), |mut hex, byte| {
        let _ = write!(hex, "{byte:02x}");
        hex
    })
}

fn withheld(entry: &Entry) -> Diagnostic {
    let message = format!("`{}` has no text here, so nothing of it can be quoted", entry.id);
    Diagnostic::error("no-text", message)
        .at(entry.span.clone())
        .label("the library says `text: none`")
        .help("cite it as a whole, without an address")
}

fn bad(entry: &Entry, what: &str, help: &str) -> Diagnostic {
    Diagnostic::error("bad-text", format!("`{}` {what}", entry.file))
        .at(entry.span.clone())
        .label("the text of this source")
        .help(help)
}

fn unreadable(entry: &Entry, path: &Path, error: &std::io::Error) -> Diagnostic {
    if error.kind() != std::io::ErrorKind::NotFound {
        return bad(entry, &format!("cannot be read: {error}"), "see to the file's permissions");
    }
    let message = format!("the text of `{}` is missing: there is no `{}`", entry.id, entry.file);
    let diagnostic = Diagnostic::error("missing-text", message)
        .at(entry.span.clone())
        .label("its text is not there");
    let known = files_beside(path);
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    match nearest(&name, known.iter().map(String::as_str)) {
        Some(near) => diagnostic
            .help(format!("there is `{near}`: rename it, or say `file: {near}` in the library")),
        None => diagnostic,
    }
    .help("a source without a text here says `text: none`: it can be cited, not quoted")
}

/// Returns the names of the texts in the folder where a file was looked for, sorted.
fn files_beside(path: &Path) -> Vec<String> {
    let Some(entries) = path.parent().and_then(|folder| fs::read_dir(folder).ok()) else {
        return Vec::new();
    };
    let name = |entry: fs::DirEntry| entry.file_name().into_string().ok();
    let mut names: Vec<_> = entries.flatten().filter_map(name).collect();
    names.retain(|name| !name.ends_with(".yml"));
    names.sort();
    names
}

/// Refuses a file that lies outside the book's root once its links are followed.
fn inside(entry: &Entry, root: &Path, path: &Path) -> Result<(), Diagnostic> {
    let real = |path: &Path| fs::canonicalize(path);
    let (root, file): (PathBuf, PathBuf) = match (real(root), real(path)) {
        (Ok(root), Ok(file)) => (root, file),
        (Err(error), _) | (_, Err(error)) => return Err(unreadable(entry, path, &error)),
    };
    if file.starts_with(&root) {
        return Ok(());
    }
    Err(bad(entry, "is a link that leads out of the book's folder", "copy the file itself there"))
}
