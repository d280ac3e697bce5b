//! Where in the book each fact is compared, for the links to it.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use briefing_plugin::{Directive, Scan, between};

/// Where each fact is compared: the first place in the book.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Places {
    /// By the fact's id: the chapter's path, and where on its page the directive starts.
    first: BTreeMap<String, (PathBuf, usize)>,
}

/// Looks through the chapters in reading order, each with its path below the chapters' folder.
pub fn places<'a>(chapters: impl IntoIterator<Item = (&'a Path, &'a Scan)>) -> Places {
    let mut places = Places::default();
    for (path, scan) in chapters {
        for directive in &scan.directives {
            if let Some(fact) = fact(directive) {
                let place = || (path.to_owned(), directive.range.start);
                places.first.entry(fact.to_owned()).or_insert_with(place);
            }
        }
    }
    places
}

impl Places {
    /// Whether a fact is first compared at this byte of this chapter.
    pub(crate) fn is_first(&self, fact: &str, path: &Path, at: usize) -> bool {
        self.first.get(fact).is_some_and(|(first, start)| first == path && *start == at)
    }

    /// Returns the destination of a link from a chapter to where a fact is compared, if it is.
    pub(crate) fn link(&self, fact: &str, from: &Path) -> Option<String> {
        let (path, _) = self.first.get(fact)?;
        Some(between(from, path, &element(fact)))
    }
}

/// Returns the id of the element in which a fact is first compared.
pub fn element(fact: &str) -> String {
    format!("fact-{fact}")
}

/// Returns the fact that a directive compares, if it names one.
fn fact(directive: &Directive) -> Option<&str> {
    let mut plain = directive.args.iter().filter(|arg| arg.key.is_none());
    match (directive.name.as_str(), plain.next(), plain.next()) {
        ("diff", Some(fact), None) => Some(&fact.value),
        _ => None,
    }
}
