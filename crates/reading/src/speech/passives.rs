//! Verbs of speech in the passive: "was condemned by", "it was said that", "were told that".

use std::ops::Range;

use super::clauses::subject;
use super::drafts::{By, Content, Draft};
use super::nouns::Who;
use super::objects::{phrase, speaker};
use super::prose::Prose;
use super::verbs::Verb;
use crate::language::{LANGUAGE, SpeechFrame};

/// What stands around a verb in the passive.
struct Around {
    /// Who acts: "by Russians".
    whose: Option<Who>,
    /// Whether the subject is "it".
    it: bool,
    /// The token of "that", dates before it skipped.
    that: Option<usize>,
    /// Whom or what the subject names.
    patient: Option<Range<usize>>,
}

/// Reads a verb in the passive; `None` unless it says who acts, or "it" with "that".
pub(super) fn passive(prose: &Prose<'_>, verb: &Verb, sentence: &Range<usize>) -> Option<Draft> {
    let around = around(prose, verb, sentence);
    if !fits(verb.frame, &around) {
        return None;
    }
    let Around { whose, it, that, patient } = around;
    let tells = verb.frame == SpeechFrame::Tells;
    let clause = patient.as_ref().map_or(verb.subject_end, |patient| patient.start);
    let by = whose.map_or(By::Nobody, By::Who);
    Some(Draft {
        predicate: verb.subject_end,
        beside: clause == sentence.start,
        content: that.map_or(Content::Unsure, Content::From),
        about: patient.clone().filter(|_| !tells && !it),
        to: patient.filter(|_| tells),
        ..Draft::new(verb.tokens.clone(), verb.manner, by, clause)
    })
}

fn around(prose: &Prose<'_>, verb: &Verb, sentence: &Range<usize>) -> Around {
    let words = &LANGUAGE.speech;
    let (start, end) = (verb.subject_end, verb.tokens.end);
    let by = prose.key(end) == words.by;
    let adjunct = |&i: &usize| prose.is_dated(i) || prose.is_preposition(i);
    let opening = end + (end..sentence.end).take_while(adjunct).count();
    let subject = subject(prose, start, sentence.start).map(|subject| subject.who.tokens);
    Around {
        whose: by.then(|| speaker(prose, end + 1, sentence.end)).flatten(),
        it: start > sentence.start && prose.key(start - 1) == words.it,
        that: (prose.key(opening) == words.that).then_some(opening),
        patient: subject.or_else(|| plain_patient(prose, start, sentence.start)),
    }
}

/// Whether what stands around a verb makes it a report.
fn fits(frame: SpeechFrame, around: &Around) -> bool {
    use SpeechFrame::{Announces, Claims, Denies, Issues, Says, States, Tells};
    let that = around.that.is_some();
    let done = around.whose.is_some() && around.patient.is_some();
    match frame {
        Says | Claims | States | Announces => (around.it && that) || done,
        Tells => done || (that && around.patient.is_some()),
        Denies | Issues => false,
        _ => done,
    }
}

/// What stands from the start of a sentence to before token `end`, if it is a short plain phrase.
fn plain_patient(prose: &Prose<'_>, end: usize, floor: usize) -> Option<Range<usize>> {
    (phrase(prose, floor, end)? == end).then_some(floor..end)
}
