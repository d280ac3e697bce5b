//! The day that a page shows between its headline and its text: "November 18, 2019 at 2:26 PM HST".
//! What stands above the headline is today's.
//!
//! What comes in: the page. What goes out: the day, as `2019-11-18`, if one alone is shown.

use dom_query::Document;
use jiff::civil::Date;

use super::blocks;
use crate::dates;
use crate::lines::{Lines, one_line};

/// How many words make a paragraph of the text, and no caption.
const PARAGRAPH: usize = 30;

/// How many words a date has beside its time: "Posted on Monday 18 November 2019".
const LONGEST: usize = 6;

/// What parts a date from what else stands on its line, and from its time.
const BETWEEN: [&str; 6] = ["|", "·", "•", " at ", " - ", " – "];

/// Returns the one day that is shown between the headline and the text.
pub(super) fn day(document: &Document) -> Option<String> {
    let mut lines = Lines::default();
    blocks::add(&document.root(), &mut lines);
    let count = |line: &str| line.split_whitespace().count();
    let headline = one_line(&document.select("h1").first().text())?;
    let below = lines.text().lines().skip_while(|line| *line != headline).skip(1);
    let head = below.take_while(|line| count(line) < PARAGRAPH);
    let mut days: Vec<String> = head.flat_map(pieces).filter_map(|one| whole_day(&one)).collect();
    days.dedup();
    if days.len() == 1 { days.pop() } else { None }
}

/// Cuts a line where a date may begin or end.
fn pieces(line: &str) -> Vec<String> {
    let mut pieces = vec![line.to_owned()];
    for mark in BETWEEN {
        pieces = pieces.iter().flat_map(|one| one.split(mark).map(str::to_owned)).collect();
    }
    pieces
}

/// Returns the day of words that say no more. When a page was updated is another day.
fn whole_day(words: &str) -> Option<String> {
    let lower = words.to_lowercase();
    let updated = ["updated", "modified", "edited"].iter().any(|word| lower.contains(word));
    let short = words.split_whitespace().count() <= LONGEST;
    let year = words.split(|c: char| !c.is_ascii_digit()).any(|number| number.len() == 4);
    dates::day(words).filter(|day| !updated && short && year && day.len() == "2019-11-18".len())
}

/// Whether a stated time of Greenwich is on the day before or after the one that is shown: a page's
/// readers know the day of their own zone.
pub(super) fn is_of_another_zone(shown: &str, stated: &str) -> bool {
    let of_greenwich =
        stated.contains('T') && (stated.ends_with('Z') || stated.ends_with("+00:00"));
    let days = || {
        let (one, two): (Date, Date) = (shown.parse().ok()?, dates::day(stated)?.parse().ok()?);
        Some((one - two).get_days().abs())
    };
    of_greenwich && days() == Some(1)
}
