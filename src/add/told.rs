//! What is told of a source that was added: one short block.

use std::fmt::Write as _;

use briefing_capture::Captured;

use super::entry::{Name, NewEntry};
use super::intake::DayFrom;

/// Returns the block for a captured text; `file` is where it stands, from the book's root.
pub(crate) fn of_text(
    entry: &NewEntry,
    captured: &Captured,
    day: DayFrom,
    file: &str,
    dry: bool,
) -> String {
    let verb = if dry { "would add" } else { "added" };
    let paragraphs = captured.text.lines().filter(|line| !line.trim().is_empty()).count();
    let mut out = format!("{verb} {} ({})\n", entry.id, captured.form.words());
    let pages = captured.text.matches('\u{c}').count();
    let pages = if pages > 0 { format!(", {} pages", pages + 1) } else { String::new() };
    let plural = if paragraphs == 1 { "" } else { "s" };
    line(&mut out, "text", Some(&format!("{file}, {paragraphs} paragraph{plural}{pages}")));
    stated(&mut out, entry);
    let from = match day {
        DayFrom::Given | DayFrom::Nowhere => "",
        DayFrom::File => " (the file says so)",
        DayFrom::Written => " (the file was last written then, UTC; --captured says otherwise)",
    };
    let captured_on = entry.captured.as_ref().map(|captured| format!("{captured}{from}"));
    line(&mut out, "captured", captured_on.as_deref());
    missing(&mut out, entry);
    captured.notes.iter().for_each(|note| line(&mut out, "note", Some(note)));
    out.trim_end().to_owned()
}

/// Returns the block for a reference without a text.
pub(crate) fn of_reference(entry: &NewEntry, notes: &[String], dry: bool) -> String {
    let verb = if dry { "would add" } else { "added" };
    let mut out = format!("{verb} {} (reference, no text)\n", entry.id);
    if entry.reference.is_none() {
        stated(&mut out, entry);
        missing(&mut out, entry);
    }
    notes.iter().for_each(|note| line(&mut out, "note", Some(note)));
    out.trim_end().to_owned()
}

fn stated(out: &mut String, entry: &NewEntry) {
    let name = |one: &Name| match &one.given {
        Some(given) => format!("{given} {}", one.name),
        None => one.name.clone(),
    };
    let authors: Vec<String> = entry.authors.iter().map(name).collect();
    line(out, "type", Some(&entry.kind));
    line(out, "title", entry.title.as_deref());
    line(out, "author", (!authors.is_empty()).then(|| authors.join("; ")).as_deref());
    line(out, "date", entry.date.as_deref());
    line(out, "publisher", entry.publisher.as_deref());
    line(out, "in", entry.parent.as_ref().map(|parent| parent.title.as_str()));
    line(out, "url", entry.url.as_deref());
    line(out, "from", entry.retrieved_from.as_deref());
    line(out, "language", entry.language.as_deref());
    line(out, "edition of", entry.edition_of.as_deref());
}

fn missing(out: &mut String, entry: &NewEntry) {
    let stated = [
        ("title", entry.title.is_some()),
        ("author", !entry.authors.is_empty()),
        ("date", entry.date.is_some()),
        ("publisher", entry.publisher.is_some() || entry.parent.is_some()),
        ("url", entry.url.is_some()),
        ("language", entry.language.is_some()),
        ("day of capture", entry.captured.is_some() || entry.no_text),
    ];
    let missing: Vec<&str> =
        stated.iter().filter(|(_, said)| !said).map(|(what, _)| *what).collect();
    line(out, "not stated", (!missing.is_empty()).then(|| missing.join(", ")).as_deref());
}

fn line(out: &mut String, what: &str, value: Option<&str>) {
    if let Some(value) = value {
        let value = value.replace(['\n', '\r'], " ");
        let _ = writeln!(out, "  {what:<10} {value}");
    }
}
