//! What is not ours comes out byte for byte, and every place lies on the page.

use proptest::prelude::*;

use super::{FLOOD, run};

/// Markdown without double quotation marks, citations and directives.
fn foreign() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        "[a-zA-Z0-9 äß'*_#>|.,;:!()\\-]{0,30}",
        Just("\n".to_owned()),
        Just("\n\n".to_owned()),
        Just("`{{#quote x}}`".to_owned()),
        Just("{{#include a.rs}}".to_owned()),
        Just("[link](to.md) [^1] ![alt](i.png)".to_owned()),
        Just("<div>\n\n*a*\n\n</div>".to_owned()),
        Just("```\n\"code\" [@x]\n```".to_owned()),
        Just("\r\n".to_owned()),
    ];
    prop::collection::vec(piece, 0..12).prop_map(|pieces| pieces.concat())
}

/// A quotation of the source with a word in it exchanged.
fn wrong() -> impl Strategy<Value = (String, String)> {
    let words: Vec<&str> = FLOOD.lines().nth(1).unwrap().split(' ').take(9).collect();
    (1..words.len() - 1, "[a-z]{9,12}").prop_map(move |(at, word)| {
        let mut words = words.clone();
        words[at] = &word;
        (words.join(" "), word.clone())
    })
}

proptest! {
    #[test]
    fn foreign_text_is_left_alone(text in foreign()) {
        let page = briefing_plugin::Page::plain("a.md", text.as_str());
        let scan = briefing_plugin::scan(&page, crate::DIRECTIVES);
        let sources = super::sources();
        let (templates, _) = briefing_plugin::Templates::open("/nowhere".as_ref(), crate::TEMPLATES);
        let settings = briefing_plugin::Settings::default();
        let desk = crate::Desk { sources: &sources, settings: &settings, templates: &templates };
        let outcome = crate::chapter(&desk, "a", &page, &scan);
        prop_assert_eq!(outcome.text, text);
        prop_assert!(outcome.quotations.is_empty());
    }

    #[test]
    fn a_wrong_word_is_found_where_it_stands(
        (quotation, word) in wrong(),
        before in "[bcdfg ]{0,20}",
        frame in prop::sample::select(vec!["X", "- X", "> - X", "| a |\n|---|\n| X |"]),
    ) {
        let line = format!("said {before}, \"{quotation}\" [@flood#p2] there");
        let outcome = run(&frame.replace('X', &line));
        prop_assert_eq!(outcome.diagnostics.len(), 1);
        prop_assert_eq!(outcome.diagnostics[0].span.as_ref().unwrap().text(), word);
    }
}
