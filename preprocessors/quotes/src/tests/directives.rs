//! Block quotations.

use briefing_plugin::Settings;
use briefing_sources::Sources;
use proptest::prelude::*;

use super::{clean, drawn, findings, messages, run, run_with};

#[test]
fn words_and_passages_are_pulled() {
    insta::assert_snapshot!(clean("Before.\n\n{{#quote flood \"rose by 4 metres\"}}\n\nAfter.\n"), @r#"
    Before.


    <figure class="briefing-quote" id="quote-flood-1" data-fidelity="verbatim">
    <blockquote>

    rose by 4 metres

    </blockquote>
    <figcaption>

    <cite>Flood report</cite>, ¶ 2[@flood#p2:28-44]

    </figcaption>
    </figure>


    After.
    "#);
    insta::assert_snapshot!(clean("{{#quote flood#p1-p2}}\n"), @r#"
    <figure class="briefing-quote" id="quote-flood-1" data-fidelity="verbatim">
    <blockquote>

    <p class="briefing-title" data-kind="heading">What the Gauges Said</p>

    The ministry said the river rose by 4 metres&#46; It did not name a cause&#59; engineers blamed the dam&#46;

    </blockquote>
    <figcaption>

    <cite>Flood report</cite>, ¶¶ 1–2[@flood#p1-p2:0-117]

    </figcaption>
    </figure>
    "#);
    insta::assert_snapshot!(clean("{{#quote flood#warning}}\n"), @r#"

    <figure class="briefing-quote" id="quote-flood-1" data-fidelity="verbatim">
    <blockquote>

    a warning to us all

    </blockquote>
    <figcaption>

    <span class="briefing-speaker">Ines Okafor</span>, through Radio Delta, in <cite>Flood report</cite>, ¶ 3[@flood#warning:0-19]

    </figcaption>
    </figure>
    "#);
    insta::assert_snapshot!(clean("{{#quote copy#p1.s1 as=\"copy\"}}\n"), @r#"
    <figure class="briefing-quote" id="quote-flood-1" data-fidelity="altered">
    <blockquote>

    The live performance was cancelled after “heavy rain in the valley&#44;” officers mentioned&#46;

    </blockquote>
    <figcaption>

    <cite>Swapped copy</cite>, ¶ 1&#44; sentence 1 (<span class="briefing-state">words of an altered copy&#44; not of the original</span>)[@copy#p1.s1:0-88:copy]

    </figcaption>
    </figure>
    "#);
    insta::assert_snapshot!(clean("1. One\n\n   > {{#quote river \"Nobody was hurt.\"}}\n"), @r#"
    1. One

       > 
       > <figure class="briefing-quote" id="quote-flood-1" data-fidelity="verbatim">
       > <blockquote>
       >
       > Nobody was hurt&#46;
       >
       > </blockquote>
       > <figcaption>
       >
       > <cite>River Notes</cite>, ¶ 1[@river#p1:36-52]
       >
       > </figcaption>
       > </figure>
       >
    "#);
}

#[test]
fn what_is_printed_has_the_sources_characters_and_the_authors_marks() {
    for (words, printed) in [
        (
            "[W]e were told nothing... until the water came.",
            "[W]e were told nothing… until the water came.",
        ),
        ("We were told … nothing", ""),
        ("the river rose … metres", "the river rose … metres"),
        ("The river [suddenly] fell again", "The river [suddenly] fell again"),
        ("[n]obody was hurt.", "[n]obody was hurt."),
        ("nobody was hurt", "nobody was hurt"),
        (
            "the mayor's word for it - 'a deluge' - was repeated",
            "the mayor’s word for it – 'a deluge' – was repeated",
        ),
    ] {
        let text = format!("{{{{#quote river \"{words}\"}}}}\n")
            .replace("river \"the river", "flood \"the river");
        let outcome = run(&text);
        let written = outcome.quotations.first().map_or("", |one| one.written.as_str());
        assert_eq!(written, printed, "{words}: {}", drawn(&outcome.diagnostics));
    }
}

#[test]
fn the_words_of_a_heading_are_quoted_as_a_title() {
    let text = clean("{{#quote flood \"What the Gauges Said\"}}\n");
    assert!(text.contains("data-kind=\"heading\">What the Gauges Said</p>"), "{text}");
}

#[test]
fn the_speaker_comes_from_the_directive_or_the_named_passage() {
    let text = clean("{{#quote flood#p3 \"a warning to us all\" speaker=\"Mayor Okafor\"}}\n");
    assert!(text.contains("<span class=\"briefing-speaker\">Mayor Okafor</span>, in"), "{text}");
    let text = clean("{{#quote flood \"a warning to us all\"}}\n");
    assert!(text.contains("Ines Okafor</span>, through Radio Delta, in"), "{text}");
}

#[test]
fn faults_of_a_directive() {
    for (text, expected) in [
        ("{{#quote}}\n", "quote-arguments: {{#quote}}"),
        ("{{#quote flood}}\n", "quote-arguments: flood"),
        ("{{#quote flood words}}\n", "quote-arguments: words"),
        ("{{#quote flood \"rose\" \"metres\"}}\n", "quote-arguments: metres"),
        ("{{#quote flood#p2 as=\"kopy\"}}\n", "quote-arguments: kopy"),
        ("{{#quote flood#p2 as=\"copy\"}}\n", "quote-arguments: flood#p2"),
        ("{{#quote flod#p2}}\n", "unknown-source: flod#p2"),
        ("{{#quote flood#p22}}\n", "no-passage: flood#p22"),
        ("{{#quote flood#p}}\n", "no-passage: flood#p"),
        ("{{#quote flood#p6}}\n", "furniture: flood#p6"),
        ("{{#quote diary \"words\"}}\n", "no-text: diary"),
        ("{{#quote copy#p1}}\n", "not-the-original: copy#p1"),
        ("{{#quote copy \"live performance\"}}\n", "not-the-original: live performance"),
        ("{{#quote flood \"rose by \\\"5\\\" metres\"}}\n", "altered: 5"),
    ] {
        assert_eq!(findings(text), [expected], "{text}");
        assert_eq!(run(text).text, text, "left as it is: {text}");
    }
    insta::assert_snapshot!(messages("{{#quote copy \"live performance\"}}\n"), @r#"
    error[not-the-original]: these are words of the altered copy `copy`, not of the original
     --> chapters/flood.md:1:16
      |
    1 | {{#quote copy "live performance"}}
      |                ^^^^^^^^^^^^^^^^ outside the copy's own quotation marks
      |
      = note: the wording of `copy` was altered; only what stands inside its own quotation marks is quoted as somebody's words
      = help: say it in your own words, with the citation
      = help: or show it as what the copy says: {{#quote copy#p1 "live performance" as="copy"}}
    "#);
}

#[test]
fn words_of_an_altered_copy_are_shown_as_such() {
    let text = clean("{{#quote copy \"live performance was cancelled\" as=\"copy\"}}\n");
    assert!(text.contains("words of an altered copy&#44; not of the original"), "{text}");
    assert!(text.contains("[@copy#p1:4-34:copy]"), "{text}");
    let text = clean("{{#quote copy \"heavy rain in the valley\"}}\n");
    assert!(text.contains("[@copy#p1:42-66"), "{text}");
}

#[test]
fn hostile_text_comes_out_as_text() {
    let hostile = "<script>alert(1)</script> </blockquote> [^1] {{#include /etc/passwd}} *a* `b` \
                   [@x] \"q\" &amp; # h | c $m$";
    let library = "evil:\n  type: article\n  title: \"</cite><script>x</script> [^1]\"\n";
    let (sources, _) = Sources::in_memory(library, &[("evil", hostile)]);
    let outcome = run_with(&sources, &Settings::default(), "{{#quote evil#p1}}\n");
    assert_eq!(drawn(&outcome.diagnostics), "");
    let body = outcome.text.replace("<figure", "").replace("<blockquote>", "");
    for never in ["<script", "[^1]", "{{", "*a*", "`", "[@x]", "\"q\"", "# h", "|", "$"] {
        assert!(!body.contains(never), "{never} in {}", outcome.text);
    }
    assert_eq!(outcome.text.matches("</blockquote>").count(), 1);
    assert_eq!(outcome.text.matches("</cite>").count(), 1);
}

proptest! {
    #[test]
    fn any_text_of_a_source_reaches_the_page_as_text(text in "[a-z]\\PC{0,60}[a-z]") {
        let (sources, _) = Sources::in_memory("any:\n  type: article\n", &[("any", text.as_str())]);
        let outcome = run_with(&sources, &Settings::default(), "{{#quote any#p1}}\n");
        let body = outcome.text.split("<blockquote>").nth(1).unwrap();
        let body = body.split("</blockquote>").next().unwrap().trim_matches('\n');
        prop_assert_eq!(body, briefing_plugin::escape(&text));
        let live = ['<', '>', '[', '{', '*', '`', '"', '\'', '|', '$', '\n'];
        prop_assert!(!body.contains(live));
        prop_assert_eq!(&outcome.quotations[0].words, &text);
    }
}

#[test]
fn the_help_for_a_directive_is_a_directive() {
    let found = messages("{{#quote flood#p3 \"a warning to you all\"}}\n");
    assert!(found.contains("= help: write {{#quote flood#p3 \"a warning to us all\"}}"), "{found}");
    let found = messages("She gave \"a warning to you all\" [@flood#p3].\n");
    assert!(found.contains("= help: write \"a warning to us all\" [@flood#p3]"), "{found}");
}
