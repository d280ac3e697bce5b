//! What is wrong with facts beside addresses and keys: what an author wrote and nobody would see,
//! and words that stand nowhere.

use std::fs;
use std::path::Path;

use briefing_diagnostics::{Colour, File, Span, draw};
use briefing_sources::Sources;

use super::FactBook;

const LIBRARY: &str = "post: { type: misc, fidelity: altered }\n\
                       live: { type: misc, kinds: { furniture: [p3] } }\n";
const POST: &str = "Gunmen killed 140 people. He called it “outright blackmail” today.";
const LIVE: &str = "At least 143 people were killed, and 143 were hurt.\n\
                    He spoke of a warning that was too general. It rained.\nLeave a reply";

/// Returns the findings of one fact over the sources, drawn, without the lines of the file.
fn faults(fact: &str) -> String {
    let (sources, findings) = Sources::in_memory(LIBRARY, &[("post", POST), ("live", LIVE)]);
    assert!(findings.is_empty(), "{findings:?}");
    let yaml = format!("facts:\n  f:\n    title: F\n{fact}");
    let (_, findings) = FactBook::read(&File::new("facts.yml", yaml.as_str()), &sources, &[]);
    let drawn = draw(&findings, Colour::Never);
    let told = drawn.lines().filter(|line| {
        let line = line.trim_start();
        !line.starts_with(|c: char| c.is_ascii_digit()) && !line.starts_with('|')
            || line.contains('^')
    });
    told.map(str::trim_end).filter(|line| !line.is_empty()).collect::<Vec<_>>().join("\n")
}

const BOTH: &str = "    accounts: [post#p1, live#p1]\n";

#[test]
fn furniture_tells_nothing() {
    insta::assert_snapshot!(faults("    accounts: [post#p1, live#p3]\n"), @r##"
    error[furniture]: this passage is no part of the source's text, and tells nothing
     --> facts.yml:4:25
      |                         ^^^^^^^ `live#p3` is furniture of the captured page
      = help: name another, or mend `kinds` in the library if it does belong to the text
    "##);
}

#[test]
fn words_that_stand_twice_are_ambiguous() {
    insta::assert_snapshot!(faults(&format!("{BOTH}    compare: {{ killed: {{ live: \"143\" }} }}\n")), @r##"
    error[ambiguous]: “143” stands 2 times in `live#p1`
     --> facts.yml:5:32
      |                                ^^^^^^ which of them?
      = help: choose more words, or a shorter passage as the account
    "##);
}

#[test]
fn a_column_is_told_by_somebody() {
    insta::assert_snapshot!(faults(&format!("{BOTH}    columns: [kiled]\n")), @r##"
    warning[silent-column]: no account tells `kiled`
     --> facts.yml:5:15
      |               ^^^^^
      = help: did you mean `killed`?
    "##);
}

#[test]
fn a_column_that_is_named_is_shown() {
    insta::assert_snapshot!(faults(&format!(
        "{BOTH}    columns: [killed]\n    compare: {{ kiled: {{ live: At least 143 }} }}\n"
    )), @r##"
    error[unknown-column]: `kiled` is no column of this fact
     --> facts.yml:6:16
      |                ^^^^^
      = help: did you mean `killed`?
    "##);
    insta::assert_snapshot!(faults(&format!("{BOTH}    exclusive: [typo]\n")), @"
    error[unknown-column]: `typo` is no column of this fact
     --> facts.yml:5:17
      |                 ^^^^
      = help: its columns are killed: add it to `columns`, or take it out
    ");
    insta::assert_snapshot!(faults(
        "    columns: [killed]\n    accounts:\n      - post#p1\n      \
         - { at: live#p1, means: { wounded: 143, from: live#p1 } }\n"
    ), @r##"
    error[unknown-column]: `wounded` is no column of this fact
     --> facts.yml:7:33
      |                                 ^^^^^^^
      = help: its columns are killed: add it to `columns`, or take it out
    "##);
}

#[test]
fn nothing_stands_twice() {
    insta::assert_snapshot!(faults(&format!("{BOTH}    columns: [killed, killed]\n")), @r##"
    error[duplicate-key]: `killed` stands twice
     --> facts.yml:5:23
      |                       ^^^^^^ again here
     ::: facts.yml:5:15
      = help: keep one of them
    "##);
    insta::assert_snapshot!(faults(
        "    accounts:\n      - post#p1\n      - at: live#p1\n        means: { killed: 143, from: live#p1 }\n        \
         implies: { killed: 144 }\n"
    ), @r##"
    error[duplicate-key]: `killed` is read in this account already
     --> facts.yml:8:20
      |                    ^^^^^^
     ::: facts.yml:7:18
      = help: an account means it or implies it: keep one of them
    "##);
    insta::assert_snapshot!(faults(&format!(
        "{BOTH}    compare: {{ killed: {{ live: At least 143, live#p1: 143 people }} }}\n"
    )), @r##"
    error[duplicate-key]: `live#p1` is the account of `live`, which has words in this column already
     --> facts.yml:5:46
      |                                              ^^^^^^^
     ::: facts.yml:5:26
      = help: keep one of them
    "##);
}

#[test]
fn nothing_is_left_empty() {
    for (fact, count) in [
        (format!("{BOTH}    compare: {{ killed: {{ live: }} }}\n"), 1),
        (format!("{BOTH}    compare: {{ killed: {{ live: \"\" }} }}\n"), 1),
        (format!("{BOTH}    compare: {{ killed: }}\n"), 1),
        (format!("{BOTH}    compare: {{ killed: {{}} }}\n"), 1),
        ("    accounts: [post#p1, { at: live#p1, means: { killed: } }]\n".to_owned(), 1),
        ("    accounts: [post#p1, { at: live#p1, means: { killed: \" \" } }]\n".to_owned(), 1),
        ("    accounts: [post#p1, { at: live#p1, means: { from: live#p1 } }]\n".to_owned(), 1),
        ("    accounts: [post#p1, { at: live#p1, implies: {} }]\n".to_owned(), 1),
        (format!("{BOTH}    columns: [killed, null]\n"), 1),
        (format!("{BOTH}    exclusive:\n"), 1),
        ("    accounts: [post#p1, live#p1, null]\n".to_owned(), 1),
        ("    accounts: [post#p1, live#p1, ~, \"\"]\n".to_owned(), 2),
    ] {
        let found = faults(&fact);
        assert_eq!(found.matches("error[bad-value]").count(), count, "{fact}{found}");
    }
    insta::assert_snapshot!(
        faults("    accounts: [post#p1, { at: live#p1, means: { from: live#p1 } }, null]\n"), @r##"
    error[bad-value]: `means` reads nothing
     --> facts.yml:4:47
      |                                               ^^^^^^^^^^^^^^^^^^
      = help: say what in which column, as in `{ when: 2024-03-06, from: wapo#p8 }`
    error[bad-value]: `at` says nothing
     --> facts.yml:4:68
      |                                                                    ^^^^
      = help: write what it is, or take it out
    "##);
}

#[test]
fn speakers_of_one_passage_are_told_apart() {
    insta::assert_snapshot!(faults(
        "    accounts:\n      - { at: live#p1, by: Anna Lee }\n      - { at: live#p1, by: Tom Ray }\n    \
         compare: { killed: { live#p1: At least 143 } }\n"
    ), @r##"
    error[unknown-account]: `live#p1` has several accounts of this fact
     --> facts.yml:7:26
      |                          ^^^^^^^
      = help: write which: `Anna Lee`, `Tom Ray`
    "##);
}

#[test]
fn a_name_leads_to_one_event() {
    let yaml = "events:\n  one: { date: 2015-11-13, names: [the attack] }\n  \
                two: { date: 2024-03-22, names: [the raid, The  Attack] }\n";
    let (sources, _) = Sources::in_memory(LIBRARY, &[("post", POST), ("live", LIVE)]);
    let (_, findings) = FactBook::read(&File::new("facts.yml", yaml), &sources, &[]);
    insta::assert_snapshot!(draw(&findings, Colour::Never), @r##"
    error[duplicate-name]: `The  Attack` names the event `one` already
     --> facts.yml:3:46
      |
    3 |   two: { date: 2024-03-22, names: [the raid, The  Attack] }
      |                                              ^^^^^^^^^^^
      |
     ::: facts.yml:2:36
      |
    2 |   one: { date: 2015-11-13, names: [the attack] }
      |                                    ---------- first here
      |
      = help: a name leads to one day: say more, as in `the attack of 2015`
    "##);
}

#[test]
fn a_quotation_of_the_author_stands_in_a_passage() {
    for stands in [
        "assessment: He said “outright blackmail”, they say.",
        "assessment: The live page has “[a]t least 143 people” killed, the post “outright”.",
        "settled-by: The \"outright blackmail\" in the original.",
        "assessment: “[W]ere killed” and “people … killed”",
    ] {
        let found = faults(&format!("{BOTH}    {stands}\n"));
        assert_eq!(found, "", "{stands}");
    }
    insta::assert_snapshot!(
        faults(&format!("{BOTH}    assessment: He said “these words stand in no source whatever”.\n")), @r##"
    error[not-in-passage]: “these words stand in no source whatever” stands in none of the passages that tell this fact
     --> facts.yml:5:26
      |                          ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
      = help: quote words of its passages, or say it without quotation marks
    "##);
    insta::assert_snapshot!(
        faults(&format!("{BOTH}    assessment: >-\n      They say that “at least 153\n      people were killed”.\n")), @r##"
    error[not-in-passage]: “at least 153 people were killed” stands in none of the passages that tell this fact
     --> facts.yml:6:7
      |       ^^^^^^^^^^^^^^^^^^^^^^^^^^^
      = note: nearest is “At least 143 people were killed” in `live#p1`
      = help: quote its words, or say it without quotation marks
    "##);
    insta::assert_snapshot!(
        faults(&format!("{BOTH}    settled-by: Who the “Gunmen killed” were.\n")), @r##"
    error[not-in-passage]: “Gunmen killed” stands in none of the passages that tell this fact
     --> facts.yml:5:26
      |                          ^^^^^^^^^^^^^
      = note: nearest is “Gunmen killed” in `post#p1`
      = help: these are an altered copy’s words: only those in its own marks can be quoted
    "##);
    insta::assert_snapshot!(faults(
        "    accounts:\n      - { at: post#p1, by: the “first” of them }\n      \
         - { at: live#p1, means: { why: too “general”, from: live#p2 } }\n"
    ), @r##"
    error[not-in-passage]: “first” stands in none of the passages that tell this fact
     --> facts.yml:5:33
      |                                 ^^^^^
      = help: quote words of its passages, or say it without quotation marks
    "##);
}

#[test]
fn a_fact_with_a_fault_is_not_unknown() {
    let (sources, _) = Sources::in_memory(LIBRARY, &[("post", POST), ("live", LIVE)]);
    let yaml = "facts:\n  toll: { title: T, accounts: [post#p1, live#p9] }\n";
    let (book, _) = FactBook::read(&File::new("facts.yml", yaml), &sources, &[]);
    let span = |words: &str| Span::new(&File::new("one.md", words), 0..words.len());
    let unknown = |book: &FactBook, id: &str| draw(&[book.unknown(id, span(id))], Colour::Never);
    insta::assert_snapshot!(unknown(&book, "toll"), @r##"
    error[unknown-fact]: the fact `toll` has faults, and is not compared
     --> one.md:1:1
      |
    1 | toll
      | ^^^^
      |
      = help: mend it in facts.yml first: what is wrong with it is reported
    "##);
    insta::assert_snapshot!(unknown(&book, "tol"), @r##"
    error[unknown-fact]: no fact `tol`
     --> one.md:1:1
      |
    1 | tol
      | ^^^
      |
      = help: did you mean `toll`?
    "##);
    let (broken, findings) =
        FactBook::read(&File::new("facts.yml", "facts: {a: {title: [}}"), &sources, &[]);
    assert_eq!(findings.len(), 1);
    insta::assert_snapshot!(unknown(&broken, "a"), @r##"
    error[unknown-fact]: no fact `a`: the file of the facts cannot be read
     --> one.md:1:1
      |
    1 | a
      | ^
      |
      = help: mend that file first: what is wrong with it is reported
    "##);
}

#[test]
fn a_file_that_cannot_be_read_is_there() {
    let folder = std::env::temp_dir().join(format!("briefing-facts-{}", std::process::id()));
    fs::create_dir_all(folder.join("facts.yml")).expect("a folder");
    fs::write(folder.join("binary.yml"), [0xff, 0x00]).expect("a file");
    let (sources, _) = Sources::in_memory(LIBRARY, &[("post", POST), ("live", LIVE)]);
    for name in ["facts.yml", "binary.yml"] {
        let (book, findings) = FactBook::open(&folder, Path::new(name), &sources, &[]);
        assert_eq!(findings.len(), 1, "{name}: {findings:?}");
        let span = Span::new(&File::new("one.md", "a"), 0..1);
        let fault = book.expect("a book").unknown("a", span);
        assert!(fault.message.contains("cannot be read"), "{}", fault.message);
    }
    fs::remove_dir_all(folder).expect("its end");
}

#[test]
fn what_cannot_be_in_conflict_is_not_set_so() {
    let both = "    accounts: [post#p1, live#p1]\n    columns: [killed, word, day]\n    \
                compare: { word: { post: Gunmen killed, live: were killed }, day: { post: today } }\n";
    let all = [
        ("day", "post", "live"),
        ("word", "post", "live#p2"),
        ("word", "post", "post#p1"),
        ("kiled", "post", "live"),
    ];
    let all = all.map(|(column, one, two)| {
        faults(&format!("{both}    contradicts: {{ {column}: {{ {one}: [{two}] }} }}\n"))
    });
    insta::assert_snapshot!(all.join("\n\n"), @"
    error[no-conflict]: `live#p1` says nothing in `day` that can be in conflict
     --> facts.yml:7:34
      |                                  ^^^^
      = help: choose its words in `compare`, read them in `means`, or take it out here

    error[unknown-account]: `live#p2` is no account of this fact
     --> facts.yml:7:35
      |                                   ^^^^^^^
      = note: the accounts are post#p1, live#p1
      = help: did you mean `live#p1`?

    error[no-conflict]: `post#p1` cannot contradict itself
     --> facts.yml:7:35
      |                                   ^^^^^^^
      = help: name another account of the fact, or take it out

    error[unknown-column]: `kiled` is no column of this fact
     --> facts.yml:7:20
      |                    ^^^^^
      = help: did you mean `killed`?
    ");
}

#[test]
fn two_that_say_the_same_are_in_no_conflict() {
    let same = "    accounts:\n      - { at: post#p1, means: { word: one thing, from: post#p1 } }\n      - { at: live#p1, means: \
                { word: one thing, from: live#p1 } }\n    contradicts: { word: { post: [live] } }\n";
    insta::assert_snapshot!(faults(same), @r##"
    error[no-conflict]: these accounts say the same in `word`
     --> facts.yml:7:35
      |                                   ^^^^
      = help: choose its words in `compare`, read them in `means`, or take it out here
    "##);
}
