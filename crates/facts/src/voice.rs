//! Who speaks in an account: the author's word, the library's, or an unambiguous speech verb.

use std::ops::Range;

use briefing_reading::{Speaker, Speech, is_content, words};

use crate::accounts::Account;
use crate::cells::overlap;
use crate::comparison::Voice;
use crate::same_words::folded;

/// What an author writes for an account that its outlet tells in its own voice, whoever else speaks
/// in the passage.
const NOBODY: &str = "none";

/// Returns the voice of an account. `aliases` are lists of names of one speaker, `told` the words that
/// its cells show. Without a word of the author or the library it is read only where all speech in the
/// passage is one speaker's and all that is told stands in it; else it is not stated.
pub(crate) fn voice(
    account: &Account<'_>,
    aliases: &[Vec<String>],
    told: &[Range<usize>],
) -> Voice {
    let voice = stated(account, told);
    let own = voice.by.as_deref().map(folded);
    let is_own = |name: &String| Some(folded(name)) == own;
    let same = aliases.iter().filter(|list| list.iter().any(is_own)).flatten();
    let also = same.filter(|name| !is_own(name)).cloned().collect();
    Voice { also, ..voice }
}

fn stated(account: &Account<'_>, told: &[Range<usize>]) -> Voice {
    let written = account.written;
    if written.is_some_and(|written| written.by.as_deref() == Some(NOBODY)) {
        return Voice::default();
    }
    let mut voice = named(account).or_else(|| read(account, told)).unwrap_or_default();
    if let Some(written) = written {
        if written.by.is_some() {
            voice = Voice::default();
        }
        voice.by = written.by.clone().or(voice.by);
        voice.role = written.role.clone().or(voice.role);
        voice.to = written.to.clone().or(voice.to);
        voice.credibility = written.credibility.or(voice.credibility);
        if !written.via.is_empty() {
            voice.via.clone_from(&written.via);
        }
    }
    voice
}

/// Returns the voice that the library gives the passage, if it gives it one alone.
fn named(account: &Account<'_>) -> Option<Voice> {
    let named = account.named();
    let first = *named.first()?;
    let one = named.iter().all(|other| other.by == first.by);
    (one && first.by.is_some()).then(|| Voice {
        by: first.by.clone(),
        also: Vec::new(),
        role: first.role.clone(),
        via: first.via.clone(),
        to: first.to.clone(),
        credibility: first.credibility,
        read: None,
    })
}

/// Returns the one voice that the passage gives itself. What is told outside of what it reports is
/// nobody's: "The Times reported 12. The firm has 15 of them."
fn read(account: &Account<'_>, told: &[Range<usize>]) -> Option<Voice> {
    let speeches = &account.told.speeches;
    if !told.iter().all(|words| speeches.iter().any(|speech| overlap(&speech.range, words))) {
        return None;
    }
    let (first, rest) = speeches.split_first()?;
    let by = speaker(account, first)?;
    if !rest.iter().all(|other| speaker(account, other) == Some(by)) {
        return None;
    }
    let words = |range: &Range<usize>| account.words(range).to_owned();
    let speaker = first.speaker.as_ref()?;
    Some(Voice {
        by: Some(by.to_owned()),
        also: Vec::new(),
        role: role(account, speaker),
        via: first.via.iter().map(words).collect(),
        to: first.to.as_ref().map(words),
        credibility: None,
        read: Some(speaker.range.clone()),
    })
}

/// Returns a speaker's name, or what the source calls him where it does not name him.
fn speaker<'a>(account: &Account<'a>, speech: &Speech) -> Option<&'a str> {
    let speaker = speech.speaker.as_ref()?;
    Some(account.words(speaker.name.as_ref().unwrap_or(&speaker.range)))
}

/// Returns what a source says of a speaker beside his name.
fn role(account: &Account<'_>, speaker: &Speaker) -> Option<String> {
    let name = speaker.name.as_ref()?;
    let before = account.words(&(speaker.range.start..name.start));
    let after = account.words(&(name.end..speaker.range.end));
    let trim = |words: &str| words.trim_matches([' ', ',']).to_owned();
    let says = |part: &String| words(part).into_iter().any(|word| is_content(&part[word]));
    let parts: Vec<String> = [trim(before), trim(after)].into_iter().filter(says).collect();
    (!parts.is_empty()).then(|| parts.join(", "))
}
