//! Figures of different things are not held against each other; days keep the words that tell them.

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
