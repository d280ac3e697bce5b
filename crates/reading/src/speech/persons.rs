//! Persons: whom "he" and "she" mean.

use std::ops::Range;

use super::drafts::{By, Draft};
use super::nouns::{Who, proper, who};
use super::prose::Prose;
use crate::language::LANGUAGE;

/// How many words a sentence may have in which a person is looked for.
const LONGEST: usize = 120;

/// How many speeches before a pronoun are asked for their speaker.
const BACK: usize = 12;

/// Reads the pronouns that are the subject of a verb, where exactly one person can be meant.
pub(super) fn resolve(prose: &Prose<'_>, drafts: &mut [Draft]) {
    for i in 0..drafts.len() {
        let By::Pronoun(at) = drafts[i].by else { continue };
        let found = antecedent(prose, &drafts[..i], at);
        drafts[i].by = found.map_or(By::Nobody, By::Who);
    }
}

/// The one person before the pronoun at token `at`, in its sentence or else in the one before.
fn antecedent(prose: &Prose<'_>, drafts: &[Draft], at: usize) -> Option<Who> {
    let sentence = prose.sentence(at);
    let mut tokens = prose.sentences[sentence].start..at;
    if tokens.len() > LONGEST {
        return None;
    }
    if persons(prose, tokens.clone()).is_empty() && !has_other(prose, tokens.clone()) {
        tokens = prose.sentences[sentence.checked_sub(1)?].clone();
    }
    if tokens.len() > LONGEST {
        return None;
    }
    let persons = persons(prose, tokens.clone());
    let (first, rest) = persons.split_first()?;
    let one = rest.iter().all(|name| is_same(prose, *first, *name));
    let whole = spoken(drafts, prose, &persons).or_else(|| leading(prose, *first))?;
    (one && !has_other(prose, tokens) && fits(prose, &whole, at)).then_some(whole)
}

/// The names of persons among `tokens`, quotations left out.
fn persons(prose: &Prose<'_>, tokens: Range<usize>) -> Vec<usize> {
    let mut names: Vec<usize> = tokens
        .filter(|&i| prose.quote(i).is_none())
        .filter_map(|i| prose.name(i))
        .filter(|&name| is_person(prose, name))
        .collect();
    names.dedup();
    names
}

/// Whether a name may be a person's: no country, no body, no abbreviation.
fn is_person(prose: &Prose<'_>, name: usize) -> bool {
    let (tokens, words) = &prose.names[name];
    let written = |range: &Range<usize>| &prose.reading.text[range.clone()];
    let known = words.iter().all(|word| {
        let word = written(word);
        LANGUAGE.names.aliases.iter().any(|group| group.contains(&word)) || is_capitals(word)
    });
    let last = tokens.end - 1;
    let body = prose.is_noun(last, LANGUAGE.speech.speakers);
    !known && !body && proper(prose, name).is_some()
}

fn is_capitals(word: &str) -> bool {
    word.chars().count() > 1 && !word.chars().any(char::is_lowercase)
}

/// Whether two names are one person's: the last word of both is the same.
fn is_same(prose: &Prose<'_>, a: usize, b: usize) -> bool {
    let last = |name: usize| prose.key(prose.names[name].0.end - 1);
    last(a) == last(b)
}

/// The speaker among `drafts` whose name is one of `persons`, as it was written.
fn spoken(drafts: &[Draft], prose: &Prose<'_>, persons: &[usize]) -> Option<Who> {
    drafts.iter().rev().take(BACK).find_map(|draft| {
        let By::Who(who) = &draft.by else { return None };
        let name = who.name.clone()?;
        let named = |person: &usize| {
            let tokens = &prose.names[*person].0;
            prose.reading.span(tokens.start, tokens.end).end == name.end
        };
        persons.iter().any(named).then(|| who.clone())
    })
}

/// The name as a speaker, if its sentence starts with it.
fn leading(prose: &Prose<'_>, name: usize) -> Option<Who> {
    let tokens = prose.names[name].0.clone();
    prose.starts_sentence(tokens.start).then(|| who(prose, tokens))?
}

/// Whether the person has a full name or a title, is alone, and is no man for "she".
fn fits(prose: &Prose<'_>, who: &Who, at: usize) -> bool {
    let words = &LANGUAGE.speech;
    let other = if prose.is(at, words.masculine) { words.women } else { words.men };
    let mut tokens = who.tokens.clone();
    let wrong = tokens.any(|i| prose.is(i, other));
    !wrong && !who.several && who.tokens.len() > 1
}

/// Whether the sentence of `name` holds a person without a name, whom the pronoun could mean.
fn has_other(prose: &Prose<'_>, tokens: Range<usize>) -> bool {
    let words = &LANGUAGE.speech;
    tokens.filter(|&i| prose.quote(i).is_none() && prose.is_small(i)).any(|i| {
        let person = prose.is(i, words.unnamed) || prose.is(i, words.kin);
        let titled = prose.name(i + 1).is_some() && prose.is_open(i + 1);
        person && !titled
    })
}
