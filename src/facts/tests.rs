use std::collections::BTreeSet;

use briefing_diagnostics::{File, Span, has_errors};
use briefing_facts::{
    Cell, Change, ChangeKind, Column, Comparison, FactBook, Ladder, Mark, MarkKind, Quoted, Row,
    Rung, RungKind, State, Verdict, Voice, When,
};
use briefing_sources::Sources;
use serde_json::Value;
use unicode_width::UnicodeWidthStr;

use super::{json, suggest, terminal};

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
            assumed: false,
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
        rows: vec![row("one", 38..46), row("secret", 18..32)],
        columns: vec![Column {
            key: "rise".to_owned(),
            heading: "Rise".to_owned(),
            verdict: Verdict::Conflict,
            base: Some(0),
            partly: false,
            on_altered_words: false,
            caption: "The figures cannot both be true.".into(),
        }],
        verdict: Verdict::Conflict,
        voices: 2,
        at_most: false,
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

/// Sources whose ids and words are hard to write in YAML.
fn alike() -> Sources {
    let library =
        "\"9:A_b\": { type: misc }\nb: { type: misc }\nnull-c: { type: misc, publish: none }\n";
    let told = "At least 143 \u{201c}red\u{202e} \\\"boats\\\": # sank [near Skagen], on 3 May.";
    Sources::in_memory(library, &[("9:A_b", told), ("b", told), ("null-c", told)]).0
}

#[test]
fn suggestions_can_be_pasted_whatever_the_sources_say() {
    let sources = alike();
    let offers = suggest::offers(&sources, &FactBook::default());
    let yaml = suggest::yaml::facts(&offers).join("\n");
    let (facts, findings) = FactBook::read(&File::new("facts.yml", yaml.as_str()), &sources, &[]);
    assert!(!has_errors(&findings), "{findings:?}\n{yaml}");
    let read: Vec<(&str, &str)> =
        facts.comparisons().iter().map(|one| (one.id.as_str(), one.title.as_str())).collect();
    let offered: Vec<(&str, &str)> =
        offers.iter().map(|one| (one.id.as_str(), one.title.as_str())).collect();
    assert_eq!(read, offered, "{yaml}");
    assert_eq!(offers.len(), 3, "{yaml}");
    assert_eq!(offers[0].id, "fact-9-a-b-p1-b-p1");
    let withheld = offers.iter().filter(|one| one.shared.is_none());
    assert!(
        withheld.clone().count() == 2 && withheld.clone().all(|one| !one.title.contains("143"))
    );
    let again = suggest::offers(&sources, &facts);
    assert_eq!(again[0].id, "fact-9-a-b-p1-b-p1-2");
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
    let mut found = BTreeSet::new();
    let offer = suggest::offers(&alike(), &FactBook::default()).remove(0);
    for json in [json::facts(&sources(), &[comparison()]), json::suggestions(&[offer])] {
        keys(&serde_json::from_str(&json).expect("JSON"), &mut found);
    }
    found.retain(|key| !["facts", "suggestions"].contains(&key.as_str()));
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
        "/facts/0/accounts/1/voice/by",
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

Who says    On whose word         Rise
──────────  ────────────────────  ─────────────────────────────
one ¶ 1     Anna [2J, by Radio    × “143 feet” (¶ 2; far apart)

secret ¶ 1  stated, but withheld  × (¶ 2; far apart)

Assessment: Measured twice.";
    assert_eq!(grid, expected, "{grid}");
}

#[test]
fn a_caption_with_withheld_words_is_left_out() {
    let mut comparison = comparison();
    for (caption, shown) in [
        ("In conflict: 143 feet (one) cannot stand beside 90 (secret).", true),
        ("In conflict: \u{201c}90 hidden feet\u{201d} (secret) cannot stand.", false),
        ("In conflict: 143 feet (Anna\u{1b}[2J, secret) cannot stand.", false),
    ] {
        comparison.columns[0].caption = caption.into();
        let json: Value =
            serde_json::from_str(&json::facts(&sources(), &[comparison.clone()])).expect("JSON");
        let expected = if shown { Value::from(caption) } else { Value::Null };
        assert_eq!(json.pointer("/facts/0/columns/0/caption"), Some(&expected));
        let grid = terminal::grid(&sources(), &comparison, 200);
        assert_eq!(grid.contains(caption), shown, "{grid}");
        assert_eq!(grid.contains("What it holds is withheld: in conflict."), !shown, "{grid}");
    }
}

#[test]
fn a_verdict_that_rests_on_altered_words_alone_carries_the_dagger() {
    let mut sound = comparison().columns.remove(0);
    let altered = Column { on_altered_words: true, ..sound.clone() };
    let one = |columns| Comparison { columns, ..comparison() };
    let daggers = |columns| terminal::list(&[one(columns)]).concat().matches('†').count();
    assert_eq!(daggers(vec![altered.clone()]), 2);
    assert_eq!(daggers(vec![altered.clone(), sound.clone()]), 0);
    sound.verdict = Verdict::Same;
    assert_eq!(daggers(vec![altered, sound]), 2);
}
