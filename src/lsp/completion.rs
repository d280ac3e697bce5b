//! What may stand where the author types: sources, passages, facts, directives, their keys and values.
//!
//! What comes in: a [`Desk`] with the cursor on it. What goes out: the completions, the likeliest first.
//! Of many sources only those are read that are offered, so that a library of 10,000 costs no more than
//! one of a hundred; the list then says that it is not whole.

mod passages;

use gen_lsp_types::{
    CompletionItem, CompletionItemKind, CompletionItemLabelDetails, CompletionItemTextEdit,
    CompletionList, Documentation, TextEdit,
};

use briefing_diagnostics::harmless;
use briefing_sources::{Entry, Fidelity};

use super::asked::{self, Ask, Asked};
use super::client::markup;
use super::desk::{Desk, Kind};
use super::{named, passage};

/// The most completions of one answer.
const MOST: usize = 100;

/// One thing that may stand at the cursor.
struct Offer {
    /// What is put there.
    word: String,
    kind: CompletionItemKind,
    /// What stands beside the word in the list, in a line.
    detail: String,
    /// What explains it, as [`passage`] shows it.
    explained: Option<String>,
}

impl Offer {
    fn new(word: impl Into<String>, kind: CompletionItemKind, detail: impl Into<String>) -> Self {
        Self { word: word.into(), kind, detail: detail.into(), explained: None }
    }
}

/// Returns what may stand at the cursor.
pub(super) fn completions(desk: &Desk<'_>) -> CompletionList {
    let before = &desk.text[..desk.at];
    let asked = match desk.kind {
        Kind::Chapter => asked::in_chapter(before),
        Kind::Facts => asked::in_facts(before),
        Kind::Library => asked::in_library(before),
    };
    let Some(asked) = asked else { return CompletionList::default() };
    // What is chosen takes the place of what was typed of it, up to the `#` of an address.
    let typed = match asked.what {
        Ask::Directive | Ask::Value { .. } => asked.typed,
        _ => asked.typed.rsplit('#').next().unwrap_or_default(),
    };
    let mut offers = offers(desk, &asked);
    let is_incomplete = offers.len() > MOST;
    offers.truncate(MOST);
    let range = desk.lines.range(desk.at - typed.len()..desk.at);
    let numbered = offers.into_iter().enumerate();
    let items = numbered.map(|(number, offer)| item(desk, offer, number, range)).collect();
    CompletionList { is_incomplete, items, ..CompletionList::default() }
}

fn item(
    desk: &Desk<'_>,
    offer: Offer,
    number: usize,
    range: gen_lsp_types::Range,
) -> CompletionItem {
    let markdown = desk.client.markdown_in_completion;
    let documentation = offer.explained.map(|words| Documentation::from(markup(words, markdown)));
    let label_details = (!offer.detail.is_empty()).then(|| CompletionItemLabelDetails {
        description: Some(offer.detail.clone()),
        ..CompletionItemLabelDetails::default()
    });
    CompletionItem {
        label: offer.word.clone(),
        label_details,
        kind: Some(offer.kind),
        detail: (!offer.detail.is_empty()).then_some(offer.detail),
        documentation,
        sort_text: Some(format!("{number:04}")),
        text_edit: Some(CompletionItemTextEdit::from(TextEdit::new(range, offer.word))),
        ..CompletionItem::default()
    }
}

fn offers(desk: &Desk<'_>, asked: &Asked<'_>) -> Vec<Offer> {
    match asked.what {
        Ask::Directive => directives(),
        Ask::Argument { directive: "quote", before: 0 } | Ask::Address => {
            addresses(desk, asked.typed)
        }
        Ask::Argument { directive: "diff", before } => {
            let facts = if before == 0 { facts(desk, asked.typed) } else { Vec::new() };
            let keys = if before == 0 { Vec::new() } else { keys("diff") };
            facts.into_iter().chain(keys).chain(addresses(desk, asked.typed)).collect()
        }
        Ask::Argument { directive, .. } => keys(directive),
        Ask::Source => sources(desk, asked.typed),
        Ask::Value { directive, key, subject, quoted } => {
            let words = match (directive, key) {
                ("judgement", "facts") => return facts(desk, asked.typed),
                ("quote", "speaker") => speakers(desk, subject),
                _ => values(directive, key),
            };
            words.into_iter().map(|word| value(word, quoted)).collect()
        }
    }
}

fn addresses(desk: &Desk<'_>, typed: &str) -> Vec<Offer> {
    match typed.split_once('#') {
        Some((id, place)) => passages::offers(desk, id, place),
        None => sources(desk, typed),
    }
}

/// Returns the sources whose id holds what was typed; first those that begin with it.
fn sources(desk: &Desk<'_>, typed: &str) -> Vec<Offer> {
    let (mut begin, mut hold) = (Vec::new(), Vec::new());
    // One more than is shown, so that it is seen that there are more.
    let enough = MOST + 1;
    for id in desk.sources.ids() {
        if begin.len() == enough {
            break;
        }
        match place_in(id, typed) {
            Some(0) => begin.push(id),
            Some(_) => hold.push(id),
            None => {}
        }
    }
    let found = begin.into_iter().chain(hold).take(enough);
    found.filter_map(|id| desk.sources.entry(id)).map(|entry| source(desk, entry)).collect()
}

/// Returns the byte at which an id holds what was typed, in letters of either case.
fn place_in(id: &str, typed: &str) -> Option<usize> {
    let (id, typed) = (id.as_bytes(), typed.as_bytes());
    let last = id.len().checked_sub(typed.len())?;
    (0..=last).find(|&at| id[at..at + typed.len()].eq_ignore_ascii_case(typed))
}

fn source(desk: &Desk<'_>, entry: &Entry) -> Offer {
    let label = harmless(&entry.short_name());
    let title = entry.title().map(|title| harmless(&title)).filter(|title| *title != label);
    let copy = match entry.fidelity {
        Fidelity::Verbatim => None,
        other => Some(format!("({})", other.word())),
    };
    let said: Vec<String> = [Some(label), title, copy].into_iter().flatten().collect();
    let explained = Some(passage::of_source(entry, desk.client.markdown_in_completion));
    Offer { explained, ..Offer::new(&entry.id, CompletionItemKind::Reference, said.join(" – ")) }
}

/// Returns the facts whose id holds what was typed.
fn facts(desk: &Desk<'_>, typed: &str) -> Vec<Offer> {
    let offer = |fact: &crate::steps::FactInBrief| {
        let detail = format!("{} – {}", harmless(&fact.title), fact.verdict);
        Offer::new(&fact.id, CompletionItemKind::Value, detail)
    };
    desk.facts.iter().filter(|fact| fact.id.contains(typed)).map(offer).collect()
}

fn directives() -> Vec<Offer> {
    let specs = named::directives();
    specs.iter().map(|spec| Offer::new(spec.name, CompletionItemKind::Function, "")).collect()
}

/// Returns the keys of a directive, each with its `=`.
fn keys(directive: &str) -> Vec<Offer> {
    let specs = named::directives();
    let spec = specs.iter().find(|spec| spec.name == directive);
    let keys = spec.map_or(&[][..], |spec| spec.keys).iter();
    keys.map(|key| Offer::new(format!("{key}="), CompletionItemKind::Property, "")).collect()
}

/// Returns the words that a key can have.
fn values(directive: &str, key: &str) -> Vec<String> {
    match (directive, key) {
        ("diff", "view") => briefing_diffs::views().map(str::to_owned).collect(),
        ("quote", "as") => vec!["copy".to_owned()],
        ("judgement", "confidence") => ["high", "moderate", "low"].map(str::to_owned).to_vec(),
        ("judgement", "likelihood") => {
            briefing_reading::likelihood_terms().map(str::to_owned).collect()
        }
        _ => Vec::new(),
    }
}

/// Returns a value, in quotation marks where it has several words and none stand there yet.
fn value(word: String, quoted: bool) -> Offer {
    let word = match word.contains(' ') && !quoted {
        true => format!("\"{word}\""),
        false => word,
    };
    Offer::new(word, CompletionItemKind::EnumMember, "")
}

/// Returns who speaks in the passages that the library names of a source.
fn speakers(desk: &Desk<'_>, address: &str) -> Vec<String> {
    let id = address.split('#').next().unwrap_or_default();
    let passages = desk.sources.entry(id).map_or(&[][..], |entry| &entry.passages);
    let mut names: Vec<String> =
        passages.iter().filter_map(|one| one.by.clone()).filter(|by| !by.contains('"')).collect();
    names.sort();
    names.dedup();
    names
}
