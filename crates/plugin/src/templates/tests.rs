use std::fs;

use briefing_diagnostics::Diagnostic;
use serde_json::json;
use tempfile::TempDir;

use super::{Template, Templates};

const QUOTE: &str =
    "<blockquote>\n\n{{{body}}}\n\n</blockquote>\n{{#if by}}\n<p>{{by}}</p>\n{{/if}}\n";

/// A template that may lose anything.
fn plain(name: &'static str, text: &'static str) -> Template {
    Template { name, text, kept: &[] }
}

fn folder(overrides: &[(&str, &str)]) -> TempDir {
    let root = tempfile::tempdir().expect("a folder");
    fs::create_dir_all(root.path().join("theme/briefing")).expect("a folder");
    for (name, text) in overrides {
        fs::write(root.path().join(format!("theme/briefing/{name}.hbs")), text).expect("a file");
    }
    root
}

fn show(found: &Diagnostic) -> String {
    let place = found.span.as_ref().map_or(String::new(), |span| {
        let (line, column) = span.line_column();
        format!("{}:{line}:{column} `{}` ", span.file().name(), span.text())
    });
    format!("{place}{}: {}", found.code, found.message.lines().next().unwrap_or_default())
}

#[test]
fn markdown_passes_and_text_is_escaped() {
    let root = folder(&[]);
    let (templates, found) = Templates::open(root.path(), &[plain("quote", QUOTE)]);
    assert_eq!(found, []);
    let data = json!({"body": "*words*[@wapo]", "by": "<b> & {{#each}}"});
    assert_eq!(
        templates.render("quote", &data, "").expect("it is filled in"),
        "\n<blockquote>\n\n*words*[@wapo]\n\n</blockquote>\n\
         <p>&#60;b&#62; &#38; &#123;&#123;&#35;each&#125;&#125;</p>\n"
    );
    let data = json!({"body": "one  \ntwo", "by": null});
    assert_eq!(
        templates.render("quote", &data, "> - ").expect("it is filled in"),
        "\n> - <blockquote>\n> -\n> - one  \n> - two\n> -\n> - </blockquote>\n> -"
    );
}

#[test]
fn a_book_overrides_templates() {
    let root = folder(&[("quote", "\u{feff}<q>{{by}}</q>\r\n")]);
    let defaults = [plain("quote", QUOTE), plain("gap", "<div>{{> quote}}</div>")];
    let (templates, found) = Templates::open(root.path(), &defaults);
    assert_eq!(found, []);
    let data = json!({"by": "A.", "body": ""});
    assert_eq!(templates.render("quote", &data, "").expect("good"), "\n<q>A&#46;</q>\n");
    assert_eq!(templates.render("gap", &data, "").expect("good"), "\n<div><q>A&#46;</q>\n</div>\n");
}

#[test]
fn a_template_that_is_not_well_formed_is_placed() {
    for (text, expected) in [
        (
            "<p>\n  {{#if by}}x{{/each}}",
            "theme/briefing/quote.hbs:2:14 `{{/each}}` template: the template \
             `theme/briefing/quote.hbs` is not well-formed: \
             helper \"if\" was opened, but \"each\" is closing",
        ),
        (
            "é {{by",
            "theme/briefing/quote.hbs:1:7 `` template: the template \
             `theme/briefing/quote.hbs` is not well-formed: invalid handlebars syntax: \
             expected identifier, helper_parameter, or trailing_tilde_to_omit_whitespace",
        ),
    ] {
        let root = folder(&[("quote", text)]);
        let (templates, found) = Templates::open(root.path(), &[plain("quote", QUOTE)]);
        assert_eq!(found.iter().map(show).collect::<Vec<_>>(), [expected]);
        let data = json!({"body": "b", "by": null});
        assert!(templates.render("quote", &data, "").is_ok(), "the default is left");
    }
}

#[test]
fn a_value_that_the_data_has_not_is_placed() {
    for (text, expected) in [
        (
            "<p>\n  é{{bye}}",
            "theme/briefing/quote.hbs:2:4 `{{bye}}` template: the template `quote` cannot be \
             filled in: there is no value `bye`",
        ),
        (
            "<p>{{#if bye}}x{{/if}}",
            "theme/briefing/quote.hbs:1:4 `{{#if bye}}` template: the template `quote` cannot be \
             filled in: there is no value `bye`",
        ),
        (
            "{{unknown by}}",
            "theme/briefing/quote.hbs:1:1 `{{unknown by}}` template: the template `quote` cannot \
             be filled in: Helper not found unknown",
        ),
    ] {
        let root = folder(&[("quote", text)]);
        let (templates, found) = Templates::open(root.path(), &[plain("quote", QUOTE)]);
        assert_eq!(found, []);
        let found = templates.render("quote", &json!({"by": "A"}), "").expect_err(text);
        assert_eq!(show(&found), expected);
    }
}

#[test]
fn conditions_take_null_and_empty_for_false() {
    let root = folder(&[]);
    let text = "{{#if a}}A{{else if b}}B{{else}}-{{/if}}{{#unless a}}!{{/unless}}";
    let (templates, _) = Templates::open(root.path(), &[plain("t", text)]);
    for (data, expected) in [
        (json!({"a": true, "b": null}), "\nA\n"),
        (json!({"a": null, "b": ["x"]}), "\nB!\n"),
        (json!({"a": "", "b": []}), "\n-!\n"),
        (json!({"a": 0, "b": false}), "\n-!\n"),
    ] {
        assert_eq!(templates.render("t", &data, "").expect("good"), expected, "{data}");
    }
}

#[test]
fn an_override_that_cannot_be_read_is_named() {
    let root = folder(&[]);
    let path = root.path().join("theme/briefing/quote.hbs");
    fs::write(&path, b"\n\xff").expect("a file");
    let (_, found) = Templates::open(root.path(), &[plain("quote", QUOTE)]);
    assert_eq!(
        found.iter().map(show).collect::<Vec<_>>(),
        ["template: the template `theme/briefing/quote.hbs` is not UTF-8: line 2 has bytes that \
          are no character"]
    );
    #[cfg(unix)]
    {
        fs::remove_file(&path).expect("it is there");
        std::os::unix::fs::symlink("/etc/hosts", &path).expect("a link");
        let (_, found) = Templates::open(root.path(), &[plain("quote", QUOTE)]);
        assert_eq!(
            found.iter().map(show).collect::<Vec<_>>(),
            ["template: the template `theme/briefing/quote.hbs` lies outside the book's folder"]
        );
    }
}
