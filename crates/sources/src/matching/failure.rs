//! Why a quotation does not stand.
//!
//! What comes in: a request that no placement answers. What goes out: the [`Failure`], by the first
//! of these that holds: it holds nothing to look for; it stands outside the scope; its pieces stand,
//! in another order or far apart; its letters stand inside longer words; its words stand in another
//! order; it is made of runs from different places; something near it stands; nothing does.

use std::ops::Range;

use super::asked::Asked;
use super::literal::Found;
use super::marked::find_segment;
use super::nearest::{self, Nearest};
use super::pieces::{Part, Pieces};
use super::said::Said;
use super::segment::Match;
use super::splice;
use super::{Failure, Note, Verdict};

/// How many segments are looked for one by one.
const SEGMENTS: usize = 16;

/// Says why a quotation does not stand in a region of the folded text.
pub(super) fn explain(
    asked: &Asked<'_>,
    region: Range<usize>,
    literal: &Found,
    note: Option<Note>,
) -> Failure {
    let pieces = match &asked.pieces {
        Ok(pieces) => pieces,
        Err(note) => return absent(Some(*note)),
    };
    if let Some(failure) = outside_scope(asked) {
        return failure;
    }
    let inside_word = literal.inside_word.as_ref().map(|letters| in_words(asked, letters));
    if note == Some(Note::TooManyMarks) {
        return inside_word.unwrap_or_else(|| absent(note));
    }
    disordered_segments(asked, pieces, &region, note)
        .or(inside_word)
        .unwrap_or_else(|| by_words(asked, pieces, region, note))
}

fn absent(note: Option<Note>) -> Failure {
    Failure { verdict: Verdict::Absent, places: Vec::new(), differences: Vec::new(), note }
}

/// It stands in the text, but not in the scope.
fn outside_scope(asked: &Asked<'_>) -> Option<Failure> {
    asked.request.scope.as_ref()?;
    let placements = asked.placements(&asked.hay.region(None));
    (!placements.is_empty()).then(|| asked.failure(Verdict::Elsewhere, &placements))
}

/// Its letters stand there, within longer words.
fn in_words(asked: &Asked<'_>, letters: &Range<usize>) -> Failure {
    let words = asked.hay.whole_words(letters.clone());
    let said = Said::whole(asked);
    let differences = nearest::differences(asked, &said, &words);
    let places = asked.sources(vec![words]);
    Failure { verdict: Verdict::Altered, places, differences, note: Some(Note::InsideWord) }
}

/// Each of its segments stands there, but not one after the other.
fn disordered_segments(
    asked: &Asked<'_>,
    pieces: &Pieces,
    region: &Range<usize>,
    note: Option<Note>,
) -> Option<Failure> {
    let count = pieces.segments.len();
    if !(2..=SEGMENTS).contains(&count) || note.is_some() {
        return None;
    }
    let scoped = asked.request.scope.is_some();
    let together = if scoped {
        each_segment(asked, pieces, region.clone())
    } else {
        in_one_paragraph(asked, pieces, region)
    };
    let (verdict, matches) = match together {
        Some(matches) => (Verdict::Reordered, matches),
        None => (Verdict::Spliced, each_segment(asked, pieces, asked.hay.region(None))?),
    };
    let places = matches.into_iter().map(|one| asked.hay.source(one.range)).collect();
    Some(Failure { verdict, places, differences: Vec::new(), note: None })
}

/// Finds every segment in a region, in whatever order, no two in one place: the longest first, as
/// it has the fewest places.
fn each_segment(asked: &Asked<'_>, pieces: &Pieces, region: Range<usize>) -> Option<Vec<Match>> {
    let quotation = asked.folded.text();
    let mut order: Vec<_> = (0..pieces.segments.len()).collect();
    order.sort_by_key(|&index| std::cmp::Reverse(length(&pieces.segments[index])));
    let mut matches: Vec<(usize, Match)> = Vec::new();
    for index in order {
        let mut from = region.start;
        let found = loop {
            let found = find_segment(asked.hay, quotation, pieces, index, from..region.end)?;
            let taken = matches.iter().find(|(_, other)| overlap(&other.range, &found.range));
            let Some((_, taken)) = taken else { break found };
            from = taken.range.end;
        };
        matches.push((index, found));
    }
    matches.sort_by_key(|(index, _)| *index);
    Some(matches.into_iter().map(|(_, found)| found).collect())
}

fn overlap(a: &Range<usize>, b: &Range<usize>) -> bool {
    a.start < b.end && b.start < a.end
}

fn length(segment: &[Part]) -> usize {
    segment.iter().map(|part| part.range.len()).sum()
}

/// Finds a paragraph in which every segment stands: one of those that have the longest.
fn in_one_paragraph(
    asked: &Asked<'_>,
    pieces: &Pieces,
    region: &Range<usize>,
) -> Option<Vec<Match>> {
    let quotation = asked.folded.text();
    let length =
        |index: &usize| pieces.segments[*index].iter().map(|p| p.range.len()).sum::<usize>();
    let longest = (0..pieces.segments.len()).max_by_key(length)?;
    let mut from = region.start;
    for _ in 0..SEGMENTS {
        let found = find_segment(asked.hay, quotation, pieces, longest, from..region.end)?;
        let paragraph = asked.hay.paragraph(found.range.start);
        from = paragraph.end;
        if let Some(matches) = each_segment(asked, pieces, paragraph) {
            return Some(matches);
        }
    }
    None
}

/// Compares it word by word with what is there.
fn by_words(
    asked: &Asked<'_>,
    pieces: &Pieces,
    region: Range<usize>,
    note: Option<Note>,
) -> Failure {
    let whole = asked.hay.region(None);
    let said = Said::of(asked, pieces, &whole);
    if said.words.is_empty() {
        return absent(note);
    }
    let near = nearest_place(asked, &said, region, &whole);
    if let Some(place) = near.as_ref().and_then(Nearest::reordered) {
        return told(asked, &said, Verdict::Reordered, place, None);
    }
    let one_word = near.as_ref().is_some_and(Nearest::is_one_word);
    if !one_word && let Some((verdict, places)) = splice::runs_apart(asked, &said, whole) {
        let places = asked.sources(places);
        return Failure { verdict, places, differences: Vec::new(), note: None };
    }
    match near.filter(Nearest::is_close) {
        Some(near) => told(asked, &said, Verdict::Altered, near.place, note),
        None => absent(note),
    }
}

/// Finds the nearest place in the region; one outside it only if nothing very close stands within.
fn nearest_place(
    asked: &Asked<'_>,
    said: &Said,
    region: Range<usize>,
    whole: &Range<usize>,
) -> Option<Nearest> {
    let near = nearest::find(asked, said, region.clone());
    if region == *whole || near.as_ref().is_some_and(Nearest::is_very_close) {
        return near;
    }
    let outside = nearest::find(asked, said, whole.clone());
    match (&near, &outside) {
        (Some(near), Some(outside)) if near.is_further_than(outside) => {}
        (None, _) => {}
        _ => return near,
    }
    outside
}

fn told(
    asked: &Asked<'_>,
    said: &Said,
    verdict: Verdict,
    place: Range<usize>,
    note: Option<Note>,
) -> Failure {
    let differences = nearest::differences(asked, said, &place);
    Failure { verdict, places: asked.sources(vec![place]), differences, note }
}
