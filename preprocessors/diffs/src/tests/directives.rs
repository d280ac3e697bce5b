//! Directives in a chapter: what they ask for, and what is wrong with them.

use std::path::Path;

use briefing_diagnostics::{Colour, File, draw};
use briefing_facts::FactBook;
use briefing_plugin::{Directive, Page, scan};
use briefing_sources::Sources;

use super::{elements, made, read, sources, templates};
use crate::DIRECTIVES;
use crate::ask::{View, options};
use crate::chapter::{ChapterPlace, Desk, Outcome, chapter};
use crate::places::Places;

/// Runs a chapter on the real sources, with facts or without; there is none among them.
fn run(text: &str, facts: Option<&FactBook>) -> Outcome {
    let (sources, templates, places) = (sources(), templates(), Places::default());
    let page = Page::plain("chapters/one.md", text);
    let scan = scan(&page, DIRECTIVES);
    assert_eq!(scan.diagnostics, [], "{text}");
    let desk =
        Desk { sources: &sources, aliases: &[], facts, places: &places, templates: &templates };
    chapter(&desk, &page, &scan, &ChapterPlace { path: Path::new("one.md"), slug: "one" })
}

fn findings(outcome: &Outcome) -> Vec<String> {
    let words = |one: &briefing_diagnostics::Diagnostic| {
        let words = one.span.as_ref().map_or("", |span| span.text());
        format!("{}: {words}", one.code)
    };
    outcome.diagnostics.iter().map(words).collect()
}

#[test]
fn what_is_not_ours_stays_byte_for_byte() {
    let text = "# One\r\n\n{{#quote wapo#p5}}\n\n`{{#diff x}}` \\{{#diff y}} [@wapo]\n\n\n";
    let outcome = run(text, None);
    assert_eq!(outcome.text, text);
    assert_eq!(findings(&outcome), [""; 0]);
}

#[test]
fn faults_of_a_directive_stand_at_their_place() {
    let none = FactBook::default();
    for (text, expected) in [
        ("{{#diff}}\n", "diff-arguments: {{#diff}}"),
        ("{{#diff view=grid}}\n", "diff-arguments: {{#diff view=grid}}"),
        ("{{#diff death-toll}}\n", "unknown-fact: death-toll"),
        ("{{#diff wapo#p4}}\n", "unknown-fact: wapo#p4"),
        ("{{#diff wapo#p4 lives#p3}}\n", "unknown-source: lives#p3"),
        ("{{#diff wapo#p4 live#p99}}\n", "no-passage: live#p99"),
        ("{{#facts all}}\n", "diff-arguments: all"),
        ("{{#strip \"x\"}}\n", "diff-arguments: x"),
    ] {
        for facts in [None, Some(&none)] {
            let outcome = run(text, facts);
            assert_eq!(findings(&outcome), [expected], "{text}");
            assert_eq!(outcome.text, text, "left as it is");
        }
    }
    for text in ["{{#facts}}\n", "{{#timeline}}\n", "{{#strip}}\n"] {
        let expected = format!("unknown-fact: {}", text.trim());
        assert_eq!(findings(&run(text, None)), [expected]);
        assert_eq!(findings(&run(text, Some(&none))), [""; 0]);
    }
}

#[test]
fn an_altered_copy_is_described_once_a_page_in_the_librarys_words() {
    let library = "a: { type: misc, label: A, fidelity: altered, descriptor: A machine swapped words. It has no date. }\n\
                   b: { type: misc, label: B, fidelity: altered }\nc: { type: misc, label: C }\n";
    let texts = [("a", "One.\n"), ("b", "Two.\n"), ("c", "Three.\n")];
    let (sources, found) = Sources::in_memory(library, &texts);
    assert_eq!(found, []);
    let (templates, places) = (templates(), Places::default());
    let desk = Desk {
        sources: &sources,
        facts: None,
        aliases: &[],
        places: &places,
        templates: &templates,
    };
    let page = Page::plain(
        "one.md",
        "{{#diff a#p1 c#p1}}\n\n{{#diff c#p1 a#p1}}\n\n{{#diff a#p1 b#p1}}\n\n{{#diff c#p1 c#p1}}\n",
    );
    let said = || {
        let place = ChapterPlace { path: Path::new("one.md"), slug: "one" };
        let text = chapter(&desk, &page, &scan(&page, DIRECTIVES), &place).text;
        let said = elements(&text, "<p class=\"diff-altered\">", "</p>");
        said.into_iter().map(read).collect::<Vec<_>>()
    };
    let b = "† B: its wording was altered; outside its own quotation marks the words are not the original’s.";
    assert_eq!(said(), ["† A: A machine swapped words.", "† altered copy", b]);
    // Each page says it anew.
    assert_eq!(said().len(), 3);
}

#[test]
fn a_fact_with_a_fault_is_not_called_unknown() {
    let yaml = "facts:\n  toll: { title: Toll, accounts: [wapo#p999, live#p1] }\n";
    let (faulty, findings) = FactBook::read(&File::new("facts.yml", yaml), &sources(), &[]);
    assert_eq!(findings.len(), 1);
    let (unread, findings) = FactBook::read(&File::new("facts.yml", "facts: ["), &sources(), &[]);
    assert_eq!(findings.len(), 1);
    for (text, facts, expected) in [
        ("{{#diff toll}}\n", &faulty, "the fact `toll` has faults, and is not compared"),
        ("{{#diff toll live#p1}}\n", &faulty, "`toll` is a fact, and it stands beside others"),
        ("{{#diff toll}}\n", &unread, "no fact `toll`: the file of the facts cannot be read"),
    ] {
        let outcome = run(text, Some(facts));
        let messages: Vec<&str> =
            outcome.diagnostics.iter().map(|one| one.message.as_str()).collect();
        assert_eq!(messages, [expected], "{text}");
    }
}

/// Reads the only directive of a text.
fn directive(text: &str) -> Directive {
    scan(&Page::plain("one.md", text), DIRECTIVES).directives.remove(0)
}

#[test]
fn views_and_bases_are_read() {
    let sources = sources();
    let (toll, blackmail) = (made::toll(&sources), made::blackmail(&sources));
    let how = made::how_specific(&sources);
    for (made, arguments, expected) in [
        (&toll, "", (None, None)),
        (&toll, "view=grid", (Some(View::Grid), None)),
        (&toll, "view=\"wording\" base=live", (Some(View::Wording), Some(3))),
        (&toll, "base=interview#p3", (None, Some(2))),
        (&blackmail, "view=ladder base=encyclopedia", (Some(View::Ladder), Some(0))),
        (&blackmail, "base=interview", (None, Some(3))),
        (&how, "base=wapo#p12", (None, Some(1))),
    ] {
        let directive = directive(&format!("{{{{#diff fact {arguments}}}}}\n"));
        assert_eq!(options(&directive, made).expect(arguments), expected, "{arguments}");
    }
}

#[test]
fn faults_of_views_and_bases() {
    let sources = sources();
    let (toll, blackmail) = (made::toll(&sources), made::blackmail(&sources));
    let how = made::how_specific(&sources);
    let mut messages = String::new();
    for (made, arguments) in [
        (&toll, "view=gird"),
        (&toll, "view=ladder"),
        (&toll, "view=grid base=live"),
        (&toll, "base=lvie"),
        (&how, "base=wapo"),
        (&blackmail, "view=ladder base=live"),
        (&blackmail, "view=ladder base=wapo"),
    ] {
        let text = format!("{{{{#diff fact {arguments}}}}}\n");
        let page = Page::plain("one.md", text.as_str());
        let directive = directive(&text);
        let (arg, fault) = options(&directive, made).expect_err(arguments);
        messages += &draw(&[fault.at(page.span(arg.value_range.clone()))], Colour::Never);
    }
    insta::assert_snapshot!(messages, @r##"
    error[diff-arguments]: there is no view `gird`
     --> one.md:1:19
      |
    1 | {{#diff fact view=gird}}
      |                   ^^^^
      |
      = note: the views are grid, ladder, accounts, wording
      = help: did you mean `grid`?

    error[diff-arguments]: there is no ladder: the accounts report no utterance
     --> one.md:1:19
      |
    1 | {{#diff fact view=ladder}}
      |                   ^^^^^^
      |
      = help: take `view` out, and all views that there are show

    error[diff-arguments]: `base` says nothing in the view `grid`
     --> one.md:1:29
      |
    1 | {{#diff fact view=grid base=live}}
      |                             ^^^^
      |
      = help: it is for the ladder and the wording

    error[diff-arguments]: no account compared is `lvie`
     --> one.md:1:19
      |
    1 | {{#diff fact base=lvie}}
      |                   ^^^^
      |
      = note: the accounts are analysis#p1, wapo#p1, interview#p3, live#p1

    error[diff-arguments]: `wapo` has several of the accounts compared
     --> one.md:1:19
      |
    1 | {{#diff fact base=wapo}}
      |                   ^^^^
      |
      = help: name one, such as `wapo#p1` or `wapo#p5`

    error[diff-arguments]: no account compared is `live`
     --> one.md:1:31
      |
    1 | {{#diff fact view=ladder base=live}}
      |                               ^^^^
      |
      = note: the accounts are encyclopedia#p16, wapo#p3, analysis#p7.s5, interview#p24.s3

    error[diff-arguments]: `wapo` quotes nothing that another account has too
     --> one.md:1:31
      |
    1 | {{#diff fact view=ladder base=wapo}}
      |                               ^^^^
      |
      = help: the ladder can be held against encyclopedia#p16
    "##);
}
