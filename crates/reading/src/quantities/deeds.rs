//! Deeds: those counted in, what was done to them out ("killed **143**", "**143** were killed").

use std::ops::Range;

use crate::language::{Deed, LANGUAGE, Words};
use crate::quantities::counted::Counted;
use crate::quantities::nouns::{Noun, is_plural, person};
use crate::quantities::values::Value;
use crate::quantities::{Told, parts};
use crate::tokens::{Reading, Shape, Token, lookup};

/// A deed with the tokens that tell it.
#[derive(Clone, Debug)]
pub(super) struct Found {
    pub(super) key: &'static str,
    pub(super) tokens: Range<usize>,
    /// Whether only some of those meant are counted.
    pub(super) part: bool,
}

/// How many words may stand between those counted and what is said of them.
const FARTHEST: usize = 8;

/// How many words a part in commas may have.
const LONGEST_ASIDE: usize = 12;

/// Whether a token is a number.
pub(super) fn is_numeral(token: &Token) -> bool {
    let numbers = &LANGUAGE.numbers;
    let word = lookup(numbers.units, &token.key).or_else(|| lookup(numbers.tens, &token.key));
    token.shape == Shape::Digits || word.is_some()
}

/// What `words` say from token `at`: the deed and the token after it.
fn longest_of(
    reading: &Reading<'_>,
    words: fn(&Deed) -> Words,
    phrase: impl Fn(&Reading<'_>, Words) -> Option<usize>,
    better: fn(usize, usize) -> bool,
) -> Option<(&'static str, usize)> {
    let deeds = LANGUAGE.quantities.deeds.iter();
    let found = deeds.filter_map(|deed| Some((deed.key, phrase(reading, words(deed))?)));
    found.reduce(|a, b| if better(b.1, a.1) { b } else { a })
}

/// The deed said of those before token `at`.
pub(super) fn done_at(reading: &Reading<'_>, at: usize) -> Option<(&'static str, usize)> {
    longest_of(reading, |deed| deed.done, |r, words| r.longest_from(at, words), |b, a| b > a)
}

pub(super) fn result_at(reading: &Reading<'_>, at: usize) -> Option<(&'static str, usize)> {
    longest_of(reading, |deed| deed.results, |r, words| r.longest_from(at, words), |b, a| b > a)
}

/// The deed done to those from token `end` on, and its first token.
pub(super) fn doing_until(reading: &Reading<'_>, end: usize) -> Option<(&'static str, usize)> {
    longest_of(reading, |deed| deed.doing, |r, words| r.longest_until(end, words), |b, a| b < a)
}

/// Reads the deed that is told of those whom `value` counts.
pub(super) fn deed(
    reading: &Reading<'_>,
    value: &Value,
    counted: &Counted,
    before: Option<&Told>,
) -> Option<Found> {
    let noun = counted.noun.as_ref();
    let said_of = counted.beside && !parts::is_whole(reading, value.first);
    let mut found = doing(reading, value, counted)
        .or_else(|| said_of.then(|| done(reading, counted.at, noun)).flatten())
        .or_else(|| result(reading, value, counted.at, noun))?;
    found.part |= counted.whole || parts::is_summed(reading, value, noun, before);
    Some(found)
}

/// "**killed** at least 143", the "**arrest of** nine affiliates"
fn doing(reading: &Reading<'_>, value: &Value, counted: &Counted) -> Option<Found> {
    let words = &LANGUAGE.quantities;
    let end = reading.longest_until(value.first, words.before_number).unwrap_or(value.first);
    let beside = (end..=value.first).all(|i| reading.spaced(i));
    let (key, start) = doing_until(reading, end).filter(|_| beside)?;
    let passive = start > 0 && words.be.contains(&reading.key(start - 1));
    let at = counted.at;
    let people = match &counted.noun {
        Some(noun) => is_whom(reading, noun, at),
        None => is_bare(reading, at),
    };
    // "3 killed 20 wounded" may be read in two ways.
    let other = done_at(reading, at).is_some_and(|(_, end)| person(reading, end).is_none());
    let key = joint(reading, key, or_before(reading, start), doing_until)?;
    let stands = people && !passive && !other;
    stands.then_some(Found { key, tokens: start..end, part: false })
}

/// Whether nothing is named that is counted: "killed 38", "wounded 360 others", "wounded 20 more".
fn is_bare(reading: &Reading<'_>, at: usize) -> bool {
    let words = &LANGUAGE.quantities;
    let key = reading.key(at);
    let known = words.ends.contains(&key) || words.light.contains(&key);
    !reading.follows(at)
        || known
        || done_at(reading, at).is_some()
        || lookup(LANGUAGE.dates.weekdays, key).is_some()
}

/// Whether `noun` is somebody: a noun for people, or a people's name ("Italians").
fn is_whom(reading: &Reading<'_>, noun: &Noun, at: usize) -> bool {
    let name = reading.tokens[noun.start].is_capital() && noun.start == at;
    noun.people || name || result_at(reading, at).is_some()
}

/// The token that "and" or "or" stands at before token `start`.
fn or_before(reading: &Reading<'_>, start: usize) -> Option<usize> {
    let or = start.checked_sub(1)?;
    (LANGUAGE.quantities.or.contains(&reading.key(or)) && reading.spaced(start)).then_some(or)
}

/// The key of a deed that another may be joined to: "killed or wounded" are casualties; two that
/// have no key together tell none.
fn joint(
    reading: &Reading<'_>,
    key: &'static str,
    beside: Option<usize>,
    other: impl Fn(&Reading<'_>, usize) -> Option<(&'static str, usize)>,
) -> Option<&'static str> {
    let words = &LANGUAGE.quantities;
    match beside.and_then(|at| other(reading, at)) {
        None => Some(key),
        Some((other, _)) if other == key => Some(key),
        Some((other, _)) => {
            let both = words.joined.contains(&key) && words.joined.contains(&other);
            both.then_some(words.joint)
        }
    }
}

/// "135 people were **killed**", "72 **dead**", "Twenty people, including three children, were
/// **killed**"
fn done(reading: &Reading<'_>, at: usize, noun: Option<&Noun>) -> Option<Found> {
    if let Some((key, end)) = done_at(reading, at) {
        let whom = person(reading, end).is_some_and(|_| reading.spaced(end));
        let key = joint_after(reading, key, end)?;
        let thing = reading.spaced(end) && is_plural(reading, end) && !whom;
        if thing {
            return None;
        }
        let stands = whom || !takes_object(reading, at, end);
        return stands.then_some(Found { key, tokens: at..end, part: false });
    }
    let whom = noun.filter(|noun| noun.people || reading.tokens[noun.start].is_capital());
    if noun.is_some() && whom.is_none() {
        return None;
    }
    let from = whom.map_or(at, |noun| noun.end);
    if from == at || reading.spaced(from) {
        return chain(reading, from).or_else(|| chain(reading, behind_place(reading, whom?)?));
    }
    chain(reading, behind_aside(reading, from)?)
}

/// What is said of those counted before token `from`, over auxiliaries and the like.
fn chain(reading: &Reading<'_>, from: usize) -> Option<Found> {
    let words = &LANGUAGE.quantities;
    let (mut at, mut part) = (from, false);
    while at < from + FARTHEST && (at == from || reading.spaced(at)) {
        if let Some((key, end)) = among(reading, at) {
            return Some(Found { key, tokens: at..end, part: true });
        }
        if let Some((key, end)) = done_at(reading, at) {
            let bare = at == from && takes_object(reading, at, end);
            let key = joint_after(reading, key, end)?;
            return (!bare).then_some(Found { key, tokens: at..end, part });
        }
        part |= words.graded.contains(&reading.key(at));
        at = match reading.longest_from(at, words.light) {
            Some(end) => end,
            None if words.graded.contains(&reading.key(at)) => at + 1,
            None => return None,
        };
    }
    None
}

/// "were **among the dead**"
fn among(reading: &Reading<'_>, at: usize) -> Option<(&'static str, usize)> {
    let next = reading.longest_from(at, LANGUAGE.quantities.among)?;
    done_at(reading, next).filter(|_| reading.spaced(next))
}

/// The key of a deed that ends before token `end` and what is joined to it.
fn joint_after(reading: &Reading<'_>, key: &'static str, end: usize) -> Option<&'static str> {
    let or = LANGUAGE.quantities.or.contains(&reading.key(end)) && reading.spaced(end);
    joint(reading, key, or.then_some(end + 1), done_at)
}

/// Whether the deed from `at` to `end` is one that those counted do, and not one done to them: it
/// is a finite verb too, and neither a mark nor a preposition follows.
fn takes_object(reading: &Reading<'_>, at: usize, end: usize) -> bool {
    let words = &LANGUAGE.quantities;
    let key = reading.key(end);
    let verb = doing_until(reading, end).is_some_and(|(_, start)| start == at);
    let articles = LANGUAGE.numbers.articles.contains(&key) || words.determiners.contains(&key);
    let closed = !reading.follows(end)
        || lookup(LANGUAGE.dates.weekdays, key).is_some()
        || (words.ends.contains(&key) && !articles);
    verb && !closed
}

/// The verb after where those counted were or what they belong to: "two people **in a car** were
/// killed". None where another verb or clause may stand between.
fn behind_place(reading: &Reading<'_>, whom: &Noun) -> Option<usize> {
    let words = &LANGUAGE.quantities;
    words.places.contains(&reading.key(whom.end)).then_some(())?;
    let within = |&at: &usize| {
        let key = reading.key(at);
        let clause = words.clauses.contains(&key) || words.verbs.contains(&key);
        let verb = words.participles.iter().any(|ending| key.ends_with(ending));
        reading.spaced(at) && !clause && !verb && !reading.tokens.get(at).is_some_and(is_numeral)
    };
    let verb = (whom.end + 1..whom.end + FARTHEST)
        .find(|at| words.finite.contains(&reading.key(*at)) || !within(at))?;
    (words.finite.contains(&reading.key(verb)) && reading.spaced(verb)).then_some(verb)
}

/// The token after ", including ...,", if that stands at token `at`.
fn behind_aside(reading: &Reading<'_>, at: usize) -> Option<usize> {
    let comma = |at: usize| at < reading.len() && reading.gap(at).trim() == ",";
    let opens = comma(at) && reading.longest_from(at, LANGUAGE.quantities.including).is_some();
    let close = (at + 1..at + LONGEST_ASIDE).find(|&i| comma(i)).filter(|_| opens)?;
    LANGUAGE.quantities.light.contains(&reading.key(close)).then_some(close)
}

/// "133 **fatalities**", "claimed 20 **lives**", "two civilian **deaths**"
fn result(reading: &Reading<'_>, value: &Value, at: usize, noun: Option<&Noun>) -> Option<Found> {
    let words = &LANGUAGE.quantities;
    if let Some(end) = reading.longest_from(at, words.lives).filter(|_| reading.spaced(at)) {
        let before = reading.longest_until(value.first, words.before_lives);
        let after = reading.longest_from(end, words.after_lives);
        let taken = before.is_some() || after.is_some();
        let tokens = at..after.unwrap_or(end);
        return taken.then_some(Found { key: words.lives_key, tokens, part: false });
    }
    let distant = noun.filter(|noun| !words.only_beside.contains(&reading.key(noun.start)));
    let distant = distant.map_or(at, |noun| noun.start);
    let at = if result_at(reading, at).is_some() { at } else { distant };
    let (key, end) = result_at(reading, at)?;
    Some(Found { key, tokens: at..end, part: false })
}
