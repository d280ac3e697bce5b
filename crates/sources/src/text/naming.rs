//! How words and places of a text are named: as a target for a citation, in words for a reader.

use std::ops::Range;

use super::places::Counter;
use super::{Text, times};
use crate::address::{Place, Target};
use crate::ranges::apart;

impl Text {
    /// Returns the target that names some words of a place: the ranges in any order, those that touch
    /// or overlap as one, what lies outside the place left out.
    pub fn target_at(&self, place: Place, ranges: &[Range<usize>]) -> Target {
        let passage = self.passage(&place).map_or(0..0, |passage| passage.range);
        let inside = |range: &Range<usize>| {
            let (start, end) = (range.start.max(passage.start), range.end.min(passage.end));
            (start < end).then_some(start..end)
        };
        let ranges = apart(ranges.iter().filter_map(inside).collect());
        let byte = passage.start;
        let mut count = Counter { text: &self.text, passage, byte, characters: 0 };
        let used = ranges.iter().map(|range| count.characters_of(range)).collect();
        Target { used, ..Target::at(self.id.clone(), place) }
    }

    /// Returns a place as a reader reads it: `¶ 5`, `¶¶ 5–7`, `¶ 5, sentence 2`, `p. 12`; a named
    /// passage by its paragraphs.
    pub fn place_in_words(&self, place: &Place) -> String {
        match place {
            Place::Paragraphs { first, last } if first == last => format!("¶ {first}"),
            Place::Paragraphs { first, last } => format!("¶¶ {first}–{last}"),
            Place::Sentences { paragraph, first, last } if first == last => {
                format!("¶ {paragraph}, sentence {first}")
            }
            Place::Sentences { paragraph, first, last } => {
                format!("¶ {paragraph}, sentences {first}–{last}")
            }
            Place::Page(number) => format!("p. {number}"),
            Place::Time { from, to } if from == to => times::clock(*from),
            Place::Time { from, to } => format!("{}–{}", times::clock(*from), times::clock(*to)),
            Place::Named(_) => {
                let range = self.passage(place).map_or(0..0, |passage| passage.range);
                self.place_in_words(&self.place_of(range))
            }
        }
    }
}
