//! Citations to notes.

use insta::assert_snapshot;

use super::{Book, LIBRARY, TEXTS};

/// Returns a chapter's text with the character references of its punctuation resolved, so that a
/// snapshot can be read, and without what stands behind each reference.
fn readable(text: &str) -> String {
    let mut text = text.to_owned();
    for code in 33..127_u8 {
        text = text.replace(&format!("&#{code};"), &char::from(code).to_string());
    }
    text
}

/// Returns a text without the passages that notes show beside the page.
fn without_passages(text: &str) -> String {
    let mut rest = text;
    let mut kept = String::new();
    while let Some((before, behind)) = rest.split_once("<span class=\"note-passage\"") {
        kept.push_str(before);
        rest = behind.split_once("</span>").map_or("", |(_, rest)| rest);
    }
    kept + rest
}

/// Returns only the references of the notes, without details and links.
fn references(text: &str) -> String {
    let notes = without_passages(&readable(text));
    let notes = notes.lines().filter(|line| line.starts_with("[^") && line.contains("]: "));
    let mut lines = Vec::new();
    for note in notes {
        let mut rest = note;
        let mut line = String::new();
        while let Some(start) = rest.find(" (<span class=\"note-details\">") {
            line.push_str(&rest[..start]);
            line.push_str(" ()");
            rest = &rest[start..];
            rest = rest.find("</span>)").map_or("", |end| &rest[end + 8..]);
        }
        lines.push(line + rest);
    }
    lines.join("\n")
}

#[test]
fn a_citation_becomes_a_note_behind_its_block() {
    let book = Book::new(LIBRARY, TEXTS);
    let out = book.chapter(
        "# One\n\nIt would “burst” [see @dam#p3:14-47:omission,initial, emphasis added].\nMore.\n\nNext.\n",
    );
    assert_eq!(out.diagnostics, []);
    assert_snapshot!(readable(&out.text), @r#"
    # One

    It would “burst”.[^n-one-1]
    More.

    [^n-one-1]: See Anna Rivers, “The Dam at Dusk,” <em>The Valley Post</em>, May 4, 2021, ¶ 3 of our copy, [https://example.org/dam](<https://example.org/dam>), emphasis added (<span class="note-details">Otto Brandt (engineer), 3 May 2021, through Radio Valley, as carried in Valley Post; grade B2; words omitted; first letter changed; [passage](<sources/dam.md#p3:14-47>), [at example.org](<https://example.org/dam#:~:text=the%20wall%20will%20burst%20before%20Friday>)</span>)<span class="note-passage" data-at="dam#p3" data-place="¶ 3" data-used="14-47" data-words="He said that “the wall will burst before Friday” and left."></span>.

    Next.
    "#);
    assert_eq!(out.uses.len(), 1);
    assert_eq!((out.uses[0].note.number, out.uses[0].note.anchor.as_str()), (1, "fr-n-one-1-1"));
    let words = &TEXTS[0].1[out.uses[0].words[0].clone()];
    assert_eq!(words, "the wall will burst before Friday");
}

/// Returns what stands in the brackets behind each reference.
fn ways(text: &str) -> Vec<String> {
    let text = readable(text);
    let details = text.split("<span class=\"note-details\">").skip(1);
    let ways = details.filter_map(|rest| rest.split_once("</span>)"));
    ways.map(|(details, _)| details.rsplit("; ").next().unwrap_or_default().to_owned()).collect()
}

#[test]
fn a_note_leads_to_the_words_quoted_and_to_each_place_that_it_cites() {
    let book = Book::new(LIBRARY, TEXTS);
    for (citation, way) in [
        ("@memo#p1", "[passage](<sources/memo.md#p1>)"),
        ("@memo#p1:0-4", "[passage](<sources/memo.md#p1:0-4>)"),
        ("@memo#p1:0-4,5-8:omission", "[passage](<sources/memo.md#p1:0-4,5-8>)"),
        ("@memo#p1:0-4:compared", "[passage](<sources/memo.md#p1>)"),
        (
            "@memo#p2:0-4; @memo#p1",
            "passages [¶\u{A0}1](<sources/memo.md#p1>), [¶\u{A0}2](<sources/memo.md#p2:0-4>)",
        ),
        (
            "@memo#p1:9-14; @memo#p1:0-4",
            "passages [¶\u{A0}1](<sources/memo.md#p1:0-4>), [again](<sources/memo.md#p1:9-14>)",
        ),
        ("@memo; @memo#p1:0-4; @memo#p1:0-4", "[passage](<sources/memo.md#p1:0-4>)"),
        ("@memo", "[passage](<sources/memo.md>)"),
    ] {
        let out = book.chapter(&format!("A [{citation}].\n"));
        assert_eq!(out.diagnostics, []);
        assert_eq!(ways(&out.text), [way], "{citation}");
    }
}

#[test]
fn of_an_altered_copy_only_words_inside_its_own_marks_are_sought_on_the_original_page() {
    let book = Book::new(LIBRARY, TEXTS);
    let original = "[the original page at example.org](<https://example.org/copy";
    for (citation, way) in [
        ("@copy#p1:14-28", format!("{original}#:~:text=about%20to%20burst>)")),
        ("@copy#p1:0-8:copy", format!("{original}>)")),
        ("@copy#p1:0-42:copy,compared", format!("{original}>)")),
        ("@copy#p1:14-28:compared", format!("{original}#:~:text=about%20to%20burst>)")),
        ("@copy#p2", format!("{original}>)")),
        ("@dam#p2:0-5", "[at example.org](<https://example.org/dam#:~:text=Water>)".to_owned()),
        (
            "@dam#p2:0-5:compared",
            "[at example.org](<https://example.org/dam#:~:text=Water>)".to_owned(),
        ),
    ] {
        let out = book.chapter(&format!("Before [@copy; @dam].\n\nA [{citation}].\n"));
        assert_eq!(out.diagnostics, []);
        let ways = ways(&out.text);
        let last = ways.last().and_then(|way| way.split_once(", ")).map(|(_, way)| way);
        assert_eq!(last, Some(way.as_str()), "{citation}");
    }
}

#[test]
fn quotations_of_one_place_are_one_reference_with_the_authors_words_around_them() {
    let book = Book::new(LIBRARY, TEXTS);
    let out = book.chapter("A [see @memo#p1:0-4; @memo#p1:9-14, emphasis added; @memo#p2, end].\n");
    assert_eq!(out.diagnostics, []);
    assert_eq!(
        references(&out.text),
        "[^n-one-1]: See memo, n.d., ¶\u{A0}1 of our copy, emphasis added (); memo, ¶\u{A0}2 of our copy, end ()."
    );
}

#[test]
fn places_of_one_source_are_joined_and_others_stand_beside() {
    let book = Book::new(LIBRARY, TEXTS);
    let out = book.chapter("A [@dam#p2; @memo#p1-p2; @dam#p3; but cf. @dam#p5.s1; @copy].\n");
    assert_eq!(out.diagnostics, []);
    assert_snapshot!(references(&out.text), @r#"[^n-one-1]: Anna Rivers, “The Dam at Dusk,” <em>The Valley Post</em>, May 4, 2021, ¶¶ 2–3 of our copy, [https://example.org/dam](<https://example.org/dam>) (); memo, n.d., ¶¶ 1–2 of our copy (); but cf. Rivers, “The Dam at Dusk,” ¶ 5 of our copy, under “What Came After” (); Copy, n.d., [https://example.org/copy](<https://example.org/copy>) ()."#);
}

#[test]
fn full_then_short_and_anew_in_each_chapter() {
    let book = Book::new(LIBRARY, TEXTS);
    let page = "A [@dam#p2].\n\nB [@dam#p3].\n\nC [@memo]. D [@dam#p5; @memo#p1].\n";
    assert_snapshot!(references(&book.chapter(page).text), @r#"
    [^n-one-1]: Anna Rivers, “The Dam at Dusk,” <em>The Valley Post</em>, May 4, 2021, ¶ 2 of our copy, [https://example.org/dam](<https://example.org/dam>) ().
    [^n-one-2]: Rivers, “The Dam at Dusk,” ¶ 3 of our copy ().
    [^n-one-3]: memo, n.d. ().
    [^n-one-4]: Rivers, “The Dam at Dusk,” ¶ 5 of our copy, under “What Came After” (); memo, ¶ 1 of our copy ().
    "#);
    let again = book.chapter_at("A [@dam#p2].\n", "two.md", 1);
    assert_snapshot!(references(&again.text), @r#"[^n-two-1]: Anna Rivers, “The Dam at Dusk,” <em>The Valley Post</em>, May 4, 2021, ¶ 2 of our copy, [https://example.org/dam](<https://example.org/dam>) ()."#);
}

#[test]
fn ibid_only_where_the_style_has_it_and_the_last_note_cites_that_source_alone() {
    let book = Book::styled(LIBRARY, TEXTS, "ibid.csl");
    let out = book.chapter(
        "A [@dam#p2]. B [@dam#p3]. C [@dam]. D [@memo; @dam#p5]. E [@dam#p5]. F[^x] G [@dam#p2].\n\n\
         H [@memo#p1]. I [@memo]. J[^x] K [@copy]. L[^y] M [@copy] N[^y] O[^y] P [@dam].\n\n\
         [^x]: Mine.\n[^y]: Mine, with [@memo#p2].\n",
    );
    assert_eq!(out.diagnostics, []);
    assert_snapshot!(references(&out.text), @r#"
    [^n-one-1]: Anna Rivers, <em>The Dam at Dusk</em>, 2021, ¶ 2 of our copy ().
    [^n-one-2]: Ibid., ¶ 3 of our copy ().
    [^n-one-3]: Ibid. ().
    [^n-one-4]: memo (); near, The Dam at Dusk, ¶ 5 of our copy, under “What Came After” ().
    [^n-one-5]: near, The Dam at Dusk, ¶ 5 of our copy, under “What Came After” ().
    [^n-one-6]: near, The Dam at Dusk, ¶ 2 of our copy ().
    [^n-one-7]: near, memo, ¶ 1 of our copy ().
    [^n-one-8]: Ibid. ().
    [^n-one-9]: Copy ().
    [^n-one-10]: near, Copy ().
    [^n-one-11]: The Dam at Dusk, n. 1 ().
    [^x]: Mine.
    [^y]: Mine, with near, memo, ¶ 2 of our copy ().
    "#);
}

#[test]
fn in_the_authors_own_footnote_a_citation_is_printed_in_place() {
    let book = Book::new(LIBRARY, TEXTS);
    let out = book.chapter(
        "A[^own] and B [@dam#p2].\n\n[^own]: As [@dam#p3; @memo] says.\n\n[^unread]: [@memo#p1]\n",
    );
    assert_eq!(out.diagnostics, []);
    assert_snapshot!(readable(&out.text), @r##"
    A[^own] and B.[^n-one-1]

    [^n-one-1]: Rivers, “The Dam at Dusk,” ¶ 2 of our copy (<span class="note-details">reliability B; [passage](<sources/dam.md#p2>), [at example.org](<https://example.org/dam>)</span>)<span class="note-passage" data-at="dam#p2" data-place="¶ 2" data-words="Water rose all night. Nobody slept."></span>.

    [^own]: As Anna Rivers, “The Dam at Dusk,” <em>The Valley Post</em>, May 4, 2021, ¶ 3 of our copy, [https://example.org/dam](<https://example.org/dam>) (<span class="note-details">reliability B; [passage](<sources/dam.md#p3>)</span>)<span class="note-passage" data-at="dam#p3" data-place="¶ 3" data-words="He said that “the wall will burst before Friday” and left."></span>; memo, n.d. (<span class="note-details">[passage](<sources/memo.md>)</span>) says.

    [^unread]: memo, ¶ 1 of our copy (<span class="note-details">[passage](<sources/memo.md#p1>)</span>)<span class="note-passage" data-at="memo#p1" data-place="¶ 1" data-words="Keep the gates shut."></span>
    "##);
    let notes: Vec<_> =
        out.uses.iter().map(|one| (one.note.number, one.note.anchor.as_str())).collect();
    assert_eq!(
        notes,
        [(1, "footnote-own"), (1, "footnote-own"), (2, "fr-n-one-1-1"), (3, "footnote-unread")]
    );
}

#[test]
fn notes_stand_behind_lists_quotations_and_tables() {
    let book = Book::new(LIBRARY, TEXTS);
    let out = book.chapter(
        "- a [@dam#p2]\n  - b [@memo#p1]\n\n> c [@memo#p2]\ntext\n\n| h |\n|---|\n| d [@copy] |\nend [@copy#p2]",
    );
    assert_eq!(out.diagnostics, []);
    let short: Vec<String> =
        out.text.lines().map(|line| line.chars().take(24).collect::<String>()).collect();
    assert_snapshot!(short.join("\n"), @r#"
    - a[^n-one-1]
      - b[^n-one-2]


    [^n-one-1]: Anna Rivers&

    [^n-one-2]: memo&#44; n&

    > c[^n-one-3]
    text

    [^n-one-3]: memo&#44; ¶ 

    | h |
    |---|
    | d[^n-one-4] |
    end[^n-one-5]

    [^n-one-4]: Copy&#44; n&

    [^n-one-5]: Copy&#44; ¶
    "#);
}

#[test]
fn what_names_nothing_is_an_error_at_its_place() {
    let book = Book::new(LIBRARY, TEXTS);
    let withheld =
        Book::new("memo: { type: misc, publish: none }\n", &[("memo", "Keep the gates shut.\n")]);
    for (book, page, code, at) in [
        (&book, "A [@damm#p1].\n", "unknown-source", "damm#p1"),
        (&book, "A [see @dam#p9; @memo].\n", "no-passage", "dam#p9"),
        (&book, "A [@dam#p0].\n", "bad-address", "dam#p0"),
        (&book, "{{#quote dam}}\n", "leftover", "{{#quote dam}}"),
        (&book, "{{#source-summary all}}\n", "list-arguments", "all"),
        (&book, "{{#sources \"all of them\"}}\n", "list-arguments", "all of them"),
        (&withheld, "A [@memo#p1:0-4].\n", "withheld", "memo#p1:0-4"),
    ] {
        let out = book.chapter(page);
        let found: Vec<_> = out
            .diagnostics
            .iter()
            .map(|one| (one.code, one.span.as_ref().map(|span| span.text().to_owned())))
            .collect();
        assert_eq!(found, [(code, Some(at.to_owned()))], "{page}");
    }
    assert_eq!(withheld.chapter("A [@memo#p1].\n").diagnostics, []);
}

#[test]
fn a_directive_of_a_step_that_still_comes_may_stand() {
    let book = Book::new(LIBRARY, TEXTS);
    let page = briefing_plugin::Page::plain("one.md", "{{#quote dam}}\n\n{{#diff x}}\n");
    let scan = briefing_plugin::scan(&page, crate::DIRECTIVES);
    let desk = crate::Desk { pending: &["quotes"], ..book.desk() };
    let place = crate::ChapterPlace { index: 0, path: "one.md".as_ref(), slug: "one" };
    let out = crate::chapter(&desk, &page, &scan, &place);
    assert_eq!(out.text, page.text());
    assert_eq!(out.diagnostics.len(), 1);
    assert_eq!(out.diagnostics[0].code, "leftover");
}

#[test]
fn a_page_without_anything_of_ours_stays_as_it_is() {
    let book = Book::new(LIBRARY, TEXTS);
    for page in [
        "",
        "# A\n\ntext [^1]\n\n[^1]: note\n",
        "`[@dam]` \\[@dam] <!-- [@dam] -->\n",
        "a\r\n\r\nb",
    ] {
        let out = book.chapter(page);
        assert_eq!((out.text.as_str(), out.diagnostics.len()), (page, 0));
    }
}

#[test]
fn the_date_and_the_marking_stand_above_each_page() {
    let mut book = Book::new(LIBRARY, TEXTS);
    book.settings.date = Some("2024-04-10".to_owned());
    book.settings.marking = Some(briefing_plugin::Marking::AmberStrict);
    assert_snapshot!(book.chapter("# A\n").text, @r#"
    <div class="briefing-date"><time datetime="2024-04-10">10 April 2024</time></div>

    <div class="briefing-marking" data-tlp="amber-strict">TLP:AMBER+STRICT</div>

    # A
    "#);
}

#[test]
fn a_note_shows_its_passages_with_the_words_used() {
    let library = "dam: { type: article, title: Dam }\nkept: { type: misc, publish: none }\n";
    let dam = "One.\r\nHe said “the \"wall\" will <burst>” & left.\nThree.\nFour.\nFive.\n";
    let book = Book::new(library, &[("dam", dam), ("kept", "Secret words.\n")]);
    let page = "A [@dam#p2:8-16]. B [@dam#p2:17-21; @kept#p1]. C [@dam#p1-p5].\n";
    let out = book.chapter(page);
    let spans: Vec<&str> = out.text.split("<span class=\"note-passage\"").skip(1).collect();
    let spans: Vec<String> = spans
        .iter()
        .map(|one| readable(one.split_once("></span>").map_or(*one, |(one, _)| one)))
        .collect();
    assert_eq!(
        spans,
        [
            " data-at=\"dam#p2\" data-place=\"¶\u{a0}2\" data-used=\"8-16\" \
             data-words=\"He said “the \"wall\" will <burst>” & left.\"",
            " data-at=\"dam#p2\" data-place=\"¶\u{a0}2\" data-used=\"17-21\"",
            " data-at=\"kept#p1\" data-place=\"¶\u{a0}1\" data-withheld",
            " data-at=\"dam#p1\" data-place=\"¶\u{a0}1\" data-words=\"One.\"",
            " data-at=\"dam#p2\" data-place=\"¶\u{a0}2\"",
            " data-at=\"dam#p3\" data-place=\"¶\u{a0}3\" data-words=\"Three.\"",
        ]
    );
    assert!(!out.text.contains("Secret"), "{}", out.text);
}

#[test]
fn the_first_note_says_what_the_book_calls_a_source_where_its_reference_does_not() {
    let library = "gates: { type: misc, title: The gates, label: Leaflet }\n\
                   dam: { type: misc, title: The dam, label: The dam }\n";
    let book = Book::new(library, &[("gates", "Shut.\n\nOpen.\n"), ("dam", "Full.\n")]);
    let out = book.chapter("A [@gates#p1].\n\nB [@dam#p1].\n\nC [@gates#p2].\n");
    assert_snapshot!(without_passages(&readable(&out.text)), @r#"
    A.[^n-one-1]

    [^n-one-1]: “The gates,” n.d., ¶ 1 of our copy (<span class="note-details">here called Leaflet; [passage](<sources/gates.md#p1>)</span>).

    B.[^n-one-2]

    [^n-one-2]: “The dam,” n.d., ¶ 1 of our copy (<span class="note-details">[passage](<sources/dam.md#p1>)</span>).

    C.[^n-one-3]

    [^n-one-3]: “The gates,” ¶ 2 of our copy (<span class="note-details">[passage](<sources/gates.md#p2>)</span>).
    "#);
}
