//! Tests of whole chapters: Markdown in, Markdown and drawn messages out.

mod bytes;
mod claims;
mod directives;
mod doubts;
mod lock;
mod mends;
mod real;
mod verdicts;

use std::path::Path;

use briefing_diagnostics::{Colour, Diagnostic, draw};
use briefing_plugin::{Page, Settings, Templates, scan};
use briefing_sources::Sources;

use crate::{DIRECTIVES, Desk, Outcome, TEMPLATES, chapter};

const LIBRARY: &str = "\
flood:
  type: report
  title: The Night of the Flood
  author: Marsh, Ada
  date: 2021-05-10
  label: Flood report
  kinds: { heading: [p1], furniture: [p6] }
  passages:
    warning: { exact: \"a warning to us all\", by: Ines Okafor, via: [Radio Delta] }
river:
  type: article
  title: River Notes
copy:
  type: article
  title: Swapped Words
  label: Swapped copy
  fidelity: altered
diary:
  type: book
  title: A Diary
  text: none
";

const FLOOD: &str = "\
What the Gauges Said
The ministry said the river rose by 4 metres. It did not name a cause; engineers blamed the dam.
Ines Okafor, the mayor, called the flood “a warning to us all” on 3 May 2021.
Engineers suspect that the dam was never inspected, unless the records were lost. They want to inspect it.
The gates opened at noon. The gates opened at noon.
Leave a reply
";

const RIVER: &str = "\
The river fell again within 2 days. Nobody was hurt.
The flood was a warning to us all, wrote one reader.
He added: [W]e were told nothing… until the water came.
The mayor’s word for it – “a deluge” – was repeated.
";

const COPY: &str = "\
The live performance was cancelled after “heavy rain in the valley,” officers mentioned.
";

fn sources() -> Sources {
    let texts = [("flood", FLOOD), ("river", RIVER), ("copy", COPY)];
    let (sources, findings) = Sources::in_memory(LIBRARY, &texts);
    assert_eq!(findings, []);
    sources
}

/// Runs a chapter on the made-up sources.
fn run(text: &str) -> Outcome {
    run_with(&sources(), &Settings::default(), text)
}

fn run_with(sources: &Sources, settings: &Settings, text: &str) -> Outcome {
    let (templates, found) = Templates::open(Path::new("/nowhere"), TEMPLATES);
    assert_eq!(found, []);
    let page = Page::plain("chapters/flood.md", text);
    let scan = scan(&page, DIRECTIVES);
    assert_eq!(scan.diagnostics, [], "{text}");
    let desk = Desk { sources, settings, templates: &templates };
    chapter(&desk, "flood", &page, &scan)
}

/// Returns the messages of a chapter as a terminal shows them.
fn messages(text: &str) -> String {
    drawn(&run(text).diagnostics)
}

fn drawn(found: &[Diagnostic]) -> String {
    draw(found, Colour::Never).trim_end().to_owned()
}

/// Returns each finding of a chapter as its code and the words at its place.
fn findings(text: &str) -> Vec<String> {
    let at = |one: &Diagnostic| {
        let words = one.span.as_ref().map_or("", |span| span.text());
        format!("{}: {words}", one.code)
    };
    run(text).diagnostics.iter().map(at).collect()
}

/// Asserts that a chapter has no finding, and returns its text.
fn clean(text: &str) -> String {
    let outcome = run(text);
    assert_eq!(drawn(&outcome.diagnostics), "", "{text}");
    outcome.text
}
