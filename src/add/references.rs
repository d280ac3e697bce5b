//! References without texts, from what other programs write: BibLaTeX, CSL-JSON, RIS.

mod csl;
mod ris;

use std::fs;
use std::path::Path;

use briefing_diagnostics::Diagnostic;
use briefing_sources::of_biblatex;

use super::entry::NewEntry;

/// The largest file, in bytes.
const LARGEST: u64 = 64 << 20;

/// A reference, with the id that its file gives it, and what of it was left out.
pub(crate) struct Reference {
    pub(crate) key: String,
    pub(crate) entry: NewEntry,
    pub(crate) notes: Vec<String>,
}

/// Reads a file of references; its name's ending says what it is.
///
/// # Errors
///
/// One `bad-references` where the file or its form cannot be read.
pub(crate) fn read(path: &Path) -> Result<Vec<Reference>, Diagnostic> {
    let shown = format!("`{}`", path.display().to_string().escape_debug());
    let bad = |what: String| Diagnostic::error("bad-references", format!("{shown} {what}"));
    let unreadable = |error: std::io::Error| bad(format!("cannot be read: {error}"));
    let metadata = fs::metadata(path).map_err(unreadable)?;
    if !metadata.is_file() || metadata.len() > LARGEST {
        return Err(bad(format!("is no file of at most {} MiB", LARGEST >> 20)));
    }
    let bytes = fs::read(path).map_err(unreadable)?;
    let Ok(text) = String::from_utf8(bytes) else {
        return Err(bad("is not UTF-8".to_owned()).help("export it again as UTF-8"));
    };
    let text = text.trim_start_matches('\u{feff}');
    let ending = path.extension().map(|ending| ending.to_string_lossy().to_lowercase());
    let read = match ending.as_deref() {
        Some("bib") => biblatex(text),
        Some("json") => csl::read(text),
        Some("ris") => ris::read(text),
        _ => {
            return Err(bad("is of no kind that is read".to_owned())
                .help("its name ends in .bib (BibLaTeX), .json (CSL-JSON) or .ris"));
        }
    };
    match read {
        Ok(references) if references.is_empty() => Err(bad("holds no reference".to_owned())),
        Ok(references) => Ok(references),
        Err(message) => Err(bad(format!("cannot be read: {message}"))),
    }
}

fn biblatex(text: &str) -> Result<Vec<Reference>, String> {
    let entries = of_biblatex(text).map_err(|errors| errors.join("; "))?;
    let reference = |(key, lines): (String, String)| {
        let entry = NewEntry { reference: Some(lines), no_text: true, ..NewEntry::default() };
        Reference { key, entry, notes: Vec::new() }
    };
    Ok(entries.into_iter().map(reference).collect())
}

/// Returns a text on one line; `None` where nothing is left.
fn one_line(text: &str) -> Option<String> {
    let line = text.split_whitespace().collect::<Vec<_>>().join(" ");
    (!line.is_empty()).then_some(line)
}

/// Whether a text is an address on the web.
fn is_web(url: &str) -> bool {
    let lower = url.to_lowercase();
    (lower.starts_with("https://") || lower.starts_with("http://"))
        && !url.contains(|c: char| c.is_whitespace() || c.is_control())
}
