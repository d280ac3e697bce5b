//! The page of one source: what it is, what is not known of it, and what the book uses of it.

use std::path::Path;

use briefing_diagnostics::Diagnostic;
use briefing_plugin::{Chapters, escape};
use briefing_sources::{Entry, Paragraph, ParagraphKind, Publish, Text};
use serde::Serialize;

use crate::annexes::inert;
use crate::bibliography::back_links;
use crate::chapter::{Desk, Use};
use crate::facts::{self, Fact};
use crate::links;
use crate::passages::{self, Back, Marks, Shown};
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
    /// The kinds of marks in the passages.
    marks: Marks,
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
    let from: &Path = page.as_ref();
    let links = |uses: &[&Use]| back_links(from, uses, chapters);
    let shown = text.map(|text| {
        let lines = |paragraph: &Paragraph, uses: &[&Use]| {
            let cited = match uses {
                [] => String::new(),
                uses => format!("Cited in {}. ", links(uses)),
            };
            cited + &offered(entry, text, paragraph)
        };
        passages::shown(entry, text, uses, Back { links: &links, lines: &lines })
    });
    let (passages, marks) = shown.unwrap_or_default();
    let whole: Vec<&Use> = uses.iter().copied().filter(|one| one.target.place.is_none()).collect();
    let data = SourceData {
        id: entry.id.clone(),
        label: inert(&entry.short_name()),
        fidelity: entry.fidelity.word(),
        reference: stopped(&reference(desk.style, entry, Position::First, "")),
        descriptor: entry.descriptor.clone(),
        facts: facts::facts(desk, entry, text, is_cited),
        cited_whole: (!whole.is_empty())
            .then(|| format!("Cited in {}. {}", links(&whole), on_screen(&citing(&entry.id)))),
        passages,
        marks,
    };
    let filled = desk.templates.render("source", &data, "")?;
    Ok(format!("{}\n", filled.trim()))
}

/// Returns the lines that cite and quote a paragraph, as Markdown. What may not be quoted is not
/// offered, and of an altered copy what is nobody's words is offered as what it is.
fn offered(entry: &Entry, text: &Text, paragraph: &Paragraph) -> String {
    let address = format!("{}#p{}", entry.id, paragraph.number);
    let cite = citing(&address);
    if entry.publish == Publish::None || paragraph.kind == ParagraphKind::Furniture {
        return on_screen(&cite);
    }
    let copys = passages::are_copys(entry, text, &paragraph.range);
    let quote =
        code(&format!("{{{{#quote {address}{}}}}}", if copys { " as=\"copy\"" } else { "" }));
    on_screen(&format!("{cite}, to quote it: {quote}"))
}

/// Returns what an author pastes. On paper nobody does.
fn on_screen(lines: &str) -> String {
    format!("<span data-print=\"none\">To cite it: {lines}</span>")
}

fn citing(address: &str) -> String {
    code(&format!("[@{address}]"))
}

fn code(line: &str) -> String {
    format!("<code>{}</code>", escape(line))
}
