//! Which prose is read from which blocks, and where it stands.

use super::super::scan;
use super::{SPECS, check};
use crate::Page;

#[test]
fn kinds() {
    check(&[
        (
            "# “a” {#id}\n\nb\nc  \nd\\\ne\n***\nf",
            &["Heading \"“a”\"", "Paragraph \"b c d e\"", "Paragraph \"f\""],
        ),
        (
            "- “a”\n- b\n  - c\n\n1. d\n\n   e\n",
            &["Item \"“a”\"", "Item \"b\"", "Item \"c\"", "Paragraph \"d\"", "Paragraph \"e\""],
        ),
        (
            "| “a” | b \\| c |\n|---|---|\n| `d` | |",
            &["Cell \"“a”\"", "Cell \"b | c\"", "Cell \"\u{FFFC}\""],
        ),
        (
            "“a”\n: b\n\n: c\n\n  d",
            &["Term \"“a”\"", "Paragraph \"b\"", "Paragraph \"c\"", "Paragraph \"d\""],
        ),
        ("“a”\n: b *c*\n  d", &["Term \"“a”\"", "Definition \"b c d\"", "  emphasis \"c\""]),
        (
            "“a”[^n]\n\n[^n]: b\n\n    c\n\nd",
            &[
                "Paragraph \"“a”\"",
                "Paragraph \"b\" footnote n",
                "Paragraph \"c\" footnote n",
                "Paragraph \"d\"",
            ],
        ),
    ]);
}

#[test]
fn quotations() {
    check(&[
        (
            "> “a”\n> b\n>\n> > c\n\nd\n\n> - e",
            &[
                "Paragraph \"“a” b\" quote 0",
                "Paragraph \"c\" quote 0",
                "Paragraph \"d\"",
                "Item \"e\" quote 1",
            ],
        ),
        ("> [!NOTE]\n> “a”\n>\n> > b", &["Paragraph \"“a”\"", "Paragraph \"b\" quote 0"]),
    ]);
}

#[test]
fn inlines() {
    check(&[
        (
            "*a* “**b _c_**” ~~d~~ `e` ![f](g) [h `i`](j) <http://k.l>",
            &[
                "Paragraph \"a “b c” d \u{FFFC} \u{FFFC} h \u{FFFC} http://k.l\"",
                "  emphasis \"a\"",
                "  emphasis \"c\"",
                "  emphasis \"b c\"",
            ],
        ),
        (
            "a &amp; b &ldquo;c&#34; \\* \\“ &nosuch;",
            &["Paragraph \"a & b “c\\\" * \\\\“ &nosuch;\""],
        ),
        (
            "<em>a</em> “b<br>c”<sup>d</sup> <code>e \"f</code> <q>g</q> <!-- \" -->",
            &["Paragraph \"a “b c”d \u{FFFC} “g” \"", "  emphasis \"a\""],
        ),
        ("\"a -- b... c'\"", &["Paragraph \"\\\"a -- b... c'\\\"\""]),
    ]);
}

#[test]
fn raw_html() {
    check(&[
        (
            "<p class=\"x > y\">“a” &mdash; <b>b</b>\nc</p><p>d</p>",
            &["Html \"“a” — b c\"", "  emphasis \"b\"", "Html \"d\""],
        ),
        ("> <div>\n> “a\n> b” <br> c\n> </div>", &["Html \"“a b” c\" quote 0"]),
        (
            "<script>\nif (a<b && \"c\") {}\n</script>\n\n<style>p::before{content:\"x\"}</style>",
            &[],
        ),
        ("<pre>“a”</pre>", &["Html \"\u{FFFC}\""]),
        ("<!-- “a” --> “b”\n\n<?php \"c\" ?>\n<!DOCTYPE \"d\">", &["Html \"“b”\""]),
        ("<div>\n\n“a”\n\n</div>", &["Paragraph \"“a”\""]),
        ("<p>a < b “c” @ (d)\n<x y='\"'>e", &["Html \"a < b “c” @ (d) e\""]),
        (
            "<p>“[W]e” [x @a [b] c]</p>",
            &[
                "Html \"“[W]e” [x @a [b] c]\"",
                "citation-place: a citation in a block of raw HTML, where no Markdown is read at \"[x @a [b] c]\"",
            ],
        ),
    ]);
}

#[test]
fn allows() {
    let reason = "allow uncited because \"a reason: so\" for";
    for (before, covered) in [
        ("C\n“a”\n\nb", "“a”\n"),
        ("C\n\n“a” b\nc", "“a” b\nc"),
        ("C\n# “a”\n", "# “a”\n"),
        ("C “a” b\nc", "“a” b"),
        ("“a” C b\nc", "“a” C b\nc"),
        ("C\n\n> “a”\n>\n> b\n\nc", "> “a”\n>\n> b\n"),
        ("C\n\n- “a” b\n- c", "“a” b"),
        ("- “a”\n  C\n- b", "b"),
        ("C\n\n| “a” |\n|---|\n| b |\n\nc", "| “a” |\n|---|\n| b |\n"),
        ("| b |\n|---|\n| C “a” |", "C “a”"),
        ("C\n{{#facts}}\n“a”", "{{#facts}}\n"),
        ("> C\n> {{#facts}}\n> “a”", "{{#facts}}\n"),
        ("“a”\n\nC", ""),
        ("C\n<!-- else -->\n<p>“a”</p>", "<p>“a”</p>"),
        ("<!--\nbriefing: allow uncited:\n  a reason: so\n-->\n“a”", "“a”"),
    ] {
        let comment = "<!-- briefing: allow uncited: a reason: so -->";
        let text = before.replace('C', comment);
        let covered = covered.replace('C', comment);
        let found = super::read(&text);
        assert!(found.contains(&format!("{reason} {covered:?}\n")), "{text}\n{found}");
    }
}

#[test]
fn two_allows_cover_one_block() {
    check(&[(
        "<!-- briefing: allow a: b -->\n<!--briefing:allow c:d-->\ne",
        &["Paragraph \"e\"", "allow a because \"b\" for \"e\"", "allow c because \"d\" for \"e\""],
    )]);
}

#[test]
fn faulty_allows() {
    check(&[
        (
            "<!-- briefing: allow uncited -->",
            &[
                "allow-reason: `uncited` is accepted without a reason at \"<!-- briefing: allow uncited -->\"",
            ],
        ),
        (
            "<!-- briefing: allow uncited:  -->",
            &[
                "allow-reason: `uncited` is accepted without a reason at \"<!-- briefing: allow uncited:  -->\"",
            ],
        ),
        (
            "<!-- briefing: alow a: b -->",
            &[
                "allow-syntax: a comment to Briefing that is not understood at \"<!-- briefing: alow a: b -->\"",
            ],
        ),
        (
            "<!-- briefing: allow: b -->",
            &[
                "allow-syntax: a comment to Briefing that is not understood at \"<!-- briefing: allow: b -->\"",
            ],
        ),
        ("`<!-- briefing: allow a -->`", &["Paragraph \"\u{FFFC}\""]),
        ("<!-- a briefing: allow -->", &[]),
    ]);
}

#[test]
fn outermost_blocks() {
    let text = "“a”\n\n- b\n\n  > c\n\nd\n{{#facts}}\ne\n";
    let page = Page::plain("page.md", text.to_owned());
    let outer = |block: &super::super::Block| text[block.outer.clone()].to_owned();
    let found: Vec<_> = scan(&page, SPECS).blocks.iter().map(outer).collect();
    assert_eq!(found, ["“a”\n", "- b\n\n  > c\n\n", "- b\n\n  > c\n\n", "d\n", "e\n"]);
}

/// Prose, a piece of it, and what says it on the page.
#[test]
fn the_way_back() {
    for (text, piece, written) in [
        ("a *“b* c” d", "“b c”", "“b* c”"),
        ("> “a\n> b” c", "“a b”", "“a\n> b”"),
        ("> “a\n> b” c", " b”", "\n> b”"),
        ("a &amp; b &ldquo;c”", "& b “c", "&amp; b &ldquo;c"),
        ("\\“a\\* b” \\*", "a* b", "a\\* b"),
        ("“a `b` c” [@x]", "\u{FFFC} c” \u{FFFC}", "`b` c” [@x]"),
        ("<p>\n “a\n<b>b</b> &amp; c”", "“a b & c”", "“a\n<b>b</b> &amp; c”"),
        ("a <q>b</q>", "“b”", "<q>b</q>"),
        ("“a [b](c) d” e", "b d", "b](c) d"),
        ("“a [@x, [b]](c) d” e", "x, [b] d", "x, [b]](c) d"),
    ] {
        let page = Page::plain("page.md", text.to_owned());
        let prose = &scan(&page, SPECS).blocks[0].text;
        let at = prose.text.find(piece).unwrap_or_else(|| panic!("{:?}", prose.text));
        assert_eq!(&text[prose.to_page(at..at + piece.len())], written, "{text}");
    }
}
