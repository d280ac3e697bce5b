//! The page of one source: what it is, what is not known of it, and what the book uses of it.

use std::path::Path;

use briefing_diagnostics::Diagnostic;
use briefing_plugin::{Chapters, escape};
use briefing_sources::Entry;
use serde::Serialize;

use crate::annexes::inert;
use crate::bibliography::back_links;
use crate::chapter::{Desk, Use};
use crate::facts::{self, Fact};
use crate::links;
use crate::passages::{self, Shown};
use crate::reference::{Position, reference, stopped};

/// What the template `source` is filled in with.
#[derive(Debug, Serialize)]
struct SourceData {
    id: String,
    /// The heading.
    label: String,
    fidelity: &'static str,
    /// Markdown.
    reference: String,
    descriptor: Option<String>,
    facts: Vec<Fact>,
    /// The notes that cite the source without a place, as Markdown.
    cited_whole: Option<String>,
    passages: Vec<Shown>,
}

/// Returns the Markdown of a source's page.
pub(crate) fn source_page(
    desk: &Desk<'_>,
    entry: &Entry,
    uses: &[&Use],
    chapters: &Chapters,
    is_cited: &dyn Fn(&str) -> bool,
) -> Result<String, Diagnostic> {
    let text = match entry.has_text {
        true => Some(desk.sources.text(&entry.id)?),
        false => None,
    };
    let page = links::page_of(&entry.id);
    let back = |address: &str, uses: &[&Use]| passage_uses(page.as_ref(), address, uses, chapters);
    let whole: Vec<&Use> = uses.iter().copied().filter(|one| one.target.place.is_none()).collect();
    let data = SourceData {
        id: entry.id.clone(),
        label: inert(&entry.short_name()),
        fidelity: entry.fidelity.word(),
        reference: stopped(&reference(desk.style, entry, Position::First, "")),
        descriptor: entry.descriptor.clone(),
        facts: facts::facts(desk, entry, text, is_cited),
        cited_whole: (!whole.is_empty())
            .then(|| passage_uses(page.as_ref(), &entry.id, &whole, chapters)),
        passages: text.map(|text| passages::shown(entry, text, uses, &back)).unwrap_or_default(),
    };
    let filled = desk.templates.render("source", &data, "")?;
    Ok(format!("{}\n", filled.trim()))
}

/// Returns the places that cite a passage, and the line that cites it, as Markdown.
fn passage_uses(from: &Path, address: &str, uses: &[&Use], chapters: &Chapters) -> String {
    let back = back_links(from, uses, chapters);
    let code = |line: &str| format!("<code>{}</code>", escape(line));
    let cite = code(&format!("[@{address}]"));
    if !address.contains('#') {
        return format!("Cited in {back}. To cite it: {cite}");
    }
    let quote = code(&format!("{{{{#quote {address}}}}}"));
    format!("Cited in {back}. To cite it: {cite}, to quote it: {quote}")
}
