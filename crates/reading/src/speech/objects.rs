//! Objects: the noun phrase that follows a verb, and speakers that follow one.

use std::ops::Range;

use super::clauses::is_office;
use super::nouns::{Who, is_participle, who};
use super::prose::Prose;
use super::verbs::is_adverb;
use crate::language::LANGUAGE;
use crate::tokens::{lookup, stem};

/// How many words an object or a speaker may have.
const LONGEST: usize = 20;

/// A text in which the objects of verbs are looked for; it is read once for all of them.
pub struct Objects<'a> {
    prose: Prose<'a>,
}

impl<'a> Objects<'a> {
    /// Reads `text`, one paragraph or some sentences.
    pub fn new(text: &'a str) -> Self {
        Self { prose: Prose::new(text) }
    }

    /// Finds the noun phrase that directly follows the words at `verb`, as far as "of" and "by"
    /// lead on: "our society" after "destabilise". `None` where its end is not sure.
    pub fn after(&self, verb: &Range<usize>) -> Option<Range<usize>> {
        let reading = &self.prose.reading;
        let first = reading.tokens.partition_point(|token| token.range.start < verb.end);
        let end = object(&self.prose, first)?;
        Some(reading.span(first, end))
    }
}

/// The token after the object that starts with token `first`.
pub(super) fn object(prose: &Prose<'_>, first: usize) -> Option<usize> {
    let words = &LANGUAGE.speech;
    if first >= prose.reading.len() || first == 0 || !prose.is_open(first) {
        return None;
    }
    if prose.is(first, words.objects) {
        return Some(first + 1);
    }
    phrase(prose, first, prose.reading.len())
}

/// The token after the noun phrase that starts with token `first`, before token `limit`.
pub(super) fn phrase(prose: &Prose<'_>, first: usize, limit: usize) -> Option<usize> {
    let mut end = first;
    while end < limit && end - first < LONGEST && goes_on(prose, first, end) {
        end += 1;
    }
    is_phrase(prose, first, end).then_some(end)
}

/// Whether token `i` belongs to the object that starts with token `first`.
fn goes_on(prose: &Prose<'_>, first: usize, i: usize) -> bool {
    let words = &LANGUAGE.speech;
    let links = [words.by, words.accused_of].contains(&prose.key(i)) && i > first;
    let led = i > first && prose.is_preposition(i - 1);
    let starts = prose.is(i, words.determiners) && i > first && !led && !is_joint(prose, i - 1);
    let leads = i == first && prose.is(i, words.determiners);
    let clausal = prose.is(i, words.auxiliaries)
        || prose.is(i, words.modals)
        || (prose.is(i, words.boundaries) && !leads)
        || (prose.is(i, words.pronouns) && !prose.is(i, words.determiners));
    let adverb = is_adverb(prose, i) && i > first;
    let stops = clausal || starts || adverb || (prose.is_preposition(i) && !links);
    let same = i == first || (prose.is_open(i) && prose.sentence(i) == prose.sentence(first));
    let modifies = (first + 1..=i).all(|i| prose.is_dated(i));
    let dated = prose.is_dated(i) && !(modifies && i > first);
    let cut = i > first && is_long_participle(prose, i) && is_noun_before(prose, i);
    same && (prose.name(i).is_some() || !(stops || dated || cut))
}

/// Whether token `i` ends like a participle.
fn is_long_participle(prose: &Prose<'_>, i: usize) -> bool {
    let key = prose.key(i);
    prose.name(i).is_none() && key.len() > 5 && is_participle(prose, i)
}

/// Whether a noun stands before token `i`: a name or a plural.
fn is_noun_before(prose: &Prose<'_>, i: usize) -> bool {
    let plural = stem(prose.key(i - 1)) != prose.key(i - 1) && prose.is_small(i - 1);
    let whole = prose.name(i - 1).is_some() && prose.is_small(i);
    (plural || whole) && !prose.is_possessive(i - 1)
}

fn is_joint(prose: &Prose<'_>, i: usize) -> bool {
    prose.is(i, LANGUAGE.speech.and)
}

/// Whether `first..end` is surely one phrase: not only small words, and no participle in it that
/// may start a clause ("cells accused of").
fn is_phrase(prose: &Prose<'_>, first: usize, end: usize) -> bool {
    let words = &LANGUAGE.speech;
    let Some(last) = end.checked_sub(1).filter(|&last| last >= first) else { return false };
    let small = |i: usize| {
        prose.name(i).is_none()
            && (prose.is(i, words.determiners) || prose.is_preposition(i) || is_joint(prose, i))
    };
    let participle = |i: usize| {
        let counted =
            prose.is_numeral(i - 1) || lookup(LANGUAGE.numbers.units, prose.key(i - 1)).is_some();
        let led = small(i - 1) || counted || prose.is_dated(i - 1);
        is_long_participle(prose, i) && !led
    };
    let joined = (first..end).any(|i| is_joint(prose, i) && prose.name(i).is_none());
    let single = !joined || (first..end).all(|i| prose.name(i).is_some() || small(i));
    !small(last) && !prose.is_possessive(last) && single && !(first + 1..end).any(participle)
}

/// Reads the speaker that starts with token `first`, with what is said of it after a comma.
pub(super) fn speaker(prose: &Prose<'_>, first: usize, limit: usize) -> Option<Who> {
    let words = &LANGUAGE.speech;
    if first >= limit {
        return None;
    }
    let stops = |i: usize| {
        !prose.is_open(i)
            || prose.is_dated(i)
            || (prose.name(i).is_none() && prose.is(i, words.boundaries))
    };
    let near = limit.min(first + LONGEST);
    let end = (first + 1..near).find(|&i| stops(i)).unwrap_or(near);
    let mut found = (first + 1..=end).rev().find_map(|end| {
        let joint = end < limit && prose.is_open(end) && !ends(prose, end);
        who(prose, first..end).filter(|_| !joint)
    })?;
    while prose.is_after_comma(found.tokens.end) {
        let start = found.tokens.end;
        let near = limit.min(start + LONGEST);
        let until = (start + 1..near).find(|&i| !prose.is_open(i)).unwrap_or(near);
        let name =
            who(prose, start..until).and_then(|who| who.name).filter(|_| found.name.is_none());
        let single = !found.several && found.plural != Some(true);
        let names = name.is_some() && single && is_office(prose, &found.tokens);
        if start >= limit || !(names || is_office(prose, &(start..until))) {
            break;
        }
        found.name = found.name.or(name);
        found.tokens.end = until;
    }
    Some(found)
}

/// Whether a speaker may end before token `i`, which nothing parts from it.
fn ends(prose: &Prose<'_>, i: usize) -> bool {
    prose.is_preposition(i)
        || prose.is_dated(i)
        || is_joint(prose, i)
        || prose.is(i, LANGUAGE.speech.boundaries)
        || is_adverb(prose, i)
}
