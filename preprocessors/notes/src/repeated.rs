//! Which citations are one note: those of one figure that are the same to the letter.
//!
//! What comes in: a page's Markdown, and its citations one after the other. What goes out: the note
//! that an earlier one of the same figure has. The views of a comparison each cite their accounts;
//! a reader who goes from one view to another finds the same number at the same account.

use std::collections::BTreeMap;
use std::ops::Range;

/// The notes in a page's figures so far.
#[derive(Debug)]
pub(crate) struct Repeated<'t> {
    text: &'t str,
    /// Where figures stand, outermost ones only.
    figures: Vec<Range<usize>>,
    /// The name of each note in a figure, by the figure's start and the citation.
    notes: BTreeMap<(usize, &'t str), String>,
}

impl<'t> Repeated<'t> {
    /// Takes a page's Markdown.
    pub(crate) fn on(text: &'t str) -> Self {
        Self { text, figures: figures(text), notes: BTreeMap::new() }
    }

    /// Returns the name of the note that the citation at `range` repeats; else keeps it as that of
    /// the note `name`.
    pub(crate) fn note(&mut self, range: &Range<usize>, name: &str) -> Option<String> {
        let holds = |figure: &&Range<usize>| figure.start <= range.start && range.end <= figure.end;
        let figure = self.figures.iter().find(holds)?.start;
        let known = self.notes.get(&(figure, &self.text[range.clone()])).cloned();
        if known.is_none() {
            self.notes.insert((figure, &self.text[range.clone()]), name.to_owned());
        }
        known
    }
}

/// Returns where the outermost `<figure>` elements stand; one that is not closed ends with the page.
fn figures(text: &str) -> Vec<Range<usize>> {
    let mut figures = Vec::new();
    let (mut depth, mut start) = (0_usize, 0);
    let tags = text.match_indices('<').filter_map(|(at, _)| {
        let rest = &text[at + 1..];
        let opens = is_tag(rest, "figure");
        let closes = rest.strip_prefix('/').is_some_and(|rest| is_tag(rest, "figure"));
        (opens || closes).then_some((at, opens))
    });
    for (at, opens) in tags {
        match (opens, depth) {
            (true, 0) => (start, depth) = (at, 1),
            (true, _) => depth += 1,
            (false, 0) => {}
            (false, 1) => {
                figures.push(start..at);
                depth = 0;
            }
            (false, _) => depth -= 1,
        }
    }
    if depth > 0 {
        figures.push(start..text.len());
    }
    figures
}

/// Whether what stands behind `<` or `</` is a tag of that name: `figcaption` is none of `fig`.
fn is_tag(rest: &str, name: &str) -> bool {
    let named = rest.get(..name.len()).is_some_and(|start| start.eq_ignore_ascii_case(name));
    named && rest[name.len()..].starts_with(|c: char| c == '>' || c.is_whitespace())
}

#[cfg(test)]
mod tests {
    use super::{Repeated, figures};

    #[test]
    fn figures_are_the_outermost_ones() {
        let cases = [
            ("none", vec![]),
            ("<figure>a</figure> b", vec!["<figure>a"]),
            (
                "<figure class=\"x\">a<figure>b</figure>c</figure>d",
                vec!["<figure class=\"x\">a<figure>b</figure>c"],
            ),
            ("<figcaption>a</figcaption>", vec![]),
            ("</figure><FIGURE\n>a", vec!["<FIGURE\n>a"]),
            ("1 < 2 <figure>ö</figure>", vec!["<figure>ö"]),
        ];
        for (text, expected) in cases {
            let found: Vec<_> = figures(text).into_iter().map(|one| &text[one]).collect();
            assert_eq!(found, expected, "{text}");
        }
    }

    #[test]
    fn one_note_in_a_figure_and_another_outside_or_in_the_next() {
        let text = "[@a] <figure>[@a] [@b] [@a]</figure> [@a] <figure>[@a]</figure>";
        let mut repeated = Repeated::on(text);
        let places: Vec<_> = text.match_indices("[@").map(|(at, _)| at..at + 4).collect();
        let found: Vec<_> =
            places.iter().zip(1..).map(|(place, n)| repeated.note(place, &n.to_string())).collect();
        let second = Some("2".to_owned());
        assert_eq!(found, [None, None, None, second, None, None]);
    }
}
