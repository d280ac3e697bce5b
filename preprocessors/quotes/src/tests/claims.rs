//! Numbers, dates and names of the author's own sentences.

use briefing_plugin::Settings;

use super::{findings, messages, run_with, sources};

#[test]
fn a_number_date_or_name_needs_its_passage() {
    for (text, expected) in [
        ("The river rose by 4 metres [@flood#p2].", vec![]),
        ("The river rose by four metres [@flood#p2].", vec![]),
        ("The river rose by 5 metres [@flood#p2].", vec!["unsupported: 5"]),
        ("The river rose by 4 metres [@flood#p3].", vec!["unsupported: 4"]),
        ("Okafor spoke on 3 May 2021 [@flood#p3].", vec![]),
        ("Okafor spoke on 4 May 2021 [@flood#p3].", vec!["unsupported: 4 May 2021"]),
        // A citation bears the sentences before it, back to the one before.
        ("It rose by 5 metres. Then it fell [@flood#p2].", vec!["unsupported: 5"]),
        ("It fell within 2 days [@river#p1]. It rose by 4 metres [@flood#p2].", vec![]),
        ("It rose by 4 metres.[@flood#p2] It fell within 2 days.[@river#p1]", vec![]),
        // The rest of a sentence is the last citation's; the sentences behind it are no one's.
        ("It rose [@flood#p2] by 5 metres. And 7 more.", vec!["unsupported: 5"]),
        // A quotation of two sentences does not end the author's.
        (
            "They [@diary] rose by 5 metres, \"within 2 days. Nobody was hurt\" here [@river#p1].",
            vec!["unsupported: 5"],
        ),
        // The heading above the passage.
        ("So the Gauges have it [@flood#p2].", vec![]),
        ("So the Gauges have it [@river#p2].", vec!["unsupported: Gauges"]),
        // What the library calls a source is no claim about it; a word of another name is.
        ("It fell faster than in the Swapped copy [@river#p1].", vec![]),
        ("It fell faster than in the Swappedland [@river#p1].", vec!["unsupported: Swappedland"]),
        // Places in a source are no claims.
        ("It rose, see ¶ 9, sentence 8, and ¶¶ 5–7, by 4 metres [@flood#p2].", vec![]),
        // A heading that runs in says nothing.
        ("**Delta.** It rose by 5 metres [@flood#p2].", vec!["unsupported: 5"]),
        // Several sources together.
        ("It rose by 4 metres and fell in 2 days [@flood#p2; @river#p1].", vec![]),
        ("It rose by 4 metres and fell in 2 days [@flood#p2][@river#p1].", vec![]),
        // The words of a quotation are checked as such.
        ("It was said to have \"fell again within 2 days\" [@river#p1].", vec![]),
        // The whole source, its author and its date.
        ("Marsh says it rose by 4 metres [@flood].", vec![]),
        ("In May 2021 Ada Marsh wrote so [@flood#p2].", vec![]),
        // What has no text bears anything.
        ("It rose by 5 metres [@diary].", vec![]),
    ] {
        assert_eq!(findings(text), expected, "{text}");
    }
}

#[test]
fn names_that_mean_the_same_do() {
    let same = vec![vec!["Mayor Okafor".to_owned(), "Ines Okafor".to_owned()]];
    let settings = Settings { aliases: same, ..Settings::default() };
    let found = run_with(&sources(), &settings, "So said Mayor Okafor [@flood#p3].").diagnostics;
    assert_eq!(found, []);
}

#[test]
fn the_warning_is_drawn() {
    insta::assert_snapshot!(messages("On that day the river rose by 5 metres [@flood#p2].\n"), @r#"
    warning[unsupported]: the number “5” stands in none of the passages cited for it
     --> chapters/flood.md:1:31
      |
    1 | On that day the river rose by 5 metres [@flood#p2].
      |                               ^ not in `flood#p2`
      |
      = note: the nearest there is “4”
      = help: mend it, or cite the passage that says so
    "#);
}
