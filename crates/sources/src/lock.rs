//! `briefing.lock`: the words that each quotation was checked against.
//!
//! What comes in: the lock's text, and the sources as they are now. What goes out: a [`Lock`], its
//! [`Deviation`]s, and the text to write back, in which every line has its fixed place.
//!
//! The rules (section 4 of the design):
//! - Each source in use is pinned with its SHA-256, each quotation with its address, the words
//!   there, and the quotation as the author wrote it.
//! - A source whose file changed while every pinned word still stands at its place is a warning:
//!   [`Deviation::FileChanged`].
//! - A pinned text that changed or moved is an error: [`Deviation::PinChanged`]. So is a source that
//!   is gone: [`Deviation::SourceGone`].
//! - After a clean run new pins are appended, and nothing else is touched: [`Lock::with_new`].
//! - Only an acceptance, with its reason, changes or drops what is pinned: [`Lock::accept`].
//! - The plugins never write the file.

mod deviations;
mod parse;
#[cfg(test)]
mod tests;

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;

use briefing_diagnostics::Diagnostic;

pub use deviations::Deviation;

use crate::address::{AddressError, Alterations, Target};
use crate::sources::Sources;
use crate::text::Text;

/// The first line of the file.
const HEADER: &str = "# Pins of the words that this book quotes. Written by `briefing`; \
                      `briefing lock SOURCE --reason ...` accepts a change.";

/// What parts the pieces of words in a pin that uses several.
const JOINT: &str = " … ";

/// One quotation, pinned.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Pin {
    /// The address with the characters used, without alterations.
    pub target: Target,
    /// The source's words there; pieces apart from each other are joined by " … ".
    pub words: String,
    /// The quotation as the author wrote it.
    pub quotation: String,
}

impl Pin {
    /// Pins a quotation to the words that stand at its target in a text.
    pub fn new(text: &Text, target: &Target, quotation: &str) -> Result<Self, AddressError> {
        let target = Target { alterations: Alterations::default(), ..target.clone() };
        let words = words_at(text, &target)?;
        Ok(Self { target, words, quotation: quotation.to_owned() })
    }
}

/// Returns the words at a target, as a pin keeps them.
fn words_at(text: &Text, target: &Target) -> Result<String, AddressError> {
    let pieces: Vec<_> = text.used(target)?.into_iter().map(|range| &text.text()[range]).collect();
    Ok(pieces.join(JOINT))
}

/// A change of a source that someone accepted.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Acceptance {
    /// The source.
    pub id: String,
    /// The SHA-256 of the file that was accepted, in hexadecimal.
    pub sha256: String,
    /// Why.
    pub reason: String,
}

/// What `briefing.lock` holds. Its text is the same for the same content.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Lock {
    sources: BTreeMap<String, String>,
    pins: BTreeSet<Pin>,
    acceptances: Vec<Acceptance>,
}

impl Lock {
    /// The file's name in the book's root.
    pub const FILE: &str = "briefing.lock";

    /// Returns all pins, by source and place.
    pub fn pins(&self) -> impl Iterator<Item = &Pin> {
        self.pins.iter()
    }

    /// Returns the SHA-256 that a source's file had.
    pub fn sha256(&self, id: &str) -> Option<&str> {
        self.sources.get(id).map(String::as_str)
    }

    /// Returns the accepted changes, by source, the earliest first.
    pub fn acceptances(&self) -> &[Acceptance] {
        &self.acceptances
    }

    /// Whether a quotation is pinned at its place.
    pub fn has(&self, pin: &Pin) -> bool {
        let first = Pin { words: String::new(), quotation: String::new(), ..pin.clone() };
        let mut there = self.pins.range(first..).take_while(|known| known.target == pin.target);
        there.any(|known| known.quotation == pin.quotation)
    }

    /// Returns the lock with the pins and sources that it did not have. What it had stays as it
    /// was, a source's SHA-256 included: a change is for [`Lock::accept`].
    #[must_use]
    pub fn with_new(&self, pins: &[Pin], sources: &Sources) -> Self {
        let mut lock = self.clone();
        let mut known: BTreeSet<(Target, String)> =
            self.pins().map(|pin| (pin.target.clone(), pin.quotation.clone())).collect();
        for pin in pins {
            if known.insert((pin.target.clone(), pin.quotation.clone())) {
                lock.pins.insert(pin.clone());
            }
            if let (false, Ok(text)) =
                (lock.sources.contains_key(&pin.target.id), sources.text(&pin.target.id))
            {
                lock.sources.insert(pin.target.id.clone(), text.sha256().to_owned());
            }
        }
        lock
    }

    /// Returns the lock with one source as it is now: its SHA-256, the pins in use (those of other
    /// sources are ignored; those of this one no longer in use are dropped), and the reason. Of a
    /// source that the library no longer has, only the reason stays, with the SHA-256 that was
    /// pinned. The caller makes sure that every quotation in use stands in the source.
    pub fn accept(
        &self,
        id: &str,
        reason: &str,
        in_use: &[Pin],
        sources: &Sources,
    ) -> Result<Self, Diagnostic> {
        let mut lock = self.clone();
        lock.pins.retain(|pin| pin.target.id != id);
        let sha256 = match lock.sources.remove(id) {
            Some(pinned) if sources.entry(id).is_none() => pinned,
            _ => {
                let sha256 = sources.text(id)?.sha256().to_owned();
                lock.pins.extend(in_use.iter().filter(|pin| pin.target.id == id).cloned());
                lock.sources.insert(id.to_owned(), sha256.clone());
                sha256
            }
        };
        let reason = reason.trim().to_owned();
        lock.acceptances.push(Acceptance { id: id.to_owned(), sha256, reason });
        lock.acceptances.sort_by(|a, b| a.id.cmp(&b.id));
        Ok(lock)
    }

    /// Returns the lock with another id for one source.
    #[must_use]
    pub fn renamed(&self, from: &str, to: &str) -> Self {
        let id = |id: &str| if id == from { to } else { id }.to_owned();
        let pin = |pin: &Pin| {
            let target = Target { id: id(&pin.target.id), ..pin.target.clone() };
            Pin { target, ..pin.clone() }
        };
        let accepted = |one: &Acceptance| Acceptance { id: id(&one.id), ..one.clone() };
        let sources = self.sources.iter().map(|(of, sha256)| (id(of), sha256.clone()));
        let mut acceptances: Vec<Acceptance> = self.acceptances.iter().map(accepted).collect();
        acceptances.sort_by(|a, b| a.id.cmp(&b.id));
        Self { sources: sources.collect(), pins: self.pins.iter().map(pin).collect(), acceptances }
    }
}

/// Prints the file: the header, then by source its SHA-256, what was accepted, and its pins.
impl fmt::Display for Lock {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "{HEADER}")?;
        let pinned = self.pins.iter().map(|pin| &pin.target.id);
        let accepted = self.acceptances.iter().map(|one| &one.id);
        let ids: BTreeSet<_> = self.sources.keys().chain(pinned).chain(accepted).collect();
        let mut pins = self.pins.iter().peekable();
        for id in ids {
            if let Some(sha256) = self.sources.get(id) {
                writeln!(f, "source {id} sha256:{sha256}")?;
            }
            for one in self.acceptances.iter().filter(|one| one.id == *id) {
                writeln!(f, "accepted {id} sha256:{} {}", one.sha256, quoted(&one.reason))?;
            }
            while let Some(pin) = pins.next_if(|pin| pin.target.id == *id) {
                let (words, quotation) = (quoted(&pin.words), quoted(&pin.quotation));
                writeln!(f, "{}  {words}  {quotation}", pin.target)?;
            }
        }
        Ok(())
    }
}

/// Returns a text as a JSON string: on one line, whatever it holds.
fn quoted(text: &str) -> String {
    serde_json::Value::from(text).to_string()
}
