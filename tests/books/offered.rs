//! The lines that a source's page offers to paste.

use crate::book::Book;

const LIBRARY: &str = "report:
  type: report
  label: Ministry
  publish: full
  kinds: { heading: [p2], furniture: [p4] }
daily: { type: misc, label: Daily, fidelity: altered }
leak: { type: misc, label: Leak, publish: none }
interview: { type: misc, label: Interview, text: none }
";

const REPORT: &str = "The bridge was closed on 3 March 2023.
What was found
Engineers found that 14 bearings were cracked. \u{201c}We were never told,\u{201d} said the mayor.
Share this page
";

const DAILY: &str = "Folks mentioned the bridge was \u{201c}unsafe\u{201d} for years.
\u{201c}We were never told\u{201d}
They ran.
";

fn book(chapter: &str) -> Book {
    Book::new(chapter)
        .with("sources/library.yml", LIBRARY)
        .with("sources/report.txt", REPORT)
        .with("sources/daily.txt", DAILY)
        .with("sources/leak.txt", "Keep the gates shut.\n")
}

/// Returns the lines that a page offers.
fn offered(book: &Book, source: &str) -> Vec<String> {
    let page = book.read(&format!("book/sources/{source}.html"));
    let lines = page.split("<code>").skip(1).filter_map(|rest| rest.split("</code>").next());
    let plain = |line: &str| line.replace("&quot;", "\"").replace("&amp;", "&");
    lines.map(plain).filter(|line| line.contains(source)).collect()
}

#[test]
fn every_line_that_a_page_offers_passes_the_checker() {
    let cited = "# One\n\nA [@report; @report#p1; @report#p2; @report#p3; @report#p4]. B [@daily#p1-p2; \
        @daily#p1; @daily#p2; @daily#p3]. C [@leak; @leak#p1]. D [@interview].\n";
    let built = book(cited);
    built.briefing(&["build"]).ends_with(0);
    let mut all = Vec::new();
    for source in ["report", "daily", "leak", "interview"] {
        let lines = offered(&built, source);
        assert!(!lines.is_empty(), "{source}");
        all.extend(lines);
    }
    assert_eq!(
        all.iter().filter(|line| line.starts_with("{{")).collect::<Vec<_>>(),
        [
            "{{#quote report#p1}}",
            "{{#quote report#p2}}",
            "{{#quote report#p3}}",
            "{{#quote daily#p1 as=\"copy\"}}",
            "{{#quote daily#p2 as=\"copy\"}}",
            "{{#quote daily#p3 as=\"copy\"}}",
        ]
    );
    for line in &all {
        let pasted = if line.starts_with("[") { format!("Pasted {line}.") } else { line.clone() };
        book(&format!("# One\n\n{pasted}\n")).briefing(&["check"]).ends_with(0);
    }
}
