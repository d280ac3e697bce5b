//! `briefing record`: what an editor signs.
//!
//! What comes in: a book's folder, in which every quotation stands. What goes out: each quotation
//! with its source in context, its verdict and alterations; what was accepted by hand, and why; each
//! source's hash. As a page that needs nothing else ([`html`]), or as a table ([`csv`]).
//!
//! Characters and columns count from 1. What `publish` withholds is not in it.

mod csv;
mod html;

use std::fs;
use std::path::Path;

use briefing_diagnostics::has_errors;
use briefing_plugin::Accepted;
use briefing_quotes::Checked;
use briefing_sources::{Alteration, Entry, Lock, Publish, Sources, Text};
use clap::ValueEnum;
use serde::Serialize;

use crate::in_process::{self, Ledger};
use crate::output::{self, Exit};
use crate::{book, check, progress, steps};

/// In what form the record is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum Format {
    /// A page that needs nothing else
    Html,
    /// A line a quotation, for a table
    Csv,
}

/// What is recorded of a book.
#[derive(Debug, Serialize)]
struct Record {
    title: Option<String>,
    authors: Vec<String>,
    /// The book's date, as book.toml has it.
    date: Option<String>,
    quotations: Vec<Quotation>,
    /// The accounts that comparisons show, numbered on behind the quotations.
    accounts: Vec<Quotation>,
    /// What the author accepted in the chapters.
    accepted: Vec<AcceptedFinding>,
    /// The changes of sources that were accepted.
    changes: Vec<AcceptedChange>,
    sources: Vec<Source>,
}

/// A quotation, or an account that a comparison shows.
#[derive(Debug, Serialize)]
struct Quotation {
    /// Its place in the record, from 1.
    number: usize,
    /// The author's file, with line and column.
    file: String,
    line: usize,
    column: usize,
    /// Whether it is an account that facts.yml names.
    account: bool,
    /// What the book prints; `None` where the words are withheld.
    written: Option<String>,
    verdict: String,
    /// How it differs from the source's words, in words.
    alterations: Vec<&'static str>,
    /// The source's id, its short name, the address and the place in words.
    source: String,
    label: String,
    address: String,
    place: String,
    speaker: Option<String>,
    /// The source's paragraphs, cut at the words that are used; empty where they are withheld.
    context: Vec<Piece>,
    /// The findings accepted on its lines.
    accepted: Vec<AcceptedFinding>,
    sha256: String,
}

/// A stretch of a source.
#[derive(Debug, Serialize)]
struct Piece {
    text: String,
    used: bool,
}

/// A finding that the author accepted.
#[derive(Clone, Debug, Serialize)]
struct AcceptedFinding {
    file: String,
    line: usize,
    code: &'static str,
    finding: String,
    reason: String,
}

/// A change of a source's text that was accepted.
#[derive(Debug, Serialize)]
struct AcceptedChange {
    source: String,
    sha256: String,
    reason: String,
}

/// A source whose words the book uses.
#[derive(Debug, Serialize)]
struct Source {
    id: String,
    label: String,
    fidelity: &'static str,
    descriptor: Option<String>,
    reliability: Option<char>,
    file: String,
    sha256: String,
    /// How many of the record's quotations are its, and how many of its accounts.
    quotations: usize,
    accounts: usize,
}

/// Prints the record of the book of a folder, or writes it into a file, whole or not at all.
pub(crate) fn record(format: Format, file: Option<&Path>, root: &Path) -> Exit {
    progress::begin();
    let ledger = match check::findings(root, steps::locked_by_environment()) {
        Ok(ledger) => ledger,
        Err(message) => return output::could_not_run(&message),
    };
    if has_errors(&ledger.findings) {
        output::explain("nothing is recorded while quotations do not stand:");
        return output::report(ledger.findings);
    }
    let record = match read(root, &ledger) {
        Ok(record) => record,
        Err(message) => return output::could_not_run(&message),
    };
    let written = match format {
        Format::Html => html::page(&record),
        Format::Csv => csv::table(&record),
    };
    let put = written.and_then(|text| match file {
        None => {
            output::hand_over(text.as_bytes());
            Ok(())
        }
        Some(file) => put(file, &text),
    });
    match put {
        Ok(()) => output::report(ledger.findings),
        Err(message) => output::could_not_run(&message),
    }
}

/// Writes a file whole, or leaves the last one.
fn put(file: &Path, text: &str) -> Result<(), String> {
    let mut name = std::ffi::OsString::from(".");
    name.push(file.file_name().unwrap_or_default());
    name.push(".new");
    let staging = file.with_file_name(name);
    let written = fs::write(&staging, text).and_then(|()| fs::rename(&staging, file));
    written.map_err(|error| format!("cannot write {}: {error}", file.display()))
}

fn read(root: &Path, ledger: &Ledger) -> Result<Record, String> {
    let config = in_process::read_config(root).map_err(|error| format!("{error:#}"))?;
    let (sources, settings, _) = book::open_with(root, &config);
    let sources = sources.ok_or_else(|| {
        format!("there is no library: {}", root.join(&settings.library).display())
    })?;
    let accepted: Vec<AcceptedFinding> = ledger.accepted.iter().map(accepted_finding).collect();
    let all = quotations(ledger, &sources, &accepted);
    let used = used_sources(&sources, &all);
    let (accounts, quotations) = all.into_iter().partition(|one| one.account);
    let (lock, _) = Lock::open(root);
    let changes = lock.iter().flat_map(Lock::acceptances).map(|one| AcceptedChange {
        source: one.id.clone(),
        sha256: one.sha256.clone(),
        reason: one.reason.clone(),
    });
    Ok(Record {
        title: config.book.title.clone(),
        authors: config.book.authors.clone(),
        date: settings.date.clone(),
        changes: changes.collect(),
        sources: used,
        quotations,
        accounts,
        accepted,
    })
}

fn accepted_finding(one: &Accepted) -> AcceptedFinding {
    AcceptedFinding {
        file: one.span.file().name().to_owned(),
        line: one.span.line_column().0,
        code: one.code,
        finding: one.message.clone(),
        reason: one.reason.clone(),
    }
}

/// Returns every quotation of the chapters, and the accounts that are compared behind them.
fn quotations(ledger: &Ledger, sources: &Sources, accepted: &[AcceptedFinding]) -> Vec<Quotation> {
    let all = ledger.quotations.iter().filter_map(|one| quotation(one, sources, accepted));
    let numbered = |(index, one)| Quotation { number: index + 1, ..one };
    all.enumerate().map(numbered).collect()
}

fn quotation(one: &Checked, sources: &Sources, accepted: &[AcceptedFinding]) -> Option<Quotation> {
    let (entry, text) = (sources.entry(&one.target.id)?, sources.text(&one.target.id).ok()?);
    let ((line, column), (last, _)) = (one.span.line_column(), one.span.end_line_column());
    let file = one.span.file().name();
    let on_its_lines =
        |found: &&AcceptedFinding| found.file == file && (line..=last).contains(&found.line);
    let withheld = entry.publish == Publish::None;
    Some(Quotation {
        number: 0,
        file: file.to_owned(),
        line,
        column,
        account: is_account(one),
        written: (!withheld).then(|| one.written.clone()),
        verdict: one.verdict.to_string(),
        alterations: one.target.alterations.iter().filter_map(Alteration::in_words).collect(),
        source: entry.id.clone(),
        label: entry.short_name(),
        address: one.target.address().to_string(),
        place: one.target.place.as_ref().map(|at| text.place_in_words(at)).unwrap_or_default(),
        speaker: one.speaker.clone(),
        context: if withheld { Vec::new() } else { context(text, one) },
        accepted: accepted.iter().filter(on_its_lines).cloned().collect(),
        sha256: text.sha256().to_owned(),
    })
}

/// Whether what was checked stands in facts.yml, and not in a chapter.
pub(crate) fn is_account(one: &Checked) -> bool {
    Path::new(one.span.file().name()).extension().is_none_or(|name| name != "md")
}

/// Returns the paragraphs that hold the words used, cut at these.
fn context(text: &Text, one: &Checked) -> Vec<Piece> {
    let used = text.used(&one.target).unwrap_or_default();
    let (Some(first), Some(last)) = (used.first(), used.last()) else { return Vec::new() };
    let touched = text
        .paragraphs()
        .iter()
        .filter(|one| one.range.start < last.end && first.start < one.range.end);
    let mut pieces = Vec::new();
    for paragraph in touched {
        let mut at = paragraph.range.start;
        let mut put = |to: usize, used: bool| {
            if at < to {
                pieces.push(Piece { text: text.text()[at..to].to_owned(), used });
                at = to;
            }
        };
        for words in &used {
            put(words.start.min(paragraph.range.end), false);
            put(words.end.min(paragraph.range.end), true);
        }
        put(paragraph.range.end, false);
        pieces.push(Piece { text: "\n".to_owned(), used: false });
    }
    pieces.pop();
    pieces
}

/// Returns the sources of quotations and accounts, in the library's order.
fn used_sources(sources: &Sources, quotations: &[Quotation]) -> Vec<Source> {
    let source = |entry: &Entry| {
        let of = || quotations.iter().filter(|one| one.source == entry.id);
        let text = of().next().and_then(|_| sources.text(&entry.id).ok())?;
        let accounts = of().filter(|one| one.account).count();
        Some(Source {
            id: entry.id.clone(),
            label: entry.short_name(),
            fidelity: entry.fidelity.word(),
            descriptor: entry.descriptor.clone(),
            reliability: entry.reliability,
            file: text.file().to_owned(),
            sha256: text.sha256().to_owned(),
            quotations: of().count() - accounts,
            accounts,
        })
    };
    sources.ids().filter_map(|id| sources.entry(id)).filter_map(source).collect()
}
