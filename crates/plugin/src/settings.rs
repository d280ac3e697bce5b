//! The book-wide settings, which stand under `[preprocessor.notes]`.
//!
//! What comes in: the configuration as mdBook understood it. What goes out: the [`Settings`], and a
//! finding for each that is wrong, placed in `book.toml` unless the environment set it.

mod place;
mod values;

use std::path::{Path, PathBuf};

use briefing_diagnostics::Diagnostic;
use serde_json::Value;

use crate::Context;
use crate::files::folded_path;
use crate::levels::Levels;
pub use place::Place;
use values::{is_date, text, text_lists, texts};

/// The settings of mdBook's own that every preprocessor may have.
const OF_MDBOOK: [&str; 5] = ["after", "before", "command", "optional", "renderers"];

/// The settings under `[preprocessor.notes]`.
const KNOWN: [&str; 11] = [
    "aliases", "date", "facts", "levels", "library", "locale", "marking", "requires", "sources",
    "style", "terms",
];

/// A marking of the Traffic Light Protocol, version 2.0.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Marking {
    /// `TLP:RED`
    Red,
    /// `TLP:AMBER+STRICT`
    AmberStrict,
    /// `TLP:AMBER`
    Amber,
    /// `TLP:GREEN`
    Green,
    /// `TLP:CLEAR`
    Clear,
}

impl Marking {
    /// The markings, the strictest first.
    pub const ALL: [Self; 5] =
        [Self::Red, Self::AmberStrict, Self::Amber, Self::Green, Self::Clear];

    /// Returns the label as it is printed.
    pub fn label(self) -> &'static str {
        match self {
            Self::Red => "TLP:RED",
            Self::AmberStrict => "TLP:AMBER+STRICT",
            Self::Amber => "TLP:AMBER",
            Self::Green => "TLP:GREEN",
            Self::Clear => "TLP:CLEAR",
        }
    }
}

/// The settings of a book.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Settings {
    /// The style of the notes: one of hayagriva's names, or the path of a `.csl` file from the root.
    pub style: String,
    /// The book's date, `YYYY-MM-DD`, a day that exists.
    pub date: Option<String>,
    /// The marking that is printed on the book.
    pub marking: Option<Marking>,
    /// The versions of this program that the book wants.
    pub requires: Option<semver::VersionReq>,
    /// Words in quotation marks that are not quotations.
    pub terms: Vec<String>,
    /// What becomes of warnings.
    pub levels: Levels,
    /// Names that mean the same, a list each.
    pub aliases: Vec<Vec<String>>,
    /// The library, from the root; it does not lead out of it.
    pub library: PathBuf,
    /// The facts, from the root; it does not lead out of it.
    pub facts: PathBuf,
    /// The folder of the sources' texts, from the root; it does not lead out of it.
    pub sources: PathBuf,
    /// The language of the notes, such as `en-US`; `None` leaves it to the style.
    pub locale: Option<String>,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            style: "chicago-notes".to_owned(),
            date: None,
            marking: None,
            requires: None,
            terms: Vec::new(),
            levels: Levels::default(),
            aliases: Vec::new(),
            library: PathBuf::from("sources/library.yml"),
            facts: PathBuf::from("facts.yml"),
            sources: PathBuf::from("sources"),
            locale: None,
        }
    }
}

/// Reads the settings; what is wrong in them is reported, and left at its default.
pub fn settings(context: &Context) -> (Settings, Vec<Diagnostic>) {
    let mut settings = Settings::default();
    let mut found = Vec::new();
    for name in ["diffs", "quotes"] {
        for (key, place, _) in entries(context, name, &mut found) {
            found.extend(unknown_key(name, &key, &place, &[]));
        }
    }
    for (key, place, value) in entries(context, "notes", &mut found) {
        let taken = match KNOWN.contains(&key.as_str()) {
            true => take(&mut settings, &key, value).map_err(|fault| place.value(fault)),
            false => unknown_key("notes", &key, &place, &KNOWN).map_or(Ok(()), Err),
        };
        found.extend(taken.err());
    }
    (settings, found)
}

/// Returns the settings of one preprocessor, each with its place.
fn entries<'a>(
    context: &'a Context,
    name: &str,
    found: &mut Vec<Diagnostic>,
) -> Vec<(String, Place<'a>, &'a Value)> {
    let table = match context.preprocessor(name) {
        None => return Vec::new(),
        Some(Value::Object(table)) => table,
        Some(_) => {
            found.push(fault(format!("`preprocessor.{name}` is not a table")));
            return Vec::new();
        }
    };
    table
        .iter()
        .map(|(key, value)| (key.clone(), Place::new(&context.root, name, key, value), value))
        .collect()
}

fn unknown_key(
    table: &str,
    key: &str,
    place: &Place,
    known: &[&'static str],
) -> Option<Diagnostic> {
    if OF_MDBOOK.contains(&key) {
        return None;
    }
    let message = format!("`[preprocessor.{table}]` has no setting `{key}`");
    let found = Diagnostic::error("unknown-key", message);
    let found = match KNOWN.contains(&key) {
        true => found.help("book-wide settings stand under `[preprocessor.notes]`"),
        false => found.did_you_mean(key, known.iter().copied().chain(OF_MDBOOK)),
    };
    Some(place.key(found))
}

/// Takes one setting, or says what is wrong with it.
fn take(settings: &mut Settings, key: &str, value: &Value) -> Result<(), Diagnostic> {
    match key {
        "style" => settings.style = text(key, value)?,
        "date" => settings.date = Some(date(value)?),
        "marking" => settings.marking = Some(marking(value)?),
        "requires" => settings.requires = Some(requires(value)?),
        "levels" => settings.levels = Levels::read(value).map_err(fault)?,
        "terms" => settings.terms = texts(key, value)?,
        "aliases" => settings.aliases = text_lists(key, value)?,
        "library" => settings.library = path(key, value)?,
        "facts" => settings.facts = path(key, value)?,
        "sources" => settings.sources = path(key, value)?,
        "locale" => settings.locale = Some(text(key, value)?),
        _ => {}
    }
    Ok(())
}

fn date(value: &Value) -> Result<String, Diagnostic> {
    // mdBook writes a date without quotation marks as an object of one key.
    let value = value.get("$__toml_private_datetime").unwrap_or(value);
    let date = text("date", value)?;
    match is_date(&date) {
        true => Ok(date),
        false => Err(fault(format!("`date` is no day of the calendar: `{date}`"))
            .help("write it as `date = \"2024-04-10\"`: year, month, day")),
    }
}

fn marking(value: &Value) -> Result<Marking, Diagnostic> {
    let written = text("marking", value)?;
    let labels = Marking::ALL.map(Marking::label);
    Marking::ALL.into_iter().find(|marking| marking.label() == written).ok_or_else(|| {
        fault(format!("`marking` is no label of TLP 2.0: `{written}`"))
            .did_you_mean(&written, labels)
            .note(format!("the labels are {}", labels.join(", ")))
    })
}

fn requires(value: &Value) -> Result<semver::VersionReq, Diagnostic> {
    let written = text("requires", value)?;
    let program = env!("CARGO_PKG_VERSION");
    let wanted = semver::VersionReq::parse(&written).map_err(|error| {
        fault(format!("`requires` is no version requirement: {error}"))
            .help("write it as `requires = \"^0.1\"`")
    })?;
    if semver::Version::parse(program).is_ok_and(|version| wanted.matches(&version)) {
        return Ok(wanted);
    }
    let message = format!("the book requires version {wanted} of briefing, and this is {program}");
    Err(Diagnostic::error("requires", message)
        .help("install the version that the book asks for, or change `requires`"))
}

fn path(key: &str, value: &Value) -> Result<PathBuf, Diagnostic> {
    let written = text(key, value)?;
    folded_path(Path::new(&written)).filter(|path| path.file_name().is_some()).ok_or_else(|| {
        fault(format!("`{key}` leads out of the book's folder: `{written}`"))
            .help("write the path from the folder of book.toml")
    })
}

/// Returns the error for a setting whose value cannot be.
fn fault(message: impl Into<String>) -> Diagnostic {
    Diagnostic::error("setting", message)
}

#[cfg(test)]
mod tests;
