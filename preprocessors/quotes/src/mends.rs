//! What an author must change for a quotation to stand, where it can be said to the letter.
//!
//! What comes in: a quotation or a citation, and what was found of it. What goes out: changes of the
//! author's file. A change of words is offered only where the quotation stands once it is made.

use std::ops::Range;

use briefing_diagnostics::{Edit, Mend};
use briefing_sources::{Outcome, Verdict};

use crate::chapter::Run;
use crate::cited::{How, Named, verify};
use crate::failure::Tried;
use crate::written::Written;

/// Letters that may mean something else in Markdown, or end a quotation.
const MARKUP: [char; 20] = [
    '*', '_', '`', '[', ']', '<', '>', '\\', '&', '{', '}', '|', '#', '~', '"', '“', '”', '„', '«',
    '»',
];

/// Returns the change that writes the source's words where a quotation has others.
pub(crate) fn with_the_sources_words(
    run: &Run<'_>,
    written: &Written<'_>,
    named: &Named<'_>,
    tried: &Tried<'_>,
    how: How,
) -> Option<Mend> {
    let differences = &tried.failure.differences;
    if tried.failure.verdict != Verdict::Altered || differences.is_empty() {
        return None;
    }
    let mut mended = written.text().to_owned();
    let mut edits = Vec::new();
    for one in differences.iter().rev() {
        let words = &tried.text.text()[one.source.clone()];
        if words.contains(MARKUP) || words.contains(['\n', '\r']) {
            return None;
        }
        let (place, words) = spaced(written.text(), one.quotation.clone(), words)?;
        let at = plainly(run, written, place.clone())?;
        mended.get(place.clone())?;
        mended.replace_range(place, &words);
        edits.push(Edit { at: run.page.span(at), with: words });
    }
    edits.reverse();
    let stands = matches!(verify(named, tried.text, &mended, how), Outcome::Stands(_));
    stands.then(|| Mend { says: "write the source’s words".to_owned(), edits })
}

/// Returns the place to change and what goes there, so that words put in or taken out leave one
/// space between their neighbours.
fn spaced(text: &str, place: Range<usize>, words: &str) -> Option<(Range<usize>, String)> {
    let (before, behind) = (text.get(..place.start)?, text.get(place.end..)?);
    let spaced_before = before.ends_with(char::is_whitespace);
    if place.is_empty() {
        let words = if spaced_before { format!("{words} ") } else { format!(" {words}") };
        return Some((place, words));
    }
    if !words.is_empty() {
        return Some((place, words.to_owned()));
    }
    let space = before.chars().next_back().filter(|_| spaced_before).map_or(0, char::len_utf8);
    let next = behind.chars().next().filter(|c| space == 0 && c.is_whitespace());
    Some((place.start - space..place.end + next.map_or(0, char::len_utf8), String::new()))
}

/// Returns where words of a quotation stand on the page, if they stand there as they are.
fn plainly(run: &Run<'_>, written: &Written<'_>, words: Range<usize>) -> Option<Range<usize>> {
    let at = written.to_page(words.clone());
    let same = run.page.text().get(at.clone()) == written.text().get(words);
    (same && is_in_one_file(run, &at)).then_some(at)
}

/// Whether a range of the page is one range of one file.
fn is_in_one_file(run: &Run<'_>, at: &Range<usize>) -> bool {
    run.page.span(at.clone()).text() == &run.page.text()[at.clone()]
}

/// Returns a change for each address that could stand for the one cited at `at`.
pub(crate) fn with_address(run: &Run<'_>, at: &Range<usize>, places: &[String]) -> Vec<Mend> {
    if !is_in_one_file(run, at) {
        return Vec::new();
    }
    let mend = |place: &String| {
        Mend::new(format!("cite `{place}`"), run.page.span(at.clone()), place.as_str())
    };
    places.iter().map(mend).collect()
}

/// Returns a change for each place that could be cited behind the byte `at` of the page.
pub(crate) fn with_citation(run: &Run<'_>, at: usize, places: &[String]) -> Vec<Mend> {
    let span = run.page.span(at..at);
    let mend =
        |place: &String| Mend::new(format!("cite `{place}`"), span.clone(), format!(" [@{place}]"));
    places.iter().map(mend).collect()
}
