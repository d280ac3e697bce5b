//! Whatever a source or its metadata says comes out as text.

use std::sync::OnceLock;

use proptest::prelude::*;
use pulldown_cmark::{Event, Options, Parser};
use serde_json::Value;

use super::Book;
use super::annexes::pages;

/// Returns a book whose every text is this one, as its pages; `None` where the library itself is
/// refused, as for braces without their fellows in a title.
fn book(said: &str) -> Option<Vec<(String, String)>> {
    let word = Value::from(said);
    // The order of the list must not depend on the words.
    let last = Value::from(format!("zz {said}"));
    let from = Value::from(format!("from {said}"));
    let library = format!(
        "bad: {{ type: article, title: {word}, label: {word}, author: {{ name: {word} }}, \
         publisher: {word}, descriptor: {word}, retrieved-from: {from}, \
         url: \"https://example.org/a\", parent: {{ type: newspaper, title: {word} }}, \
         kinds: {{ heading: [p1] }}, passages: {{ named: {{ at: p2, by: {word}, role: {word}, \
         to: {word}, via: [{word}] }} }} }}\nuntitled: {{ type: misc, label: {last} }}\n"
    );
    let line: String = said.split_whitespace().collect::<Vec<_>>().join(" ");
    let text = format!("Heading {line}\nBody {line} end\n");
    let book = Book::new(&library, &[("bad", &text), ("untitled", &text)]);
    let page = "A [@bad#named:0-4; @untitled#p2]. B [@bad#p2:0-4]. C[^x]\n\n[^x]: D [@bad].\n\n{{#sources}}\n";
    if !book.sources.library().check_all().is_empty() {
        return None;
    }
    Some(pages(&book, &[("one.md", page)]))
}

/// Returns what Markdown sees but for its texts: blocks, links, footnotes, raw HTML.
fn skeleton(markdown: &str) -> Vec<String> {
    let options = Options::all() - Options::ENABLE_SMART_PUNCTUATION;
    let mut skeleton = Vec::new();
    for event in Parser::new_ext(markdown, options) {
        match event {
            Event::Text(_) | Event::SoftBreak => {}
            Event::Html(html) | Event::InlineHtml(html) => {
                skeleton.push(format!("html {}", tags(&html)))
            }
            event => skeleton.push(format!("{event:?}")),
        }
    }
    // Hayagriva sets mathematics in a title upright, which parts the italics.
    skeleton.retain(|one| one != "html em" && one != "html /em");
    skeleton
}

/// Returns what Markdown sees in a book of harmless words, page by page.
fn plain() -> &'static [Vec<String>] {
    static PLAIN: OnceLock<Vec<Vec<String>>> = OnceLock::new();
    PLAIN.get_or_init(|| {
        book("Plain word").expect("sound").iter().map(|(_, text)| skeleton(text)).collect()
    })
}

/// Returns the tags of some HTML, without its texts and the words of a passage in its attribute.
fn tags(html: &str) -> String {
    let tags = html.split('<').skip(1).map(|part| part.split('>').next().unwrap_or_default());
    let tags = tags.map(|tag| match tag.split_once(" data-words=\"") {
        Some((before, words)) => {
            let behind = words.split_once('"').map_or("", |(_, behind)| behind);
            format!("{before} data-words{behind}")
        }
        None => tag.to_owned(),
    });
    tags.collect::<Vec<_>>().join(" ")
}

/// Returns what a reader reads.
fn read(markdown: &str) -> String {
    let parser = Parser::new_ext(markdown, Options::all() - Options::ENABLE_SMART_PUNCTUATION);
    let texts = parser.filter_map(|event| match event {
        Event::Text(text) => Some(text.to_string()),
        _ => None,
    });
    texts.collect()
}

const HOSTILE: &[&str] = &[
    "<script>alert(1)</script>",
    "</blockquote></section>",
    "[^1] and [^n-one-1]",
    "{{#include /etc/passwd}}",
    "{{#each}} {{{x}}}",
    "*a* _b_ `c` ~~d~~ | e |",
    "[link](javascript:alert(1)) ![i](x)",
    "x\" onclick=\"y",
    "# a - b > c",
    "$x$ \\textbf",
    "&lt;b&gt; &#60;",
    "<!-- c -->",
    "http://x.org <http://y.org>",
    "x “”‘’ \"quoted\" 'single'",
    "[@bad] {{#sources}}",
];

#[test]
fn hostile_words_change_nothing_but_the_words() {
    for said in HOSTILE {
        let pages = book(said).expect("the library is sound");
        for ((path, text), expected) in pages.iter().zip(plain()) {
            assert_eq!(&skeleton(text), expected, "{said} in {path}: {text}");
            assert!(!text.contains("{{"), "{said} in {path}: {text}");
        }
        let list = read(&pages[0].1);
        assert!(list.contains(said), "{said}: {list}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    #[test]
    fn any_words_come_out_as_words(said in "[ -~\u{A0}-\u{FF}“”…–]{1,24}[a-z]") {
        let said = format!("W{said}");
        let pages = book(&said);
        prop_assume!(pages.is_some());
        for ((path, text), expected) in pages.iter().flatten().zip(plain()) {
            prop_assert_eq!(&skeleton(text), expected, "{} in {}: {}", said, path, text);
        }
    }
}
