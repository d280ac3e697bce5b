//! Finds the place of a text that is most like a quotation which does not stand. For hints only.
//!
//! What comes in: the quotation's words and a region of the folded text. What goes out: the
//! [`Nearest`] place with how near it is, and the words that differ there. Rare words and short
//! phrases of the quotation are looked up as anchors; each place where one stands votes for where
//! the quotation would begin; the stretches with most votes are aligned word by word (`align`). So
//! the text is scanned a fixed number of times, and only some hundred words of it are compared.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use memchr::memmem;
use similar::{Algorithm, DiffOp, capture_diff_slices};

use super::Difference;
use super::align::{Key, align, holds_same_words};
use super::asked::Asked;
use super::said::Said;
use super::words::{ceil, floor, is_letter, next};

/// How many words and how many phrases are looked up.
const ANCHORS: usize = 12;
/// How many places of one anchor vote.
const VOTES: usize = 256;
/// How many stretches are compared.
const STRETCHES: usize = 3;
/// How much further than the quotation a stretch reaches where words may be left out, in bytes.
const OMITTED: usize = 2000;

/// The place most like a quotation.
#[derive(Debug)]
pub(super) struct Nearest {
    /// Where it stands in the folded text.
    pub(super) place: Range<usize>,
    /// How much of it is the same, of 100.
    score: usize,
    /// Whether one word at most is added, left out or another.
    one_word: bool,
    /// Whether the same words in another order are two that changed places.
    swapped: bool,
    /// A place with the same words in another order.
    reordered: Option<Range<usize>>,
}

impl Nearest {
    /// Two words that changed places at an end look like one left out, and a word left out within
    /// may look like another order, so the first is nearer than the second and that than the third.
    fn rank(&self) -> (bool, bool, bool, usize) {
        (self.swapped, self.one_word, self.reordered.is_some(), self.score)
    }

    /// Returns the place where the same words stand in another order, if that is what differs.
    pub(super) fn reordered(&self) -> Option<Range<usize>> {
        self.reordered.clone().filter(|_| self.swapped || !self.one_word)
    }

    /// Whether one word at most is what differs from something close.
    pub(super) fn is_one_word(&self) -> bool {
        self.one_word && self.is_close()
    }

    /// Whether it is so near that a nearer place elsewhere does not matter.
    pub(super) fn is_very_close(&self) -> bool {
        self.swapped || self.one_word || self.score >= 60
    }

    /// Whether another place is nearer.
    pub(super) fn is_further_than(&self, other: &Self) -> bool {
        self.score < other.score
    }

    /// Whether the author may have meant it.
    pub(super) fn is_close(&self) -> bool {
        self.score >= 40
    }
}

/// Finds the nearest place in a region.
pub(super) fn find(asked: &Asked<'_>, said: &Said, region: Range<usize>) -> Option<Nearest> {
    let wanted: Vec<_> = keys(asked.folded.text(), &said.words);
    let mut best: Option<Nearest> = None;
    for stretch in stretches(asked, said, &region) {
        let words = asked.hay.words(stretch);
        let found = keys(asked.hay.folded(), &words);
        let Some(aligned) = align(&wanted, &said.loose, &found) else { continue };
        let span = |range: Range<usize>| words[range.start].start..words[range.end - 1].end;
        let reordered = holds_same_words(&wanted, &found);
        let near = Nearest {
            place: span(aligned.range),
            score: aligned.score,
            one_word: aligned.one_word,
            swapped: reordered.as_ref().is_some_and(|&(_, apart)| apart == 2),
            reordered: reordered.map(|(range, _)| span(range)),
        };
        if best.as_ref().is_none_or(|best| near.rank() > best.rank()) {
            best = Some(near);
        }
    }
    best
}

fn keys(text: &str, words: &[Range<usize>]) -> Vec<Key> {
    words.iter().map(|word| Key::of(&text[word.clone()])).collect()
}

/// Returns the stretches of the folded text in which most anchors stand as in the quotation.
fn stretches(asked: &Asked<'_>, said: &Said, region: &Range<usize>) -> Vec<Range<usize>> {
    let length = said.words.last().map_or(0, |word| word.end) - said.words[0].start;
    let width = (length / 3).max(32);
    let mut votes: BTreeMap<usize, usize> = BTreeMap::new();
    for (start, end) in anchors(asked, said) {
        let before = start - said.words[0].start;
        for hit in hits(asked, &asked.folded.text()[start..end], region) {
            *votes.entry(hit.saturating_sub(before) / width).or_default() += end - start;
        }
    }
    let with_next = |(&at, &count): (&usize, &usize)| {
        (count + votes.get(&(at + 1)).copied().unwrap_or(0), std::cmp::Reverse(at))
    };
    let mut ranked: Vec<_> = votes.iter().map(with_next).collect();
    ranked.sort_unstable();
    let omits = said.loose.contains(&true);
    let more = if omits { OMITTED } else { 0 } + length / 4 + 48;
    let stretch = |at: usize| {
        let start = (at * width).saturating_sub(more).max(region.start);
        let end = ((at + 2) * width + length + more).min(region.end);
        asked
            .hay
            .whole_words(ceil(asked.hay.folded(), start.min(end))..floor(asked.hay.folded(), end))
    };
    ranked.iter().rev().take(STRETCHES).map(|(_, at)| stretch(at.0)).collect()
}

/// Returns the parts of a quotation to look up: phrases of three words all over it, its longest
/// words, and of a short quotation the halves of its words.
fn anchors(asked: &Asked<'_>, said: &Said) -> BTreeSet<(usize, usize)> {
    let words = &said.words;
    let apart = words.len().div_ceil(ANCHORS).max(1);
    let phrases = words.windows(3).step_by(apart).map(|three| (three[0].start, three[2].end));
    let mut longest = words.clone();
    longest.sort_by_key(|word| (std::cmp::Reverse(word.len()), word.start));
    longest.truncate(ANCHORS);
    let mut anchors: BTreeSet<_> = phrases.collect();
    anchors.extend(longest.iter().map(|word| (word.start, word.end)));
    if words.len() <= 3 {
        anchors.extend(words.iter().flat_map(|word| halves(asked.folded.text(), word)));
    }
    anchors
}

/// Returns the first and the last half of a word of four bytes or more; none of a word whose first
/// letter is longer than half of it.
fn halves(text: &str, word: &Range<usize>) -> Vec<(usize, usize)> {
    let middle = floor(text, word.start + word.len() / 2);
    let halves = vec![(word.start, middle), (middle, word.end)];
    if word.len() < 4 || middle == word.start { Vec::new() } else { halves }
}

/// Returns some places where an anchor stands with a word boundary on one side at least.
fn hits(asked: &Asked<'_>, words: &str, region: &Range<usize>) -> Vec<usize> {
    let text = asked.hay.folded();
    let edge = |at: &usize| asked.hay.is_boundary(*at) || asked.hay.is_boundary(*at + words.len());
    memmem::find_iter(&text.as_bytes()[region.clone()], words.as_bytes())
        .take(VOTES * 4)
        .map(|at| region.start + at)
        .filter(edge)
        .take(VOTES)
        .collect()
}

/// Returns what differs between a quotation and a place of the folded text: words, or where all
/// words are the same, marks. What the quotation leaves out or adds and marks is no difference.
pub(super) fn differences(asked: &Asked<'_>, said: &Said, place: &Range<usize>) -> Vec<Difference> {
    let (quotation, source) = (asked.folded.text(), asked.hay.folded());
    let here = asked.hay.words(place.clone());
    let words = compare(asked, &said.words, &here, &said.loose);
    if !words.is_empty() {
        return words;
    }
    let (Some(first), Some(last)) = (said.words.first(), said.words.last()) else { return words };
    let (mine, loose) = with_marks(quotation, &said.words, first.start..last.end, &said.loose);
    let (theirs, _) = with_marks(source, &here, place.clone(), &vec![false; here.len()]);
    let marks = compare(asked, &mine, &theirs, &loose);
    let spaces = || rest_that_differs(asked, first.start..last.end, place.clone());
    if marks.is_empty() { spaces().into_iter().collect() } else { marks }
}

/// Returns what is left of two texts without the beginning and the end that they share.
fn rest_that_differs(
    asked: &Asked<'_>,
    mut mine: Range<usize>,
    mut theirs: Range<usize>,
) -> Option<Difference> {
    let (quotation, source) = (asked.folded.text(), asked.hay.folded());
    let same = |(a, b): &(char, char)| a == b;
    let length = |(c, _): (char, char)| c.len_utf8();
    let pairs = quotation[mine.clone()].chars().zip(source[theirs.clone()].chars());
    let head: usize = pairs.take_while(same).map(length).sum();
    (mine.start, theirs.start) = (mine.start + head, theirs.start + head);
    let pairs = quotation[mine.clone()].chars().rev().zip(source[theirs.clone()].chars().rev());
    let tail: usize = pairs.take_while(same).map(length).sum();
    (mine.end, theirs.end) = (mine.end - tail, theirs.end - tail);
    let differs = !mine.is_empty() || !theirs.is_empty();
    differs.then(|| Difference {
        quotation: asked.in_quotation(mine),
        source: asked.hay.source(theirs),
    })
}

/// Returns words together with the marks between them, each by itself.
fn with_marks(
    text: &str,
    words: &[Range<usize>],
    range: Range<usize>,
    loose: &[bool],
) -> (Vec<Range<usize>>, Vec<bool>) {
    let (mut all, mut all_loose, mut at) = (Vec::new(), Vec::new(), range.start);
    for (word, &loose) in words.iter().zip(loose) {
        while at < word.start {
            let end = next(text, at);
            let mark = text[at..end].chars().all(|c| c != ' ' && !is_letter(c));
            if mark && !all_loose.last().is_some_and(|&loose| loose) {
                all.push(at..end);
                all_loose.push(false);
            }
            at = end;
        }
        all.push(word.clone());
        all_loose.push(loose);
        at = word.end;
    }
    (all, all_loose)
}

fn compare(
    asked: &Asked<'_>,
    mine: &[Range<usize>],
    theirs: &[Range<usize>],
    loose: &[bool],
) -> Vec<Difference> {
    let old: Vec<_> = mine.iter().map(|range| &asked.folded.text()[range.clone()]).collect();
    let new: Vec<_> = theirs.iter().map(|range| &asked.hay.folded()[range.clone()]).collect();
    let marked = |op: &DiffOp| {
        let at = op.old_range();
        at.is_empty() && at.start.checked_sub(1).is_some_and(|before| loose[before])
    };
    let differs = |op: &DiffOp| !matches!(op, DiffOp::Equal { .. }) && !marked(op);
    let ops = capture_diff_slices(Algorithm::Myers, &old, &new);
    ops.iter()
        .filter(|op| differs(op))
        .map(|op| Difference {
            quotation: asked.in_quotation(span(mine, op.old_range())),
            source: asked.hay.source(span(theirs, op.new_range())),
        })
        .collect()
}

/// Returns the text from the first of some words to the last; of none, the place before the next.
fn span(words: &[Range<usize>], range: Range<usize>) -> Range<usize> {
    match words.get(range.clone()) {
        Some([first, .., last]) => first.start..last.end,
        Some([one]) => one.clone(),
        _ => {
            let next = words.get(range.start).map(|word| word.start);
            let at = next.or(words.last().map(|word| word.end)).unwrap_or(0);
            at..at
        }
    }
}
