//! What the client may change at a place: the mends that findings offer, and the addresses found for
//! citations without one.
//!
//! A mend belongs to the texts in which its finding was made: where one of them has changed since, it
//! is not offered.

use std::ops::Range;
use std::path::Path;

use briefing_diagnostics::{Diagnostic, Edit, Mend, Span};
use gen_lsp_types::{CodeAction, CodeActionKind, CodeActionResponse, TextEdit};

use super::desk::Desk;
use super::edits::Edits;
use super::findings::{self, shown};
use crate::in_process::Ledger;

/// Returns what may be changed in a range of the file, in bytes; of a cursor that is its line.
pub(super) fn actions(
    desk: &Desk<'_>,
    ledger: &Ledger,
    range: &Range<usize>,
) -> Vec<CodeActionResponse> {
    let range = if range.is_empty() { line(desk.text, range.start) } else { range.clone() };
    let here = |span: &Span| stands_in(desk, span, &range);
    let found = ledger.findings.iter().filter(|found| found.span.as_ref().is_some_and(here));
    let mends = found.flat_map(|found| {
        let mends = found.mends();
        let only = mends.len() == 1;
        mends.into_iter().filter_map(move |mend| action(desk, mend, Some(found), only))
    });
    let addresses =
        ledger.addresses.iter().filter(|mend| mend.edits.iter().any(|one| here(&one.at)));
    let addresses = addresses.filter_map(|mend| action(desk, mend.clone(), None, false));
    mends.chain(addresses).map(CodeActionResponse::CodeAction).collect()
}

/// Returns the line that holds a byte, without its end.
fn line(text: &str, at: usize) -> Range<usize> {
    let start = text[..at].rfind('\n').map_or(0, |before| before + 1);
    start..text[at..].find('\n').map_or(text.len(), |end| at + end)
}

/// Whether a span touches a range of the file at hand.
fn stands_in(desk: &Desk<'_>, span: &Span, range: &Range<usize>) -> bool {
    let at = span.range();
    let same = desk.path == Path::new(span.file().name());
    same && at.start <= range.end && range.start <= at.end
}

fn action(
    desk: &Desk<'_>,
    mend: Mend,
    found: Option<&Diagnostic>,
    is_preferred: bool,
) -> Option<CodeAction> {
    let mut edits = Edits::default();
    for Edit { at, with } in mend.edits {
        let path = Path::new(at.file().name());
        if desk.text_of(path)? != at.file().text() {
            return None;
        }
        let edit = TextEdit::new(findings::range(&at, desk.client), with);
        edits.words.entry(desk.root.join(path)).or_default().push(edit);
    }
    let shown = found.map(|found| vec![shown(found, desk.root, desk.documents, desk.client)]);
    Some(CodeAction {
        title: mend.says,
        kind: Some(CodeActionKind::QuickFix),
        diagnostics: shown,
        is_preferred: is_preferred.then_some(true),
        edit: Some(edits.for_client(desk.client, desk.documents)?),
        ..CodeAction::default()
    })
}
