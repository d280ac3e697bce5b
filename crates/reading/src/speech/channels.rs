//! Channels: through what somebody speaks.

use std::ops::Range;

use super::objects::phrase;
use super::prose::Prose;
use crate::language::LANGUAGE;

/// The outlet that `tokens` name: "the state-run Interfax agency".
pub(super) fn outlet(prose: &Prose<'_>, tokens: Range<usize>) -> Option<Range<usize>> {
    let words = &LANGUAGE.speech;
    let known = tokens.clone().find_map(|i| {
        let end = prose.reading.longest_from(i, words.outlets)?;
        prose.name(i).is_some().then_some(i..end.min(tokens.end))
    });
    known.or_else(|| {
        let generic = tokens.clone().find(|&i| prose.is_noun(i, words.outlet_nouns))?;
        let mut names = tokens.filter_map(|i| prose.name(i));
        let after = names.find(|&name| prose.names[name].0.start == generic + 1)?;
        Some(prose.names[after].0.clone())
    })
}

/// What stands for the outlet, the platform or the document among `tokens`.
pub(super) fn medium(prose: &Prose<'_>, tokens: &Range<usize>) -> Option<Range<usize>> {
    let words = &LANGUAGE.speech;
    let document = tokens.clone().any(|i| prose.is_noun(i, words.documents));
    outlet(prose, tokens.clone()).or_else(|| document.then(|| tokens.clone()))
}

/// The platforms and media among the frame's `tokens`, in order.
pub(super) fn channels(prose: &Prose<'_>, tokens: Range<usize>) -> Vec<Range<usize>> {
    let mut found: Vec<Range<usize>> = Vec::new();
    let mut at = tokens.start;
    while at < tokens.end {
        let channel = if prose.quote(at).is_some() { None } else { channel(prose, at, tokens.end) };
        at = channel.as_ref().map_or(at, |channel| channel.end - 1) + 1;
        found.extend(channel);
    }
    found
}

/// The channel whose preposition is token `at`.
fn channel(prose: &Prose<'_>, at: usize, limit: usize) -> Option<Range<usize>> {
    let words = &LANGUAGE.speech;
    if prose.key(at) == words.on {
        return platform(prose, at + 1, limit);
    }
    if !prose.is(at, words.media_prepositions) {
        return None;
    }
    let mut end = phrase(prose, at + 1, limit).or_else(|| loose_phrase(prose, at + 1, limit))?;
    let tokens = at + 1..end;
    if let Some(found) = outlet(prose, tokens.clone()) {
        return Some(found);
    }
    let medium = prose.is_noun(end - 1, words.media) && prose.key(at) != words.to;
    if !medium {
        return None;
    }
    // "an interview with Le Monde", "a post on Telegram"
    if end < limit && prose.is_open(end) {
        if prose.key(end) == words.on {
            return platform(prose, end + 1, limit).or(Some(tokens));
        }
        let with = prose.is_preposition(end) && prose.name(end + 1).is_some();
        if let Some(until) = phrase(prose, end + 1, limit).filter(|_| with) {
            end = until;
            return outlet(prose, tokens.end..end).or(Some(tokens.start..end));
        }
    }
    Some(tokens)
}

/// A phrase up to a participle: "a statement issued on".
fn loose_phrase(prose: &Prose<'_>, first: usize, limit: usize) -> Option<usize> {
    let media = LANGUAGE.speech.media;
    let end = (first..limit.min(first + 5)).find(|&i| prose.is_noun(i, media))? + 1;
    (first + 1..end).all(|i| prose.is_open(i) && !prose.is_preposition(i)).then_some(end)
}

/// The platform that stands after "on", small words before it skipped: "on his official Telegram".
pub(super) fn platform(prose: &Prose<'_>, first: usize, limit: usize) -> Option<Range<usize>> {
    let words = &LANGUAGE.speech;
    (first..limit.min(first + 4)).take_while(|&i| prose.is_open(i)).find_map(|i| {
        let end = prose.reading.longest_from(i, words.platforms)?;
        let capital = prose.reading.tokens[i].is_capital();
        capital.then_some(i..end)
    })
}
