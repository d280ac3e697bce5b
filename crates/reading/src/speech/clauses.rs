//! The subject before a verb: where it would end in, who it is out.

use std::ops::Range;

use super::nouns::{Who, is_participle, who};
use super::prose::Prose;
use super::verbs::is_saying;
use crate::language::LANGUAGE;
use crate::tokens::Shape;

/// How many words a subject may have.
const LONGEST: usize = 24;

/// How many insertions between commas may part a subject from its verb.
const INSERTIONS: usize = 4;

/// A subject and where its clause starts.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Subject {
    pub(super) who: Who,
    pub(super) clause: usize,
}

/// Finds the subject that ends before token `end`, insertions between commas skipped.
pub(super) fn subject(prose: &Prose<'_>, end: usize, floor: usize) -> Option<Subject> {
    if end <= floor {
        return None;
    }
    if prose.is_open(end) {
        return plain(prose, end, floor);
    }
    prose.is_after_comma(end).then(|| inserted(prose, end, floor))?
}

/// Finds what "who" at token `at` stands for.
pub(super) fn antecedent(prose: &Prose<'_>, at: usize, floor: usize) -> Option<Subject> {
    let piece = pieces(prose, at, floor).into_iter().next()?;
    if prose.is_after_comma(at) && is_insertion(prose, &piece) {
        inserted(prose, at, floor)
    } else {
        plain(prose, at, piece.start)
    }
}

/// Finds the subject that ends right before token `end`.
fn plain(prose: &Prose<'_>, end: usize, floor: usize) -> Option<Subject> {
    let end = before_date(prose, end, floor);
    let start = chunk(prose, end, floor);
    let who = (start < end).then(|| longest(prose, start, end))??;
    if is_end_of_list(prose, start, floor) {
        return None;
    }
    Some(Subject { clause: who.tokens.start, who })
}

/// The whole of `start..end` as a speaker, or what follows its last "and".
fn longest(prose: &Prose<'_>, start: usize, end: usize) -> Option<Who> {
    let joint = |i: usize| prose.is(i, LANGUAGE.speech.and) && prose.name(i).is_none();
    let first = start + usize::from(joint(start));
    who(prose, first..end).or_else(|| {
        let last = (first..end).rev().find(|&i| joint(i))?;
        who(prose, last + 1..end)
    })
}

/// Whether "and" after a comma, at token `start`, may join the subject to a list.
fn is_end_of_list(prose: &Prose<'_>, start: usize, floor: usize) -> bool {
    if start <= floor || !prose.is(start, LANGUAGE.speech.and) || !prose.is_after_comma(start) {
        return false;
    }
    let before = chunk(prose, start, floor);
    who(prose, before..start).is_some()
}

/// The token before which a date with its preposition stands: "the FSB on Monday".
fn before_date(prose: &Prose<'_>, end: usize, floor: usize) -> usize {
    let dated = (floor..end).rev().take_while(|&i| prose.is_dated(i)).count();
    let at = end - dated;
    let led = dated > 0 && at > floor && prose.is_preposition(at - 1);
    at - usize::from(led)
}

/// The first token of the words before `end` that no mark, date or other clause parts from it.
fn chunk(prose: &Prose<'_>, end: usize, floor: usize) -> usize {
    let words = &LANGUAGE.speech;
    let mut start = end;
    while start > floor && end - start < LONGEST {
        let parted = start < end && !prose.is_open(start);
        let boundary = prose.is(start - 1, words.boundaries) && prose.name(start - 1).is_none();
        let led = prose.reading.longest_until(start, words.accordings).is_some();
        let other = prose.quote(start - 1).is_some()
            || prose.is_dated(start - 1)
            || is_saying(prose, start - 1);
        if parted || boundary || led || other {
            break;
        }
        start -= 1;
    }
    start
}

/// Finds the subject before the insertions that end, with a comma, before token `end`.
fn inserted(prose: &Prose<'_>, end: usize, floor: usize) -> Option<Subject> {
    let pieces = pieces(prose, end, floor);
    let mut subjects = pieces.iter().map(|piece| plain(prose, piece.end, piece.start));
    let mut nearer = subjects.next()?;
    for (i, subject) in subjects.enumerate() {
        let names = nearer.as_ref().is_some_and(is_named)
            && subject.as_ref().is_some_and(|subject| !is_named(subject));
        if !names && !is_insertion(prose, &pieces[i]) {
            return None;
        }
        let described = is_office(prose, &pieces[i + 1])
            && pieces.get(i + 2).is_some_and(|piece| {
                plain(prose, piece.end, piece.start).as_ref().is_some_and(is_named)
            });
        match subject {
            Some(subject) if is_named(&subject) || !described => {
                let joint = subject.clause.saturating_sub(1);
                if is_end_of_list(prose, joint, floor) {
                    return None;
                }
                return Some(with_office(prose, subject, &pieces[..=i]));
            }
            subject => nearer = subject,
        }
    }
    None
}

fn is_named(subject: &Subject) -> bool {
    subject.who.name.is_some()
}

/// Adds to a subject the offices and the name that `pieces`, the nearest to the verb first, give.
fn with_office(prose: &Prose<'_>, mut subject: Subject, pieces: &[Range<usize>]) -> Subject {
    for piece in pieces.iter().rev() {
        let name = who(prose, piece.clone()).and_then(|who| who.name);
        let names = subject.who.name.is_none() && name.is_some();
        if !names && !is_office(prose, piece) {
            break;
        }
        subject.who.anonymous &= !names;
        subject.who.name = subject.who.name.or(name.filter(|_| names));
        subject.who.tokens.end = piece.end;
    }
    subject
}

/// The pieces between commas before `end`, the nearest first.
fn pieces(prose: &Prose<'_>, end: usize, floor: usize) -> Vec<Range<usize>> {
    let mut pieces = Vec::new();
    let mut until = end;
    while until > floor && pieces.len() <= INSERTIONS {
        let limit = floor.max(until.saturating_sub(2 * LONGEST));
        let comma = (limit..until).rev().find(|&i| i == floor || prose.is_after_comma(i));
        let Some(start) = comma else { break };
        pieces.push(start..until);
        until = start;
    }
    pieces
}

/// Whether what stands between two commas says something of what stands before it.
fn is_insertion(prose: &Prose<'_>, piece: &Range<usize>) -> bool {
    let words = &LANGUAGE.speech;
    let first = piece.start;
    let relative = prose.key(first) == words.who || prose.is(first, words.which);
    let participle = prose.is_small(first) && is_participle(prose, first);
    let age = piece.len() == 1 && prose.is_numeral(first);
    let seen = prose.is(first, words.complements) || prose.is(first, words.insertions);
    let according = prose.reading.longest_from(first, words.accordings).is_some();
    relative || participle || age || (seen && !according) || is_office(prose, piece)
}

/// Whether a piece names an office or a description: "the head of it", "Director of it".
pub(super) fn is_office(prose: &Prose<'_>, piece: &Range<usize>) -> bool {
    let words = &LANGUAGE.speech;
    let first = piece.start;
    let title = prose.is_noun(first, LANGUAGE.names.titles) || prose.is_noun(first, words.speakers);
    let small = prose.reading.tokens[first].shape == Shape::Small;
    let possessive = piece.clone().take(3).any(|i| prose.is_possessive(i));
    let described = (small && prose.is(first, words.determiners)) || possessive;
    (title || described || prose.is(first, words.complements)) && piece.len() > 1
}
