//! Which quotations a page holds, and which citation covers each.
//!
//! What comes in: the blocks of a page. What goes out: its quotations in order, each with the
//! citation that covers it, and where marks have no fellow. The rule: a citation covers every
//! quotation of its block since the previous citation; a `>` block that ends in a citation is
//! wholly quotation, up to each of its citations.

use std::ops::Range;

use briefing_plugin::{Block, Citation, QuoteBlock, Scan, quotations};

use crate::written::Written;

/// What stands in a block's prose for a citation.
pub(crate) const OBJECT: char = '\u{FFFC}';

/// One quotation of the author's prose.
#[derive(Debug)]
pub(crate) struct Quoted<'a> {
    /// Its words, inside the marks.
    pub(crate) written: Written<'a>,
    /// The citation that covers it: indices of the block and of the citation in it.
    pub(crate) cover: Option<(usize, usize)>,
    /// Whether the author emphasised words inside it.
    pub(crate) emphasised: bool,
    /// Where it stands in its block's prose, marks included; `None` for a `>` block.
    pub(crate) inline: Option<Inline>,
}

/// Where a quotation between marks stands.
#[derive(Clone, Debug)]
pub(crate) struct Inline {
    /// The block's index.
    pub(crate) block: usize,
    /// The range in the block's prose, marks included.
    pub(crate) outer: Range<usize>,
}

/// The quotations of a page, and where marks have no fellow: block and byte of its prose.
#[derive(Debug, Default)]
pub(crate) struct Coverage<'a> {
    /// In the order of the page, those of `>` blocks among the others.
    pub(crate) quoted: Vec<Quoted<'a>>,
    /// Marks without a fellow.
    pub(crate) unpaired: Vec<(usize, usize)>,
    /// The blocks that are wholly quotation.
    pub(crate) wholly: Vec<usize>,
}

/// Reads a page's quotations.
pub(crate) fn coverage(scan: &Scan) -> Coverage<'_> {
    let mut found = Coverage::default();
    for (index, block) in scan.blocks.iter().enumerate() {
        match block.quote.and_then(|quote| scan.quotes.get(quote)) {
            Some(quote) if ends_in_citation(scan, quote) => {
                found.wholly.push(index);
                if quote.blocks.first() == Some(&index) {
                    found.quoted.extend(segments(scan, quote));
                }
            }
            _ => inline(index, block, &mut found),
        }
    }
    found
}

/// Whether the last block of a `>` block ends in a citation, a final mark behind it or not.
fn ends_in_citation(scan: &Scan, quote: &QuoteBlock) -> bool {
    let Some(block) = quote.blocks.last().and_then(|&last| scan.blocks.get(last)) else {
        return false;
    };
    let end = block.text.text.trim_end_matches(|c: char| c.is_whitespace() || ".,;".contains(c));
    let last = block.citations.last();
    end.ends_with(OBJECT) && last.is_some_and(|one| one.at + OBJECT.len_utf8() == end.len())
}

/// Cuts a `>` block that is wholly quotation at its citations; what stands behind the last one is
/// its final mark.
fn segments<'a>(scan: &'a Scan, quote: &QuoteBlock) -> Vec<Quoted<'a>> {
    let mut found = Vec::new();
    let mut open = Segment::default();
    for &index in &quote.blocks {
        let block = &scan.blocks[index];
        let mut from = 0;
        for (number, citation) in block.citations.iter().enumerate() {
            open.add(block, from..citation.at);
            from = citation.at + OBJECT.len_utf8();
            let emphasised = open.emphasised;
            let written = std::mem::take(&mut open).written;
            if !written.text().is_empty() {
                let cover = Some((index, number));
                found.push(Quoted { written, cover, emphasised, inline: None });
            }
        }
        open.add(block, from..block.text.text.len());
    }
    found
}

#[derive(Default)]
struct Segment<'a> {
    written: Written<'a>,
    emphasised: bool,
}

impl<'a> Segment<'a> {
    fn add(&mut self, block: &'a Block, range: Range<usize>) {
        let range = trimmed(&block.text.text, range);
        let Some(range) = range.filter(|r| has_word(&block.text.text[r.clone()])) else { return };
        let range = within_marks(&block.text.text, range);
        self.emphasised |= emphasised(block, &range, &range);
        self.written.push_prose(&block.text, range);
    }
}

/// Returns the range without white space at its ends, or `None` where nothing is left.
fn trimmed(text: &str, range: Range<usize>) -> Option<Range<usize>> {
    let words = text.get(range.clone())?;
    let start = range.start + words.len() - words.trim_start().len();
    let end = start + words.trim().len();
    (start < end).then_some(start..end)
}

fn has_word(words: &str) -> bool {
    words.chars().any(char::is_alphanumeric)
}

/// Returns the words inside the marks where one pair holds the whole range: in a `>` block such
/// marks say nothing more.
fn within_marks(text: &str, range: Range<usize>) -> Range<usize> {
    let words = &text[range.clone()];
    match quotations(words).0.as_slice() {
        [one] if one.outer == (0..words.len()) => {
            range.start + one.range.start..range.start + one.range.end
        }
        _ => range,
    }
}

/// Adds the quotations between marks of one block.
fn inline<'a>(index: usize, block: &'a Block, found: &mut Coverage<'a>) {
    let (between, unpaired) = quotations(&block.text.text);
    found.unpaired.extend(unpaired.into_iter().map(|at| (index, at)));
    for one in between {
        let cover = block.citations.iter().position(|citation| citation.at >= one.range.start);
        found.quoted.push(Quoted {
            written: without_citations(block, one.range.clone()),
            cover: cover.map(|number| (index, number)),
            emphasised: emphasised(block, &one.range, &one.outer),
            inline: Some(Inline { block: index, outer: one.outer }),
        });
    }
}

/// Returns the words of a range; a citation that stands inside the marks is none of them.
fn without_citations(block: &Block, range: Range<usize>) -> Written<'_> {
    let mut written = Written::default();
    let mut from = range.start;
    let inside = |citation: &&Citation| range.contains(&citation.at);
    for citation in block.citations.iter().filter(inside) {
        let words = &block.text.text[from..citation.at];
        written.extend_prose(&block.text, from..from + words.trim_end().len());
        from = citation.at + OBJECT.len_utf8();
    }
    written.extend_prose(&block.text, from..range.end);
    written
}

/// Whether the author emphasised words inside a range; emphasis that holds all of `outer` is the
/// author's way to set the quotation, and alters nothing.
fn emphasised(block: &Block, range: &Range<usize>, outer: &Range<usize>) -> bool {
    block.text.emphasis.iter().any(|one| {
        let touches = one.start < range.end && range.start < one.end;
        touches && !(one.start <= outer.start && outer.end <= one.end)
    })
}

impl Coverage<'_> {
    /// Returns where the quotations between marks stand in a block's prose, marks included.
    pub(crate) fn marked_in(&self, block: usize) -> impl Iterator<Item = Range<usize>> {
        let inline = self.quoted.iter().filter_map(|quoted| quoted.inline.as_ref());
        inline.filter(move |one| one.block == block).map(|one| one.outer.clone())
    }
}
