//! `briefing check --coverage`: what of the book rests on nothing that was checked, counted and
//! listed.

use std::path::Path;

use briefing_diagnostics::{Diagnostic, Span};
use serde_json::{Value, json};

use crate::book;
use crate::in_process::Ledger;
use crate::record::is_account;
use crate::workshop::Leaf;

/// What the findings of a code say of the coverage.
const CODES: [(&str, &str); 3] = [
    ("uncited", "quotation marks without a source"),
    ("uncited-source", "sources never cited"),
    ("uncited-judgement", "judgements without a citation"),
];

/// What rests on nothing that was checked.
pub(super) struct Coverage {
    /// How many quotations of the chapters were compared with their source.
    quotations: usize,
    /// How many accounts of facts were.
    accounts: usize,
    /// By kind: its name, what it counts, and where each is or what it is called.
    gaps: Vec<(&'static str, &'static str, Vec<String>)>,
}

/// Counts what the steps found in the book of a folder.
pub(super) fn coverage(root: &Path, ledger: &Ledger) -> Coverage {
    let of_code = |(code, words): (&'static str, &'static str)| {
        let found = ledger.findings.iter().filter(|found| found.code == code);
        (code, words, found.map(in_words).collect())
    };
    let mut gaps: Vec<_> = CODES.into_iter().map(of_code).collect();
    gaps.push(("one-voice", "facts on one voice", on_one_voice(root)));
    let bare = ledger.leaves.iter().flat_map(Leaf::bare_numbers);
    let bare = bare.map(|one| sentence(&one)).collect();
    gaps.push(("bare-number", "sentences with a figure or date and no citation", bare));
    let accounts = ledger.quotations.iter().filter(|one| is_account(one)).count();
    Coverage { quotations: ledger.quotations.len() - accounts, accounts, gaps }
}

fn in_words(found: &Diagnostic) -> String {
    match &found.span {
        Some(span) => format!("{}: {}", place(span), found.message),
        None => found.message.clone(),
    }
}

fn sentence(span: &Span) -> String {
    let words = span.text().split_whitespace().collect::<Vec<_>>().join(" ");
    format!("{}: {words}", place(span))
}

fn place(span: &Span) -> String {
    let (line, column) = span.line_column();
    format!("{}:{line}:{column}", span.file().name())
}

/// Returns the ids and titles of the facts that one voice alone tells; none for a book without
/// facts.
fn on_one_voice(root: &Path) -> Vec<String> {
    let Ok((_, facts, _)) = book::sources_and_facts(root) else { return Vec::new() };
    let alone = facts.comparisons().iter().filter(|one| one.voices == 1);
    alone.map(|one| format!("{}: {}", one.id, one.title)).collect()
}

impl Coverage {
    /// Returns the report for a person.
    pub(super) fn text(&self) -> String {
        let mut lines = vec![
            format!("{:>5}  quotations checked", self.quotations),
            format!("{:>5}  accounts of facts checked", self.accounts),
        ];
        for (_, words, list) in &self.gaps {
            lines.push(format!("{:>5}  {words}", list.len()));
            lines.extend(list.iter().map(|one| format!("         {one}")));
        }
        lines.join("\n")
    }

    /// Returns the report for a program: `quotations` and `accounts`, and under each kind's name the
    /// list.
    pub(super) fn object(&self) -> Value {
        let mut object = json!({ "quotations": self.quotations, "accounts": self.accounts });
        for (name, _, list) in &self.gaps {
            object[*name] = json!(list);
        }
        object
    }
}
