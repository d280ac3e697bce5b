//! Which parts of a page are code, comments, tags and links: the places where nothing of ours is
//! looked for.

use std::ops::Range;

use pulldown_cmark::{Event, LinkType, Options, Parser, Tag, TagEnd};

use super::html::{HIDDEN, TokenKind, tokens};

/// The parts of a page where nothing of ours is looked for. Ranges are sorted.
#[derive(Debug, Default)]
pub(super) struct Outline {
    /// Code, comments, tags and automatic links; disjoint.
    pub(super) opaque: Vec<Range<usize>>,
    /// Links and images that have an address, their texts included.
    pub(super) links: Vec<Range<usize>>,
}

impl Outline {
    /// Whether a byte stands in an opaque part.
    pub(super) fn hides(&self, at: usize) -> bool {
        let index = self.opaque.partition_point(|range| range.end <= at);
        self.opaque.get(index).is_some_and(|range| range.start <= at)
    }

    /// Whether an opaque part begins in a range.
    pub(super) fn begins_in(&self, range: &Range<usize>) -> bool {
        let index = self.opaque.partition_point(|opaque| opaque.start < range.start);
        self.opaque.get(index).is_some_and(|opaque| opaque.start < range.end)
    }
}

/// Returns mdBook's Markdown options without smart punctuation, which would change the prose.
pub(super) fn options() -> Options {
    Options::ENABLE_TABLES
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_TASKLISTS
        | Options::ENABLE_HEADING_ATTRIBUTES
        | Options::ENABLE_DEFINITION_LIST
        | Options::ENABLE_GFM
}

/// Reads the outline of a text.
pub(super) fn outline(text: &str) -> Outline {
    let mut outline = Outline::default();
    let mut html: Option<Range<usize>> = None;
    for (event, range) in Parser::new_ext(text, options()).into_offset_iter() {
        match event {
            Event::Start(Tag::HtmlBlock) => html = Some(range),
            Event::End(TagEnd::HtmlBlock) => {
                let block = html.take().unwrap_or(range);
                outline.opaque.extend(hidden(text, block));
            }
            Event::Start(Tag::CodeBlock(_)) | Event::Code(_) | Event::InlineHtml(_) => {
                outline.opaque.push(range);
            }
            Event::Start(Tag::Link { link_type, .. }) => outline.link(link_type, range),
            Event::Start(Tag::Image { .. }) => outline.links.push(range),
            _ => {}
        }
    }
    outline
}

impl Outline {
    fn link(&mut self, kind: LinkType, range: Range<usize>) {
        match kind {
            LinkType::Autolink | LinkType::Email => self.opaque.push(range),
            _ => self.links.push(range),
        }
    }
}

/// Returns the parts of an HTML block that are no text: tags, comments, and what stands in code.
fn hidden(text: &str, block: Range<usize>) -> Vec<Range<usize>> {
    let mut ranges = Vec::new();
    let mut code: Option<String> = None;
    for token in tokens(&text[block.clone()]) {
        let range = block.start + token.range.start..block.start + token.range.end;
        match &token.kind {
            TokenKind::Open(name) if code.is_none() && HIDDEN.contains(&name.as_str()) => {
                code = Some(name.clone());
            }
            TokenKind::Close(name) if code.as_ref() == Some(name) => code = None,
            TokenKind::Text if code.is_none() => continue,
            _ => {}
        }
        ranges.push(range);
    }
    ranges
}
