//! What each point of a summary says, and what can be done wrong with one.

use super::*;

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
    assert_snapshot!(case.point(page, "Derivation"), @r##"
    The 5 sources cited come to 4 lines of reporting: what derives from one report does not corroborate it. That they are independent of each other is not established. For 1 fact the author states that its accounts are independent.

    <p class="source-summary-lead">Copies of one report:</p>

    - a and Wire: a is derived from Wire
    - c and d: c is another capture of d
    - e and f: e translates f
    "##);
    assert_snapshot!(case.point(page, "Dependence on one stream"), @r##"
    The sources cited most are a, c, d, e and g: 1 of 5 places cited, each. 1 fact is compared: 1 rests on copies of one report alone.

    <p class="source-summary-lead">On copies of one report:</p>

    - [Who said so](<facts.md#fact-x>): 2 voices in a and Wire
    "##);
    assert_snapshot!(case.point(page, "Fidelity"), @"3 are verbatim copies; 2 are translations: e and g. A translation’s words are not the original’s; for 1 the original is not stated.");
}

#[test]
fn a_grade_stands_only_where_one_is_set() {
    let case = Case::new(LIBRARY, TEXTS);
    let page = "A [@dam#burst]. B [@copy#p1].\n\n{{#source-summary}}\n";
    assert_snapshot!(case.point(page, "Grades"), @r##"
    Grades are on the Admiralty scale, as the author set them. 1 source is not graded.

    <p class="source-summary-lead">Reliability of the source:</p>

    - B, usually reliable: Valley Post

    <p class="source-summary-lead">Credibility of the information:</p>

    - 2, probably true: Otto Brandt (Valley Post)
    "##);
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
    assert_snapshot!(case.point(page, "Checks"), @r##"
    Nothing is quoted. 1 place in the sources is cited. 1 finding was accepted by hand.

    <p class="source-summary-lead">Accepted by the author, with his reasons:</p>

    - [One](<one.md>): the hedge is said before (hedge-dropped)
    "##);
    let page = case.page(page).expect("a page");
    assert!(page.contains("1 finding accepted by hand"), "{page}");
    let unchecked = Case { checked: false, ..case };
    let point = unchecked.point("A [@dam#p2:0-5].\n\n{{#source-summary}}\n", "Checks");
    assert_snapshot!(point, @"1 quotation was not compared with the sources. 1 place in the sources is cited. No finding was accepted by hand.");
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
    assert_snapshot!(case.point(page, "Breadth"), @r##"
    The book cites 2 sources of no stated kind. 2 speakers are told apart by their names in the passages that are cited or compared; 2 speak in more than one source. No date, day of capture or language is stated for any of them.

    <p class="source-summary-lead">Speakers in more than one source, each of whom counts as one voice:</p>

    - Federal Security Service: a and b
    - Anna Holm: a and b
    "##);
    // Nothing of the second paragraph is cited or compared.
    let unused = case.point("[@a#p2] [@b]\n\n{{#source-summary}}\n", "Breadth");
    assert!(!unused.contains("- Federal Security Service"), "{unused}");
}

#[test]
fn who_is_not_named_may_be_among_the_other_speakers() {
    let library = "a: { type: misc, label: A }\nb: { type: misc, label: B }\n";
    let texts = [("a", "One.\nTwo.\n"), ("b", "Three.\nFour.\n")];
    let facts = "facts:\n  x:\n    title: X\n    accounts: [{ at: a#p1, by: one official }, { at: \
                 a#p2, by: some officials }]\n";
    let page = "[@a] [@b]\n\n{{#source-summary}}\n";
    let case = Case { facts: Some(facts), ..Case::new(library, &texts) };
    let breadth = case.point(page, "Breadth");
    let said = "At most 2 speakers are told apart by their names in the passages that are cited or \
                compared, some of whom are not named and may be among the others.";
    assert!(breadth.contains(said), "{breadth}");
    let stream = case.point(page, "Dependence on one stream");
    assert!(stream.contains("at most 2 voices in A"), "{stream}");
}

#[test]
fn whether_different_words_contradict_each_other_is_not_established() {
    let library = "a: { type: misc }\nb: { type: misc }\n";
    let texts = [("a", "It fell.\n"), ("b", "It collapsed.\n")];
    let facts = "facts:\n  x:\n    title: X\n    accounts: [a#p1, b#p1]\n    \
                 compare: { what: { a: fell, b: collapsed } }\n";
    let case = Case { facts: Some(facts), ..Case::new(library, &texts) };
    let point = case.point("[@a] [@b]\n\n{{#source-summary}}\n", "Contradictions");
    assert_snapshot!(point, @"1 fact is compared: the accounts conflict on none. 1 has values in different words, which were not compared, and whether they contradict each other is not established.");
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
    assert_eq!(found[0].message, "the template `source-summary` loses `body`");
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
        "[^1] {{#include /etc/passwd}} {{#timeline}}",
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
