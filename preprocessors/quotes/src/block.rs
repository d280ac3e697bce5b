//! A block quotation as it stands on the page.

use briefing_diagnostics::Diagnostic;
use briefing_plugin::{Kept, Template, Templates};
use briefing_sources::{Entry, Fidelity, ParagraphKind, ParagraphsBy};
use serde::Serialize;

/// This step's templates.
pub const TEMPLATES: &[Template] = &[Template {
    name: "quote",
    text: include_str!("../templates/quote.hbs"),
    kept: &[Kept::Text("paragraphs.text"), Kept::Text("state"), Kept::Markdown("citation")],
}];

/// What the template `quote` is filled in with.
#[derive(Debug, Serialize)]
pub(crate) struct BlockQuotation {
    /// The element's id.
    pub(crate) id: String,
    /// `verbatim`, `excerpt`, `translated` or `altered`.
    pub(crate) fidelity: &'static str,
    /// What is quoted.
    pub(crate) paragraphs: Vec<QuotedParagraph>,
    /// Who speaks.
    pub(crate) speaker: Option<String>,
    /// Through whom it reached the source.
    pub(crate) via: Vec<String>,
    /// The source's short name.
    pub(crate) label: String,
    /// The place in it: `¶ 5`.
    pub(crate) place: String,
    /// What limits the copy's words.
    pub(crate) state: Option<&'static str>,
    /// The citation, `[@wapo#p5:14-37]`, which the next step turns into a note.
    pub(crate) citation: String,
}

/// One paragraph of a block quotation.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct QuotedParagraph {
    /// `body`, `heading` or `caption`.
    pub(crate) kind: &'static str,
    /// Whether it is quoted as a title.
    pub(crate) title: bool,
    /// Its words.
    pub(crate) text: String,
}

impl QuotedParagraph {
    /// Returns a paragraph of the given kind.
    pub(crate) fn new(kind: ParagraphKind, text: &str) -> Self {
        let title = kind == ParagraphKind::Heading;
        Self { kind: kind.word(), title, text: text.to_owned() }
    }
}

/// Fills in the template; each line carries `prefix`.
pub(crate) fn render(
    templates: &Templates,
    quotation: &BlockQuotation,
    prefix: &str,
) -> Result<String, Diagnostic> {
    templates.render("quote", quotation, prefix)
}

/// Returns what a reader must know of the words: that the copy is altered or a translation.
pub(crate) fn state(fidelity: Fidelity, copy: bool) -> Option<&'static str> {
    match fidelity {
        Fidelity::Altered if copy => Some("words of an altered copy, not of the original"),
        Fidelity::Altered => Some("from an altered copy"),
        Fidelity::Translated => Some("translated"),
        Fidelity::Verbatim | Fidelity::Excerpt => None,
    }
}

/// Cuts words of a source into paragraphs as its text is cut.
pub(crate) fn paragraphs(entry: &Entry, kind: ParagraphKind, words: &str) -> Vec<QuotedParagraph> {
    let words = words.replace("\r\n", "\n");
    let cut: Vec<&str> = match entry.paragraphs_by {
        ParagraphsBy::Line => words.split('\n').collect(),
        ParagraphsBy::BlankLine => words.split("\n\n").collect(),
    };
    let cut = cut.into_iter().map(str::trim).filter(|one| !one.is_empty());
    cut.map(|one| QuotedParagraph::new(kind, one)).collect()
}
