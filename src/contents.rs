//! Whether the chapters that SUMMARY.md names are there. mdBook would make an empty one in the place
//! of each that is not, so that a slip in a name would lose a chapter without a word.
//!
//! What comes in: a book's folder. What goes out: an error for each chapter whose file is missing,
//! with the nearest file that no chapter has; or one for SUMMARY.md itself.

use std::fs;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use briefing_diagnostics::{Diagnostic, File, Span, nearest};
use mdbook_driver::config::Config;
use mdbook_summary::{Summary, SummaryItem, parse_summary};

use crate::in_process;

/// Where the contents stand, in the folder of the chapters.
const SUMMARY: &str = "SUMMARY.md";

/// Returns an error for each chapter that is named and not there. What is wrong with a file that cannot
/// be read is mdBook's to say.
pub(crate) fn missing(root: &Path) -> Vec<Diagnostic> {
    let Ok(config) = in_process::read_config(root) else { return Vec::new() };
    let folder = root.join(&config.book.src);
    let text = match fs::read_to_string(folder.join(SUMMARY)) {
        Ok(text) => text,
        Err(error) if error.kind() == ErrorKind::NotFound => return vec![no_contents(&config)],
        Err(_) => return Vec::new(),
    };
    let Ok(summary) = parse_summary(&text) else { return Vec::new() };
    let named = chapters(&summary);
    let lost: Vec<&PathBuf> = named.iter().filter(|path| !folder.join(path).is_file()).collect();
    if lost.is_empty() {
        return Vec::new();
    }
    let file = File::new(name(&config), text);
    let free = unnamed(&folder, &named);
    lost.into_iter().map(|path| not_there(&file, path, &free)).collect()
}

fn no_contents(config: &Config) -> Diagnostic {
    Diagnostic::error("missing-chapter", format!("there is no `{}`", name(config)))
        .help("write it, with a line `- [Title](file.md)` for each chapter")
}

/// Returns the name of the contents' file for messages.
fn name(config: &Config) -> String {
    config.book.src.join(SUMMARY).to_string_lossy().into_owned()
}

fn not_there(file: &Arc<File>, path: &Path, free: &[String]) -> Diagnostic {
    let written = slashed(path);
    let message = format!("there is no chapter `{}`", written.escape_debug());
    let found = Diagnostic::error("missing-chapter", message).label("no such file");
    let found = match nearest(&written, free.iter().map(String::as_str)) {
        Some(near) => found.help(format!("did you mean `{near}`?")),
        None => found.help("write the file, or take the chapter out"),
    };
    match file.text().match_indices(&written).find(|(at, _)| is_link(file.text(), *at)) {
        Some((at, _)) => found.at(Span::new(file, at..at + written.len())),
        None => found.at(Span::new(file, 0..0)),
    }
}

/// Whether what stands at a byte of Markdown is where a link leads.
fn is_link(text: &str, at: usize) -> bool {
    text[..at].trim_end_matches(['<', '.', '/', ' ']).ends_with("](")
}

/// Returns the files of the chapters, from the folder of the chapters.
fn chapters(summary: &Summary) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for part in [&summary.prefix_chapters, &summary.numbered_chapters, &summary.suffix_chapters] {
        collect(part, &mut found);
    }
    found
}

fn collect(items: &[SummaryItem], found: &mut Vec<PathBuf>) {
    for item in items {
        if let SummaryItem::Link(link) = item {
            found.extend(link.location.clone());
            collect(&link.nested_items, found);
        }
    }
}

/// Returns the Markdown files in a folder and those below it that are no chapter's, sorted.
fn unnamed(folder: &Path, named: &[PathBuf]) -> Vec<String> {
    let (mut open, mut found) = (vec![PathBuf::new()], Vec::new());
    while let Some(below) = open.pop() {
        let Ok(entries) = fs::read_dir(folder.join(&below)) else { continue };
        for entry in entries.flatten() {
            let path = below.join(entry.file_name());
            match entry.file_type() {
                Ok(kind) if kind.is_dir() => open.push(path),
                _ if path.extension().is_some_and(|end| end == "md") => found.push(path),
                _ => {}
            }
        }
    }
    found.retain(|path| path != Path::new(SUMMARY) && !named.contains(path));
    let mut found: Vec<String> = found.iter().map(|path| slashed(path)).collect();
    found.sort();
    found
}

/// Returns a path as it is written in Markdown.
fn slashed(path: &Path) -> String {
    path.to_string_lossy().replace('\\', "/")
}
