//! What stands in a line: text, emphasis, code, links, notes, pictures.

use briefing_diagnostics::Diagnostic;

use crate::code::{call, literal, sequence};
use crate::tree::{Element, NOTE, Node};

use super::Writer;
use super::blocks::is_hidden;

/// Elements of a line that the template has a function for, with its name.
const FUNCTIONS: [(&str, &str); 26] = [
    ("abbr", "abbreviation"),
    ("b", "strong"),
    ("big", "strong"),
    ("cite", "cited"),
    ("code", "mono"),
    ("del", "struck"),
    ("dfn", "emph"),
    ("em", "emph"),
    ("i", "emph"),
    ("ins", "inserted"),
    ("kbd", "mono"),
    ("label", "plain"),
    ("mark", "marked"),
    ("q", "quoted"),
    ("s", "struck"),
    ("samp", "mono"),
    ("small", "small"),
    ("strike", "struck"),
    ("strong", "strong"),
    ("sub", "sub"),
    ("sup", "super"),
    ("tt", "mono"),
    ("u", "inserted"),
    ("var", "emph"),
    ("legend", "plain"),
    ("rt", "ruby"),
];

/// Elements that a PDF cannot show, with what they are.
const NOT_SHOWN: [(&str, &str); 12] = [
    ("audio", "sound"),
    ("button", "a control of a page"),
    ("canvas", "what a script draws"),
    ("embed", "what is embedded"),
    ("iframe", "a page inside the page"),
    ("input", "a control of a page"),
    ("math", "MathML"),
    ("object", "what is embedded"),
    ("select", "a control of a page"),
    ("svg", "a drawing inside the text"),
    ("textarea", "a control of a page"),
    ("video", "a film"),
];

/// Whether an element's content is not written.
pub(super) fn is_leaf(element: &Element) -> bool {
    element.name == NOTE || not_shown(&element.name).is_some()
}

fn not_shown(name: &str) -> Option<&'static str> {
    NOT_SHOWN.iter().find(|(one, _)| *one == name).map(|(_, what)| *what)
}

impl<'a> Writer<'a> {
    /// Writes nodes in a line, as the beginning of one.
    pub(super) fn run(&mut self, nodes: &'a [Node]) -> Vec<String> {
        self.blank = true;
        let pieces = self.line(nodes);
        self.blank = true;
        pieces
    }

    /// Writes nodes in a line that goes on.
    pub(super) fn line(&mut self, nodes: &'a [Node]) -> Vec<String> {
        let mut pieces = Vec::new();
        let mut behind_note = false;
        for node in nodes {
            let is_note = node.element().is_some_and(|element| element.name == NOTE);
            if is_note && behind_note {
                pieces.push(call("note-gap", &[]));
            }
            behind_note = is_note;
            match node {
                Node::Text(text, _) => pieces.extend(self.text(text)),
                Node::Element(element) if is_hidden(element) => {}
                Node::Element(element) => pieces.extend(self.piece(element)),
            }
        }
        pieces
    }

    fn piece(&mut self, element: &'a Element) -> Vec<String> {
        match element.name.as_str() {
            NOTE => self.note(element),
            "a" => self.link(element),
            "img" => self.in_line(Self::picture, element),
            "br" => {
                self.blank = true;
                vec!["linebreak()".to_owned()]
            }
            "wbr" => vec!["h(0pt)".to_owned()],
            "code" | "kbd" | "samp" | "tt" if element.elements().next().is_none() => {
                self.in_line(Self::code, element)
            }
            "input" if element.attr("type") == Some("checkbox") => {
                self.in_line(Self::checkbox, element)
            }
            "span" if element.is("math") => self.in_line(Self::formula, element),
            "svg" if element.attr("aria-hidden").is_some() => Vec::new(),
            name => match not_shown(name) {
                Some(what) => self.unseen(element, what),
                None => self.inner(element),
            },
        }
    }

    /// Writes an element that is not text, but takes room in the line.
    fn in_line(
        &mut self,
        write: impl FnOnce(&mut Self, &'a Element) -> String,
        element: &'a Element,
    ) -> Vec<String> {
        let piece = write(self, element);
        self.blank = false;
        vec![piece]
    }

    fn inner(&mut self, element: &'a Element) -> Vec<String> {
        let mut pieces: Vec<String> = self.anchor(element).into_iter().collect();
        self.depth += 1;
        let inside = self.line(&element.children);
        if inside.is_empty() {
            self.depth -= 1;
            return pieces;
        }
        let content = self.lifted(sequence(&inside));
        self.depth -= 1;
        let function = FUNCTIONS.iter().find(|(name, _)| *name == element.name);
        // A mark with a class is marked as the template says, not as marks are in general.
        let function =
            function.filter(|_| element.name != "mark" || element.attr("class").is_none());
        let content = match function {
            Some((_, function)) if self.depth < super::DEEPEST => call(function, &[content]),
            _ => content,
        };
        let content = match element.attr("class") {
            Some(_) => call("styled-in-line", &[self.style_of(element), content]),
            None => content,
        };
        pieces.push(content);
        pieces
    }

    fn code(&mut self, element: &'a Element) -> String {
        let text = element.text();
        let folded: Vec<&str> = text.split('\n').collect();
        let code = call("code", &[self.verbatim(&folded.join(" "))]);
        match self.anchor(element) {
            Some(anchor) => sequence(&[anchor, code]),
            None => code,
        }
    }

    fn checkbox(&mut self, element: &'a Element) -> String {
        call("checkbox", &[element.attr("checked").is_some().to_string()])
    }

    /// Writes a formula, described by its TeX; the TeX itself where it cannot be set.
    pub(super) fn formula(&mut self, element: &'a Element) -> String {
        let tex = element.text();
        let said = self.verbatim(tex.trim());
        if let Some(code) = self.desk.formulas.get(&tex) {
            let display = element.is("math-display").to_string();
            return call("formula", &[display, literal(code), said]);
        }
        let message =
            format!("the formula `{}` cannot be set: its TeX is printed", shortened(&tex));
        let found = Diagnostic::warning("formula", message).help(
            "see whether it is closed, and write it without commands that only MathJax knows",
        );
        self.report(element, found);
        call("code", &[said])
    }

    /// Names what cannot be shown, and says what stands in its place on a page that cannot show it.
    fn unseen(&mut self, element: &'a Element, what: &str) -> Vec<String> {
        self.cannot_show(element, what);
        let mut pieces: Vec<String> = self.anchor(element).into_iter().collect();
        if !matches!(element.name.as_str(), "svg" | "math" | "select") {
            pieces.extend(self.line(&element.children));
        }
        pieces
    }

    /// Warns of a picture or link that leads where a PDF must not.
    pub(super) fn refused(&mut self, element: &Element, address: &str) {
        let message =
            format!("`{}` is no address for a document that is sent on", shortened(address));
        let found = Diagnostic::warning("link-refused", message)
            .help("links go to pages of the book, or to http, https and mailto addresses");
        self.report(element, found);
    }
}

/// Returns an address as it is named in a message: its first 60 letters.
pub(super) fn shortened(address: &str) -> String {
    match address.char_indices().nth(60) {
        Some((end, _)) => format!("{}…", &address[..end]),
        None => address.to_owned(),
    }
}
