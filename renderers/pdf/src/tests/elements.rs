//! What Markdown and HTML can say stands in the PDF.

use serde_json::json;

use super::made::{Book, book};

#[test]
fn all_that_markdown_says_is_there() {
    for (markdown, said) in [
        ("# Own\n\nText *with* **marks** and ~~gone~~.", "Own Text with marks and gone ."),
        ("a\n\n- one\n- two\n  - three\n", "• one • two – three"),
        ("a\n\n3. one\n4. two\n", "3. one 4. two"),
        ("- [x] done\n- [ ] open\n", "☑ done • ☐ open"),
        ("> quoted\n", "quoted"),
        ("> [!NOTE]\n> told\n", "Note told"),
        ("Term\n: what it is\n", "Term what it is"),
        ("| a | b |\n|--|--|\n| 1 | 2 |\n", "a b 1 2"),
        ("`x < y`\n", "x < y"),
        ("```text\nfn a() {}\n```\n", "fn a() {}"),
        ("<details><summary>More</summary>\n\nhidden text\n\n</details>\n", "More hidden text"),
        ("H<sub>2</sub>O and x<sup>n</sup>", "H 2 O and x n"),
        ("<q>said</q>", "“said”"),
        ("one<br>two", "one two"),
        ("<div>\n\nin a *box*\n\n</div>", "in a box"),
        ("a &amp; b &lt; c", "a & b < c"),
    ] {
        let text = book(markdown).text();
        assert!(text.contains(said), "{markdown:?} gives {text:?}, not {said:?}");
    }
}

#[test]
fn hidden_lines_of_code_are_left_out() {
    let rust = "```rust\n# use a::b;\n##[derive(Debug)]\nlet x = 1;\n#\n```\n";
    let text = book(rust).text().replace(' ', "");
    assert!(text.contains("#[derive(Debug)]letx=1;"), "{text}");
    assert!(!text.contains("use"), "{text}");
    let python = "```python\n~import a\nx = 1\n```\n";
    let hiding = book(python).set("/output/html/code", json!({"hidelines": {"python": "~"}}));
    assert!(!hiding.text().contains("import"));
    assert!(book(python).text().contains("import"));
}

#[test]
fn formulas_are_set_where_the_book_turns_them_on() {
    let text =
        "# One\n\nin a line \\\\(x^2 \\leq \\frac{a}{b}\\\\) and $$\\sum_i i$$ `\\\\(c\\\\)`\n";
    let on = book(text).set("/output/html/mathjax-support", json!(true));
    let (pages, findings) = on.pages();
    assert_eq!(findings, "");
    let said = pages.join(" ");
    assert!(said.contains('≤') && said.contains('∑') && !said.contains("frac"), "{said}");
    assert!(said.contains("\\\\(c\\\\)"), "{said}");
    assert!(book(text).text().contains("frac"));
    for bad in [r"\begin{nothing} x", r"\unknown{x}"] {
        let made =
            book(&format!("# One\n\n$${bad}$$\n")).set("/output/html/mathjax-support", json!(true));
        let findings = made.findings();
        assert!(findings.contains("warning[formula]"), "{bad}: {findings}");
        let said = made.text().replace(' ', "");
        assert!(said.contains(&bad.replace(' ', "")), "{bad}: {said}");
    }
}

#[test]
fn a_chapter_without_a_heading_gets_its_name() {
    assert!(book("Only text.").text().contains("One Only text."));
    let own = book("## Own\n\nText.").text();
    assert_eq!(own.matches("Own").count(), 2, "in the contents and at its place: {own}");
    assert!(!own.contains("One"), "{own}");
}

#[test]
fn parts_chapters_and_sections_stand_in_the_contents() {
    let book = Book::new()
        .chapter("Before", "before.md", "# Before\n")
        .item(json!({"PartTitle": "The part"}))
        .chapter("One", "one.md", "# One\n\n## A section\n")
        .item(json!({"Chapter": {
            "name": "Draft", "content": "", "number": [2], "sub_items": [], "path": null,
            "source_path": null, "parent_names": [],
        }}));
    let (pages, findings) = book.pages();
    assert_eq!(findings, "");
    let contents = &pages[0];
    for part in ["Contents", "Before", "The part", "One", "A section"] {
        assert!(contents.contains(part), "{contents}");
    }
    assert!(!pages.join("").contains("Draft"));
}

#[test]
fn a_draft_stands_above_what_is_below_it() {
    let below = json!({"Chapter": {
        "name": "Below", "content": "# Below\n", "number": [1, 1], "sub_items": [],
        "path": "below.md", "source_path": "below.md", "parent_names": ["Draft"],
    }});
    let made = Book::new().item(json!({"Chapter": {
        "name": "Draft", "content": "", "number": [1], "sub_items": [below], "path": null,
        "source_path": null, "parent_names": [],
    }}));
    made.bytes();
    let text = made.text();
    assert_eq!((text.matches("Draft").count(), text.matches("Below").count()), (2, 2), "{text}");
}

#[test]
fn a_link_to_what_is_hidden_leads_to_its_chapter() {
    let hidden = "# Two\n\n<p class=\"visually-hidden\"><span id=\"lost\">x</span></p>\n";
    let made = Book::new().chapter("One", "one.md", "# One\n\n[to](two.md#lost)\n");
    let made = made.chapter("Two", "two.md", hidden).pdf(json!({"keep-typst": true}));
    let main = made.typst("main.typ");
    let place = |name: &str| main.find(name).unwrap_or_else(|| panic!("{name}: {main}"));
    assert!(place("\"1#\"") < place("\"1#lost\"") && place("0000.typ") < place("\"1#lost\""));
}

#[test]
fn links_lead_within_the_book_or_to_the_web() {
    let book = Book::new()
        .chapter(
            "One",
            "one.md",
            "# One\n\n[two](part/two.md#there) [web](https://e.org) [top](./one.md)",
        )
        .chapter("Two", "part/two.md", "# Two\n\n## There\n\n[up](../one.md) [own](#there)");
    assert_eq!(book.pages().1, "");
    let bytes = book.bytes();
    let pdf = String::from_utf8_lossy(&bytes);
    assert!(pdf.contains("(https://e.org)"));
    assert!(!pdf.contains(&*book.root().to_string_lossy()), "a path of this machine");
}

#[test]
fn links_that_lead_nowhere_are_named() {
    let broken = |target: &str| book(&format!("# One\n\nSee [this]({target}).\n")).findings();
    let missing = broken("nowhere.md");
    assert!(missing.contains("error[broken-link]: no chapter `nowhere.md`"), "{missing}");
    assert!(missing.contains("src/one.md:3:5"), "{missing}");
    assert!(broken("#nothing").contains("error[broken-link]: no place `#nothing`"));
    for refused in ["javascript:alert(1)", "file:///etc/passwd", "data:text/html,x", "JaVaScRiPt:x"]
    {
        let found = broken(refused);
        assert!(found.contains("warning[link-refused]"), "{found}");
    }
    assert!(broken("../outside.html").contains("warning[link-outside]"));
    let allowed = book("# One\n\n[x](nowhere.md)").pdf(json!({"broken-links": "warn"}));
    assert!(allowed.findings().contains("warning[broken-link]"));
}

#[test]
fn a_part_has_a_page_without_the_running_head_of_another_chapter() {
    let made = Book::new()
        .chapter("Before all", "one.md", &format!("# One\n\n{}", "words\n\n".repeat(80)))
        .item(json!({"PartTitle": "The part"}))
        .chapter("Two", "two.md", "# Two\n");
    let (pages, _) = made.pages();
    let of_part = pages.iter().find(|page| page.contains("The part") && !page.contains("Contents"));
    let of_part = of_part.expect("a page of the part");
    assert!(!of_part.contains("Before all"), "{of_part}");
    assert!(pages.iter().any(|page| page.contains("Before all")), "{pages:?}");
}

#[test]
fn the_same_book_gives_the_same_bytes() {
    let text = "# One\n\nText[^a] and ![dot](dot.png)\n\n[^a]: a note\n";
    let made = || book(text).file("dot.png", super::bad_input::PNG);
    assert_eq!(made().bytes(), made().bytes());
}

/// What is known of an earlier document shows in no later one.
#[test]
fn a_book_that_was_edited_gives_the_bytes_of_a_new_one() {
    let head = "# One\n\n| a | b |\n|---|---|\n";
    let row = |n: usize| format!("| {}[^n{n}] | {n} |\n", "word ".repeat(n % 17));
    let notes: String = (1..=60).map(|n| format!("\n[^n{n}]: note {n}\n")).collect();
    let rows: String = (1..=60).map(row).collect();
    let first = format!("{head}{rows}{notes}");
    let edited = format!("{head}{}{notes}", rows.replace("| 7 |", "| seven, in more words |"));
    crate::forget();
    let anew = book(&edited).bytes();
    crate::forget();
    book(&first).bytes();
    book("# One\n\nAnother book altogether.\n").bytes();
    assert!(book(&edited).bytes() == anew);
    assert!(book(&first).bytes() != anew);
}

#[test]
fn a_setting_that_is_wrong_is_named() {
    for (settings, says) in [
        (json!({"papre": "a4"}), "did you mean `paper`?"),
        (json!({"paper": "a3"}), "`paper` is `\"a4\"` or `\"letter\"`"),
        (json!({"file": "../x.pdf"}), "`file` is the name of a file"),
        (json!({"contents-depth": 9}), "a number from 0 to 6"),
        (json!({"language": "english"}), "a tag such as"),
        (json!({"cover": "yes"}), "`cover` is `true` or `false`"),
        (json!({"fonts": [1]}), "a list of names of fonts"),
    ] {
        let found = book("# One").pdf(settings).findings();
        assert!(found.contains(says), "{found}");
    }
}
