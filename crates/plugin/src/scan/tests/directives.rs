//! Which directives are found, with which arguments, and what is wrong with them.

use super::check;

#[test]
fn arguments() {
    check(&[
        (
            "{{#quote wapo \"too general … terrible crime\"}}",
            &[
                "Single quote \"{{#quote wapo \\\"too general … terrible crime\\\"}}\" prefix \"\"",
                "  \"wapo\" at \"wapo\"",
                "  \"too general … terrible crime\" at \"too general … terrible crime\" quoted",
            ],
        ),
        (
            "{{#quote  a#p6.s2-s3 speaker=\"I }} K\"\tas=copy \"a \\\" \\\\ \\x\" }}  \n",
            &[
                "Single quote \"{{#quote  a#p6.s2-s3 speaker=\\\"I }} K\\\"\\tas=copy \\\"a \\\\\\\" \\\\\\\\ \\\\x\\\" }}\" prefix \"\"",
                "  \"a#p6.s2-s3\" at \"a#p6.s2-s3\"",
                "  speaker=\"I }} K\" at \"I }} K\" quoted",
                "  as=\"copy\" at \"copy\"",
                "  \"a \\\" \\\\ \\\\x\" at \"a \\\\\\\" \\\\\\\\ \\\\x\" quoted",
            ],
        ),
        (
            "{{#quote \"\"}}",
            &["Single quote \"{{#quote \\\"\\\"}}\" prefix \"\"", "  \"\" at \"\" quoted"],
        ),
        (
            "{{#diff live#p3 view=ladder any=key}}",
            &[
                "Single diff \"{{#diff live#p3 view=ladder any=key}}\" prefix \"\"",
                "  \"live#p3\" at \"live#p3\"",
                "  view=\"ladder\" at \"ladder\"",
                "  any=\"key\" at \"key\"",
            ],
        ),
        (
            "{{#quote \"- `a\"}}\n{{#quote \"<!-- `\"}}",
            &[
                "Single quote \"{{#quote \\\"- `a\\\"}}\" prefix \"\"",
                "  \"- `a\" at \"- `a\" quoted",
                "Single quote \"{{#quote \\\"<!-- `\\\"}}\" prefix \"\"",
                "  \"<!-- `\" at \"<!-- `\" quoted",
            ],
        ),
    ]);
}

#[test]
fn prefixes() {
    for (before, prefix) in [
        ("", ""),
        ("  ", "  "),
        ("> ", "> "),
        (">", ">"),
        ("- ", "  "),
        ("* > + ", "  >   "),
        ("1. ", "   "),
        ("> 12) ", ">     "),
        ("-\t", " \t"),
    ] {
        let found = format!("Single facts \"{{{{#facts}}}}\" prefix {prefix:?}\n");
        assert_eq!(super::read(&format!("{before}{{{{#facts}}}}")), found);
        assert_eq!(super::read(&format!("{before}{{{{#facts}}}} \r\n")), found);
    }
}

#[test]
fn inside_items_and_quotations() {
    check(&[
        (
            "- one\n  {{#facts}}\n  “two”\n- {{#strip}}\n\n> “a”\n> {{#facts}}\n> b",
            &[
                "Item \"one\"",
                "Item \"“two”\"",
                "Paragraph \"“a”\" quote 0",
                "Paragraph \"b\" quote 0",
                "Single facts \"{{#facts}}\" prefix \"  \"",
                "Single strip \"{{#strip}}\" prefix \"  \"",
                "Single facts \"{{#facts}}\" prefix \"> \"",
            ],
        ),
        (
            "<div>\n{{#facts}}\n</div>\n\n[^n]: “a”\n\n    {{#facts}}",
            &[
                "Paragraph \"“a”\" footnote n",
                "Single facts \"{{#facts}}\" prefix \"\"",
                "Single facts \"{{#facts}}\" prefix \"    \"",
            ],
        ),
        (
            "“a” text\n      {{#facts}}\nmore",
            &[
                "Paragraph \"“a” text  more\"",
                "not-alone: `facts` does not stand alone on its line at \"{{#facts}}\"",
            ],
        ),
        ("“a”\n- {{#facts}}", &["Paragraph \"“a”\"", "Single facts \"{{#facts}}\" prefix \"  \""]),
    ]);
}

#[test]
fn left_alone() {
    check(&[
        ("```\n{{#facts}}\n```", &[]),
        (
            "{{#quote \"`\"}}\n`{{#facts}}`",
            &[
                "Paragraph \"\u{FFFC}\"",
                "Single quote \"{{#quote \\\"`\\\"}}\" prefix \"\"",
                "  \"`\" at \"`\" quoted",
            ],
        ),
        ("    {{#facts}}", &[]),
        ("`{{#facts}}` “a”", &["Paragraph \"\u{FFFC} “a”\""]),
        ("`a\n{{#facts}}\nb`", &["Paragraph \"\u{FFFC}\""]),
        ("<!--\n{{#facts}}\n-->", &[]),
        ("<!-- {{#facts}} -->", &[]),
        ("<a title=\"{{#facts}}\">b</a>", &["Paragraph \"b\""]),
        ("<div title='\n{{#facts}}\n'>", &[]),
        ("<pre>\n{{#facts}}\n</pre>", &["Html \"\u{FFFC}\""]),
        ("<script>\n{{#facts}}\n</script>", &[]),
        ("\\{{#quote a \"b\"}} “c”", &["Paragraph \"\u{FFFC} “c”\""]),
        (
            "\\{{#facts}}\n{{#facts}}",
            &["Paragraph \"\u{FFFC}\"", "Single facts \"{{#facts}}\" prefix \"\""],
        ),
        ("{{#include a.md}}", &["Paragraph \"{{#include a.md}}\""]),
        (
            "{{#rustdoc_include a}} {{#playground a}} {{#title a}}",
            &["Paragraph \"{{#rustdoc_include a}} {{#playground a}} {{#title a}}\""],
        ),
        (
            "{{#cite x}} {{#if}} {{/each}} {{#map}} {{quote}}",
            &["Paragraph \"{{#cite x}} {{#if}} {{/each}} {{#map}} {{quote}}\""],
        ),
        (
            "{{#source_code_table}} {{#strip_prefix}}",
            &["Paragraph \"{{#source_code_table}} {{#strip_prefix}}\""],
        ),
    ]);
}

#[test]
fn slips() {
    check(&[
        ("{{#qoute a}}", &["unknown-directive: there is no directive `{{#qoute` at \"{{#qoute\""]),
        ("{{#Quote a}}", &["unknown-directive: there is no directive `{{#Quote` at \"{{#Quote\""]),
        (
            "{{ #quote a}}",
            &["unknown-directive: there is no directive `{{ #quote` at \"{{ #quote\""],
        ),
        (
            "{{/judgment}}",
            &["unknown-directive: there is no directive `{{/judgment` at \"{{/judgment\""],
        ),
        ("{{diff a}}", &["unknown-directive: there is no directive `{{diff` at \"{{diff\""]),
        ("{{ title }} {{differ}}", &["Paragraph \"{{ title }} {{differ}}\""]),
        ("`{{#qoute a}}`", &["Paragraph \"\u{FFFC}\""]),
        (
            "{{#quote speker=a}}",
            &[
                "Single quote \"{{#quote speker=a}}\" prefix \"\"",
                "  speker=\"a\" at \"a\"",
                "unknown-key: `{{#quote}}` has no key `speker` at \"speker\"",
            ],
        ),
        (
            "{{#quote as=a as=b}}",
            &[
                "Single quote \"{{#quote as=a as=b}}\" prefix \"\"",
                "  as=\"a\" at \"a\"",
                "  as=\"b\" at \"b\"",
                "directive-syntax: the key `as` is given twice at \"as\"",
            ],
        ),
    ]);
}

#[test]
fn not_alone() {
    let message =
        |place: &str| format!("not-alone: `facts` does not stand alone on its line at {place:?}\n");
    for text in [
        "{{#facts}} more",
        "-{{#facts}}",
        "1.{{#facts}}",
        "x {{#facts}}",
        "# {{#facts}}",
        "| {{#facts}} |\n|---|",
        "[{{#facts}}](b)",
    ] {
        assert!(super::read(text).contains(&message("{{#facts}}")), "{text}");
    }
    check(&[(
        "See {{#quote a \"b\"}} there “c”.",
        &[
            "Paragraph \"See  there “c”.\"",
            "not-alone: `quote` does not stand alone on its line at \"{{#quote a \\\"b\\\"}}\"",
        ],
    )]);
}

#[test]
fn unclosed() {
    check(&[
        (
            "{{#quote wapo\n\n}} “a”",
            &["Paragraph \"}} “a”\"", "unclosed-directive: `{{#quote` is not closed at \"{{\""],
        ),
        ("> {{#quote wapo}", &["unclosed-directive: `{{#quote` is not closed at \"{{\""]),
        (
            "{{#quote wapo \"a}}\nb\"",
            &[
                "Paragraph \"b\\\"\"",
                "unclosed-directive: a string of `{{#quote` is not closed at \"\\\"\"",
            ],
        ),
        (
            "{{#quote \"a\"b}}",
            &["directive-syntax: a space is missing between two arguments of `{{#quote` at \"b\""],
        ),
        (
            "{{#quote“a”}}",
            &["directive-syntax: a space is missing between two arguments of `{{#quote` at \"“\""],
        ),
        (
            "{{#quote a “b c”}}",
            &[
                "directive-syntax: a string of `{{#quote` does not stand between straight marks at \"“b\"",
            ],
        ),
        ("{{#quote as= }}", &["directive-syntax: a key without a value at \"as=\""]),
        ("{{/quote}}", &["unclosed-directive: `{{#quote}}` has no closing form at \"{{/quote}}\""]),
    ]);
}

#[test]
fn pairs() {
    check(&[
        (
            "{{#judgement a}}\n\n“b”\n\n{{#gap}}\n{{/gap}}\n{{/judgement}}",
            &[
                "Paragraph \"“b”\"",
                "Open judgement \"{{#judgement a}}\" prefix \"\"",
                "  \"a\" at \"a\"",
                "Open gap \"{{#gap}}\" prefix \"\"",
                "Close gap \"{{/gap}}\" prefix \"\"",
                "Close judgement \"{{/judgement}}\" prefix \"\"",
            ],
        ),
        (
            "{{#gap}}\n\na",
            &["Paragraph \"a\"", "unclosed-directive: `{{#gap}}` is not closed at \"{{#gap}}\""],
        ),
        (
            "a\n\n{{/gap}}",
            &[
                "Paragraph \"a\"",
                "unclosed-directive: `{{/gap}}` closes what was not opened at \"{{/gap}}\"",
            ],
        ),
        (
            "{{#judgement a}}\n{{#gap}}\n{{/judgement}}",
            &[
                "Open judgement \"{{#judgement a}}\" prefix \"\"",
                "  \"a\" at \"a\"",
                "Close judgement \"{{/judgement}}\" prefix \"\"",
                "unclosed-directive: `{{#gap}}` is not closed at \"{{#gap}}\"",
            ],
        ),
        (
            "{{#gap}}\n> {{#gap}}\n> {{/gap}}\n\n{{/gap}}",
            &[
                "Open gap \"{{#gap}}\" prefix \"\"",
                "Close gap \"{{/gap}}\" prefix \"> \"",
                "Close gap \"{{/gap}}\" prefix \"\"",
                "unclosed-directive: a `{{#gap}}` stands inside another at \"{{#gap}}\"",
            ],
        ),
        (
            "{{#gap}}\n{{/gap now}}",
            &[
                "Open gap \"{{#gap}}\" prefix \"\"",
                "Close gap \"{{/gap now}}\" prefix \"\"",
                "  \"now\" at \"now\"",
                "directive-syntax: what closes a block takes no arguments at \"now\"",
            ],
        ),
    ]);
}

const UNOPENED: &str = "unclosed-directive: `{{/source-summary}}` closes what was not opened at \
                        \"{{/source-summary}}\"";

#[test]
fn a_summary_stands_for_itself_or_around_words() {
    check(&[
        ("{{#source-summary}}", &["Single source-summary \"{{#source-summary}}\" prefix \"\""]),
        (
            "> {{#source-summary}}\n>\n> a\n>\n> {{/source-summary}}",
            &[
                "Paragraph \"a\" quote 0",
                "Open source-summary \"{{#source-summary}}\" prefix \"> \"",
                "Close source-summary \"{{/source-summary}}\" prefix \"> \"",
            ],
        ),
        (
            "{{#source-summary}}\n\n{{#source-summary}}\n{{#gap}}\n{{/gap}}\n{{/source-summary}}",
            &[
                "Single source-summary \"{{#source-summary}}\" prefix \"\"",
                "Open source-summary \"{{#source-summary}}\" prefix \"\"",
                "Open gap \"{{#gap}}\" prefix \"\"",
                "Close gap \"{{/gap}}\" prefix \"\"",
                "Close source-summary \"{{/source-summary}}\" prefix \"\"",
            ],
        ),
        (
            "{{/source-summary}}\n\n{{#source-summary}}",
            &["Single source-summary \"{{#source-summary}}\" prefix \"\"", UNOPENED],
        ),
    ]);
}
