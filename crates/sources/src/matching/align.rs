//! Lays the words of a quotation along some hundred words of a source.
//!
//! What comes in: both as [`Key`]s. What goes out: the words of the source between which the
//! quotation fits best, and how well. It is the alignment of approximate string matching: what
//! stands before and after in the source costs nothing, nor does what an omission leaves out.

use std::collections::BTreeMap;
use std::ops::Range;

/// What a word costs that is added, left out or another.
const DIFFERENT: usize = 10;
/// What a word costs that is like the other: more than half, so that two of them are two words.
const ALIKE: usize = 6;

/// A word for comparing, in small letters.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Key(String);

impl Key {
    /// Returns the key of a word.
    pub(super) fn of(word: &str) -> Self {
        Self(word.to_lowercase())
    }

    /// Returns what it costs to have this word for the other: words that begin and end alike over
    /// more than half of their length are alike.
    fn cost(&self, other: &Self) -> usize {
        if self == other {
            return 0;
        }
        let (mine, theirs) = (self.0.as_bytes(), other.0.as_bytes());
        let shorter = mine.len().min(theirs.len());
        let same = |(a, b): &(&u8, &u8)| a == b;
        let head = mine.iter().zip(theirs).take_while(same).count();
        let tail = mine.iter().rev().zip(theirs.iter().rev()).take(shorter - head);
        let alike = head + tail.take_while(same).count();
        let longer = mine.len().max(theirs.len());
        if alike * 2 >= longer { ALIKE } else { DIFFERENT }
    }
}

/// Where a quotation fits best.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Aligned {
    /// The words of the source, by number; at least one.
    pub(super) range: Range<usize>,
    /// How much of the quotation is the same, of 100.
    pub(super) score: usize,
    /// Whether one word at most is added, left out or another.
    pub(super) one_word: bool,
}

/// A partial alignment.
#[derive(Clone, Copy)]
struct Cell {
    cost: usize,
    /// How many words of the quotation have no like word in the source: of two that cost the same, the
    /// one that keeps more words is better.
    lost: usize,
    /// The word of the source at which it begins.
    start: usize,
}

impl Cell {
    /// Returns it with a word of the quotation more, which costs so much.
    fn word(self, cost: usize) -> Self {
        Self { cost: self.cost + cost, lost: self.lost + usize::from(cost > 0), ..self }
    }

    /// Returns it with a word of the source more, which costs so much.
    fn skip(self, cost: usize) -> Self {
        Self { cost: self.cost + cost, ..self }
    }
}

/// Aligns the words of a quotation with words of a source; after a `loose` one the source may go on
/// freely. `None` where there are no words, or nothing of them is the same.
pub(super) fn align(wanted: &[Key], loose: &[bool], found: &[Key]) -> Option<Aligned> {
    let mut row: Vec<Cell> =
        (0..=found.len()).map(|start| Cell { cost: 0, lost: 0, start }).collect();
    for (word, &loose) in wanted.iter().zip(loose) {
        row = next_row(&row, word, loose, found);
    }
    // Of ends that cost the same, the quotation's last word is better than another of its length.
    let rank = |&(end, cell): &(usize, &Cell)| {
        let ends_alike = end.checked_sub(1).is_some_and(|at| wanted.last() == found.get(at));
        let longer = end.saturating_sub(cell.start).abs_diff(wanted.len());
        (cell.cost, cell.lost, !ends_alike, longer)
    };
    let (end, &Cell { cost, start, .. }) = row.iter().enumerate().min_by_key(rank)?;
    let most = wanted.len() * DIFFERENT;
    (start < end && cost < most).then(|| Aligned {
        range: start..end,
        score: (most - cost) * 100 / most,
        one_word: cost <= DIFFERENT,
    })
}

fn next_row(row: &[Cell], word: &Key, loose: bool, found: &[Key]) -> Vec<Cell> {
    let mut next: Vec<Cell> = Vec::with_capacity(row.len());
    next.push(row[0].word(DIFFERENT));
    let skip = if loose { 0 } else { DIFFERENT };
    for (at, other) in found.iter().enumerate() {
        let replaced = row[at].word(word.cost(other));
        let added = row[at + 1].word(DIFFERENT);
        let dropped = next[at].skip(skip);
        let best = [replaced, added, dropped].into_iter().min_by_key(|one| (one.cost, one.lost));
        next.push(best.unwrap_or(replaced));
    }
    next
}

/// Returns as many words of the source, in a row, as the quotation has, which are the same words in
/// another order, with the number of places at which they differ; the least of it where there are
/// several.
pub(super) fn holds_same_words(wanted: &[Key], found: &[Key]) -> Option<(Range<usize>, usize)> {
    let count = wanted.len();
    let mut best: Option<(Range<usize>, usize)> = None;
    if count < 2 || found.len() < count {
        return None;
    }
    let mut excess: BTreeMap<&Key, i64> = BTreeMap::new();
    let mut unequal = 0_usize;
    let mut add = |word, by: i64, unequal: &mut usize| {
        let slot = excess.entry(word).or_default();
        *unequal = *unequal + usize::from(*slot == 0) - usize::from(*slot + by == 0);
        *slot += by;
    };
    wanted.iter().for_each(|word| add(word, -1, &mut unequal));
    for (end, word) in found.iter().enumerate() {
        add(word, 1, &mut unequal);
        if let Some(start) = end.checked_sub(count) {
            add(&found[start], -1, &mut unequal);
        }
        let window = (end + 1).saturating_sub(count)..end + 1;
        if unequal == 0 && window.len() == count {
            let pairs = found[window.clone()].iter().zip(wanted);
            let apart = pairs.filter(|(mine, theirs)| mine != theirs).count();
            if apart > 0 && best.as_ref().is_none_or(|(_, least)| apart < *least) {
                best = Some((window, apart));
            }
        }
    }
    best
}
