//! Lines of code that the page hides: in Rust those that begin with `# `, in other languages those
//! with the prefix of `[output.html.code.hidelines]` or of the fence's `hidelines=`.

use std::collections::BTreeMap;

use super::{Element, Node};

/// Which lines are hidden, by language.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Hiding(pub(crate) BTreeMap<String, String>);

/// Takes the hidden lines out of every block of code.
pub(super) fn hide(nodes: &mut [Node], hiding: &Hiding) {
    for node in nodes {
        let Node::Element(element) = node else { continue };
        if element.name == "pre" {
            for code in &mut element.children {
                if let Node::Element(code) = code {
                    hide_in(code, hiding);
                }
            }
        } else {
            hide(&mut element.children, hiding);
        }
    }
}

fn hide_in(code: &mut Element, hiding: &Hiding) {
    let classes: Vec<String> = code.classes().map(str::to_owned).collect();
    let language = classes.iter().find_map(|class| class.strip_prefix("language-"));
    let of_fence = classes.iter().find_map(|class| class.strip_prefix("hidelines="));
    let [Node::Text(text, _)] = code.children.as_mut_slice() else { return };
    if language == Some("rust") {
        *text = kept(text, shown_rust);
    } else if let Some(prefix) =
        of_fence.or_else(|| hiding.0.get(language.unwrap_or_default()).map(String::as_str))
    {
        *text =
            kept(text, |line| (!line.trim_start().starts_with(prefix)).then(|| line.to_owned()));
    }
}

/// Returns the lines that are shown, as they are shown.
fn kept(text: &str, shown: impl Fn(&str) -> Option<String>) -> String {
    let lines: Vec<String> = text.lines().filter_map(shown).collect();
    let end = if text.ends_with('\n') && !lines.is_empty() { "\n" } else { "" };
    lines.join("\n") + end
}

/// Returns a line of Rust as it is shown: `##` stands for `#`, `# ` hides.
fn shown_rust(line: &str) -> Option<String> {
    let code = line.trim_start();
    let indent = &line[..line.len() - code.len()];
    match code.strip_prefix('#') {
        Some(rest) if rest.starts_with('#') => Some(format!("{indent}{rest}")),
        Some(rest) if rest.is_empty() || rest.starts_with(' ') => None,
        _ => Some(line.to_owned()),
    }
}
