//! Figures of different things are not held against each other; days keep the words that tell them.

use briefing_diagnostics::File;

use super::FactBook;
use super::compared::{compared, read, sources};

/// Returns the comparison of words chosen in the two sources' only paragraphs.
fn of_words(one: &str, two: &str) -> String {
    let texts = sources(&[&format!("There were {one}."), &format!("There were {two}.")], &[]);
    let fact = format!(
        "    accounts: [a#p1, b#p1]\n    compare: {{ seen: {{ a: \"{one}\", b: \"{two}\" }} }}\n"
    );
    read(&compared(&texts, &fact))
}

#[test]
fn figures_are_compared_where_they_count_the_same_things_or_people() {
    for (one, two, verdict) in [
        ("17 nights", "17 observations", "Different words, not compared"),
        ("12 tons of water", "12 barrels of water", "Different words, not compared"),
        ("12 tons of water", "12 tons of ice", "All that give a value say the same"),
        ("12 tons", "15 tons", "In conflict"),
        ("12 officials", "15 soldiers", "In conflict"),
        ("12 tons (11 metric tons)", "15 tons", "Different words, not compared"),
        ("40 percent of them", "40 of them", "Different words, not compared"),
    ] {
        let found = of_words(one, two);
        assert!(found.contains(verdict), "{one}, {two}: {found}");
    }
}

#[test]
fn what_is_counted_stands_beside_its_figure() {
    insta::assert_snapshot!(of_words("17 nights", "17 observations"), @"
    2 voices, 0 stated
    Seen: Different words, not compared: “17 nights” (a) and “17 observations” (b).
      a#p1 not-compared
      b#p1 not-compared
    ");
}

#[test]
fn days_that_are_no_single_one_are_told_in_their_words() {
    let texts = sources(
        &["It flies in the mid-2020s.", "It flies in 2030.", "It flies on 3 May 2030."],
        &[],
    );
    let fact = "    accounts: [a#p1, b#p1, c#p1]\n    columns: [when]\n";
    insta::assert_snapshot!(read(&compared(&texts, fact)), @"
    3 voices, 0 stated
    When: In conflict: “mid-2020s”, between 2023 and 2026 (a) cannot stand beside “2030” (b) and 3 May 2030 (c).
      a#p1 conflict between 2023 and 2026 against b and c
      b#p1 conflict 2030 against a
      c#p1 conflict 3 May 2030 point of comparison; against a
    ");
}

#[test]
fn words_that_do_not_stand_are_told_from_the_nearest() {
    let texts = sources(
        &[
            "It cost $6.5 billion in debt.\nIt lost 40% of that.",
            "It cost much.\nIt cost $8 billion.",
        ],
        &[],
    );
    for (at, words, help) in [
        ("a#p1", "6 billion in debt", "nearest is “$6.5 billion in debt”"),
        ("a#p2", "lost 30", "nearest is “lost 40%”"),
        ("b#p1", "$8 billion", "`b#p2` has “$8 billion”: is it the account?"),
    ] {
        let yaml = format!(
            "facts:\n  f:\n    title: F\n    accounts: [{at}, {}]\n    compare: {{ cost: {{ {at}: \"{words}\" }} }}\n",
            if at == "b#p1" { "a#p1" } else { "b#p1" }
        );
        let (_, findings) = FactBook::read(&File::new("facts.yml", yaml.as_str()), &texts, &[]);
        let helps: Vec<&str> =
            findings.iter().flat_map(|one| one.helps.iter().map(String::as_str)).collect();
        assert_eq!(helps, [help], "{words}");
    }
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
