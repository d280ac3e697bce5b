//! What the author accepted: `<!-- briefing: allow CODE: reason -->`.

use std::ops::Range;

use briefing_diagnostics::{Diagnostic, Span};
use briefing_plugin::{Allow, Page, Scan};

use crate::chapter::Finding;
use crate::codes::CODES;

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

/// Takes out, for each comment, the first finding of its code in what it covers, and reports the
/// comments that accept nothing. Comments with codes of other steps are left to them.
pub(crate) fn settle(
    page: &Page,
    scan: &Scan,
    mut findings: Vec<Finding>,
) -> (Vec<Finding>, Vec<Accepted>) {
    findings.sort_by_key(|finding| (finding.at.start, finding.at.end));
    let mut accepted = Vec::new();
    for allow in &scan.allows {
        let first = findings.iter().position(|finding| covers(allow, finding));
        match first.map(|index| findings.remove(index)) {
            Some(finding) => accepted.push(accept(allow, finding.diagnostic, page, finding.at)),
            None => findings.extend(unused(page, allow)),
        }
    }
    (findings, accepted)
}

fn covers(allow: &Allow, finding: &Finding) -> bool {
    finding.diagnostic.code == allow.code
        && allow.covers.start <= finding.at.start
        && finding.at.start < allow.covers.end
}

fn accept(allow: &Allow, found: Diagnostic, page: &Page, at: Range<usize>) -> Accepted {
    Accepted {
        code: found.code,
        span: found.span.unwrap_or_else(|| page.span(at)),
        message: found.message,
        reason: allow.reason.clone(),
    }
}

/// Returns the finding for a comment that accepts nothing; `None` where its code is no code of
/// this step's and like none.
fn unused(page: &Page, allow: &Allow) -> Option<Finding> {
    let ours = CODES.iter().any(|(code, _)| *code == allow.code);
    let message =
        format!("this comment accepts `{}`, but nothing of the kind was found", allow.code);
    let found = Diagnostic::warning("unused-allow", message).at(page.span(allow.range.clone()));
    let found = if ours {
        found.help("take the comment out")
    } else {
        let found = found.did_you_mean(&allow.code, CODES.iter().map(|(code, _)| *code));
        if found.helps.is_empty() {
            return None;
        }
        found
    };
    Some(Finding { at: allow.range.clone(), diagnostic: found })
}
