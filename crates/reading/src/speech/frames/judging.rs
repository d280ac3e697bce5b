//! Verbs of judging and naming: their object, and what it is said to be.

use std::ops::Range;

use super::{Place, REACH, with};
use crate::language::LANGUAGE;
use crate::speech::clauses::subject;
use crate::speech::drafts::{Content, Frame};
use crate::speech::nouns::has_ending;
use crate::speech::objects::{object, phrase};
use crate::speech::prose::Prose;
use crate::speech::verbs::is_adverb;

impl Place<'_, '_> {
    /// An object that is announced or judged: "announced the arrest of nine men".
    pub(super) fn acts(&self) -> Option<Frame> {
        let about = self.prose.tokens_of_object(self.end())?;
        Some(Frame { about: Some(about), ..with(Content::Unsure) })
    }

    pub(super) fn denies(&self) -> Option<Frame> {
        let at = self.end();
        let deed = self.is_within(at)
            && self.prose.is_open(at)
            && has_ending(self.prose, at, LANGUAGE.speech.present_endings);
        let short = self.sentence.end <= at + REACH;
        let plain = short && (at..self.sentence.end).skip(1).all(|i| self.prose.is_open(i));
        if deed && plain {
            let about = Some(at..self.sentence.end);
            return Some(Frame { about, ..with(Content::Unsure) });
        }
        self.acts()
    }

    /// An object with what it is said to be: "referred to the alert as blackmail".
    pub(super) fn names(&self) -> Option<Frame> {
        let words = &LANGUAGE.speech;
        let start = self.end();
        let limit = self.sentence.end.min(start + REACH);
        let at = (start..limit).find(|&i| {
            let parted = !self.prose.is_open(i) || self.prose.is(i, words.auxiliaries);
            parted || self.prose.key(i) == words.as_word
        })?;
        let off = at > start + 1 && self.prose.is(at - 1, words.off);
        let end = at - usize::from(off);
        let fits = self.prose.key(at) == words.as_word && self.prose.is_open(at) && end > start;
        if !fits || at + 1 >= self.sentence.end || !self.is_object(start, end) {
            return None;
        }
        Some(Frame { about: Some(start..end), ..with(Content::From(at + 1)) })
    }

    /// Whether `start..end` is an object: a pronoun or a phrase of its own.
    pub(super) fn is_object(&self, start: usize, end: usize) -> bool {
        let words = &LANGUAGE.speech;
        let pronoun = self.prose.is(start, words.objects) && end == start + 1;
        let determined = self.prose.is(start, words.determiners);
        let lead = !self.prose.is_preposition(start) && !is_adverb(self.prose, start);
        let clause = (start..end)
            .any(|i| self.prose.is(i, words.boundaries) || self.prose.is(i, words.auxiliaries));
        pronoun || (lead && !clause && (determined || !self.prose.is(start, words.pronouns)))
    }

    /// A dismissal of something that is itself said.
    pub(super) fn dismisses(&self) -> Option<Frame> {
        let about = self.prose.tokens_of_object(self.end())?;
        let sayings = LANGUAGE.speech.sayings;
        let said = about.clone().any(|i| self.prose.is_noun(i, sayings));
        said.then(|| Frame { about: Some(about), ..with(Content::Unsure) })
    }

    /// "calling them “blackmail”"; the object may also stand before: "which they called “it”".
    pub(super) fn calls(&self) -> Option<Frame> {
        let words = &LANGUAGE.speech;
        let start = self.end();
        let limit = self.sentence.end.min(start + REACH);
        let at = (start..limit).find(|&i| {
            let article = self.prose.is(i, words.indefinite) && i > start;
            let led = i > start && self.prose.is_preposition(i - 1);
            self.prose.opens(i) || !self.prose.is_open(i) || (article && !led)
        })?;
        let fits = self.prose.opens(at) || (self.prose.is_open(at) && at > start);
        if !fits {
            return None;
        }
        if at == start {
            return self.calls_what_stands_before(at);
        }
        let about = self.is_object(start, at) && self.prose.is_whole_object(start, at);
        about.then(|| Frame { about: Some(start..at), ..with(self.quotation(at)) })
    }

    /// "which the defence called “a disgrace”", "what he deemed “a number”".
    pub(super) fn calls_what_stands_before(&self, at: usize) -> Option<Frame> {
        let words = &LANGUAGE.speech;
        let relative = self.clause.checked_sub(1).filter(|&i| self.prose.is(i, words.which))?;
        let before = subject(self.prose, relative, self.sentence.start);
        let phrase = || {
            let end = phrase(self.prose, self.sentence.start, relative)?;
            (end == relative).then_some(self.sentence.start..end)
        };
        let about = before.map(|subject| subject.who.tokens).or_else(phrase);
        let comma = self.prose.is_after_comma(relative);
        Some(Frame { about: about.filter(|_| comma), ..with(self.quotation(at)) })
    }

    /// The quotation at token `at` alone, if what follows is parted from it; else all from there.
    pub(super) fn quotation(&self, at: usize) -> Content {
        let quote = self.prose.quote(at);
        let end = (at..self.sentence.end).find(|&i| self.prose.quote(i) != quote);
        let end = end.unwrap_or(self.sentence.end);
        let inside = end < self.sentence.end && self.prose.ends_with_comma(end);
        if quote.is_some() && inside { Content::At(at..end) } else { Content::From(at) }
    }

    /// "accused Moscow of shelling", "blamed Kyiv for the strike".
    pub(super) fn blames(&self, preposition: &str) -> Option<Frame> {
        let start = self.end();
        let limit = self.sentence.end.min(start + REACH);
        let at = (start..limit)
            .find(|&i| !self.prose.is_open(i) || (i > start && self.prose.key(i) == preposition))?;
        let fits = self.prose.key(at) == preposition && self.prose.is_open(at);
        let about = fits && self.is_object(start, at);
        about.then(|| Frame { about: Some(start..at), ..with(Content::From(at)) })
    }
}

impl Prose<'_> {
    /// The tokens of the object that starts with token `first`.
    fn tokens_of_object(&self, first: usize) -> Option<Range<usize>> {
        object(self, first).map(|end| first..end)
    }

    /// Whether the object that starts with token `first` reaches to `end`.
    fn is_whole_object(&self, first: usize, end: usize) -> bool {
        object(self, first) == Some(end)
    }

    /// Whether a comma within or after its marks ends the quotation before token `end`.
    fn ends_with_comma(&self, end: usize) -> bool {
        let quote = end.checked_sub(1).and_then(|i| self.quote(i));
        let inner = quote.map(|quote| &self.reading.text[self.quotes[quote].inner.clone()]);
        self.is_after_comma(end) || inner.is_some_and(|inner| inner.ends_with(','))
    }
}
