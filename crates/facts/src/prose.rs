//! Quotations in the author's own words of a fact: each stands in a passage that tells the fact.
//!
//! What comes in: titles, assessments, speakers and readings as facts.yml has them, and the fact's
//! accounts. What goes out: an error for each quotation between double marks that stands in none of
//! the accounts' paragraphs. Of an altered copy only what stands in its own marks is quoted from somebody.

use std::ops::Range;

use briefing_diagnostics::{Diagnostic, Span};
use briefing_sources::{
    Failure, Fidelity, Haystack, Outcome, Request, Sources, Text, Verdict, check, resolve,
};

use crate::accounts::Account;
use crate::written::{Fact, Placed};

/// Reports the quotations that stand in none of the passages.
pub(crate) fn unfounded(
    sources: &Sources,
    fact: &Fact,
    accounts: &[Account<'_>],
) -> Vec<Diagnostic> {
    let passages = passages(sources, fact, accounts);
    let readings = fact.accounts.iter().flat_map(|one| &one.readings).map(|one| &one.value);
    let prose = fact.prose.iter().chain(fact.accounts.iter().flat_map(|one| &one.prose));
    let words = prose.chain(readings);
    words.flat_map(|written| in_words(written, &passages)).collect()
}

/// Paragraphs of a text in which a quotation may stand.
struct Paragraphs<'a> {
    text: &'a Text,
    range: Range<usize>,
}

/// Returns the paragraphs of the accounts, and of the passages from which the author reads.
fn passages<'a>(
    sources: &'a Sources,
    fact: &Fact,
    accounts: &[Account<'a>],
) -> Vec<Paragraphs<'a>> {
    let told = accounts.iter().map(|account| (account.text, account.passage.clone()));
    let readings = fact.accounts.iter().flat_map(|one| &one.readings);
    let read = readings.filter_map(|one| one.from.as_ref()).filter_map(|from| {
        let found = resolve(sources, &from.value, from.span.clone()).ok()?;
        Some((sources.text(&found.target.id).ok()?, found.scope?))
    });
    told.chain(read).map(|(text, range)| Paragraphs { text, range: whole(text, range) }).collect()
}

/// Returns all of the paragraphs of which a range has a part.
fn whole(text: &Text, range: Range<usize>) -> Range<usize> {
    let touched = text.paragraphs().iter().map(|one| one.range.clone());
    let touched = touched.filter(|one| one.start < range.end && range.start < one.end);
    touched.fold(range.clone(), |all, one| all.start.min(one.start)..all.end.max(one.end))
}

/// Reports the quotations of one text that stand nowhere.
fn in_words(written: &Placed<String>, passages: &[Paragraphs<'_>]) -> Vec<Diagnostic> {
    let line = written.value.replace(['\n', '\r'], " ");
    let own = Text::plain("", line.as_str());
    let fault = |range: &Range<usize>| {
        let quotation = &line[range.clone()];
        let failures = failures(quotation, passages)?;
        Some(unfounded_one(written, quotation, &failures))
    };
    own.own_quotations().iter().filter_map(fault).collect()
}

/// Why a quotation does not stand in a passage.
type Failed<'p> = (&'p Paragraphs<'p>, Failure);

/// Returns why a quotation stands in none of the passages; `None` where it stands in one, be it
/// more than once.
fn failures<'p>(quotation: &str, passages: &'p [Paragraphs<'p>]) -> Option<Vec<Failed<'p>>> {
    let mut failures = Vec::new();
    for passage in passages {
        let altered = passage.text.fidelity() == Fidelity::Altered;
        let own_marks = altered.then(|| passage.text.own_quotations());
        let scope = Some(passage.range.clone());
        let request = Request { quotation, scope, own_marks, emphasis: false };
        match check(&request, Haystack::of(passage.text)) {
            Outcome::Stands(_) => return None,
            Outcome::Fails(failure) if failure.verdict == Verdict::Ambiguous => return None,
            Outcome::Fails(failure) => failures.push((passage, failure)),
        }
    }
    Some(failures)
}

fn unfounded_one(written: &Placed<String>, quotation: &str, failures: &[Failed<'_>]) -> Diagnostic {
    let message = format!(
        "“{}” stands in none of the passages that tell this fact",
        quotation.escape_debug()
    );
    let fault = Diagnostic::error("not-in-passage", message).at(place(&written.span, quotation));
    let near = failures.iter().filter(|(_, failure)| !failure.places.is_empty());
    let Some((passage, failure)) =
        near.min_by_key(|(_, one)| (one.verdict != Verdict::NotTheOriginal, one.verdict))
    else {
        return fault.help("quote words of its passages, or say it without quotation marks");
    };
    let start = failure.places.iter().map(|one| one.start).min().unwrap_or_default();
    let end = failure.places.iter().map(|one| one.end).max().unwrap_or_default();
    let words = excerpt(&passage.text.text()[start..end]);
    let at = passage.text.place_of(start..end);
    let nearest = format!("nearest is “{words}” in `{}#{at}`", passage.text.id());
    if failure.verdict == Verdict::NotTheOriginal {
        let why = "these are an altered copy’s words: only those in its own marks can be quoted";
        return fault.note(nearest).help(why);
    }
    fault.note(nearest).help("quote its words, or say it without quotation marks")
}

/// Returns where a quotation stands in what is written; the first line where it is broken.
fn place(span: &Span, quotation: &str) -> Span {
    let (written, from) = (span.text(), span.range().start);
    let line = || written.find('\n').unwrap_or(written.len());
    let range = match written.find(quotation) {
        Some(at) => at..at + quotation.len(),
        None => 0..line(),
    };
    Span::new(span.file(), from + range.start..from + range.end)
}

/// Returns the beginning of some words, for a message.
pub(crate) fn excerpt(words: &str) -> String {
    const LONGEST: usize = 200;
    let cut: String = words.chars().take(LONGEST).collect();
    if cut.len() < words.len() { format!("{cut} …") } else { cut }
}
