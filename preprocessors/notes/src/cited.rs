//! What the citations of a chapter name, and which of them belong together.

use std::ops::Range;

use briefing_diagnostics::Diagnostic;
use briefing_plugin::{Citation, CitedItem};
use briefing_sources::{Alteration, Entry, Publish, Target, Text, resolve};

use crate::chapter::Run;

/// One source that one note cites, with all places there that it cites.
#[derive(Debug)]
pub(crate) struct Reference<'a> {
    pub(crate) entry: &'a Entry,
    /// The source's text, where a place in it is cited.
    pub(crate) text: Option<&'a Text>,
    /// The author's Markdown before it.
    pub(crate) prefix: String,
    /// The author's Markdown behind it.
    pub(crate) suffix: String,
    /// At least one.
    pub(crate) places: Vec<Cited>,
}

/// One place that is cited.
#[derive(Clone, Debug)]
pub(crate) struct Cited {
    pub(crate) target: Target,
    /// The words of the source that are named, in bytes of its text; empty where none are.
    pub(crate) words: Vec<Range<usize>>,
    /// The passage, in bytes of the text; `None` is the source as a whole.
    pub(crate) scope: Option<Range<usize>>,
}

impl Cited {
    /// Whether the words are held against those of others, and not quoted.
    pub(crate) fn is_compared(&self) -> bool {
        self.target.alterations.contains(Alteration::Compared)
    }

    /// Returns the words quoted, in bytes of the text.
    pub(crate) fn quoted(&self) -> &[Range<usize>] {
        if self.is_compared() { &[] } else { &self.words }
    }

    /// Returns the words compared, in bytes of the text.
    pub(crate) fn compared(&self) -> &[Range<usize>] {
        if self.is_compared() { &self.words } else { &[] }
    }

    /// Returns the words named from first to last, or else the passage.
    pub(crate) fn extent(&self) -> Option<Range<usize>> {
        match (self.words.first(), self.words.last()) {
            (Some(first), Some(last)) => Some(first.start..last.end),
            _ => self.scope.clone(),
        }
    }
}

/// Looks up what a citation names. What names nothing is reported and left out.
pub(crate) fn look_up<'a>(run: &mut Run<'a>, citation: &Citation) -> Vec<Reference<'a>> {
    let mut references: Vec<Reference<'a>> = Vec::new();
    for item in &citation.items {
        match look_up_item(run, item) {
            Ok(reference) => join(&mut references, reference),
            Err(error) => run.report_placed(item.target_range.clone(), *error),
        }
    }
    references
}

fn look_up_item<'a>(run: &Run<'a>, item: &CitedItem) -> Result<Reference<'a>, Box<Diagnostic>> {
    let sources = run.desk.sources;
    let span = run.page.span(item.target_range.clone());
    let found = resolve(sources, &item.target, span.clone())?;
    let (entry, target) = (found.entry, found.target);
    let text = match &target.place {
        Some(_) => Some(sources.text(&target.id)?),
        None => None,
    };
    let words = match text {
        Some(text) if !target.used.is_empty() => text.used(&target).unwrap_or_default(),
        _ => Vec::new(),
    };
    if entry.publish == Publish::None && !words.is_empty() {
        let message = format!("`{}` is withheld, and its words are quoted", entry.id);
        return Err(Box::new(
            Diagnostic::error("withheld", message)
                .at(span)
                .help("report it in words of your own")
                .help("say `publish: quoted` in the library, if its words may be printed"),
        ));
    }
    let cited = Cited { target, words, scope: found.scope };
    let (prefix, suffix) = (item.prefix.clone(), item.suffix.clone());
    Ok(Reference { entry, text, prefix, suffix, places: vec![cited] })
}

/// Adds a reference; to an earlier one of the same source where nothing the author wrote stands
/// between them, and to the last one where it cites the same passage: what a step made of one place
/// with several quotations.
fn join<'a>(references: &mut Vec<Reference<'a>>, reference: Reference<'a>) {
    let address = |one: &Reference<'_>| one.places.last().map(|place| place.target.address());
    if let Some(last) = references.last_mut().filter(|last| {
        last.suffix.is_empty()
            && reference.prefix.is_empty()
            && address(last) == address(&reference)
    }) {
        last.suffix = reference.suffix;
        last.places.extend(reference.places);
        return;
    }
    let plain = reference.prefix.is_empty() && reference.suffix.is_empty();
    let same = references
        .iter_mut()
        .find(|one| plain && one.entry.id == reference.entry.id && one.suffix.is_empty());
    match same {
        Some(one) => {
            one.text = one.text.or(reference.text);
            one.places.extend(reference.places);
        }
        None => references.push(reference),
    }
}
