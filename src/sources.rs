//! `briefing sources`: what the library holds, listed, searched, or one text with the addresses of
//! its passages beside it.
//!
//! What comes in: a book's folder. What goes out, on standard output: a line a source; or the
//! paragraphs of one, each with its address; or those that hold words. With `--json` the same as one
//! object, `{"sources": [SOURCE, ...]}`, or `{"passages": [PASSAGE, ...]}`; what is not stated is
//! `null`.
//!
//! | object | key | value |
//! |---|---|---|
//! | SOURCE | `id`, `label`, `title`, `date`, `url` | as in the library |
//! | | `fidelity`, `reliability`, `derived_from`, `edition_of` | as in the library |
//! | | `not_stated` | list of what the library does not say |
//! | | `paragraphs`, `words` | how many its text has; `null` without a text |
//! | | `quoted` | how many quotations of the chapters stand in it |
//! | PASSAGE | `address`, `kind`, `words` | `wapo#p5`; `body`, `heading`, `caption`, `furniture`; the text |

use std::collections::BTreeMap;
use std::path::Path;

use briefing_sources::{Entry, Paragraph, ParagraphKind, Place, Sources, Target, Text};
use serde_json::{Value, json};

use crate::book;
use crate::check;
use crate::output::{self, Exit, Form, counted};

/// Prints every source of the library.
pub(crate) fn list(form: Form, root: &Path) -> Exit {
    let (sources, findings) = match book::sources(root) {
        Ok(opened) => opened,
        Err(message) => return output::could_not_run(&message),
    };
    let quoted = quoted(root);
    let entries = || sources.ids().filter_map(|id| sources.entry(id));
    let quotations = |entry: &Entry| quoted.get(&entry.id).copied().unwrap_or_default();
    match form {
        Form::Json => {
            let list = entries().map(|entry| as_json(&sources, entry, quotations(entry)));
            let object = json!({ "sources": list.collect::<Vec<_>>() });
            output::say_json(&format!("{object:#}"));
        }
        Form::Text => {
            let longest = entries().map(|entry| entry.id.len()).max().unwrap_or_default();
            let lines = entries().map(|entry| line(&sources, entry, quotations(entry), longest));
            output::say(&lines.collect::<Vec<_>>().join("\n"));
        }
    }
    output::report(findings)
}

/// Prints one text with its addresses, by paragraph or by sentence.
pub(crate) fn show(id: &str, by_sentence: bool, form: Form, root: &Path) -> Exit {
    let (sources, mut findings) = match book::sources(root) {
        Ok(opened) => opened,
        Err(message) => return output::could_not_run(&message),
    };
    match sources.text(id) {
        Ok(text) => {
            let paragraphs = text.paragraphs().iter();
            let passages = paragraphs.flat_map(|one| match by_sentence {
                true => sentences(text, one),
                false => vec![whole(text, one)],
            });
            print(&passages.collect::<Vec<_>>(), form);
        }
        Err(fault) => findings.push(fault),
    }
    output::report(findings)
}

/// Prints the paragraphs of all sources that hold every one of the words, in any order and in
/// letters of either case.
pub(crate) fn search(words: &[String], form: Form, root: &Path) -> Exit {
    let (sources, mut findings) = match book::sources(root) {
        Ok(opened) => opened,
        Err(message) => return output::could_not_run(&message),
    };
    let wanted: Vec<String> = words.iter().map(|word| word.to_lowercase()).collect();
    let holds = |passage: &Passage<'_>| {
        let text = passage.words.to_lowercase();
        wanted.iter().all(|word| text.contains(word.as_str()))
    };
    let mut found = Vec::new();
    for id in sources.ids().filter(|id| sources.entry(id).is_some_and(|entry| entry.has_text)) {
        match sources.text(id) {
            Ok(text) => {
                found.extend(text.paragraphs().iter().map(|one| whole(text, one)).filter(holds));
            }
            Err(fault) => findings.push(fault),
        }
    }
    print(&found, form);
    let exit = output::report(findings);
    if found.is_empty() {
        output::explain("no paragraph of any source holds all of these words");
        return Exit::Errors;
    }
    exit
}

/// Words of a source with their address.
struct Passage<'a> {
    address: String,
    kind: ParagraphKind,
    words: &'a str,
}

fn whole<'a>(text: &'a Text, paragraph: &Paragraph) -> Passage<'a> {
    let address = Target::at(text.id(), Place::paragraph(paragraph.number)).to_string();
    Passage { address, kind: paragraph.kind, words: &text.text()[paragraph.range.clone()] }
}

fn sentences<'a>(text: &'a Text, paragraph: &Paragraph) -> Vec<Passage<'a>> {
    let sentence = |(index, range): (usize, &std::ops::Range<usize>)| {
        let number = index as u32 + 1;
        let place = Place::Sentences { paragraph: paragraph.number, first: number, last: number };
        let address = Target::at(text.id(), place).to_string();
        Passage { address, kind: paragraph.kind, words: &text.text()[range.clone()] }
    };
    text.sentences(paragraph.number).iter().enumerate().map(sentence).collect()
}

fn print(passages: &[Passage<'_>], form: Form) {
    let one_line = |words: &str| words.split_whitespace().collect::<Vec<_>>().join(" ");
    match form {
        Form::Json => {
            let passage = |one: &Passage<'_>| json!({ "address": one.address, "kind": one.kind.word(), "words": one.words });
            let object = json!({ "passages": passages.iter().map(passage).collect::<Vec<_>>() });
            output::say_json(&format!("{object:#}"));
        }
        Form::Text => {
            let longest = passages.iter().map(|one| one.address.len()).max().unwrap_or_default();
            for one in passages {
                let kind = match one.kind {
                    ParagraphKind::Body => String::new(),
                    other => format!("({}) ", other.word()),
                };
                output::say(&format!("{:longest$}  {kind}{}", one.address, one_line(one.words)));
            }
        }
    }
}

/// Returns how many quotations of the chapters stand in each source. A book that cannot be read has
/// none.
fn quoted(root: &Path) -> BTreeMap<String, usize> {
    let ledger = check::findings(root, false).unwrap_or_default();
    let mut counts = BTreeMap::new();
    for one in ledger.quotations.iter().filter(|one| one.span.file().name().ends_with(".md")) {
        *counts.entry(one.target.id.clone()).or_default() += 1;
    }
    counts
}

/// Returns how many paragraphs and words a source's text has, if it has one that can be read.
fn extent(sources: &Sources, entry: &Entry) -> Option<(usize, usize)> {
    let text = entry.has_text.then(|| sources.text(&entry.id).ok()).flatten()?;
    Some((text.paragraphs().len(), text.text().split_whitespace().count()))
}

fn line(sources: &Sources, entry: &Entry, quoted: usize, longest: usize) -> String {
    let mut said = vec![entry.fidelity.word().to_owned()];
    said.extend(entry.reliability.map(|grade| format!("reliability {grade}")));
    said.push(match extent(sources, entry) {
        Some((paragraphs, words)) => {
            format!("{}, {}", counted(paragraphs, "paragraph"), counted(words, "word"))
        }
        None => "no text".to_owned(),
    });
    said.push(counted(quoted, "quotation"));
    let missing = entry.not_stated();
    if !missing.is_empty() {
        said.push(format!("not stated: {}", missing.join(", ")));
    }
    format!("{:longest$}  {}: {}", entry.id, entry.short_name(), said.join("; "))
}

fn as_json(sources: &Sources, entry: &Entry, quoted: usize) -> Value {
    let extent = extent(sources, entry);
    json!({
        "id": entry.id,
        "label": entry.label,
        "title": entry.title(),
        "date": entry.date().map(|(iso, _)| iso),
        "url": entry.url(),
        "fidelity": entry.fidelity.word(),
        "reliability": entry.reliability.map(String::from),
        "derived_from": entry.derived_from,
        "edition_of": entry.edition_of,
        "not_stated": entry.not_stated(),
        "paragraphs": extent.map(|(paragraphs, _)| paragraphs),
        "words": extent.map(|(_, words)| words),
        "quoted": quoted,
    })
}
