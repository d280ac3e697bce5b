//! What a decision-maker needs first: the bottom line, the judgements, what they rest on; then where
//! the sources disagree and what is not known.
//!
//! What comes in: the trees of all chapters. What goes out: a [`Brief`] that points into them. It is
//! found by HTML alone, so that a template may be changed: a heading with the class `bottom-line`,
//! `.judgement`, `.gap`, `.briefing-basis`, and `.diff` with `data-verdict="conflict"`.

use crate::tree::{Element, NOTE, Node, Tree, rank, walk};

/// What stands before the contents.
#[derive(Debug, Default)]
pub(crate) struct Brief<'a> {
    /// What stands under the heading of the bottom line, with the chapter's number.
    pub(crate) bottom_line: Option<(usize, &'a [Node])>,
    pub(crate) judgements: Vec<Judgement<'a>>,
    /// What the briefing rests on, with the chapter's number.
    pub(crate) basis: Option<(usize, &'a Element)>,
    pub(crate) disagreements: Vec<Disagreement<'a>>,
    /// What is not known, each with the chapter's number.
    pub(crate) gaps: Vec<(usize, &'a Element)>,
}

/// A judgement.
#[derive(Debug)]
pub(crate) struct Judgement<'a> {
    pub(crate) chapter: usize,
    pub(crate) element: &'a Element,
    pub(crate) likelihood: Option<String>,
    pub(crate) confidence: Option<String>,
    /// Where the facts that it rests on are in dispute, as addresses from its chapter.
    pub(crate) disputed: Vec<&'a str>,
}

/// A fact that accounts tell differently.
#[derive(Debug)]
pub(crate) struct Disagreement<'a> {
    pub(crate) chapter: usize,
    pub(crate) id: &'a str,
    pub(crate) title: String,
    /// What cannot stand together in the first dimension in conflict, in a sentence.
    pub(crate) said: &'a [Node],
    /// The headings of the other dimensions in conflict.
    pub(crate) also: Vec<String>,
}

impl<'a> Brief<'a> {
    /// Finds what stands before the contents.
    pub(crate) fn of(trees: &'a [Tree]) -> Self {
        let mut brief = Self::default();
        for (chapter, tree) in trees.iter().enumerate() {
            if brief.bottom_line.is_none() {
                brief.bottom_line = bottom_line(&tree.nodes).map(|nodes| (chapter, nodes));
            }
            walk(&tree.nodes, &mut |element| brief.see(chapter, element));
        }
        brief
    }

    /// Whether there is anything to say first.
    pub(crate) fn is_empty(&self) -> bool {
        self.bottom_line.is_none()
            && self.judgements.is_empty()
            && self.disagreements.is_empty()
            && self.gaps.is_empty()
    }

    fn see(&mut self, chapter: usize, element: &'a Element) {
        if element.is("judgement") {
            self.judgements.push(judgement(chapter, element));
        } else if element.is("gap") {
            self.gaps.push((chapter, element));
        } else if element.is("briefing-basis") && self.basis.is_none() {
            self.basis = Some((chapter, element));
        } else if element.is("diff") && element.attr("data-verdict") == Some("conflict") {
            self.disagreements.extend(disagreement(chapter, element));
        }
    }
}

/// Returns what stands between the heading of the bottom line and the next one of its rank.
fn bottom_line(nodes: &[Node]) -> Option<&[Node]> {
    let heading = |node: &Node| node.element().and_then(rank);
    let is_bottom_line = |node: &Node| {
        node.element().is_some_and(|one| rank(one).is_some() && one.is("bottom-line"))
    };
    let start = nodes.iter().position(is_bottom_line)?;
    let own = heading(&nodes[start])?;
    let below = &nodes[start + 1..];
    let end = below.iter().position(|node| heading(node).is_some_and(|rank| rank <= own));
    Some(&below[..end.unwrap_or(below.len())])
}

fn judgement(chapter: usize, element: &Element) -> Judgement<'_> {
    let said = |class: &str| {
        let block = first(element, class)?;
        let strong = first_named(block, "strong").map_or_else(|| block.text(), Element::text);
        Some(strong.trim().to_owned()).filter(|text| !text.is_empty())
    };
    let mut disputed = Vec::new();
    if let Some(block) = first(element, "judgement-disputed") {
        walk(&block.children, &mut |one| {
            disputed.extend(one.attr("href").filter(|_| one.name == "a"));
        });
    }
    Judgement {
        chapter,
        element,
        likelihood: said("judgement-likelihood"),
        confidence: said("judgement-confidence"),
        disputed,
    }
}

fn disagreement(chapter: usize, figure: &Element) -> Option<Disagreement<'_>> {
    let id = figure.attr("id")?;
    let title = first(figure, "diff-title")?.text().trim().to_owned();
    let mut captions = Vec::new();
    walk(&figure.children, &mut |one| {
        if one.is("diff-caption") && one.attr("data-verdict") == Some("conflict") {
            captions.push(one);
        }
    });
    let heading = |caption: &&Element| {
        let heading = first_named(caption, "b").or_else(|| first_named(caption, "strong"))?;
        Some(heading.text().trim().trim_end_matches(':').to_owned())
    };
    let also = captions.iter().skip(1).filter_map(heading).collect();
    let said = captions.first().map_or(&[][..], |caption| line(caption));
    Some(Disagreement { chapter, id, title, said, also })
}

/// Returns what stands in the one paragraph of an element, or in the element itself.
fn line(element: &Element) -> &[Node] {
    let paragraph = element.elements().find(|one| one.name == "p");
    paragraph.map_or(&element.children, |one| &one.children)
}

/// Returns the first element below with a class.
fn first<'a>(element: &'a Element, class: &str) -> Option<&'a Element> {
    let mut found = None;
    walk(&element.children, &mut |one| {
        if found.is_none() && one.is(class) {
            found = Some(one);
        }
    });
    found
}

fn first_named<'a>(element: &'a Element, name: &str) -> Option<&'a Element> {
    let mut found = None;
    walk(&element.children, &mut |one| {
        if found.is_none() && one.name == name {
            found = Some(one);
        }
    });
    found
}

/// Returns the first sentence of what an element says, as nodes cut behind it, with the notes inside
/// and directly behind. Where the sentence ends, the element says itself: `data-statement`. What sets it
/// apart from its reasons, `.judgement-statement`, is left out: there it stands alone.
pub(crate) fn statement(element: &Element) -> Vec<Node> {
    let paragraph = element.elements().find(|one| one.name == "p");
    let nodes = paragraph.map_or(&element.children, |one| &one.children);
    let Some(said) = element.attr("data-statement") else { return nodes.clone() };
    let mut left = said.chars().filter(|letter| letter.is_alphanumeric()).count();
    cut(nodes, &mut left).0.into_iter().flat_map(unmarked).collect()
}

fn unmarked(node: Node) -> Vec<Node> {
    match node {
        Node::Element(element) if element.is("judgement-statement") => element.children,
        node => vec![node],
    }
}

/// Returns nodes up to the place where `left` letters and digits have been said, with the blanks and
/// marks around them, and whether that place is inside. Letters are counted, since the page may set
/// other marks than the author wrote.
fn cut(nodes: &[Node], left: &mut usize) -> (Vec<Node>, bool) {
    let mut kept = Vec::new();
    for node in nodes {
        match node {
            Node::Element(element) if element.name == NOTE => kept.push(node.clone()),
            Node::Element(_) if *left == 0 => return (kept, true),
            Node::Text(text, at) => {
                let end = end_of(text, left);
                kept.push(Node::Text(text[..end].to_owned(), at.clone()));
                if !text[end..].trim().is_empty() {
                    return (kept, true);
                }
            }
            Node::Element(element) => {
                let (children, ended) = cut(&element.children, left);
                kept.push(Node::Element(Element { children, ..element.clone() }));
                if ended {
                    return (kept, true);
                }
            }
        }
    }
    (kept, false)
}

/// Returns where the last of `left` letters and digits ends, with the marks that follow it, and takes
/// off those of the text.
fn end_of(text: &str, left: &mut usize) -> usize {
    for (at, letter) in text.char_indices() {
        if *left == 0 && letter.is_whitespace() {
            return at;
        }
        if letter.is_alphanumeric() {
            *left = left.saturating_sub(1);
        }
    }
    text.len()
}

#[cfg(test)]
mod tests;
