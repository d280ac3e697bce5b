//! The blocks' templates: embedded, and overridden from `theme/briefing/`.
//!
//! What comes in: a step's own templates, and data. What goes out: Markdown with HTML that stands
//! in the place of a directive. In a template `{{value}}` is text and is escaped, `{{{value}}}` is
//! Markdown as it stands; a value that the data does not have is an error, so data says `null` for
//! what there is not. An override that loses what its template must keep, [`Kept`], is an error too.

mod condition;
mod kept;
mod reading;

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::sync::Arc;

use briefing_diagnostics::{Diagnostic, File, Span};
use handlebars::{Context, Handlebars, RenderError, RenderErrorReason, TemplateError};
use serde::Serialize;

use crate::escape;
use crate::files::{FileFault, read_inside};
use condition::Condition;
use kept::Lost;

pub use kept::Kept;

/// Where a book's own templates stand, from the root.
const FOLDER: &str = "theme/briefing";

/// A step's own template.
#[derive(Clone, Copy, Debug)]
pub struct Template {
    /// The name: a book's file `theme/briefing/NAME.hbs` takes its place.
    pub name: &'static str,
    /// Its text.
    pub text: &'static str,
    /// What a book's must keep too.
    pub kept: &'static [Kept],
}

/// The templates of one step.
#[derive(Debug)]
pub struct Templates {
    registry: Handlebars<'static>,
    overrides: BTreeMap<String, Arc<File>>,
    kept: BTreeMap<&'static str, &'static [Kept]>,
}

impl Templates {
    /// Takes the step's own templates, and reads `theme/briefing/NAME.hbs` over them where it exists.
    /// An override with a fault is reported and left out; a file there that ends in `.hbs` and has
    /// the name of none is a warning, so the templates of all steps are opened together.
    pub fn open(root: &Path, defaults: &[Template]) -> (Self, Vec<Diagnostic>) {
        let mut registry = Handlebars::new();
        registry.set_strict_mode(true);
        registry.register_escape_fn(escape);
        registry.register_helper("if", Box::new(Condition { wanted: true }));
        registry.register_helper("unless", Box::new(Condition { wanted: false }));
        let kept = defaults.iter().map(|one| (one.name, one.kept)).collect();
        let mut templates = Self { registry, overrides: BTreeMap::new(), kept };
        let mut found = templates.strangers(root);
        for Template { name, text, .. } in defaults {
            if let Err(error) = templates.registry.register_template_string(name, text) {
                found.push(Diagnostic::error("template", format!("`{name}`: {}", error.reason())));
            }
            found.extend(templates.read_override(root, name).err());
        }
        (templates, found)
    }

    /// Fills in a template. `{{value}}` is escaped, `{{{value}}}` is Markdown as it stands.
    ///
    /// The result goes in the place of a directive that stands alone on its line, its braces only:
    /// it begins with the line break that ends the directive's line, each line of it carries
    /// `prefix` (that of the list or quotation around), and it ends where what was behind the
    /// directive makes a blank line.
    ///
    /// A value that the data does not have, and a [`Kept`] value that a book's own template loses,
    /// is an error with the place in that template.
    pub fn render(
        &self,
        name: &str,
        data: &impl Serialize,
        prefix: &str,
    ) -> Result<String, Diagnostic> {
        let fault = |error: RenderError| self.fault(name, &error);
        let data = Context::wraps(data).map_err(fault)?;
        let text = self.registry.render_with_context(name, &data).map_err(fault)?;
        match self.lost(name, data.data(), &text) {
            Some(lost) => Err(self.loss(&lost)),
            None => Ok(prefixed(text.trim(), prefix)),
        }
    }

    /// Whether the book has a template of this name.
    fn is_books(&self, name: &str) -> bool {
        self.overrides.contains_key(name)
    }

    /// Returns a warning for each file that looks like an override and has no template's name.
    fn strangers(&self, root: &Path) -> Vec<Diagnostic> {
        let files = fs::read_dir(root.join(FOLDER)).into_iter().flatten().flatten();
        let files = files.filter(|file| file.path().is_file());
        let names = files.map(|file| file.file_name().to_string_lossy().into_owned());
        names.filter_map(|name| self.stranger(&name)).collect()
    }

    fn stranger(&self, file: &str) -> Option<Diagnostic> {
        let (name, ending) = file.rsplit_once('.')?;
        let names = || self.kept.keys().copied();
        if !ending.eq_ignore_ascii_case("hbs")
            || (ending == "hbs" && names().any(|one| one == name))
        {
            return None;
        }
        let path = format!("{FOLDER}/{file}");
        let message = format!("no template has the name of `{}`", path.escape_debug());
        let all: Vec<String> = names().map(|one| format!("`{one}`")).collect();
        Some(
            Diagnostic::warning("unknown-template", message)
                .at(Span::new(&File::new(path, ""), 0..0))
                .did_you_mean(name, names())
                .note(format!("it is not read; the templates are {}", all.join(", "))),
        )
    }

    fn read_override(&mut self, root: &Path, name: &str) -> Result<(), Diagnostic> {
        let path = format!("{FOLDER}/{name}.hbs");
        let read = match read_inside(root, Path::new(&path)) {
            Err(FileFault::Missing) => return Ok(()),
            read => read.map_err(|fault| {
                Diagnostic::error("template", format!("the template `{path}` {fault}"))
            })?,
        };
        let file = File::new(path, read.text);
        self.registry
            .register_template_string(name, file.text())
            .map_err(|error| parse_fault(&file, &error))?;
        self.overrides.insert(name.to_owned(), file);
        Ok(())
    }

    fn loss(&self, lost: &Lost) -> Diagnostic {
        let message = format!("the template `{}` loses `{}`", lost.template, lost.value);
        let found = Diagnostic::error("template", message).help(lost.help.as_str());
        match self.overrides.get(&lost.template) {
            Some(file) => found.at(place_of(file, &lost.value)),
            None => found,
        }
    }

    fn fault(&self, name: &str, error: &RenderError) -> Diagnostic {
        let name = error.template_name.as_deref().unwrap_or(name);
        let reason = match error.reason() {
            RenderErrorReason::MissingVariable(Some(value)) => {
                format!("there is no value `{value}`")
            }
            reason => reason.to_string(),
        };
        let message = format!("the template `{name}` cannot be filled in: {reason}");
        let found = Diagnostic::error("template", message);
        match (self.overrides.get(name), error.line_no.zip(error.column_no)) {
            (Some(file), Some(at)) => found.at(span(file, at)),
            (Some(file), None) => found.at(Span::new(file, 0..0)),
            (None, _) => found,
        }
    }
}

/// Returns the place of the expression that puts a value in, or else of the file's start.
fn place_of(file: &Arc<File>, value: &str) -> Span {
    let name = value.rsplit('.').next().unwrap_or(value);
    let text = file.text();
    let puts_in = |(at, _): (usize, &str)| {
        let end = at + text[at..].find('}')?;
        let inside = text[at..end].trim_matches(['{', '~', ' ']);
        let braces = text[end..].chars().take_while(|c| *c == '}').count();
        (inside.rsplit(['/', '.']).next() == Some(name)).then_some(at..end + braces)
    };
    let starts = text.match_indices("{{").filter(|(at, _)| !text[..*at].ends_with('{'));
    Span::new(file, starts.into_iter().find_map(puts_in).unwrap_or(0..0))
}

fn parse_fault(file: &Arc<File>, error: &TemplateError) -> Diagnostic {
    let message = format!("the template `{}` is not well-formed: {}", file.name(), error.reason());
    Diagnostic::error("template", message).at(span(file, error.pos().unwrap_or((1, 1))))
}

/// Returns the place of a line and column, both from 1, up to the end of the word there.
fn span(file: &Arc<File>, (line, column): (usize, usize)) -> Span {
    let text = file.text();
    let start: usize = text.split_inclusive('\n').take(line.saturating_sub(1)).map(str::len).sum();
    let row = text[start..].lines().next().unwrap_or_default();
    let at = row.char_indices().nth(column.saturating_sub(1)).map_or(row.len(), |(at, _)| at);
    let end = row[at..].find("}}").map_or(row.len(), |end| at + end + 2);
    Span::new(file, start + at..start + end)
}

/// Puts the prefix before each line, between line breaks.
fn prefixed(text: &str, prefix: &str) -> String {
    let mut result = String::with_capacity(text.len() + 2);
    for line in text.lines().chain([""]) {
        result.push('\n');
        if line.trim().is_empty() {
            result.push_str(prefix.trim_end());
        } else {
            result.push_str(prefix);
            result.push_str(line);
        }
    }
    result
}

#[cfg(test)]
mod tests;
