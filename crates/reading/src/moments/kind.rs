//! What a moment dates: the sentence's event, a figure, or what a noun names.

use super::{MomentKind, Read, Scan};
use crate::language::LANGUAGE;
use crate::tokens::{Shape, Token};

/// So far from a day of the week a word may stand that tells of what is still to come.
const NEAR: usize = 12;

impl Scan<'_> {
    pub(super) fn kind(&self, read: &Read) -> MomentKind {
        if read.as_of {
            MomentKind::AsOf
        } else if self.is_name(read.start, read.end) {
            MomentKind::Name
        } else {
            MomentKind::Event
        }
    }

    /// Whether the tokens from `start` date the noun after them: they are a possessive, or stand
    /// between an article and a noun.
    fn is_name(&self, start: usize, end: usize) -> bool {
        let (reading, words) = (self.reading, &LANGUAGE.moments);
        let possessive = |last: &Token| last.end > last.range.end;
        if end < reading.len() && reading.spaced(end) && possessive(&reading.tokens[end - 1]) {
            return true;
        }
        let date = self.date(start).filter(|date| date.tokens.end == end);
        let full = date.is_some_and(|date| date.what.day.is_some() && date.what.year.is_some());
        let led = start > 0
            && (reading.spaced(start) || reading.hyphened(start))
            && words.determiners.contains(&reading.key(start - 1));
        let joined = reading.follows(end) || (full && reading.gap(end) == ", ");
        date.is_some() && led && joined && self.is_noun(end) && !self.holds_of(start, end)
    }

    /// Whether token `at` may be a noun or stand before one.
    fn is_noun(&self, at: usize) -> bool {
        self.reading.tokens.get(at).is_some_and(|token| {
            let (words, key) = (&LANGUAGE.moments, token.key.as_str());
            let function = words.stoppers.contains(&key)
                || words.verbs.contains(&key)
                || words.determiners.contains(&key)
                || words.of.contains(&key);
            token.shape != Shape::Digits && !function
        })
    }

    /// "the 7th of March"
    fn holds_of(&self, start: usize, end: usize) -> bool {
        (start..end).any(|at| self.reading.key(at) == LANGUAGE.dates.of)
    }

    /// Whether the sentence speaks of what is still to come at token `at`, unless the word that it
    /// dates is in the past ("said Friday it would").
    pub(super) fn is_ahead(&self, at: usize) -> bool {
        let (reading, words) = (self.reading, &LANGUAGE.moments);
        let tells = |i: usize| words.ahead.contains(&reading.key(i));
        let parts = |i: usize| self.parts(i);
        let light = |i: &usize| words.before_weekday.contains(&reading.key(*i));
        let dated = (at.saturating_sub(NEAR)..at).rev().find(|i| !light(i));
        if dated.is_some_and(|i| i > 0 && self.is_past(i) && !tells(i)) {
            return false;
        }
        let before = (at.saturating_sub(NEAR)..at).rev().take_while(|&i| !parts(i + 1)).any(tells);
        before || (at + 1..=at + NEAR).take_while(|&i| i < reading.len() && !parts(i)).any(tells)
    }

    /// Whether a sentence may end before token `at`; not after "a.m." or "U.S.".
    pub(super) fn parts(&self, at: usize) -> bool {
        let gap = self.reading.gap(at);
        let short = self.reading.key(at.wrapping_sub(1)).len() <= 2;
        gap.contains(['!', '?', ';', '\n']) || (gap.contains('.') && !short)
    }

    fn is_past(&self, at: usize) -> bool {
        let (words, key) = (&LANGUAGE.moments, self.reading.key(at));
        words.verb_endings.iter().any(|ending| key.ends_with(ending)) || words.past.contains(&key)
    }
}
