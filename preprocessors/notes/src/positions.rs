//! Where each source is cited in full, in short, or with *ibid.*
//!
//! What comes in: the notes of one chapter in the order in which they are read, each as the list of
//! the sources it cites. What goes out: a [`Position`] for each. A chapter starts anew: nothing
//! was cited before it.

use std::collections::BTreeMap;

use crate::reference::Position;

/// The notes of one chapter so far.
#[derive(Debug, Default)]
pub(crate) struct Positions {
    /// For each source the numbers of the first and of the last note that cites it.
    cited: BTreeMap<String, (usize, usize)>,
    /// The source that the last note cites, if it cites that one alone.
    alone: Option<String>,
}

impl Positions {
    /// Takes a note of ours with its number, and returns the positions of the sources that it
    /// cites. `distance` is how many notes back still are near.
    pub(crate) fn note(&mut self, ids: &[&str], number: usize, distance: usize) -> Vec<Position> {
        let ibid = matches!((ids, &self.alone), ([id], Some(alone)) if id == alone);
        let positions = ids.iter().map(|id| self.cite(id, number, distance)).collect();
        self.alone = match ids {
            [id] => Some((*id).to_owned()),
            _ => None,
        };
        if ibid { vec![Position::Ibid] } else { positions }
    }

    /// Takes one citation in a note of the author's own.
    pub(crate) fn within(&mut self, id: &str, number: usize, distance: usize) -> Position {
        self.foreign();
        self.cite(id, number, distance)
    }

    /// Takes a note of the author's own: what follows it cannot say "the same".
    pub(crate) fn foreign(&mut self) {
        self.alone = None;
    }

    fn cite(&mut self, id: &str, number: usize, distance: usize) -> Position {
        match self.cited.get_mut(id) {
            None => {
                self.cited.insert(id.to_owned(), (number, number));
                Position::First
            }
            Some((first, last)) => {
                let near = number.saturating_sub(*last) <= distance;
                *last = number;
                Position::Again { note: *first, near }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Positions;
    use crate::reference::Position::{Again, First, Ibid};

    #[test]
    fn full_first_then_short_and_ibid_only_after_the_same_alone() {
        let mut positions = Positions::default();
        let mut at = 0;
        let mut note = |ids: &[&str]| {
            at += 1;
            positions.note(ids, at, 5)
        };
        assert_eq!(note(&["a"]), [First]);
        assert_eq!(note(&["a"]), [Ibid]);
        assert_eq!(note(&["b"]), [First]);
        assert_eq!(note(&["a"]), [Again { note: 1, near: true }]);
        assert_eq!(
            note(&["a", "b"]),
            [Again { note: 1, near: true }, Again { note: 3, near: true }]
        );
        assert_eq!(note(&["b"]), [Again { note: 3, near: true }], "after a note with two sources");
        assert_eq!(note(&["a", "a"]), [Again { note: 1, near: true }; 2]);
        assert_eq!(note(&["a"]), [Again { note: 1, near: true }], "after two references to one");
    }

    #[test]
    fn the_authors_own_note_breaks_the_chain_and_counts() {
        let mut positions = Positions::default();
        assert_eq!(positions.note(&["a"], 1, 5), [First]);
        positions.foreign();
        assert_eq!(positions.note(&["a"], 3, 5), [Again { note: 1, near: true }]);
        assert_eq!(positions.within("b", 4, 5), First);
        assert_eq!(positions.note(&["b"], 10, 5), [Again { note: 4, near: false }]);
    }
}
