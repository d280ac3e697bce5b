//! The accounts of a fact: addresses, or maps with their voice and the author's readings.

use briefing_diagnostics::Diagnostic;
use briefing_yaml::{Data, Node, Pair, Reader};

use super::{Placed, days, keys, open_map, placed, prose};

/// One account as the author names it.
#[derive(Clone, Debug)]
pub(crate) struct Account {
    pub(crate) at: Placed<String>,
    pub(crate) by: Option<String>,
    pub(crate) role: Option<String>,
    pub(crate) via: Vec<String>,
    pub(crate) to: Option<String>,
    pub(crate) said_on: Option<String>,
    pub(crate) as_of: Option<AsOf>,
    pub(crate) credibility: Option<u8>,
    pub(crate) readings: Vec<Reading>,
    pub(crate) doubt: Option<String>,
    /// The author's own words, with all of the place where each stands.
    pub(crate) prose: Vec<Placed<String>>,
}

/// The day for which an account's figures stand: a date, or words that a reader can place.
#[derive(Clone, Debug)]
pub(crate) struct AsOf {
    pub(crate) day: String,
    /// Where it stands.
    pub(crate) from: Option<Placed<String>>,
}

/// What the author reads in an account in one column.
#[derive(Clone, Debug)]
pub(crate) struct Reading {
    pub(crate) column: Placed<String>,
    pub(crate) value: Placed<String>,
    /// Where it stands that the account means it.
    pub(crate) from: Option<Placed<String>>,
    /// Whether the account only implies it: then it never agrees.
    pub(crate) implied: bool,
}

/// Reads the accounts in their order.
pub(super) fn read(reader: &mut Reader<'_>, node: &Node) -> Vec<Account> {
    let Data::List(items) = &node.data else {
        let help = "write one a line, as in `- wapo#p9`";
        reader.bad(node, "`accounts` is a list of addresses", help);
        return Vec::new();
    };
    items.iter().filter_map(|item| account(reader, item)).collect()
}

fn account(reader: &mut Reader<'_>, node: &Node) -> Option<Account> {
    if !matches!(node.data, Data::Map(_)) {
        return placed(reader, "at", node).map(Account::at);
    }
    let mut account = None;
    let pairs = reader.pairs("an account", node, &keys::ACCOUNT);
    for (_, _, value) in pairs.iter().filter(|(key, ..)| *key == "at") {
        account = placed(reader, "at", value).map(Account::at);
    }
    let Some(mut account) = account else {
        if !pairs.iter().any(|(key, ..)| *key == "at") {
            let help = "say which passage it is, as in `at: wapo#p9`";
            reader.bad(node, "this account has no address", help);
        }
        return None;
    };
    for (key, _, value) in pairs {
        field(reader, &mut account, key, value);
    }
    Some(account)
}

impl Account {
    /// Returns an account of which the author says nothing but where it stands.
    fn at(at: Placed<String>) -> Self {
        Self {
            at,
            by: None,
            role: None,
            via: Vec::new(),
            to: None,
            said_on: None,
            as_of: None,
            credibility: None,
            readings: Vec::new(),
            doubt: None,
            prose: Vec::new(),
        }
    }
}

fn field(reader: &mut Reader<'_>, account: &mut Account, key: &str, node: &Node) {
    if ["by", "role", "to", "doubt"].contains(&key) {
        account.prose.extend(prose(reader, node));
    }
    match key {
        "by" => account.by = reader.text(key, node),
        "role" => account.role = reader.text(key, node),
        "via" => account.via = reader.texts(key, node).into_iter().map(|(via, _)| via).collect(),
        "to" => account.to = reader.text(key, node),
        "said-on" => account.said_on = days(reader, key, node).map(|(written, _)| written),
        "as-of" => account.as_of = as_of(reader, node),
        "credibility" => account.credibility = credibility(reader, node),
        "means" | "implies" => readings(reader, account, key, node),
        "doubt" => account.doubt = reader.text(key, node),
        _ => {}
    }
}

fn as_of(reader: &mut Reader<'_>, node: &Node) -> Option<AsOf> {
    if !matches!(node.data, Data::Map(_)) {
        return Some(AsOf { day: reader.text("as-of", node)?, from: None });
    }
    let (mut day, mut from) = (None, None);
    for (key, _, value) in reader.pairs("`as-of`", node, &keys::AS_OF) {
        match key {
            "day" => day = reader.text(key, value),
            _ => from = placed(reader, key, value),
        }
    }
    if day.is_none() {
        reader.bad(
            node,
            "`as-of` does not say the day",
            "as in `{ day: 2024-04-02, from: wapo#p20 }`",
        );
    }
    Some(AsOf { day: day?, from })
}

fn credibility(reader: &mut Reader<'_>, node: &Node) -> Option<u8> {
    let known = [("1", 1), ("2", 2), ("3", 3), ("4", 4), ("5", 5), ("6", 6)];
    reader.choice("credibility", node, &known)
}

/// Reads `{ when: 2024-03-06, from: wapo#p8 }`.
fn readings(reader: &mut Reader<'_>, account: &mut Account, key: &str, node: &Node) {
    let pairs = open_map(reader, &format!("`{key}`"), node);
    let from = pairs.iter().find(|(key, ..)| *key == "from");
    let from = from.and_then(|(key, _, value)| placed(reader, key, value));
    let columns: Vec<Pair<'_>> = pairs.into_iter().filter(|(key, ..)| *key != "from").collect();
    if columns.is_empty() && (node.is_null() || matches!(node.data, Data::Map(_))) {
        let help = "say what in which column, as in `{ when: 2024-03-06, from: wapo#p8 }`";
        reader.bad(node, format!("`{key}` reads nothing"), help);
    }
    for (column, column_key, value) in columns {
        let span = reader.value_span(column_key);
        let first = account.readings.iter().find(|one| one.column.value == column);
        if let Some(first) = first {
            let message = format!("`{}` is read in this account already", column.escape_debug());
            let fault = Diagnostic::error("duplicate-key", message)
                .at(span)
                .related(first.column.span.clone(), "first here")
                .help("an account means it or implies it: keep one of them");
            reader.faults.push(fault);
        } else if let Some(value) = placed(reader, column, value) {
            let (column, from) = (Placed { value: column.to_owned(), span }, from.clone());
            account.readings.push(Reading { column, value, from, implied: key == "implies" });
        }
    }
}
