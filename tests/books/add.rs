//! `briefing add`: files that somebody saved become sources that can be quoted.

use crate::book::Book;

const PAGE: &str = r#"<!doctype html><html lang="en"><head><title>Bridge: closed #1 - A Paper</title>
<meta property="og:site_name" content="A Paper"><meta property="article:published_time" content="2023-03-04T08:00Z">
<link rel="canonical" href="https://example.org/bridge"></head><body><nav>Home World</nav>
<article><h1>Bridge: closed #1</h1>
<p>The bridge over the river was closed to all traffic after an inspection, said the ministry, which did not say for how long it would stay so.</p>
<p>Engineers had found that most of its bearings were cracked, and that some of them, in their words, “would not have held another winter”.</p>
<p>The mayor said that the town had not been told of the inspection, nor of what it found, and that she had read of the closure in the newspaper.</p>
</article><footer>Imprint</footer></body></html>"#;

#[test]
fn a_page_becomes_a_source_that_can_be_quoted() {
    let book = Book::new("She said \"would not have held another winter\" [@saved].\n")
        .with("saved.html", PAGE);
    let library = book.read("sources/library.yml");
    let saved = book.path("saved.html").display().to_string();
    let run = book.briefing(&["add", &saved, "--captured", "2023-03-05"]).ends_with(0);
    for line in ["added saved (web page)", "sources/saved.txt, 4 paragraphs", "not stated author"] {
        assert!(run.out.contains(line), "{line}\n{}", run.out);
    }
    let after = book.read("sources/library.yml");
    let added = after.strip_prefix(&library).unwrap_or_default();
    assert!(added.contains("  title: \"Bridge: closed #1\"\n  date: 2023-03-04\n"), "{added}");
    assert!(
        added.contains("  captured: 2023-03-05\n") && added.contains("heading: [p1]"),
        "{added}"
    );
    book.briefing(&["check"]).ends_with(0);
}

#[test]
fn one_file_that_fails_keeps_no_other_from_being_added() {
    let book = Book::new("Words.\n")
        .with("empty.txt", "")
        .with("talk.vtt", "WEBVTT\n\n01:23.000 --> 01:25.000\nHello.\n");
    let path = |name: &str| book.path(name).display().to_string();
    let (empty, talk) = (path("empty.txt"), path("talk.vtt"));
    book.briefing(&["add", &empty, &talk])
        .ends_with(1)
        .says(&["error[bad-capture]: `empty.txt` is empty"]);
    assert_eq!(book.read("sources/talk.txt"), "[00:01:23] Hello.\n");
    book.briefing(&["add", &talk])
        .ends_with(0)
        .says(&["warning[already-added]: `talk.vtt` is `talk` already"]);
}

#[test]
fn standard_input_references_and_a_dry_run() {
    let bib =
        "@book{holm2020, author = {Holm, Anna}, title = {Bridges: {A} history}, date = {2020}}\n";
    let book = Book::new("Words.\n").with("refs.bib", bib);
    let before = (book.read("sources/library.yml"), book.files());
    let run = book.pipe(&["add", "-", "--id", "said", "--dry-run"], b"Plain words.\n").ends_with(0);
    assert!(run.out.contains("would add said (plain text)"), "{}", run.out);
    assert_eq!((book.read("sources/library.yml"), book.files()), before);
    book.pipe(&["add", "-", "--as", "artcle"], b"x")
        .ends_with(2)
        .says(&["did you mean `article`?"]);
    let refs = book.path("refs.bib").display().to_string();
    book.briefing(&["add", "--from", &refs]).ends_with(0);
    assert!(book.read("sources/library.yml").ends_with("  text: none\n"));
    book.briefing(&["check"]).ends_with(0);
}
