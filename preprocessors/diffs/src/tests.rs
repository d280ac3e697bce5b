//! Tests of the views over comparisons made by hand, and of whole chapters.

mod cells;
mod directives;
mod grids;
mod hostile;
mod ladders;
mod made;
mod overviews;
mod properties;
mod wordings;

use std::borrow::Cow;
use std::collections::BTreeSet;
use std::path::Path;

use briefing_facts::Comparison;
use briefing_plugin::Templates;
use briefing_sources::Sources;

use crate::ask::{Ask, View};
use crate::chapter::Desk;
use crate::figure::{Names, render};
use crate::places::Places;
use crate::{TEMPLATES, figure};

/// Returns the five real sources of the briefing.
fn sources() -> Sources {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    let (sources, _) = Sources::open(&root, Path::new("sources/library.yml"));
    sources.expect("the library of the briefing")
}

fn templates() -> Templates {
    let (templates, found) = Templates::open(Path::new("/nowhere"), TEMPLATES);
    assert_eq!(found, []);
    templates
}

/// Returns one comparison as the figure that a directive gives.
fn shown(
    sources: &Sources,
    comparison: &Comparison,
    view: Option<View>,
    base: Option<usize>,
) -> String {
    let (templates, places) = (templates(), Places::default());
    let desk = Desk { sources, aliases: &[], facts: None, places: &places, templates: &templates };
    let ask = Ask { comparison: Cow::Borrowed(comparison), view, base };
    let names = Names { id: "fact-one".to_owned(), name: "diff-one-1".to_owned() };
    render(&desk, &ask, &names, "", &mut BTreeSet::new()).expect("a figure")
}

/// Returns HTML with its character references resolved, for a reader of the tests.
fn html(html: &str) -> String {
    let mut text = String::new();
    let mut parts = html.trim().split("&#");
    text.push_str(parts.next().unwrap_or_default());
    for part in parts {
        let (number, rest) = part.split_once(';').expect("its end");
        text.extend(number.parse().ok().and_then(char::from_u32));
        text.push_str(rest);
    }
    text
}

/// Returns what a reader reads of HTML: tags and what only a screen reader hears taken out,
/// character references resolved.
fn read(html: &str) -> String {
    let mut text = String::new();
    let mut rest = html;
    while let Some(at) = rest.find(['<', '&']) {
        text.push_str(&rest[..at]);
        rest = &rest[at..];
        if let Some(hidden) = rest.strip_prefix("<span class=\"visually-hidden\">") {
            rest = hidden.split_once("</span>").expect("its end").1;
        } else if let Some(reference) = rest.strip_prefix("&#") {
            let (number, behind) = reference.split_once(';').expect("its end");
            let letter = number.parse().ok().and_then(char::from_u32);
            text.push(letter.expect("a character"));
            rest = behind;
        } else {
            rest = rest.split_once('>').expect("its end").1;
        }
    }
    text + rest
}

/// Returns what stands in each element of this kind and class.
fn elements<'a>(html: &'a str, open: &str, close: &str) -> Vec<&'a str> {
    html.split(open).skip(1).filter_map(|rest| Some(rest.split_once(close)?.0)).collect()
}

#[test]
fn counts_are_said_in_words() {
    let mut comparison = made::toll(&sources());
    assert_eq!(
        figure::count(&comparison),
        "4 voices, 1 stated origin; independence not established"
    );
    comparison.voices = 1;
    comparison.origins = 0;
    comparison.independent = true;
    assert_eq!(
        figure::count(&comparison),
        "1 voice, 0 stated origins; independent, on this briefing’s word"
    );
    (comparison.voices, comparison.origins) = (4, 2);
    (comparison.at_most, comparison.independent) = (true, false);
    assert_eq!(
        figure::count(&comparison),
        "at most 4 voices, at most 2 stated origins; independence not established"
    );
}
