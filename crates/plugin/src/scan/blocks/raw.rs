//! Blocks of raw HTML: their text is prose, their tags and attributes are not.

use std::ops::Range;

use super::super::allows::{Comment, speaks_to_us};
use super::super::citations::is_ours;
use super::super::html::{Token, TokenKind, is_block, tokens};
use super::super::leaf::Leaf;
use super::super::mask::restored;
use super::super::{BlockKind, Directive};
use super::Walk;
use super::citing::misplaced;

/// The lines of an HTML block, without what its container puts before them.
struct Lines {
    html: String,
    /// Where each line begins: in [`Self::html`], and on the page.
    starts: Vec<(usize, usize)>,
}

impl Lines {
    fn new(masked: &str, lines: &[Range<usize>]) -> Self {
        let (mut html, mut starts) = (String::new(), Vec::new());
        for line in lines {
            starts.push((html.len(), line.start));
            html.push_str(&masked[line.clone()]);
        }
        Self { html, starts }
    }

    fn place(&self, at: usize) -> usize {
        let index = self.starts.partition_point(|(start, _)| *start <= at).saturating_sub(1);
        let (start, page) = self.starts[index];
        page + (at - start)
    }

    /// Cuts a range that is not empty into the parts of it that each line has.
    fn within(&self, range: &Range<usize>) -> Vec<Range<usize>> {
        let first = self.starts.partition_point(|(start, _)| *start <= range.start);
        let starts = self.starts[first..].iter().map(|(start, _)| *start);
        let inner = starts.take_while(|start| *start < range.end);
        let mut start = range.start;
        inner.chain([range.end]).map(|end| std::mem::replace(&mut start, end)..end).collect()
    }

    /// Returns the place of a range that is not empty.
    fn on_page(&self, range: &Range<usize>) -> Range<usize> {
        self.place(range.start)..self.place(range.end - 1) + 1
    }
}

impl Walk<'_> {
    /// Reads the HTML block that ends.
    pub(super) fn html_ends(&mut self) {
        let Some((range, lines)) = self.html.take() else { return };
        let lines = Lines::new(self.masked, &lines);
        let tokens = tokens(&lines.html);
        if counts(&lines, &tokens, self.directives) {
            self.reading.places.push(range);
        }
        for (index, token) in tokens.iter().enumerate() {
            match &token.kind {
                TokenKind::Comment(words) if speaks_to_us(&lines.html[words.clone()]) => {
                    let inside = rest_with_text(&lines, &tokens[index + 1..]);
                    let inside = inside.map(|range| self.trim(range));
                    let words = lines.html[words.clone()].to_owned();
                    let range = lines.on_page(&token.range);
                    self.reading.comments.push(Comment { range, words, inside });
                }
                TokenKind::Comment(_) => {}
                TokenKind::Open(name) | TokenKind::Close(name) if is_block(name) => {
                    self.close_html_leaf();
                }
                TokenKind::Text => self.html_text(&lines, token),
                kind => self
                    .html_leaf(lines.on_page(&token.range))
                    .tag(kind, lines.on_page(&token.range)),
            }
        }
        self.close_html_leaf();
    }

    fn html_leaf(&mut self, range: Range<usize>) -> &mut Leaf {
        let leaf = self.leaf.get_or_insert_with(|| Leaf::new(BlockKind::Html, range.clone()));
        leaf.range.end = leaf.range.end.max(range.end);
        leaf
    }

    fn close_html_leaf(&mut self) {
        if let Some(mut leaf) = self.leaf.take() {
            leaf.html_ends();
            leaf.range = self.trim(leaf.range);
            self.keep(leaf);
        }
    }

    fn html_text(&mut self, lines: &Lines, token: &Token) {
        let page = self.page;
        let start = token.range.start;
        let masked = &lines.html[token.range.clone()];
        let place = |range: &Range<usize>| lines.on_page(&(start + range.start..start + range.end));
        let leaf = self.html_leaf(lines.on_page(&token.range));
        if leaf.is_hidden() {
            return;
        }
        for bracket in citations(masked) {
            let fault = misplaced("a block of raw HTML, where no Markdown is read");
            let fault = fault.at(page.span(place(&bracket)));
            self.reading.diagnostics.push(fault.help("or put blank lines around the Markdown"));
        }
        let written = written(page.text(), lines, token);
        self.html_leaf(lines.on_page(&token.range)).html_text(&written, place);
    }
}

/// Returns a token's text as the page has it, but for what is blanked.
fn written(page: &str, lines: &Lines, token: &Token) -> String {
    let mut written = String::new();
    for line in lines.within(&token.range) {
        written += &restored(&page[lines.on_page(&line)], &lines.html[line]);
    }
    written
}

/// Returns the brackets of a text that would be citations in Markdown.
fn citations(text: &str) -> Vec<Range<usize>> {
    let opens = text.match_indices('[').map(|(at, _)| at);
    opens
        .filter_map(|at| {
            let length = text[at + 1..].find(['[', ']'])?;
            let end = at + 1 + length;
            let closes = text[end..].starts_with(']');
            (closes && is_ours(&text[at + 1..end])).then_some(at..end + 1)
        })
        .collect()
}

/// Whether an HTML block is more than comments that are no directives.
fn counts(lines: &Lines, tokens: &[Token], directives: &[Directive]) -> bool {
    tokens.iter().any(|token| match token.kind {
        TokenKind::Text => !lines.html[token.range.clone()].trim().is_empty(),
        TokenKind::Comment(_) => {
            let at = lines.place(token.range.start);
            directives.binary_search_by_key(&at, |directive| directive.range.start).is_ok()
        }
        _ => true,
    })
}

/// Returns where the tokens that follow a comment stand, if there is text among them.
fn rest_with_text(lines: &Lines, rest: &[Token]) -> Option<Range<usize>> {
    let text = |token: &&Token| {
        token.kind == TokenKind::Text && !lines.html[token.range.clone()].trim().is_empty()
    };
    let (first, last) = (rest.iter().find(text)?, rest.iter().rfind(text)?);
    Some(lines.on_page(&(first.range.start..last.range.end)))
}
