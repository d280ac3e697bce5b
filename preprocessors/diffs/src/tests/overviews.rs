//! The table, the strip and the chronology over all facts.

use std::path::Path;

use briefing_diagnostics::File;
use briefing_facts::FactBook;
use briefing_plugin::{Page, scan};
use briefing_sources::Sources;

use super::{html, made, sources, templates};
use crate::chapter::Desk;
use crate::places::{Places, places};
use crate::{DIRECTIVES, strip, table, timeline};

/// Returns where the facts `toll` and `warning` are compared: in two chapters, the first twice.
fn compared() -> Places {
    let chapters = [
        ("part/one.md", "{{#diff nothing view=grid}}\n\n{{#diff toll}}\n\n{{#diff toll}}\n"),
        ("two.md", "{{#diff live#p3 wapo#p4}}\n\n{{#diff toll}}\n\n{{#diff warning}}\n"),
    ];
    let read = chapters.map(|(path, text)| (path, scan(&Page::plain(path, text), DIRECTIVES)));
    places(read.iter().map(|(path, scan)| (Path::new(*path), scan)))
}

#[test]
fn a_fact_is_linked_to_its_first_place() {
    let places = compared();
    let from = Path::new("two.md");
    assert_eq!(places.link("toll", from).as_deref(), Some("part/one.md#fact-toll"));
    assert_eq!(places.link("warning", from).as_deref(), Some("two.md#fact-warning"));
    assert_eq!(places.link("live#p3", from), None);
    assert!(places.is_first("toll", Path::new("part/one.md"), 29));
    assert!(!places.is_first("toll", Path::new("part/one.md"), 45));
    assert!(!places.is_first("toll", from, 29));
}

#[test]
fn all_facts_in_two_forms() {
    let (sources, places, templates) = (sources(), compared(), templates());
    let desk = Desk {
        sources: &sources,
        aliases: &[],
        facts: None,
        places: &places,
        templates: &templates,
    };
    let (mut toll, mut how) = (made::toll(&sources), made::how_specific(&sources));
    "toll".clone_into(&mut toll.id);
    "how".clone_into(&mut how.id);
    let (facts, from) = ([toll, how], Path::new("two.md"));
    let table = table::render(&desk, &facts, from, "").expect("a table");
    insta::assert_snapshot!(html(&table), @r##"
    <div class="diff-wide">
    <table class="diff-facts">
    <caption>Each fact, how its accounts stand to each other, and what this briefing makes of it.</caption>
    <thead><tr><th scope="col">Fact</th><th scope="col">Verdict</th><th scope="col">This briefing’s assessment</th></tr></thead>
    <tbody>
    <tr data-verdict="conflict">
    <th scope="row">

    [How many were killed and wounded](<part/one.md#fact-toll>)

    </th>
    <td data-heading="Verdict"><span class="diff-sign" aria-hidden="true">×</span> in conflict<div class="diff-dimension"><b>Killed:</b> in conflict</div><div class="diff-dimension"><b>Wounded:</b> not contradicted, but far apart</div><div class="diff-why">4 voices, 1 stated origin; independence not established</div></td>
    <td data-heading="Assessment">No account names an official list.</td>
    </tr>
    <tr data-verdict="conflict">
    <th scope="row">

    How specific the private warning was

    </th>
    <td data-heading="Verdict"><span class="diff-sign" aria-hidden="true">×</span> in conflict<div class="diff-dimension"><b>Passed on?:</b> in conflict</div><div class="diff-dimension"><b>Target:</b> in conflict</div><div class="diff-why">6 voices, 6 stated origins; independence not established</div></td>
    <td data-heading="Assessment">none</td>
    </tr>
    </tbody>
    </table>
    </div>
    "##);
    let strip = strip::render(&desk, &facts, from, "").expect("a strip");
    insta::assert_snapshot!(html(&strip), @r##"
    <div class="diff-scroll">
    <table class="diff-strip">
    <caption>Who tells what, and how it stands to the others.</caption>
    <thead><tr><th scope="col">Fact</th><th scope="col">Moser</th><th scope="col">Post<span class="diff-dagger" aria-hidden="true">†</span><span class="visually-hidden"> (altered copy)</span></th><th scope="col">Interview</th><th scope="col">Live</th><th scope="col">Encyclopedia</th></tr></thead>
    <tbody>
    <tr data-verdict="conflict">
    <th scope="row">

    [How many were killed and wounded](<part/one.md#fact-toll>)

    </th>
    <td data-heading="Moser" data-state="base"><span class="diff-sign" aria-hidden="true">•</span><span class="visually-hidden">tells it</span></td>
    <td data-heading="Post" data-state="not-contradicted"><span class="diff-sign" aria-hidden="true">~</span><span class="visually-hidden">not contradicted</span></td>
    <td data-heading="Interview" data-state="conflict"><span class="diff-sign" aria-hidden="true">×</span><span class="visually-hidden">in conflict</span></td>
    <td data-heading="Live" data-state="without-value"><span class="diff-sign" aria-hidden="true">?</span><span class="visually-hidden">said without a value</span></td>
    <td data-heading="Encyclopedia"><span class="visually-hidden">not among the accounts</span></td>
    </tr>
    <tr data-verdict="conflict">
    <th scope="row">

    How specific the private warning was

    </th>
    <td data-heading="Moser"><span class="visually-hidden">not among the accounts</span></td>
    <td data-heading="Post" data-state="conflict"><span class="diff-sign" aria-hidden="true">×</span><span class="visually-hidden">in conflict</span></td>
    <td data-heading="Interview"><span class="visually-hidden">not among the accounts</span></td>
    <td data-heading="Live" data-state="not-contradicted"><span class="diff-sign" aria-hidden="true">~</span><span class="visually-hidden">not contradicted</span></td>
    <td data-heading="Encyclopedia" data-state="conflict"><span class="diff-sign" aria-hidden="true">×</span><span class="visually-hidden">in conflict</span></td>
    </tr>
    </tbody>
    </table>
    </div>
    <p class="diff-legend"><span class="diff-key" data-state="not-contradicted"><span class="diff-sign" aria-hidden="true">~</span> not contradicted</span> <span class="diff-key" data-state="without-value"><span class="diff-sign" aria-hidden="true">?</span> said without a value</span> <span class="diff-key" data-state="conflict"><span class="diff-sign" aria-hidden="true">×</span> in conflict</span> <span class="diff-key"><span class="diff-sign" aria-hidden="true">•</span> tells it</span> <span class="diff-key">empty: not among the accounts</span></p>
    "##);
}

/// Returns the chronology of a small book with an altered copy and a source that withholds its words.
fn chronology(texts: &[(&str, &str)], yaml: &str) -> String {
    let library = "post: { type: misc, label: Post, fidelity: altered }\n\
        live: { type: misc, label: Live }\nmemo: { type: misc, label: Memo, publish: none }\n";
    let (sources, findings) = Sources::in_memory(library, texts);
    assert!(findings.is_empty(), "{findings:?}");
    let (facts, findings) = FactBook::read(&File::new("facts.yml", yaml), &sources, &[]);
    assert!(findings.is_empty(), "{findings:?}");
    let (places, templates) = (compared(), templates());
    let desk = Desk {
        sources: &sources,
        aliases: &[],
        facts: Some(&facts),
        places: &places,
        templates: &templates,
    };
    let made = timeline::render(&desk, &facts.chronology(), Path::new("two.md"), "");
    html(&made.expect("a chronology"))
}

#[test]
fn the_chronology_names_the_other_days() {
    let texts = [
        ("post", "The US warned Moscow on 6 March 2024."),
        ("live", "The US warned Moscow on 7 March.\nIt warned Moscow in March 2024."),
        ("memo", "Nothing."),
    ];
    let yaml = "events:\n  alert: { date: 2024-03-07, names: [the alert] }\nfacts:\n  \
        warning: { title: The warning, accounts: [post#p1, live#p1, live#p2] }\n";
    insta::assert_snapshot!(chronology(&texts, yaml), @r#"
    <ol class="diff-timeline">
    <li>
    <p class="diff-when">March 2024</p>
    <div class="diff-entry">

    [The warning](<two.md#fact-warning>)<span class="diff-told">: Live ¶ 2[@live#p2]</span>

    <p class="diff-why">Other days given, not contradicted: 6 March 2024 (Post), 7 March 2024 (Live ¶ 1). Not all of these can be true.</p>

    </div>
    </li>
    <li>
    <p class="diff-when"><time datetime="2024-03-06">6 March 2024</time></p>
    <div class="diff-entry diff-disputed">

    <span class="diff-verdict"><span class="diff-sign" aria-hidden="true">×</span> disputed</span> [The warning](<two.md#fact-warning>)<span class="diff-told">: Post<span class="diff-dagger" aria-hidden="true">†</span><span class="visually-hidden"> (altered copy)</span> ¶ 1[@post#p1]</span>

    <p class="diff-why">Others say: 7 March 2024 (Live ¶ 1).</p>
    <p class="diff-why">Other days given, not contradicted: March 2024 (Live ¶ 2).</p>

    <p class="diff-why">The dispute rests on an altered copy’s words (†).</p>
    </div>
    </li>
    <li>
    <p class="diff-when"><time datetime="2024-03-07">7 March 2024</time></p>
    <div class="diff-entry">

    the alert<span class="diff-told"> (this briefing’s date)</span>


    </div>
    <div class="diff-entry diff-disputed">

    <span class="diff-verdict"><span class="diff-sign" aria-hidden="true">×</span> disputed</span> [The warning](<two.md#fact-warning>)<span class="diff-told">: Live ¶ 1 (year not stated)[@live#p1]</span>

    <p class="diff-why">Others say: 6 March 2024 (Post).</p>
    <p class="diff-why">Other days given, not contradicted: March 2024 (Live ¶ 2).</p>

    <p class="diff-why">The dispute rests on an altered copy’s words (†).</p>
    </div>
    </li>
    </ol>
    "#);
}

#[test]
fn the_chronology_quotes_a_day_that_has_no_place() {
    let texts = [
        ("post", "The US warned Moscow on Tuesday."),
        ("live", "The US warned Moscow on 7 March 2024.\nIt warned Moscow the next day."),
        ("memo", "The US warned Moscow on Thursday."),
    ];
    let yaml = "facts:\n  warning:\n    title: The warning\n    \
        accounts: [live#p1, post#p1, memo#p1]\n";
    insta::assert_snapshot!(chronology(&texts, yaml), @r##"
    <ol class="diff-timeline">
    <li>
    <p class="diff-when"><time datetime="2024-03-07">7 March 2024</time></p>
    <div class="diff-entry diff-disputed">

    <span class="diff-verdict"><span class="diff-sign" aria-hidden="true">×</span> disputed</span> [The warning](<two.md#fact-warning>)<span class="diff-told">: Live ¶ 1[@live#p1]</span>


    <span class="diff-why">Post<span class="diff-dagger" aria-hidden="true">†</span><span class="visually-hidden"> (altered copy)</span> ¶ 1 says, in the copy’s words, <q>Tuesday</q>[@post#p1:24-31:copy,compared]: date not stated; in conflict.</span>

    <span class="diff-why">Memo ¶ 1[@memo#p1]: date not stated; its words are withheld.</span>

    <p class="diff-why">The dispute rests on an altered copy’s words (†).</p>
    </div>
    </li>
    </ol>
    "##);
}

/// Returns the strip's cells of one fact over sources, each with its words for who cannot see the sign.
fn cells(texts: &[(&str, &str)], yaml: &str) -> Vec<String> {
    let library: String =
        texts.iter().map(|(id, _)| format!("{id}: {{ type: misc, label: {id} }}\n")).collect();
    let (sources, _) = Sources::in_memory(&library, texts);
    let (facts, findings) = FactBook::read(&File::new("facts.yml", yaml), &sources, &[]);
    assert!(findings.is_empty(), "{findings:?}");
    let templates = templates();
    let desk = Desk {
        sources: &sources,
        aliases: &[],
        facts: Some(&facts),
        places: &Places::default(),
        templates: &templates,
    };
    let strip = strip::render(&desk, facts.comparisons(), Path::new("one.md"), "").unwrap();
    let words = strip.split("<span class=\"visually-hidden\">").skip(1);
    words.filter_map(|rest| Some(rest.split_once("</span>")?.0.to_owned())).collect()
}

#[test]
fn no_outlet_is_held_against_itself() {
    let texts = [("a", "It took 12 men.\n\nIt took twelve men.\n"), ("b", "It took 12 men.\n")];
    let fact = |accounts: &str, more: &str| {
        format!(
            "facts:\n  f:\n    title: F\n    columns: [men]\n    accounts: [{accounts}]\n    \
             compare: {{ men: {{ a#p1: 12 men, a#p2: twelve men{more} }} }}\n"
        )
    };
    let both = cells(&texts, &fact("a#p1, a#p2, b#p1", ", b: 12 men"));
    assert_eq!(both, ["tells it", "the same"]);
    assert_eq!(cells(&texts[..1], &fact("a#p1, a#p2", "")), ["tells it"]);
}
