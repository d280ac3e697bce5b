//! What governs the text after or before "|".

use proptest::prelude::*;

use super::{hedge_before, limiter_after, negations};

/// Each row: a text with "|" where the quotation starts, and the hedge expected.
fn check_hedges(rows: &[(&str, Option<&str>)]) {
    for (row, expected) in rows {
        let at = row.find('|').expect("a mark in each row");
        let text = row.replace('|', "");
        let found = hedge_before(&text, at).map(|range| text[range].to_owned());
        assert_eq!(found.as_deref(), *expected, "in {row:?}");
    }
}

#[test]
fn hedges_and_verbs_of_seeming_govern_what_follows() {
    check_hedges(&[
        ("\"resemble |outright blackmail and the intention", Some("resemble")),
        (
            "it was “monitoring reports that |extremists have imminent plans",
            Some("monitoring reports that"),
        ),
        ("[IS-K] may |reach a potential", Some("may")),
        ("[IS-K] may reach |a potential", None),
        ("it might have |helped Iranian authorities", Some("might have")),
        ("Moscow is likely |attempting to politically", Some("likely")),
        ("likely attempting to |politically instrumentalize", Some("attempting to")),
        ("cells that were reportedly |planning attacks", Some("reportedly")),
        ("authorities alleged |the group was planning", Some("alleged")),
        ("authorities claimed the |group was planning", Some("claimed the")),
        ("raising the possibility of |Ukrainian involvement", Some("possibility of")),
        ("the danger of an |impending attack", Some("danger of an")),
        ("appears to |contradict this", Some("appears to")),
        ("attacks by the |supposed involvement", None),
        ("the supposed |involvement of Ukraine", Some("supposed")),
        ("allegedly, |hoping to enter", Some("allegedly")),
        ("would, if proved correct, be the |latest", None),
        ("would be the |latest in a number", Some("would be the")),
        ("if |it were a false flag", Some("if")),
        ("It’s possible that |Russian safety providers", Some("possible that")),
        ("a so-called “|special operation”", Some("so-called")),
        ("in theory |it could", Some("in theory")),
    ]);
}

#[test]
fn negations_govern_what_follows() {
    check_hedges(&[
        ("too general and did not |allow us", Some("not")),
        ("“no |concrete information, nothing was passed", Some("no")),
        ("the Kremlin didn’t |reply to questions", Some("didn’t")),
        ("it is not a |threat", Some("not a")),
        ("it is not the whole |threat", None),
        ("could not be |verified", Some("not be")),
        (
            "there’s no definitive evidence that |steroids will help",
            Some("no definitive evidence that"),
        ),
        ("It is not clear why |any one person falls ill", Some("not clear why")),
        ("Nobody was there, and he says that |they came", None),
        ("They not only say that |they came", None),
        ("has been used without |any warning", Some("without")),
        ("he denied that |Russia was warned", Some("denied that")),
        ("agencies fail to |prevent the attack", Some("fail to")),
        ("far from |certain", Some("far from")),
        ("not only |the West", None),
        ("killed no less than |95 folks", Some("no less than")),
    ]);
}

#[test]
fn bounds_govern_numbers_only() {
    check_hedges(&[
        ("killed at least |143 people", Some("at least")),
        ("killed nearly |100 people", Some("nearly")),
        ("and over |145 were injured", Some("over")),
        ("greater than |140 folks", Some("greater than")),
        ("an alert about |large gatherings", None),
        ("security over |the next days", None),
        ("avoid large gatherings over the next |48 hours", None),
    ]);
}

#[test]
fn nothing_governs_over_the_end_of_a_clause() {
    check_hedges(&[
        ("|outright blackmail", None),
        ("He said that |they knew", None),
        ("He did not. |They knew", None),
        ("they may attack, |extremists said", None),
        ("US officials later stated that |the attack was related", None),
        ("“|extremists have imminent plans", None),
    ]);
}

#[test]
fn limiters_follow_directly() {
    let rows: &[(&str, Option<&str>)] = &[
        ("they knew|, but nobody asked", Some("but")),
        ("“bears sole responsibility|,” however Russian President", Some("however")),
        ("a threat|” – unless it is stopped", Some("unless")),
        ("all of them| except two", Some("except")),
        ("they will attack| only if asked", Some("only if")),
        ("all| apart from the FSB", Some("apart from")),
        ("they knew|. But nobody asked", None),
        ("they knew.|” But nobody asked", None),
        ("they knew| nothing but that", None),
        ("they knew|", None),
    ];
    for (row, expected) in rows {
        let at = row.find('|').expect("a mark in each row");
        let text = row.replace('|', "");
        let found = limiter_after(&text, at).map(|range| text[range].to_owned());
        assert_eq!(found.as_deref(), *expected, "in {row:?}");
    }
}

#[test]
fn negations_are_single_words() {
    let rows: &[(&str, &[&str])] = &[
        ("\"no concrete information, nothing was passed to us\"", &["no", "nothing"]),
        ("Russian police didn’t arrive; it wasn't late", &["didn’t", "wasn't"]),
        ("killed no less than 95 folks, not only there", &[]),
        ("See No. 5 and no. 6.", &[]),
        ("neither here nor there, never without cause", &["neither", "nor", "never", "without"]),
        ("They cannot; nobody can.", &["cannot", "nobody"]),
        ("The knot is not notable.", &["not"]),
    ];
    for (text, expected) in rows {
        let found: Vec<&str> = negations(text).into_iter().map(|range| &text[range]).collect();
        assert_eq!(found, *expected, "in {text:?}");
    }
}

proptest! {
    #[test]
    fn any_text_and_offset_is_read(text in "\\PC*", at in 0_usize..80) {
        for range in hedge_before(&text, at).into_iter().chain(limiter_after(&text, at)) {
            prop_assert!(text.get(range).is_some());
        }
    }

    #[test]
    fn a_hedge_is_found_after_any_text(text in "\\PC{0,200}") {
        let before = format!("{text} may be ");
        let range = hedge_before(&format!("{before}so"), before.len()).expect("a hedge");
        prop_assert_eq!(&before[range], "may be");
    }
}
