//! What the summary says of books made up for it.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use briefing_diagnostics::{Diagnostic, File};
use briefing_facts::{FactBook, Verdict};
use briefing_plugin::Chapters;
use insta::assert_snapshot;
use pulldown_cmark::{Event, Options, Parser};
use serde_json::json;

use crate::tests::{Book, LIBRARY, TEXTS};
use crate::{Desk, Evidence, FactPlace, annexes, whole_book};

/// A book's pages, and the facts that it compares in a chapter `facts.md`.
struct Case<'a> {
    library: &'a str,
    texts: &'a [(&'a str, &'a str)],
    facts: Option<&'a str>,
    aliases: &'a [&'a [&'a str]],
    checked: bool,
}

impl<'a> Case<'a> {
    fn new(library: &'a str, texts: &'a [(&'a str, &'a str)]) -> Self {
        Self { library, texts, facts: None, aliases: &[], checked: true }
    }

    /// Returns the page after the annexes, or what is wrong.
    fn page(&self, text: &str) -> Result<String, Vec<Diagnostic>> {
        let mut book = Book::new(self.library, self.texts);
        let group = |group: &&[&str]| group.iter().map(|name| (*name).to_owned()).collect();
        book.settings.aliases = self.aliases.iter().map(group).collect();
        self.filled(&book, text)
    }

    fn filled(&self, book: &Book, text: &str) -> Result<String, Vec<Diagnostic>> {
        let facts = self.facts.map(|facts| {
            let (facts, found) = FactBook::read(&File::new("facts.yml", facts), &book.sources);
            assert!(found.iter().all(|one| !one.is_error()), "{found:?}");
            facts
        });
        let comparisons = facts.as_ref().map(FactBook::comparisons);
        let place = |one: &briefing_facts::Comparison| {
            let at = Some((PathBuf::from("facts.md"), format!("fact-{}", one.id)));
            let disputed = one.verdict == Verdict::Conflict;
            (one.id.clone(), FactPlace { title: one.title.clone(), disputed, at })
        };
        let places: BTreeMap<_, _> = comparisons.unwrap_or_default().iter().map(place).collect();
        let chapter = json!({"name": "One", "content": text, "path": "one.md"});
        let mut chapters =
            Chapters::from_json(&json!({"items": [{"Chapter": chapter}]})).expect("a book");
        let out = book.chapter(text);
        assert_eq!(out.diagnostics, []);
        chapters.list[0].content = out.text;
        let evidence = Evidence {
            uses: &out.uses,
            allowed: &out.allowed,
            facts: comparisons,
            checked: self.checked,
        };
        let desk = Desk { facts: &places, ..book.desk() };
        let found = annexes(&desk, &evidence, Path::new("chapters"), &mut chapters);
        if found.is_empty() { Ok(chapters.list[0].content.clone()) } else { Err(found) }
    }

    /// Returns the summary's section with its references read.
    fn says(&self, text: &str) -> String {
        let page = self.page(text).expect("a page");
        let section = page.split_once("<section").expect("a section").1;
        let section = section.split_once("</section>").expect("its end").0;
        referenced(section)
    }

    /// Returns what a point says.
    fn point(&self, text: &str, heading: &str) -> String {
        let says = self.says(text);
        let start = format!("<dt>{heading}</dt>\n<dd>\n\n");
        let point = says.split_once(&start).unwrap_or_else(|| panic!("{heading}: {says}")).1;
        point.split_once("\n</dd>").expect("its end").0.trim_end().to_owned()
    }
}

/// Returns a text with the numeric character references as characters.
fn referenced(text: &str) -> String {
    let mut read = String::new();
    let mut parts = text.split("&#");
    read.push_str(parts.next().unwrap_or_default());
    for part in parts {
        let (number, rest) = part.split_once(';').expect("a reference");
        let number: u32 = number.parse().expect("a number");
        read.push(char::from_u32(number).expect("a character"));
        read.push_str(rest);
    }
    read
}

const FACTS: &str = "facts:
  wall:
    title: What became of the wall
    accounts: [dam#p5, copy#p1]
    columns: [wall]
    compare: { wall: { dam: It held, copy: The wall was } }
  rain:
    title: The rain
    accounts: [dam#p2.s1, dam#p3]
";

#[test]
fn a_summary_says_what_the_book_shows() {
    let case = Case { facts: Some(FACTS), ..Case::new(LIBRARY, TEXTS) };
    let page = "A [@dam#p3:14-47]. B [@dam#p2]. C [@copy#p1]. D [@memo].\n\n{{#source-summary}}\n";
    assert_snapshot!(case.says(page), @r###"
     class="source-summary" id="source-summary" aria-label="Source summary">

    <p class="source-summary-lead">Counted from the chapters, the library and the facts of this book:</p>

    <dl class="source-summary-points">
    <dt>Breadth</dt>
    <dd>

    The book cites 3 sources: 2 articles and 1 miscellaneous source. 1 speaker is stated in the passages that are cited or compared. A date is stated for 1 of them: 4 May 2021. No day of capture or language is stated for any of them.

    </dd>
    <dt>Fidelity</dt>
    <dd>

    2 are verbatim copies; 1 is an altered copy: Copy. Of an altered copy only what stands between its own quotation marks is anyone’s words. Of 4 places cited, 1 stands in the altered copy, none of them with words.

    <p class="source-summary-lead">Facts whose accounts would stand otherwise without an altered copy’s own words, and in what:</p>

    - [What became of the wall](<facts.md#fact-wall>): Wall

    </dd>
    <dt>Grades</dt>
    <dd>

    Grades are on the Admiralty scale, as the author set them. 2 sources are not graded.

    <p class="source-summary-lead">Reliability of the source:</p>

    - B, usually reliable: Valley Post

    <p class="source-summary-lead">Credibility of the information:</p>

    - 2, probably true: Otto Brandt (Valley Post)

    </dd>
    <dt>Derivation</dt>
    <dd>

    No source is stated to derive from another, to be another capture of it or to translate it. That they are independent of each other is not established. For no fact does the author state that its accounts are independent.

    </dd>
    <dt>Dependence on one stream</dt>
    <dd>

    The source cited most is Valley Post: 2 of 4 places. 2 facts are compared: 1 rests on one source alone.

    <p class="source-summary-lead">On one source, with more than one voice in it:</p>

    - [The rain](<facts.md#fact-rain>): 2 voices in Valley Post

    </dd>
    <dt>Contradictions</dt>
    <dd>

    2 facts are compared: 1 is told in conflict.

    <p class="source-summary-lead">In conflict:</p>

    - [What became of the wall](<facts.md#fact-wall>): Wall; only with an altered copy’s own words

    </dd>
    <dt>Not stated</dt>
    <dd>

    Of the 4 accounts compared, 3 have no stated speaker: the source speaks in its own voice, or does not say who speaks.

    - Author: not stated for Copy and memo
    - Publisher: not stated for Copy and memo
    - Date: not stated for Copy and memo
    - Title: not stated for Copy and memo
    - Address: not stated for memo

    </dd>
    <dt>Checks</dt>
    <dd>

    4 places are cited, 1 with the source’s words; each quotation was compared with the text as it was captured. No finding was accepted by hand.

    </dd>
    </dl>

    <table class="source-summary-table">
    <caption>The sources cited</caption>
    <thead><tr><th scope="col">Source</th><th scope="col">Kind</th><th scope="col">Date</th><th scope="col">Copy</th><th scope="col">Grade</th><th scope="col">Speakers</th><th scope="col">Places cited</th><th scope="col">Facts told</th></tr></thead>
    <tbody>
    <tr data-fidelity="altered">
    <th scope="row">

    [Copy](<sources/copy.md>)

    </th>
    <td data-heading="Kind">article</td>
    <td data-heading="Date">not stated</td>
    <td data-heading="Copy">altered copy</td>
    <td data-heading="Grade">not graded</td>
    <td data-heading="Speakers">0</td>
    <td data-heading="Places cited">1</td>
    <td data-heading="Facts told">1, 1 in conflict</td>
    </tr>
    <tr data-fidelity="verbatim">
    <th scope="row">

    [memo](<sources/memo.md>)

    </th>
    <td data-heading="Kind">miscellaneous</td>
    <td data-heading="Date">not stated</td>
    <td data-heading="Copy">verbatim copy</td>
    <td data-heading="Grade">not graded</td>
    <td data-heading="Speakers">0</td>
    <td data-heading="Places cited">1</td>
    <td data-heading="Facts told">0</td>
    </tr>
    <tr data-fidelity="verbatim">
    <th scope="row">

    [Valley Post](<sources/dam.md>)

    </th>
    <td data-heading="Kind">article</td>
    <td data-heading="Date">4 May 2021</td>
    <td data-heading="Copy">verbatim copy</td>
    <td data-heading="Grade">B</td>
    <td data-heading="Speakers">1</td>
    <td data-heading="Places cited">2, 1 with words</td>
    <td data-heading="Facts told">2, 1 in conflict</td>
    </tr>
    </tbody>
    </table>
    "###);
}

#[test]
fn one_source_is_spoken_of_as_one() {
    let case = Case::new("memo: { type: misc }\n", &TEXTS[2..]);
    assert_snapshot!(case.says("A [@memo#p1].\n\n{{#source-summary}}\n"), @r###"
     class="source-summary" id="source-summary" aria-label="Source summary">

    <p class="source-summary-lead">Counted from the chapters, the library and the facts of this book:</p>

    <dl class="source-summary-points">
    <dt>Breadth</dt>
    <dd>

    The book cites 1 miscellaneous source. No speaker is stated in the passages that are cited or compared. No date, day of capture or language is stated for it.

    </dd>
    <dt>Fidelity</dt>
    <dd>

    It is a verbatim copy.

    </dd>
    <dt>Derivation</dt>
    <dd>

    The source is not stated to derive from another; nothing corroborates it.

    </dd>
    <dt>Dependence on one stream</dt>
    <dd>

    All that is cited stands in one source: memo. No facts are compared in this book. Which facts rest on one voice or on one source is not established.

    </dd>
    <dt>Contradictions</dt>
    <dd>

    No facts are compared in this book. What contradicts what is not established.

    </dd>
    <dt>Not stated</dt>
    <dd>

    - Author: not stated for memo
    - Publisher: not stated for memo
    - Date: not stated for memo
    - Title: not stated for memo
    - Address: not stated for memo

    </dd>
    <dt>Checks</dt>
    <dd>

    1 place is cited, none with the source’s words. No finding was accepted by hand.

    </dd>
    </dl>

    <table class="source-summary-table">
    <caption>The sources cited</caption>
    <thead><tr><th scope="col">Source</th><th scope="col">Kind</th><th scope="col">Date</th><th scope="col">Copy</th><th scope="col">Speakers</th><th scope="col">Places cited</th><th scope="col">Facts told</th></tr></thead>
    <tbody>
    <tr data-fidelity="verbatim">
    <th scope="row">

    [memo](<sources/memo.md>)

    </th>
    <td data-heading="Kind">miscellaneous</td>
    <td data-heading="Date">not stated</td>
    <td data-heading="Copy">verbatim copy</td>
    <td data-heading="Speakers">0</td>
    <td data-heading="Places cited">1</td>
    <td data-heading="Facts told">0</td>
    </tr>
    </tbody>
    </table>
    "###);
}

#[test]
fn a_book_that_cites_nothing_says_so() {
    let case = Case { facts: Some("facts: {}\n"), ..Case::new(LIBRARY, TEXTS) };
    assert_snapshot!(case.says("A.\n\n{{#source-summary}}\n"), @r###"
     class="source-summary" id="source-summary" aria-label="Source summary">

    <p class="source-summary-lead">Counted from the chapters, the library and the facts of this book:</p>

    <dl class="source-summary-points">
    <dt>Breadth</dt>
    <dd>

    The book cites no source. 3 other sources of the library are not cited.

    </dd>
    <dt>Dependence on one stream</dt>
    <dd>

    No facts are compared in this book: facts.yml names none. Which facts rest on one voice or on one source is not established.

    </dd>
    <dt>Contradictions</dt>
    <dd>

    No facts are compared in this book: facts.yml names none. What contradicts what is not established.

    </dd>
    <dt>Checks</dt>
    <dd>

    Nothing is cited. No finding was accepted by hand.

    </dd>
    </dl>
    "###);
}

#[test]
fn the_authors_words_stand_first_and_nothing_is_talked_away() {
    let case = Case { facts: Some(FACTS), ..Case::new(LIBRARY, TEXTS) };
    let cited = "A [@dam#p3:14-47]. B [@copy#p1].\n\n";
    let alone = case.says(&format!("{cited}{{{{#source-summary}}}}\n"));
    let own = "{{#source-summary}}\n\nAll is *well*: no source contradicts another.\n\n{{/source-summary}}\n";
    let worded = case.says(&format!("{cited}{own}"));
    let (before, words) = worded.split_once("<div class=\"source-summary-words\">").expect("words");
    let (words, after) = words.split_once("</div>\n\n").expect("their end");
    assert_eq!(words.trim(), "All is *well*: no source contradicts another.");
    assert!(!before.contains("<dl"), "{before}");
    assert_eq!(format!("{before}{after}"), alone);
}

#[test]
fn the_authors_words_are_cited_as_everywhere() {
    let case = Case::new(LIBRARY, TEXTS);
    let page = case.page(
        "> {{#source-summary}}\n>\n> The dam alone saw it [@dam#p2].\n>\n> {{/source-summary}}\n",
    );
    let page = page.expect("a page");
    assert!(page.contains("> The dam alone saw it.[^n-one-1]\n"), "{page}");
    let (quotation, note) = page.split_once("\n\n[^n-one-1]: ").expect("the note behind it");
    assert!(quotation.lines().all(|line| line.starts_with('>')), "{page}");
    assert!(!note.contains("section"), "{page}");
    let point =
        case.point("{{#source-summary}}\n\nX [@dam#p2].\n\n{{/source-summary}}\n", "Checks");
    assert!(point.starts_with("1 place is cited, none with the source’s words."), "{point}");
}

#[test]
fn copies_of_one_report_are_one_line() {
    let library = "a: { type: misc, derived-from: b }\nb: { type: misc, label: Wire }\n\
                   c: { type: web, edition-of: d }\nd: { type: web }\n\
                   e: { type: misc, fidelity: translated, original: f#p1 }\nf: { type: misc }\n\
                   g: { type: misc, fidelity: translated }\n";
    let texts: Vec<(&str, &str)> =
        ["a", "b", "c", "d", "e", "f", "g"].map(|id| (id, "One said so.\n")).to_vec();
    let facts = "facts:\n  x:\n    title: Who said so\n    accounts: [{ at: a#p1, by: Ann }, \
                 { at: b#p1, by: Bea }]\n    independent: true\n";
    let case = Case { facts: Some(facts), ..Case::new(library, &texts) };
    let page = "[@a] [@c] [@d] [@e] [@g]\n\n{{#source-summary}}\n";
    assert_snapshot!(case.point(page, "Derivation"), @r###"
    The 5 sources cited come to 4 lines of reporting: what derives from one report does not corroborate it. That they are independent of each other is not established. For 1 fact the author states that its accounts are independent.

    <p class="source-summary-lead">Copies of one report:</p>

    - a and Wire: a is derived from Wire
    - c and d: c is another capture of d
    - e and f: e translates f
    "###);
    assert_snapshot!(case.point(page, "Dependence on one stream"), @r###"
    The sources cited most are a, c, d, e and g: 1 of 5 places each. 1 fact is compared: 1 rests on copies of one report alone.

    <p class="source-summary-lead">On copies of one report:</p>

    - [Who said so](<facts.md#fact-x>): 2 voices in a and Wire
    "###);
    assert_snapshot!(case.point(page, "Fidelity"), @"3 are verbatim copies; 2 are translations: e and g. A translation’s words are not the original’s; for 1 the original is not stated.");
}

#[test]
fn a_grade_stands_only_where_one_is_set() {
    let case = Case::new(LIBRARY, TEXTS);
    let page = "A [@dam#burst]. B [@copy#p1].\n\n{{#source-summary}}\n";
    assert_snapshot!(case.point(page, "Grades"), @r###"
    Grades are on the Admiralty scale, as the author set them. 1 source is not graded.

    <p class="source-summary-lead">Reliability of the source:</p>

    - B, usually reliable: Valley Post

    <p class="source-summary-lead">Credibility of the information:</p>

    - 2, probably true: Otto Brandt (Valley Post)
    "###);
    let facts = "facts:\n  x:\n    title: X\n    accounts: [dam#p3, { at: copy#p2, by: They, \
                 credibility: 4 }]\n";
    let graded = Case { facts: Some(facts), ..Case::new(LIBRARY, TEXTS) };
    let point = graded.point(page, "Grades");
    assert_eq!(
        point.matches("- 2, probably true: Otto Brandt (Valley Post)\n").count(),
        1,
        "{point}"
    );
    assert!(point.ends_with("- 4, doubtful: They (Copy)"), "{point}");
    let without = case.says("B [@copy#p1].\n\n{{#source-summary}}\n");
    assert!(!without.contains("Grade"), "{without}");
}

#[test]
fn what_is_accepted_by_hand_is_shown_with_its_reason() {
    let case = Case::new(LIBRARY, TEXTS);
    let page = "<!-- briefing: allow hedge-dropped: the hedge is said before -->\nA [@dam#p2].\n\n\
                `<!-- briefing: allow code: no comment -->`\n\n{{#source-summary}}\n\n{{#sources}}\n";
    assert_snapshot!(case.point(page, "Checks"), @r###"
    1 place is cited, none with the source’s words. 1 finding was accepted by hand.

    <p class="source-summary-lead">Accepted by the author, with his reasons:</p>

    - [One](<one.md>): the hedge is said before (hedge-dropped)
    "###);
    let page = case.page(page).expect("a page");
    assert!(page.contains("1 finding accepted by hand"), "{page}");
    let unchecked = Case { checked: false, ..case };
    let point = unchecked.point("A [@dam#p2:0-5].\n\n{{#source-summary}}\n", "Checks");
    assert_snapshot!(point, @"1 place is cited, 1 with the source’s words; quotations in this book were not compared with the sources. No finding was accepted by hand.");
}

#[test]
fn speakers_are_told_apart_by_their_names_and_the_aliases() {
    let library = "a: { type: misc, passages: { x: { at: p1, by: FSB } } }\nb: { type: misc }\n";
    let facts = "facts:\n  x:\n    title: X\n    accounts: [{ at: b#p1, by: Federal Security \
                 Service }, { at: b#p2, by: Anna Holm }, { at: a#p1, by: Holm }]\n";
    let texts = [("a", "One.\nTwo.\n"), ("b", "Three.\nFour.\n")];
    let page = "[@a#p1] [@b]\n\n{{#source-summary}}\n";
    let case = Case { facts: Some(facts), ..Case::new(library, &texts) };
    let breadth = case.point(page, "Breadth");
    assert!(breadth.contains("3 speakers are told apart by their names"), "{breadth}");
    let case = Case { aliases: &[&["FSB", "Federal Security Service"]], ..case };
    assert_snapshot!(case.point(page, "Breadth"), @r###"
    The book cites 2 miscellaneous sources. 2 speakers are told apart by their names in the passages that are cited or compared; 2 speak in more than one source. No date, day of capture or language is stated for any of them.

    <p class="source-summary-lead">Speakers in more than one source, each of whom counts as one voice:</p>

    - Federal Security Service: a and b
    - Anna Holm: a and b
    "###);
    // Nothing of the second paragraph is cited or compared.
    let unused = case.point("[@a#p2] [@b]\n\n{{#source-summary}}\n", "Breadth");
    assert!(!unused.contains("- Federal Security Service"), "{unused}");
}

#[test]
fn dates_and_languages_are_those_stated() {
    let library = "a: { type: book, date: 2024-05, language: en-GB, captured: 2024-06-01 }\n\
                   b: { type: book, date: 2023-12-31, language: ru, captured: 2024-06-01 }\n\
                   c: { type: book, text: none }\n\
                   d: { type: book, date: 2024-05-02, language: en }\n";
    let texts = [("a", "One.\n"), ("b", "Two.\n"), ("d", "Four.\n")];
    let case = Case::new(library, &texts);
    let point = case.point("[@a] [@b] [@c]\n\n{{#source-summary}}\n", "Breadth");
    assert_snapshot!(point, @"The book cites 3 books. 1 other source of the library is not cited. 1 has no text here, so that nothing can be quoted or checked: c. No speaker is stated in the passages that are cited or compared. A date is stated for 2 of them: from 31 December 2023 to May 2024. A day of capture is stated for 2 of them: 1 June 2024. A language is stated for 2 of them: English (1) and Russian (1).");
    let point = case.point("[@a]\n\n{{#source-summary}}\n", "Breadth");
    assert_snapshot!(point, @"The book cites 1 book. 3 other sources of the library are not cited. No speaker is stated in the passages that are cited or compared. Its date is stated: May 2024. Its day of capture is stated: 1 June 2024. Its language is stated: English.");
}

#[test]
fn of_a_source_that_withholds_its_words_only_the_name_is_shown() {
    let library = "memo: { type: misc, label: Memo, publish: none }\nb: { type: misc }\n";
    let texts =
        [("memo", "Otto Brandt said that 14 gates were shut.\n"), ("b", "15 gates shut.\n")];
    let facts = "facts:\n  x:\n    title: Gates\n    accounts: [memo#p1, b#p1]\n";
    let case = Case { facts: Some(facts), ..Case::new(library, &texts) };
    let says = case.says("[@memo#p1] [@b#p1]\n\n{{#source-summary}}\n");
    for (words, shown) in [
        ("The words of 1 source are withheld from this book: Memo.", true),
        ("in 1 the words that name the speaker are withheld", true),
        ("Otto", false),
        ("gates were", false),
    ] {
        assert_eq!(says.contains(words), shown, "{words}: {says}");
    }
}

#[test]
fn a_thousand_sources_are_counted_and_not_all_named_in_a_sentence() {
    let ids: Vec<String> = (0..1000).map(|at| format!("s{at:04}")).collect();
    let library: String = ids
        .iter()
        .map(|id| {
            format!(
                "{id}: {{ type: misc, derived-from: {id}x, passages: {{ n: {{ at: p1, by: Ann \
                 {id} Holm }} }} }}\n{id}x: {{ type: misc }}\n"
            )
        })
        .collect();
    let texts: Vec<(&str, &str)> = ids.iter().map(|id| (id.as_str(), "One.\n")).collect();
    let cited: String = ids.iter().map(|id| format!("[@{id}#p1]\n")).collect();
    let case = Case::new(&library, &texts);
    let says = case.says(&format!("{cited}\n{{{{#source-summary}}}}\n"));
    assert!(says.contains("not stated for any source"), "{says}");
    assert!(says.contains("1000 lines of reporting"), "{says}");
    assert_eq!(says.matches("<tr data-fidelity").count(), 1000);
}

#[test]
fn a_second_summary_is_an_error_at_its_place() {
    let book = Book::new(LIBRARY, TEXTS);
    let out =
        book.chapter("{{#source-summary}}\n\n{{#source-summary}}\n\nA.\n\n{{/source-summary}}\n");
    let found = whole_book(&book.sources, &[out], []);
    let told: Vec<_> = found
        .iter()
        .map(|one| {
            (one.code, one.message.as_str(), one.span.as_ref().map(|span| span.range().start))
        })
        .collect();
    assert_eq!(told, [("duplicate-list", "the source summary stands in two places", Some(21))]);
}

#[test]
fn a_template_of_the_books_own_cannot_leave_the_authors_words_out() {
    let folder = tempfile::tempdir().expect("a folder");
    let theme = folder.path().join("theme/briefing");
    std::fs::create_dir_all(&theme).expect("the folder");
    let template = "{{figures.sources}} of {{#each sources}}{{kind}}{{/each}}";
    std::fs::write(theme.join("source-summary.hbs"), template).expect("the template");
    let made = Book::new(LIBRARY, TEXTS);
    let book = Book::of(folder.path(), made.sources, made.settings);
    let case = Case::new(LIBRARY, TEXTS);
    let page = case.filled(&book, "[@dam]\n\n{{#source-summary}}\n").expect("a page");
    assert!(page.contains("\n\n1 of article\n"), "{page}");
    let found = case
        .filled(&book, "[@dam]\n\n{{#source-summary}}\n\nA.\n\n{{/source-summary}}\n")
        .expect_err("no place for the words");
    assert_eq!(found[0].message, "the template `source-summary` has no `{{{body}}}`");
}

/// Returns what Markdown sees but for its texts.
fn skeleton(markdown: &str) -> Vec<String> {
    let mut skeleton = Vec::new();
    for event in Parser::new_ext(markdown, Options::all() - Options::ENABLE_SMART_PUNCTUATION) {
        match event {
            Event::Text(_) | Event::SoftBreak => {}
            Event::Html(html) | Event::InlineHtml(html) => {
                let tags = html.split('<').skip(1);
                let tags = tags.map(|part| part.split('>').next().unwrap_or_default().to_owned());
                skeleton.extend(tags);
            }
            event => skeleton.push(format!("{event:?}")),
        }
    }
    skeleton
}

#[test]
fn hostile_words_are_words() {
    let page = |said: &str| {
        let word = serde_json::Value::from(said);
        let label = serde_json::Value::from(format!("zz {said}"));
        let library = format!(
            "a: {{ type: misc, label: {label}, fidelity: altered, reliability: A, passages: {{ n: \
             {{ at: p1, by: {word}, credibility: 1 }} }} }}\nb: {{ type: misc, derived-from: a }}\n"
        );
        let facts = format!(
            "facts:\n  x:\n    title: {word}\n    columns: [c]\n    accounts: [{{ at: a#p1, by: \
             {word} }}, {{ at: b#p1, by: {word} }}]\n    compare: {{ c: {{ a: One, b: Two }} }}\n"
        );
        let texts = [("a", "One.\n"), ("b", "Two.\n")];
        let case = Case { facts: Some(&facts), ..Case::new(&library, &texts) };
        let reason = said.replace("--", "- -");
        let text = format!(
            "<!-- briefing: allow hedge: R {reason} -->\n[@a#p1; @b#p1]\n\n{{{{#source-summary}}}}\n"
        );
        let page = case.page(&text).expect("a page");
        page.split_once("<section").expect("a section").1.to_owned()
    };
    let plain = skeleton(&page("Plain word"));
    for said in [
        "<script>alert(1)</script>",
        "</dd></section>",
        "[^1] {{#include /etc/passwd}} {{#sources}}",
        "*a* _b_ `c` | e |",
        "[link](javascript:alert(1))",
        "x\" onclick=\"y",
        "- a\u{85}1. b",
        "&lt;b&gt; &#60;",
        "\u{E000}body\u{E000}",
        "http://x.org",
    ] {
        let page = page(said);
        assert_eq!(skeleton(&page), plain, "{said}: {page}");
        assert!(!page.contains("{{"), "{said}: {page}");
    }
}
