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

#[cfg(test)]
mod tests {
    use super::*;

    const LIBRARY: &str = "a: {type: misc, title: A}\nb: {type: misc, title: B}\nc: {type: misc, title: C}\nd: {type: misc, title: D, text: none}\n";
    const TEXTS: [(&str, &str); 3] = [
        ("a", "The group was planning attacks in Perm."),
        ("b", "They said: the group planned. The group was planning attacks on IS-K."),
        ("c", "Attacks planning was group The. It’s the group’s."),
    ];

    fn found(quotation: &str, except: &str) -> String {
        let (sources, findings) = Sources::in_memory(LIBRARY, &TEXTS);
        assert!(findings.is_empty(), "{findings:?}");
        let found = elsewhere(quotation, &sources, except);
        let words = |(id, standing): &(String, Standing)| {
            let text = sources.text(id).expect("it was found there").text();
            format!("{id} {}: {}", standing.verdict, &text[standing.ranges[0].clone()])
        };
        found.iter().map(words).collect::<Vec<_>>().join("; ")
    }

    #[test]
    fn words_are_found_in_the_other_sources() {
        for (quotation, except, expected) in [
            (
                "The group was planning attacks",
                "",
                "a exact: The group was planning attacks; b exact: The group was planning attacks",
            ),
            ("the group was planning", "a", "b marked: The group was planning"),
            ("group … IS-K", "a", "b marked: group"),
            ("It's the", "", "c typographic: It’s the"),
            ("attack[ed] on [the] IS-K", "a", "b marked: attacks on IS-K"),
            ("planning attacks on IS", "a", ""),
            ("planning attacks on Perm", "c", ""),
            ("[planning]", "c", ""),
            ("…", "c", ""),
        ] {
            assert_eq!(found(quotation, except), expected, "{quotation}");
        }
    }

    #[test]
    fn only_texts_with_all_words_are_candidates() {
        let folded: Vec<_> = TEXTS.iter().map(|&(id, text)| (id, Folded::new(text))).collect();
        let index = Index::new(folded.iter().map(|(id, folded)| (*id, folded)));
        assert_eq!(index.candidates("group was planning"), ["a", "b", "c"]);
        assert_eq!(index.candidates("in [the city of] Perm"), ["a"]);
        assert_eq!(index.candidates("attack[s] … IS–K"), ["b"]);
        assert_eq!(index.candidates("group IS"), [""; 0]);
        assert_eq!(index.candidates("[sic]"), [""; 0]);
    }
}
