//! `briefing facts suggest`: which passages may tell the same fact. Two plain texts in, JSON out; or
//! the sources of a book in, a line a pair out, for the author to take into facts.yml.

use std::fs;
use std::path::Path;

use briefing_facts::suggest::{Article, Options, report, suggest};
use briefing_sources::{ParagraphKind, Place, Target, Text};

use crate::book;
use crate::output::{self, Exit};

/// How many passages of the second text are ranked for each of the first.
const MOST: usize = 5;

/// Prints the passages of text `b` that may tell what each of text `a` does, as JSON.
pub(crate) fn of_texts(a: &Path, b: &Path) -> Exit {
    let read = |path: &Path| {
        fs::read_to_string(path)
            .map_err(|error| format!("cannot read {} as UTF-8: {error}", path.display()))
    };
    let (one, two) = match (read(a), read(b)) {
        (Ok(one), Ok(two)) => (one, two),
        (Err(message), _) | (_, Err(message)) => return output::could_not_run(&message),
    };
    let (a, b) = (a.to_string_lossy(), b.to_string_lossy());
    output::say(&report((&*a, one.as_str()), (&*b, two.as_str()), MOST));
    Exit::Clean
}

/// Prints the pairs of paragraphs of a book's sources that may tell one fact, the likeliest first:
/// the score from 0 to 1, both addresses, and what they share.
pub(crate) fn of_book(root: &Path) -> Exit {
    let (sources, findings) = match book::sources(root) {
        Ok(opened) => opened,
        Err(message) => return output::could_not_run(&message),
    };
    let texts: Vec<&Text> = sources.ids().filter_map(|id| sources.text(id).ok()).collect();
    let paragraphs: Vec<Vec<Target>> = texts.iter().map(|text| body(text)).collect();
    let articles: Vec<Article<'_>> = texts.iter().map(|text| article(text)).collect();
    for one in suggest(&articles, &Options::default()) {
        let (a, b) =
            (&paragraphs[one.a.article][one.a.passage], &paragraphs[one.b.article][one.b.passage]);
        output::say(&format!("{:.2}  {a}  {b}  {}", one.score, one.shared.join(", ")));
    }
    output::report(findings)
}

/// Returns the addresses of a text's own paragraphs: no heading, caption or furniture.
fn body(text: &Text) -> Vec<Target> {
    let body = text.paragraphs().iter().filter(|one| one.kind == ParagraphKind::Body);
    body.map(|one| Target::at(text.id(), Place::paragraph(one.number))).collect()
}

fn article(text: &Text) -> Article<'_> {
    let body = text.paragraphs().iter().filter(|one| one.kind == ParagraphKind::Body);
    let passages = body.map(|one| &text.text()[one.range.clone()]).collect();
    Article { id: text.id(), title: None, passages }
}
