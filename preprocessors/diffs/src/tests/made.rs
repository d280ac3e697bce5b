//! Comparisons made by hand over the real sources: here the parts, in `facts` whole ones.

mod facts;

use std::ops::Range;

use briefing_diagnostics::{File, Span};
use briefing_facts::{Cell, Column, Comparison, Row, State, Verdict, Voice};
use briefing_sources::{Fidelity, Place, Sources, Target, Text};

pub(super) use facts::{blackmail, how_specific, private_warning, toll};

/// A cell: state, words, meaning, how it comes about, remark. Empty is "none".
type C<'a> = (State, &'a [&'a str], &'a str, &'a str, &'a str);

/// An account: label, address, who says it, office, through whom.
type R<'a> = (&'a str, &'a str, &'a str, &'a str, &'a [&'a str]);

/// A column: key, heading, verdict, the row the others are held against, caption.
type H<'a> = (&'a str, &'a str, Verdict, Option<usize>, &'a str);

fn some(text: &str) -> Option<String> {
    Some(text.to_owned()).filter(|text| !text.is_empty())
}

/// Returns the text and the range of a target.
fn passage<'a>(sources: &'a Sources, at: &Target) -> (&'a Text, Range<usize>) {
    let text = sources.text(&at.id).expect("a text");
    let range = at
        .place
        .as_ref()
        .map_or(0..text.text().len(), |place| text.passage(place).expect("a passage").range);
    (text, range)
}

/// Returns where words stand: in the passage, or else in the source.
fn find(sources: &Sources, at: &Target, words: &str) -> Range<usize> {
    let (text, range) = passage(sources, at);
    let inside = text.text()[range.clone()].find(words).map(|found| range.start + found);
    let start = inside.or_else(|| text.text().find(words)).unwrap_or_else(|| panic!("{words}"));
    start..start + words.len()
}

pub(super) fn cell(
    sources: &Sources,
    at: &Target,
    &(state, words, means, why, remark): &C<'_>,
) -> Cell {
    Cell {
        state,
        words: words.iter().map(|words| find(sources, at, words)).collect(),
        means: some(means),
        reading: false,
        assumed: false,
        altered: false,
        days: None,
        why: some(why),
        remarks: some(remark).into_iter().collect(),
    }
}

pub(super) fn row(sources: &Sources, &(label, at, by, role, via): &R<'_>, cells: &[C<'_>]) -> Row {
    let at: Target = at.parse().expect("an address");
    let (_, passage) = passage(sources, &at);
    let altered = sources.entry(&at.id).is_some_and(|entry| entry.fidelity == Fidelity::Altered);
    Row {
        label: label.to_owned(),
        named_at: Span::new(&File::new("facts.yml", ""), 0..0),
        passage,
        altered,
        voice: Voice {
            by: some(by),
            role: some(role),
            via: via.iter().map(|&via| via.to_owned()).collect(),
            ..Voice::default()
        },
        said: None,
        as_of: None,
        cells: cells.iter().map(|one| cell(sources, &at, one)).collect(),
        doubt: None,
        counts_with: None,
        marks: Vec::new(),
        at,
    }
}

fn column(&(key, heading, verdict, base, caption): &H<'_>) -> Column {
    Column {
        key: key.to_owned(),
        heading: heading.to_owned(),
        verdict,
        base,
        partly: false,
        on_altered_words: false,
        caption: caption.into(),
    }
}

pub(super) fn comparison(
    sources: &Sources,
    title: &str,
    columns: &[H<'_>],
    rows: &[(R<'_>, &[C<'_>])],
) -> Comparison {
    Comparison {
        id: "one".to_owned(),
        title: title.to_owned(),
        rows: rows.iter().map(|(one, cells)| row(sources, one, cells)).collect(),
        columns: columns.iter().map(column).collect(),
        verdict: columns.iter().map(|one| one.2).max().unwrap_or(Verdict::NoValue),
        voices: rows.len(),
        at_most: false,
        origins: rows.iter().filter(|(one, _)| !one.2.is_empty()).count(),
        independent: false,
        assessment: None,
        settled_by: None,
        ladders: Vec::new(),
    }
}

/// Two accounts without a fact: paragraph places of two sources.
pub(super) fn passages(sources: &Sources, places: &[(&str, Place)]) -> Comparison {
    let rows: Vec<(String, String)> = places
        .iter()
        .map(|(id, place)| (sources.label(id), Target::at(*id, place.clone()).to_string()))
        .collect();
    let rows: Vec<(R<'_>, &[C<'_>])> = rows
        .iter()
        .map(|(label, at)| ((label.as_str(), at.as_str(), "", "", &[] as &[&str]), &[] as &[C<'_>]))
        .collect();
    let mut made = comparison(sources, "", &[], &rows);
    made.id = String::new();
    made
}
