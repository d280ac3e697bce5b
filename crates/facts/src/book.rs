//! All facts of a book: facts.yml and the sources in, every fact compared out.

use std::path::Path;
use std::sync::Arc;

use briefing_diagnostics::{Diagnostic, File, Span, sort};
use briefing_sources::{Resolved, Sources, Target};
use briefing_yaml::load;

use crate::accounts::Account;
use crate::cells::find;
use crate::chronology::{self, Entry};
use crate::columns::Chosen;
use crate::compare::compare;
use crate::comparison::Comparison;
use crate::written::{self, Compare, Event, Fact, Written};

/// The facts of one book, compared.
#[derive(Debug, Default)]
pub struct FactBook {
    events: Vec<Event>,
    facts: Vec<Fact>,
    /// One for each of the facts, in their order.
    comparisons: Vec<Comparison>,
}

impl FactBook {
    /// Opens facts.yml at `path`, relative to the book's `root`, and compares the accounts of every
    /// fact. Without such a file there are no facts (`None`) and no findings. A fact with a fault is
    /// left out, and its fault is among the findings.
    pub fn open(root: &Path, path: &Path, sources: &Sources) -> (Option<Self>, Vec<Diagnostic>) {
        let file = match load(root, path, "bad-facts") {
            Ok(Some(file)) => file,
            Ok(None) => return (None, Vec::new()),
            Err(fault) => return (None, vec![fault]),
        };
        let (book, findings) = Self::read(&file, sources);
        (Some(book), findings)
    }

    /// Returns the facts that a file holds, compared, and all that is wrong in it.
    pub fn read(file: &Arc<File>, sources: &Sources) -> (Self, Vec<Diagnostic>) {
        let (written, mut findings) = written::read(file);
        let (book, faults) = Self::new(written, sources);
        findings.extend(faults);
        sort(&mut findings);
        (book, findings)
    }

    fn new(written: Written, sources: &Sources) -> (Self, Vec<Diagnostic>) {
        let Written { events, facts } = written;
        let mut book = Self { events, ..Self::default() };
        let mut findings = Vec::new();
        for fact in facts {
            match compared(sources, &fact, &book.events) {
                Ok((comparison, doubts)) => {
                    findings.extend(doubts);
                    book.comparisons.push(comparison);
                    book.facts.push(fact);
                }
                Err(faults) => findings.extend(faults),
            }
        }
        (book, findings)
    }

    /// Returns all facts compared, in the order of facts.yml.
    pub fn comparisons(&self) -> &[Comparison] {
        &self.comparisons
    }

    /// Returns the comparison of a fact.
    pub fn comparison(&self, id: &str) -> Option<&Comparison> {
        self.comparisons.iter().find(|one| one.id == id)
    }

    /// Returns the error for a fact that there is not, with the nearest one that there is.
    pub fn unknown(&self, id: &str, span: Span) -> Diagnostic {
        let ids = self.comparisons.iter().map(|one| one.id.as_str());
        Diagnostic::error("unknown-fact", format!("no fact `{}`", id.escape_debug()))
            .at(span)
            .did_you_mean(id, ids)
    }

    /// Returns the events and the dated facts in their order in time.
    pub fn chronology(&self) -> Vec<Entry> {
        chronology::chronology(&self.events, &self.facts, &self.comparisons)
    }
}

/// Compares passages that a chapter names without a fact, each with where it is named; `span` is the
/// whole of it. The error says why they cannot be compared: fewer than two, one twice, a source without a text.
pub fn compare_passages(
    sources: &Sources,
    passages: &[(Resolved<'_>, Span)],
    span: Span,
) -> Result<Comparison, Diagnostic> {
    let fact = Fact::without_a_word(span.clone());
    let accounts: Result<Vec<Account<'_>>, Diagnostic> = passages
        .iter()
        .map(|(resolved, at)| Account::new(sources, resolved, None, at.clone()))
        .collect();
    let accounts = accounts?;
    if accounts.len() < 2 {
        let message = "a comparison has two accounts or more";
        return Err(Diagnostic::error("fact-accounts", message).at(span));
    }
    let twice =
        (1..accounts.len()).find(|&at| accounts[..at].iter().any(|one| one.at == accounts[at].at));
    if let Some(at) = twice {
        let message = format!("`{}` stands twice", accounts[at].at);
        return Err(Diagnostic::error("fact-accounts", message).at(span));
    }
    Ok(compare(sources, &fact, accounts, &[], &[]))
}

/// A fact compared, with what is doubtful about it.
type Compared = (Comparison, Vec<Diagnostic>);

/// Compares a fact, or says all that is wrong with it.
fn compared(sources: &Sources, fact: &Fact, events: &[Event]) -> Result<Compared, Vec<Diagnostic>> {
    let mut faults = Vec::new();
    let mut accounts = Vec::new();
    for written in &fact.accounts {
        match Account::find(sources, written) {
            Ok(account) => accounts.push(account),
            Err(fault) => faults.push(fault),
        }
    }
    if faults.is_empty() {
        faults.extend(twice(fact, &accounts));
        faults.extend(lost_base(fact, &accounts));
    }
    let mut chosen = Vec::new();
    for one in fact.compare.iter().filter(|_| faults.is_empty()).collect::<Vec<_>>() {
        match choose(&accounts, one) {
            Ok(found) => chosen.push(found),
            Err(fault) => faults.push(fault),
        }
    }
    let doubts = match (accounts.len(), faults.is_empty()) {
        (0, true) => {
            faults.push(none(fact));
            Vec::new()
        }
        (1, true) => vec![alone(fact)],
        _ => Vec::new(),
    };
    if !faults.is_empty() {
        return Err(faults);
    }
    Ok((compare(sources, fact, accounts, &chosen, events), doubts))
}

fn none(fact: &Fact) -> Diagnostic {
    let message = format!("the fact `{}` has no accounts", fact.id.value);
    Diagnostic::error("fact-accounts", message)
        .at(fact.id.span.clone())
        .help("name the passages that tell it, as in `accounts: [wapo#p9, encyclopedia#p12]`")
}

fn alone(fact: &Fact) -> Diagnostic {
    let message = format!("the fact `{}` has one account: nothing is compared", fact.id.value);
    Diagnostic::warning("one-account", message)
        .at(fact.id.span.clone())
        .help("name a passage of another source that tells it, or nothing where there is none")
}

/// Reports the accounts that stand twice.
fn twice(fact: &Fact, accounts: &[Account<'_>]) -> Vec<Diagnostic> {
    let again = |at: usize| {
        let first = (0..at).find(|&first| {
            accounts[first].at.id == accounts[at].at.id
                && accounts[first].passage == accounts[at].passage
        })?;
        let message = format!("`{}` is an account of this fact already", accounts[at].at);
        let fault = Diagnostic::error("fact-accounts", message)
            .at(fact.accounts[at].at.span.clone())
            .related(fact.accounts[first].at.span.clone(), "first here");
        Some(fault.help("name another passage, or take it out"))
    };
    // Several voices may speak in one passage: then each account says whose it is.
    let voices_differ = |at: &usize| {
        let by = |at: usize| &fact.accounts[at].by;
        (0..*at).all(|first| {
            accounts[first].passage != accounts[*at].passage
                || accounts[first].at.id != accounts[*at].at.id
                || (by(first).is_some() && by(*at).is_some() && by(first) != by(*at))
        })
    };
    (1..accounts.len()).filter(|at| !voices_differ(at)).filter_map(again).collect()
}

fn lost_base(fact: &Fact, accounts: &[Account<'_>]) -> Option<Diagnostic> {
    let base = fact.base.as_ref()?;
    if names(accounts, &base.value).next().is_some() {
        return None;
    }
    let known: Vec<String> = accounts.iter().map(|one| one.at.to_string()).collect();
    let message = format!("`{}` is no account of this fact", base.value.escape_debug());
    let fault = Diagnostic::error("unknown-account", message).at(base.span.clone());
    Some(fault.did_you_mean(&base.value, known.iter().map(String::as_str)))
}

/// Returns the accounts that a source's id or an address names.
fn names<'a>(accounts: &'a [Account<'_>], written: &'a str) -> impl Iterator<Item = usize> {
    let target: Option<Target> = written.parse().ok();
    let is = move |at: &Target| at.id == written || target.as_ref() == Some(at);
    accounts.iter().enumerate().filter(move |(_, one)| is(&one.at)).map(|(at, _)| at)
}

/// Finds the account and the words of an entry of `compare`.
fn choose(accounts: &[Account<'_>], one: &Compare) -> Result<Chosen, Diagnostic> {
    let named: Vec<usize> = names(accounts, &one.account.value).collect();
    let fault = |message: String| {
        Diagnostic::error("unknown-account", message).at(one.account.span.clone())
    };
    let account = match named.as_slice() {
        [account] => *account,
        [] => {
            let known: Vec<String> = accounts.iter().map(|one| one.at.to_string()).collect();
            let ids = accounts.iter().map(|one| one.at.id.as_str());
            let known = known.iter().map(String::as_str).chain(ids);
            let written = &one.account.value;
            let fault = fault(format!("`{}` is no account of this fact", written.escape_debug()));
            return Err(fault.did_you_mean(written, known));
        }
        several => {
            let known: Vec<String> =
                several.iter().map(|&at| format!("`{}`", accounts[at].at)).collect();
            let message = format!("`{}` has several accounts of this fact", one.account.value);
            return Err(fault(message).help(format!("write which: {}", known.join(", "))));
        }
    };
    let words = find(&accounts[account], one)?;
    Ok(Chosen { column: one.column.clone(), account, words })
}

#[cfg(test)]
mod tests;
