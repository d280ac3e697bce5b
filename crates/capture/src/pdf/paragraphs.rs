//! Lines to paragraphs.

use std::collections::BTreeMap;

use super::layout::Line;
use crate::lines::{Kind, Lines, collapsed};

/// On how many pages the same words must stand first or last to be a running head.
const REPEATED: usize = 3;

/// The longest running head, in characters.
const LONGEST_HEAD: usize = 100;

/// Adds the pages' paragraphs, a form feed between pages, and returns how many words that a line's end
/// divided were joined.
pub(super) fn add(pages: &[Vec<Line>], lines: &mut Lines) -> usize {
    let heads = running_heads(pages);
    let words = words(pages);
    let mut joined = 0;
    for (number, page) in pages.iter().enumerate() {
        if number > 0 {
            lines.page();
        }
        for paragraph in paragraphs(page, &heads) {
            let kind = if is_head(page, paragraph, &heads) { Kind::Furniture } else { Kind::Body };
            lines.push(kind, &collapsed(&join(paragraph, &words, &mut joined)));
        }
    }
    joined
}

/// Divides a page's lines into paragraphs.
fn paragraphs<'p>(page: &'p [Line], heads: &BTreeMap<String, usize>) -> Vec<&'p [Line]> {
    let pitch = pitch(page);
    let mut paragraphs = Vec::new();
    let mut start = 0;
    for end in 1..=page.len() {
        let open = &page[start..end];
        let alone = |line: &Line| is_head(page, std::slice::from_ref(line), heads);
        let goes_on = page.get(end).is_some_and(|next| {
            !alone(next) && !alone(&page[end - 1]) && follows(open, next, pitch)
        });
        if !goes_on {
            paragraphs.push(open);
            start = end;
        }
    }
    paragraphs
}

/// Returns the usual distance from line to line.
fn pitch(page: &[Line]) -> Option<f64> {
    let pairs = page.windows(2).filter(|pair| alike(&pair[0], &pair[1]));
    let steps = pairs.map(|pair| (pair[1].across - pair[0].across).abs() / pair[0].size);
    let mut steps: Vec<f64> = steps.filter(|step| (0.8..3.0).contains(step)).collect();
    steps.sort_by(f64::total_cmp);
    // Two lines far apart are no evidence that lines stand far apart.
    let usual = steps.get(steps.len() / 2).copied()?;
    Some(if steps.len() < 3 { usual.min(1.4) } else { usual })
}

fn alike(a: &Line, b: &Line) -> bool {
    a.turn == b.turn && (a.size - b.size).abs() <= a.size.max(b.size) * 0.08
}

/// Whether a line belongs to the paragraph of the lines before it.
fn follows(open: &[Line], next: &Line, pitch: Option<f64>) -> bool {
    let Some(last) = open.last().filter(|last| alike(last, next)) else { return false };
    let step = (next.across - last.across) / last.size;
    // The page's own direction down is either way up.
    let step = step.abs();
    if step > pitch.unwrap_or(1.3) * 1.25 || step < 0.5 {
        return false;
    }
    // Another column.
    if next.left > last.right || next.right < last.left {
        return false;
    }
    let indented = next.left - last.left > last.size * 0.8;
    if indented && !is_item(&open[0].words) {
        return false;
    }
    if is_item(&next.words) {
        return false;
    }
    // The next word would have had room: the break is the author's.
    let edge = open.iter().map(|line| line.right).fold(next.right, f64::max);
    let width = (next.right - next.left) / next.words.chars().count().max(1) as f64;
    let first = next.words.split_whitespace().next().unwrap_or_default().chars().count() + 1;
    last.right + width * first as f64 + last.size * 0.5 > edge
}

/// Whether a line begins with the mark of a list.
fn is_item(words: &str) -> bool {
    let first = words.split_whitespace().next().unwrap_or_default();
    ["•", "▪", "◦", "–", "-", "*", "‣", "·", "o"].contains(&first)
        || first.len() <= 4
            && first.starts_with(|c: char| c.is_ascii_alphanumeric())
            && first
                .trim_start_matches(|c: char| c.is_ascii_alphanumeric())
                .chars()
                .all(|c| ").".contains(c))
            && first.ends_with(')')
}

/// Returns the words that stand first or last on several pages, numbers aside, with how often.
fn running_heads(pages: &[Vec<Line>]) -> BTreeMap<String, usize> {
    let mut heads = BTreeMap::new();
    for page in pages {
        let mut keys: Vec<String> =
            edges(page).iter().map(|line| without_numbers(&line.words)).collect();
        keys.sort();
        keys.dedup();
        for key in keys {
            *heads.entry(key).or_insert(0) += 1;
        }
    }
    heads.retain(|_, count| *count >= REPEATED);
    heads
}

/// Returns the highest and the lowest lines of a page, two of each.
fn edges(page: &[Line]) -> Vec<&Line> {
    let mut lines: Vec<&Line> = page.iter().collect();
    lines.sort_by(|a, b| a.across.total_cmp(&b.across));
    let few = lines.len().min(2);
    let last = lines.len().saturating_sub(few).max(few);
    [&lines[..few], &lines[last..]].concat()
}

fn without_numbers(words: &str) -> String {
    words.chars().filter(|c| !c.is_ascii_digit()).collect::<String>().trim().to_owned()
}

/// Whether lines are a page's number or running head: one line at the page's edge, of numbers alone
/// or of words that stand there on other pages too.
fn is_head(page: &[Line], paragraph: &[Line], heads: &BTreeMap<String, usize>) -> bool {
    let [line] = paragraph else { return false };
    let key = without_numbers(&line.words);
    let number = line.words.chars().count() <= 4 && key.is_empty();
    let short = line.words.chars().count() <= LONGEST_HEAD;
    (number || short && heads.contains_key(&key)) && edges(page).contains(&line)
}

/// Returns every word of the file, in lower case, but those that a line's end divides.
fn words(pages: &[Vec<Line>]) -> BTreeMap<String, usize> {
    let mut words = BTreeMap::new();
    for line in pages.iter().flatten() {
        let whole = line.words.strip_suffix('-').map_or(line.words.as_str(), |rest| {
            rest.rsplit_once(char::is_whitespace).map_or("", |(before, _)| before)
        });
        for word in whole.split_whitespace() {
            *words.entry(bare(word)).or_insert(0) += 1;
        }
    }
    words
}

fn bare(word: &str) -> String {
    word.trim_matches(|c: char| !c.is_alphanumeric()).to_lowercase()
}

/// Joins lines. A hyphen at a line's end goes where the file elsewhere has the word without it, or has
/// it neither way; it stays where the file has the word with it, or before a capital or a number.
fn join(lines: &[Line], words: &BTreeMap<String, usize>, joined: &mut usize) -> String {
    let mut text = String::new();
    for line in lines {
        let next = line.words.as_str();
        if let Some(before) = text.strip_suffix('\u{ad}').map(str::to_owned) {
            *joined += 1;
            text = before;
        } else if text
            .strip_suffix(['-', '\u{2010}'])
            .is_some_and(|rest| rest.ends_with(char::is_alphabetic))
        {
            if divided(&text, next, words) {
                text.pop();
                *joined += 1;
            }
        } else if !text.is_empty() {
            text.push(' ');
        }
        text.push_str(next);
    }
    text
}

/// Whether the hyphen at the end of a text only divides a word.
fn divided(text: &str, next: &str, words: &BTreeMap<String, usize>) -> bool {
    let begin =
        text.split_whitespace().next_back().unwrap_or_default().trim_end_matches(['-', '\u{2010}']);
    let end = next.split_whitespace().next().unwrap_or_default();
    if !end.starts_with(char::is_lowercase) {
        return false;
    }
    let count = |word: &str| words.get(&bare(word)).copied().unwrap_or(0);
    let (whole, parted) = (count(&format!("{begin}{end}")), count(&format!("{begin}-{end}")));
    whole >= parted
}
