//! Measures with a direction: "three days before the attack", "two weeks ago", "hours later".

use super::measure::{Bound, Count, Measure, Unit, measure, some, the_one};
use super::{Base, Direction, Read, Relative, Scan, Step, When, Which};
use crate::language::LANGUAGE;
use crate::tokens::{Shape, lookup};

/// What a word of direction is counted from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Anchor {
    Telling,
    Last,
    /// What is named after it.
    Event,
    /// What is named after it; where nothing is, what was dated last.
    EventOrLast,
}

/// Where a measure is counted from.
struct Direct {
    end: usize,
    direction: Direction,
    base: Base,
}

/// Longer counts than this are no measure of days.
const MOST: u32 = 2000;

impl Scan<'_> {
    pub(super) fn measured(&self, at: usize) -> Option<Read> {
        self.soon(at)
            .or_else(|| self.the_weekday(at))
            .or_else(|| self.the_unit(at))
            .or_else(|| self.own_day(at))
            .or_else(|| self.counted(at))
            .or_else(|| self.vague(at))
    }

    /// "three days before the attack", "about a week ago"
    fn counted(&self, at: usize) -> Option<Read> {
        let (bound, next) = self.bound(at);
        let (count, next) = self.count(next)?;
        let (unit, next) = self.unit(next)?;
        let (after, next) = self.after_unit(next);
        let direct = self.direct(next)?;
        let start = if bound == Some(Bound::Exact) { self.bound(at).1 } else { at };
        let bound = after.or(bound).map(|bound| bound.towards(direct.direction));
        Some(self.read_of(start, measure(count, unit, bound), direct))
    }

    /// "days before the attack", "weeks later"
    fn vague(&self, at: usize) -> Option<Read> {
        let words = &LANGUAGE.moments;
        let (bound, next) = self.bound(at);
        let unit =
            lookup(words.plurals, self.reading.key(next)).filter(|_| bound_is_exact(bound))?;
        let before = if at > 0 && self.reading.follows(at) { self.reading.key(at - 1) } else { "" };
        if words.not_before_vague.contains(&before) || self.is_numeral(at.wrapping_sub(1), at) {
            return None;
        }
        let direct = self.direct(next + 1)?;
        Some(self.read_of(next, some(unit), direct))
    }

    /// "the day before the attack", "the weeks prior to the attack", "the two weeks before it"
    fn the_unit(&self, at: usize) -> Option<Read> {
        let words = &LANGUAGE.moments;
        let start = at + 1;
        if self.reading.key(at) != words.the || !self.reading.spaced(start) {
            return None;
        }
        let key = self.reading.key(start);
        if let Some((count, next)) = self.count(start) {
            let (unit, next) = self.unit(next)?;
            let direct = self.direct(next).filter(|direct| direct.base != Base::Telling)?;
            let within = Measure { least: 0, ..measure(count, unit, None) };
            return Some(self.read_of(at, within, direct));
        }
        let (measure, next) = match lookup(words.plurals, key) {
            Some(unit) => (some(unit), start + 1),
            None => (the_one(self.unit(start)?.0), start + 1),
        };
        let direct =
            self.direct(self.adverb(next)).filter(|direct| direct.base != Base::Telling)?;
        let sure = measure.least > 0 || direct.base != Base::Last;
        sure.then(|| self.read_of(at, measure, direct))
    }

    /// "the day of the attack", "the eve of the vote"
    fn own_day(&self, at: usize) -> Option<Read> {
        let words = &LANGUAGE.moments;
        let (start, days) = words
            .own_days
            .iter()
            .find_map(|(phrase, days)| Some((self.reading.phrase_from(at, phrase)?, *days)))?;
        let event = self.event(start).filter(|_| self.reading.spaced(start))?;
        let named = self.date(start).is_none() && self.happens(event.clone());
        let measure = Measure { least: days, most: Some(days) };
        let base = self.base(event.clone());
        let direction = if days == 0 { Direction::After } else { Direction::Before };
        let direct = Direct { end: event.end, direction, base };
        named.then(|| self.read_of(at, measure, direct))
    }

    /// "the Saturday after the attack"
    fn the_weekday(&self, at: usize) -> Option<Read> {
        let the = self.reading.key(at) == LANGUAGE.moments.the && self.reading.spaced(at + 1);
        let date = self.date(at + 1).filter(|date| the && date.what.month.is_none())?;
        let weekday = i8::try_from(date.what.weekday?).ok()?;
        let direct = self.direct(at + 2)?;
        let which = match direct.direction {
            Direction::Before => Which::Before,
            Direction::After => Which::After,
        };
        Some(Read::relative(at..direct.end, Step::Weekday(weekday, which), direct.base))
    }

    /// "shortly before the attack", "not long after the March 7 warning"
    fn soon(&self, at: usize) -> Option<Read> {
        let next = self.reading.longest_from(at, LANGUAGE.moments.soon)?;
        let direct = self.direct(next)?;
        let Base::Event(_) = direct.base else { return None };
        let named = self.happens(next..direct.end);
        named.then(|| self.read_of(at, Measure { least: 0, most: None }, direct))
    }

    fn read_of(&self, at: usize, measure: Measure, direct: Direct) -> Read {
        let Measure { least, most } = measure;
        let step = Step::Days { direction: direct.direction, least, most };
        let relative = Relative::new(step, direct.base);
        let start = direct.end;
        match self.dated_base(&relative).and_then(|days| relative.resolve(&days)) {
            Some(days) => Read::new(at..start, When::Stated(days)),
            None => Read::new(at..start, When::Relative(relative)),
        }
    }

    /// The direction that starts with token `at`, with what is counted from.
    fn direct(&self, at: usize) -> Option<Direct> {
        let (reading, words) = (self.reading, &LANGUAGE.moments);
        if !reading.follows(at) {
            return None;
        }
        let (next, (direction, anchor)) = words
            .directions
            .iter()
            .filter_map(|(phrase, what)| Some((reading.phrase_from(at, phrase)?, *what)))
            .max_by_key(|(next, _)| *next)?;
        let of_last = Direct { end: next, direction, base: Base::Last };
        match anchor {
            Anchor::Telling => Some(Direct { base: Base::Telling, ..of_last }),
            Anchor::Last => Some(of_last),
            Anchor::Event => self.direct_to(next, direction),
            Anchor::EventOrLast => self.direct_to(next, direction).or(Some(of_last)),
        }
    }

    /// What is named from token `at`, after a word of direction.
    fn direct_to(&self, at: usize, direction: Direction) -> Option<Direct> {
        if let Some(end) = self.pronoun(at) {
            return Some(Direct { end, direction, base: Base::Last });
        }
        let event = self.event(at).filter(|_| self.reading.spaced(at))?;
        Some(Direct { end: event.end, direction, base: self.base(event) })
    }

    /// "this", "that", where no noun follows.
    fn pronoun(&self, at: usize) -> Option<usize> {
        let stands = self.reading.spaced(at)
            && LANGUAGE.moments.pronouns.contains(&self.reading.key(at))
            && !self.goes_on(at + 1);
        stands.then_some(at + 1)
    }

    fn bound(&self, at: usize) -> (Option<Bound>, usize) {
        self.longest(at, LANGUAGE.moments.bounds)
    }

    fn after_unit(&self, at: usize) -> (Option<Bound>, usize) {
        if self.reading.spaced(at) {
            self.longest(at, LANGUAGE.moments.after_unit)
        } else {
            (None, at)
        }
    }

    fn longest<T: Copy>(&self, at: usize, table: &[(&str, T)]) -> (Option<T>, usize) {
        let found = table
            .iter()
            .filter_map(|(phrase, what)| Some((self.reading.phrase_from(at, phrase)?, *what)))
            .max_by_key(|(end, _)| *end);
        found.map_or((None, at), |(end, what)| (Some(what), end))
    }

    /// The token after an adverb ("soon") that starts with token `at`.
    fn adverb(&self, at: usize) -> usize {
        let stands =
            self.reading.spaced(at) && LANGUAGE.moments.near.contains(&self.reading.key(at));
        if stands { at + 1 } else { at }
    }

    /// The unit that token `at` names, joined to what is before it, and the token after it.
    pub(super) fn unit(&self, at: usize) -> Option<(Unit, usize)> {
        let (words, key) = (&LANGUAGE.moments, self.reading.key(at));
        let unit = lookup(words.units, key).or_else(|| lookup(words.plurals, key));
        unit.filter(|_| self.reading.follows(at)).map(|unit| (unit, at + 1))
    }

    /// The count that starts with token `at`: "three", "a few", "two or three", "10-12".
    pub(super) fn counts(&self, at: usize) -> Option<usize> {
        let (_, next) = self.bound(at);
        self.count(next).map(|(_, next)| next)
    }

    fn count(&self, at: usize) -> Option<(Count, usize)> {
        let words = &LANGUAGE.moments;
        let vague = words.vague_counts.iter().filter_map(|(phrase, least, most)| {
            Some((
                Count { least: *least, most: *most, one: false },
                self.reading.phrase_from(at, phrase)?,
            ))
        });
        if let Some(vague) = vague.max_by_key(|(_, next)| *next) {
            return Some(vague);
        }
        if words.one.contains(&self.reading.key(at)) {
            return Some((Count { least: 1, most: Some(1), one: true }, at + 1));
        }
        let (least, next) = self.number(at)?;
        let joined = words.or.contains(&self.reading.key(next)) && self.reading.spaced(next);
        let second = if joined {
            self.number(next + 1).filter(|_| self.reading.spaced(next + 1))
        } else {
            self.number(next).filter(|_| self.reading.hyphened(next))
        };
        let (most, next) = second.unwrap_or((least, next));
        (least <= most).then_some((Count { least, most: Some(most), one: false }, next))
    }

    /// The whole number that starts with token `at`, in digits or words below a hundred.
    fn number(&self, at: usize) -> Option<(u32, usize)> {
        let (reading, numbers) = (self.reading, &LANGUAGE.numbers);
        let key = reading.key(at);
        let digits = key.bytes().all(|b| b.is_ascii_digit()) && (1..=4).contains(&key.len());
        let whole = |value: f64| (0..=MOST).find(|&whole| f64::from(whole) == value);
        if digits && reading.tokens[at].shape == Shape::Digits {
            return key.parse().ok().filter(|&count| count <= MOST).map(|count| (count, at + 1));
        }
        if let Some(tens) = lookup(numbers.tens, key).and_then(whole) {
            let unit = lookup(numbers.units, reading.key(at + 1)).and_then(whole);
            return match unit.filter(|unit| reading.follows(at + 1) && (1..10).contains(unit)) {
                Some(unit) => Some((tens + unit, at + 2)),
                None => Some((tens, at + 1)),
            };
        }
        lookup(numbers.units, key).and_then(whole).map(|count| (count, at + 1))
    }

    /// Whether token `at`, just before token `next`, is a number or a part of one.
    fn is_numeral(&self, at: usize, next: usize) -> bool {
        let numbers = &LANGUAGE.numbers;
        let Some(token) = self.reading.tokens.get(at).filter(|_| next > 0) else { return false };
        let word = |table: &[(&str, f64)]| lookup(table, &token.key).is_some();
        token.shape == Shape::Digits
            || word(numbers.units)
            || word(numbers.tens)
            || word(numbers.scales)
            || word(numbers.denominators)
    }
}

fn bound_is_exact(bound: Option<Bound>) -> bool {
    bound.is_none_or(|bound| bound == Bound::Exact)
}
