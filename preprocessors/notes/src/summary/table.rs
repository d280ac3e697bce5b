//! The table of the summary: a row for each source.

use std::collections::BTreeMap;

use briefing_facts::Verdict;
use briefing_plugin::between;
use briefing_sources::Entry;
use serde::Serialize;

use super::ground::Ground;
use super::{kinds, told};
use crate::annexes;
use crate::bibliography::copy;
use crate::links;

/// A source as the template has it; all is text but `page`.
#[derive(Debug, Serialize)]
pub(crate) struct Row {
    /// Its id.
    id: String,
    /// Its short name.
    label: String,
    /// The destination of a link to its page.
    page: String,
    /// What kind of work it is, in words.
    kind: &'static str,
    /// Its date in words; `null` is not stated.
    date: Option<String>,
    /// How faithful the copy is: `verbatim`, `excerpt`, `translated`, `altered`.
    fidelity: &'static str,
    /// The fidelity in words.
    copy: &'static str,
    /// Whether its text is at hand.
    has_text: bool,
    /// The Admiralty reliability, A to F; `null` where it is not set.
    reliability: Option<String>,
    /// What is not stated, in words, joined by commas; `null` where all is.
    not_stated: Option<String>,
    /// The voices stated in it, in what is cited or compared.
    voices: usize,
    /// The places in it that notes cite, each once.
    places: usize,
    /// The quotations from it.
    quotations: usize,
    /// The facts that it tells.
    facts: usize,
    /// Those of them that are in conflict.
    conflicts: usize,
}

fn kind(entry: &Entry) -> &'static str {
    match kinds::kind(*entry.bibliography().entry_type()).0 {
        kinds::OTHER => "not stated",
        kind => kind,
    }
}

/// Returns the rows in the order of the bibliography.
pub(crate) fn rows(ground: &Ground<'_>) -> Vec<Row> {
    let mut facts: BTreeMap<&str, (usize, usize)> = BTreeMap::new();
    for fact in ground.evidence.facts.unwrap_or_default() {
        for id in told::sources(fact) {
            let (told, conflicts) = facts.entry(id).or_default();
            *told += 1;
            *conflicts += usize::from(fact.verdict == Verdict::Conflict);
        }
    }
    let row = |entry: &&Entry| {
        let id = entry.id.as_str();
        let uses = &ground.cited[id];
        let (facts, conflicts) = facts.get(id).copied().unwrap_or_default();
        Row {
            id: entry.id.clone(),
            label: entry.short_name(),
            page: between(ground.from, links::page_of(id).as_ref(), ""),
            kind: kind(entry),
            date: entry.date().map(|(_, words)| words),
            fidelity: entry.fidelity.word(),
            copy: copy(entry),
            has_text: entry.has_text,
            reliability: entry.reliability.map(String::from),
            not_stated: crate::facts::not_stated(entry),
            voices: ground.voices.in_source.get(id).copied().unwrap_or_default(),
            places: ground.places_in(id),
            quotations: annexes::quotations(uses.iter().copied()),
            facts,
            conflicts,
        }
    };
    ground.entries.iter().map(row).collect()
}
