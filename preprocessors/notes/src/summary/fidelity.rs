//! Fidelity: how faithful the copies are, and what rests on those whose wording was altered.

use briefing_facts::Comparison;
use briefing_sources::{Fidelity, Publish};

use super::ground::{Ground, labels};
use super::parts::{List, Point, counted, named, of_them};
use crate::annexes;

pub(super) fn point(ground: &Ground<'_>) -> Option<Point> {
    if ground.entries.is_empty() {
        return None;
    }
    let mut sentences = vec![copies(ground)];
    sentences.extend(originals(ground));
    sentences.extend(on_altered(ground));
    sentences.extend(withheld(ground));
    let lists = facts_on_altered(ground).into_iter().flatten().collect();
    Some(Point { name: "fidelity", heading: "Fidelity", sentences, lists })
}

/// Returns how many copies there are of each fidelity, and which those are that are not verbatim.
fn copies(ground: &Ground<'_>) -> String {
    let of = |fidelity: Fidelity| {
        let copies = ground.entries_that(|entry| entry.fidelity == fidelity && entry.has_text);
        let (one, many) = match fidelity {
            Fidelity::Verbatim => ("a verbatim copy", "verbatim copies"),
            Fidelity::Excerpt => ("an excerpt", "excerpts"),
            Fidelity::Translated => ("a translation", "translations"),
            Fidelity::Altered => ("an altered copy", "altered copies"),
        };
        let count = copies.len();
        let what = match (ground.entries.len(), count) {
            (1, _) => format!("It is {one}"),
            (_, 1) => format!("1 is {one}"),
            _ => format!("{count} are {many}"),
        };
        let plain = fidelity == Fidelity::Verbatim || ground.entries.len() == 1;
        let names = if plain { String::new() } else { format!(": {}", named(labels(&copies))) };
        (count > 0).then(|| what + &names)
    };
    let parts: Vec<String> = Fidelity::ALL.into_iter().filter_map(of).collect();
    match parts.is_empty() {
        true => "No source has a text here.".to_owned(),
        false => format!("{}.", parts.join("; ")),
    }
}

/// Returns what is known of the originals of translations.
fn originals(ground: &Ground<'_>) -> Option<String> {
    let translated = ground.entries_that(|entry| entry.fidelity == Fidelity::Translated);
    let without = translated.iter().filter(|entry| entry.original.is_none()).count();
    let words = "A translation’s words are not the original’s";
    match (translated.len(), without) {
        (0, _) => None,
        (_, 0) => Some(format!("{words}; the original of each is named in the library.")),
        _ => Some(format!("{words}; for {without} the original is not stated.")),
    }
}

/// Returns how much of what is cited stands in altered copies.
fn on_altered(ground: &Ground<'_>) -> Option<String> {
    let places = annexes::places(ground.uses_of_altered());
    let quoted = annexes::quotations(ground.uses_of_altered());
    let of_quotations = match ground.quotations() {
        0 => String::new(),
        all => {
            let from = match quoted {
                0 => "none is".to_owned(),
                _ => of_them(quoted, "is", "are"),
            };
            format!("; of {}, {from} from there", counted(all, "quotation"))
        }
    };
    let altered = ground.entries_that(|entry| entry.fidelity == Fidelity::Altered);
    let copies = if altered.len() == 1 { "the altered copy" } else { "altered copies" };
    (!altered.is_empty()).then(|| {
        format!(
            "Of an altered copy only what stands between its own quotation marks is quoted \
             from somebody. Of {} cited, {} in {copies}{of_quotations}.",
            counted(ground.places(), "place"),
            of_them(places, "stands", "stand"),
        )
    })
}

/// Returns how many sources withhold their words.
fn withheld(ground: &Ground<'_>) -> Option<String> {
    let withheld = ground.entries_that(|entry| entry.publish == Publish::None && entry.has_text);
    let names = named(labels(&withheld));
    let sources = counted(withheld.len(), "source");
    (!withheld.is_empty())
        .then(|| format!("The words of {sources} are withheld from this book: {names}."))
}

/// Returns the facts that rest on altered copies.
fn facts_on_altered(ground: &Ground<'_>) -> [Option<List>; 2] {
    let alone = ground.told.altered_alone.iter().map(|fact| ground.fact(fact, None)).collect();
    let resting = ground.told.on_altered.iter();
    let resting = resting.map(|fact| ground.fact(fact, Some(dimensions(fact)))).collect();
    let alone_lead = "Facts that altered copies alone tell:".to_owned();
    let resting_lead =
        "Facts on which the verdict rests on an altered copy’s own words, with the dimension:";
    [
        List::of("altered-alone", Some(alone_lead), alone),
        List::of("on-altered", Some(resting_lead.to_owned()), resting),
    ]
}

/// Returns the dimensions in which the verdict on a fact rests on an altered copy's own words.
fn dimensions(fact: &Comparison) -> String {
    let columns = fact.columns.iter().filter(|column| column.on_altered_words);
    columns.map(|column| column.heading.as_str()).collect::<Vec<_>>().join(", ")
}
