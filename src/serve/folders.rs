//! Where mdBook puts what: the folders of a book's outputs, and files in them.

use std::fs;
use std::path::{Component, Path, PathBuf};

use briefing_plugin::Context;
use mdbook_driver::config::Config;

use crate::in_process;

/// Returns the folder of the pages, as mdBook lays out a book's outputs.
pub(super) fn html_folder(config: &Config, outputs: &Path) -> PathBuf {
    match Context::new("", "", config).renderers().len() {
        1 => outputs.to_owned(),
        _ => outputs.join("html"),
    }
}

/// Returns the addresses of the other outputs that are served, and where they are.
pub(super) fn others(config: &Config, book: &Path) -> Vec<(String, PathBuf)> {
    let has = |table: &str| in_process::runs_this_program(config, table);
    let mut others = Vec::new();
    if has("output.pdf") {
        let file = config.get::<String>("output.pdf.file").ok().flatten();
        let file = file.unwrap_or_else(|| "briefing.pdf".to_owned());
        others.push((file.clone(), book.join("pdf").join(file)));
    }
    if has("output.exports") {
        others.push(("exports".to_owned(), book.join("exports")));
    }
    others
}

/// Reads a file below a folder; links that lead out of it are not followed.
pub(super) fn inside(folder: &Path, path: &Path) -> Option<Vec<u8>> {
    if !path.components().all(|part| matches!(part, Component::Normal(_))) {
        return None;
    }
    let (folder, path) = (folder.canonicalize().ok()?, folder.join(path).canonicalize().ok()?);
    if !path.starts_with(&folder) || !path.is_file() {
        return None;
    }
    fs::read(path).ok()
}

/// Returns the name of a file of mdBook's own, with or without its hash.
pub(super) fn asset(folder: &Path, stem: &str) -> Option<String> {
    let names = fs::read_dir(folder).ok()?.flatten();
    let mut names = names.map(|entry| entry.file_name().to_string_lossy().into_owned());
    names.find(|name| {
        let middle = name.strip_prefix(stem).and_then(|rest| rest.strip_suffix(".js"));
        middle.is_some_and(|middle| middle.is_empty() || middle.starts_with('-'))
    })
}
