use std::path::Path;

use proptest::prelude::*;

use super::{book, chapter, check_positions, forget_markdown, links, open};
use crate::Page;

/// The folders of the generated files, from `src`, and the way from each to the next.
const FOLDERS: [&str; 3] = ["", "d/", "d/e/"];

/// One line of a generated file; `Part` includes the file that is `ahead` further on.
#[derive(Clone, Debug)]
enum Line {
    Words(String),
    Part { ahead: usize, selection: String, escaped: bool },
}

fn line() -> impl Strategy<Value = Line> {
    let words = prop_oneof![
        3 => "[a-c é—\"{}#\\\\\r]{0,8}",
        2 => prop::sample::select(vec![
            "<!-- ANCHOR: a -->", "<!-- ANCHOR_END: a -->", "ANCHOR:b", "ANCHOR_END:b", "ANCHOR: ",
            "{{#quote wapo \"words }}\"}}", "{{#include code.rs}}", "> {{#playground code.rs x}}",
            "{{#rustdoc_include code.rs:1}} [@wapo#p5]", "\\{{#quote x}}", "```", "",
        ]).prop_map(str::to_owned),
    ];
    let selection = prop::sample::select(vec!["", ":1", ":2:4", "::3", ":3:", ":a", ":b"]);
    prop_oneof![
        3 => words.prop_map(Line::Words),
        1 => (1..4_usize, selection, prop::bool::weighted(0.1)).prop_map(|(ahead, selection, escaped)| {
            Line::Part { ahead, selection: selection.to_owned(), escaped }
        }),
    ]
}

/// Writes one generated file: `index` of `count`, which includes later ones only.
fn written(index: usize, count: usize, lines: &[(Line, bool)]) -> String {
    let mut text = String::new();
    for (line, carriage) in lines {
        match line {
            Line::Words(words) => text.push_str(words),
            Line::Part { ahead, .. } if index + ahead >= count => text.push_str("no more"),
            Line::Part { ahead, selection, escaped } => {
                let up = "../".repeat(index % 3);
                let (to, folder) = (index + ahead, FOLDERS[(index + ahead) % 3]);
                let backslash = if *escaped { "\\" } else { "" };
                text.push_str(&format!(
                    "- {backslash}{{{{#include {up}{folder}{to}.md{selection}}}}}."
                ));
            }
        }
        text.push_str(if *carriage { "\r\n" } else { "\n" });
    }
    text
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]

    /// Each byte of a page that was put together maps to its place in a file, and `links` makes of
    /// it what it makes of the chapter alone.
    #[test]
    fn includes_map_back_and_are_those_of_links(
        files in prop::collection::vec(prop::collection::vec((line(), any::<bool>()), 0..8), 1..7),
    ) {
        let texts: Vec<(String, String)> = files
            .iter()
            .enumerate()
            .map(|(n, lines)| (format!("{}{n}.md", FOLDERS[n % 3]), written(n, files.len(), lines)))
            .collect();
        let mut all: Vec<_> = texts.iter().map(|(a, b)| (a.as_str(), b.as_str())).collect();
        let code = ["code.rs", "d/code.rs", "d/e/code.rs"];
        all.extend(code.map(|path| (path, path)));
        let root = book(&all);
        let mut pages = Vec::new();
        for (path, text) in &texts {
            let (page, found) = open(&root, path);
            prop_assert!(check_positions(&page).is_ok(), "{:?}", check_positions(&page));
            prop_assert!(found.iter().all(|found| found.message.contains("has no anchor")), "{:?}", found);
            // An anchor that is not there is nothing to `links` and an error to us.
            if found.is_empty() {
                pages.push((path, page, links(&root, path, text)));
            }
        }
        forget_markdown(&root);
        for (path, page, expected) in pages {
            prop_assert_eq!(links(&root, path, page.text()), expected);
        }
    }

    /// Text without an include of ours comes out byte for byte.
    #[test]
    fn other_text_comes_out_byte_for_byte(
        text in prop_oneof![any::<String>(), "([a-c{}#\\\\ \r\n]|\\{\\{#include |x\\.rs|\\}\\}){0,24}"],
    ) {
        prop_assume!(!text.contains(".md"));
        let root = book(&[]);
        let (page, found) = Page::open(root.path(), Path::new("src"), &chapter("c.md", &text));
        prop_assert_eq!(page.text(), &text);
        prop_assert_eq!(found, []);
        let span = page.span(0..text.len());
        prop_assert_eq!(span.text(), &text);
    }
}
