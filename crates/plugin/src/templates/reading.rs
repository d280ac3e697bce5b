//! What a template gave, as a reader and the step `notes` get it: the words outside tags and
//! comments, and the citations where Markdown is read.

use std::collections::BTreeMap;

use crate::escape;
use crate::page::Page;
use crate::scan::scan;

/// The words and the citations of Markdown with HTML in it.
pub(super) struct Reading {
    words: String,
    citations: BTreeMap<String, usize>,
}

impl Reading {
    /// Reads Markdown with HTML in it.
    pub(super) fn new(markdown: &str) -> Self {
        Self { words: words(markdown), citations: counted(citations(markdown)) }
    }

    /// Whether texts stand in it, each as often as it is given.
    pub(super) fn has_texts(&self, texts: &[&str]) -> bool {
        self.says(texts.iter().map(|text| words(&escape(text))))
    }

    /// Whether pieces of Markdown stand in it, each as often as it is given, and all that they cite.
    pub(super) fn has_markdown(&self, pieces: &[&str]) -> bool {
        let cited = counted(pieces.iter().flat_map(|piece| citations(piece)));
        let read = |(one, times)| self.citations.get(one).is_some_and(|there| there >= times);
        self.says(pieces.iter().map(|piece| words(piece))) && cited.iter().all(read)
    }

    /// Whether it reads as another does.
    pub(super) fn says_the_same(&self, other: &Self) -> bool {
        self.words == other.words
    }

    fn says(&self, all: impl Iterator<Item = String>) -> bool {
        let wanted = counted(all.map(|words| words.trim().to_owned()));
        let mut wanted = wanted.iter().filter(|(words, _)| !words.is_empty());
        wanted.all(|(words, times)| self.words.matches(words).count() >= *times)
    }
}

/// Returns the citations that the step `notes` would find.
fn citations(markdown: &str) -> Vec<String> {
    let page = Page::plain("", markdown);
    let blocks = scan(&page, &[]).blocks;
    let found = blocks.iter().flat_map(|block| &block.citations);
    found.map(|one| markdown[one.range.clone()].to_owned()).collect()
}

/// Returns each of these once, with how often it is there.
fn counted(all: impl IntoIterator<Item = String>) -> BTreeMap<String, usize> {
    let mut counts = BTreeMap::new();
    for one in all {
        *counts.entry(one).or_insert(0) += 1;
    }
    counts
}

/// Returns what stands outside tags and comments, blanks and line breaks as one space each.
fn words(markdown: &str) -> String {
    let mut words = String::with_capacity(markdown.len());
    let mut rest = markdown;
    while let Some(next) = rest.chars().next() {
        if let Some(behind) = behind_tag(rest) {
            rest = behind;
            continue;
        }
        rest = &rest[next.len_utf8()..];
        match next {
            ' ' | '\t' | '\r' | '\n' if words.ends_with(' ') => {}
            ' ' | '\t' | '\r' | '\n' => words.push(' '),
            _ => words.push(next),
        }
    }
    words
}

/// Returns what stands behind a tag or a comment that begins the text.
fn behind_tag(text: &str) -> Option<&str> {
    let inside = text.strip_prefix('<')?;
    let end = if inside.starts_with("!--") { "-->" } else { ">" };
    let opens = inside.starts_with(|next: char| next.is_ascii_alphabetic() || "/!?".contains(next));
    let at = inside.find(end).filter(|_| opens)?;
    Some(&inside[at + end.len()..])
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::Reading;
    use crate::escape;

    #[test]
    fn what_is_in_a_tag_a_comment_or_code_is_not_read() {
        for (markdown, text, markdown_too) in [
            ("<p>\n\na b[@x]\n\n</p>", true, true),
            ("<p>a\n  b</p>\n\n- [@x]", true, true),
            ("<p>a b[@x]</p>", true, false),
            ("<i title=\"a b\"></i> [@x]", false, true),
            ("<!-- > a b --> [@x]", false, false),
            ("c <!-- > a b --> [@x]", false, true),
            ("a b `[@x]`", true, false),
            ("a b [@x](<y>)", true, false),
            ("a b &#91;&#64;x&#93;", true, false),
            ("a < b [@x]", false, true),
        ] {
            let reading = Reading::new(markdown);
            assert_eq!(reading.has_texts(&["a b"]), text, "{markdown}");
            assert_eq!(reading.has_markdown(&["[@x]"]), markdown_too, "{markdown}");
        }
    }

    #[test]
    fn a_value_stands_as_often_as_it_is_given() {
        let reading = Reading::new("a a [@x] [@x] [@y]");
        assert!(reading.has_texts(&["a", "", "a"]) && !reading.has_texts(&["a", "a", "a"]));
        assert!(reading.has_markdown(&["[@x]", "[@y]", "[@x]"]));
        assert!(!reading.has_markdown(&["[@y]", "[@y]"]));
    }

    proptest! {
        #[test]
        fn a_text_put_in_as_text_is_found(text in "\\PC*", other in "\\PC*") {
            let (one, two) = (escape(&text), escape(&other));
            let filled = format!("<p title=\"{two}\">{one}</p>\n\n- **{two}**{one}<br>\n");
            prop_assert!(Reading::new(&filled).has_texts(&[&text, &other, &text]));
        }
    }
}
