//! `briefing find "words"`: where words stand in the sources, each place with the lines to paste.

use std::fmt::Write;
use std::path::Path;

use briefing_sources::{
    Haystack, Outcome, Place, Sources, Standing, Target, Text, Verdict, standings, verify,
};

use crate::book;
use crate::output::{self, Exit};

/// The bytes of a passage that are shown before and after the words found.
const CONTEXT: usize = 60;

/// Searches every source of the book for words and prints each place.
pub(crate) fn find(words: &str, root: &Path) -> Exit {
    let (sources, mut findings) = match book::sources(root) {
        Ok(opened) => opened,
        Err(message) => return output::could_not_run(&message),
    };
    let mut places = 0;
    for id in sources.ids().filter(|id| sources.entry(id).is_some_and(|entry| entry.has_text)) {
        match sources.text(id) {
            Ok(text) => places += print_places(words, &sources, text),
            Err(fault) => findings.push(fault),
        }
    }
    let exit = output::report(findings);
    if places > 0 {
        return exit;
    }
    output::explain(&format!("“{words}” stands in no source"));
    let texts = sources.ids().filter_map(|id| sources.text(id).ok());
    let near: Vec<String> = texts.filter_map(|text| nearest(words, text)).collect();
    near.iter().for_each(|place| output::explain(place));
    if near.is_empty() {
        output::explain("`briefing sources search` finds words in any order");
    }
    Exit::Errors
}

/// Returns the passage of a source that is like the words but for some of them, if there is one.
fn nearest(words: &str, text: &Text) -> Option<String> {
    let Outcome::Fails(failure) = verify(words, text, None) else { return None };
    let like = matches!(failure.verdict, Verdict::Altered | Verdict::Reordered);
    let range = failure.places.first().filter(|_| like)?;
    let place = text.place_of(range.clone());
    let shown = in_context(text, &place, range);
    Some(format!("nearest in `{}`: {shown}", Target::at(text.id(), place)))
}

/// Prints every place in one source and says how many there are.
fn print_places(words: &str, sources: &Sources, text: &Text) -> usize {
    let standings = standings(words, Haystack::of(text));
    for standing in &standings {
        output::say(&describe(words, &sources.label(text.id()), text, standing));
    }
    standings.len()
}

fn describe(words: &str, label: &str, text: &Text, standing: &Standing) -> String {
    let (place, _) = text.target_of(&standing.ranges);
    let target = Target::at(text.id(), place.clone());
    let mut lines = format!("{target}  {label}\n");
    for range in &standing.ranges {
        let _ = writeln!(lines, "    {}", in_context(text, &place, range));
    }
    let (directive, prose) = (words.replace('\\', r"\\").replace('"', "\\\""), inner(words));
    let _ = writeln!(lines, "    {{{{#quote {target} \"{directive}\"}}}}");
    let _ = writeln!(lines, "    \"{prose}\" [@{target}]");
    lines
}

/// Returns the words between «», with what stands around them in their passage.
fn in_context(text: &Text, place: &Place, range: &std::ops::Range<usize>) -> String {
    let passage = text.passage(place).map_or(range.clone(), |passage| passage.range);
    let text = text.text();
    let start = edge(text, range.start.saturating_sub(CONTEXT).max(passage.start));
    let end = edge(text, (range.end + CONTEXT).min(passage.end));
    let one_line = |words: &str| words.replace(['\n', '\r'], " ");
    format!(
        "{}{}«{}»{}{}",
        if start > passage.start { "…" } else { "" },
        one_line(&text[start..range.start]),
        one_line(&text[range.clone()]),
        one_line(&text[range.end..end]),
        if end < passage.end { "…" } else { "" },
    )
}

fn edge(text: &str, mut at: usize) -> usize {
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    at
}

/// Returns words as they can stand between double marks in prose.
fn inner(words: &str) -> String {
    words.replace('"', "'").replace('“', "‘").replace('”', "’")
}
