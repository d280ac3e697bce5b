//! The report of two short texts, whole; and that its places are right for any text.

use proptest::prelude::*;
use serde_json::Value;

use super::report;

const A: &str =
    "Church burns\n\nA fire destroyed the church in Wasilla on Friday. Nobody was hurt.\n";
const B: &str = "The governor spoke.\nOn Friday the Wasilla church was destroyed by a blaze.";

#[test]
fn the_report_has_the_documented_form() {
    let report: Value = serde_json::from_str(&report(("A.txt", A), ("B.txt", B), 1)).unwrap();
    assert_eq!(report["version"], 1);
    assert_eq!(report["a"], serde_json::json!({ "name": "A.txt", "sentences": 3 }));
    assert_eq!(report["b"], serde_json::json!({ "name": "B.txt", "sentences": 2 }));
    let asked = &report["passages"][1];
    assert_eq!((&asked["paragraph"], &asked["sentence"]), (&2.into(), &1.into()));
    assert_eq!((&asked["start"], &asked["end"]), (&14.into(), &63.into()));
    let answers = asked["counterparts"].as_array().unwrap();
    assert_eq!(answers.len(), 1);
    assert_eq!(answers[0]["text"], "On Friday the Wasilla church was destroyed by a blaze.");
    assert_eq!((&answers[0]["start"], &answers[0]["end"]), (&20.into(), &74.into()));
    let shared = serde_json::json!(["church", "fire destroyed", "Wasilla", "Friday"]);
    let sorted = |value: &Value| {
        let mut words: Vec<String> = serde_json::from_value(value.clone()).unwrap();
        words.sort();
        words
    };
    assert_eq!(sorted(&answers[0]["shared"]), sorted(&shared));
    assert!((0.0..=1.0).contains(&answers[0]["score"].as_f64().unwrap()));
}

#[test]
fn empty_texts_have_an_empty_report() {
    for (a, b) in [("", ""), ("One.", ""), ("", "One."), ("\n \n", "\u{feff}")] {
        let report: Value = serde_json::from_str(&report(("a", a), ("b", b), 3)).unwrap();
        let asked = report["passages"].as_array().unwrap();
        assert_eq!(asked.len(), usize::from(a == "One."));
    }
}

#[test]
fn a_byte_order_mark_is_of_no_sentence_and_marks_have_no_counterpart() {
    let (a, b) =
        ("\u{feff}A fire burned.\n...\n", "\u{feff}\n\u{201c}\u{2026}\u{201d}\nA blaze.\n");
    let report: Value = serde_json::from_str(&report(("a", a), ("b", b), 9)).unwrap();
    let asked = report["passages"].as_array().unwrap();
    let found = |at: usize| {
        let counterparts = asked[at]["counterparts"].as_array().unwrap();
        counterparts.iter().map(|one| one["text"].as_str().unwrap()).collect::<Vec<_>>()
    };
    assert_eq!((&asked[0]["text"], &asked[0]["start"]), (&"A fire burned.".into(), &3.into()));
    assert_eq!((found(0), found(1)), (vec!["A blaze."], vec![]));
    assert_eq!(report["b"]["sentences"], 2);
}

proptest! {
    #[test]
    fn places_are_those_of_the_text(
        a in "(\\PC|\n|word|143| ){0,40}",
        b in "(\\PC|\n|word|143| ){0,40}",
    ) {
        let report: Value = serde_json::from_str(&report(("a", &a), ("b", &b), 3)).unwrap();
        for asked in report["passages"].as_array().unwrap() {
            prop_assert_eq!(asked["text"].as_str(), a.get(range(asked)));
            for answer in asked["counterparts"].as_array().unwrap() {
                prop_assert_eq!(answer["text"].as_str(), b.get(range(answer)));
            }
        }
    }
}

fn range(spot: &Value) -> std::ops::Range<usize> {
    let at = |field: &str| usize::try_from(spot[field].as_u64().unwrap()).unwrap();
    at("start")..at("end")
}
