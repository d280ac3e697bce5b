//! Reads the passages that an entry names.

use std::collections::BTreeMap;

use briefing_yaml::{Data, Node, Reader};

use super::fields::bad_address;
use super::{NamedPassage, keys};
use crate::address::check_name;

/// Returns the passages in the library's order.
pub(super) fn read(reader: &mut Reader<'_>, node: &Node) -> Vec<NamedPassage> {
    if !matches!(node.data, Data::Map(_)) && !node.is_null() {
        reader.bad(node, "`passages` is a map from names to passages", "");
    }
    let mut passages = Vec::new();
    let mut seen: BTreeMap<&str, &Node> = BTreeMap::new();
    for (key, value) in node.pairs() {
        let name = key.text().unwrap_or_default();
        if let Err(error) = check_name(name) {
            let span = reader.span(key);
            reader.faults.push(error.diagnostic("bad-name", span));
        } else if let Some(first) = seen.insert(name, key) {
            reader.twice(key, name, first);
        } else {
            passages.extend(passage(reader, name, key, value));
        }
    }
    passages
}

fn passage(reader: &mut Reader<'_>, name: &str, key: &Node, value: &Node) -> Option<NamedPassage> {
    let mut passage = unsaid(reader, name, key);
    for (key, _, value) in reader.pairs("a passage", value, &keys::PASSAGE) {
        match key {
            "exact" => passage.exact = reader.text(key, value),
            "at" => place(reader, &mut passage, value),
            "by" => passage.by = reader.text(key, value),
            "role" => passage.role = reader.text(key, value),
            "to" => passage.to = reader.text(key, value),
            "via" => passage.via = reader.texts(key, value).into_iter().map(|(t, _)| t).collect(),
            "said-on" => passage.said_on = reader.date(key, value),
            _ => passage.credibility = credibility(reader, value),
        }
    }
    let says = |(key, _): &(Node, Node)| matches!(key.text(), Some("exact" | "at"));
    if !value.pairs().iter().any(says) {
        let help = "give its words, as in `exact: \"...\"`, or its place, as in `at: p5`";
        reader.bad(key, format!("`{name}` does not say which words it names"), help);
    }
    (passage.exact.is_some() || passage.at.is_some()).then_some(passage)
}

fn unsaid(reader: &Reader<'_>, name: &str, key: &Node) -> NamedPassage {
    NamedPassage {
        name: name.to_owned(),
        exact: None,
        at: None,
        by: None,
        role: None,
        via: Vec::new(),
        to: None,
        said_on: None,
        credibility: None,
        span: reader.span(key),
    }
}

/// Reads a place that counts; a name would lead to another passage, and perhaps back.
fn place(reader: &mut Reader<'_>, passage: &mut NamedPassage, node: &Node) {
    let Some(text) = reader.text("at", node) else { return };
    match text.parse() {
        Ok(crate::address::Place::Named(_)) => {
            reader.bad(
                node,
                format!("`{text}` is not a counted place"),
                "write one such as `p5` or `p5.s2`",
            );
        }
        Ok(place) => passage.at = Some(place),
        Err(error) => bad_address(reader, node, error),
    }
}

fn credibility(reader: &mut Reader<'_>, node: &Node) -> Option<u8> {
    let known = [("1", 1), ("2", 2), ("3", 3), ("4", 4), ("5", 5), ("6", 6)];
    reader.choice("credibility", node, &known)
}
