//! Text stays text, whatever it is.

use std::collections::BTreeMap;

use briefing_plugin::escape;
use proptest::prelude::*;

use super::made::{Book, book};
use crate::letters::is_invisible;

/// Returns how often each letter stands in a text. Blanks are left out, and what is drawn as nothing
/// in any font: Typst says neither back.
fn letters(text: &str) -> BTreeMap<char, usize> {
    let mut letters = BTreeMap::new();
    let shows = |letter: &char| !letter.is_whitespace() && !is_invisible(*letter);
    for letter in text.chars().filter(shows) {
        *letters.entry(letter).or_default() += 1;
    }
    letters
}

/// Letters that Typst and the fonts at hand can draw, and those that mean something to a typesetter,
/// to Markdown or to HTML.
fn any_text() -> impl Strategy<Value = String> {
    let letter = prop_oneof![
        4 => prop::sample::select(vec![
            '#', '$', '*', '_', '`', '@', '\\', '"', '\'', '<', '>', '[', ']', '{', '}', '(', ')',
            '/', '~', '=', '-', '+', '&', ';', ':', '!', '^', '|', '.', ',',
        ]),
        4 => prop::char::range('a', 'z'),
        2 => prop::char::range('\u{c0}', '\u{17f}'),
        1 => prop::char::range('\u{400}', '\u{45f}'),
        1 => Just(' '),
        1 => any::<char>().prop_filter("a letter that shows", |one| !one.is_control() && !one.is_whitespace()),
    ];
    prop::collection::vec(letter, 1..24).prop_map(|letters| letters.into_iter().collect())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, ..ProptestConfig::default() })]

    #[test]
    fn text_reaches_the_pdf_as_that_text(text in any_text()) {
        let text = text.trim().to_owned();
        prop_assume!(!text.is_empty());
        let with = |said: &str| {
            let said = escape(said);
            let (pages, findings) =
                book(&format!("# One\n\nx {said} x [{said}](https://e.org) x\n")).pages();
            (letters(&pages.join(" ")), findings)
        };
        let (empty, made) = (with("").0, with(&text));
        let full = &made.0;
        // A letter that no font draws is there as its code.
        let codes = made.1.matches("warning[no-glyph]").count();
        for (letter, count) in letters(&text) {
            let (more, had) = (of(full, letter), of(&empty, letter));
            let coded = made.1.contains(&format!("U+{:04X}:", u32::from(letter)));
            prop_assert!(coded || more >= had + 2 * count, "{letter:?} of {text:?}");
        }
        if codes == 0 {
            let (said, all) = (letters(&text).values().sum::<usize>(), |one: &BTreeMap<char, usize>| {
                one.values().sum::<usize>()
            });
            prop_assert_eq!(all(full), all(&empty) + 2 * said, "nothing else than {:?}", text);
        }
    }
}

fn of(letters: &BTreeMap<char, usize>, letter: char) -> usize {
    letters.get(&letter).copied().unwrap_or_default()
}

#[test]
fn what_looks_like_code_is_text() {
    for text in [
        "#import \"/etc/passwd\": *",
        "$x^2$ #panic()",
        "\\u{41} \\\" ] }",
        "@ref <label> = Heading",
        "// no comment /* */",
        "#read(\"/main.typ\")",
    ] {
        let quoted = escape(text);
        let said = Book::new()
            .chapter(
                text,
                "one.md",
                &format!("# {quoted}\n\n{quoted}\n\n```text\n{text}\n```\n\n`{text}`\n"),
            )
            .text();
        let blanks = |text: &str| text.split_whitespace().collect::<String>();
        assert!(blanks(&said).matches(&blanks(text)).count() >= 4, "{text}: {said}");
    }
}
