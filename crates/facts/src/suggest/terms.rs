//! Terms: a passage in, what it can be compared by out.
//!
//! A number or a date is a term by its value, in digits or words; every other word that says
//! something is one by its stem. Each stands for its text as a hash of its key: unlike a number given
//! on first sight, that is the same in whatever order articles are read.

use std::ops::Range;

use briefing_reading::{Date, Number, NumberKind, dates, numbers, stems};

/// A key of a term or of some letters, hashed (FNV-1a, 64 bits).
pub(super) type Key = u64;

/// How many letters in a row are compared.
const GRAM: usize = 4;

/// What a term is by its look.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// A number or a date.
    Value,
    /// A word with a small first letter, or in a script that has none: what is done, and things.
    Plain,
    /// A word with a capital: most are names.
    Capital,
}

/// A term of a passage.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Term {
    /// What it is compared by.
    pub(super) key: Key,
    /// Where it stands in the passage, in bytes.
    pub(super) range: Range<usize>,
    /// What it is by its look.
    pub(super) kind: Kind,
}

/// Finds the terms of a passage, in order; a date gives one for each thing that it says. An address
/// tells nothing of what happened: what stands in one, and after one that was taken apart
/// (`http : / / ...`), is no term.
pub(super) fn terms(text: &str) -> Vec<Term> {
    let addresses = addresses(text);
    let mut terms = all_terms(text);
    terms.retain(|term| !overlaps(&addresses, &term.range));
    terms
}

/// Finds the addresses of a text, in bytes, in order: words with `://`, `www.` or `@` in them, and of
/// one that was taken apart all the rest of its line.
fn addresses(text: &str) -> Vec<Range<usize>> {
    let mut found: Vec<Range<usize>> = Vec::new();
    let mut line_start = 0;
    for line in text.split_inclusive('\n') {
        let mut at = line_start;
        for word in line.split_inclusive(char::is_whitespace) {
            let whole = word.trim_end().trim_start_matches(|c: char| !c.is_alphanumeric());
            let rest = text[at + word.len()..line_start + line.len()].trim_start();
            if ["http", "https", "www"].contains(&whole) && rest.starts_with([':', '.']) {
                found.push(at..line_start + line.len());
                break;
            }
            let mail = whole.find('@').is_some_and(|at| at > 0 && whole[at..].contains('.'));
            if whole.contains("://") || whole.starts_with("www.") || mail {
                found.push(at..at + word.len());
            }
            at += word.len();
        }
        line_start += line.len();
    }
    found
}

fn all_terms(text: &str) -> Vec<Term> {
    let mut terms: Vec<Term> = Vec::new();
    for date in dates(text) {
        terms.extend(date_keys(&date).iter().map(|key| value(key, date.range.clone())));
    }
    terms.extend(numbers(text).into_iter().map(|one| value(&number_key(&one), one.range)));
    terms.sort_by_key(|term| term.range.start);
    let taken: Vec<Range<usize>> = terms.iter().map(|term| term.range.clone()).collect();
    for stem in stems(text) {
        if !overlaps(&taken, &stem.range) {
            let kind = kind(&text[stem.range.clone()]);
            terms.push(Term { key: hash(&stem.key), range: stem.range, kind });
        }
    }
    terms.sort_by_key(|term| term.range.start);
    terms
}

fn value(key: &str, range: Range<usize>) -> Term {
    Term { key: hash(key), range, kind: Kind::Value }
}

fn kind(word: &str) -> Kind {
    let capital = word.chars().next().is_some_and(char::is_uppercase);
    if capital { Kind::Capital } else { Kind::Plain }
}

/// Returns the keys of four letters in a row of a word, its ends counted as letters.
pub(super) fn grams(word: &str) -> Vec<Key> {
    let ends = |end: char| std::iter::once(end);
    let folded = word.chars().flat_map(char::to_lowercase);
    let letters: Vec<char> = ends('^').chain(folded).chain(ends('$')).collect();
    let of = |letters: &[char]| hash(&letters.iter().collect::<String>());
    if letters.len() < GRAM {
        return vec![of(&letters)];
    }
    letters.windows(GRAM).map(of).collect()
}

/// Whether one of `taken`, which are in order and disjoint, has a byte of `range`.
fn overlaps(taken: &[Range<usize>], range: &Range<usize>) -> bool {
    let next = taken.partition_point(|other| other.end <= range.start);
    taken.get(next).is_some_and(|other| other.start < range.end)
}

fn number_key(number: &Number) -> String {
    let kind = match number.kind {
        NumberKind::Cardinal => "#",
        NumberKind::Ordinal => "#.",
        NumberKind::Percent => "#%",
        NumberKind::Fraction => "#/",
        NumberKind::Money(currency) => currency,
    };
    format!("{kind}{}", number.value)
}

fn date_keys(date: &Date) -> Vec<String> {
    let mut keys = Vec::new();
    keys.extend(date.year.map(|year| format!("@{year}")));
    keys.extend(date.weekday.map(|weekday| format!("@day{weekday}")));
    if let Some(month) = date.month {
        let days = [date.day, date.last_day];
        keys.extend(days.into_iter().flatten().map(|day| format!("@{month}-{day}")));
        keys.extend(date.day.is_none().then(|| format!("@month{month}")));
    }
    keys
}

fn hash(key: &str) -> Key {
    let fold = |hash: u64, byte: u8| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
    key.bytes().fold(0xcbf2_9ce4_8422_2325, fold)
}

#[cfg(test)]
mod tests;
