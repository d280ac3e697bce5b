//! What is doubtful about a quotation that stands: what it leaves out around it and inside.

use std::ops::Range;

use briefing_diagnostics::Diagnostic;
use briefing_reading::{hedge_before, limiter_after, negations, numbers, words};
use briefing_sources::{Alteration, ParagraphKind, Standing, Text};

use crate::chapter::Run;
use crate::hints::{address, shown, stands};
use crate::support::whole_paragraphs;
use crate::targets::extent;
use crate::written::Written;

/// A quotation that stands, with the author's words around it.
#[derive(Debug)]
pub(crate) struct Stood<'a> {
    /// Its words as written.
    pub(crate) written: &'a Written<'a>,
    /// The source's text.
    pub(crate) text: &'a Text,
    /// How it stands there.
    pub(crate) standing: &'a Standing,
    /// The author's own words before it in its sentence.
    pub(crate) before: &'a str,
    /// The author's own words after it in its sentence.
    pub(crate) after: &'a str,
}

/// Reports all that is doubtful. Returns whether the words may be quoted: words that are no part of
/// the source's text are an error.
pub(crate) fn report(run: &mut Run<'_>, stood: &Stood<'_>) -> bool {
    let all = 0..stood.written.text().len();
    if let Some(error) = furniture(stood.text, &stood.standing.ranges) {
        run.report(stood.written.to_page(all), error);
        return false;
    }
    let found = [context(stood), stops_short(stood), hidden(stood), negated(stood)];
    for (words, warning) in found.into_iter().flatten() {
        run.report(stood.written.to_page(words), warning);
    }
    true
}

type Doubt = Option<(Range<usize>, Diagnostic)>;

/// A hedge, negation or verb of seeming before the quotation, not kept in the author's words.
fn context(stood: &Stood<'_>) -> Doubt {
    let start = extent(&stood.standing.ranges).start;
    let around = whole_paragraphs(stood.text, start..start + 1);
    let source = &stood.text.text()[around.clone()];
    let hedge = hedge_before(source, start - around.start)?;
    if keeps(stood.before, &source[hedge.clone()]) {
        return None;
    }
    let hedge = around.start + hedge.start..around.start + hedge.end;
    let said = &stood.text.text()[hedge.clone()];
    let first = words(stood.written.text()).into_iter().next()?;
    let warning =
        Diagnostic::warning("context", format!("the quotation leaves out “{said}” before it"))
            .label(format!("the source has “{said}” before this"))
            .note(stands(stood.text, hedge.start..extent(&stood.standing.ranges).end))
            .help(format!("quote from “{said}” on, or keep it in your own words"));
    Some((first, warning))
}

/// A limiter directly behind the quotation, not kept in the author's words. Where the words of
/// someone whom the source quotes end, the limiter is not his.
fn stops_short(stood: &Stood<'_>) -> Doubt {
    let end = extent(&stood.standing.ranges).end;
    let around = whole_paragraphs(stood.text, end.saturating_sub(1)..end);
    let source = &stood.text.text()[around.clone()];
    let limiter = limiter_after(source, end.checked_sub(around.start)?)?;
    let at = around.start + limiter.start;
    let voice_ends = |own: &Range<usize>| own.start < end && end <= own.end && own.end <= at;
    let other_voice = stood.text.own_quotations().iter().any(voice_ends);
    if other_voice || keeps(stood.after, &source[limiter.clone()]) {
        return None;
    }
    let said = &source[limiter.clone()];
    let rest = source[limiter.start..].split_inclusive(['.', ';']).next().unwrap_or(said);
    let last = words(stood.written.text()).pop()?;
    let message = format!("the quotation stops before “{said}”");
    let warning = Diagnostic::warning("stops-short", message)
        .label(format!("the source goes on with “{said}”"))
        .note(format!("`{}` goes on {}", address(stood.text, end - 1..end), shown(rest)))
        .help("quote on, or say in your own words what limits it");
    Some((last, warning))
}

/// Whether the author's words keep one of the words left out, in whatever form.
fn keeps(own: &str, left_out: &str) -> bool {
    let own: Vec<String> = words(own).into_iter().map(|one| own[one].to_lowercase()).collect();
    let left_out = words(left_out).into_iter().map(|one| left_out[one].to_lowercase());
    left_out.filter(|word| word != "that").any(|word| own.iter().any(|own| alike(own, &word)))
}

/// Whether two words are forms of one: the same, or long and alike but for the last letters.
fn alike(a: &str, b: &str) -> bool {
    let common = a.chars().zip(b.chars()).take_while(|(a, b)| a == b).count();
    let shorter = a.chars().count().min(b.chars().count());
    a == b || (common >= 4 && common + 2 >= shorter)
}

/// A negation or number among the words that an omission or replacement leaves out.
fn hidden(stood: &Stood<'_>) -> Doubt {
    let source = stood.text.text();
    let (range, kind) = stood.standing.skipped.iter().find_map(|skipped| {
        let words = &source[skipped.clone()];
        let moved = |found: Range<usize>| skipped.start + found.start..skipped.start + found.end;
        let negation = negations(words).into_iter().next().map(|found| (moved(found), "negation"));
        negation.or_else(|| Some((moved(numbers(words).into_iter().next()?.range), "number")))
    })?;
    let said = &source[range.clone()];
    let skipped = stood.standing.skipped.iter().find(|one| one.contains(&range.start))?;
    let message = format!("what the quotation leaves out holds a {kind}: “{said}”");
    let warning = Diagnostic::warning("hidden", message)
        .label(format!("“{said}” is left out"))
        .note(format!("left out is {}", shown(&source[skipped.clone()])))
        .help("quote it, or make sure that the meaning stands without it");
    Some((mark_of_omission(stood.written.text()), warning))
}

/// Returns the first mark of omission or bracket of a quotation, or all of it.
fn mark_of_omission(written: &str) -> Range<usize> {
    let marks = ["[…]", "[...]", "[. . .]", "…", "...", ". . ."];
    let dots = marks.iter().filter_map(|mark| find(written, mark)).min_by_key(|at| at.start);
    dots.or_else(|| brackets(written).into_iter().next()).unwrap_or(0..written.len())
}

fn find(text: &str, what: &str) -> Option<Range<usize>> {
    text.find(what).map(|at| at..at + what.len())
}

/// Returns the words in square brackets, brackets included.
fn brackets(text: &str) -> Vec<Range<usize>> {
    let opens = text.match_indices('[');
    opens.filter_map(|(at, _)| Some(at..at + text[at..].find(']')? + 1)).collect()
}

/// A negation in brackets that the source does not have.
fn negated(stood: &Stood<'_>) -> Doubt {
    let alterations = stood.standing.alterations;
    let ours = [Alteration::Insertion, Alteration::Replacement];
    if !ours.into_iter().any(|one| alterations.contains(one)) {
        return None;
    }
    let written = stood.written.text();
    let found =
        brackets(written).into_iter().find(|one| !negations(&written[one.clone()]).is_empty())?;
    let said = &written[found.clone()];
    let warning =
        Diagnostic::warning("negated", format!("“{said}” adds a negation to the quotation"))
            .label("not in the source")
            .note(stands(stood.text, extent(&stood.standing.ranges)))
            .help("say it in your own words, outside the quotation");
    Some((found, warning))
}

/// Returns the error for words that belong to the captured page and not to its text.
fn furniture(text: &Text, ranges: &[Range<usize>]) -> Option<Diagnostic> {
    let paragraph = text.paragraphs().iter().find(|paragraph| {
        let touches = |range: &Range<usize>| {
            range.start < paragraph.range.end && paragraph.range.start < range.end
        };
        paragraph.kind == ParagraphKind::Furniture && ranges.iter().any(touches)
    })?;
    let error = Diagnostic::error("furniture", "these words are no part of the source's text")
        .label(format!(
            "`{}` is furniture of the captured page",
            address(text, paragraph.range.clone())
        ))
        .help("leave them out, or mend `kinds` in the library if they do belong to the text");
    Some(error)
}
