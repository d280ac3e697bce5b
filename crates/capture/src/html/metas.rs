//! What a page's `<meta>`, `<link>` and marked elements state, by name.

use dom_query::Document;

use crate::lines::one_line;

/// The stated values of a page's head, in its order.
pub(super) struct Metas {
    values: Vec<(String, String)>,
}

impl Metas {
    /// Collects the metas of a page; the names are in lower case.
    pub(super) fn of(document: &Document) -> Self {
        let mut values = Vec::new();
        for meta in document.select("meta[content]").iter() {
            let Some(content) = meta.attr("content").and_then(|content| one_line(&content)) else {
                continue;
            };
            for name in ["property", "name", "itemprop", "http-equiv"] {
                for name in meta.attr(name).iter().flat_map(|names| names.split_whitespace()) {
                    values.push((name.to_lowercase(), content.clone()));
                }
            }
        }
        Self { values }
    }

    /// Returns all values of the first of these names that has any.
    pub(super) fn all(&self, names: &[&str]) -> Vec<String> {
        let of = |name: &&str| {
            let same = self.values.iter().filter(|(known, _)| known == name);
            same.map(|(_, value)| value.clone()).collect::<Vec<_>>()
        };
        names.iter().map(of).find(|values| !values.is_empty()).unwrap_or_default()
    }

    /// Returns every value of these names, name by name.
    pub(super) fn every<'a>(&'a self, names: &'a [&str]) -> impl Iterator<Item = &'a str> {
        names.iter().flat_map(|name| {
            let same = self.values.iter().filter(move |(known, _)| known == name);
            same.map(|(_, value)| value.as_str())
        })
    }
}

/// Returns an attribute of the first element that a selector finds and that has words in it.
pub(super) fn attribute(document: &Document, selector: &str, name: &str) -> Option<String> {
    document.select(selector).iter().find_map(|element| one_line(&element.attr(name)?))
}

/// Returns the words of the elements that a selector finds, each once.
pub(super) fn words(document: &Document, selector: &str) -> Vec<String> {
    let mut all: Vec<String> = Vec::new();
    for words in document.select(selector).iter().filter_map(|element| one_line(&element.text())) {
        if !all.contains(&words) {
            all.push(words);
        }
    }
    all
}

/// Whether a text is an address on the web, whole and on one line.
pub(crate) fn is_web(text: &str) -> bool {
    let rest = ["https://", "http://"].iter().find_map(|scheme| {
        let head = text.get(..scheme.len())?;
        head.eq_ignore_ascii_case(scheme).then(|| &text[scheme.len()..])
    });
    let sound = |c: char| !c.is_whitespace() && !c.is_control() && !"<>\"`".contains(c);
    rest.is_some_and(|rest| rest.starts_with(char::is_alphanumeric))
        && text.len() <= 2048
        && text.chars().all(sound)
}

/// Returns the host of an address, in lower case and without `www.`.
pub(super) fn host(url: &str) -> Option<String> {
    let rest = url.split_once("://")?.1;
    let host = rest.split(['/', '?', '#', ':']).next()?.to_lowercase();
    Some(host.strip_prefix("www.").unwrap_or(&host).to_owned())
}
