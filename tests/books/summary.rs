//! The source summary in whole books: what it leads to, what it says without facts, quotations or a
//! library, and that every way through the steps gives the same.

use serde_json::{Value, json};

use crate::book::Book;

const FACTS: &str = "facts:
  bearings:
    title: Cracked bearings
    accounts: [report#p2.s1, daily#p1]
";

const REPORT: &str = "The bridge was closed.\nEngineers found that 14 bearings were cracked.\n";
const DAILY: &str = "At least 15 bearings were cracked, officials said.\nThe rest held.\n";

const CHAPTER: &str = "# One

<!-- briefing: allow uncited: the minister’s word for it -->
He called it \"a trifle too old\" last year.

Engineers spoke of \"14 bearings\" [@report], officials of more [@daily#p1].

{{#diff bearings}}
";

const SUMMARY: &str = "# Two

{{#source-summary}}

The daily is the weaker of the two [@daily#p1].

{{/source-summary}}
";

/// A book in which two sources tell one fact in conflict.
fn disputed() -> Book {
    let book = Book::new(CHAPTER);
    let toml = book.read("book.toml").replace(
        "[preprocessor.quotes]",
        "[preprocessor.diffs]\ncommand = \"briefing diffs\"\n\
         before = [\"quotes\", \"notes\", \"index\", \"links\"]\n\n[preprocessor.quotes]",
    );
    let library = "report: { type: report, label: Ministry, reliability: B }\n\
                   daily: { type: misc, label: Daily }\n";
    book.with("book.toml", toml)
        .with("chapters/SUMMARY.md", "# Summary\n\n- [One](one.md)\n- [Two](part/two.md)\n")
        .with("chapters/part/two.md", SUMMARY)
        .with("sources/library.yml", library)
        .with("sources/report.txt", REPORT)
        .with("sources/daily.txt", DAILY)
        .with("facts.yml", FACTS)
}

#[test]
fn a_summary_leads_to_what_it_speaks_of() {
    let book = disputed();
    book.briefing(&["build"]).ends_with(0);
    let page = book.read("book/part/two.html");
    for part in [
        "The daily is the weaker of the two.<sup",
        "1 fact is compared: the accounts conflict on 1.",
        "<a href=\"../one.html#fact-bearings\">Cracked bearings</a>",
        "B, usually reliable: Ministry",
        "<a href=\"../one.html\">One</a>: the minister’s word for it (uncited)",
        "<a href=\"../sources/daily.html\">Daily</a>",
    ] {
        let page = page.replace("&#39;", "'");
        assert!(page.contains(part), "{part}: {page}");
    }
    assert!(book.read("book/one.html").contains("id=\"fact-bearings\""));
}

#[test]
fn the_steps_one_by_one_give_the_same_as_in_one_process() {
    let book = disputed();
    book.briefing(&["build"]).ends_with(0);
    let page = |name: &str, text: &str| {
        json!({"Chapter": {"name": name, "content": text, "number": null, "sub_items": [],
            "path": if name == "One" { "one.md" } else { "part/two.md" }, "parent_names": []}})
    };
    let table = |step: &str| json!({"command": format!("briefing {step}")});
    let steps = ["diffs", "quotes", "notes"];
    let tables: serde_json::Map<String, Value> =
        steps.iter().map(|step| ((*step).to_owned(), table(step))).collect();
    let context = json!({"root": book.path(""), "renderer": "html", "mdbook_version": "0.5.4",
        "config": {"book": {"src": "chapters"}, "preprocessor": tables, "output": {"html": {}}}});
    let mut made = json!({"items": [page("One", CHAPTER), page("Two", SUMMARY)]});
    for step in steps {
        let input = json!([context, made]).to_string();
        let run = book.pipe(&[step], input.as_bytes()).ends_with(0);
        made = serde_json::from_str(&run.out).expect("a book");
    }
    let text = made["items"][1]["Chapter"]["content"].as_str().expect("a page");
    for part in ["[Cracked bearings](<../one.md#fact-bearings>)", "[One](<../one.md>)", "(uncited)"]
    {
        let text = text.replace("&#40;", "(").replace("&#41;", ")");
        assert!(text.contains(part), "{part}: {text}");
    }
    assert!(!text.contains("{{"), "{text}");
}

#[test]
fn a_summary_bears_a_book_without_facts_quotations_or_notes() {
    for (case, chapter, parts) in [
        (
            "no facts and no quotations",
            "The bridge was closed [@report#p1].\n\n{{#source-summary}}\n",
            &[
                "No facts are compared in this book.",
                "1 place in the sources is cited.",
                "1 report",
            ][..],
        ),
        ("nothing cited", "{{#source-summary}}\n", &["The book cites no source."]),
    ] {
        let book = Book::new(chapter);
        book.briefing(&["build"]).of(case).ends_with(0);
        let page = book.read("book/one.html");
        for part in parts {
            assert!(page.contains(part), "{case}: {part}: {page}");
        }
    }
}

#[test]
fn without_a_library_a_book_is_left_alone() {
    let book = Book::new("{{#source-summary}}\n").without("sources/library.yml");
    book.briefing(&["build"]).ends_with(0);
    assert!(book.read("book/one.html").contains("{{#source-summary}}"));
}

#[test]
fn what_is_wrong_with_a_summary_stops_the_build_at_its_place() {
    for (chapter, says) in [
        ("{{#source-summary}}\n\n{{#source-summary}}\n", &["duplicate-list", "one.md:3:1"][..]),
        ("{{#source-summary brief}}\n", &["list-arguments", "one.md:1:19"]),
        ("{{#source-summary of=report}}\n", &["unknown-key", "one.md:1:19"]),
        ("A.\n\n{{/source-summary}}\n", &["unclosed-directive", "one.md:3:1"]),
        ("{{#source-sumary}}\n", &["unknown-directive", "did you mean `{{#source-summary`?"]),
    ] {
        let book = Book::new(chapter);
        book.briefing(&["check"]).ends_with(1).says(says);
    }
}

#[test]
fn who_speaks_in_a_block_quotation_is_counted() {
    let chapter = "# One\n\n{{#quote report#p2 speaker=\"Ada O'Neil (chief)\"}}\n\n\
                   {{#source-summary}}\n";
    let book = disputed().with("chapters/one.md", chapter).with("facts.yml", "facts: {}\n");
    let book = book.with("chapters/SUMMARY.md", "# Summary\n\n- [One](one.md)\n");
    book.briefing(&["build"]).ends_with(0);
    let page = book.read("book/one.html");
    assert!(page.contains("1 speaker is stated in the passages"), "{page}");
    assert!(page.contains("<td data-heading=\"Speakers\">1</td>"), "{page}");
}
