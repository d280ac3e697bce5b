//! The exports through the real binary, in this process and as mdBook calls it; and read back by
//! programs of others: Apache Annotator's selectors under Node, and pandoc. Those tests are ignored
//! unless asked for.

use std::path::Path;
use std::process::Command;

use serde_json::{Value, json};
use sha2::{Digest as _, Sha256};

use crate::book::Book;
use crate::stock::{built, the_briefing};

const TOML: &str = "[book]
title = \"A \\\"small\\\" book\"
src = \"chapters\"

[preprocessor.diffs]
command = \"briefing diffs\"
before = [\"quotes\", \"notes\", \"index\", \"links\"]

[preprocessor.quotes]
command = \"briefing quotes\"
before = [\"notes\", \"index\", \"links\"]

[preprocessor.notes]
command = \"briefing notes\"
before = [\"index\", \"links\"]

[output.exports]
command = \"briefing exports\"

[output.html]
";

const LIBRARY: &str = "report:
  type: report
  title: The bridge
  author: { name: Ministry of Water }
  date: 2024-02-01
  publish: full
  url: https://water.example/bridge
  passages:
    told: { exact: We were never told, by: Anna Holm }
daily: { type: misc, title: Daily, label: Daily, fidelity: translated }
memo: { type: misc, title: Memo, publish: none }
unused: { type: misc, title: Unused, text: none }
";

const REPORT: &str = "\u{feff}The bridge \u{1f309} was closed on 3 March 2023.\r\nEngineers found that 14 bearings were cracked. \u{201c}We were never told,\u{201d} said the mayor.\r\n";
const DAILY: &str =
    "At least 15 bearings were cracked, officials said.\nNobody was hurt, and the rest held.\n";
const MEMO: &str = "The minister knew that 16 bearings were cracked.\n";

const FACTS: &str = "facts:
  bearings:
    title: Cracked bearings
    accounts: [report#p2.s1, { at: daily#p1, by: officials }, memo#p1]
  unseen:
    title: A fact that no page compares
    accounts: [daily#p2, report#p1]
";

const CHAPTER: &str = "# One

{{#quote report \"We were never told\" speaker=\"Anna Holm\"}}

{{#quote report#p1}}

They were \"never told\" and the \"bridge … was closed\" [@report].

It says \"Nobody was hurt\" [@daily].

{{#diff bearings}}
";

/// A book with every kind of quotation and a source of each kind.
fn book() -> Book {
    with(CHAPTER)
}

fn with(chapter: &str) -> Book {
    Book::new(chapter)
        .with("book.toml", TOML)
        .with("sources/library.yml", LIBRARY)
        .with("sources/report.txt", REPORT)
        .with("sources/daily.txt", DAILY)
        .with("sources/memo.txt", MEMO)
        .with("facts.yml", FACTS)
}

/// Builds a book and returns its annotations.
fn annotations(book: &Book) -> Vec<Value> {
    book.briefing(&["build"]).ends_with(0);
    let file: Value = serde_json::from_str(&book.read(ANNOTATIONS)).expect("JSON");
    let items = file["first"]["items"].as_array().expect("items").clone();
    assert_eq!(file["total"], items.len());
    items
}

const ANNOTATIONS: &str = "book/exports/annotations.jsonld";
const JSON: &str = "book/exports/bibliography.json";
const BIB: &str = "book/exports/bibliography.bib";
const FILES: [&str; 3] = [ANNOTATIONS, JSON, BIB];

/// An annotation: address, verdict, speaker, the pieces quoted, where it stands on the page.
type Found<'a> = (&'a str, &'a str, Option<&'a str>, &'a [&'a str], &'a str);

#[rustfmt::skip]
const FOUND: &[Found<'_>] = &[
    ("report#p2", "exact", Some("Anna Holm"), &["We were never told"], "quote-one-1"),
    ("report#p1", "exact", None, &["The bridge \u{1f309} was closed on 3 March 2023."], "quote-one-2"),
    ("report#p2", "exact", Some("Anna Holm"), &["never told"], "never told"),
    ("report#p1", "marked", None, &["bridge", "was closed"], "bridge … was closed"),
    ("daily#p2", "exact", None, &["Nobody was hurt"], "Nobody was hurt"),
    ("report#p2.s1", "exact", None, &["Engineers found that 14 bearings were cracked."], "fact-bearings"),
    ("daily#p1", "exact", Some("officials"), &["At least 15 bearings were cracked, officials said."], "fact-bearings"),
    ("memo#p1", "exact", None, &[""], "fact-bearings"),
];

#[test]
fn each_quotation_and_each_account_compared_is_an_annotation() {
    let book = book();
    let items = annotations(&book);
    for (index, item) in items.iter().enumerate() {
        assert_eq!(item["type"], "Annotation");
        assert_eq!(item["id"], format!("#one-{}", index + 1));
        assert_eq!(item["target"]["source"], "../html/one.html");
        let on_page = &item["target"]["selector"];
        if let Some(id) = on_page["value"].as_str() {
            assert!(book.read("book/html/one.html").contains(&format!("id=\"{id}\"")), "{id}");
        }
    }
    assert_eq!(items.len(), FOUND.len());
    for (item, &(address, verdict, speaker, pieces, on_page)) in items.iter().zip(FOUND) {
        let bodies = item["body"].as_array().expect("pieces").iter();
        let exact: Vec<&str> =
            bodies.map(|body| body["selector"][0]["exact"].as_str().unwrap_or_default()).collect();
        let place = &item["target"]["selector"];
        let place = place["value"].as_str().or(place["exact"].as_str());
        assert_eq!((exact.as_slice(), place), (pieces, Some(on_page)), "{item:#}");
        assert_eq!(item["address"], address, "{item:#}");
        assert_eq!(item["verdict"], verdict, "{item:#}");
        assert_eq!(item["speaker"].as_str(), speaker, "{item:#}");
    }
}

#[test]
fn positions_are_characters_of_the_source_s_file() {
    let book = book();
    let mut pieces = 0;
    for item in annotations(&book) {
        for body in item["body"].as_array().expect("pieces") {
            let source = &body["source"];
            let bytes = std::fs::read(book.path(source["file"].as_str().expect("a file")));
            let bytes = bytes.expect("the source");
            let hash = Sha256::digest(&bytes);
            let hash: String = hash.iter().map(|byte| format!("{byte:02x}")).collect();
            assert_eq!(source["sha256"], hash);
            let text = String::from_utf8(bytes).expect("UTF-8");
            let text: Vec<char> = text.trim_start_matches('\u{feff}').chars().collect();
            let Some(exact) = body["selector"][0]["exact"].as_str() else { continue };
            let [start, end] = ["start", "end"].map(|key| {
                usize::try_from(body["selector"][1][key].as_u64().expect("a place")).expect("small")
            });
            assert_eq!(text[start..end].iter().collect::<String>(), exact);
            let beside = |key: &str| body["selector"][0][key].as_str().unwrap_or_default();
            let before = text[..start].iter().collect::<String>();
            let after = text[end..].iter().collect::<String>();
            assert!(before.ends_with(beside("prefix")) && after.starts_with(beside("suffix")));
            assert!([beside("prefix"), beside("suffix")].iter().all(|it| it.chars().count() <= 32));
            pieces += 1;
        }
    }
    assert_eq!(pieces, 8);
}

#[test]
fn what_the_library_withholds_is_in_none_of_the_files() {
    let book = book();
    let items = annotations(&book);
    let all = FILES.map(|file| book.read(file)).concat();
    // Of the memo nothing is quoted, of the daily two sentences in part.
    for words in ["minister", "knew", "16 bearings", "the rest held"] {
        assert!(!all.contains(words), "{words}");
    }
    let body = |index: usize| &items[index]["body"][0];
    assert_eq!(
        body(7)["selector"],
        json!([{ "type": "TextPositionSelector", "start": 0, "end": 48 }])
    );
    let context = |index: usize| {
        ["prefix", "suffix"].map(|key| body(index)["selector"][0][key].as_str().map(str::to_owned))
    };
    assert_eq!(context(4), [None, None]);
    assert_eq!(
        context(0).map(|words| words.map(|words| words.chars().count())),
        [Some(32), Some(20)]
    );
}

#[test]
fn words_beside_a_quotation_that_are_quoted_too_are_its_context() {
    let book = with("It says \"15 bearings\" [@daily].\n\n{{#diff report#p2 daily#p1}}\n");
    let quote = &annotations(&book)[0]["body"][0]["selector"][0];
    assert_eq!(
        *quote,
        json!({ "type": "TextQuoteSelector", "exact": "15 bearings", "prefix": "At least ",
            "suffix": " were cracked, officials said." })
    );
}

#[test]
fn the_sources_cited_are_the_bibliography() {
    let book = with("A report [see @unused], and \"Nobody was hurt\" [@daily].\n");
    book.briefing(&["build"]).ends_with(0);
    let items: Value = serde_json::from_str(&book.read(JSON)).expect("JSON");
    assert_eq!(
        items,
        json!([
            { "id": "daily", "type": "document", "title": "Daily", "annote": "Translation." },
            { "id": "unused", "type": "document", "title": "Unused" },
        ])
    );
    assert_eq!(
        book.read(BIB),
        "@misc{daily,\n  title = {{Daily}},\n  annotation = {Translation.},\n}\n\n@misc{unused,\n  title = {{Unused}},\n}\n"
    );
}

/// What mdBook would send to the renderer.
fn sent(book: &Book, destination: &str) -> String {
    let config = json!({ "output": { "exports": { "command": "briefing exports" } } });
    json!({ "version": "0.5.4", "root": book.path(""), "config": config, "book": { "items": [] },
        "destination": book.path(destination) })
    .to_string()
}

#[test]
fn as_mdbook_calls_it_it_writes_the_same_bytes_and_none_of_the_machine() {
    let (ours, other) = (book(), book());
    ours.briefing(&["build"]).ends_with(0);
    other.pipe(&["exports"], sent(&other, "book/exports").as_bytes()).ends_with(0);
    for file in FILES {
        let (one, two) = (ours.read(file), other.read(file));
        assert!(one == two, "{file} differs");
        for book in [&ours, &other] {
            assert!(!one.contains(&*book.path("").to_string_lossy()), "{file}");
        }
        ours.briefing(&["build"]).ends_with(0);
        assert!(ours.read(file) == one, "{file}: the same book, other bytes");
    }
    assert_eq!(other.files(), book().files(), "nothing but the exports is written");
}

#[test]
fn a_book_that_quotes_nothing_gives_files_with_nothing_in_them() {
    let bare = "[book]\nsrc = \"chapters\"\n[output.exports]\ncommand = \"briefing exports\"\n[output.html]\n";
    for (case, book) in [
        ("no quotation", with("# One\n\nText.\n")),
        (
            "no library",
            with("# One\n\nText.\n").without("sources/library.yml").without("facts.yml"),
        ),
        ("no step", with("# One\n\nText.\n").with("book.toml", bare)),
    ] {
        assert_eq!(annotations(&book).len(), 0, "{case}");
        assert_eq!((book.read(JSON).as_str(), book.read(BIB).as_str()), ("[]\n", ""), "{case}");
    }
}

#[test]
fn steps_that_run_for_the_pages_alone_are_exported_too() {
    let toml = TOML.replace("\"links\"]\n", "\"links\"]\nrenderers = [\"html\"]\n");
    assert_eq!(annotations(&book().with("book.toml", toml)).len(), FOUND.len());
}

#[test]
fn faults_end_with_the_codes_of_every_command() {
    Book::new("x").pipe(&["exports"], b"{}").ends_with(2).says(&["the input has no `root`"]);
    let wrong = with("It says \"Nobody was harmed\" [@daily].\n");
    let sent_wrong = sent(&wrong, "book/exports");
    wrong.pipe(&["exports"], sent_wrong.as_bytes()).ends_with(1).says(&["error[", "one.md:1:"]);
    assert!(!wrong.path("book/exports").exists(), "nothing is written");
    let full = book().with("book", "a file where the folder should be");
    let sent_full = sent(&full, "book/exports");
    full.pipe(&["exports"], sent_full.as_bytes()).ends_with(2).says(&["cannot write the exports"]);
    let gone = book().without("book.toml");
    gone.pipe(&["exports"], sent(&gone, "book/exports").as_bytes()).ends_with(2);
}

/// Words that try to end a string, a field, a command or a page.
const HOSTILE: &str = "</script> \\end{x} } @misc{y, title = {z}} \"q\" & 100% #1 $a$ \u{202e}oops";

#[test]
fn hostile_words_come_out_as_those_words() {
    let title = serde_json::to_string(&HOSTILE.replace('$', "\\$"));
    let yaml = title.expect("a string").replace("{", "\\\\{").replace("}", "\\\\}");
    let label = serde_json::to_string(HOSTILE).expect("a string");
    let library = format!(
        "report:\n  type: report\n  title: {yaml}\n  label: {label}\n  author: {{ name: {label} }}\n  \
         publish: full\n  file: 'a \"b\" {{c}} <d>.txt'\n  passages:\n    x: {{ exact: We were never told, by: {label} }}\n"
    );
    let text = format!("{HOSTILE} \u{7} We were never told \u{2066}{HOSTILE}\n");
    let toml = TOML.replace("A \\\"small\\\" book", "</script> \\u0007 \\\\ \u{202e}");
    let book = Book::new("# One\n\nThey \"were never told\" [@report].\n")
        .with("book.toml", toml)
        .with("sources/library.yml", library)
        .with("sources/a \"b\" {c} <d>.txt", text)
        .with("chapters/SUMMARY.md", "# Summary\n\n- [</script> \"{\\}](<a #1 ?.md>)\n")
        .with("chapters/a #1 ?.md", "They \"were never told\" [@report].\n");
    let items = annotations(&book);
    assert_eq!(items[0]["speaker"], HOSTILE);
    let body = &items[0]["body"][0];
    assert_eq!(body["source"]["file"], "sources/a \"b\" {c} <d>.txt");
    assert_eq!(
        body["selector"][0]["suffix"],
        format!(" \u{2066}{HOSTILE}").chars().take(32).collect::<String>()
    );
    assert_eq!(items[0]["target"]["source"], "../html/a%20%231%20%3F.html");
    let works: Value = serde_json::from_str(&book.read(JSON)).expect("JSON");
    assert_eq!(works[0]["title"], HOSTILE);
    assert_eq!(works[0]["author"], json!([{ "literal": HOSTILE }]));
    let bib = biblatex::Bibliography::parse(&book.read(BIB)).expect("BibLaTeX");
    assert_eq!(bib.len(), 1);
    let title =
        biblatex::ChunksExt::format_verbatim(&bib.get("report").expect("it").fields["title"][..]);
    assert_eq!(title, HOSTILE);
}

#[test]
#[ignore = "needs stock mdBook 0.5.4"]
fn stock_mdbook_writes_the_same_exports() {
    let (ours, stock) = (book(), book());
    ours.briefing(&["build"]).ends_with(0);
    stock.mdbook(&["build"]).ends_with(0);
    for file in FILES {
        assert!(ours.read(file) == stock.read(file), "{file} differs");
    }
    assert_eq!(built(&ours).keys().collect::<Vec<_>>(), built(&stock).keys().collect::<Vec<_>>());
}

/// Runs a program of others and returns what it prints.
fn ask(command: &mut Command) -> String {
    let output = command.output().unwrap_or_else(|error| panic!("{command:?}: {error}"));
    let text = String::from_utf8_lossy(&output.stdout).into_owned();
    assert!(output.status.success(), "{command:?}: {text}\n{output:?}");
    text
}

#[test]
#[ignore = "needs node and @apache-annotator/selector in target/annotator"]
fn the_selectors_of_others_find_every_piece_in_its_source() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let module = "target/annotator/node_modules/@apache-annotator/selector/lib/index.js";
    let briefing = the_briefing();
    let visible = with(&CHAPTER.replace("bearings", "report#p2.s1 daily#p1"));
    for (book, least) in [(visible, 8), (briefing, 100)] {
        book.briefing(&["build"]).ends_with(0);
        let said = ask(Command::new("node").arg(root.join("tests/selectors.mjs")).args([
            root.join(module),
            book.path(ANNOTATIONS),
            book.path(""),
        ]));
        let pieces: usize = said.trim().trim_end_matches(" pieces").parse().expect(&said);
        assert!(pieces >= least, "{said}");
    }
}

#[test]
#[ignore = "needs pandoc"]
fn pandoc_reads_the_same_works_from_both_bibliographies() {
    let book = the_briefing();
    book.briefing(&["build"]).ends_with(0);
    let read = |from: &str, file: &str| -> Value {
        let path = book.path(file);
        let said = ask(Command::new("pandoc").args(["-t", "csljson", "-f", from]).arg(path));
        serde_json::from_str(
            &said.replace("<span class=\\\"nocase\\\">", "").replace("</span>", ""),
        )
        .expect("JSON")
    };
    let (json, tex) = (read("csljson", JSON), read("biblatex", BIB));
    let works = |items: &Value| items.as_array().expect("items").clone();
    assert!(works(&json).len() >= 5);
    assert_eq!(works(&json).len(), works(&tex).len());
    for (one, two) in works(&json).iter().zip(works(&tex)) {
        for variable in ["id", "title", "container-title", "issued", "accessed", "URL", "publisher"]
        {
            assert_eq!(one[variable], two[variable], "{variable} of {one:#}");
        }
    }
}
