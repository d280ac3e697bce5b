//! Who is taken to speak in an account, when, and how many voices accounts are.

use briefing_diagnostics::File;

use super::FactBook;
use super::compared::{compared, read, sources};

#[test]
fn voices_are_counted_as_the_author_names_them_and_as_the_most_there_can_be() {
    let twelve = "Twelve people were killed.";
    let texts = sources(&[twelve, twelve], &[]);
    let aliases = [vec!["FSB".to_owned(), "Federal Security Service".to_owned()]];
    for (one, two, more, counts) in [
        ("FSB", "Federal Security Service", "", (1, 1, false)),
        ("FSB", "Anna Lee", "", (2, 2, false)),
        ("one official", "unnamed officials", "", (2, 2, true)),
        ("one official", "unnamed officials", "    independent: true\n", (2, 2, false)),
        ("one official", "none", "", (2, 1, false)),
    ] {
        let yaml = format!(
            "facts:\n  f:\n    title: F\n    accounts:\n      - {{ at: a#p1, by: {one} }}\n      - {{ at: b#p1, by: {two} }}\n{more}"
        );
        let (book, findings) =
            FactBook::read(&File::new("facts.yml", yaml.as_str()), &texts, &aliases);
        assert!(findings.is_empty(), "{findings:?}");
        let fact = book.comparison("f").expect("the fact");
        assert_eq!((fact.voices, fact.origins, fact.at_most), counts, "{one}, {two}");
    }
}

#[test]
fn a_translation_does_not_corroborate_its_original() {
    let twelve = "Twelve people were killed.";
    for keys in [
        vec![("b", ", fidelity: translated, original: a#p1")],
        vec![("a", ", derived-from: [c, d]"), ("b", ", derived-from: d")],
    ] {
        let texts = sources(&[twelve, twelve, twelve, twelve], &keys);
        let one = compared(&texts, "    accounts: [a#p1, b#p1]\n");
        assert_eq!((one.columns[0].verdict.name(), one.voices), ("one-voice", 1), "{keys:?}");
    }
}

#[test]
fn one_statement_does_not_agree_with_itself() {
    let texts = sources(&["Twelve people were killed.", "Nobody knows."], &[]);
    let fact =
        "    accounts:\n      - { at: a#p1, by: Anna Lee }\n      - { at: a#p1, by: Tom Ray }\n";
    insta::assert_snapshot!(read(&compared(&texts, fact)), @r##"
    2 voices, 2 stated
    Killed: No second voice: 12 (Anna Lee, a) and 12 (Tom Ray, a).
      a#p1 base 12 point of comparison
      a#p1 same 12
    "##);
}

#[test]
fn a_voice_of_one_passage_is_chosen_by_its_speaker() {
    let texts = sources(&["Twelve people were killed, or thirteen died."], &[]);
    let fact = "    accounts:\n      - { at: a#p1, by: Anna Lee }\n      - { at: a#p1, by: Tom Ray }\n    \
                compare: { killed: { Anna Lee: Twelve, Tom Ray: thirteen } }\n";
    insta::assert_snapshot!(read(&compared(&texts, fact)), @"
    2 voices, 2 stated
    Killed: In conflict: 13 (Tom Ray, a) cannot stand beside 12 (Anna Lee, a). Dates of both figures not stated.
      a#p1 conflict 12 point of comparison; against Tom Ray, a; dates of both figures not stated
      a#p1 conflict 13 against Anna Lee, a; dates of both figures not stated
    ");
}

#[test]
fn who_speaks_speaks_of_what_he_reports_alone() {
    let texts = sources(
        &["Ada Holm said that 40 jobs go. The firm has 15 employees.", "It has 15 employees."],
        &[],
    );
    for (words, by) in [("40 jobs", Some("Ada Holm")), ("15 employees", None)] {
        let fact = format!(
            "    accounts: [a#p1, b#p1]\n    columns: [told]\n    compare: {{ told: {{ a: {words}, b: 15 employees }} }}\n"
        );
        let one = compared(&texts, &fact);
        assert_eq!(one.rows[0].voice.by.as_deref(), by, "{words}");
    }
}

#[test]
fn the_day_of_saying_is_told_of_all_or_where_cells_have_it_of_none() {
    let texts = sources(
        &[
            "On 7 March 2024 Ada Holm said that it was shut.",
            "On 8 March 2024 Tom Ray said that it was open.",
        ],
        &[],
    );
    let said = |compare: &str| -> Vec<Option<String>> {
        let fact = format!("    accounts: [a#p1, b#p1]\n    compare: {{ day: {compare} }}\n");
        let rows = compared(&texts, &fact).rows;
        rows.into_iter().map(|row| row.said.map(|when| when.words)).collect()
    };
    let (a, b) = ("7 March 2024".to_owned(), "8 March 2024".to_owned());
    assert_eq!(said("{ a: On 7 March 2024, b: it was open }"), [Some(a), Some(b)]);
    assert_eq!(said("{ a: On 7 March 2024, b: On 8 March 2024 }"), [None, None]);
}
