//! Frames: a verb of speech in, what follows it out: whom it tells, what it judges, what it says.

use std::ops::Range;

use super::channels::platform;
use super::drafts::{Content, Frame};
use super::nouns::has_ending;
use super::objects::phrase;
use super::prose::Prose;
use super::verbs::{Verb, Voice, is_adverb};
use crate::language::{LANGUAGE, SpeechFrame};

mod judging;
mod telling;

/// How many words may stand between a verb and its "that" or "as".
const REACH: usize = 16;

/// A verb with its clause and its sentence.
struct Place<'p, 'a> {
    prose: &'p Prose<'a>,
    verb: &'p Verb,
    clause: usize,
    sentence: &'p Range<usize>,
}

/// Reads what follows `verb`; `None` if it does not report speech.
pub(super) fn frame(
    prose: &Prose<'_>,
    verb: &Verb,
    clause: usize,
    sentence: &Range<usize>,
) -> Option<Frame> {
    use SpeechFrame::{
        Accuses, Announces, Asks, Blames, Calls, Claims, Denies, Dismisses, Issues, Judges, Names,
        Quotes, Says, States, Suggests, Tells, Urges,
    };
    let place = Place { prose, verb, clause, sentence };
    let words = &LANGUAGE.speech;
    match verb.frame {
        Says => place.says().or_else(|| place.bare(verb.tokens.end)).or_else(|| place.states()),
        Claims => place.says().or_else(|| place.claims()).or_else(|| place.states()),
        States => place.says().or_else(|| place.states()),
        Announces => place.says().or_else(|| place.trails()).or_else(|| place.acts()),
        Denies => place.says().or_else(|| place.trails()).or_else(|| place.denies()),
        Tells => place.tells(),
        Asks => place.asks().or_else(|| place.trails()),
        Urges => place.asks().or_else(|| place.trails()),
        Suggests => place.asks(),
        Judges => place.names().or_else(|| place.acts()),
        Dismisses => place.names().or_else(|| place.dismisses()),
        Names => place.names(),
        Calls => place.calls(),
        Accuses => place.blames(words.accused_of),
        Blames => place.blames(words.blamed_for),
        Quotes => place.quotes(),
        Issues => place.issues(),
    }
}

fn with(content: Content) -> Frame {
    Frame { content, about: None, to: None, via: None, by: None }
}

impl Place<'_, '_> {
    fn end(&self) -> usize {
        self.verb.tokens.end
    }

    fn is_within(&self, i: usize) -> bool {
        i < self.sentence.end
    }

    /// Content that starts with "that" or a quotation, right after token `at` or after an adjunct.
    fn says(&self) -> Option<Frame> {
        if self.closed_before() && self.prose.key(self.end()) != LANGUAGE.speech.that {
            return None;
        }
        self.opening(self.end()).map(|at| with(Content::From(at)))
    }

    /// The token with which the words reported start, if "that", a colon or a quotation says so.
    fn opening(&self, from: usize) -> Option<usize> {
        let limit = self.sentence.end.min(from + REACH);
        let at = (from..limit).find(|&i| self.opens_content(i) || self.ends_frame(from, i))?;
        let adjunct = at == from || self.is_adjunct(from);
        (self.opens_content(at) && adjunct && !self.is_relative(at)).then_some(at)
    }

    fn opens_content(&self, i: usize) -> bool {
        let that = self.prose.key(i) == LANGUAGE.speech.that && self.prose.is_open(i);
        that || self.prose.opens(i) || self.prose.reading.gap(i).contains(':')
    }

    /// Whether token `i` cannot stand between a verb and its "that".
    fn ends_frame(&self, from: usize, i: usize) -> bool {
        let words = &LANGUAGE.speech;
        let clausal = self.prose.is(i, words.auxiliaries) || self.prose.is(i, words.pronouns);
        let parted = i > from && !self.prose.is_open(i) && !self.prose.opens(i);
        let determined = self.prose.is(i, words.determiners);
        let topic =
            i > from && self.prose.is(i, words.topics) && self.prose.key(i) != words.accused_of;
        parted || topic || (clausal && !determined) || (i == from && self.prose.is_after_dash(i))
    }

    /// Whether an adjunct starts with token `i`: "on Telegram", "Thursday", "in a statement".
    fn is_adjunct(&self, i: usize) -> bool {
        self.prose.is_preposition(i) || self.prose.is_dated(i) || is_adverb(self.prose, i)
    }

    /// Whether "that" at token `i` starts a relative clause: "an interview that was posted".
    fn is_relative(&self, i: usize) -> bool {
        let words = &LANGUAGE.speech;
        let that = self.prose.key(i) == words.that;
        that && self.prose.is(i + 1, words.auxiliaries) && i > self.end()
    }

    /// Whether a quotation ends right before the clause.
    fn closed_before(&self) -> bool {
        self.clause > self.sentence.start
            && self.prose.closes(self.clause)
            && !self.prose.is(self.clause, LANGUAGE.speech.and)
    }

    /// A clause without "that" from token `at`, dates before it skipped.
    fn bare(&self, at: usize) -> Option<Frame> {
        let words = &LANGUAGE.speech;
        let start = (at..self.sentence.end).find(|&i| !self.prose.is_dated(i))?;
        let infinitive = self.prose.key(start) == words.to;
        let stops = (self.prose.is_preposition(start) && !infinitive)
            || !self.prose.is_open(at)
            || !self.prose.is_open(start)
            || self.prose.is(start, words.and)
            || (self.prose.is(start, words.modals) && !infinitive)
            || self.prose.is(start, words.auxiliaries)
            || (self.prose.is(start, words.boundaries)
                && !self.prose.is(start, words.clause_starts))
            || is_adverb(self.prose, start);
        let whole = (start..self.sentence.end.min(start + REACH))
            .skip(1)
            .any(|i| self.prose.is_small(i) && self.prose.name(i).is_none() || self.prose.opens(i));
        let gap = self
            .clause
            .checked_sub(1)
            .is_some_and(|i| self.prose.key(i) == words.who || self.prose.is(i, words.which));
        let content = if gap { Content::Unsure } else { Content::From(start) };
        (!stops && whole && !self.closed_before()).then(|| with(content))
    }

    /// A clause without "that" whose verb can be seen: "claims the reef" has none.
    fn claims(&self) -> Option<Frame> {
        let words = &LANGUAGE.speech;
        let frame = self.bare(self.end())?;
        let clause = (self.end() + 1..self.sentence.end)
            .take_while(|&i| self.prose.is_open(i) || self.prose.opens(i));
        let mut clause = clause.take(REACH);
        let led =
            self.prose.is(self.end(), words.pronouns) || self.prose.key(self.end()) == words.to;
        let verb = led
            || clause.any(|i| {
                let modal = self.prose.is(i, words.modals) && self.prose.key(i) != words.to;
                let past = self.prose.is_small(i) && has_ending(self.prose, i, words.past_endings);
                self.prose.is(i, words.auxiliaries) || modal || past || self.prose.opens(i)
            });
        verb.then_some(frame)
    }

    /// Content before the clause, or none but a platform: "wrote on Telegram".
    fn states(&self) -> Option<Frame> {
        self.trails().or_else(|| {
            let on = self.prose.key(self.end()) == LANGUAGE.speech.on;
            let platform = platform(self.prose, self.end() + 1, self.sentence.end);
            platform.filter(|_| on).map(|_| with(Content::Unsure))
        })
    }

    /// Content before the clause: "..., she said on Monday."
    fn trails(&self) -> Option<Frame> {
        if self.verb.voice == Voice::Loose || self.clause <= self.sentence.start {
            return None;
        }
        if self.closed_before() {
            let tail = self.prose.has_quote(self.end()..self.sentence.end);
            let content = if tail { Content::Unsure } else { Content::Until(self.clause) };
            return Some(with(content));
        }
        if !self.prose.is_after_comma(self.clause) {
            return None;
        }
        if self.is_within(self.end()) && self.prose.is_after_comma(self.end()) {
            let frame = self.starts_frame(self.end());
            return Some(with(if frame { Content::Until(self.clause) } else { Content::Unsure }));
        }
        let long = self.clause - self.sentence.start >= 3;
        (long && self.ends()).then(|| with(Content::Until(self.clause)))
    }

    /// Whether what starts with token `i`, after a comma, still belongs to the frame.
    fn starts_frame(&self, i: usize) -> bool {
        let words = &LANGUAGE.speech;
        let participle = has_ending(self.prose, i, words.present_endings);
        participle || self.prose.reading.longest_from(i, words.accordings).is_some()
    }

    /// Whether only adjuncts stand between the verb and the end of the sentence or a comma.
    fn ends(&self) -> bool {
        let mut at = self.end();
        while self.is_within(at) && self.prose.is_open(at) {
            let adverb = self.prose.is_dated(at) || is_adverb(self.prose, at);
            let noun = self.prose.is_preposition(at).then(|| self.adjunct_end(at + 1)).flatten();
            at = match noun {
                Some(end) => end,
                None if adverb => at + 1,
                None => return false,
            };
        }
        true
    }

    /// The token after the noun phrase or the date of an adjunct.
    fn adjunct_end(&self, at: usize) -> Option<usize> {
        if self.prose.is_dated(at) {
            return (at..=self.sentence.end).find(|&i| !self.prose.is_dated(i));
        }
        phrase(self.prose, at, self.sentence.end)
    }
}
