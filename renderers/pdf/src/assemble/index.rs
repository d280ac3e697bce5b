//! The index of quotations: for each source what is quoted of it, and the pages that quote it.
//!
//! A source's page says both by its HTML: behind a `.source-number` that says where they stand, a
//! `.source-quotation` with the words in `q`, a `.source-dagger` where they are an altered copy's own,
//! and a link to each note.

use briefing_plugin::Numbered;

use super::Maker;
use crate::code::{array, call, literal};
use crate::places::Destination;
use crate::tree::{Element, walk};

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

    /// Returns the entries of a source's page: where the passage stands, the words, whether they are an
    /// altered copy's own, the places that quote them.
    fn entries(&self, chapter: usize) -> Vec<String> {
        let mut number = String::new();
        let mut entries = Vec::new();
        walk(&self.trees[chapter].nodes, &mut |one| {
            if one.is("source-number") {
                number = one.text().trim().to_owned();
            } else if one.is("source-quotation") {
                entries.extend(self.entry(chapter, &number, one));
            }
        });
        entries
    }

    fn entry(&self, chapter: usize, number: &str, quotation: &Element) -> Option<String> {
        let mut words = None;
        let mut copys = false;
        walk(&quotation.children, &mut |one| {
            if one.name == "q" && words.is_none() {
                words = Some(one.text());
            }
            copys |= one.is("source-dagger");
        });
        let words = words?.split_whitespace().collect::<Vec<_>>().join(" ");
        let say = |text: &str| literal(&self.desk.letters.drawable(text));
        let places = array(&self.places_of(chapter, quotation));
        Some(format!("({},{},{copys},{places})", say(number), say(&words)))
    }

    /// Returns the places that a quotation's links lead to.
    fn places_of(&self, chapter: usize, quotation: &Element) -> Vec<String> {
        let mut places = Vec::new();
        walk(&quotation.children, &mut |one| {
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
