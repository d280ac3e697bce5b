//! Findings as JSON, sorted, the same bytes for the same book.
//!
//! One object: `findings`, a list, and how many of them are `errors` and `warnings`; `coverage`
//! where it was asked for. What is not there is `null`.
//!
//! | object | key | value |
//! |---|---|---|
//! | FINDING | `code`, `severity`, `message` | the code, `error` or `warning`, one sentence |
//! | | `at` | PLACE |
//! | | `label`, `notes`, `helps` | what stands there, facts that explain it, ways to mend it |
//! | | `related` | list of PLACE with `label` |
//! | | `mends` | list of: `says` (what it does), `edits` (list of PLACE with `with`, the new words) |
//! | PLACE | `file` | the path from the book's folder |
//! | | `line`, `column`, `end_line`, `end_column` | from 1, columns in characters, the end exclusive |
//! | | `range` | `[start, end]` in bytes of the file's text, a byte order mark left out |

use briefing_diagnostics::{Diagnostic, Mend, Severity, Span};
use serde_json::{Value, json};

/// Returns the findings as one object, with the coverage where it was asked for.
pub(super) fn object(findings: &[Diagnostic], coverage: Option<Value>) -> String {
    let errors = findings.iter().filter(|found| found.is_error()).count();
    let mut object = json!({
        "findings": findings.iter().map(finding).collect::<Vec<_>>(),
        "errors": errors,
        "warnings": findings.len() - errors,
    });
    if let Some(coverage) = coverage {
        object["coverage"] = coverage;
    }
    format!("{object:#}")
}

fn finding(found: &Diagnostic) -> Value {
    let related = found.related.iter().map(|(span, label)| with(place(span), "label", label));
    json!({
        "code": found.code,
        "severity": match found.severity {
            Severity::Error => "error",
            Severity::Warning => "warning",
        },
        "message": found.message,
        "at": found.span.as_ref().map(place),
        "label": Some(found.label.as_str()).filter(|label| !label.is_empty()),
        "notes": found.notes,
        "helps": found.helps,
        "related": related.collect::<Vec<_>>(),
        "mends": found.mends().iter().map(mend).collect::<Vec<_>>(),
    })
}

fn mend(mend: &Mend) -> Value {
    let edits = mend.edits.iter().map(|edit| with(place(&edit.at), "with", &edit.with));
    json!({ "says": mend.says, "edits": edits.collect::<Vec<_>>() })
}

fn place(span: &Span) -> Value {
    let (line, column) = span.line_column();
    let (end_line, end_column) = span.end_line_column();
    json!({
        "file": span.file().name(),
        "line": line,
        "column": column,
        "end_line": end_line,
        "end_column": end_column,
        "range": [span.range().start, span.range().end],
    })
}

fn with(mut object: Value, key: &str, value: &str) -> Value {
    object[key] = value.into();
    object
}
