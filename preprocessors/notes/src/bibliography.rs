//! The list of the sources cited, in the order of the style, each with the notes that cite it.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use briefing_diagnostics::Diagnostic;
use briefing_plugin::{Chapter, Chapters, between, escape};
use briefing_sources::{Entry, Fidelity};
use serde::Serialize;

use crate::annexes::{self, Evidence};
use crate::chapter::{Desk, Note, Use};
use crate::links;
use crate::reference::{Position, reference, sorted, stopped};

/// What the template `sources` is filled in with.
#[derive(Debug, Serialize)]
struct ListData {
    /// What the book rests on, in a sentence.
    basis: String,
    sources: Vec<Listed>,
}

#[derive(Debug, Serialize)]
struct Listed {
    id: String,
    label: String,
    fidelity: &'static str,
    /// The fidelity in words.
    copy: &'static str,
    /// Markdown.
    reference: String,
    /// The address of the source's page.
    page: String,
    /// The chapters that cite it, as Markdown.
    uses: String,
}

/// Returns the list of sources for the page at `from`; each line carries `prefix`.
pub(crate) fn list(
    desk: &Desk<'_>,
    evidence: &Evidence<'_>,
    cited: &BTreeMap<&str, Vec<&Use>>,
    chapters: &Chapters,
    (from, prefix): (&Path, &str),
) -> Result<String, Diagnostic> {
    let entries: Vec<&Entry> = cited.keys().filter_map(|id| desk.sources.entry(id)).collect();
    let listed = |entry: &Entry| Listed {
        id: entry.id.clone(),
        label: entry.short_name(),
        fidelity: entry.fidelity.word(),
        copy: copy(entry),
        reference: stopped(&reference(desk.style, entry, Position::Listed, "")),
        page: between(from, links::page_of(&entry.id).as_ref(), ""),
        uses: by_chapter(from, &cited[entry.id.as_str()], chapters),
    };
    let basis = basis(&entries, evidence);
    let sources = in_order(desk, entries).into_iter().map(listed).collect();
    desk.templates.render("sources", &ListData { basis, sources }, prefix)
}

/// Returns what the book rests on: "5 texts, 1 of them an altered copy; 203 quotations, each checked;
/// 412 places cited; 2 findings accepted by hand".
fn basis(entries: &[&Entry], evidence: &Evidence<'_>) -> String {
    let kinds = [
        (Fidelity::Excerpt, "an excerpt", "excerpts"),
        (Fidelity::Translated, "a translation", "translations"),
        (Fidelity::Altered, "an altered copy", "altered copies"),
    ];
    let of_kind = |(fidelity, one, many)| {
        let with_text = entries.iter().filter(|entry| entry.has_text);
        let count = with_text.filter(|entry| entry.fidelity == fidelity).count();
        (count > 0).then(|| format!(", {count} of them {}", if count == 1 { one } else { many }))
    };
    let texts = entries.iter().filter(|entry| entry.has_text).count();
    let unseen = match entries.len() - texts {
        0 => String::new(),
        count => format!("; {} without a text", counted(count, "source")),
    };
    let kinds: String = kinds.into_iter().filter_map(of_kind).collect();
    let quotations = annexes::quotations(evidence.uses);
    let checked = match (quotations, evidence.checked) {
        (0, _) => "",
        (1, true) => ", checked",
        (_, true) => ", each checked",
        (_, false) => ", not checked",
    };
    format!(
        "{}{kinds}{unseen}; {}{checked}; {} cited; {} accepted by hand",
        counted(texts, "text"),
        counted(quotations, "quotation"),
        counted(annexes::places(evidence.uses), "place"),
        counted(evidence.allowed.len(), "finding"),
    )
}

fn counted(count: usize, what: &str) -> String {
    format!("{count} {what}{}", if count == 1 { "" } else { "s" })
}

/// Returns the sources in the order of the style's bibliography, or by what the library calls them.
pub(crate) fn in_order<'a>(desk: &Desk<'_>, mut entries: Vec<&'a Entry>) -> Vec<&'a Entry> {
    entries.sort_by_cached_key(|entry| (entry.short_name().to_lowercase(), entry.id.clone()));
    let Some(order) = sorted(desk.style, &entries) else { return entries };
    let places: BTreeMap<&str, usize> =
        order.iter().enumerate().map(|(place, id)| (id.as_str(), place)).collect();
    entries.sort_by_key(|entry| places.get(entry.id.as_str()).copied().unwrap_or(usize::MAX));
    entries
}

/// Returns what copy the book has of a work, in words.
pub(crate) fn copy(entry: &Entry) -> &'static str {
    match entry.fidelity {
        _ if !entry.has_text => "no text",
        Fidelity::Verbatim => "verbatim copy",
        Fidelity::Excerpt => "excerpt",
        Fidelity::Translated => "translation",
        Fidelity::Altered => "altered copy",
    }
}

/// Returns links from the page at `from` to the notes of some uses, chapter by chapter in the order
/// of the book: `Warnings, notes 1, 3; Narrative, note 2`.
pub(crate) fn back_links(from: &Path, uses: &[&Use], chapters: &Chapters) -> String {
    let chapter = |(chapter, notes): (&Chapter, Vec<(&Note, String)>)| {
        let word = if notes.len() == 1 { "note" } else { "notes" };
        let link = |(note, way): &(&Note, String)| format!("[{}](<{way}>)", note.number);
        let links: Vec<String> = notes.iter().map(link).collect();
        format!("{}, {word} {}", escape(&chapter.name), links.join(", "))
    };
    notes_of(from, uses, chapters).map(chapter).collect::<Vec<_>>().join("; ")
}

/// Returns links from the page at `from` to the chapters of some uses, each to the first of their notes
/// there, with how many these are: `Warnings (41), Narrative (1)`.
fn by_chapter(from: &Path, uses: &[&Use], chapters: &Chapters) -> String {
    let chapter = |(chapter, notes): (&Chapter, Vec<(&Note, String)>)| {
        let (_, way) = notes.iter().min_by_key(|(note, _)| note.number)?;
        Some(format!("[{}](<{way}>) ({})", escape(&chapter.name), notes.len()))
    };
    notes_of(from, uses, chapters).filter_map(chapter).collect::<Vec<_>>().join(", ")
}

/// Returns the chapters of some uses in the order of the book, each with the notes there and the ways
/// to them from the page at `from`.
fn notes_of<'a>(
    from: &Path,
    uses: &[&'a Use],
    chapters: &'a Chapters,
) -> impl Iterator<Item = (&'a Chapter, Vec<(&'a Note, String)>)> {
    let mut by_chapter: BTreeMap<usize, Vec<(&Note, String)>> = BTreeMap::new();
    let mut seen = BTreeSet::new();
    for one in uses {
        let chapter = chapters.list.get(one.chapter);
        let Some(path) = chapter.and_then(|chapter| chapter.path.as_deref()) else { continue };
        if seen.insert((one.chapter, one.note.anchor.as_str())) {
            let way = between(from, path, &one.note.anchor);
            by_chapter.entry(one.chapter).or_default().push((&one.note, way));
        }
    }
    by_chapter.into_iter().map(|(index, notes)| (&chapters.list[index], notes))
}
