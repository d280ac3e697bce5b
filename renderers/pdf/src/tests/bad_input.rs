//! What must not keep the PDF from being made, and what is said of it.

use super::made::{Book, book};

/// A white dot.
pub(super) const PNG: &[u8] = &[
    0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0x00, 0x00, 0x00, 0x0d, 0x49, 0x48, 0x44, 0x52,
    0x00, 0x00, 0x00, 0x01, 0x00, 0x00, 0x00, 0x01, 0x08, 0x00, 0x00, 0x00, 0x00, 0x3a, 0x7e, 0x9b,
    0x55, 0x00, 0x00, 0x00, 0x0a, 0x49, 0x44, 0x41, 0x54, 0x78, 0x9c, 0x63, 0xf8, 0x0f, 0x00, 0x01,
    0x01, 0x01, 0x00, 0xb1, 0x38, 0xf6, 0x14, 0x00, 0x00, 0x00, 0x00, 0x49, 0x45, 0x4e, 0x44, 0xae,
    0x42, 0x60, 0x82,
];

/// The head of a PNG that says it has 60,000 pixels on each side.
fn huge() -> Vec<u8> {
    let mut head = PNG[..33].to_vec();
    head[16..24].copy_from_slice(&[0, 0, 0xea, 0x60, 0, 0, 0xea, 0x60]);
    head
}

#[test]
fn a_picture_that_cannot_be_shown_is_named_and_described() {
    let svg = |inside: &str| {
        format!("<svg xmlns='http://www.w3.org/2000/svg' width='9' height='9'>{inside}</svg>")
            .into_bytes()
    };
    for (name, data, says) in [
        ("gone.png", None, "does not exist"),
        ("https://e.org/a.png", None, "nothing is fetched"),
        ("../../outside.png", None, "does not exist"),
        ("text.png", Some(b"no picture".to_vec()), "is neither PNG"),
        ("cut.png", Some(PNG[..40].to_vec()), "cannot be drawn"),
        ("huge.png", Some(huge()), "more than 100000000 pixels"),
        ("script.svg", Some(svg("<script>x</script>")), "runs a script"),
        ("refers.svg", Some(svg("<image href='file:///etc/passwd'/>")), "refers to other files"),
        ("broken.svg", Some(b"<svg><g>".to_vec()), "cannot be drawn"),
    ] {
        let mut made = book(&format!("# One\n\n![what it shows]({name})\n"));
        if let Some(data) = data {
            made = made.file(name, &data);
        }
        let (pages, findings) = made.pages();
        assert!(findings.contains(says), "{name}: {findings}");
        assert!(pages.join(" ").contains("what it shows"), "{name}");
    }
}

#[test]
fn a_picture_without_a_description_gets_its_name() {
    let made = book("# One\n\n![](dot.png)\n").file("dot.png", PNG);
    let found = made.findings();
    assert!(found.contains("warning[no-description]: the picture `dot.png`"), "{found}");
    assert!(found.contains("src/one.md:3:1"), "{found}");
}

#[test]
fn what_a_page_shows_and_a_pdf_cannot_is_named() {
    for (html, says) in [
        ("<video src=\"x.mp4\">a film</video>", "a film"),
        ("<iframe src=\"https://e.org\"></iframe>", "a page inside the page"),
        ("<svg><path/></svg>", "a drawing inside the text"),
        ("<button>press</button>", "a control of a page"),
    ] {
        let found = book(&format!("# One\n\ntext {html} text\n")).findings();
        assert!(
            found.contains(&format!("warning[not-shown]: the PDF cannot show {says}")),
            "{found}"
        );
    }
}

#[test]
fn a_wide_table_is_cut_into_several() {
    let row = |cell: &dyn Fn(usize) -> String| {
        let cells: Vec<String> = (0..100).map(cell).collect();
        format!("| {} |\n", cells.join(" | "))
    };
    let table =
        row(&|n| format!("head{n}x")) + &row(&|_| "--".into()) + &row(&|n| format!("cell{n}x"));
    let (pages, findings) = book(&format!("# One\n\n{table}")).pages();
    assert_eq!(findings, "");
    let said = pages.join(" ");
    assert!(
        (0..100)
            .all(|n| said.contains(&format!("head{n}x")) && said.contains(&format!("cell{n}x")))
    );
}

#[test]
fn spans_that_lead_out_of_a_table_are_cut() {
    let head = "<table>\n<thead><tr><th rowspan=\"3\">h</th></tr></thead>\n<tr><td>x</td></tr>\n</table>\n";
    let (pages, findings) = book(&format!("# One\n\n{head}")).pages();
    assert!(pages.join("").contains('x'), "{findings}");
    let table = "<table>\n<tr><td rowspan=\"9\">a</td><td colspan=\"3\">b</td></tr>\n\
        <tr><td>c</td></tr>\n<tr></tr>\n</table>\n";
    let text = book(&format!("# One\n\n{table}")).text();
    assert!(["a", "b", "c"].iter().all(|cell| text.contains(cell)), "{text}");
}

#[test]
fn what_stands_deep_is_written_all_the_same() {
    let deep = [
        format!("{}dp9\n", "> ".repeat(200)),
        (0..200).map(|n| format!("{}- item{n}\n", "  ".repeat(n))).collect::<String>() + "\n\ndp9",
        format!("{}dp9{}", "<em>".repeat(200), "</em>".repeat(200)),
        format!("{}\n\ndp9\n\n{}", "<div>".repeat(200), "</div>".repeat(200)),
    ];
    for text in deep {
        let (pages, findings) = book(&format!("# One\n\n{text}\n")).pages();
        assert!(pages.join(" ").contains("dp9"), "{findings}");
    }
}

#[test]
fn a_paragraph_of_a_hundred_thousand_words_and_five_thousand_notes() {
    let words: Vec<String> = (0..100_000).map(|number| format!("w{}", number % 977)).collect();
    let mut text = format!("# One\n\n{}\n\n", words.join(" "));
    (0..5_000).for_each(|n| text.push_str(&format!("x[^{n}] ")));
    (0..5_000).for_each(|n| text.push_str(&format!("\n\n[^{n}]: body{n}z")));
    let (pages, findings) = book(&text).pages();
    // Some thirty references stand in a line here, and no page holds the notes of every two lines.
    assert!(findings.starts_with("warning[note-elsewhere]"), "{findings}");
    assert_eq!(findings.matches("warning[").count(), 1, "{findings}");
    let said = pages.join(" ");
    assert!(said.matches("w976").count() > 100 && said.contains("body4999z"));
}

#[test]
fn a_letter_that_no_font_draws_is_printed_as_its_code() {
    let made = book("# One\n\n漢 and 😀, `字`, [語](https://e.org) and שלום\n");
    let (text, findings) = (made.text(), made.findings());
    for code in ["[U+6F22]", "[U+1F600]", "[U+5B57]", "[U+8A9E]"] {
        assert!(text.contains(code), "{code}: {text}");
    }
    assert!(findings.contains("warning[no-glyph]: no font at hand can draw U+6F22"), "{findings}");
    assert!(findings.contains("src/one.md:3:1"), "{findings}");
    assert!(!findings.contains("U+05E9"), "Hebrew is drawn: {findings}");
}

#[test]
fn a_heading_of_a_rank_that_was_skipped_stands_one_below() {
    book("# One\n\n##### Deep\n\n## Two\n\n###### Deeper\n").bytes();
}

#[test]
fn two_chapters_of_one_name_and_headings_of_one_text() {
    let text = "# Same\n\n## Same\n\n## Same\n\n[one](#same) [two](#same-1) [three](#same-2)";
    let made = Book::new().chapter("Same", "a.md", text).chapter("Same", "b.md", text);
    assert_eq!(made.pages().1, "");
}

#[test]
fn html_that_is_not_closed_loses_no_text() {
    let text = book("# One\n\n<div><b>open\n\nstill <i>here\n\n</p></td>and here").text();
    assert!(["open", "still", "here", "and here"].iter().all(|one| text.contains(one)), "{text}");
}

#[test]
fn an_error_in_a_books_own_template_has_its_place() {
    let made = book("# One")
        .root_file("theme/briefing/briefing.typ", b"#let quiet = luma(90)\n#let x = unknwn\n");
    let found = made.findings();
    assert!(found.contains("error[pdf-template]: unknown variable: unknwn"), "{found}");
    assert!(found.contains("theme/briefing/briefing.typ:2:10"), "{found}");
}

#[test]
fn a_books_own_template_changes_what_it_names() {
    let own = b"#import \"/builtin.typ\": *\n#let rule() = [my own rule]\n";
    let made = book("# One\n\n---\n").root_file("theme/briefing/briefing.typ", own);
    assert!(made.text().contains("my own rule"));
}
