//! A chapter's Markdown as a tree of HTML elements, as mdBook 0.5's own HTML renderer reads it.
//!
//! What comes in: the Markdown of a chapter, as the last preprocessor left it. What goes out: a
//! [`Tree`]: elements named as HTML names them, text, and the bodies of the notes apart. Raw HTML
//! becomes elements of the same tree. Every node knows where it stands in the Markdown, in bytes.
//!
//! Start at [`read`]; `markdown` walks through the events, `html` takes raw HTML apart, `ids` gives
//! headings the ids that links go to, `hidden` takes the lines out of code that the page hides, `math`
//! finds formulas.

mod hidden;
mod html;
mod ids;
mod markdown;
mod math;

use std::collections::BTreeMap;
use std::ops::Range;

pub(crate) use hidden::Hiding;
pub(crate) use markdown::{Reading, read};

/// What one chapter says.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Tree {
    pub(crate) nodes: Vec<Node>,
    /// The bodies of the notes that the chapter defines, by name.
    pub(crate) notes: BTreeMap<String, Vec<Node>>,
}

/// A piece of a chapter.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Node {
    Text(String, Range<usize>),
    Element(Element),
}

/// An element, named as HTML names it. A reference to a note is `NOTE`, with its `name` and, counted
/// from 1, which one to it this is, `nth`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Element {
    pub(crate) name: String,
    pub(crate) attrs: Vec<(String, String)>,
    pub(crate) children: Vec<Node>,
    /// Where it begins in the Markdown.
    pub(crate) at: Range<usize>,
    /// Whether it was written as HTML.
    pub(crate) raw: bool,
}

/// The name of an element that refers to a note.
pub(crate) const NOTE: &str = "note-reference";

impl Element {
    fn new(name: impl Into<String>, at: Range<usize>) -> Self {
        Self { name: name.into(), attrs: Vec::new(), children: Vec::new(), at, raw: false }
    }

    fn with(mut self, key: &str, value: impl Into<String>) -> Self {
        self.attrs.push((key.to_owned(), value.into()));
        self
    }

    /// Returns an attribute's value.
    pub(crate) fn attr(&self, key: &str) -> Option<&str> {
        self.attrs.iter().find(|(name, _)| name == key).map(|(_, value)| value.as_str())
    }

    /// Returns the classes.
    pub(crate) fn classes(&self) -> impl Iterator<Item = &str> {
        self.attr("class").unwrap_or_default().split_ascii_whitespace()
    }

    /// Whether it has a class.
    pub(crate) fn is(&self, class: &str) -> bool {
        self.classes().any(|one| one == class)
    }

    /// Returns the elements directly below.
    pub(crate) fn elements(&self) -> impl Iterator<Item = &Element> {
        self.children.iter().filter_map(Node::element)
    }

    /// Returns all that it says, notes left out.
    pub(crate) fn text(&self) -> String {
        text(&self.children)
    }
}

impl Node {
    /// Returns the element, if it is one.
    pub(crate) fn element(&self) -> Option<&Element> {
        match self {
            Self::Element(element) => Some(element),
            Self::Text(..) => None,
        }
    }
}

/// Returns the rank of a heading, 1 for the highest.
pub(crate) fn rank(element: &Element) -> Option<usize> {
    let digit = element.name.strip_prefix('h')?;
    digit.parse().ok().filter(|rank| (1..=6).contains(rank))
}

/// Returns all that nodes say, notes left out.
pub(crate) fn text(nodes: &[Node]) -> String {
    let mut all = String::new();
    for node in nodes {
        match node {
            Node::Text(text, _) => all.push_str(text),
            Node::Element(element) => all.push_str(&element.text()),
        }
    }
    all
}

/// Calls `see` with every element, each before those below it.
pub(crate) fn walk<'a>(nodes: &'a [Node], see: &mut impl FnMut(&'a Element)) {
    for element in nodes.iter().filter_map(Node::element) {
        see(element);
        walk(&element.children, see);
    }
}

#[cfg(test)]
mod tests;
