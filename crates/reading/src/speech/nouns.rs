//! Noun phrases that can speak: tokens in, what they say of a speaker out.
//!
//! There is no parser: a phrase is taken only if its head is a name or a word of the table of
//! speakers, and if nothing in it could be a verb's, a clause's or another phrase's.

use std::ops::Range;

use super::prose::Prose;
use crate::language::{LANGUAGE, Words};
use crate::tokens::stem;
use crate::words::words;

/// Somebody who can speak.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Who {
    /// The tokens, title and office included.
    pub(super) tokens: Range<usize>,
    /// The proper name alone, in bytes.
    pub(super) name: Option<Range<usize>>,
    /// Whether the text withholds the name.
    pub(super) anonymous: bool,
    /// Whether a verb in the plural could follow; `None` if either could.
    pub(super) plural: Option<bool>,
    /// Whether two or more are joined.
    pub(super) several: bool,
}

/// Whether a speaker is a person or persons without a name: "US officials", "an analyst", but not
/// "spokesman Dmitry Peskov" or "the FSB". What comes in is how a text or an author tells him.
pub fn is_unnamed(speaker: &str) -> bool {
    let words: Vec<&str> = words(speaker).into_iter().map(|word| &speaker[word]).collect();
    let is_name = |word: &&str| word.starts_with(char::is_uppercase);
    words.iter().enumerate().any(|(at, word)| {
        let is_person = LANGUAGE.speech.unnamed.contains(&stem(&word.to_lowercase()).as_str());
        is_person && !words.get(at + 1).is_some_and(is_name)
    })
}

/// Reads `tokens` as one or more joined phrases, if all of them can speak.
pub(super) fn who(prose: &Prose<'_>, tokens: Range<usize>) -> Option<Who> {
    let words = &LANGUAGE.speech;
    let both = prose.key(tokens.start) == words.both;
    let start = tokens.start + usize::from(both);
    let joints: Vec<usize> = (start..tokens.end)
        .filter(|&i| prose.is(i, words.and) && prose.name(i).is_none())
        .collect();
    let starts = std::iter::once(start).chain(joints.iter().map(|i| i + 1));
    let ends = joints.iter().copied().chain([tokens.end]);
    let parts: Vec<Who> =
        starts.zip(ends).map(|(start, end)| one(prose, start..end)).collect::<Option<_>>()?;
    join(prose, parts, tokens)
}

fn join(prose: &Prose<'_>, mut parts: Vec<Who>, tokens: Range<usize>) -> Option<Who> {
    let last = parts.pop()?;
    let offices = parts.iter().all(|part| is_office(prose, part));
    if parts.is_empty() || (offices && last.name.is_some()) {
        let tokens = tokens.start..last.tokens.end;
        return Some(Who { tokens, ..last });
    }
    let anonymous =
        last.anonymous && parts.iter().all(|part| part.anonymous || is_adjective(prose, part));
    Some(Who { tokens, name: None, anonymous, plural: Some(true), several: true })
}

/// Whether a phrase is a country's adjective alone: "German and Dutch authorities".
fn is_adjective(prose: &Prose<'_>, who: &Who) -> bool {
    let word = prose.reading.written(who.tokens.start);
    let other = |group: &&[&str]| group.iter().skip(1).any(|name| *name == word);
    who.tokens.len() == 1 && LANGUAGE.names.aliases.iter().any(other)
}

/// Whether a phrase is an office and nobody ("Deputy Chairman of the Council").
fn is_office(prose: &Prose<'_>, who: &Who) -> bool {
    let first = who.tokens.start;
    who.name.is_none() && (prose.is(first, LANGUAGE.names.titles)) && who.plural != Some(true)
}

/// Reads `tokens` as one phrase.
fn one(prose: &Prose<'_>, tokens: Range<usize>) -> Option<Who> {
    let tokens = without_time(prose, tokens);
    let first = after_determiner(prose, &tokens);
    if first >= tokens.end || prose.is_preposition(first) || !is_plain(prose, first..tokens.end) {
        return None;
    }
    let end = (first + 1..tokens.end).find(|&i| is_after_head(prose, i)).unwrap_or(tokens.end);
    let head = named_head(prose, first, end);
    if head.is_none() && (first + 1..tokens.end).any(|i| is_loose_capital(prose, i)) {
        return None;
    }
    if head.is_none() && !is_common_head(prose, &tokens, first, end - 1) {
        return None;
    }
    if head.is_none() && (first..end).any(|i| is_verb_like(prose, i, first)) {
        return None;
    }
    let name = head.and_then(|name| proper(prose, name));
    let plural = plural(prose, end - 1, name.is_some());
    let anonymous = name.is_none() && is_anonymous(prose, &tokens, end - 1);
    Some(Who { tokens, name, anonymous, plural, several: false })
}

/// Whether token `i` has a capital and is part of no name that was read.
fn is_loose_capital(prose: &Prose<'_>, i: usize) -> bool {
    prose.name(i).is_none() && prose.reading.tokens[i].is_capital() && !is_speaker(prose, i)
}

/// Takes "in recent days" off the end.
fn without_time(prose: &Prose<'_>, tokens: Range<usize>) -> Range<usize> {
    let timed = tokens.len() > 2 && prose.is(tokens.end - 1, LANGUAGE.speech.times);
    let from = tokens.end.saturating_sub(4).max(tokens.start + 1);
    let at = (from..tokens.end).rev().find(|&i| prose.is_preposition(i)).filter(|_| timed);
    tokens.start..at.unwrap_or(tokens.end)
}

fn after_determiner(prose: &Prose<'_>, tokens: &Range<usize>) -> usize {
    let words = &LANGUAGE.speech;
    let is_determiner = |i: usize| {
        prose.is(i, words.determiners) || prose.is(i, words.indeterminate) || prose.is_numeral(i)
    };
    let of = |i: usize| prose.key(i) == words.accused_of;
    let mut at = tokens.start;
    while at < tokens.end && (is_determiner(at) || (at > tokens.start && of(at))) {
        at += 1;
    }
    at
}

/// Whether nothing in `tokens` belongs to a clause or to a second phrase.
fn is_plain(prose: &Prose<'_>, tokens: Range<usize>) -> bool {
    let words = &LANGUAGE.speech;
    tokens.clone().all(|i| {
        let named = prose.name(i).is_some();
        let clausal = prose.is(i, words.pronouns) || prose.is(i, words.auxiliaries);
        let modal = prose.is(i, words.modals) && prose.key(i) != words.to;
        let starts = prose.is(i, words.determiners) && i > tokens.start;
        let led = i > tokens.start && prose.is_preposition(i - 1);
        let negated = prose.key(i).ends_with(LANGUAGE.governing.negated_ending);
        let parted = i > tokens.start && !prose.is_open(i);
        named || !(clausal || modal || negated || parted || (starts && !led))
    })
}

/// Whether the head of a phrase stands before token `i`.
fn is_after_head(prose: &Prose<'_>, i: usize) -> bool {
    prose.is_preposition(i) || prose.is(i, LANGUAGE.speech.complements)
}

/// The name in which the head ends, if what stands before it can: "the radical group ISIS".
fn named_head(prose: &Prose<'_>, first: usize, end: usize) -> Option<usize> {
    let mut last = end - 1;
    if last > first && prose.is_small(last) && prose.is(last, LANGUAGE.speech.groups) {
        let name = prose.name(last - 1);
        return name.filter(|_| !prose.is_possessive(last - 1) && is_whole(prose, last - 1));
    }
    let name = prose.name(last)?;
    if !is_whole(prose, last) && !prose.is_possessive(last) {
        return None;
    }
    last = prose.names[name].0.start;
    let before = last.checked_sub(1).filter(|&i| i >= first && prose.is_small(i));
    let fits = before.is_none_or(|i| {
        is_speaker(prose, i) || prose.is(i, LANGUAGE.names.titles) || prose.reading.hyphened(i)
    });
    (fits && !prose.is_possessive(end - 1)).then_some(name)
}

/// Whether the name at token `i` ends with it.
fn is_whole(prose: &Prose<'_>, i: usize) -> bool {
    prose.name(i) != prose.name(i + 1)
}

/// Whether a noun can speak.
fn is_speaker(prose: &Prose<'_>, i: usize) -> bool {
    let words = &LANGUAGE.speech;
    let key = prose.key(i);
    prose.is_noun(i, words.speakers)
        || prose.is_noun(i, words.unnamed)
        || prose.is_noun(i, LANGUAGE.names.titles)
        || LANGUAGE
            .speech
            .person_endings
            .iter()
            .any(|ending| key.len() > ending.len() && key.ends_with(ending))
}

/// Whether token `head` is a common noun that can speak, and is determined or in the plural.
fn is_common_head(prose: &Prose<'_>, tokens: &Range<usize>, first: usize, head: usize) -> bool {
    let sentence = prose.starts_sentence(tokens.start);
    let determined = first > tokens.start
        || (first..head).any(|i| prose.name(i).is_some() || prose.is_possessive(i))
        || prose.is(head, LANGUAGE.speech.mass)
        || plural(prose, head, false) == Some(true);
    let free = prose.name(head).is_none_or(|name| prose.names[name].0.start == head);
    is_speaker(prose, head) && !prose.is_possessive(head) && (determined || sentence) && free
}

/// Whether token `i` may be a verb between two phrases: "police arrested officials".
fn is_verb_like(prose: &Prose<'_>, i: usize, first: usize) -> bool {
    let before = i.checked_sub(1).filter(|&before| before >= first);
    let ending = has_ending(prose, i, LANGUAGE.speech.past_endings);
    ending && before.is_some_and(|i| is_speaker(prose, i) || prose.name(i).is_some())
}

/// The proper name within name `name`, titles left out; `None` for an office ("Head of the FSB").
pub(super) fn proper(prose: &Prose<'_>, name: usize) -> Option<Range<usize>> {
    let (tokens, significant) = &prose.names[name];
    let is_title = |i: usize| prose.is(i, LANGUAGE.names.titles);
    let particle = |i: usize| prose.is(i, LANGUAGE.names.particles);
    let office = tokens.clone().take_while(|&i| is_title(i)).count();
    if office > 0 && particle(tokens.start + office) {
        return None;
    }
    let body = is_speaker(prose, tokens.end - 1) && !is_title(tokens.end - 1);
    let full =
        tokens.clone().rev().find_map(|i| prose.reading.longest_from(i, LANGUAGE.speech.offices));
    let titles = tokens.clone().rev().find(|&i| is_title(i)).filter(|_| !body);
    let titles = full.map(|end| end - 1).or(titles);
    let rank = prose.starts_sentence(tokens.start)
        && tokens.len() > 2
        && is_speaker(prose, tokens.start)
        && !particle(tokens.start + 1)
        && !body;
    let first = titles.map_or(tokens.start + usize::from(rank), |i| i + 1);
    if first >= tokens.end || (titles.is_some() && particle(first)) {
        return None;
    }
    let last = significant.last()?;
    Some(prose.reading.tokens[first].range.start..last.end)
}

/// Whether the noun at `head` is in the plural; `None` if it may be either.
fn plural(prose: &Prose<'_>, head: usize, named: bool) -> Option<bool> {
    let words = &LANGUAGE.speech;
    let key = prose.key(head);
    if prose.is(head, LANGUAGE.speech.mass) {
        return None;
    }
    let plural =
        stem(key) != key || words.plural_endings.iter().any(|ending| key.ends_with(ending));
    if named { (!plural).then_some(false) } else { Some(plural) }
}

/// Whether the phrase with its head at token `head` keeps a name back.
fn is_anonymous(prose: &Prose<'_>, tokens: &Range<usize>, head: usize) -> bool {
    let words = &LANGUAGE.speech;
    let unnamed = prose.is_noun(head, words.unnamed)
        || LANGUAGE.speech.person_endings.iter().any(|ending| prose.key(head).ends_with(ending));
    let any = (tokens.start..head).any(|i| prose.is(i, words.indeterminate));
    let owned = (tokens.start..head).any(|i| prose.is_possessive(i));
    let bare = !prose.is(tokens.start, words.determiners) && !owned;
    let many = plural(prose, head, false) != Some(false);
    unnamed && (any || many || (bare && prose.starts_sentence(tokens.start)))
}

/// Whether token `i` ends with one of `endings`.
pub(super) fn has_ending(prose: &Prose<'_>, i: usize, endings: Words) -> bool {
    endings.iter().any(|ending| prose.key(i).ends_with(ending))
}

/// Whether token `i` ends like a participle.
pub(super) fn is_participle(prose: &Prose<'_>, i: usize) -> bool {
    let words = &LANGUAGE.speech;
    has_ending(prose, i, words.past_endings) || has_ending(prose, i, words.present_endings)
}
