use std::collections::BTreeSet;

use briefing_diagnostics::{File, Span};
use briefing_facts::{
    Cell, Change, ChangeKind, Column, Comparison, Ladder, Mark, MarkKind, Quoted, Row, Rung,
    RungKind, State, Verdict, Voice, When,
};
use briefing_sources::Sources;
use serde_json::Value;
use unicode_width::UnicodeWidthStr;

use super::{json, terminal};

const LIBRARY: &str = "one: { type: misc, label: One }\nsecret: { type: misc, publish: none }\n";
const ONE: &str = "She said that \u{201c}the river rose\u{201d} by 143 feet on 3 May.\u{1b}[31m";
const SECRET: &str = "The river rose by 90 hidden feet.";

fn sources() -> Sources {
    Sources::in_memory(LIBRARY, &[("one", ONE), ("secret", SECRET)]).0
}

fn row(id: &str, words: std::ops::Range<usize>) -> Row {
    let when = || When { words: "3 May".to_owned(), read: Some(words.clone()), why: None };
    Row {
        label: id.to_owned(),
        at: format!("{id}#p1").parse().expect("an address"),
        named_at: Span::new(&File::new("facts.yml", ""), 0..0),
        passage: 0..30,
        altered: false,
        voice: Voice {
            by: Some("Anna\u{1b}[2J".to_owned()),
            via: vec!["Radio".to_owned()],
            read: Some(0..3),
            ..Voice::default()
        },
        said: Some(when()),
        as_of: None,
        cells: vec![Cell {
            state: State::Conflict,
            words: vec![words.clone()],
            means: None,
            reading: false,
            altered: false,
            days: None,
            why: Some("¶ 2".to_owned()),
            remarks: vec!["far apart".to_owned()],
        }],
        doubt: None,
        counts_with: None,
        marks: vec![Mark { range: words.clone(), kind: MarkKind::OnlyHere }],
    }
}

/// Returns a comparison in which every key has something.
fn comparison() -> Comparison {
    let quoted = Quoted { range: 17..31, shared: vec![21..24, 25..31] };
    let change = Change { kind: ChangeKind::Hedge, base: Some(17..20), here: Some(4..9) };
    let rung =
        |row, kind| Rung { row, kind, quoted: vec![quoted.clone()], changes: vec![change.clone()] };
    Comparison {
        id: "rise".to_owned(),
        title: "How far the river rose".to_owned(),
        rows: vec![row("one", 38..46), row("secret", 18..33)],
        columns: vec![Column {
            key: "rise".to_owned(),
            heading: "Rise".to_owned(),
            verdict: Verdict::Conflict,
            base: Some(0),
            on_altered_words: false,
            caption: "The figures cannot both be true.".to_owned(),
        }],
        verdict: Verdict::Conflict,
        voices: 2,
        origins: 1,
        independent: false,
        assessment: Some("Measured twice.".to_owned()),
        settled_by: None,
        ladders: vec![Ladder {
            rungs: vec![rung(0, RungKind::Base), rung(1, RungKind::Fragment)],
            is_longest: true,
            spoken_in: None,
        }],
    }
}

fn keys(value: &Value, found: &mut BTreeSet<String>) {
    match value {
        Value::Object(object) => {
            found.extend(object.keys().cloned());
            object.values().for_each(|one| keys(one, found));
        }
        Value::Array(list) => list.iter().for_each(|one| keys(one, found)),
        _ => {}
    }
}

/// Returns the keys that the head of the command's file documents.
fn documented() -> BTreeSet<String> {
    let rows = include_str!("../facts.rs").lines().filter(|line| line.starts_with("//! | "));
    let cells = rows.flat_map(|row| row.split('|').skip(2));
    let words = cells.flat_map(|cell| cell.split('`').skip(1).step_by(2));
    words.map(str::to_owned).collect()
}

#[test]
fn every_key_of_the_json_is_documented() {
    let json: Value =
        serde_json::from_str(&json::facts(&sources(), &[comparison()])).expect("JSON");
    let mut found = BTreeSet::new();
    keys(&json, &mut found);
    found.remove("facts");
    let undocumented: Vec<_> = found.difference(&documented()).cloned().collect();
    assert_eq!(undocumented, [""; 0]);
}

#[test]
fn spans_hold_the_words_and_those_withheld_do_not() {
    let json: Value =
        serde_json::from_str(&json::facts(&sources(), &[comparison()])).expect("JSON");
    for (at, expected) in [
        ("/facts/0/id", "rise"),
        ("/facts/0/verdict", "conflict"),
        ("/facts/0/accounts/0/at", "one#p1"),
        ("/facts/0/accounts/0/cells/0/words/0/words", "143 feet"),
        ("/facts/0/accounts/0/marks/0/kind", "only-here"),
        ("/facts/0/ladder/rungs/0/quoted/0/words", "the river rose"),
        ("/facts/0/ladder/rungs/0/quoted/0/shared/0/words", "riv"),
        ("/facts/0/ladder/rungs/1/changes/0/base/words", "the"),
    ] {
        assert_eq!(json.pointer(at).and_then(Value::as_str), Some(expected), "{at}");
    }
    for at in [
        "/facts/0/accounts/1/cells/0/words/0/words",
        "/facts/0/accounts/1/said/words",
        "/facts/0/ladder/rungs/1/changes/0/here/words",
    ] {
        assert_eq!(json.pointer(at), Some(&Value::Null), "{at}");
    }
    assert!(!json.to_string().contains("hidden"));
}

#[test]
fn a_grid_keeps_within_the_terminal() {
    let (sources, comparison) = (sources(), comparison());
    for width in [1, 10, 30, 48, 80, 300] {
        let grid = terminal::grid(&sources, &comparison, width);
        assert!(!grid.contains('\u{1b}') && !grid.contains("hidden"), "{grid}");
        let widest = grid.lines().map(UnicodeWidthStr::width).max().unwrap_or_default();
        assert!(widest <= width, "{widest} > {width}\n{grid}");
    }
    let grid = terminal::grid(&sources, &comparison, 80);
    let expected = "\
How far the river rose
× in conflict
Rise. The figures cannot both be true.

Who says    On whose word       Rise
──────────  ──────────────────  ─────────────────────────────
one ¶ 1     Anna [2J, by Radio  × “143 feet” (¶ 2; far apart)

secret ¶ 1  Anna [2J, by Radio  × (¶ 2; far apart)

Assessment: Measured twice.";
    assert_eq!(grid, expected, "{grid}");
}
