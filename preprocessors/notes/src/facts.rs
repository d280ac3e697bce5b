//! What the library says of a source, as its page prints it.

use std::path::Path;

use briefing_plugin::{between, escape};
use briefing_sources::{Entry, Fidelity, Text, date_in_words, day_in_words};
use hayagriva::types::Person;
use serde::Serialize;

use crate::chapter::Desk;
use crate::links;

/// One line of the table of facts.
#[derive(Debug, Serialize)]
pub(crate) struct Fact {
    pub(crate) name: &'static str,
    /// Markdown.
    pub(crate) value: String,
}

/// Returns what the library says of a source, and once what it does not say. `is_cited` tells
/// whether a source has a page to link to.
pub(crate) fn facts(
    desk: &Desk<'_>,
    entry: &Entry,
    text: Option<&Text>,
    is_cited: &dyn Fn(&str) -> bool,
) -> Vec<Fact> {
    let page = links::page_of(&entry.id);
    let link = |id: &str| source_link(desk, page.as_ref(), id, is_cited);
    let derived: Vec<String> = entry.derived_from.iter().map(|id| link(id)).collect();
    let lines = [
        ("Copy", Some(escape(copy_in_words(entry)))),
        ("Author", authors(entry)),
        ("Publisher", publisher(entry)),
        ("Date", entry.bibliography().date_any().map(|date| escape(&date_in_words(date)))),
        ("Address", entry.url().map(address)),
        ("Captured", entry.captured.as_deref().map(|day| escape(&day_in_words(day)))),
        ("Retrieved from", entry.retrieved_from.as_deref().map(address)),
        ("Derived from", Some(derived.join(", ")).filter(|derived| !derived.is_empty())),
        ("Edition of", entry.edition_of.as_deref().map(link)),
        ("Translates", entry.original.as_ref().map(|target| link(&target.id))),
        ("Reliability", entry.reliability.map(|grade| escape(reliability(grade)))),
        ("Not stated", not_stated(entry)),
        ("SHA-256 of the text", text.map(|text| format!("<code>{}</code>", text.sha256()))),
    ];
    let fact = |(name, value): (_, Option<String>)| value.map(|value| Fact { name, value });
    lines.into_iter().filter_map(fact).collect()
}

fn source_link(desk: &Desk<'_>, from: &Path, id: &str, is_cited: &dyn Fn(&str) -> bool) -> String {
    let label = escape(&desk.sources.label(id));
    match is_cited(id) {
        true => format!("[{label}](<{}>)", between(from, links::page_of(id).as_ref(), "")),
        false => label,
    }
}

/// Returns an address as a link where it is one that may be followed.
fn address(url: &str) -> String {
    match links::external(url) {
        Some(destination) => format!("[{}](<{destination}>)", escape(url)),
        None => escape(url),
    }
}

fn authors(entry: &Entry) -> Option<String> {
    let names: Vec<String> = entry.bibliography().authors()?.iter().map(person).collect();
    Some(escape(&names.join(", "))).filter(|names| !names.is_empty())
}

fn person(person: &Person) -> String {
    let parts = [&person.given_name, &person.prefix, &Some(person.name.clone()), &person.suffix];
    parts.into_iter().flatten().map(String::as_str).collect::<Vec<_>>().join(" ")
}

/// Returns who published a work, or the body or paper in which it stands.
fn publisher(entry: &Entry) -> Option<String> {
    let work = entry.bibliography();
    let named = work.map(|one| one.publisher()?.name().map(ToString::to_string));
    let body = || work.map(|one| one.organization().map(ToString::to_string));
    let paper = || work.map_parents(|one| one.title().map(ToString::to_string));
    named.or_else(body).or_else(paper).map(|name| escape(&name))
}

/// Returns what the library does not say, in words.
pub(crate) fn not_stated(entry: &Entry) -> Option<String> {
    let word = |what| if what == "url" { "address" } else { what };
    let missing: Vec<&str> = entry.not_stated().into_iter().map(word).collect();
    Some(missing.join(", ")).filter(|missing| !missing.is_empty())
}

fn copy_in_words(entry: &Entry) -> &'static str {
    match entry.fidelity {
        _ if !entry.has_text => "none: it is cited, and its words were not seen",
        Fidelity::Verbatim => "verbatim: word for word as captured",
        Fidelity::Excerpt => "excerpt: word for word, but not all of it",
        Fidelity::Translated => "translated: its words are not the original’s",
        Fidelity::Altered => {
            "altered: only what stands in the copy’s own quotation marks is quoted as somebody’s words"
        }
    }
}

pub(crate) fn reliability(grade: char) -> &'static str {
    match grade {
        'A' => "A, completely reliable",
        'B' => "B, usually reliable",
        'C' => "C, fairly reliable",
        'D' => "D, not usually reliable",
        'E' => "E, unreliable",
        _ => "F, cannot be judged",
    }
}
