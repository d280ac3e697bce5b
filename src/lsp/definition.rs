//! Where what is named at the cursor is said: the passage in its source's text, the library's entry,
//! the fact in facts.yml.

use std::path::Path;

use briefing_sources::Target;
use gen_lsp_types::Location;

use super::desk::Desk;
use super::lines::Lines;
use super::named::{What, fact_in_facts};

/// Returns where it is.
pub(super) fn definition(desk: &Desk<'_>) -> Option<Location> {
    let named = desk.named()?;
    match named.what {
        What::Passage => passage(desk, &named.written),
        What::Fact => {
            let text = desk.text_of(&desk.settings.facts)?;
            let range = fact_in_facts(&text, &named.written)?;
            let lines = Lines::new(&text, desk.client.encoding);
            Some(Location::new(desk.uri(&desk.settings.facts)?, lines.range(range)))
        }
    }
}

/// Returns where a passage stands; without a place it is the text's beginning, without a text the
/// library's entry.
fn passage(desk: &Desk<'_>, written: &str) -> Option<Location> {
    let target: Target = written.parse().ok()?;
    let entry = desk.sources.entry(&target.id)?;
    let Some(text) = entry.has_text.then(|| desk.sources.text(&target.id).ok()).flatten() else {
        let span = &entry.span;
        let lines = Lines::new(span.file().text(), desk.client.encoding);
        return Some(Location::new(desk.uri(&desk.settings.library)?, lines.range(span.range())));
    };
    let place = target.place.and_then(|place| text.passage(&place).ok());
    let range = place.map_or(0..0, |passage| passage.range);
    let lines = Lines::new(text.text(), desk.client.encoding);
    Some(Location::new(desk.uri(Path::new(text.file()))?, lines.range(range)))
}
