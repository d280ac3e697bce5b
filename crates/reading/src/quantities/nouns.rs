//! Nouns: the words after a number in, what is counted out.

use crate::language::LANGUAGE;
use crate::quantities::deeds::done_at;
use crate::tokens::{Reading, Shape, lookup, stem};

/// How many words may stand between a number and the end of what it counts.
const LONGEST: usize = 6;

/// What a number counts.
#[derive(Clone, Debug)]
pub(super) struct Noun {
    pub(super) start: usize,
    /// The token after it.
    pub(super) end: usize,
    pub(super) key: String,
    pub(super) people: bool,
    /// Whether it is its own plural, and so may be a part of the next word ("police cars").
    own: bool,
}

/// Reads what the number before token `at` counts: the first plural, or after one a noun for a
/// person; in a row of them the last that is people ("customs officials"). A row of other plurals
/// is none, for the second may be a verb ("charges carries").
pub(super) fn noun(reading: &Reading<'_>, at: usize, one: bool) -> Option<Noun> {
    let words = &LANGUAGE.quantities;
    let mut found: Option<Noun> = None;
    let mut i = at;
    while i < at + LONGEST && i < reading.len() && (i == at || reading.follows(i)) {
        let next = candidate(reading, i, one);
        if let (Some(found), Some(next)) = (&found, &next)
            && !(found.people || next.people)
        {
            return None;
        }
        if next.is_none() && (found.is_some() || words.ends.contains(&reading.key(i))) {
            break;
        }
        if reading.tokens[i].shape == Shape::Digits {
            break;
        }
        i = next.as_ref().map_or(i + 1, |noun| noun.end);
        found = match (found, next) {
            (Some(found), Some(next)) if found.people && !next.people && !found.own => Some(found),
            (found, next) => next.or(found),
        };
    }
    found
}

fn candidate(reading: &Reading<'_>, at: usize, one: bool) -> Option<Noun> {
    if let Some((end, key, plural)) = person(reading, at) {
        let own = singular(reading.key(at)) == reading.key(at);
        let noun = Noun { start: at, end, key: key.to_owned(), people: true, own };
        return (plural || one).then_some(noun);
    }
    let thing = !one && is_plural(reading, at);
    thing.then(|| Noun {
        start: at,
        end: at + 1,
        key: singular(reading.key(at)),
        people: false,
        own: false,
    })
}

/// A noun for people at token `at`: the token after it, its key, and whether it is a plural.
pub(super) fn person(reading: &Reading<'_>, at: usize) -> Option<(usize, &'static str, bool)> {
    let words = &LANGUAGE.quantities;
    let phrases = words.irregular.iter().filter(|(plural, _)| plural.contains(' '));
    let phrase = phrases
        .filter_map(|(plural, singular)| Some((reading.phrase_from(at, plural)?, *singular)))
        .next();
    let (end, singular) = match phrase {
        Some((end, singular)) => (end, singular.to_owned()),
        None => (at + 1, singular(reading.key(at))),
    };
    let named = words.people.iter().find(|(_, nouns)| nouns.contains(&singular.as_str()))?;
    let own = lookup(words.irregular, &singular).is_some();
    Some((end, named.0, own || singular != reading.key(at)))
}

/// The singular of a noun.
fn singular(key: &str) -> String {
    let irregular = lookup(LANGUAGE.quantities.irregular, key);
    let sibilant = LANGUAGE.quantities.sibilants.iter().any(|ending| key.ends_with(ending));
    match irregular {
        Some(singular) => singular.to_owned(),
        None if sibilant => key[..key.len() - 2].to_owned(),
        None => stem(key),
    }
}

/// Whether token `at` looks like a plural. A capital only where nothing follows that it could
/// belong to ("Los Angeles police").
pub(super) fn is_plural(reading: &Reading<'_>, at: usize) -> bool {
    let words = &LANGUAGE.quantities;
    let key = reading.key(at);
    let known = lookup(words.irregular, key).is_some();
    let letters = key.chars().all(char::is_alphabetic) && key.chars().count() > 3;
    let possessive = reading.tokens[at].end > reading.tokens[at].range.end;
    let plural = known || (letters && stem(key) != key);
    plural
        && !possessive
        && !words.uncounted.contains(&key)
        && lookup(LANGUAGE.numbers.time_units, key).is_none()
        && (!reading.tokens[at].is_capital() || ends_after(reading, at + 1))
}

/// Whether what is counted ends before token `at`.
fn ends_after(reading: &Reading<'_>, at: usize) -> bool {
    let words = &LANGUAGE.quantities;
    let key = reading.key(at);
    !reading.follows(at)
        || words.ends.contains(&key)
        || words.light.contains(&key)
        || words.participles.iter().any(|ending| key.ends_with(ending))
        || done_at(reading, at).is_some()
}
