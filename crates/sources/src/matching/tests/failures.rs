//! Tables of quotations that do not stand, stand elsewhere, or stand more than once.

use super::*;

const REPEATED: &str = "\
He spoke of “outright blackmail” and a plan. They heard of outright blackmail, of a war.
The plan was made in May. It was made of lies, they said, and of fear.
No plan was made in June. He spoke of a plan, and of war.";

#[test]
fn what_stands_more_than_once_is_ambiguous() {
    check_all(
        REPEATED,
        &[
            ("outright blackmail", "ambiguous: outright blackmail | outright blackmail"),
            ("was made in", "ambiguous: was made in | was made in"),
            ("plan was made in May", "exact: plan was made in May"),
            ("a plan", "ambiguous: a plan | a plan"),
            (
                "He … plan",
                "ambiguous: He spoke of “outright blackmail” and a plan | He spoke of a plan",
            ),
            ("outright … war", "marked omission: outright | <blackmail, of a> | war"),
            ("of … of fear", "marked omission: of | <lies, they said, and> | of fear"),
            ("He [sic] spoke of a", "marked sic: He spoke of a"),
            ("no plan", "marked initial: No plan"),
            ("the plan was", "marked initial: The plan was"),
        ],
    );
}

/// Checks quotations in a paragraph, counted from 0.
fn check_within(source: &str, paragraph: usize, table: &[(&str, &str)]) {
    let text = Text::plain("source", source);
    for &(quotation, expected) in table {
        let scope = Some(text.paragraphs()[paragraph].range.clone());
        let request = Request { quotation, scope, ..Request::default() };
        assert_eq!(say(&request, source), expected, "{quotation}");
    }
}

#[test]
fn a_scope_is_where_the_words_must_stand() {
    check_within(
        REPEATED,
        1,
        &[
            ("was made in", "exact: was made in"),
            ("outright blackmail", "elsewhere: outright blackmail | outright blackmail"),
            ("in June", "elsewhere: in June"),
            ("No plan … June", "elsewhere: No plan was made in June"),
            (
                "plan was made in … of fear",
                "marked omission: plan was made in | <May. It was made of lies, they said, and> | of fear",
            ),
            ("May. It", "exact: May. It"),
            ("and of fear. No plan", "elsewhere: and of fear.\nNo plan"),
            ("of fear … The plan", "reordered: of fear | The plan"),
            ("The plan … in June", "spliced: The plan | in June"),
            ("It was made in lies", "altered: It was made of lies; `in` for `of`"),
            (
                "They heard of outright lies",
                "altered: They heard of outright blackmail; `lies` for `blackmail`",
            ),
        ],
    );
}

#[test]
fn words_in_another_order_or_from_two_places_are_told_apart() {
    check_all(
        PLAIN,
        &[
            (
                "was planning attacks armed against crowded",
                "reordered: was planning armed attacks against crowded; `` for `armed`; `armed` for ``",
            ),
            ("planning was armed", "reordered: was planning armed; `` for `was`; `was` for ``"),
            (
                "The group was planning armed attacks, the others attack women",
                "spliced: The group was planning armed attacks | the others attack women",
            ),
            (
                "The group was planning against crowded public areas",
                "altered: The group was planning armed attacks against crowded public areas; `` for `armed attacks`",
            ),
            (
                "The group was armed attacks against",
                "altered: The group was planning armed attacks against; `` for `planning`",
            ),
            (
                "The group was not planning armed attacks",
                "altered: The group was planning armed attacks; `not` for ``",
            ),
            (
                "He destroyed it, said the “horrible” minister",
                "altered: He destroyed it, said the “terrible” minister; `horrible` for `terrible`",
            ),
            ("minister, 45, in Perm", "altered: minister, 54, in Perm; `45` for `54`"),
            ("nothing of the sort was ever written", "absent: "),
            (
                "They left. The group was planning",
                "altered: The group was planning; `They left` for ``",
            ),
            ("grup", "altered: group; `grup` for `group`"),
        ],
    );
}

#[test]
fn what_holds_nothing_is_absent_and_says_so() {
    check_all(
        PLAIN,
        &[
            ("", "absent:  (Empty)"),
            (" \u{a0}\u{200b}", "absent:  (Empty)"),
            ("?!", "absent:  (OnlyMarks)"),
            (".", "absent:  (OnlyMarks)"),
            ("[The group]", "absent:  (OnlyBrackets)"),
            ("[sic] …", "absent:  (OnlyBrackets)"),
            ("…", "absent:  (OnlyOmission)"),
            (". . . [...]", "absent:  (OnlyOmission)"),
        ],
    );
    check_all(OWN, &[("[IS-K]", "exact: [IS-K]"), ("[IS]", "absent:  (OnlyBrackets)")]);
}

#[test]
fn of_an_altered_copy_only_its_own_quotations_are_the_originals() {
    let source = "The chief “bears sole responsibility,” he told. He bears sole responsibility, “too general and slow,” he mentioned: “a plan”.";
    let text = Text::plain("source", source);
    for (quotation, expected) in [
        ("bears sole responsibility", "exact: bears sole responsibility"),
        ("“bears sole responsibility,”", "exact: “bears sole responsibility,”"),
        ("bears sole responsibility.", "marked final-mark: bears sole responsibility"),
        ("he told", "not-the-original: he told"),
        ("responsibility, “too general", "not-the-original: responsibility, “too general"),
        (
            "too general … plan",
            "marked omission: too general | <and slow,” he mentioned: “a> | plan",
        ),
        ("too general … mentioned", "not-the-original: too general and slow,” he mentioned"),
        ("too … and slow", "marked omission: too | <general> | and slow"),
        ("[the] sole responsibility", "marked insertion: sole responsibility"),
        ("He mentioned", "not-the-original: he mentioned"),
        ("too special and slow", "altered: too general and slow; `special` for `general`"),
    ] {
        let own_marks = Some(text.own_quotations());
        let request = Request { quotation, own_marks, ..Request::default() };
        assert_eq!(say(&request, source), expected, "{quotation}");
    }
}
