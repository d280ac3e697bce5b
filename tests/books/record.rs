//! `briefing record`, and the record as an annex.

use crate::book::Book;

const CHAPTER: &str =
    "The bridge \"was closed\" [@report#p1] and it had \"14 … bearings\" [@report#p2].

<!-- briefing: allow uncited: the inspector's own word, heard at the site -->
He called the whole of it \"a great and lasting shame\".
";

/// The table's lines, by the names of the columns.
fn table(text: &str) -> Vec<std::collections::BTreeMap<String, String>> {
    let mut reader = csv::Reader::from_reader(text.as_bytes());
    reader.deserialize().map(|line| line.expect("a line of the table")).collect()
}

#[test]
fn each_quotation_is_recorded_with_its_source() {
    let book = Book::new(CHAPTER);
    let run = book.briefing(&["record", "--format", "csv"]).ends_with(0);
    let lines = table(&run.out);
    assert_eq!(lines.len(), 2, "{}", run.out);
    let expected = [
        ("number", "2"),
        ("kind", "quotation"),
        ("file", "chapters/one.md"),
        ("line", "1"),
        ("quotation", "14 … bearings"),
        ("verdict", "marked"),
        ("alterations", "words omitted"),
        ("address", "report#p2"),
        ("place", "¶ 2"),
        ("words of the source", "14 … bearings"),
    ];
    for (column, value) in expected {
        assert_eq!(lines[1][column], value, "{column}");
    }
    assert_eq!(lines[0]["sha256 of the source"].len(), 64);
    assert!(lines[1]["in context"].starts_with("Engineers found that 14 of 20 bearings were"));

    let page = book.briefing(&["record"]).ends_with(0).out;
    for words in [
        "A small book",
        "Engineers found that <mark>14</mark> of 20 <mark>bearings</mark> were cracked.",
        "the inspector&#x27;s own word, heard at the site",
        &lines[0]["sha256 of the source"],
    ] {
        assert!(page.contains(words), "{words}\n{page}");
    }
}

#[test]
fn nothing_is_recorded_while_a_quotation_does_not_stand() {
    let book = Book::new("The bridge \"was opened in great haste\" [@report].\n");
    let run = book.briefing(&["record", "-o", "record.html"]).ends_with(1);
    run.says(&["nothing is recorded", "error[absent]"]);
    assert!(!book.path("record.html").exists());
}

#[test]
fn a_record_is_written_whole_or_not_at_all() {
    let book = Book::new(CHAPTER).with("record.csv", "the last one");
    book.briefing(&["record", "--format", "csv", "-o", "record.csv"]).ends_with(0);
    assert!(book.read("record.csv").starts_with("number,kind,file"));
    assert!(!book.path(".record.csv.new").exists());
    let run = book.briefing(&["record", "-o", "no/such/record.html"]).ends_with(2);
    run.says(&["cannot write no/such/record.html"]);
}

#[test]
fn hostile_words_stay_words() {
    let book = Book::new("It said \"=1+1 \\<script>alert(1)\\</script> of it\" [@report].\n")
        .with("sources/report.txt", "=1+1 <script>alert(1)</script> of it, and more.\n");
    let page = book.briefing(&["record"]).ends_with(0).out;
    assert!(!page.contains("<script>") && page.contains("&lt;script&gt;"), "{page}");
    let run = book.briefing(&["record", "--format", "csv"]).ends_with(0);
    assert!(table(&run.out)[0]["quotation"].starts_with("'=1+1"), "{}", run.out);
}

#[test]
fn the_book_may_have_it_as_an_annex() {
    let book = Book::new(&format!("{CHAPTER}\n{{{{#record}}}}\n"));
    book.briefing(&["build"]).ends_with(0);
    let page = book.read("book/one.html");
    for words in ["<q>was closed</q>", "words omitted", "heard at the site", "¶ 2"] {
        assert!(page.contains(words), "{words}\n{page}");
    }
    let fault = Book::new("{{#record all}}\n");
    fault.briefing(&["check"]).ends_with(1).says(&["`{{#record}}` takes no arguments"]);
}
