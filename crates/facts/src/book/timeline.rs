//! The chronology of small books: what a reader reads at each day.

use briefing_diagnostics::File;

use super::FactBook;
use super::compared::sources;
use crate::Other;

/// Returns a line an entry, and below it what else is said there.
fn chronology(texts: &[&str], yaml: &str) -> String {
    let sources = sources(texts, &[]);
    let (book, findings) = FactBook::read(&File::new("facts.yml", yaml), &sources, &[]);
    assert!(findings.is_empty(), "{yaml}: {findings:?}");
    let mut lines = Vec::new();
    for entry in book.chronology() {
        let by = |row: &crate::Row| row.at.to_string();
        let tellers = entry.told_by.iter().map(|one| {
            let year = if one.year_of_others { " (year of others)" } else { "" };
            format!("{}{year}", by(one.row))
        });
        let tellers: Vec<String> =
            entry.by_author.then(|| "the author".to_owned()).into_iter().chain(tellers).collect();
        let said = if entry.said { "said: " } else { "" };
        let disputed = if entry.is_disputed() { " DISPUTED" } else { "" };
        lines.push(format!(
            "{}: {said}{} [{}]{disputed}",
            entry.when,
            entry.title,
            tellers.join(", ")
        ));
        let other = |how: &str, other: &Other<'_>| {
            let rows: Vec<String> = other.rows.iter().map(|row| by(row)).collect();
            format!("  {how}: {} [{}]", other.when, rows.join(", "))
        };
        lines.extend(entry.against.iter().map(|one| other("against", one)));
        lines.extend(entry.beside.iter().map(|one| other("beside", one)));
        lines.extend(entry.torn.then(|| "  torn".to_owned()));
        lines.extend(entry.unplaced.iter().map(|one| {
            let text = one.row.text(&sources).expect("a text").text();
            let words: Vec<&str> =
                one.cell.words.iter().map(|range| &text[range.clone()]).collect();
            let conflict = if one.conflict { ", in conflict" } else { "" };
            format!("  {} “{}”: {}{conflict}", by(one.row), words.join(" … "), one.why())
        }));
    }
    lines.join("\n")
}

#[test]
fn the_chronology_has_days_of_deeds_and_of_words() {
    let texts = [
        "The bridge fell on 4 January.\nOn 6 January 2024 the mayor spoke.",
        "The bridge fell on 5 January 2024.\nOn Tuesday the mayor spoke.",
    ];
    let yaml = "events:\n  opening: { date: 2023-12-01, names: [the opening] }\nfacts:\n  \
        fall: { title: The fall, accounts: [a#p1, b#p1] }\n  speech:\n    title: The speech\n    \
        columns: [said]\n    accounts: [a#p2, b#p2]\n    compare:\n      \
        said: { a: On 6 January 2024, b: On Tuesday }\n";
    insta::assert_snapshot!(chronology(&texts, yaml), @r##"
    1 December 2023: the opening [the author]
    4 January 2024: The fall [a#p1 (year of others)] DISPUTED
      against: 5 January 2024 [b#p1]
    5 January 2024: The fall [b#p1] DISPUTED
      against: 4 January 2024 [a#p1]
    6 January 2024: said: The speech [a#p2] DISPUTED
      b#p2 “On Tuesday”: date not stated, in conflict
    "##);
}

#[test]
fn days_that_differ_without_a_conflict_name_each_other() {
    let texts = [
        "The bridge fell in 2024.",
        "The bridge fell on 4 January 2024.",
        "The bridge fell between 3 and 5 January 2024.",
    ];
    let yaml = "facts:\n  f: { title: The fall, accounts: [a#p1, b#p1, c#p1] }\n";
    insta::assert_snapshot!(chronology(&texts, yaml), @r##"
    2024: The fall [a#p1]
      beside: between 3 and 5 January 2024 [c#p1]
      beside: 4 January 2024 [b#p1]
    between 3 and 5 January 2024: The fall [c#p1]
      beside: 2024 [a#p1]
      beside: 4 January 2024 [b#p1]
    4 January 2024: The fall [b#p1]
      beside: 2024 [a#p1]
      beside: between 3 and 5 January 2024 [c#p1]
    "##);
}

#[test]
fn only_days_that_cannot_both_be_true_are_disputed() {
    let texts = [
        "The bridge fell in January 2024.",
        "The bridge fell on 4 January 2024.",
        "The bridge fell on 5 January.",
    ];
    let yaml = "facts:\n  f: { title: The fall, accounts: [a#p1, b#p1, c#p1] }\n";
    insta::assert_snapshot!(chronology(&texts, yaml), @r##"
    January 2024: The fall [a#p1]
      beside: 4 January 2024 [b#p1]
      beside: 5 January 2024 [c#p1]
      torn
    4 January 2024: The fall [b#p1] DISPUTED
      against: 5 January 2024 [c#p1]
      beside: January 2024 [a#p1]
    5 January 2024: The fall [c#p1 (year of others)] DISPUTED
      against: 4 January 2024 [b#p1]
      beside: January 2024 [a#p1]
    "##);
}

#[test]
fn a_missing_year_is_not_chosen_among_several() {
    let texts = [
        "The bridge fell on 4 January.",
        "The bridge fell on 4 January 2023.",
        "The bridge fell on 4 January 2024.",
    ];
    let yaml = "facts:\n  f: { title: The fall, accounts: [a#p1, b#p1, c#p1] }\n";
    insta::assert_snapshot!(chronology(&texts, yaml), @r##"
    4 January 2023: The fall [b#p1] DISPUTED
      against: 4 January 2024 [c#p1]
      beside: 4 January, year not stated [a#p1]
    4 January 2024: The fall [c#p1] DISPUTED
      against: 4 January 2023 [b#p1]
      beside: 4 January, year not stated [a#p1]
    4 January, year not stated: The fall [a#p1]
      beside: 4 January 2023 [b#p1]
      beside: 4 January 2024 [c#p1]
      torn
    "##);
}

#[test]
fn a_day_without_a_place_is_said_at_each_day_of_its_fact() {
    let texts = [
        "The bridge fell on 4 January 2024.",
        "The bridge fell on Thursday.",
        "The bridge fell the next day.",
        "The bridge fell on Monday.",
    ];
    let yaml = "facts:\n  f: { title: The fall, accounts: [a#p1, b#p1, c#p1, d#p1] }\n";
    insta::assert_snapshot!(chronology(&texts, yaml), @r##"
    4 January 2024: The fall [a#p1] DISPUTED
      b#p1 “Thursday”: date not stated
      c#p1 “the next day”: a day that cannot be fixed
      d#p1 “Monday”: date not stated, in conflict
    "##);
}

#[test]
fn what_the_author_assumes_or_doubts_has_no_place() {
    let texts = [
        "The bridge fell on 4 January 2024.",
        "The bridge fell on Thursday.",
        "A bridge fell on 7 January 2024.",
        "The bridge fell on 4 January 2024 or 5 January 2024.",
        "Nobody crossed it that morning. It was 4 January 2024.",
    ];
    let yaml = "facts:\n  f:\n    title: The fall\n    columns: [when]\n    accounts:\n      - a#p1\n      \
        - { at: b#p1, means: { when: 2024-01-04 } }\n      \
        - { at: c#p1, doubt: it may be another bridge }\n      - d#p1\n      \
        - { at: e#p1.s1, implies: { when: 2024-01-05, from: e#p1.s2 } }\n";
    insta::assert_snapshot!(chronology(&texts, yaml), @r##"
    4 January 2024: The fall [a#p1] DISPUTED
      b#p1 “Thursday”: this briefing takes it for 4 January 2024, and names no passage
      c#p1 “7 January 2024”: may tell something else: it may be another bridge
      d#p1 “4 January 2024 … 5 January 2024”: several days in the passage
      e#p1.s1 “”: implies 5 January 2024, as this briefing reads it, in conflict
    "##);
}

#[test]
fn a_fact_none_of_whose_days_has_a_place_comes_last() {
    let texts = ["The bridge fell on Thursday.", "The bridge fell on Friday."];
    let yaml = "facts:\n  f: { title: The fall, accounts: [a#p1, b#p1] }\n";
    insta::assert_snapshot!(chronology(&texts, yaml), @r##"
    date not stated: The fall [] DISPUTED
      a#p1 “Thursday”: date not stated, in conflict
      b#p1 “Friday”: date not stated, in conflict
    "##);
    let dated = yaml.replace("title", "date: 2024-01-04, title");
    insta::assert_snapshot!(chronology(&texts, &dated), @r##"
    4 January 2024: The fall [the author] DISPUTED
      a#p1 “Thursday”: date not stated, in conflict
      b#p1 “Friday”: date not stated, in conflict
    "##);
}

#[test]
fn the_day_of_a_statement_that_the_author_gives_is_told() {
    let texts = ["The mayor was sorry.", "He was sorry, said the mayor."];
    let yaml = "facts:\n  f:\n    title: The speech\n    columns: [said]\n    accounts:\n      \
        - { at: a#p1, by: the mayor, said-on: 2024-01-06 }\n      - b#p1\n";
    insta::assert_snapshot!(chronology(&texts, yaml), @"6 January 2024: said: The speech [a#p1]");
}
