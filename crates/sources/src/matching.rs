//! Whether a quotation stands in a source, and if not, why not.
//!
//! What comes in: the words between the marks, without markup, and a [`Haystack`]: a source's text
//! with its folded form and its paragraphs. What goes out: an [`Outcome`], which is a [`Standing`]
//! with the very bytes of the source, or a [`Failure`] with its verdict and hints.
//!
//! [`check`] goes through these steps:
//! 1. `literal`: the folded quotation stands as it is, from word boundary to word boundary. So
//!    brackets and ellipses that stand in the source are the source's.
//! 2. `pieces` cuts the quotation at the alterations it marks: words, omissions, brackets.
//! 3. `marked` finds the pieces in order, `segment` what stands between two omissions. Alternatives
//!    are tried in order of preference, all at once, so that no quotation takes exponential time.
//! 4. `failure` gives the verdict of what does not stand: of the words `said`, `splice` looks for
//!    runs and `nearest` (with `align`) for the place most like them. Nearness serves hints, never acceptance.

mod align;
#[cfg(test)]
mod arbitrary;
mod asked;
mod failure;
mod haystack;
#[cfg(test)]
mod hostile;
mod literal;
mod marked;
mod nearest;
mod outcome;
mod pieces;
mod said;
mod segment;
mod splice;
#[cfg(test)]
mod tests;
mod words;

use std::ops::Range;

pub use haystack::Haystack;
pub use outcome::{Difference, Failure, Note, Outcome, Request, Standing, Verdict};

pub(crate) use said::said_keys;
pub(crate) use words::word_keys;

use crate::text::Text;
use asked::{Asked, literal_placements};
use marked::Placement;

/// Says whether a quotation stands in a source's text: in a scope, in bytes of the text, or
/// anywhere if there is none. Of a source that is not the original all words count; see
/// [`Request::own_marks`] for the others.
pub fn verify(quotation: &str, text: &Text, scope: Option<Range<usize>>) -> Outcome {
    let request = Request { quotation, scope, ..Request::default() };
    check(&request, Haystack::of(text))
}

/// Says whether a quotation stands in a text.
pub fn check(request: &Request<'_>, hay: Haystack<'_>) -> Outcome {
    let asked = Asked::new(request, hay);
    let region = hay.region(request.scope.as_ref());
    let literal = asked.literally(&region);
    let mut placements = literal_placements(&literal);
    if let Some(outcome) = asked.decide(&placements) {
        return outcome;
    }
    let marked = asked.marked(&region, request.scope.is_none());
    if let Some(outcome) = asked.decide(&marked.placements) {
        return outcome;
    }
    let known: Vec<_> = placements.iter().map(Placement::hull).collect();
    placements.extend(marked.placements.into_iter().filter(|one| !known.contains(&one.hull())));
    Outcome::Fails(match placements.as_slice() {
        [] => failure::explain(&asked, region, &literal, marked.note),
        outside => asked.failure(Verdict::NotTheOriginal, outside),
    })
}

/// Returns every way in which a quotation stands in a text, without reasons where it does not.
pub fn standings(quotation: &str, hay: Haystack<'_>) -> Vec<Standing> {
    let request = Request { quotation, ..Request::default() };
    let asked = Asked::new(&request, hay);
    asked.placements(&hay.region(None)).iter().map(|one| asked.standing(one)).collect()
}
