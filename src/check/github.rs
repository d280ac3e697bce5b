//! Findings as GitHub Actions reads them: one workflow command a finding, which it shows at the
//! line (GitHub's "Workflow commands", `::error file=,line=,col=,endLine=,endColumn=,title=::`).

use briefing_diagnostics::{Diagnostic, Severity};

/// Returns a line for each finding.
pub(super) fn lines(findings: &[Diagnostic]) -> String {
    findings.iter().map(line).collect::<Vec<_>>().join("\n")
}

fn line(found: &Diagnostic) -> String {
    let command = match found.severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
    };
    let place = found.span.as_ref().map(|span| {
        let (line, column) = span.line_column();
        let (end_line, end_column) = span.end_line_column();
        let file = property(span.file().name());
        format!("file={file},line={line},col={column},endLine={end_line},endColumn={end_column},")
    });
    let mut said = vec![found.message.clone()];
    said.extend(found.notes.iter().cloned());
    said.extend(found.helps.iter().map(|help| format!("help: {help}")));
    let (place, title, said) =
        (place.unwrap_or_default(), property(found.code), data(&said.join("\n")));
    format!("::{command} {place}title={title}::{said}")
}

/// Returns text as a command's message may hold it.
fn data(text: &str) -> String {
    text.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A")
}

/// Returns text as a command's property may hold it.
fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}
