//! All facts of a book: facts.yml and the sources in, every fact compared out.

use std::path::Path;
use std::sync::Arc;

use briefing_diagnostics::{Diagnostic, File, Span, sort};
use briefing_sources::{Resolved, Sources};
use briefing_yaml::load;

use crate::accounts::Account;
use crate::cells::overlap;
use crate::chronology::{self, Entry};
use crate::compare::compare;
use crate::comparison::Comparison;
use crate::written::{self, Event, Fact, Written};
use crate::{checks, prose};

/// The facts of one book, compared.
#[derive(Debug, Default)]
pub struct FactBook {
    events: Vec<Event>,
    facts: Vec<Fact>,
    /// One for each of the facts, in their order.
    comparisons: Vec<Comparison>,
    /// The ids of the facts that were left out for a fault.
    faulty: Vec<String>,
    /// Whether the file is there and cannot be read.
    unread: bool,
}

impl FactBook {
    /// Opens facts.yml at `path`, relative to the book's `root`, and compares the accounts of every
    /// fact. Without such a file there are no facts (`None`) and no findings. A fact with a fault is
    /// left out, as all are of a file that cannot be read, and the fault is among the findings. Each of
    /// `aliases` is a list of names of one speaker.
    pub fn open(
        root: &Path,
        path: &Path,
        sources: &Sources,
        aliases: &[Vec<String>],
    ) -> (Option<Self>, Vec<Diagnostic>) {
        let file = match load(root, path, "bad-facts") {
            Ok(Some(file)) => file,
            Ok(None) => return (None, Vec::new()),
            Err(fault) => return (Some(Self { unread: true, ..Self::default() }), vec![fault]),
        };
        let (book, findings) = Self::read(&file, sources, aliases);
        (Some(book), findings)
    }

    /// Returns the facts that a file holds, compared, and all that is wrong in it.
    pub fn read(
        file: &Arc<File>,
        sources: &Sources,
        aliases: &[Vec<String>],
    ) -> (Self, Vec<Diagnostic>) {
        let (written, mut findings) = written::read(file);
        let (book, faults) = Self::new(written, sources, aliases);
        findings.extend(faults);
        sort(&mut findings);
        (book, findings)
    }

    fn new(
        written: Written,
        sources: &Sources,
        aliases: &[Vec<String>],
    ) -> (Self, Vec<Diagnostic>) {
        let Written { events, facts, unread } = written;
        let mut book = Self { events, unread, ..Self::default() };
        let mut findings = Vec::new();
        for fact in facts {
            match compared((sources, aliases), &fact, &book.events) {
                Ok((comparison, doubts)) => {
                    findings.extend(doubts);
                    book.comparisons.push(comparison);
                    book.facts.push(fact);
                }
                Err(faults) => {
                    findings.extend(faults);
                    book.faulty.push(fact.id.value);
                }
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

    /// Whether the file has a fact of this id, be it one with a fault.
    pub fn has(&self, id: &str) -> bool {
        self.comparison(id).is_some() || self.faulty.iter().any(|faulty| faulty == id)
    }

    /// Returns the ids of the facts that have faults, and are not compared.
    pub fn faulty(&self) -> &[String] {
        &self.faulty
    }

    /// Returns the error for a fact that there is not, with the nearest one that there is, or says
    /// that it is left out for a fault that is reported where it stands.
    pub fn unknown(&self, id: &str, span: Span) -> Diagnostic {
        let name = id.escape_debug();
        let fault = |message: String| Diagnostic::error("unknown-fact", message).at(span.clone());
        if self.unread {
            let help = "mend that file first: what is wrong with it is reported";
            return fault(format!("no fact `{name}`: the file of the facts cannot be read"))
                .help(help);
        }
        if self.has(id) {
            let help = "mend it in facts.yml first: what is wrong with it is reported";
            return fault(format!("the fact `{name}` has faults, and is not compared")).help(help);
        }
        let ids = self.comparisons.iter().map(|one| one.id.as_str());
        let ids = ids.chain(self.faulty.iter().map(String::as_str));
        fault(format!("no fact `{name}`")).did_you_mean(id, ids)
    }

    /// Returns the events and the dated facts in their order in time.
    pub fn chronology(&self) -> Vec<Entry<'_>> {
        chronology::chronology(&self.events, &self.facts, &self.comparisons)
    }
}

/// Compares passages that a chapter names without a fact, each with where it is named; `span` is the
/// whole of it. The error says why they cannot be compared: fewer than two, one twice, a source without a text.
pub fn compare_passages(
    sources: &Sources,
    aliases: &[Vec<String>],
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
    let again = (1..accounts.len()).find_map(|at| {
        let first = accounts[..at].iter().find(|one| meet(one, &accounts[at]))?;
        Some((first, &accounts[at]))
    });
    if let Some((first, again)) = again {
        let message = match first.at == again.at {
            true => format!("`{}` stands twice", again.at),
            false => format!("`{}` and `{}` have the same words", first.at, again.at),
        };
        let fault = Diagnostic::error("fact-accounts", message).at(span);
        return Err(fault.help("name passages that stand apart, or take one out"));
    }
    Ok(compare((sources, aliases), &fact, &accounts, &[], &[], &[]))
}

/// Whether two accounts have a part of one text in common.
fn meet(one: &Account<'_>, two: &Account<'_>) -> bool {
    one.at.id == two.at.id && overlap(&one.passage, &two.passage)
}

/// A fact compared, with what is doubtful about it.
type Compared = (Comparison, Vec<Diagnostic>);

/// Compares a fact, or says all that is wrong with it.
fn compared(
    (sources, aliases): (&Sources, &[Vec<String>]),
    fact: &Fact,
    events: &[Event],
) -> Result<Compared, Vec<Diagnostic>> {
    let mut faults = Vec::new();
    let mut accounts = Vec::new();
    for written in &fact.accounts {
        match Account::find(sources, written) {
            Ok(account) => accounts.push(account),
            Err(fault) => faults.push(fault),
        }
    }
    if !faults.is_empty() {
        return Err(faults);
    }
    if accounts.is_empty() {
        return Err(vec![checks::without_accounts(fact)]);
    }
    faults.extend(checks::twice(fact, &accounts));
    faults.extend(checks::lost_base(fact, &accounts));
    if !faults.is_empty() {
        return Err(faults);
    }
    let (chosen, mut faults) = checks::chosen(fact, &accounts);
    let (set_apart, lost) = checks::set_apart(fact, &accounts);
    faults.extend(lost);
    if !faults.is_empty() {
        return Err(faults);
    }
    let mut doubts = prose::unfounded(sources, fact, &accounts);
    doubts.extend((accounts.len() == 1).then(|| checks::one_account(fact)));
    let comparison = compare((sources, aliases), fact, &accounts, &chosen, &set_apart, events);
    let faults = checks::no_conflict(&accounts, &comparison, &set_apart);
    if !faults.is_empty() {
        return Err(faults);
    }
    doubts.extend(checks::columns(fact, &accounts, &comparison));
    Ok((comparison, doubts))
}

#[cfg(test)]
mod compared;
#[cfg(test)]
mod events;
#[cfg(test)]
mod faults;
#[cfg(test)]
mod ladders;
#[cfg(test)]
mod tests;
#[cfg(test)]
mod timeline;
#[cfg(test)]
mod units;
#[cfg(test)]
mod voices;
