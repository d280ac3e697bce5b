//! The quotations of a book as Web Annotations of the W3C, in JSON-LD.
//!
//! What comes in: the quotations that stand, each with its page, and the sources. What goes out:
//! one `AnnotationCollection` with one page of annotations, in the order of the quotations.
//!
//! An annotation's `target` is where the book quotes: a page of the HTML beside this file, and on
//! it the element or else the words. Its `body` is what is quoted, a `SpecificResource` for each
//! piece: the words, with up to [`CONTEXT`] characters on either side, and their position.
//! Positions count characters (Unicode code points) of the source's file, a byte order mark not
//! among them, from 0; the end is exclusive. The file is named by its path, and in `id` by the
//! SHA-256 of its bytes.
//!
//! | term | where | value |
//! |---|---|---|
//! | `address` | annotation | the place in the source: `wapo#p5.s2` |
//! | `verdict` | annotation | how it stands there: `exact`, `typographic`, `marked` |
//! | `speaker` | annotation | who speaks, where that is known |
//! | `key` | source | the source's id, as in the bibliography |
//! | `file`, `sha256` | source | the file's path from the book's root, the hash in hexadecimal |
//! | `fidelity` | source | `verbatim`, `excerpt`, `translated` or `altered` |
//!
//! Of a source that publishes nothing there are positions and no words; of one that publishes what
//! is quoted, the context beside quoted words is of words that the book quotes too.

use std::collections::BTreeMap;
use std::ops::Range;

use briefing_sources::{Entry, Publish, Sources, Text, apart};
use serde_json::{Map, Value, json};

use crate::chapter::Checked;

/// The longest context on either side, in characters.
const CONTEXT: usize = 32;

/// What is said of the positions in the file itself.
const COMMENT: &str = "Positions count characters (Unicode code points) of the source's file, \
                       without a byte order mark, from 0; the end is exclusive.";

/// A quotation with the page that has it.
#[derive(Clone, Debug)]
pub struct Placed {
    /// The page's address from the folder of the HTML, encoded.
    pub page: String,
    /// The chapter's name in ids.
    pub slug: String,
    /// The quotation.
    pub checked: Checked,
}

/// Writes quotations as annotations; `html` is the way from their file to the folder of the HTML,
/// such as `../html/`.
pub fn annotations(title: Option<&str>, html: &str, sources: &Sources, all: &[Placed]) -> String {
    let quoted = quoted(sources, all);
    let mut ordinals: BTreeMap<&str, usize> = BTreeMap::new();
    let mut items = Vec::with_capacity(all.len());
    for one in all {
        let ordinal = ordinals.entry(&one.slug).or_default();
        *ordinal += 1;
        let id = format!("#{}-{ordinal}", one.slug);
        items.extend(annotation(&id, html, sources, &quoted, one));
    }
    let mut collection = Map::new();
    let mut put = |key: &str, value: Value| collection.insert(key.to_owned(), value);
    put("@context", context());
    put("id", json!("#annotations"));
    put("type", json!("AnnotationCollection"));
    if let Some(title) = title {
        put("label", json!(title));
    }
    put("rdfs:comment", json!(COMMENT));
    put("total", json!(items.len()));
    put(
        "first",
        json!({ "id": "#page", "type": "AnnotationPage", "startIndex": 0, "items": items }),
    );
    format!("{:#}\n", Value::Object(collection))
}

/// The W3C's terms, and ours: those of schema.org where it has one.
fn context() -> Value {
    json!([
        "http://www.w3.org/ns/anno.jsonld",
        {
            "address": "urn:x-briefing:address",
            "verdict": "urn:x-briefing:verdict",
            "fidelity": "urn:x-briefing:fidelity",
            "file": "urn:x-briefing:file",
            "key": "http://schema.org/identifier",
            "sha256": "http://schema.org/sha256",
            "speaker": "http://schema.org/spokenByCharacter",
        },
    ])
}

/// The words that the book quotes, by source: in bytes of its text, in order and apart.
type Quoted<'a> = BTreeMap<&'a str, Vec<Range<usize>>>;

fn quoted<'a>(sources: &Sources, all: &'a [Placed]) -> Quoted<'a> {
    let mut quoted = Quoted::new();
    for one in all {
        let target = &one.checked.target;
        if let Ok(text) = sources.text(&target.id) {
            let used = text.used(target).unwrap_or_default();
            quoted.entry(&target.id).or_default().extend(used);
        }
    }
    quoted.values_mut().for_each(|ranges| *ranges = apart(std::mem::take(ranges)));
    quoted
}

fn annotation(
    id: &str,
    html: &str,
    sources: &Sources,
    quoted: &Quoted<'_>,
    one: &Placed,
) -> Option<Value> {
    let checked = &one.checked;
    let entry = sources.entry(&checked.target.id)?;
    let text = sources.text(&checked.target.id).ok()?;
    let source = source(entry, text);
    let pieces = text.used(&checked.target).ok()?;
    let body = |piece: &Range<usize>| {
        let around = around(entry, text, quoted, piece);
        json!({
            "type": "SpecificResource",
            "source": source,
            "selector": selectors(entry, text, piece, &around),
        })
    };
    let mut annotation = json!({
        "id": id,
        "type": "Annotation",
        "motivation": "linking",
        "body": pieces.iter().map(body).collect::<Vec<_>>(),
        "target": target(html, entry, one),
        "address": checked.target.address().to_string(),
        "verdict": checked.verdict.to_string(),
    });
    if let Some(speaker) = &checked.speaker {
        annotation["speaker"] = json!(speaker);
    }
    Some(annotation)
}

/// Returns where the book quotes.
fn target(html: &str, entry: &Entry, one: &Placed) -> Value {
    let mut target = json!({ "type": "SpecificResource", "source": format!("{html}{}", one.page) });
    if let Some(element) = &one.checked.element {
        target["selector"] = json!({
            "type": "FragmentSelector",
            "conformsTo": "http://www.w3.org/TR/html/",
            "value": element,
        });
    } else if entry.publish != Publish::None {
        target["selector"] = json!({ "type": "TextQuoteSelector", "exact": one.checked.written });
    }
    target
}

/// Returns the file of a source. `via` is where the copy came from.
fn source(entry: &Entry, text: &Text) -> Value {
    let mut source = json!({
        "id": format!("nih:sha-256;{}", text.sha256()),
        "type": "Text",
        "format": "text/plain",
        "key": entry.id,
        "file": text.file(),
        "sha256": text.sha256(),
        "fidelity": entry.fidelity.word(),
    });
    let came_from = entry.retrieved_from.as_deref().filter(|from| is_address(from));
    if let Some(address) = came_from.or(entry.url()) {
        source["via"] = json!(address);
    }
    source
}

/// Whether a text is an address on the web and nothing else.
fn is_address(text: &str) -> bool {
    let plain = |c: char| c.is_ascii_graphic() && !"\"<>\\^`{|}".contains(c);
    (text.starts_with("http://") || text.starts_with("https://")) && text.chars().all(plain)
}

/// Returns the words from which the context of a piece may be taken.
fn around(entry: &Entry, text: &Text, quoted: &Quoted<'_>, piece: &Range<usize>) -> Range<usize> {
    if entry.publish == Publish::Full {
        return 0..text.text().len();
    }
    let all = quoted.get(entry.id.as_str()).into_iter().flatten();
    let mut holding = all.filter(|range| range.start <= piece.start && piece.end <= range.end);
    holding.next().unwrap_or(piece).clone()
}

fn selectors(entry: &Entry, text: &Text, piece: &Range<usize>, around: &Range<usize>) -> Value {
    let text = text.text();
    let start = text[..piece.start].chars().count();
    let end = start + text[piece.clone()].chars().count();
    let position = json!({ "type": "TextPositionSelector", "start": start, "end": end });
    if entry.publish == Publish::None {
        return json!([position]);
    }
    let mut quote = json!({ "type": "TextQuoteSelector", "exact": &text[piece.clone()] });
    let before = &text[around.start..piece.start];
    let first = before.char_indices().rev().take(CONTEXT).last().map_or(0, |(at, _)| at);
    let after: String = text[piece.end..around.end].chars().take(CONTEXT).collect();
    for (key, words) in [("prefix", &before[first..]), ("suffix", after.as_str())] {
        if !words.is_empty() {
            quote[key] = json!(words);
        }
    }
    json!([quote, position])
}
