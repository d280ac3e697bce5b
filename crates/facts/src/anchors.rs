//! Which days a moment means: a date as it stands, or one counted from an anchor that is printed.
//!
//! A relative date is counted only from the day on which the source was told, from what the source
//! dated last before it, or from an event that the author named. Where there is no such anchor it
//! keeps what it says of itself (a day of the week) and can never agree.

use std::ops::Range;

use briefing_reading::{Base, Days, Moment, Relative, When, moments};
use briefing_sources::Text;

use crate::accounts::{Account, paragraph};
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
}

fn counted(relative: &Relative, anchor: Anchor) -> Option<Fixed> {
    let days = relative.resolve(&anchor.days)?;
    Some(Fixed { days, why: Some(format!("counted from {}", anchor.what)), sure: true })
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
        Base::Telling => telling(account, events),
        Base::Last => last(account.text, moment.range.start),
        Base::Event(words) => {
            let named = &account.text.text()[words.clone()];
            event(named, events)
        }
    }
}

/// Returns the day on which the source was told: the library's date of it, or that of an event
/// which the source calls its own day's ("today's attack").
fn telling(account: &Account<'_>, events: &[Event]) -> Option<Anchor> {
    if let Some((iso, words)) = account.entry.date()
        && let Some(days) = Days::parse(&iso)
    {
        return Some(Anchor { days, what: format!("the source's date, {words}") });
    }
    let own_day = |name: &&String| {
        moments(name).iter().any(|moment| {
            matches!(&moment.when, When::Relative(one) if *one.base() == Base::Telling && one.is_same_day())
        })
    };
    events.iter().find_map(|event| {
        let (name, at) = event
            .names
            .iter()
            .filter(own_day)
            .find_map(|name| Some((name, find_words(account.text.text(), name)?)))?;
        let place = paragraph(account.text, at.start);
        let what = format!("“{name}”, ¶ {place}, {}", event.days);
        Some(Anchor { days: event.days.clone(), what })
    })
}

/// Returns the last single day that a text states before a byte.
fn last(text: &Text, before: usize) -> Option<Anchor> {
    let stated = |moment: &Moment| match &moment.when {
        When::Stated(days) if days.is_one_day() => Some((moment.range.start, days.clone())),
        _ => None,
    };
    let (at, days) = moments(&text.text()[..before]).iter().rev().find_map(stated)?;
    Some(Anchor { days, what: format!("the day of ¶ {}", paragraph(text, at)) })
}

/// Returns the day of the event that words name: the longest of its names that stands in them.
fn event(words: &str, events: &[Event]) -> Option<Anchor> {
    let named = events.iter().flat_map(|event| event.names.iter().map(move |name| (name, event)));
    let (name, event) = named
        .filter(|(name, _)| find_words(words, name).is_some())
        .max_by_key(|(name, _)| name.len())?;
    Some(Anchor { days: event.days.clone(), what: format!("“{name}”, {}", event.days) })
}

/// Finds words in a text from word boundary to word boundary, in any case.
fn find_words(text: &str, words: &str) -> Option<Range<usize>> {
    let (folded, wanted) = (fold(text), fold(words));
    let mut from = 0;
    while let Some(at) = folded[from..].find(&wanted) {
        let range = from + at..from + at + wanted.len();
        let letter = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
        let inside = letter(folded[..range.start].chars().next_back())
            || letter(folded[range.end..].chars().next());
        if !inside {
            return Some(range);
        }
        from = range.end;
    }
    None
}

/// Folds letters of one length: small ASCII letters, so that bytes stay where they are.
fn fold(text: &str) -> String {
    text.to_ascii_lowercase()
}
