#![expect(clippy::single_range_in_vec_init, reason = "lists of one range are meant")]

mod files;
mod quotations;

use proptest::prelude::*;

use super::{ParagraphKind, Text};
use crate::address::{Place, Target};
use crate::library::Library;

/// Returns a text of which the library says what the YAML says.
fn described(yaml: &str, content: &str) -> Text {
    let (library, findings) = Library::parse("library.yml", format!("a: {{ type: web, {yaml} }}"));
    assert_eq!([findings, library.check_all()].concat(), []);
    Text::new(library.entry("a").unwrap(), content)
}

fn paragraphs(text: &Text) -> Vec<&str> {
    text.paragraphs().iter().map(|paragraph| &text.text()[paragraph.range.clone()]).collect()
}

#[test]
fn divides_into_paragraphs() {
    let cases: [(&str, &str, &[&str]); 8] = [
        ("", "one\ntwo\n", &["one", "two"]),
        ("", "\n\n one \r\n\t\r\ntwo\u{a0}\n\n\nthree", &["one", "two", "three"]),
        ("", "one\rtwo", &["one", "two"]),
        ("", "one\n\u{c}two\u{c}three", &["one", "two", "three"]),
        ("", "\u{feff}one", &["one"]),
        ("paragraphs: blank-line", "one\nmore\n\ntwo\n", &["one\nmore", "two"]),
        ("paragraphs: blank-line", "one\r\nmore\r\n \t\r\n\r\ntwo", &["one\r\nmore", "two"]),
        ("paragraphs: blank-line", "one\n\u{c}more\n\u{c}\ntwo", &["one\n\u{c}more", "two"]),
    ];
    for (yaml, content, expected) in cases {
        assert_eq!(paragraphs(&described(yaml, content)), expected, "{content:?}");
    }
}

#[test]
fn knows_kinds_and_headings() {
    let text = described("kinds: { heading: [p1, p4], furniture: p5-p6 }", "H\na\nb\nI\nf\ng\nc");
    let kinds: Vec<_> = text.paragraphs().iter().map(|paragraph| paragraph.kind).collect();
    use ParagraphKind::{Body, Furniture, Heading};
    assert_eq!(kinds, [Heading, Body, Body, Heading, Furniture, Furniture, Body]);
    let above: Vec<_> = [0, 1, 2, 3, 4, 5, 7, 99].map(|number| text.heading_above(number)).into();
    assert_eq!(above, [None, None, Some(1), Some(1), Some(1), Some(4), Some(4), Some(4)]);
    assert_eq!(described("kinds: { heading: p2 }", "a\nH").heading_above(99), Some(2));
}

#[test]
fn hashes_the_whole_file() {
    let plain = Text::plain("a", "abc");
    let sha256 = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";
    assert_eq!(plain.sha256(), sha256);
    assert_ne!(Text::plain("a", "\u{feff}abc").sha256(), sha256);
}

const TRANSCRIPT: &str =
    "Title\n[00:00:05] One. Two. Three.\nmore\n1:23 Four.\n\u{c}\u{c}00:02:00 Five, “naïve” six.\n";

#[test]
fn finds_the_words_at_a_place() {
    let text =
        described("passages: { six: { exact: '\"naïve\" six' }, two: { at: p2.s2 } }", TRANSCRIPT);
    for (place, words) in [
        ("p1", "Title"),
        ("p3-p4", "more\n1:23 Four."),
        ("p2.s2", "Two."),
        ("p2.s2-s3", "Two. Three."),
        ("pg1", "Title\n[00:00:05] One. Two. Three.\nmore\n1:23 Four."),
        ("pg3", "00:02:00 Five, “naïve” six."),
        ("t5", "[00:00:05] One. Two. Three.\nmore"),
        ("t30-83", "[00:00:05] One. Two. Three.\nmore"),
        ("t83-120", "1:23 Four."),
        ("t83-121", "1:23 Four.\n\u{c}\u{c}00:02:00 Five, “naïve” six."),
        ("t9999", "00:02:00 Five, “naïve” six."),
        ("six", "“naïve” six"),
        ("two", "Two."),
    ] {
        let passage = text.passage(&place.parse().unwrap());
        assert_eq!(passage.map(|p| &text.text()[p.range]), Ok(words), "{place}");
    }
}

#[test]
fn says_what_exists_instead() {
    let text = described(
        "passages: { six: { exact: six }, gone: { exact: seven }, e: { exact: e } }",
        TRANSCRIPT,
    );
    let plain = Text::plain("b", "One.\nTwo.");
    let said = |text: &Text, place: &str| {
        let error = text.passage(&place.parse().unwrap()).unwrap_err();
        format!("{place}: {} | {}", error.message, error.help.unwrap_or_default())
    };
    let mut all: Vec<String> =
        ["p6", "p1-p9", "p2.s4", "p9.s1", "pg2", "pg4", "t4", "sixx", "gone", "e"]
            .map(|place| said(&text, place))
            .into();
    all.extend(["pg1", "t4", "any"].map(|place| said(&plain, place)));
    insta::assert_snapshot!(all.join("\n"), @r"
    p6: `a` has no paragraph 6 | it has p1 to p5
    p1-p9: `a` has no paragraph 9 | it has p1 to p5
    p2.s4: `a#p2` has no sentence 4 | it has s1 to s3
    p9.s1: `a` has no paragraph 9 | it has p1 to p5
    pg2: page 2 of `a` is empty | 
    pg4: `a` has no page 4 | it has pg1 to pg3
    t4: `a` has nothing at second 4 | its first timecode is t5
    sixx: `a` has no passage named `sixx` | did you mean `a#six`?
    gone: the words of `gone` do not stand in `a` | 
    e: the words of `e` stand more than once in `a` | say where, as in `at: p5`, or give more words
    pg1: `b` has no pages | pages are parted by form feeds; name a paragraph, such as p5
    t4: `b` has nothing at second 4 | its paragraphs begin with no timecodes, such as [00:01:23]
    any: `b` has no passage named `any` | name it under `passages` in the library, or give a paragraph
    ");
}

#[test]
fn gives_the_smallest_place_and_its_characters() {
    let text = Text::plain("a", "Ünö dós\n  três  \nfour");
    for (ranges, expected) in [
        (vec![6..10], "a#p1:4-7"),
        (vec![0..3, 6..10], "a#p1:0-2,4-7"),
        (vec![6..10, 13..17], "a#p1-p2:4-7,10-13"),
        (vec![1..2], "a#p1:0-1"),
        (vec![10..21], "a#p1-p2:7-14"),
        (vec![20..24], "a#p2-p3:6-10"),
        (vec![21..99], "a#p3:0-4"),
    ] {
        let (place, used) = text.target_of(&ranges);
        let target = Target { used, ..Target::at("a", place) };
        assert_eq!(target.to_string(), expected, "{ranges:?}");
    }
}

#[test]
fn refuses_characters_outside_the_passage() {
    let text = Text::plain("a", "Ünö dós\ntrês");
    for (target, words) in [
        ("a#p1:0-7", Ok(vec!["Ünö dós"])),
        ("a#p1:1-2,4-5", Ok(vec!["n", "d"])),
        ("a#p2", Ok(vec!["três"])),
        ("a", Ok(vec!["Ünö dós\ntrês"])),
        ("a#p1:0-8", Err("`a#p1` has 7 characters; 0-8 lies outside")),
        ("a#p2:9-12", Err("`a#p2` has 4 characters; 9-12 lies outside")),
    ] {
        let target: Target = target.parse().unwrap();
        let used = text.used(&target).map_err(|error| error.message);
        let used = used.map(|all| all.into_iter().map(|range| &text.text()[range]).collect());
        assert_eq!(used, words.map_err(str::to_owned), "{target}");
    }
}

#[test]
fn says_what_the_library_has_wrong() {
    let yaml = "kinds: { heading: p1, furniture: p3-p9 }, passages: { x: { exact: two }, y: { exact: o }, z: { exact: zz } }";
    let (library, _) = Library::parse("library.yml", format!("a: {{ type: web, {yaml} }}"));
    let entry = library.entry("a").unwrap();
    let faults = Text::new(entry, "one\ntwo").faults(entry);
    let drawn = briefing_diagnostics::draw(&faults, briefing_diagnostics::Colour::Never);
    insta::assert_snapshot!(drawn, @r"
    error[bad-address]: `a` has no paragraph 9
     --> library.yml:1:50
      |
    1 | a: { type: web, kinds: { heading: p1, furniture: p3-p9 }, passages: { x: { exact: two }, y: { exact: o }, z: { ex...
      |                                                  ^^^^^
      |
      = help: it has p1 to p2

    error[bad-address]: the words of `y` stand more than once in `a`
     --> library.yml:1:90
      |
    1 | a: { type: web, kinds: { heading: p1, furniture: p3-p9 }, passages: { x: { exact: two }, y: { exact: o }, z: { ex...
      |                                                                                          ^
      |
      = help: say where, as in `at: p5`, or give more words

    error[bad-address]: the words of `z` do not stand in `a`
     --> library.yml:1:107
      |
    1 | a: { type: web, kinds: { heading: p1, furniture: p3-p9 }, passages: { x: { exact: two }, y: { exact: o }, z: { ex...
      |                                                                                                           ^
    ");
}

/// Texts with what makes trouble: lines, marks, white space, letters of one to four bytes.
fn content() -> impl Strategy<Value = String> {
    "([a-zé“”\"’ \u{301}\u{a0}🙂.\r\t]{0,12}\n){1,6}[a-z]{1,3}"
}

proptest! {
    #[test]
    fn ranges_come_back_from_their_characters(
        content in content(),
        points in prop::collection::vec(any::<prop::sample::Index>(), 2..8),
    ) {
        let text = Text::plain("a", content);
        let inner: Vec<usize> = text.text().char_indices().map(|(at, _)| at).filter(|&at| {
            text.paragraphs().iter().any(|p| p.range.contains(&at))
        }).collect();
        let mut ends: Vec<usize> = points.iter().map(|point| *point.get(&inner)).collect();
        ends.sort_unstable();
        ends.dedup();
        let after = |at: usize| at + text.text()[at..].chars().next().map_or(0, char::len_utf8);
        let ranges: Vec<_> = ends.chunks_exact(2).map(|pair| pair[0]..after(pair[1])).collect();
        prop_assume!(!ranges.is_empty());
        let (place, used) = text.target_of(&ranges);
        let target = Target { used, ..Target::at("a", place) };
        prop_assert_eq!(text.used(&target), Ok(ranges));
        prop_assert_eq!(target.to_string().parse::<Target>(), Ok(target));
    }

    #[test]
    fn any_range_gives_a_place_that_exists(content in content(), a in 0usize..99, b in 0usize..99) {
        let text = Text::plain("a", content);
        let (place, used) = text.target_of(&[a.min(b)..a.max(b)]);
        let target = Target { used, ..Target::at("a", place) };
        for range in text.used(&target).unwrap() {
            prop_assert!(text.text().get(range).is_some());
        }
    }

    #[test]
    fn paragraphs_hold_every_letter_once(content in content(), blank in any::<bool>()) {
        let text = described(if blank { "paragraphs: blank-line" } else { "" }, &content);
        let mut rest = content.clone();
        for paragraph in text.paragraphs().iter().rev() {
            prop_assert_eq!(content[paragraph.range.clone()].trim(), &content[paragraph.range.clone()]);
            rest.replace_range(paragraph.range.clone(), "");
        }
        prop_assert_eq!(rest.trim(), "");
        prop_assert_eq!(text.passage(&Place::paragraph(1)).unwrap().range, text.paragraphs()[0].range.clone());
    }

    #[test]
    fn own_quotations_lie_in_order_within_paragraphs(content in content()) {
        let text = Text::plain("a", content);
        let mut before = 0;
        for range in text.own_quotations() {
            prop_assert!(before <= range.start && range.start < range.end);
            prop_assert!(text.text().get(range.clone()).is_some());
            prop_assert!(text.paragraphs().iter().any(|p| p.range.start <= range.start && range.end <= p.range.end));
            before = range.end;
        }
    }
}
