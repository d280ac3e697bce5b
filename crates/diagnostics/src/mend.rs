//! What of the author's file must change for a finding to be mended.

use crate::{Diagnostic, Span};

/// A change that mends a finding. All its edits belong together.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mend {
    /// What it does, as an order: `write the source’s words`.
    pub says: String,
    /// The changes, in the order of the file, none of which touches another.
    pub edits: Vec<Edit>,
}

/// Words put in the place of others.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Edit {
    /// Where they stand; an empty place is where they go.
    pub at: Span,
    /// The new words.
    pub with: String,
}

impl Mend {
    /// Returns a mend of one edit.
    pub fn new(says: impl Into<String>, at: Span, with: impl Into<String>) -> Self {
        Self { says: says.into(), edits: vec![Edit { at, with: with.into() }] }
    }
}

impl Diagnostic {
    /// Adds a change that mends the fault. Whoever applies mends by himself takes one only where
    /// there is no other.
    #[must_use]
    pub fn mend(mut self, mend: Mend) -> Self {
        self.mends.push(mend);
        self
    }

    /// Returns the changes that mend the fault: those that were added, and the name that the author
    /// may have meant, where what he wrote stands once at the fault's place.
    pub fn mends(&self) -> Vec<Mend> {
        self.mends.iter().cloned().chain(self.with_name_meant()).collect()
    }

    fn with_name_meant(&self) -> Option<Mend> {
        let ((written, name), span) = self.meant.as_ref().zip(self.span.as_ref())?;
        let mut places = span.text().match_indices(written.as_str()).map(|(at, _)| at);
        let (Some(at), None) = (places.next(), places.next()) else { return None };
        let start = span.range().start + at;
        let at = Span::new(span.file(), start..start + written.len());
        Some(Mend::new(format!("write `{name}`"), at, name))
    }
}

#[cfg(test)]
mod tests {
    use crate::{Diagnostic, File, Span};

    #[test]
    fn the_name_meant_takes_the_place_of_what_was_written() {
        let file = File::new("a.md", "[@wapoo#p5] and [@wapoo; @wapoo]");
        for (range, expected) in [(2..10, Some(2..7)), (18..31, None), (0..1, None)] {
            let found = Diagnostic::error("unknown-source", "none")
                .did_you_mean("wapoo", ["wapo"])
                .at(Span::new(&file, range));
            let at = found.mends().first().map(|mend| mend.edits[0].at.range());
            assert_eq!(at, expected);
        }
    }
}
