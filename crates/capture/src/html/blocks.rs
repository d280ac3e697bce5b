//! The paragraphs of a tree: one for each block, its white space as a browser shows it.

use dom_query::NodeRef;

use crate::lines::{Kind, Lines, collapsed};

/// What is never shown, or is no text.
const SKIPPED: [&str; 25] = [
    "script",
    "style",
    "noscript",
    "template",
    "head",
    "svg",
    "annotation",
    "annotation-xml",
    "iframe",
    "object",
    "embed",
    "audio",
    "video",
    "canvas",
    "select",
    "option",
    "button",
    "textarea",
    "input",
    "rt",
    "rp",
    "map",
    "datalist",
    "dialog",
    "nav",
];

/// What stands within a line.
const INLINE: [&str; 44] = [
    "a", "abbr", "acronym", "b", "bdi", "bdo", "big", "cite", "code", "data", "del", "dfn", "em",
    "font", "i", "ins", "kbd", "label", "mark", "meter", "output", "picture", "progress", "q",
    "ruby", "rb", "s", "samp", "small", "span", "strike", "strong", "sub", "sup", "time", "tt",
    "u", "var", "wbr", "img", "br", "nobr", "slot", "source",
];

/// A step of the walk: into a node, or out of an element.
enum Step<'a> {
    In(NodeRef<'a>),
    Out(String),
}

/// The line that is being written.
struct Writer<'l> {
    lines: &'l mut Lines,
    line: String,
    /// The kinds of the open elements that have one.
    kinds: Vec<Kind>,
    /// How many `pre` are open.
    verbatim: usize,
    /// How many `q` are open.
    quotes: usize,
    /// How many links are open.
    links: usize,
    /// The line's words that stand in links, and those that do not.
    linked: String,
    bare: String,
}

/// How many words may stand before a line of links ("Read more:").
const LEAD: usize = 3;

/// Adds the paragraphs under a node, headings and captions as such, and lines of nothing but links
/// to other pages as furniture. Walks without recursion.
pub(super) fn add(root: &NodeRef<'_>, lines: &mut Lines) {
    let mut writer = Writer {
        lines,
        line: String::new(),
        kinds: Vec::new(),
        verbatim: 0,
        quotes: 0,
        links: 0,
        linked: String::new(),
        bare: String::new(),
    };
    let mut steps = vec![Step::In(*root)];
    while let Some(step) = steps.pop() {
        match step {
            Step::Out(name) => writer.leave(&name),
            Step::In(node) if node.is_text() => writer.words(&node.text()),
            Step::In(node) => {
                let name = node.node_name().map(|name| name.to_lowercase()).unwrap_or_default();
                if node.is_comment() || SKIPPED.contains(&name.as_str()) || hidden(&node) {
                    continue;
                }
                writer.enter(&name);
                steps.push(Step::Out(name));
                let mut children = node.children();
                children.reverse();
                steps.extend(children.into_iter().map(Step::In));
            }
        }
    }
    writer.flush();
}

/// Whether a page says that an element is not shown.
fn hidden(node: &NodeRef<'_>) -> bool {
    let style = node.attr("style").map(|style| style.replace(' ', "").to_lowercase());
    node.has_attr("hidden") || style.is_some_and(|style| style.contains("display:none"))
}

fn kind(name: &str) -> Option<Kind> {
    match name {
        "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => Some(Kind::Heading),
        "figcaption" | "caption" => Some(Kind::Caption),
        _ => None,
    }
}

impl Writer<'_> {
    fn enter(&mut self, name: &str) {
        match name {
            "br" if self.verbatim > 0 => self.flush(),
            "br" => self.line.push(' '),
            // A browser shows the marks of a `q`.
            "q" => {
                self.quotes += 1;
                self.line.push(if self.quotes % 2 == 1 { '“' } else { '‘' });
            }
            // Cells of one row stay on its line.
            "td" | "th" => self.line.push(' '),
            _ if INLINE.contains(&name) => {}
            _ => self.flush(),
        }
        self.kinds.extend(kind(name));
        self.verbatim += usize::from(name == "pre");
        self.links += usize::from(name == "a");
    }

    fn leave(&mut self, name: &str) {
        match name {
            "q" => {
                self.line.push(if self.quotes % 2 == 1 { '”' } else { '’' });
                self.quotes = self.quotes.saturating_sub(1);
            }
            "td" | "th" => self.line.push(' '),
            _ if INLINE.contains(&name) => {}
            _ => self.flush(),
        }
        if kind(name).is_some() {
            self.kinds.pop();
        }
        self.verbatim -= usize::from(name == "pre" && self.verbatim > 0);
        self.links -= usize::from(name == "a" && self.links > 0);
    }

    fn words(&mut self, words: &str) {
        if self.links > 0 { &mut self.linked } else { &mut self.bare }.push_str(words);
        if self.verbatim == 0 {
            self.line.push_str(words);
            return;
        }
        for (number, line) in words.split('\n').enumerate() {
            if number > 0 {
                self.flush();
            }
            self.line.push_str(line);
        }
    }

    fn flush(&mut self) {
        let plain = if self.leads_elsewhere() { Kind::Furniture } else { Kind::Body };
        let kind = self.kinds.last().copied().unwrap_or(plain);
        let line = if self.verbatim > 0 { self.line.clone() } else { collapsed(&self.line) };
        self.lines.push(kind, &line);
        self.line.clear();
        self.linked.clear();
        self.bare.clear();
    }

    /// Whether the line is links alone, or behind a few words that announce them, and no sentence.
    fn leads_elsewhere(&self) -> bool {
        let linked = self.linked.trim();
        let bare = self.bare.trim_end_matches(|c: char| c != ':' && !c.is_alphanumeric());
        let announces = bare.ends_with(':') && bare.split_whitespace().count() <= LEAD;
        let is_sentence = linked.ends_with(['.', '!', '”', '"']);
        !linked.is_empty() && !is_sentence && (announces || !bare.contains(char::is_alphanumeric))
    }
}
