//! Text stays text, whatever it is.

use std::collections::BTreeMap;

use briefing_plugin::escape;
use proptest::prelude::*;

use super::made::{Book, book};

/// Returns how often each letter stands in a text, blanks left out.
fn letters(text: &str) -> BTreeMap<char, usize> {
    let mut letters = BTreeMap::new();
    for letter in text.chars().filter(|letter| !letter.is_whitespace()) {
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

/// Returns the text as the PDF has it: letters that no font has as their code.
fn printed(book: &Book) -> BTreeMap<char, usize> {
    letters(&book.text())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, ..ProptestConfig::default() })]

    #[test]
    fn text_reaches_the_pdf_as_that_text(text in any_text()) {
        let text = text.trim().to_owned();
        prop_assume!(!text.is_empty());
        let with = |said: &str| {
            printed(&book(&format!("# One\n\nx {} x [{}](https://e.org) x\n", escape(said), escape(said))))
        };
        let (empty, full) = (with("q"), with(&text));
        for (letter, count) in letters(&text) {
            let more = full.get(&letter).copied().unwrap_or_default();
            let had = empty.get(&letter).copied().unwrap_or_default();
            let code = format!("{:04X}", u32::from(letter));
            let as_code = code.chars().all(|digit| full.contains_key(&digit));
            prop_assert!(
                more + usize::from(letter == 'q') * 2 >= had + 2 * count || as_code,
                "{letter:?} of {text:?}"
            );
        }
    }
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
