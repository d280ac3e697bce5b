//! What was found, as the panel on the page reads it.
//!
//! One object: `fault`, a sentence that keeps the book from being read, or `null`; `last_good`,
//! whether the page shown is older than the author's files; `summary`, such as "1 error"; and
//! `findings`, a list of: `code`, `severity`, `message`, `place` (`file:line:column`), `line` (the
//! author's own, whole, in three parts: what stands before the place, there, and behind it), `label`,
//! `notes`, `helps`. What of a text would steer is left out, and the
//! panel writes every one as text.

use briefing_diagnostics::{self as diagnostics, Diagnostic, Severity, Span, harmless};
use serde_json::{Value, json};

/// Returns the object of a book in which nothing was found.
pub(super) fn none() -> String {
    object(&[], None)
}

/// Returns the object of sorted findings, and of what keeps the book from being read.
pub(super) fn object(findings: &[Diagnostic], fault: Option<&str>) -> String {
    let object = json!({
        "fault": fault.map(harmless),
        "last_good": fault.is_some() || diagnostics::has_errors(findings),
        "summary": diagnostics::summary(findings),
        "findings": findings.iter().map(finding).collect::<Vec<_>>(),
    });
    object.to_string()
}

fn finding(found: &Diagnostic) -> Value {
    let all = |texts: &[String]| texts.iter().map(|text| harmless(text)).collect::<Vec<_>>();
    json!({
        "code": found.code,
        "severity": match found.severity {
            Severity::Error => "error",
            Severity::Warning => "warning",
        },
        "message": harmless(&found.message),
        "place": found.span.as_ref().map(place),
        "line": found.span.as_ref().map(|span| line(span).map(harmless)),
        "label": harmless(&found.label),
        "notes": all(&found.notes),
        "helps": all(&found.helps),
    })
}

fn place(span: &Span) -> String {
    let (line, column) = span.line_column();
    harmless(&format!("{}:{line}:{column}", span.file().name()))
}

/// Returns the line on which a place starts, cut at the place.
fn line(span: &Span) -> [&str; 3] {
    let (text, at) = (span.file().text(), span.range());
    let start = text[..at.start].rfind('\n').map_or(0, |end| end + 1);
    let end = text[at.start..].find('\n').map_or(text.len(), |end| at.start + end);
    let last = at.end.min(end);
    [&text[start..at.start], &text[at.start..last], text[last..end].trim_end()]
}
