//! Numbers, dates and names of the author's own sentences that no cited passage bears out.

use std::ops::Range;

use briefing_diagnostics::Diagnostic;
use briefing_plugin::{Block, Scan};
use briefing_reading::{Kind, unsupported};
use briefing_sources::{NamedPassage, Place, Sources, Text, said_of_passage, said_of_source};

use crate::chapter::Run;
use crate::cited::{Cited, CitedPage, Named};
use crate::claims::{Claim, claims};
use crate::coverage::Coverage;
use crate::hints::listed;

/// Checks every cited sentence of the author's own.
pub(crate) fn check(
    run: &mut Run<'_>,
    scan: &Scan,
    coverage: &Coverage<'_>,
    cited: &CitedPage<'_>,
) {
    for (index, block) in scan.blocks.iter().enumerate() {
        if block.citations.is_empty() || coverage.wholly.contains(&index) {
            continue;
        }
        let quoted: Vec<_> = coverage.marked_in(index).collect();
        let claims = claims(block, &quoted);
        for claim in &claims.list {
            let items: Vec<_> = cited[index][claim.citations.clone()].iter().flatten().collect();
            if let Some(support) = Support::of(&items) {
                check_claim(run, block, &claims.own, claim, &support);
            }
        }
    }
}

fn check_claim(run: &mut Run<'_>, block: &Block, own: &str, claim: &Claim, support: &Support) {
    let passages: Vec<&str> = support.passages.iter().map(String::as_str).collect();
    for piece in claim.pieces.iter().filter(|piece| !is_run_in_head(block, piece)) {
        for found in unsupported(&own[piece.clone()], &passages, &run.desk.settings.aliases) {
            let words = piece.start + found.range.start..piece.start + found.range.end;
            if found.kind == Kind::Name && names_a_source(run.desk.sources, &own[words.clone()]) {
                continue;
            }
            let message = format!(
                "the {} “{}” stands in none of the passages cited for it",
                kind_name(found.kind),
                &own[words.clone()]
            );
            let mut warning = Diagnostic::warning("unsupported", message)
                .label(format!("not in {}", listed(&support.addresses, "or")));
            if let Some(nearest) = found.nearest {
                warning = warning.note(format!("the nearest there is “{nearest}”"));
            }
            let help = match found.kind {
                Kind::Name => {
                    "cite the passage that names it, or list the names that mean the \
                               same under `aliases` in book.toml"
                }
                Kind::Number | Kind::Date => "mend it, or cite the passage that says so",
            };
            run.report(block.text.to_page(words), warning.help(help));
        }
    }
}

/// Whether words are of what the library calls a source: who speaks of his sources side by side
/// cites one and names another.
fn names_a_source(sources: &Sources, words: &str) -> bool {
    let is_part = |label: &str| {
        let ends = |text: &str| text.chars().next().is_none_or(|c| !c.is_alphanumeric());
        let begins = |text: &str| text.chars().next_back().is_none_or(|c| !c.is_alphanumeric());
        let mut places = label.match_indices(words);
        places.any(|(at, _)| begins(&label[..at]) && ends(&label[at + words.len()..]))
    };
    let entries = sources.ids().filter_map(|id| sources.entry(id));
    entries.filter_map(|entry| entry.label.as_deref()).any(is_part)
}

/// Whether a sentence is a heading that runs into its paragraph: emphasised, at the start.
fn is_run_in_head(block: &Block, piece: &Range<usize>) -> bool {
    let holds = |one: &Range<usize>| one.start <= piece.start && piece.end <= one.end;
    piece.start == 0 && block.text.emphasis.iter().any(holds)
}

fn kind_name(kind: Kind) -> &'static str {
    match kind {
        Kind::Number => "number",
        Kind::Date => "date",
        Kind::Name => "name",
    }
}

/// What the citations of one claim can bear out.
#[derive(Debug, Default)]
struct Support {
    passages: Vec<String>,
    addresses: Vec<String>,
}

impl Support {
    /// Returns the support; `None` where some source cannot be looked into.
    fn of(items: &[&Cited<'_>]) -> Option<Self> {
        let mut support = Self::default();
        for item in items {
            let named = item.named.as_ref()?;
            let text = named.text?;
            support.passages.push(passage(named, text).to_owned());
            support.passages.push(said_of_source(named.resolved.entry).join(". "));
            support.passages.extend(speakers(named, text));
            support.addresses.push(format!("`{}`", named.resolved.target.address()));
        }
        support.addresses.dedup();
        (!support.passages.is_empty()).then_some(support)
    }
}

/// Returns the whole paragraphs of what is cited, with the heading above them.
fn passage<'a>(named: &Named<'_>, text: &'a Text) -> &'a str {
    match &named.resolved.scope {
        None => text.text(),
        Some(scope) => &text.text()[whole_paragraphs(text, scope.clone())],
    }
}

/// Returns the paragraphs that a range touches, whole, as a range of the text.
pub(crate) fn whole_paragraphs(text: &Text, range: Range<usize>) -> Range<usize> {
    text.passage(&text.place_of(range.clone())).map_or(range, |passage| passage.range)
}

/// Returns who speaks in the named passages that lie in what is cited, and when, and the heading
/// above it.
fn speakers(named: &Named<'_>, text: &Text) -> Vec<String> {
    let entry = named.resolved.entry;
    let Some(scope) = named.resolved.scope.clone() else {
        return entry.passages.iter().map(said).collect();
    };
    let within = |passage: &&NamedPassage| {
        let place = Place::Named(passage.name.clone());
        let range = text.passage(&place).map_or(0..0, |found| found.range);
        range.start < scope.end && scope.start < range.end
    };
    let mut found: Vec<String> = entry.passages.iter().filter(within).map(said).collect();
    if let Place::Paragraphs { first, .. } = text.place_of(scope.clone()) {
        let heading = text.heading_above(first).and_then(|above| text.paragraph(above).ok());
        found.extend(heading.map(|heading| text.text()[heading.range.clone()].to_owned()));
    }
    found
}

fn said(passage: &NamedPassage) -> String {
    said_of_passage(passage).join(". ")
}
