//! Numbers of a sentence held against those of the passages.

use std::mem::discriminant;

use crate::language::{LANGUAGE, TimeUnit};
use crate::numbers::{Found, Number, NumberKind};
use crate::support::evidence::{Counted, Evidence};
use crate::support::{Claims, Kind, Unsupported};
use crate::tokens::Shape;

/// By what factor a number that counts something else may differ and still be named as nearest.
const FAR: f64 = 10.0;

/// Finds the numbers that stand in no passage.
pub(super) fn unsupported(claims: &Claims<'_>, evidence: &Evidence) -> Vec<Unsupported> {
    let fails =
        |found: &&Found<Number>| !is_passed_over(claims, found) && !stands(claims, found, evidence);
    let report = |found: &Found<Number>| Unsupported {
        range: found.what.range.clone(),
        kind: Kind::Number,
        nearest: nearest(&Counted::new(&claims.reading, found), evidence),
    };
    claims.numbers.iter().filter(fails).map(report).collect()
}

/// Whether a number is the author's own way of counting: "First, ...", "two accounts".
fn is_passed_over(claims: &Claims<'_>, found: &Found<Number>) -> bool {
    let reading = &claims.reading;
    if reading.tokens[found.tokens.start].shape == Shape::Digits {
        return false;
    }
    let next = reading.key(found.tokens.end);
    let counts_sources = LANGUAGE.numbers.counts_of_sources.contains(&next);
    let opens = found.tokens.start == 0 && reading.gap(found.tokens.end).starts_with(',');
    let ordinal = found.what.kind == NumberKind::Ordinal;
    counts_sources || (ordinal && (opens || found.what.value < 3.0))
}

fn stands(claims: &Claims<'_>, found: &Found<Number>, evidence: &Evidence) -> bool {
    let claim = Counted::new(&claims.reading, found);
    let written_one = claim.number.value == 1.0
        && claim.number.modifier.is_none()
        && claim.number.kind == NumberKind::Cardinal
        && claims.reading.tokens[found.tokens.start].shape != Shape::Digits;
    if written_one {
        return !is_contradicted(&claim, evidence);
    }
    evidence.numbers.iter().any(|counted| agree(&claim, counted))
        || (claim.number.kind == NumberKind::Cardinal
            && (evidence.implied.iter().any(|&value| same(value, claim.number.value))
                || is_year(&claim, evidence)))
}

/// Whether the passages count what "one" counts, and never one of it.
fn is_contradicted(claim: &Counted, evidence: &Evidence) -> bool {
    let Some(noun) = &claim.noun else { return false };
    let counts = || {
        let same_noun = |counted: &&Counted| counted.noun.as_ref() == Some(noun);
        evidence.numbers.iter().filter(same_noun)
    };
    counts().next().is_some()
        && !evidence.numbers.iter().any(|counted| same(counted.number.value, 1.0))
        && !evidence.implied.contains(&1.0)
}

fn agree(claim: &Counted, counted: &Counted) -> bool {
    let (a, b) = (&claim.number, &counted.number);
    let value = same(a.value, b.value) && alike(&a.kind, &b.kind);
    let part = match (&a.kind, &b.kind) {
        (NumberKind::Percent, NumberKind::Fraction) => same(a.value, b.value * 100.0),
        (NumberKind::Fraction, NumberKind::Percent) => same(a.value * 100.0, b.value),
        _ => false,
    };
    value || part || last_as_long(claim.duration, counted.duration)
}

/// Whether two kinds can tell the same number. An ordinal may rest on a count ("the fourth gunman"
/// on "four gunmen"), not the other way round.
fn alike(claim: &NumberKind, counted: &NumberKind) -> bool {
    use NumberKind::{Cardinal, Fraction, Money, Ordinal, Percent};
    match (claim, counted) {
        (Money(a), Money(b)) => a == b,
        (Ordinal, Cardinal) | (Cardinal, Money(_)) | (Money(_), Cardinal) => true,
        (Cardinal, Fraction) | (Fraction, Cardinal) => true,
        (Cardinal, Cardinal) | (Ordinal, Ordinal) => true,
        (Percent, Percent) | (Fraction, Fraction) => true,
        _ => false,
    }
}

fn last_as_long(a: Option<TimeUnit>, b: Option<TimeUnit>) -> bool {
    match (a, b) {
        (Some(TimeUnit::Months(a)), Some(TimeUnit::Months(b)))
        | (Some(TimeUnit::Minutes(a)), Some(TimeUnit::Minutes(b))) => same(a, b),
        _ => false,
    }
}

/// Whether a number without a noun is a year of the passages.
fn is_year(claim: &Counted, evidence: &Evidence) -> bool {
    let year = |year: i32| same(f64::from(year), claim.number.value);
    evidence.dates.iter().filter_map(|date| date.year).any(year)
}

/// Whether two values are the same but for the rounding of their arithmetic.
pub(super) fn same(a: f64, b: f64) -> bool {
    (a - b).abs() <= 1e-9 * a.abs().max(b.abs())
}

/// The number of the passages that counts the same thing or, failing that, of the same kind and
/// with the nearest value within a factor of ten.
fn nearest(claim: &Counted, evidence: &Evidence) -> Option<String> {
    let other = |counted: &Counted| !counts_alike(claim, counted);
    let distance = |counted: &Counted| {
        let (a, b) = (claim.number.value.abs(), counted.number.value.abs());
        if a > 0.0 && b > 0.0 { (a / b).ln().abs() } else { (a - b).abs() }
    };
    let near = |counted: &&Counted| {
        let same_kind = discriminant(&claim.number.kind) == discriminant(&counted.number.kind);
        !other(counted) || (same_kind && distance(counted) <= FAR.ln())
    };
    let numbers = evidence.numbers.iter().filter(near);
    numbers
        .min_by(|a, b| other(a).cmp(&other(b)).then(distance(a).total_cmp(&distance(b))))
        .map(|counted| counted.written.clone())
}

/// Whether two numbers count the same noun, or time in units that can be converted.
fn counts_alike(claim: &Counted, counted: &Counted) -> bool {
    let noun = claim.noun.is_some() && claim.noun == counted.noun;
    let time = match (claim.duration, counted.duration) {
        (Some(a), Some(b)) => discriminant(&a) == discriminant(&b),
        _ => false,
    };
    noun || time
}
