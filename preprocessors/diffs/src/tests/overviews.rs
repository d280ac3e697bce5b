//! The table, the chronology and the strip over all facts.

use std::path::Path;

use briefing_facts::Entry;
use briefing_plugin::{Page, scan};

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
fn all_facts_in_three_forms() {
    let (sources, places, templates) = (sources(), compared(), templates());
    let desk = Desk { sources: &sources, facts: None, places: &places, templates: &templates };
    let (mut toll, mut how) = (made::toll(&sources), made::how_specific(&sources));
    "toll".clone_into(&mut toll.id);
    "how".clone_into(&mut how.id);
    let (facts, from) = ([toll, how], Path::new("two.md"));
    let table = table::render(&desk, &facts, from, "").expect("a table");
    insta::assert_snapshot!(html(&table), @r##"
    <table class="diff-facts">
    <caption>The facts that more than one voice tells.</caption>
    <thead><tr><th scope="col">Fact</th><th scope="col">Verdict</th><th scope="col">What the accounts say, and the analyst’s assessment</th></tr></thead>
    <tbody>
    <tr data-verdict="conflict">
    <th scope="row">

    [How many were killed and wounded](<part/one.md#fact-toll>)

    </th>
    <td data-heading="Verdict"><span class="diff-sign" aria-hidden="true">×</span> in conflict<br><span class="diff-why">4 voices, 1 stated origin; independence not established</span></td>
    <td data-heading="What the accounts say"><div class="diff-caption" data-verdict="conflict"><b>Killed:</b> 143 and 135 cannot both be final; only one figure is dated.</div><div class="diff-caption" data-verdict="far-apart"><b>Wounded:</b> 360 and “over 145” can both be true, but lie far apart.</div><div class="diff-caption diff-assessed"><b>Analyst’s assessment:</b> No account names an official list.</div></td>
    </tr>
    <tr data-verdict="conflict">
    <th scope="row">

    How specific the private warning was

    </th>
    <td data-heading="Verdict"><span class="diff-sign" aria-hidden="true">×</span> in conflict<br><span class="diff-why">6 voices, 6 stated origins; independence not established</span></td>
    <td data-heading="What the accounts say"><div class="diff-caption" data-verdict="conflict"><b>Passed on?:</b> The ambassador’s account cannot stand beside Naryshkin’s.</div><div class="diff-caption" data-verdict="conflict"><b>Target:</b> A hall, a synagogue, or no target.</div></td>
    </tr>
    </tbody>
    </table>
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
    let told = |label: &str, at: &str| (label.to_owned(), at.parse().expect("an address"));
    let entry = |when: &str, iso: Option<&str>, fact: Option<&str>, told_by| Entry {
        when: when.to_owned(),
        iso: iso.map(str::to_owned),
        title: fact.map_or("the attack", |_| "The private warning").to_owned(),
        fact: fact.map(str::to_owned),
        told_by,
        said: false,
        disputed: fact.is_some(),
    };
    let entries = [
        entry("6 March 2024", Some("2024-03-06"), Some("warning"), vec![told("Post", "wapo#p9")]),
        entry(
            "7 March 2024",
            Some("2024-03-07"),
            Some("warning"),
            vec![told("Encyclopedia", "encyclopedia#p12")],
        ),
        Entry {
            said: true,
            ..entry("7 March 2024", Some("2024-03-07"), Some("toll"), vec![told("Live", "live#p3")])
        },
        entry("22 March 2024", Some("2024-03-22"), None, Vec::new()),
        entry("after it", None, None, Vec::new()),
    ];
    let timeline = timeline::render(&desk, &entries, from, "").expect("a chronology");
    insta::assert_snapshot!(html(&timeline), @r##"
    <ol class="diff-timeline">
    <li>
    <p class="diff-when"><time datetime="2024-03-06">6 March 2024</time></p>
    <div class="diff-entry diff-disputed">

    <span class="diff-verdict"><span class="diff-sign" aria-hidden="true">×</span> disputed</span> [The private warning](<two.md#fact-warning>)<span class="diff-told">: Post ¶ 9[@wapo#p9]</span>

    <p class="diff-why">Others say: 7 March 2024 (Encyclopedia).</p>
    </div>
    </li>
    <li>
    <p class="diff-when"><time datetime="2024-03-07">7 March 2024</time></p>
    <div class="diff-entry diff-disputed">

    <span class="diff-verdict"><span class="diff-sign" aria-hidden="true">×</span> disputed</span> [The private warning](<two.md#fact-warning>)<span class="diff-told">: Encyclopedia ¶ 12[@encyclopedia#p12]</span>

    <p class="diff-why">Others say: 6 March 2024 (Post).</p>
    </div>
    <div class="diff-entry diff-disputed">

    <span class="diff-verdict"><span class="diff-sign" aria-hidden="true">×</span> disputed</span> <span class="diff-why">Said:</span> [The private warning](<part/one.md#fact-toll>)<span class="diff-told">: Live ¶ 3[@live#p3]</span>

    </div>
    </li>
    <li>
    <p class="diff-when"><time datetime="2024-03-22">22 March 2024</time></p>
    <div class="diff-entry">

    the attack

    </div>
    </li>
    <li>
    <p class="diff-when">after it</p>
    <div class="diff-entry">

    the attack

    </div>
    </li>
    </ol>
    "##);
}
