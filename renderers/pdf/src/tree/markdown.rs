//! Events of the Markdown parser to a tree.
//!
//! An element of raw HTML is closed at the latest where the Markdown around it is, and cannot close
//! what Markdown opened: as mdBook 0.5 reads a page.

use std::collections::BTreeMap;
use std::ops::Range;

use mdbook_markdown::pulldown_cmark::{
    Alignment, BlockQuoteKind, CodeBlockKind, Event, LinkType, Tag, TagEnd,
};
use mdbook_markdown::{MarkdownOptions, new_cmark_parser};

use super::hidden::{self, Hiding};
use super::html::{Token, tokens};
use super::{Element, NOTE, Node, Tree, ids, math};

/// How chapters are read.
#[derive(Default)]
pub(crate) struct Reading {
    /// mdBook's switches of `[output.html]` that change what Markdown means.
    pub(crate) markdown: MarkdownOptions,
    /// Which lines of code are hidden.
    pub(crate) hiding: Hiding,
    /// Whether formulas stand between MathJax's marks.
    pub(crate) math: bool,
}

/// Reads a chapter.
pub(crate) fn read(markdown: &str, reading: &Reading) -> Tree {
    let mut builder = Builder::default();
    let mut html: Option<(String, Range<usize>)> = None;
    for (event, at) in new_cmark_parser(markdown, &reading.markdown).into_offset_iter() {
        match event {
            Event::Start(Tag::HtmlBlock) => html = Some((String::new(), at)),
            Event::Html(text) => {
                let block = html.get_or_insert_with(|| (String::new(), at));
                block.0.push_str(&text);
            }
            Event::Text(text) if html.is_some() => {
                html.iter_mut().for_each(|(block, _)| block.push_str(&text));
            }
            Event::End(TagEnd::HtmlBlock) => {
                let (block, at) = html.take().unwrap_or_default();
                builder.html(&block, &at);
            }
            event => builder.event(event, at),
        }
    }
    let mut tree = builder.finish();
    ids::give(&mut tree.nodes);
    if reading.math {
        math::mark(&mut tree.nodes);
        tree.notes.values_mut().for_each(math::mark);
    }
    hidden::hide(&mut tree.nodes, &reading.hiding);
    tree.notes.values_mut().for_each(|nodes| hidden::hide(nodes, &reading.hiding));
    tree
}

/// An element that is still open, with the number of those that Markdown opened up to it.
#[derive(Default)]
struct Builder {
    tree: Tree,
    open: Vec<Element>,
    /// For each level that Markdown opened, how many elements it opened at once.
    levels: Vec<usize>,
    /// How often each note was referred to.
    referred: BTreeMap<String, usize>,
    alignments: Vec<Alignment>,
    column: usize,
    in_head: bool,
    /// Whether an image's description is being read, and how deep in it.
    alt: Option<usize>,
}

impl Builder {
    fn event(&mut self, event: Event<'_>, at: Range<usize>) {
        if self.alt.is_some() {
            return self.describe(event);
        }
        match event {
            Event::Start(tag) => self.start(tag, at),
            Event::End(tag) => self.end(tag),
            Event::Text(text) => self.text(&text, at),
            Event::Code(code) => self.leaf(Element::new("code", at.clone()), &code, at),
            Event::InlineMath(math) => {
                let span = Element::new("span", at.clone()).with("class", "math math-inline");
                self.leaf(span, &math, at);
            }
            Event::DisplayMath(math) => {
                let span = Element::new("span", at.clone()).with("class", "math math-display");
                self.leaf(span, &math, at);
            }
            Event::Html(html) | Event::InlineHtml(html) => self.html(&html, &at),
            Event::FootnoteReference(name) => self.reference(&name, at),
            Event::SoftBreak => self.text("\n", at),
            Event::HardBreak => self.put(Element::new("br", at)),
            Event::Rule => self.put(Element::new("hr", at)),
            Event::TaskListMarker(checked) => {
                let input = Element::new("input", at).with("type", "checkbox");
                self.put(if checked { input.with("checked", "") } else { input });
            }
        }
    }

    fn start(&mut self, tag: Tag<'_>, at: Range<usize>) {
        let elements = match tag {
            Tag::Image { dest_url, title, .. } => {
                let mut image = Element::new("img", at).with("src", &*dest_url);
                if !title.is_empty() {
                    image = image.with("title", &*title);
                }
                self.alt = Some(0);
                vec![image.with("alt", "")]
            }
            Tag::Table(alignments) => {
                self.alignments = alignments;
                vec![Element::new("table", at)]
            }
            Tag::TableHead => {
                (self.in_head, self.column) = (true, 0);
                vec![Element::new("thead", at.clone()), Element::new("tr", at)]
            }
            Tag::TableRow => {
                (self.in_head, self.column) = (false, 0);
                vec![Element::new("tr", at)]
            }
            Tag::TableCell => vec![self.cell(at)],
            tag => of_tag(tag, at),
        };
        self.levels.push(elements.len());
        self.open.extend(elements);
    }

    /// Returns the cell of a table's next column.
    fn cell(&mut self, at: Range<usize>) -> Element {
        let cell = Element::new(if self.in_head { "th" } else { "td" }, at);
        let align = match self.alignments.get(self.column) {
            Some(Alignment::Left) => "left",
            Some(Alignment::Center) => "center",
            Some(Alignment::Right) => "right",
            Some(Alignment::None) | None => return cell,
        };
        cell.with("align", align)
    }

    fn end(&mut self, tag: TagEnd) {
        let count = self.levels.pop().unwrap_or_default();
        while self.open.last().is_some_and(|element| element.raw) {
            self.close();
        }
        match tag {
            TagEnd::FootnoteDefinition => {
                if let Some(definition) = self.open.pop() {
                    let name = definition.attr("name").unwrap_or_default().to_owned();
                    self.tree.notes.entry(name).or_insert(definition.children);
                }
            }
            TagEnd::MetadataBlock(_) => drop(self.open.pop()),
            _ => (0..count).for_each(|_| self.close()),
        }
        if tag == TagEnd::TableCell {
            self.column += 1;
        }
    }

    /// Reads an image's description: its text, without marks.
    fn describe(&mut self, event: Event<'_>) {
        let depth = self.alt.unwrap_or_default();
        let said = match &event {
            Event::Start(_) => {
                self.alt = Some(depth + 1);
                return;
            }
            Event::End(_) if depth > 0 => {
                self.alt = Some(depth - 1);
                return;
            }
            Event::End(_) => {
                self.alt = None;
                self.levels.pop();
                return self.close();
            }
            Event::Text(text) | Event::Code(text) | Event::InlineHtml(text) => text,
            Event::InlineMath(text) | Event::DisplayMath(text) => text,
            Event::SoftBreak | Event::HardBreak => " ",
            _ => "",
        };
        let attrs = self.open.last_mut().map(|image| &mut image.attrs);
        if let Some((_, alt)) = attrs.and_then(|all| all.iter_mut().find(|(key, _)| key == "alt")) {
            alt.push_str(said);
        }
    }

    fn reference(&mut self, name: &str, at: Range<usize>) {
        let nth = self.referred.entry(name.to_owned()).or_default();
        *nth += 1;
        let nth = nth.to_string();
        self.put(Element::new(NOTE, at).with("name", name).with("nth", nth));
    }

    /// Reads raw HTML.
    fn html(&mut self, html: &str, at: &Range<usize>) {
        for token in tokens(html) {
            match token {
                Token::Text(text) => self.text(&text, at.clone()),
                Token::Start { name, attrs, closed } => {
                    let element =
                        Element { name, attrs, children: Vec::new(), at: at.clone(), raw: true };
                    self.open.push(element);
                    if closed {
                        self.close();
                    }
                }
                Token::End(name) => {
                    if self.open.last().is_some_and(|open| open.raw && open.name == name) {
                        self.close();
                    }
                }
            }
        }
    }

    fn text(&mut self, text: &str, at: Range<usize>) {
        let siblings = self.siblings();
        match siblings.last_mut() {
            Some(Node::Text(before, range)) => {
                before.push_str(text);
                range.end = at.end;
            }
            _ => siblings.push(Node::Text(text.to_owned(), at)),
        }
    }

    /// Puts an element that has nothing but text.
    fn leaf(&mut self, mut element: Element, text: &str, at: Range<usize>) {
        element.children.push(Node::Text(text.to_owned(), at));
        self.put(element);
    }

    fn put(&mut self, element: Element) {
        self.siblings().push(Node::Element(element));
    }

    /// Closes the element that was opened last.
    fn close(&mut self) {
        if let Some(element) = self.open.pop() {
            self.put(element);
        }
    }

    /// Returns what stands beside the next node.
    fn siblings(&mut self) -> &mut Vec<Node> {
        match self.open.last_mut() {
            Some(parent) => &mut parent.children,
            None => &mut self.tree.nodes,
        }
    }

    fn finish(mut self) -> Tree {
        while !self.open.is_empty() {
            self.close();
        }
        self.tree
    }
}

/// Returns what a tag opens, the outermost first.
fn of_tag(tag: Tag<'_>, at: Range<usize>) -> Vec<Element> {
    let plain = |name: &str| vec![Element::new(name, at.clone())];
    match tag {
        Tag::Heading { level, id, classes, attrs } => {
            let mut heading = Element::new(level.to_string(), at.clone());
            let named = |(key, value): (_, Option<_>)| {
                (String::from(key), value.map(String::from).unwrap_or_default())
            };
            heading.attrs.extend(attrs.into_iter().map(named));
            if let Some(id) = id {
                heading = heading.with("id", &*id);
            }
            if !classes.is_empty() {
                heading = heading.with("class", classes.join(" "));
            }
            vec![heading]
        }
        Tag::BlockQuote(Some(kind)) => {
            vec![Element::new("blockquote", at.clone()).with("data-admonition", admonition(kind))]
        }
        Tag::CodeBlock(kind) => vec![Element::new("pre", at.clone()), code(kind, at.clone())],
        Tag::List(Some(start)) => {
            vec![Element::new("ol", at.clone()).with("start", start.to_string())]
        }
        Tag::Link { link_type, dest_url, title, .. } => {
            let mail = if link_type == LinkType::Email { "mailto:" } else { "" };
            let link = Element::new("a", at.clone()).with("href", format!("{mail}{dest_url}"));
            vec![if title.is_empty() { link } else { link.with("title", &*title) }]
        }
        Tag::FootnoteDefinition(name) => {
            vec![Element::new("note", at.clone()).with("name", &*name)]
        }
        Tag::Paragraph => plain("p"),
        Tag::BlockQuote(None) => plain("blockquote"),
        Tag::List(None) => plain("ul"),
        Tag::Item => plain("li"),
        Tag::DefinitionList => plain("dl"),
        Tag::DefinitionListTitle => plain("dt"),
        Tag::DefinitionListDefinition => plain("dd"),
        Tag::Emphasis => plain("em"),
        Tag::Strong => plain("strong"),
        Tag::Strikethrough => plain("del"),
        Tag::Superscript => plain("sup"),
        Tag::Subscript => plain("sub"),
        Tag::MetadataBlock(_) => plain("metadata"),
        // The builder opens these itself.
        Tag::Table(_)
        | Tag::TableHead
        | Tag::TableRow
        | Tag::TableCell
        | Tag::Image { .. }
        | Tag::HtmlBlock => Vec::new(),
    }
}

/// Returns the element of a block of code, the words of its fence as classes.
fn code(kind: CodeBlockKind<'_>, at: Range<usize>) -> Element {
    let code = Element::new("code", at);
    let CodeBlockKind::Fenced(info) = kind else { return code };
    let words: Vec<&str> = info.split([' ', '\t', ',']).filter(|word| !word.is_empty()).collect();
    match words.split_first() {
        Some((language, [])) => code.with("class", format!("language-{language}")),
        Some((language, more)) => {
            code.with("class", format!("language-{language} {}", more.join(" ")))
        }
        None => code,
    }
}

/// Returns the word that an admonition begins with.
fn admonition(kind: BlockQuoteKind) -> &'static str {
    match kind {
        BlockQuoteKind::Note => "Note",
        BlockQuoteKind::Tip => "Tip",
        BlockQuoteKind::Important => "Important",
        BlockQuoteKind::Warning => "Warning",
        BlockQuoteKind::Caution => "Caution",
    }
}
