//! Documents of word processors: paragraphs with their headings, and what the file states.

use std::collections::BTreeMap;

use crate::archive::Archive;
use crate::fault::Fault;
use crate::form::Form;
use crate::lines::{Kind, Lines, one_line};
use crate::xml::{Step, value, walk};
use crate::{About, Author, Captured};

/// Reads a document: its body, then its footnotes and endnotes. Tracked insertions count as text,
/// deletions do not.
pub(crate) fn read(bytes: &[u8]) -> Result<Captured, Fault> {
    let mut archive = Archive::open(bytes)?;
    let styles = match archive.text("word/styles.xml")? {
        Some(xml) => kinds_of_styles(&xml)?,
        None => BTreeMap::new(),
    };
    let mut lines = Lines::default();
    let mut changed = false;
    for part in ["word/document.xml", "word/footnotes.xml", "word/endnotes.xml"] {
        if let Some(xml) = archive.text(part)? {
            changed |= add(&xml, part, &styles, &mut lines)?;
        }
    }
    let about = match archive.text("docProps/core.xml")? {
        Some(xml) => about(&xml)?,
        None => About::default(),
    };
    let note = changed.then(|| {
        "changes are tracked in the document: insertions were taken, deletions left out".to_owned()
    });
    Ok(Captured::new(Form::Docx, lines, about).noted(note))
}

/// Returns which styles are headings or captions: their names are the same in every language, their
/// ids are not.
fn kinds_of_styles(xml: &str) -> Result<BTreeMap<String, Kind>, Fault> {
    let mut kinds = BTreeMap::new();
    let mut style: Option<String> = None;
    walk(xml, "word/styles.xml", |step| match step {
        Step::In("style", attributes) => style = value(attributes, "styleId").map(str::to_owned),
        Step::In("name", attributes) => {
            let kind = value(attributes, "val").and_then(kind);
            if let (Some(id), Some(kind)) = (style.take(), kind) {
                kinds.insert(id, kind);
            }
        }
        _ => {}
    })?;
    Ok(kinds)
}

fn kind(style: &str) -> Option<Kind> {
    let style = style.to_lowercase();
    if style.starts_with("heading") || style == "title" || style == "subtitle" {
        return Some(Kind::Heading);
    }
    (style == "caption").then_some(Kind::Caption)
}

/// A paragraph that is being read; text boxes hold paragraphs within paragraphs.
struct Open {
    kind: Kind,
    words: String,
}

/// Adds the paragraphs of a part, and returns whether changes are tracked in it.
fn add(
    xml: &str,
    part: &str,
    styles: &BTreeMap<String, Kind>,
    lines: &mut Lines,
) -> Result<bool, Fault> {
    let mut open: Vec<Open> = Vec::new();
    let mut text = false;
    // What stands in a fallback stands a second time.
    let mut fallback = 0usize;
    let mut changed = false;
    walk(xml, part, |step| match step {
        Step::In("Fallback", _) => fallback += 1,
        Step::Out("Fallback") => fallback = fallback.saturating_sub(1),
        _ if fallback > 0 => {}
        Step::In("p", _) => open.push(Open { kind: Kind::Body, words: String::new() }),
        Step::Out("p") => {
            if let Some(paragraph) = open.pop() {
                lines.push(paragraph.kind, &paragraph.words);
            }
        }
        Step::In("t", _) => text = true,
        Step::Out("t") => text = false,
        Step::In(name @ ("ins" | "del"), _) => changed |= !name.is_empty(),
        Step::In(name, attributes) => {
            if let Some(paragraph) = open.last_mut() {
                element(name, attributes, styles, paragraph);
            }
        }
        Step::Words(words) => {
            if let Some(paragraph) = open.last_mut().filter(|_| text) {
                paragraph.words.push_str(words);
            }
        }
        Step::Out(_) => {}
    })?;
    Ok(changed)
}

fn element(
    name: &str,
    attributes: &[(String, String)],
    styles: &BTreeMap<String, Kind>,
    paragraph: &mut Open,
) {
    match name {
        "pStyle" => {
            let style = value(attributes, "val").unwrap_or_default();
            paragraph.kind =
                styles.get(style).copied().or_else(|| kind(style)).unwrap_or(Kind::Body);
        }
        "tab" | "br" | "cr" => paragraph.words.push(' '),
        "noBreakHyphen" => paragraph.words.push('\u{2011}'),
        "softHyphen" => paragraph.words.push('\u{ad}'),
        _ => {}
    }
}

/// Returns what the document states. The day on which a file was made is no day of publication.
fn about(xml: &str) -> Result<About, Fault> {
    let mut about = About::default();
    let mut words = String::new();
    walk(xml, "docProps/core.xml", |step| match step {
        Step::In(..) => words.clear(),
        Step::Words(more) => words.push_str(more),
        Step::Out(name) => {
            let said = one_line(&words);
            match name {
                "title" => about.title = said,
                "creator" => about.authors.extend(said.map(Author::whole)),
                "language" => about.language = said,
                _ => {}
            }
            words.clear();
        }
    })?;
    Ok(about)
}
