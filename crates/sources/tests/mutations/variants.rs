//! Quotations altered so that they must be accepted.
use crate::corpus::Corpus;
use briefing_sources::{Alterations, Outcome, Text, Verdict};
use std::ops::Range;
pub(crate) struct Variant<'a> {
    pub(crate) kind: &'static str,
    pub(crate) text: &'a Text,
    pub(crate) scope: Option<Range<usize>>,
    pub(crate) quotation: String,
    pub(crate) verdict: Verdict,
    pub(crate) alterations: Alterations,
    pub(crate) ranges: Vec<Range<usize>>,
    pub(crate) skipped: Vec<Range<usize>>,
}
impl Variant<'_> {
    pub(crate) fn complaint(&self, o: &Outcome) -> String {
        format!("{o:?}")
    }
}
pub(crate) fn make(_corpus: &Corpus, _take: &mut impl FnMut(Variant<'_>)) {}
