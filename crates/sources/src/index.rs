//! In which other sources a quotation stands.
//!
//! What comes in: folded texts by id, or all sources. What goes out: of a quotation that failed the
//! ids whose texts hold all its words, and with [`elsewhere`] how it stands there. The index is
//! built once, after the first failure; it narrows down, and matching decides.

use std::collections::BTreeMap;

use crate::fold::{self, Folded};
use crate::matching::{Haystack, Standing, said_keys, standings, word_keys};
use crate::sources::Sources;

/// Which texts hold which words.
#[derive(Debug, Default)]
pub struct Index {
    ids: Vec<String>,
    /// Of each word in small letters the texts that hold it, by number, in order.
    postings: BTreeMap<String, Vec<usize>>,
}

impl Index {
    /// Indexes folded texts by their ids.
    pub fn new<'a>(texts: impl IntoIterator<Item = (&'a str, &'a Folded)>) -> Self {
        let mut index = Self::default();
        for (id, folded) in texts {
            index.add(id, folded);
        }
        index
    }

    /// Indexes one more text.
    pub fn add(&mut self, id: &str, folded: &Folded) {
        let number = self.ids.len();
        self.ids.push(id.to_owned());
        for word in word_keys(folded) {
            self.postings.entry(word).or_default().push(number);
        }
    }

    /// Returns the ids of the texts that hold every word which the quotation says itself, in the
    /// order in which they were indexed.
    pub fn candidates(&self, quotation: &str) -> Vec<&str> {
        let folded = Folded::new(fold::trim(quotation));
        let mut held: Option<Vec<usize>> = None;
        for word in said_keys(&folded) {
            let texts = self.postings.get(&word).map_or(&[][..], Vec::as_slice);
            held = Some(match held {
                None => texts.to_vec(),
                Some(held) => {
                    held.into_iter().filter(|one| texts.binary_search(one).is_ok()).collect()
                }
            });
        }
        held.unwrap_or_default().into_iter().map(|number| self.ids[number].as_str()).collect()
    }
}

/// Returns every way in which a quotation stands in sources other than `except`, with their ids, in
/// the order of the ids. A source whose text cannot be read is passed over; that is said elsewhere.
pub fn elsewhere(quotation: &str, sources: &Sources, except: &str) -> Vec<(String, Standing)> {
    let mut found = Vec::new();
    for id in sources.index().candidates(quotation).into_iter().filter(|&id| id != except) {
        if let Ok(text) = sources.text(id) {
            let standings = standings(quotation, Haystack::of(text));
            found.extend(standings.into_iter().map(|standing| (id.to_owned(), standing)));
        }
    }
    found
}
