//! YAML with places: a small tree of text, lists and maps that keeps duplicates and order.
//!
//! What comes in: YAML text. What goes out: a [`Node`] whose ranges are bytes of that text, or a
//! [`Fault`]. Depth and size are bounded, and what aliases repeat counts each time.

use std::collections::BTreeMap;
use std::ops::Range;

use saphyr_parser::{Event, Parser, ScalarStyle, ScanError, Span};

/// The deepest nesting.
const DEEPEST: usize = 32;
/// The most nodes of one text, repetitions through aliases included. Tests do with fewer.
const MOST_NODES: usize = if cfg!(test) { 10_000 } else { 4_000_000 };

/// A part of a YAML text.
#[derive(Clone, Debug)]
pub struct Node {
    /// Where it stands, in bytes.
    pub range: Range<usize>,
    /// What it holds.
    pub data: Data,
}

/// What a node holds.
#[derive(Clone, Debug)]
pub enum Data {
    /// A scalar; a plain one, without quotation marks, may be a number or null.
    Text {
        /// The text, escapes resolved.
        text: String,
        /// Whether it stands without quotation marks.
        plain: bool,
    },
    /// A sequence.
    List(Vec<Node>),
    /// A mapping, with its duplicates.
    Map(Vec<(Node, Node)>),
}

/// Why a text is not YAML that we read, and at which byte.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    /// Where, in bytes.
    pub at: usize,
    /// What is wrong, one sentence without a full stop.
    pub message: String,
    /// Whether the text is not YAML at all, rather than more than we read.
    pub syntax: bool,
}

impl Node {
    /// Returns the text of a scalar that is not null.
    pub fn text(&self) -> Option<&str> {
        match &self.data {
            Data::Text { text, .. } if !self.is_null() => Some(text),
            _ => None,
        }
    }

    /// Whether nothing is said, or `~` or `null`.
    pub fn is_null(&self) -> bool {
        let null = ["", "~", "null", "Null", "NULL"];
        matches!(&self.data, Data::Text { text, plain: true } if null.contains(&text.as_str()))
    }

    /// Returns the pairs of a map; none for anything else.
    pub fn pairs(&self) -> &[(Node, Node)] {
        match &self.data {
            Data::Map(pairs) => pairs,
            _ => &[],
        }
    }

    /// Moves all ranges onward, for a text that is a part of another.
    pub fn moved(mut self, by: usize) -> Self {
        self.range = self.range.start + by..self.range.end + by;
        self.data = match self.data {
            Data::List(items) => Data::List(items.into_iter().map(|item| item.moved(by)).collect()),
            Data::Map(pairs) => {
                Data::Map(pairs.into_iter().map(|(k, v)| (k.moved(by), v.moved(by))).collect())
            }
            text => text,
        };
        self
    }
}

/// Returns the one document of a text, or `None` where it holds nothing.
pub fn parse(text: &str) -> Result<Option<Node>, Fault> {
    Builder::new(text).document()
}

struct Builder<'a> {
    parser: Parser<'a, saphyr_parser::StrInput<'a>>,
    bytes: Bytes<'a>,
    /// What each anchor stands for, with its number of nodes.
    anchors: BTreeMap<usize, (Node, usize)>,
    nodes: usize,
}

impl<'a> Builder<'a> {
    fn new(text: &'a str) -> Self {
        Self {
            parser: Parser::new_from_str(text),
            bytes: Bytes { text, characters: 0, byte: 0 },
            anchors: BTreeMap::new(),
            nodes: 0,
        }
    }

    fn document(&mut self) -> Result<Option<Node>, Fault> {
        let mut root = None;
        loop {
            let (event, span) = self.next()?;
            match event {
                Event::StreamEnd => return Ok(root),
                Event::StreamStart | Event::DocumentEnd | Event::Nothing => {}
                Event::DocumentStart(_) if root.is_some() => {
                    return Err(
                        self.fault(&span, "a second document begins here; this file is one")
                    );
                }
                Event::DocumentStart(_) => {}
                event => root = Some(self.node(event, span, 0)?),
            }
        }
    }

    fn next(&mut self) -> Result<(Event<'a>, Span), Fault> {
        match self.parser.next_event() {
            Some(Ok(next)) => Ok(next),
            Some(Err(error)) => Err(self.syntax(&error)),
            None => {
                let message = "this is not YAML: it ends early".to_owned();
                Err(Fault { at: self.bytes.text.len(), message, syntax: true })
            }
        }
    }

    fn syntax(&mut self, error: &ScanError) -> Fault {
        let message = format!("this is not YAML: {}", error.info());
        Fault { at: self.bytes.at(error.marker().index()), message, syntax: true }
    }

    fn fault(&mut self, span: &Span, message: &str) -> Fault {
        Fault { at: self.bytes.at(span.start.index()), message: message.to_owned(), syntax: false }
    }

    fn node(&mut self, event: Event<'a>, span: Span, depth: usize) -> Result<Node, Fault> {
        self.count(&span, 1)?;
        if depth > DEEPEST {
            return Err(self.fault(&span, &format!("nested deeper than {DEEPEST} levels")));
        }
        let before = self.nodes;
        let start = self.bytes.at(span.start.index());
        let (data, anchor, end) = match event {
            Event::Scalar(text, style, anchor, tag) => {
                let plain = style == ScalarStyle::Plain && tag.is_none();
                (Data::Text { text: text.into_owned(), plain }, anchor, span)
            }
            Event::SequenceStart(anchor, _) => {
                let (items, end) = self.list(depth)?;
                (Data::List(items), anchor, end)
            }
            Event::MappingStart(anchor, _) => {
                let (pairs, end) = self.map(depth)?;
                (Data::Map(pairs), anchor, end)
            }
            Event::Alias(anchor) => return self.alias(anchor, &span),
            _ => return Err(self.fault(&span, "something is missing here")),
        };
        let end = self.bytes.at(end.end.index());
        let node = Node { range: start..end.max(start), data };
        if anchor > 0 {
            self.anchors.insert(anchor, (node.clone(), self.nodes - before + 1));
        }
        Ok(node)
    }

    fn list(&mut self, depth: usize) -> Result<(Vec<Node>, Span), Fault> {
        let mut items = Vec::new();
        loop {
            let (event, span) = self.next()?;
            if event == Event::SequenceEnd {
                return Ok((items, span));
            }
            items.push(self.node(event, span, depth + 1)?);
        }
    }

    fn map(&mut self, depth: usize) -> Result<(Vec<(Node, Node)>, Span), Fault> {
        let mut pairs = Vec::new();
        loop {
            let (event, span) = self.next()?;
            if event == Event::MappingEnd {
                return Ok((pairs, span));
            }
            let key = self.node(event, span, depth + 1)?;
            let (event, span) = self.next()?;
            pairs.push((key, self.node(event, span, depth + 1)?));
        }
    }

    /// Returns a copy of what an anchor stands for, at the alias's own place.
    fn alias(&mut self, anchor: usize, span: &Span) -> Result<Node, Fault> {
        let Some(nodes) = self.anchors.get(&anchor).map(|(_, nodes)| *nodes) else {
            return Err(self.fault(span, "this alias stands within its own anchor"));
        };
        self.count(span, nodes)?;
        let start = self.bytes.at(span.start.index());
        let end = self.bytes.at(span.end.index());
        let mut node = self.anchors[&anchor].0.clone();
        node.range = start..end;
        Ok(node)
    }

    fn count(&mut self, span: &Span, nodes: usize) -> Result<(), Fault> {
        self.nodes += nodes;
        if self.nodes <= MOST_NODES {
            return Ok(());
        }
        Err(self.fault(span, &format!("more than {MOST_NODES} values, aliases written out")))
    }
}

/// Finds the byte of a character, walking from the last one asked for.
struct Bytes<'a> {
    text: &'a str,
    characters: usize,
    byte: usize,
}

impl Bytes<'_> {
    fn at(&mut self, character: usize) -> usize {
        while self.characters < character && self.byte < self.text.len() {
            self.byte = next_boundary(self.text, self.byte);
            self.characters += 1;
        }
        while self.characters > character {
            self.byte = boundary_before(self.text, self.byte);
            self.characters -= 1;
        }
        self.byte
    }
}

fn next_boundary(text: &str, byte: usize) -> usize {
    (byte + 1..=text.len()).find(|&at| text.is_char_boundary(at)).unwrap_or(text.len())
}

fn boundary_before(text: &str, byte: usize) -> usize {
    (0..byte).rev().find(|&at| text.is_char_boundary(at)).unwrap_or(0)
}

#[cfg(test)]
mod tests;
