//! Findings as the protocol has them, by the file in which they stand.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use briefing_diagnostics::{Diagnostic, File, Severity, Span, harmless_lines};
use gen_lsp_types::{
    Diagnostic as Shown, DiagnosticRelatedInformation, DiagnosticSeverity, Location, Range,
};

use super::client::Client;
use super::desk::uri_of;
use super::documents::Documents;
use super::lines::Lines;

/// Where a finding stands that has no place of its own.
const BOOK: &str = "book.toml";

/// Returns the findings of each file, by its path from the root.
pub(super) fn by_file(
    findings: &[Diagnostic],
    root: &Path,
    documents: &Documents,
    client: &Client,
) -> BTreeMap<PathBuf, Vec<Shown>> {
    let mut files: BTreeMap<PathBuf, Vec<Shown>> = BTreeMap::new();
    for found in findings {
        let name = found.span.as_ref().map_or(BOOK, |span| span.file().name());
        files.entry(PathBuf::from(name)).or_default().push(shown(found, root, documents, client));
    }
    files
}

/// Returns one finding.
pub(super) fn shown(
    found: &Diagnostic,
    root: &Path,
    documents: &Documents,
    client: &Client,
) -> Shown {
    let related = found.related.iter().filter_map(|(span, words)| {
        let uri = uri_of(documents, &root.join(span.file().name()))?;
        let location = Location::new(uri, range(span, client));
        Some(DiagnosticRelatedInformation::new(location, harmless_lines(words)))
    });
    let related: Vec<_> = related.collect();
    Shown {
        range: found.span.as_ref().map_or_else(Range::default, |span| range(span, client)),
        severity: Some(match found.severity {
            Severity::Error => DiagnosticSeverity::Error,
            Severity::Warning => DiagnosticSeverity::Warning,
        }),
        code: Some(found.code.to_owned().into()),
        source: Some("briefing".to_owned()),
        message: message(found).into(),
        related_information: (client.related_places && !related.is_empty()).then_some(related),
        ..Shown::default()
    }
}

/// Returns where a span stands.
pub(super) fn range(span: &Span, client: &Client) -> Range {
    let file: &File = span.file();
    Lines::new(file.text(), client.encoding).range(span.range())
}

/// Returns what a finding says: its sentence, what explains it, and how to mend it, a line each.
fn message(found: &Diagnostic) -> String {
    let mut lines = vec![found.message.clone()];
    let says_more = !found.message.contains(&found.label);
    lines.extend(says_more.then(|| found.label.clone()));
    lines.extend(found.notes.iter().map(|note| format!("note: {note}")));
    lines.extend(found.helps.iter().map(|help| format!("help: {help}")));
    harmless_lines(&lines.join("\n"))
}
