//! The record as an annex: each quotation of the chapters with its place in the source and how it
//! stands there; what the author accepted by hand, and why.
//!
//! What comes in: the uses of all chapters, and the findings accepted. What goes out: the template
//! `record`, filled in, in the place of `{{#record}}`. The words are the source's own.

use std::path::Path;

use briefing_diagnostics::Diagnostic;
use briefing_plugin::{Chapters, between};
use briefing_sources::{Alteration, Publish};
use serde::Serialize;

use crate::annexes::Evidence;
use crate::chapter::{Desk, Use};
use crate::links;

/// The directive's name, and the template's.
pub(crate) const NAME: &str = "record";

/// What the template `record` is filled in with.
#[derive(Debug, Serialize)]
struct Record {
    /// Whether quotations were compared with the sources.
    checked: bool,
    /// The chapters that quote, in the order of the book.
    chapters: Vec<ChapterRecord>,
    accepted: Vec<AcceptedRecord>,
}

#[derive(Debug, Serialize)]
struct ChapterRecord {
    name: String,
    quotations: Vec<Quotation>,
}

#[derive(Debug, Serialize)]
struct Quotation {
    /// The note's number, and the way to it.
    note: usize,
    link: String,
    /// The source's words, a piece each; empty where they are withheld.
    words: Vec<String>,
    label: String,
    /// The place in words, and the way to it on the source's page.
    place: String,
    passage: String,
    /// How it differs from the source; empty where it stands as it is there.
    alterations: Vec<&'static str>,
}

#[derive(Debug, Serialize)]
struct AcceptedRecord {
    chapter: String,
    code: String,
    reason: String,
}

/// Returns the record for the page at `from`; each line carries `prefix`.
pub(crate) fn record(
    desk: &Desk<'_>,
    evidence: &Evidence<'_>,
    chapters: &Chapters,
    (from, prefix): (&Path, &str),
) -> Result<String, Diagnostic> {
    let of_chapter = |(index, chapter): (usize, &briefing_plugin::Chapter)| {
        let path = chapter.path.as_deref()?;
        let uses = evidence.uses.iter().filter(|one| one.chapter == index);
        let quoted = uses.filter(|one| !one.quoted().is_empty());
        let quotations: Vec<_> =
            quoted.filter_map(|one| quotation(desk, one, (from, path))).collect();
        (!quotations.is_empty()).then(|| ChapterRecord { name: chapter.name.clone(), quotations })
    };
    let accepted = evidence.allowed.iter().map(|one| AcceptedRecord {
        chapter: chapters.list.get(one.chapter).map(|one| one.name.clone()).unwrap_or_default(),
        code: one.code.clone(),
        reason: one.reason.clone(),
    });
    let record = Record {
        checked: evidence.checked,
        chapters: chapters.list.iter().enumerate().filter_map(of_chapter).collect(),
        accepted: accepted.collect(),
    };
    desk.templates.render(NAME, &record, prefix)
}

fn quotation(desk: &Desk<'_>, one: &Use, (from, chapter): (&Path, &Path)) -> Option<Quotation> {
    let entry = desk.sources.entry(&one.target.id)?;
    let text = desk.sources.text(&one.target.id).ok()?;
    let words = one.quoted().iter().map(|range| text.text()[range.clone()].to_owned());
    let page = links::page_of(&entry.id);
    Some(Quotation {
        note: one.note.number,
        link: between(from, chapter, &one.note.anchor),
        words: if entry.publish == Publish::None { Vec::new() } else { words.collect() },
        label: entry.short_name(),
        place: one.target.place.as_ref().map(|at| text.place_in_words(at)).unwrap_or_default(),
        passage: between(from, page.as_ref(), &links::to_place(&one.target)),
        alterations: one.target.alterations.iter().filter_map(Alteration::in_words).collect(),
    })
}
