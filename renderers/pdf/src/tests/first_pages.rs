//! What stands before the contents.

use serde_json::json;

use super::made::{Book, book};

const SUMMARY: &str = "# Summary

## Bottom line {.bottom-line}

It was warned[^a].

## Judgements

<section class=\"judgement\" id=\"judgement-w\" data-statement=\"They warned “him” in time.\">
<dl class=\"judgement-terms\"><div class=\"judgement-likelihood\"><dt>Likelihood</dt><dd><strong>likely</strong>, 55–80 %</dd></div><div class=\"judgement-disputed\"><dt>Disputed</dt><dd><a href=\"two.md#fact-x\">X</a></dd></div></dl>

They warned \"him\"[^b] in *time*. A reason that stays behind[^c].

</section>

<aside class=\"gap\" data-statement=\"The day.\">

The day. A reason.

</aside>

[^a]: note a, [passage](two.md)
[^b]: note b, [passage](two.md#fact-x)
[^c]: note c
";

const TWO: &str = "# A source

<figure class=\"diff\" id=\"fact-x\" data-verdict=\"conflict\">
<figcaption>
<p class=\"diff-title\">The title of X</p>
</figcaption>
<p>compared</p>
</figure>
";

fn briefing() -> Book {
    Book::new().chapter("Summary", "one.md", SUMMARY).chapter("A source", "two.md", TWO)
}

#[test]
fn the_index_has_each_quotation_with_its_page_and_nothing_that_is_only_cited() {
    let chapter = "# One\n\nA[^n].\n\n[^n]: note n\n";
    let source = "# Report\n\n<div class=\"source-passage\" id=\"p1\">\n<p><a class=\"source-number\" href=\"#p1\">¶ 1</a> \
        <mark>Water rose</mark> <span class=\"source-cited\">all night.</span></p>\n</div>\n\n\
        <div class=\"source-uses\">\n\n<div class=\"source-quotation\">\n\n<q>Water rose</q>: One, note [1](one.md#fr-n-1)\n\n</div>\n\n\
        Cited in One, note [1](one.md#fr-n-1).\n\n</div>\n\n\
        <div class=\"source-passage\" id=\"p2\">\n<p><a class=\"source-number\" href=\"#p2\">¶ 2</a> <mark>Folks ran</mark></p>\n</div>\n\n\
        <div class=\"source-uses\">\n\n<div class=\"source-quotation\">\n\n<q>Folks ran</q><span class=\"source-dagger\">†</span>: One, note [1](one.md#fr-n-1)\n\n</div>\n\n</div>\n";
    let with = |source: &str| {
        let (pages, findings) = Book::new()
            .chapter("One", "one.md", chapter)
            .chapter("Report", "report.md", source)
            .pages();
        assert_eq!(findings, "");
        pages
            .iter()
            .map(|page| page.split_whitespace().collect::<Vec<_>>().join(" "))
            .collect::<Vec<_>>()
    };
    let index = |pages: &[String]| {
        let index = pages.iter().rev().find(|page| page.contains("Index of quotations "));
        index.cloned().filter(|page| !page.contains("Contents"))
    };
    let copys = "† words of an altered copy, not of the original";
    let both = index(&with(source)).expect("the index");
    assert!(
        both.contains(&format!("Report ¶ 1 “Water rose” 2 ¶ 2 “Folks ran”† 2 {copys}"))
            || both.contains(&format!("Report ¶ 1 “ Water rose ” 2 ¶ 2 “ Folks ran ” † 2 {copys}")),
        "{both}"
    );
    let plain = index(&with(&source.replace("<span class=\"source-dagger\">†</span>", "")));
    assert!(!plain.expect("the index").contains('†'));
    // What is only cited makes no index.
    assert_eq!(index(&with(&source.replace("source-quotation", "other"))), None);
}

#[test]
fn what_a_decision_maker_needs_comes_first() {
    let (pages, findings) = briefing().pages();
    assert_eq!(findings, "");
    let first = pages[0].split_whitespace().collect::<Vec<_>>().join(" ");
    for part in [
        "A book",
        "Bottom line",
        "It was warned",
        "They warned",
        "likely",
        "A source",
        "disputed",
        "note a",
        "note b",
    ] {
        assert!(first.contains(part), "{part}: {first}");
    }
    assert!(!first.contains("A reason"), "{first}");
    assert!(!first.contains("note c"), "{first}");
    assert!(pages[1].contains("Contents"));
    let second = ["Where the sources disagree", "The title of X", "What is not known", "The day."];
    // Of a small book all of it has room on the first page; else it has the second to itself.
    for part in second {
        assert!(first.contains(part), "{part}: {first}");
    }
    let told = format!("{}It was warned", "Officials had been told of it before. ".repeat(120));
    let long = SUMMARY.replace("It was warned", &told);
    let book = Book::new().chapter("Summary", "one.md", &long).chapter("A source", "two.md", TWO);
    let (pages, findings) = book.pages();
    assert_eq!(findings, "");
    for part in second {
        let page = pages[1].split_whitespace().collect::<Vec<_>>().join(" ");
        assert!(page.contains(part) && !pages[0].contains(part), "{part}: {page}");
    }
    assert!(pages[2].contains("Contents"));
}

#[test]
fn a_book_without_judgements_begins_with_title_and_contents() {
    let (pages, _) = book("# One\n\ntext").pages();
    assert!(pages[0].contains("A book") && pages[0].contains("Contents"), "{pages:?}");
    assert_eq!(pages.len(), 2);
}

#[test]
fn a_book_without_contents_begins_below_its_title() {
    let made = Book::new().chapter("One", "one.md", "# One\n").chapter("Two", "two.md", "# Two\n");
    let (pages, _) = made.pdf(json!({"contents-depth": 0})).pages();
    assert_eq!(pages.len(), 2);
    assert!(pages[0].contains("A book") && pages[0].contains("One"), "{pages:?}");
}

#[test]
fn a_cover_and_no_contents_where_asked_for() {
    let made = book("# One\n\ntext").pdf(json!({"cover": true, "contents-depth": 0}));
    let (pages, _) = made.pages();
    assert_eq!(pages.len(), 2);
    assert!(pages[0].contains("A book") && !pages[1].contains("Contents"), "{pages:?}");
}

#[test]
fn the_marking_stands_above_and_below_each_page() {
    let made =
        book("# One\n\ntext").set("/preprocessor", json!({"notes": {"marking": "TLP:AMBER"}}));
    for page in made.pages().0 {
        assert_eq!(page.matches("TLP:AMBER").count(), 2, "{page}");
    }
}
