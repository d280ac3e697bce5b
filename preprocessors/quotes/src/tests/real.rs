//! The five sources of the briefing itself.

use std::fs;
use std::path::Path;

use briefing_plugin::Settings;
use briefing_sources::Sources;

use super::{drawn, run_with};

const LIBRARY: &str = "\
encyclopedia:
  type: article
  title: Crocus City Hall attack
  kinds: { heading: [p1-p2, p8] }
analysis:
  type: article
  title: The March 22 attack
wapo:
  type: article
  title: The warning
  label: Post (altered copy)
  fidelity: altered
  url: https://www.washingtonpost.com/national-security/2024/04/02/us-warning-russia-isis-crocus/
  passages:
    too-general: { exact: \"too general and did not allow us\", by: Sergei Naryshkin, via: [Interfax] }
live:
  type: article
  title: Live page
interview:
  type: article
  title: Attack in Russia
";

fn sources() -> Sources {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../sources");
    let read = |id: &str| fs::read_to_string(folder.join(format!("{id}.txt"))).unwrap();
    let ids = ["encyclopedia", "analysis", "wapo", "live", "interview"];
    let texts: Vec<(&str, String)> = ids.iter().map(|id| (*id, read(id))).collect();
    let texts: Vec<(&str, &str)> = texts.iter().map(|(id, text)| (*id, text.as_str())).collect();
    Sources::in_memory(LIBRARY, &texts).0
}

fn messages(text: &str) -> String {
    drawn(&run_with(&sources(), &Settings::default(), text).diagnostics)
}

fn text(text: &str) -> String {
    let outcome = run_with(&sources(), &Settings::default(), text);
    assert_eq!(drawn(&outcome.diagnostics), "", "{text}");
    outcome.text
}

#[test]
fn what_the_sources_say_is_accepted() {
    for (written, exact) in [
        ("\"too general and did not allow us\" [@wapo]", "[@wapo#p5:271-303]"),
        ("“bears sole responsibility” [@wapo#p1]", "[@wapo#p1:514-539]"),
        ("\"of a general nature\" [@encyclopedia]", "[@encyclopedia#p15:50-69]"),
        (
            "\"in the near future, [IS-K] may reach a potential\" [@analysis]",
            "[@analysis#p4:375-423]",
        ),
        ("\"the Americans had a hand in creating… ISIS.\" [@analysis]", ""),
    ] {
        let printed = text(&format!("It was {written}.\n"));
        assert!(printed.contains(exact), "{printed}");
    }
}

#[test]
fn the_four_messages_of_the_issue() {
    insta::assert_snapshot!(messages("Naryshkin called it \"too generic and did not allow us\" [@wapo].\n"), @r#"
    error[altered]: the quotation has “generic” where the source has “general”
     --> chapters/flood.md:1:26
      |
    1 | Naryshkin called it "too generic and did not allow us" [@wapo].
      |                          ^^^^^^^ the source has “general”
      |
      = note: `wapo#p5` has “too general and did not allow us”
      = help: write "too general and did not allow us" [@wapo#p5]
    "#);
    insta::assert_snapshot!(messages("They \"killed greater than 140 folks\" [@wapo].\n"), @r#"
    error[not-the-original]: these are words of the altered copy `wapo`, not of the original
     --> chapters/flood.md:1:7
      |
    1 | They "killed greater than 140 folks" [@wapo].
      |       ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ outside the copy's own quotation marks
      |
      = note: the wording of `wapo` was altered; only what stands inside its own quotation marks is quoted as somebody's words
      = help: say it in your own words, with the citation
      = help: or show it as what the copy says: {{#quote wapo#p1 "killed greater than 140 folks" as="copy"}}
    "#);
    insta::assert_snapshot!(messages("Putin called it \"outright blackmail\" [@encyclopedia#p16].\n"), @r#"
    warning[context]: the quotation leaves out “resemble” before it
     --> chapters/flood.md:1:18
      |
    1 | Putin called it "outright blackmail" [@encyclopedia#p16].
      |                  ^^^^^^^^ the source has “resemble” before this
      |
      = note: `encyclopedia#p16` has “resemble outright blackmail”
      = help: quote from “resemble” on, or keep it in your own words
    "#);
    insta::assert_snapshot!(messages("At least 134 people were killed [@analysis#p1].\n"), @r#"
    warning[unsupported]: the number “134” stands in none of the passages cited for it
     --> chapters/flood.md:1:10
      |
    1 | At least 134 people were killed [@analysis#p1].
      |          ^^^ not in `analysis#p1`
      |
      = note: the nearest there is “at least 143”
      = help: mend it, or cite the passage that says so
    "#);
}

#[test]
fn a_block_quotation_names_its_speaker() {
    insta::assert_snapshot!(text("{{#quote wapo \"too general and did not allow us … this terrible crime\"}}\n"), @r#"

    <figure class="briefing-quote" id="quote-flood-1" data-fidelity="altered">
    <blockquote>

    too general and did not allow us … this terrible crime

    </blockquote>
    <figcaption>

    <span class="briefing-speaker">Sergei Naryshkin</span>, through Interfax, in <cite>Post &#40;altered copy&#41;</cite>, ¶ 5 (<span class="briefing-state">from an altered copy</span>)[@wapo#p5:271-303,342-361:omission]

    </figcaption>
    </figure>
    "#);
    insta::assert_snapshot!(text("{{#quote wapo#p13 \"[W]e were warned\" speaker=\"Islam Khalilov\"}}\n"), @r#"
    <figure class="briefing-quote" id="quote-flood-1" data-fidelity="altered">
    <blockquote>

    &#91;W&#93;e were warned

    </blockquote>
    <figcaption>

    <span class="briefing-speaker">Islam Khalilov</span>, in <cite>Post &#40;altered copy&#41;</cite>, ¶ 13 (<span class="briefing-state">from an altered copy</span>)[@wapo#p13:269-285]

    </figcaption>
    </figure>
    "#);
    insta::assert_snapshot!(text("{{#quote analysis#p6.s2}}\n"), @r#"
    <figure class="briefing-quote" id="quote-flood-1" data-fidelity="verbatim">
    <blockquote>

    First&#44; In the first week of March&#44; Russian authorities announced multiple actions targeting armed Islamist cells that were reportedly planning attacks on crowded areas&#46;

    </blockquote>
    <figcaption>

    <cite>The March 22 attack</cite>, ¶ 6&#44; sentence 2[@analysis#p6.s2:0-168]

    </figcaption>
    </figure>
    "#);
}
