//! Which brackets are citations, and what they cite.

use super::check;

#[test]
fn forms() {
    check(&[
        (
            "a [@wapo] b",
            &["Paragraph \"a \u{FFFC} b\"", "  cites \"[@wapo]\"", "    \"\" wapo \"\""],
        ),
        (
            "[@wapo#p5.s2-s4:14-37,40-52:omission,initial]",
            &[
                "Paragraph \"\u{FFFC}\"",
                "  cites \"[@wapo#p5.s2-s4:14-37,40-52:omission,initial]\"",
                "    \"\" wapo#p5.s2-s4:14-37,40-52:omission,initial \"\"",
            ],
        ),
        (
            "[see @wapo, para. 5, emphasis added; but cf. @analysis#p7]",
            &[
                "Paragraph \"\u{FFFC}\"",
                "  cites \"[see @wapo, para. 5, emphasis added; but cf. @analysis#p7]\"",
                "    \"see\" wapo \", para. 5, emphasis added\"",
                "    \"but cf.\" analysis#p7 \"\"",
            ],
        ),
        (
            "[@wapo#p5, said; and so on; cf. @live; @x:y_z-1.]",
            &[
                "Paragraph \"\u{FFFC}\"",
                "  cites \"[@wapo#p5, said; and so on; cf. @live; @x:y_z-1.]\"",
                "    \"\" wapo#p5 \", said; and so on\"",
                "    \"cf.\" live \"\"",
                "    \"\" x:y_z-1 \".\"",
            ],
        ),
        (
            "[@a#p5.] [@a: b] [@a#too-general: b] [@a#p1:2-3, b] [@été#p1:omission, b]",
            &[
                "Paragraph \"\u{FFFC} \u{FFFC} \u{FFFC} \u{FFFC} \u{FFFC}\"",
                "  cites \"[@a#p5.]\"",
                "    \"\" a#p5 \".\"",
                "  cites \"[@a: b]\"",
                "    \"\" a \": b\"",
                "  cites \"[@a#too-general: b]\"",
                "    \"\" a#too-general \": b\"",
                "  cites \"[@a#p1:2-3, b]\"",
                "    \"\" a#p1:2-3 \", b\"",
                "  cites \"[@été#p1:omission, b]\"",
                "    \"\" été#p1:omission \", b\"",
            ],
        ),
        (
            "[@a AT&amp;T]",
            &["Paragraph \"\u{FFFC}\"", "  cites \"[@a AT&amp;T]\"", "    \"\" a \"AT&amp;T\""],
        ),
        (
            "[see; also @a &amp; b; \\@c]",
            &[
                "Paragraph \"\u{FFFC}\"",
                "  cites \"[see; also @a &amp; b; \\\\@c]\"",
                "    \"see; also\" a \"&amp; b; \\\\@c\"",
            ],
        ),
    ]);
}

#[test]
fn markup_and_line_breaks_inside() {
    check(&[
        (
            "> “x” [*see* @a_b_c,\n> para. 5] b",
            &[
                "Paragraph \"“x” \u{FFFC} b\" quote 0",
                "  cites \"[*see* @a_b_c,\\n> para. 5]\"",
                "    \"*see*\" a_b_c \", para. 5\"",
            ],
        ),
        (
            "- a [see\r\n  @a; and\r\n  @b#p1] *foo [@x* bar]",
            &[
                "Item \"a \u{FFFC} *foo \u{FFFC}\"",
                "  cites \"[see\\r\\n  @a; and\\r\\n  @b#p1]\"",
                "    \"see\" a \"\"",
                "    \"and\" b#p1 \"\"",
                "  cites \"[@x* bar]\"",
                "    \"\" x \"* bar\"",
            ],
        ),
        (
            "*a [@x] b* **[@_y_]**",
            &[
                "Paragraph \"a \u{FFFC} b \u{FFFC}\"",
                "  emphasis \"a \u{FFFC} b\"",
                "  emphasis \"\u{FFFC}\"",
                "  cites \"[@x]\"",
                "    \"\" x \"\"",
                "  cites \"[@_y_]\"",
                "    \"\" _y_ \"\"",
            ],
        ),
    ]);
}

#[test]
fn brackets_inside() {
    check(&[
        (
            "“a” [@wapo, \"[W]e were\" in [the copy](http://x.y)] b [c]",
            &[
                "Paragraph \"“a” \u{FFFC} b [c]\"",
                "  cites \"[@wapo, \\\"[W]e were\\\" in [the copy](http://x.y)]\"",
                "    \"\" wapo \", \\\"[W]e were\\\" in [the copy](http://x.y)\"",
            ],
        ),
        (
            "[[@a]] [b \\[c @d\\]]",
            &[
                "Paragraph \"[\u{FFFC}] \u{FFFC}\"",
                "  cites \"[@a]\"",
                "    \"\" a \"\"",
                "  cites \"[b \\\\[c @d\\\\]]\"",
                "    \"b \\\\[c\" d \"\\\\]\"",
            ],
        ),
        ("[a @b [c]\n\nd] “[e] x”", &["Paragraph \"[a @b [c]\"", "Paragraph \"d] “[e] x”\""]),
        ("[@a, [b] c](http://x.y) “d”", &["Paragraph \"@a, [b] c “d”\""]),
    ]);
}

#[test]
fn neighbours() {
    check(&[
        (
            "[@a][@b][@c]",
            &[
                "Paragraph \"\u{FFFC}\u{FFFC}\u{FFFC}\"",
                "  cites \"[@a]\"",
                "    \"\" a \"\"",
                "  cites \"[@b]\"",
                "    \"\" b \"\"",
                "  cites \"[@c]\"",
                "    \"\" c \"\"",
            ],
        ),
        (
            "[a *“b”*][@c] [@d][e] [@f][] crime![@g][^n]\n\n[^n]: n",
            &[
                "Paragraph \"[a “b”]\u{FFFC} \u{FFFC}[e] \u{FFFC} crime!\u{FFFC}\"",
                "  emphasis \"“b”\"",
                "  cites \"[@c]\"",
                "    \"\" c \"\"",
                "  cites \"[@d]\"",
                "    \"\" d \"\"",
                "  cites \"[@f][]\"",
                "    \"\" f \"\"",
                "  cites \"[@g]\"",
                "    \"\" g \"\"",
                "Paragraph \"n\" footnote n",
            ],
        ),
        (
            "![a][@b] “c”",
            &["Paragraph \"![a]\u{FFFC} “c”\"", "  cites \"[@b]\"", "    \"\" b \"\""],
        ),
        (
            "- [x] [@a]\n- [ ] “b”",
            &["Item \"\u{FFFC}\"", "  cites \"[@a]\"", "    \"\" a \"\"", "Item \"“b”\""],
        ),
        (
            "[^n]: see [@a#p1]",
            &["Paragraph \"see \u{FFFC}\" footnote n", "  cites \"[@a#p1]\"", "    \"\" a#p1 \"\""],
        ),
    ]);
}

/// The parser takes `]\[` for `][`.
#[test]
fn escaped_neighbours() {
    let cited = &["  cites \"[@a]\"", "    \"\" a \"\""];
    for (text, prose, cites) in [
        ("[@a]\\[b]", "\u{FFFC}[b]", true),
        ("[@a]\\[@b]", "\u{FFFC}[@b]", true),
        ("\\\\[@a]", "\\\\\u{FFFC}", true),
        ("c[^n]\\[@a]", "c[^n][@a]", false),
        ("[c]\\[@a]", "[c][@a]", false),
    ] {
        let lines: &[&str] = if cites { cited } else { &[] };
        let lines: String = lines.iter().map(|line| format!("{line}\n")).collect();
        assert_eq!(super::read(text), format!("Paragraph \"{prose}\"\n{lines}"), "{text}");
    }
}

#[test]
fn not_ours() {
    check(&[
        ("[mail a@b.c] [x@y] a@b @c", &["Paragraph \"[mail a@b.c] [x@y] a@b @c\""]),
        ("[@](url) [@a](b) [c](@d)", &["Paragraph \"@ @a c\""]),
        ("\\[@x] [\\@y] [@@z] [10 @ 5]", &["Paragraph \"[@x] [@y] [@@z] [10 @ 5]\""]),
        ("[@a] [b][@a]\n\n[@a]: http://x.y", &["Paragraph \"@a b\""]),
        ("`[@a]` <b title=\"[@a]\">", &["Paragraph \"\u{FFFC} \""]),
        ("```\n[@a]\n```\n<!-- [@a] -->\n\n    [@a]", &[]),
        ("<code>[@a]</code> @", &["Paragraph \"\u{FFFC} @\""]),
        ("[http://x.y/@z]", &["Paragraph \"[http://x.y/@z]\""]),
        (
            "[issue#5] [x#p] [a b#p5] [#p5] [c](d#p5)",
            &["Paragraph \"[issue#5] [x#p] [a b#p5] [#p5] c\""],
        ),
        ("[wapo#p5]\n\n[wapo#p5]: http://x.y", &["Paragraph \"wapo#p5\""]),
    ]);
}

#[test]
fn malformed() {
    for (text, message, place) in [
        ("[@ wapo]", "no source's name follows the `@`", "@"),
        ("[@]", "no source's name follows the `@`", "@"),
        ("[@a; @ b]", "no source's name follows the `@`", "@"),
        ("[@wapo#]", "no address follows the `#`", "@wapo#"),
        ("[@wapo#-, x]", "no address follows the `#`", "@wapo#"),
        ("[@wapo # p5]", "a `#` that does not stand between a name and its address", "@wapo #"),
        ("[@a#p5#p6]", "a `#` that does not stand between a name and its address", "@a#p5#"),
        ("[@a and @b]", "a second source in one part of a citation", "@"),
        ("[-@a]", "a `-` before the `@` is not understood", "-@"),
        ("[wapo#p5]", "this citation lacks its `@`", "[wapo#p5]"),
        ("[post-april#pg2.p3.s1-s2]", "this citation lacks its `@`", "[post-april#pg2.p3.s1-s2]"),
    ] {
        let found = super::read(&format!("> x {text} y"));
        let fault = format!("citation-syntax: {message} at {place:?}\n");
        assert_eq!(found, format!("Paragraph \"x \u{FFFC} y\" quote 0\n{fault}"), "{text}");
    }
}

#[test]
fn misplaced() {
    check(&[
        (
            "# a [@b]",
            &["Heading \"a \u{FFFC}\"", "citation-place: a citation in a heading at \"[@b]\""],
        ),
        (
            "[see “c” [@b]](http://x.y)",
            &[
                "Paragraph \"[see “c” \u{FFFC}](http://x.y)\"",
                "citation-place: a citation in a link at \"[@b]\"",
            ],
        ),
        (
            "![see [@b]](x.png) “c”",
            &[
                "Paragraph \"\u{FFFC} “c”\"",
                "citation-place: a citation in an image's description at \"[@b]\"",
            ],
        ),
        (
            "<p>“c” [@b]</p>",
            &[
                "Html \"“c” [@b]\"",
                "citation-place: a citation in a block of raw HTML, where no Markdown is read at \"[@b]\"",
            ],
        ),
        (
            "<td>\n\n“c” [@b]\n\n</td>",
            &["Paragraph \"“c” \u{FFFC}\"", "  cites \"[@b]\"", "    \"\" b \"\""],
        ),
    ]);
}
