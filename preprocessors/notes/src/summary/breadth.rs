//! Breadth: how many sources, of which kinds, in which languages, of which dates, with how many voices.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use briefing_sources::{Entry, date_in_words, day_in_words};
use hayagriva::types::Date;

use super::ground::{Ground, labels};
use super::kinds;
use super::parts::{Item, List, Point, be, listed, named, of_them};

pub(super) fn point(ground: &Ground<'_>) -> Point {
    let mut sentences = vec![sources(ground)];
    sentences.extend(uncited(ground.uncited()));
    if !ground.entries.is_empty() {
        sentences.extend(without_text(ground));
        sentences.push(voices(ground));
        sentences.extend(stated(&ground.entries));
    }
    let lists = voices_in_several(ground).into_iter().collect();
    Point { name: "breadth", heading: "Breadth", sentences, lists }
}

/// Returns how many sources there are, and of which kinds.
fn sources(ground: &Ground<'_>) -> String {
    let mut kinds: BTreeMap<(&str, &str), usize> = BTreeMap::new();
    for entry in &ground.entries {
        *kinds.entry(kinds::kind(*entry.bibliography().entry_type())).or_default() += 1;
    }
    let mut kinds: Vec<_> = kinds.into_iter().collect();
    kinds.sort_by_key(|((one, _), count)| (*one == kinds::OTHER, Reverse(*count), *one));
    let kinds: Vec<String> =
        kinds.into_iter().map(|((one, many), count)| of_them(count, one, many)).collect();
    match kinds.as_slice() {
        [] => "The book cites no source.".to_owned(),
        [kind] => format!("The book cites {kind}."),
        kinds => format!("The book cites {} sources: {}.", ground.entries.len(), listed(kinds)),
    }
}

fn uncited(count: usize) -> Option<String> {
    let sources = of_them(count, "other source", "other sources");
    (count > 0).then(|| format!("{sources} of the library {} not cited.", be(count)))
}

fn without_text(ground: &Ground<'_>) -> Option<String> {
    let without = ground.entries_that(|entry| !entry.has_text);
    let names = named(labels(&without));
    let have = of_them(without.len(), "has", "have");
    (!without.is_empty())
        .then(|| format!("{have} no text here, so that nothing can be quoted or checked: {names}."))
}

fn voices(ground: &Ground<'_>) -> String {
    let heard = ground.voices.heard.len();
    let told_apart = "told apart by their names in the passages that are cited or compared";
    let (at_most, unnamed) = match ground.voices.at_most {
        true => ("At most ", ", some of whom are not named and may be among the others"),
        false => ("", ""),
    };
    match (heard, ground.voices.in_several().count()) {
        (0, _) => "No speaker is stated in the passages that are cited or compared.".to_owned(),
        (1, 0) => "1 speaker is stated in the passages that are cited or compared.".to_owned(),
        (_, 0) => format!("{at_most}{heard} speakers are {told_apart}{unnamed}."),
        (1, _) => "1 speaker is stated in the passages that are cited or compared, in more than \
                   one source."
            .to_owned(),
        (_, several) => {
            let speak = of_them(several, "speaks", "speak");
            format!(
                "{at_most}{heard} speakers are {told_apart}{unnamed}; {speak} in more than one source."
            )
        }
    }
}

/// Returns the voices that several sources carry: what one voice says in two places is one statement.
fn voices_in_several(ground: &Ground<'_>) -> Option<List> {
    let voices = ground.voices.in_several().map(|one| Item {
        title: one.name.to_owned(),
        link: None,
        remark: Some(named(one.sources.iter().map(|id| ground.label(id)))),
    });
    let lead = "Speakers in more than one source, each of whom counts as one voice:".to_owned();
    List::of("one-voice-in-several-sources", Some(lead), voices.collect())
}

/// Returns what the sources state of their dates and languages, and what none of them does.
fn stated(entries: &[&Entry]) -> Vec<String> {
    let facts = [
        ("date", dates(entries)),
        ("day of capture", captured(entries)),
        ("language", languages(entries)),
    ];
    let all = entries.len();
    let some = facts.iter().filter(|(_, (count, _))| *count > 0);
    let mut sentences: Vec<String> = some
        .map(|(what, (count, said))| match *count {
            count if count == all && all == 1 => format!("Its {what} is stated: {said}."),
            count if count == all => format!("A {what} is stated for each of them: {said}."),
            count => format!("A {what} is stated for {count} of them: {said}."),
        })
        .collect();
    let none: Vec<&str> =
        facts.iter().filter(|(_, (count, _))| *count == 0).map(|(what, _)| *what).collect();
    let of = if all == 1 { "it" } else { "any of them" };
    let none = match none[..] {
        [] => None,
        [ref rest @ .., last] if !rest.is_empty() => Some(format!("{} or {last}", rest.join(", "))),
        [one, ..] => Some(one.to_owned()),
    };
    sentences.extend(none.map(|none| format!("No {none} is stated for {of}.")));
    sentences
}

/// For how many sources something is stated, and what.
type Stated = (usize, String);

/// Returns the span of the sources' own dates.
fn dates(entries: &[&Entry]) -> Stated {
    let dates = entries.iter().filter_map(|entry| entry.bibliography().date_any());
    let mut dates: Vec<&Date> = dates.collect();
    dates.sort_by_key(|date| (date.year, date.month, date.day));
    span(dates.into_iter().map(date_in_words).collect())
}

/// Returns when the copies were taken.
fn captured(entries: &[&Entry]) -> Stated {
    let mut days: Vec<&str> = entries.iter().filter_map(|one| one.captured.as_deref()).collect();
    days.sort_unstable();
    span(days.into_iter().map(day_in_words).collect())
}

/// Returns the first and the last of days in their order.
fn span(days: Vec<String>) -> Stated {
    let said = match (days.first(), days.last()) {
        (Some(first), Some(last)) if first != last => format!("from {first} to {last}"),
        (first, _) => first.cloned().unwrap_or_default(),
    };
    (days.len(), said)
}

/// Returns the languages, with how many sources are in each where there are several.
fn languages(entries: &[&Entry]) -> Stated {
    let mut languages: BTreeMap<String, usize> = BTreeMap::new();
    for entry in entries {
        if let Some(tag) = entry.bibliography().map(|one| one.language()) {
            *languages.entry(kinds::language(&tag.to_string())).or_default() += 1;
        }
    }
    let count = languages.values().sum();
    let alone = languages.len() == 1;
    let name = |(name, count): (String, usize)| match alone {
        true => name,
        false => format!("{name} ({count})"),
    };
    (count, listed(&languages.into_iter().map(name).collect::<Vec<_>>()))
}
