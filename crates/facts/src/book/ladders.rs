//! The ladder over the reports of one utterance: what kind of report each is.

use super::compared::{ORDERS, compared, sources};
use crate::ladder::{Ladder, RungKind};

/// The kind of a report beside a base.
fn kind(base: &str, report: &str) -> RungKind {
    let texts = sources(&[&format!("He said {base}."), &format!("He said {report}.")], &[]);
    let one = compared(&texts, "    base: a\n    accounts: [a#p1, b#p1]\n");
    one.ladder(None).expect("a ladder").rungs[1].kind
}

#[test]
fn a_report_is_verbatim_only_in_the_order_of_the_base() {
    use RungKind::{Fragment, OtherWords, Spelling, Verbatim};
    for (base, report, expected) in [
        ("“Ukraine attacked Russia”", "“Ukraine attacked Russia”", Verbatim),
        ("“Ukraine attacked Russia”", "“Russia attacked Ukraine”", OtherWords),
        ("“Ukraine attacked Russia”", "“attacked Ukraine Russia”", OtherWords),
        ("“Ukraine attacked Russia”", "“Ukraine Russia”", OtherWords),
        ("“Ukraine attacked Russia”", "“Ukraine … Russia”", Fragment),
        ("“Ukraine attacked Russia”", "“Russia … Ukraine”", OtherWords),
        ("“Ukraine attacked Russia”", "“Russia” and “Ukraine”", Fragment),
        ("“Ukraine attacked Russia”", "“attacked Russia”", Fragment),
        ("“We destabilise Russia”", "“We destabilize Russia”", Spelling),
        (
            "“We won the war”, he said, “the war of lies”",
            "“We won the war the war of lies”",
            Verbatim,
        ),
        (
            "“We won the war”, he said, “the war of lies”",
            "“We won the war” and “the war of lies”",
            Verbatim,
        ),
        ("“We won the war of lies”", "“We won” and “the war of lies”", Verbatim),
    ] {
        assert_eq!(kind(base, report), expected, "{base} / {report}");
    }
}

#[test]
fn what_another_speaker_says_in_his_own_words_is_no_report() {
    let texts = sources(
        &[
            "Anna Holm said “the bridge was never safe to begin with, and all of us here knew it”.",
            "Anna Holm said that the bridge had been unsafe.",
            "Peter Lund said that the bridge was safe.",
            "Peter Lund said “the bridge is fine”.",
            "Peter Lund said “it was never safe to begin with, or so they say”.",
        ],
        &[],
    );
    let ids: Vec<String> = "abcde".chars().map(|id| format!("{id}#p1")).collect();
    let one = compared(&texts, &format!("    accounts: [{}]\n", ids.join(", ")));
    let rungs = &one.ladder(None).expect("a ladder").rungs;
    let mut kept: Vec<&str> = rungs.iter().map(|rung| one.rows[rung.row].at.id.as_str()).collect();
    kept.sort_unstable();
    assert_eq!(kept, ["a", "b", "e"]);
}

#[test]
fn the_base_does_not_depend_on_the_order_of_the_accounts() {
    let texts = sources(
        &[
            "He called it “an outright blackmail of us”.",
            "He called it “an outright robberies of us”.",
            "He said “an outright blackmail of”.",
        ],
        &[],
    );
    let ids = ["a#p1", "b#p1", "c#p1"];
    for order in ORDERS {
        let fact = format!("    accounts: [{}]\n", order.map(|at| ids[at]).join(", "));
        let one = compared(&texts, &fact);
        let base = one.ladder(None).and_then(Ladder::base).expect("a base");
        assert_eq!(one.rows[base].at.id, "a", "{fact}");
    }
}
