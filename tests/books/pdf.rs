//! The PDF through the real binary, in this process and under stock mdBook; and, with the programs of
//! others (`pdfinfo`, `pdftotext`, `qpdf`, `mutool`), what they say of it. Those tests are ignored
//! unless asked for.

use std::process::Command;

use crate::book::Book;
use crate::landings::{self, Landing};
use crate::stock::{built, the_briefing};

const TOML: &str = "[book]
title = \"A small book\"
authors = [\"Ann Author\"]
description = \"What it is about.\"
language = \"en-GB\"
src = \"chapters\"

[output.html]

[output.pdf]
command = \"briefing pdf\"
";

const SUMMARY: &str = "# Summary

[Before](before.md)

# The part

- [One](one.md)
  - [Below one](below.md)
- [Draft]()

[After](after.md)
";

const ONE: &str = "# One

Text with a note[^n] and a [link](below.md#deep).

## A section

- a list
- of two

| a | b |
|---|---|
| 1 | 2 |

```rust
# hidden();
fn shown() {}
```

[^n]: The body of the note.
";

/// A book of parts, chapters, a draft, notes, a table and code.
fn book() -> Book {
    Book::new(ONE)
        .with("book.toml", TOML)
        .with("chapters/SUMMARY.md", SUMMARY)
        .with("chapters/before.md", "# Before\n\nWords before.\n")
        .with("chapters/after.md", "# After\n\nWords after.\n")
        .with("chapters/below.md", "# Below one\n\n## Deep\n\nWords below.\n")
}

const PDF: &str = "book/pdf/briefing.pdf";

/// Returns what a program of others prints about the PDF.
fn ask(book: &Book, program: &str, arguments: &[&str]) -> String {
    let path = book.path(PDF);
    let mut command = Command::new(program);
    for argument in arguments {
        command.arg(if *argument == "PDF" { path.as_os_str() } else { argument.as_ref() });
    }
    let output = command.output().unwrap_or_else(|error| panic!("{program}: {error}"));
    assert!(output.status.success(), "{program}: {output:?}");
    String::from_utf8_lossy(&output.stdout).into_owned()
}

#[test]
fn a_pdf_stands_beside_the_page() {
    let book = book();
    book.briefing(&["build"]).ends_with(0);
    let bytes = std::fs::read(book.path(PDF)).expect("a PDF");
    assert!(bytes.starts_with(b"%PDF-"));
    assert!(book.read("book/html/one.html").contains("A section"));
    book.briefing(&["build"]).ends_with(0);
    assert!(bytes == std::fs::read(book.path(PDF)).expect("a PDF"), "the same book, other bytes");
}

#[test]
fn a_broken_link_keeps_the_last_good_book() {
    let book = book();
    book.briefing(&["build"]).ends_with(0);
    book.write("chapters/one.md", "# One\n\n[gone](gone.md)\n");
    book.briefing(&["build"]).ends_with(1).says(&["error[broken-link]", "chapters/one.md:3:1"]);
    assert!(book.read("book/html/one.html").contains("A section"));
}

#[test]
fn typsts_source_is_kept_where_asked_for() {
    let book = book().with("book.toml", format!("{TOML}keep-typst = true\n"));
    book.briefing(&["build"]).ends_with(0);
    assert!(book.read("book/pdf/typst/main.typ").contains("#show: book.with(meta)"));
    assert!(book.read("book/pdf/typst/chapters/0001.typ").contains("A section"));
}

#[test]
fn input_that_mdbook_would_not_send_is_refused() {
    Book::new("x").pipe(&["pdf"], b"{}").ends_with(2).says(&["the input has no `root`"]);
}

#[test]
#[ignore = "needs stock mdBook 0.5.4"]
fn stock_mdbook_makes_the_same_pdf() {
    let (ours, stock) = (book(), book());
    ours.briefing(&["build"]).ends_with(0);
    stock.mdbook(&["build"]).ends_with(0);
    let read = |book: &Book| std::fs::read(book.path(PDF)).expect("a PDF");
    assert!(read(&ours) == read(&stock));
}

#[test]
#[ignore = "needs poppler-utils, qpdf and mupdf-tools"]
fn the_programs_of_others_find_nothing_wrong() {
    let (small, briefing) = (book(), the_briefing());
    for book in [&small, &briefing] {
        book.briefing(&["build"]).ends_with(0);
        ask(book, "qpdf", &["--check", "PDF"]);
        ask(book, "mutool", &["draw", "-q", "-F", "txt", "-o", "/dev/null", "PDF"]);
        assert!(ask(book, "pdfinfo", &["PDF"]).contains("Tagged:          yes"));
        let claims = ask(book, "pdfinfo", &["-meta", "PDF"]);
        assert!(claims.contains("<pdfuaid:part>1</pdfuaid:part>"), "{claims}");
        assert!(
            !ask(book, "qpdf", &["--qdf", "--stream-data=uncompress", "PDF", "-"])
                .contains(&*book.path("").to_string_lossy())
        );
    }
    let info = ask(&small, "pdfinfo", &["PDF"]);
    for line in ["A small book", "What it is about.", "Ann Author", "A4"] {
        assert!(info.contains(line), "{line}: {info}");
    }
    let claims = ask(&small, "pdfinfo", &["-meta", "PDF"]);
    assert!(claims.contains("<rdf:li>en-GB</rdf:li>"), "{claims}");
}

#[test]
#[ignore = "needs poppler-utils, qpdf and mupdf-tools"]
fn the_outline_has_parts_chapters_and_sections() {
    let book = book();
    book.briefing(&["build"]).ends_with(0);
    let outline = ask(&book, "mutool", &["show", "PDF", "outline"]);
    let lines: Vec<(usize, &str)> = outline
        .lines()
        .filter_map(|line| {
            let (indent, rest) = line.split_once('"')?;
            Some((indent.matches('\t').count(), rest.split('"').next()?))
        })
        .collect();
    assert_eq!(
        lines,
        [
            (1, "Before"),
            (1, "The part"),
            (2, "1 One"),
            (3, "A section"),
            (3, "1.1 Below one"),
            (4, "Deep"),
            (1, "After"),
        ]
    );
    // Each entry leads to the page on which its heading stands.
    for line in outline.lines() {
        let title = line.split('"').nth(1).expect("a title").trim_start_matches(['1', '.', ' ']);
        let page = line.split("#page=").nth(1).and_then(|rest| rest.split('&').next());
        let page = page.expect("a page");
        let text = ask(&book, "pdftotext", &["-f", page, "-l", page, "PDF", "-"]);
        assert!(text.contains(title), "{title} is not on page {page}: {text}");
    }
}

#[test]
#[ignore = "needs poppler-utils, qpdf and mupdf-tools"]
fn links_and_notes_lead_where_they_say() {
    let book = book();
    book.briefing(&["build"]).ends_with(0);
    let landings = landings(&book);
    let of = |says: &str| landings.iter().filter(|one| one.says.trim() == says).collect::<Vec<_>>();
    for (says, beginning) in [("link", "Deep"), ("“A section” page 4", "A section")] {
        let found = of(says);
        assert!(!found.is_empty(), "no link says {says}: {landings:?}");
        assert!(found.iter().all(|one| one.on.starts_with(beginning)), "{found:?}");
    }

    let briefing = the_briefing();
    briefing.briefing(&["build"]).ends_with(0);
    let landings = landings_of_headings_and_notes(&briefing);
    assert!(landings > 700, "{landings}");
}

/// Asks each entry of the contents to lead to its heading, and each reference to its note, which has
/// its number and stands below the first reference to it, on that page; a later reference, from
/// another view of a comparison, leads back to it. Returns how many there are.
fn landings_of_headings_and_notes(book: &Book) -> usize {
    let landings = landings(book);
    let mut count = 0;
    let first_page_of = |note: &Landing| {
        let same = landings.iter().filter(|one| one.to == note.to);
        same.map(|one| one.from.0).min().expect("the reference itself")
    };
    for one in &landings {
        if let Some(number) = one.says.strip_prefix("Footnote ") {
            assert!(one.on.starts_with(number), "{one:?}");
            assert_eq!(one.to.0, first_page_of(one), "{one:?}");
            assert!(one.from.0 > one.to.0 || one.from.1 < one.to.1, "{one:?}");
        } else if let Some((heading, _)) = one.says.split_once("” page ") {
            let heading = heading.trim_start_matches(|letter| "0123456789.“ ".contains(letter));
            assert!(one.on.starts_with(heading), "{one:?}");
        } else {
            continue;
        }
        count += 1;
    }
    count
}

/// Returns the links within the PDF, as `qpdf` and `pdftotext` say them.
fn landings(book: &Book) -> Vec<Landing> {
    let objects = ask(book, "qpdf", &["--json", "PDF"]);
    landings::landings(&objects, &ask(book, "pdftotext", &["-bbox", "PDF", "-"]))
}

#[test]
#[ignore = "needs poppler-utils, qpdf and mupdf-tools"]
fn every_word_of_the_page_is_in_the_pdf() {
    for book in [book(), the_briefing()] {
        book.briefing(&["build"]).ends_with(0);
        let pdf = ask(&book, "pdftotext", &["PDF", "-"]);
        let said: String = pdf.chars().filter(|letter| letter.is_alphanumeric()).collect();
        let html = built(&book);
        let chapters = html.iter().filter(|(name, _)| is_chapter(name));
        for (name, page) in chapters {
            let page = String::from_utf8_lossy(page);
            let missing: Vec<String> =
                words(&page).into_iter().filter(|word| !said.contains(word.as_str())).collect();
            assert!(missing.is_empty(), "{name}: {missing:?}");
        }
    }
}

fn is_chapter(name: &str) -> bool {
    let own = ["html/404.html", "html/print.html", "html/toc.html", "html/index.html"];
    name.starts_with("html/") && name.ends_with(".html") && !own.contains(&name)
}

/// Returns the words of a page's text, as letters and digits alone. What is not printed is left out:
/// hidden text, tabs, the choice of a ladder's base, the wording, hidden lines of code.
fn words(page: &str) -> Vec<String> {
    const LEFT_OUT: [(&str, &str); 6] = [
        ("<span class=\"visually-hidden\">", "</span>"),
        ("<span class=\"boring\">", "</span>"),
        ("<fieldset class=\"diff-tabs\" data-print=\"none\">", "</fieldset>"),
        ("<fieldset class=\"diff-bases\" data-print=\"none\"", "</fieldset>"),
        ("data-print=\"none\" aria-label=", "</section>"),
        ("<span data-print=\"none\">", "</span>"),
    ];
    let start = page.find("<main>").expect("a page");
    let end = page.find("</main>").expect("a page");
    let mut text = page[start..end].replace("TLP:CLEAR", "");
    for (open, close) in LEFT_OUT {
        while let Some(from) = text.find(open) {
            let to = text[from..].find(close).map_or(text.len(), |to| from + to + close.len());
            text.replace_range(from..to, " ");
        }
    }
    let mut words = Vec::new();
    let mut in_tag = false;
    let mut word = String::new();
    for letter in text.chars() {
        match letter {
            '<' => in_tag = true,
            '>' => in_tag = false,
            letter if !in_tag && letter.is_alphanumeric() => {
                word.push(letter);
                continue;
            }
            _ => {}
        }
        words.extend(Some(std::mem::take(&mut word)).filter(|word| !word.is_empty()));
    }
    words
}
