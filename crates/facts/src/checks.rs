//! What can be wrong with a fact as a whole, once its passages are found: accounts that stand twice,
//! words chosen for no account, columns that nobody tells.

use briefing_diagnostics::{Diagnostic, nearest};
use briefing_sources::Target;

use crate::accounts::Account;
use crate::cells::find;
use crate::columns::{Chosen, SetApart};
use crate::compare::by_outlet;
use crate::comparison::{Comparison, State};
use crate::written::{Compare, Fact, Placed};

pub(crate) fn without_accounts(fact: &Fact) -> Diagnostic {
    let message = format!("the fact `{}` has no accounts", fact.id.value);
    Diagnostic::error("fact-accounts", message)
        .at(fact.id.span.clone())
        .help("name the passages that tell it, as in `accounts: [wapo#p9, encyclopedia#p12]`")
}

pub(crate) fn one_account(fact: &Fact) -> Diagnostic {
    let message = format!("the fact `{}` has one account: nothing is compared", fact.id.value);
    Diagnostic::warning("one-account", message)
        .at(fact.id.span.clone())
        .help("name a passage of another source that tells it, or nothing where there is none")
}

/// Reports the accounts that stand twice.
pub(crate) fn twice(fact: &Fact, accounts: &[Account<'_>]) -> Vec<Diagnostic> {
    let again = |at: usize| {
        let first = (0..at).find(|&first| is_same(&accounts[first], &accounts[at]))?;
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
            !is_same(&accounts[first], &accounts[*at])
                || (by(first).is_some() && by(*at).is_some() && by(first) != by(*at))
        })
    };
    (1..accounts.len()).filter(|at| !voices_differ(at)).filter_map(again).collect()
}

fn is_same(one: &Account<'_>, two: &Account<'_>) -> bool {
    one.at.id == two.at.id && one.passage == two.passage
}

/// Reports a base that is no account.
pub(crate) fn lost_base(fact: &Fact, accounts: &[Account<'_>]) -> Option<Diagnostic> {
    let base = fact.base.as_ref()?;
    if names(accounts, &base.value).next().is_some() {
        return None;
    }
    let known: Vec<String> = accounts.iter().map(|one| one.at.to_string()).collect();
    let message = format!("`{}` is no account of this fact", base.value.escape_debug());
    let fault = Diagnostic::error("unknown-account", message).at(base.span.clone());
    let fault = fault.note(format!("the accounts are {}", known.join(", ")));
    Some(fault.did_you_mean(&base.value, known.iter().map(String::as_str)))
}

/// Returns the accounts that a source's id or an address names.
fn names<'a>(accounts: &'a [Account<'_>], written: &'a str) -> impl Iterator<Item = usize> {
    let target: Option<Target> = written.parse().ok();
    let is = move |at: &Target| at.id == written || target.as_ref() == Some(at);
    accounts.iter().enumerate().filter(move |(_, one)| is(&one.at)).map(|(at, _)| at)
}

/// Returns the accounts whose speaker an author names so.
fn spoken_by(accounts: &[Account<'_>], written: &str) -> Vec<usize> {
    (0..accounts.len()).filter(|&at| speaker(&accounts[at]) == Some(written)).collect()
}

fn speaker<'a>(account: &Account<'a>) -> Option<&'a str> {
    account.written?.by.as_deref()
}

/// Finds the account and the words of each entry of `compare`, with what is wrong in others.
pub(crate) fn chosen(fact: &Fact, accounts: &[Account<'_>]) -> (Vec<Chosen>, Vec<Diagnostic>) {
    let (mut chosen, mut faults) = (Vec::<Chosen>::new(), Vec::new());
    for (at, one) in fact.compare.iter().enumerate() {
        match choose(accounts, one) {
            Ok(found) => {
                let first = chosen
                    .iter()
                    .find(|known| known.column == found.column && known.account == found.account);
                faults.extend(first.map(|first| chosen_twice(one, &fact.compare[first.entry])));
                chosen.push(Chosen { entry: at, ..found });
            }
            Err(fault) => faults.push(fault),
        }
    }
    (chosen, faults)
}

fn chosen_twice(one: &Compare, first: &Compare) -> Diagnostic {
    let message = format!(
        "`{}` is the account of `{}`, which has words in this column already",
        one.account.value.escape_debug(),
        first.account.value.escape_debug()
    );
    Diagnostic::error("duplicate-key", message)
        .at(one.account.span.clone())
        .related(first.account.span.clone(), "first here")
        .help("keep one of them")
}

/// Finds the account and the words of an entry of `compare`.
fn choose(accounts: &[Account<'_>], one: &Compare) -> Result<Chosen, Diagnostic> {
    let account = one_account_of(accounts, &one.account)?;
    let words = find(&accounts[account], one)?;
    Ok(Chosen { column: one.column.value.clone(), account, words, entry: 0 })
}

/// Finds the one account that an author names: by its source, its address, or who speaks in it.
fn one_account_of(accounts: &[Account<'_>], written: &Placed<String>) -> Result<usize, Diagnostic> {
    let mut named: Vec<usize> = names(accounts, &written.value).collect();
    if named.is_empty() {
        named = spoken_by(accounts, &written.value);
    }
    match named.as_slice() {
        [account] => Ok(*account),
        [] => Err(no_account(accounts, written)),
        several => Err(several_accounts(accounts, written, several)),
    }
}

/// Finds the accounts of each entry of `contradicts`, with what is wrong in others.
pub(crate) fn set_apart(fact: &Fact, accounts: &[Account<'_>]) -> (Vec<SetApart>, Vec<Diagnostic>) {
    let (mut found, mut faults) = (Vec::new(), Vec::new());
    for one in &fact.contradicts {
        let account = match one_account_of(accounts, &one.account) {
            Ok(account) => account,
            Err(fault) => {
                faults.push(fault);
                continue;
            }
        };
        for other in &one.others {
            match one_account_of(accounts, other) {
                Ok(same) if same == account => faults.push(against_itself(other)),
                Ok(known) => found.push(SetApart {
                    column: one.column.value.clone(),
                    account,
                    other: known,
                    span: other.span.clone(),
                }),
                Err(fault) => faults.push(fault),
            }
        }
    }
    (found, faults)
}

fn against_itself(written: &Placed<String>) -> Diagnostic {
    let message = format!("`{}` cannot contradict itself", written.value.escape_debug());
    Diagnostic::error("no-conflict", message)
        .at(written.span.clone())
        .help("name another account of the fact, or take it out")
}

/// Reports what the author sets in conflict and cannot be: an account that says nothing in the column
/// that could be held against another, and two that say the same.
pub(crate) fn no_conflict(
    accounts: &[Account<'_>],
    one: &Comparison,
    set_apart: &[SetApart],
) -> Vec<Diagnostic> {
    let order = by_outlet(accounts);
    let state = |account: usize, column: &str| {
        let row = order.iter().position(|&at| at == account)?;
        let at = one.columns.iter().position(|known| known.key == column)?;
        Some(one.rows[row].cells[at].state)
    };
    let fault = |set: &SetApart| {
        let column = set.column.escape_debug();
        let states = [set.account, set.other].map(|at| Some((at, state(at, &set.column)?)));
        let mut open =
            states.into_iter().flatten().filter(|(_, state)| *state != State::Conflict).peekable();
        open.peek()?;
        let silent = open.find(|(_, state)| {
            matches!(state, State::Silent | State::WithoutValue | State::NotFixed)
        });
        let message = match silent {
            Some((at, _)) => {
                format!("`{}` says nothing in `{column}` that can be in conflict", accounts[at].at)
            }
            None => format!("these accounts say the same in `{column}`"),
        };
        let help = "choose its words in `compare`, read them in `means`, or take it out here";
        Some(Diagnostic::error("no-conflict", message).at(set.span.clone()).help(help))
    };
    set_apart.iter().filter_map(fault).collect()
}

fn no_account(accounts: &[Account<'_>], written: &Placed<String>) -> Diagnostic {
    let known: Vec<String> = accounts.iter().map(|one| one.at.to_string()).collect();
    let ids = accounts.iter().map(|one| one.at.id.as_str());
    let speakers = accounts.iter().filter_map(speaker);
    let names = known.iter().map(String::as_str).chain(ids).chain(speakers);
    let message = format!("`{}` is no account of this fact", written.value.escape_debug());
    Diagnostic::error("unknown-account", message)
        .at(written.span.clone())
        .note(format!("the accounts are {}", known.join(", ")))
        .did_you_mean(&written.value, names)
}

/// Says how to tell accounts apart: by their addresses, or by who speaks where these are the same.
fn several_accounts(
    accounts: &[Account<'_>],
    written: &Placed<String>,
    several: &[usize],
) -> Diagnostic {
    let address = |at: usize| accounts[at].at.to_string();
    let told_apart =
        |at: usize| several.iter().all(|&two| two == at || address(two) != address(at));
    let known = several.iter().map(|&at| match speaker(&accounts[at]) {
        Some(by) if !told_apart(at) => format!("`{by}`"),
        _ => format!("`{}`", address(at)),
    });
    let message = format!("`{}` has several accounts of this fact", written.value.escape_debug());
    Diagnostic::error("unknown-account", message)
        .at(written.span.clone())
        .help(format!("write which: {}", known.collect::<Vec<_>>().join(", ")))
}

/// Reports the columns that a fact names and does not have, or that no account tells.
pub(crate) fn columns(fact: &Fact, accounts: &[Account<'_>], one: &Comparison) -> Vec<Diagnostic> {
    let shown: Vec<&str> = one.columns.iter().map(|column| column.key.as_str()).collect();
    let readings = fact.accounts.iter().flat_map(|one| &one.readings).map(|one| &one.column);
    let set = fact.contradicts.iter().map(|one| &one.column);
    let named = fact.compare.iter().map(|one| &one.column).chain(readings).chain(&fact.exclusive);
    let named = named.chain(set);
    let mut lost: Vec<&Placed<String>> = Vec::new();
    for column in named.filter(|column| !shown.contains(&column.value.as_str())) {
        if lost.iter().all(|known| known.value != column.value) {
            lost.push(column);
        }
    }
    let mut found: Vec<Diagnostic> =
        lost.into_iter().map(|column| lost_column(column, &shown)).collect();
    let told = told(fact, accounts);
    for (at, column) in fact.columns.iter().enumerate() {
        if one.rows.iter().all(|row| row.cells[at].state == State::Silent) {
            found.push(silent(column, &told, &shown));
        }
    }
    found
}

fn lost_column(column: &Placed<String>, shown: &[&str]) -> Diagnostic {
    let written = column.value.escape_debug();
    let fault =
        Diagnostic::error("unknown-column", format!("`{written}` is no column of this fact"))
            .at(column.span.clone());
    match nearest(&column.value, shown.iter().copied()) {
        Some(near) => fault.help(format!("did you mean `{near}`?")),
        None if shown.is_empty() => fault.help("the fact has no columns: name it in `columns`"),
        None => fault.help(format!(
            "its columns are {}: add it to `columns`, or take it out",
            shown.join(", ")
        )),
    }
}

/// Returns the keys of what the accounts tell, chosen words and readings among them.
fn told<'a>(fact: &'a Fact, accounts: &'a [Account<'_>]) -> Vec<&'a str> {
    let quantities = accounts.iter().flat_map(|account| &account.told.quantities);
    let counted = quantities.map(|one| crate::cells::key(&one.measure));
    let compared = fact.compare.iter().map(|one| one.column.value.as_str());
    let read = fact.accounts.iter().flat_map(|one| &one.readings);
    counted.chain(compared).chain(read.map(|one| one.column.value.as_str())).collect()
}

fn silent(column: &Placed<String>, told: &[&str], shown: &[&str]) -> Diagnostic {
    let written = column.value.escape_debug();
    let others = told.iter().copied().filter(|key| !shown.contains(key));
    let fault = Diagnostic::warning("silent-column", format!("no account tells `{written}`"))
        .at(column.span.clone());
    match nearest(&column.value, others) {
        Some(near) => fault.help(format!("did you mean `{near}`?")),
        None => fault.help("choose the words in `compare`, read them in `means`, or take it out"),
    }
}
