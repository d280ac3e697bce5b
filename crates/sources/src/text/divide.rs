//! Divides a text into paragraphs and pages.

use std::ops::Range;

use super::{Paragraph, ParagraphKind};
use crate::library::{Entry, ParagraphsBy};

/// Returns the paragraphs: non-blank lines (a form feed ends a line too), or blocks between blank
/// lines.
pub(super) fn paragraphs(text: &str, entry: &Entry) -> Vec<Paragraph> {
    let ranges = match entry.paragraphs_by {
        ParagraphsBy::Line => lines(text, &['\n', '\r', '\u{c}']),
        ParagraphsBy::BlankLine => blocks(text),
    };
    let paragraph = |(number, range)| Paragraph { number, range, kind: kind(entry, number) };
    (1..).zip(ranges).map(paragraph).collect()
}

fn kind(entry: &Entry, number: u32) -> ParagraphKind {
    entry.kinds.kind_of(number)
}

/// Returns the non-blank lines, trimmed.
fn lines(text: &str, breaks: &[char]) -> Vec<Range<usize>> {
    text.split(breaks).map(|line| trimmed(text, line)).filter(|range| !range.is_empty()).collect()
}

/// Returns the runs of non-blank lines, trimmed.
fn blocks(text: &str) -> Vec<Range<usize>> {
    let mut blocks: Vec<Range<usize>> = Vec::new();
    let mut open = false;
    for line in text.split('\n') {
        let range = trimmed(text, line);
        match blocks.last_mut() {
            _ if range.is_empty() => open = false,
            Some(block) if open => block.end = range.end,
            _ => {
                blocks.push(range);
                open = true;
            }
        }
    }
    blocks
}

/// Returns the pages between form feeds, trimmed; an empty page keeps its number.
pub(super) fn pages(text: &str) -> Vec<Range<usize>> {
    if !text.contains('\u{c}') {
        return Vec::new();
    }
    let mut pages: Vec<_> = text.split('\u{c}').map(|page| trimmed(text, page)).collect();
    while pages.last().is_some_and(Range::is_empty) {
        pages.pop();
    }
    pages
}

/// Returns where a part of the text stands, without the white space around it.
fn trimmed(text: &str, part: &str) -> Range<usize> {
    let from = part.as_ptr() as usize - text.as_ptr() as usize;
    let start = from + (part.len() - part.trim_start().len());
    start..start + part.trim().len()
}
