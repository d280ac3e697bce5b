//! The clock: prose in, times of day out.

use std::ops::Range;

use crate::language::LANGUAGE;
use crate::tokens::{Reading, Shape, lookup};

const MINUTES_AN_HOUR: u16 = 60;

/// A time of day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ClockTime {
    /// Where it stands, in bytes, without its zone and without "shortly before".
    pub range: Range<usize>,
    /// The minutes since midnight, below 1440.
    pub minutes: u16,
    /// The words for its zone, in bytes: "GMT", "local time", "Moscow time".
    pub zone: Option<Range<usize>>,
}

/// A time with the tokens it takes.
pub(super) struct Timed {
    pub(super) tokens: Range<usize>,
    time: ClockTime,
}

/// Finds the times of day of `text`, in order, none overlapping. One that may be of the morning or
/// of the evening ("at 8", "at 10:30") is left out, and so are noon and midnight where no
/// preposition makes a time of them.
pub fn clock_times(text: &str) -> Vec<ClockTime> {
    clock_times_in(&Reading::new(text)).into_iter().map(|timed| timed.time).collect()
}

pub(super) fn clock_times_in(reading: &Reading<'_>) -> Vec<Timed> {
    let mut found = Vec::new();
    let mut at = 0;
    while at < reading.len() {
        let timed = timed(reading, at);
        at = timed.as_ref().map_or(at + 1, |timed| timed.tokens.end);
        found.extend(timed);
    }
    found
}

fn timed(reading: &Reading<'_>, at: usize) -> Option<Timed> {
    let face =
        named(reading, at).or_else(|| hundreds(reading, at)).or_else(|| dial(reading, at))?;
    let (zone, end) = zone(reading, face.end, face.range.end);
    let sure = face.sure || zone.as_ref().is_some_and(|zone| is_of_24(reading, face.end, zone));
    let range = face.range;
    let time = ClockTime { range, minutes: face.minutes, zone };
    sure.then_some(Timed { tokens: at..end, time })
}

/// A time without its zone.
struct Face {
    range: Range<usize>,
    /// The token after it.
    end: usize,
    minutes: u16,
    /// Whether it can be of only one half of the day without its zone.
    sure: bool,
}

/// "shortly after **noon**"
fn named(reading: &Reading<'_>, at: usize) -> Option<Face> {
    let words = &LANGUAGE.quantities.clock;
    let minutes = lookup(words.named, reading.key(at))?;
    let range = reading.tokens[at].range.clone();
    is_led(reading, at).then_some(Face { range, end: at + 1, minutes, sure: true })
}

fn is_led(reading: &Reading<'_>, at: usize) -> bool {
    let words = &LANGUAGE.quantities.clock;
    at > 0 && reading.spaced(at) && words.before.contains(&reading.key(at - 1))
}

/// "**1640** GMT"
fn hundreds(reading: &Reading<'_>, at: usize) -> Option<Face> {
    let written = reading.written(at);
    let digits = written.len() == 4 && written.bytes().all(|b| b.is_ascii_digit());
    let number = written.parse::<u16>().ok().filter(|_| digits)?;
    let minutes = of_day(number / 100, number % 100)?;
    let range = reading.tokens[at].range.clone();
    opens(reading, at).then_some(Face { range, end: at + 1, minutes, sure: false })
}

/// "8 p.m.", "7:40pm", "10.30 am", "20:02"
fn dial(reading: &Reading<'_>, at: usize) -> Option<Face> {
    let token = reading.tokens.get(at).filter(|token| token.shape == Shape::Digits)?;
    let (hour, mut minute, mut rest) = hour(reading.written(at))?;
    let (mut end, mut byte) = (at + 1, token.range.end);
    if minute.is_none() && rest.is_empty() && reading.gap(end) == ":" {
        let (digits, suffix) = split_digits(reading.written(end));
        minute = Some(digits).filter(|digits| digits.len() == 2)?.parse::<u16>().ok();
        byte = reading.tokens[end].range.end;
        (rest, end) = (suffix, end + 1);
    }
    let colon = end == at + 2;
    if !opens(reading, at) || reading.text[byte..].starts_with(':') {
        return None;
    }
    if let Some((half, end, byte)) = half(reading, rest, end, byte) {
        let hour = (1..=12).contains(&hour).then_some(hour % 12 + half)?;
        let minutes = of_day(hour, minute.unwrap_or(0))?;
        return Some(Face { range: token.range.start..byte, end, minutes, sure: true });
    }
    let minutes = of_day(hour, minute?).filter(|_| rest.is_empty())?;
    let whole_day = hour > 12 || reading.written(at).starts_with('0');
    let sure = colon && whole_day && is_led(reading, at);
    let zoned = colon && (whole_day || hour > 0);
    zoned.then_some(Face { range: token.range.start..byte, end, minutes, sure })
}

/// The hour of "8", "8pm", "10.30pm", with its minute and what follows.
fn hour(written: &str) -> Option<(u16, Option<u16>, &str)> {
    let (digits, rest) = split_digits(written);
    let hour = digits.parse().ok().filter(|_| digits.len() <= 2)?;
    match rest.strip_prefix('.') {
        None => Some((hour, None, rest)),
        Some(rest) => {
            let (minute, rest) = split_digits(rest);
            let minute = minute.parse().ok().filter(|_| minute.len() == 2)?;
            Some((hour, Some(minute), rest))
        }
    }
}

fn split_digits(word: &str) -> (&str, &str) {
    word.split_at(word.find(|c: char| !c.is_ascii_digit()).unwrap_or(word.len()))
}

/// The half of the day after a dial: its first hour, the token and the byte after it.
fn half(reading: &Reading<'_>, rest: &str, end: usize, byte: usize) -> Option<(u16, usize, usize)> {
    let halves = LANGUAGE.quantities.clock.halves;
    if !rest.is_empty() {
        let folded = rest.replace('.', "").to_lowercase();
        return Some((lookup(halves, &folded)?, end, with_stop(reading, end - 1, byte)));
    }
    let half = lookup(halves, reading.key(end)).filter(|_| reading.spaced(end))?;
    let byte = reading.tokens[end].range.end;
    Some((half, end + 1, with_stop(reading, end, byte)))
}

/// The byte after the full stop of "p.m.", which is no part of the token.
fn with_stop(reading: &Reading<'_>, token: usize, byte: usize) -> usize {
    let stop = reading.written(token).contains('.') && reading.text[byte..].starts_with('.');
    if stop { byte + 1 } else { byte }
}

/// Whether nothing stands before token `at` that it belongs to ("3:16:05").
fn opens(reading: &Reading<'_>, at: usize) -> bool {
    let before = reading.text[..reading.tokens[at].range.start].chars().next_back();
    before.is_none_or(|c| c.is_whitespace() || "([\"'“‘-–—".contains(c))
}

fn of_day(hour: u16, minute: u16) -> Option<u16> {
    (hour < 24 && minute < 60).then_some(hour * MINUTES_AN_HOUR + minute)
}

/// The zone from token `at`, right after `byte`, and the token after it.
fn zone(reading: &Reading<'_>, at: usize, byte: usize) -> (Option<Range<usize>>, usize) {
    let words = &LANGUAGE.quantities.clock;
    let Some(token) = reading.tokens.get(at) else { return (None, at) };
    let beside = reading.text[byte..].starts_with([' ', '\u{a0}'])
        && reading.text[byte..token.range.start].trim().is_empty();
    let key = reading.key(at);
    let capitals = token.shape == Shape::Capitals;
    let known = capitals && (words.zones.contains(&key) || words.zones_of_24.contains(&key));
    if beside && known {
        return (Some(token.range.clone()), at + 1);
    }
    let place = token.is_capital() || words.places.contains(&key);
    if beside && place && reading.spaced(at + 1) && reading.key(at + 1) == words.time {
        return (Some(reading.span(at, at + 2)), at + 2);
    }
    (None, at)
}

/// Whether hours are counted to 24 in `zone`, which starts with token `at`.
fn is_of_24(reading: &Reading<'_>, at: usize, zone: &Range<usize>) -> bool {
    let words = &LANGUAGE.quantities.clock;
    reading.tokens.get(at).is_some_and(|token| token.range == *zone)
        && words.zones_of_24.contains(&reading.key(at))
}
