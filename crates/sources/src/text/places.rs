//! The way from places to bytes and from bytes to places.

use std::ops::Range;

use super::{Paragraph, ParagraphKind, Passage, Text, times};
use crate::address::{AddressError, Place, Target};
use crate::fold::Folded;
use crate::library::NamedPassage;

impl Text {
    /// Returns the words at a place, or says what exists instead.
    pub fn passage(&self, place: &Place) -> Result<Passage, AddressError> {
        let range = match place {
            Place::Paragraphs { first, last } => {
                let start = self.paragraph(*first)?.range.start;
                start..self.paragraph(*last)?.range.end
            }
            Place::Sentences { paragraph, first, last } => {
                self.sentence_range(*paragraph, *first, *last)?
            }
            Place::Page(number) => self.page(*number)?,
            Place::Time { from, to } => self.time(*from, *to)?,
            Place::Named(name) => self.named(name)?,
        };
        Ok(Passage { range })
    }

    /// Returns the sentences of a paragraph (numbered from 1), as ranges of the whole text, in
    /// order; none for a paragraph that does not exist.
    pub fn sentences(&self, paragraph: u32) -> &[Range<usize>] {
        let index = (paragraph as usize).wrapping_sub(1);
        let Some(cell) = self.sentences.get(index) else { return &[] };
        cell.get_or_init(|| {
            let range = &self.paragraphs[index].range;
            let moved = |s: Range<usize>| s.start + range.start..s.end + range.start;
            briefing_reading::sentences(&self.text[range.clone()]).into_iter().map(moved).collect()
        })
    }

    /// Returns the number of the nearest heading before a paragraph.
    pub fn heading_above(&self, paragraph: u32) -> Option<u32> {
        let before = (paragraph as usize).saturating_sub(1).min(self.paragraphs.len());
        let heading = |p: &&Paragraph| p.kind == ParagraphKind::Heading;
        self.paragraphs[..before].iter().rev().find(heading).map(|p| p.number)
    }

    /// Returns the paragraphs that a range of bytes touches. White space between two paragraphs
    /// belongs to the one before it.
    pub fn place_of(&self, range: Range<usize>) -> Place {
        let first = self.paragraph_at(range.start);
        let last = self.paragraph_at(range.end.saturating_sub(1).max(range.start)).max(first);
        Place::Paragraphs { first, last }
    }

    /// Returns the smallest place that holds all ranges, and the ranges as characters from the
    /// start of that place, from 0, the end exclusive. An end inside a character is moved outward;
    /// white space around the place is cut, and a range of nothing else dropped.
    pub fn target_of(&self, ranges: &[Range<usize>]) -> (Place, Vec<Range<usize>>) {
        let start = ranges.iter().map(|r| r.start).min().unwrap_or(0);
        let end = ranges.iter().map(|r| r.end).max().unwrap_or(0);
        let place = self.place_of(start..end);
        let passage = self.passage(&place).map_or(0..0, |passage| passage.range);
        let mut count = Counter { text: &self.text, byte: passage.start, characters: 0, passage };
        let used = ranges.iter().map(|range| count.characters_of(range));
        (place, used.filter(|range| !range.is_empty()).collect())
    }

    /// Returns the bytes of the words that a target uses: all of its passage where it does not say.
    pub fn used(&self, target: &Target) -> Result<Vec<Range<usize>>, AddressError> {
        let passage = match &target.place {
            Some(place) => self.passage(place)?.range,
            None => 0..self.text.len(),
        };
        if target.used.is_empty() {
            return Ok(vec![passage]);
        }
        let words = &self.text[passage.clone()];
        let mut bytes = Bytes { text: words, characters: 0, byte: 0 };
        let range = |used: &Range<usize>| {
            let (start, end) = (bytes.at(used.start), bytes.at(used.end));
            let range = start.zip(end).filter(|(start, end)| start < end);
            range
                .map(|(start, end)| passage.start + start..passage.start + end)
                .ok_or_else(|| self.beyond(target, used, words))
        };
        target.used.iter().map(range).collect()
    }

    fn beyond(&self, target: &Target, used: &Range<usize>, words: &str) -> AddressError {
        AddressError::new(format!(
            "`{}` has {} characters; {}-{} lies outside",
            target.address(),
            words.chars().count(),
            used.start,
            used.end
        ))
    }

    /// Returns one paragraph by its number.
    pub fn paragraph(&self, number: u32) -> Result<&Paragraph, AddressError> {
        let index = (number as usize).wrapping_sub(1);
        self.paragraphs.get(index).ok_or_else(|| {
            let last = self.paragraphs.len();
            AddressError::new(format!("`{}` has no paragraph {number}", self.id))
                .help(format!("it has p1 to p{last}"))
        })
    }

    fn sentence_range(
        &self,
        paragraph: u32,
        first: u32,
        last: u32,
    ) -> Result<Range<usize>, AddressError> {
        self.paragraph(paragraph)?;
        let sentences = self.sentences(paragraph);
        let at = |number: u32| sentences.get((number as usize).wrapping_sub(1));
        match (at(first), at(last)) {
            (Some(first), Some(last)) => Ok(first.start..last.end),
            _ => {
                let missing = if at(first).is_none() { first } else { last };
                let id = &self.id;
                Err(AddressError::new(format!("`{id}#p{paragraph}` has no sentence {missing}"))
                    .help(format!("it has s1 to s{}", sentences.len())))
            }
        }
    }

    fn page(&self, number: u32) -> Result<Range<usize>, AddressError> {
        match self.pages.get((number as usize).wrapping_sub(1)) {
            Some(page) if !page.is_empty() => Ok(page.clone()),
            Some(_) => Err(AddressError::new(format!("page {number} of `{}` is empty", self.id))),
            None if self.pages.is_empty() => {
                Err(AddressError::new(format!("`{}` has no pages", self.id))
                    .help("pages are parted by form feeds; name a paragraph, such as p5"))
            }
            None => Err(AddressError::new(format!("`{}` has no page {number}", self.id))
                .help(format!("it has pg1 to pg{}", self.pages.len()))),
        }
    }

    /// Returns the paragraphs spoken from the one that holds the first second to the one that
    /// holds the last.
    fn time(&self, from: u32, to: u32) -> Result<Range<usize>, AddressError> {
        let coded = |p: &Paragraph| {
            times::starts_at(&self.text[p.range.clone()]).map(|second| (second, p.number))
        };
        let codes: Vec<(u32, u32)> = self.paragraphs.iter().filter_map(coded).collect();
        let Some(first) = codes.iter().rposition(|&(second, _)| second <= from) else {
            let help = match codes.first() {
                Some((second, _)) => format!("its first timecode is t{second}"),
                None => "its paragraphs begin with no timecodes, such as [00:01:23]".to_owned(),
            };
            let error = AddressError::new(format!("`{}` has nothing at second {from}", self.id));
            return Err(error.help(help));
        };
        let after = codes
            .iter()
            .skip(first + 1)
            .find(|&&(second, _)| second >= to.max(from.saturating_add(1)));
        let end = after.map_or(self.paragraphs.len() as u32, |&(_, number)| number - 1);
        Ok(self.paragraph(codes[first].1)?.range.start..self.paragraph(end)?.range.end)
    }

    fn named(&self, name: &str) -> Result<Range<usize>, AddressError> {
        let Some(passage) = self.passages.iter().find(|passage| passage.name == name) else {
            let error = AddressError::new(format!("`{}` has no passage named `{name}`", self.id));
            let names = self.passages.iter().map(|passage| passage.name.as_str());
            return Err(match briefing_diagnostics::nearest(name, names) {
                Some(known) => error.help(format!("did you mean `{}#{known}`?", self.id)),
                None => error.help("name it under `passages` in the library, or give a paragraph"),
            });
        };
        self.range_of_named(passage)
    }

    /// Returns where a named passage stands: at its place, or where its exact words stand once.
    pub(super) fn range_of_named(
        &self,
        passage: &NamedPassage,
    ) -> Result<Range<usize>, AddressError> {
        let scope = match &passage.at {
            Some(place) => self.passage(place)?.range,
            None => 0..self.text.len(),
        };
        match &passage.exact {
            Some(exact) => self.only(exact, scope, &passage.name),
            None => Ok(scope),
        }
    }

    fn only(
        &self,
        exact: &str,
        scope: Range<usize>,
        name: &str,
    ) -> Result<Range<usize>, AddressError> {
        let words = Folded::new(exact.trim());
        let places: Vec<_> =
            memchr::memmem::find_iter(self.folded().text().as_bytes(), words.text().as_bytes())
                .map(|at| self.folded().to_source(at..at + words.text().len()))
                .filter(|range| scope.start <= range.start && range.end <= scope.end)
                .take(2)
                .collect();
        match &places[..] {
            [place] => Ok(place.clone()),
            [] => Err(AddressError::new(format!(
                "the words of `{name}` do not stand in `{}`",
                self.id
            ))),
            _ => Err(AddressError::new(format!(
                "the words of `{name}` stand more than once in `{}`",
                self.id
            ))
            .help("say where, as in `at: p5`, or give more words")),
        }
    }

    /// Returns the number of the paragraph that holds a byte, or else of the one before it.
    fn paragraph_at(&self, byte: usize) -> u32 {
        let after = self.paragraphs.partition_point(|p| p.range.start <= byte);
        after.max(1) as u32
    }
}

/// Counts characters from the start of a passage, onward from the last place asked for, so that
/// many ranges cost one walk.
pub(super) struct Counter<'a> {
    pub(super) text: &'a str,
    pub(super) passage: Range<usize>,
    pub(super) byte: usize,
    pub(super) characters: usize,
}

impl Counter<'_> {
    pub(super) fn characters_of(&mut self, range: &Range<usize>) -> Range<usize> {
        let (mut start, mut end) = (range.start, range.end.min(self.text.len()));
        while !self.text.is_char_boundary(start) && start > 0 {
            start -= 1;
        }
        while !self.text.is_char_boundary(end) {
            end += 1;
        }
        self.at(start)..self.at(end)
    }

    fn at(&mut self, byte: usize) -> usize {
        let byte = byte.clamp(self.passage.start, self.passage.end);
        if byte >= self.byte {
            self.characters += self.text[self.byte..byte].chars().count();
        } else {
            self.characters -= self.text[byte..self.byte].chars().count();
        }
        self.byte = byte;
        self.characters
    }
}

/// Finds the byte of a character, walking onward from the last one asked for.
struct Bytes<'a> {
    text: &'a str,
    characters: usize,
    byte: usize,
}

impl Bytes<'_> {
    fn at(&mut self, character: usize) -> Option<usize> {
        if character < self.characters {
            (self.characters, self.byte) = (0, 0);
        }
        let rest = &self.text[self.byte..];
        let steps = character - self.characters;
        let mut boundaries = rest.char_indices().map(|(at, _)| at).chain([rest.len()]);
        let at = boundaries.nth(steps)?;
        (self.characters, self.byte) = (character, self.byte + at);
        Some(self.byte)
    }
}
