//! A saved web page: its article, and what the page states of it.
//!
//! 1. `depth` refuses what would take the readers a day;
//! 2. `about` (with `metas`, `json_ld` and `shown`) reads what is stated, from the whole page;
//! 3. `dom_smoothie` finds the article, `blocks` takes its paragraphs from the tree, `gaps` what it
//!    misses;
//! 4. `doubts` says why this may not be the text that a reader of the page saw.

mod about;
mod blocks;
mod depth;
mod doubts;
mod gaps;
mod json_ld;
mod metas;
mod shown;
#[cfg(test)]
mod tests;

use dom_query::Document;
use dom_smoothie::{Config, Readability};

use crate::Captured;
use crate::decode::decode;
use crate::fault::Fault;
use crate::form::Form;
use crate::lines::{Kind, Lines, one_line};

pub(crate) use metas::is_web;

/// How far into a file the declaration of its encoding is looked for, in bytes.
const PRESCAN: usize = 4096;

/// Reads a page.
pub(crate) fn read(bytes: &[u8]) -> Result<Captured, Fault> {
    let decoded = decode(bytes, declared(bytes).as_deref());
    Ok(page(&decoded.text)?.noted(decoded.note))
}

/// Reads a page whose characters are known.
pub(crate) fn page(html: &str) -> Result<Captured, Fault> {
    depth::check(html)?;
    let document = Document::from(html);
    depth::check_tree(&document)?;
    let mut notes = Vec::new();
    let about = about::read(&document, html, &mut notes);
    let headline = headline(&document, about.title.as_deref());
    let evidence = doubts::Evidence::of(&document);
    let (lines, found) = article(document, headline.as_deref(), &mut notes);
    let mut captured = Captured::new(Form::Page, lines, about);
    captured.notes = notes;
    captured.doubts = evidence.doubts(&captured);
    if !found {
        captured.doubts.insert(0, doubts::no_article());
    }
    Ok(captured)
}

/// Returns the words of a page or a part of one that is wholly text, such as a letter's or a book's:
/// nothing of it is left out but what is never shown.
pub(crate) fn whole(html: &str, lines: &mut Lines) -> Result<(), Fault> {
    depth::check(html)?;
    let document = Document::from(html);
    depth::check_tree(&document)?;
    blocks::add(&document.root(), lines);
    Ok(())
}

/// Returns the paragraphs of the article, and whether one was found; else those of the whole page.
fn article(document: Document, headline: Option<&str>, notes: &mut Vec<String>) -> (Lines, bool) {
    let whole = document.clone();
    let config = Config { disable_json_ld: true, ..Config::default() };
    let article = Readability::with_document(document, None, Some(config))
        .and_then(|mut readability| readability.parse());
    let mut lines = Lines::default();
    if let Ok(article) = &article {
        let content = Document::fragment(article.content.clone());
        let mut body = Lines::default();
        blocks::add(&content.root(), &mut body);
        if let Some(headline) = headline.filter(|words| !stands_in(words, body.text())) {
            lines.push(Kind::Heading, headline);
        }
        blocks::add(&content.root(), &mut lines);
        lines.settle_head(headline);
    }
    if lines.is_empty() {
        blocks::add(&whole.root(), &mut lines);
        return (lines, false);
    }
    let (lines, missed) = gaps::filled(lines, &whole);
    notes.extend(missed.iter().map(|words| {
        format!("“{}” stands in the midst of the article, and was taken as of it", first(words))
    }));
    (lines, true)
}

/// Returns the first words of a paragraph.
fn first(words: &str) -> String {
    const WORDS: usize = 8;
    let first: Vec<&str> = words.split_whitespace().take(WORDS).collect();
    let more = if words.split_whitespace().count() > WORDS { " …" } else { "" };
    format!("{}{more}", first.join(" "))
}

/// Whether a text has the headline near its beginning already.
fn stands_in(headline: &str, text: &str) -> bool {
    text.lines().take(5).any(|line| line.trim() == headline)
}

/// Returns the page's own headline, which readers for reading on screens leave out: its first
/// `<h1>`, if the page's title begins with it or it with the title.
fn headline(document: &Document, title: Option<&str>) -> Option<String> {
    let headings = document.select("h1");
    let mut words = headings.iter().filter_map(|h1| one_line(&h1.text()));
    let title = title?.to_lowercase();
    words.find(|words| {
        let words = words.to_lowercase();
        title.starts_with(&words) || words.starts_with(&title)
    })
}

/// Returns the encoding that the page declares, from `<meta charset>`, `http-equiv` or `<?xml?>`.
fn declared(bytes: &[u8]) -> Option<String> {
    let begin = String::from_utf8_lossy(&bytes[..bytes.len().min(PRESCAN)]).to_lowercase();
    let label = |rest: &str| {
        let value = rest.trim_start().strip_prefix('=')?.trim_start();
        let value = value.trim_start_matches(['"', '\'']);
        let end = value.find(|c: char| !(c.is_ascii_alphanumeric() || "-_.:".contains(c)));
        let label = &value[..end.unwrap_or(value.len())];
        (!label.is_empty()).then(|| label.to_owned())
    };
    if begin.trim_start().starts_with("<?xml") {
        let head = begin.split("?>").next().unwrap_or_default();
        if let Some(found) = head.split("encoding").nth(1).and_then(label) {
            return Some(found);
        }
    }
    let tags = begin.split("<meta").skip(1);
    let mut declared =
        tags.filter_map(|tag| label(tag.split('>').next()?.split("charset").nth(1)?));
    declared.next()
}
