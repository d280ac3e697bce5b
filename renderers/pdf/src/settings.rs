//! The settings of the PDF, under `[output.pdf]` in book.toml.
//!
//! What comes in: the configuration as mdBook understood it. What goes out: the [`Settings`], and a
//! finding for each that is wrong.

use briefing_diagnostics::Diagnostic;
use briefing_plugin::{Context, Place};
use serde_json::Value;

use crate::tree::{Hiding, Reading};

/// The settings of mdBook's own that every renderer may have.
const OF_MDBOOK: [&str; 2] = ["command", "optional"];

/// The settings under `[output.pdf]`.
const KNOWN: [&str; 9] = [
    "broken-links",
    "contents-depth",
    "cover",
    "file",
    "font-dir",
    "fonts",
    "keep-typst",
    "language",
    "paper",
];

/// The deepest contents.
const DEEPEST_CONTENTS: u64 = 6;

/// How a PDF is made.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Settings {
    /// The name of the file in the output folder.
    pub(crate) file: String,
    /// `a4` or `us-letter`, as Typst names them.
    pub(crate) paper: String,
    /// Whether a cover stands before the first page.
    pub(crate) cover: bool,
    /// How many levels of headings the contents have; 0 for no contents.
    pub(crate) contents_depth: u64,
    /// Families of type, the first that has a letter draws it.
    pub(crate) fonts: Vec<String>,
    /// A folder of font files, from the root.
    pub(crate) font_dir: Option<String>,
    /// The language, such as `en` or `de-CH`; `None` for the book's own.
    pub(crate) language: Option<String>,
    /// Whether Typst's source is written beside the PDF.
    pub(crate) keep_typst: bool,
    /// Whether a link to what is not there stops the PDF.
    pub(crate) broken_links_stop: bool,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            file: "briefing.pdf".to_owned(),
            paper: "a4".to_owned(),
            cover: false,
            contents_depth: 3,
            fonts: Vec::new(),
            font_dir: None,
            language: None,
            keep_typst: false,
            broken_links_stop: true,
        }
    }
}

/// Reads the settings; what is wrong in them is reported, and left at its default.
pub(crate) fn settings(context: &Context) -> (Settings, Vec<Diagnostic>) {
    let mut settings = Settings::default();
    let mut found = Vec::new();
    let table = context.config.pointer("/output/pdf").and_then(Value::as_object);
    for (key, value) in table.into_iter().flatten() {
        let place = Place::of_output(&context.root, "pdf", key, value);
        if OF_MDBOOK.contains(&key.as_str()) {
            continue;
        }
        if !KNOWN.contains(&key.as_str()) {
            let fault = fault(format!("`[output.pdf]` has no setting `{key}`"));
            found.push(place.key(fault.did_you_mean(key, KNOWN)));
        } else if let Err(message) = take(&mut settings, key, value) {
            found.push(place.value(fault(message)));
        }
    }
    (settings, found)
}

fn fault(message: impl Into<String>) -> Diagnostic {
    Diagnostic::error("setting", message)
}

fn take(settings: &mut Settings, key: &str, value: &Value) -> Result<(), String> {
    let is_true = || value.as_bool().ok_or_else(|| format!("`{key}` is `true` or `false`"));
    let text = || value.as_str().ok_or_else(|| format!("`{key}` is a text in `\"`"));
    match key {
        "cover" => settings.cover = is_true()?,
        "keep-typst" => settings.keep_typst = is_true()?,
        "broken-links" => {
            settings.broken_links_stop = one_of(key, text()?, ["error", "warn"])? == 0
        }
        "paper" => {
            let papers = ["a4", "letter"];
            settings.paper = ["a4", "us-letter"][one_of(key, text()?, papers)?].to_owned();
        }
        "contents-depth" => {
            let depth = value.as_u64().filter(|depth| *depth <= DEEPEST_CONTENTS);
            settings.contents_depth =
                depth.ok_or_else(|| format!("`{key}` is a number from 0 to {DEEPEST_CONTENTS}"))?;
        }
        "fonts" => {
            let all = value.as_array().map(|all| all.iter().map(Value::as_str).collect());
            let all: Option<Vec<&str>> = all.unwrap_or_else(|| value.as_str().map(|one| vec![one]));
            let all = all.ok_or_else(|| format!("`{key}` is a list of names of fonts"))?;
            settings.fonts = all.into_iter().map(str::to_owned).collect();
        }
        "font-dir" => settings.font_dir = Some(text()?.to_owned()),
        "language" => settings.language = Some(language(text()?)?),
        _ => settings.file = file_name(text()?)?,
    }
    Ok(())
}

fn one_of<const N: usize>(key: &str, value: &str, known: [&str; N]) -> Result<usize, String> {
    let found = known.iter().position(|one| *one == value);
    let list = known.map(|one| format!("`\"{one}\"`")).join(" or ");
    found.ok_or_else(|| format!("`{key}` is {list}"))
}

/// Returns a language tag, if it is one that Typst takes: two or three letters, and a region.
fn language(tag: &str) -> Result<String, String> {
    let (language, region) = split_tag(tag);
    let sound = (2..=3).contains(&language.len())
        && language.bytes().all(|byte| byte.is_ascii_alphabetic())
        && region.is_none_or(|region| region.len() == 2);
    sound
        .then(|| tag.to_owned())
        .ok_or_else(|| "`language` is a tag such as `\"en\"` or `\"de-CH\"`".to_owned())
}

/// Returns the language and the region of a tag.
pub(crate) fn split_tag(tag: &str) -> (&str, Option<&str>) {
    match tag.split_once(['-', '_']) {
        Some((language, region)) => (language, Some(region)),
        None => (tag, None),
    }
}

fn file_name(name: &str) -> Result<String, String> {
    let plain = !name.contains(['/', '\\', ':']) && !name.starts_with('.');
    match plain && name.ends_with(".pdf") {
        true => Ok(name.to_owned()),
        false => {
            Err("`file` is the name of a file that ends in `.pdf`, without a folder".to_owned())
        }
    }
}

/// Returns how chapters are read: by the switches of `[output.html]`, as the page is.
pub(crate) fn reading(context: &Context) -> Reading {
    let mut reading = Reading::default();
    let html = |path: &str| context.config.pointer(&format!("/output/html{path}"));
    let switch = |key: &str| html(key).and_then(Value::as_bool).unwrap_or(true);
    reading.markdown.smart_punctuation = switch("/smart-punctuation");
    reading.markdown.definition_lists = switch("/definition-lists");
    reading.markdown.admonitions = switch("/admonitions");
    reading.math = html("/mathjax-support").and_then(Value::as_bool).unwrap_or(false);
    let hidden = html("/code/hidelines").and_then(Value::as_object).into_iter().flatten();
    let prefix = |(language, prefix): (&String, &Value)| {
        Some((language.clone(), prefix.as_str()?.to_owned()))
    };
    reading.hiding = Hiding(hidden.filter_map(prefix).collect());
    reading
}
