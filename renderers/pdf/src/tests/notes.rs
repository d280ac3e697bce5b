//! Notes at the foot of the page.

use super::made::{Book, book};

#[test]
fn a_note_stands_on_the_page_of_its_reference() {
    let mut chapter = String::from("# One\n\n");
    for number in 1..=60 {
        chapter.push_str(&format!("{}reference{number}[^n{number}]\n\n", "word ".repeat(60)));
    }
    for number in 1..=60 {
        chapter.push_str(&format!("[^n{number}]: body{number}x\n\n"));
    }
    let (pages, findings) = book(&chapter).pages();
    assert_eq!(findings, "");
    assert!(pages.len() > 5, "{}", pages.len());
    for number in 1..=60 {
        let on = |what: String| pages.iter().position(|page| page.contains(&what));
        let (reference, body) = (on(format!("reference{number} ")), on(format!("body{number}x")));
        assert!(reference.is_some() && reference == body, "{number}: {reference:?} {body:?}");
    }
}

/// Each of these moves what holds a reference after its note was placed, if nobody looks.
#[test]
fn notes_in_what_stays_together_stand_on_the_page_of_their_references() {
    let words = |count: usize| "word ".repeat(count);
    let row = |n: usize| format!("| {}ref{n}x[^n{n}] | {} |\n", words(n % 5), words(n % 23));
    let item = |n: usize| format!("- {}ref{n}x[^n{n}] {}\n", words(n % 11), words(n % 31));
    let diff = |n: usize| {
        format!(
            "<figure class=\"diff\">\n<figcaption><p class=\"diff-title\">A fact</p></figcaption>\n\
             <section class=\"diff-view\">\n<div class=\"diff-account\">\n<div class=\"diff-source\">\n\n\
             ref{n}x[^n{n}]\n\n</div>\n<blockquote>{}</blockquote>\n</div>\n</section>\n</figure>\n\n",
            words(10 + n % 47)
        )
    };
    let head = "| a | b |\n|---|---|\n";
    let shapes: [(&str, &dyn Fn(usize) -> String); 3] = [(head, &row), ("", &item), ("", &diff)];
    for (at, (head, part)) in shapes.into_iter().enumerate() {
        let mut chapter = format!("# One\n\n{head}");
        (1..=90).for_each(|number| chapter.push_str(&part(number)));
        let bodies = (1..=90).map(|n| format!("\n[^n{n}]: body{n}x {}\n", words(n % 13)));
        bodies.for_each(|body| chapter.push_str(&body));
        let (pages, findings) = book(&chapter).pages();
        assert_eq!(findings, "", "shape {at}");
        assert!(pages.len() > 3, "shape {at}: {}", pages.len());
        for number in 1..=90 {
            let on = |what: String| pages.iter().position(|page| page.contains(&what));
            let (reference, body) = (on(format!("ref{number}x")), on(format!("body{number}x")));
            assert!(
                reference.is_some() && reference == body,
                "shape {at}, {number}: {reference:?} {body:?}"
            );
        }
    }
}

#[test]
fn a_note_that_stands_elsewhere_after_all_is_named() {
    let mut chapter = String::from("# One\n\n");
    (1..=300).for_each(|n| chapter.push_str(&format!("word word[^n{n}] ")));
    (1..=300).for_each(|n| chapter.push_str(&format!("\n\n[^n{n}]: body")));
    let (pages, findings) = book(&chapter).pages();
    assert!(pages.len() > 3, "{}", pages.len());
    assert!(findings.starts_with("warning[note-elsewhere]: the note to page "), "{findings}");
}

#[test]
fn a_note_has_the_number_of_the_page_and_stands_once() {
    let text = "# One\n\nb[^b] a[^a] b[^b].\n\n[^a]: first defined\n[^b]: second defined\n";
    let said = book(text).text();
    assert_eq!(said.matches("second defined").count(), 1, "{said}");
    let (b, a) = (said.find("1 second defined"), said.find("2 first defined"));
    assert!(b.is_some() && a.is_some(), "{said}");
}

#[test]
fn a_note_has_one_number_wherever_a_chapter_refers_to_it() {
    let two = "# Two\n\nfirst[^b] second[^c] again[^b]!\n\n[^b]: note b\n[^c]: note c\n";
    let (pages, findings) = Book::new()
        .chapter("One", "one.md", "# One\n\nx[^a] y[^d].\n\n[^a]: note a\n[^d]: note d\n")
        .chapter("Two", "two.md", two)
        .pages();
    assert_eq!(findings, "");
    let said = pages.join(" ").split_whitespace().collect::<String>();
    assert!(said.contains("first1second2again1!"), "{said}");
}

#[test]
fn notes_of_several_paragraphs_in_tables_and_in_notes() {
    let text = "# One\n\n| a[^t] |\n|--|\n| b[^u] |\n\ntext[^v]\n\n[^t]: in the head\n[^u]: in a cell\n\
        [^v]: one\n\n    two *words*[^w]\n\n    - listed\n\n[^w]: a note to a note\n";
    let (pages, findings) = book(text).pages();
    assert_eq!(findings, "");
    let said = pages.join(" ");
    for part in ["in the head", "in a cell", "two", "words", "listed", "a note to a note"] {
        assert_eq!(said.matches(part).count(), 1, "{part}: {said}");
    }
}

#[test]
fn a_note_that_leads_to_itself_ends() {
    let (pages, findings) =
        book("# One\n\nx[^a]\n\n[^a]: see[^a] and [^b]\n[^b]: see[^a]\n").pages();
    assert!(!pages.is_empty(), "{findings}");
}

#[test]
fn a_reference_without_a_note_is_text() {
    assert!(book("# One\n\nx[^missing]").text().contains("[^missing]"));
}
