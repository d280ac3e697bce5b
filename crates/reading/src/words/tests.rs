//! Words of real prose, parted by spaces; and any text at all.

use proptest::prelude::*;

use super::words;

#[test]
fn words_are_joined_over_hyphens() {
    let rows = [
        ("IS–KP \"has been fixated\"", "IS–KP has been fixated"),
        ("Russia’s U.S. Embassy's 1,000", "Russia’s U.S Embassy's 1,000"),
        ("March 15-17 – where", "March 15-17 where"),
        ("“[W]e were”, ...", "W e were"),
        ("a well‑known, lone-wolf — actor", "a well‑known lone-wolf actor"),
        ("Europe/Russia/CIS; 1.5%", "Europe Russia CIS 1.5"),
        ("Russians’ security", "Russians security"),
        ("- dash -", "dash"),
        ("", ""),
    ];
    for (text, expected) in rows {
        let found: Vec<&str> = words(text).into_iter().map(|range| &text[range]).collect();
        assert_eq!(found.join(" "), expected, "in {text:?}");
    }
}

proptest! {
    #[test]
    fn every_letter_is_in_one_word(text in "\\PC*") {
        let ranges = words(&text);
        let mut end = 0;
        for range in &ranges {
            prop_assert!(range.start >= end && range.end > range.start);
            prop_assert!(!text[end..range.start].contains(char::is_alphanumeric));
            prop_assert!(text[range.clone()].contains(char::is_alphanumeric));
            end = range.end;
        }
        prop_assert!(!text[end..].contains(char::is_alphanumeric));
    }
}
