mod bad_layout;
mod bad_values;
mod files;

use super::outline::outline;
use super::{Fidelity, Library, ParagraphsBy, Publish};
use crate::text::ParagraphKind;

/// Returns everything that is wrong with a library, as the author sees it.
fn faults(yaml: &str) -> String {
    let (library, findings) = Library::parse("sources/library.yml", yaml);
    let mut findings = [findings, library.check_all()].concat();
    briefing_diagnostics::sort(&mut findings);
    briefing_diagnostics::draw(&findings, briefing_diagnostics::Colour::Never)
}

/// Returns a library that must have no fault.
fn sound(yaml: &str) -> Library {
    let (library, findings) = Library::parse("sources/library.yml", yaml);
    let findings = [findings, library.check_all()].concat();
    let drawn = briefing_diagnostics::draw(&findings, briefing_diagnostics::Colour::Never);
    assert!(findings.is_empty(), "{drawn}");
    library
}

const WAPO: &str = r#"
# a comment
wapo:
  type: article
  title: "U.S. told Russia: be warned"
  author: { name: Washington, given-name: "Desk \"A\"" }
  date: 2024-04-02
  url: { value: "https://example.org/a?b=c#d", date: 2024-04-10 }
  parent: { type: newspaper, title: The Post }
  serial-number: { doi: 10.1000/182 }
  label: Post (altered copy)
  fidelity: altered
  descriptor: Machine-altered republication; words outside its own
    quotation marks are not the paper's.
  reliability: C
  retrieved-from: https://example.net
  captured: 2024-02-29
  captured-sha256: 0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef
  derived-from: [live, other:2020]
  edition-of: live
  original: live#p4
  publish: none
  paragraphs: blank-line
  kinds: { heading: [p8], caption: p5, furniture: [p1, p30-p31] }
  passages:
    too-general: { exact: "too general", by: Sergei Naryshkin, via: [Interfax], said-on: 2024-04-02, credibility: 3 }
    whole: { at: p5.s2, by: A, role: B, to: C }
live:
  type: misc
  text: none
other:2020:
  type: web
  file: texts/other.txt
"#;

#[test]
fn reads_every_key() {
    let library = sound(WAPO);
    assert_eq!(library.ids().collect::<Vec<_>>(), ["live", "other:2020", "wapo"]);
    let wapo = library.entry("wapo").unwrap();
    assert_eq!(wapo.label.as_deref(), Some("Post (altered copy)"));
    assert_eq!((wapo.fidelity, wapo.publish), (Fidelity::Altered, Publish::None));
    assert_eq!(wapo.paragraphs_by, ParagraphsBy::BlankLine);
    assert!(
        wapo.descriptor
            .as_deref()
            .unwrap()
            .ends_with("its own quotation marks are not the paper's.")
    );
    assert!(wapo.captured_sha256.as_deref().is_some_and(|sha| sha.starts_with("0123")));
    assert_eq!((wapo.reliability, wapo.captured.as_deref()), (Some('C'), Some("2024-02-29")));
    assert_eq!(wapo.derived_from, ["live", "other:2020"]);
    assert_eq!(wapo.edition_of.as_deref(), Some("live"));
    assert_eq!(wapo.original.as_ref().unwrap().to_string(), "live#p4");
    assert_eq!((wapo.has_text, wapo.file.as_str()), (true, "sources/wapo.txt"));
    let kinds: Vec<_> = [1, 5, 8, 9, 30, 31, 32].map(|number| wapo.kinds.kind_of(number)).into();
    use ParagraphKind::{Body, Caption, Furniture, Heading};
    assert_eq!(kinds, [Furniture, Caption, Heading, Body, Furniture, Furniture, Body]);
    let passage = wapo.passage("too-general").unwrap();
    assert_eq!(passage.exact.as_deref(), Some("too general"));
    assert_eq!(
        (passage.via.as_slice(), passage.credibility),
        (&["Interfax".to_owned()][..], Some(3))
    );
    assert_eq!(passage.said_on.as_deref(), Some("2024-04-02"));
    assert_eq!(wapo.passage("whole").unwrap().at, "p5.s2".parse().ok());
    assert!(!library.entry("live").unwrap().has_text);
    assert_eq!(library.entry("other:2020").unwrap().file, "sources/texts/other.txt");
}

#[test]
fn hands_the_reference_to_hayagriva() {
    let library = sound(WAPO);
    let wapo = library.entry("wapo").unwrap();
    assert_eq!(wapo.title().as_deref(), Some("U.S. told Russia: be warned"));
    assert_eq!(wapo.url(), Some("https://example.org/a?b=c#d"));
    let reference = wapo.bibliography();
    assert_eq!(reference.key(), "wapo");
    assert_eq!(reference.authors().unwrap()[0].given_name.as_deref(), Some("Desk \"A\""));
    assert_eq!(reference.date().unwrap().day, Some(1));
    assert_eq!(reference.doi(), Some("10.1000/182"));
    assert_eq!(reference.parents()[0].title().unwrap().to_string(), "The Post");
    assert_eq!(wapo.not_stated(), [""; 0]);
    let live = library.entry("live").unwrap();
    assert_eq!(live.not_stated(), ["author", "publisher", "date", "title", "url"]);
    assert_eq!(
        (live.short_name(), wapo.short_name()),
        ("live".into(), "Post (altered copy)".into())
    );
}

/// A key that we know and hayagriva does not would be lost in silence.
#[test]
fn every_key_and_type_of_a_reference_is_hayagrivas() {
    let strings = "title author editor publisher location organization archive archive-location \
                   call-number note abstract genre";
    let numbers = "issue chapter volume volume-total edition page-range page-total";
    let mut yaml = String::from("a:\n  type: book\n  parent: { type: book }\n");
    for key in strings.split_whitespace().chain(numbers.split_whitespace()) {
        yaml += &format!("  {key}: {}\n", if strings.contains(key) { "Some" } else { "7" });
    }
    yaml += "  date: 2024\n  affiliated: { role: translator, names: B }\n  runtime: \"01:02:03\"\n";
    yaml += "  time-range: 01:02:03-01:04:05\n  url: https://a.example\n  serial-number: 7\n";
    yaml += "  language: en-US\n";
    let library = sound(&yaml);
    let reference = library.entry("a").unwrap().bibliography();
    assert_eq!(reference.parents().len(), 1);
    for key in
        super::keys::REFERENCE.iter().filter(|key| !["type", "parent", "serial"].contains(key))
    {
        assert!(reference.has(key), "{key}");
    }
    for kind in super::keys::TYPES {
        assert!(kind.parse::<hayagriva::types::EntryType>().is_ok(), "{kind}");
    }
}

#[test]
fn a_file_laid_out_otherwise_reads_the_same() {
    let flow = r#"{ "a": { type: web, title: T }, b: { type: web,
title: U } }"#;
    let anchored = "a: { type: web, title: T, parent: &p { type: web, title: P } }\nb: { type: web, title: U, parent: *p }";
    let marked = "\u{feff}---\na: { type: web, title: T }\r\nb: # note\n  type: web\n  title: U\n";
    for yaml in [flow, anchored, marked] {
        let library = sound(yaml);
        let titles: Vec<_> =
            ["a", "b"].iter().filter_map(|id| library.entry(id)?.title()).collect();
        assert_eq!(titles, ["T", "U"], "{yaml}");
    }
    assert!(outline(flow).is_none() && outline(anchored).is_none());
    assert_eq!(outline(marked).unwrap().len(), 2);
    let parent = sound(anchored).entry("b").unwrap().bibliography().parents()[0].clone();
    assert_eq!(parent.title().unwrap().to_string(), "P");
}

#[test]
fn reads_only_what_is_asked_for() {
    let (library, findings) =
        Library::parse("l.yml", "a: { type: web }\nb: [broken\nc: {tpye: web}\n");
    assert_eq!(findings, []);
    assert!(library.entry("a").is_some());
    assert_eq!(library.findings(), []);
    let codes: Vec<_> = library.check_all().iter().map(|fault| fault.code).collect();
    assert_eq!(codes, ["bad-value", "bad-yaml", "unknown-key"]);
}

#[test]
fn an_empty_library_has_no_sources() {
    for yaml in ["", "\n", "# nothing yet\n", "---\n"] {
        assert_eq!(sound(yaml).ids().count(), 0, "{yaml:?}");
    }
}

#[test]
fn a_digest_has_64_digits() {
    for bad in ["12", "0123456789ABCDEF0123456789abcdef0123456789abcdef0123456789abcdef", "[x]"] {
        let drawn = faults(&format!("a: {{ type: web, captured-sha256: {bad} }}"));
        assert!(drawn.contains("captured-sha256"), "{drawn}");
    }
}
