//! What is wrong with a quotation that does not stand, said so that the author can mend it.

use std::ops::Range;

use briefing_diagnostics::Diagnostic;
use briefing_sources::{Difference, Failure, Note, Sources, Target, Text, Verdict, elsewhere};

use crate::cited::is_original;
use crate::hints::{address, listed, paste, sentence, shown, stands, visible};
use crate::targets::extent;
use crate::written::Written;

/// The most places that a message lists.
const MOST_PLACES: usize = 6;

/// A quotation that was looked for in one source and does not stand there.
#[derive(Debug)]
pub(crate) struct Tried<'a> {
    /// What was cited.
    pub(crate) target: &'a Target,
    /// The source's text.
    pub(crate) text: &'a Text,
    /// Why it does not stand.
    pub(crate) failure: Failure,
    /// Whether a directive pulls it.
    pub(crate) pulled: bool,
}

/// What is wrong with a quotation.
#[derive(Debug)]
pub(crate) struct Fault {
    /// The words of the quotation that it is about.
    pub(crate) words: Range<usize>,
    /// The finding, as yet without a place.
    pub(crate) found: Diagnostic,
    /// The addresses with which it would stand, in place of what was cited.
    pub(crate) places: Vec<String>,
}

/// Returns what to say of a quotation that stands in none of the sources tried, at least one.
pub(crate) fn fault(
    sources: &Sources,
    written: &Written<'_>,
    tried: &[Tried<'_>],
) -> Option<Fault> {
    let nearest = tried.iter().min_by_key(|one| rank(one.failure.verdict))?;
    let words = written.text();
    let settled = matches!(nearest.failure.verdict, Verdict::Ambiguous | Verdict::NotTheOriginal);
    let places = if settled { Vec::new() } else { other_places(sources, words, tried) };
    if !places.is_empty() {
        let found = stands_elsewhere(tried, &places);
        return Some(Fault { words: 0..words.len(), found, places });
    }
    let fault = match nearest.failure.verdict {
        Verdict::Altered => altered(words, nearest),
        Verdict::Reordered => reordered(words, nearest),
        Verdict::Spliced => spliced(words, nearest),
        Verdict::Ambiguous => ambiguous(words, nearest),
        Verdict::NotTheOriginal => not_the_original(words, nearest),
        _ => absent(words, tried),
    };
    Some(Fault { found: with_note(fault.found, nearest.failure.note), ..fault })
}

/// The verdict that says most comes first.
fn rank(verdict: Verdict) -> usize {
    let order = [
        Verdict::NotTheOriginal,
        Verdict::Ambiguous,
        Verdict::Elsewhere,
        Verdict::Altered,
        Verdict::Reordered,
        Verdict::Spliced,
    ];
    order.iter().position(|one| *one == verdict).unwrap_or(order.len())
}

/// Returns the places outside what was cited where the words stand, those of the sources cited
/// first.
fn other_places(sources: &Sources, words: &str, tried: &[Tried<'_>]) -> Vec<String> {
    let here = tried.iter().filter(|one| one.failure.verdict == Verdict::Elsewhere);
    let mut places: Vec<String> = here
        .flat_map(|one| one.failure.places.iter().map(|at| address(one.text, at.clone())))
        .collect();
    if places.is_empty() {
        let cited: Vec<&str> = tried.iter().map(|one| one.text.id()).collect();
        places = found_in(sources, words, &cited);
    }
    places.dedup();
    places.truncate(MOST_PLACES);
    places
}

/// Returns the addresses at which words stand in any source but those named.
pub(crate) fn found_in(sources: &Sources, words: &str, except: &[&str]) -> Vec<String> {
    let found = elsewhere(words, sources, except.first().copied().unwrap_or_default());
    let others = found.into_iter().filter(|(id, _)| !except.contains(&id.as_str()));
    let at = |id: &str, ranges: &[Range<usize>]| {
        let (entry, text) = (sources.entry(id)?, sources.text(id).ok()?);
        is_original(entry, text, ranges).then(|| address(text, extent(ranges)))
    };
    let mut places: Vec<_> =
        others.filter_map(|(id, standing)| at(&id, &standing.ranges)).collect();
    places.dedup();
    places.truncate(MOST_PLACES);
    places
}

fn cited(tried: &[Tried<'_>]) -> String {
    let cited: Vec<_> = tried.iter().map(|one| format!("`{}`", one.target.address())).collect();
    listed(&cited, "or")
}

fn stands_elsewhere(tried: &[Tried<'_>], places: &[String]) -> Diagnostic {
    let named: Vec<_> = places.iter().map(|place| format!("`{place}`")).collect();
    let message =
        format!("these words do not stand in {}, but in {}", cited(tried), listed(&named, "and"));
    let found = Diagnostic::error("elsewhere", message)
        .label(format!("stands in {}", listed(&named, "and")));
    places.iter().take(2).fold(found, |found, place| found.help(format!("cite [@{place}]")))
}

fn altered(words: &str, tried: &Tried<'_>) -> Fault {
    let text = tried.text;
    let differences = &tried.failure.differences;
    let (at, said, label) = match differences.first() {
        Some(first) => difference(words, text, first),
        None => (
            0..words.len(),
            "the quotation differs from its source".to_owned(),
            "not so in the source".to_owned(),
        ),
    };
    let mut found = Diagnostic::error("altered", said).label(label);
    for place in tried.failure.places.iter().take(1) {
        found = found.note(stands(text, place.clone()));
    }
    for other in differences.iter().skip(1).take(MOST_PLACES) {
        found = found.note(format!("further, {}", difference(words, text, other).1));
    }
    for place in tried.failure.places.iter().take(1) {
        found = found.help(format!("write {}", paste(text, place.clone(), tried.pulled)));
    }
    Fault { words: at, found, places: Vec::new() }
}

/// Returns where a difference stands in the quotation, what it is, and the label beside it.
fn difference(words: &str, text: &Text, one: &Difference) -> (Range<usize>, String, String) {
    let at = visible(words, one.quotation.clone());
    let (ours, theirs) = (&words[one.quotation.clone()], shown(&text.text()[one.source.clone()]));
    if ours.trim().is_empty() {
        let said = format!("the quotation leaves out {theirs}");
        return (at, said, format!("the source has {theirs} here"));
    }
    let ours = shown(ours);
    if one.source.is_empty() {
        return (at, format!("the quotation adds {ours}"), "not in the source".to_owned());
    }
    let said = format!("the quotation has {ours} where the source has {theirs}");
    (at, said, format!("the source has {theirs}"))
}

fn reordered(words: &str, tried: &Tried<'_>) -> Fault {
    let found = Diagnostic::error("reordered", "the source has these words in another order")
        .label(format!("not in this order in `{}`", tried.text.id()));
    let place = extent(&tried.failure.places);
    let found = found.note(stands(tried.text, place.clone()));
    let help = if tried.failure.places.len() > 1 {
        "keep the source's order, or quote each piece by itself".to_owned()
    } else {
        format!("write {}", paste(tried.text, place, tried.pulled))
    };
    of_all(words, found.help(help))
}

fn spliced(words: &str, tried: &Tried<'_>) -> Fault {
    let message = "this quotation joins words that do not stand in one passage";
    let mut found = Diagnostic::error("spliced", message)
        .label(format!("not together in `{}`", tried.target.address()));
    for place in tried.failure.places.iter().take(MOST_PLACES) {
        found = found.note(stands(tried.text, place.clone()));
    }
    of_all(words, found.help("quote each part by itself, and cite the passage of each"))
}

fn ambiguous(words: &str, tried: &Tried<'_>) -> Fault {
    let count = tried.failure.places.len();
    let message = format!("these words stand {count} times in `{}`", tried.target.address());
    let mut places: Vec<_> =
        tried.failure.places.iter().map(|at| address(tried.text, at.clone())).collect();
    places.dedup();
    if places.len() == 1 {
        places = tried.failure.places.iter().map(|at| sentence(tried.text, at.clone())).collect();
        places.dedup();
    }
    let named: Vec<_> = places.iter().take(MOST_PLACES).map(|one| format!("`{one}`")).collect();
    let found = Diagnostic::error("ambiguous", message)
        .label("which of them?")
        .note(format!("they stand in {}", listed(&named, "and")));
    let found = match places.as_slice() {
        [first, _, ..] => {
            found.help(format!("cite one of these, such as [@{first}], or quote more words"))
        }
        _ => found.help("quote more words"),
    };
    Fault { words: 0..words.len(), found, places }
}

fn not_the_original(words: &str, tried: &Tried<'_>) -> Fault {
    let id = tried.text.id();
    let place = tried.failure.places.first().cloned().unwrap_or(0..0);
    let at = Target::at(id, tried.text.place_of(place));
    let found = Diagnostic::error(
        "not-the-original",
        format!("these are words of the altered copy `{id}`, not of the original"),
    )
    .label("outside the copy's own quotation marks")
    .note(format!(
        "the wording of `{id}` was altered; only what stands inside its own quotation marks is \
         quoted as somebody's words"
    ))
    .help("say it in your own words, with the citation")
    .help(format!(
        "or show it as what the copy says: {{{{#quote {at} \"{}\" as=\"copy\"}}}}",
        words.replace('\\', "\\\\").replace('"', "\\\"")
    ));
    of_all(words, found)
}

fn absent(words: &str, tried: &[Tried<'_>]) -> Fault {
    let mut found =
        Diagnostic::error("absent", format!("these words do not stand in {}", cited(tried)))
            .label("not in the source");
    for one in tried {
        if let Some(place) = one.failure.places.first() {
            found = found.note(format!("the nearest: {}", stands(one.text, place.clone())));
        }
    }
    let found = found.help("quote what the source says, or take the quotation marks out");
    of_all(words, found)
}

fn of_all(words: &str, found: Diagnostic) -> Fault {
    Fault { words: 0..words.len(), found, places: Vec::new() }
}

fn with_note(found: Diagnostic, note: Option<Note>) -> Diagnostic {
    let Some(note) = note else { return found };
    found.note(match note {
        Note::Empty => "there is nothing between the marks",
        Note::OnlyMarks => "it holds only punctuation",
        Note::OnlyBrackets => "it holds only words in brackets, which are yours",
        Note::OnlyOmission => "it holds only marks of omission",
        Note::InsideWord => "the letters stand there only as a part of a longer word",
        Note::NothingOmitted => "nothing is left out where it marks an omission",
        Note::TooManyMarks => "it marks more alterations than can be checked: quote less at a time",
    })
}

/// Returns the error for a source that is quoted and has no text.
pub(crate) fn no_text(id: &str) -> Diagnostic {
    Diagnostic::error("no-text", format!("`{id}` has no text here, so it cannot be quoted"))
        .label("cannot be checked")
        .help("say it in your own words, with the citation, or add the source's text")
}
