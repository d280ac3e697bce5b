//! Where a setting stands in `book.toml`.

use std::ops::Range;
use std::path::Path;

use briefing_diagnostics::{Diagnostic, File, Span};
use serde_json::Value;
use toml::Spanned;
use toml::de::{DeTable, DeValue};

use crate::files::read_inside;

/// One setting of `[preprocessor.TABLE]` or `[output.TABLE]`, to be found in `book.toml` when
/// something is wrong.
pub struct Place<'a> {
    root: &'a Path,
    /// `preprocessor` or `output`.
    section: &'static str,
    table: String,
    key: &'a str,
    value: &'a Value,
}

impl<'a> Place<'a> {
    pub(super) fn new(root: &'a Path, table: &str, key: &'a str, value: &'a Value) -> Self {
        Self { root, section: "preprocessor", table: table.to_owned(), key, value }
    }

    /// Takes a setting of a renderer, as mdBook understood it.
    pub fn of_output(root: &'a Path, table: &str, key: &'a str, value: &'a Value) -> Self {
        Self { root, section: "output", table: table.to_owned(), key, value }
    }

    /// Places a finding at the setting's name.
    pub fn key(&self, found: Diagnostic) -> Diagnostic {
        self.place(found, |(key, _)| key)
    }

    /// Places a finding at the setting's value.
    pub fn value(&self, found: Diagnostic) -> Diagnostic {
        self.place(found, |(_, value)| value)
    }

    fn place(
        &self,
        found: Diagnostic,
        choose: impl Fn((Range<usize>, Range<usize>)) -> Range<usize>,
    ) -> Diagnostic {
        let Ok(read) = read_inside(self.root, Path::new("book.toml")) else { return found };
        match self.find(&read.text) {
            Some(ranges) => found.at(Span::new(&File::new(read.name, read.text), choose(ranges))),
            None => found.note(format!(
                "`{}.{}.{}` does not stand so in book.toml: the environment sets it",
                self.section, self.table, self.key
            )),
        }
    }

    /// Returns where name and value of the setting stand, if the file says what is in force.
    fn find(&self, text: &str) -> Option<(Range<usize>, Range<usize>)> {
        let written: Value = toml::from_str(text).ok()?;
        if written.get(self.section)?.get(&self.table)?.get(self.key)? != self.value {
            return None;
        }
        let book = DeTable::parse(text).ok()?;
        let (_, section) = entry(book.get_ref(), self.section)?;
        let (_, table) = entry(section.get_ref().as_table()?, &self.table)?;
        let (key, value) = entry(table.get_ref().as_table()?, self.key)?;
        Some((key, value.span()))
    }
}

fn entry<'t, 'i>(
    table: &'t DeTable<'i>,
    name: &str,
) -> Option<(Range<usize>, &'t Spanned<DeValue<'i>>)> {
    let (key, value) = table.iter().find(|(key, _)| key.get_ref() == name)?;
    Some((key.span(), value))
}
