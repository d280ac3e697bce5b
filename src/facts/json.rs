//! Comparisons as JSON; its keys are documented one module up.

use std::ops::Range;

use briefing_facts::{
    Cell, Change, Column, Comparison, Ladder, Mark, Quoted, Row, Rung, Voice, When,
};
use briefing_sources::Sources;
use serde_json::{Value, json};

use super::shown::{self, Shown};
use super::suggest::Offer;

/// Returns suggestions as indented JSON.
pub(super) fn suggestions(offers: &[Offer]) -> String {
    let suggestion = |one: &Offer| {
        json!({
            "id": one.id,
            "title": one.title,
            "accounts": one.accounts,
            "score": (one.score * 10_000.0).round() / 10_000.0,
            "shared": one.shared,
        })
    };
    format!("{:#}", json!({ "suggestions": offers.iter().map(suggestion).collect::<Vec<_>>() }))
}

/// Returns comparisons as indented JSON.
pub(super) fn facts(sources: &Sources, comparisons: &[Comparison]) -> String {
    let facts: Vec<Value> = comparisons.iter().map(|one| fact(sources, one)).collect();
    format!("{:#}", json!({ "facts": facts }))
}

/// Writes spans of one source's text.
impl Shown<'_> {
    fn span(&self, range: &Range<usize>) -> Value {
        json!({ "range": self::range(range), "words": self.words(range) })
    }

    fn spans(&self, ranges: &[Range<usize>]) -> Vec<Value> {
        ranges.iter().map(|range| self.span(range)).collect()
    }

    fn maybe(&self, range: Option<&Range<usize>>) -> Value {
        range.map_or(Value::Null, |range| self.span(range))
    }
}

fn range(range: &Range<usize>) -> Value {
    json!([range.start, range.end])
}

fn fact(sources: &Sources, one: &Comparison) -> Value {
    json!({
        "id": one.id,
        "title": one.title,
        "verdict": one.verdict.name(),
        "voices": one.voices,
        "at_most": one.at_most,
        "origins": one.origins,
        "independent": one.independent,
        "assessment": one.assessment,
        "settled_by": one.settled_by,
        "columns": one.columns.iter().map(|column| self::column(sources, one, column)).collect::<Vec<_>>(),
        "accounts": one.rows.iter().map(|row| account(sources, row)).collect::<Vec<_>>(),
        "ladder": one.ladder(None).map(|ladder| self::ladder(sources, one, ladder)),
    })
}

fn column(sources: &Sources, one: &Comparison, column: &Column) -> Value {
    json!({
        "key": column.key,
        "heading": column.heading,
        "verdict": column.verdict.name(),
        "caption": shown::caption(sources, one, column),
        "base": column.base,
        "on_altered_words": column.on_altered_words,
    })
}

fn account(sources: &Sources, row: &Row) -> Value {
    let spans = Shown::of(sources, row);
    json!({
        "label": row.label,
        "at": row.at.address().to_string(),
        "passage": range(&row.passage),
        "altered": row.altered,
        "voice": voice(&spans, &spans.voice(&row.voice)),
        "said": row.said.as_ref().map(|one| when(&spans, one)),
        "as_of": row.as_of.as_ref().map(|one| when(&spans, one)),
        "cells": row.cells.iter().map(|one| cell(&spans, one)).collect::<Vec<_>>(),
        "doubt": row.doubt,
        "counts_with": row.counts_with,
        "marks": row.marks.iter().map(|one| mark(&spans, one)).collect::<Vec<_>>(),
    })
}

fn voice(spans: &Shown<'_>, voice: &Voice) -> Value {
    json!({
        "by": voice.by,
        "role": voice.role,
        "via": voice.via,
        "to": voice.to,
        "credibility": voice.credibility,
        "read": spans.maybe(voice.read.as_ref()),
    })
}

fn when(spans: &Shown<'_>, when: &When) -> Value {
    let withheld = spans.withholds(when.read.as_ref());
    json!({
        "words": (!withheld).then_some(&when.words),
        "read": spans.maybe(when.read.as_ref()),
        "why": when.why,
    })
}

fn cell(spans: &Shown<'_>, cell: &Cell) -> Value {
    let days = cell.days.as_ref().map(|days| json!([days.earliest(), days.latest()]));
    json!({
        "state": cell.state.name(),
        "words": spans.spans(&cell.words),
        "means": cell.means,
        "days": days,
        "reading": cell.reading,
        "altered": cell.altered,
        "why": cell.why,
        "remarks": cell.remarks,
    })
}

fn mark(spans: &Shown<'_>, mark: &Mark) -> Value {
    with(spans.span(&mark.range), "kind", json!(mark.kind.name()))
}

fn ladder(sources: &Sources, one: &Comparison, ladder: &Ladder) -> Value {
    let spans = |rung: &Rung| one.rows.get(rung.row).map(|row| Shown::of(sources, row));
    let base = ladder.rungs.first().and_then(spans);
    let base = base.unwrap_or(Shown::nothing());
    let rungs = ladder.rungs.iter().filter_map(|rung| Some(self::rung(&spans(rung)?, &base, rung)));
    json!({ "spoken_in": ladder.spoken_in, "rungs": rungs.collect::<Vec<_>>() })
}

fn rung(spans: &Shown<'_>, base: &Shown<'_>, rung: &Rung) -> Value {
    let quoted =
        |one: &Quoted| with(spans.span(&one.range), "shared", json!(spans.spans(&one.shared)));
    json!({
        "account": rung.row,
        "kind": rung.kind.name(),
        "quoted": rung.quoted.iter().map(quoted).collect::<Vec<_>>(),
        "changes": rung.changes.iter().map(|one| change(spans, base, one)).collect::<Vec<_>>(),
    })
}

fn change(spans: &Shown<'_>, base: &Shown<'_>, change: &Change) -> Value {
    json!({
        "kind": change.kind.name(),
        "base": base.maybe(change.base.as_ref()),
        "here": spans.maybe(change.here.as_ref()),
    })
}

fn with(mut object: Value, key: &str, value: Value) -> Value {
    object[key] = value;
    object
}
