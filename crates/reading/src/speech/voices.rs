//! Voices: drafts and their extents in, speeches with their quotations and channels out.

use std::ops::Range;

use super::channels::{channels, medium};
use super::drafts::{By, Content, Draft};
use super::extents::Extent;
use super::nouns::Who;
use super::objects::phrase;
use super::prose::Prose;
use super::quotations::dealt;
use super::{Manner, Speaker, Speech};
use crate::language::LANGUAGE;

/// How many words after a verb are searched for a channel, where its content is not known.
const FRAME: usize = 24;

/// Writes the speeches of all drafts.
pub(super) fn speeches(prose: &Prose<'_>, drafts: Vec<Draft>, extents: &[Extent]) -> Vec<Speech> {
    let quoted = dealt(prose, &drafts, extents);
    let mut vias: Vec<Vec<Range<usize>>> =
        drafts.iter().zip(extents).map(|(draft, extent)| via(prose, draft, extent)).collect();
    let merged = merge(prose, &drafts, &mut vias);
    let parts = drafts.into_iter().zip(extents).zip(quoted).zip(vias).zip(merged);
    let mut speeches: Vec<Speech> = parts
        .filter(|(_, merged)| !merged)
        .map(|((((draft, extent), quoted), via), _)| speech(prose, draft, extent, &quoted, via))
        .collect();
    nest(&mut speeches);
    speeches
}

/// Widens the ranges that cross so that one lies in the other.
fn nest(speeches: &mut [Speech]) {
    let mut order: Vec<usize> = (0..speeches.len()).collect();
    order.sort_by_key(|&i| (speeches[i].range.start, std::cmp::Reverse(speeches[i].range.end)));
    let mut open: Vec<usize> = Vec::new();
    for i in order {
        let Range { start, end } = speeches[i].range;
        while open.pop_if(|outer| speeches[*outer].range.end <= start).is_some() {}
        for outer in open.iter().rev() {
            let outer = &mut speeches[*outer].range.end;
            if *outer >= end {
                break;
            }
            *outer = end;
        }
        open.push(i);
    }
}

fn speech(
    prose: &Prose<'_>,
    draft: Draft,
    extent: &Extent,
    quoted: &[usize],
    via: Vec<Range<usize>>,
) -> Speech {
    let bytes = |tokens: Range<usize>| prose.span(tokens.start, tokens.end);
    let bare = |tokens: Range<usize>| prose.reading.span(tokens.start, tokens.end);
    let content = extent.content.clone();
    let about = draft.about.clone().map(bare).or_else(|| {
        let content = content.clone().filter(|_| draft.manner == Manner::Says)?;
        topic(prose, content).map(bare)
    });
    let quoted: Vec<Range<usize>> =
        quoted.iter().map(|&quote| prose.quotes[quote].inner.clone()).collect();
    let mut range = bytes(extent.tokens.clone());
    let content = content.map(bytes);
    for part in content.iter().chain(&quoted) {
        range = range.start.min(part.start)..range.end.max(part.end);
    }
    range.end = stop(prose, range.end);
    Speech {
        range,
        speaker: speaker(prose, draft.by),
        verb: bare(draft.verb),
        manner: draft.manner,
        quoted,
        content,
        about,
        to: draft.to.map(bare),
        via: via.into_iter().map(bare).collect(),
    }
}

/// The end of a range with the stop and the mark that follow it.
fn stop(prose: &Prose<'_>, end: usize) -> usize {
    let rest = &prose.reading.text[end..];
    end + rest.len() - rest.trim_start_matches(['.', '!', '?', '…', '"', '”', '»']).len()
}

fn speaker(prose: &Prose<'_>, by: By) -> Option<Speaker> {
    let By::Who(Who { tokens, name, anonymous, .. }) = by else { return None };
    let range = prose.span(tokens.start, tokens.end);
    Some(Speaker { range, name, anonymous })
}

/// What quoted words are said of: "that the warnings were “provocative”".
fn topic(prose: &Prose<'_>, content: Range<usize>) -> Option<Range<usize>> {
    let words = &LANGUAGE.speech;
    let first = content.start + usize::from(prose.key(content.start) == words.that);
    let verb = (first..content.end.min(first + FRAME))
        .find(|&i| prose.is(i, words.auxiliaries) || prose.quote(i).is_some())?;
    let clause = (first + 1..verb).any(|i| !prose.is_open(i) || prose.is(i, words.boundaries));
    let lead = prose.is_preposition(first) || prose.is(first, words.pronouns);
    let says = prose.is(verb, words.be) && verb + 1 < content.end && prose.opens(verb + 1);
    (says && !clause && !lead && verb > first).then_some(first..verb)
}

/// The channels in the frame of a draft.
fn via(prose: &Prose<'_>, draft: &Draft, extent: &Extent) -> Vec<Range<usize>> {
    let mut found = draft.via.clone();
    let content = extent.content.clone().filter(|content| content.start > draft.verb.start);
    let end = content.map_or(extent.tokens.end, |content| content.start);
    let end = end.min(draft.verb.end + FRAME);
    let leads = extent.tokens.start.max(draft.verb.start.saturating_sub(FRAME));
    let starts = extent.content.as_ref().is_none_or(|content| content.start > draft.verb.start);
    if starts && !prose.closes(draft.clause) {
        found.extend(channels(prose, leads..draft.verb.start));
    }
    found.extend(channels(prose, draft.verb.end..end.max(draft.verb.end)));
    found
}

/// Turns "according to" an outlet or a document after a speech into the speech's channel; which
/// drafts are used up by that.
fn merge(prose: &Prose<'_>, drafts: &[Draft], vias: &mut [Vec<Range<usize>>]) -> Vec<bool> {
    let mut merged = vec![false; drafts.len()];
    for (i, draft) in drafts.iter().enumerate() {
        let Content::Until(_) = draft.content else { continue };
        let according = LANGUAGE.speech.accordings.iter().any(|words| {
            prose.reading.phrase_from(draft.verb.start, words) == Some(draft.verb.end)
        });
        let Some(medium) = according.then(|| source(prose, draft)).flatten() else { continue };
        let before = i.checked_sub(1).filter(|&before| {
            prose.sentence(drafts[before].verb.start) == prose.sentence(draft.verb.start)
        });
        match before {
            Some(before) => {
                vias[before].push(medium);
                merged[i] = true;
            }
            None if draft.by == By::Nobody => vias[i].push(medium),
            None => {}
        }
    }
    merged
}

/// The outlet or the document after "according to".
fn source(prose: &Prose<'_>, draft: &Draft) -> Option<Range<usize>> {
    let end = match &draft.by {
        By::Who(who) => who.tokens.end,
        _ => phrase(prose, draft.verb.end, prose.reading.len())?,
    };
    medium(prose, &(draft.verb.end..end))
}
