//! Reads our keys of one entry.

use std::borrow::Cow;

use briefing_diagnostics::{Diagnostic, Span};
use briefing_yaml::{Data, Node, Pair, Reader, parse};

use super::{
    Checked, Entry, Fidelity, KindRange, Kinds, Library, ParagraphsBy, Publish, Slot, Source, keys,
    passages, reference,
};
use crate::address::{AddressError, Target, check_id, paragraph_range};
use crate::text::ParagraphKind;

/// What helps where a key of the library is like none that is known.
const UNKNOWN: &str = "leave out what is not known, or put it into `note` or `descriptor`";

/// Reads an entry with all that is wrong with it.
pub(super) fn check(library: &Library, id: &str, slot: &Slot) -> Checked {
    let span = Span::new(&library.file, slot.key.clone());
    let mut entry = Entry::unsaid(id, path(&library.folder, &format!("{id}.txt")), span);
    let mut reader = Reader::new(&library.file).help_for_unlike(UNKNOWN);
    if let Some(value) = value(&mut reader, &slot.source) {
        let known: Vec<&str> = keys::OURS.into_iter().chain(keys::REFERENCE).collect();
        let pairs = reader.pairs("a source", &value, &known);
        if pairs.is_empty() && value.is_null() {
            let help = "say at least its `type`, such as `type: article`";
            let fault = Diagnostic::error("bad-value", format!("nothing is said of `{id}`"));
            reader.faults.push(fault.at(entry.span.clone()).help(help));
        } else if matches!(value.data, Data::Map(_)) {
            read(&mut entry, &library.folder, &pairs, &mut reader);
            entry.reference = reference::read(&entry, &pairs, &mut reader).into();
        }
    }
    Checked { entry, faults: reader.faults }
}

/// Returns what stands after the id.
fn value<'a>(reader: &mut Reader<'_>, source: &'a Source) -> Option<Cow<'a, Node>> {
    let part = match source {
        Source::Node(node) => return Some(Cow::Borrowed(node)),
        Source::Part(part) => part.clone(),
    };
    match parse(&reader.file.text()[part.clone()]) {
        Err(fault) => {
            reader.faults.push(fault.diagnostic(reader.file, part.start));
            None
        }
        Ok(node) => match node?.moved(part.start).data {
            Data::Map(pairs) => pairs.into_iter().next().map(|(_, value)| Cow::Owned(value)),
            _ => None,
        },
    }
}

fn read(entry: &mut Entry, folder: &str, pairs: &[Pair<'_>], reader: &mut Reader<'_>) {
    for &(key, _, value) in pairs {
        match key {
            "label" => entry.label = reader.text(key, value),
            "descriptor" => entry.descriptor = reader.text(key, value),
            "retrieved-from" => entry.retrieved_from = reader.text(key, value),
            "captured" => entry.captured = reader.date(key, value),
            "captured-sha256" => entry.captured_sha256 = sha256(reader, value),
            "reliability" => entry.reliability = reliability(reader, value),
            "fidelity" => entry.fidelity = fidelity(reader, value),
            "publish" => entry.publish = publish(reader, value),
            "paragraphs" => entry.paragraphs_by = paragraphs_by(reader, value),
            "text" => {
                entry.has_text = reader.choice(key, value, &[("none", false)]).unwrap_or(true)
            }
            "file" => file(entry, folder, reader, value),
            "derived-from" => entry.derived_from = ids(entry, reader, key, value),
            "edition-of" => entry.edition_of = ids(entry, reader, key, value).into_iter().next(),
            "original" => entry.original = original(entry, reader, value),
            "kinds" => entry.kinds = kinds(reader, value),
            "passages" => entry.passages = passages::read(reader, value),
            _ => {}
        }
    }
}

fn sha256(reader: &mut Reader<'_>, node: &Node) -> Option<String> {
    let digest = reader.text("captured-sha256", node)?;
    let hex = |byte: u8| byte.is_ascii_digit() || (b'a'..=b'f').contains(&byte);
    if digest.len() == 64 && digest.bytes().all(hex) {
        return Some(digest);
    }
    let help = "write the 64 digits and letters a to f that `sha256sum` prints for the file";
    reader.bad(node, "`captured-sha256` is no SHA-256", help);
    None
}

fn fidelity(reader: &mut Reader<'_>, node: &Node) -> Fidelity {
    let known = Fidelity::ALL.map(|one| (one.word(), one));
    reader.choice("fidelity", node, &known).unwrap_or_default()
}

fn publish(reader: &mut Reader<'_>, node: &Node) -> Publish {
    let known = [("none", Publish::None), ("quoted", Publish::Quoted), ("full", Publish::Full)];
    reader.choice("publish", node, &known).unwrap_or_default()
}

fn paragraphs_by(reader: &mut Reader<'_>, node: &Node) -> ParagraphsBy {
    let known = [("line", ParagraphsBy::Line), ("blank-line", ParagraphsBy::BlankLine)];
    reader.choice("paragraphs", node, &known).unwrap_or_default()
}

fn reliability(reader: &mut Reader<'_>, node: &Node) -> Option<char> {
    let known = [("A", 'A'), ("B", 'B'), ("C", 'C'), ("D", 'D'), ("E", 'E'), ("F", 'F')];
    reader.choice("reliability", node, &known)
}

/// Reads the name of another file, which lies in the library's folder or below it.
fn file(entry: &mut Entry, folder: &str, reader: &mut Reader<'_>, node: &Node) {
    let Some(name) = reader.text("file", node) else { return };
    let plain = |part: &str| !part.is_empty() && part != "." && part != "..";
    let inside = name.split('/').all(plain) && !name.contains(['\\', '\0', ':']);
    if inside {
        entry.file = path(folder, &name);
    } else {
        let message = format!("`{}` is not a file of the sources' folder", name.escape_debug());
        reader.bad(
            node,
            message,
            "name a file beside the library or below it, such as `texts/a.txt`",
        );
    }
}

fn path(folder: &str, name: &str) -> String {
    if folder.is_empty() { name.to_owned() } else { format!("{folder}/{name}") }
}

/// Reads one id or several; whether they exist is checked with the lineage.
fn ids(entry: &mut Entry, reader: &mut Reader<'_>, key: &str, node: &Node) -> Vec<String> {
    let mut ids = Vec::new();
    for (id, item) in reader.texts(key, node) {
        match check_id(&id) {
            Ok(()) => {
                entry.origins.push((id.clone(), reader.span(&item)));
                ids.push(id);
            }
            Err(error) => bad_address(reader, &item, error),
        }
    }
    if key == "edition-of" && ids.len() > 1 {
        reader.bad(node, "`edition-of` names one source", "");
    }
    ids
}

/// Keeps an address's fault.
pub(super) fn bad_address(reader: &mut Reader<'_>, node: &Node, error: AddressError) {
    let fault = error.diagnostic("bad-address", reader.value_span(node));
    reader.faults.push(fault);
}

fn original(entry: &mut Entry, reader: &mut Reader<'_>, node: &Node) -> Option<Target> {
    let text = reader.text("original", node)?;
    let parsed: Result<Target, _> = text.parse();
    let target = parsed.map_err(|error| bad_address(reader, node, error)).ok()?;
    entry.origins.push((target.id.clone(), reader.span(node)));
    Some(target)
}

fn kinds(reader: &mut Reader<'_>, node: &Node) -> Kinds {
    let mut ranges: Vec<KindRange> = Vec::new();
    for (key, _, value) in reader.pairs("`kinds`", node, &keys::KINDS) {
        let kind = match key {
            "heading" => ParagraphKind::Heading,
            "caption" => ParagraphKind::Caption,
            _ => ParagraphKind::Furniture,
        };
        for (text, item) in reader.texts(key, value) {
            match paragraph_range(&text) {
                Ok((first, last)) => keep(reader, &mut ranges, &item, (kind, first, last)),
                Err(error) => bad_address(reader, &item, error),
            }
        }
    }
    Kinds::new(ranges)
}

/// Keeps a range unless another one has some of its paragraphs already.
fn keep(
    reader: &mut Reader<'_>,
    ranges: &mut Vec<KindRange>,
    item: &Node,
    (kind, first, last): (ParagraphKind, u32, u32),
) {
    let overlaps = |other: &&KindRange| other.first <= last && first <= other.last;
    if let Some(other) = ranges.iter().find(overlaps) {
        let number = first.max(other.first);
        let fault = Diagnostic::error("bad-value", format!("paragraph {number} has two kinds"))
            .at(reader.span(item))
            .related(other.span.clone(), "named here already");
        reader.faults.push(fault);
        return;
    }
    ranges.push(KindRange { kind, first, last, span: reader.span(item) });
}
