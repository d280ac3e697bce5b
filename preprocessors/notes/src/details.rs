//! What a note says behind its reference: whose words, how good, what was altered.

use std::ops::Range;

use briefing_plugin::escape;
use briefing_sources::{
    Alteration, Alterations, Entry, Fidelity, NamedPassage, Place, Publish, Text, day_in_words,
};

use crate::cited::{Cited, Reference};
use crate::passages::are_copys;
use crate::reference::Position;

/// Returns what a note says of a reference, each part as Markdown, in its order.
pub(crate) fn details(reference: &Reference<'_>, at: Position) -> Vec<String> {
    let mut details = Vec::new();
    let mut credibilities = Vec::new();
    for cited in &reference.places {
        let Some(passage) = passage(reference, cited) else { continue };
        let voice = voices(passage, reference.entry);
        details.extend(voice.filter(|voice| !details.contains(voice)));
        credibilities.extend(passage.credibility);
    }
    details.extend(grade(reference.entry.reliability, &credibilities));
    let alterations = alterations(reference);
    let said = alterations.iter().filter(|&one| one != Alteration::Copy);
    details.extend(said.filter_map(Alteration::in_words).map(escape));
    details.extend(sources_own(reference, alterations).map(str::to_owned));
    details.extend(fidelity(reference, alterations, at).map(str::to_owned));
    details
}

/// Returns which marks in the words quoted a reader would take for the author's, and are not.
fn sources_own(reference: &Reference<'_>, alterations: Alterations) -> Option<&'static str> {
    let text = reference.text?;
    let quoted = || reference.places.iter().flat_map(Cited::quoted);
    let holds = |marks: &[&str]| {
        quoted().any(|range| marks.iter().any(|mark| text.text()[range.clone()].contains(mark)))
    };
    let authors = [Alteration::Insertion, Alteration::Replacement, Alteration::Omission];
    let both = authors.into_iter().any(|one| alterations.contains(one));
    Some(match (holds(&["["]), holds(&["…", "..."]), both) {
        (false, false, _) => return None,
        (true, false, false) => "brackets as in the source",
        (false, true, false) => "ellipsis as in the source",
        (true, true, false) => "brackets and ellipsis as in the source",
        (true, false, true) => "other brackets as in the source",
        (false, true, true) => "other ellipsis as in the source",
        (true, true, true) => "other brackets and ellipses as in the source",
    })
}

/// Returns all alterations of what is quoted.
fn alterations(reference: &Reference<'_>) -> Alterations {
    reference.places.iter().flat_map(|one| one.target.alterations.iter()).collect()
}

/// Returns the named passage in which the words quoted stand, or which is cited by its name.
fn passage<'a>(reference: &Reference<'a>, cited: &Cited) -> Option<&'a NamedPassage> {
    if let Some(Place::Named(name)) = &cited.target.place {
        return reference.entry.passage(name);
    }
    if cited.words.is_empty() {
        return None;
    }
    narrowest(reference.entry, reference.text?, &cited.extent()?)
}

/// Returns the smallest named passage that holds a range of a text.
pub(crate) fn narrowest<'a>(
    entry: &'a Entry,
    text: &Text,
    range: &Range<usize>,
) -> Option<&'a NamedPassage> {
    let holding = entry.passages.iter().filter_map(|passage| {
        let place = text.passage(&Place::Named(passage.name.clone())).ok()?.range;
        (place.start <= range.start && range.end <= place.end).then_some((place.len(), passage))
    });
    holding.min_by_key(|(length, _)| *length).map(|(_, passage)| passage)
}

/// Returns who speaks in a passage, to whom, when, through whom, and in what we have it.
fn voices(passage: &NamedPassage, entry: &Entry) -> Option<String> {
    let mut chain = escape(passage.by.as_ref()?);
    if let Some(role) = &passage.role {
        chain.push_str(&format!(" ({})", escape(role)));
    }
    if let Some(to) = &passage.to {
        chain.push_str(&format!(", to {}", escape(to)));
    }
    if let Some(said_on) = &passage.said_on {
        chain.push_str(&format!(", {}", escape(&day_in_words(said_on))));
    }
    for via in &passage.via {
        chain.push_str(&format!(", through {}", escape(via)));
    }
    Some(format!("{chain}, as carried in {}", escape(&entry.short_name())))
}

/// Returns the grades: the source's reliability and the information's credibility.
fn grade(reliability: Option<char>, credibilities: &[u8]) -> Option<String> {
    let mut credibilities: Vec<String> = credibilities.iter().map(u8::to_string).collect();
    credibilities.dedup();
    let credibility = credibilities.join(", ");
    match (reliability, credibility.as_str()) {
        (None, "") => None,
        (Some(reliability), "") => Some(format!("reliability {reliability}")),
        (None, _) => Some(format!("credibility {credibility}")),
        (Some(reliability), _) => Some(format!("grade {reliability}{credibility}")),
    }
}

/// Returns what a reader must know of the copy's words: at its first note in a chapter in full.
fn fidelity(
    reference: &Reference<'_>,
    alterations: Alterations,
    at: Position,
) -> Option<&'static str> {
    let quoted = reference.places.iter().any(|one| !one.quoted().is_empty());
    let compared = reference.places.iter().any(|one| !one.compared().is_empty());
    let copys = alterations.contains(Alteration::Copy);
    let first = at == Position::First;
    Some(match reference.entry.fidelity {
        Fidelity::Verbatim => return None,
        Fidelity::Excerpt => "our copy is an excerpt",
        Fidelity::Translated if quoted => "words of a translation, not of the original",
        Fidelity::Translated => "our copy is a translation",
        Fidelity::Altered if copys && !words(reference).is_empty() => {
            "words of the altered copy, not of the original, beside words inside its own quotation marks"
        }
        Fidelity::Altered if copys => return Alteration::Copy.in_words(),
        Fidelity::Altered if quoted && first => {
            "quoted words stand inside the copy’s own quotation marks; \
             the copy’s other wording was altered"
        }
        Fidelity::Altered if quoted || compared => "inside the altered copy’s own quotation marks",
        Fidelity::Altered if first => "our copy was altered: its wording is not the original’s",
        Fidelity::Altered => "altered copy",
    })
}

/// Returns the source's words that are quoted, or else compared, if any may be printed. Of an altered
/// copy they are those between its own quotation marks: others do not stand in the original.
pub(crate) fn words<'a>(reference: &Reference<'a>) -> Vec<&'a str> {
    let (entry, Some(text)) = (reference.entry, reference.text) else { return Vec::new() };
    if entry.publish == Publish::None {
        return Vec::new();
    }
    let all = |words: fn(&Cited) -> &[Range<usize>]| {
        let words = reference.places.iter().flat_map(words);
        let words = words.filter(|range| !are_copys(entry, text, range));
        words.map(|range| &text.text()[range.clone()]).collect::<Vec<_>>()
    };
    let quoted = all(Cited::quoted);
    if quoted.is_empty() { all(Cited::compared) } else { quoted }
}
