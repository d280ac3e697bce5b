//! Whole facts compared, as facts.yml and the sources give them: what a reader reads of each.

use briefing_diagnostics::File;
use briefing_sources::Sources;

use super::{FactBook, compare_passages};
use crate::comparison::{Comparison, MarkKind};

/// Sources `a` to `e` of these texts, with keys of the library for some.
pub(super) fn sources(texts: &[&str], keys: &[(&str, &str)]) -> Sources {
    let ids = ["a", "b", "c", "d", "e"];
    let entry = |id: &str| {
        let said = keys.iter().find(|(of, _)| *of == id).map_or("", |(_, said)| *said);
        format!("{id}: {{ type: misc, label: {id}{said} }}\n")
    };
    let library: String = ids[..texts.len()].iter().map(|id| entry(id)).collect();
    let texts: Vec<(&str, &str)> = ids.into_iter().zip(texts.iter().copied()).collect();
    let (sources, findings) = Sources::in_memory(&library, &texts);
    assert!(findings.is_empty(), "{findings:?}");
    sources
}

/// Compares one fact over sources.
pub(super) fn compared(sources: &Sources, fact: &str) -> Comparison {
    let yaml = format!("facts:\n  f:\n    title: F\n{fact}");
    let (book, findings) = FactBook::read(&File::new("facts.yml", yaml.as_str()), sources, &[]);
    assert!(findings.is_empty(), "{yaml}: {findings:?}");
    book.comparison("f").expect("the fact").clone()
}

/// Returns what a reader reads of a comparison: each column's sentence, then each cell.
pub(super) fn read(one: &Comparison) -> String {
    let mut lines = vec![format!("{} voices, {} stated", one.voices, one.origins)];
    for (at, column) in one.columns.iter().enumerate() {
        lines.push(format!("{}: {}", column.heading, column.caption.text()));
        lines.extend(one.rows.iter().map(|row| {
            let cell = &row.cells[at];
            let means = cell.means.clone().unwrap_or_default();
            let line =
                format!("  {} {} {means} {}", row.at, cell.state.name(), cell.remarks.join("; "));
            line.trim_end().to_owned()
        }));
    }
    lines.join("\n")
}

const ALL: &str = "    accounts: [a#p1, b#p1, c#p1]\n";

#[test]
fn a_caption_names_those_that_cannot_both_be_true() {
    let counts = sources(
        &[
            "More than 140 people were killed.",
            "143 people were killed.",
            "At least 145 people were killed.",
        ],
        &[],
    );
    insta::assert_snapshot!(read(&compared(&counts, ALL)), @"
    3 voices, 0 stated
    Killed: In conflict: 143 (b) cannot stand beside at least 145 (c). Dates of both figures not stated.
      a#p1 base more than 140 point of comparison
      b#p1 conflict 143 against c; dates of both figures not stated
      c#p1 conflict at least 145 against b; dates of both figures not stated
    ");
    let days = sources(
        &[
            "The bridge fell in May 2024.",
            "The bridge fell on 3 May 2024.",
            "The bridge fell on 4 May 2024.",
        ],
        &[],
    );
    insta::assert_snapshot!(read(&compared(&days, ALL)), @"
    3 voices, 0 stated
    When: In conflict: 4 May 2024 (c) cannot stand beside 3 May 2024 (b).
      a#p1 not-contradicted May 2024
      b#p1 conflict 3 May 2024 point of comparison; against c
      c#p1 conflict 4 May 2024 against b
    ");
}

#[test]
fn a_caption_names_all_against_whom_one_stands() {
    let counts = sources(
        &[
            "More than 140 people were killed.",
            "At least 143 people were killed.",
            "135 people were killed.",
        ],
        &[],
    );
    let one = compared(&counts, ALL);
    assert_eq!(
        one.columns[0].caption.text(),
        "In conflict: 135 (c) cannot stand beside more than 140 (a) and at least 143 (b). \
         Dates of both figures not stated."
    );
}

#[test]
fn the_base_is_marked_only_where_it_is_in_conflict() {
    let counts = sources(
        &[
            "More than 140 people were killed.",
            "143 people were killed.",
            "At least 145 people were killed.",
        ],
        &[],
    );
    let one = compared(&counts, ALL);
    let marked: Vec<MarkKind> = one.rows.iter().map(|row| row.marks[0].kind).collect();
    assert_eq!(marked, [MarkKind::OtherWords, MarkKind::Conflict, MarkKind::Conflict]);
}

/// Returns the marked words of each row, with why they are marked.
fn marks(sources: &Sources, one: &Comparison) -> Vec<String> {
    let text = |row: &crate::comparison::Row| row.text(sources).expect("a text").text();
    let marked = |row: &crate::comparison::Row| -> Vec<String> {
        let mark = |mark: &crate::comparison::Mark| {
            format!("{}: {}", mark.kind.name(), &text(row)[mark.range.clone()])
        };
        row.marks.iter().map(mark).collect()
    };
    one.rows.iter().map(|row| marked(row).join("; ")).collect()
}

#[test]
fn only_what_is_the_same_is_marked_as_what_another_has() {
    let texts = sources(
        &["They came from the north.", "They came from the south.", "They came from the  north."],
        &[],
    );
    let fact = "    accounts: [a#p1, b#p1, c#p1]\n    compare: { from: { a: the north, \
                b: the south, c: the  north } }\n";
    let one = compared(&texts, fact);
    let found = ["shared: the north", "other-words: the south", "shared: the  north"];
    assert_eq!(marks(&texts, &one), found);
    let texts = sources(&["Twelve men came.", "Many men came.", "It rained."], &[]);
    let fact = "    accounts: [a#p1, b#p1, c#p1]\n    columns: [killed]\n    compare: { killed: { a: Twelve } }\n";
    assert_eq!(marks(&texts, &compared(&texts, fact)), ["only-here: Twelve", "", ""]);
}

#[test]
fn no_mark_cuts_a_word() {
    let texts = sources(
        &[
            "He told U.S. officials of Islamist-linked attacks by ISIS-Okay.",
            "The U.S. has Islamist groups and ISIS-K.",
        ],
        &[],
    );
    let fact = "    accounts: [a#p1, b#p1]\n";
    insta::assert_snapshot!(marks(&texts, &compared(&texts, fact)).join("\n"), @"
    shared: U.S.; only-here: Islamist-linked; only-here: ISIS-Okay
    shared: U.S.; shared: Islamist; only-here: ISIS-K
    ");
}

#[test]
fn days_explain_the_conflict_of_those_that_are_apart() {
    let counts = sources(
        &[
            "More than 140 people were killed.",
            "143 people were killed.",
            "At least 145 people were killed.",
        ],
        &[],
    );
    let fact = "    accounts:\n      - a#p1\n      - { at: b#p1, as-of: 2024-03-23 }\n      \
                - { at: c#p1, as-of: 2024-03-27 }\n";
    insta::assert_snapshot!(read(&compared(&counts, fact)), @"
    3 voices, 0 stated
    Killed: In conflict: 143 (b) cannot stand beside at least 145 (c). The lower figure is of 23 March 2024, the higher of 27 March 2024.
      a#p1 base more than 140 point of comparison
      b#p1 conflict 143 against c; the lower figure is of 23 March 2024, the higher of 27 March 2024
      c#p1 conflict at least 145 against b; the lower figure is of 23 March 2024, the higher of 27 March 2024
    ");
}

#[test]
fn words_of_the_author_hide_no_conflict() {
    let days = sources(&["It came in spring.", "It came on 13 March 2024."], &[]);
    let fact = "    accounts:\n      - { at: a#p1, means: { when: 12 March 2024, from: a#p1 } }\n      - b#p1\n";
    insta::assert_snapshot!(read(&compared(&days, fact)), @"
    2 voices, 0 stated
    When: In conflict: 13 March 2024 (b) cannot stand beside 12 March 2024‡ (a).
      a#p1 conflict 12 March 2024 point of comparison; against b
      b#p1 conflict 13 March 2024 against a
    ");
    let counts = sources(&["Twelve people were killed.", "At least 13 people were killed."], &[]);
    let fact = "    accounts: [a#p1, b#p1]\n    compare: { killed: { b: 13 people } }\n";
    insta::assert_snapshot!(read(&compared(&counts, fact)), @"
    2 voices, 0 stated
    Killed: In conflict: at least 13 (b) cannot stand beside 12 (a). Dates of both figures not stated.
      a#p1 conflict 12 point of comparison; against b; dates of both figures not stated
      b#p1 conflict at least 13 against a; dates of both figures not stated
    ");
    let fact = "    accounts:\n      - { at: a#p1, means: { killed: 12 people, from: a#p1 } }\n      - b#p1\n";
    insta::assert_snapshot!(read(&compared(&counts, fact)), @"
    2 voices, 0 stated
    Killed: In conflict: at least 13 (b) cannot stand beside 12 people‡ (a). Dates of both figures not stated.
      a#p1 conflict 12 people point of comparison; against b; dates of both figures not stated
      b#p1 conflict at least 13 against a; dates of both figures not stated
    ");
    let fact = "    accounts:\n      - { at: a#p1, means: { killed: a handful, from: a#p1 } }\n      - b#p1\n";
    insta::assert_snapshot!(read(&compared(&counts, fact)), @"
    2 voices, 0 stated
    Killed: Different words, not compared: a handful‡ (a) and at least 13 (b).
      a#p1 not-compared a handful
      b#p1 not-compared at least 13
    ");
}

#[test]
fn words_that_differ_are_shown_as_not_compared() {
    let texts = sources(&["He went soon.", "He went at once.", "He went SOON."], &[]);
    let fact = "    accounts: [a#p1, b#p1, c#p1]\n    \
                compare: { left: { a: soon, b: at once, c: SOON } }\n";
    insta::assert_snapshot!(read(&compared(&texts, fact)), @"
    3 voices, 0 stated
    Left: The same: “soon” (a; c). Different words, not compared: “at once” (b).
      a#p1 base  point of comparison
      b#p1 not-compared
      c#p1 same
    ");
    let fact = "    accounts: [a#p1, b#p1]\n    \
                compare: { left: { a: soon, b: at once } }\n";
    insta::assert_snapshot!(read(&compared(&texts, fact)), @r##"
    2 voices, 0 stated
    Left: Different words, not compared: “soon” (a) and “at once” (b).
      a#p1 not-compared
      b#p1 not-compared
    "##);
}

#[test]
fn an_author_sets_words_in_conflict() {
    let texts =
        sources(&["Kyiv planned the flight.\nThey hoped to flee.", "Officials reject that."], &[]);
    let fact = "    accounts: [a#p1, a#p2, b#p1]\n    \
                compare: { flight: { a#p1: Kyiv planned, a#p2: hoped, b: reject that } }\n    \
                contradicts: { flight: { b: [a#p1] } }\n";
    insta::assert_snapshot!(read(&compared(&texts, fact)), @"
    2 voices, 0 stated
    Flight: In conflict: “reject that” (b) cannot stand beside “Kyiv planned” (a, ¶ 1). So this briefing reads them.
      a#p1 conflict  point of comparison; against b, as this briefing reads it
      a#p2 not-compared
      b#p1 conflict  against a, ¶ 1, as this briefing reads it
    ");
}

#[test]
fn the_same_words_in_another_typography_are_the_same() {
    let texts = sources(&["They came.", "They came."], &[]);
    for (one, two) in [
        ("Moscow's organised crime", "Moscow’s organized crime."),
        ("twelve", "12"),
        ("caf\u{e9}", "cafe\u{301}"),
    ] {
        let fact = format!(
            "    accounts:\n      - {{ at: a#p1, means: {{ who: \"{one}\", from: a#p1 }} }}\n      - {{ at: b#p1, means: {{ who: \"{two}\", from: b#p1 }} }}\n"
        );
        assert_eq!(compared(&texts, &fact).columns[0].verdict.name(), "same", "{one} / {two}");
    }
}

/// Every order of three things.
pub(super) const ORDERS: [[usize; 3]; 6] =
    [[0, 1, 2], [0, 2, 1], [1, 0, 2], [1, 2, 0], [2, 0, 1], [2, 1, 0]];

#[test]
fn nothing_depends_on_the_order_of_the_accounts() {
    let twelve = "Twelve people were killed.";
    let texts =
        sources(&[&format!("{twelve}\n{twelve}"), twelve, twelve], &[("b", ", derived-from: a")]);
    for accounts in [
        ["{ at: a#p1, by: Smith }", "{ at: b#p1, by: Anna Smith }", "{ at: c#p1, by: John Smith }"],
        ["{ at: a#p1, by: Lee }", "a#p2", "b#p1"],
    ] {
        for order in ORDERS {
            let listed = order.map(|at| format!("      - {}\n", accounts[at])).concat();
            let one = compared(&texts, &format!("    accounts:\n{listed}"));
            assert_eq!(
                (one.columns[0].verdict.name(), one.voices, one.origins),
                ("one-voice", 1, 1),
                "{listed}"
            );
        }
    }
}

#[test]
fn columns_that_nobody_chose_hold_one_thing() {
    for (one, two, columns) in [
        (
            "Two officials said that it rained.",
            "Three officials said that it snowed.",
            &[] as &[&str],
        ),
        ("Turnout was 70%.", "He won 87% of the vote.", &[]),
        ("It cost $5 million.", "Tickets cost $20.", &[]),
        ("He told 3 reporters of it.", "She told two reporters of it.", &[]),
        ("Two officials were arrested.", "Three officials were arrested.", &["arrested"]),
    ] {
        let fact = "    accounts: [a#p1, b#p1]\n";
        let made = compared(&sources(&[one, two], &[]), fact);
        let keys: Vec<&str> = made.columns.iter().map(|one| one.key.as_str()).collect();
        assert_eq!(keys, columns, "{one} / {two}");
    }
}

#[test]
fn values_far_apart_stay_so_beside_a_third() {
    let texts = sources(
        &[
            "At least 100 people were killed.",
            "At least 95 people were killed.",
            "At least 106 people were killed.",
        ],
        &[],
    );
    insta::assert_snapshot!(read(&compared(&texts, ALL)), @r##"
    3 voices, 0 stated
    Killed: Not contradicted, but far apart: at least 95 (b) beside at least 106 (c).
      a#p1 base at least 100 point of comparison
      b#p1 far-apart at least 95 far apart
      c#p1 far-apart at least 106 far apart
    "##);
}

#[test]
fn words_of_a_withheld_source_are_in_no_caption_and_no_voice() {
    let texts = sources(
        &["Secret Mole said that twelve people were killed in the vault.", "It rained."],
        &[("a", ", publish: none")],
    );
    let fact = "    accounts: [a#p1, b#p1]\n    compare: { where: { a: in the vault } }\n";
    let one = compared(&texts, fact);
    assert_eq!(one.columns[0].caption.text(), "No second voice: words withheld (a).");
    assert_eq!((one.rows[0].voice.by.as_deref(), one.rows[0].voice.is_withheld()), (None, true));
    assert_eq!((one.voices, one.origins), (2, 1));
}

#[test]
fn a_passage_is_not_compared_with_itself() {
    let texts = sources(&["It rained. It snowed."], &[]);
    let file = File::new("one.md", "{{#diff a#p1 a#p1.s1}}");
    let span = |range: std::ops::Range<usize>| briefing_diagnostics::Span::new(&file, range);
    let passages: Vec<_> = [("a#p1", 8..12), ("a#p1.s1", 13..20)]
        .into_iter()
        .map(|(at, range)| {
            let resolved = briefing_sources::resolve(&texts, at, span(range.clone()));
            (resolved.expect("a passage"), span(range))
        })
        .collect();
    let fault = compare_passages(&texts, &[], &passages, span(0..22)).expect_err("a fault");
    insta::assert_snapshot!(briefing_diagnostics::draw(&[fault], briefing_diagnostics::Colour::Never), @r##"
    error[fact-accounts]: `a#p1` and `a#p1.s1` have the same words
     --> one.md:1:1
      |
    1 | {{#diff a#p1 a#p1.s1}}
      | ^^^^^^^^^^^^^^^^^^^^^^
      |
      = help: name passages that stand apart, or take one out
    "##);
}
