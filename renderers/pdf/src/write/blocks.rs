//! Blocks: headings, paragraphs, quotations, listings, sections.

use crate::code::{array, call, dictionary, literal, named, optional, sequence};
use crate::tree::{Element, Node, rank};

use super::{Writer, inline};

/// Elements that begin a block of their own.
const BLOCKS: [&str; 38] = [
    "address",
    "article",
    "aside",
    "blockquote",
    "body",
    "center",
    "dd",
    "details",
    "dialog",
    "div",
    "dl",
    "dt",
    "fieldset",
    "figcaption",
    "figure",
    "footer",
    "form",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "header",
    "hgroup",
    "hr",
    "li",
    "main",
    "menu",
    "nav",
    "ol",
    "p",
    "pre",
    "search",
    "section",
    "summary",
    "table",
    "ul",
];

/// Whether a node begins a block of its own. An element of a line that holds a block is one, too.
pub(super) fn is_block(node: &Node) -> bool {
    let Node::Element(element) = node else { return false };
    BLOCKS.contains(&element.name.as_str())
        || element.is("math-display")
        || (!inline::is_leaf(element) && element.children.iter().any(is_block))
}

/// Whether an element stands in a line of its own, or begins one.
pub(super) fn begins_line(element: &Element) -> bool {
    BLOCKS.contains(&element.name.as_str()) || matches!(element.name.as_str(), "br" | "img")
}

/// Whether nothing of a node is shown.
pub(super) fn is_unseen(node: &Node) -> bool {
    match node {
        Node::Text(text, _) => text.trim_matches([' ', '\t', '\n', '\r', '\u{c}']).is_empty(),
        Node::Element(element) => is_hidden(element),
    }
}

/// Whether an element is left out of what is seen: by its attribute, by the usual class of text for
/// screen readers alone, or because it belongs to a screen.
pub(super) fn is_hidden(element: &Element) -> bool {
    element.attr("hidden").is_some()
        || element.attr("data-print") == Some("none")
        || element.is("visually-hidden")
        || matches!(element.name.as_str(), "template" | "noscript" | "head" | "title" | "datalist")
}

/// A break of the page, unless it has just begun.
pub(super) const BREAK: &str = "colbreak(weak: true)";

/// Whether a block is no use without the one behind it: a heading.
fn is_lead(element: &Element) -> bool {
    rank(element).is_some()
        || element.name == "figcaption"
        || element.attr("role") == Some("heading")
}

/// Classes of elements that the pages of their blocks are broken inside of.
const OPEN: [&str; 2] = ["diff", "diff-view"];

/// Whether an element only holds blocks together that stand in the text themselves.
pub(super) fn is_open(element: &Element) -> bool {
    OPEN.iter().any(|class| element.is(class))
}

impl<'a> Writer<'a> {
    /// Writes blocks one after the other. What stands between them in a line becomes a paragraph.
    pub(super) fn flow(&mut self, nodes: &'a [Node]) -> Vec<String> {
        let mut pieces = Vec::new();
        // Where the last block begins, with the headings that lead to it.
        let mut begin = 0;
        let mut leads = false;
        let mut due_before_all = false;
        for run in nodes.chunk_by(|one, next| !is_block(one) && !is_block(next)) {
            if run.iter().all(is_unseen) {
                continue;
            }
            if !leads {
                begin = pieces.len();
            }
            match run {
                [Node::Element(block)] if is_block(&run[0]) => {
                    pieces.push(self.block(block));
                    leads = is_lead(block);
                }
                run => {
                    let line = self.run(run);
                    pieces.push(call("par", &[sequence(&line)]));
                    leads = false;
                }
            }
            if self.breaks() {
                match begin {
                    0 => due_before_all = true,
                    _ => pieces.insert(begin, BREAK.to_owned()),
                }
            }
        }
        self.due |= due_before_all;
        pieces
    }

    /// Writes the inside of an element that may hold blocks or a line: a line alone stays one.
    pub(super) fn inside(&mut self, nodes: &'a [Node]) -> Vec<String> {
        match nodes.iter().any(is_block) {
            true => self.flow(nodes),
            false => self.run(nodes),
        }
    }

    fn block(&mut self, element: &'a Element) -> String {
        match element.name.as_str() {
            "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => self.heading(element),
            "p" => self.paragraph(element),
            "blockquote" => self.quotation(element),
            "pre" => self.listing(element),
            "ul" | "menu" => self.bullets(element),
            "ol" => self.numbered(element),
            "dl" => self.terms(element),
            "table" => self.table(element),
            "hr" => call("rule", &[]),
            "details" => self.details(element),
            "summary" => self.around(element, "summary"),
            "figure" => self.figure(element),
            "figcaption" => self.caption(element),
            "span" if element.is("math-display") => self.formula(element),
            _ => self.section(element),
        }
    }

    /// Writes nodes whose first paragraph stands in a line that has begun already: behind a bullet, or
    /// a note's number.
    pub(super) fn continued(&mut self, nodes: &'a [Node]) -> Vec<String> {
        let first = nodes.iter().position(|node| !is_unseen(node));
        let Some((at, Node::Element(paragraph))) = first.map(|at| (at, &nodes[at])) else {
            return self.mixed(nodes);
        };
        let is_line = paragraph.name == "p" && !paragraph.children.iter().any(is_block);
        if !is_line || paragraph.attr("class").is_some() {
            return self.mixed(nodes);
        }
        let mut pieces: Vec<String> = self.anchor(paragraph).into_iter().collect();
        pieces.extend(self.run(&paragraph.children));
        pieces.extend(self.flow(&nodes[at + 1..]));
        pieces
    }

    /// Writes what stands in a line before the first block, then the blocks.
    fn mixed(&mut self, nodes: &'a [Node]) -> Vec<String> {
        let first = nodes.iter().position(is_block).unwrap_or(nodes.len());
        let (line, blocks) = nodes.split_at(first);
        let unseen = line.iter().all(is_unseen);
        let mut pieces = if unseen { Vec::new() } else { self.run(line) };
        pieces.extend(self.flow(blocks));
        pieces
    }

    /// Writes a heading: the first is the chapter's own, all others stand below it.
    fn heading(&mut self, element: &'a Element) -> String {
        let of_html = rank(element).unwrap_or(1);
        let own = self.rank.is_none();
        let first = *self.rank.get_or_insert(of_html);
        let below = if own { 0 } else { of_html.saturating_sub(first).max(1) };
        let wanted = self.level + below;
        // A level that was skipped would make the outline, and with it PDF/UA, invalid.
        let level = wanted.min(self.last_level + 1);
        self.last_level = level;
        let line = self.run(&element.children);
        let place = element.attr("id").and_then(|id| self.claim(id));
        self.head(level, own, place, sequence(&line))
    }

    /// Writes a heading for a chapter that has none of its own.
    pub(super) fn own_heading(&mut self, title: &str) -> String {
        self.rank = Some(1);
        self.last_level = self.level;
        self.head(self.level, true, None, self.verbatim(title))
    }

    fn head(&self, level: usize, own: bool, place: Option<String>, line: String) -> String {
        let number = Some(self.chapter_number).filter(|number| own && !number.is_empty());
        let arguments = [
            named("level", level.to_string()),
            named("number", optional(number.map(literal))),
            named("place", optional(place.as_deref().map(literal))),
            line,
        ];
        call("head", &arguments)
    }

    fn paragraph(&mut self, element: &'a Element) -> String {
        let mut line: Vec<String> = self.anchor(element).into_iter().collect();
        let blocks = element.children.iter().any(is_block);
        let content =
            if blocks { self.flow(&element.children) } else { self.run(&element.children) };
        line.extend(content);
        let paragraph = if blocks { sequence(&line) } else { call("par", &[sequence(&line)]) };
        self.styled(element, paragraph)
    }

    fn quotation(&mut self, element: &'a Element) -> String {
        let kind = element.attr("data-admonition").map(literal);
        let anchor = self.anchor(element);
        let inside =
            |writer: &mut Self| anchor.into_iter().chain(writer.flow(&element.children)).collect();
        let written = self.nested(element, inside, |content| match kind {
            Some(kind) => call("admonition", &[kind, content]),
            None => call("block-quotation", &[content]),
        });
        self.styled(element, written)
    }

    /// Writes preformatted text: a listing if nothing but text stands in it.
    fn listing(&mut self, element: &'a Element) -> String {
        let code = element.elements().find(|one| one.name == "code").unwrap_or(element);
        let language = code.classes().find_map(|class| class.strip_prefix("language-"));
        let text = element.text();
        let text = text.strip_suffix('\n').unwrap_or(&text);
        let text = text.strip_prefix('\n').filter(|_| element.raw).unwrap_or(text);
        let anchor = self.anchor(element);
        let language = optional(language.filter(|one| !one.is_empty()).map(literal));
        let listing = call("listing", &[language, self.verbatim(text)]);
        self.blank = true;
        sequence(&anchor.into_iter().chain([listing]).collect::<Vec<_>>())
    }

    /// Writes what can be opened on a page as open.
    fn details(&mut self, element: &'a Element) -> String {
        let anchor = self.anchor(element);
        let inside =
            |writer: &mut Self| anchor.into_iter().chain(writer.flow(&element.children)).collect();
        self.nested(element, inside, |content| call("details", &[content]))
    }

    fn figure(&mut self, element: &'a Element) -> String {
        let outer = self.figure.replace(element);
        let frame = format!("picture-frame.with({})", self.style_of(element));
        let figure = self.around(element, &frame);
        self.figure = outer;
        figure
    }

    /// Writes a caption, with the style of the figure that it belongs to.
    fn caption(&mut self, element: &'a Element) -> String {
        let figure = self.figure.map_or_else(|| self.style_of(element), |one| self.style_of(one));
        self.around(element, &format!("caption-line.with({figure})"))
    }

    /// Writes an element as one function of the template around its content.
    fn around(&mut self, element: &'a Element, function: &str) -> String {
        let anchor = self.anchor(element);
        let inside = |writer: &mut Self| {
            anchor.into_iter().chain(writer.inside(&element.children)).collect()
        };
        let written = self.nested(element, inside, |content| call(function, &[content]));
        self.styled(element, written)
    }

    /// Writes an element that only holds others.
    fn section(&mut self, element: &'a Element) -> String {
        let anchor = self.anchor(element);
        let is_open = is_open(element) || element.attr("class").is_none();
        let blocks = match is_open {
            true => self.flow(&element.children),
            false => self.closed(|writer| writer.flow(&element.children)),
        };
        let inside: Vec<String> = anchor.into_iter().chain(blocks).collect();
        self.styled(element, sequence(&inside))
    }

    /// Gives content to the template with its element's name, classes and data.
    pub(super) fn styled(&mut self, element: &Element, content: String) -> String {
        if element.attr("class").is_none() {
            return content;
        }
        call("styled", &[self.style_of(element), content])
    }

    /// Returns an element's name, classes and data, as the template gets them.
    pub(super) fn style_of(&self, element: &Element) -> String {
        let classes: Vec<String> = element.classes().map(literal).collect();
        let data = element.attrs.iter().filter_map(|(key, value)| {
            let key = key.strip_prefix("data-")?;
            Some((key, value.as_str()))
        });
        format!(
            "(name:{},classes:{},data:{})",
            literal(&element.name),
            array(&classes),
            dictionary(data)
        )
    }
}
