//! What holds for any text.

use briefing_facts::{Mark, MarkKind};
use briefing_sources::{Sources, Target};
use proptest::prelude::*;

use super::{elements, made, read, shown, sources};
use crate::ask::View;

/// Returns a source of one paragraph.
fn source(text: &str) -> Sources {
    let (sources, _) = Sources::in_memory("one: { type: misc, label: One }\n", &[("one", text)]);
    sources
}

fn kind(number: u8) -> MarkKind {
    [MarkKind::Shared, MarkKind::Conflict, MarkKind::OnlyHere][usize::from(number % 3)]
}

/// Returns the range from one character of a text to another.
fn between(text: &str, ends: (usize, usize)) -> std::ops::Range<usize> {
    let at: Vec<usize> = text.char_indices().map(|(at, _)| at).chain([text.len()]).collect();
    let (a, b) = (at[ends.0 % at.len()], at[ends.1 % at.len()]);
    a.min(b)..a.max(b)
}

proptest! {
    /// Marks, escapes and elements add nothing to a passage and take nothing from it. Control
    /// characters, which HTML does not allow, are shown as U+FFFD and not tried here.
    #[test]
    fn the_accounts_give_back_the_passage_exactly(
        text in "[ -~éא\u{301}\u{200F}“”’–…\u{A0}<>&]{1,60}",
        marks in proptest::collection::vec((0_usize..70, 0_usize..70, 0_u8..3), 0..5),
    ) {
        prop_assume!(!text.trim().is_empty());
        let sources = source(&text);
        let mut made = made::passages(&sources, &[("one", "p1".parse().expect("a place"))]);
        let marks = marks.iter().map(|&(a, b, number)| Mark {
            range: between(&text, (a, b)),
            kind: kind(number),
        });
        made.rows[0].marks = marks.collect();
        let passage = text[made.rows[0].passage.clone()].to_owned();
        let figure = shown(&sources, &made, Some(View::Accounts), None);
        let shown = elements(&figure, "<blockquote class=\"diff-passage\">", "</blockquote>");
        prop_assert_eq!(read(shown[0]), passage);
    }

    /// The citation of an account names the very words of its cells.
    #[test]
    fn the_citation_names_the_words_of_the_cells(
        ends in proptest::collection::vec((0_usize..2000, 0_usize..2000), 1..4),
    ) {
        let sources = sources();
        let mut made = made::toll(&sources);
        let text = sources.text("analysis").expect("a text");
        let words: Vec<_> = ends.iter().map(|&ends| between(text.text(), ends)).collect();
        made.rows.truncate(1);
        made.rows[0].as_of = None;
        made.rows[0].cells[1].words = Vec::new();
        made.rows[0].cells[0].words = words.clone();
        let grid = shown(&sources, &made, Some(View::Grid), None);
        let citation = elements(&grid, "[@", "]")[0];
        let mut named = std::collections::BTreeSet::new();
        for target in citation.split("; @") {
            let target: Target = target.parse().expect("a target");
            prop_assert_eq!(&target.id, "analysis");
            if !target.used.is_empty() {
                named.extend(text.used(&target).expect("words of the text").into_iter().flatten());
            }
        }
        // White space between paragraphs belongs to no place.
        let spoken = |at: &usize| !text.text().as_bytes()[*at].is_ascii_whitespace();
        let expected = words.into_iter().flatten().filter(spoken).collect::<std::collections::BTreeSet<_>>();
        let named = named.into_iter().filter(spoken).collect::<std::collections::BTreeSet<_>>();
        prop_assert_eq!(named, expected);
    }
}
