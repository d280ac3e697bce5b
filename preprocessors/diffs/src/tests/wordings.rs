//! The wording, and when it can be read.

use briefing_sources::Place;
use proptest::prelude::*;

use super::{elements, made, read, shown, sources};
use crate::ask::View;
use crate::wording::{Piece, align};

/// Returns an alignment as one line: what only the first has in [], what only the second has in {}.
fn line(first: &str, second: &str) -> String {
    let Some(pieces) = align(first, second) else { return "not read".to_owned() };
    let around = |open: char, text: &str, close: char| match text {
        "" => String::new(),
        text => format!("{open}{text}{close}"),
    };
    let piece = |piece: &Piece| {
        format!(
            "{}{}{}",
            around('[', &piece.first, ']'),
            around('{', &piece.second, '}'),
            piece.both
        )
    };
    pieces.iter().map(piece).collect()
}

#[test]
fn words_are_aligned_and_not_their_marks() {
    for (first, second, expected) in [
        ("the river rose", "the river rose", "the river rose"),
        ("the river rose.", "the river fell.", "the river [rose]{fell}."),
        ("One, two, three", "one two three", "[One,]{one} two[,] three"),
        ("it rose by 4 metres", "it rose by 5 metres", "it rose by [4]{5} metres"),
        ("the mayor’s word", "the mayor's word", "the [mayor’s]{mayor's} word"),
        ("a b c d", "a x y z d", "not read"),
        ("all of it differs here", "nothing that we share", "not read"),
        ("", "", "not read"),
        ("", "words", "not read"),
        ("... !", "... !", "not read"),
        ("قال النهر ارتفع", "قال النهر انخفض", "قال النهر [ارتفع]{انخفض}"),
    ] {
        assert_eq!(line(first, second), expected, "{first} / {second}");
    }
}

/// Without a time limit the result is the same whatever else the machine does.
#[test]
fn fifty_thousand_words_are_aligned_whole() {
    let words = |other: &str| {
        let word = |at: usize| {
            if at.is_multiple_of(7) { format!("{other}{at} ") } else { format!("w{} ", at % 900) }
        };
        (0..50_000).map(word).collect::<String>()
    };
    let (first, second) = (words("a"), words("b"));
    let pieces = align(&first, &second).expect("most words are shared");
    assert_eq!(given_back(&pieces), (first, second));
}

#[test]
fn wording_that_cannot_be_read_says_so() {
    let sources = sources();
    let paragraph = |number| Place::paragraph(number);
    let made = made::passages(&sources, &[("analysis", paragraph(3)), ("live", paragraph(5))]);
    let alone = read(&shown(&sources, &made, Some(View::Wording), None));
    assert!(alone.contains("Less than half of the words are shared"), "{alone}");
    assert!(!shown(&sources, &made, None, None).contains("data-view=\"wording\""));
}

#[test]
fn two_reports_of_one_alert_can_be_read_word_by_word() {
    let sources = sources();
    let sentence = |paragraph, first| Place::Sentences { paragraph, first, last: first };
    let places = [("encyclopedia", sentence(10, 1)), ("wapo", sentence(8, 2))];
    let made = made::passages(&sources, &places);
    let tabs = shown(&sources, &made, None, None);
    assert_eq!(elements(&tabs, "data-view=\"", "\"").last(), Some(&"wording"));
    for (base, held) in [(0, "Encyclopedia"), (1, "Altered Post copy")] {
        let text = read(&shown(&sources, &made, Some(View::Wording), Some(base)));
        assert!(text.contains(&format!("Held against {held}")), "{text}");
    }
}

fn given_back(pieces: &[Piece]) -> (String, String) {
    let first = pieces.iter().flat_map(|one| [one.first.as_str(), &one.both]).collect();
    let second = pieces.iter().flat_map(|one| [one.second.as_str(), &one.both]).collect();
    (first, second)
}

/// Returns texts of few words, so that many are shared, with marks and spaces of all kinds.
fn texts() -> impl Strategy<Value = String> {
    let word = prop_oneof!["[abAB]", "é|e\u{301}|ש|’", "[ \n\t.,;\"“”-]{1,3}", ".{0,2}"];
    proptest::collection::vec(word, 0..24).prop_map(|words| words.concat())
}

proptest! {
    #[test]
    fn both_texts_come_back_exactly(first in texts(), second in texts()) {
        if let Some(pieces) = align(&first, &second) {
            prop_assert_eq!(given_back(&pieces), (first, second));
            prop_assert!(pieces.iter().all(|one| one != &Piece::default()));
        }
    }
}
