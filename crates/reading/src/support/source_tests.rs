//! The five sources against themselves: every paragraph bears its own sentences out, and no
//! sentence whose number, date or name was exchanged.

use std::ops::Range;

use super::{Kind, unsupported};
use crate::dates::dates;
use crate::names::names;
use crate::numbers::numbers;
use crate::sentences::sentences;

const SOURCES: [&str; 5] = [
    include_str!("../../../../sources/analysis.txt"),
    include_str!("../../../../sources/encyclopedia.txt"),
    include_str!("../../../../sources/interview.txt"),
    include_str!("../../../../sources/live.txt"),
    include_str!("../../../../sources/wapo.txt"),
];

fn paragraphs() -> impl Iterator<Item = &'static str> {
    SOURCES.iter().flat_map(|source| source.lines()).filter(|line| !line.trim().is_empty())
}

/// Exchanges one range at a time in every sentence of every paragraph, and expects that just the
/// exchanged words fail. Gives how many exchanges there were.
fn exchange(
    kind: Kind,
    ranges: impl Fn(&str) -> Vec<Range<usize>>,
    exchanged: impl Fn(&str) -> String,
) -> usize {
    let mut count = 0;
    for paragraph in paragraphs() {
        for sentence in sentences(paragraph).into_iter().map(|range| &paragraph[range]) {
            for range in ranges(sentence) {
                let (head, tail) = (&sentence[..range.start], &sentence[range.end..]);
                let other = format!("{head}{}{tail}", exchanged(&sentence[range]));
                let found = unsupported(&other, &[paragraph], &[]);
                let kinds: Vec<Kind> = found.iter().map(|found| found.kind).collect();
                assert_eq!(kinds, [kind], "in {other:?}: {found:?}");
                count += 1;
            }
        }
    }
    count
}

#[test]
fn each_paragraph_bears_its_sentences_out() {
    for paragraph in paragraphs() {
        for sentence in sentences(paragraph) {
            let sentence = &paragraph[sentence];
            assert_eq!(unsupported(sentence, &[paragraph], &[]), Vec::new(), "{sentence:?}");
        }
    }
}

#[test]
fn every_exchanged_number_is_found() {
    let ranges = |sentence: &str| numbers(sentence).into_iter().map(|n| n.range).collect();
    assert!(exchange(Kind::Number, ranges, |_| "97".to_owned()) > 40);
    assert!(exchange(Kind::Number, ranges, |_| "ninety-seven".to_owned()) > 40);
}

#[test]
fn every_exchanged_date_is_found() {
    let ranges = |sentence: &str| dates(sentence).into_iter().map(|date| date.range).collect();
    let exchanged = |date: &str| match date.len() {
        4 | 5 if date.starts_with(['1', '2']) => "1987".to_owned(),
        _ => "30 June".to_owned(),
    };
    assert!(exchange(Kind::Date, ranges, exchanged) > 30);
}

#[test]
fn every_exchanged_name_is_found() {
    let ranges = |sentence: &str| {
        let words = names(sentence).into_iter().flat_map(|name| name.words);
        words.filter(|word| word.len() > 1).collect()
    };
    assert!(exchange(Kind::Name, ranges, |_| "Qwertz".to_owned()) > 250);
    assert!(exchange(Kind::Name, ranges, |_| "ZRK".to_owned()) > 250);
}
