//! The index of quotations: for each source the passages in use, and the pages that quote them.
//!
//! A source's page says both by its HTML: a `.source-passage` with the words in use in `mark`, and
//! behind it a `.source-uses` with a link to each note.

use briefing_plugin::Numbered;

use super::Maker;
use crate::code::{array, call, literal};
use crate::places::Destination;
use crate::tree::{Element, walk};

/// How many words of a quotation stand in the index.
const WORDS: usize = 9;

impl Maker<'_> {
    /// Writes the index, if some source is quoted.
    pub(super) fn index(&mut self, chapters: &[&Numbered]) {
        let mut sources = Vec::new();
        for (number, chapter) in chapters.iter().enumerate() {
            let entries = self.entries(number);
            if !entries.is_empty() {
                let name = literal(&self.desk.letters.drawable(&chapter.name));
                sources.push(format!("({name},{})", array(&entries)));
            }
        }
        if !sources.is_empty() {
            self.line(&call("quotation-index", &["meta".to_owned(), array(&sources)]));
        }
    }

    /// Returns the entries of a source's page: where the passage stands, its first words, its uses.
    fn entries(&self, chapter: usize) -> Vec<String> {
        let mut found: Vec<(&Element, Option<&Element>)> = Vec::new();
        walk(&self.trees[chapter].nodes, &mut |one| {
            if one.is("source-passage") {
                found.push((one, None));
            } else if let (true, Some((_, uses))) = (one.is("source-uses"), found.last_mut()) {
                uses.get_or_insert(one);
            }
        });
        let entry = |(passage, uses): (&Element, Option<&Element>)| {
            let words = first_words(passage)?;
            let places = self.places_of(chapter, uses?);
            let number = number(passage).unwrap_or_default();
            let say = |text: &str| literal(&self.desk.letters.drawable(text));
            Some(format!("({},{},{})", say(&number), say(&words), array(&places)))
        };
        found.into_iter().filter_map(entry).collect()
    }

    /// Returns the places that a passage's uses link to.
    fn places_of(&self, chapter: usize, uses: &Element) -> Vec<String> {
        let mut places = Vec::new();
        walk(&uses.children, &mut |one| {
            let address = one.attr("href").filter(|_| one.name == "a");
            if let Some(Destination::Place(name)) =
                address.map(|address| self.desk.places.resolve(chapter, address))
            {
                places.push(literal(&name));
            }
        });
        places
    }
}

/// Returns the first words of a passage that are in use.
fn first_words(passage: &Element) -> Option<String> {
    let mut marked = None;
    walk(&passage.children, &mut |one| {
        if one.name == "mark" && marked.is_none() {
            marked = Some(one.text());
        }
    });
    let text = marked?;
    let words: Vec<&str> = text.split_whitespace().collect();
    let more = if words.len() > WORDS { " …" } else { "" };
    Some(format!("{}{more}", words[..words.len().min(WORDS)].join(" ")))
}

/// Returns the number that stands before a passage: `¶ 5`.
fn number(passage: &Element) -> Option<String> {
    let mut number = None;
    walk(&passage.children, &mut |one| {
        if one.is("source-number") && number.is_none() {
            number = Some(one.text().trim().to_owned());
        }
    });
    number
}
