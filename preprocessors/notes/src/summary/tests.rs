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

mod points;

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
            let (facts, found) = FactBook::read(
                &File::new("facts.yml", facts),
                &book.sources,
                &book.settings.aliases,
            );
            assert!(found.iter().all(|one| !one.is_error()), "{found:?}");
            facts
        });
        let comparisons = facts.as_ref().map(FactBook::comparisons);
        let place = |one: &briefing_facts::Comparison| {
            let at = Some((PathBuf::from("facts.md"), format!("fact-{}", one.id)));
            let disputed = one.verdict == Verdict::Conflict;
            (
                one.id.clone(),
                FactPlace { title: one.title.clone(), disputed, disputed_on: Vec::new(), at },
            )
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
    assert_snapshot!(case.says(page), @r#"
     class="source-summary" id="source-summary" aria-label="Source summary">

    <p class="source-summary-lead">Counted from the chapters, the library and the facts of this book:</p>

    <dl class="source-summary-points">
    <dt>Breadth</dt>
    <dd>

    The book cites 3 sources: 2 articles and 1 source of no stated kind. 1 speaker is stated in the passages that are cited or compared. A date is stated for 1 of them: 4 May 2021. No day of capture or language is stated for any of them.

    </dd>
    <dt>Fidelity</dt>
    <dd>

    2 are verbatim copies; 1 is an altered copy: Copy. Of an altered copy only what stands between its own quotation marks is quoted from somebody. Of 4 places cited, 1 stands in the altered copy; of 1 quotation, none is from there.

    <p class="source-summary-lead">Facts on which the verdict rests on an altered copy’s own words, with the dimension:</p>

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

    The source cited most is Valley Post: 2 of 4 places cited. 2 facts are compared: 1 rests on one source alone.

    <p class="source-summary-lead">On one source, with more than one voice in it:</p>

    - [The rain](<facts.md#fact-rain>): 2 voices in Valley Post

    </dd>
    <dt>Contradictions</dt>
    <dd>

    2 facts are compared: the accounts conflict on none. 1 has values in different words, which were not compared, and whether they contradict each other is not established.

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

    1 quotation was compared with the text as it was captured. 4 places in the sources are cited. No finding was accepted by hand.

    </dd>
    </dl>

    <table class="source-summary-table">
    <caption>The sources cited</caption>
    <thead><tr><th scope="col">Source</th><th scope="col">Kind</th><th scope="col">Date</th><th scope="col">Copy</th><th scope="col">Grade</th><th scope="col">Speakers</th><th scope="col">Places cited</th><th scope="col">Quotations</th><th scope="col">Facts told</th></tr></thead>
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
    <td data-heading="Quotations">0</td>
    <td data-heading="Facts told">1</td>
    </tr>
    <tr data-fidelity="verbatim">
    <th scope="row">

    [memo](<sources/memo.md>)

    </th>
    <td data-heading="Kind">not stated</td>
    <td data-heading="Date">not stated</td>
    <td data-heading="Copy">verbatim copy</td>
    <td data-heading="Grade">not graded</td>
    <td data-heading="Speakers">0</td>
    <td data-heading="Places cited">1</td>
    <td data-heading="Quotations">0</td>
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
    <td data-heading="Places cited">2</td>
    <td data-heading="Quotations">1</td>
    <td data-heading="Facts told">2</td>
    </tr>
    </tbody>
    </table>
    "#);
}

#[test]
fn one_source_is_spoken_of_as_one() {
    let case = Case::new("memo: { type: misc }\n", &TEXTS[2..]);
    assert_snapshot!(case.says("A [@memo#p1].\n\n{{#source-summary}}\n"), @r##"
     class="source-summary" id="source-summary" aria-label="Source summary">

    <p class="source-summary-lead">Counted from the chapters, the library and the facts of this book:</p>

    <dl class="source-summary-points">
    <dt>Breadth</dt>
    <dd>

    The book cites 1 source of no stated kind. No speaker is stated in the passages that are cited or compared. No date, day of capture or language is stated for it.

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

    Nothing is quoted. 1 place in the sources is cited. No finding was accepted by hand.

    </dd>
    </dl>

    <table class="source-summary-table">
    <caption>The sources cited</caption>
    <thead><tr><th scope="col">Source</th><th scope="col">Kind</th><th scope="col">Date</th><th scope="col">Copy</th><th scope="col">Speakers</th><th scope="col">Places cited</th><th scope="col">Quotations</th><th scope="col">Facts told</th></tr></thead>
    <tbody>
    <tr data-fidelity="verbatim">
    <th scope="row">

    [memo](<sources/memo.md>)

    </th>
    <td data-heading="Kind">not stated</td>
    <td data-heading="Date">not stated</td>
    <td data-heading="Copy">verbatim copy</td>
    <td data-heading="Speakers">0</td>
    <td data-heading="Places cited">1</td>
    <td data-heading="Quotations">0</td>
    <td data-heading="Facts told">0</td>
    </tr>
    </tbody>
    </table>
    "##);
}

#[test]
fn a_book_that_cites_nothing_says_so() {
    let case = Case { facts: Some("facts: {}\n"), ..Case::new(LIBRARY, TEXTS) };
    assert_snapshot!(case.says("A.\n\n{{#source-summary}}\n"), @r##"
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
    "##);
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
    assert!(point.starts_with("Nothing is quoted. 1 place in the sources is cited."), "{point}");
}
