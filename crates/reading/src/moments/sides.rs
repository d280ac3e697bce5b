//! Dates that bound: "since 2014", "not before 22 March", "20 March or later". The words around a
//! date in, the days to one side of it out.

use super::{Read, Scan, When};
use crate::days::{Days, Part};
use crate::language::LANGUAGE;

/// What a word before a date makes of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Opening {
    Sided(Side),
    /// "until": up to the date, and after a negation from it on ("did not begin until 20 March").
    Lasting,
    AsOf,
    Between,
    From,
    /// "around", "fiscal": days that cannot be told from the words.
    Unsure,
}

/// The days to one side of others.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Side {
    /// Without the days themselves.
    Before,
    /// With them.
    Until,
    /// Without them.
    After,
    /// With them.
    Since,
}

impl Side {
    /// The days to this side. What is before a part of a period ("the end of March") may lie in
    /// that part, for nobody knows where it starts.
    fn of(self, days: &Days, part: Part) -> Option<Days> {
        match (self, part) {
            (Self::Before, Part::Whole) => days.before(),
            (Self::After, Part::Whole) => days.after(),
            (Self::Before | Self::Until, _) => days.until(),
            (Self::After | Self::Since, _) => days.since(),
        }
    }
}

impl Scan<'_> {
    /// "since 2014", "before 22 March", "as of Tuesday"
    pub(super) fn opened(&self, at: usize) -> Option<Read> {
        let (opening, start) = self.opening(at)?;
        match opening {
            Opening::AsOf => self.as_of(at, start),
            Opening::Between => self.pair(at, start, opening),
            Opening::From => self.pair(at, start, opening).or_else(|| self.onward(at, start)),
            Opening::Unsure => self.stretch_end(start).map(|end| Read::nothing(at..end)),
            Opening::Sided(side) => self.sided(at, start, side),
            Opening::Lasting if self.is_denied(at) => self.sided(at, start, Side::Since),
            Opening::Lasting => self.sided(at, start, Side::Until),
        }
    }

    fn opening(&self, at: usize) -> Option<(Opening, usize)> {
        let openings = LANGUAGE.moments.openings.iter();
        let found = openings
            .filter_map(|(phrase, what)| Some((*what, self.reading.phrase_from(at, phrase)?)))
            .max_by_key(|(_, end)| *end);
        found.filter(|(_, end)| self.reading.follows(*end))
    }

    fn as_of(&self, at: usize, start: usize) -> Option<Read> {
        let start = start + usize::from(self.reading.key(start) == LANGUAGE.moments.the);
        let read = self.fixed(start).or_else(|| self.plain(start));
        let read = read.or_else(|| self.period(start))?;
        Some(Read { start: at, as_of: true, ..read })
    }

    /// All days to one side of the date at `start`; nothing where that is a relative one.
    fn sided(&self, at: usize, start: usize, side: Side) -> Option<Read> {
        let read = self.whole(start)?;
        let part = self.date_part(start).0;
        Some(Read { start: at, bound: side == Side::Since, ..read.sided(side, part) })
    }

    /// The date at token `start`, where it is no possessive.
    fn whole(&self, start: usize) -> Option<Read> {
        let read =
            self.plain(start).or_else(|| self.fixed(start)).or_else(|| self.period(start))?;
        let last = &self.reading.tokens[read.end - 1];
        (last.end == last.range.end).then_some(read)
    }

    /// "from 20 March on", and at the start of a clause "from 20 March"; elsewhere the words may
    /// tell where something is from ("pictures from 20 March") and give no days.
    fn onward(&self, at: usize, start: usize) -> Option<Read> {
        let read = self.whole(start)?;
        let next = self.reading.longest_from(read.end, LANGUAGE.moments.onward);
        let next = next.filter(|_| self.reading.spaced(read.end));
        let end = next.unwrap_or(read.end);
        let sure = next.is_some() || !self.reading.follows(at);
        let read = Read { start: at, end, bound: true, ..read.sided(Side::Since, Part::Whole) };
        Some(if sure { read } else { Read::nothing(at..end) })
    }

    /// A moment with what stands after it: "20 March or later", "Tuesday at the latest".
    pub(super) fn closed(&self, read: Read) -> Read {
        let closings = LANGUAGE.moments.closings.iter();
        let found = closings
            .filter_map(|(phrase, side)| Some((*side, self.reading.phrase_from(read.end, phrase)?)))
            .max_by_key(|(_, end)| *end);
        let beside = ["", ","].contains(&self.reading.gap(read.end).trim());
        match found.filter(|(_, end)| beside && !self.goes_on(*end)) {
            Some((side, end)) => {
                Read { end, bound: side == Side::Since, ..read.sided(side, Part::Whole) }
            }
            None => read,
        }
    }
}

impl Read {
    /// The days to one side; nothing where they are counted from others.
    fn sided(self, side: Side, part: Part) -> Self {
        let when = match &self.when {
            Some(When::Stated(days)) => side.of(days, part),
            _ => None,
        };
        Self { when: when.map(When::Stated), ..self }
    }
}
