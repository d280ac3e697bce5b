//! Matches one segment, words and brackets without an omission, at one place of the source.
//!
//! What comes in: the parts of a segment and a place in the folded text. What goes out: where the
//! segment ends there, what it alters and what its brackets replace. The parts are taken one after
//! the other; each turns every candidate place into the places where it may end, in order of
//! preference, and of two candidates at one place only the preferred one is kept. So the work is
//! bounded by parts times candidates, and the first candidate left is what backtracking would find.

use std::ops::Range;

use super::Haystack;
use super::pieces::{Kind, Part, Pieces, Role, other_case};
use super::words::{is_letter, next};
use crate::address::{Alteration, Alterations};

/// How many candidates are followed at once.
const CANDIDATES: usize = 64;
/// How many words a bracket may stand for.
const REPLACED_WORDS: usize = 4;
/// How far from a bracket the words that it replaces may reach, in bytes.
const REPLACED_BYTES: usize = 240;

/// Where a segment stands, in bytes of the folded text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Match {
    pub(super) range: Range<usize>,
    pub(super) alterations: Alterations,
    /// What brackets replace, in order.
    pub(super) replaced: Vec<Range<usize>>,
    /// Where the search for the next match begins: after the start of its first words.
    pub(super) next: usize,
}

/// What matching at a place needs to know, and how much work is left to do.
pub(super) struct Matcher<'a> {
    pub(super) hay: Haystack<'a>,
    pub(super) quotation: &'a str,
    pub(super) pieces: &'a Pieces,
    /// Steps that may still be taken, about a hundred nanoseconds each.
    pub(super) budget: u64,
}

#[derive(Clone, Copy)]
struct Candidate {
    at: usize,
    alterations: Alterations,
    /// The last of its replaced ranges in the trail.
    trail: Option<usize>,
}

/// Replaced ranges, each with the one before it.
type Trail = Vec<(Option<usize>, Range<usize>)>;

impl Candidate {
    fn moved(self, at: usize) -> Self {
        Self { at, ..self }
    }

    fn with(self, alteration: Alteration) -> Self {
        Self { alterations: self.alterations.with(alteration), ..self }
    }
}

impl<'a> Matcher<'a> {
    /// Takes steps from the budget and says whether it lasted.
    pub(super) fn spend(&mut self, steps: usize) -> bool {
        let left = self.budget.checked_sub(steps as u64);
        self.budget = left.unwrap_or(0);
        left.is_some()
    }

    /// Matches a segment that starts at a place and ends by `limit`.
    pub(super) fn match_at(&mut self, parts: &[Part], start: usize, limit: usize) -> Option<Match> {
        if !self.hay.is_boundary(start) {
            return None;
        }
        let first = Candidate { at: start, alterations: Alterations::default(), trail: None };
        let (mut now, mut then) = (vec![first], Vec::new());
        let mut trail = Trail::new();
        for (index, part) in parts.iter().enumerate() {
            for &candidate in &now {
                self.advance(parts, index, candidate, &mut trail, &mut then);
            }
            if then.is_empty() || !self.spend(now.len() + part.range.len() / 64) {
                return None;
            }
            keep_preferred(&mut then, limit);
            (now, then) = (then, now);
            then.clear();
        }
        let last = now.into_iter().find(|candidate| self.hay.is_boundary(candidate.at))?;
        let replaced = followed(&trail, last.trail);
        let next = next(self.text(), start);
        Some(Match { range: start..last.at, alterations: last.alterations, replaced, next })
    }

    /// Adds the candidates that a part makes of one.
    fn advance(
        &mut self,
        parts: &[Part],
        index: usize,
        from: Candidate,
        trail: &mut Trail,
        to: &mut Vec<Candidate>,
    ) {
        let part = &parts[index];
        let Kind::Bracket { role, before, after } = part.kind else {
            to.extend(self.words(&part.range, from));
            return;
        };
        to.extend(self.literally(&part.range, before, after, from));
        match role {
            Role::Sealed => {}
            Role::Sic => self.nothing(before, after, from.with(Alteration::Sic), to),
            Role::Free => {
                self.nothing(before, after, from.with(Alteration::Insertion), to);
                if index > 0 && index + 1 < parts.len() {
                    let from = from.with(Alteration::Replacement);
                    self.replaced(part, from, trail, to);
                }
            }
            Role::Initial => to.extend(self.initial(&part.range, before, from)),
            Role::Ending { stem, inner } => {
                let from = from.with(Alteration::Replacement);
                let ends = self.endings(stem, inner, from);
                to.extend(ends.into_iter().filter_map(|end| self.spaced(after, end)));
            }
        }
    }

    fn text(&self) -> &'a str {
        self.hay.folded()
    }

    fn starts_with(&self, at: usize, words: &str) -> bool {
        self.text().as_bytes()[at..].starts_with(words.as_bytes())
    }

    /// Matches words, with the liberties at the quotation's two ends and at marks inside it.
    fn words(&self, range: &Range<usize>, from: Candidate) -> Option<Candidate> {
        let words = &self.quotation[range.clone()];
        if self.starts_with(from.at, words) {
            return Some(from.moved(from.at + words.len()));
        }
        let mut candidate = from;
        for (at, c) in words.char_indices().map(|(at, c)| (range.start + at, c)) {
            let found = self.text()[candidate.at..].chars().next();
            candidate = self.character(at, c, found, candidate)?;
        }
        Some(candidate)
    }

    /// Matches one character of the quotation with what is found at the candidate's place.
    fn character(
        &self,
        at: usize,
        c: char,
        found: Option<char>,
        candidate: Candidate,
    ) -> Option<Candidate> {
        let after = candidate.at + found.map_or(0, char::len_utf8);
        match found {
            Some(found) if found == c => Some(candidate.moved(after)),
            Some(found) if self.pieces.initial == Some(at) && other_case(c) == Some(found) => {
                Some(candidate.moved(after).with(Alteration::Initial))
            }
            Some('"' | '\'') if matches!(c, '"' | '\'') && self.at_word_edge(at) => {
                Some(candidate.moved(after).with(Alteration::InnerMarks))
            }
            _ if self.pieces.final_mark == Some(at) => Some(candidate.with(Alteration::FinalMark)),
            Some('.' | ',') if self.pieces.closing <= at => {
                let found = self.text()[after..].chars().next().filter(|&f| f != '.' && f != ',');
                self.character(at, c, found, candidate.moved(after).with(Alteration::FinalMark))
            }
            _ => None,
        }
    }

    /// Whether the mark at a place of the quotation does not stand inside a word.
    fn at_word_edge(&self, at: usize) -> bool {
        let before = self.quotation[..at].chars().next_back().is_some_and(is_letter);
        let after = self.quotation[at + 1..].chars().next().is_some_and(is_letter);
        !(before && after)
    }

    /// Matches a bracket that stands in the source.
    fn literally(
        &self,
        range: &Range<usize>,
        before: bool,
        after: bool,
        from: Candidate,
    ) -> Option<Candidate> {
        let spaced = range.start - usize::from(before)..range.end + usize::from(after);
        let words = &self.quotation[spaced];
        self.starts_with(from.at, words).then(|| from.moved(from.at + words.len()))
    }

    /// Matches a bracket for which the source has nothing: one space may stand for it.
    fn nothing(&self, before: bool, after: bool, from: Candidate, to: &mut Vec<Candidate>) {
        if !self.hay.is_boundary(from.at) {
            return;
        }
        if (before || after) && self.starts_with(from.at, " ") {
            to.push(from.moved(from.at + 1));
        }
        to.push(from);
    }

    /// Matches a bracket that stands for words of one sentence, the fewest first. The source's own
    /// bracket is not among them: it cannot stand for itself and its neighbours.
    fn replaced(
        &mut self,
        part: &Part,
        from: Candidate,
        trail: &mut Trail,
        to: &mut Vec<Candidate>,
    ) {
        let Kind::Bracket { before, after, .. } = part.kind else { return };
        if !self.hay.is_boundary(from.at) {
            return;
        }
        let own = &self.quotation[part.range.clone()];
        let text = self.text();
        let start = from.at + usize::from(before && self.starts_with(from.at, " "));
        let stretch = super::words::floor(text, (start + REPLACED_BYTES).min(text.len()));
        let words = self.hay.words(start..stretch);
        let whole = |word: &&Range<usize>| word.end < stretch || stretch == text.len();
        for word in words.iter().take(REPLACED_WORDS).filter(whole) {
            let marks = text[word.end..].find(|c: char| c == ' ' || is_letter(c));
            for end in [word.end, marks.map_or(text.len(), |length| word.end + length)] {
                let cannot = text[start..end].contains(own);
                if !self.spend(40) || cannot || !self.is_replaceable(start..end) {
                    continue;
                }
                trail.push((from.trail, start..end));
                let from = Candidate { trail: Some(trail.len() - 1), ..from };
                to.extend((after && self.starts_with(end, " ")).then(|| from.moved(end + 1)));
                to.push(from.moved(end));
            }
        }
    }

    /// Whether a range is whole words of one sentence.
    fn is_replaceable(&self, range: Range<usize>) -> bool {
        self.hay.is_boundary(range.end) && self.hay.is_one_sentence(&range)
    }

    /// Matches `[W]` with the letter that starts a word, in either case.
    fn initial(&self, range: &Range<usize>, before: bool, from: Candidate) -> Option<Candidate> {
        let from = self.spaced(before, from)?;
        let letter = self.quotation[range.start + 1..range.end - 1].trim().chars().next()?;
        let found = self.text()[from.at..].chars().next()?;
        let same = found == letter || other_case(letter) == Some(found);
        let moved = from.moved(from.at + found.len_utf8()).with(Alteration::Initial);
        (same && self.hay.is_boundary(from.at)).then_some(moved)
    }

    /// Matches the space beside a bracket, where there is one.
    fn spaced(&self, space: bool, from: Candidate) -> Option<Candidate> {
        match space {
            true => self.starts_with(from.at, " ").then(|| from.moved(from.at + 1)),
            false => Some(from),
        }
    }

    /// Matches `[ed]` with the ending of the source's word, or with a part of it where letters
    /// follow the bracket.
    fn endings(&self, stem: usize, inner: bool, from: Candidate) -> Vec<Candidate> {
        if stem > from.at || !self.hay.is_boundary(from.at - stem) {
            return Vec::new();
        }
        let end = self.word_end(from.at, CANDIDATES);
        if !inner {
            return if self.hay.is_boundary(end) { vec![from.moved(end)] } else { Vec::new() };
        }
        let places = self.text()[from.at..end].char_indices().map(|(at, _)| from.at + at);
        places.map(|at| from.moved(at)).collect()
    }

    /// Returns where the letters of a word end, an apostrophe among them, at most so many on.
    fn word_end(&self, mut at: usize, most: usize) -> usize {
        let text = self.text();
        let letter = |at: usize| text[at..].chars().next().is_some_and(is_letter);
        for _ in 0..most {
            let apostrophe = text[at..].starts_with('\'') && letter(at + 1);
            if letter(at) || apostrophe {
                at = next(text, at);
            }
        }
        at
    }
}

/// Of the candidates at one place keeps the first.
fn keep_preferred(candidates: &mut Vec<Candidate>, limit: usize) {
    let mut kept = 0;
    for index in 0..candidates.len() {
        let candidate = candidates[index];
        let known = candidates[..kept].iter().any(|other| other.at == candidate.at);
        if candidate.at <= limit && !known && kept < CANDIDATES {
            candidates[kept] = candidate;
            kept += 1;
        }
    }
    candidates.truncate(kept);
}

/// Returns the replaced ranges that lead to a candidate, in order.
fn followed(trail: &Trail, mut last: Option<usize>) -> Vec<Range<usize>> {
    let mut ranges = Vec::new();
    while let Some(index) = last {
        ranges.push(trail[index].1.clone());
        last = trail[index].0;
    }
    ranges.reverse();
    ranges
}
