//! Reading a file of the author's: inside the book's root, of a bounded size, UTF-8.
//!
//! What comes in: the root and a path. What goes out: the text under its path from the root, or
//! why there is none. A path leaves the root neither by `..` nor by a symlink.

use std::fs;
use std::io::Read;
use std::path::{Component, Path, PathBuf};

/// The largest file that is read, in bytes: 16 MiB.
pub(crate) const LARGEST: u64 = 16 << 20;

/// A file that was read.
#[derive(Debug)]
pub(crate) struct FileText {
    /// The path on this machine, symlinks resolved.
    pub(crate) path: PathBuf,
    /// The path from the root, with `/` between folders.
    pub(crate) name: String,
    /// The whole text, without a byte order mark.
    pub(crate) text: String,
}

/// Why a file was not read; each message goes after the file's name.
#[derive(Debug, PartialEq, Eq, thiserror::Error)]
pub(crate) enum FileFault {
    #[error("does not exist")]
    Missing,
    #[error("lies outside the book's folder")]
    Outside,
    #[error("is not a file")]
    NotAFile,
    #[error("is larger than {} MiB", LARGEST >> 20)]
    TooLarge,
    #[error("is not UTF-8: line {line} has bytes that are no character")]
    NotUtf8 { line: usize },
    #[error("cannot be read: {0}")]
    Unreadable(String),
}

/// Reads a file, its path given from the root.
pub(crate) fn read_inside(root: &Path, path: &Path) -> Result<FileText, FileFault> {
    if folded_path(path).is_none() {
        return Err(FileFault::Outside);
    }
    let root = fs::canonicalize(root).map_err(unreadable)?;
    let path = fs::canonicalize(root.join(path)).map_err(unreadable)?;
    let name = slashed(path.strip_prefix(&root).map_err(|_| FileFault::Outside)?);
    let text = into_text(read_bytes(&path)?)?;
    Ok(FileText { path, name, text })
}

fn read_bytes(path: &Path) -> Result<Vec<u8>, FileFault> {
    if !fs::metadata(path).map_err(unreadable)?.is_file() {
        return Err(FileFault::NotAFile);
    }
    let mut bytes = Vec::new();
    let file = fs::File::open(path).map_err(unreadable)?;
    file.take(LARGEST + 1).read_to_end(&mut bytes).map_err(unreadable)?;
    if bytes.len() as u64 > LARGEST { Err(FileFault::TooLarge) } else { Ok(bytes) }
}

fn into_text(bytes: Vec<u8>) -> Result<String, FileFault> {
    let mut text = String::from_utf8(bytes).map_err(|error| {
        let good = &error.as_bytes()[..error.utf8_error().valid_up_to()];
        FileFault::NotUtf8 { line: good.iter().filter(|&&byte| byte == b'\n').count() + 1 }
    })?;
    if text.starts_with('\u{FEFF}') {
        text.drain(..'\u{FEFF}'.len_utf8());
    }
    Ok(text)
}

#[expect(clippy::needless_pass_by_value, reason = "it stands after `map_err`")]
fn unreadable(error: std::io::Error) -> FileFault {
    match error.kind() {
        std::io::ErrorKind::NotFound | std::io::ErrorKind::NotADirectory => FileFault::Missing,
        _ => FileFault::Unreadable(error.to_string()),
    }
}

/// Returns a relative path without `.` and `..`; `None` if it is absolute or leads upwards.
pub(crate) fn folded_path(path: &Path) -> Option<PathBuf> {
    let mut folded = PathBuf::new();
    for component in path.components() {
        match component {
            Component::Normal(name) => folded.push(name),
            Component::CurDir => {}
            Component::ParentDir if folded.pop() => {}
            Component::ParentDir | Component::RootDir | Component::Prefix(_) => return None,
        }
    }
    Some(folded)
}

/// Returns a path as text with `/` between its parts.
pub(crate) fn slashed(path: &Path) -> String {
    path.to_string_lossy().replace(std::path::MAIN_SEPARATOR, "/")
}
