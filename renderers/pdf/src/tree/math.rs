//! Formulas between MathJax's marks, `\(…\)` in a line, `\[…\]` and `$$…$$` by themselves: where a book
//! turns MathJax on, the page shows them as formulas.
//!
//! As on the page, a formula stands within one run of text: marks of emphasis inside it end it.

use super::{Element, Node};

/// The marks, each with whether what stands between them is set by itself.
const MARKS: [(&str, &str, bool); 3] =
    [("$$", "$$", true), ("\\[", "\\]", true), ("\\(", "\\)", false)];

/// Makes elements of the formulas in text; code is left alone.
pub(super) fn mark(nodes: &mut Vec<Node>) {
    let old = std::mem::take(nodes);
    for node in old {
        match node {
            Node::Text(text, at) => split(&text, &at, nodes),
            Node::Element(mut element) => {
                if !matches!(element.name.as_str(), "code" | "pre") {
                    mark(&mut element.children);
                }
                nodes.push(Node::Element(element));
            }
        }
    }
}

fn split(text: &str, at: &std::ops::Range<usize>, nodes: &mut Vec<Node>) {
    let mut rest = text;
    while let Some((before, formula, display, after)) = first(rest) {
        if !before.is_empty() {
            nodes.push(Node::Text(before.to_owned(), at.clone()));
        }
        let class = if display { "math math-display" } else { "math math-inline" };
        let mut span = Element::new("span", at.clone()).with("class", class);
        span.children.push(Node::Text(formula.to_owned(), at.clone()));
        nodes.push(Node::Element(span));
        rest = after;
    }
    if !rest.is_empty() {
        nodes.push(Node::Text(rest.to_owned(), at.clone()));
    }
}

/// Returns the first formula of a text, with what stands before and behind it.
fn first(text: &str) -> Option<(&str, &str, bool, &str)> {
    let found = MARKS.into_iter().filter_map(|(open, close, display)| {
        let start = text.find(open)?;
        let inside = &text[start + open.len()..];
        let end = inside.find(close).filter(|end| *end > 0)?;
        Some((start, &inside[..end], display, &inside[end + close.len()..]))
    });
    let (start, formula, display, after) = found.min_by_key(|(start, ..)| *start)?;
    Some((&text[..start], formula, display, after))
}
