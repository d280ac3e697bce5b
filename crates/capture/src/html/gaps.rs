//! What a reader of articles leaves out in the midst of one: a short paragraph with a link looks to it
//! like a menu.
//!
//! What comes in: the lines of the article, and the whole page. What goes out: the article's lines, and
//! in its gaps the paragraphs of the page that stand between two which are neighbours in the article,
//! and are set as one of these is.

use std::collections::HashMap;

use dom_query::{Document, NodeRef};

use super::blocks;
use crate::lines::{Kind, Lines, one_line};

/// What stands beside an article, even where it stands in its midst.
const BESIDE: &str = "aside, footer, form, header, nav, figure, table, ul, ol, blockquote, \
    [role=complementary], [class*=newsletter i], [class*=promo i], [class*=related i], \
    [class*=advert i], [class*=sponsor i], [class*=comment i], [class*=share i], [class*=signup i], \
    [class*=subscri i], [class*=author i], [class*=widget i], [id*=newsletter i], [id*=related i]";

/// How many lines of the page may stand between two neighbours: behind more there is something else.
const WIDEST: usize = 4;

/// How few words are no sentence.
const SHORTEST: usize = 6;

/// How many of the elements around a paragraph say how it is set.
const AROUND: usize = 3;

/// Returns the article's lines with what it misses, and the words of that.
pub(super) fn filled(article: Lines, page: &Document) -> (Lines, Vec<String>) {
    page.select(BESIDE).remove();
    let set: HashMap<String, String> = page.select("p").nodes().iter().filter_map(set).collect();
    let mut whole = Lines::default();
    blocks::add(&page.root(), &mut whole);
    let of_page = whole.entries();
    let of_article = article.entries();
    let mut missed = Vec::new();
    let mut lines = Lines::default();
    let mut places = Places::new(&of_page);
    let mut before: Option<usize> = None;
    for (at, (kind, words)) in of_article.iter().enumerate() {
        let here = places.next(words);
        let last = at.checked_sub(1).map_or("", |last| of_article[last].1);
        let is_like = |one: &str| {
            let of = |words: &str| set.get(words);
            of(one).is_some_and(|way| of(last) == Some(way) || of(words) == Some(way))
        };
        if let (Some(from), Some(to)) = (before, here)
            && to - from <= WIDEST + 1
        {
            let between = of_page[from + 1..to].iter();
            for (kind, words) in between.filter(|one| is_sentence(one) && is_like(one.1)) {
                lines.push(*kind, words);
                missed.push((*words).to_owned());
            }
        }
        lines.push(*kind, words);
        before = here;
    }
    if missed.is_empty() { (article, missed) } else { (lines, missed) }
}

/// Returns a paragraph's words, and how it is set: the names and classes of it and of what is around.
fn set(paragraph: &NodeRef<'_>) -> Option<(String, String)> {
    let name = |node: NodeRef<'_>| {
        let class = node.attr("class").unwrap_or_default();
        format!("{}.{class}", node.node_name().unwrap_or_default())
    };
    let around = paragraph.ancestors(Some(AROUND)).into_iter().map(name);
    let way: Vec<String> = std::iter::once(name(*paragraph)).chain(around).collect();
    Some((one_line(&paragraph.text())?, way.join(" ")))
}

/// Where the page has each line, looked for from the last one on.
struct Places<'l> {
    of: HashMap<&'l str, Vec<usize>>,
    from: usize,
}

impl<'l> Places<'l> {
    fn new(lines: &[(Kind, &'l str)]) -> Self {
        let mut of: HashMap<&str, Vec<usize>> = HashMap::new();
        for (at, (_, words)) in lines.iter().enumerate() {
            of.entry(words).or_default().push(at);
        }
        Self { of, from: 0 }
    }

    /// Returns where the next line with these words stands.
    fn next(&mut self, words: &str) -> Option<usize> {
        let at = *self.of.get(words)?.iter().find(|&&at| at >= self.from)?;
        self.from = at + 1;
        Some(at)
    }
}

/// Whether a line is running text that ends as a sentence does.
fn is_sentence((kind, words): &&(Kind, &str)) -> bool {
    let ends = words.ends_with(['.', '!', '?', '”', '"', '’', '»']);
    *kind == Kind::Body && ends && words.split_whitespace().count() >= SHORTEST
}
