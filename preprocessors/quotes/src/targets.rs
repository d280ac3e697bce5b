//! From the words of a source that a quotation uses to the target that names them.

use std::ops::Range;

use briefing_sources::{Alterations, Place, Target, Text};

/// The words of one source that one quotation uses.
#[derive(Clone, Debug)]
pub(crate) struct Use {
    /// Where they stand in the source's text, in bytes, in order.
    pub(crate) ranges: Vec<Range<usize>>,
    /// How the quotation differs from them.
    pub(crate) alterations: Alterations,
}

/// Returns the targets that name the words used, one for each quotation, in the order of the text: at
/// the author's own place where he gave one, else at that in which it stands.
pub(crate) fn targets(cited: &Target, text: &Text, uses: &[Use]) -> Vec<Target> {
    let mut targets: Vec<Target> = uses.iter().map(|one| target_of_one(cited, text, one)).collect();
    targets.sort();
    targets.dedup();
    targets
}

/// Returns the target that names the words of one quotation.
pub(crate) fn target_of_one(cited: &Target, text: &Text, one: &Use) -> Target {
    let place = cited.place.clone().unwrap_or_else(|| text.place_of(extent(&one.ranges)));
    target(place, text, one)
}

/// Returns the range from the first byte used to the last.
pub(crate) fn extent(ranges: &[Range<usize>]) -> Range<usize> {
    let start = ranges.iter().map(|range| range.start).min().unwrap_or(0);
    let end = ranges.iter().map(|range| range.end).max().unwrap_or(0);
    start..end.max(start)
}

fn target(place: Place, text: &Text, all: &Use) -> Target {
    Target { alterations: all.alterations, ..text.target_at(place, &all.ranges) }
}

/// Returns the source's own characters that are used, pieces joined by ` … `.
pub(crate) fn words(text: &Text, ranges: &[Range<usize>]) -> String {
    let pieces: Vec<_> = ranges.iter().map(|range| &text.text()[range.clone()]).collect();
    pieces.join(" … ")
}
