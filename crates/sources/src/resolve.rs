//! What a citation's target names, or why it names nothing.
//!
//! What comes in: the target as the author wrote it, such as `wapo#p5`, and where. What goes out:
//! the source's entry with the place in its text, or the one finding for what is wrong, the same
//! from every step that asks.

use std::ops::Range;

use briefing_diagnostics::{Diagnostic, Span};

use crate::address::{AddressError, Target};
use crate::library::Entry;
use crate::sources::Sources;

/// What a citation's target names.
#[derive(Debug)]
pub struct Resolved<'a> {
    /// The target, parsed.
    pub target: Target,
    /// What the library says of the source.
    pub entry: &'a Entry,
    /// Where the place stands in the source's text, in bytes; `None` is the source as a whole.
    pub scope: Option<Range<usize>>,
}

/// Reads a target and finds what it names. `span` is where it stands, without its `@`. A text is
/// read only where the target says a place.
pub fn resolve<'a>(
    sources: &'a Sources,
    written: &str,
    span: Span,
) -> Result<Resolved<'a>, Diagnostic> {
    let bad = |code, error: AddressError| error.diagnostic(code, span.clone());
    let target: Target = written.parse().map_err(|error| bad("bad-address", error))?;
    let Some(entry) = sources.entry(&target.id) else {
        return Err(sources.unknown(&target.id).at(span));
    };
    let Some(place) = &target.place else {
        return Ok(Resolved { target, entry, scope: None });
    };
    if !entry.has_text {
        let message = format!("`{}` has no text here, so it has no `{place}`", target.id);
        let help = format!("cite the source as a whole: `@{}`", target.id);
        return Err(bad("no-text", AddressError::new(message).help(help)));
    }
    let text = sources.text(&target.id)?;
    let passage = text.passage(place).map_err(|error| bad("no-passage", error))?;
    text.used(&target).map_err(|error| bad("no-passage", error))?;
    let scope = Some(passage.range);
    Ok(Resolved { target, entry, scope })
}
