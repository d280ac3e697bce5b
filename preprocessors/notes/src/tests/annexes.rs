//! The sources' pages and the list of sources.

use std::path::Path;

use briefing_plugin::Chapters;
use insta::assert_snapshot;
use serde_json::json;

use super::{Book, LIBRARY, TEXTS};
use crate::{Evidence, annexes};

/// Returns a book's pages after the annexes, as paths and texts, from chapters of this text.
pub(crate) fn pages(book: &Book, chapters: &[(&str, &str)]) -> Vec<(String, String)> {
    let (chapters, found) = run(book, chapters);
    assert_eq!(found, Vec::<String>::new());
    let page = |chapter: &briefing_plugin::Chapter| {
        let path = chapter.path.as_deref().map(|path| path.to_string_lossy().into_owned());
        (path.unwrap_or_default(), chapter.content.clone())
    };
    chapters.list.iter().map(page).collect()
}

fn run(book: &Book, texts: &[(&str, &str)]) -> (Chapters, Vec<String>) {
    let item = |(path, text): &(&str, &str)| json!({"Chapter": {"name": path.trim_end_matches(".md"), "content": text, "path": path, "source_path": path}});
    let items: Vec<_> = texts.iter().map(item).collect();
    let mut chapters = Chapters::from_json(&json!({"items": items})).expect("a book");
    let (mut uses, mut allowed) = (Vec::new(), Vec::new());
    for (index, (path, text)) in texts.iter().enumerate() {
        let out = book.chapter_at(text, path, index);
        assert_eq!(out.diagnostics, []);
        chapters.list[index].content = out.text;
        uses.extend(out.uses);
        allowed.extend(out.allowed);
    }
    let evidence = Evidence { uses: &uses, allowed: &allowed, facts: None, checked: true };
    let found = annexes(&book.desk(), &evidence, Path::new("chapters"), &mut chapters);
    let told = |one: &briefing_diagnostics::Diagnostic| format!("{}: {}", one.code, one.message);
    (chapters, found.iter().map(told).collect())
}

#[test]
fn a_source_has_a_page_with_its_passages_in_use() {
    let book = Book::new(LIBRARY, TEXTS);
    let pages = pages(
        &book,
        &[
            ("one.md", "A [@dam#p3:14-47]. B [@dam#p2.s2]. C [@dam#burst].\n"),
            ("two.md", "D [@dam]. E [@dam#p2-p3]. [@copy#p1]\n\n{{#sources}}\n"),
        ],
    );
    let paths: Vec<&str> = pages.iter().map(|(path, _)| path.as_str()).collect();
    assert_eq!(paths, ["one.md", "two.md", "sources/copy.md", "sources/dam.md"]);
    assert_snapshot!(pages[3].1, @r##"
    # Valley Post

    <div class="source-reference">

    Anna Rivers&#44; “The Dam at Dusk&#44;” <em>The Valley Post</em>&#44; May 4&#44; 2021&#44; [https&#58;&#47;&#47;example&#46;org&#47;dam](<https://example.org/dam>).

    </div>

    <dl class="source-facts">
    <dt>Copy</dt>
    <dd>

    verbatim&#58; word for word as captured

    </dd>
    <dt>Author</dt>
    <dd>

    Anna Rivers

    </dd>
    <dt>Publisher</dt>
    <dd>

    The Valley Post

    </dd>
    <dt>Date</dt>
    <dd>

    4 May 2021

    </dd>
    <dt>Address</dt>
    <dd>

    [https&#58;&#47;&#47;example&#46;org&#47;dam](<https://example.org/dam>)

    </dd>
    <dt>Reliability</dt>
    <dd>

    B&#44; usually reliable

    </dd>
    <dt>SHA&#45;256 of the text</dt>
    <dd>

    <code>97fdd274a67041a5505a5627fce5c91c616539ae8518184cc1bd5240629005e4</code>

    </dd>
    </dl>

    <p class="source-heading">Cited as a whole</p>

    <div class="source-uses">

    Cited in two, note [1](<../two.md#fr-n-two-1-1>). To cite it: <code>&#91;&#64;dam&#93;</code>

    </div>

    ## Passages in use

    <p class="source-gap">¶ 1 not shown</p>

    <div class="source-passage" id="p2" data-kind="body">
    <p><a class="source-number" href="#p2">¶ 2</a> <span id="p2-p3"></span>Water rose all night&#46;&#32;<span class="source-sentence" id="p2.s2">Nobody slept&#46;</span></p>
    </div>

    <div class="source-uses">

    Cited in one, note [2](<../one.md#fr-n-one-2-1>). To cite it: <code>&#91;&#64;dam&#35;p2&#93;</code>, to quote it: <code>&#123;&#123;&#35;quote dam&#35;p2&#125;&#125;</code>

    </div>

    <div class="source-passage" id="p3" data-kind="body">
    <p><a class="source-number" href="#p3">¶ 3</a> He said that “<span id="burst"></span><mark>the wall will burst before Friday</mark>” and left&#46;</p>
    </div>

    <div class="source-uses">

    Cited in one, notes [1](<../one.md#fr-n-one-1-1>), [3](<../one.md#fr-n-one-3-1>); two, note [2](<../two.md#fr-n-two-2-1>). To cite it: <code>&#91;&#64;dam&#35;p3&#93;</code>, to quote it: <code>&#123;&#123;&#35;quote dam&#35;p3&#125;&#125;</code>

    </div>

    <p class="source-gap">¶¶ 4–6 not shown</p>
    "##);
    let list = pages[1].1.split_once("<ul").expect("the list").1;
    assert_snapshot!(list, @r#"
     class="source-list">
    <li id="source-copy" data-fidelity="altered">

    **[Copy](<sources/copy.md>)** <span class="source-fidelity">altered copy</span>

    Copy&#46; n&#46;d&#46; [https&#58;&#47;&#47;example&#46;org&#47;copy](<https://example.org/copy>).

    Cited in two, note [3](<two.md#fr-n-two-3-1>).

    </li>
    <li id="source-dam" data-fidelity="verbatim">

    **[Valley Post](<sources/dam.md>)** <span class="source-fidelity">verbatim copy</span>

    Rivers&#44; Anna&#46; “The Dam at Dusk&#46;” <em>The Valley Post</em>&#44; May 4&#44; 2021&#46; [https&#58;&#47;&#47;example&#46;org&#47;dam](<https://example.org/dam>).

    Cited in one, notes [1](<one.md#fr-n-one-1-1>), [2](<one.md#fr-n-one-2-1>), [3](<one.md#fr-n-one-3-1>); two, notes [1](<two.md#fr-n-two-1-1>), [2](<two.md#fr-n-two-2-1>).

    </li>
    </ul>
    "#);
}

#[test]
fn the_list_is_added_where_the_author_has_none() {
    let book = Book::new(LIBRARY, TEXTS);
    let (chapters, found) = run(&book, &[("one.md", "A [@memo].\n")]);
    assert_eq!(found, Vec::<String>::new());
    let added: Vec<_> = chapters.list[1..]
        .iter()
        .map(|one| (one.name.as_str(), one.parent, one.path.as_deref(), one.source_path.as_deref()))
        .collect();
    assert_eq!(
        added,
        [
            (
                "Sources",
                None,
                Some(Path::new("sources/index.md")),
                Some(Path::new("../sources/library.yml"))
            ),
            (
                "memo",
                Some(1),
                Some(Path::new("sources/memo.md")),
                Some(Path::new("../sources/memo.txt"))
            ),
        ]
    );
}

#[test]
fn a_book_that_cites_nothing_gets_no_pages() {
    let book = Book::new(LIBRARY, TEXTS);
    assert_eq!(pages(&book, &[("one.md", "A.\n")]), [("one.md".to_owned(), "A.\n".to_owned())]);
}

#[test]
fn what_is_withheld_is_on_no_page() {
    let library = |publish: &str| {
        format!(
            "memo: {{ type: misc, label: Memo, url: \"https://a.org\", publish: {publish}, kinds: {{ heading: [p1], furniture: [p3] }} }}\n"
        )
    };
    let text = [("memo", "Heading here.\nKeep the gates shut. Now.\nMenu item.\nTell nobody.\n")];
    let all = |publish: &str| {
        let book = Book::new(&library(publish), &text);
        let pages = pages(&book, &[("one.md", "A [@memo#p2.s2; @memo#p2].\n")]);
        pages.into_iter().map(|(_, text)| text.replace("&#46;", ".")).collect::<String>()
    };
    let (none, quoted, full) = (all("none"), all("quoted"), all("full"));
    for (words, shown) in [
        ("Heading here.", [false, true, true]),
        ("Keep the gates shut.", [false, true, true]),
        ("Menu item.", [false, false, true]),
        ("Tell nobody.", [false, false, true]),
        ("id=\"p2\"", [true, true, true]),
        ("id=\"p2.s2\"", [true, true, true]),
        ("¶\u{A0}1 not shown", [true, true, false]),
        ("¶¶\u{A0}3–4 not shown", [true, true, false]),
        ("data-kind=\"furniture\"", [false, false, true]),
    ] {
        let found = [&none, &quoted, &full].map(|pages| pages.contains(words));
        assert_eq!(found, shown, "{words}");
    }
}

#[test]
fn no_page_takes_the_place_of_another() {
    let book = Book::new(
        "\"a:b\": { type: misc }\na-b: { type: misc }\nMemo: { type: misc }\n",
        &[("a:b", "x\n"), ("a-b", "x\n"), ("Memo", "x\n")],
    );
    let (chapters, found) =
        run(&book, &[("one.md", "[@a:b] [@a-b] [@Memo]\n"), ("sources/memo.md", "mine\n")]);
    assert_eq!(
        found,
        [
            "page-taken: the page of `Memo` would stand where the chapter `sources/memo` stands",
            "page-taken: the page of `a:b` would stand where the page of `a-b` stands",
        ]
    );
    assert_eq!(chapters.list.len(), 2);
}

#[test]
fn the_five_sources_make_pages() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    let (sources, found) = briefing_sources::Sources::open(&root, Path::new("sources/library.yml"));
    assert_eq!(found, []);
    let book = Book::of(&root, sources.expect("a library"), briefing_plugin::Settings::default());
    let pages = pages(
        &book,
        &[(
            "one.md",
            "A [@wapo#too-general; @analysis#p7]. B [@live#p3]. C [@encyclopedia#p14] [@interview#p13]\n",
        )],
    );
    assert_eq!(pages.len(), 7);
    let list = &pages.iter().find(|(path, _)| path == "sources/index.md").expect("the list").1;
    let basis = "5 texts&#44; 1 of them an altered copy&#59; 5 places cited&#44; 0 of them with their words&#44; each \
        checked&#59; 0 findings accepted by hand.";
    assert!(list.contains(&format!("<p class=\"briefing-basis\">{basis}</p>")), "{list}");
    let wapo = &pages.iter().find(|(path, _)| path == "sources/wapo.md").expect("its page").1;
    assert!(wapo.contains("id=\"too-general\""), "{wapo}");
    assert!(wapo.contains("Not stated"), "{wapo}");
    for (path, text) in &pages {
        for invented in ["preprint", "\u{E001}"] {
            assert!(!text.to_lowercase().contains(invented), "{path}: {text}");
        }
    }
}

#[test]
fn a_work_that_the_bibliography_has_no_form_for_is_listed_as_in_the_notes() {
    let library = "leaflet: { type: misc, title: The gates, label: Leaflet }\n";
    let book = Book::new(library, &[("leaflet", "Keep the gates shut.\n")]);
    let pages = pages(&book, &[("one.md", "Shut them [@leaflet#p1].\n\n{{#sources}}\n")]);
    assert!(pages[0].1.contains("\n“The gates&#44;” n&#46;d&#46;\n"), "{}", pages[0].1);
}
