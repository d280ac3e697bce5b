//! Whose voices are heard: who speaks in the passages cited, in the accounts compared and in block
//! quotations.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use briefing_facts::{Comparison, Named, speakers};
use briefing_plugin::Settings;
use briefing_sources::{Entry, NamedPassage, Place, Sources, Text, apart};

use crate::chapter::Use;

/// Who is heard in a book.
#[derive(Debug, Default)]
pub(crate) struct Voices<'a> {
    /// Who is stated, in the order in which the accounts and the sources have them.
    pub(crate) heard: Vec<Heard<'a>>,
    /// Whether they may be fewer: some are not named, and may be among the others.
    pub(crate) at_most: bool,
    /// How many voices are heard in each source.
    pub(crate) in_source: BTreeMap<&'a str, usize>,
    /// How many accounts are compared.
    pub(crate) accounts: usize,
    /// The accounts of which no speaker is stated.
    pub(crate) unstated: usize,
    /// The accounts of which a speaker is stated in words that the source withholds.
    pub(crate) withheld: usize,
}

/// A voice.
#[derive(Debug)]
pub(crate) struct Heard<'a> {
    /// The name that it has most often, the first of those.
    pub(crate) name: &'a str,
    /// The sources that carry it.
    pub(crate) sources: BTreeSet<&'a str>,
}

impl Voices<'_> {
    /// Returns the voices that several sources carry.
    pub(crate) fn in_several(&self) -> impl Iterator<Item = &Heard<'_>> {
        self.heard.iter().filter(|one| one.sources.len() > 1)
    }
}

/// Finds the voices of a book.
pub(crate) fn voices<'a>(
    sources: &'a Sources,
    settings: &'a Settings,
    cited: &BTreeMap<&'a str, Vec<&'a Use>>,
    facts: &'a [Comparison],
) -> Voices<'a> {
    let rows = || facts.iter().flat_map(|fact| &fact.rows);
    let of_row = rows().filter_map(|row| {
        let (name, role) = (row.voice.by.as_deref()?, row.voice.role.as_deref());
        Some(Named { name, role, source: &row.at.id })
    });
    let of_passage = cited.iter().flat_map(|(id, uses)| {
        let speaking = in_use(sources, id, uses).into_iter();
        speaking.filter_map(|(_, one)| {
            let (name, role) = (one.by.as_deref()?, one.role.as_deref());
            Some(Named { name, role, source: id })
        })
    });
    let of_quotation = cited.iter().flat_map(|(id, uses)| {
        let said = uses.iter().filter_map(|one| one.speaker.as_deref());
        said.map(|name| Named { name, role: None, source: id })
    });
    let named: Vec<Named<'_>> = of_row.chain(of_passage).chain(of_quotation).collect();
    let (heard, at_most) = heard(&settings.aliases, &named);
    let mut in_source = BTreeMap::new();
    for id in heard.iter().flat_map(|one| &one.sources) {
        *in_source.entry(*id).or_default() += 1;
    }
    let withheld = rows().filter(|row| row.voice.is_withheld()).count();
    let without = rows().filter(|row| row.voice.by.is_none()).count();
    let accounts = rows().count();
    Voices { heard, at_most, in_source, accounts, unstated: without - withheld, withheld }
}

/// Returns the speakers of some names, and whether they may be fewer. Names that the author calls
/// aliases are one.
fn heard<'a>(aliases: &[Vec<String>], named: &[Named<'a>]) -> (Vec<Heard<'a>>, bool) {
    let known = speakers(named, aliases);
    let mut groups: BTreeMap<usize, Vec<Named<'_>>> = BTreeMap::new();
    for (first, one) in known.of.into_iter().zip(named) {
        groups.entry(first).or_default().push(*one);
    }
    let one = |group: Vec<Named<'a>>| Heard {
        name: most_often(group.iter().map(|one| one.name)),
        sources: group.iter().map(|one| one.source).collect(),
    };
    (groups.into_values().map(one).collect(), known.at_most)
}

/// Returns the name that stands there most often, the first of those.
fn most_often<'a>(names: impl Iterator<Item = &'a str>) -> &'a str {
    let mut counts: BTreeMap<&str, (usize, Reverse<usize>)> = BTreeMap::new();
    for (at, name) in names.enumerate() {
        counts.entry(name).or_insert((0, Reverse(at))).0 += 1;
    }
    counts.into_iter().max_by_key(|(_, rank)| *rank).map_or("", |(name, _)| name)
}

/// Returns the passages that the library names and of which something is cited, each with its place.
pub(crate) fn in_use<'a>(
    sources: &'a Sources,
    id: &str,
    uses: &[&Use],
) -> Vec<(Range<usize>, &'a NamedPassage)> {
    let Some(entry) = sources.entry(id).filter(|entry| !entry.passages.is_empty()) else {
        return Vec::new();
    };
    let Some(text) = sources.text(id).ok().filter(|_| entry.has_text) else { return Vec::new() };
    let used = apart(uses.iter().filter_map(|one| extent(one)).collect());
    let is_used = |range: &Range<usize>| {
        let next = used.partition_point(|used| used.end <= range.start);
        used.get(next).is_some_and(|used| used.start < range.end)
    };
    named(entry, text).filter(|(range, _)| is_used(range)).collect()
}

/// Returns the words that a use quotes from first to last, or else the passage.
fn extent(one: &Use) -> Option<Range<usize>> {
    match (one.words.first(), one.words.last()) {
        (Some(first), Some(last)) => Some(first.start..last.end),
        _ => one.scope.clone(),
    }
}

/// Returns the passages that the library names, each with its place.
pub(crate) fn named<'a>(
    entry: &'a Entry,
    text: &Text,
) -> impl Iterator<Item = (Range<usize>, &'a NamedPassage)> {
    entry.passages.iter().filter_map(|one| {
        let place = text.passage(&Place::Named(one.name.clone())).ok()?;
        Some((place.range, one))
    })
}
