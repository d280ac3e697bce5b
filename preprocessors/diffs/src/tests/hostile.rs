//! Text that would do harm if it were more than text, and passages that are long.

use briefing_diagnostics::File;
use briefing_facts::{FactBook, Mark, MarkKind, Voice, When};
use briefing_plugin::{Page, scan};
use briefing_sources::{Place, Sources};

use super::{elements, made, read, shown, sources};
use crate::DIRECTIVES;
use crate::ask::View;

const HOSTILE: [&str; 8] = [
    "<script>alert(1)</script>",
    "{{#include /etc/passwd}} {{#diff x}}",
    "a note[^1] and a citation [@wapo]",
    "*strong* _weak_ `code` # heading",
    "\"> <img src=x onerror=alert(1)>",
    "שלום \u{202E}טקסט\u{202C} e\u{301}\u{327} é",
    "</figure></td></table> <!-- ",
    "[text](javascript:alert(1)) | cell | 1. item",
];

/// Asserts that a figure holds nothing but our own tags and citations.
fn is_tame(figure: &str, hostile: &str) {
    for forbidden in ["<script", "<img", "{{", "[^", "`", "<!--", "javascript:", "*strong"] {
        assert!(!figure.contains(forbidden), "{forbidden} of {hostile}: {figure}");
    }
    let page = Page::plain("chapters/one.md", figure);
    let found = scan(&page, DIRECTIVES);
    assert_eq!(found.diagnostics, [], "{hostile}");
    assert!(found.directives.is_empty() && found.allows.is_empty(), "{hostile}");
    assert_eq!(figure.matches("<figure").count(), figure.matches("</figure>").count(), "{hostile}");
    assert_eq!(figure.matches("<td").count(), figure.matches("</td>").count(), "{hostile}");
}

#[test]
fn words_of_the_author_and_of_facts_are_text() {
    let sources = sources();
    for hostile in HOSTILE {
        let mut made = made::blackmail(&sources);
        let own = || Some(hostile.to_owned());
        hostile.clone_into(&mut made.title);
        (made.assessment, made.settled_by) = (own(), own());
        hostile.clone_into(&mut made.columns[0].heading);
        made.columns[0].caption = hostile.into();
        let row = &mut made.rows[1];
        hostile.clone_into(&mut row.label);
        (row.voice.by, row.voice.role, row.voice.to, row.doubt) = (own(), own(), own(), own());
        row.voice.via = vec![hostile.to_owned()];
        row.as_of = Some(When { words: hostile.to_owned(), read: None, why: own() });
        (row.cells[0].means, row.cells[0].why) = (own(), own());
        row.cells[0].remarks = vec![hostile.to_owned()];
        for view in
            [None, Some(View::Grid), Some(View::Ladder), Some(View::Accounts), Some(View::Wording)]
        {
            let figure = shown(&sources, &made, view, None);
            is_tame(&figure, hostile);
            assert!(read(&figure).contains(hostile), "{view:?}: {figure}");
        }
    }
}

#[test]
fn words_of_a_source_are_text() {
    for hostile in HOSTILE {
        let texts = [("one", hostile), ("two", hostile)];
        let library = "one: { type: misc }\ntwo: { type: misc }\n";
        let (sources, _) = Sources::in_memory(library, &texts);
        let paragraph = Place::paragraph(1);
        let made = made::passages(&sources, &[("one", paragraph.clone()), ("two", paragraph)]);
        for view in [View::Accounts, View::Wording] {
            let figure = shown(&sources, &made, Some(view), None);
            is_tame(&figure, hostile);
            let passage = elements(&figure, "<blockquote class=\"diff-passage\">", "</blockquote>");
            assert!(passage.iter().all(|one| read(one) == hostile.trim()), "{view:?}: {figure}");
        }
    }
}

#[test]
fn nothing_of_a_source_that_is_withheld_is_shown() {
    let library =
        "one: { type: misc, label: One, publish: none }\ntwo: { type: misc, label: Two }\n";
    let texts = [("one", "The secret river rose by 143 feet."), ("two", "The river rose.")];
    let (sources, _) = Sources::in_memory(library, &texts);
    let columns = [("what", "What", briefing_facts::Verdict::Same, Some(1), "The same.")];
    let state = briefing_facts::State::Same;
    let mut made = made::comparison(
        &sources,
        "How it rose",
        &columns,
        &[
            (
                ("One", "one#p1", "", "", &[]),
                &[(state, &["secret river rose by 143"], "it rose", "", "")],
            ),
            (("Two", "two#p1", "", "", &[]), &[(state, &["The river rose"], "", "", "")]),
        ],
    );
    made.rows[0].said = Some(When { words: "secret day".to_owned(), read: Some(4..10), why: None });
    made.rows[0].voice = Voice {
        by: Some("secret Mole".to_owned()),
        also: vec!["secret Agent".to_owned()],
        role: Some("secret agent".to_owned()),
        via: vec!["a secret channel".to_owned()],
        to: Some("the secret service".to_owned()),
        credibility: None,
        read: Some(4..10),
    };
    made.rows[0].marks = vec![Mark { range: 4..10, kind: MarkKind::Conflict }];
    for view in View::ALL.into_iter().filter(|view| *view != View::Ladder) {
        let figure = shown(&sources, &made, Some(view), None);
        assert!(!figure.contains("secret") && !figure.contains("143"), "{view:?}: {figure}");
        assert!(
            read(&figure).contains("One ¶ 1[@one#p1]its words are withheld"),
            "{view:?}: {figure}"
        );
    }
    let grid = read(&shown(&sources, &made, Some(View::Grid), None));
    assert!(
        grid.contains("= it rose") && grid.contains("stated; its words are withheld"),
        "{grid}"
    );
}

/// As facts.yml gives it: the speaker is read in the withheld text, and stands in a caption too.
#[test]
fn nothing_of_a_fact_over_a_withheld_source_is_shown() {
    let library =
        "one: { type: misc, label: One, publish: none }\ntwo: { type: misc, label: Two }\n";
    let told = "Secret Mole told Secret Agency that the secret river rose by 143 feet on the secret \
                day, “a secret flood of it”.";
    let texts = [("one", told), ("two", "The river rose, “a secret flood of it”.")];
    let (sources, _) = Sources::in_memory(library, &texts);
    let yaml = "facts:\n  rise:\n    title: Rise\n    columns: [what, how]\n    accounts: \
                [one#p1, two#p1]\n    compare: { what: { one: the secret river, two: The river }, how: \
                { one: \"on the secret day\" } }\n";
    let (book, findings) = FactBook::read(&File::new("facts.yml", yaml), &sources, &[]);
    assert_eq!(findings, []);
    let made = book.comparison("rise").expect("the fact");
    assert!(made.rows[0].voice.is_withheld());
    for view in View::ALL {
        let figure = read(&shown(&sources, made, Some(view), None));
        let own = figure.replace("a secret flood of it", "");
        assert!(!own.to_lowercase().contains("secret"), "{view:?}: {figure}");
        assert!(view == View::Wording || own.contains("stated; its words are withheld"), "{own}");
    }
}

#[test]
fn a_passage_of_fifty_thousand_words_is_shown_whole() {
    let text: String = (0..50_000).map(|at| format!("word{at}, ")).collect();
    let other: String = (0..50_000).map(|at| format!("other{at}; ")).collect();
    let library = "one: { type: misc }\ntwo: { type: misc }\n";
    let (sources, _) = Sources::in_memory(library, &[("one", &text), ("two", &other)]);
    let paragraph = Place::paragraph(1);
    let mut made = made::passages(&sources, &[("one", paragraph.clone()), ("two", paragraph)]);
    let mark = |at: usize| Mark { range: at * 10..at * 10 + 4, kind: MarkKind::Shared };
    made.rows[0].marks = (0..10_000).map(mark).collect();
    let figure = shown(&sources, &made, None, None);
    let shown = elements(&figure, "<blockquote class=\"diff-passage\">", "</blockquote>");
    assert_eq!(read(shown[0]), text.trim());
}
