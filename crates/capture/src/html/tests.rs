use super::{page, read};
use crate::{Author, Captured, Work};

/// Returns an article's paragraphs, long enough to be found.
fn prose() -> String {
    let sentence = "The embassy warned its citizens that extremists had plans to target large gatherings, concerts among them, and advised them to keep away. ";
    (1..=6).map(|n| format!("<p>Paragraph {n}. {}</p>", sentence.repeat(3))).collect()
}

fn with_head(head: &str) -> Captured {
    let html = format!(
        "<!doctype html><html lang=en><head>{head}</head><body><nav><a href=/>Home</a> <a href=/w>World</a></nav>\
         <article>{}</article><footer>Imprint</footer></body></html>",
        prose()
    );
    page(&html).unwrap()
}

#[test]
fn the_article_is_taken_without_what_is_around_it() {
    let html = format!(
        "<html><head><title>The warning | A Paper</title></head><body><nav>Home World</nav>\
         <article><h1>The warning</h1>{}<h2>What was <em>said</em></h2>\
         <p>One<br>line, <q>quoted</q> with&nbsp;space<sup>1</sup>.</p>\
         <figure><img src=a.jpg><figcaption>The hall. Photo: A. B.</figcaption></figure>\
         <ul><li>First thing that was said by the embassy</li><li>Second thing that was said</li></ul></article>\
         <script>var x = 1</script><div style='display: none'>secret</div><footer>Imprint</footer></body></html>",
        prose()
    );
    let captured = page(&html).unwrap();
    let lines: Vec<&str> = captured.text.lines().collect();
    assert_eq!(lines[0], "The warning");
    assert!(
        lines[1].starts_with("Paragraph 1. The embassy") && lines[6].starts_with("Paragraph 6.")
    );
    assert_eq!(lines[7], "What was said");
    assert_eq!(lines[8], "One line, “quoted” with\u{a0}space1.");
    assert_eq!(
        &lines[9..],
        [
            "The hall. Photo: A. B.",
            "First thing that was said by the embassy",
            "Second thing that was said"
        ]
    );
    assert_eq!((captured.headings, captured.captions), (vec![1, 8], vec![10]));
    assert_eq!(captured.about.title.as_deref(), Some("The warning"));
    assert_eq!(captured.doubts, []);
}

#[test]
fn a_line_of_links_is_furniture_and_a_sentence_with_a_link_is_none() {
    for (line, is_furniture) in [
        ("<a href=/a>Ten bridges that fell</a>", true),
        ("Read more: <a href=/a>Ten bridges</a>, <a href=/b>Ten dams</a>", true),
        ("<a href=/a>The embassy said so in its alert.</a>", false),
        ("See <a href=/a>the alert of the embassy</a>", false),
        ("The words of the alert as they were read out: <a href=/a>keep away</a>", false),
        ("No link", false),
    ] {
        let html =
            format!("<title>T</title><body><article>{}<p>{line}</p></article></body>", prose());
        let captured = page(&html).unwrap();
        assert_eq!(captured.furniture == [7], is_furniture, "{line}: {}", captured.text);
    }
}

#[test]
fn a_paragraph_that_looks_like_a_menu_is_no_hole_in_the_article() {
    let paragraph = |number: usize, words: &str| {
        format!("<div class=c><div class=d><p>{number}. {words}</p></div></div>")
    };
    let long = "The embassy warned its citizens that extremists had plans, and told them so. ";
    let missed = "It was told in <a href=/n>a paper that came out on Monday</a>.";
    let body: String =
        (1..=9).map(|number| paragraph(number, if number == 5 { missed } else { long })).collect();
    let aside = "<aside><p>5. Sign up for our letter, it comes every day.</p></aside>";
    let html = format!("<title>T</title><body><article><h1>T</h1>{body}{aside}</article></body>");
    let captured = page(&html).unwrap();
    let fifth = captured.text.lines().find(|line| line.starts_with("5. "));
    assert_eq!(fifth, Some("5. It was told in a paper that came out on Monday."));
    assert!(!captured.text.contains("Sign up"), "{}", captured.text);
    let note = "“5. It was told in a paper that …” stands in the midst of the article";
    assert!(captured.notes.iter().any(|one| one.starts_with(note)), "{:?}", captured.notes);
}

#[test]
fn the_day_that_a_page_shows_is_read_where_none_is_stated_or_that_of_another_zone() {
    let zone = "<meta property=article:published_time content=2019-11-19T00:26:12Z>";
    let noon = "<meta property=article:published_time content=2019-11-12T12:00:00Z>";
    let local = "<meta property=article:published_time content=2019-11-19T00:26:12-05:00>";
    let shown = "<div>By A. Holm | November 18, 2019 at 2:26 PM HST - Updated November 18</div>";
    for (head, above, below, date) in [
        ("", "", shown, Some("2019-11-18")),
        (zone, "", shown, Some("2019-11-18")),
        (noon, "", shown, Some("2019-11-12")),
        (local, "", shown, Some("2019-11-19")),
        // Today's date, and one on which something else was done.
        ("", "<div>20 November 2019</div>", "", None),
        ("", "", "<div>Updated 20 November 2019</div>", None),
        ("", "", "<div>18 November 2019</div><div>19 November 2019</div>", None),
    ] {
        let html = format!(
            "<head><title>T</title>{head}</head><body>{above}<article><h1>T</h1>{below}{}</article></body>",
            prose()
        );
        let captured = page(&html).unwrap();
        assert_eq!(captured.about.date.as_deref(), date, "{head} {above} {below}");
    }
}

#[test]
fn of_a_pages_head_only_the_title_and_a_sections_heading_are_headings() {
    let told = |head: &str| {
        let html = format!(
            "<title>The warning</title><body><article><h1>The warning</h1>{head}{}</article></body>",
            prose()
        );
        let captured = page(&html).unwrap();
        let lines: Vec<String> = captured.text.lines().map(str::to_owned).collect();
        let heading = |number: &u32| lines[*number as usize - 1].clone();
        captured.headings.iter().map(heading).collect::<Vec<_>>()
    };
    let standfirst =
        "Officials had told the city of it, but nobody there took them seriously at all";
    for (head, headings) in [
        ("<h2>Background</h2>", &["The warning", "Background"][..]),
        (&format!("<h2>{standfirst}</h2>"), &["The warning"]),
        (&format!("<h3>World news</h3><h2>{standfirst}.</h2>"), &["The warning"]),
        ("<h3>World news</h3><h2>Background</h2>", &["The warning", "Background"]),
    ] {
        assert_eq!(told(head), headings, "{head}");
    }
}

#[test]
fn json_ld_with_a_sites_slips_is_read() {
    let captured = with_head(
        "<script type=\"application/ld+json\">{\"@type\": \"NewsArticle\", \"headline\": \"One,\n] two\",
         \"datePublished\": \"2019-11-18\", \"author\": [{\"name\": \"Ada \\\"A\\\" B.\", }, ], }</script>",
    );
    assert_eq!(captured.about.title.as_deref(), Some("One, ] two"));
    assert_eq!(captured.about.date.as_deref(), Some("2019-11-18"));
    assert_eq!(captured.about.authors, [Author::whole("Ada \"A\" B.")]);
}

#[test]
fn what_json_ld_states_comes_first() {
    let captured = with_head(
        r#"<script type="application/ld+json">{"@context": "https://schema.org", "@graph": [
            {"@type": "WebPage", "name": "a page"},
            {"@type": ["NewsArticle"], "headline": "The warning &amp; the hall", "datePublished": "2024-04-02T22:15:00-04:00",
             "author": [{"@type": "Person", "givenName": "Ada", "familyName": "Byron"}, {"@id": "\#p"}, "https://example.org/x"],
             "publisher": {"@type": "Organization", "name": "A Paper"}, "mainEntityOfPage": {"@id": "https://example.org/warning"}},
            {"@id": "\#p", "@type": "Person", "name": "By Charles B."}]}</script>
           <meta property="og:title" content="Other"><meta name="author" content="Nobody">"#
            .replace("\\#", "#")
            .as_str(),
    );
    let about = captured.about;
    assert_eq!(about.work, Work::Article);
    assert_eq!(about.title.as_deref(), Some("The warning & the hall"));
    let ada = Author { name: "Byron".to_owned(), given: Some("Ada".to_owned()) };
    assert_eq!(about.authors, [ada, Author::whole("Charles B.")]);
    assert_eq!(about.date.as_deref(), Some("2024-04-02"));
    assert_eq!(about.publisher.as_deref(), Some("A Paper"));
    assert_eq!(about.url.as_deref(), Some("https://example.org/warning"));
    assert_eq!(about.language.as_deref(), Some("en"));
}

#[test]
fn metas_are_read_and_nothing_is_guessed() {
    for (head, title, author, date, publisher, url) in [
        ("", None, None, None, None, None),
        (
            r#"<title>The warning - A Paper</title><meta property=og:site_name content="A Paper"><meta name=author content="by Ada Byron">
               <meta property=article:published_time content=2024-04-02><link rel=canonical href=https://example.org/a>"#,
            Some("The warning"),
            Some("Ada Byron"),
            Some("2024-04-02"),
            Some("A Paper"),
            Some("https://example.org/a"),
        ),
        // The site's name is nowhere stated, so the title stays as it is.
        (
            "<title>The warning - A Paper</title>",
            Some("The warning - A Paper"),
            None,
            None,
            None,
            None,
        ),
        (
            r#"<meta property=article:author content="https://example.org/ada"><meta name=dc.creator content="Ada">"#,
            None,
            Some("Ada"),
            None,
            None,
            None,
        ),
        (
            r#"<meta name=citation_title content=T><meta name=citation_author content="Byron, Ada">"#,
            Some("T"),
            Some("Byron"),
            None,
            None,
            None,
        ),
        ("<meta name=date content=02/04/2024>", None, None, None, None, None),
        (
            "<link rel=canonical href=/relative><meta property=og:url content='javascript:alert(1)'>",
            None,
            None,
            None,
            None,
            None,
        ),
        (
            "<script type='application/ld+json'>{ broken</script><meta name=citation_date content=2024/4/2>",
            None,
            None,
            Some("2024-04-02"),
            None,
            None,
        ),
    ] {
        let about = with_head(head).about;
        assert_eq!(about.title.as_deref(), title, "{head}");
        assert_eq!(about.authors.first().map(|one| one.name.as_str()), author, "{head}");
        assert_eq!(about.date.as_deref(), date, "{head}");
        assert_eq!(about.publisher.as_deref(), publisher, "{head}");
        assert_eq!(about.url.as_deref(), url, "{head}");
    }
}

#[test]
fn a_line_that_names_its_author_is_read_and_any_other_is_not() {
    for (line, author) in [
        ("<p class=byline>By Ada Byron</p>", Some("Ada Byron")),
        ("<div class=article-author>By ADA BYRON,</div>", Some("ADA BYRON")),
        ("<p class=byline>By Ada Byron, March 11, 2015</p>", None),
        ("<p class=byline>2 hours ago</p>", None),
        ("<p class=author>About the author</p>", None),
        ("<p>By Ada Byron</p>", None),
    ] {
        let html = format!("<body><article>{line}{}</article>", prose());
        let authors = page(&html).unwrap().about.authors;
        assert_eq!(authors.first().map(|one| one.name.as_str()), author, "{line}");
    }
}

#[test]
fn a_headline_that_the_page_does_not_show_gives_way_to_its_name() {
    let json = r#"<title>The hall - An Encyclopedia</title><script type="application/ld+json">
        {"@type": "Article", "name": "The hall", "headline": "concert hall near Moscow"}</script>"#;
    assert_eq!(with_head(json).about.title.as_deref(), Some("The hall"));
}

#[test]
fn dates_that_differ_or_cannot_be_read_are_said() {
    let two = with_head(
        "<meta property=article:published_time content=2024-04-02T10:00Z><meta name=date content=2024-04-05>",
    );
    assert_eq!(two.about.date.as_deref(), Some("2024-04-02"));
    assert_eq!(
        two.notes,
        ["the page states two dates, 2024-04-02 and 2024-04-05; the first was taken"]
    );
    let unknown = with_head("<meta name=date content='02/04/2024'>");
    assert_eq!(
        unknown.notes,
        ["a date is stated as “02/04/2024”, which is no day that can be read"]
    );
}

#[test]
fn where_and_when_a_page_was_saved_is_read() {
    let chrome = format!(
        "<!-- saved from url=(0029)https://mirror.example.net/x --><html><head><link rel=canonical href=https://example.org/a></head><body><article>{}</article>",
        prose()
    );
    let captured = page(&chrome).unwrap();
    assert_eq!(captured.about.url.as_deref(), Some("https://example.org/a"));
    assert_eq!(captured.about.retrieved_from.as_deref(), Some("https://mirror.example.net/x"));
    assert!(captured.doubts[0].message.contains("copy"));
    let single = format!(
        "<!DOCTYPE html> <html><!--\n Page saved with SingleFile \n url: https://example.org/a \n saved date: Wed Apr 10 2024 09:00:00 GMT+0200 (CEST)\n--><body><article>{}</article>",
        prose()
    );
    let captured = page(&single).unwrap();
    assert_eq!(captured.about.url.as_deref(), Some("https://example.org/a"));
    assert_eq!(captured.about.captured.as_deref(), Some("2024-04-10"));
    assert_eq!(captured.about.retrieved_from, None);
}

#[test]
fn what_may_not_be_the_article_is_doubted() {
    let messages = |html: &str| {
        page(html)
            .unwrap()
            .doubts
            .into_iter()
            .map(|doubt| doubt.message)
            .collect::<Vec<_>>()
            .join("; ")
    };
    let body = |inner: &str| format!("<html lang=en><body><main>{inner}</main></body></html>");
    let consent = body(
        "<h1>Before you continue</h1><p>We use cookies and data to deliver our services, and so do our partners who rely on legitimate interest.</p><button>Accept all</button>",
    );
    assert!(messages(&consent).contains("consent"), "{}", messages(&consent));
    let paywall = body(
        "<h1>The warning</h1><p>The embassy warned its citizens, and what happened next, a court will have to say.</p><p>Subscribe to continue reading. Already a subscriber? Log in.</p>",
    );
    assert!(messages(&paywall).contains("paid for"), "{}", messages(&paywall));
    let robot = body("<p>Checking your browser before accessing example.org.</p>");
    assert!(messages(&robot).contains("in the article's place"), "{}", messages(&robot));
    let free = with_head(
        r#"<script type="application/ld+json">{"@type": "NewsArticle", "isAccessibleForFree": false}</script>"#,
    );
    assert_eq!(free.doubts, []);
    // A page about cookies is no notice about them.
    let about_cookies = body(&format!(
        "<article><p>Before you continue, the law on cookies says a lot.</p>{}</article>",
        prose()
    ));
    assert_eq!(messages(&about_cookies), "");
    let denied = body(&format!("<article><p>Access denied, they said.</p>{}</article>", prose()));
    assert_eq!(messages(&denied), "");
}

#[test]
fn charsets_are_declared_in_many_ways() {
    let russian = "Посольство предупредило о нападении.";
    let encoded = encoding_rs::WINDOWS_1251.encode(russian).0.into_owned();
    for head in [
        "<meta charset=windows-1251>",
        "<META HTTP-EQUIV='Content-Type' CONTENT='text/html; charset = windows-1251'>",
        "<meta name=x content=charset><meta charset = \"cp1251\" >",
    ] {
        let html =
            [b"<html><head>", head.as_bytes(), b"</head><body><p>", &encoded, b"</p>"].concat();
        let captured = read(&html).unwrap();
        assert_eq!(captured.text.trim(), russian, "{head}");
        assert_eq!(captured.notes, Vec::<String>::new(), "{head}");
    }
}

#[test]
fn hostile_pages_end_in_a_message_or_a_text() {
    for deep in [
        "<div>".repeat(100_000),
        "<b>".repeat(100_000),
        "<table><tr><td>".repeat(100_000),
        "<ul><li>".repeat(3_000) + "x",
        "<svg>".repeat(2_000) + "x",
        format!("<p {}>x", "a=1 ".repeat(30_000)),
    ] {
        assert!(page(&deep).is_err(), "{}", &deep[..12]);
    }
    for odd in [
        "<p>".repeat(100_000) + "words",
        "<".repeat(100_000) + "words",
        "<a ".repeat(20_000) + ">words",
        "<!--".repeat(10_000) + "words",
        format!("<script type='application/ld+json'>{}</script><p>words", "[".repeat(50_000)),
        format!("<title>{}</title><p>words", "a | ".repeat(20_000)),
        "<p>words</p><pre>a\n b\n</pre><q><q>deep</q></q>".to_owned(),
    ] {
        let _ = page(&odd);
    }
}
