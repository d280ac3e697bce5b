//! The words that name an event: tokens in, the end of a noun phrase or clause out.

use std::ops::Range;

use super::{Base, Scan};
use crate::language::LANGUAGE;
use crate::tokens::{Shape, stem};

/// More words than this name no event that could be found again.
const LONGEST: usize = 16;

impl Scan<'_> {
    /// The tokens that name an event from token `at`: a noun phrase, or a clause up to its first
    /// mark. Nothing where neither starts there.
    pub(super) fn event(&self, at: usize) -> Option<Range<usize>> {
        let end = self.noun_phrase(at)?;
        let goes_on = self.reading.spaced(end) && !self.stops(end) && !self.starts_name(end);
        if !goes_on && !self.has_verb_after_place(end) {
            let of = end > at + 1 && LANGUAGE.moments.of.contains(&self.reading.key(end - 1));
            return Some(at..end - usize::from(of));
        }
        let last = (end..self.reading.len().min(at + LONGEST))
            .take_while(|&i| self.reading.follows(i) && !self.breaks(i))
            .last()?;
        Some(at..last + 1)
    }

    /// Whether a place and a verb follow: "(the embassy) in Moscow issued".
    fn has_verb_after_place(&self, at: usize) -> bool {
        let place = self.reading.spaced(at)
            && LANGUAGE.moments.places.contains(&self.reading.key(at))
            && self.reading.spaced(at + 1);
        let end = self.noun_phrase(at + 1).filter(|_| place);
        end.is_some_and(|end| self.reading.spaced(end) && self.is_verb(end))
    }

    /// The token after the noun phrase that starts with token `at`.
    pub(super) fn noun_phrase(&self, at: usize) -> Option<usize> {
        let mut end = self.date(at).map_or(at, |date| date.tokens.end);
        while end < self.reading.len().min(at + LONGEST)
            && (end == at || self.continues(end))
            && !self.stops(end)
        {
            let verb = end > at && self.is_verb(end);
            if verb {
                break;
            }
            end += 1;
        }
        let empty = (at..end).all(|i| LANGUAGE.moments.determiners.contains(&self.reading.key(i)));
        (end > at && !empty && !self.stops(at)).then_some(end)
    }

    /// Whether token `at` goes on with the phrase before it.
    fn continues(&self, at: usize) -> bool {
        let comma_of_date = self.reading.gap(at) == ", "
            && self.reading.tokens[at - 1].shape == Shape::Digits
            && !self.reading.tokens[at].is_capital();
        (self.reading.follows(at) && !self.starts_name(at)) || comma_of_date
    }

    /// Whether a capital after the noun of an event begins another phrase ("the vote Putin").
    fn starts_name(&self, at: usize) -> bool {
        let token = self.reading.tokens.get(at);
        let before = at.checked_sub(1).map(|i| &self.reading.tokens[i]);
        token.zip(before).is_some_and(|(token, before)| {
            let whole = before.shape == Shape::Small && before.end == before.range.end;
            token.is_capital() && whole && self.happens(at - 1..at)
        })
    }

    /// Whether token `at` is a word that no noun phrase holds.
    fn stops(&self, at: usize) -> bool {
        LANGUAGE.moments.stoppers.contains(&self.reading.key(at))
    }

    /// Whether token `at` is a finite verb by its ending, after a noun.
    fn is_verb(&self, at: usize) -> bool {
        let words = &LANGUAGE.moments;
        let (token, before) = (&self.reading.tokens[at], self.reading.key(at - 1));
        let led = words.determiners.contains(&before) || words.of.contains(&before);
        let ending = words.verb_endings.iter().any(|ending| token.key.ends_with(ending));
        let verb = words.verbs.contains(&token.key.as_str());
        token.shape == Shape::Small && !led && (ending || verb)
    }

    /// Whether a clause ends before token `at`.
    pub(super) fn breaks(&self, at: usize) -> bool {
        LANGUAGE.moments.breakers.contains(&self.reading.key(at))
    }

    /// Whether the tokens hold a noun of something that happens.
    pub(super) fn happens(&self, tokens: Range<usize>) -> bool {
        let events = LANGUAGE.moments.events;
        tokens.into_iter().any(|at| {
            let key = self.reading.key(at);
            events.contains(&key) || events.contains(&stem(key).as_str())
        })
    }

    pub(super) fn base(&self, tokens: Range<usize>) -> Base {
        Base::Event(self.reading.span(tokens.start, tokens.end))
    }
}
