//! Verbs of speech: a token in, the verb that starts there and how it is used out.

use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::LazyLock;

use super::prose::Prose;
use crate::language::{LANGUAGE, SpeechFrame, SpeechVerb};
use crate::speech::Manner;

/// How many words may stand between a subject and its verb.
const BETWEEN: usize = 8;

/// The form of a verb.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Form {
    /// "say"
    Base,
    /// "says"
    Third,
    /// "said", which may be a participle too
    Past,
    /// "known"
    Participle,
    /// "saying"
    Present,
}

const FORMS: [Form; 5] = [Form::Base, Form::Third, Form::Past, Form::Participle, Form::Present];

/// Whose speech a verb reports.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Voice {
    /// The subject's.
    Active,
    /// Not the subject's: "was told".
    Passive,
    /// A verb without a subject of its own: "saying".
    Loose,
}

/// A verb of speech in a text.
#[derive(Clone, Debug)]
pub(super) struct Verb {
    pub(super) tokens: Range<usize>,
    pub(super) manner: Manner,
    pub(super) frame: SpeechFrame,
    pub(super) form: Form,
    pub(super) voice: Voice,
    /// Where a subject would end: the verb's auxiliaries and adverbs stand from here.
    pub(super) subject_end: usize,
    /// Whether an auxiliary or a negation makes its form a verb's for sure.
    pub(super) finite: bool,
}

/// The verbs with a form that starts with a word, each with that form.
static VERBS: LazyLock<BTreeMap<&str, Vec<(&SpeechVerb, Form)>>> = LazyLock::new(|| {
    let mut verbs: BTreeMap<&str, Vec<(&SpeechVerb, Form)>> = BTreeMap::new();
    for verb in LANGUAGE.speech.verbs {
        let mut before = "";
        for (word, form) in verb.0.split(' ').zip(FORMS) {
            if word != before {
                verbs.entry(word).or_default().push((verb, form));
            }
            before = word;
        }
    }
    verbs
});

/// Whether token `i` looks like a verb of speech.
pub(super) fn is_form(prose: &Prose<'_>, i: usize) -> bool {
    VERBS.contains_key(prose.key(i))
}

/// Whether token `i` is a verb that a clause may follow without "that".
pub(super) fn is_saying(prose: &Prose<'_>, i: usize) -> bool {
    let verbs = VERBS.get(prose.key(i)).map_or(&[][..], Vec::as_slice);
    verbs.iter().any(|(verb, _)| verb.3 == SpeechFrame::Says) && prose.quote(i).is_none()
}

/// The verbs that may start with token `i`, those with more words first; none if it is negated or
/// only possible ("would say").
pub(super) fn verbs(prose: &Prose<'_>, i: usize) -> Vec<Verb> {
    let Some(candidates) = VERBS.get(prose.key(i)).filter(|_| prose.quote(i).is_none()) else {
        return Vec::new();
    };
    let ends = |rest: &str| {
        if rest.is_empty() { Some(i + 1) } else { prose.reading.phrase_from(i + 1, rest) }
    };
    let mut verbs: Vec<Verb> = candidates
        .iter()
        .filter_map(|(verb, form)| used(prose, i..ends(verb.1)?, verb, *form))
        .collect();
    verbs.sort_by_key(|verb| std::cmp::Reverse(verb.tokens.end));
    verbs
}

/// Reads the words before the verb at `tokens`.
fn used(prose: &Prose<'_>, tokens: Range<usize>, verb: &SpeechVerb, form: Form) -> Option<Verb> {
    let words = &LANGUAGE.speech;
    let (mut at, mut is_passive, mut finite) = (tokens.start, false, false);
    while at > 0 && tokens.start - at < BETWEEN && prose.is_open(at) {
        let key = prose.key(at - 1);
        if prose.is(at - 1, words.modals) || key.ends_with(LANGUAGE.governing.negated_ending) {
            return None;
        }
        let auxiliary = prose.is(at - 1, words.auxiliaries);
        is_passive |= prose.is(at - 1, words.be);
        finite |= auxiliary;
        if !auxiliary && !is_adverb(prose, at - 1) {
            break;
        }
        at -= 1;
    }
    let voice = match form {
        Form::Present if is_passive => Voice::Active,
        Form::Present => Voice::Loose,
        Form::Past | Form::Participle if is_passive => Voice::Passive,
        Form::Participle if !finite => return None,
        _ => Voice::Active,
    };
    let (manner, frame) = (verb.2, verb.3);
    Some(Verb { tokens, manner, frame, form, voice, subject_end: at, finite })
}

/// Whether token `i` is a word that may stand between a subject and its verb.
pub(super) fn is_adverb(prose: &Prose<'_>, i: usize) -> bool {
    let words = &LANGUAGE.speech;
    let ending = prose.key(i).ends_with(words.adverb_ending) && prose.is_small(i);
    prose.is(i, words.adverbs) || (ending && !prose.is(i, words.not_adverbs))
}

/// Whether the verb's form could as well be a noun.
pub(super) fn is_noun_too(prose: &Prose<'_>, verb: &Verb) -> bool {
    !verb.finite && prose.is(verb.tokens.start, LANGUAGE.speech.nouns_too)
}
