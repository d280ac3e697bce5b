//! What two passages share, for a reader: their terms in, words of the first out.

use std::ops::Range;

use super::article::Passage;
use super::vectors::Vector;

/// The most that is shown of one pair.
const MOST: usize = 8;

/// Returns the words of `passage` whose terms the other vector has too, those beside each other
/// together ("Crocus City Hall"), what weighs most first.
pub(super) fn shared(passage: &Passage<'_>, own: &Vector, other: &Vector) -> Vec<String> {
    let mut runs: Vec<(Range<usize>, f64)> = Vec::new();
    for term in passage.terms.iter().filter(|term| other.weight(term.key) > 0.0) {
        let weight = own.weight(term.key);
        match runs.last_mut().filter(|(run, _)| joins(passage.text, run, &term.range)) {
            Some((run, sum)) => {
                run.end = run.end.max(term.range.end);
                *sum += weight;
            }
            None => runs.push((term.range.clone(), weight)),
        }
    }
    runs.sort_by(|(a, x), (b, y)| y.total_cmp(x).then(a.start.cmp(&b.start)));
    let mut words: Vec<String> = Vec::new();
    for (run, _) in runs {
        let word = &passage.text[run];
        let folded = word.to_lowercase();
        if !words.iter().any(|known| known.to_lowercase().contains(&folded)) {
            words.push(word.to_owned());
        }
        if words.len() == MOST {
            break;
        }
    }
    words
}

/// Whether `next` is within `run` or only a space or hyphen after it.
fn joins(text: &str, run: &Range<usize>, next: &Range<usize>) -> bool {
    next.start < run.end || matches!(&text[run.end..next.start], "" | " " | "-" | "\u{2011}" | "–")
}
