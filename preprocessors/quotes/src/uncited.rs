//! Quotations that no citation covers.

use std::ops::Range;

use briefing_diagnostics::Diagnostic;
use briefing_plugin::{Block, BlockKind, Scan};
use briefing_reading::words;

use crate::chapter::Run;
use crate::coverage::Quoted;
use crate::failure::found_in;
use crate::mends;

/// From so many words on a quotation without a citation is an error.
const LONG: usize = 4;

/// A short quotation without a citation is looked for in no more sources than this: in a large
/// library a word in marks must not cost the reading of every text.
const SMALL_LIBRARY: usize = 200;

/// Reports a quotation without a citation: a long one is an error, a short one a warning.
pub(crate) fn report(run: &mut Run<'_>, scan: &Scan, quoted: &Quoted<'_>) {
    let written = quoted.written.text();
    let count = words(written).len();
    if count == 0 {
        return;
    }
    let message = "no citation covers this quotation";
    let found = if count >= LONG {
        Diagnostic::error("uncited", message)
    } else {
        Diagnostic::warning("uncited", message)
    };
    let inline = quoted.inline.as_ref();
    let at = inline.and_then(|one| Some((scan.blocks.get(one.block)?, &one.outer)));
    let mut found = found.label("from which source?");
    found = match at {
        Some((block, _)) if block.kind == BlockKind::Heading => {
            found.help("a heading carries no citation: quote it in the text below")
        }
        at => with_citation(run, found, at, written, count),
    };
    if count < LONG {
        found = found.help("or list it under `terms` in book.toml, if it quotes nothing");
    }
    run.report(quoted.written.to_page(0..written.len()), found);
}

/// Adds the citation to write, found by the words where they stand in some source. `at` is the
/// quotation's block and its range in it, marks included.
fn with_citation(
    run: &Run<'_>,
    mut found: Diagnostic,
    at: Option<(&Block, &Range<usize>)>,
    written: &str,
    count: usize,
) -> Diagnostic {
    if at.is_some_and(|(block, _)| !block.citations.is_empty()) {
        found = found.note("a citation covers the quotations before it in its paragraph");
    }
    let sources = run.desk.sources;
    let looked_for = count >= LONG || (count > 1 && sources.ids().nth(SMALL_LIBRARY).is_none());
    let places = if looked_for { found_in(sources, written, &[]) } else { Vec::new() };
    if places.is_empty() {
        return found.help("cite its source behind it, as in [@id#p5]");
    }
    let places = &places[..places.len().min(3)];
    let behind = at.map(|(block, outer)| block.text.to_page(outer.clone()).end);
    let mends = behind.map(|at| mends::with_citation(run, at, places)).unwrap_or_default();
    let found = mends.into_iter().fold(found, Diagnostic::mend);
    places
        .iter()
        .fold(found, |found, place| found.help(format!("add [@{place}], where these words stand")))
}
