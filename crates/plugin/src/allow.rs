//! What the author accepted: `<!-- briefing: allow CODE: reason -->`.
//!
//! What comes in: the findings of one step on one page, each with its place there. What goes out:
//! those that stay, and those that a comment accepts, with the reason, for the record.

use std::ops::Range;

use briefing_diagnostics::{Diagnostic, Span};

use crate::page::Page;
use crate::scan::{Allow, Scan};

/// A finding with its place on the page, in bytes of the page's text.
#[derive(Clone, Debug)]
pub struct Finding {
    /// Where on the page it stands.
    pub at: Range<usize>,
    /// What was found.
    pub diagnostic: Diagnostic,
}

/// A finding that the author accepted.
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

/// Takes out, for each comment with one of the step's `codes`, the first finding of that code in
/// what the comment covers, of those that `may_be_accepted`; reports the comments that accept
/// nothing. Comments with other codes are left to the steps that know them.
pub fn settle(
    page: &Page,
    scan: &Scan,
    codes: &[(&str, &str)],
    may_be_accepted: impl Fn(&Diagnostic) -> bool,
    mut findings: Vec<Finding>,
) -> (Vec<Finding>, Vec<Accepted>) {
    findings.sort_by_key(|finding| (finding.at.start, finding.at.end));
    let mut accepted = Vec::new();
    let known = |allow: &&Allow| codes.iter().any(|(code, _)| *code == allow.code);
    for allow in scan.allows.iter().filter(known) {
        let first = findings
            .iter()
            .position(|finding| covers(allow, finding) && may_be_accepted(&finding.diagnostic));
        match first.map(|index| findings.remove(index)) {
            Some(finding) => accepted.push(accept(allow, finding, page)),
            None => findings.push(unused(page, allow)),
        }
    }
    (findings, accepted)
}

/// Returns a warning for each comment whose code no step knows.
pub fn unknown_allows(page: &Page, scan: &Scan, codes: &[&str]) -> Vec<Diagnostic> {
    let unknown = scan.allows.iter().filter(|allow| !codes.contains(&allow.code.as_str()));
    let warning = |allow: &Allow| {
        let message = format!("there is no finding of the code `{}`", allow.code);
        Diagnostic::warning("unused-allow", message)
            .at(page.span(allow.range.clone()))
            .did_you_mean(&allow.code, codes.iter().copied())
    };
    unknown.map(warning).collect()
}

fn covers(allow: &Allow, finding: &Finding) -> bool {
    finding.diagnostic.code == allow.code
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
