//! Lists: with bullets, with numbers, of terms.

use crate::code::{array, call, named, sequence};
use crate::tree::{Element, Node};

use super::Writer;
use super::blocks::{BREAK, is_unseen};

impl<'a> Writer<'a> {
    /// Writes a list with bullets.
    pub(super) fn bullets(&mut self, element: &'a Element) -> String {
        let tight = named("tight", is_tight(element).to_string());
        let items = |writer: &mut Self| writer.items(element);
        self.list(element, items, |_, items| {
            call("list", &[std::slice::from_ref(&tight), items].concat())
        })
    }

    /// Writes a list with numbers.
    pub(super) fn numbered(&mut self, element: &'a Element) -> String {
        let style = self.style_of(element);
        let tight = named("tight", is_tight(element).to_string());
        let start = element.attr("start").and_then(|start| start.trim().parse::<u32>().ok());
        let pattern = match element.attr("type") {
            Some(kind @ ("a" | "A" | "i" | "I")) => format!("\"{kind}.\""),
            _ => "\"1.\"".to_owned(),
        };
        let numbering = named("numbering", pattern);
        let items = |writer: &mut Self| writer.items(element);
        self.list(element, items, |before, items| {
            let first = start.unwrap_or(1).saturating_add(before);
            let start = named("start", first.to_string());
            let head = [style.clone(), tight.clone(), start, numbering.clone()];
            call("numbered-list", &[&head[..], items].concat())
        })
    }

    /// Writes a list of terms.
    pub(super) fn terms(&mut self, element: &'a Element) -> String {
        let style = self.style_of(element);
        let items = |writer: &mut Self| writer.term_items(element);
        self.list(element, items, |_, items| {
            call("term-list", &[std::slice::from_ref(&style), items].concat())
        })
    }

    /// Writes items one level deeper; one after the other where that would be too deep. Where the page
    /// is broken between two items the list goes on as another one: `list` is told how many items
    /// stand before its own.
    fn list(
        &mut self,
        element: &'a Element,
        items: impl FnOnce(&mut Self) -> Vec<(String, bool)>,
        list: impl Fn(u32, &[String]) -> String,
    ) -> String {
        let anchor = self.anchor(element);
        self.depth += 1;
        let written = self.closed(items);
        let too_deep = self.is_too_deep(element);
        let mut pieces: Vec<String> = anchor.into_iter().collect();
        let mut before = 0;
        for part in self.divided(written) {
            if before > 0 {
                pieces.push(BREAK.to_owned());
            }
            let content = match too_deep {
                true => sequence(&part.iter().map(paragraph).collect::<Vec<_>>()),
                false => list(before, &part),
            };
            let content = self.lifted(content);
            pieces.push(self.styled(element, content));
            before += u32::try_from(part.len()).unwrap_or(u32::MAX);
        }
        self.depth -= 1;
        sequence(&pieces)
    }

    /// Returns the items, each with whether the page is to be broken before it; what stands between
    /// them, against HTML's rule, is one of its own.
    fn items(&mut self, element: &'a Element) -> Vec<(String, bool)> {
        let mut items = Vec::new();
        for node in &element.children {
            match node {
                Node::Element(item) if item.name == "li" => {
                    let anchor = self.anchor(item);
                    let inside: Vec<String> =
                        anchor.into_iter().chain(self.continued(&item.children)).collect();
                    let content = self.styled(item, sequence(&inside));
                    items.push(self.item(content));
                }
                node if is_unseen(node) => {}
                node => {
                    let content = sequence(&self.flow(std::slice::from_ref(node)));
                    items.push(self.item(content));
                }
            }
        }
        items
    }

    /// Returns pairs of terms and what is said of them: `(terms, descriptions)`.
    fn term_items(&mut self, list: &'a Element) -> Vec<(String, bool)> {
        let mut pairs: Vec<(Vec<String>, Vec<String>)> = Vec::new();
        for element in grouped(list) {
            let anchor = self.anchor(element);
            let inside = self.inside(&element.children);
            let content = sequence(&anchor.into_iter().chain(inside).collect::<Vec<_>>());
            match (pairs.last_mut(), element.name == "dt") {
                (Some((terms, said)), true) if said.is_empty() => terms.push(content),
                (_, true) => pairs.push((vec![content], Vec::new())),
                (Some((_, said)), false) => said.push(content),
                (None, false) => pairs.push((Vec::new(), vec![content])),
            }
        }
        let pair = |(terms, said): &(Vec<_>, Vec<_>)| format!("({},{})", array(terms), array(said));
        // Whatever is due is due before the whole list.
        pairs.iter().map(|one| (pair(one), false)).collect()
    }

    /// Returns an item with whether the page is to be broken before it.
    fn item(&mut self, content: String) -> (String, bool) {
        (content, std::mem::take(&mut self.due))
    }
}

/// Returns the terms of a list and what is said of them, groups opened (HTML Standard, 4.4.9).
fn grouped(list: &Element) -> Vec<&Element> {
    let open = |one: &'_ Element| one.name == "div";
    let elements = list.elements().flat_map(|one| match open(one) {
        true => one.elements().collect(),
        false => vec![one],
    });
    elements.collect()
}

fn paragraph(content: &String) -> String {
    call("par", std::slice::from_ref(content))
}

/// Whether no item of a list has paragraphs of its own.
fn is_tight(list: &Element) -> bool {
    let has_paragraphs = |item: &Element| item.elements().any(|one| one.name == "p");
    !list.elements().any(has_paragraphs)
}
