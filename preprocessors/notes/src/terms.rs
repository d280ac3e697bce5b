//! Estimative language: which terms the author uses, and whether a sentence mixes what it must not.

use std::ops::Range;

use briefing_diagnostics::{Diagnostic, Span};
use briefing_plugin::{Block, BlockKind, Scan, quotations};
use briefing_reading::{Row, confidences, estimates, sentences};

use crate::chapter::Run;

/// A judgement in a chapter.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Judgement {
    /// Its id.
    pub id: String,
    /// Where the id stands.
    pub span: Span,
    /// The term of likelihood, if it has one, with where it stands.
    pub likelihood: Option<Term>,
}

/// A term of likelihood in the author's own words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Term {
    /// The term as the table has it.
    pub term: &'static str,
    /// Its row in the table.
    pub row: Row,
    /// Where it stands.
    pub span: Span,
}

/// Reads the terms of a chapter, those of its judgements first, and reports the sentences that say
/// a likelihood and a confidence. Words in quotation marks or in a quotation are not the author's,
/// and a sentence that cites reports a source: its terms are not counted.
pub(crate) fn read(run: &mut Run<'_>, scan: &Scan, judgements: &[Judgement]) -> Vec<Term> {
    let mut terms: Vec<Term> = judgements.iter().filter_map(|one| one.likelihood.clone()).collect();
    let own = |block: &&Block| block.quote.is_none() && block.kind != BlockKind::Heading;
    for block in scan.blocks.iter().filter(own) {
        read_block(run, block, &mut terms);
    }
    terms
}

fn read_block(run: &mut Run<'_>, block: &Block, terms: &mut Vec<Term>) {
    let prose = own_words(&block.text.text);
    if estimates(&prose).is_empty() {
        return;
    }
    for sentence in sentences(&prose) {
        let words = &prose[sentence.clone()];
        let found = estimates(words);
        let on_page = |range: Range<usize>| {
            block.text.to_page(sentence.start + range.start..sentence.start + range.end)
        };
        if let (Some(estimate), Some((confidence, _))) = (found.first(), confidences(words).first())
        {
            let (estimate, confidence) =
                (on_page(estimate.range.clone()), on_page(confidence.clone()));
            mixes(run, estimate, confidence);
        }
        if !block.citations.iter().any(|citation| sentence.contains(&citation.at)) {
            terms.extend(found.into_iter().map(|one| Term {
                term: one.term,
                row: one.row,
                span: run.page.span(on_page(one.range)),
            }));
        }
    }
}

fn mixes(run: &mut Run<'_>, estimate: Range<usize>, confidence: Range<usize>) {
    let message = "this sentence says a likelihood and a confidence at once";
    let found = Diagnostic::warning("likelihood-and-confidence", message)
        .label("the likelihood")
        .related(run.page.span(confidence), "the confidence")
        .note("ICD 203 keeps them apart: how likely a thing is, and how well that is borne out")
        .help("say them in two sentences");
    run.report(estimate, found);
}

/// Returns prose with its quotations blanked, byte for byte as long.
fn own_words(prose: &str) -> String {
    let (quotations, _) = quotations(prose);
    let mut own = prose.to_owned();
    for quotation in quotations {
        own.replace_range(quotation.range.clone(), &" ".repeat(quotation.range.len()));
    }
    own
}
