//! Warnings on quotations that stand.

use super::{findings, messages};

#[test]
fn what_a_quotation_leaves_out() {
    for (text, expected) in [
        (
            "That \"the dam was never inspected\" [@flood#p4].",
            vec!["context: the", "stops-short: inspected"],
        ),
        ("They suspect \"the dam was never inspected\" unless that is so [@flood#p4].", vec![]),
        ("It \"did not name a cause\" [@flood#p2].", vec![]),
        ("It did \"name a cause; engineers blamed the dam\" [@flood#p2].", vec!["context: name"]),
        ("It did not \"name a cause; engineers blamed the dam\" [@flood#p2].", vec![]),
        ("It \"did … name a cause; engineers blamed the dam\" [@flood#p2].", vec!["hidden: …"]),
        ("\"The ministry said the river rose by … metres.\" [@flood#p2].", vec!["hidden: …"]),
        ("The river \"fell [not] again within 2 days\" [@river#p1].", vec!["negated: [not]"]),
    ] {
        assert_eq!(findings(text), expected, "{text}");
    }
}

#[test]
fn the_warnings_are_drawn() {
    insta::assert_snapshot!(messages("That \"the dam was never inspected\" [@flood#p4].\n"), @r#"
    warning[context]: the quotation leaves out “suspect that” before it
     --> chapters/flood.md:1:7
      |
    1 | That "the dam was never inspected" [@flood#p4].
      |       ^^^ the source has “suspect that” before this
      |
      = note: `flood#p4` has “suspect that the dam was never inspected”
      = help: quote from “suspect that” on, or keep it in your own words

    warning[stops-short]: the quotation stops before “unless”
     --> chapters/flood.md:1:25
      |
    1 | That "the dam was never inspected" [@flood#p4].
      |                         ^^^^^^^^^ the source goes on with “unless”
      |
      = note: `flood#p4` goes on “unless the records were lost.”
      = help: quote on, or say in your own words what limits it
    "#);
    insta::assert_snapshot!(messages("It \"did … name a cause; engineers blamed the dam\" [@flood#p2].\n"), @r#"
    warning[hidden]: what the quotation leaves out holds a negation: “not”
     --> chapters/flood.md:1:9
      |
    1 | It "did … name a cause; engineers blamed the dam" [@flood#p2].
      |         ^ “not” is left out
      |
      = note: left out is “not”
      = help: quote it, or make sure that the meaning stands without it
    "#);
    insta::assert_snapshot!(messages("{{#quote flood \"rose by 4 metres\" speaker=\"Ines Okafor\"}}\n"), @r#"
    warning[speaker]: `flood#p2` does not name Ines Okafor
     --> chapters/flood.md:1:44
      |
    1 | {{#quote flood "rose by 4 metres" speaker="Ines Okafor"}}
      |                                            ^^^^^^^^^^^ not named in the passage
      |
      = note: `flood#p3` does
      = help: check who speaks; if the source makes it clear, name the passage in the library, with `by`
    "#);
}
