//! The record as a page that needs nothing else: no script, no style sheet, no address asked.

use handlebars::Handlebars;

use super::Record;

/// Returns the page. The error is a sentence.
pub(super) fn page(record: &Record) -> Result<String, String> {
    let mut templates = Handlebars::new();
    templates.set_strict_mode(true);
    templates
        .render_template(include_str!("record.hbs"), record)
        .map_err(|error| format!("cannot write the page: {error}"))
}
