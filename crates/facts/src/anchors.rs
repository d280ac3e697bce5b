//! Which days a moment means: a date as it stands, or one counted from an anchor that is printed.
//!
//! A relative date is counted only from the day on which the source was told, from what the source
//! dated last before it, or from an event that the author named. Where there is no such anchor it
//! keeps what it says of itself (a day of the week) and can never agree.
//!
//! An event's day is the author's, and no evidence of itself: the words that name the event ("today's
//! attack") are not dated by it, and what falls on its very day ("the day of the attack") can
//! conflict, and never agrees.

use std::ops::Range;

use briefing_reading::{Base, Days, Moment, Relation, Relative, When, moments, words};
use briefing_sources::{Folded, Text};

use crate::accounts::{Account, paragraph};
use crate::cells::overlap;
use crate::written::Event;

/// The days that a moment means.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Fixed {
    pub(crate) days: Days,
    /// What they are counted from; nothing for a date as it stands.
    pub(crate) why: Option<String>,
    /// Whether they stand fast enough to agree with others.
    pub(crate) sure: bool,
}

/// Returns the days that a moment of an account means; `None` where it gives none.
pub(crate) fn fix(account: &Account<'_>, moment: &Moment, events: &[Event]) -> Option<Fixed> {
    match &moment.when {
        When::Stated(days) => Some(Fixed { days: days.clone(), why: None, sure: true }),
        When::Relative(relative) => {
            let anchor = anchor(account, moment, relative, events);
            anchor.and_then(|anchor| counted(relative, anchor)).or_else(|| bare(relative))
        }
        When::Order(_) => None,
    }
}

/// What a relative date is counted from.
struct Anchor {
    days: Days,
    /// "the day of ¶ 9", "the attack, 22 March 2024".
    what: String,
    /// Whether the days are an event's, as the author has them.
    of_event: bool,
}

fn counted(relative: &Relative, anchor: Anchor) -> Option<Fixed> {
    let days = relative.resolve(&anchor.days)?;
    let sure = !(anchor.of_event && relative.is_same_day());
    Some(Fixed { days, why: Some(format!("counted from {}", anchor.what)), sure })
}

/// Returns what a relative date says without an anchor, which never agrees.
fn bare(relative: &Relative) -> Option<Fixed> {
    let why = Some("counted from a day that is not stated".to_owned());
    Some(Fixed { days: relative.alone()?, why, sure: false })
}

fn anchor(
    account: &Account<'_>,
    moment: &Moment,
    relative: &Relative,
    events: &[Event],
) -> Option<Anchor> {
    match relative.base() {
        Base::Telling => telling(account, moment, events),
        Base::Last => last(account.text, moment.range.start),
        Base::Event(words) => event(account.text.text(), words, events),
    }
}

/// Returns the day on which the source was told: the library's date of it, or that of an event
/// which the source calls its own day's ("today's attack"), and of which the moment is not itself a
/// part.
fn telling(account: &Account<'_>, moment: &Moment, events: &[Event]) -> Option<Anchor> {
    if let Some((iso, words)) = account.entry.date()
        && let Some(days) = Days::parse(&iso)
    {
        let what = format!("the source's date, {words}");
        return Some(Anchor { days, what, of_event: false });
    }
    let own_day = |name: &&String| {
        moments(name).iter().any(|moment| {
            matches!(&moment.when, When::Relative(one) if *one.base() == Base::Telling && one.is_same_day())
        })
    };
    let text = account.text.text();
    let names_it = |event: &&Event| {
        let all = event.names.iter().flat_map(|name| all_words(text, name));
        all.into_iter().any(|at| overlap(&at, &moment.range))
    };
    events.iter().filter(|event| !names_it(event)).find_map(|event| {
        let mut names = event.names.iter().filter(own_day);
        let (name, at) = names.find_map(|name| Some((name, find_words(text, name)?)))?;
        let place = paragraph(account.text, at.start);
        let what = format!("“{name}”, ¶ {place}, {}", event.days);
        Some(Anchor { days: event.days.clone(), what, of_event: true })
    })
}

/// Returns the last single day that a text states before a byte.
fn last(text: &Text, before: usize) -> Option<Anchor> {
    let stated = |moment: &Moment| match &moment.when {
        When::Stated(days) if days.is_one_day() => Some((moment.range.start, days.clone())),
        _ => None,
    };
    let (at, days) = moments(&text.text()[..before]).iter().rev().find_map(stated)?;
    let what = format!("the day of ¶ {}", paragraph(text, at));
    Some(Anchor { days, what, of_event: false })
}

/// Returns the day of the event that words of a text name: the longest of its names that stands in
/// them and that nothing after it makes another ("the attack" in "the attack of 2015").
fn event(text: &str, words: &Range<usize>, events: &[Event]) -> Option<Anchor> {
    let named = events.iter().flat_map(|event| event.names.iter().map(move |name| (name, event)));
    let (name, event) = named
        .filter(|(name, event)| {
            let found = find_words(&text[words.clone()], name);
            found.is_some_and(|found| !is_another(&text[words.start + found.end..], event))
        })
        .max_by_key(|(name, _)| name.len())?;
    let what = format!("“{name}”, {}", event.days);
    Some(Anchor { days: event.days.clone(), what, of_event: true })
}

/// Words with which a name goes on to say which one is meant.
const GOES_ON: [&str; 10] =
    ["of", "on", "in", "at", "against", "near", "outside", "upon", "by", "from"];

/// Whether the words behind an event's name say that another one is meant, or may be: where, by
/// whom, or on a day that cannot be the event's.
fn is_another(behind: &str, event: &Event) -> bool {
    let Some(next) = words(behind).into_iter().next() else { return false };
    let goes_on = behind[..next.start].trim().is_empty()
        && GOES_ON.contains(&behind[next.clone()].to_lowercase().as_str());
    let of_its_day = || {
        let dated =
            moments(behind).into_iter().next().filter(|one| one.range.start <= next.end + 1);
        dated.is_some_and(|one| match one.when {
            When::Stated(days) => days.relation(&event.days) != Relation::Apart,
            _ => false,
        })
    };
    goes_on && !of_its_day()
}

/// Finds words in a text, in any case and typography: where they stand first.
fn find_words(text: &str, wanted: &str) -> Option<Range<usize>> {
    all_words(text, wanted).into_iter().next()
}

/// Finds words in a text, in any case and typography: all places where they stand.
fn all_words(text: &str, wanted: &str) -> Vec<Range<usize>> {
    let folded = Folded::new(text);
    let small = |text: &str| -> Vec<String> {
        words(text).into_iter().map(|word| text[word].to_lowercase()).collect()
    };
    let wanted = small(Folded::new(wanted).text());
    let found = words(folded.text());
    let is_it = |part: &&[Range<usize>]| {
        let mut pairs = part.iter().zip(&wanted);
        pairs.all(|(word, wanted)| folded.text()[word.clone()].to_lowercase() == *wanted)
    };
    let parts = found.windows(wanted.len().max(1)).filter(is_it).filter(|_| !wanted.is_empty());
    let place =
        |part: &[Range<usize>]| Some(folded.to_source(part.first()?.start..part.last()?.end));
    parts.filter_map(place).collect()
}
