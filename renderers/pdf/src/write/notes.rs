//! Notes: each at the foot of the page where it is first referred to.

use std::collections::{BTreeMap, BTreeSet};

use crate::code::{call, literal, named, sequence};
use crate::places;
use crate::tree::{Element, NOTE, Tree, walk};

use super::Writer;

/// The notes of a chapter, or of the first pages: their numbers, and which are written.
#[derive(Debug, Default)]
pub(crate) struct Notes {
    /// What stands before the names of the first pages' notes; empty in a chapter.
    prefix: &'static str,
    numbers: BTreeMap<String, usize>,
    written: BTreeSet<String>,
}

impl Notes {
    /// Numbers the notes of a chapter as mdBook does, in the order in which they are first referred
    /// to. A note that is hidden in the PDF keeps its number.
    pub(super) fn of_chapter(tree: &Tree) -> Self {
        let mut notes = Self::default();
        let mut see = |element: &Element| {
            if element.name == NOTE {
                notes.number(element.attr("name").unwrap_or_default());
            }
        };
        walk(&tree.nodes, &mut see);
        tree.notes.values().for_each(|nodes| walk(nodes, &mut see));
        notes
    }

    /// Begins the notes of the first pages.
    pub(crate) fn of_front() -> Self {
        Self { prefix: "front ", ..Self::default() }
    }

    /// Whether these are the notes of the first pages.
    pub(super) fn is_of_front(&self) -> bool {
        !self.prefix.is_empty()
    }

    /// Returns the number of a note: the next one, where it has none yet.
    fn number(&mut self, name: &str) -> usize {
        let next = self.numbers.len() + 1;
        *self.numbers.entry(name.to_owned()).or_insert(next)
    }
}

impl<'a> Writer<'a> {
    /// Writes a reference to a note, and at the first one its body.
    pub(super) fn note(&mut self, element: &'a Element) -> Vec<String> {
        let name = element.attr("name").unwrap_or_default();
        let nth = element.attr("nth").unwrap_or("1");
        let anchor = self.place(&places::reference_id(name, nth));
        let mut pieces: Vec<String> = anchor.into_iter().collect();
        let Some((_, body)) = self.tree.notes.get_key_value(name) else { return pieces };
        let place = places::name(self.number, &places::note_id(name));
        // The first pages may cite notes of the same name from several chapters.
        let key = if self.notes.is_of_front() { place.clone() } else { name.to_owned() };
        let number = named("number", self.notes.number(&key).to_string());
        let label = format!("{}{place}", self.notes.prefix);
        pieces.push(match self.notes.written.insert(key) {
            true => {
                self.due |= self.desk.breaks.contains(&label);
                let content = sequence(&self.continued(body));
                self.claim(&places::note_id(name));
                call("note", &[number, literal(&label), content])
            }
            false => call("note-again", &[number, literal(&label)]),
        });
        self.blank = false;
        pieces
    }
}
