//! Who is who among speakers: names in, which of them are one speaker out. The one place that knows,
//! for the accounts of a fact and for a whole book.
//!
//! A speaker is one where he is named in the same words, as a person in a longer or a shorter form,
//! or in words that the author calls aliases. Names are held against those alone that share the
//! family name and one more, so that the time does not grow with the square of their number.
//!
//! Who is told without a name ("US officials") is one with those of the same words in the same source
//! alone: that two sources mean the same persons is said by neither.
//!
//! A speaker who is told by what he is ("one U.S. official", "people familiar with the matter") may
//! be among any others, and so may a body for which another speaks: then the count is the most that
//! there can be.

use std::collections::{BTreeMap, BTreeSet};

use briefing_reading::{is_content, is_unnamed, names, words};
use briefing_sources::Folded;

use crate::same_words::folded;

/// A speaker as a passage or the author has him.
#[derive(Clone, Copy, Debug)]
pub struct Named<'a> {
    /// The name, or what he is.
    pub name: &'a str,
    /// The office beside the name.
    pub role: Option<&'a str>,
    /// The source that tells him so.
    pub source: &'a str,
}

/// Which of several speakers are one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Speakers {
    /// For each the index of the first that is the same speaker.
    pub of: Vec<usize>,
    /// Whether they may be fewer than they seem: some may be among the others.
    pub at_most: bool,
}

/// Returns which speakers are one. Each of `aliases` is a list of names of one speaker.
pub fn speakers(named: &[Named<'_>], aliases: &[Vec<String>]) -> Speakers {
    let aliases = canonical(aliases);
    let mut parts = Parts { above: (0..named.len()).collect() };
    let mut first: BTreeMap<(&str, &str), usize> = BTreeMap::new();
    let mut seen: BTreeSet<&str> = BTreeSet::new();
    let mut families: BTreeMap<String, Vec<Person>> = BTreeMap::new();
    let folded: Vec<String> = named.iter().map(|one| folded(one.name)).collect();
    for (at, own) in folded.iter().enumerate() {
        let key = aliases.get(own).unwrap_or(own);
        let within = if is_unnamed(named[at].name) { named[at].source } else { "" };
        match first.get(&(key.as_str(), within)) {
            Some(&known) => parts.join(known, at),
            None => drop(first.insert((key, within), at)),
        }
        if !seen.insert(own) {
            continue;
        }
        let Some(mut words) = person(Folded::new(named[at].name).text()) else { continue };
        let Some(family) = words.pop() else { continue };
        families.entry(family).or_default().push(Person { at, words: BTreeSet::from_iter(words) });
    }
    for family in families.values() {
        join_family(&mut parts, family);
    }
    let of: Vec<usize> = (0..named.len()).map(|at| parts.first(at)).collect();
    let several = of.iter().any(|&at| at != of[0]);
    let at_most = several
        && (named.iter().any(|one| is_described(one.name))
            || named.iter().zip(&of).any(|(one, &at)| {
                speaks_for(one, &aliases)
                    .any(|body| first.get(&(body.as_str(), "")).is_some_and(|&body| of[body] != at))
            }));
    Speakers { of, at_most }
}

/// Returns the folded aliases, each with the one that stands for all of its list.
fn canonical(aliases: &[Vec<String>]) -> BTreeMap<String, String> {
    let mut all = BTreeMap::new();
    for group in aliases {
        let first = group.first().map(|first| folded(first)).unwrap_or_default();
        all.extend(group.iter().map(|name| (folded(name), first.clone())));
    }
    all
}

/// Whether a speaker is told by what he is, in words of which not all are names.
fn is_described(name: &str) -> bool {
    let says = |word: &str| is_content(word) && word.chars().all(|one| !one.is_uppercase());
    words(name).into_iter().any(|word| says(&name[word]))
}

/// Returns the bodies, as the aliases have them, of which a speaker's office says that he may speak
/// for them: each stretch of words in it.
fn speaks_for(one: &Named<'_>, aliases: &BTreeMap<String, String>) -> impl Iterator<Item = String> {
    let role = folded(one.role.unwrap_or_default());
    let words: Vec<String> = role.split_whitespace().map(str::to_owned).collect();
    let stretches =
        (0..words.len()).flat_map(|start| (start + 1..=words.len()).map(move |end| (start, end)));
    let bodies: Vec<String> = stretches.map(|(start, end)| words[start..end].join(" ")).collect();
    bodies.into_iter().map(|body| aliases.get(&body).cloned().unwrap_or(body))
}

/// Returns the folded words of a name without titles, if the words name somebody and say no more.
fn person(speaker: &str) -> Option<Vec<String>> {
    let [name] = names(speaker).try_into().ok()?;
    let words = name.words.iter().map(|word| speaker[word.clone()].to_lowercase());
    (name.range == (0..speaker.len())).then(|| words.collect())
}

/// A person's name without that of the family.
struct Person {
    at: usize,
    words: BTreeSet<String>,
}

/// Joins the names of one family of which the one has every word of the other.
fn join_family(parts: &mut Parts, family: &[Person]) {
    let mut having: BTreeMap<&str, Vec<&Person>> = BTreeMap::new();
    for one in family {
        for word in &one.words {
            having.entry(word).or_default().push(one);
        }
    }
    for short in family {
        let rarest = short.words.iter().filter_map(|word| having.get(word.as_str()));
        // A family's name alone can be anybody's of it.
        let longer: Vec<&Person> = match rarest.min_by_key(|having| having.len()) {
            Some(having) => having.clone(),
            None => family.iter().collect(),
        };
        for long in longer.into_iter().filter(|long| short.words.is_subset(&long.words)) {
            parts.join(short.at, long.at);
        }
    }
}

/// Things in parts, each part known by its first thing.
struct Parts {
    /// For each thing an earlier one of its part, or itself.
    above: Vec<usize>,
}

impl Parts {
    fn first(&mut self, mut at: usize) -> usize {
        while self.above[at] != at {
            self.above[at] = self.above[self.above[at]];
            at = self.above[at];
        }
        at
    }

    fn join(&mut self, one: usize, two: usize) {
        let (one, two) = (self.first(one), self.first(two));
        self.above[one.max(two)] = one.min(two);
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::{Named, Speakers, person, speakers};
    use crate::origins::components;
    use crate::same_words::folded;
    use briefing_sources::Folded;

    fn of(names: &[&str], aliases: &[&[&str]]) -> Speakers {
        let one = |name| Named { name, role: None, source: "" };
        let named: Vec<Named<'_>> = names.iter().copied().map(one).collect();
        speakers(&named, &lists(aliases))
    }

    fn lists(aliases: &[&[&str]]) -> Vec<Vec<String>> {
        let list = |list: &&[&str]| list.iter().map(|name| (*name).to_owned()).collect();
        aliases.iter().map(list).collect()
    }

    /// What `speakers` says of two names alone, told again in the plainest way.
    fn is_one_speaker(one: &str, two: &str) -> bool {
        if folded(one) == folded(two) {
            return true;
        }
        let plain = |speaker: &str| person(Folded::new(speaker).text());
        let (Some(one), Some(two)) = (plain(one), plain(two)) else { return false };
        let (short, long) = if one.len() <= two.len() { (&one, &two) } else { (&two, &one) };
        short.last() == long.last() && short.iter().all(|word| long.contains(word))
    }

    #[test]
    fn a_speaker_is_one_in_whatever_form_he_is_named() {
        let names = [
            "President Vladimir Putin",
            "U.S. officials",
            "Sergei Naryshkin",
            "Putin",
            "US officials",
            "Maria Zakharova",
            "Naryshkin",
        ];
        assert_eq!(of(&names, &[]).of, [0, 1, 2, 0, 1, 5, 2]);
        assert_eq!(of(&[], &[]), Speakers { of: Vec::new(), at_most: false });
    }

    #[test]
    fn one_speaker_is_known_by_more_than_one_form_of_the_name() {
        for (one, two, same) in [
            ("President Vladimir Putin", "Putin", true),
            ("Vladimir Putin", "President Putin", true),
            ("authorities", "authorities", true),
            ("authorities", "officials", false),
            ("one U.S. official", "unnamed U.S. officials", false),
            ("Dr. Piekarski", "Michał Piekarski", true),
            ("Micha\u{142} Piekarski’s staff", "Michał Piekarski's staff", true),
            ("Jose\u{301} Lee", "Mr. José Lee", true),
            ("Sergei Naryshkin", "Sergei Lavrov", false),
            ("Maria Putina", "Vladimir Putin", false),
            ("Anna Smith", "John Smith", false),
        ] {
            assert_eq!(of(&[one, two], &[]).of == [0, 0], same, "{one} / {two}");
            assert_eq!(of(&[two, one], &[]).of == [0, 0], same, "{two} / {one}");
            assert_eq!(is_one_speaker(one, two), same, "{one} / {two}");
        }
    }

    #[test]
    fn aliases_name_one_speaker_in_any_spelling_and_beside_other_forms() {
        let aliases: &[&[&str]] = &[
            &["FSB", "Russian Federal Security Service"],
            &["Alexander Bortnikov", "Aleksander Bortnikov"],
            &["US Embassy", "U.S. Embassy in Moscow"],
        ];
        for (names, parts) in [
            (&["FSB", "Russian Federal Security Service"][..], &[0, 0][..]),
            (&["Aleksander Bortnikov", "Alexander Bortnikov"], &[0, 0]),
            (&["Aleksander Bortnikov", "Bortnikov", "Alexander Bortnikov"], &[0, 0, 0]),
            (&["the Kremlin", "US Embassy in Moscow", "U.S. embassy"], &[0, 1, 1]),
        ] {
            assert_eq!(of(names, aliases).of, parts, "{names:?}");
        }
        assert_eq!(of(&["FSB", "Russian Federal Security Service"], &[]).of, [0, 1]);
    }

    #[test]
    fn who_is_not_named_may_be_among_the_others() {
        for (names, at_most) in [
            (&["unnamed U.S. officials", "one U.S. official"][..], true),
            (&["Vladimir Putin and other senior leaders", "Vladimir Putin"], true),
            (&["people familiar with the matter", "National Security Council"], true),
            (&["officials", "Officials"], false),
            (&["U.S. officials"], false),
            (&["Vladimir Putin", "the White House", "US Embassy in Moscow"], false),
            (&["Investigative Committee of the Russian Federation", "Maria Zakharova"], false),
        ] {
            assert_eq!(of(names, &[]).at_most, at_most, "{names:?}");
        }
    }

    #[test]
    fn a_body_may_speak_through_whoever_holds_an_office_of_it() {
        let watson = |role| Named { name: "Adrienne Watson", role: Some(role), source: "" };
        let council = |name| Named { name, role: None, source: "" };
        let aliases = lists(&[&["NSC", "National Security Council"]]);
        for (role, name, at_most) in [
            ("National Security Council spokeswoman", "National Security Council", true),
            ("spokeswoman of the NSC", "National Security Council", true),
            ("National Security Council spokeswoman", "NSC", true),
            ("spokeswoman of the State Department", "NSC", false),
        ] {
            let found = speakers(&[watson(role), council(name)], &aliases);
            assert_eq!(found, Speakers { of: vec![0, 1], at_most }, "{role} / {name}");
        }
    }

    #[test]
    fn who_is_not_named_is_one_within_a_source_alone() {
        for (name, parts) in [
            ("US officials", [0, 1, 0]),
            ("unnamed U.S. officials", [0, 1, 0]),
            ("Analyst, not named", [0, 1, 0]),
            ("people familiar with the matter", [0, 1, 0]),
            ("FSB", [0, 0, 0]),
            ("the White House", [0, 0, 0]),
            ("US Embassy in Moscow", [0, 0, 0]),
            ("spokesman Dmitry Peskov", [0, 0, 0]),
        ] {
            let told = ["a", "b", "a"].map(|source| Named { name, role: None, source });
            assert_eq!(speakers(&told, &[]).of, parts, "{name}");
        }
    }

    proptest! {
        #[test]
        fn speakers_are_those_that_two_names_alone_would_be(
            names in prop::collection::vec(
                "(President |Dr\\. )?(Anna |Jan )?(Maria )?(Holm|Berg)|officials|the mayor|",
                0..9,
            ),
        ) {
            let names: Vec<&str> = names.iter().map(String::as_str).collect();
            let paired = components(names.len(), |one, two| is_one_speaker(names[one], names[two]));
            prop_assert_eq!(of(&names, &[]).of, paired);
        }
    }
}
