//! What only all chapters together show.

use std::borrow::Borrow;
use std::collections::{BTreeMap, BTreeSet};

use briefing_diagnostics::{Diagnostic, Span};
use briefing_reading::Row;
use briefing_sources::Sources;

use crate::chapter::Outcome;
use crate::terms::Term;

/// Uncited sources up to which each has its own warning.
const FEW: usize = 10;

/// Checks the chapters against each other: judgements of one id, several lists of sources or
/// summaries of them, mixed terms, and sources that nothing cites. `quoted` are the ids that other steps know to be cited,
/// as by a `{{#quote}}` that has not run yet.
pub fn whole_book<'a>(
    sources: &Sources,
    outcomes: &[impl Borrow<Outcome>],
    quoted: impl IntoIterator<Item = &'a str>,
) -> Vec<Diagnostic> {
    let outcomes: Vec<&Outcome> = outcomes.iter().map(Borrow::borrow).collect();
    let mut found = duplicate_judgements(&outcomes);
    let lists = outcomes.iter().flat_map(|one| &one.lists);
    found.extend(duplicates(lists, "the list of sources stands in two places"));
    let summaries = outcomes.iter().flat_map(|one| &one.summaries);
    found.extend(duplicates(summaries, "the source summary stands in two places"));
    found.extend(mixed_terms(&outcomes));
    let mut cited: BTreeSet<&str> = quoted.into_iter().collect();
    cited.extend(outcomes.iter().flat_map(|one| &one.uses).map(|one| one.target.id.as_str()));
    found.extend(uncited_sources(sources, &cited));
    found
}

fn duplicate_judgements(outcomes: &[&Outcome]) -> Vec<Diagnostic> {
    let mut first: BTreeMap<&str, &Span> = BTreeMap::new();
    let mut found = Vec::new();
    for judgement in outcomes.iter().flat_map(|one| &one.judgements) {
        if let Some(other) = first.get(judgement.id.as_str()) {
            let message = format!("two judgements are named `{}`", judgement.id);
            found.push(
                Diagnostic::error("duplicate-judgement", message)
                    .at(judgement.span.clone())
                    .related((*other).clone(), "the other one")
                    .help("give this one another name"),
            );
        } else {
            first.insert(&judgement.id, &judgement.span);
        }
    }
    found
}

/// Reports what stands in another place already.
fn duplicates<'a>(mut places: impl Iterator<Item = &'a Span>, message: &str) -> Vec<Diagnostic> {
    let Some(first) = places.next() else { return Vec::new() };
    let again = |span: &Span| {
        Diagnostic::error("duplicate-list", message)
            .at(span.clone())
            .related(first.clone(), "it stands here already")
            .help("remove one of them")
    };
    places.map(again).collect()
}

/// Returns one warning where both rows are used, at the first term of the row used less.
fn mixed_terms(outcomes: &[&Outcome]) -> Option<Diagnostic> {
    let terms: Vec<&Term> = outcomes.iter().flat_map(|one| &one.terms).collect();
    let of =
        |row: Row| -> Vec<&Term> { terms.iter().copied().filter(|one| one.row == row).collect() };
    let (a, b) = (of(Row::A), of(Row::B));
    let (rare, common) = if a.len() < b.len() { (a, b) } else { (b, a) };
    let (rare, common) = (rare.first()?, common.first()?);
    let message = format!("the book says both `{}` and `{}`", rare.term, common.term);
    Some(
        Diagnostic::warning("mixed-terms", message)
            .at(rare.span.clone())
            .related(common.span.clone(), "a term of the other row")
            .note("ICD 203 has two rows of terms for the same ranges, and a text keeps to one")
            .help("use the term of the same range from the other row"),
    )
}

fn uncited_sources(sources: &Sources, cited: &BTreeSet<&str>) -> Vec<Diagnostic> {
    if cited.is_empty() {
        return Vec::new();
    }
    let uncited: Vec<&str> = sources.ids().filter(|id| !cited.contains(id)).collect();
    let placed = |id: &str, message: String| {
        let found = Diagnostic::warning("uncited-source", message)
            .help("cite it, or take it out of the library");
        match sources.library().span(id) {
            Some(span) => found.at(span),
            None => found,
        }
    };
    match uncited[..] {
        [first, ..] if uncited.len() > FEW => {
            let message =
                format!("{} sources are never cited, `{first}` among them", uncited.len());
            vec![placed(first, message)]
        }
        _ => uncited.iter().map(|id| placed(id, format!("`{id}` is never cited"))).collect(),
    }
}
