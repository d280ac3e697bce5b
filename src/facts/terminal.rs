//! A comparison as plain text: a table where the terminal is wide enough, else an account after the
//! other.

use std::ops::Range;

use briefing_facts::{Cell, Comparison, Row};
use briefing_sources::{Publish, Sources};
use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

/// What parts two columns.
const GAP: &str = "  ";

/// The narrowest column that can be read.
const NARROWEST: usize = 14;

/// Returns a comparison within so many columns.
pub(super) fn grid(sources: &Sources, one: &Comparison, width: usize) -> String {
    let table = table(sources, one);
    let body = match widths(&table, width) {
        Some(widths) => across(&table, &widths),
        None => down(&table, width),
    };
    let mut lines = wrapped(&clean(&one.title), width);
    lines.extend(wrapped(&format!("{} {}", one.verdict.sign(), one.verdict), width));
    let captions =
        one.columns.iter().map(|column| format!("{}. {}", column.heading, column.caption));
    lines.extend(captions.flat_map(|caption| wrapped(&clean(&caption), width)));
    lines.push(String::new());
    lines.extend(body);
    let said = [("Assessment", &one.assessment), ("What would settle it", &one.settled_by)];
    for (heading, words) in said {
        let words = words.iter().map(|words| format!("{heading}: {}", clean(words)));
        lines.extend(words.flat_map(|line| wrapped(&line, width)));
    }
    lines.join("\n")
}

/// Returns the cells, the headings first.
fn table(sources: &Sources, one: &Comparison) -> Vec<Vec<String>> {
    let mut headings = vec!["Who says".to_owned(), "On whose word".to_owned()];
    headings.extend(one.columns.iter().map(|column| clean(&column.heading)));
    let mut table = vec![headings];
    table.extend(one.rows.iter().map(|row| account(sources, row)));
    table
}

fn account(sources: &Sources, row: &Row) -> Vec<String> {
    let dagger = if row.altered { "†" } else { "" };
    let text = sources.text(&row.at.id).ok();
    let place = text.zip(row.at.place.as_ref()).map(|(text, place)| text.place_in_words(place));
    let voice = row.voice.by.iter().chain(&row.voice.role).cloned();
    let voice: Vec<String> =
        voice.chain(row.voice.via.iter().map(|via| format!("by {via}"))).collect();
    let voice = if voice.is_empty() { "not said".to_owned() } else { voice.join(", ") };
    let who = format!("{}{dagger} {}", row.label, place.unwrap_or_default());
    let shown = sources.entry(&row.at.id).is_some_and(|entry| entry.publish != Publish::None);
    let words = |range: &Range<usize>| text.filter(|_| shown)?.text().get(range.clone());
    let cells = row.cells.iter().map(|one| cell(one, words));
    [who, voice].into_iter().chain(cells).map(|text| clean(text.trim())).collect()
}

/// Returns a cell: its sign, what the words mean or else the words, what a reader must know.
fn cell<'a>(cell: &Cell, words: impl Fn(&Range<usize>) -> Option<&'a str>) -> String {
    let quoted = cell.words.iter().filter_map(words).map(|words| format!("“{words}”"));
    let says = cell.means.clone().unwrap_or_else(|| quoted.collect::<Vec<_>>().join(" "));
    let remarks: Vec<&str> = cell.why.iter().chain(&cell.remarks).map(String::as_str).collect();
    let remarks =
        if remarks.is_empty() { String::new() } else { format!(" ({})", remarks.join("; ")) };
    format!("{} {says}{remarks}", cell.state.sign())
}

/// Returns the columns' widths: what their words need, the widest of them cut to what there is.
/// `None` where too little is left.
fn widths(table: &[Vec<String>], width: usize) -> Option<Vec<usize>> {
    let columns = table[0].len();
    let room = width.checked_sub(GAP.len() * (columns - 1))?;
    let widest = |at: usize| table.iter().filter_map(|row| Some(row.get(at)?.width())).max();
    let needed: Vec<usize> = (0..columns).map(|at| widest(at).unwrap_or_default()).collect();
    let within = |most: usize| needed.iter().map(|&one| one.min(most)).sum::<usize>() <= room;
    let most = (NARROWEST..=room).rev().find(|&most| within(most))?;
    Some(needed.into_iter().map(|one| one.min(most)).collect())
}

/// Returns a table whose columns have these widths.
fn across(table: &[Vec<String>], widths: &[usize]) -> Vec<String> {
    let mut lines = Vec::new();
    for (index, row) in table.iter().enumerate() {
        let cells: Vec<Vec<String>> =
            row.iter().zip(widths).map(|(cell, width)| wrapped(cell, *width)).collect();
        let height = cells.iter().map(Vec::len).max().unwrap_or_default();
        for line in 0..height {
            let parts: Vec<String> = cells
                .iter()
                .zip(widths)
                .map(|(cell, &width)| padded(cell.get(line), width))
                .collect();
            lines.push(parts.join(GAP).trim_end().to_owned());
        }
        if index == 0 {
            let rules: Vec<String> = widths.iter().map(|&width| "─".repeat(width)).collect();
            lines.push(rules.join(GAP));
        } else {
            lines.push(String::new());
        }
    }
    lines
}

/// Returns an account after the other, each cell behind its heading.
fn down(table: &[Vec<String>], width: usize) -> Vec<String> {
    let mut lines = Vec::new();
    for row in &table[1..] {
        for (heading, cell) in table[0].iter().zip(row) {
            lines.extend(wrapped(&format!("{heading}: {cell}"), width));
        }
        lines.push(String::new());
    }
    lines
}

fn padded(text: Option<&String>, width: usize) -> String {
    let text = text.map_or("", String::as_str);
    format!("{text}{}", " ".repeat(width.saturating_sub(text.width())))
}

/// Breaks a text after its words, and in a word that is wider than the line.
fn wrapped(text: &str, width: usize) -> Vec<String> {
    let (width, mut lines, mut line) = (width.max(1), Vec::new(), String::new());
    for word in text.split_whitespace() {
        if !line.is_empty() && line.width() + 1 + word.width() > width {
            lines.push(std::mem::take(&mut line));
        } else if !line.is_empty() {
            line.push(' ');
        }
        for letter in word.chars() {
            if !line.is_empty() && line.width() + letter.width().unwrap_or(0) > width {
                lines.push(std::mem::take(&mut line));
            }
            line.push(letter);
        }
    }
    lines.push(line);
    lines
}

/// Returns a text without control characters: none of them steers the terminal.
pub(super) fn clean(text: &str) -> String {
    text.chars().map(|c| if c.is_control() { ' ' } else { c }).collect()
}
