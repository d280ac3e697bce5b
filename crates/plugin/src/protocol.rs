//! mdBook's protocol: what it sends on stdin, and what it takes back on stdout.
//!
//! What comes in: `[context, book]` as JSON. What goes out: the [`Context`] and the book as plain
//! values, so that keys which this program does not know come back as they came. mdBook's own
//! reader refuses such keys; a later 0.5.x may send them.

use std::path::{Path, PathBuf};

use briefing_diagnostics::Diagnostic;
use mdbook_core::config::Config;
use serde_json::Value;

/// The mdBook versions that this program was tried against, as a semver requirement.
pub const TESTED_MDBOOK: &str = "0.5";

/// What mdBook says about the run.
#[derive(Clone, Debug, PartialEq)]
pub struct Context {
    /// The book's root folder, absolute.
    pub root: PathBuf,
    /// The renderer that the book is being prepared for, such as `html`.
    pub renderer: String,
    /// The version of the mdBook that calls; empty if it did not say.
    pub mdbook_version: String,
    /// The whole `book.toml` as mdBook understood it, environment overrides included.
    pub config: Value,
}

impl Context {
    /// Returns the context of a run inside this process, for a book under `root`.
    pub fn new(root: impl Into<PathBuf>, renderer: impl Into<String>, config: &Config) -> Self {
        Self {
            root: root.into(),
            renderer: renderer.into(),
            mdbook_version: mdbook_core::MDBOOK_VERSION.to_owned(),
            config: serde_json::to_value(config).unwrap_or_default(),
        }
    }

    /// Returns the folder of the chapters, relative to the root.
    pub fn src(&self) -> PathBuf {
        let src = self.config.pointer("/book/src").and_then(Value::as_str).unwrap_or("src");
        PathBuf::from(src)
    }

    /// Returns the table `[preprocessor.NAME]`.
    pub fn preprocessor(&self, name: &str) -> Option<&Value> {
        self.config.get("preprocessor")?.get(name)
    }

    /// Returns the names of the configured outputs, sorted; `html` if there is none.
    pub fn renderers(&self) -> Vec<String> {
        let outputs = self.config.get("output").and_then(Value::as_object);
        let mut names: Vec<String> = outputs.into_iter().flat_map(|o| o.keys().cloned()).collect();
        if names.is_empty() {
            names.push("html".to_owned());
        }
        names.sort();
        names
    }
}

/// Reads what mdBook sends to a preprocessor: the context, and the book as mdBook wrote it.
pub fn read(input: &[u8]) -> Result<(Context, Value), Diagnostic> {
    let value: Value = serde_json::from_slice(input)
        .map_err(|error| fault(format!("the input is not the JSON that mdBook sends: {error}")))?;
    let Value::Array(parts) = value else {
        return Err(fault("the input is not a JSON array of context and book"));
    };
    let count = parts.len();
    let [context, book]: [Value; 2] = parts
        .try_into()
        .map_err(|_| fault(format!("the input has {count} parts, not the two of mdBook")))?;
    if !book.is_object() {
        return Err(fault("the book in the input is not a JSON object"));
    }
    let read = read_context(&context)?;
    text(&context, "renderer")?;
    Ok((read, book))
}

/// Returns the book as compact JSON.
pub fn write(book: &Value) -> String {
    book.to_string()
}

/// Returns a warning when the calling mdBook lies outside the tested range.
pub fn version_warning(context: &Context) -> Option<Diagnostic> {
    let called_by = semver::Version::parse(&context.mdbook_version).ok();
    let tested = semver::VersionReq::parse(TESTED_MDBOOK).ok()?;
    if called_by.is_some_and(|version| tested.matches(&version)) {
        return None;
    }
    let version = match context.mdbook_version.as_str() {
        "" => "an mdBook that does not tell its version",
        version => &format!("mdBook {version}"),
    };
    let message = format!("this program was tried with mdBook {TESTED_MDBOOK}, not with {version}");
    Some(Diagnostic::warning("mdbook-version", message).help(format!(
        "install a tested one with `cargo install mdbook --version ^{TESTED_MDBOOK}`"
    )))
}

pub(crate) fn read_context(context: &Value) -> Result<Context, Diagnostic> {
    let root = Path::new(text(context, "root")?).to_owned();
    let config = match context.get("config") {
        Some(config @ Value::Object(_)) => config.clone(),
        Some(_) => return Err(fault("`config` in the input is not a JSON object")),
        None => return Err(fault("the context in the input has no `config`")),
    };
    let version = context.get("mdbook_version").or_else(|| context.get("version"));
    let version = version.and_then(Value::as_str).unwrap_or_default();
    Ok(Context {
        root,
        renderer: context.get("renderer").and_then(Value::as_str).unwrap_or_default().to_owned(),
        mdbook_version: version.to_owned(),
        config,
    })
}

fn text<'a>(context: &'a Value, key: &str) -> Result<&'a str, Diagnostic> {
    match context.get(key) {
        Some(Value::String(text)) => Ok(text),
        Some(_) => Err(fault(format!("`{key}` in the input is not a text"))),
        None => Err(fault(format!("the context in the input has no `{key}`"))),
    }
}

/// Returns the error for input that mdBook would not send.
pub(crate) fn fault(message: impl Into<String>) -> Diagnostic {
    Diagnostic::error("input", message)
        .help("this command is run by mdBook; to build the book by hand, run `briefing build`")
}

#[cfg(test)]
mod tests;
