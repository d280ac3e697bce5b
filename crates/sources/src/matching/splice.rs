//! Recognises a quotation put together from different places.
//!
//! What comes in: the words of a quotation that does not stand. What goes out: where its parts
//! stand, if it is made of runs of three words or more that stand literally in the text but not
//! beside each other. From the left each run is taken as long as it stands, and the last may borrow
//! words from the one before. Runs of one sentence with few words between are not a splice but a
//! sentence with a word left out or changed; nor is a name among them that was put for another.

use std::ops::Range;

use super::Verdict;
use super::asked::Asked;
use super::literal;
use super::said::Said;

/// How many words make a run.
const RUN: usize = 3;
/// How many runs are looked for.
const RUNS: usize = 8;
/// How many times words may be passed over that belong to no run.
const STRAY: usize = 12;
/// How many words of the source may be missing between runs of one sentence.
const MISSING: usize = 4;

/// Returns where the runs stand of which a quotation is made, in the folded text, and whether it is
/// spliced or, where they stand beside each other, reordered.
pub(super) fn runs_apart(
    asked: &Asked<'_>,
    said: &Said,
    region: Range<usize>,
) -> Option<(Verdict, Vec<Range<usize>>)> {
    let runs = runs(asked, said, &region);
    let inner = |run: &Range<usize>| run.start > 0 && run.end < said.words.len();
    let name = |run: &Range<usize>| inner(run) && is_name(asked, said, run);
    let long: Vec<_> = runs.into_iter().filter(|run| !name(run)).collect();
    let covered: usize = long.iter().map(ExactSizeIterator::len).sum();
    if long.len() < 2 || covered * 5 < said.words.len() * 4 {
        return None;
    }
    let places = long
        .iter()
        .map(|run| literal::find(&asked.hay, said.text(asked, run.clone()), region.clone()).places);
    let places: Vec<_> = places.collect();
    if places.windows(2).all(|pair| near(asked, &pair[0], &pair[1])) {
        return None;
    }
    let places: Vec<_> =
        places.into_iter().filter_map(|places| places.into_iter().next()).collect();
    let verdict = if adjoin(asked, &places) { Verdict::Reordered } else { Verdict::Spliced };
    Some((verdict, places))
}

/// Whether places, in whatever order, have no words between them.
fn adjoin(asked: &Asked<'_>, places: &[Range<usize>]) -> bool {
    let mut places = places.to_vec();
    places.sort_by_key(|place| place.start);
    places.windows(2).all(|pair| {
        let between = asked.hay.folded().get(pair[0].end..pair[1].start);
        between.is_some_and(|between| !between.contains(char::is_alphanumeric))
    })
}

/// Returns the runs of words that stand, from the left.
fn runs(asked: &Asked<'_>, said: &Said, region: &Range<usize>) -> Vec<Range<usize>> {
    let (count, mut at) = (said.words.len(), 0);
    let mut runs: Vec<Range<usize>> = Vec::new();
    let mut stray = 0;
    while at < count && runs.len() < RUNS && stray <= STRAY {
        let length = said.standing(asked, at, count, region);
        if length >= RUN {
            runs.push(at..at + length);
        } else if at + length == count {
            borrow(asked, said, region, &mut runs);
        } else {
            stray += 1;
        }
        at += length.max(1);
    }
    runs
}

/// Makes the last words a run, with words of the run before it.
fn borrow(asked: &Asked<'_>, said: &Said, region: &Range<usize>, runs: &mut Vec<Range<usize>>) {
    let count = said.words.len();
    let Some(last) = runs.last_mut() else { return };
    let Some(start) = count.checked_sub(RUN).filter(|start| last.start + RUN <= *start) else {
        return;
    };
    if last.end >= start && said.standing(asked, start, count, region) == RUN {
        last.end = start;
        runs.push(start..count);
    }
}

/// Whether a run is capitalised throughout, as a name is that was put for another.
fn is_name(asked: &Asked<'_>, said: &Said, run: &Range<usize>) -> bool {
    said.words[run.clone()]
        .iter()
        .all(|word| asked.folded.text()[word.clone()].starts_with(|c: char| !c.is_lowercase()))
}

/// Whether two runs stand somewhere in one sentence, in order, with few words between.
fn near(asked: &Asked<'_>, left: &[Range<usize>], right: &[Range<usize>]) -> bool {
    left.iter().any(|left| {
        right.iter().filter(|right| left.end <= right.start).any(|right| {
            right.start - left.end < 100
                && asked.hay.words(left.end..right.start).len() <= MISSING
                && asked.hay.is_one_sentence(&(left.end - 1..right.start + 1))
        })
    })
}
