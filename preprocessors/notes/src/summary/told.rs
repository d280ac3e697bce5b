//! What the facts rest on: dependence on one stream, and contradictions.

use std::collections::BTreeSet;

use briefing_facts::{Comparison, Verdict};
use briefing_sources::Entry;

use super::derivation::Lines;
use super::ground::Ground;
use super::parts::{Item, List, Point, be, counted, listed, named, of_them};

/// The facts by what they rest on.
#[derive(Debug, Default)]
pub(crate) struct Told<'a> {
    /// Told by one voice.
    pub(crate) one_voice: Vec<&'a Comparison>,
    /// Told by one source, on several voices.
    pub(crate) one_source: Vec<&'a Comparison>,
    /// Told by sources of one line, on several voices.
    pub(crate) one_line: Vec<&'a Comparison>,
    /// Told by others, and no dimension has a value of two voices.
    pub(crate) unmatched: Vec<&'a Comparison>,
    /// In conflict.
    pub(crate) conflicts: Vec<&'a Comparison>,
    /// Not contradicted, but far apart.
    pub(crate) far_apart: Vec<&'a Comparison>,
    /// In different words, not compared.
    pub(crate) not_compared: Vec<&'a Comparison>,
    /// Told by altered copies alone.
    pub(crate) altered_alone: Vec<&'a Comparison>,
    /// With another verdict without the words of altered copies.
    pub(crate) on_altered: Vec<&'a Comparison>,
}

/// Sorts the facts by what they rest on.
pub(crate) fn told<'a>(facts: &'a [Comparison], lines: &Lines<'_>) -> Told<'a> {
    let mut told = Told::default();
    for fact in facts {
        match stream(fact, lines) {
            Stream::OneVoice => told.one_voice.push(fact),
            Stream::OneSource => told.one_source.push(fact),
            Stream::OneLine => told.one_line.push(fact),
            Stream::Several if fact.verdict <= Verdict::OneVoice => told.unmatched.push(fact),
            Stream::Several => {}
        }
        match fact.verdict {
            Verdict::Conflict => told.conflicts.push(fact),
            Verdict::FarApart => told.far_apart.push(fact),
            Verdict::NotCompared => told.not_compared.push(fact),
            _ => {}
        }
        if fact.rows.iter().all(|row| row.altered) {
            told.altered_alone.push(fact);
        } else if fact.columns.iter().any(|column| column.on_altered_words) {
            told.on_altered.push(fact);
        }
    }
    told
}

/// On how much a fact rests.
enum Stream {
    OneVoice,
    OneSource,
    OneLine,
    Several,
}

fn stream(fact: &Comparison, lines: &Lines<'_>) -> Stream {
    let of: BTreeSet<_> = fact.rows.iter().map(|row| lines.of.get(row.at.id.as_str())).collect();
    match (fact.voices, sources(fact).len(), of.len()) {
        (0 | 1, ..) => Stream::OneVoice,
        (_, 1, _) => Stream::OneSource,
        (_, _, 1) => Stream::OneLine,
        _ => Stream::Several,
    }
}

/// Returns the sources that tell a fact, in the order of its accounts.
pub(crate) fn sources(fact: &Comparison) -> Vec<&str> {
    let mut seen = BTreeSet::new();
    let ids = fact.rows.iter().map(|row| row.at.id.as_str());
    ids.filter(|id| seen.insert(*id)).collect()
}

/// Returns what the point says of a book without facts; `None` where it has some.
fn without_facts(ground: &Ground<'_>) -> Option<&'static str> {
    match ground.evidence.facts {
        None => Some("No facts are compared in this book."),
        Some([]) => Some("No facts are compared in this book: facts.yml names none."),
        Some(_) => None,
    }
}

pub(super) fn one_stream(ground: &Ground<'_>) -> Point {
    let mut sentences: Vec<String> = most_cited(ground).into_iter().collect();
    let mut lists = Vec::new();
    match without_facts(ground) {
        Some(none) => sentences.push(format!(
            "{none} Which facts rest on one voice or on one source is not established."
        )),
        None => {
            sentences.push(how_many(ground));
            lists.extend(streams(ground));
        }
    }
    Point { name: "one-stream", heading: "Dependence on one stream", sentences, lists }
}

/// Returns which source is cited most.
fn most_cited(ground: &Ground<'_>) -> Option<String> {
    let places = |entry: &Entry| ground.places_in(&entry.id);
    let most = ground.entries.iter().map(|entry| places(entry)).max()?;
    if ground.entries.len() == 1 {
        let name = ground.entries[0].short_name();
        return Some(format!("All that is cited stands in one source: {name}."));
    }
    let first = ground.entries_that(|entry| places(entry) == most);
    let names = named(first.iter().map(|entry| entry.short_name()));
    let all = counted(ground.places(), "place");
    Some(match first.len() {
        1 => format!("The source cited most is {names}: {most} of {all} cited."),
        _ => format!("The sources cited most are {names}: {most} of {all} cited, each."),
    })
}

/// Returns how many facts rest on one stream.
fn how_many(ground: &Ground<'_>) -> String {
    let told = &ground.told;
    let streams = [
        (told.one_voice.len(), "on one voice alone"),
        (told.one_source.len(), "on one source alone"),
        (told.one_line.len(), "on copies of one report alone"),
    ];
    let mut parts: Vec<String> = Vec::new();
    for (count, on) in streams.into_iter().filter(|(count, _)| *count > 0) {
        let rest = if count == 1 { "rests " } else { "rest " };
        parts.push(format!("{count} {}{on}", if parts.is_empty() { rest } else { "" }));
    }
    let compared = compared(ground);
    match parts.is_empty() {
        true => format!("{compared}: none rests on one voice or one source alone."),
        false => format!("{compared}: {}.", listed(&parts)),
    }
}

/// Returns how many facts there are.
fn compared(ground: &Ground<'_>) -> String {
    let facts = ground.evidence.facts.unwrap_or_default().len();
    format!("{} {} compared", counted(facts, "fact"), be(facts))
}

fn streams(ground: &Ground<'_>) -> impl Iterator<Item = List> {
    let told = &ground.told;
    let list = |name, lead: &str, facts: &[&Comparison], remark: &dyn Fn(&Comparison) -> String| {
        let items = facts.iter().map(|fact| ground.fact(fact, Some(remark(fact)))).collect();
        List::of(name, Some(format!("{lead}:")), items)
    };
    let inside = |fact: &Comparison| named(sources(fact).into_iter().map(|id| ground.label(id)));
    let voices = |fact: &Comparison| format!("{} in {}", how_many_voices(fact), inside(fact));
    let voice = |fact: &Comparison| format!("{}, in {}", voice(fact), inside(fact));
    [
        list("one-voice", "On one voice", &told.one_voice, &voice),
        list(
            "one-source",
            "On one source, with more than one voice in it",
            &told.one_source,
            &voices,
        ),
        list("one-line", "On copies of one report", &told.one_line, &voices),
        list("unmatched", "With no value that two voices give", &told.unmatched, &voices),
    ]
    .into_iter()
    .flatten()
}

/// Returns how many voices tell a fact; where some may be among the others, the most there can be.
fn how_many_voices(fact: &Comparison) -> String {
    let at_most = if fact.at_most { "at most " } else { "" };
    format!("{at_most}{}", counted(fact.voices, "voice"))
}

/// Returns who tells a fact that one voice tells.
fn voice(fact: &Comparison) -> String {
    let stated = fact.rows.iter().find_map(|row| row.voice.by.clone());
    let withheld = fact.rows.iter().any(|row| row.voice.is_withheld());
    let unsaid = if withheld { "a voice whose name is withheld" } else { "a voice not stated" };
    stated.unwrap_or_else(|| unsaid.to_owned())
}

pub(super) fn contradictions(ground: &Ground<'_>) -> Point {
    let (name, heading) = ("contradictions", "Contradictions");
    if let Some(none) = without_facts(ground) {
        let sentences = vec![format!("{none} What contradicts what is not established.")];
        return Point { name, heading, sentences, lists: Vec::new() };
    }
    let told = &ground.told;
    let differ = match (told.conflicts.len(), told.far_apart.len()) {
        (0, 0) => "the accounts conflict on none".to_owned(),
        (0, far) => format!("the accounts conflict on none, but are far apart on {far}"),
        (count, 0) => format!("the accounts conflict on {count}"),
        (count, far) => format!("the accounts conflict on {count}, and are far apart on {far}"),
    };
    let mut sentences = vec![format!("{}: {differ}.", compared(ground))];
    sentences.extend(not_compared(told.not_compared.len()));
    let items = |facts: &[&Comparison], verdict| -> Vec<Item> {
        facts.iter().map(|fact| ground.fact(fact, Some(on(fact, verdict)))).collect()
    };
    let conflicts = items(&told.conflicts, Verdict::Conflict);
    let far_apart = items(&told.far_apart, Verdict::FarApart);
    let lists = [
        List::of("conflicts", Some("In conflict:".to_owned()), conflicts),
        List::of("far-apart", Some("Not contradicted, but far apart:".to_owned()), far_apart),
    ];
    Point { name, heading, sentences, lists: lists.into_iter().flatten().collect() }
}

/// Returns of how many facts it is not said whether they contradict each other.
fn not_compared(count: usize) -> Option<String> {
    let have = of_them(count, "has", "have");
    let whether = "and whether they contradict each other is not established";
    (count > 0)
        .then(|| format!("{have} values in different words, which were not compared, {whether}."))
}

/// Returns in what the accounts of a fact differ, and what a reader must know of it.
fn on(fact: &Comparison, verdict: Verdict) -> String {
    let columns = || fact.columns.iter().filter(|column| column.verdict == verdict);
    let headings: Vec<&str> = columns().map(|column| column.heading.as_str()).collect();
    let mut said = headings.join(", ");
    if sources(fact).len() == 1 {
        said.push_str("; within one source");
    }
    if columns().all(|column| column.on_altered_words) {
        said.push_str("; only with an altered copy’s own words");
    }
    said
}
