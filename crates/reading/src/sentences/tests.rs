//! Real sentences, with "|" where one ends and the next starts; and any text at all.

use proptest::prelude::*;

use super::sentences;

/// Reads each row as sentences parted by "|", and expects just these.
fn check(rows: &[&str]) {
    for row in rows {
        let expected: Vec<&str> = row.split('|').map(str::trim).collect();
        let text = row.replace('|', "");
        let found: Vec<&str> = sentences(&text).into_iter().map(|range| &text[range]).collect();
        assert_eq!(found, expected, "in {row:?}");
    }
}

#[test]
fn abbreviations_end_no_sentence() {
    check(&[
        "On March 7, the U.S. Embassy publicly introduced that it was monitoring reports.| The U.S. \
         shared its data with Russia the day earlier.",
        "U.S. officers have publicly mentioned the group.| In January, U.S. officers warned.",
        "He left the U.S.| The next day he was back.",
        "the loss of life of Maj. Gen. Qasem Soleimani, who was killed in 2020.| He was 62.",
        "However, Dr. Piekarski points out that the Russians would have reacted.| Mr. Putin did not.",
        "assaults in St. Petersburg, in 2017 and 2019.| Catherine Belton contributed.",
        "outside its territory on Jan. 4, when it struck.| The attack killed nearly 100 people.",
        "It began at 8 p.m. Moscow time.| It ended at 10 p.m.| Police came at 9 p.m. Friday.",
        "The bus left at 8 a.m.| Nobody was on it.",
        "See No. 5 and p. 12.| Russia v. Ukraine, cf. Fig. 3, is another case.",
        "Donald J. Trump and J. R. Smith met.| They spoke of Plan B.| The plan failed.",
        "Acme Inc. Chairman Jones left Smith Jr. out.| This was Moscow vs. Kyiv.",
        "Sen. Smith, Rep. Jones, Gov. Hill and Col. Gray, e.g. Gray alone, came.| All left.",
        "The U.N. Security Council met in Washington, D.C.| It did nothing.",
        "He spoke to the E.U. Commission, i.e. Brussels.| Nothing came of it.",
        "Mt. Elbrus and Ft. Bragg.| Prof. Dr. Weiss was there.",
        "It happened in Sept. 2022.| In Oct. it happened again.",
        "1. First point.| 2. Second point.",
        "Was it him?| No.| It was not.",
    ]);
}

#[test]
fn an_ellipsis_ends_a_sentence_only_before_a_new_one() {
    check(&[
        "the Americans had a hand in creating… ISIS.| Additionally, Zakharova went on.",
        "the Americans had a hand in creating... ISIS.| Additionally, Zakharova went on.",
        "too general … and did not allow us . . . to identify.",
        "He said nothing more….| She left.",
        "And then…| The next day he spoke.",
        "And then ...| The next day he spoke.",
        "“Well…”, he said.| “Well…” she said.",
        "foreign-language media monitoring...",
    ]);
}

#[test]
fn marks_stay_with_the_sentence_that_they_close() {
    check(&[
        "an attempt to “intimidate and destabilize our society.”| The U.S. officers knew.",
        "and destabilise our society.\"|The March 22 attack came later.",
        "of a general nature.”|Three days before, he spoke.",
        "He said so.|“You are well aware of them,” Putin mentioned.",
        "He said so.|“Then he left.”",
        "“Who did it?” he asked.| “Stop!” she cried, and left.",
        "(It was over.)| Nobody came.",
        "Analyst says that IS–KP \"has been fixated on Russia.\"| Prior warnings were few.",
        "Attack in Russia.| Who is behind this?",
        "a fraction of a second, but here?| Just a regular concert.",
        "the attack.[5][12] |The FSB said so.[3]| It did.",
        "“…terrorist attacks.| “[W]e were warned,” Khalilov mentioned.",
        "„Das ist so.“| Dann kam er.",
        "did it go?) and so on.",
    ]);
}

#[test]
fn citations_stay_with_the_sentence_before() {
    check(&[
        "He warned them.\u{FFFC}| Nobody listened.",
        "He warned them. \u{FFFC}| Nobody listened.",
        "He warned them \u{FFFC}.| Nobody listened. \u{FFFC}",
        "Run it!| \u{FFFC} is a command.",
    ]);
}

#[test]
fn line_breaks_within_a_paragraph_are_spaces() {
    let text = "The attack\nin Moscow. It was\r\nthe worst.\n\nHeading\n \nNext one";
    let found: Vec<&str> = sentences(text).into_iter().map(|range| &text[range]).collect();
    let expected = ["The attack\nin Moscow.", "It was\r\nthe worst.", "Heading", "Next one"];
    assert_eq!(found, expected);
}

#[test]
fn other_scripts_have_their_own_stops() {
    check(&["爆発した。|多数が死亡した。", "متى حدث؟| حدث أمس.", "यह हुआ।| फिर।"]);
}

#[test]
fn nothing_has_no_sentences() {
    assert!(sentences("").is_empty());
    assert!(sentences(" \n\t ").is_empty());
}

/// Text rich in what the rules look at.
fn marked_text() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        Just("."),
        Just("..."),
        Just("…"),
        Just("?"),
        Just("!"),
        Just("”"),
        Just("“"),
        Just("\""),
        Just("["),
        Just("5]"),
        Just("\u{FFFC}"),
        Just(" "),
        Just("\n"),
        Just("\n\n"),
        Just("U.S."),
        Just("Gen"),
        Just("The"),
        Just("the"),
        Just("é"),
        Just("。"),
        Just("\u{2029}"),
        Just("4"),
    ];
    prop::collection::vec(piece, 0..24).prop_map(|pieces| pieces.concat())
}

fn covers(text: &str) {
    let ranges = sentences(text);
    let mut end = 0;
    for range in &ranges {
        assert!(range.start >= end && range.end > range.start, "{ranges:?}");
        assert!(text[end..range.start].trim().is_empty(), "lost {:?}", &text[end..range.start]);
        let sentence = &text[range.clone()];
        assert_eq!(sentence.trim(), sentence);
        end = range.end;
    }
    assert!(text[end..].trim().is_empty(), "lost {:?}", &text[end..]);
}

proptest! {
    #[test]
    fn every_byte_is_in_one_sentence(text in "\\PC*") {
        covers(&text);
    }

    #[test]
    fn every_byte_is_in_one_sentence_among_marks(text in marked_text()) {
        covers(&text);
    }
}
