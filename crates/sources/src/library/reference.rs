//! Hands the keys of a reference to hayagriva.
//!
//! Hayagriva ignores keys that it does not know and stops at its first error; so keys and dates
//! are checked here, and a reference that fails is tried key by key, so that each fault is found
//! and has its place.

use std::fmt::Write as _;

use hayagriva::types::EntryType;

use briefing_yaml::{Data, Node, Pair, Reader, check_date, looks_like_date};

use super::{Entry, keys};

/// Returns the reference, without what is wrong in it.
pub(super) fn read(entry: &Entry, pairs: &[Pair<'_>], reader: &mut Reader<'_>) -> hayagriva::Entry {
    let pairs: Vec<Pair<'_>> =
        pairs.iter().copied().filter(|(key, ..)| keys::REFERENCE.contains(key)).collect();
    let before = reader.faults.len();
    for &(key, _, value) in &pairs {
        below(reader, key, value);
    }
    let unsaid = || hayagriva::Entry::new(&entry.id, EntryType::Misc);
    let Some(kind) = kind(entry, &pairs, reader) else { return unsaid() };
    let sound = reader.faults.len() == before;
    match parse(&entry.id, &pairs) {
        Ok(reference) if sound => reference,
        _ => sound_part(&entry.id, kind, &pairs, reader).unwrap_or_else(unsaid),
    }
}

/// Returns the pair that says the type of the work, if it is one of hayagriva's.
fn kind<'n>(entry: &Entry, pairs: &[Pair<'n>], reader: &mut Reader<'_>) -> Option<Pair<'n>> {
    let Some(&(key, node, value)) = pairs.iter().find(|(key, ..)| *key == "type") else {
        let message = format!("`{}` does not say what it is", entry.id);
        let fault = briefing_diagnostics::Diagnostic::error("bad-value", message)
            .at(entry.span.clone())
            .help("add a `type`, such as `type: article`");
        reader.faults.push(fault);
        return None;
    };
    let written = reader.text(key, value)?;
    if written.parse::<EntryType>().is_ok() {
        return Some((key, node, value));
    }
    let help = match briefing_diagnostics::nearest(&written, keys::TYPES) {
        Some(near) => format!("did you mean `{near}`?"),
        None => format!("known are {}", keys::TYPES.join(", ")),
    };
    reader.bad(value, format!("`type` cannot be `{}`", written.escape_debug()), &help);
    None
}

/// Returns the reference of those keys that hayagriva reads, and keeps a fault for each other.
fn sound_part(
    id: &str,
    kind: Pair<'_>,
    pairs: &[Pair<'_>],
    reader: &mut Reader<'_>,
) -> Option<hayagriva::Entry> {
    let mut good = vec![kind];
    for &pair in pairs.iter().filter(|(key, ..)| *key != "type") {
        match parse(id, &[kind, pair]) {
            Ok(_) => good.push(pair),
            Err(message) => {
                let message = format!("`{}` cannot be read: {message}", pair.0);
                reader.bad(pair.2, message, "");
            }
        }
    }
    parse(id, &good).ok()
}

/// Checks the keys and dates below one of hayagriva's keys. Nesting is bounded by the parser.
fn below(reader: &mut Reader<'_>, key: &str, node: &Node) {
    match &node.data {
        Data::List(items) => items.iter().for_each(|item| below(reader, key, item)),
        Data::Map(_) => {
            let Some(known) = keys::below(key) else { return };
            for (inner, _, value) in reader.pairs(&format!("`{key}`"), node, known) {
                below(reader, if (key, inner) == ("url", "value") { "url" } else { inner }, value);
            }
        }
        Data::Text { text, .. } if key == "date" => {
            date(reader, node, text.trim_start_matches('~'))
        }
        Data::Text { text, .. } if key == "url" => address(reader, node, text),
        Data::Text { .. } => {}
    }
}

fn date(reader: &mut Reader<'_>, node: &Node, text: &str) {
    if !looks_like_date(text) {
        return;
    }
    if let Err(message) = check_date(text) {
        reader.bad(node, message, "write a year, a month or a day that exists, such as 2024-04-10");
    }
}

/// Refuses addresses that a reader's click should not open.
fn address(reader: &mut Reader<'_>, node: &Node, text: &str) {
    let scheme = text.split_once(':').map(|(scheme, _)| scheme.to_ascii_lowercase());
    let allowed =
        scheme.is_some_and(|scheme| ["http", "https", "mailto"].contains(&scheme.as_str()));
    if !allowed && !node.is_null() {
        let message = format!("`{}` is not an address on the web", text.escape_debug());
        reader.bad(node, message, "it begins with http:, https: or mailto:");
    }
}

/// Returns hayagriva's reading of some keys, or its message.
fn parse(id: &str, pairs: &[Pair<'_>]) -> Result<hayagriva::Entry, String> {
    let mut text = String::new();
    quoted(&mut text, id);
    text.push_str(": {");
    for (key, _, value) in pairs {
        quoted(&mut text, key);
        text.push_str(": ");
        written(&mut text, value);
        text.push_str(", ");
    }
    text.push('}');
    let library = hayagriva::io::from_yaml_str(&text)
        .map_err(|error| plain_message(&error.to_string(), id))?;
    library.nth(0).cloned().ok_or_else(|| "nothing is said".to_owned())
}

/// Writes a node as YAML in flow style, every text that is no bare word or number in quotation
/// marks.
fn written(out: &mut String, node: &Node) {
    match &node.data {
        Data::Text { .. } if node.is_null() => out.push_str("null"),
        Data::Text { text, plain: true } if is_bare(text) => out.push_str(text),
        Data::Text { text, .. } => quoted(out, text),
        Data::List(items) => {
            out.push('[');
            for item in items {
                written(out, item);
                out.push_str(", ");
            }
            out.push(']');
        }
        Data::Map(pairs) => {
            out.push('{');
            for (key, value) in pairs {
                written(out, key);
                out.push_str(": ");
                written(out, value);
                out.push_str(", ");
            }
            out.push('}');
        }
    }
}

/// Whether a plain scalar keeps its meaning in flow style: a number, a date, a word.
fn is_bare(text: &str) -> bool {
    text.starts_with(|c: char| c.is_ascii_alphanumeric())
        && text.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"_.+-".contains(&byte))
}

fn quoted(out: &mut String, text: &str) {
    for c in serde_json::Value::from(text).to_string().chars() {
        // JSON lets stand what YAML takes for a line break, or for no character of a text.
        match c {
            '\u{7f}'..='\u{9f}'
            | '\u{2028}'
            | '\u{2029}'
            | '\u{feff}'
            | '\u{fffe}'
            | '\u{ffff}' => {
                let _ = write!(out, "\\u{:04x}", u32::from(c));
            }
            c => out.push(c),
        }
    }
}

/// Returns hayagriva's message without the path (`wapo.title: `) and the place in the text that was
/// written for it.
fn plain_message(message: &str, id: &str) -> String {
    let message = message.split(" at line ").next().unwrap_or(message);
    let path = message.strip_prefix(id).and_then(|rest| rest.split_once(": "));
    path.map_or(message, |(_, said)| said).replace('"', "`")
}
