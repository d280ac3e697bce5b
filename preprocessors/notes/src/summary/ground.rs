//! What a summary is drawn from: the sources cited, and what was read of them together, once.

use std::collections::BTreeMap;
use std::path::Path;

use briefing_facts::Comparison;
use briefing_plugin::{Chapters, between};
use briefing_sources::{Entry, Fidelity};

use super::derivation::{self, Lines};
use super::parts::Item;
use super::told::{self, Told};
use super::voices::{self, Voices};
use crate::annexes::{self, Evidence};
use crate::bibliography;
use crate::chapter::{Desk, Use};

/// What the points of a summary are drawn from.
pub(crate) struct Ground<'a> {
    pub(crate) desk: &'a Desk<'a>,
    pub(crate) evidence: &'a Evidence<'a>,
    /// The uses of each source cited.
    pub(crate) cited: &'a BTreeMap<&'a str, Vec<&'a Use>>,
    pub(crate) chapters: &'a Chapters,
    /// The page of the summary.
    pub(crate) from: &'a Path,
    /// The sources cited, in the order of the bibliography.
    pub(crate) entries: Vec<&'a Entry>,
    pub(crate) voices: Voices<'a>,
    pub(crate) lines: Lines<'a>,
    pub(crate) told: Told<'a>,
}

impl<'a> Ground<'a> {
    /// Reads what the points share.
    pub(crate) fn new(
        desk: &'a Desk<'a>,
        evidence: &'a Evidence<'a>,
        cited: &'a BTreeMap<&'a str, Vec<&'a Use>>,
        chapters: &'a Chapters,
        from: &'a Path,
    ) -> Self {
        let entries = cited.keys().filter_map(|id| desk.sources.entry(id)).collect();
        let facts = evidence.facts.unwrap_or_default();
        let lines = derivation::lines(desk.sources, cited, facts);
        Self {
            desk,
            evidence,
            cited,
            chapters,
            from,
            entries: bibliography::in_order(desk, entries),
            voices: voices::voices(desk.sources, desk.settings, cited, facts),
            told: told::told(facts, &lines),
            lines,
        }
    }

    /// Returns how many sources of the library are not cited.
    pub(crate) fn uncited(&self) -> usize {
        self.desk.sources.ids().count().saturating_sub(self.entries.len())
    }

    /// Returns how many places are cited.
    pub(crate) fn places(&self) -> usize {
        annexes::places(self.evidence.uses)
    }

    /// Returns how many places in a source are cited.
    pub(crate) fn places_in(&self, id: &str) -> usize {
        self.cited.get(id).map_or(0, |uses| annexes::places(uses.iter().copied()))
    }

    /// Returns how many quotations there are.
    pub(crate) fn quotations(&self) -> usize {
        annexes::quotations(self.evidence.uses)
    }

    /// Returns the sources cited of which something holds.
    pub(crate) fn entries_that(&self, holds: impl Fn(&Entry) -> bool) -> Vec<&'a Entry> {
        self.entries.iter().copied().filter(|entry| holds(entry)).collect()
    }

    /// Returns the uses of altered copies.
    pub(crate) fn uses_of_altered(&self) -> impl Iterator<Item = &'a Use> {
        let altered = self.entries_that(|entry| entry.fidelity == Fidelity::Altered);
        altered.into_iter().flat_map(|entry| &self.cited[entry.id.as_str()]).copied()
    }

    /// Returns a source's short name.
    pub(crate) fn label(&self, id: &str) -> String {
        self.desk.sources.label(id)
    }

    /// Returns a fact as an item that leads to where it is compared.
    pub(crate) fn fact(&self, fact: &Comparison, remark: Option<String>) -> Item {
        let place = self.desk.facts.get(&fact.id).and_then(|place| place.at.as_ref());
        Item {
            title: fact.title.clone(),
            link: place.map(|(path, id)| between(self.from, path, id)),
            remark,
        }
    }
}

/// Returns the short names of sources.
pub(crate) fn labels(entries: &[&Entry]) -> Vec<String> {
    entries.iter().map(|entry| entry.short_name()).collect()
}
