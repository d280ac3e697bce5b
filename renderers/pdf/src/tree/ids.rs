//! The ids that headings and terms get, by mdBook 0.5's rule: the text in lower case, blanks as
//! hyphens, letters, digits, `_` and `-` kept, and `-1`, `-2` where one stands already.

use std::collections::BTreeSet;

use super::{Element, Node};

/// Gives every heading and term that has no id one.
pub(super) fn give(nodes: &mut [Node]) {
    give_each(nodes, &mut BTreeSet::new());
}

fn give_each(nodes: &mut [Node], used: &mut BTreeSet<String>) {
    for node in nodes {
        let Node::Element(element) = node else { continue };
        let named = matches!(element.name.as_str(), "h1" | "h2" | "h3" | "h4" | "h5" | "h6" | "dt");
        if named && !element.raw && element.attr("id").is_none() {
            let id = unique(from_text(&element.text()), used);
            element.attrs.push(("id".to_owned(), id));
        }
        let Element { children, .. } = element;
        give_each(children, used);
    }
}

fn from_text(text: &str) -> String {
    let kept = |letter: char| match letter {
        letter if letter.is_alphanumeric() || matches!(letter, '_' | '-') => Some(letter),
        letter if letter.is_whitespace() => Some('-'),
        _ => None,
    };
    text.trim().to_lowercase().chars().filter_map(kept).collect()
}

fn unique(id: String, used: &mut BTreeSet<String>) -> String {
    if used.insert(id.clone()) {
        return id;
    }
    let numbered = (1..).map(|number| format!("{id}-{number}"));
    numbered.into_iter().find(|one| used.insert(one.clone())).unwrap_or(id)
}
