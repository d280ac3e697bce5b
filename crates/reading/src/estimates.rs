//! Estimates: prose in, the terms of likelihood and confidence of ICD 203 out.

use std::ops::Range;
use std::sync::LazyLock;

use aho_corasick::AhoCorasick;

use crate::language::LANGUAGE;
use crate::tokens::{Reading, lookup};

/// A row of the table of estimative terms of ICD 203.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Row {
    /// "likely", "unlikely" and their like.
    A,
    /// "probable", "improbable" and their like.
    B,
}

/// How well an assessment is borne out.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Level {
    /// Uncorroborated, many assumptions, gaps.
    Low,
    /// Partly corroborated, several assumptions.
    Moderate,
    /// Well corroborated, good sources, few assumptions.
    High,
}

/// A term of likelihood with its range.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Likelihood {
    /// The row of the table.
    pub row: Row,
    /// The lower bound, in per cent.
    pub low: u8,
    /// The upper bound, in per cent.
    pub high: u8,
    /// The term as the table has it.
    pub term: &'static str,
}

/// A term of likelihood in a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Estimate {
    /// Where it stands, in bytes.
    pub range: Range<usize>,
    /// The row of the table.
    pub row: Row,
    /// The term as the table has it.
    pub term: &'static str,
}

/// Finds the estimative terms of ICD 203 in `text`, in order, none overlapping. "unlikely" is one
/// term and not a negated other; comparisons ("more likely than") are none.
pub fn estimates(text: &str) -> Vec<Estimate> {
    if !ANCHORS.is_match(&text.to_lowercase()) {
        return Vec::new();
    }
    let tables = &LANGUAGE.estimates;
    let reading = Reading::new(text);
    let mut found = Vec::new();
    let mut at = 0;
    while at < reading.len() {
        if let Some(end) = reading.longest_from(at, tables.not_estimates) {
            at = end;
        } else if let Some((end, likelihood)) = term_from(&reading, at) {
            let Likelihood { row, term, .. } = likelihood;
            found.push(Estimate { range: reading.span(at, end), row, term });
            at = end;
        } else {
            at += 1;
        }
    }
    found
}

/// The last word of every term: a text that holds none of them estimates nothing, which is what
/// nearly every paragraph of a book does.
static ANCHORS: LazyLock<AhoCorasick> = LazyLock::new(|| {
    let tables = &LANGUAGE.estimates;
    let forms = tables.terms.iter().map(|row| row.0);
    let forms = forms.chain(tables.variants.iter().map(|(form, _)| *form));
    let words = forms.filter_map(|form| form.rsplit(' ').next());
    AhoCorasick::new(words).expect("a table of a few words")
});

/// The longest term that stands from token `at`, and the token after it.
fn term_from(reading: &Reading<'_>, at: usize) -> Option<(usize, Likelihood)> {
    let tables = &LANGUAGE.estimates;
    let terms = tables.terms.iter().map(|row| (row.0, row.0));
    terms
        .filter(|(form, _)| !tables.only_as_term.contains(form))
        .chain(tables.variants.iter().copied())
        .filter_map(|(form, term)| Some((reading.phrase_from(at, form)?, term)))
        .max_by_key(|(end, _)| *end)
        .and_then(|(end, term)| Some((end, row_of(term)?)))
}

/// Finds the statements of confidence in `text` ("high confidence"), in order.
pub fn confidences(text: &str) -> Vec<(Range<usize>, Level)> {
    let reading = Reading::new(text);
    let from = |at: usize| {
        LANGUAGE.estimates.confidences.iter().find_map(|&(phrase, level)| {
            Some((reading.span(at, reading.phrase_from(at, phrase)?), level))
        })
    };
    (0..reading.len()).filter_map(from).collect()
}

/// Reads a term of likelihood as an author gives it: any case, any white space between the words,
/// adverbs too ("almost certainly").
pub fn likelihood(term: &str) -> Option<Likelihood> {
    let folded = folded(term);
    row_of(lookup(LANGUAGE.estimates.variants, &folded).unwrap_or(&folded))
}

fn row_of(term: &str) -> Option<Likelihood> {
    let row = LANGUAGE.estimates.terms.iter().find(|row| row.0 == term)?;
    Some(Likelihood { term: row.0, row: row.1, low: row.2, high: row.3 })
}

/// Reads a level of confidence: "high", "moderate" or "low", with or without "confidence".
pub fn confidence(term: &str) -> Option<Level> {
    let folded = folded(term);
    lookup(LANGUAGE.estimates.levels, &folded)
        .or_else(|| lookup(LANGUAGE.estimates.confidences, &folded))
}

/// Returns the terms that [`likelihood`] reads in their plain form, from least to most likely.
pub fn likelihood_terms() -> impl Iterator<Item = &'static str> {
    LANGUAGE.estimates.terms.iter().map(|row| row.0)
}

fn folded(term: &str) -> String {
    term.split_whitespace().map(str::to_lowercase).collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests;
