//! Draws findings for a terminal. The only file that knows `annotate-snippets`.

use annotate_snippets::renderer::DecorStyle;
use annotate_snippets::{AnnotationKind, Group, Level, Renderer, Snippet};

use crate::harmless::{self, harmless, harmless_lines};
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
    let one = |one: &Diagnostic| harmless::drawn(&draw_one(&renderer, one)) + "\n\n";
    diagnostics.iter().map(one).collect()
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
    match &diagnostic.span {
        Some(span) => {
            let primary = snippet(span, &diagnostic.label, AnnotationKind::Primary);
            renderer.render(&[with_remarks(title.element(primary), diagnostic)])
        }
        None => without_place(renderer, Group::with_title(title), diagnostic),
    }
}

/// Adds the other places, the notes and the helps below the place of the fault.
fn with_remarks<'a>(mut group: Group<'a>, diagnostic: &'a Diagnostic) -> Group<'a> {
    for (span, label) in &diagnostic.related {
        group = group.element(snippet(span, label, AnnotationKind::Context));
    }
    for note in &diagnostic.notes {
        group = group.element(Level::NOTE.message(harmless_lines(note)));
    }
    for help in &diagnostic.helps {
        group = group.element(Level::HELP.message(harmless_lines(help)));
    }
    group
}

/// Draws a finding that has no place: notes and helps on lines of their own, as there is no line of
/// the author's to hang them on.
fn without_place(renderer: &Renderer, title: Group<'_>, diagnostic: &Diagnostic) -> String {
    let notes =
        diagnostic.notes.iter().map(|note| Level::NOTE.secondary_title(harmless_lines(note)));
    let helps =
        diagnostic.helps.iter().map(|help| Level::HELP.secondary_title(harmless_lines(help)));
    let remarks = notes.chain(helps).map(Group::with_title);
    let drawn = std::iter::once(title).chain(remarks).map(|group| renderer.render(&[group]));
    drawn.collect::<Vec<_>>().join("\n")
}

/// Returns the lines around a place; a long line is cut around it, so that a message about a
/// source of one line does not print the source.
fn snippet<'a>(
    span: &'a Span,
    label: &str,
    kind: AnnotationKind,
) -> Snippet<'a, annotate_snippets::Annotation<'a>> {
    let (window, first_line) = window(span);
    let range = span.range().start - window.start..span.range().end - window.start;
    let annotation = kind.span(range);
    let annotation = if label.is_empty() { annotation } else { annotation.label(harmless(label)) };
    Snippet::source(&span.file().text()[window])
        .line_start(first_line)
        .path(harmless(span.file().name()))
        .annotation(annotation)
}

/// Returns the whole lines that the span touches, and the number of the first, from 1.
fn window(span: &Span) -> (std::ops::Range<usize>, usize) {
    let text = span.file().text();
    let start = text[..span.range().start].rfind('\n').map_or(0, |at| at + 1);
    let end = text[span.range().end..].find('\n').map_or(text.len(), |at| span.range().end + at);
    (start..end, text[..start].matches('\n').count() + 1)
}

#[cfg(test)]
mod tests {
    use super::{Colour, draw, summary};
    use crate::{Diagnostic, File, Span};

    /// Draws one finding without colour and without the spaces at the lines' ends.
    fn drawn(diagnostic: Diagnostic) -> String {
        let text = draw(&[diagnostic], Colour::Never);
        text.lines().map(|line| format!("{}\n", line.trim_end())).collect()
    }

    #[test]
    fn a_finding_shows_its_line_and_the_mend() {
        let file = File::new("chapters/one.md", "First.\n\nHe said \"nevr\" twice.\n");
        let finding = Diagnostic::error("altered", "the quotation has “nevr”")
            .at(Span::new(&file, 17..21))
            .label("the source has “never”")
            .note("it stands in ¶ 2")
            .help("write \"never\"");
        let expected = "\
error[altered]: the quotation has “nevr”
 --> chapters/one.md:3:10
  |
3 | He said \"nevr\" twice.
  |          ^^^^ the source has “never”
  |
  = note: it stands in ¶ 2
  = help: write \"never\"

";
        assert_eq!(drawn(finding), expected);
    }

    #[test]
    fn a_finding_without_a_place_hangs_on_nothing() {
        let finding = Diagnostic::warning("no-lock", "there is no lock").help("build once");
        assert_eq!(drawn(finding), "warning[no-lock]: there is no lock\nhelp: build once\n\n");
    }

    #[test]
    fn a_place_past_the_end_of_its_file_is_drawn_at_the_end() {
        let file = File::new("a.md", "é");
        let text = drawn(Diagnostic::error("x", "y").at(Span::new(&file, 1..9)));
        assert!(text.contains("a.md:1:1"), "{text}");
    }

    #[test]
    fn no_text_of_a_finding_steers_the_terminal() {
        let hostile = "a\u{1b}[2J\u{9b}2J\u{202e}b\u{200f}\u{2066}c";
        let file = File::new(hostile, format!("{hostile} {hostile}"));
        let span = || Span::new(&file, 0..1);
        let finding = Diagnostic::error("x", hostile).at(span()).label(hostile);
        let finding = finding.related(span(), hostile).note(hostile).help(hostile);
        let placeless = Diagnostic::warning("x", hostile).note(hostile).help(hostile);
        let text = draw(&[finding, placeless], Colour::Never);
        let steering: Vec<char> = text.chars().filter(|&c| crate::steers(c) && c != '\n').collect();
        assert!(steering.is_empty(), "{steering:?}\n{text}");
        let coloured = draw(&[Diagnostic::error("x", hostile)], Colour::Always);
        assert!(!coloured.contains("\u{1b}[2J"), "{coloured:?}");
    }

    #[test]
    fn a_run_is_counted() {
        let (error, warning) = (Diagnostic::error("a", "b"), Diagnostic::warning("a", "b"));
        for (run, counted) in [
            (vec![], ""),
            (vec![error.clone()], "1 error"),
            (vec![error.clone(), error, warning], "2 errors, 1 warning"),
        ] {
            assert_eq!(summary(&run), counted);
        }
    }
}
