//! What holds for every page.

use briefing_diagnostics::Diagnostic;
use proptest::prelude::*;
use pulldown_cmark::{Event, Parser, Tag, TagEnd};

use super::super::outline::options;
use super::super::{Block, Scan, quotations, scan};
use super::SPECS;
use crate::Page;

/// Pieces of Markdown, of ours and of HTML, in any order.
fn pages() -> impl Strategy<Value = String> {
    let piece = prop::sample::select(vec![
        "a",
        "Bé",
        " ",
        "\n",
        "\n\n",
        "\r\n",
        "> ",
        "- ",
        "1. ",
        "    ",
        "\t",
        "# ",
        "| ",
        "|---|",
        "***",
        "*",
        "_",
        "`",
        "```\n",
        "~~",
        "[",
        "]",
        "(",
        ")",
        "](b)",
        "[^n]",
        "[^n]: ",
        ": ",
        "[@a]",
        "[see @a#p1, b; @c]",
        "[@ a]",
        "@",
        "@a",
        "#p1",
        ";",
        "![",
        "[b]: http://x.y\n",
        "\"",
        "“",
        "”",
        "«",
        "»",
        "'",
        "5\"",
        "…",
        "&ldquo;",
        "&amp;",
        "&",
        "\\",
        "{{#quote a \"b\"}}",
        "{{#gap}}",
        "{{/gap}}",
        "{{#qoute",
        "}}",
        "{{",
        "\\{{#facts}}",
        "{{#quote \"",
        "<!--",
        "-->",
        "<!-- briefing: allow a: b -->",
        "briefing:",
        "<p>",
        "</p>",
        "<b c=\"",
        "\">",
        "<code>",
        "</code>",
        "<script>",
        "<q>",
        "</q>",
        "<br>",
        "\u{FFFC}",
        "\u{0}",
        "𝄞",
        "- [x] ",
        "> [!NOTE]\n",
    ]);
    prop::collection::vec(piece, 0..40).prop_map(|pieces| pieces.concat())
}

fn read(text: &str) -> Scan {
    scan(&Page::plain("page.md", text.to_owned()), SPECS)
}

fn is_slice(text: &str, range: &std::ops::Range<usize>) -> bool {
    text.get(range.clone()).is_some()
}

/// Each character is said by bytes that hold it, or that stand for it; later ones by later bytes.
fn check_way_back(text: &str, block: &Block) -> Result<(), TestCaseError> {
    let prose = &block.text;
    let mut before = 0;
    for (at, c) in prose.text.char_indices() {
        let place = prose.to_page(at..at + c.len_utf8());
        prop_assert!(is_slice(text, &place), "{place:?}");
        prop_assert!(place.start >= before && !place.is_empty(), "{place:?} after {before}");
        prop_assert!(block.outer.start <= place.start && place.end <= block.outer.end);
        before = place.start;
        let written = &text[place.clone()];
        let stands_for = c == '\u{FFFC}'
            || (c == ' ' && written.contains(['\n', '\r', '\t', ' ', '\\', '<']))
            || written.starts_with('&')
            || written.starts_with('<')
            || c == '\u{FFFD}';
        prop_assert!(
            written == c.to_string() || written.trim_end() == c.to_string() || stands_for,
            "{c:?} by {written:?}"
        );
        let whole = prose.to_page(0..prose.text.len());
        prop_assert!(whole.start <= place.start && place.end <= whole.end);
    }
    Ok(())
}

fn check_ranges(text: &str, found: &Scan) -> Result<(), TestCaseError> {
    for block in &found.blocks {
        prop_assert!(is_slice(text, &block.range) && is_slice(text, &block.outer));
        prop_assert!(block.outer.start <= block.range.start && block.range.end <= block.outer.end);
        check_way_back(text, block)?;
        for citation in &block.citations {
            prop_assert_eq!(block.text.text[citation.at..].chars().next(), Some('\u{FFFC}'));
            prop_assert!(text[citation.range.clone()].starts_with('['));
            for item in &citation.items {
                prop_assert_eq!(&text[item.target_range.clone()], &item.target);
            }
        }
        for emphasis in &block.text.emphasis {
            prop_assert!(is_slice(&block.text.text, emphasis));
        }
    }
    for directive in &found.directives {
        prop_assert!(text[directive.range.clone()].starts_with("{{"));
        prop_assert!(is_slice(text, &directive.line));
    }
    for allow in &found.allows {
        prop_assert!(is_slice(text, &allow.range) && is_slice(text, &allow.covers));
    }
    Ok(())
}

/// Returns the text that Markdown shows, outside code and images.
fn visible(text: &str) -> String {
    let (mut shown, mut hidden) = (String::new(), 0);
    for event in Parser::new_ext(text, options()) {
        match event {
            Event::Start(Tag::CodeBlock(_) | Tag::Image { .. }) => hidden += 1,
            Event::End(TagEnd::CodeBlock | TagEnd::Image) => hidden -= 1,
            Event::Text(words) if hidden == 0 => shown.push_str(&words),
            _ => {}
        }
    }
    shown
}

fn places(found: &[Diagnostic]) -> bool {
    found.iter().all(|fault| fault.span.is_some() && !fault.message.ends_with('.'))
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1500))]

    #[test]
    fn every_place_is_one(text in pages()) {
        let found = read(&text);
        check_ranges(&text, &found)?;
        prop_assert!(places(&found.diagnostics));
    }

    #[test]
    fn a_break_before_the_first_word_is_none(blanks in "[ ]{0,6}", word in "[|a>-] ?") {
        let text = format!("[b]: http://x.y\n{blanks}\n{word}[@a]");
        check_ranges(&text, &read(&text))?;
    }

    #[test]
    fn any_text_is_read(text in "\\PC*") {
        check_ranges(&text, &read(&text))?;
    }

    #[test]
    fn what_has_nothing_of_ours_finds_nothing(text in pages()) {
        let text = text.replace(['@', '{', '}'], "").replace("briefing:", "");
        let found = read(&text);
        prop_assert!(found.directives.is_empty() && found.allows.is_empty());
        prop_assert!(found.diagnostics.is_empty());
        prop_assert!(found.blocks.iter().all(|block| block.citations.is_empty()));
    }

    #[test]
    fn no_text_escapes(text in pages()) {
        let text = text.replace(['<', '{', '@'], "(") + "\n\n“”";
        let found = read(&text);
        let prose: Vec<&str> = found.blocks.iter().map(|block| &*block.text.text).collect();
        let prose: String = prose.concat().replace([' ', '\u{FFFC}'], "");
        prop_assert_eq!(prose, visible(&text).replace([' ', '\u{FFFC}'], ""));
    }

    #[test]
    fn each_mark_is_paired_or_named(prose in "[ab .,5(\"“”«»„\u{FFFC}]{0,30}") {
        let (found, unpaired) = quotations(&prose);
        let mut end = 0;
        for quotation in &found {
            prop_assert!(end <= quotation.outer.start);
            prop_assert!(is_slice(&prose, &quotation.range));
            end = quotation.outer.end;
        }
        let marks = prose.match_indices(['“', '”', '«', '»', '„']).map(|(at, _)| at);
        for mark in marks {
            let inside = found.iter().any(|quotation| quotation.outer.contains(&mark));
            prop_assert!(inside || unpaired.contains(&mark), "{mark}");
        }
    }
}
