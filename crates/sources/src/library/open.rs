//! Opens the library's file and finds its entries.

use std::collections::BTreeMap;
use std::fs;
use std::ops::Range;
use std::path::Path;
use std::sync::{Arc, OnceLock};

use briefing_diagnostics::{Diagnostic, File, Span};

use super::yaml::{Data, Fault, Node};
use super::{Library, Slot, Source, outline, yaml};
use crate::address::check_id;

/// The largest library, in bytes.
const LARGEST: u64 = 64 << 20;

impl Library {
    /// Opens the library at `path`, relative to the book's `root`. Without such a file there is no
    /// library and no finding. Found here: what hinders reading the file, and ids that are bad or
    /// stand twice. What is wrong within an entry is found when it is read.
    pub fn open(root: &Path, path: &Path) -> (Option<Self>, Vec<Diagnostic>) {
        let name = path.to_string_lossy().replace('\\', "/");
        match load(root, path, &name) {
            Ok(None) => (None, Vec::new()),
            Ok(Some(text)) => {
                let (library, findings) = Self::parse(&name, text);
                (Some(library), findings)
            }
            Err(finding) => (None, vec![finding]),
        }
    }

    /// Returns the library that a text holds; `name` is its path from the book's root.
    pub fn parse(name: &str, text: impl Into<String>) -> (Self, Vec<Diagnostic>) {
        let file = File::new(name, text);
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
            findings.push(super::reader::address_fault("bad-id", error, span));
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
    match yaml::parse(&file.text()[from..]) {
        Err(fault) => {
            findings.push(syntax_fault(file, &fault, from));
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

/// Returns the error for YAML that cannot be read; `from` is where the part read begins.
pub(super) fn syntax_fault(file: &Arc<File>, fault: &Fault, from: usize) -> Diagnostic {
    let at = from + fault.at;
    let end =
        file.text()[at.min(file.text().len())..].chars().next().map_or(at, |c| at + c.len_utf8());
    let found = Diagnostic::error("bad-yaml", fault.message.as_str()).at(Span::new(file, at..end));
    if !fault.syntax {
        return found;
    }
    found.help("text with `: `, `#`, or a mark at its start needs quotation marks around it")
}

/// Reads the file within bounds; `None` where there is none.
fn load(root: &Path, path: &Path, name: &str) -> Result<Option<String>, Diagnostic> {
    let path = root.join(path);
    let bad = |what: String| Diagnostic::error("bad-library", format!("`{name}` {what}"));
    let size = match fs::metadata(&path) {
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Ok(None),
        Err(error) => return Err(bad(format!("cannot be read: {error}"))),
        Ok(metadata) if !metadata.is_file() => return Err(bad("is not a plain file".into())),
        Ok(metadata) => metadata.len(),
    };
    let escapes = fs::canonicalize(&path)
        .and_then(|file| Ok(!file.starts_with(fs::canonicalize(root)?)))
        .map_err(|error| bad(format!("cannot be read: {error}")))?;
    if escapes {
        return Err(bad("is a link that leads out of the book's folder".into()));
    }
    if size > LARGEST {
        return Err(bad(format!("has {size} bytes; a library may have 64 MiB")));
    }
    let bytes = fs::read(&path).map_err(|error| bad(format!("cannot be read: {error}")))?;
    let text = String::from_utf8(bytes).map_err(|error| {
        let at = error.utf8_error().valid_up_to();
        let line = error.as_bytes()[..at].iter().filter(|&&byte| byte == b'\n').count() + 1;
        bad(format!("is not UTF-8: byte {}, in line {line}", at + 1)).help("save it as UTF-8")
    })?;
    Ok(Some(text))
}
