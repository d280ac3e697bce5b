//! The blocks' templates: embedded, and overridden from `theme/briefing/`.
//!
//! What comes in: a step's own templates, and data. What goes out: Markdown with HTML that stands
//! in the place of a directive. In a template `{{value}}` is text and is escaped, `{{{value}}}` is
//! Markdown as it stands; a value that the data does not have is an error, so data says `null` for
//! what there is not.

mod condition;

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::Arc;

use briefing_diagnostics::{Diagnostic, File, Span};
use handlebars::{Handlebars, RenderError, RenderErrorReason, TemplateError};
use serde::Serialize;

use crate::escape;
use crate::files::{FileFault, read_inside};
use condition::Condition;

/// Where a book's own templates stand, from the root.
const FOLDER: &str = "theme/briefing";

/// The templates of one step.
#[derive(Debug)]
pub struct Templates {
    registry: Handlebars<'static>,
    overrides: BTreeMap<String, Arc<File>>,
}

impl Templates {
    /// Takes the step's own templates, each a name and its text, and reads
    /// `theme/briefing/NAME.hbs` over them where it exists. An override with a fault is reported
    /// and left out.
    pub fn open(root: &Path, defaults: &[(&'static str, &'static str)]) -> (Self, Vec<Diagnostic>) {
        let mut registry = Handlebars::new();
        registry.set_strict_mode(true);
        registry.register_escape_fn(escape);
        registry.register_helper("if", Box::new(Condition { wanted: true }));
        registry.register_helper("unless", Box::new(Condition { wanted: false }));
        let mut templates = Self { registry, overrides: BTreeMap::new() };
        let mut found = Vec::new();
        for (name, text) in defaults {
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
    pub fn render(
        &self,
        name: &str,
        data: &impl Serialize,
        prefix: &str,
    ) -> Result<String, Diagnostic> {
        let text = self.registry.render(name, data).map_err(|error| self.fault(name, &error))?;
        Ok(prefixed(text.trim(), prefix))
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
