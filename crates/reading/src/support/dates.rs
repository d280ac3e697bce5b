//! Dates of a sentence held against those of the passages.

use crate::dates::Date;
use crate::support::evidence::Evidence;
use crate::support::numbers::same;
use crate::support::{Claims, Kind, Unsupported};

/// Finds the dates that stand in no passage.
pub(super) fn unsupported(claims: &Claims<'_>, evidence: &Evidence) -> Vec<Unsupported> {
    let dates = claims.dates.iter().map(|found| &found.what);
    dates
        .filter(|date| !stands(date, evidence))
        .map(|date| Unsupported {
            range: date.range.clone(),
            kind: Kind::Date,
            nearest: nearest(date, evidence),
        })
        .collect()
}

fn stands(claim: &Date, evidence: &Evidence) -> bool {
    let any = |fits: &dyn Fn(&Date) -> bool| evidence.dates.iter().any(fits);
    match (claim.month, claim.day, claim.year) {
        (Some(_), Some(day), _) => {
            let on = |day: u8| any(&|date| fits_month(claim, date) && has_day(date, day));
            on(day) && claim.last_day.is_none_or(on)
        }
        (Some(_), None, _) => any(&|date| fits_month(claim, date)),
        (None, _, Some(year)) => {
            any(&|date| fits_year(claim, date, year)) || is_number(year, evidence)
        }
        (None, _, None) => any(&|date| date.weekday == claim.weekday),
    }
}

/// Whether `date` has the month of `claim` and no other year.
fn fits_month(claim: &Date, date: &Date) -> bool {
    let other_year = claim.year.is_some() && date.year.is_some() && claim.year != date.year;
    date.month == claim.month && !other_year
}

fn has_day(date: &Date, day: u8) -> bool {
    date.day == Some(day) || date.last_day == Some(day)
}

/// Whether `date` has the year of `claim`, or lies in the decade that `claim` names.
fn fits_year(claim: &Date, date: &Date, year: i32) -> bool {
    let decade = |year: i32| year.div_euclid(10);
    match date.year {
        Some(other) if claim.decade => decade(other) == decade(year),
        Some(other) => other == year && !date.decade,
        None => false,
    }
}

fn is_number(year: i32, evidence: &Evidence) -> bool {
    evidence.numbers.iter().any(|counted| same(counted.number.value, f64::from(year)))
}

/// The date of the passages that shares most with `claim`; `None` where none shares anything.
fn nearest(claim: &Date, evidence: &Evidence) -> Option<String> {
    let shared = |date: &Date| {
        let month = u8::from(claim.month.is_some() && date.month == claim.month) * 4;
        let day = u8::from(claim.day.is_some() && date.day == claim.day) * 2;
        let year = u8::from(claim.year.is_some() && date.year == claim.year);
        let kind = u8::from(
            claim.month.is_none()
                && date.month.is_none()
                && claim.year.is_some() == date.year.is_some(),
        );
        month + day + year + kind
    };
    let mut best: Option<(u8, &String)> = None;
    for (date, words) in evidence.dates.iter().zip(&evidence.date_words) {
        let score = shared(date);
        if score > best.map_or(0, |(score, _)| score) {
            best = Some((score, words));
        }
    }
    best.map(|(_, words)| words.clone())
}
