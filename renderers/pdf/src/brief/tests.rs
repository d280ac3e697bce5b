use super::{Brief, statement};
use crate::tree::{NOTE, Reading, Tree, read, text, walk};

fn tree(markdown: &str) -> Tree {
    read(markdown, &Reading::default())
}

#[test]
fn the_bottom_line_ends_at_the_next_heading_of_its_rank() {
    let trees =
        [tree("# T\n\n## B {.bottom-line}\n\none\n\n### Below\n\ntwo\n\n## Next\n\nthree\n")];
    let (_, nodes) = Brief::of(&trees).bottom_line.expect("a bottom line");
    let said = text(nodes);
    assert!(said.contains("one") && said.contains("two") && !said.contains("three"), "{said}");
}

#[test]
fn a_statement_keeps_the_notes_that_stand_in_it() {
    let gap = |body: &str, said: &str| {
        let text = format!(
            "<aside class=\"gap\" data-statement=\"{said}\">\n\n{body}\n\n</aside>\n\n\
            [^a]: a\n[^b]: b\n"
        );
        let trees = [tree(&text)];
        let brief = Brief::of(&trees);
        let nodes = statement(brief.gaps[0].1);
        let mut notes = 0;
        walk(&nodes, &mut |one| {
            notes += usize::from(one.name == NOTE);
            assert_ne!(one.name, "strong", "{body}");
        });
        (self::text(&nodes), notes)
    };
    for (body, said, kept, notes) in [
        ("One \"two\"[^a]. Three[^b].", "One “two”.", "One “two”.", 1),
        ("One *two*. Three[^b].", "One two.", "One two.", 0),
        ("One two.[^a] Three[^b].", "One two.", "One two.", 1),
        ("One two[^a]", "One two", "One two", 1),
        // What sets it apart from its reasons.
        (
            "<strong class=\"judgement-statement\">One *two*.[^a]</strong> Three.",
            "One two.",
            "One two.",
            1,
        ),
    ] {
        let (text, count) = gap(body, said);
        assert_eq!((text.trim(), count), (kept, notes), "{body}");
    }
}

#[test]
fn only_what_is_in_conflict_is_a_disagreement() {
    let figure = |verdict: &str, id: &str| {
        format!(
            "<figure class=\"diff\" id=\"{id}\" data-verdict=\"{verdict}\">\n\
            <p class=\"diff-title\">{id}</p>\n</figure>\n\n"
        )
    };
    let trees = [tree(&(figure("same", "a") + &figure("conflict", "b")))];
    let ids: Vec<&str> = Brief::of(&trees).disagreements.iter().map(|one| one.id).collect();
    assert_eq!(ids, ["b"]);
}

#[test]
fn a_disagreement_says_the_first_dimension_whole_and_names_the_others() {
    let caption = |verdict: &str, text: &str| {
        format!("<div class=\"diff-caption\" data-verdict=\"{verdict}\">\n\n{text}\n\n</div>\n")
    };
    let figure = format!(
        "<figure class=\"diff\" id=\"f\" data-verdict=\"conflict\">\n\
        <p class=\"diff-title\">F</p>\n{}{}{}</figure>\n",
        caption("same", "<b>Where:</b> here."),
        caption("conflict", "<b>Killed:</b> 1 beside 2."),
        caption("conflict", "**When:** 3 May."),
    );
    let trees = [tree(&figure)];
    let brief = Brief::of(&trees);
    let one = &brief.disagreements[0];
    let said = text(one.said);
    assert_eq!(
        (said.trim(), one.also.as_slice()),
        ("Killed: 1 beside 2.", &["When".to_owned()][..])
    );
}
