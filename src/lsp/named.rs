//! Where a file names sources and facts: the chapters' citations and directives, the accounts of
//! facts.yml, the library's ids and what they derive from.
//!
//! What comes in: the text of one file. What goes out: each name with its place, in bytes of that
//! text, in the order of the file. A part that is not well-formed names nothing.

use std::ops::Range;

use briefing_plugin::{Directive, DirectiveSpec, Page, scan};
use briefing_yaml::{Data, Node, parse};

/// A name in a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Named {
    /// What it is the name of.
    pub(crate) what: What,
    /// The name as it is written: `wapo`, `wapo#p5`, `death-toll`.
    pub(crate) written: String,
    /// Where it stands.
    pub(crate) at: Range<usize>,
}

/// What has a name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum What {
    /// A source or a passage of one, by its address.
    Passage,
    /// A fact.
    Fact,
}

impl Named {
    /// Returns the id of the source that an address begins with.
    pub(crate) fn source(&self) -> Option<&str> {
        (self.what == What::Passage).then(|| self.written.split('#').next()).flatten()
    }
}

/// Returns the directives of all steps.
pub(super) fn directives() -> Vec<DirectiveSpec> {
    [briefing_diffs::DIRECTIVES, briefing_quotes::DIRECTIVES, briefing_notes::DIRECTIVES].concat()
}

/// Returns what a chapter names.
pub(super) fn in_chapter(text: &str) -> Vec<Named> {
    let scan = scan(&Page::plain("", text), &directives());
    let items = scan.blocks.iter().flat_map(|block| &block.citations).flat_map(|one| &one.items);
    let cited = items.map(|item| passage(&item.target, item.target_range.start));
    let mut found: Vec<Named> =
        cited.chain(scan.directives.iter().flat_map(of_directive)).collect();
    found.sort_by_key(|one| one.at.start);
    found
}

fn of_directive(directive: &Directive) -> Vec<Named> {
    let plain: Vec<_> =
        directive.args.iter().filter(|arg| arg.key.is_none() && !arg.quoted).collect();
    let keyed = |key: &str| directive.args.iter().find(|arg| arg.key.as_deref() == Some(key));
    match (directive.name.as_str(), &plain[..]) {
        ("quote", [source, ..]) => vec![passage(&source.value, source.value_range.start)],
        ("diff", plain) => {
            let of = |value: &str, at: usize| match plain.len() == 1 && !value.contains('#') {
                true => fact(value, at),
                false => passage(value, at),
            };
            let compared = plain.iter().map(|arg| of(&arg.value, arg.value_range.start));
            let base = keyed("base").map(|arg| passage(&arg.value, arg.value_range.start));
            compared.chain(base).collect()
        }
        ("judgement", _) => {
            let Some(facts) = keyed("facts") else { return Vec::new() };
            words(&facts.value).map(|(at, id)| fact(id, facts.value_range.start + at)).collect()
        }
        _ => Vec::new(),
    }
}

/// Returns the ids of a list, each with the byte where it begins.
fn words(list: &str) -> impl Iterator<Item = (usize, &str)> {
    let parts = list.split([' ', ',']);
    parts
        .map(|id| (id.as_ptr() as usize - list.as_ptr() as usize, id))
        .filter(|(_, id)| !id.is_empty())
}

fn passage(written: &str, start: usize) -> Named {
    named(What::Passage, written, start)
}

fn fact(written: &str, start: usize) -> Named {
    named(What::Fact, written, start)
}

fn named(what: What, written: &str, start: usize) -> Named {
    Named { what, written: written.to_owned(), at: start..start + written.len() }
}

/// Returns what facts.yml names: the accounts of each fact wherever the author refers to one.
pub(super) fn in_facts(text: &str) -> Vec<Named> {
    let Ok(Some(root)) = parse(text) else { return Vec::new() };
    let mut found = Vec::new();
    let facts = values(&root, "facts").flat_map(Node::pairs);
    for (key, value) in facts.flat_map(|(_, fact)| fact.pairs()) {
        match key.text() {
            Some("accounts") => items(value).for_each(|one| account(text, one, &mut found)),
            Some("base") => address(text, value, &mut found),
            Some("compare" | "contradicts") => {
                let by_account = value.pairs().iter().flat_map(|(_, accounts)| accounts.pairs());
                for (account, others) in by_account {
                    address(text, account, &mut found);
                    if key.text() == Some("contradicts") {
                        items(others).for_each(|one| address(text, one, &mut found));
                    }
                }
            }
            _ => {}
        }
    }
    found.sort_by_key(|one| one.at.start);
    found
}

/// Reads an account: an address, or a map that says which and where its readings stand.
fn account(text: &str, node: &Node, found: &mut Vec<Named>) {
    address(text, node, found);
    values(node, "at").for_each(|at| address(text, at, found));
    for key in ["means", "implies", "as-of"] {
        let from = values(node, key).flat_map(|reading| values(reading, "from"));
        from.for_each(|from| address(text, from, found));
    }
}

/// Returns where a fact's id stands in facts.yml.
pub(super) fn fact_in_facts(text: &str, id: &str) -> Option<Range<usize>> {
    let root = parse(text).ok()??;
    let mut facts = values(&root, "facts").flat_map(Node::pairs);
    facts.find(|(key, _)| key.text() == Some(id)).map(|(key, _)| key.range.clone())
}

/// Returns what the library names: its ids, and the sources from which others derive.
pub(super) fn in_library(text: &str) -> Vec<Named> {
    let Ok(Some(root)) = parse(text) else { return Vec::new() };
    let mut found = Vec::new();
    for (id, entry) in root.pairs() {
        address(text, id, &mut found);
        for key in ["derived-from", "edition-of", "original"] {
            values(entry, key).flat_map(items).for_each(|one| address(text, one, &mut found));
        }
    }
    found.sort_by_key(|one| one.at.start);
    found
}

/// Keeps a scalar that may be an address: it stands in the text as it is meant.
fn address(text: &str, node: &Node, found: &mut Vec<Named>) {
    let Some(written) = node.text().map(str::trim).filter(|written| !written.is_empty()) else {
        return;
    };
    let Some(at) = text.get(node.range.clone()).and_then(|raw| raw.find(written)) else { return };
    found.push(passage(written, node.range.start + at));
}

fn values<'n>(map: &'n Node, key: &str) -> impl Iterator<Item = &'n Node> {
    map.pairs().iter().filter(move |(known, _)| known.text() == Some(key)).map(|(_, value)| value)
}

/// Returns the items of a list, or the one thing that is none.
fn items(node: &Node) -> impl Iterator<Item = &Node> {
    match &node.data {
        Data::List(items) => items.iter(),
        _ => std::slice::from_ref(node).iter(),
    }
}

#[cfg(test)]
mod tests {
    use super::{Named, in_chapter, in_facts, in_library};

    fn shown(text: &str, found: &[Named]) -> Vec<String> {
        found
            .iter()
            .map(|one| {
                assert_eq!(&text[one.at.clone()], one.written);
                format!("{:?} {}", one.what, one.written)
            })
            .collect()
    }

    #[test]
    fn a_chapter_names_what_it_cites_and_compares() {
        let text = "He said \u{201c}no\u{201d} [see @a#p1; cf. @b]. `[@code]`\n\n{{#quote a#p2 \"@x\"}}\n\n\
                    {{#diff toll base=a#p1}}\n\n{{#diff a#p1 b}}\n\n{{#judgement j facts=\"toll, day\" confidence=high}}\nIt is [@b].\n{{/judgement}}\n";
        let expected = [
            "Passage a#p1",
            "Passage b",
            "Passage a#p2",
            "Fact toll",
            "Passage a#p1",
            "Passage a#p1",
            "Passage b",
            "Fact toll",
            "Fact day",
            "Passage b",
        ];
        assert_eq!(shown(text, &in_chapter(text)), expected);
    }

    #[test]
    fn facts_name_their_accounts_and_nothing_that_only_looks_like_one() {
        let text = "facts:\n  toll:\n    title: a\n    base: a#p1\n    accounts:\n      - a#p1\n      - { at: \"b#p2\", by: a, means: { when: 2024, from: b } }\n    compare: { killed: { a: \"b\" } }\n    contradicts: { words: { a#p1: [b#p2] } }\n";
        let expected =
            ["a#p1", "a#p1", "b#p2", "b", "a", "a#p1", "b#p2"].map(|one| format!("Passage {one}"));
        assert_eq!(shown(text, &in_facts(text)), expected);
    }

    #[test]
    fn the_library_names_its_sources_and_their_origins() {
        let text = "a:\n  title: b\n  derived-from: [b, c]\n'b':\n  original: a#p1\n";
        let expected = ["a", "b", "c", "b", "a#p1"].map(|one| format!("Passage {one}"));
        assert_eq!(shown(text, &in_library(text)), expected);
        assert!(in_library("a: [").is_empty());
    }
}
