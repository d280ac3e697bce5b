//! Sentences of the author's own that hold a figure or a date, and that no citation bears.

use briefing_diagnostics::Span;
use briefing_plugin::{BlockKind, Page, Scan};
use briefing_reading::{dates, sentences};

use crate::claims::claims;
use crate::coverage::coverage;

/// Returns where on a page such sentences stand, in its order: those with a figure in digits or a
/// date. Headings carry no citation and are left out, and so is what is wholly quotation.
pub fn bare_numbers(page: &Page, scan: &Scan) -> Vec<Span> {
    let coverage = coverage(scan);
    let mut found = Vec::new();
    for (index, block) in scan.blocks.iter().enumerate() {
        if block.kind == BlockKind::Heading || coverage.wholly.contains(&index) {
            continue;
        }
        let quoted: Vec<_> = coverage.marked_in(index).collect();
        let claims = claims(block, &quoted);
        let borne: Vec<_> = claims.list.iter().flat_map(|claim| &claim.pieces).collect();
        for sentence in sentences(&claims.own) {
            let is_borne =
                borne.iter().any(|one| one.start < sentence.end && sentence.start < one.end);
            let words = &claims.own[sentence.clone()];
            if !is_borne
                && (words.contains(|c: char| c.is_ascii_digit()) || !dates(words).is_empty())
            {
                found.push(page.span(block.text.to_page(sentence)));
            }
        }
    }
    found
}
