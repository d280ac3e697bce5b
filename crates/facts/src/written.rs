//! facts.yml as the author wrote it: the file in, events and facts with their places out.
//!
//! Whether an address leads somewhere and a value stands in its passage is seen to later, with the
//! sources at hand.

mod accounts;
mod keys;

use std::sync::Arc;

use briefing_diagnostics::{Diagnostic, File, Span};
use briefing_reading::Days;
use briefing_yaml::{Data, Node, Pair, Reader, parse};

use crate::same_words::folded;

pub(crate) use accounts::{Account, Reading};

/// A value with its place.
#[derive(Clone, Debug)]
pub(crate) struct Placed<T> {
    pub(crate) value: T,
    pub(crate) span: Span,
}

/// Something that happened on a day that the author knows, with the words that name it.
#[derive(Clone, Debug)]
pub(crate) struct Event {
    pub(crate) id: String,
    pub(crate) days: Days,
    pub(crate) names: Vec<String>,
}

/// A fact.
#[derive(Clone, Debug)]
pub(crate) struct Fact {
    pub(crate) id: Placed<String>,
    pub(crate) title: String,
    pub(crate) accounts: Vec<Account>,
    /// The columns that the author chose, in their order.
    pub(crate) columns: Vec<Placed<String>>,
    /// The columns in which of different words only one can be true.
    pub(crate) exclusive: Vec<Placed<String>>,
    pub(crate) compare: Vec<Compare>,
    /// What the author sets in conflict.
    pub(crate) contradicts: Vec<Contradiction>,
    pub(crate) independent: bool,
    /// The account against which ladder and wording are held.
    pub(crate) base: Option<Placed<String>>,
    /// The language in which an utterance was made, if not that of the accounts.
    pub(crate) spoken_in: Option<String>,
    pub(crate) assessment: Option<String>,
    pub(crate) settled_by: Option<String>,
    /// For the chronology alone: never evidence.
    pub(crate) date: Option<String>,
    /// The author's own sentences, with all of the place where each stands.
    pub(crate) prose: Vec<Placed<String>>,
}

impl Fact {
    /// Returns a fact of which nothing is said; `span` is where it is named.
    pub(crate) fn without_a_word(span: Span) -> Self {
        Self {
            id: Placed { value: String::new(), span },
            title: String::new(),
            accounts: Vec::new(),
            columns: Vec::new(),
            exclusive: Vec::new(),
            compare: Vec::new(),
            contradicts: Vec::new(),
            independent: false,
            base: None,
            spoken_in: None,
            assessment: None,
            settled_by: None,
            date: None,
            prose: Vec::new(),
        }
    }
}

/// The words of one account that count in one column.
#[derive(Clone, Debug)]
pub(crate) struct Compare {
    pub(crate) column: Placed<String>,
    /// The account's address, its source where that has one account, or who speaks in it.
    pub(crate) account: Placed<String>,
    pub(crate) words: Placed<String>,
}

/// An account that the author sets in conflict with others in one column.
#[derive(Clone, Debug)]
pub(crate) struct Contradiction {
    pub(crate) column: Placed<String>,
    /// The accounts are named as in [`Compare`].
    pub(crate) account: Placed<String>,
    pub(crate) others: Vec<Placed<String>>,
}

/// What facts.yml holds.
#[derive(Debug, Default)]
pub(crate) struct Written {
    pub(crate) events: Vec<Event>,
    pub(crate) facts: Vec<Fact>,
    /// Whether the file cannot be read at all.
    pub(crate) unread: bool,
}

/// Reads a file, with all that is wrong in it.
pub(crate) fn read(file: &Arc<File>) -> (Written, Vec<Diagnostic>) {
    let mut reader = Reader::new(file);
    let mut written = Written::default();
    match parse(file.text()) {
        Err(fault) => {
            written.unread = true;
            return (written, vec![fault.diagnostic(file, 0)]);
        }
        Ok(None) => {}
        Ok(Some(root)) => {
            for (key, _, value) in reader.pairs("facts.yml", &root, &["events", "facts"]) {
                match key {
                    "events" => written.events = events(&mut reader, value),
                    _ => written.facts = facts(&mut reader, value),
                }
            }
        }
    }
    (written, reader.faults)
}

/// Returns the pairs of a map from ids; an id that cannot be one, or stands twice, is reported.
fn by_id<'n>(reader: &mut Reader<'_>, what: &str, map: &'n Node) -> Vec<Pair<'n>> {
    if !matches!(map.data, Data::Map(_)) && !map.is_null() {
        reader.bad(map, format!("{what} is a map from ids"), "");
    }
    let mut good: Vec<Pair<'n>> = Vec::new();
    for (key, value) in map.pairs() {
        let id = key.text().unwrap_or_default();
        if !is_id(id) {
            let message = format!("`{}` cannot be an id", id.escape_debug());
            reader.bad(key, message, "small letters, digits and `-`, a letter first");
        } else if let Some((_, first, _)) = good.iter().find(|(known, ..)| *known == id) {
            let first: &Node = first;
            reader.twice(key, id, first);
        } else {
            good.push((id, key, value));
        }
    }
    good
}

fn is_id(id: &str) -> bool {
    id.starts_with(|first: char| first.is_ascii_lowercase())
        && id.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-')
}

fn events(reader: &mut Reader<'_>, node: &Node) -> Vec<Event> {
    let pairs = by_id(reader, "`events`", node);
    let mut named: Vec<(String, String, Node)> = Vec::new();
    for (id, _, value) in &pairs {
        one_name_each(reader, id, value, &mut named);
    }
    pairs.into_iter().filter_map(|(id, key, value)| event(reader, id, key, value)).collect()
}

/// Reports the names of an event that another has already: then nobody can say which is meant.
fn one_name_each(
    reader: &mut Reader<'_>,
    id: &str,
    event: &Node,
    named: &mut Vec<(String, String, Node)>,
) {
    let names = event.pairs().iter().filter(|(key, _)| key.text() == Some("names"));
    for name in names.flat_map(|(_, value)| items(value)) {
        let Some(written) = name.text() else { continue };
        let folded = folded(written);
        match named.iter().find(|(known, of, _)| *known == folded && of != id) {
            Some((_, of, first)) => {
                let message =
                    format!("`{}` names the event `{of}` already", written.escape_debug());
                let fault = Diagnostic::error("duplicate-name", message)
                    .at(reader.value_span(name))
                    .related(reader.value_span(first), "first here")
                    .help("a name leads to one day: say more, as in `the attack of 2015`");
                reader.faults.push(fault);
            }
            None => named.push((folded, id.to_owned(), name.clone())),
        }
    }
}

fn event(reader: &mut Reader<'_>, id: &str, key: &Node, node: &Node) -> Option<Event> {
    let (mut date, mut names) = (None, Vec::new());
    let mut said = false;
    for (key, _, value) in reader.pairs("an event", node, &keys::EVENT) {
        match key {
            "date" => {
                said = true;
                date = days(reader, key, value).map(|(_, days)| days);
            }
            _ => names = reader.texts(key, value).into_iter().map(|(name, _)| name).collect(),
        }
    }
    if !said {
        let help = "say when it was, as in `date: 2024-03-22`";
        reader.bad(key, format!("the event `{id}` has no date"), help);
    }
    Some(Event { id: id.to_owned(), days: date?, names })
}

/// Reads a year, month, day or span of days.
pub(super) fn days(reader: &mut Reader<'_>, key: &str, node: &Node) -> Option<(String, Days)> {
    let written = reader.text(key, node)?;
    let days = Days::parse(&written);
    if days.is_none() {
        let help = "write a year, a month, a day or two days, such as 2024-04-10 or \
                    2024-03-15/2024-03-17";
        reader.bad(node, format!("`{}` is no date that exists", written.escape_debug()), help);
    }
    days.map(|days| (written, days))
}

fn facts(reader: &mut Reader<'_>, node: &Node) -> Vec<Fact> {
    let pairs = by_id(reader, "`facts`", node);
    pairs.into_iter().map(|(id, key, value)| fact(reader, id, key, value)).collect()
}

fn fact(reader: &mut Reader<'_>, id: &str, key: &Node, node: &Node) -> Fact {
    let mut fact = Fact::without_a_word(reader.span(key));
    id.clone_into(&mut fact.id.value);
    for (key, _, value) in reader.pairs("a fact", node, &keys::FACT) {
        field(reader, &mut fact, key, value);
    }
    if fact.title.is_empty() {
        let help = "say what it is about, as in `title: Killed and wounded`";
        reader.bad(key, format!("the fact `{id}` has no title"), help);
    }
    fact
}

fn field(reader: &mut Reader<'_>, fact: &mut Fact, key: &str, node: &Node) {
    if ["title", "assessment", "settled-by"].contains(&key) {
        fact.prose.extend(prose(reader, node));
    }
    match key {
        "title" => fact.title = reader.text(key, node).unwrap_or_default(),
        "accounts" => fact.accounts = accounts::read(reader, node),
        "columns" => fact.columns = names(reader, key, node),
        "exclusive" => fact.exclusive = names(reader, key, node),
        "compare" => fact.compare = compare(reader, node),
        "contradicts" => fact.contradicts = contradicts(reader, node),
        "independent" => fact.independent = independent(reader, node),
        "base" => fact.base = placed(reader, key, node),
        "spoken-in" => fact.spoken_in = reader.text(key, node),
        "assessment" => fact.assessment = reader.text(key, node),
        "settled-by" => fact.settled_by = reader.text(key, node),
        _ => fact.date = days(reader, key, node).map(|(written, _)| written),
    }
}

/// Returns the items of a list, or the one value that stands for it.
fn items(node: &Node) -> &[Node] {
    match &node.data {
        Data::List(items) => items,
        _ => std::slice::from_ref(node),
    }
}

/// Returns an author's sentence with all of its place.
pub(super) fn prose(reader: &Reader<'_>, node: &Node) -> Option<Placed<String>> {
    Some(Placed { value: node.text()?.to_owned(), span: reader.span(node) })
}

/// Reads names of columns; each says something and may stand once.
fn names(reader: &mut Reader<'_>, key: &str, node: &Node) -> Vec<Placed<String>> {
    let mut names: Vec<Placed<String>> = Vec::new();
    for item in items(node) {
        let Some(Placed { value, span }) = placed(reader, key, item) else { continue };
        match names.iter().find(|known| known.value == value) {
            Some(first) => {
                let fault = Diagnostic::error("duplicate-key", format!("`{value}` stands twice"))
                    .at(span)
                    .label("again here")
                    .related(first.span.clone(), "first here")
                    .help("keep one of them");
                reader.faults.push(fault);
            }
            None => names.push(Placed { value, span }),
        }
    }
    names
}

fn independent(reader: &mut Reader<'_>, node: &Node) -> bool {
    reader.choice("independent", node, &[("true", true), ("false", false)]).unwrap_or(false)
}

/// Reads one text with its place; one that says nothing is reported.
pub(super) fn placed(reader: &mut Reader<'_>, key: &str, node: &Node) -> Option<Placed<String>> {
    let Some(value) = reader.text(key, node) else {
        if matches!(node.data, Data::Text { .. }) {
            let message = format!("`{}` says nothing", key.escape_debug());
            // `{ live: rain, then snow }` is a map of two keys, the second without a value.
            let help = match key.contains(' ') {
                true => "where a comma is meant, put the words between quotation marks",
                false => "write what it is, or take it out",
            };
            reader.bad(node, message, help);
        }
        return None;
    };
    Some(Placed { value, span: reader.value_span(node) })
}

/// Reads `{ killed: { analysis: "at least 143 people" } }`.
fn compare(reader: &mut Reader<'_>, node: &Node) -> Vec<Compare> {
    let help = "write the words of an account, as in `{ wapo: 140 people }`";
    let mut all = Vec::new();
    for (column, account, words) in by_account(reader, "compare", node, help) {
        if let Some(words) = placed(reader, &account.value, words) {
            all.push(Compare { column, account, words });
        }
    }
    all
}

/// Reads `{ passed-on: { encyclopedia#p14: [live#p3, wapo#p4] } }`.
fn contradicts(reader: &mut Reader<'_>, node: &Node) -> Vec<Contradiction> {
    let help = "write what an account contradicts, as in `{ wapo: [live, analysis] }`";
    let mut all = Vec::new();
    for (column, account, others) in by_account(reader, "contradicts", node, help) {
        let others = names(reader, &account.value, others);
        all.push(Contradiction { column, account, others });
    }
    all
}

/// Returns what is written by columns and in these by accounts.
fn by_account<'n>(
    reader: &mut Reader<'_>,
    key: &str,
    node: &'n Node,
    help: &str,
) -> Vec<(Placed<String>, Placed<String>, &'n Node)> {
    let mut all = Vec::new();
    for (column, column_key, accounts) in open_map(reader, &format!("`{key}`"), node) {
        if accounts.is_null()
            || (matches!(accounts.data, Data::Map(_)) && accounts.pairs().is_empty())
        {
            let message = format!("the column `{}` says nothing", column.escape_debug());
            reader.bad(column_key, message, help);
        }
        let column = Placed { value: column.to_owned(), span: reader.value_span(column_key) };
        let what = format!("a column of `{key}`");
        for (account, account_key, value) in open_map(reader, &what, accounts) {
            let span = reader.value_span(account_key);
            all.push((column.clone(), Placed { value: account.to_owned(), span }, value));
        }
    }
    all
}

/// Returns the pairs of a map whose keys the author chooses; each may stand once.
pub(super) fn open_map<'n>(reader: &mut Reader<'_>, what: &str, map: &'n Node) -> Vec<Pair<'n>> {
    let known: Vec<&str> = map.pairs().iter().filter_map(|(key, _)| key.text()).collect();
    reader.pairs(what, map, &known)
}
