//! Extents: which part of its sentence each speech takes, and where its content ends.

use std::ops::Range;

use super::drafts::{By, Content, Draft};
use super::prose::Prose;
use crate::language::LANGUAGE;

/// How many of the drafts after one are asked whether they end it.
const AHEAD: usize = 12;

/// The tokens of a speech.
#[derive(Clone, Debug)]
pub(super) struct Extent {
    /// The clause or sentence.
    pub(super) tokens: Range<usize>,
    /// What is reported.
    pub(super) content: Option<Range<usize>>,
}

/// The tokens before which, outside quotations, a clause may end; in order.
struct Marks {
    dashes: Vec<usize>,
    /// Dashes and semicolons.
    parts: Vec<usize>,
    /// Where what is reported ends for sure.
    breaks: Vec<usize>,
}

impl Marks {
    fn new(prose: &Prose<'_>) -> Self {
        let bare = || (0..prose.reading.len()).filter(|&i| prose.quote(i).is_none());
        let parts = |i: &usize| prose.is_after_dash(*i) || prose.reading.gap(*i).contains(';');
        Self {
            dashes: bare().filter(|&i| prose.is_after_dash(i)).collect(),
            parts: bare().filter(parts).collect(),
            breaks: bare().filter(|&i| ends_content(prose, i)).collect(),
        }
    }
}

/// Those of `marks` that lie in `tokens`.
fn among(marks: &[usize], tokens: Range<usize>) -> &[usize] {
    let start = marks.partition_point(|&at| at < tokens.start);
    let end = marks.partition_point(|&at| at < tokens.end);
    &marks[start..end.max(start)]
}

/// Parts the drafts from one another.
pub(super) fn extents(prose: &Prose<'_>, drafts: &[Draft]) -> Vec<Extent> {
    let marks = Marks::new(prose);
    let mut extents: Vec<Extent> = Vec::new();
    for (i, draft) in drafts.iter().enumerate() {
        let sentence = &prose.sentences[prose.sentence(draft.verb.start)];
        let end = end(prose, &marks, drafts, i);
        let content = content(&marks, draft, sentence, end);
        let whole = content.as_ref().is_some_and(|content| content.start < draft.verb.start);
        let first = i.checked_sub(1).is_none_or(|i| drafts[i].verb.start < sentence.start);
        let split = draft.content == Content::Unsure && prose.closes(draft.clause);
        let start = if whole || first || split { sentence.start } else { draft.clause };
        extents.push(Extent { tokens: start..end, content });
    }
    extents
}

/// The token before which draft `i` ends.
fn end(prose: &Prose<'_>, marks: &Marks, drafts: &[Draft], i: usize) -> usize {
    let sentence = &prose.sentences[prose.sentence(drafts[i].verb.start)];
    let from = drafts[i].verb.end;
    let siblings = drafts[i + 1..].iter().take(AHEAD);
    let sibling = siblings
        .take_while(|draft| draft.verb.start < sentence.end)
        .filter(|draft| draft.beside)
        .map(|draft| start_of_sibling(prose, draft))
        .find(|&at| at >= from);
    let outer = drafts[i + 1..].iter().take(AHEAD).find(|draft| encloses(draft, &drafts[i]));
    let limit = sibling.unwrap_or(sentence.end);
    let limit = outer.map_or(limit, |draft| limit.min(draft.predicate)).max(from);
    let dash = match among(&marks.dashes, from..limit) {
        [dash] => *dash,
        _ => limit,
    };
    let breaks = among(&marks.breaks, from..limit).first().copied();
    dash.min(breaks.unwrap_or(limit)).max(from)
}

/// Whether `draft` stands between the subject and the verb of `outer`: "Omar, who said so, added".
fn encloses(outer: &Draft, draft: &Draft) -> bool {
    let By::Who(who) = &outer.by else { return false };
    let before = outer.content != Content::Until(outer.clause);
    who.tokens.start < draft.verb.start
        && outer.predicate > draft.verb.start
        && before
        && outer.verb.start > who.tokens.end
}

/// Where the clause of a draft, or the conjunction before it, starts.
fn start_of_sibling(prose: &Prose<'_>, draft: &Draft) -> usize {
    let words = &LANGUAGE.speech;
    let before = draft.clause.saturating_sub(1);
    let joined = prose.is(before, words.and) || prose.is(before, words.breaks);
    draft.clause - usize::from(joined && draft.clause > 0)
}

/// Whether the words from token `at` no longer belong to what is reported before them.
fn ends_content(prose: &Prose<'_>, at: usize) -> bool {
    let parted = prose.is_after_comma(at) || prose.closes(at);
    let word = prose.reading.longest_from(at, LANGUAGE.speech.breaks);
    let breaks = parted && word.is_some_and(|end| !prose.opens(end));
    (breaks || prose.reading.gap(at).contains(';')) && prose.quote(at).is_none()
}

fn content(
    marks: &Marks,
    draft: &Draft,
    sentence: &Range<usize>,
    end: usize,
) -> Option<Range<usize>> {
    let found = match &draft.content {
        Content::From(start) => *start..end,
        Content::At(tokens) => tokens.clone(),
        // What stands before a frame and has a dash in it may start anywhere.
        Content::Until(until) if !among(&marks.parts, sentence.start + 1..*until).is_empty() => {
            return None;
        }
        Content::Until(until) => sentence.start..*until,
        Content::Unsure => return None,
    };
    (!found.is_empty()).then_some(found)
}
