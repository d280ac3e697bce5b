//! What the library says of a source in words, for whoever looks for a name or a date in it.

use std::ops::Range;

use hayagriva::types::Person;

use crate::address::Place;
use crate::dates::date_in_words;
use crate::library::{Entry, NamedPassage};
use crate::text::Text;

/// Returns what the library says of a source itself: its id, label, title and descriptor, who wrote
/// and published it, in what it appeared and when.
pub fn said_of_source(entry: &Entry) -> Vec<String> {
    let mut said = vec![entry.id.clone(), entry.short_name()];
    said.extend(entry.title());
    said.extend(entry.descriptor.clone());
    let reference = entry.bibliography();
    said.extend(reference.authors().unwrap_or_default().iter().map(person));
    said.extend(reference.map(|one| one.publisher()?.name().map(ToString::to_string)));
    said.extend(reference.map(|one| one.organization().map(ToString::to_string)));
    said.extend(reference.map_parents(|one| one.title().map(ToString::to_string)));
    said.extend(reference.date_any().map(date_in_words));
    said
}

/// Returns what the library says of a named passage: who speaks, in what office, through whom, to
/// whom and when.
pub fn said_of_passage(passage: &NamedPassage) -> Vec<String> {
    let parts = [&passage.by, &passage.role, &passage.to, &passage.said_on];
    parts.into_iter().flatten().chain(&passage.via).cloned().collect()
}

/// Returns the named passage that says who speaks at a range of a text: the smallest whose words
/// hold the range, or stand with it between the same quotation marks of the source's own.
pub fn passage_of_words<'a>(
    entry: &'a Entry,
    text: &Text,
    words: &Range<usize>,
) -> Option<&'a NamedPassage> {
    let holds = |range: &Range<usize>| range.start <= words.start && words.end <= range.end;
    let within = |own: &&Range<usize>, passage: &Range<usize>| {
        own.start <= passage.start && passage.end <= own.end && holds(own)
    };
    let speaking = entry.passages.iter().filter_map(|passage| {
        let range = text.passage(&Place::Named(passage.name.clone())).ok()?.range;
        let one_voice = text.own_quotations().iter().any(|own| within(&own, &range));
        (holds(&range) || one_voice).then_some((range.len(), passage))
    });
    speaking.min_by_key(|(length, _)| *length).map(|(_, passage)| passage)
}

fn person(person: &Person) -> String {
    let given = person.given_name.as_ref().map(|given| format!("{given} ")).unwrap_or_default();
    let prefix = person.prefix.as_ref().map(|prefix| format!("{prefix} ")).unwrap_or_default();
    format!("{given}{prefix}{}", person.name)
}
