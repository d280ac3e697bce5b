//! Drafts: each verb of speech in its frame, before the drafts of a sentence are parted.

use std::ops::Range;

use super::clauses::{antecedent, subject};
use super::frames::frame;
use super::nouns::Who;
use super::objects::speaker;
use super::passives::passive;
use super::prose::Prose;
use super::verbs::{Form, Verb, Voice, is_noun_too, verbs};
use crate::language::{LANGUAGE, SpeechFrame};
use crate::speech::Manner;

/// Who speaks, as far as the clause says.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum By {
    /// Somebody, who may be mentioned in a sentence before.
    Who(Who),
    /// "he" or "she", at a token.
    Pronoun(usize),
    /// The subject of the verb before ("and also said", "adding").
    Shared,
    /// Nobody who is sure.
    Nobody,
    /// A subject that cannot be read.
    Unread,
}

/// Where what is reported stands.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Content {
    /// From a token on.
    From(usize),
    /// From the start of the sentence to before a token.
    Until(usize),
    /// Exactly there.
    At(Range<usize>),
    /// On both sides of the frame, or nowhere.
    Unsure,
}

/// A verb of speech in its frame; positions are tokens.
#[derive(Clone, Debug)]
pub(super) struct Draft {
    pub(super) verb: Range<usize>,
    /// Where its auxiliaries and adverbs start.
    pub(super) predicate: usize,
    pub(super) manner: Manner,
    pub(super) by: By,
    /// Where its clause starts: its subject, its conjunction or its verb.
    pub(super) clause: usize,
    /// Whether the clause stands beside what comes before it, not within.
    pub(super) beside: bool,
    pub(super) content: Content,
    pub(super) about: Option<Range<usize>>,
    pub(super) to: Option<Range<usize>>,
    /// Outlets as tokens.
    pub(super) via: Vec<Range<usize>>,
}

impl Draft {
    /// A draft that says nothing but who speaks, beside what comes before it.
    pub(super) fn new(verb: Range<usize>, manner: Manner, by: By, clause: usize) -> Self {
        Self {
            predicate: verb.start,
            verb,
            manner,
            by,
            clause,
            beside: true,
            content: Content::Unsure,
            about: None,
            to: None,
            via: Vec::new(),
        }
    }
}

/// What a frame says of a verb: all but its speaker.
#[derive(Clone, Debug)]
pub(super) struct Frame {
    pub(super) content: Content,
    pub(super) about: Option<Range<usize>>,
    pub(super) to: Option<Range<usize>>,
    pub(super) via: Option<Range<usize>>,
    pub(super) by: Option<Who>,
}

/// Finds the drafts of all sentences, in the order of their verbs.
pub(super) fn drafts(prose: &Prose<'_>) -> Vec<Draft> {
    let mut drafts = Vec::new();
    for sentence in &prose.sentences {
        let mut at = sentence.start;
        while at < sentence.end {
            match draft(prose, at, sentence) {
                Some(draft) => {
                    at = draft.verb.end;
                    drafts.push(draft);
                }
                None => at += 1,
            }
        }
    }
    drafts
}

/// The draft of the verb that starts with token `at`.
fn draft(prose: &Prose<'_>, at: usize, sentence: &Range<usize>) -> Option<Draft> {
    if let Some(end) = prose.reading.longest_from(at, LANGUAGE.speech.accordings) {
        return according(prose, at..end, sentence);
    }
    verbs(prose, at).into_iter().find_map(|verb| match verb.voice {
        Voice::Passive => passive(prose, &verb, sentence),
        _ => inverted(prose, &verb, sentence).or_else(|| active(prose, &verb, sentence)),
    })
}

/// "according to officials", before or after what they say.
fn according(prose: &Prose<'_>, verb: Range<usize>, sentence: &Range<usize>) -> Option<Draft> {
    if prose.quote(verb.start).is_some() {
        return None;
    }
    let who = speaker(prose, verb.end, sentence.end);
    let end = who.as_ref().map_or(verb.end, |who| who.tokens.end);
    let comma = end < sentence.end && prose.is_after_comma(end);
    let relative = prose.key(end) == LANGUAGE.speech.who || prose.is(end, LANGUAGE.speech.which);
    let content = if verb.start == sentence.start {
        if comma { Content::From(end) } else { Content::Unsure }
    } else if prose.is_after_comma(verb.start) && (!comma || relative) {
        Content::Until(verb.start)
    } else {
        Content::Unsure
    };
    let by = who.map_or(By::Nobody, By::Who);
    let clause = verb.start;
    Some(Draft { content, ..Draft::new(verb, Manner::Says, by, clause) })
}

/// "..., says the minister".
fn inverted(prose: &Prose<'_>, verb: &Verb, sentence: &Range<usize>) -> Option<Draft> {
    use SpeechFrame::{Announces, Claims, Says, States, Tells};
    let at = verb.tokens.start;
    let simple = matches!(verb.frame, Says | Claims | States | Announces | Tells) && !verb.finite;
    let parted = at > sentence.start && (prose.is_after_comma(at) || prose.closes(at));
    if !simple || !parted || verb.form == Form::Present || verb.subject_end < at {
        return None;
    }
    if !prose.closes(at) && subject(prose, at, sentence.start).is_some() {
        return None;
    }
    let who = speaker(prose, verb.tokens.end, sentence.end)?;
    let end = who.tokens.end;
    let last = end >= sentence.end || !prose.is_open(end) || prose.is_preposition(end);
    let tail = prose.has_quote(end..sentence.end);
    let content = if tail { Content::Unsure } else { Content::Until(at) };
    let draft = Draft::new(verb.tokens.clone(), verb.manner, By::Who(who), at);
    last.then_some(Draft { content, ..draft })
}

/// A verb with its subject before it, or with none of its own.
fn active(prose: &Prose<'_>, verb: &Verb, sentence: &Range<usize>) -> Option<Draft> {
    let (by, clause) = subject_of(prose, verb, sentence.start)?;
    let frame = frame(prose, verb, clause, sentence)?;
    let noun = is_noun_too(prose, verb) && !agrees(prose, verb, &by);
    let sure = verb.form != Form::Base && is_clear(prose, &frame);
    let unread = by == By::Unread && !sure;
    if noun || unread {
        return None;
    }
    let (by, via) = match (frame.by, by) {
        (Some(quoted), By::Who(outlet)) => (By::Who(quoted), Some(outlet.tokens)),
        (Some(quoted), _) => (By::Who(quoted), None),
        (None, by) => (by, frame.via),
    };
    Some(Draft {
        predicate: verb.subject_end,
        beside: is_beside(prose, verb, clause, sentence.start),
        content: frame.content,
        about: frame.about,
        to: frame.to,
        via: via.into_iter().collect(),
        ..Draft::new(verb.tokens.clone(), verb.manner, by, clause)
    })
}

/// Whether "that" or a quotation makes a report of a clause whose subject cannot be read.
fn is_clear(prose: &Prose<'_>, frame: &Frame) -> bool {
    let Content::From(start) = frame.content else { return false };
    prose.key(start) == LANGUAGE.speech.that || prose.opens(start)
}

/// Whether a form that may be a noun agrees with its subject as a verb would.
fn agrees(prose: &Prose<'_>, verb: &Verb, by: &By) -> bool {
    let By::Who(who) = by else { return matches!(by, By::Pronoun(_)) && verb.form == Form::Third };
    let mass = prose.is(who.tokens.end - 1, LANGUAGE.speech.mass);
    match verb.form {
        Form::Third => who.plural != Some(true) && !mass,
        Form::Base => who.plural == Some(true),
        _ => true,
    }
}

/// The subject of a verb and where the clause starts; `None` where no clause can be.
fn subject_of(prose: &Prose<'_>, verb: &Verb, floor: usize) -> Option<(By, usize)> {
    let words = &LANGUAGE.speech;
    let end = verb.subject_end;
    if verb.voice == Voice::Loose {
        let parted = verb.tokens.start > floor && prose.is_after_comma(verb.tokens.start);
        return parted.then_some((By::Shared, verb.tokens.start));
    }
    let parted = |i: usize| prose.is_after_comma(end) && prose.is(i, words.pronouns);
    let before = end.checked_sub(1).filter(|&i| i >= floor && (prose.is_open(end) || parted(i)));
    if let Some(found) = before.and_then(|i| small_subject(prose, i, floor)) {
        return Some(found);
    }
    Some(match subject(prose, end, floor) {
        Some(subject) => (By::Who(subject.who), subject.clause),
        None => (By::Unread, end),
    })
}

/// The subject that a small word at token `i` stands for: "who", "he", "it", or the one before
/// "and".
fn small_subject(prose: &Prose<'_>, i: usize, floor: usize) -> Option<(By, usize)> {
    let words = &LANGUAGE.speech;
    let by = if prose.key(i) == words.who {
        antecedent(prose, i, floor).map_or(By::Nobody, |subject| By::Who(subject.who))
    } else if prose.is(i, words.masculine) || prose.is(i, words.feminine) {
        By::Pronoun(i)
    } else if prose.is(i, words.and) && (prose.is_after_comma(i) || prose.closes(i)) {
        By::Shared
    } else if prose.is(i, words.and) || prose.is(i, words.neuter) {
        By::Nobody
    } else {
        return None;
    };
    Some((by, i))
}

/// Whether the clause of a verb goes on beside the one before it.
fn is_beside(prose: &Prose<'_>, verb: &Verb, clause: usize, floor: usize) -> bool {
    if clause <= floor {
        return true;
    }
    let words = &LANGUAGE.speech;
    let before = clause - 1;
    let joins = prose.is(before, words.and) || prose.is(before, words.breaks);
    let joint = prose.is(clause, words.and);
    verb.voice == Voice::Loose
        || joint
        || (joins && (prose.is_after_comma(before) || prose.closes(before)))
        || prose.closes(clause)
        || prose.is_after_dash(clause)
        || prose.reading.gap(clause).contains(';')
}
