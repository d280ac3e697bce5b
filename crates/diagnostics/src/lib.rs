//! The message type of Briefing.
//!
//! What comes in: a fault that some step found, with the place in the author's file. What goes
//! out: one [`Diagnostic`] a fault, and from many of them one text for a terminal, [`draw`]n like
//! rustc's. Nothing here knows what a quotation or a chapter is.
//!
//! Start reading at [`Diagnostic`]; [`File`] and [`Span`] say where, [`Mend`] what to change,
//! [`nearest`] finds the name that the author may have meant, [`harmless`] what of a foreign text a
//! terminal may have.

mod draw;
mod file;
mod harmless;
mod mend;
mod nearest;

use std::cmp::Ordering;

pub use draw::{Colour, draw, summary};
pub use file::{File, Span};
pub use harmless::{harmless, harmless_lines, steers};
pub use mend::{Edit, Mend};
pub use nearest::nearest;

/// How grave a finding is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// The book is not built.
    Error,
    /// The book is built; the author should look.
    Warning,
}

/// One finding: what is wrong, where, and how to mend it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Diagnostic {
    /// The finding's code, lower case with hyphens, such as `altered`. Each has a page in the guide.
    pub code: &'static str,
    /// Whether it stops the build.
    pub severity: Severity,
    /// What is wrong, one sentence without a full stop.
    pub message: String,
    /// Where it is wrong. `None` only where no file of the author's is at fault.
    pub span: Option<Span>,
    /// What stands at [`Self::span`], said beside the line itself.
    pub label: String,
    /// Other places that explain the fault, each with its words.
    pub related: Vec<(Span, String)>,
    /// Facts that explain the fault.
    pub notes: Vec<String>,
    /// Ways to mend it, the likeliest first.
    pub helps: Vec<String>,
    /// Changes of the author's files that were added to it; see [`Self::mends`].
    mends: Vec<Mend>,
    /// What the author wrote, and the name that he may have meant.
    meant: Option<(String, String)>,
}

impl Diagnostic {
    /// Returns an error with this code and message, as yet without a place.
    pub fn error(code: &'static str, message: impl Into<String>) -> Self {
        Self::new(Severity::Error, code, message.into())
    }

    /// Returns a warning with this code and message, as yet without a place.
    pub fn warning(code: &'static str, message: impl Into<String>) -> Self {
        Self::new(Severity::Warning, code, message.into())
    }

    fn new(severity: Severity, code: &'static str, message: String) -> Self {
        Self {
            code,
            severity,
            message,
            span: None,
            label: String::new(),
            related: Vec::new(),
            notes: Vec::new(),
            helps: Vec::new(),
            mends: Vec::new(),
            meant: None,
        }
    }

    /// Says where the fault stands.
    #[must_use]
    pub fn at(mut self, span: Span) -> Self {
        self.span = Some(span);
        self
    }

    /// Says what stands at the fault's place.
    #[must_use]
    pub fn label(mut self, label: impl Into<String>) -> Self {
        self.label = label.into();
        self
    }

    /// Adds another place that explains the fault.
    #[must_use]
    pub fn related(mut self, span: Span, label: impl Into<String>) -> Self {
        self.related.push((span, label.into()));
        self
    }

    /// Adds a fact that explains the fault.
    #[must_use]
    pub fn note(mut self, note: impl Into<String>) -> Self {
        self.notes.push(note.into());
        self
    }

    /// Adds a way to mend the fault.
    #[must_use]
    pub fn help(mut self, help: impl Into<String>) -> Self {
        self.helps.push(help.into());
        self
    }

    /// Adds "did you mean" when a candidate is near to what the author wrote.
    #[must_use]
    pub fn did_you_mean<'a>(
        mut self,
        written: &str,
        candidates: impl IntoIterator<Item = &'a str>,
    ) -> Self {
        match nearest(written, candidates) {
            Some(name) => {
                self.meant = Some((written.to_owned(), name.to_owned()));
                self.help(format!("did you mean `{name}`?"))
            }
            None => self,
        }
    }

    /// Whether it stops the build.
    pub fn is_error(&self) -> bool {
        self.severity == Severity::Error
    }
}

/// Sorts findings by file, place, severity, code and message, and drops exact repetitions, so that
/// a run prints the same each time. Findings without a place come first.
pub fn sort(diagnostics: &mut Vec<Diagnostic>) {
    diagnostics.sort_by(compare);
    diagnostics.dedup();
}

fn compare(a: &Diagnostic, b: &Diagnostic) -> Ordering {
    let place = |d: &Diagnostic| {
        d.span.as_ref().map(|s| (s.file().name().to_owned(), s.range().start, s.range().end))
    };
    place(a)
        .cmp(&place(b))
        .then(a.severity.cmp(&b.severity))
        .then(a.code.cmp(b.code))
        .then_with(|| a.message.cmp(&b.message))
}

/// Whether any of them stops the build.
pub fn has_errors(diagnostics: &[Diagnostic]) -> bool {
    diagnostics.iter().any(Diagnostic::is_error)
}
