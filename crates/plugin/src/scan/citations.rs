//! Reads what stands between the brackets of a citation, in Pandoc's form:
//! `see @wapo#p5, para. 5; cf. @live`.

use std::ops::Range;

use briefing_diagnostics::{Diagnostic, Mend};

use super::CitedItem;
use crate::Page;

/// Whether a bracket, given without its brackets, is a citation of ours, well-formed or not: an `@`
/// that begins a target stands in it, or it begins with an `@`; or it is a target and no more, but for
/// the `@`.
pub(super) fn is_ours(label: &str) -> bool {
    let begins = label.trim_start();
    begins.starts_with('@') && !begins.starts_with("@@")
        || label.match_indices('@').any(|(at, _)| begins_target(label, at))
        || lacks_its_sign(label)
}

/// Whether a bracket is a source's name and the address of a paragraph, a page or a time, and lacks
/// only the `@`: `wapo#p5`.
fn lacks_its_sign(label: &str) -> bool {
    let Some((id, address)) = label.split_once('#') else { return false };
    let number = ["pg", "p", "t"].iter().find_map(|kind| address.strip_prefix(kind));
    id.starts_with(char::is_alphabetic)
        && id.chars().all(is_id)
        && number.is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_digit()))
        && address.chars().all(|c| is_id(c) || c == '.')
}

/// Whether the `@` at this place of a bracket begins a target.
pub(super) fn begins_target(label: &str, at: usize) -> bool {
    is_free(label, at) && label[at + 1..].starts_with(is_id)
}

/// Whether the `@` at this place stands for itself: not in a mail address, not escaped, not behind
/// a `/`, not doubled.
fn is_free(label: &str, at: usize) -> bool {
    let free = |c: char| !c.is_alphanumeric() && !"\\/@._+".contains(c);
    label[..at].chars().next_back().is_none_or(free) && !label[at + 1..].starts_with('@')
}

fn is_id(c: char) -> bool {
    c.is_alphanumeric() || matches!(c, '_' | '-' | ':')
}

/// Reads a bracket of the page. The range holds its brackets.
pub(super) fn read(page: &Page, range: Range<usize>) -> Result<Vec<CitedItem>, Box<Diagnostic>> {
    let label = Label::new(page.text(), range.start + 1..range.end - 1);
    if lacks_its_sign(&label.text) {
        return Err(no_sign(page, range, &label.text));
    }
    let mut items: Vec<CitedItem> = Vec::new();
    let mut start = 0;
    for segment in segments(&label.text) {
        match targets(&label.text, &segment).as_slice() {
            [] => {
                // Words behind a `;` belong to the item before it, with the `;`.
                if let Some(last) = items.last_mut() {
                    add_words(&mut last.suffix, &label.text[segment.clone()]);
                    start = segment.end + 1;
                }
            }
            [at] => {
                items.push(item(page, &label, start..segment.end, *at)?);
                start = segment.end + 1;
            }
            [_, second, ..] => return Err(two_in_one(page, &label, *second)),
        }
    }
    if items.is_empty() { Err(no_target(page, range, &label)) } else { Ok(items) }
}

fn no_sign(page: &Page, range: Range<usize>, target: &str) -> Box<Diagnostic> {
    let at = page.span(range.start + 1..range.start + 1);
    let found = Diagnostic::error("citation-syntax", "this citation lacks its `@`")
        .at(page.span(range))
        .help(format!("write `[@{target}]`, or `\\[` for the bracket itself"));
    Box::new(found.mend(Mend::new("put the `@` in", at, "@")))
}

fn add_words(suffix: &mut String, words: &str) {
    if !words.trim().is_empty() {
        suffix.push_str("; ");
        suffix.push_str(words.trim());
    }
}

/// Returns the parts between `;`s that are not escaped.
fn segments(text: &str) -> Vec<Range<usize>> {
    let ends = text
        .match_indices(';')
        .map(|(at, _)| at)
        .filter(|&at| !text[..at].ends_with('\\') && !ends_a_reference(&text[..at]))
        .chain([text.len()]);
    let mut start = 0;
    ends.map(|end| std::mem::replace(&mut start, end + 1)..end).collect()
}

/// Whether a `;` behind this text ends a character reference: `&amp;`.
fn ends_a_reference(before: &str) -> bool {
    let name = before.trim_end_matches(|c: char| c.is_ascii_alphanumeric() || c == '#');
    name.len() < before.len() && name.ends_with('&')
}

/// Returns the `@`s of a segment that begin a target or, at its start, were meant to.
fn targets(text: &str, segment: &Range<usize>) -> Vec<usize> {
    let part = &text[segment.clone()];
    let lead = part.len() - part.trim_start().len();
    part.match_indices('@')
        .map(|(at, _)| at)
        .filter(|&at| begins_target(part, at) || at == lead && is_free(part, at))
        .map(|at| segment.start + at)
        .collect()
}

fn item(
    page: &Page,
    label: &Label,
    segment: Range<usize>,
    at: usize,
) -> Result<CitedItem, Box<Diagnostic>> {
    let rest = &label.text[at + 1..segment.end];
    let length = target_length(rest).map_err(|fault| {
        let end = at + 1 + fault.at;
        fault.diagnostic(page, label.on_page(at..end))
    })?;
    let prefix = label.text[segment.start..at].trim();
    if prefix.ends_with('-') && label.text[..at].ends_with('-') {
        return Err(hyphen(page, label, at));
    }
    Ok(CitedItem {
        prefix: prefix.to_owned(),
        suffix: rest[length..].trim().to_owned(),
        target: rest[..length].to_owned(),
        target_range: label.on_page(at + 1..at + 1 + length),
    })
}

/// What is wrong with a target, and how many bytes behind its `@` are at fault.
struct Fault {
    at: usize,
    message: &'static str,
    help: &'static str,
}

impl Fault {
    fn diagnostic(&self, page: &Page, range: Range<usize>) -> Box<Diagnostic> {
        let diagnostic = Diagnostic::error("citation-syntax", self.message);
        Box::new(diagnostic.at(page.span(range)).help(self.help))
    }
}

/// Returns the length of `id[#address[:characters][:words]]` at the start of a text. Points that
/// end a sentence are not part of it.
fn target_length(rest: &str) -> Result<usize, Fault> {
    let id = span(rest, is_id, &['-', ':']);
    if id == 0 {
        return Err(Fault {
            at: 0,
            message: "no source's name follows the `@`",
            help: "write the name directly behind it, as in `[@wapo#p5]`, or `\\@` for the sign itself",
        });
    }
    let length = if rest[id..].starts_with('#') { id + place_length(rest, id)? } else { id };
    let behind = &rest[length..];
    if behind.trim_start().starts_with('#') {
        return Err(Fault {
            at: length + (behind.len() - behind.trim_start().len()) + 1,
            message: "a `#` that does not stand between a name and its address",
            help: "write it without spaces and with one `#`, as in `[@wapo#p5]`",
        });
    }
    Ok(length)
}

/// Returns the length of `#address[:characters][:words]`, which begins at `start`.
fn place_length(rest: &str, start: usize) -> Result<usize, Fault> {
    let place = &rest[start + 1..];
    let is_address = |c: char| c.is_alphanumeric() || matches!(c, '.' | '-' | '_');
    let address = span(place, is_address, &['.', '-']);
    if address == 0 {
        return Err(Fault {
            at: start + 1,
            message: "no address follows the `#`",
            help: "write the address directly behind it, as in `[@wapo#p5]`, or leave out the `#` to cite the source as a whole",
        });
    }
    let mut end = address;
    let is_used = |c: char| c.is_ascii_digit() || matches!(c, ',' | '-');
    end += part(&place[end..], |c| c.is_ascii_digit(), is_used);
    let is_word = |c: char| c.is_ascii_alphanumeric() || matches!(c, ',' | '-' | '_');
    end += part(&place[end..], |c| c.is_ascii_alphabetic(), is_word);
    Ok(1 + end)
}

/// Returns the length of `:` and what follows it, or 0 where nothing fitting follows.
fn part(rest: &str, first: impl Fn(char) -> bool, all: impl Fn(char) -> bool) -> usize {
    match rest.strip_prefix(':') {
        Some(body) if body.starts_with(first) => 1 + span(body, all, &[',', '-']),
        _ => 0,
    }
}

/// Returns the length of the leading characters that fit, without those that may not come last.
fn span(text: &str, fits: impl Fn(char) -> bool, not_last: &[char]) -> usize {
    let end = text.find(|c| !fits(c)).unwrap_or(text.len());
    text[..end].trim_end_matches(not_last).len()
}

fn two_in_one(page: &Page, label: &Label, second: usize) -> Box<Diagnostic> {
    let place = page.span(label.on_page(second..second + 1));
    Box::new(
        Diagnostic::error("citation-syntax", "a second source in one part of a citation")
            .at(place)
            .help("separate the sources with `;`, as in `[@wapo#p5; @live#p3]`")
            .help("write `\\@` for the sign itself"),
    )
}

fn hyphen(page: &Page, label: &Label, at: usize) -> Box<Diagnostic> {
    Box::new(
        Diagnostic::error("citation-syntax", "a `-` before the `@` is not understood")
            .at(page.span(label.on_page(at - 1..at + 1)))
            .help("leave it out: notes always name the author where he is known"),
    )
}

fn no_target(page: &Page, range: Range<usize>, label: &Label) -> Box<Diagnostic> {
    let fault = Fault {
        at: 0,
        message: "a citation without the name of a source",
        help: "write the name behind the `@`, as in `[@wapo#p5]`",
    };
    let range =
        if label.text.trim().is_empty() { range } else { label.on_page(0..label.text.len()) };
    fault.diagnostic(page, range)
}

/// The text between a citation's brackets, each line break and the prefix behind it one space.
struct Label {
    text: String,
    /// Where each byte of the text stands on the page, and last where the text ends.
    places: Vec<usize>,
}

impl Label {
    fn new(page: &str, range: Range<usize>) -> Self {
        let mut label = Self { text: String::new(), places: Vec::new() };
        let mut at = range.start;
        while let Some(length) = page[at..range.end].find(['\n', '\r']) {
            label.push(page, at..at + length);
            let rest = page[at + length..range.end].trim_start_matches(BETWEEN_LINES);
            label.text.push(' ');
            label.places.push(at + length);
            at = range.end - rest.len();
        }
        label.push(page, at..range.end);
        label.places.push(range.end);
        label
    }

    fn push(&mut self, page: &str, range: Range<usize>) {
        self.text.push_str(&page[range.clone()]);
        self.places.extend(range);
    }

    fn on_page(&self, range: Range<usize>) -> Range<usize> {
        let end = if range.end > range.start {
            self.places[range.end - 1] + 1
        } else {
            self.places[range.end]
        };
        self.places[range.start]..end
    }
}

/// What may stand between the end of a line and the words of the next, inside a paragraph.
const BETWEEN_LINES: [char; 5] = ['\n', '\r', ' ', '\t', '>'];
