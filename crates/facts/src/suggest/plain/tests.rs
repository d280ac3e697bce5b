//! Sentences with their places; and any text at all.

use proptest::prelude::*;

use super::sentences_of;

#[test]
fn sentences_know_their_place() {
    let text = "A title\n\n  One here. Two here.\r\n\n\tLast, by Mr. Moser.";
    let found: Vec<(usize, usize, &str)> = sentences_of(text)
        .into_iter()
        .map(|one| (one.paragraph, one.sentence, &text[one.range]))
        .collect();
    let expected = [
        (1, 1, "A title"),
        (2, 1, "One here."),
        (2, 2, "Two here."),
        (3, 1, "Last, by Mr. Moser."),
    ];
    assert_eq!(found, expected);
}

proptest! {
    #[test]
    fn every_letter_is_in_one_sentence(text in "(\\PC|\n|\r|\t){0,80}") {
        let mut end = 0;
        for one in sentences_of(&text) {
            prop_assert!(text[end..one.range.start].trim().is_empty());
            prop_assert!(one.paragraph > 0 && one.sentence > 0);
            end = one.range.end;
        }
        prop_assert!(text[end..].trim().is_empty());
    }
}
