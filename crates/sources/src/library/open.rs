//! Opens the library's file and finds its entries.

use std::collections::BTreeMap;
use std::ops::Range;
use std::path::Path;
use std::sync::{Arc, OnceLock};

use briefing_diagnostics::{Diagnostic, File, Span};
use briefing_yaml::{Data, Node, load, parse};

use super::{Library, Slot, Source, outline};
use crate::address::check_id;

impl Library {
    /// Opens the library at `path`, relative to the book's `root`. Without such a file there is no
    /// library and no finding. Found here: what hinders reading the file, and ids that are bad or
    /// stand twice. What is wrong within an entry is found when it is read.
    pub fn open(root: &Path, path: &Path) -> (Option<Self>, Vec<Diagnostic>) {
        match load(root, path, "bad-library") {
            Ok(None) => (None, Vec::new()),
            Ok(Some(file)) => {
                let (library, findings) = Self::read_file(file);
                (Some(library), findings)
            }
            Err(finding) => (None, vec![finding]),
        }
    }

    /// Returns the library that a text holds; `name` is its path from the book's root.
    pub fn parse(name: &str, text: impl Into<String>) -> (Self, Vec<Diagnostic>) {
        Self::read_file(File::new(name, text))
    }

    fn read_file(file: Arc<File>) -> (Self, Vec<Diagnostic>) {
        let folder = file.name().rsplit_once('/').map_or("", |(folder, _)| folder).to_owned();
        let mut library = Self { file, folder, slots: BTreeMap::new() };
        let mut findings = Vec::new();
        for (key, id, source) in entries(&library.file, &mut findings) {
            library.insert(key, id, source, &mut findings);
        }
        briefing_diagnostics::sort(&mut findings);
        (library, findings)
    }

    fn insert(
        &mut self,
        key: Range<usize>,
        id: String,
        source: Source,
        findings: &mut Vec<Diagnostic>,
    ) {
        let span = Span::new(&self.file, key.clone());
        if let Err(error) = check_id(&id) {
            findings.push(error.diagnostic("bad-id", span));
            return;
        }
        if let Some(first) = self.slots.get(&id) {
            let first = Span::new(&self.file, first.key.clone());
            let twice = Diagnostic::error("duplicate-id", format!("`{id}` stands twice"))
                .at(span)
                .label("again here")
                .related(first, "first here")
                .help("give one of them another id, and rename its text");
            findings.push(twice);
            return;
        }
        self.slots.insert(id, Slot { key, source, read: OnceLock::new() });
    }
}

type Found = (Range<usize>, String, Source);

/// Returns key, id and source of each entry in the order of the file.
fn entries(file: &Arc<File>, findings: &mut Vec<Diagnostic>) -> Vec<Found> {
    if let Some(parts) = outline::outline(file.text()) {
        let found = |part: outline::Part| {
            (part.key.clone(), file.text()[part.key].to_owned(), Source::Part(part.whole))
        };
        return parts.into_iter().map(found).collect();
    }
    let from = outline::after_mark(file.text());
    match parse(&file.text()[from..]) {
        Err(fault) => {
            findings.push(fault.diagnostic(file, from));
            Vec::new()
        }
        Ok(None) => Vec::new(),
        Ok(Some(root)) => pairs(file, root.moved(from), findings),
    }
}

fn pairs(file: &Arc<File>, root: Node, findings: &mut Vec<Diagnostic>) -> Vec<Found> {
    let Data::Map(pairs) = root.data else {
        let span = Span::new(file, root.range);
        findings.push(
            Diagnostic::error("bad-value", "a library is a map from ids to sources")
                .at(span)
                .help("write `id:` at the start of a line, and what is known of it indented below"),
        );
        return Vec::new();
    };
    let found = |(key, value): (Node, Node)| {
        let id = key.text().unwrap_or_default().to_owned();
        (key.range, id, Source::Node(value))
    };
    pairs.into_iter().map(found).collect()
}
