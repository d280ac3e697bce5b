//! The library: `sources/library.yml`, hayagriva's YAML with keys of ours, checked key by key.
//!
//! What comes in: the file's text. What goes out: an [`Entry`] for each id asked for, and every
//! fault with its line and column. A library may hold 10,000 entries of which a book cites 300, so
//! [`Library::open`] finds only where each entry begins (`outline`), and an entry is read
//! (`yaml`, `reader`, `fields`), checked (`keys`) and handed to hayagriva (`reference`) when it is
//! first asked for. A file that is not laid out plainly, or whose entries share anchors, is read
//! whole; the result is the same.

mod entry;
mod fields;
mod keys;
mod lineage;
mod open;
mod outline;
mod passages;
mod reference;
#[cfg(test)]
mod tests;

use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::{Arc, OnceLock};

use briefing_diagnostics::{Diagnostic, File, Span};
use briefing_yaml::Node;

pub use entry::{Entry, Fidelity, KindRange, Kinds, NamedPassage, ParagraphsBy, Publish};

/// What the library says of all sources.
#[derive(Debug)]
pub struct Library {
    file: Arc<File>,
    /// The folder of the file, from the book's root, with `/` between folders; may be empty.
    folder: String,
    slots: BTreeMap<String, Slot>,
}

/// One entry: where it stands, and what was read of it once it was asked for.
#[derive(Debug)]
struct Slot {
    key: Range<usize>,
    source: Source,
    read: OnceLock<Checked>,
}

/// Where an entry's YAML is to be had.
#[derive(Debug)]
enum Source {
    /// As a part of the file, key included.
    Part(Range<usize>),
    /// Parsed already, because the file had to be read whole.
    Node(Node),
}

/// An entry with all that is wrong with it.
#[derive(Debug)]
struct Checked {
    entry: Entry,
    faults: Vec<Diagnostic>,
}

impl Library {
    /// Returns the entry with this id, read now if it was not before. An entry with faults is
    /// returned without what is wrong in it; see [`Library::findings`].
    pub fn entry(&self, id: &str) -> Option<&Entry> {
        self.slots.get(id).map(|slot| &self.read(id, slot).entry)
    }

    /// Returns all ids in code-point order.
    pub fn ids(&self) -> impl Iterator<Item = &str> {
        self.slots.keys().map(String::as_str)
    }

    /// Returns the library's file.
    pub fn file(&self) -> &Arc<File> {
        &self.file
    }

    /// Returns where an id stands in the library.
    pub fn span(&self, id: &str) -> Option<Span> {
        self.slots.get(id).map(|slot| Span::new(&self.file, slot.key.clone()))
    }

    /// Returns the faults of the entries read so far, and of what they derive from.
    pub fn findings(&self) -> Vec<Diagnostic> {
        let read: Vec<&str> = self
            .slots
            .iter()
            .filter(|(_, s)| s.read.get().is_some())
            .map(|(id, _)| id.as_str())
            .collect();
        let mut found = lineage::faults(self, &read);
        found.extend(
            self.slots
                .values()
                .filter_map(|slot| slot.read.get())
                .flat_map(|read| read.faults.clone()),
        );
        briefing_diagnostics::sort(&mut found);
        found
    }

    /// Reads every entry and returns all that is wrong with any.
    pub fn check_all(&self) -> Vec<Diagnostic> {
        for (id, slot) in &self.slots {
            self.read(id, slot);
        }
        self.findings()
    }

    fn read<'a>(&'a self, id: &str, slot: &'a Slot) -> &'a Checked {
        slot.read.get_or_init(|| fields::check(self, id, slot))
    }
}
