//! The guide's reference against the code: what the program knows stands there, and nothing else.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use briefing_plugin::{DirectiveSpec, WARNINGS};

use super::{source, text_of};
use crate::book::Book;

/// Where the keys of a file stand: the page, its section, the code's file, its list.
const LISTS: [(&str, &str, &str, &str); 11] = [
    ("book-toml.md", "The whole book", "crates/plugin/src/settings.rs", "KNOWN"),
    ("book-toml.md", "Every step", "crates/plugin/src/settings.rs", "OF_MDBOOK"),
    ("book-toml.md", "The PDF", "renderers/pdf/src/settings.rs", "KNOWN"),
    ("library.md", "Keys of a source", "crates/sources/src/library/keys.rs", "OURS"),
    ("library.md", "Keys of the reference", "crates/sources/src/library/keys.rs", "REFERENCE"),
    ("library.md", "Types of works", "crates/sources/src/library/keys.rs", "TYPES"),
    ("library.md", "Kinds of paragraphs", "crates/sources/src/library/keys.rs", "KINDS"),
    ("library.md", "Named passages", "crates/sources/src/library/keys.rs", "PASSAGE"),
    ("facts.md", "Events", "crates/facts/src/written/keys.rs", "EVENT"),
    ("facts.md", "Facts", "crates/facts/src/written/keys.rs", "FACT"),
    ("facts.md", "Accounts", "crates/facts/src/written/keys.rs", "ACCOUNT"),
];

#[test]
fn every_key_stands_in_the_reference_and_no_other() {
    for (page, section, file, list) in LISTS {
        let text = text_of(&source().join("reference").join(page));
        assert_eq!(listed(&text, section), words_of(file, list), "{page}, {section}");
    }
}

#[test]
fn every_directive_stands_in_the_reference_with_its_keys() {
    let text = text_of(&source().join("reference/directives.md"));
    let specs: Vec<&DirectiveSpec> =
        [briefing_diffs::DIRECTIVES, briefing_quotes::DIRECTIVES, briefing_notes::DIRECTIVES]
            .into_iter()
            .flatten()
            .collect();
    for spec in &specs {
        let keys: BTreeSet<String> = spec.keys.iter().map(|key| (*key).to_owned()).collect();
        assert_eq!(listed(&text, spec.name), keys, "{}", spec.name);
    }
    let names: BTreeSet<&str> = specs.iter().map(|spec| spec.name).collect();
    assert_eq!(headings(&text), names);
}

#[test]
fn every_command_stands_in_the_reference_with_its_help() {
    let text = text_of(&source().join("reference/commands.md"));
    let help = Book::empty().briefing(&["--help"]).ends_with(0).out;
    let commands = help.split("Commands:\n").nth(1).expect("the commands");
    let commands = commands.lines().take_while(|line| !line.is_empty());
    let named =
        commands.filter_map(|line| line.strip_prefix("  ")).filter(|line| !line.starts_with(' '));
    let names = named.filter_map(|line| line.split_whitespace().next());
    let names: BTreeSet<&str> = names.filter(|name| *name != "help").collect();
    assert_eq!(headings(&text), names);
    for name in names {
        assert!(text.contains(&format!("$ briefing {name} --help\n")), "{name}");
    }
}

/// Every code that a finding can have, as the program's own lists and its source text have them.
pub(super) fn codes() -> BTreeSet<String> {
    let lists = [briefing_diffs::CODES, briefing_quotes::CODES, briefing_notes::CODES];
    let mut codes: BTreeSet<String> =
        lists.into_iter().flatten().map(|(code, _)| (*code).to_owned()).collect();
    codes.extend(WARNINGS.iter().map(|code| (*code).to_owned()));
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    for folder in ["src", "crates", "preprocessors", "renderers"] {
        codes_below(&root.join(folder), &mut codes);
    }
    codes
}

fn codes_below(folder: &Path, codes: &mut BTreeSet<String>) {
    for entry in fs::read_dir(folder).expect("a folder").flatten() {
        let path = entry.path();
        let name = entry.file_name().to_string_lossy().into_owned();
        if path.is_dir() && name != "tests" {
            codes_below(&path, codes);
        } else if name.ends_with(".rs") && name != "tests.rs" {
            let text = text_of(&path);
            let code = text.split("#[cfg(test)]\nmod tests {").next().unwrap_or_default();
            codes.extend(made_in(code).map(str::to_owned));
        }
    }
}

/// Returns the codes of the findings that code makes: the first argument of what makes one, or the
/// last of what reads a file.
fn made_in(code: &str) -> impl Iterator<Item = &str> {
    const MAKERS: [&str; 5] =
        ["Diagnostic::error(", "Diagnostic::warning(", ".diagnostic(", "self.error(", "bad("];
    let first = MAKERS.into_iter().flat_map(move |maker| {
        code.split(maker).skip(1).filter_map(|rest| rest.trim_start().strip_prefix('"'))
    });
    let last = code.split(" load(").skip(1).filter_map(|rest| {
        let arguments = &rest[..rest.find(')')?];
        arguments.rsplit(", ").next()?.strip_prefix('"')
    });
    let is_code = |word: &&str| {
        !word.is_empty() && word.bytes().all(|byte| byte == b'-' || byte.is_ascii_lowercase())
    };
    first.chain(last).filter_map(|text| text.split('"').next()).filter(is_code)
}

/// Returns the names of a page's sections of the second level that are code.
fn headings(page: &str) -> BTreeSet<&str> {
    let names = page.lines().filter_map(|line| line.strip_prefix("## `")?.strip_suffix('`'));
    names.collect()
}

/// Returns what stands as code in the first column of the tables of a section.
fn listed(page: &str, section: &str) -> BTreeSet<String> {
    let is_heading = |line: &&str| {
        let heading = line.trim_start_matches('#').trim();
        line.starts_with('#') && heading.trim_matches('`') == section
    };
    let lines = page.lines().skip_while(|line| !is_heading(line)).skip(1);
    let rows =
        lines.take_while(|line| !line.starts_with('#')).filter(|line| line.starts_with("| `"));
    let first = rows.filter_map(|row| row[2..].split(" | ").next());
    first.flat_map(|cell| cell.split('`').skip(1).step_by(2).map(str::to_owned)).collect()
}

/// Returns the texts of a list in the program's source.
fn words_of(file: &str, list: &str) -> BTreeSet<String> {
    let text = text_of(&Path::new(env!("CARGO_MANIFEST_DIR")).join(file));
    let start = text.find(&format!("const {list}: [")).unwrap_or_else(|| panic!("{file}: {list}"));
    let body = text[start..].split('=').nth(1).and_then(|rest| rest.split(']').next());
    let body = body.expect("a list");
    body.split('"').skip(1).step_by(2).map(str::to_owned).collect()
}
