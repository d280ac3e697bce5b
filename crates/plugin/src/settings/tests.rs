use std::fs;

use briefing_diagnostics::Diagnostic;
use serde_json::{Value, json};

use super::values::is_date;
use super::{Marking, Settings, settings};
use crate::{Context, Levels};

/// Reads settings from a book.toml, and `line:column code: message | helps` of what is wrong.
fn read(book_toml: &str) -> (Settings, Vec<String>) {
    let config: Value = toml::from_str(book_toml).expect("the file is TOML");
    read_with(book_toml, config)
}

/// The same, where what is in force may differ from the file.
fn read_with(book_toml: &str, config: Value) -> (Settings, Vec<String>) {
    let root = tempfile::tempdir().expect("a folder");
    fs::write(root.path().join("book.toml"), book_toml).expect("a file");
    let context = Context {
        root: root.path().to_owned(),
        renderer: "html".to_owned(),
        mdbook_version: "0.5.4".to_owned(),
        config,
    };
    let (settings, found) = settings(&context);
    (settings, found.iter().map(show).collect())
}

fn show(found: &Diagnostic) -> String {
    let place = found.span.as_ref().map_or(String::new(), |span| {
        let (line, column) = span.line_column();
        format!("{}:{line}:{column} `{}` ", span.file().name(), span.text())
    });
    let helps: String = found.helps.iter().map(|help| format!(" | {help}")).collect();
    format!("{place}{}: {}{helps}", found.code, found.message)
}

#[test]
fn every_setting_is_read() {
    let (settings, found) = read(
        "[preprocessor.notes]\n\
         command = 'briefing notes'\nbefore = ['links']\nrenderers = ['html']\noptional = true\n\
         style = 'theme/own.csl'\ndate = '2024-04-10'\nmarking = 'TLP:AMBER+STRICT'\n\
         requires = '^0.1'\nterms = ['duty to warn']\naliases = [['IS-K', 'ISIS-K']]\n\
         library = './src/lib.yml'\nsources = 'texts'\nfacts = 'data/facts.yml'\nlocale = 'de-DE'\n\
         levels = { uncited = 'error' }\n\
         [preprocessor.quotes]\ncommand = 'briefing quotes'\nafter = []\n",
    );
    assert_eq!(found, [""; 0]);
    let expected = Settings {
        style: "theme/own.csl".to_owned(),
        date: Some("2024-04-10".to_owned()),
        marking: Some(Marking::AmberStrict),
        requires: Some("^0.1".parse().expect("a requirement")),
        terms: vec!["duty to warn".to_owned()],
        levels: Levels::read(&json!({ "uncited": "error" })).expect("levels"),
        aliases: vec![vec!["IS-K".to_owned(), "ISIS-K".to_owned()]],
        library: "src/lib.yml".into(),
        facts: "data/facts.yml".into(),
        sources: "texts".into(),
        locale: Some("de-DE".to_owned()),
    };
    assert_eq!(settings, expected);
}

#[test]
fn what_is_not_set_has_its_default() {
    assert_eq!(read("[book]\n"), (Settings::default(), vec![]));
}

#[test]
fn what_is_wrong_is_placed_in_book_toml() {
    for (line, expected) in [
        (
            "stlye = 'x'",
            "book.toml:2:1 `stlye` unknown-key: `[preprocessor.notes]` has no setting `stlye` \
             | did you mean `style`?",
        ),
        (
            "zzzzzz = 1",
            "book.toml:2:1 `zzzzzz` unknown-key: `[preprocessor.notes]` has no setting `zzzzzz`",
        ),
        (
            "comand = 'x'",
            "book.toml:2:1 `comand` unknown-key: `[preprocessor.notes]` has no setting `comand` \
             | did you mean `command`?",
        ),
        (
            "date = '2023-02-29'",
            "book.toml:2:8 `'2023-02-29'` setting: `date` is no day of the calendar: `2023-02-29` \
             | write it as `date = \"2024-04-10\"`: year, month, day",
        ),
        ("date = 7", "book.toml:2:8 `7` setting: `date` is not a text in quotation marks"),
        (
            "marking = 'TLP:WHITE'",
            "book.toml:2:11 `'TLP:WHITE'` setting: `marking` is no label of TLP 2.0: `TLP:WHITE`",
        ),
        (
            "marking = 'tlp:amber'",
            "book.toml:2:11 `'tlp:amber'` setting: `marking` is no label of TLP 2.0: `tlp:amber` \
             | did you mean `TLP:AMBER`?",
        ),
        (
            "requires = '^99'",
            "book.toml:2:12 `'^99'` requires: the book requires version ^99 of briefing, and this \
             is 0.1.0 | install the version that the book asks for, or change `requires`",
        ),
        (
            "requires = 'new'",
            "book.toml:2:12 `'new'` setting: `requires` is no version requirement: unexpected \
             character 'n' while parsing major version number | write it as `requires = \"^0.1\"`",
        ),
        (
            "library = '../lib.yml'",
            "book.toml:2:11 `'../lib.yml'` setting: `library` leads out of the book's folder: \
             `../lib.yml` | write the path from the folder of book.toml",
        ),
        (
            "sources = '/etc'",
            "book.toml:2:11 `'/etc'` setting: `sources` leads out of the book's folder: `/etc` | \
             write the path from the folder of book.toml",
        ),
        (
            "terms = ['a', 1]",
            "book.toml:2:9 `['a', 1]` setting: `terms` is not a list of texts, such as \
             `[\"one\", \"two\"]`",
        ),
        (
            "aliases = ['a']",
            "book.toml:2:11 `['a']` setting: `aliases` is not a list of lists of texts, such as \
             `[[\"IS-K\", \"ISIS-K\"]]`",
        ),
        ("style = ''", "book.toml:2:9 `''` setting: `style` is empty"),
    ] {
        let (settings, found) = read(&format!("[preprocessor.notes]\n{line}\n"));
        assert_eq!(found, [expected], "{line}");
        assert_eq!(settings, Settings::default(), "{line}");
    }
}

#[test]
fn book_wide_settings_of_another_step_are_sent_to_notes() {
    for table in ["quotes", "diffs"] {
        let (_, found) = read(&format!("[preprocessor.{table}]\nterms = []\nbefor = []\n"));
        assert_eq!(
            found,
            [
                format!(
                    "book.toml:3:1 `befor` unknown-key: `[preprocessor.{table}]` has no setting \
                     `befor` | did you mean `before`?"
                ),
                format!(
                    "book.toml:2:1 `terms` unknown-key: `[preprocessor.{table}]` has no setting \
                     `terms` | book-wide settings stand under `[preprocessor.notes]`"
                ),
            ]
        );
    }
}

#[test]
fn what_the_environment_sets_is_not_placed_in_book_toml() {
    let config = json!({"preprocessor": {"notes": {"date": "soon"}, "quotes": 1}});
    let (_, found) = read_with("[preprocessor.notes]\ndate = '2024-04-10'\n", config);
    assert_eq!(
        found,
        [
            "setting: `preprocessor.quotes` is not a table",
            "setting: `date` is no day of the calendar: `soon` \
             | write it as `date = \"2024-04-10\"`: year, month, day"
        ]
    );
}

#[test]
fn a_date_without_quotation_marks_is_read() {
    let text = "[preprocessor.notes]\ndate = 2024-02-29\n";
    let config: mdbook_core::config::Config = text.parse().expect("the configuration is good");
    let (settings, found) = read_with(text, Context::new("/", "html", &config).config);
    assert_eq!((settings.date.as_deref(), found), (Some("2024-02-29"), vec![]));
}

#[test]
fn days_are_those_of_the_calendar() {
    for (date, expected) in [
        ("2024-02-29", true),
        ("2000-02-29", true),
        ("1900-02-29", false),
        ("2023-02-29", false),
        ("2024-12-31", true),
        ("2024-13-01", false),
        ("2024-00-01", false),
        ("2024-04-31", false),
        ("2024-04-00", false),
        ("0000-01-01", false),
        ("2024-4-10", false),
        ("2024/04/10", false),
        ("2024-04-10 ", false),
        ("+024-04-10", false),
        ("２０２４-04-10", false),
        ("", false),
    ] {
        assert_eq!(is_date(date), expected, "{date}");
    }
}
