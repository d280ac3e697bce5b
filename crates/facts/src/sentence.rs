//! A sentence that says which of its words are quoted, and behind which an account has been told.

/// A sentence on accounts. Where one of them has been told, a reader finds its note.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Sentence {
    /// Its pieces, in order.
    pub pieces: Vec<Piece>,
}

/// A piece of a [`Sentence`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Piece {
    /// Words of ours.
    Said(String),
    /// Words of a source, without marks around them.
    Quoted(String),
    /// The account of this row has been told.
    Told(usize),
}

impl Sentence {
    /// Returns the words, those of a source between “ and ”.
    pub fn text(&self) -> String {
        let word = |piece: &Piece| match piece {
            Piece::Said(words) => words.clone(),
            Piece::Quoted(words) => format!("“{words}”"),
            Piece::Told(_) => String::new(),
        };
        self.pieces.iter().map(word).collect()
    }

    /// Returns a sentence of a source's words alone.
    pub(crate) fn quoting(words: String) -> Self {
        Self { pieces: vec![Piece::Quoted(words)] }
    }

    /// Returns the sentence with more behind it.
    pub(crate) fn and(mut self, more: impl Into<Self>) -> Self {
        self.pieces.extend(more.into().pieces);
        self
    }

    /// Returns the sentence, the account in a row told at its end.
    pub(crate) fn telling(mut self, row: usize) -> Self {
        self.pieces.push(Piece::Told(row));
        self
    }

    /// Returns sentences in a row with something between them.
    pub(crate) fn joined(items: Vec<Self>, between: &str) -> Self {
        let join = |one: Self, two: Self| one.and(between).and(two);
        items.into_iter().reduce(join).unwrap_or_default()
    }

    /// Returns things in a row: "a", "a and b", "a, b and c".
    pub(crate) fn listed(mut items: Vec<Self>) -> Self {
        let Some(last) = items.pop() else { return Self::default() };
        match items.is_empty() {
            true => last,
            false => Self::joined(items, ", ").and(" and ").and(last),
        }
    }
}

impl From<&str> for Sentence {
    fn from(text: &str) -> Self {
        text.to_owned().into()
    }
}

impl From<String> for Sentence {
    fn from(text: String) -> Self {
        Self { pieces: vec![Piece::Said(text)] }
    }
}

#[cfg(test)]
mod tests {
    use super::{Piece, Sentence};

    #[test]
    fn accounts_keep_their_places_in_what_is_joined() {
        let one = |words: &str, row| Sentence::quoting(words.to_owned()).telling(row);
        let said = Sentence::from("Not contradicted: ")
            .and(Sentence::listed(vec![one("Ö", 0), one("b", 2), one("c", 1)]))
            .and(".");
        assert_eq!(said.text(), "Not contradicted: “Ö”, “b” and “c”.");
        let told = |piece: &Piece| matches!(piece, Piece::Told(_));
        let places: Vec<usize> =
            (0..said.pieces.len()).filter(|&at| told(&said.pieces[at])).collect();
        assert_eq!(places, [2, 5, 8]);
    }

    #[test]
    fn one_thing_and_none_are_listed_as_they_are() {
        assert_eq!(Sentence::listed(vec!["a".into()]).text(), "a");
        assert_eq!(Sentence::listed(Vec::new()), Sentence::default());
    }
}
