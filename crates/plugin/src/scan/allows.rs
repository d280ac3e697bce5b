//! Reads `<!-- briefing: allow CODE: reason -->`.

use std::ops::Range;

use briefing_diagnostics::Diagnostic;

use super::Allow;
use crate::Page;

/// A comment of the page that speaks to us.
#[derive(Debug)]
pub(super) struct Comment {
    pub(super) range: Range<usize>,
    /// The words between `<!--` and `-->`.
    pub(super) words: String,
    /// The block that holds it together with other text, if one does.
    pub(super) inside: Option<Range<usize>>,
}

/// What a comment to us begins with.
const ADDRESS: &str = "briefing:";

/// Whether a comment speaks to us, given its words.
pub(super) fn speaks_to_us(words: &str) -> bool {
    words.trim_start().starts_with(ADDRESS)
}

/// Reads the comments that speak to us. `blocks` are the places of the page's blocks, in the
/// order of their starts, an outer block before an inner one.
pub(super) fn read(
    page: &Page,
    comments: &[Comment],
    blocks: &[Range<usize>],
) -> (Vec<Allow>, Vec<Diagnostic>) {
    let (mut allows, mut faults) = (Vec::new(), Vec::new());
    for comment in comments {
        let Some(said) = comment.words.trim().strip_prefix(ADDRESS) else { continue };
        match allow(said.trim()) {
            Ok((code, reason)) => {
                let range = comment.range.clone();
                allows.push(Allow { code, reason, range, covers: covers(comment, blocks) });
            }
            Err(fault) => faults.push(fault.at(page.span(comment.range.clone()))),
        }
    }
    (allows, faults)
}

fn allow(said: &str) -> Result<(String, String), Diagnostic> {
    let rest = said.strip_prefix("allow").filter(|rest| !rest.starts_with(char::is_alphanumeric));
    let Some(rest) = rest else { return Err(not_understood()) };
    let (code, reason) = rest.split_once(':').unwrap_or((rest, ""));
    let reason = reason.split_whitespace().collect::<Vec<_>>().join(" ");
    match code.split_whitespace().collect::<Vec<_>>().as_slice() {
        [code] if reason.is_empty() => Err(no_reason(code)),
        [code] => Ok(((*code).to_owned(), reason)),
        _ => Err(not_understood()),
    }
}

fn no_reason(code: &str) -> Diagnostic {
    Diagnostic::error("allow-reason", format!("`{code}` is accepted without a reason"))
        .help(format!("say why: `<!-- briefing: allow {code}: the reason -->`"))
        .note("the reason goes into the record")
}

fn not_understood() -> Diagnostic {
    Diagnostic::error("allow-syntax", "a comment to Briefing that is not understood")
        .help("write `<!-- briefing: allow CODE: reason -->`, with one finding's code")
}

/// Returns the block that holds the comment, or else the next one.
fn covers(comment: &Comment, blocks: &[Range<usize>]) -> Range<usize> {
    let end = comment.range.end;
    let next = || blocks.get(blocks.partition_point(|block| block.start < end)).cloned();
    comment.inside.clone().or_else(next).unwrap_or(end..end)
}
