//! Quotations in prose: which citation covers them, what it becomes, and every verdict.

use briefing_plugin::Settings;

use super::{clean, drawn, findings, messages, run, run_with, sources};

#[test]
fn a_citation_becomes_exact_and_nothing_else_changes() {
    for (written, exact) in [
        // The words find the passage; the address of the author's stays.
        ("It \"rose by 4 metres\" [@flood].", "[@flood#p2:28-44]"),
        ("It \"rose by 4 metres\" [@flood#p2].", "[@flood#p2:28-44]"),
        ("It \"rose by 4 metres\" [@flood#p2.s1].", "[@flood#p2.s1:28-44]"),
        ("It was \"a warning to us all\" [@flood#warning].", "[@flood#warning:0-19]"),
        ("It was \"a warning to us all\" [@flood#p2-p4].", "[@flood#p2-p4:139-158]"),
        // What the author wrote around the target stays.
        (
            "It \"rose by 4 metres\" [see @flood, esp. the end; cf. @river#p1].",
            "[see @flood#p2:28-44, esp. the end; cf. @river#p1]",
        ),
        // Several quotations under one citation: each is named alone, in one passage as in two.
        (
            "\"The ministry\" said it \"rose by 4 metres\" [@flood].",
            "[@flood#p2:0-12; @flood#p2:28-44]",
        ),
        (
            "It \"rose by 4 metres\", \"a warning to us all\" [see @flood, end].",
            "[see @flood#p2:28-44; @flood#p3:42-61, end]",
        ),
        // In a cluster each quotation goes to the item in which it stands.
        (
            "It \"rose by 4 metres\" and \"fell again within 2 days\" [@flood; @river].",
            "[@flood#p2:28-44; @river#p1:10-34]",
        ),
        // Each citation covers what stands since the one before it.
        (
            "It \"rose by 4 metres\" [@flood] and \"fell again within 2 days\" [@river].",
            "[@flood#p2:28-44] and \"fell again within 2 days\" [@river#p1:10-34]",
        ),
        (
            "It \"rose by 4 metres\", \"4 metres\", and \"The ministry\" knew [@flood#p2].",
            "[@flood#p2:0-12; @flood#p2:28-44; @flood#p2:36-44]",
        ),
        ("It \"rose by 4 metres\", I say \"rose by 4 metres\" [@flood#p2].", "[@flood#p2:28-44]"),
        // Marked alterations.
        ("\"The ministry … rose by 4 metres\" [@flood].", "[@flood#p2:0-12,28-44:omission]"),
        ("It \"rose by 4 [deep] metres\" [@flood].", "[@flood#p2:28-44:insertion]"),
        ("\"[E]ngineers blamed the dam\" [@flood].", "[@flood#p2:71-95:initial]"),
        ("It \"rose by *4 metres*\" [@flood].", "[@flood#p2:28-44:emphasis]"),
        (
            "It \"rose by *4 metres*\" [@flood, emphasis in original].",
            "[@flood#p2:28-44, emphasis in original]",
        ),
        ("It *\"rose by 4 metres\"* [@flood].", "[@flood#p2:28-44]"),
        // The source's own brackets and ellipses.
        ("\"[W]e were told nothing… until the water came\" [@river].", "[@river#p3:10-54]"),
        // A citation inside the marks.
        ("It \"rose by 4 metres [@flood]\".", "[@flood#p2:28-44]"),
        // A quotation in a list, a table and a footnote of the author's.
        ("- it \"rose by 4 metres\" [@flood]", "[@flood#p2:28-44]"),
        ("| a |\n|---|\n| \"rose by 4 metres\" [@flood] |\n", "[@flood#p2:28-44]"),
        ("Text.[^n]\n\n[^n]: It \"rose by 4 metres\" [@flood].\n", "[@flood#p2:28-44]"),
        // Only what carries a quotation is touched.
        ("The river rose [@flood#p2].", "[@flood#p2]"),
    ] {
        let text = clean(written);
        let start = written.find("[@").or(written.find("[see")).unwrap();
        let end = written.rfind(']').unwrap() + 1;
        let expected = format!("{}{exact}{}", &written[..start], &written[end..]);
        assert_eq!(text, expected);
    }
}

#[test]
fn a_quotation_block_that_ends_in_a_citation_is_quotation() {
    for (written, exact) in [
        ("> It did not name a cause [@flood].\n", "> It did not name a cause [@flood#p2:46-69].\n"),
        (
            "> The ministry said the\n> river rose by 4 metres.\n> [@flood]\n",
            "> The ministry said the\n> river rose by 4 metres.\n> [@flood#p2:0-45]\n",
        ),
        // Marks around the whole say nothing more; marks inside are the source's.
        (
            "> \"It did not name a cause\" [@flood]\n",
            "> \"It did not name a cause\" [@flood#p2:46-69]\n",
        ),
        (
            "> the mayor, called the flood \"a warning to us all\" [@flood]\n",
            "> the mayor, called the flood \"a warning to us all\" [@flood#p3:13-62]\n",
        ),
        // Two paragraphs, and two citations.
        (
            "> Nobody was hurt.\n>\n> The flood was a warning to us all, [@river]\n",
            "> Nobody was hurt.\n>\n> The flood was a warning to us all, [@river#p1-p2:36-87]\n",
        ),
        (
            "> Nobody was hurt. [@river]\n>\n> rose by 4 metres [@flood]\n",
            "> Nobody was hurt. [@river#p1:36-52]\n>\n> rose by 4 metres [@flood#p2:28-44]\n",
        ),
    ] {
        assert_eq!(clean(written), written.replace(written, exact));
    }
    assert_eq!(findings("> It did name a cause [@flood].\n"), ["altered: name"], "a word left out");
    assert_eq!(clean("> Nothing is quoted here.\n"), "> Nothing is quoted here.\n");
}

#[test]
fn what_no_citation_covers() {
    let settings = Settings { terms: vec!["duty to warn".into()], ..Settings::default() };
    let codes = |text: &str| {
        let found = run_with(&sources(), &settings, text).diagnostics;
        found.iter().map(|d| (d.code, d.is_error())).collect::<Vec<_>>()
    };
    assert_eq!(codes("It \"rose by 4 metres\" they said."), [("uncited", true)]);
    assert_eq!(codes("It was \"deep\", they said."), [("uncited", false)]);
    assert_eq!(codes("The \"duty to warn\" is a term."), []);
    assert_eq!(codes("The “Duty to warn,” is a term, cited [@flood]."), []);
    assert_eq!(codes("It is so [@flood], then \"rose by 4 metres\"."), [("uncited", true)]);
    assert_eq!(codes("An \"open mark."), [("unpaired", true)]);
    assert_eq!(codes("A 5\" pipe and 'single' words."), []);
    assert_eq!(codes("`\"code\"` and <!-- \"comment\" --> say nothing."), []);
}

#[test]
fn each_verdict_is_drawn_with_the_words_that_differ() {
    insta::assert_snapshot!(messages("First.\n\nThe river \"rose by 5 metres\" [@flood#p2].\n"), @r#"
    error[altered]: the quotation has “5” where the source has “4”
     --> chapters/flood.md:3:20
      |
    3 | The river "rose by 5 metres" [@flood#p2].
      |                    ^ the source has “4”
      |
      = note: `flood#p2` has “rose by 4 metres”
      = help: write "rose by 4 metres" [@flood#p2]
    "#);
    insta::assert_snapshot!(messages("It \"did name a cause\" [@flood#p2].\n"), @r#"
    error[altered]: the quotation leaves out “not”
     --> chapters/flood.md:1:9
      |
    1 | It "did name a cause" [@flood#p2].
      |         ^^^^ the source has “not” here
      |
      = note: `flood#p2` has “did not name a cause”
      = help: write "did not name a cause" [@flood#p2]
    "#);
    insta::assert_snapshot!(messages("\"engineers blamed the dam … It did not name a cause\" [@flood].\n"), @r#"
    error[reordered]: the source has these words in another order
     --> chapters/flood.md:1:2
      |
    1 | "engineers blamed the dam … It did not name a cause" [@flood].
      |  ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ not in this order in `flood`
      |
      = note: `flood#p2` has “It did not name a cause; engineers blamed the dam”
      = help: keep the source's order, or quote each piece by itself
    "#);
    insta::assert_snapshot!(messages("It \"rose by 4 metres … a warning to us all\" [@flood#p2].\n"), @r#"
    error[spliced]: this quotation joins words that do not stand in one passage
     --> chapters/flood.md:1:5
      |
    1 | It "rose by 4 metres … a warning to us all" [@flood#p2].
      |     ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ not together in `flood#p2`
      |
      = note: `flood#p2` has “rose by 4 metres”
      = note: `flood#p3` has “a warning to us all”
      = help: quote each part by itself, and cite the passage of each
    "#);
    insta::assert_snapshot!(messages("It \"rose by 4 metres\" [@flood#p3].\n"), @r#"
    error[elsewhere]: these words do not stand in `flood#p3`, but in `flood#p2`
     --> chapters/flood.md:1:5
      |
    1 | It "rose by 4 metres" [@flood#p3].
      |     ^^^^^^^^^^^^^^^^ stands in `flood#p2`
      |
      = help: cite [@flood#p2]
    "#);
    insta::assert_snapshot!(messages("It \"rose by 4 metres\" [@river].\n"), @r#"
    error[elsewhere]: these words do not stand in `river`, but in `flood#p2`
     --> chapters/flood.md:1:5
      |
    1 | It "rose by 4 metres" [@river].
      |     ^^^^^^^^^^^^^^^^ stands in `flood#p2`
      |
      = help: cite [@flood#p2]
    "#);
    insta::assert_snapshot!(messages("\"The gates opened at noon\" [@flood].\n"), @r#"
    error[ambiguous]: these words stand 2 times in `flood`
     --> chapters/flood.md:1:2
      |
    1 | "The gates opened at noon" [@flood].
      |  ^^^^^^^^^^^^^^^^^^^^^^^^ which of them?
      |
      = note: they stand in `flood#p5.s1` and `flood#p5.s2`
      = help: cite one of these, such as [@flood#p5.s1], or quote more words
    "#);
    insta::assert_snapshot!(messages("The \"live performance was cancelled\" [@copy].\n"), @r#"
    error[not-the-original]: these are words of the altered copy `copy`, not of the original
     --> chapters/flood.md:1:6
      |
    1 | The "live performance was cancelled" [@copy].
      |      ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ outside the copy's own quotation marks
      |
      = note: the wording of `copy` was altered; only what stands inside its own quotation marks is quoted as somebody's words
      = help: say it in your own words, with the citation
      = help: or show it as what the copy says: {{#quote copy#p1 "live performance was cancelled" as="copy"}}
    "#);
    insta::assert_snapshot!(messages("The \"entirely invented words here\" [@river#p1].\n"), @r#"
    error[absent]: these words do not stand in `river#p1`
     --> chapters/flood.md:1:6
      |
    1 | The "entirely invented words here" [@river#p1].
      |      ^^^^^^^^^^^^^^^^^^^^^^^^^^^^ not in the source
      |
      = help: quote what the source says, or take the quotation marks out
    "#);
}

#[test]
fn other_errors_are_drawn() {
    insta::assert_snapshot!(messages("It \"rose by 4 metres\", they said.\n"), @r#"
    error[uncited]: no citation covers this quotation
     --> chapters/flood.md:1:5
      |
    1 | It "rose by 4 metres", they said.
      |     ^^^^^^^^^^^^^^^^ from which source?
      |
      = help: add [@flood#p2], where these words stand
    "#);
    insta::assert_snapshot!(messages("It was \"deep\" [@flod].\n"), @r#"
    error[unknown-source]: no source `flod` in `sources/library.yml`
     --> chapters/flood.md:1:17
      |
    1 | It was "deep" [@flod].
      |                 ^^^^
      |
      = help: did you mean `flood`?
    "#);
    insta::assert_snapshot!(messages("It was \"deep\" [@flood#p9].\n"), @r#"
    error[no-passage]: `flood` has no paragraph 9
     --> chapters/flood.md:1:17
      |
    1 | It was "deep" [@flood#p9].
      |                 ^^^^^^^^
      |
      = help: it has p1 to p6
    "#);
    insta::assert_snapshot!(messages("It was \"deep\" [@diary].\n"), @r#"
    error[no-text]: `diary` has no text here, so it cannot be quoted
     --> chapters/flood.md:1:9
      |
    1 | It was "deep" [@diary].
      |         ^^^^ cannot be checked
      |
      = help: say it in your own words, with the citation, or add the source's text
    "#);
    insta::assert_snapshot!(messages("They wrote \"Leave a reply\" [@flood].\n"), @r#"
    error[furniture]: these words are no part of the source's text
     --> chapters/flood.md:1:13
      |
    1 | They wrote "Leave a reply" [@flood].
      |             ^^^^^^^^^^^^^ `flood#p6` is furniture of the captured page
      |
      = help: leave them out, or mend `kinds` in the library if they do belong to the text
    "#);
    insta::assert_snapshot!(messages("## \"Rose by 4 metres\"\n"), @r#"
    error[uncited]: no citation covers this quotation
     --> chapters/flood.md:1:5
      |
    1 | ## "Rose by 4 metres"
      |     ^^^^^^^^^^^^^^^^ from which source?
      |
      = help: a heading carries no citation: quote it in the text below
    "#);
    insta::assert_snapshot!(messages("It \"fell again\", [@flood] said.\n"), @r#"
    error[elsewhere]: these words do not stand in `flood`, but in `river#p1`
     --> chapters/flood.md:1:5
      |
    1 | It "fell again", [@flood] said.
      |     ^^^^^^^^^^ stands in `river#p1`
      |
      = help: cite [@river#p1]
    "#);
    insta::assert_snapshot!(messages("> Nobody was hurt, he said [@river].\n"), @r#"
    error[altered]: the quotation has “he said” where the source has “The flood”
     --> chapters/flood.md:1:20
      |
    1 | > Nobody was hurt, he said [@river].
      |                    ^^^^^^^ the source has “The flood”
      |
      = note: `river#p1-p2` has “Nobody was hurt. The flood”
      = note: a `>` block that ends in a citation is quotation as a whole
      = help: write "Nobody was hurt. The flood" [@river#p1-p2]
    "#);
    insta::assert_snapshot!(messages("An \"open mark.\n"), @r#"
    error[unpaired]: this quotation mark has no fellow in its paragraph
     --> chapters/flood.md:1:4
      |
    1 | An "open mark.
      |    ^ opens or closes nothing
      |
      = help: add the other mark; feet and inches are written with ′ and ″
    "#);
}

#[test]
fn the_place_is_found_through_markup_and_lines() {
    for (text, found) in [
        ("It \"rose by **five** metres\" [@flood#p2].", "altered: five"),
        ("It \"rose by\n5 metres\" [@flood#p2].", "altered: 5"),
        ("- a\n  > \"rose by\n  > 5 metres\", he said [@flood#p2] and left.", "altered: 5"),
        ("It \"rose by 5&nbsp;metres\" [@flood#p2].", "altered: 5"),
    ] {
        assert_eq!(findings(text), [found], "{text}");
    }
}

#[test]
fn what_was_checked_says_source_place_words_and_verdict() {
    let outcome = run("It \"rose … metres\" [@flood] and \"[W]e were told nothing...\" [@river].");
    let said: Vec<_> = outcome
        .quotations
        .iter()
        .map(|one| format!("{} | {} | {} | {}", one.written, one.target, one.words, one.verdict))
        .collect();
    insta::assert_snapshot!(said.join("\n"), @r#"
    rose … metres | flood#p2:28-32,38-44:omission | rose … metres | marked
    [W]e were told nothing... | river#p3:10-33 | [W]e were told nothing… | typographic
    "#);
    assert_eq!(outcome.quotations[0].span.text(), "rose … metres");
}

#[test]
fn a_finding_is_accepted_once_and_an_idle_comment_is_named() {
    let text = "<!-- briefing: allow altered: the typo is theirs -->\n\
                It \"rose by 5 metres\" [@flood#p2].\n\n\
                <!-- briefing: allow altered: again -->\n\
                It \"rose by 4 metres\" [@flood#p2].\n";
    let outcome = run(text);
    let directive = "<!-- briefing: allow speaker: he says so on p. 9 -->\n\n\
                     {{#quote flood \"rose by 4 metres\" speaker=\"Ines Okafor\"}}\n";
    assert_eq!(run(directive).diagnostics, []);
    assert_eq!(outcome.accepted.len(), 1);
    assert_eq!(outcome.accepted[0].reason, "the typo is theirs");
    insta::assert_snapshot!(drawn(&outcome.diagnostics), @r#"
    warning[unused-allow]: this comment accepts `altered`, but nothing of the kind was found
     --> chapters/flood.md:4:1
      |
    4 | <!-- briefing: allow altered: again -->
      | ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
      |
      = help: take the comment out
    "#);
}
