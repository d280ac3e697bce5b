//! XML as a stream of elements and words. Nothing is nested in memory and no entity is expanded but
//! the five of XML and character references.

use quick_xml::Reader;
use quick_xml::events::{BytesRef, Event};

use crate::fault::Fault;

/// One step through a document. Names come without their prefix.
pub(crate) enum Step<'a> {
    /// An element begins; the second is its attributes.
    In(&'a str, &'a [(String, String)]),
    /// An element ends.
    Out(&'a str),
    /// Words.
    Words(&'a str),
}

/// Walks through a document; `part` names it in the fault where it is broken.
pub(crate) fn walk(xml: &str, part: &str, mut step: impl FnMut(Step<'_>)) -> Result<(), Fault> {
    let mut reader = Reader::from_str(xml.trim_start_matches('\u{feff}'));
    reader.config_mut().expand_empty_elements = true;
    reader.config_mut().check_end_names = false;
    loop {
        let event = reader.read_event().map_err(|error| {
            Fault::new(format!("is broken in `{part}`: {error}"), "save it again")
        })?;
        match event {
            Event::Eof => return Ok(()),
            Event::Start(start) => {
                let attributes: Vec<(String, String)> = start
                    .html_attributes()
                    .with_checks(false)
                    .flatten()
                    .map(|one| (local(one.key.as_ref()).to_owned(), resolved(&one.value)))
                    .collect();
                step(Step::In(local(start.name().as_ref()), &attributes));
            }
            Event::End(end) => step(Step::Out(local(end.name().as_ref()))),
            Event::Text(text) => step(Step::Words(&text.into_inner())),
            Event::CData(text) => step(Step::Words(&text.into_inner())),
            Event::GeneralRef(reference) => step(Step::Words(&character(&reference))),
            _ => {}
        }
    }
}

/// Returns an attribute's value.
pub(crate) fn value<'a>(attributes: &'a [(String, String)], name: &str) -> Option<&'a str> {
    attributes.iter().find(|(known, _)| known == name).map(|(_, value)| value.as_str())
}

fn local(name: &str) -> &str {
    name.rsplit_once(':').map_or(name, |(_, local)| local)
}

fn character(reference: &BytesRef<'_>) -> String {
    if let Ok(Some(character)) = reference.resolve_char_ref() {
        return character.to_string();
    }
    predefined(reference).unwrap_or_default().to_owned()
}

fn predefined(name: &str) -> Option<&'static str> {
    match name {
        "amp" => Some("&"),
        "lt" => Some("<"),
        "gt" => Some(">"),
        "quot" => Some("\""),
        "apos" => Some("'"),
        "nbsp" => Some("\u{a0}"),
        _ => None,
    }
}

fn resolved(value: &str) -> String {
    quick_xml::escape::unescape(value).map_or_else(|_| value.to_owned(), |value| value.into_owned())
}
