//! Verbs with a hearer: who is told, and what.

use std::ops::Range;

use super::{Place, REACH, with};
use crate::language::{LANGUAGE, SpeechFrame};
use crate::speech::Manner;
use crate::speech::channels::outlet;
use crate::speech::drafts::{Content, Frame};
use crate::speech::nouns::who;
use crate::speech::objects::{object, phrase, speaker};

impl Place<'_, '_> {
    /// "told the board that", "warned of famine", "told reporters".
    pub(super) fn tells(&self) -> Option<Frame> {
        let words = &LANGUAGE.speech;
        let start = self.end();
        let warns = self.verb.manner == Manner::Warns;
        if warns && self.is_within(start) && self.prose.is(start, words.topics) {
            return self.prose.is_open(start).then(|| with(Content::From(start)));
        }
        if warns && let Some(frame) = self.says().or_else(|| self.trails()) {
            return Some(frame);
        }
        if self.clause.checked_sub(1).is_some_and(|i| self.prose.is(i, words.which)) {
            return None;
        }
        let (to, next) = self.hearer(start)?;
        let frame = self.told(next)?;
        let via = outlet(self.prose, to.clone());
        let to = Some(to).filter(|_| via.is_none());
        Some(Frame { to, via, ..frame })
    }

    /// What a hearer is told, from token `at`.
    pub(super) fn told(&self, at: usize) -> Option<Frame> {
        let words = &LANGUAGE.speech;
        if self.closed_before() && self.prose.key(at) != words.that {
            let tail = self.prose.has_quote(at..self.sentence.end);
            return Some(with(if tail { Content::Unsure } else { Content::Until(self.clause) }));
        }
        if let Some(opening) = self.opening(at) {
            return Some(with(Content::From(opening)));
        }
        let topic = |i: usize| self.prose.is(i, words.topics) || self.prose.key(i) == words.to;
        let limit = self.sentence.end.min(at + REACH);
        let adjuncts = (at..limit).take_while(|&i| !topic(i) && self.is_adjunct(i)).count();
        let start = at + adjuncts;
        if topic(start) && (at..=start).all(|i| self.is_within(i) && self.prose.is_open(i)) {
            return Some(with(Content::From(start)));
        }
        let before = self.clause >= self.sentence.start + 3;
        let comma = before && self.prose.is_after_comma(self.clause);
        let done = !self.is_within(at) || !self.prose.is_open(at) || self.prose.is_dated(at);
        if comma && (done || self.prose.is_preposition(at)) {
            return Some(with(Content::Until(self.clause)));
        }
        self.bare(at)
    }

    /// Who is told, and the token after the words for it.
    pub(super) fn hearer(&self, start: usize) -> Option<(Range<usize>, usize)> {
        let words = &LANGUAGE.speech;
        if !self.is_within(start) || !self.prose.is_open(start) {
            return None;
        }
        if self.prose.is(start, words.objects) {
            return Some((start..start + 1, start + 1));
        }
        let limit = self.sentence.end.min(start + REACH);
        let stops =
            |i: usize| !self.prose.is_open(i) || self.opens_content(i) || self.prose.is_dated(i);
        let end = (start + 1..limit).find(|&i| stops(i)).unwrap_or(limit);
        let led = self.prose.is_dated(end) && self.prose.is_preposition(end - 1);
        let end = end - usize::from(led);
        (start + 1..=end).rev().find_map(|end| self.heard(start..end))
    }

    /// The hearer `tokens`, if they are one and may end there.
    pub(super) fn heard(&self, tokens: Range<usize>) -> Option<(Range<usize>, usize)> {
        let words = &LANGUAGE.speech;
        let end = tokens.end;
        let topic = [words.topics, &[words.to]].concat();
        let within = tokens.clone().skip(1).any(|i| {
            topic.contains(&self.prose.key(i))
                && !(self.prose.key(i) == words.accused_of && self.opens_content(end))
        });
        let many = tokens.len() > 1 && self.prose.is(tokens.start, words.determiners);
        let first = tokens.start + usize::from(many);
        let audience = tokens.len() <= 4
            && first < end
            && (first..end).any(|i| self.prose.is_noun(i, words.audiences))
            && self.prose.is_noun(end - 1, words.audiences);
        let hearer =
            audience || who(self.prose, tokens.clone()).is_some() || self.in_place(&tokens);
        (hearer && !within).then_some((tokens, end))
    }

    /// Whether `tokens` are an audience and where it is: "journalists in Tunis".
    pub(super) fn in_place(&self, tokens: &Range<usize>) -> bool {
        let words = &LANGUAGE.speech;
        let place = tokens.clone().skip(1).find(|&i| self.prose.is_preposition(i));
        place.is_some_and(|at| {
            let audience = self.prose.is_noun(at - 1, words.audiences);
            let after = (at + 1..tokens.end)
                .all(|i| self.prose.name(i).is_some() || self.prose.is(i, words.determiners));
            audience && after && at + 1 < tokens.end
        })
    }

    /// "urged the Treasury to release", "advised citizens to “avoid” them".
    pub(super) fn asks(&self) -> Option<Frame> {
        let words = &LANGUAGE.speech;
        let start = self.end();
        let limit = self.sentence.end.min(start + REACH);
        if !self.is_within(start) || !self.prose.is_open(start) {
            return None;
        }
        let to = (start + 1..limit)
            .find(|&i| self.prose.key(i) == words.to || (i > start && !self.prose.is_open(i)))?;
        let fits =
            self.prose.key(to) == words.to && (self.prose.is_open(to) || self.prose.opens(to));
        let told = self.prose.is(start, words.objects) && to == start + 1;
        let urged = self.verb.frame == SpeechFrame::Urges;
        let phrase = || urged && phrase(self.prose, start, to) == Some(to);
        let heard = told || self.heard(start..to).is_some() || phrase();
        (fits && heard).then(|| Frame { to: Some(start..to), ..with(Content::From(to)) })
    }

    /// "quoted the governor as saying that"; "“...,” it quoted him as saying".
    pub(super) fn quotes(&self) -> Option<Frame> {
        let words = &LANGUAGE.speech;
        let limit = self.sentence.end.min(self.end() + REACH);
        let whose = speaker(self.prose, self.end(), limit)?;
        let end = self.prose.reading.phrase_from(whose.tokens.end, words.as_saying)?;
        let opening = self.opening(end).map(Content::From);
        let before = self.closed_before().then_some(Content::Until(self.clause));
        let bare = || self.bare(end).map(|frame| frame.content);
        let content = before.or(opening).or_else(bare).unwrap_or(Content::Unsure);
        Some(Frame { by: Some(whose), ..with(content) })
    }

    /// "issued similar warnings to their citizens".
    pub(super) fn issues(&self) -> Option<Frame> {
        let words = &LANGUAGE.speech;
        let end = object(self.prose, self.end())?;
        if !self.prose.is_noun(end - 1, words.warnings) {
            return None;
        }
        let about = Some(self.end()..end);
        let to = (self.prose.key(end) == words.to && self.prose.is_open(end))
            .then(|| self.hearer(end + 1))
            .flatten()
            .map(|(to, _)| to);
        Some(Frame { about, to, ..with(Content::Unsure) })
    }
}
