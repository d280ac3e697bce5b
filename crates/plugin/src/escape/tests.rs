use proptest::prelude::*;
use pulldown_cmark::{Event, Options, Parser};

use super::{escape, unescape};

#[test]
fn what_could_mean_something_is_written_by_number() {
    for (text, expected) in [
        ("plain words, 143", "plain words&#44; 143"),
        ("{{#include /etc/passwd}}", "&#123;&#123;&#35;include &#47;etc&#47;passwd&#125;&#125;"),
        ("[^1]", "&#91;&#94;1&#93;"),
        ("<b>&amp;", "&#60;b&#62;&#38;amp&#59;"),
        ("\"it's\" -- so...", "&#34;it&#39;s&#34; &#45;&#45; so&#46;&#46;&#46;"),
        ("a\nb\r\nc\rd", "a&#10;b&#10;c&#10;d"),
        ("    four\ttab  ", "&#32;&#32;&#32;&#32;four&#9;tab&#32;&#32;"),
        ("a  b \n c", "a&#32;&#32;b&#32;&#10;&#32;c"),
        ("“Ünïcode” — …", "“Ünïcode” — …"),
        ("\u{0}a\u{7}\u{9d}", "\u{fffd}a\u{fffd}\u{fffd}"),
        ("page\u{c}break\u{85}\u{2028}", "page&#10;break&#10;&#8232;"),
        ("", ""),
    ] {
        assert_eq!(escape(text), expected, "{text:?}");
    }
}

#[test]
fn every_ascii_mark_is_written_by_number() {
    for mark in (0..=127_u8).map(char::from).filter(char::is_ascii_punctuation) {
        assert_eq!(escape(&format!("a{mark}b")), format!("a&#{};b", u32::from(mark)));
    }
}

/// Parses as mdBook does, smart punctuation included.
fn parse(markdown: &str) -> Vec<Event<'_>> {
    let options = Options::ENABLE_TABLES
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_TASKLISTS
        | Options::ENABLE_HEADING_ATTRIBUTES
        | Options::ENABLE_SMART_PUNCTUATION
        | Options::ENABLE_DEFINITION_LIST
        | Options::ENABLE_GFM;
    Parser::new_ext(markdown, options).collect()
}

/// Returns the text between `«` and `»`, as a reader of the page sees it.
fn read(markdown: &str) -> Result<String, String> {
    let mut page = String::new();
    for event in parse(markdown) {
        match event {
            Event::Text(text) => page.push_str(&text),
            Event::Html(html) | Event::InlineHtml(html) => page.push_str(&decoded(&html)),
            Event::Start(_) | Event::End(_) | Event::FootnoteReference(_) => {}
            other => return Err(format!("{other:?}")),
        }
    }
    let (start, end) = (page.find('«').ok_or("no start")?, page.rfind('»').ok_or("no end")?);
    Ok(page[start + '«'.len_utf8()..end].to_owned())
}

/// Decodes numeric character references, as HTML does.
fn decoded(html: &str) -> String {
    let mut parts = html.split("&#");
    let mut text = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let (number, rest) = part.split_once(';').expect("a reference is closed");
        let char = number.parse().ok().and_then(char::from_u32).expect("it is a character");
        text.push(char);
        text.push_str(rest);
    }
    text
}

/// Returns the text that a reader must see: one kind of line break, no control characters.
fn readable(text: &str) -> String {
    let text = format!("{text}{}", super::unclosed(text));
    text.replace("\r\n", "\n")
        .chars()
        .map(|char| match char {
            '\t' | '\n' => char,
            '\r' | '\u{b}' | '\u{c}' | '\u{85}' => '\n',
            char if char.is_control() => char::REPLACEMENT_CHARACTER,
            char => char,
        })
        .collect()
}

#[test]
fn a_change_of_direction_ends_with_the_text() {
    for (text, escaped) in [
        ("a\u{202e}b", "a\u{202e}b\u{202c}"),
        ("a\u{202e}b\u{202c}c", "a\u{202e}b\u{202c}c"),
        ("\u{2067}a\u{202b}b", "\u{2067}a\u{202b}b\u{202c}\u{2069}"),
        ("\u{2067}a\u{202b}b\u{2069}", "\u{2067}a\u{202b}b\u{2069}"),
        ("\u{202c}a\u{2069}", "\u{202c}a\u{2069}"),
        ("\u{202e}\u{2069}", "\u{202e}\u{2069}\u{202c}"),
    ] {
        assert_eq!(super::escape(text), escaped, "{text:?}");
    }
}

/// Places where a template or a note puts a source's text. The marks are where the text ends.
const PLACES: [&str; 12] = [
    "«@»\n",
    "words *and* «@» words\n",
    "- item\n- «@»\n\n  more\n",
    "> quoted\n>\n> «@»\n",
    "| a | b |\n|---|---|\n| «@» | c |\n",
    "<figure>\n\n«@»\n\n</figure>\n",
    "<td>«@»</td>\n",
    "<a title=\"«@»\">\n",
    "text <q>«@»</q> text\n",
    "# Heading «@» {#id}\n",
    "[«@»](a.md)\n",
    "word[^n]\n\n[^n]: «@»\n",
];

/// The characters that Markdown and HTML give a meaning, and those that break lines.
const SPECIAL: &str = " \t\n\r\u{b}\u{c}\u{0}\u{7f}\u{85}\u{a0}\u{2028}\u{200b}\u{feff}0123abcxXw.\
    !\"#$%&'()*+,-/:;<=>?@[\\]^_`{|}~é“”…—\u{301}\u{202e}";

fn text() -> impl Strategy<Value = String> {
    let special: Vec<char> = SPECIAL.chars().collect();
    let char = prop_oneof![4 => prop::sample::select(special), 1 => any::<char>()];
    let word = prop::sample::select(vec![
        "{{#include /etc/passwd}}",
        "<script>alert(1)</script>",
        "</blockquote>",
        "[^n]",
        "[@wapo]",
        "http://a.b",
        "www.a.b",
        "&amp;",
        "&#46;",
        "---",
        "===",
        "```",
        "1. a",
        "\n\n    code",
        "- [ ] task",
        ": definition",
        "| a | b |\n|---|---|",
        "<!-- c -->",
        "[a]: b",
        "~~x~~",
    ]);
    let part = prop_oneof![8 => char.prop_map(String::from), 1 => word.prop_map(String::from)];
    prop::collection::vec(part, 0..24).prop_map(|parts| parts.concat().replace(['«', '»'], ""))
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1_000))]

    /// Any Unicode text reaches the page as text, wherever it is put.
    #[test]
    fn any_text_reaches_the_page_as_text(text in text()) {
        for place in PLACES {
            let markdown = place.replace('@', &escape(&text));
            let page = if place.contains("<a") {
                decoded(&markdown).trim_start_matches("<a title=\"«").trim_end_matches("»\">\n").to_owned()
            } else {
                read(&markdown).map_err(|fault| TestCaseError::fail(format!("{fault} in {markdown:?}")))?
            };
            prop_assert_eq!(page, readable(&text), "{:?}", markdown);
        }
    }

    /// Without the marks that keep its ends apart, a text is still one paragraph or cell of text.
    #[test]
    fn any_text_alone_is_one_run_of_text(text in text()) {
        let escaped = escape(&text);
        for (markdown, count) in [
            (format!("{escaped}\n"), 2),
            (format!("> {escaped}\n"), 4),
            (format!("- {escaped}\n"), 4 - 2),
        ] {
            let mut read = String::new();
            let mut tags = 0;
            for event in parse(&markdown) {
                match event {
                    Event::Text(text) => read.push_str(&text),
                    Event::Start(_) | Event::End(_) => tags += 1,
                    other => prop_assert!(false, "{:?} in {:?}", other, markdown),
                }
            }
            prop_assert_eq!(read, readable(&text));
            let empty = if text.is_empty() { 2 } else { 0 };
            prop_assert!(tags >= count - empty && tags <= count + 2, "{tags} tags in {markdown:?}");
        }
    }
}

#[test]
fn what_is_no_reference_by_number_stays() {
    for text in ["&#x41;", "&#;", "&#12", "&", "&#99999999;", "&amp;", "& #65;"] {
        assert_eq!(unescape(text), text);
    }
}

proptest! {
    #[test]
    fn what_was_escaped_comes_back(text in "[ -~\t\n“”…éשם]{0,60}") {
        prop_assert_eq!(unescape(&escape(&text)), text);
    }
}
