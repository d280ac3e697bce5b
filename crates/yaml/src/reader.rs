//! Takes values out of YAML nodes and keeps a fault for each that is not what it should be.

use std::collections::BTreeMap;
use std::sync::Arc;

use briefing_diagnostics::{Diagnostic, File, Span};

use crate::calendar;
use crate::tree::{Data, Node};

/// How many keys are named to an author, whatever else would help.
const FEW: usize = 8;

/// A key with its value, as they stand in a map.
pub type Pair<'n> = (&'n str, &'n Node, &'n Node);

/// Reads values of one file and collects what is wrong with them.
#[derive(Debug)]
pub struct Reader<'a> {
    /// The file.
    pub file: &'a Arc<File>,
    /// What is wrong, in the order in which it was found.
    pub faults: Vec<Diagnostic>,
    /// What helps where a key is like none of many that are known, if that is not to name them all.
    unlike: Option<&'static str>,
}

impl<'a> Reader<'a> {
    /// Returns a reader of one file that has found nothing yet.
    pub fn new(file: &'a Arc<File>) -> Self {
        Self { file, faults: Vec::new(), unlike: None }
    }

    /// Says what helps where a key is like none of those known and there are too many to name.
    #[must_use]
    pub fn help_for_unlike(self, help: &'static str) -> Self {
        Self { unlike: Some(help), ..self }
    }

    /// Returns where a node stands.
    pub fn span(&self, node: &Node) -> Span {
        Span::new(self.file, node.range.clone())
    }

    /// Keeps a fault of a value.
    pub fn bad(&mut self, node: &Node, message: impl Into<String>, help: &str) {
        let diagnostic = Diagnostic::error("bad-value", message).at(self.value_span(node));
        self.faults.push(if help.is_empty() { diagnostic } else { diagnostic.help(help) });
    }

    /// Returns a value's place: of a list or map over several lines only the first line.
    pub fn value_span(&self, node: &Node) -> Span {
        let text = &self.file.text()[node.range.clone()];
        let line = text.find('\n').unwrap_or(text.len());
        Span::new(self.file, node.range.start..node.range.start + line)
    }

    /// Returns the pairs of a map whose keys are known and stand once; keeps a fault for each other.
    pub fn pairs<'n>(&mut self, what: &str, map: &'n Node, known: &[&str]) -> Vec<Pair<'n>> {
        let Data::Map(pairs) = &map.data else {
            if !map.is_null() {
                self.bad(map, format!("{what} is a map of keys and values"), "");
            }
            return Vec::new();
        };
        let mut seen = BTreeMap::new();
        let mut good = Vec::new();
        for (key, value) in pairs {
            let name = key.text().unwrap_or_default();
            if !known.contains(&name) {
                self.unknown(what, key, name, known);
            } else if let Some(first) = seen.insert(name, key) {
                self.twice(key, name, first);
            } else {
                good.push((name, key, value));
            }
        }
        good
    }

    fn unknown(&mut self, what: &str, key: &Node, name: &str, known: &[&str]) {
        let message = format!("{what} has no key `{}`", name.escape_debug());
        let fault = Diagnostic::error("unknown-key", message).at(self.value_span(key));
        let near = briefing_diagnostics::nearest(name, known.iter().copied());
        self.faults.push(match (near, self.unlike.filter(|_| known.len() > FEW)) {
            (Some(near), _) => fault.help(format!("did you mean `{near}`?")),
            (None, Some(help)) => fault.help(help),
            (None, None) => fault.help(format!("known are {}", known.join(", "))),
        });
    }

    /// Keeps a fault of a key that stands twice.
    pub fn twice(&mut self, key: &Node, name: &str, first: &Node) {
        let fault = Diagnostic::error("duplicate-key", format!("`{name}` stands twice"))
            .at(self.span(key))
            .label("again here")
            .related(self.span(first), "first here")
            .help("keep one of them");
        self.faults.push(fault);
    }

    /// Returns a scalar's text; nothing for null.
    pub fn text(&mut self, key: &str, node: &Node) -> Option<String> {
        if !matches!(node.data, Data::Text { .. }) {
            self.bad(node, format!("`{key}` is one text"), "put quotation marks around it");
        }
        node.text().map(|text| text.trim().to_owned()).filter(|text| !text.is_empty())
    }

    /// Returns one text or a list of texts.
    pub fn texts(&mut self, key: &str, node: &Node) -> Vec<(String, Node)> {
        let items = match &node.data {
            Data::List(items) => &items[..],
            _ => std::slice::from_ref(node),
        };
        items.iter().filter_map(|item| Some((self.text(key, item)?, item.clone()))).collect()
    }

    /// Returns the value that a word names.
    pub fn choice<T: Copy>(
        &mut self,
        key: &str,
        node: &Node,
        known: &[(&'static str, T)],
    ) -> Option<T> {
        let written = self.text(key, node)?;
        let found = known.iter().find(|(word, _)| *word == written);
        if found.is_none() {
            let words: Vec<_> = known.iter().map(|&(word, _)| word).collect();
            let help = match briefing_diagnostics::nearest(&written, words.iter().copied()) {
                Some(near) => format!("did you mean `{near}`?"),
                None if words.len() == 1 => format!("it is `{}`, or left out", words[0]),
                None => format!("known are {}", words.join(", ")),
            };
            self.bad(node, format!("`{key}` cannot be `{}`", written.escape_debug()), &help);
        }
        found.map(|&(_, value)| value)
    }

    /// Returns a date that exists.
    pub fn date(&mut self, key: &str, node: &Node) -> Option<String> {
        let date = self.text(key, node)?;
        match calendar::check_date(&date) {
            Ok(()) => Some(date),
            Err(message) => {
                let help = "write a year, a month or a day that exists, such as 2024-04-10";
                self.bad(node, message, help);
                None
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use briefing_diagnostics::File;

    use super::Reader;
    use crate::tree;

    #[test]
    fn the_caller_says_what_helps_where_a_key_is_like_no_other() {
        let few: &[&str] = &["title", "accounts"];
        let many = &["at", "by", "role", "via", "to", "said-on", "as-of", "means", "doubt"][..];
        let all = "known are at, by, role, via, to, said-on, as-of, means, doubt";
        for (text, known, help, expected) in [
            ("titel: x", few, None, "did you mean `title`?"),
            ("zzz: x", few, Some("put it into `note`"), "known are title, accounts"),
            ("zzz: x", many, None, all),
            ("zzz: x", many, Some("put it into `note`"), "put it into `note`"),
            ("doubts: x", many, Some("put it into `note`"), "did you mean `doubt`?"),
        ] {
            let (file, map) = (File::new("a.yml", text), tree::parse(text).unwrap().unwrap());
            let reader = Reader::new(&file);
            let mut reader = help.into_iter().fold(reader, Reader::help_for_unlike);
            reader.pairs("a thing", &map, known);
            assert_eq!(reader.faults[0].helps, [expected], "{text}");
        }
    }
}
