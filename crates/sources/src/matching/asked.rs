//! A request while it is worked on: what its quotation says, which placements count, and how a
//! placement becomes an answer in bytes of the source.

use std::ops::Range;

use super::literal::{self, Found};
use super::marked::{self, Placement, Search};
use super::pieces::{self, Pieces};
use super::segment::Match;
use super::{Failure, Haystack, Note, Outcome, Request, Standing, Verdict};
use crate::address::{Alteration, Alterations};
use crate::fold::{self, Folded};

/// A request made ready: the quotation folded and cut.
pub(super) struct Asked<'a> {
    pub(super) request: &'a Request<'a>,
    pub(super) hay: Haystack<'a>,
    /// The quotation without white space at its ends, and where that begins in the request's.
    trimmed: &'a str,
    pub(super) start: usize,
    pub(super) folded: Folded,
    pub(super) pieces: Result<Pieces, Note>,
}

impl<'a> Asked<'a> {
    pub(super) fn new(request: &'a Request<'a>, hay: Haystack<'a>) -> Self {
        let trimmed = fold::trim(request.quotation);
        let start = trimmed.as_ptr() as usize - request.quotation.as_ptr() as usize;
        let folded = Folded::new(trimmed);
        let pieces = pieces::cut(folded.text());
        Self { request, hay, trimmed, start, folded, pieces }
    }

    /// Finds the quotation as it is, unless it holds no words at all.
    pub(super) fn literally(&self, region: &Range<usize>) -> Found {
        match self.pieces {
            Ok(_) | Err(Note::OnlyBrackets) => {
                literal::find(&self.hay, self.folded.text(), region.clone())
            }
            Err(_) => Found::default(),
        }
    }

    /// Finds the quotation with the alterations that it marks.
    pub(super) fn marked(&self, region: &Range<usize>, in_paragraph: bool) -> Search {
        match &self.pieces {
            Ok(pieces) => {
                let quotation = self.folded.text();
                marked::find(self.hay, quotation, pieces, region.clone(), in_paragraph)
            }
            Err(_) => Search::default(),
        }
    }

    /// Returns all the ways in which the quotation stands in a region, literal ones only if there
    /// are any, whatever marks of its own the source has.
    pub(super) fn placements(&self, region: &Range<usize>) -> Vec<Placement> {
        match literal_placements(&self.literally(region)) {
            none if none.is_empty() => least_altered(self.marked(region, true).placements),
            literal => literal,
        }
    }

    /// Returns the outcome of the placements inside the marks that count, `None` if there is none.
    pub(super) fn decide(&self, placements: &[Placement]) -> Option<Outcome> {
        let original = placements.iter().filter(|one| self.is_original(one));
        let original = least_altered(original.cloned().collect());
        match original.as_slice() {
            [] => None,
            [one] => Some(Outcome::Stands(self.standing(one))),
            many => Some(Outcome::Fails(self.failure(Verdict::Ambiguous, many))),
        }
    }

    /// Whether each piece stands within one of the source's own quotations, where that counts.
    pub(super) fn is_original(&self, placement: &Placement) -> bool {
        let Some(own) = self.request.own_marks else { return true };
        self.pieces_of(placement).into_iter().all(|range| {
            let words = &self.hay.folded()[range.clone()];
            let start = range.end - words.trim_start_matches(['"', '\'']).len();
            let end = range.start + words.trim_end_matches(['"', '\'']).len();
            let source = self.hay.source(start..end.max(start));
            let after = own.partition_point(|mark| mark.start <= source.start);
            after.checked_sub(1).is_some_and(|index| source.end <= own[index].end)
        })
    }

    /// Returns the words of the source that a placement quotes, in the folded text.
    pub(super) fn pieces_of(&self, placement: &Placement) -> Vec<Range<usize>> {
        let mut ranges = Vec::new();
        for one in &placement.matches {
            let mut start = one.range.start;
            for replaced in &one.replaced {
                ranges.push(self.hay.trim(start..replaced.start));
                start = replaced.end;
            }
            ranges.push(self.hay.trim(start..one.range.end));
        }
        ranges.retain(|range| !range.is_empty());
        ranges
    }

    /// Returns what a placement leaves out, in the folded text.
    pub(super) fn skipped(&self, placement: &Placement) -> Vec<Range<usize>> {
        let mut ranges = Vec::new();
        let mut end = None;
        for one in &placement.matches {
            ranges.extend(end.map(|end| self.hay.trim(end..one.range.start)));
            ranges.extend(one.replaced.iter().cloned());
            end = Some(one.range.end);
        }
        ranges
    }

    pub(super) fn standing(&self, placement: &Placement) -> Standing {
        let mut alterations = placement.alterations();
        let ranges = self.sources(self.pieces_of(placement));
        let emphasised = self.request.emphasis.then_some(Alteration::Emphasis);
        alterations.extend(emphasised);
        let exact = matches!(ranges.as_slice(), [one] if self.hay.bytes(one) == self.trimmed);
        let verdict = match (alterations.is_empty(), exact) {
            (false, _) => Verdict::Marked,
            (true, true) => Verdict::Exact,
            (true, false) => Verdict::Typographic,
        };
        Standing { ranges, verdict, alterations, skipped: self.sources(self.skipped(placement)) }
    }

    pub(super) fn failure(&self, verdict: Verdict, placements: &[Placement]) -> Failure {
        let places = self.sources(placements.iter().map(Placement::hull).collect());
        Failure { verdict, places, differences: Vec::new(), note: None }
    }

    /// Returns the bytes of the request's quotation for a range of the folded one.
    pub(super) fn in_quotation(&self, range: Range<usize>) -> Range<usize> {
        let range = self.folded.to_source(range);
        self.start + range.start..self.start + range.end
    }

    /// Returns the bytes of the source for ranges of the folded text.
    pub(super) fn sources(&self, ranges: Vec<Range<usize>>) -> Vec<Range<usize>> {
        ranges.into_iter().map(|range| self.hay.source(range)).collect()
    }
}

/// Returns the placements of words that stand as they are.
pub(super) fn literal_placements(found: &Found) -> Vec<Placement> {
    let one = |range: &Range<usize>| {
        let (range, alterations) = (range.clone(), Alterations::default());
        let next = range.end;
        Placement { matches: vec![Match { range, alterations, replaced: Vec::new(), next }] }
    };
    found.places.iter().map(one).collect()
}

/// Returns the placements with the fewest kinds of alterations, as one that stands literally goes
/// before one that is altered.
fn least_altered(mut placements: Vec<Placement>) -> Vec<Placement> {
    let count = |one: &Placement| one.alterations().iter().count();
    let least = placements.iter().map(count).min();
    placements.retain(|one| Some(count(one)) == least);
    placements
}
