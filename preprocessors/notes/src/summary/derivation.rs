//! Derivation: which sources repeat, capture again or translate others, and so do not corroborate
//! them.

use std::collections::{BTreeMap, BTreeSet};

use briefing_facts::Comparison;
use briefing_sources::{Entry, Sources};

use super::ground::Ground;
use super::parts::{Item, List, Point, counted, listed};
use crate::chapter::Use;

/// The lines of reporting: sources that derive from one another, through others or directly.
#[derive(Debug, Default)]
pub(crate) struct Lines<'a> {
    /// The number of each source's line.
    pub(crate) of: BTreeMap<&'a str, usize>,
    /// The lines of several sources, each in the order of the ids.
    pub(crate) groups: Vec<Vec<&'a str>>,
    /// How many lines the sources cited come to.
    pub(crate) cited: usize,
}

/// Returns the lines of the sources that are cited or compared, with those from which they derive.
pub(crate) fn lines<'a>(
    sources: &'a Sources,
    cited: &BTreeMap<&'a str, Vec<&'a Use>>,
    facts: &'a [Comparison],
) -> Lines<'a> {
    let compared = facts.iter().flat_map(|fact| &fact.rows).map(|row| row.at.id.as_str());
    let links = links(sources, cited.keys().copied().chain(compared));
    let mut lines = Lines::default();
    for (line, start) in links.keys().enumerate() {
        let group = joined(&links, start, &mut lines.of, line);
        if group.len() > 1 {
            lines.groups.push(group);
        }
    }
    let of_cited = cited.keys().filter_map(|id| lines.of.get(id));
    lines.cited = of_cited.collect::<BTreeSet<_>>().len();
    lines
}

/// Returns for each source those from which it derives, and those that derive from it.
fn links<'a>(
    sources: &'a Sources,
    ids: impl Iterator<Item = &'a str>,
) -> BTreeMap<&'a str, BTreeSet<&'a str>> {
    let mut links: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
    let (mut open, mut seen): (Vec<&str>, BTreeSet<&str>) = (ids.collect(), BTreeSet::new());
    while let Some(id) = open.pop() {
        if !seen.insert(id) {
            continue;
        }
        links.entry(id).or_default();
        for origin in sources.entry(id).into_iter().flat_map(origins) {
            links.entry(id).or_default().insert(origin);
            links.entry(origin).or_default().insert(id);
            open.push(origin);
        }
    }
    links
}

/// Returns the sources from which one derives.
fn origins(entry: &Entry) -> impl Iterator<Item = &str> {
    let original = entry.original.iter().map(|original| &original.id);
    entry.derived_from.iter().chain(&entry.edition_of).chain(original).map(String::as_str)
}

/// Returns all sources of a line that has no number yet, in the order of their ids, and numbers them.
fn joined<'a>(
    links: &BTreeMap<&'a str, BTreeSet<&'a str>>,
    start: &'a str,
    of: &mut BTreeMap<&'a str, usize>,
    line: usize,
) -> Vec<&'a str> {
    let (mut open, mut group) = (vec![start], Vec::new());
    while let Some(id) = open.pop() {
        if !of.contains_key(id) {
            of.insert(id, line);
            group.push(id);
            open.extend(&links[id]);
        }
    }
    group.sort_unstable();
    group
}

pub(super) fn point(ground: &Ground<'_>) -> Option<Point> {
    let sources = ground.entries.len();
    let mut sentences = Vec::new();
    match (sources, ground.lines.groups.is_empty()) {
        (0, _) => return None,
        (1, true) => sentences.push(
            "The source is not stated to derive from another; nothing corroborates it.".to_owned(),
        ),
        (1, false) => sentences
            .push("All that is cited derives from one report: nothing corroborates it.".to_owned()),
        (_, true) => {
            sentences.push(
                "No source is stated to derive from another, to be another capture of it or to \
                 translate it."
                    .to_owned(),
            );
            sentences.push(INDEPENDENCE.to_owned());
        }
        (_, false) => {
            let lines = counted(ground.lines.cited, "line");
            sentences.push(format!(
                "The {} cited come to {lines} of reporting: what derives from one report does not \
                 corroborate it.",
                counted(sources, "source"),
            ));
            sentences.push(INDEPENDENCE.to_owned());
        }
    }
    sentences.extend(independent(ground));
    let groups = ground.lines.groups.iter().map(|group| of_group(ground, group)).collect();
    let lead = "Copies of one report:".to_owned();
    let lists = List::of("derivation-groups", Some(lead), groups).into_iter().collect();
    Some(Point { name: "derivation", heading: "Derivation", sentences, lists })
}

/// What is not stated is not known.
const INDEPENDENCE: &str = "That they are independent of each other is not established.";

/// Returns of how many facts the author says that the accounts are independent.
fn independent(ground: &Ground<'_>) -> Option<String> {
    let facts = ground.evidence.facts.filter(|facts| !facts.is_empty())?;
    Some(match facts.iter().filter(|fact| fact.independent).count() {
        0 => "For no fact does the author state that its accounts are independent.".to_owned(),
        1 => "For 1 fact the author states that its accounts are independent.".to_owned(),
        count => {
            format!("For {count} facts the author states that their accounts are independent.")
        }
    })
}

/// Returns a group of sources that derive from one another, with what derives from what.
fn of_group(ground: &Ground<'_>, group: &[&str]) -> Item {
    let labels: Vec<String> = group.iter().map(|id| ground.label(id)).collect();
    let entries = group.iter().filter_map(|id| ground.desk.sources.entry(id));
    let how: Vec<String> = entries.flat_map(|entry| derives(ground, entry)).collect();
    Item { title: listed(&labels), link: None, remark: Some(how.join("; ")) }
}

fn derives(ground: &Ground<'_>, entry: &Entry) -> Vec<String> {
    let name = entry.short_name();
    let mut how = Vec::new();
    if !entry.derived_from.is_empty() {
        let from: Vec<String> = entry.derived_from.iter().map(|id| ground.label(id)).collect();
        how.push(format!("{name} is derived from {}", listed(&from)));
    }
    let edition = entry.edition_of.as_ref();
    how.extend(edition.map(|id| format!("{name} is another capture of {}", ground.label(id))));
    let original = entry.original.as_ref();
    how.extend(original.map(|from| format!("{name} translates {}", ground.label(&from.id))));
    how
}
