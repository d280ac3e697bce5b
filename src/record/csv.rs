//! The record as a table (RFC 4180): a line a quotation, behind a line with the names of the columns.
//!
//! A cell that a spreadsheet would take for a formula begins with `'`, as OWASP advises against CSV
//! injection: a source's words must not be reckoned.

use super::{AcceptedFinding, Piece, Quotation, Record};

const COLUMNS: [&str; 17] = [
    "number",
    "kind",
    "file",
    "line",
    "column",
    "quotation",
    "verdict",
    "alterations",
    "source",
    "label",
    "address",
    "place",
    "speaker",
    "words of the source",
    "in context",
    "accepted",
    "sha256 of the source",
];

/// Returns the table. The error is a sentence.
pub(super) fn table(record: &Record) -> Result<String, String> {
    let mut writer = csv::Writer::from_writer(Vec::new());
    let mut put = |line: Vec<String>| writer.write_record(line);
    let written = put(COLUMNS.map(str::to_owned).to_vec()).and_then(|()| {
        record.quotations.iter().chain(&record.accounts).try_for_each(|one| put(line(one)))
    });
    written.map_err(|error| format!("cannot write the table: {error}"))?;
    let bytes = writer.into_inner().map_err(|error| format!("cannot write the table: {error}"))?;
    String::from_utf8(bytes).map_err(|error| format!("cannot write the table: {error}"))
}

fn line(one: &Quotation) -> Vec<String> {
    let words = |used: fn(&&Piece) -> bool| {
        one.context.iter().filter(used).map(|piece| piece.text.as_str()).collect::<Vec<_>>()
    };
    let cells = [
        one.number.to_string(),
        if one.account { "account" } else { "quotation" }.to_owned(),
        one.file.clone(),
        one.line.to_string(),
        one.column.to_string(),
        one.written.clone().unwrap_or_else(|| "words withheld".to_owned()),
        one.verdict.clone(),
        one.alterations.join("; "),
        one.source.clone(),
        one.label.clone(),
        one.address.clone(),
        one.place.clone(),
        one.speaker.clone().unwrap_or_default(),
        words(|piece| piece.used).join(" … "),
        words(|_| true).concat(),
        one.accepted.iter().map(accepted).collect::<Vec<_>>().join("; "),
        one.sha256.clone(),
    ];
    cells.map(inert).to_vec()
}

fn accepted(one: &AcceptedFinding) -> String {
    format!("{}: {}", one.code, one.reason)
}

/// Returns a cell that no spreadsheet takes for a formula.
fn inert(cell: String) -> String {
    match cell.starts_with(['=', '+', '-', '@', '\t', '\r']) {
        true => format!("'{cell}"),
        false => cell,
    }
}
