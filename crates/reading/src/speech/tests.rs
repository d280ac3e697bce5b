//! Any text, long texts, and the objects of verbs.

use std::ops::Range;

use proptest::prelude::*;

use super::{Objects, speeches};

/// Each row: a text, the verb in it, and its object, empty where none is sure.
const OBJECTS: &[(&str, &str, &str)] = &[
    ("to intimidate and destabilise our society.", "destabilise", "our society"),
    ("aimed at destabilizing Russia", "destabilizing", "Russia"),
    ("blackmail aimed at destabilizing the country.", "destabilizing", "the country"),
    ("publicly dismissed U.S. warnings simply three days", "dismissed", "U.S. warnings"),
    ("condemned attacks by the rebels in May", "condemned", "attacks by the rebels"),
    ("he read it twice", "read", "it"),
    ("she destroyed", "destroyed", ""),
    ("destroyed, the town", "destroyed", ""),
    ("they left in a hurry", "left", ""),
    ("announced that it fell", "announced", ""),
    ("killed men women and children running", "killed", ""),
];

#[test]
fn objects_follow_their_verb() {
    for (text, verb, object) in OBJECTS {
        let at = text.find(verb).expect("the verb");
        let found =
            Objects::new(text).after(&(at..at + verb.len())).map_or("", |range| &text[range]);
        assert_eq!(found, *object, "in {text:?}");
    }
}

/// Clauses that nest and join without end: a reader that is not linear never comes back.
#[test]
fn fifty_thousand_words_are_read() {
    let clauses = [
        "Omar said that ",
        "“no ",
        "the minister, who said ",
        "said, ",
        "called them ",
        "according to ",
        "and ",
        "\u{5d0}\u{301} ",
        "(the ",
    ];
    for clause in clauses {
        let count = 50_000 / clause.split_whitespace().count();
        let text = clause.repeat(count);
        let found = speeches(&text);
        assert!(found.len() <= count, "{clause:?}");
    }
}

/// Asserts that of two ranges one holds the other, or they lie apart.
fn check_nesting(text: &str) {
    let found = speeches(text);
    for (a, b) in found.iter().flat_map(|a| found.iter().map(move |b| (&a.range, &b.range))) {
        let apart = a.end <= b.start || b.end <= a.start;
        let holds = |a: &Range<usize>, b: &Range<usize>| a.start <= b.start && b.end <= a.end;
        assert!(apart || holds(a, b) || holds(b, a), "{a:?} and {b:?} in {text:?}");
    }
}

#[test]
fn crossing_ranges_are_widened() {
    check_nesting("Putin said aides who said said said ");
    check_nesting(", according to Putin called him “ , and ” , adding that ");
    check_nesting("told , according to “no” Putin said “no” ");
}

proptest! {
    #[test]
    fn ranges_lie_in_order_in_any_text(
        text in "([a-z]{1,6} |said |told |calls |that |as |“|”|\"|, |\\. |Putin |he |who |the minister |é|שלום |U\\.S\\. |– |according to |on Telegram |\\PC){0,60}"
    ) {
        let mut verb = 0;
        for speech in speeches(&text) {
            prop_assert!(verb <= speech.verb.start);
            verb = speech.verb.end;
            prop_assert!(speech.range.start <= speech.verb.start && verb <= speech.range.end);
            let content = speech.content.iter().chain(&speech.quoted);
            for range in content {
                prop_assert!(speech.range.start <= range.start && range.end <= speech.range.end);
            }
            let mut ranges = vec![speech.range.clone(), speech.verb];
            ranges.extend(speech.speaker.iter().map(|speaker| speaker.range.clone()));
            ranges.extend(speech.speaker.and_then(|speaker| speaker.name));
            ranges.extend(speech.quoted.into_iter().chain(speech.via));
            ranges.extend([speech.content, speech.about, speech.to].into_iter().flatten());
            for range in ranges {
                prop_assert!(text.get(range.clone()).is_some(), "{range:?} of {text:?}");
            }
        }
    }

    #[test]
    fn ranges_are_disjoint_or_nested(
        text in "(said |told |warned that |called him |, adding that |was told that |which |– |; |“ |” |, and |, but |who |“no” |, according to |Putin |the minister |aides |he |it fell |\\. ){0,40}"
    ) {
        check_nesting(&text);
    }

    #[test]
    fn an_object_lies_behind_its_verb(text in "\\PC{0,40}", at in 0_usize..50) {
        if let Some(object) = Objects::new(&text).after(&(at..at)) {
            prop_assert!(object.start >= at && text.get(object).is_some());
        }
    }
}
