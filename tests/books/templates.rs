//! The page on templates, `docs/templates.md`, against the program: it names every template and
//! every value that there is, and no other; its examples build; a fault in a template is placed.

mod kept;

use std::collections::{BTreeMap, BTreeSet};

use crate::book::Book;
use crate::stock::built;

const DOCS: &str = include_str!("../../docs/templates.md");

const LIBRARY: &str = "report:
  type: report
  title: The bridge
  author: { name: Ministry of Water }
  date: 2024-02-01
  label: Ministry
  url: https://example.org/bridge
  descriptor: The ministry's own report.
  passages:
    mayor: { exact: We were never told, by: Anna Holm, via: [Radio Two] }
daily: { type: misc, title: The closure, label: Daily, fidelity: altered }
weekly: { type: misc, title: A year on, label: Weekly, date: 2024-03-05 }
";

const REPORT: &str = "The bridge was closed on 3 March 2023 after an inspection.
Engineers found that 14 bearings were cracked. \u{201c}We were never told, and all this resembles a \
cover-up of the cracks,\u{201d} said the mayor, Anna Holm.
The bridge was opened in 1961 and carries 4,000 cars a day.
It was open again in May 2023.
The minister came to the bridge on 9 May 2023.
The minister told the council that foreign warnings of a fall were \u{201c}provocative\u{201d} and \
\u{201c}resemble outright slander and an attempt to frighten the city.\u{201d}
";

const DAILY: &str = "The bridge was closed on 4 March 2023 after an inspection.
At least 15 bearings were cracked, officials said, and 3,000 cars cross the bridge a day.
The mayor, Anna Holm, called it \u{201c}a cover-up of the cracks\u{201d}.
It was open again on 3 May 2023.
The minister came to the bridge on Tuesday.
The minister dismissed Dutch warnings, calling them \u{201c}outright slander\u{201d}.
";

const WEEKLY: &str = "The bridge was closed on 3 March 2023 after a long inspection.
Anna Holm said: \u{201c}We were never told, and all this resembles a cover-up.\u{201d}
It was open again on Wednesday.
";

const FACTS: &str = "events:
  opened: { date: 1961-05-01, names: [the opening] }
facts:
  bearings:
    title: Cracked bearings
    columns: [bearing]
    accounts: [report#p2.s1, daily#p2]
    assessment: One of the two is wrong.
    settled-by: The protocol.
  closure:
    title: When it was closed
    accounts: [report#p1, daily#p1, weekly#p1]
  inspection:
    title: What was found when
    columns: [when, bearing, car]
    accounts: [{ at: report#p1-p3, means: { when: 2023-03-03 } }, daily#p1-p2]
  told:
    title: What the mayor said
    accounts: [report#p2.s2, daily#p3, weekly#p2]
  again:
    title: When it was open again
    accounts: [report#p4, daily#p4, weekly#p3]
  visited:
    title: When the minister came
    accounts: [daily#p5, report#p5]
  dismissed:
    title: How the minister dismissed the warnings
    accounts: [report#p6, daily#p6]
  dismissed-in-the-copy:
    title: How the minister dismissed them, held against the copy
    accounts: [report#p6, daily#p6]
    base: daily
";

const CHAPTER: &str = "# One

{{#quote report \"We were never told, and all this resembles a cover-up of the cracks\"}}

{{#quote daily \"a cover-up of the cracks\"}}

It was closed [see @report#p1, emphasis added; @weekly].

{{#judgement cracked likelihood=\"very likely\" confidence=high facts=\"bearings inspection\"}}
The bridge had been cracked for years. It was old [@report#p2].
{{/judgement}}

{{#gap}}
Nobody knows who was told. Nor when.
{{/gap}}

{{#diff bearings}}

{{#diff closure}}

{{#diff inspection}}

{{#diff told}}

{{#diff dismissed}}

{{#diff dismissed-in-the-copy}}

{{#source-summary}}
The sources are few.
{{/source-summary}}

<!-- briefing: allow uncited: the driver's own words -->
He said \"it is all too late for this\".

It was \"open … in May 2023\" [@report#p4].

{{#record}}

{{#facts}}

{{#timeline}}

{{#strip}}
";

/// A book that fills in every template, each list of it with something.
fn book() -> Book {
    let book = Book::new(CHAPTER);
    let toml = book.read("book.toml").replace(
        "[preprocessor.quotes]",
        "[preprocessor.diffs]\ncommand = \"briefing diffs\"\n\
         before = [\"quotes\", \"notes\", \"index\", \"links\"]\n\n[preprocessor.quotes]",
    );
    book.with("book.toml", toml)
        .with("sources/library.yml", LIBRARY)
        .with("sources/report.txt", REPORT)
        .with("sources/daily.txt", DAILY)
        .with("sources/weekly.txt", WEEKLY)
        .with("facts.yml", FACTS)
}

/// Builds the book with its own templates in the place of some.
fn with_templates<'a>(overrides: impl IntoIterator<Item = (&'a str, String)>) -> Book {
    let place = |book: Book, (name, text): (&str, String)| book.with(&path_of(name), text);
    let book = overrides.into_iter().fold(book(), place);
    book.briefing(&["build"]).ends_with(0);
    book
}

fn path_of(template: &str) -> String {
    format!("theme/briefing/{template}.hbs")
}

/// Returns the templates of the program, each a name and its text.
fn embedded() -> BTreeMap<&'static str, &'static str> {
    let all = [briefing_diffs::TEMPLATES, briefing_quotes::TEMPLATES, briefing_notes::TEMPLATES];
    all.into_iter().flatten().map(|one| (one.name, one.text)).collect()
}

// What the page says

/// What the page says of each template, by its name: its section.
fn sections() -> BTreeMap<&'static str, &'static str> {
    let section = |text: &'static str| text.split_once("`\n").expect("a heading of a name alone");
    DOCS.split("\n## `").skip(1).map(section).collect()
}

/// Returns the values that the page gives a template, by their paths, each with its kind.
fn values(template: &str) -> BTreeMap<String, &'static str> {
    let section = sections()[template];
    if let Some((_, other)) = section.split_once("Its values are\nthose of `") {
        return values(other.split('`').next().expect("a name"));
    }
    let mut values = BTreeMap::new();
    for row in section.lines().filter_map(|line| line.strip_prefix("| `")) {
        let (path, rest) = row.split_once("` | ").expect("a value");
        let kind = rest.split(" | ").next().expect("a kind");
        values.insert(path.to_owned(), kind);
        if let Some((_, other)) = kind.split_once(" of `") {
            let below = self::values(other.trim_end_matches('`'));
            values.extend(below.into_iter().map(|(name, kind)| (format!("{path}.{name}"), kind)));
        }
    }
    values
}

/// Returns the page's examples, each with the name of the template.
fn examples() -> Vec<(&'static str, &'static str)> {
    let mut found = Vec::new();
    for (at, _) in DOCS.match_indices("\n```handlebars\n") {
        let line = DOCS[..at].trim_end().lines().next_back().unwrap_or_default();
        let name = line.strip_prefix("`theme/briefing/").and_then(|one| one.strip_suffix(".hbs`"));
        let text = DOCS[at..].split("```").nth(1).and_then(|text| text.split_once('\n'));
        found.push((name.unwrap_or_else(|| panic!("no name: {line}")), text.expect("a text").1));
    }
    found
}

/// Returns the messages that the page shows.
fn messages() -> Vec<&'static str> {
    let blocks = DOCS.split("\n```text\n").skip(1);
    blocks.map(|rest| rest.split_once("```").expect("its end").0).collect()
}

// What a template uses

/// Returns the paths that a template's expressions name, each with whether in three braces.
fn used(text: &str) -> Vec<(String, bool)> {
    let mut used = Vec::new();
    for (at, _) in text.match_indices("{{").filter(|(at, _)| !text[..*at].ends_with('{')) {
        let raw = text[at..].starts_with("{{{");
        let inside = text[at..].trim_start_matches('{').split('}').next().unwrap_or_default();
        let words = inside.trim_matches('~').trim_start_matches('#').split(' ');
        let is_path = |word: &&str| {
            !["each", "else", "if", "unless", "with", "this"].contains(word)
                && !word.starts_with(['/', '@', '>', '!'])
        };
        let partial = inside.starts_with(['>', '/']);
        let paths = words.filter(is_path).filter(|_| !partial);
        used.extend(paths.map(|path| (path.trim_start_matches("../").to_owned(), raw)));
    }
    used
}

#[test]
fn the_page_names_every_template_and_every_value_that_one_uses() {
    let embedded = embedded();
    assert_eq!(
        sections().keys().collect::<Vec<_>>(),
        embedded.keys().collect::<Vec<_>>(),
        "sections, and templates"
    );
    let examples: BTreeSet<&str> = examples().into_iter().map(|(name, _)| name).collect();
    assert!(examples.iter().eq(embedded.keys()), "an example for each: {examples:?}");
    for (template, text) in embedded {
        let values = values(template);
        for (path, raw) in used(text) {
            let name = path.split('.').next_back().expect("a name");
            let named = |value: &str| value.split('.').next_back() == Some(name);
            let kinds: Vec<_> = values.iter().filter(|(value, _)| named(value)).collect();
            assert!(!kinds.is_empty(), "{template} has no {path} in the page");
            let is_raw = |kind: &str| !kind.starts_with("text") && !kind.starts_with("flag");
            assert!(!raw || kinds.iter().any(|(_, kind)| is_raw(kind)), "{template}: {path}");
        }
    }
}

// What a template gets

/// Returns Handlebars that puts down every value there is and every value that the page names, each
/// as an element of its own; a value that the page names and the data has not is an error.
fn probe(template: &str, values: &BTreeMap<String, &str>, scope: &str) -> String {
    let keys = "{{#each this}}<i data-key=\"TEMPLATE SCOPE{{{@key}}}\"></i>{{/each}}";
    let mut text = keys.replace("TEMPLATE", template).replace("SCOPE", scope);
    for (path, kind) in values {
        let Some(name) = path.strip_prefix(scope).filter(|name| !name.contains('.')) else {
            continue;
        };
        let below = || probe(template, values, &format!("{path}."));
        let form = match kind.trim_end_matches(" or null").split(' ').collect::<Vec<_>>()[..] {
            ["list", "of", "texts"] => "{{#each NAME}}{{this}}{{/each}}".to_owned(),
            ["list", ..] => format!("{{{{#each NAME}}}}{}{{{{/each}}}}", below()),
            ["record", ..] => {
                format!("{{{{#if NAME}}}}{{{{#with NAME}}}}{}{{{{/with}}}}{{{{/if}}}}", below())
            }
            _ => "{{#if NAME}}{{/if}}".to_owned(),
        };
        let shown = matches!(kind.split(' ').next(), Some("name" | "flag" | "address"));
        let value = if shown { "{{{NAME}}}" } else { "" };
        let mark = format!("<i data-value=\"{template} {path}={value}\"></i>");
        text.push_str(&format!("{mark}{form}").replace("NAME", name));
    }
    text
}

/// Returns what stands in an attribute of all pages.
fn marks(pages: &str, attribute: &str) -> BTreeSet<String> {
    let opening = format!("{attribute}=\"");
    let parts = pages.split(&opening).skip(1);
    parts.map(|part| part.split('"').next().expect("its end").to_owned()).collect()
}

#[test]
fn the_page_names_every_value_that_the_data_has_and_no_other() {
    let probed = embedded().into_iter().map(|(template, text)| {
        let in_line = ["note", "diff-head", "diff-cell"].contains(&template);
        let gap = if in_line { "" } else { "\n\n" };
        (template, format!("{}{gap}{}", text.trim_end(), probe(template, &values(template), "")))
    });
    let book = with_templates(probed);
    let pages = built(&book).into_iter().filter(|(path, _)| path.ends_with(".html"));
    let pages: String =
        pages.map(|(_, page)| String::from_utf8_lossy(&page).into_owned()).collect();

    let named: BTreeMap<String, &str> = embedded()
        .keys()
        .flat_map(|template| {
            let value = move |(path, kind)| (format!("{template} {path}"), kind);
            values(template).into_iter().map(value)
        })
        .collect();
    let keys = marks(&pages, "data-key");
    let missing: Vec<_> = keys.iter().filter(|key| !named.contains_key(*key)).collect();
    assert!(missing.is_empty(), "not in the page: {missing:?}");
    let met = marks(&pages, "data-value");
    let met: Vec<_> = met.iter().filter_map(|one| one.split_once('=')).collect();
    for (path, kind) in &named {
        assert!(keys.contains(path), "no data has {path}, of those met: {keys:#?}");
        let mut values = met.iter().filter(|(met, _)| met == path).map(|(_, value)| *value);
        let fits = |value: &str| match kind.split(' ').next() {
            Some("flag") => ["true", "false"].contains(&value),
            Some("name") => {
                value.chars().all(|c| c.is_ascii_alphanumeric() || "-_.:".contains(c))
                    && !["true", "false"].contains(&value)
            }
            Some("address") => !value.contains([' ', '<', '>', '(', '[']),
            _ => value.is_empty(),
        };
        assert!(values.all(fits), "{path} is no {kind}: {met:?}");
    }
}

// The examples

#[test]
fn each_example_of_the_page_builds_and_changes_the_page_and_loses_no_note() {
    let notes = |pages: &BTreeMap<String, Vec<u8>>| {
        String::from_utf8_lossy(&pages["one.html"]).matches("class=\"footnote-reference\"").count()
    };
    let plain = built(&with_templates([]));
    for (template, text) in examples() {
        let book = with_templates([(template, text.to_owned())]);
        let changed = built(&book);
        let is_page = |path: &&String| path.ends_with(".html");
        assert!(
            plain.keys().filter(is_page).any(|path| changed.get(path) != Some(&plain[path])),
            "{template} changes nothing"
        );
        assert_eq!(notes(&changed), notes(&plain), "{template}");
        let page = String::from_utf8_lossy(&changed["one.html"]);
        for left in ["{{", "}}", "[@", "](<", "**"] {
            assert!(!page.contains(left), "{template}: {left} is left over");
        }
    }
}

#[test]
fn the_examples_together_give_a_pdf_that_says_the_same_first() {
    let with_pdf = |overrides: Vec<(&'static str, &'static str)>| {
        let book = book();
        let toml = book.read("book.toml");
        let toml = format!("{toml}\n[output.pdf]\ncommand = \"briefing pdf\"\nkeep-typst = true\n");
        let place = |book: Book, (name, text): (&str, &str)| book.with(&path_of(name), text);
        let book = overrides.into_iter().fold(book.with("book.toml", toml), place);
        book.briefing(&["build"]).ends_with(0);
        book.read("book/pdf/typst/main.typ")
    };
    let (plain, changed) = (with_pdf(Vec::new()), with_pdf(examples()));
    for says in [
        "The bridge had been cracked for years.",
        "very likely",
        "high confidence",
        "Nobody knows who was told.",
        "3 texts, 1 of them an altered copy",
        "Cracked bearings",
    ] {
        assert!(plain.contains(says), "{says}: {plain}");
        assert!(changed.contains(says), "{says}: {changed}");
    }
}

// Faults

#[test]
fn a_value_that_the_data_has_not_is_placed_in_every_template() {
    for template in embedded().keys() {
        let book = book().with(&path_of(template), "<b>\n  {{nothing}}</b>\n");
        let place = format!("--> {}:2:3", path_of(template));
        let run = book.briefing(&["build"]).ends_with(1);
        run.says(&["error[template]", &place, "there is no value `nothing`"]);
    }
}

#[test]
fn a_template_that_is_not_well_formed_is_placed_whichever_it_is() {
    for template in embedded().keys() {
        let book = book().with(&path_of(template), "<b>\n  {{#if label}}x{{/each}}</b>\n");
        let place = format!("--> {}:2:17", path_of(template));
        let run = book.briefing(&["build"]).ends_with(1);
        run.says(&["error[template]", &place, "is not well-formed"]);
    }
}

#[test]
fn the_messages_of_the_page_are_what_the_program_prints() {
    let gap = embedded()["gap"].replace("{{statement}}", "{{statment}}");
    let quote = examples().into_iter().find(|(name, _)| *name == "quote").expect("an example").1;
    let quote = quote.replace("{{{../citation}}}", "{{../citation}}");
    let faults = [("gap", gap), ("quote", quote)];
    assert_eq!(messages().len(), faults.len());
    for ((template, text), message) in faults.into_iter().zip(messages()) {
        let run = book().with(&path_of(template), text).briefing(&["build"]).ends_with(1);
        run.says(&[message]);
    }
}

#[test]
fn a_body_stands_in_its_template_once() {
    for (template, text, says) in [
        ("gap", "<b></b>\n", "the template `gap` loses `body`"),
        (
            "judgement",
            "{{likelihood}} {{confidence}} {{#each disputed}}{{title}} {{on}}{{/each}}\n\n{{{body}}}\n\n{{{body}}}\n",
            "`judgement` has more than one `{{{body}}}`",
        ),
    ] {
        let run = book().with(&path_of(template), text).briefing(&["build"]).ends_with(1);
        run.says(&["error[template]", says]);
    }
}
