//! Finds the directives that mdBook's `links` would take.

use std::ops::Range;

/// A directive of `links` that names a file. Both ranges are bytes of the text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Link {
    /// Whether it is an `include`, not a `playground` or `rustdoc_include`.
    pub(super) include: bool,
    /// The whole of it, braces included.
    pub(super) range: Range<usize>,
    /// The file it names, with what follows up to the next space.
    pub(super) target: Range<usize>,
}

/// Returns the directives of a text in order.
///
/// As `links` reads: `\{{#` makes all up to the last `}}` of the line literal, and any
/// `{{#word ...}}` takes what it holds, whether `links` knows the word or not.
pub(super) fn find(text: &str) -> Vec<Link> {
    let mut links = Vec::new();
    let mut from = 0;
    while let Some(at) = text[from..].find("{{").map(|at| from + at) {
        if let Some(end) = escaped(text, at) {
            from = end;
        } else if let Some((end, link)) = directive(text, at) {
            links.extend(link);
            from = end;
        } else {
            from = at + 1;
        }
    }
    links
}

/// Returns the end of what a backslash before the braces makes literal.
fn escaped(text: &str, at: usize) -> Option<usize> {
    let inside = text[at..].strip_prefix("{{#").filter(|_| text[..at].ends_with('\\'))?;
    let line = inside.split('\n').next()?;
    Some(at + 3 + line.rfind("}}")? + 2)
}

/// Returns the end of a directive, and the directive if it names a file.
fn directive(text: &str, at: usize) -> Option<(usize, Option<Link>)> {
    let inside = text[at + 2..].trim_start().strip_prefix('#')?;
    let rest = inside.trim_start_matches(|c: char| c.is_ascii_alphanumeric() || c == '_');
    let word = &inside[..inside.len() - rest.len()];
    let close = rest.find('}').filter(|&close| rest[close..].starts_with("}}"))?;
    if word.is_empty() || !rest[..close].starts_with(char::is_whitespace) {
        return None;
    }
    let body = text.len() - rest.len();
    let end = body + close + 2;
    let include = word == "include";
    if !include && !["playground", "playpen", "rustdoc_include"].contains(&word) {
        return Some((end, None));
    }
    let link = |target| Link { include, range: at..end, target };
    Some((end, target(text, body..body + close).map(link)))
}

/// Returns the first word of a directive's body.
fn target(text: &str, body: Range<usize>) -> Option<Range<usize>> {
    let word = text[body.clone()].split_whitespace().next()?;
    let start = body.start + text[body].find(word)?;
    Some(start..start + word.len())
}
