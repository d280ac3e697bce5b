//! The citation style: loaded by name or from a `.csl` file, with the one locale that it needs.
//!
//! What comes in: the settings. What goes out: a [`Style`]. A name is looked up at once, so that a
//! wrong one is an error; the style itself is decoded when the first reference is asked for. All
//! locales of hayagriva's archive take 86 ms to decode, so only those are that the style may ask.

use std::collections::BTreeMap;
use std::path::{Component, Path};
use std::sync::{Mutex, OnceLock};

use briefing_diagnostics::{Diagnostic, File, Span};
use briefing_plugin::Settings;
use hayagriva::archive::{ArchivedStyle, LOCALES};
use hayagriva::citationberg::taxonomy::{OtherTerm, Term};
use hayagriva::citationberg::{self, DependentStyle, IndependentStyle, Locale, LocaleCode};

use crate::reference::Key;

/// The largest `.csl` file that is read, in bytes.
const LARGEST: u64 = 4 << 20;

/// The language in which every style knows its terms.
const FALLBACK: &str = "en-US";

/// A citation style, loaded as far as it is used.
#[derive(Debug)]
pub struct Style {
    source: Source,
    locale: Option<LocaleCode>,
    loaded: OnceLock<Loaded>,
    /// The references formatted so far.
    pub(crate) formatted: Mutex<BTreeMap<Key, String>>,
    /// The orders made so far, by the ids that were put in order.
    pub(crate) sorted: Mutex<BTreeMap<Vec<String>, Option<Vec<String>>>>,
}

/// Where the style is to be had.
#[derive(Debug)]
enum Source {
    Archived(ArchivedStyle),
    Parsed(Box<citationberg::Style>),
}

/// A style ready for use.
#[derive(Debug)]
pub(crate) struct Loaded {
    pub(crate) style: IndependentStyle,
    /// The style without its bibliography, which hayagriva would make for each note.
    pub(crate) notes: IndependentStyle,
    /// The same, where a note is near only directly before: one note between puts a work far away.
    pub(crate) far: IndependentStyle,
    /// The locale that the settings or a dependent style ask for.
    pub(crate) locale: Option<LocaleCode>,
    pub(crate) locales: Vec<Locale>,
    /// Whether a later note says the number of the first.
    pub(crate) says_first_note: bool,
    /// Whether a note says something else when the last one is near.
    pub(crate) says_near: bool,
}

impl Style {
    /// Opens the style that the settings name: one of hayagriva's archive, or a `.csl` file inside
    /// the book's `root`. An error stands at the setting in book.toml where it can be found there.
    pub fn open(root: &Path, settings: &Settings) -> Result<Self, Diagnostic> {
        let name = settings.style.as_str();
        let source = match name.ends_with(".csl") {
            true => parse_file(root, name),
            false => archived(name),
        };
        Ok(Self {
            source: source.map_err(|error| placed(root, name, error))?,
            locale: settings.locale.clone().map(LocaleCode),
            loaded: OnceLock::new(),
            formatted: Mutex::default(),
            sorted: Mutex::default(),
        })
    }

    /// Returns the style decoded.
    pub(crate) fn loaded(&self) -> &Loaded {
        self.loaded.get_or_init(|| {
            let style = match &self.source {
                Source::Archived(archived) => archived.get(),
                Source::Parsed(style) => (**style).clone(),
            };
            let (mut style, default) = independent(style);
            without_final_stop(&mut style);
            let locale = self.locale.clone().or(default);
            let locales = locales(locale.as_ref().or(style.default_locale.as_ref()));
            // The style's rules are a deep tree; their printed form names every condition in it.
            let rules = format!("{style:?}");
            let notes = IndependentStyle { bibliography: None, ..style.clone() };
            let mut far = notes.clone();
            far.citation.near_note_distance = 1;
            Loaded {
                says_first_note: rules.contains("FirstReferenceNoteNumber"),
                says_near: rules.contains("NearNote"),
                style,
                notes,
                far,
                locale,
                locales,
            }
        })
    }
}

fn archived(name: &str) -> Result<Source, Diagnostic> {
    ArchivedStyle::by_name(name).map(Source::Archived).ok_or_else(|| {
        let names = ArchivedStyle::all().iter().flat_map(|style| style.names().iter().copied());
        let error = fault(format!("there is no style named `{}`", name.escape_debug()))
            .did_you_mean(name, names);
        error.help("name a style that is built in, such as `chicago-notes`, or a `.csl` file")
    })
}

fn parse_file(root: &Path, name: &str) -> Result<Source, Diagnostic> {
    let path = Path::new(name);
    if !path.components().all(|part| matches!(part, Component::Normal(_) | Component::CurDir)) {
        return Err(outside(name));
    }
    let unreadable = |error| fault(format!("the style `{name}` cannot be read: {error}"));
    let real = root.join(path).canonicalize().map_err(unreadable)?;
    if !real.starts_with(root.canonicalize().map_err(unreadable)?) {
        return Err(outside(name));
    }
    if real.metadata().map_err(unreadable)?.len() > LARGEST {
        return Err(fault(format!("the style `{name}` is larger than {} MiB", LARGEST >> 20)));
    }
    let xml = std::fs::read_to_string(&real).map_err(unreadable)?;
    let style = citationberg::Style::from_xml(&xml)
        .map_err(|error| fault(format!("`{name}` is not a style in CSL: {error}")))?;
    if let citationberg::Style::Dependent(dependent) = &style {
        parent(dependent).ok_or_else(|| {
            fault(format!("`{name}` takes its rules from `{}`", dependent.parent_link.href))
                .help("use that style's own file, or one that is built in")
        })?;
    }
    Ok(Source::Parsed(Box::new(style)))
}

fn parent(style: &DependentStyle) -> Option<IndependentStyle> {
    match ArchivedStyle::by_id(&style.parent_link.href)?.get() {
        citationberg::Style::Independent(parent) => Some(parent),
        citationberg::Style::Dependent(_) => None,
    }
}

/// Returns the style's rules, and the locale that a dependent style sets. That a parent exists was
/// seen to when the style was opened; those of the archive all stand in it.
fn independent(style: citationberg::Style) -> (IndependentStyle, Option<LocaleCode>) {
    match style {
        citationberg::Style::Independent(style) => (style, None),
        citationberg::Style::Dependent(style) => {
            let rules = parent(&style).unwrap_or_else(chicago_notes);
            (rules, style.default_locale)
        }
    }
}

/// Takes off the full stop with which a style ends a note or an entry: more follows in ours.
fn without_final_stop(style: &mut IndependentStyle) {
    let bibliography = style.bibliography.as_mut().map(|one| &mut one.layout);
    for layout in [Some(&mut style.citation.layout), bibliography].into_iter().flatten() {
        layout.suffix = layout.suffix.take().filter(|suffix| suffix != ".");
    }
}

fn chicago_notes() -> IndependentStyle {
    match ArchivedStyle::ChicagoNotes.get() {
        citationberg::Style::Independent(style) => style,
        citationberg::Style::Dependent(_) => unreachable!("chicago-notes has rules of its own"),
    }
}

/// Returns the locale asked for, the one that stands in for its language, and the fallback.
fn locales(wanted: Option<&LocaleCode>) -> Vec<Locale> {
    let mut codes: Vec<String> = wanted.map(|code| code.0.clone()).into_iter().collect();
    codes.extend(wanted.and_then(LocaleCode::fallback).map(|code| code.0));
    codes.push(FALLBACK.to_owned());
    let asked = LOCALES.iter().filter(|bytes| {
        language(bytes).is_none_or(|language| codes.iter().any(|code| code == language))
    });
    let mut locales: Vec<Locale> =
        asked.filter_map(|bytes| ciborium::de::from_reader(*bytes).ok()).collect();
    for terms in locales.iter_mut().filter_map(|locale| locale.terms.as_mut()) {
        // Hayagriva takes an article of which nobody says where it stands for a preprint.
        terms.terms.retain(|term| term.name != Term::Other(OtherTerm::Preprint));
    }
    locales
}

/// Returns the language of an encoded locale without decoding it; `None` where it does not begin
/// with it, as it always does today.
fn language(bytes: &[u8]) -> Option<&str> {
    const KEY: &[u8] = b"\x69@xml:lang";
    let rest = bytes.get(1..)?.strip_prefix(KEY)?;
    // A short text is its length, added to 0x60, and its bytes.
    let length = usize::from(rest.first()?.checked_sub(0x60)?);
    std::str::from_utf8(rest.get(1..1 + length)?).ok()
}

fn outside(name: &str) -> Diagnostic {
    fault(format!("the style `{}` leads out of the book's folder", name.escape_debug()))
        .help("write the path from the folder of book.toml")
}

fn fault(message: impl Into<String>) -> Diagnostic {
    Diagnostic::error("style", message)
}

/// Places an error at the setting in book.toml, where the name stands there in quotation marks.
fn placed(root: &Path, name: &str, error: Diagnostic) -> Diagnostic {
    let Ok(text) = std::fs::read_to_string(root.join("book.toml")) else { return error };
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        let value = line.trim_start().strip_prefix("style").map(str::trim_start);
        if value.is_some_and(|value| value.starts_with('='))
            && let Some(column) = line.find(name)
        {
            let file = File::new("book.toml", text.as_str());
            return error.at(Span::new(&file, at + column..at + column + name.len()));
        }
        at += line.len();
    }
    error
}
