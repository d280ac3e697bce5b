//! From hayagriva's elements to Markdown, every text of theirs escaped.
//!
//! Hayagriva's own HTML writer escapes nothing, and a title is a source's text. So each element is
//! written here: text as character references, type as HTML elements, an address as a link only
//! where it is safe to follow.

use briefing_plugin::escape;
use hayagriva::citationberg::{FontStyle, FontVariant, FontWeight, TextDecoration, VerticalAlign};
use hayagriva::{ElemChild, ElemChildren, Formatted, Formatting};

use crate::links;

/// Writes elements as Markdown of one line. `locator` goes, as it is, where the style puts the
/// place; the flag says whether it did.
pub(crate) fn markdown(children: &ElemChildren, locator: &str) -> (String, bool) {
    let mut writer = Writer { out: String::new(), locator, placed: false };
    writer.children(children);
    (writer.out, writer.placed)
}

struct Writer<'a> {
    out: String,
    locator: &'a str,
    placed: bool,
}

impl Writer<'_> {
    fn children(&mut self, children: &ElemChildren) {
        for child in &children.0 {
            match child {
                ElemChild::Text(text) => self.text(text),
                ElemChild::Elem(elem) => self.element(elem),
                // Only for consumers that are Typst; to us it is text.
                ElemChild::Markup(text) => self.out.push_str(&escape(text)),
                ElemChild::Link { text, url } => self.link(text, url),
                ElemChild::Transparent { .. } => {
                    self.placed = true;
                    self.out.push_str(self.locator);
                }
            }
        }
    }

    /// Writes an element; one that a style sets apart is parted by a space, for a note is one line.
    fn element(&mut self, elem: &hayagriva::Elem) {
        let apart = elem.display.is_some() && !self.out.is_empty() && !self.out.ends_with(' ');
        if apart {
            self.out.push(' ');
        }
        self.children(&elem.children);
    }

    fn text(&mut self, text: &Formatted) {
        let (start, end) = tags(&text.formatting);
        self.out.push_str(&start);
        self.out.push_str(&escape_keeping_edges(&text.text));
        self.out.push_str(&end);
    }

    fn link(&mut self, text: &Formatted, url: &str) {
        match links::external(url) {
            Some(address) => {
                self.out.push('[');
                self.text(text);
                self.out.push_str("](<");
                self.out.push_str(&address);
                self.out.push_str(">)");
            }
            None => self.text(text),
        }
    }
}

/// Escapes a piece of a line. A space at its edge stays a space: the pieces beside it have none.
fn escape_keeping_edges(text: &str) -> String {
    let inner = text.trim_matches(' ');
    let before = if text.starts_with(' ') { " " } else { "" };
    let after = if text.ends_with(' ') && !inner.is_empty() { " " } else { "" };
    format!("{before}{}{after}", escape(inner))
}

/// Returns the elements around text of some type, opened and closed.
fn tags(formatting: &Formatting) -> (String, String) {
    let names = [
        (formatting.font_style == FontStyle::Italic, "em"),
        (formatting.font_weight == FontWeight::Bold, "strong"),
        (formatting.text_decoration == TextDecoration::Underline, "u"),
        (formatting.vertical_align == VerticalAlign::Sup, "sup"),
        (formatting.vertical_align == VerticalAlign::Sub, "sub"),
    ];
    let names = names.iter().filter(|(set, _)| *set).map(|(_, name)| *name);
    let (mut start, mut end) = (String::new(), String::new());
    if formatting.font_variant == FontVariant::SmallCaps {
        start.push_str("<span class=\"small-caps\">");
        end.push_str("</span>");
    }
    for name in names {
        start = format!("{start}<{name}>");
        end = format!("</{name}>{end}");
    }
    (start, end)
}
