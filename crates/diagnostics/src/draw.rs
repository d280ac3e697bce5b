//! Draws findings for a terminal. The only file that knows `annotate-snippets`.

use annotate_snippets::renderer::DecorStyle;
use annotate_snippets::{AnnotationKind, Group, Level, Renderer, Snippet};

use crate::{Diagnostic, Severity, Span};

/// Whether the text carries colour codes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Colour {
    /// Plain text, the same on every machine.
    Never,
    /// ANSI colours, for a terminal.
    Always,
}

/// The columns that a drawing may take. Fixed, so that a run prints the same everywhere.
const WIDTH: usize = 120;

/// Returns all findings as one text, in the order given, each followed by a blank line.
pub fn draw(diagnostics: &[Diagnostic], colour: Colour) -> String {
    let renderer = match colour {
        Colour::Never => Renderer::plain(),
        Colour::Always => Renderer::styled(),
    };
    let renderer = renderer.decor_style(DecorStyle::Ascii).term_width(WIDTH);
    diagnostics.iter().map(|one| draw_one(&renderer, one) + "\n\n").collect()
}

/// Returns the line that closes a run, such as "2 errors, 1 warning", or an empty text.
pub fn summary(diagnostics: &[Diagnostic]) -> String {
    let errors = diagnostics.iter().filter(|d| d.is_error()).count();
    let warnings = diagnostics.len() - errors;
    [(errors, "error"), (warnings, "warning")]
        .into_iter()
        .filter(|&(count, _)| count > 0)
        .map(|(count, name)| format!("{count} {name}{}", if count == 1 { "" } else { "s" }))
        .collect::<Vec<_>>()
        .join(", ")
}

fn draw_one(renderer: &Renderer, diagnostic: &Diagnostic) -> String {
    let level = match diagnostic.severity {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
    };
    let title = level.primary_title(diagnostic.message.as_str()).id(diagnostic.code);
    let mut group = match &diagnostic.span {
        Some(span) => title.element(snippet(span, &diagnostic.label, AnnotationKind::Primary)),
        None => Group::with_title(title),
    };
    for (span, label) in &diagnostic.related {
        group = group.element(snippet(span, label, AnnotationKind::Context));
    }
    for note in &diagnostic.notes {
        group = group.element(Level::NOTE.message(note.as_str()));
    }
    for help in &diagnostic.helps {
        group = group.element(Level::HELP.message(help.as_str()));
    }
    renderer.render(&[group])
}

/// Returns the lines around a place; a long line is cut around it, so that a message about a
/// source of one line does not print the source.
fn snippet<'a>(
    span: &'a Span,
    label: &'a str,
    kind: AnnotationKind,
) -> Snippet<'a, annotate_snippets::Annotation<'a>> {
    let (window, first_line) = window(span);
    let range = span.range().start - window.start..span.range().end - window.start;
    let annotation = kind.span(range);
    let annotation = if label.is_empty() { annotation } else { annotation.label(label) };
    Snippet::source(&span.file().text()[window])
        .line_start(first_line)
        .path(span.file().name())
        .annotation(annotation)
}

/// Returns the whole lines that the span touches, and the number of the first, from 1.
fn window(span: &Span) -> (std::ops::Range<usize>, usize) {
    let text = span.file().text();
    let start = text[..span.range().start].rfind('\n').map_or(0, |at| at + 1);
    let end = text[span.range().end..].find('\n').map_or(text.len(), |at| span.range().end + at);
    (start..end, text[..start].matches('\n').count() + 1)
}
