//! What a book's own template must not lose, and files that are no template's.

use std::collections::BTreeSet;

use super::{book, embedded, path_of, sections};
use crate::book::Book;

/// Each value that must be kept: the template, what of the program's own is changed so that the
/// value is lost, into what, and the value.
const LOST: &[(&str, &str, &str, &str)] = &[
    ("quote", "{{text}}", "", "paragraphs.text"),
    ("quote", "{{state}}", "", "state"),
    ("quote", "{{{citation}}}", "", "citation"),
    ("note", "{{{prefix}}}", "", "items.prefix"),
    ("note", "{{{reference}}}", "", "items.reference"),
    ("note", "{{{suffix}}}", "", "items.suffix"),
    ("note", "{{{this}}}", "", "items.details"),
    ("judgement", "{{likelihood}}", "", "likelihood"),
    ("judgement", "{{confidence}}", "", "confidence"),
    ("judgement", "{{title}}", "", "disputed.title"),
    ("judgement", " ({{on}})", "", "disputed.on"),
    ("judgement", "{{{body}}}", "", "body"),
    ("gap", "{{{body}}}", "", "body"),
    ("source-summary", "{{{body}}}", "", "body"),
    ("record", "<q>{{this}}</q>", "", "chapters.quotations.words"),
    (
        "record",
        "{{#each alterations}}{{this}}",
        "{{#each alterations}}",
        "chapters.quotations.alterations",
    ),
    ("record", "{{reason}}", "", "accepted.reason"),
    ("source", "{{descriptor}}", "", "descriptor"),
    ("source", "{{{value}}}", "", "facts.value"),
    ("diff", "{{words}}", "", "verdicts.words"),
    ("diff", "{{{body}}}", "", "views.body"),
    ("diff", "{{assessment}}", "", "assessment"),
    ("diff", "{{settled_by}}", "", "settled_by"),
    ("diff-grid", "{{{sentence}}}", "", "captions.sentence"),
    ("diff-grid", " This rests on an altered copy’s words (†).", "", "captions.on_altered_words"),
    ("diff-grid-turned", "{{{sentence}}}", "", "captions.sentence"),
    (
        "diff-grid-turned",
        " This rests on an altered copy’s words (†).",
        "",
        "captions.on_altered_words",
    ),
    ("diff-head", "{{#if altered}}", "{{#if withheld}}", "altered"),
    ("diff-head", "{{{citation}}}", "", "citation"),
    ("diff-cell", "{{plain}}", "", "plain"),
    ("diff-cell", "{{said}}", "", "said"),
    ("diff-cell", "{{means}}", "", "means"),
    ("diff-cell", "<q>{{this}}</q>", "", "words"),
    ("diff-cell", "the copy’s words: ", "", "copy"),
    ("diff-cell", "{{#if reading}}", "{{#if unsaid}}", "reading"),
    ("diff-cell", "<span class=\"diff-remark\">{{this}}</span>", "", "remarks"),
    (
        "diff-ladder",
        "<span class=\"diff-kind\" data-base=\"0\">{{held.said}}</span>",
        "",
        "rungs.held.said",
    ),
    ("diff-report", "{{text}}", "", "pieces.parts.text"),
    ("diff-report", "{{#if here_copys}}the copy’s words: {{/if}}", "", "changes.here_copys"),
    ("diff-report", "{{#if base_copys}}the copy’s words: {{/if}}", "", "changes.base_copys"),
    ("diff-accounts", "{{text}}", "", "accounts.pieces.text"),
    ("diff-wording", "{{both}}", "", "accounts.pieces.both"),
    ("diff-wording", "{{first}}", "", "accounts.pieces.first"),
    ("diff-wording", "{{second}}", "", "accounts.pieces.second"),
    ("facts", "{{words}}", "", "facts.words"),
    ("timeline", "{{{citation}}}", "", "days.entries.told_by.citation"),
    ("timeline", "<q>{{this}}</q>", "", "days.entries.unplaced.words"),
    ("timeline", "{{/if}}{{{citation}}}: ", "{{/if}}: ", "days.entries.unplaced.citation"),
    (
        "timeline",
        "<span class=\"diff-sign\" aria-hidden=\"true\">×</span> disputed",
        "",
        "days.entries.disputed",
    ),
    ("strip", "{{sign}}", "", "facts.cells.sign"),
];

/// Returns the book with one of the program's templates changed and put into it.
fn with_changed(template: &str, from: &str, to: &str) -> Book {
    let text = embedded()[template];
    assert!(text.contains(from), "{template} has no {from}");
    book().with(&path_of(template), text.replace(from, to))
}

/// Checks a book and expects that a template loses a value, placed in that template's file.
#[track_caller]
fn loses(book: &Book, template: &str, value: &str, case: &'static str) {
    let message = format!("error[template]: the template `{template}` loses `{value}`\n");
    let place = format!("--> {}:", path_of(template));
    book.briefing(&["check"]).of(case).ends_with(1).says(&[&message, &place]);
}

#[test]
fn a_value_that_a_template_must_keep_is_missed_in_each() {
    for (template, from, to, value) in LOST {
        loses(&with_changed(template, from, to), template, value, value);
    }
}

#[test]
fn the_page_says_which_values_a_template_must_keep() {
    let mut said = BTreeSet::new();
    for template in embedded().keys() {
        let section = sections()[template];
        let other = section.split_once("Its values are\nthose of `");
        let other = other.and_then(|(_, other)| other.split('`').next());
        let section = other.map_or(section, |other| sections()[other]);
        let rows = section.lines().filter(|row| row.contains(" | **kept**: "));
        let values = rows.filter_map(|row| row.strip_prefix("| `")?.split('`').next());
        said.extend(values.map(|value| (*template, value)));
    }
    let tried = LOST.iter().map(|(template, .., value)| (*template, *value));
    assert_eq!(said, tried.collect());
}

#[test]
fn the_programs_own_templates_keep_what_a_books_must() {
    let all = embedded().into_iter();
    let book = all.fold(book(), |book, (name, text)| book.with(&path_of(name), text));
    book.briefing(&["build"]).ends_with(0);
}

#[test]
fn a_value_that_readers_do_not_get_is_lost() {
    for (template, from, to, value) in [
        // With two braces a citation is no citation, with three a text is not the source's.
        ("quote", "{{{citation}}}", "{{citation}}", "citation"),
        ("diff-head", "{{{citation}}}", "{{citation}}", "citation"),
        ("timeline", "{{{citation}}}", "{{citation}}", "days.entries.told_by.citation"),
        ("note", "{{{reference}}}", "{{reference}}", "items.reference"),
        ("quote", "{{text}}", "{{{text}}}", "paragraphs.text"),
        // Where no Markdown is read there is no note.
        ("quote", "{{{citation}}}", "<i title=\"{{{citation}}}\"></i>", "citation"),
        ("quote", "{{{citation}}}", "<!-- {{{citation}}} -->", "citation"),
        ("quote", "{{{citation}}}", "`{{{citation}}}`", "citation"),
        ("quote", "{{{citation}}}", "\n\n<p>{{{citation}}}</p>\n", "citation"),
        ("diff", "{{{body}}}", "<pre>\n{{{body}}}\n</pre>", "views.body"),
        ("quote", "{{state}}", "<i title=\"{{state}}\"></i>", "state"),
        // Not in each case, or not as often.
        ("quote", "{{{citation}}}", "{{#if speaker}}{{{citation}}}{{/if}}", "citation"),
        ("quote", "{{{citation}}}", "{{#each via}}{{{../citation}}}{{/each}}", "citation"),
        (
            "diff-grid",
            "{{#with head}}\n{{> diff-head}}\n{{/with}}",
            "{{head.label}}",
            // The captions have its citation, too.
            "outlets.rows.head.altered",
        ),
        // The template at fault is the one that puts the other in.
        (
            "diff-accounts",
            "\n\n{{#with head}}\n{{> diff-head}}\n{{/with}}\n\n",
            "\n{{#with head}}<p>{{> diff-head}}</p>{{/with}}\n",
            "accounts.head.citation",
        ),
    ] {
        loses(&with_changed(template, from, to), template, value, to);
    }
}

#[test]
fn a_loss_is_placed_where_the_template_names_the_value_and_says_how_to_mend_it() {
    let text = "<figure>\n\n{{#each paragraphs}}{{text}}{{/each}}\n\n{{state}} {{citation}}\n\n</figure>\n";
    let run = book().with(&path_of("quote"), text).briefing(&["check"]).ends_with(1);
    let expected = "\
error[template]: the template `quote` loses `citation`
 --> theme/briefing/quote.hbs:5:11
  |
5 | {{state}} {{citation}}
  |           ^^^^^^^^^^^^
  |
";
    run.says(&[expected, "help: put it in with three braces"]);
}

#[test]
fn a_file_that_is_no_templates_is_a_warning() {
    for (file, help) in [
        ("qoute.hbs", "did you mean `quote`?"),
        ("diff_grid.hbs", "did you mean `diff-grid`?"),
        ("quote.HBS", "did you mean `quote`?"),
        ("banner.hbs", "note: it is not read; the templates are `diff`, `diff-accounts`, "),
    ] {
        let path = format!("theme/briefing/{file}");
        let book = book().with(&path, "{{nothing}}");
        let toml = book.read("book.toml") + "\n[output.markdown]\n";
        let book = book.with("book.toml", toml);
        for command in ["check", "build"] {
            let run = book.briefing(&[command]).ends_with(0);
            let warning =
                format!("warning[unknown-template]: no template has the name of `{path}`");
            assert_eq!(run.err.matches("unknown-template").count(), 1, "{command}: {}", run.err);
            run.says(&[&warning, help]);
        }
    }
}

#[test]
fn other_files_beside_the_templates_are_left_alone() {
    let files = ["briefing.css", "briefing.js", "briefing.typ", "fonts/a.woff2", "old/quoted.hbs"];
    let book = files.into_iter().fold(book(), |book, file| {
        let text = if file.ends_with(".typ") { "" } else { "{{nothing}}" };
        book.with(&format!("theme/briefing/{file}"), text)
    });
    let run = book.briefing(&["check"]).ends_with(0);
    assert!(!run.err.contains("unknown-template"), "{}", run.err);
}
