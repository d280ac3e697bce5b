//! Bounds how deep a page nests and what one tag holds: the readers take the square of it, and more.

use std::collections::BTreeMap;

use dom_query::Document;

use crate::fault::Fault;

/// The deepest tree; browsers cut at 512 themselves.
const DEEPEST: usize = 512;

/// The most tags that may stand open in the page's source. Old pages forget to close hundreds, and
/// the parser closes them.
const MOST_OPEN: usize = 4000;

/// The most white space within one tag, in characters: each may begin an attribute, and the parser
/// compares each attribute with all before it.
const MOST_SPACE: usize = 20_000;

/// The elements that have no end, or whose end the next one implies.
const NEVER_OPEN: [&str; 33] = [
    "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source",
    "track", "wbr", "p", "li", "dt", "dd", "option", "optgroup", "tr", "td", "th", "thead",
    "tbody", "tfoot", "html", "head", "body", "colgroup", "rt", "rp", "path",
];

/// Refuses a source that leaves too many tags open, before it is parsed.
pub(super) fn check(html: &str) -> Result<(), Fault> {
    let mut open = 0usize;
    for part in html.split('<').skip(1) {
        let (closing, rest) = match part.strip_prefix('/') {
            Some(rest) => (true, rest),
            None => (false, part),
        };
        let end = rest.find(|c: char| !c.is_ascii_alphanumeric() && c != '-').unwrap_or(rest.len());
        let name = &rest[..end];
        if name.is_empty() {
            continue;
        }
        let tag = rest.split('>').next().unwrap_or_default();
        if tag.len() > MOST_SPACE && tag.chars().filter(|c| c.is_whitespace()).count() > MOST_SPACE
        {
            return Err(Fault::new("has a tag with too many attributes", "save its text"));
        }
        let closed = tag.ends_with('/');
        if NEVER_OPEN.iter().any(|one| name.eq_ignore_ascii_case(one)) {
            continue;
        }
        match closing {
            true => open = open.saturating_sub(1),
            false if closed => {}
            false => open += 1,
        }
        if open > MOST_OPEN {
            return Err(too_deep());
        }
    }
    Ok(())
}

/// Refuses a tree that is too deep.
pub(super) fn check_tree(document: &Document) -> Result<(), Fault> {
    let mut depths = BTreeMap::from([(document.root().id, 0usize)]);
    for node in document.root().descendants_it() {
        let parent = node.parent().and_then(|parent| depths.get(&parent.id).copied());
        let depth = parent.unwrap_or(0) + 1;
        if depth > DEEPEST {
            return Err(too_deep());
        }
        depths.insert(node.id, depth);
    }
    Ok(())
}

fn too_deep() -> Fault {
    Fault::new(
        format!("nests more than {DEEPEST} elements in each other"),
        "save the page again with a browser, which flattens it, or save its text",
    )
}
