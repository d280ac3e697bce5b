//! Reads the blocks of a page: walks over the events of Markdown and fills one [`Leaf`] after the
//! other.

mod citing;
mod raw;

use std::cell::OnceCell;
use std::ops::Range;

use briefing_diagnostics::Diagnostic;
use pulldown_cmark::{BrokenLink, CowStr, Event, Parser, Tag, TagEnd};

use super::allows::{Comment, speaks_to_us};
use super::html::{TokenKind, tokens};
use super::leaf::Leaf;
use super::mask::restored;
use super::outline::options;
use super::{Block, BlockKind, Directive, QuoteBlock};
use crate::Page;

/// What the blocks of a page are.
#[derive(Default)]
pub(super) struct Reading {
    pub(super) blocks: Vec<Block>,
    pub(super) quotes: Vec<QuoteBlock>,
    /// The comments that speak to us.
    pub(super) comments: Vec<Comment>,
    /// Where blocks stand, in the order of their starts, an outer one before an inner one. Lists
    /// and their items are not among them, nor are comments.
    pub(super) places: Vec<Range<usize>>,
    /// Where comments within paragraphs begin, in order.
    pub(super) inside: Vec<usize>,
    pub(super) diagnostics: Vec<Diagnostic>,
}

/// Reads the blocks of a page. `masked` is its text with directives blanked.
pub(super) fn read(page: &Page, masked: &str, directives: &[Directive]) -> Reading {
    let broken = |link: BrokenLink<'_>| citing::accept(masked, &link);
    let parser = Parser::new_with_broken_link_callback(masked, options(), Some(broken));
    let mut walk = Walk::new(page, masked, directives);
    for (event, range) in parser.into_offset_iter() {
        walk.event(event, range);
    }
    walk.close_leaf();
    walk.reading
}

/// Where the walk stands.
struct Walk<'a> {
    page: &'a Page,
    masked: &'a str,
    directives: &'a [Directive],
    reading: Reading,
    /// How many block elements are open, and the outermost of them.
    depth: usize,
    outer: Range<usize>,
    /// The outermost quotation, and its depth.
    quote: Option<(usize, usize)>,
    footnote: Option<String>,
    /// What text directly in the open containers is.
    kinds: Vec<BlockKind>,
    leaf: Option<Leaf>,
    /// Where the open leaf, begun by its text alone, stands in [`Reading::places`].
    implicit: Option<usize>,
    /// The open HTML block, and its lines.
    html: Option<(Range<usize>, Vec<Range<usize>>)>,
    in_code: bool,
    images: usize,
    /// How many links deep a citation is whose inner events are skipped.
    skipping: usize,
    /// Citations that follow the text of a reference, `[text][@wapo]`, each with the bracket that
    /// closes the text.
    pending: Vec<(Range<usize>, Range<usize>)>,
    links: OnceCell<Vec<Range<usize>>>,
}

impl<'a> Walk<'a> {
    fn new(page: &'a Page, masked: &'a str, directives: &'a [Directive]) -> Self {
        Self {
            page,
            masked,
            directives,
            reading: Reading::default(),
            depth: 0,
            outer: 0..0,
            quote: None,
            footnote: None,
            kinds: Vec::new(),
            leaf: None,
            implicit: None,
            html: None,
            in_code: false,
            images: 0,
            skipping: 0,
            pending: Vec::new(),
            links: OnceCell::new(),
        }
    }

    fn event(&mut self, event: Event<'_>, range: Range<usize>) {
        if self.skipping > 0 {
            return self.skip(&event);
        }
        match event {
            Event::Start(tag) if is_inline(&tag) => self.inline_begins(&tag, range),
            Event::Start(tag) => self.block_begins(tag, range),
            Event::End(TagEnd::Emphasis | TagEnd::Strong) => self.leaf(&range).emphasis_ends(),
            Event::End(end @ (TagEnd::Link | TagEnd::Image)) => self.link_ends(end, &range),
            Event::End(TagEnd::Strikethrough | TagEnd::Superscript | TagEnd::Subscript) => {}
            Event::End(end) => self.block_ends(end),
            Event::Html(_) => {
                if let Some((_, lines)) = &mut self.html {
                    lines.push(range);
                }
            }
            Event::Rule => {
                self.close_leaf();
                self.reading.places.push(range);
            }
            event => self.inline(&event, range),
        }
    }

    fn skip(&mut self, event: &Event<'_>) {
        match event {
            Event::Start(Tag::Link { .. } | Tag::Image { .. }) => self.skipping += 1,
            Event::End(TagEnd::Link | TagEnd::Image) => self.skipping -= 1,
            _ => {}
        }
    }

    fn block_begins(&mut self, tag: Tag<'_>, range: Range<usize>) {
        self.close_leaf();
        if self.depth == 0 {
            self.outer = range.clone();
        }
        self.depth += 1;
        if !matches!(
            tag,
            Tag::List(_)
                | Tag::Item
                | Tag::HtmlBlock
                | Tag::TableHead
                | Tag::TableRow
                | Tag::TableCell
        ) {
            self.reading.places.push(range.clone());
        }
        match tag {
            Tag::Paragraph => self.leaf = Some(Leaf::new(BlockKind::Paragraph, range)),
            Tag::Heading { .. } => self.leaf = Some(Leaf::new(BlockKind::Heading, range)),
            Tag::TableCell => self.leaf = Some(Leaf::new(BlockKind::Cell, range)),
            Tag::DefinitionListTitle => self.leaf = Some(Leaf::new(BlockKind::Term, range)),
            Tag::Item => self.kinds.push(BlockKind::Item),
            Tag::DefinitionListDefinition => self.kinds.push(BlockKind::Definition),
            Tag::BlockQuote(None) => self.quote_begins(range),
            Tag::FootnoteDefinition(name) => self.footnote = Some(name.to_string()),
            Tag::HtmlBlock => self.html = Some((range, Vec::new())),
            Tag::CodeBlock(_) => self.in_code = true,
            _ => {}
        }
    }

    fn block_ends(&mut self, end: TagEnd) {
        self.close_leaf();
        if self.quote.is_some_and(|(_, depth)| depth == self.depth) {
            self.quote = None;
        }
        self.depth = self.depth.saturating_sub(1);
        match end {
            TagEnd::Item | TagEnd::DefinitionListDefinition => {
                self.kinds.pop();
            }
            TagEnd::FootnoteDefinition => self.footnote = None,
            TagEnd::HtmlBlock => self.html_ends(),
            TagEnd::CodeBlock => self.in_code = false,
            _ => {}
        }
    }

    fn quote_begins(&mut self, range: Range<usize>) {
        if self.quote.is_none() {
            self.quote = Some((self.reading.quotes.len(), self.depth));
            self.reading.quotes.push(QuoteBlock { range, blocks: Vec::new() });
        }
    }

    /// Returns the leaf that inline text belongs to; directly in a list item it begins one.
    fn leaf(&mut self, range: &Range<usize>) -> &mut Leaf {
        let kind = self.kinds.last().copied().unwrap_or(BlockKind::Paragraph);
        if self.leaf.is_none() {
            self.implicit = Some(self.reading.places.len());
            self.reading.places.push(range.clone());
        }
        let leaf = self.leaf.get_or_insert_with(|| Leaf::new(kind, range.clone()));
        leaf.range.end = leaf.range.end.max(range.end);
        leaf
    }

    fn close_leaf(&mut self) {
        self.images = 0;
        self.pending.clear();
        let Some(mut leaf) = self.leaf.take() else { return };
        leaf.range = self.trim(leaf.range);
        if let Some(index) = self.implicit.take() {
            self.reading.places[index] = leaf.range.clone();
        }
        self.keep(leaf);
    }

    /// Returns a range without the white space at its ends.
    fn trim(&self, range: Range<usize>) -> Range<usize> {
        let written = &self.page.text()[range.clone()];
        let start = range.start + (written.len() - written.trim_start().len());
        start..start + written.trim().len()
    }

    fn keep(&mut self, leaf: Leaf) {
        let inside = leaf.range.clone();
        self.reading.comments.extend(
            leaf.comments
                .into_iter()
                .map(|comment| Comment { inside: Some(inside.clone()), ..comment }),
        );
        if leaf.prose.text.trim().is_empty() {
            return;
        }
        let quote = self.quote.map(|(quote, _)| quote);
        if let Some(quote) = quote {
            self.reading.quotes[quote].blocks.push(self.reading.blocks.len());
        }
        self.reading.blocks.push(Block {
            kind: leaf.kind,
            range: leaf.range,
            outer: self.outer.clone(),
            quote,
            footnote: self.footnote.clone(),
            text: leaf.prose,
            citations: leaf.citations,
        });
    }

    fn inline(&mut self, event: &Event<'_>, range: Range<usize>) {
        if self.in_code || matches!(event, Event::TaskListMarker(_) | Event::FootnoteReference(_)) {
            return;
        }
        let (written, masked) = (&self.page.text()[range.clone()], &self.masked[range.clone()]);
        let hidden = self.images > 0;
        let leaf = self.leaf(&range);
        match event {
            _ if hidden => {}
            Event::Text(said) if **said == *masked => {
                leaf.written(&restored(written, masked), range.start);
            }
            Event::Text(said) => leaf.said(said, range),
            Event::SoftBreak | Event::HardBreak => leaf.line_break(range),
            Event::InlineHtml(html) => self.inline_html(html, range),
            _ => leaf.object(range),
        }
    }

    fn inline_html(&mut self, html: &str, range: Range<usize>) {
        let Some(token) = tokens(html).into_iter().next() else { return };
        match token.kind {
            TokenKind::Comment(words) => {
                self.reading.inside.push(range.start);
                let words = html[words].to_owned();
                if speaks_to_us(&words) {
                    self.leaf(&range).comments.push(Comment { range, words, inside: None });
                }
            }
            kind => self.leaf(&range).tag(&kind, range),
        }
    }
}

/// Whether a tag stands within a leaf.
fn is_inline(tag: &Tag<'_>) -> bool {
    matches!(
        tag,
        Tag::Emphasis
            | Tag::Strong
            | Tag::Strikethrough
            | Tag::Superscript
            | Tag::Subscript
            | Tag::Link { .. }
            | Tag::Image { .. }
    )
}

/// What Markdown is told of a label that is ours: it is a link, to nowhere.
type Accepted<'a> = Option<(CowStr<'a>, CowStr<'a>)>;
