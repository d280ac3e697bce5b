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

    Cited in two, note [1](<../two.md#fr-n-two-1-1>). <span data-print="none">To cite it: <code>&#91;&#64;dam&#93;</code></span>

    </div>

    ## Passages in use

    <p class="source-key"><mark>Marked so</mark>: quoted in this book.</p>

    <p class="source-key"><span class="source-cited">Underlined so</span>: cited or compared, not quoted.</p>

    <div class="source-passage" id="p1" data-kind="heading">
    <p><a class="source-number" href="#p1">¶ 1</a> The Dam at Dusk</p>
    </div>

    <div class="source-passage" id="p2" data-kind="body">
    <p><a class="source-number" href="#p2">¶ 2</a> <span id="p2-p3"></span><span class="source-cited">Water rose all night&#46;&#32;</span><span class="source-sentence" id="p2.s2"><span class="source-cited">Nobody slept&#46;</span></span></p>
    </div>

    <div class="source-uses">

    Cited in one, note [2](<../one.md#fr-n-one-2-1>). <span data-print="none">To cite it: <code>&#91;&#64;dam&#35;p2&#93;</code>, to quote it: <code>&#123;&#123;&#35;quote dam&#35;p2&#125;&#125;</code></span>

    </div>

    <div class="source-passage" id="p3" data-kind="body">
    <p><a class="source-number" href="#p3">¶ 3</a> <span class="source-cited">He said that “</span><span id="burst"></span><span id="p3:14-47"></span><mark>the wall will burst before Friday</mark><span class="source-cited">” and left&#46;</span></p>
    </div>

    <div class="source-uses">

    <div class="source-quotation">

    <q>the wall will burst before Friday</q>: one, note [1](<../one.md#fr-n-one-1-1>)

    </div>

    Cited in one, note [3](<../one.md#fr-n-one-3-1>); two, note [2](<../two.md#fr-n-two-2-1>). <span data-print="none">To cite it: <code>&#91;&#64;dam&#35;p3&#93;</code>, to quote it: <code>&#123;&#123;&#35;quote dam&#35;p3&#125;&#125;</code></span>

    </div>

    <p class="source-gap">¶¶ 4–6 not cited and not shown</p>
    "##);
    let list = pages[1].1.split_once("<ul").expect("the list").1;
    assert_snapshot!(list, @r##"
     class="source-list">
    <li id="source-copy" data-fidelity="altered">

    **[Copy](<sources/copy.md>)** <span class="source-fidelity">altered copy</span>

    Copy&#46; n&#46;d&#46; [https&#58;&#47;&#47;example&#46;org&#47;copy](<https://example.org/copy>).

    Cited in [two](<two.md#fr-n-two-3-1>) (1).

    </li>
    <li id="source-dam" data-fidelity="verbatim">

    **[Valley Post](<sources/dam.md>)** <span class="source-fidelity">verbatim copy</span>

    Rivers&#44; Anna&#46; “The Dam at Dusk&#46;” <em>The Valley Post</em>&#44; May 4&#44; 2021&#46; [https&#58;&#47;&#47;example&#46;org&#47;dam](<https://example.org/dam>).

    Cited in [one](<one.md#fr-n-one-1-1>) (3), [two](<two.md#fr-n-two-1-1>) (2).

    </li>
    </ul>
    "##);
}

/// Returns the lines of a source's page that hold its passages' words.
fn words_shown(page: &str) -> Vec<String> {
    let page = page.replace("&#46;", ".").replace("&#44;", ",").replace("&#32;", " ");
    let words = page.lines().filter_map(|line| Some(line.split_once("</a> ")?.1.to_owned()));
    words.map(|line| line.trim_end_matches("</p>").to_owned()).collect()
}

#[test]
fn only_what_is_quoted_is_marked_and_an_altered_copys_own_words_are_told_apart() {
    let book = Book::new(LIBRARY, TEXTS);
    let page = |chapter: &str, source: &str| {
        let pages = pages(&book, &[("one.md", chapter)]);
        pages.into_iter().find(|(path, _)| path.ends_with(source)).expect("its page").1
    };
    let keys = |page: &str| {
        ["Marked so", ">Underlined so</span>: cited", ">Underlined so</span>: words of"]
            .map(|key| page.contains(key))
    };
    for (chapter, source, words, marks) in [
        // Quoted; cited; compared: a comparison shows its account whole.
        (
            "A [@memo#p1:0-4].\n",
            "memo.md",
            "<span id=\"p1:0-4\"></span><mark>Keep</mark> the gates shut.",
            [true, false, false],
        ),
        (
            "A [@memo#p1].\n",
            "memo.md",
            "<span class=\"source-cited\">Keep the gates shut.</span>",
            [false, true, false],
        ),
        (
            "A [@memo#p1:5-14:compared].\n",
            "memo.md",
            "<span class=\"source-cited\">Keep the gates shut.</span>",
            [false, true, false],
        ),
        // What is compared is marked where it is quoted elsewhere.
        (
            "A [@memo#p1:0-4]. B [@memo#p1:0-14:compared].\n",
            "memo.md",
            "<span id=\"p1:0-4\"></span><mark>Keep</mark><span class=\"source-cited\"> the gates shut.</span>",
            [true, true, false],
        ),
        // Words of an altered copy inside its own marks, outside of them, and across.
        (
            "A [@copy#p1:14-28].\n",
            "copy.md",
            "The wall was “<span id=\"p1:14-28\"></span><mark>about to burst</mark>”, folks told.",
            [true, false, false],
        ),
        (
            "A [@copy#p1:0-8:copy].\n",
            "copy.md",
            "<span id=\"p1:0-8\"></span><mark><span class=\"source-copys\">The wall</span></mark> was “about to burst”, folks told.",
            [true, false, true],
        ),
        (
            "A [@copy#p1:0-42:copy,compared].\n",
            "copy.md",
            "<span class=\"source-copys\">The wall was “</span><span class=\"source-cited\">about to burst</span><span class=\"source-copys\">”, folks told.</span>",
            [false, true, true],
        ),
    ] {
        let page = page(chapter, source);
        assert_eq!(words_shown(&page), [words], "{chapter}");
        assert_eq!(keys(&page), marks, "{chapter}: {page}");
    }
}

#[test]
fn each_quotation_stands_under_its_passage_once_with_the_notes_that_quote_it() {
    let book = Book::new(LIBRARY, TEXTS);
    let pages = pages(
        &book,
        &[
            (
                "one.md",
                "A [@copy#p1:14-28]. B [@copy#p1:0-8:copy]. C [@copy#p1:0-42:copy,compared].\n",
            ),
            (
                "two.md",
                "D [@copy#p1:14-28; @copy#p1:37-41:copy; @copy#p1]. E [@copy#p1.s1:14-28]. F [@copy#p1:0-3,14-19:omission,copy]\n\n{{#sources}}\n",
            ),
        ],
    );
    let page = &pages[2].1;
    let (_, under) = page.split_once("<div class=\"source-uses\">").expect("what is quoted");
    assert_snapshot!(under.replace("&#32;", " "), @r#"


    <div class="source-quotation">

    <q>The … about</q><span class="source-dagger">†</span>: two, note [3](<../two.md#fr-n-two-3-1>)

    </div>

    <div class="source-quotation">

    <q>The wall</q><span class="source-dagger">†</span>: one, note [2](<../one.md#fr-n-one-2-1>)

    </div>

    <div class="source-quotation">

    <q>about to burst</q>: one, note [1](<../one.md#fr-n-one-1-1>); two, notes [1](<../two.md#fr-n-two-1-1>), [2](<../two.md#fr-n-two-2-1>)

    </div>

    <div class="source-quotation">

    <q>told</q><span class="source-dagger">†</span>: two, note [1](<../two.md#fr-n-two-1-1>)

    </div>

    Cited in one, note [3](<../one.md#fr-n-one-3-1>). <span data-print="none">To cite it: <code>&#91;&#64;copy&#35;p1&#93;</code>, to quote it: <code>&#123;&#123;&#35;quote copy&#35;p1 as&#61;&#34;copy&#34;&#125;&#125;</code></span>

    </div>

    <p class="source-gap">¶ 2 not cited and not shown</p>
    "#);
}

#[test]
fn every_name_of_a_passage_shown_and_every_place_of_words_is_an_anchor() {
    let library = "memo:\n  type: misc\n  passages: { gates: { exact: the gates }, tell: { exact: Tell nobody } }\n";
    let text = "Keep the gates shut. Keep them.\n\u{c}Tell nobody.\nThe end.\n";
    let book = Book::new(library, &[("memo", text)]);
    let chapter = "A [@memo#p1:0-4] [@memo#p1.s2:0-4] [@memo#gates] [@memo#pg2] [@memo#p2-p3] [@memo#p1.s1-s2:5-8].\n";
    let pages = pages(&book, &[("one.md", chapter)]);
    let (note, page) = (&pages[0].1, &pages[2].1);
    let ids: Vec<&str> =
        page.split("id=\"").skip(1).filter_map(|rest| rest.split('"').next()).collect();
    let linked: Vec<&str> =
        note.split("memo.md#").skip(1).filter_map(|rest| rest.split('>').next()).collect();
    assert_eq!(linked, ["p1:0-4", "p1.s2:0-4", "gates", "pg2", "p2-p3", "p1.s1-s2:5-8"], "{note}");
    for id in linked.iter().chain(&["tell", "p1", "p2"]) {
        assert_eq!(ids.iter().filter(|one| *one == id).count(), 1, "{id} in {ids:?}");
    }
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
        ("¶\u{A0}1 not cited and not shown", [true, false, false]),
        ("¶¶\u{A0}3–4 not cited and not shown", [true, true, false]),
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
    let basis = "5 texts&#44; 1 of them an altered copy&#59; 0 quotations&#59; 5 places cited&#59; 0 findings \
        accepted by hand.";
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
