//! Grades on the Admiralty scale, only where the library or facts.yml sets them.

use std::collections::BTreeMap;

use briefing_facts::Row;
use briefing_sources::{Place, Target};

use super::ground::{Ground, labels};
use super::parts::{Item, List, Point, counted, named};
use super::voices;
use crate::facts::reliability;

pub(super) fn point(ground: &Ground<'_>) -> Option<Point> {
    let lists: Vec<List> =
        [of_sources(ground), of_statements(ground)].into_iter().flatten().collect();
    let graded = ground.entries_that(|entry| entry.reliability.is_some()).len();
    let rest = ground.entries.len() - graded;
    let mut sentences =
        vec!["Grades are on the Admiralty scale, as the author set them.".to_owned()];
    let without = match graded {
        0 => "No source is graded for reliability.".to_owned(),
        _ => format!("{} {} not graded.", counted(rest, "source"), super::parts::be(rest)),
    };
    sentences.extend((rest > 0).then_some(without));
    (!lists.is_empty()).then_some(Point { name: "grades", heading: "Grades", sentences, lists })
}

/// Returns the sources by their reliability, the best first.
fn of_sources(ground: &Ground<'_>) -> Option<List> {
    let of = |grade: char| {
        let graded = ground.entries_that(|entry| entry.reliability == Some(grade));
        (!graded.is_empty()).then(|| Item {
            title: reliability(grade).to_owned(),
            link: None,
            remark: Some(named(labels(&graded))),
        })
    };
    let lead = "Reliability of the source:".to_owned();
    List::of("reliability", Some(lead), ('A'..='F').filter_map(of).collect())
}

/// Returns the statements by their credibility, the best first.
fn of_statements(ground: &Ground<'_>) -> Option<List> {
    let mut by_grade: BTreeMap<u8, Vec<String>> = BTreeMap::new();
    for ((id, _), (grade, by)) in statements(ground) {
        let by = by.unwrap_or("speaker not stated");
        by_grade.entry(grade).or_default().push(format!("{by} ({})", ground.label(id)));
    }
    let item = |(grade, said): (u8, Vec<String>)| Item {
        title: credibility(grade).to_owned(),
        link: None,
        remark: Some(named(said)),
    };
    let lead = "Credibility of the information:".to_owned();
    List::of("credibility", Some(lead), by_grade.into_iter().map(item).collect())
}

/// A source, and where in its text a statement begins.
type At<'a> = (&'a str, usize);

/// Returns the grade of each statement that is cited or compared, once, with who makes it.
fn statements<'a>(ground: &Ground<'a>) -> BTreeMap<At<'a>, (u8, Option<&'a str>)> {
    let mut found = BTreeMap::new();
    for (id, uses) in ground.cited {
        for (range, passage) in voices::in_use(ground.desk.sources, id, uses) {
            let graded = passage.credibility.map(|grade| (grade, passage.by.as_deref()));
            found.extend(graded.map(|graded| ((*id, range.start), graded)));
        }
    }
    let rows = ground.evidence.facts.unwrap_or_default().iter().flat_map(|fact| &fact.rows);
    for row in rows {
        let Some(grade) = row.voice.credibility else { continue };
        found
            .entry((row.at.id.as_str(), begin(ground, row, grade)))
            .or_insert((grade, row.voice.by.as_deref()));
    }
    found
}

/// Returns where an account's statement begins: the passage named in it from which the grade comes,
/// or else the account.
fn begin(ground: &Ground<'_>, row: &Row, grade: u8) -> usize {
    let entry = ground.desk.sources.entry(&row.at.id);
    let Some((entry, text)) = entry.zip(ground.desk.sources.text(&row.at.id).ok()) else {
        return row.passage.start;
    };
    let of_name = match &row.at {
        Target { place: Some(Place::Named(name)), .. } => Some(name),
        _ => None,
    };
    let inside = voices::named(entry, text).find(|(range, passage)| {
        let within = row.passage.start <= range.start && range.end <= row.passage.end;
        within
            && passage.credibility == Some(grade)
            && of_name.is_none_or(|one| *one == passage.name)
    });
    inside.map_or(row.passage.start, |(range, _)| range.start)
}

fn credibility(grade: u8) -> &'static str {
    match grade {
        1 => "1, confirmed by other independent sources",
        2 => "2, probably true",
        3 => "3, possibly true",
        4 => "4, doubtful",
        5 => "5, improbable",
        _ => "6, cannot be judged",
    }
}
