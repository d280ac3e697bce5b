//! What the library says of a text that the text does not bear out.

use briefing_diagnostics::Diagnostic;

use super::Text;
use crate::library::Entry;

impl Text {
    /// Returns an error for each kind and each named passage of the entry that addresses nothing
    /// in this text, placed in the library.
    pub fn faults(&self, entry: &Entry) -> Vec<Diagnostic> {
        self.faults_of_kinds(entry).chain(self.faults_of_passages(entry)).collect()
    }

    fn faults_of_kinds<'a>(&'a self, entry: &'a Entry) -> impl Iterator<Item = Diagnostic> + 'a {
        let last = self.paragraphs.len() as u32;
        entry.kinds.ranges().iter().filter(move |kind| kind.last > last).map(move |kind| {
            let message = format!("`{}` has no paragraph {}", self.id, kind.last);
            Diagnostic::error("bad-address", message)
                .at(kind.span.clone())
                .help(format!("it has p1 to p{last}"))
        })
    }

    fn faults_of_passages<'a>(&'a self, entry: &'a Entry) -> impl Iterator<Item = Diagnostic> + 'a {
        entry.passages.iter().filter_map(|passage| {
            let error = self.range_of_named(passage).err()?;
            let diagnostic =
                Diagnostic::error("bad-address", error.message).at(passage.span.clone());
            Some(match error.help {
                Some(help) => diagnostic.help(help),
                None => diagnostic,
            })
        })
    }
}
