//! Quotations made from every sentence of the five sources, and altered.
//!
//! `corpus` reads the sources and makes the quotations, `faults` alters them so that they must be
//! refused, each with the verdict it states, and `variants` so that they must be accepted, each with
//! its verdict, its alterations and the very bytes of the source. What an altered text stands for is
//! judged by `plainly`, which knows nothing of the matcher: a fault that happens to stand in its
//! source is no fault and is left out.

#[path = "mutations/corpus.rs"]
mod corpus;
#[path = "mutations/faults.rs"]
mod faults;
#[path = "mutations/plainly.rs"]
mod plainly;
#[path = "mutations/variants.rs"]
mod variants;

use std::collections::BTreeMap;
use std::fmt::Write as _;

use briefing_sources::{Haystack, Outcome, Request, Verdict, check};

use corpus::Corpus;

/// How often each kind came, and what went wrong.
#[derive(Default)]
struct Tally {
    counts: BTreeMap<String, usize>,
    wrong: Vec<String>,
}

impl Tally {
    fn count(&mut self, kind: &str, wrong: Option<String>) {
        *self.counts.entry(kind.to_owned()).or_default() += 1;
        self.wrong.extend(wrong.map(|what| format!("{kind}: {what}")));
    }

    fn total(&self) -> usize {
        self.counts.values().sum()
    }

    fn report(&self, title: &str) -> String {
        let mut report = format!("{title}: {}\n", self.total());
        for (kind, count) in &self.counts {
            let _ = writeln!(report, "  {count:>6} {kind}");
        }
        report
    }

    /// Fails with the first of what went wrong.
    fn assert_all_right(&self) {
        let first: Vec<_> = self.wrong.iter().take(40).map(String::as_str).collect();
        assert!(self.wrong.is_empty(), "{} wrong:\n{}", self.wrong.len(), first.join("\n"));
    }
}

#[test]
#[expect(clippy::print_stdout, reason = "the counts are part of what is asked of this test")]
fn every_fault_is_refused_with_its_verdict() {
    let corpus = Corpus::read();
    let mut tally = Tally::default();
    let mut standing = 0;
    faults::make(&corpus, &mut |fault| {
        let text = &corpus.texts[fault.source];
        if plainly::stands(fault.within.as_ref().unwrap_or(&text.plain), &fault.quotation) {
            standing += 1;
            return;
        }
        let request = Request {
            quotation: &fault.quotation,
            scope: fault.scope.clone(),
            ..Request::default()
        };
        let outcome = check(&request, Haystack::of(&text.text));
        let verdict = match &outcome {
            Outcome::Stands(standing) => standing.verdict,
            Outcome::Fails(failure) => failure.verdict,
        };
        // "in Russia the weeks" lacks a word of one place, and is another's with two exchanged.
        let right = fault.expected.contains(&verdict)
            || (verdict == Verdict::Reordered
                && fault.expected == [Verdict::Altered]
                && plainly::stands_swapped(&text.plain, &fault.quotation));
        let wrong = (!right).then(|| format!("{verdict}, for {:?}: {outcome:?}", fault.quotation));
        tally.count(fault.kind, wrong);
    });
    for (kind, wrong) in faults::wrong_sources(&corpus) {
        tally.count(kind, wrong);
    }
    println!("{}  ({standing} left out that stand)", tally.report("faults refused"));
    tally.assert_all_right();
    assert!(tally.total() >= 5_000);
}

#[test]
#[expect(clippy::print_stdout, reason = "the counts are part of what is asked of this test")]
fn every_legitimate_variant_is_accepted_with_its_words() {
    let corpus = Corpus::read();
    let mut tally = Tally::default();
    variants::make(&corpus, &mut |variant| {
        let request = Request {
            quotation: &variant.quotation,
            scope: variant.scope.clone(),
            ..Request::default()
        };
        let outcome = check(&request, Haystack::of(variant.text));
        let right = match &outcome {
            Outcome::Stands(standing) => {
                standing.verdict == variant.verdict
                    && standing.alterations == variant.alterations
                    && standing.ranges == variant.ranges
                    && standing.skipped == variant.skipped
            }
            Outcome::Fails(_) => false,
        };
        tally.count(variant.kind, (!right).then(|| variant.complaint(&outcome)));
    });
    println!("{}", tally.report("variants accepted"));
    tally.assert_all_right();
    assert!(tally.total() >= 5_000);
    assert!(tally.counts.keys().len() >= 14);
}
