//! The terms of ICD 203 in prose and in directives.

use super::{Level, Row, confidence, confidences, estimates, likelihood, likelihood_terms};

#[test]
fn estimates_are_found_with_their_row() {
    type Found = &'static [(&'static str, Row, &'static str)];
    let rows: &[(&str, Found)] = &[
        ("Moscow is likely attempting to", &[("likely", Row::A, "likely")]),
        ("it is unlikely that Moscow can", &[("unlikely", Row::A, "unlikely")]),
        (
            "Very likely, and almost certainly so",
            &[
                ("Very likely", Row::A, "very likely"),
                ("almost certainly", Row::A, "almost certain"),
            ],
        ),
        ("It is very unlikely", &[("very unlikely", Row::A, "very unlikely")]),
        ("probably placing sources in danger", &[("probably", Row::B, "probable")]),
        (
            "highly improbable, nearly certain",
            &[
                ("highly improbable", Row::B, "highly improbable"),
                ("nearly certain", Row::B, "nearly certain"),
            ],
        ),
        (
            "a roughly even chance, roughly even odds",
            &[
                ("roughly even chance", Row::A, "roughly even chance"),
                ("roughly even odds", Row::B, "roughly even odds"),
            ],
        ),
        ("There is almost no chance", &[("almost no chance", Row::A, "almost no chance")]),
        ("a remote possibility in a remote province", &[("remote possibility", Row::B, "remote")]),
        ("more likely than the other", &[]),
        ("a likelihood; the probability", &[]),
    ];
    for (text, expected) in rows {
        let found = estimates(text);
        let found: Vec<_> = found.iter().map(|e| (&text[e.range.clone()], e.row, e.term)).collect();
        assert_eq!(found, *expected, "in {text:?}");
    }
}

#[test]
fn confidences_are_found_with_their_level() {
    let rows: &[(&str, &[(&str, Level)])] = &[
        ("We judge with high confidence that", &[("high confidence", Level::High)]),
        (
            "moderate confidence here, low confidence there",
            &[("moderate confidence", Level::Moderate), ("low confidence", Level::Low)],
        ),
        ("Our confidence is low.", &[("confidence is low", Level::Low)]),
        ("weaken public confidence in the state", &[]),
        ("a high-level official", &[]),
    ];
    for (text, expected) in rows {
        let found = confidences(text);
        let found: Vec<_> = found.iter().map(|(r, level)| (&text[r.clone()], *level)).collect();
        assert_eq!(found, *expected, "in {text:?}");
    }
}

#[test]
fn terms_of_directives_are_read_in_any_form() {
    let rows = [
        ("likely", Some((Row::A, 55, 80, "likely"))),
        (" Very  Likely ", Some((Row::A, 80, 95, "very likely"))),
        ("almost certainly", Some((Row::A, 95, 99, "almost certain"))),
        ("remote", Some((Row::B, 1, 5, "remote"))),
        ("probably", Some((Row::B, 55, 80, "probable"))),
        ("roughly even odds", Some((Row::B, 45, 55, "roughly even odds"))),
        ("perhaps", None),
        ("", None),
    ];
    for (term, expected) in rows {
        let found = likelihood(term).map(|l| (l.row, l.low, l.high, l.term));
        assert_eq!(found, expected, "for {term:?}");
    }
    assert!(likelihood_terms().all(|term| likelihood(term).is_some_and(|l| l.term == term)));
    assert_eq!(likelihood_terms().count(), 14);
}

#[test]
fn levels_of_directives_are_read() {
    let rows = [
        ("high", Some(Level::High)),
        ("Moderate", Some(Level::Moderate)),
        ("low confidence", Some(Level::Low)),
        ("middling", None),
    ];
    for (term, expected) in rows {
        assert_eq!(confidence(term), expected, "for {term:?}");
    }
}
