//! Who is who among all speakers of a book: names in, which of them are one speaker out.
//!
//! One speaker is known as in [`origins`](crate::origins), but of a whole book: names are held
//! against those alone that share the family name and one more, so that the time does not grow with
//! the square of their number.

use std::collections::{BTreeMap, BTreeSet};

use briefing_sources::Folded;

use crate::origins::person;
use crate::same_words::folded;

/// Returns for each name the index of the first that names the same speaker: in the same words, or
/// as a person in a longer or a shorter form, and so through other names.
pub fn speakers(names: &[&str]) -> Vec<usize> {
    let mut parts = Parts { above: (0..names.len()).collect() };
    let mut first: BTreeMap<String, usize> = BTreeMap::new();
    let mut families: BTreeMap<String, Vec<Person>> = BTreeMap::new();
    for (at, name) in names.iter().enumerate() {
        if let Some(&known) = first.get(&folded(name)) {
            parts.join(known, at);
            continue;
        }
        first.insert(folded(name), at);
        let Some(mut words) = person(Folded::new(name).text()) else { continue };
        let Some(family) = words.pop() else { continue };
        families.entry(family).or_default().push(Person { at, words: BTreeSet::from_iter(words) });
    }
    for family in families.values() {
        join_family(&mut parts, family);
    }
    (0..names.len()).map(|at| parts.first(at)).collect()
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

    use super::speakers;
    use crate::origins::{components, is_one_speaker};

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
        assert_eq!(speakers(&names), [0, 1, 2, 0, 1, 5, 2]);
        assert_eq!(speakers(&[]), [] as [usize; 0]);
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
            prop_assert_eq!(speakers(&names), paired);
        }
    }
}
