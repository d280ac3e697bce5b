//! Notes at the foot of the page.

use super::made::book;

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

#[test]
fn a_note_has_the_number_of_the_page_and_stands_once() {
    let text = "# One\n\nb[^b] a[^a] b[^b].\n\n[^a]: first defined\n[^b]: second defined\n";
    let said = book(text).text();
    assert_eq!(said.matches("second defined").count(), 1, "{said}");
    let (b, a) = (said.find("1 second defined"), said.find("2 first defined"));
    assert!(b.is_some() && a.is_some(), "{said}");
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
