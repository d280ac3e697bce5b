//! Findings of a part of a text, as findings of the whole.

use std::ops::Range;

use crate::quantities::Quantity;
use crate::speech::Speech;

impl Quantity {
    /// Returns the same quantity with its ranges moved by so many bytes, for a text that is a part
    /// of another.
    #[must_use]
    pub fn moved(mut self, by: usize) -> Self {
        self.range = moved(&self.range, by);
        self.counted = self.counted.map(|range| moved(&range, by));
        self
    }
}

impl Speech {
    /// Returns the same speech with its ranges moved by so many bytes, for a text that is a part of
    /// another.
    #[must_use]
    pub fn moved(mut self, by: usize) -> Self {
        let all = self.quoted.iter_mut().chain(&mut self.via);
        let all = all.chain(&mut self.content).chain(&mut self.about).chain(&mut self.to);
        for range in all.chain([&mut self.range, &mut self.verb]) {
            *range = moved(range, by);
        }
        if let Some(speaker) = &mut self.speaker {
            speaker.range = moved(&speaker.range, by);
            speaker.name = speaker.name.as_ref().map(|range| moved(range, by));
        }
        self
    }
}

fn moved(range: &Range<usize>, by: usize) -> Range<usize> {
    range.start + by..range.end + by
}
