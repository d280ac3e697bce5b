//! The lock, seen from the book: which quotations a change of a source touches.

use std::collections::{BTreeMap, BTreeSet};

use briefing_diagnostics::{Diagnostic, Severity, Span};
use briefing_sources::{Deviation, Lock, Pin, Place, Sources};

use crate::chapter::{Checked, Failed};

/// Returns the pins of all quotations, in their order: what a lock of the book as it is would hold.
pub fn pins(sources: &Sources, quotations: &[Checked]) -> Vec<Pin> {
    quotations.iter().filter_map(|one| pin(sources, one)).collect()
}

fn pin(sources: &Sources, one: &Checked) -> Option<Pin> {
    let text = sources.text(&one.target.id).ok()?;
    Pin::new(text, &one.target, &one.written).ok()
}

/// Compares the whole book with its lock; `quotations` and `failed` are those of every chapter.
///
/// Each quotation that a changed source touches is named with its place; a pin that no quotation
/// of the book rests on any more touches nothing. Without a lock there is one
/// warning, and none in a book that quotes nothing. Where the build is `locked`, every deviation is
/// an error, and so is a quotation that is not pinned.
pub fn lock_deviations(
    lock: Option<&Lock>,
    sources: &Sources,
    quotations: &[Checked],
    failed: &[Failed],
    locked: bool,
) -> Vec<Diagnostic> {
    let mut found = match lock {
        None if quotations.is_empty() => Vec::new(),
        None => vec![no_lock()],
        Some(lock) => deviations(lock, sources, &Places::new(quotations, failed)),
    };
    if locked {
        found.iter_mut().for_each(|one| one.severity = Severity::Error);
        found.extend(lock.into_iter().flat_map(|lock| not_locked(lock, sources, quotations)));
    }
    found
}

fn no_lock() -> Diagnostic {
    let message = format!("there is no `{}`: nothing pins the words that are quoted", Lock::FILE);
    Diagnostic::warning("no-lock", message)
        .help("`briefing build` writes it, once the book has no errors")
}

/// Where each quotation of the book stands.
struct Places<'a> {
    /// By source and words, as the author wrote them.
    by_words: BTreeMap<(&'a str, &'a str), Vec<&'a Span>>,
    /// By source and place, where the address alone says what is quoted: its words are those that
    /// stand there now, and another passage's may have moved there.
    by_place: BTreeMap<(&'a str, &'a Place), Vec<&'a Span>>,
}

impl<'a> Places<'a> {
    fn new(quotations: &'a [Checked], failed: &'a [Failed]) -> Self {
        let (mut by_words, mut by_place) =
            (BTreeMap::<_, Vec<_>>::new(), BTreeMap::<_, Vec<_>>::new());
        for one in quotations {
            let id = one.target.id.as_str();
            match one.target.place.as_ref().filter(|_| one.whole) {
                Some(place) => by_place.entry((id, place)).or_default().push(&one.span),
                None => {
                    by_words.entry((id, one.written.as_str())).or_default().push(&one.span);
                }
            }
        }
        for one in failed {
            for id in &one.ids {
                by_words.entry((id.as_str(), one.written.as_str())).or_default().push(&one.span);
            }
        }
        Self { by_words, by_place }
    }

    /// Returns where the quotation of a pin stands in the book.
    fn of(&self, pin: &Pin) -> Vec<&'a Span> {
        let id = pin.target.id.as_str();
        let by_words = self.by_words.get(&(id, pin.quotation.as_str()));
        let place = pin.target.place.as_ref().filter(|_| may_be_whole(pin));
        let by_place = place.and_then(|place| self.by_place.get(&(id, place)));
        by_words.into_iter().chain(by_place).flatten().copied().collect()
    }
}

/// Whether a pin may be of all the words at its place.
fn may_be_whole(pin: &Pin) -> bool {
    pin.quotation == pin.words && pin.target.used.first().is_none_or(|used| used.start == 0)
}

fn deviations(lock: &Lock, sources: &Sources, places: &Places<'_>) -> Vec<Diagnostic> {
    let all = lock.deviations(sources);
    let touched: BTreeSet<&str> = all.iter().filter_map(|one| touches(one, places)).collect();
    all.iter().filter_map(|one| finding(one, places, &touched)).collect()
}

/// Returns the source of a changed pin on which a quotation of the book rests.
fn touches<'a>(deviation: &'a Deviation, places: &Places<'_>) -> Option<&'a str> {
    match deviation {
        Deviation::PinChanged { pin, .. } if !places.of(pin).is_empty() => Some(&pin.target.id),
        _ => None,
    }
}

/// Returns the finding for a deviation; `touched` are the sources with findings of single pins.
fn finding(
    deviation: &Deviation,
    places: &Places<'_>,
    touched: &BTreeSet<&str>,
) -> Option<Diagnostic> {
    match deviation {
        Deviation::FileChanged { id, .. } if touched.contains(id.as_str()) => None,
        Deviation::FileChanged { id, .. } => {
            Deviation::FileChanged { id: id.clone(), only_elsewhere: true }.diagnostic()
        }
        Deviation::PinChanged { pin, .. } => {
            let spans = places.of(pin);
            let found = deviation.diagnostic().filter(|_| !spans.is_empty())?;
            Some(at_quotations(found, &spans))
        }
        Deviation::SourceGone { pins, .. } => {
            let spans: Vec<&Span> = pins.iter().flat_map(|pin| places.of(pin)).collect();
            let mut found = at_quotations(deviation.diagnostic()?, &spans);
            if spans.is_empty() {
                found.severity = Severity::Warning;
            }
            Some(found)
        }
    }
}

fn at_quotations(found: Diagnostic, spans: &[&Span]) -> Diagnostic {
    let Some((&first, others)) = spans.split_first() else { return found };
    let found = found.at(first.clone()).label("quoted here");
    others.iter().fold(found, |found, &span| found.related(span.clone(), "and here"))
}

fn not_locked(lock: &Lock, sources: &Sources, quotations: &[Checked]) -> Vec<Diagnostic> {
    let missing =
        quotations.iter().filter(|one| pin(sources, one).is_none_or(|pin| !lock.has(&pin)));
    let error = |one: &Checked| {
        let message =
            format!("`{}` does not pin this quotation of `{}`", Lock::FILE, one.target.id);
        Diagnostic::error("not-locked", message)
            .at(one.span.clone())
            .label("not pinned")
            .help("build without the lock enforced once, and commit the lock")
    };
    missing.map(error).collect()
}
