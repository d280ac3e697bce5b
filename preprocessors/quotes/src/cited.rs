//! What each citation of a page names.

use std::ops::Range;

use briefing_plugin::{CitedItem, Scan};
use briefing_sources::{
    Entry, Fidelity, Haystack, Outcome, Request, Resolved, Text, check, resolve,
};

use crate::chapter::Run;

/// One source that a citation cites.
#[derive(Debug)]
pub(crate) struct Cited<'a> {
    /// The citation's item.
    pub(crate) item: &'a CitedItem,
    /// What it names; `None` where that is an error, which is reported already.
    pub(crate) named: Option<Named<'a>>,
}

/// A source that is there, with its text where it has one.
#[derive(Debug)]
pub(crate) struct Named<'a> {
    /// The target, the library's entry and the place.
    pub(crate) resolved: Resolved<'a>,
    /// The text.
    pub(crate) text: Option<&'a Text>,
}

/// The citations of a page: by block, then by citation, the items in order.
pub(crate) type CitedPage<'a> = Vec<Vec<Vec<Cited<'a>>>>;

/// Looks up every citation of the page, and reports those that name nothing.
pub(crate) fn look_up<'a>(run: &mut Run<'a>, scan: &'a Scan) -> CitedPage<'a> {
    let mut page = Vec::with_capacity(scan.blocks.len());
    for block in &scan.blocks {
        let mut citations = Vec::with_capacity(block.citations.len());
        for citation in &block.citations {
            citations.push(citation.items.iter().map(|item| look_up_one(run, item)).collect());
        }
        page.push(citations);
    }
    page
}

fn look_up_one<'a>(run: &mut Run<'a>, item: &'a CitedItem) -> Cited<'a> {
    let span = run.page.span(item.target_range.clone());
    let found = resolve(run.desk.sources, &item.target, span).and_then(|resolved| {
        let has_text = resolved.entry.has_text;
        let text = if has_text { Some(run.desk.sources.text(&resolved.target.id)?) } else { None };
        Ok(Named { resolved, text })
    });
    let named = found.map_err(|fault| run.report_placed(item.target_range.clone(), fault)).ok();
    Cited { item, named }
}

/// How a quotation asks to be read.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct How {
    /// The words of an altered copy are taken as what they are.
    pub(crate) copy: bool,
    /// The author emphasised words in it.
    pub(crate) emphasis: bool,
}

/// Whether words of a source may pass as the original's: of an altered copy, only those inside its
/// own quotation marks.
pub(crate) fn is_original(entry: &Entry, text: &Text, ranges: &[Range<usize>]) -> bool {
    let quoted = |range: &Range<usize>| {
        let holds = |own: &Range<usize>| own.start <= range.start && range.end <= own.end;
        text.own_quotations().iter().any(holds)
    };
    entry.fidelity != Fidelity::Altered || ranges.iter().all(quoted)
}

/// Looks for words in what is cited.
pub(crate) fn verify(named: &Named<'_>, text: &Text, quotation: &str, how: How) -> Outcome {
    let original = named.resolved.entry.fidelity != Fidelity::Altered;
    let own_marks = if original || how.copy { None } else { Some(text.own_quotations()) };
    let scope = named.resolved.scope.clone();
    check(&Request { quotation, scope, own_marks, emphasis: how.emphasis }, Haystack::of(text))
}
