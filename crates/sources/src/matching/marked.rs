//! Finds a quotation that marks alterations: its segments in order, with something left out between
//! them.
//!
//! What comes in: the cut quotation and a region of the folded text. What goes out: [`Search`], the
//! placements found. From each place where the first segment stands the others are taken as early
//! as they stand, which gives the tightest placement from that place; of placements that end at one
//! place only the last, the tightest, is kept. What a search for a segment found serves all later
//! ones that start before it, so that each segment goes through the region once.

use std::ops::Range;

use memchr::memmem::Finder;

use super::literal::PLACES;
use super::pieces::{Gap, Kind, Part, Pieces, Role};
use super::segment::{Match, Matcher};
use super::words::next;
use super::{Haystack, Note};
use crate::address::{Alteration, Alterations};

/// How much work one search may cost, in steps.
const BUDGET: u64 = 4_000_000;
/// How many brackets at the start of a segment may be the source's own.
const OWN_BRACKETS: usize = 4;
/// How many omissions of one quotation may be the source's own.
const OWN_OMISSIONS: usize = 32;

/// One way in which a quotation stands: a match for each segment.
#[derive(Clone, Debug)]
pub(super) struct Placement {
    pub(super) matches: Vec<Match>,
}

impl Placement {
    /// Returns where it begins and ends.
    pub(super) fn hull(&self) -> Range<usize> {
        let start = self.matches.first().map_or(0, |first| first.range.start);
        start..self.matches.last().map_or(start, |last| last.range.end)
    }

    /// Returns what it alters.
    pub(super) fn alterations(&self) -> Alterations {
        let mut all = Alterations::default();
        self.matches.iter().for_each(|one| all.extend(one.alterations.iter()));
        if self.matches.len() > 1 {
            all.insert(Alteration::Omission);
        }
        all
    }
}

/// What a search found.
#[derive(Debug, Default)]
pub(super) struct Search {
    /// In order, [`PLACES`] at most.
    pub(super) placements: Vec<Placement>,
    /// What may explain that there are none.
    pub(super) note: Option<Note>,
}

/// Finds a cut quotation in a region: each placement within one paragraph if it marks omissions and
/// `in_paragraph` is set. Omissions that stand in the source are the source's, if that succeeds.
pub(super) fn find(
    hay: Haystack<'_>,
    quotation: &str,
    pieces: &Pieces,
    region: Range<usize>,
    in_paragraph: bool,
) -> Search {
    if let Some(joined) = with_own_omissions(hay, quotation, pieces, &region) {
        let search = Seeker::new(hay, quotation, &joined, region.clone()).search(in_paragraph);
        if !search.placements.is_empty() {
            return search;
        }
    }
    Seeker::new(hay, quotation, pieces, region).search(in_paragraph)
}

/// Finds one segment by itself: the first match that starts at or after a place in a region.
pub(super) fn find_segment(
    hay: Haystack<'_>,
    quotation: &str,
    pieces: &Pieces,
    segment: usize,
    region: Range<usize>,
) -> Option<Match> {
    let start = region.start;
    Seeker::new(hay, quotation, pieces, region).seek(segment, start)
}

/// Joins the segments around omissions that stand in the region with the words beside them.
fn with_own_omissions(
    hay: Haystack<'_>,
    quotation: &str,
    pieces: &Pieces,
    region: &Range<usize>,
) -> Option<Pieces> {
    let text = &hay.folded()[region.clone()];
    if !text.contains("...") {
        return None;
    }
    let own = Own { text, quotation };
    let mut joined =
        Pieces { segments: vec![pieces.segments[0].clone()], gaps: vec![], ..pieces.clone() };
    for (index, (gap, segment)) in pieces.gaps.iter().zip(&pieces.segments[1..]).enumerate() {
        let last = joined.segments.last_mut()?;
        if index >= OWN_OMISSIONS || !own.join(last, gap, segment) {
            joined.gaps.push(gap.clone());
            joined.segments.push(segment.clone());
        }
    }
    let last = joined.segments.last_mut()?;
    let end = pieces.trailing.as_ref().filter(|gap| own.join(last, gap, &[]));
    if let Some(gap) = end {
        joined.closing = gap.range.end;
    }
    (end.is_some() || joined.gaps.len() < pieces.gaps.len()).then_some(joined)
}

/// Finds out which omissions are the source's own.
struct Own<'a> {
    text: &'a str,
    quotation: &'a str,
}

impl Own<'_> {
    /// Joins a segment with the next one if what stands between them stands in the text with the
    /// words beside it, and says whether it does.
    fn join(&self, last: &mut Vec<Part>, gap: &Gap, next: &[Part]) -> bool {
        let Some(left) = last.last_mut().filter(|part| part.kind == Kind::Words) else {
            return false;
        };
        let words = &self.quotation[left.range.clone()];
        let before = left.range.start + words.rfind(' ').map_or(0, |space| space + 1);
        let right = next.first().filter(|part| part.kind == Kind::Words);
        let end = right.map_or(gap.range.end, |part| self.first_word(part));
        let context = self.quotation[before..end].trim_start_matches(['"', '\'']);
        if memchr::memmem::find(self.text.as_bytes(), context.as_bytes()).is_none() {
            return false;
        }
        left.range.end = right.map_or(gap.range.end, |part| part.range.end);
        let after = last.len();
        last.extend_from_slice(&next[usize::from(right.is_some())..]);
        if let Some(Part { range, kind: Kind::Bracket { before, .. } }) = last.get_mut(after)
            && right.is_none()
        {
            *before = self.quotation[..range.start].ends_with(' ');
        }
        true
    }

    /// Returns where the first word of a part ends.
    fn first_word(&self, part: &Part) -> usize {
        let words = &self.quotation[part.range.clone()];
        let start = words.find(char::is_alphanumeric).unwrap_or(0);
        let length = words[start..].find(|c: char| !c.is_alphanumeric());
        part.range.start + length.map_or(words.len(), |length| start + length)
    }
}

/// A search, and what it found of each segment so far.
struct Seeker<'a> {
    matcher: Matcher<'a>,
    region: Range<usize>,
    anchors: Vec<Option<Anchor<'a>>>,
    /// Of each segment the last question, "from where", with its answer.
    answers: Vec<Option<(usize, Option<Match>)>>,
    nothing_omitted: bool,
}

/// Characters of a segment that stand in the source as they are, and how to find its start.
struct Anchor<'a> {
    finder: Finder<'a>,
    /// The part to which they belong, and how far they stand from its start.
    part: usize,
    offset: usize,
}

impl<'a> Seeker<'a> {
    fn new(
        hay: Haystack<'a>,
        quotation: &'a str,
        pieces: &'a Pieces,
        region: Range<usize>,
    ) -> Self {
        let matcher = Matcher { hay, quotation, pieces, budget: BUDGET };
        let anchor = |segment: &Vec<Part>| Anchor::of(quotation, pieces, segment);
        let anchors = pieces.segments.iter().map(anchor).collect();
        let answers = vec![None; pieces.segments.len()];
        Self { matcher, region, anchors, answers, nothing_omitted: false }
    }

    fn search(mut self, in_paragraph: bool) -> Search {
        let mut placements: Vec<Placement> = Vec::new();
        let mut from = self.region.start;
        while let Some(first) = self.seek(0, from) {
            from = first.next;
            let many = self.matcher.pieces.segments.len() > 1;
            let limit = if in_paragraph && many {
                self.matcher.hay.paragraph(first.range.start).end.min(self.region.end)
            } else {
                self.region.end
            };
            let Some(found) = self.chain(first, limit) else { continue };
            placements.pop_if(|last| last.hull().end == found.hull().end);
            placements.push(found);
            if placements.len() == PLACES {
                break;
            }
        }
        let note = self.note();
        if note == Some(Note::TooManyMarks) {
            placements.clear();
        }
        Search { placements, note }
    }

    fn note(&self) -> Option<Note> {
        if self.matcher.budget == 0 {
            return Some(Note::TooManyMarks);
        }
        self.nothing_omitted.then_some(Note::NothingOmitted)
    }

    /// Takes the other segments after the first, each as early as it stands.
    fn chain(&mut self, first: Match, limit: usize) -> Option<Placement> {
        let mut matches = vec![first];
        for segment in 1..self.matcher.pieces.segments.len() {
            let end = matches.last()?.range.end;
            let mut from = end;
            let found = loop {
                let found = self.seek(segment, from)?;
                let gap = &self.matcher.pieces.gaps[segment - 1];
                if omits(&self.matcher.hay.folded()[end..found.range.start], gap) {
                    break found;
                }
                self.nothing_omitted = true;
                from = next(self.matcher.hay.folded(), found.range.start);
            };
            if found.range.end > limit {
                return None;
            }
            matches.push(found);
        }
        let end = matches.last()?.range.end;
        (end <= limit).then_some(Placement { matches })
    }

    /// Returns the first match of a segment that starts at or after a place.
    fn seek(&mut self, segment: usize, from: usize) -> Option<Match> {
        if let Some((asked, answer)) = &self.answers[segment]
            && *asked <= from
            && answer.as_ref().is_none_or(|found| from <= found.range.start)
        {
            return if self.matcher.spend(1) { answer.clone() } else { None };
        }
        let answer = self.look(segment, from);
        self.answers[segment] = Some((from, answer.clone()));
        answer
    }

    fn look(&mut self, segment: usize, from: usize) -> Option<Match> {
        let pieces = self.matcher.pieces;
        let parts = &pieces.segments[segment];
        let text = self.matcher.hay.folded();
        let limit = self.region.end;
        let mut at = from;
        loop {
            let hit = self.next_hit(segment, at.min(limit))?;
            if !self.matcher.spend(1) {
                return None;
            }
            let starts = self.starts(segment, hit);
            let words = starts.last().copied().unwrap_or(hit);
            for start in starts.into_iter().filter(|&start| start >= from) {
                if let Some(found) = self.matcher.match_at(parts, start, limit) {
                    return Some(Match { next: next(text, words), ..found });
                }
            }
            at = next(text, hit);
            if hit >= limit {
                return None;
            }
        }
    }

    /// Returns the next place where a segment's anchor stands, any place where it has none.
    fn next_hit(&self, segment: usize, at: usize) -> Option<usize> {
        let text = &self.matcher.hay.folded().as_bytes()[at..self.region.end];
        match &self.anchors[segment] {
            Some(anchor) => anchor.finder.find(text).map(|offset| at + offset),
            None => (!text.is_empty()).then_some(at),
        }
    }

    /// Returns the places where a segment may start whose anchor stands at `hit`: with the brackets
    /// before it literally, with a letter in the last of them, or without them. None where what
    /// stands before the anchor has other letters than the quotation: as many bytes of it need not
    /// be whole characters.
    fn starts(&self, segment: usize, hit: usize) -> Vec<usize> {
        let (part, offset) =
            self.anchors[segment].as_ref().map_or((0, 0), |anchor| (anchor.part, anchor.offset));
        let parts = &self.matcher.pieces.segments[segment];
        let text = self.matcher.hay.folded();
        let words = hit.checked_sub(offset).filter(|&words| text.is_char_boundary(words));
        let Some(words) = words else { return Vec::new() };
        let mut starts = Vec::new();
        for own in part.saturating_sub(OWN_BRACKETS)..part {
            let literal = &self.matcher.quotation[parts[own].range.start..parts[part].range.start];
            if text.as_bytes()[..words].ends_with(literal.as_bytes()) {
                starts.push(words - literal.len());
            }
        }
        let initial = |part: &Part| matches!(part.kind, Kind::Bracket { role: Role::Initial, .. });
        if part > 0 && initial(&parts[part - 1]) {
            starts.extend(text[..words].char_indices().next_back().map(|(at, _)| at));
        }
        starts.push(words);
        starts
    }
}

/// Whether an omission leaves something out: more than white space, and more than the full stop
/// that a mark of four dots has of its own.
fn omits(between: &str, gap: &Gap) -> bool {
    let left = between.trim();
    !(left.is_empty() || gap.with_stop && left == ".")
}

impl<'a> Anchor<'a> {
    /// Returns the longest stretch of a segment's first words that has to stand in the source as it
    /// is, `None` where there is none.
    fn of(quotation: &'a str, pieces: &Pieces, segment: &[Part]) -> Option<Self> {
        let part = segment.iter().position(|part| part.kind == Kind::Words)?;
        let range = segment[part].range.clone();
        let free = |at: usize, c: char| {
            matches!(c, '"' | '\'') || Some(at) == pieces.initial || Some(at) == pieces.final_mark
        };
        let (mut best, mut start) = (range.start..range.start, range.start);
        for (at, c) in quotation[range.clone()].char_indices().map(|(at, c)| (range.start + at, c))
        {
            if free(at, c) {
                best = longer(best, start..at);
                start = at + c.len_utf8();
            }
        }
        best = longer(best, start..range.end);
        if best.is_empty() {
            return None;
        }
        let offset = best.start - range.start;
        Some(Self { finder: Finder::new(&quotation[best]), part, offset })
    }
}

fn longer(best: Range<usize>, other: Range<usize>) -> Range<usize> {
    if other.len() > best.len() { other } else { best }
}
