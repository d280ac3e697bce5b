//! What the author accepted: `<!-- briefing: allow CODE: reason -->`.

use std::ops::Range;

use briefing_diagnostics::{Diagnostic, Severity, Span};
use briefing_plugin::{Allow, Page, Scan};

use crate::codes::CODES;

/// A finding with its place on the page, so that an `allow` comment can cover it.
#[derive(Clone, Debug)]
pub(crate) struct Finding {
    pub(crate) at: Range<usize>,
    pub(crate) diagnostic: Diagnostic,
}

/// A warning that the author accepted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Accepted {
    /// The finding's code.
    pub code: &'static str,
    /// Where it stands.
    pub span: Span,
    /// What was found.
    pub message: String,
    /// Why he accepted it.
    pub reason: String,
}

/// Takes out, for each comment with a code of ours, the first warning of that code in what it
/// covers, and reports the comments that accept nothing.
pub(crate) fn settle(
    page: &Page,
    scan: &Scan,
    mut findings: Vec<Finding>,
) -> (Vec<Finding>, Vec<Accepted>) {
    findings.sort_by_key(|finding| (finding.at.start, finding.at.end));
    let mut accepted = Vec::new();
    let ours = |allow: &&Allow| CODES.iter().any(|(code, _)| *code == allow.code);
    for allow in scan.allows.iter().filter(ours) {
        let first = findings.iter().position(|finding| covers(allow, finding));
        match first.map(|index| findings.remove(index)) {
            Some(finding) => accepted.push(accept(allow, finding, page)),
            None => findings.push(unused(page, allow)),
        }
    }
    (findings, accepted)
}

fn covers(allow: &Allow, finding: &Finding) -> bool {
    finding.diagnostic.code == allow.code
        && finding.diagnostic.severity == Severity::Warning
        && allow.covers.start <= finding.at.start
        && finding.at.start < allow.covers.end
}

fn accept(allow: &Allow, finding: Finding, page: &Page) -> Accepted {
    let Finding { at, diagnostic } = finding;
    Accepted {
        code: diagnostic.code,
        span: diagnostic.span.unwrap_or_else(|| page.span(at)),
        message: diagnostic.message,
        reason: allow.reason.clone(),
    }
}

fn unused(page: &Page, allow: &Allow) -> Finding {
    let message =
        format!("this comment accepts `{}`, but nothing of the kind was found", allow.code);
    let diagnostic = Diagnostic::warning("unused-allow", message)
        .at(page.span(allow.range.clone()))
        .help("take the comment out");
    Finding { at: allow.range.clone(), diagnostic }
}
