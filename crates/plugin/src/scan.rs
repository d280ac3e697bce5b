//! Reads a chapter's Markdown: blocks of prose, citations, directives, `allow` comments.
//!
//! What comes in: a [`Page`] and what the caller knows of its directives. What goes out: a
//! [`Scan`], every place in bytes of the page's text, and a finding for each fault of form. No
//! source is known here: whether `wapo#p5` exists is for others to say.
//!
//! Reading order: [`scan()`] finds the directives ([`directives`]), blanks them together with the
//! brackets inside citations ([`mask`]), reads the blocks ([`blocks`], with [`prose`], [`html`] and
//! [`citations`]), and last joins what needs both ([`allows`], [`pairs`]). Quotation marks are
//! paired in a block's prose, on demand, by [`quotations()`].

use std::ops::Range;

use briefing_diagnostics::Diagnostic;

use crate::Page;

/// What one page's Markdown says. All ranges are bytes of the page's text unless said otherwise,
/// and lie on character boundaries.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Scan {
    /// The leaf blocks of prose, in the order of the page.
    pub blocks: Vec<Block>,
    /// The `>` blocks that are quotations (GFM admonitions are none), outermost ones only.
    pub quotes: Vec<QuoteBlock>,
    /// The directives that are well-formed, of every name in [`KNOWN`], in the order of the page.
    pub directives: Vec<Directive>,
    /// The `<!-- briefing: allow CODE: reason -->` comments, in the order of the page.
    pub allows: Vec<Allow>,
    /// Faults of form, in no fixed order.
    pub diagnostics: Vec<Diagnostic>,
}

/// A leaf block: a run of prose that stands together on the page.
#[derive(Clone, Debug, PartialEq)]
pub struct Block {
    /// What the block is.
    pub kind: BlockKind,
    /// Where the block stands.
    pub range: Range<usize>,
    /// The outermost Markdown block that holds it: what belongs to the block but must stand outside
    /// it, such as definitions of footnotes, goes behind its end.
    pub outer: Range<usize>,
    /// The `>` block it stands in: an index into [`Scan::quotes`].
    pub quote: Option<usize>,
    /// The name of the author's footnote whose definition it stands in.
    pub footnote: Option<String>,
    /// What a reader reads.
    pub text: Prose,
    /// The citations in it, in order.
    pub citations: Vec<Citation>,
}

/// What a [`Block`] is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BlockKind {
    /// A paragraph, of a loose list item, a quotation or a footnote too.
    Paragraph,
    /// A heading of any level.
    Heading,
    /// Text directly in a tight list item.
    Item,
    /// A cell of a table, of its head too.
    Cell,
    /// The term of a definition list.
    Term,
    /// Text directly in the definition of a term.
    Definition,
    /// Text between block tags of raw HTML.
    Html,
}

/// A `>` block.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct QuoteBlock {
    /// Where it stands.
    pub range: Range<usize>,
    /// The leaf blocks in it, as indices into [`Scan::blocks`].
    pub blocks: Vec<usize>,
}

/// `[see @wapo, para. 5; cf. @live]`: all that one pair of brackets cites.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Citation {
    /// Where it stands on the page, brackets included.
    pub range: Range<usize>,
    /// Where its U+FFFC stands in the block's [`Prose::text`].
    pub at: usize,
    /// What it cites, at least one.
    pub items: Vec<CitedItem>,
}

/// One source that a [`Citation`] cites.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CitedItem {
    /// The author's Markdown before the `@`, trimmed, line breaks as spaces: `see`.
    pub prefix: String,
    /// The author's Markdown behind the target, trimmed, its comma kept: `, para. 5`.
    pub suffix: String,
    /// The target without its `@`: `wapo#p5:14-37`.
    pub target: String,
    /// Where the target stands, without its `@`.
    pub target_range: Range<usize>,
}

/// `{{#quote wapo#p5}}` or `{{/gap}}`, alone on its line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Directive {
    /// The name, one of [`KNOWN`].
    pub name: String,
    /// Whether it stands for itself, opens or closes.
    pub form: Form,
    /// Where it stands, braces included.
    pub range: Range<usize>,
    /// Its whole line, without the line break.
    pub line: Range<usize>,
    /// What each further line of an output must begin with to stay in the same list item and
    /// quotation; the first line has it already.
    pub prefix: String,
    /// The arguments in the order written.
    pub args: Vec<Arg>,
}

/// How a [`Directive`] is used.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// `{{#quote ...}}`, which has no closing form; `{{#source-summary}}` that nothing closes.
    Single,
    /// `{{#gap}}`, which a `{{/gap}}` follows.
    Open,
    /// `{{/gap}}`.
    Close,
}

/// An argument of a [`Directive`]: `word`, `"string"`, `key=word` or `key="string"`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Arg {
    /// The key, if there is one.
    pub key: Option<String>,
    /// Where the key stands; empty, at the value, where there is none.
    pub key_range: Range<usize>,
    /// The value, `\"` and `\\` resolved.
    pub value: String,
    /// Where the value stands, quotation marks not included.
    pub value_range: Range<usize>,
    /// Whether it stands between quotation marks.
    pub quoted: bool,
}

/// `<!-- briefing: allow CODE: reason -->`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Allow {
    /// The finding's code that is accepted.
    pub code: String,
    /// Why.
    pub reason: String,
    /// Where the comment stands.
    pub range: Range<usize>,
    /// Where the finding must stand: the block that holds the comment, or the next one; empty, at
    /// the comment's end, if none follows.
    pub covers: Range<usize>,
}

/// What a caller knows of one of its directives.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct DirectiveSpec {
    /// The name.
    pub name: &'static str,
    /// Whether `{{/name}}` closes it.
    pub block: bool,
    /// The keys that it understands.
    pub keys: &'static [&'static str],
}

mod directives;

mod arguments;
mod mask;
mod outline;

mod blocks;
mod citations;
mod html;
mod leaf;
mod prose;

mod allows;
mod pairs;
mod quotations;

pub use directives::KNOWN;
pub use prose::Prose;
pub use quotations::{Quotation, quotations};

/// Reads a page's Markdown.
///
/// `directives` are those that the caller handles: their keys are checked. Directives of other
/// steps of Briefing are read too, and those of other programs left alone.
pub fn scan(page: &Page, directives: &[DirectiveSpec]) -> Scan {
    if !may_concern_us(page.text()) {
        return Scan::default();
    }
    let (mut directives, mut diagnostics, mut mask) = directives::find(page, directives);
    mask.inner_brackets(page.text());
    let reading = blocks::read(page, mask.text(), &directives);
    diagnostics.extend(reading.diagnostics);
    diagnostics.extend(directives::drop_inline(page, &mut directives, &reading.inside));
    diagnostics.extend(pairs::check(page, &mut directives));
    let (allows, faults) = allows::read(page, &reading.comments, &reading.places);
    diagnostics.extend(faults);
    Scan { blocks: reading.blocks, quotes: reading.quotes, directives, allows, diagnostics }
}

/// Whether a text may hold a directive, a citation, a quotation mark or a comment to us. Cheap, and
/// wrong only in the direction that costs time.
fn may_concern_us(text: &str) -> bool {
    let bytes = text.as_bytes();
    let sign = bytes.iter().enumerate().any(|(at, byte)| match byte {
        b'@' | b'"' => true,
        // Character references may say a quotation mark; `<q>` shows as one.
        b'&' => bytes.get(at + 1).is_some_and(|next| next.is_ascii_alphanumeric() || *next == b'#'),
        b'<' => matches!(bytes.get(at + 1), Some(b'q' | b'Q')),
        // The address of a citation that may lack its `@`.
        b'#' => matches!(bytes.get(at + 1), Some(b'p' | b't')),
        b'{' => bytes.get(at + 1) == Some(&b'{'),
        // «, »; “ to ‟; ″; 〝 to 〟; ＂
        0xC2 => matches!(bytes.get(at + 1), Some(0xAB | 0xBB)),
        0xE2 => {
            bytes.get(at + 1) == Some(&0x80)
                && matches!(bytes.get(at + 2), Some(0x9C..=0x9F | 0xB3))
        }
        0xE3 => bytes.get(at + 1) == Some(&0x80) && matches!(bytes.get(at + 2), Some(0x9D..=0x9F)),
        0xEF => bytes.get(at + 1) == Some(&0xBC) && bytes.get(at + 2) == Some(&0x82),
        _ => false,
    });
    sign || text.contains("briefing:")
}

#[cfg(test)]
mod tests;
