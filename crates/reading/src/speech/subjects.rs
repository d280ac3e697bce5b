//! Subjects that a clause shares with the one before: "and also said", "calling them".

use super::drafts::{By, Draft};
use super::prose::Prose;
use crate::language::LANGUAGE;

/// How many speeches a sentence may hold before one that shares their subject.
const BEFORE: usize = 6;

/// Gives each draft whose subject is [`By::Shared`] that of the drafts before it in its sentence, if
/// they have only one, and the object of the last of them to a pronoun for it.
pub(super) fn share(prose: &Prose<'_>, drafts: &mut [Draft]) {
    for i in 0..drafts.len() {
        if drafts[i].by != By::Shared {
            continue;
        }
        let (before, rest) = drafts.split_at_mut(i);
        let draft = &mut rest[0];
        draft.by = one_subject(prose, before, draft).unwrap_or(By::Nobody);
        let about = before.last().and_then(|last| last.about.clone());
        if draft.by != By::Nobody && has_pronoun(prose, draft) {
            draft.about = about.or(draft.about.take());
        }
    }
}

/// The subject of all drafts of the sentence of `draft` that stand before it.
fn one_subject(prose: &Prose<'_>, before: &[Draft], draft: &Draft) -> Option<By> {
    let sentence = prose.sentence(draft.verb.start);
    let here = before.iter().rev().take_while(|draft| prose.sentence(draft.verb.start) == sentence);
    let here: Vec<&Draft> = here.take(BEFORE).collect();
    let by = &here.first()?.by;
    let one = here.len() < BEFORE && here.iter().all(|draft| draft.by == *by);
    one.then(|| by.clone())
}

/// Whether the object of `draft` is a pronoun.
fn has_pronoun(prose: &Prose<'_>, draft: &Draft) -> bool {
    let objects = LANGUAGE.speech.objects;
    draft.about.as_ref().is_some_and(|about| about.len() == 1 && prose.is(about.start, objects))
}
