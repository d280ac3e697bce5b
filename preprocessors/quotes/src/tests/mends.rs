//! The changes that mend a finding, and the addresses that are found.

use briefing_diagnostics::Mend;

use super::{drawn, run};

/// Returns a text with the edits of mends made, the last first.
fn applied<'a>(text: &str, mends: impl IntoIterator<Item = &'a Mend>) -> String {
    let mut edits: Vec<_> = mends.into_iter().flat_map(|mend| &mend.edits).collect();
    edits.sort_by_key(|edit| edit.at.range().start);
    let mut text = text.to_owned();
    for edit in edits.into_iter().rev() {
        text.replace_range(edit.at.range(), &edit.with);
    }
    text
}

#[test]
fn each_mend_of_a_finding_makes_the_quotation_stand() {
    for (written, mended) in [
        ("It \"rose by 5 metres\" [@flood].", &["It \"rose by 4 metres\" [@flood]."][..]),
        (
            "Then \"the river rose 4 metres\" [@flood].",
            &["Then \"the river rose by 4 metres\" [@flood]."],
        ),
        ("It \"rose up by 4 metres\" [@flood].", &["It \"rose by 4 metres\" [@flood]."]),
        (
            "The *ministry* said it \"*rose* by 5 metres\" [@flood].",
            &["The *ministry* said it \"*rose* by 4 metres\" [@flood]."],
        ),
        (
            "\"The ministry … rose by 5 metres\" [@flood].",
            &["\"The ministry … rose by 4 metres\" [@flood]."],
        ),
        (
            "> The ministry said the river rose by 5 metres. [@flood]\n",
            &["> The ministry said the river rose by 4 metres. [@flood]\n"],
        ),
        ("{{#quote flood \"rose by 5 metres\"}}\n", &["{{#quote flood \"rose by 4 metres\"}}\n"]),
        // Another passage, another source.
        ("It \"rose by 4 metres\" [@flood#p3].", &["It \"rose by 4 metres\" [@flood#p2]."]),
        (
            "{{#quote river \"rose by 4 metres\"}}\n",
            &["{{#quote flood#p2 \"rose by 4 metres\"}}\n"],
        ),
        (
            "\"The gates opened at noon\" [see @flood#p5, end].",
            &[
                "\"The gates opened at noon\" [see @flood#p5.s1, end].",
                "\"The gates opened at noon\" [see @flood#p5.s2, end].",
            ],
        ),
        // No citation.
        (
            "It “fell again within 2 days”, we read.",
            &["It “fell again within 2 days” [@river#p1], we read."],
        ),
        // A name.
        ("It rained [@floods#p2].", &["It rained [@flood#p2]."]),
        // Two sources have the same words.
        (
            "It was \"a warning for us all\" [@flood; @river].",
            &["It was \"a warning to us all\" [@flood; @river]."],
        ),
        // Nothing to the letter.
        ("It \"never happened at all, he said\" [@flood].", &[]),
    ] {
        let outcome = run(written);
        assert_ne!(outcome.diagnostics, [], "{written}");
        let mends: Vec<Mend> = outcome.diagnostics.iter().flat_map(|one| one.mends()).collect();
        let texts: Vec<String> = mends.iter().map(|mend| applied(written, [mend])).collect();
        assert_eq!(texts, mended, "{}", drawn(&outcome.diagnostics));
        for text in texts {
            let errors = run(&text).diagnostics.into_iter().filter(|one| one.is_error()).count();
            assert_eq!(errors, 0, "{text}");
        }
    }
}

#[test]
fn the_place_of_the_words_is_found_for_a_citation_without_one() {
    for (written, completed) in [
        ("It \"rose by 4 metres\" [@flood].", "It \"rose by 4 metres\" [@flood#p2]."),
        ("It \"rose by 4 metres\" [@flood#p2].", "It \"rose by 4 metres\" [@flood#p2]."),
        (
            "It \"rose by 4 metres\", \"a warning to us all\" [see @flood, end].",
            "It \"rose by 4 metres\", \"a warning to us all\" [see @flood#p2; @flood#p3, end].",
        ),
        ("{{#quote flood \"rose by 4 metres\"}}", "{{#quote flood#p2 \"rose by 4 metres\"}}"),
        // Without a quotation a citation of the whole source means the whole source.
        ("The river rose [@flood].", "The river rose [@flood]."),
    ] {
        let outcome = run(written);
        assert_eq!(drawn(&outcome.diagnostics), "");
        assert_eq!(applied(written, &outcome.addresses), completed);
        assert_eq!(drawn(&run(completed).diagnostics), "");
    }
}
