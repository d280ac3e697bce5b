//! Tables of what is folded, and properties of the map.

use std::ops::Range;

use proptest::prelude::*;
use unicode_normalization::UnicodeNormalization as _;

use super::*;

#[test]
fn what_means_the_same_is_folded_to_one_form() {
    for (source, folded) in [
        ("", ""),
        ("plain words, 1-2 'and' \"so\" on.", "plain words, 1-2 'and' \"so\" on."),
        ("“a” „b‟ «c» ″d〞 ＂", "\"a\" \"b\" \"c\" \"d\" \""),
        ("‘a’ ‚b‛ ‹c› Russia’s d′ ʼ ` ´", "'a' 'b' 'c' Russia's d' ' ' '"),
        ("a‐b‑c‒d–e—f―g−h﹣i－j", "a-b-c-d-e-f-g-h-i-j"),
        ("a--b --- c –— d", "a-b - c - d"),
        ("wait… what", "wait... what"),
        ("a \t\r\n\u{a0}\u{202f}\u{2009}b\u{2028}c", "a b c"),
        (" \u{200b} a", " a"),
        ("co\u{ad}op\u{200b}er\u{2060}ate\u{feff}", "cooperate"),
        ("e\u{301} é x\u{302} \u{301}", "é é x\u{302} \u{301}"),
        ("e\u{ad}\u{301}a", "éa"),
        ("a\u{323}\u{307} a\u{307}\u{323}", "ạ\u{307} ạ\u{307}"),
        ("\u{1112}\u{1161}\u{11ab} 한", "한 한"),
        ("\u{212b} \u{1ffd} \u{344}", "Å ' \u{308}\u{301}"),
    ] {
        assert_eq!(Folded::new(source).text(), folded, "{source:?}");
    }
}

#[test]
fn ranges_go_to_whole_characters_of_the_source() {
    for (source, words, expected) in [
        ("He said “too  general”.", "too general", "too  general"),
        ("He said “too general”.", "\"too", "“too"),
        ("a e\u{301}te\u{301} b", "été", "e\u{301}te\u{301}"),
        ("x\u{302}y", "x", "x\u{302}"),
        ("5\u{212b}", "5", "5"),
        ("x…\u{9c7}y", ".", "…\u{9c7}"),
        ("co\u{ad}operate now", "cooperate", "co\u{ad}operate"),
        ("creating… ISIS", "..", "…"),
        ("one\n\u{200b}\n two", "one two", "one\n\u{200b}\n two"),
        ("IS – Khorasan", "IS - Khorasan", "IS – Khorasan"),
    ] {
        let folded = Folded::new(source);
        let at = folded.text().find(words).expect("the words stand there");
        let range = folded.to_source(at..at + words.len());
        assert_eq!(&source[range.clone()], expected, "{source:?}");
        let back = folded.from_source(range);
        assert!(back.start <= at && at + words.len() <= back.end, "{source:?}");
    }
}

#[test]
fn hyphens_and_en_dashes_join_words_and_longer_dashes_part_them() {
    for (source, joins) in [
        ("a-b", true),
        ("a–b", true),
        ("a‑b", true),
        ("a−b", true),
        ("a—b", false),
        ("a―b", false),
        ("a--b", false),
        ("a\u{ad}-b", true),
    ] {
        assert_eq!(Folded::new(source).joins(1), joins, "{source:?}");
    }
    assert!(!Folded::new("a b").joins(1));
    assert!(!Folded::new("a").joins(7));
}

/// Text of what the fold has rules for, among any other characters.
fn text() -> impl Strategy<Value = String> {
    let part = prop_oneof![
        4 => "[a-zA-Z0-9 .,]{1,6}",
        2 => "[\"'`“”‘’«»„′″…]",
        2 => "[-–—‑−]{1,3}",
        2 => "[ \t\n\u{a0}\u{2009}\u{2028}]{1,3}",
        2 => "[\u{ad}\u{200b}\u{2060}\u{feff}]{1,2}",
        2 => "[eaouéãx][\u{301}\u{302}\u{323}\u{307}\u{338}]{0,3}",
        1 => "[\u{1100}-\u{1112}\u{1161}-\u{1175}\u{11a8}-\u{11c2}가각힣]{1,3}",
        1 => "[\u{f73}\u{344}\u{9be}\u{9c7}\u{212b}\u{37e}\u{1fef}]",
        1 => any::<char>().prop_map(String::from),
    ];
    prop::collection::vec(part, 0..12).prop_map(|parts| parts.concat())
}

/// A text with two places in its folded form, in order.
fn text_and_range() -> impl Strategy<Value = (String, Range<usize>)> {
    (text(), any::<prop::sample::Index>(), any::<prop::sample::Index>()).prop_map(|(text, a, b)| {
        let folded = Folded::new(&text);
        let places: Vec<_> =
            (0..=folded.text().len()).filter(|&at| folded.text().is_char_boundary(at)).collect();
        let (a, b) = (*a.get(&places), *b.get(&places));
        (text, a.min(b)..a.max(b))
    })
}

/// How many cases a property is tried on; more where the environment asks for it.
fn cases() -> u32 {
    ProptestConfig::default().cases.max(2000)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(cases()))]

    #[test]
    fn composed_and_decomposed_texts_fold_equal(text in text()) {
        let folded = Folded::new(&text);
        let composed: String = text.nfc().collect();
        let decomposed: String = text.nfd().collect();
        let decomposed = Folded::new(&decomposed);
        prop_assert_eq!(folded.text(), decomposed.text());
        let composed = Folded::new(&composed);
        prop_assert_eq!(folded.text(), composed.text());
    }

    #[test]
    fn folding_twice_changes_nothing(text in text()) {
        let folded = Folded::new(&text);
        let again = Folded::new(folded.text());
        prop_assert_eq!(folded.text(), again.text());
        prop_assert!(unicode_normalization::is_nfc(folded.text()));
    }

    #[test]
    fn pieces_tile_both_texts(text in text()) {
        let folded = Folded::new(&text);
        let (mut at, mut source) = (0, 0);
        for (index, piece) in folded.pieces.iter().enumerate() {
            prop_assert_eq!((piece.folded as usize, piece.source as usize), (at, source));
            let end = folded.piece_end(index);
            let same = folded.text[at..end.0] == text[source..end.1];
            prop_assert_eq!(piece.verbatim, same);
            (at, source) = end;
        }
        prop_assert_eq!((at, source), (folded.text.len(), text.len()));
    }

    #[test]
    fn each_folded_range_maps_to_whole_characters_that_fold_to_it((text, range) in text_and_range()) {
        let folded = Folded::new(&text);
        let source = folded.to_source(range.clone());
        prop_assert!(text.is_char_boundary(source.start) && text.is_char_boundary(source.end));
        prop_assert!(!text[source.end..].starts_with(is_combining_mark) || source.is_empty());
        if !range.is_empty() {
            let held = folded.from_source(source.clone());
            prop_assert!(held.start <= range.start && range.end <= held.end);
            let again = Folded::new(&text[source]);
            prop_assert_eq!(again.text(), &folded.text()[held]);
        }
    }

    #[test]
    fn no_character_of_the_source_is_lost(text in text()) {
        let folded = Folded::new(&text);
        for (at, c) in text.char_indices() {
            let range = folded.from_source(at..at + c.len_utf8());
            let back = folded.to_source(range.clone());
            let held = back.start <= at && at + c.len_utf8() <= back.end;
            prop_assert!(held || is_invisible(c), "{:?} at {}", c, at);
        }
    }

    #[test]
    fn the_fast_path_and_the_slow_one_agree(text in text()) {
        let mut slow = Builder::new(&text);
        while slow.at < text.len() {
            slow.step();
        }
        prop_assert_eq!(slow.folded, Folded::new(&text));
    }
}
