//! Words of the calendar: "yesterday", "the next day", "earlier this month", "last November".

use super::{Base, Direction, Period, Read, Scan, Step, Which};
use crate::days::Part;
use crate::language::LANGUAGE;
use crate::tokens::lookup;

/// What a lead ("last", "the next") counts from, and by how many.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Lead {
    /// Whether it counts from the telling, else from what was dated last.
    pub(crate) telling: bool,
    pub(crate) by: i32,
}

/// What a noun after a lead is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Noun {
    Day,
    /// "morning", "night"
    DayPart,
    Period(Period),
    Season,
}

impl Lead {
    fn base(self) -> Base {
        if self.telling { Base::Telling } else { Base::Last }
    }

    /// Which day or month of a name it means.
    fn which(self) -> Which {
        match self.by {
            ..0 => Which::Before,
            0 => Which::Open,
            _ => Which::After,
        }
    }
}

impl Scan<'_> {
    /// A phrase that stands in the table as it is, or after a word for a part of the day.
    pub(super) fn fixed(&self, at: usize) -> Option<Read> {
        let (reading, words) = (self.reading, &LANGUAGE.moments);
        let (end, (telling, first, last)) = [at, self.day_part(at)]
            .into_iter()
            .flat_map(|start| words.fixed.iter().map(move |(phrase, what)| (start, phrase, *what)))
            .filter_map(|(start, phrase, what)| Some((reading.phrase_from(start, phrase)?, what)))
            .max_by_key(|(end, _)| *end)?;
        let base = if telling { Base::Telling } else { Base::Last };
        Some(match self.is_title(at) {
            true => Read::nothing(at..end),
            false => Read::relative(at..end, days(first, last), base),
        })
    }

    /// The token after a word that tells the part of a day ("late", "earlier"), if one is there.
    fn day_part(&self, at: usize) -> usize {
        let next = self.reading.longest_from(at, LANGUAGE.moments.day_parts);
        next.filter(|&next| self.reading.spaced(next)).unwrap_or(at)
    }

    /// Whether token `at` belongs to a title: "USA Today".
    fn is_title(&self, at: usize) -> bool {
        let tokens = &self.reading.tokens;
        at > 0 && self.reading.spaced(at) && tokens[at].is_capital() && tokens[at - 1].is_capital()
    }

    /// "last month", "earlier this week", "the following day", "last November", "the autumn"
    pub(super) fn period(&self, at: usize) -> Option<Read> {
        let words = &LANGUAGE.moments;
        let (part, start) = self.part(at);
        let (lead, noun) = words
            .leads
            .iter()
            .filter_map(|(phrase, lead)| Some((*lead, self.reading.phrase_from(start, phrase)?)))
            .max_by_key(|(_, noun)| *noun)?;
        if !self.reading.spaced(noun) || (lead.by == 0 && self.is_compared(noun + 1)) {
            return None;
        }
        let step = self.named_step(noun, lead).or_else(|| self.noun_step(noun, lead, part))?;
        Some(Read::relative(at..noun + 1, step, lead.base()))
    }

    /// The part of a period that starts with token `at` ("earlier", "the end of").
    fn part(&self, at: usize) -> (Part, usize) {
        let parts = LANGUAGE.moments.parts.iter();
        let found = parts
            .filter_map(|(phrase, part)| Some((self.reading.phrase_from(at, phrase)?, *part)))
            .filter(|(end, _)| self.reading.spaced(*end))
            .max_by_key(|(end, _)| *end);
        found.map_or((Part::Whole, at), |(end, part)| (part, end))
    }

    /// "the same day as"
    fn is_compared(&self, at: usize) -> bool {
        self.reading.spaced(at) && LANGUAGE.moments.compared.contains(&self.reading.key(at))
    }

    fn noun_step(&self, noun: usize, lead: Lead, part: Part) -> Option<Step> {
        match lookup(LANGUAGE.moments.nouns, self.reading.key(noun))? {
            Noun::Day => (!lead.telling).then(|| days(lead.by, lead.by)),
            // "Last night" is still told of after midnight.
            Noun::DayPart if lead.telling && lead.by < 0 => Some(days(-1, 0)),
            Noun::DayPart => (!lead.telling || lead.by == 0).then(|| days(lead.by, lead.by)),
            Noun::Period(period) => Some(Step::Period { period, by: lead.by, part }),
            Noun::Season => lead.telling.then_some(Step::Unsure),
        }
    }

    /// "in the autumn"
    pub(super) fn season(&self, at: usize) -> Option<Read> {
        let (reading, words) = (self.reading, &LANGUAGE.moments);
        let led =
            at > 0 && reading.spaced(at) && words.before_season.contains(&reading.key(at - 1));
        let season = at + 1;
        let is_season = lookup(words.nouns, reading.key(season)) == Some(Noun::Season);
        let named = led && reading.key(at) == words.the && reading.spaced(season) && is_season;
        let of = reading.key(season + 1) == LANGUAGE.dates.of;
        (named && !of).then(|| Read::relative(at..season + 1, Step::Unsure, Base::Telling))
    }

    /// "last Tuesday", "next March"
    fn named_step(&self, noun: usize, lead: Lead) -> Option<Step> {
        let date = self.date(noun).filter(|date| date.tokens.len() == 1)?;
        match (date.what.weekday, date.what.month) {
            (Some(weekday), _) => Some(Step::Weekday(i8::try_from(weekday).ok()?, lead.which())),
            (None, Some(month)) => {
                let which = match lead.which() {
                    Which::Open if lead.telling => Which::InYear(0),
                    which => which,
                };
                Some(Step::Month(i8::try_from(month).ok()?, which))
            }
            (None, None) => None,
        }
    }
}

/// From so many days after the base, before it where negative, to so many.
fn days(first: i32, last: i32) -> Step {
    let direction = if first < 0 { Direction::Before } else { Direction::After };
    let (one, two) = (first.unsigned_abs(), last.unsigned_abs());
    Step::Days { direction, least: one.min(two), most: Some(one.max(two)) }
}
