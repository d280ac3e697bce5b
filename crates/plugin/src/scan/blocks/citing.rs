//! Citations among the links of Markdown.
//!
//! Markdown hands over a bracket that names no link of the page as one of these: `[@a]` and
//! `[@a][]` by themselves; `[text][@a]`, `[@a][@b]` and `[@a][text]` as one, the text before the
//! label; and each of them behind a `!` as an image.

use std::ops::Range;

use briefing_diagnostics::Diagnostic;
use pulldown_cmark::{BrokenLink, LinkType, Tag, TagEnd};

use super::super::citations::{is_ours, read};
use super::super::outline::outline;
use super::super::{BlockKind, Citation};
use super::{Accepted, Walk};

/// Accepts a label that no link of the page explains, if it is a citation or follows one.
pub(super) fn accept<'a>(masked: &str, link: &BrokenLink<'_>) -> Accepted<'a> {
    let (text, label) = parts(masked, link.link_type, link.span.clone());
    let ours = match text {
        Some(text) => is_citation(masked, &text) || is_cited(masked, &label),
        None => is_citation(masked, &label),
    };
    ours.then(|| ("".into(), "".into()))
}

/// Cuts a reference into the bracket of its text, if it has one, and that of its label.
fn parts(
    masked: &str,
    kind: LinkType,
    range: Range<usize>,
) -> (Option<Range<usize>>, Range<usize>) {
    let start = range.start + usize::from(masked[range.start..].starts_with('!'));
    match kind {
        LinkType::Reference | LinkType::ReferenceUnknown => {
            match label_start(&masked[start..range.end]) {
                Some((end, label)) => (Some(start..start + end), start + label..range.end),
                None => (None, start..range.end),
            }
        }
        _ => (None, start..range.end),
    }
}

/// Returns where the text of a reference ends and where its label begins: at the last `][`, or at
/// `]\[`, which the parser takes for the same, though nothing of ours begins there.
fn label_start(written: &str) -> Option<(usize, usize)> {
    written.rmatch_indices('[').map(|(at, _)| at).find_map(|at| {
        let before = &written[..at];
        let before = before.strip_suffix('\\').unwrap_or(before);
        (before.ends_with(']') && !before.ends_with("\\]")).then_some((before.len(), at))
    })
}

/// Whether the label of a reference is a citation.
fn is_cited(masked: &str, label: &Range<usize>) -> bool {
    is_citation(masked, label) && masked[..label.start].ends_with(']')
}

fn is_citation(masked: &str, bracket: &Range<usize>) -> bool {
    let written = &masked[bracket.clone()];
    written.strip_prefix('[').and_then(|written| written.strip_suffix(']')).is_some_and(is_ours)
}

impl Walk<'_> {
    /// Takes the begin of emphasis, a link or an image.
    pub(super) fn inline_begins(&mut self, tag: &Tag<'_>, range: Range<usize>) {
        match tag {
            Tag::Emphasis | Tag::Strong => self.leaf(&range).emphasis_begins(),
            Tag::Link { link_type, .. } | Tag::Image { link_type, .. }
                if is_unknown(*link_type) =>
            {
                self.reference(*link_type, range);
            }
            Tag::Image { .. } => {
                self.images += 1;
                if self.images == 1 {
                    self.leaf(&range).object(range);
                }
            }
            _ => {}
        }
    }

    fn reference(&mut self, kind: LinkType, range: Range<usize>) {
        let (text, label) = parts(self.masked, kind, range.clone());
        if self.masked[range.start..].starts_with('!') {
            self.literal(range.start..range.start + 1);
        }
        match text {
            None => {
                self.skipping = 1;
                self.cite(self.with_empty_brackets(label));
            }
            Some(text) if is_citation(self.masked, &text) => {
                self.skipping = 1;
                self.cite(text);
                if is_cited(self.masked, &label) {
                    self.cite(label);
                } else {
                    self.literal(label);
                }
            }
            Some(text) => {
                self.literal(text.start..text.start + 1);
                self.pending.push((text.end - 1..text.end, label));
            }
        }
    }

    /// Takes the end of a link or image that is not skipped.
    pub(super) fn link_ends(&mut self, end: TagEnd, range: &Range<usize>) {
        if self.pending.last().is_some_and(|(_, label)| label.end == range.end) {
            if let Some((bracket, label)) = self.pending.pop() {
                self.literal(bracket);
                self.cite(label);
            }
        } else if end == TagEnd::Image {
            self.images = self.images.saturating_sub(1);
        }
    }

    /// `[@wapo][]` is one citation.
    fn with_empty_brackets(&self, label: Range<usize>) -> Range<usize> {
        let more = if self.masked[label.end..].starts_with("[]") { 2 } else { 0 };
        label.start..label.end + more
    }

    fn literal(&mut self, range: Range<usize>) {
        let written = &self.page.text()[range.clone()];
        if self.images == 0 {
            self.leaf(&range).written(written, range.start);
        }
    }

    fn cite(&mut self, range: Range<usize>) {
        let page = self.page;
        let in_image = self.images > 0;
        let leaf = self.leaf(&range);
        if leaf.is_hidden() {
            return;
        }
        let at = leaf.prose.text.len();
        if !in_image {
            leaf.object(range.clone());
        }
        let kind = leaf.kind;
        if let Some(place) = self.forbidden(kind, &range) {
            self.reading.diagnostics.push(misplaced(place).at(page.span(range)));
            return;
        }
        let end = if page.text()[..range.end].ends_with("[]") { range.end - 2 } else { range.end };
        match read(page, range.start..end) {
            Ok(items) => self.leaf(&range).citations.push(Citation { range, at, items }),
            Err(fault) => self.reading.diagnostics.push(*fault),
        }
    }

    /// Returns the kind of place that holds a citation, if it may hold none.
    fn forbidden(&self, kind: BlockKind, range: &Range<usize>) -> Option<&'static str> {
        match kind {
            _ if self.images > 0 => Some("an image's description"),
            BlockKind::Heading => Some("a heading"),
            _ => self.in_link(range).then_some("a link"),
        }
    }

    /// Whether a link would surround the citation if that were plain text. Markdown itself takes
    /// the citation for a link, and links do not nest.
    fn in_link(&self, range: &Range<usize>) -> bool {
        let links = self.links.get_or_init(|| {
            let has_links = ["](", "][", "]:"].iter().any(|sign| self.masked.contains(sign));
            if has_links { outline(self.masked).links } else { Vec::new() }
        });
        let before = links.partition_point(|link| link.start < range.start);
        // Only images lie in links, so that few need be looked at.
        links[..before].iter().rev().take(LINKS).any(|link| link.end > range.end)
    }
}

/// How many links before a citation are looked at.
const LINKS: usize = 16;

fn is_unknown(kind: LinkType) -> bool {
    matches!(
        kind,
        LinkType::ReferenceUnknown | LinkType::CollapsedUnknown | LinkType::ShortcutUnknown
    )
}

/// A citation where none can stand.
pub(super) fn misplaced(place: &str) -> Diagnostic {
    Diagnostic::error("citation-place", format!("a citation in {place}"))
        .help("put it behind the sentence or the quotation that it is for")
}
