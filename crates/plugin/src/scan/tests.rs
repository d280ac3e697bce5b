//! One function touches the API and prints what it finds; the tests are data.

mod blocks;
mod citations;
mod directives;
mod marks;
mod properties;

use std::fmt::Write;
use std::ops::Range;

use super::{Citation, Directive, DirectiveSpec, Scan, quotations, scan};
use crate::Page;

/// The directives that the tests' caller handles.
const SPECS: &[DirectiveSpec] = &[
    DirectiveSpec { name: "quote", block: false, keys: &["speaker", "as"] },
    DirectiveSpec { name: "judgement", block: true, keys: &["confidence", "likelihood"] },
    DirectiveSpec { name: "gap", block: true, keys: &[] },
    DirectiveSpec { name: "sources", block: false, keys: &[] },
];

/// Prints all that was found: places as the page's words, so that a wrong place shows.
fn read(text: &str) -> String {
    let page = Page::plain("page.md", text.to_owned());
    let found = scan(&page, SPECS);
    let mut out = String::new();
    for index in 0..found.blocks.len() {
        print_block(&mut out, text, &found, index);
    }
    for directive in &found.directives {
        print_directive(&mut out, text, directive);
    }
    for allow in &found.allows {
        let covers = &text[allow.covers.clone()];
        writeln!(out, "allow {} because {:?} for {covers:?}", allow.code, allow.reason).unwrap();
    }
    for fault in &found.diagnostics {
        let place = fault.span.as_ref().map_or("nowhere", |span| span.text());
        writeln!(out, "{}: {} at {place:?}", fault.code, fault.message).unwrap();
    }
    out
}

fn print_block(out: &mut String, text: &str, found: &Scan, index: usize) {
    let block = &found.blocks[index];
    write!(out, "{:?} {:?}", block.kind, block.text.text).unwrap();
    if let Some(quote) = block.quote {
        assert!(found.quotes[quote].blocks.contains(&index), "the quotation knows its blocks");
        write!(out, " quote {quote}").unwrap();
    }
    if let Some(footnote) = &block.footnote {
        write!(out, " footnote {footnote}").unwrap();
    }
    out.push('\n');
    for emphasis in &block.text.emphasis {
        writeln!(out, "  emphasis {:?}", &block.text.text[emphasis.clone()]).unwrap();
    }
    for citation in &block.citations {
        print_citation(out, text, citation);
        assert!(block.text.text[citation.at..].starts_with('\u{FFFC}'));
        assert_eq!(block.text.to_page(citation.at..citation.at + 3), citation.range);
    }
}

fn print_citation(out: &mut String, text: &str, citation: &Citation) {
    writeln!(out, "  cites {:?}", &text[citation.range.clone()]).unwrap();
    for item in &citation.items {
        let (prefix, suffix, target) = (&item.prefix, &item.suffix, &item.target);
        writeln!(out, "    {prefix:?} {target} {suffix:?}").unwrap();
        assert_eq!(&text[item.target_range.clone()], target);
    }
}

fn print_directive(out: &mut String, text: &str, directive: &Directive) {
    let (form, name, prefix) = (directive.form, &directive.name, &directive.prefix);
    let written = &text[directive.range.clone()];
    writeln!(out, "{form:?} {name} {written:?} prefix {prefix:?}").unwrap();
    assert!(text[directive.line.clone()].contains(written));
    for arg in &directive.args {
        let quoted = if arg.quoted { " quoted" } else { "" };
        let key = arg.key.as_ref().map_or(String::new(), |key| format!("{key}="));
        let place = &text[arg.value_range.clone()];
        writeln!(out, "  {key}{:?} at {place:?}{quoted}", arg.value).unwrap();
        assert_eq!(&text[arg.key_range.clone()], arg.key.as_deref().unwrap_or_default());
    }
}

/// A page, and the lines that are found in it.
type Case = (&'static str, &'static [&'static str]);

fn check(cases: &[Case]) {
    let wrong: Vec<String> = cases
        .iter()
        .map(|(text, lines)| (text, read(text), lines.iter().map(|line| format!("{line}\n"))))
        .map(|(text, found, lines)| (text, found, lines.collect::<String>()))
        .filter(|(_, found, lines)| found != lines)
        .map(|(text, found, lines)| format!("{text:?}\nfound:\n{found}instead of:\n{lines}"))
        .collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// Returns the quotations and the unpaired marks of a prose, as its words.
fn pairs(prose: &str) -> (Vec<&str>, Vec<&str>) {
    let (found, unpaired) = quotations(prose);
    for quotation in &found {
        let Range { start, end } = quotation.outer;
        assert!(start < quotation.range.start && quotation.range.end < end);
    }
    let words = found.into_iter().map(|quotation| &prose[quotation.range]).collect();
    (words, unpaired.into_iter().map(|at| &prose[at..]).collect())
}
