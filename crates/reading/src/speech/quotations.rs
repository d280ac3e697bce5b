//! Quotations: whose words stand between the marks.

use std::ops::Range;

use super::drafts::{Content, Draft};
use super::extents::Extent;
use super::prose::Prose;
use super::verbs::{is_adverb, is_form};
use crate::language::LANGUAGE;

/// How many drafts before and after a quotation are asked whether it is theirs.
const BACK: usize = 12;

/// How many words a term has at most.
const TERM: usize = 4;

/// The quotations of each draft, those included that are a sentence of their own after its words.
pub(super) fn dealt(prose: &Prose<'_>, drafts: &[Draft], extents: &[Extent]) -> Vec<Vec<usize>> {
    let mut dealt = vec![Vec::new(); drafts.len()];
    let mut at = 0;
    while at < prose.reading.len() {
        let Some(quote) = prose.quote(at) else {
            at += 1;
            continue;
        };
        let rest = at..prose.reading.len();
        let tokens = at..at + rest.take_while(|&i| prose.quote(i) == Some(quote)).count();
        at = tokens.end;
        if let Some(draft) = voice(prose, drafts, extents, &tokens) {
            dealt[draft].push(quote);
        }
    }
    continued(prose, drafts, &mut dealt);
    dealt
}

/// The draft whose words the quotation at `tokens` holds: the innermost.
fn voice(
    prose: &Prose<'_>,
    drafts: &[Draft],
    extents: &[Extent],
    tokens: &Range<usize>,
) -> Option<usize> {
    let verb = drafts.partition_point(|draft| draft.verb.end < tokens.start);
    let directly = drafts.get(verb).is_some_and(|draft| draft.verb.end == tokens.start);
    if !directly && (is_term(prose, tokens) || is_after_verb(prose, drafts, tokens.start)) {
        return None;
    }
    let sentence = prose.sentences.get(prose.sentence(tokens.start))?;
    let near = verb.saturating_sub(BACK)..drafts.len().min(verb + BACK);
    near.filter(|&i| sentence.contains(&drafts[i].verb.start))
        .filter(|&i| holds(prose, &drafts[i], &extents[i], tokens))
        .min_by_key(|&i| extents[i].content.as_ref().map_or(extents[i].tokens.len(), Range::len))
}

/// Whether the words of a draft may be those at `tokens`.
fn holds(prose: &Prose<'_>, draft: &Draft, extent: &Extent, tokens: &Range<usize>) -> bool {
    match &extent.content {
        Some(content) => content.start <= tokens.start && tokens.end <= content.end,
        None => is_split(prose, draft) && extent.tokens.end >= tokens.end,
    }
}

/// Whether the words of a draft stand on both sides of its frame, the first in quotation marks.
fn is_split(prose: &Prose<'_>, draft: &Draft) -> bool {
    draft.content == Content::Unsure && draft.about.is_none() && prose.closes(draft.clause)
}

/// Whether a verb of speech that is no draft's leads to the quotation at token `at`: "whom police
/// described as “a loner”".
fn is_after_verb(prose: &Prose<'_>, drafts: &[Draft], at: usize) -> bool {
    let as_word = at > 1 && prose.key(at - 1) == LANGUAGE.speech.as_word;
    let Some(verb) = at.checked_sub(1 + usize::from(as_word)) else { return false };
    let after = drafts.partition_point(|draft| draft.verb.end <= verb);
    let drafted = drafts.get(after).is_some_and(|draft| draft.verb.contains(&verb));
    let here = prose.sentence(verb) == prose.sentence(at);
    here && is_form(prose, verb) && !drafted
}

/// Whether a quotation is a term: "the “duty to warn” policy", "referred to as the “duty”".
fn is_term(prose: &Prose<'_>, tokens: &Range<usize>) -> bool {
    let words = &LANGUAGE.speech;
    let Some(before) = tokens.start.checked_sub(1) else { return false };
    let determined = prose.is(before, words.determiners) || prose.is_possessive(before);
    let ends = [tokens.start, tokens.start - usize::from(determined)];
    let named = ends.into_iter().any(|end| prose.reading.longest_until(end, words.terms).is_some());
    let next = tokens.end;
    let joined = prose.reading.gap(next).chars().all(|c| c.is_whitespace() || "\"”»".contains(c));
    let noun = joined && is_noun(prose, next);
    let short = tokens.len() <= TERM;
    (named && !prose.is(before, words.objects)) || (determined && noun && short)
}

/// Whether token `i` is a small word that is no function word.
fn is_noun(prose: &Prose<'_>, i: usize) -> bool {
    let words = &LANGUAGE.speech;
    let small = [words.auxiliaries, words.modals, words.and, words.boundaries, words.determiners];
    let function = prose.is_preposition(i) || small.iter().any(|words| prose.is(i, words));
    prose.is_small(i) && !function && !is_adverb(prose, i)
}

/// Gives the quotation that is a sentence of its own to the speech that ended the one before.
fn continued(prose: &Prose<'_>, drafts: &[Draft], dealt: &mut [Vec<usize>]) {
    let mut open: Option<usize> = None;
    let mut next = 0;
    for sentence in &prose.sentences {
        let start = next;
        while drafts.get(next).is_some_and(|draft| draft.verb.start < sentence.end) {
            next += 1;
        }
        let quote = prose.quote(sentence.start);
        let whole = quote.is_some() && sentence.clone().all(|i| prose.quote(i) == quote);
        if start == next && whole {
            if let (Some(draft), Some(quote)) = (open, quote) {
                dealt[draft].push(quote);
            }
            continue;
        }
        open = (start..next).last().filter(|&i| {
            !dealt[i].is_empty()
                && drafts[i].verb.start > sentence.start
                && prose.closes(drafts[i].clause)
        });
    }
}
