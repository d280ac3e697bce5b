//! Dates with what belongs to them: "early March", "June last year", "between 5 and 12 March".

use super::sides::Opening;
use super::{Base, Read, Relative, Scan, Step, When, Which};
use crate::dates::Date;
use crate::days::{Days, Grain, Part};
use crate::language::LANGUAGE;

/// Days read from some tokens.
struct Stretch {
    end: usize,
    /// Nothing where the words give no days.
    days: Option<Days>,
    /// Whether they give a first and a last day.
    pair: bool,
}

impl Scan<'_> {
    pub(super) fn stated(&self, at: usize) -> Option<Read> {
        self.opened(at).or_else(|| self.plain(at))
    }

    /// "between March 5 and March 12", "from 2014 to 2018"
    pub(super) fn pair(&self, at: usize, start: usize, opening: Opening) -> Option<Read> {
        let words = &LANGUAGE.moments;
        let grain = if opening == Opening::Between { Grain::Window } else { Grain::Span };
        let first = self.stretch(start)?;
        if first.pair {
            let days = first.days?;
            let days = Days::between(&days, &days, grain)?;
            return Some(Read::new(at..first.end, When::Stated(days)));
        }
        let joins = if opening == Opening::Between { words.and } else { words.to };
        let joined = self.reading.spaced(first.end) && joins.contains(&self.reading.key(first.end));
        let last = self.stretch(first.end + 1).filter(|_| joined)?;
        let put_off = at > 0 && words.put_off.contains(&self.reading.key(at - 1));
        let days = first
            .days
            .zip(last.days)
            .and_then(|(one, two)| Days::between(&one, &two, grain).filter(|_| !put_off));
        Some(Read { when: days.map(When::Stated), ..Read::nothing(at..last.end) })
    }

    /// A date, or a part of one.
    pub(super) fn plain(&self, at: usize) -> Option<Read> {
        if let Some(read) = self.weekday(at).or_else(|| self.month_of_year(at)) {
            return Some(read);
        }
        let stretch = self.stretch(at)?;
        let when = stretch.days.map(When::Stated);
        Some(Read { when, ..Read::nothing(at..stretch.end) })
    }

    /// "Tuesday", counted from the telling.
    fn weekday(&self, at: usize) -> Option<Read> {
        let date = self.date(at).filter(|date| date.what.month.is_none())?;
        let weekday = i8::try_from(date.what.weekday?).ok()?;
        if self.is_no_weekday(at) {
            return Some(Read::nothing(at..at + 1));
        }
        let which = if self.is_ahead(at) { Which::Open } else { Which::Near };
        let step = Step::Weekday(weekday, which);
        Some(Read::relative(date.tokens.clone(), step, Base::Telling))
    }

    /// Whether the day of the week at token `at` is a habit or a part of a name: "Sundays",
    /// "every Friday", "Good Friday", "Sunday Times".
    fn is_no_weekday(&self, at: usize) -> bool {
        let (reading, words) = (self.reading, &LANGUAGE.moments);
        let before = if at > 0 && reading.spaced(at) { reading.key(at - 1) } else { "" };
        let after = if reading.follows(at + 1) { reading.key(at + 1) } else { "" };
        words.plural_weekdays.contains(&reading.key(at))
            || words.not_before_weekday.contains(&before)
            || words.not_after_weekday.contains(&after)
    }

    /// "June last year", "October of last year"
    fn month_of_year(&self, at: usize) -> Option<Read> {
        let date =
            self.date(at).filter(|date| date.what.year.is_none() && date.what.day.is_none())?;
        let month = i8::try_from(date.what.month?).ok()?;
        let next = date.tokens.end;
        let years = LANGUAGE.moments.years_after_month.iter();
        let (end, (telling, by)) = years
            .filter_map(|(phrase, what)| Some((self.reading.phrase_from(next, phrase)?, *what)))
            .max_by_key(|(end, _)| *end)
            .filter(|_| self.reading.spaced(next))?;
        let base = if telling { Base::Telling } else { Base::Last };
        Some(Read::relative(at..end, Step::Month(month, Which::InYear(by)), base))
    }

    /// The token after the days that start with token `at`.
    pub(super) fn stretch_end(&self, at: usize) -> Option<usize> {
        self.stretch(at).map(|stretch| stretch.end)
    }

    /// The days that start with token `at`: a date, a part of one, two days of a month, two years.
    fn stretch(&self, at: usize) -> Option<Stretch> {
        if let Some(first) = self.two_days(at) {
            return Some(first);
        }
        let (part, start) = self.date_part(at);
        let date = self.date(start)?;
        let end = date.tokens.end;
        if date.what.month.is_none() && date.what.year.is_none() {
            return None;
        }
        if self.is_number(start, end) {
            return Some(Stretch { end, days: None, pair: false });
        }
        let days = self.days(&date.what);
        if part == Part::Whole || date.what.day.is_some() {
            let pair = date.what.last_day.is_some();
            return (start == at).then(|| Stretch { pair, ..self.two_years(end, days) });
        }
        Some(Stretch { end, days: days.and_then(|days| days.part(part)), pair: false })
    }

    /// "early", "the first week of", before a date
    pub(super) fn date_part(&self, at: usize) -> (Part, usize) {
        let parts = LANGUAGE.moments.date_parts.iter();
        let found = parts
            .filter_map(|(phrase, part)| Some((*part, self.reading.phrase_from(at, phrase)?)))
            .filter(|(_, end)| self.reading.follows(*end) && self.date(*end).is_some())
            .max_by_key(|(_, end)| *end);
        found.unwrap_or((Part::Whole, at))
    }

    /// "12 and 14 March"
    fn two_days(&self, at: usize) -> Option<Stretch> {
        let reading = self.reading;
        let day: i8 = reading.key(at).parse().ok()?;
        let joined = reading.spaced(at + 1)
            && reading.spaced(at + 2)
            && LANGUAGE.moments.and.contains(&reading.key(at + 1));
        let last = self.date(at + 2).filter(|_| joined && self.date(at).is_none())?;
        let date = &last.what;
        let end = last.tokens.end;
        let day_first = reading.key(at + 2).parse::<u8>().ok() == date.day;
        let last = self.days(date).filter(|_| day_first && date.last_day.is_none())?;
        let year = date.year.and_then(|year| i16::try_from(year).ok());
        let first = Days::day(year, i8::try_from(date.month?).ok()?, day, None);
        let days = first.and_then(|first| Days::between(&first, &last, Grain::Window));
        Some(Stretch { end, days, pair: true })
    }

    /// "2014-16": what follows the days that end before token `at` over a hyphen.
    fn two_years(&self, at: usize, days: Option<Days>) -> Stretch {
        let Some(last) = self.date(at).filter(|_| self.reading.hyphened(at)) else {
            return Stretch { end: at, days, pair: false };
        };
        let days = days
            .zip(self.days(&last.what))
            .and_then(|(one, two)| Days::between(&one, &two, Grain::Span));
        Stretch { end: last.tokens.end, days, pair: false }
    }

    /// The days of a date; nothing where no calendar has it.
    fn days(&self, date: &Date) -> Option<Days> {
        let year = date.year.map(i16::try_from).transpose().ok()?;
        let month = date.month.map(i8::try_from).transpose().ok()?;
        match (year, month, date.day) {
            (_, Some(month), Some(_)) => self.days_of_month(date, year, month),
            (_, Some(month), None) => Days::month(year, month),
            (Some(year), None, None) if date.decade => {
                let last = Days::of_year(year.checked_add(9)?)?;
                Days::between(&Days::of_year(year)?, &last, Grain::Window)
            }
            (Some(year), None, None) => Days::of_year(year),
            _ => None,
        }
    }

    /// A day of a month, or the days to a last one.
    fn days_of_month(&self, date: &Date, year: Option<i16>, month: i8) -> Option<Days> {
        let day = i8::try_from(date.day?).ok()?;
        let weekday = date.weekday.map(i8::try_from).transpose().ok()?;
        match date.last_day {
            None => Days::day(year, month, day, weekday),
            Some(last) => {
                let last = i8::try_from(last).ok().filter(|last| day <= *last)?;
                let (first, last) =
                    (Days::day(year, month, day, None)?, Days::day(year, month, last, None)?);
                Days::between(&first, &last, self.grain(date))
            }
        }
    }

    /// Whether the days of a date are all of a span, or two of them that are named.
    fn grain(&self, date: &Date) -> Grain {
        let words = self.reading.text[date.range.clone()].split_whitespace();
        let named = words.into_iter().any(|word| LANGUAGE.moments.and.contains(&word));
        if named { Grain::Window } else { Grain::Span }
    }

    /// Whether the date of these tokens is a number of something ("resolution 1701") or a part of
    /// a date in figures ("3/22/2024").
    fn is_number(&self, start: usize, end: usize) -> bool {
        let reading = self.reading;
        let before = if start > 0 && reading.spaced(start) { reading.key(start - 1) } else { "" };
        let slash = |at: usize| reading.gap(at).trim() == "/";
        LANGUAGE.moments.not_before_year.contains(&before) && end == start + 1
            || slash(start)
            || (end < reading.len() && slash(end))
    }

    /// Words that are no moment: durations ("for 48 hours", "over the past two years").
    pub(super) fn no_moment(&self, at: usize) -> Option<Read> {
        let (reading, words) = (self.reading, &LANGUAGE.moments);
        let next = reading.longest_from(at, words.lasting)?;
        let spans = reading.longest_from(next, words.spans).filter(|_| reading.spaced(next));
        let always = words.always_lasting.contains(&reading.key(at));
        let start = spans.or(always.then_some(next))?;
        let counted = self.counts(start).unwrap_or(start);
        let (_, end) = self.unit(counted)?;
        let part = reading.key(end) == LANGUAGE.dates.of && reading.spaced(end);
        (!part).then(|| Read::nothing(at..end))
    }

    /// The days that the words of a base give, where they are a date and nothing else.
    pub(super) fn dated_base(&self, relative: &Relative) -> Option<Days> {
        let Base::Event(range) = relative.base() else { return None };
        let index =
            self.dates.binary_search_by_key(&range.start, |date| date.what.range.start).ok()?;
        let date = &self.dates[index].what;
        self.days(date).filter(|_| date.range == *range)
    }
}
