//! A comparison as plain text: a table where the terminal is wide enough, else an account after the
//! other.

use std::ops::Range;

use briefing_diagnostics::harmless;
use briefing_facts::{Cell, Column, Comparison, Row, Voice};
use briefing_sources::Sources;
use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

use super::shown::{self, Shown};

/// What † says of an account.
const ALTERED: &str =
    "† Altered copy: outside its own quotation marks the words are not the original’s.";

/// What parts two columns.
const GAP: &str = "  ";

/// The narrowest column that can be read.
const NARROWEST: usize = 14;

/// Returns a line a fact: sign, id, title, verdict; and what † says where one has it.
pub(super) fn list(comparisons: &[Comparison]) -> Vec<String> {
    let longest = comparisons.iter().map(|one| one.id.width()).max().unwrap_or_default();
    let line = |one: &Comparison| {
        let (sign, verdict) = (one.verdict.sign(), verdict(one));
        format!("{sign} {:longest$}  {}: {verdict}", one.id, harmless(&one.title))
    };
    let legend = comparisons.iter().any(rests_on_altered_words);
    let legend = legend.then(|| "† rests on the words of an altered copy".to_owned());
    comparisons.iter().map(line).chain(legend).collect()
}

/// Returns the verdict in words, with † where it rests on the words of an altered copy.
fn verdict(one: &Comparison) -> String {
    let dagger = if rests_on_altered_words(one) { "†" } else { "" };
    format!("{}{dagger}", one.words(one.verdict))
}

/// Whether no column gives the verdict without the words of an altered copy.
fn rests_on_altered_words(one: &Comparison) -> bool {
    let mut columns = one.columns.iter().filter(|column| column.verdict == one.verdict).peekable();
    columns.peek().is_some() && columns.all(|column| column.on_altered_words)
}

/// Returns a comparison within so many columns.
pub(super) fn grid(sources: &Sources, one: &Comparison, width: usize) -> String {
    let table = table(sources, one);
    let body = match widths(&table, width) {
        Some(widths) => across(&table, &widths),
        None => down(&table, width),
    };
    let mut lines = wrapped(&harmless(&one.title), width);
    lines.extend(wrapped(&format!("{} {}", one.verdict.sign(), verdict(one)), width));
    let captions = one.columns.iter().map(|column| caption(sources, one, column));
    lines.extend(captions.flat_map(|caption| wrapped(&harmless(&caption), width)));
    lines.push(String::new());
    lines.extend(body);
    if one.rows.iter().any(|row| row.altered) {
        lines.extend(wrapped(ALTERED, width));
    }
    let said = [("Assessment", &one.assessment), ("What would settle it", &one.settled_by)];
    for (heading, words) in said {
        let words = words.iter().map(|words| format!("{heading}: {}", harmless(words)));
        lines.extend(words.flat_map(|line| wrapped(&line, width)));
    }
    lines.join("\n")
}

/// Returns a column's heading and what it comes to, in sentences.
fn caption(sources: &Sources, one: &Comparison, column: &Column) -> String {
    let sentence = shown::caption(sources, one, column)
        .unwrap_or_else(|| format!("What it holds is withheld: {}.", column.verdict));
    let rests = " This rests on an altered copy’s words (†).";
    let rests = if column.on_altered_words { rests } else { "" };
    format!("{}. {sentence}{rests}", column.heading)
}

/// Returns the cells, the headings first.
fn table(sources: &Sources, one: &Comparison) -> Vec<Vec<String>> {
    let mut headings = vec!["Who says".to_owned(), "On whose word".to_owned()];
    headings.extend(one.columns.iter().map(|column| harmless(&column.heading)));
    let mut table = vec![headings];
    table.extend(one.rows.iter().map(|row| account(sources, row)));
    table
}

fn account(sources: &Sources, row: &Row) -> Vec<String> {
    let dagger = if row.altered { "†" } else { "" };
    let text = sources.text(&row.at.id).ok();
    let place = text.zip(row.at.place.as_ref()).map(|(text, place)| text.place_in_words(place));
    let who = format!("{}{dagger} {}", row.label, place.unwrap_or_default());
    let shown = Shown::of(sources, row);
    let cells = row.cells.iter().map(|one| cell(one, |range| shown.words(range)));
    let voice = voice(&shown, &row.voice);
    [who, voice].into_iter().chain(cells).map(|text| harmless(text.trim())).collect()
}

/// Returns who speaks, in what office, and through whom.
fn voice(shown: &Shown<'_>, voice: &Voice) -> String {
    if shown.withholds(voice.read.as_ref()) {
        return "stated, but withheld".to_owned();
    }
    let via = voice.via.iter().map(|via| format!("by {via}"));
    let parts: Vec<String> = voice.by.iter().chain(&voice.role).cloned().chain(via).collect();
    if parts.is_empty() { "not said".to_owned() } else { parts.join(", ") }
}

/// Returns a cell: its sign, what the words mean or else the words, what a reader must know.
fn cell<'a>(cell: &Cell, words: impl Fn(&Range<usize>) -> Option<&'a str>) -> String {
    let quoted = cell.words.iter().filter_map(words).map(|words| format!("“{words}”"));
    let says = cell.means.clone().unwrap_or_else(|| quoted.collect::<Vec<_>>().join(" "));
    let remarks: Vec<&str> = cell.why.iter().chain(&cell.remarks).map(String::as_str).collect();
    let remarks =
        if remarks.is_empty() { String::new() } else { format!(" ({})", remarks.join("; ")) };
    let dagger = if cell.altered { "†" } else { "" };
    format!("{} {says}{dagger}{remarks}", cell.state.sign())
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
