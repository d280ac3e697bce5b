//! Which accounts count as one voice.
//!
//! Two accounts are one voice where the same speaker is stated for both (who is not named, such as
//! "US officials", is the same in one outlet alone), or where neither states
//! one and both stand in one outlet; and where both are one voice with a third. Sources that derive
//! from each other or from a third, translations and editions of one page are one outlet.

use std::collections::BTreeSet;

use briefing_sources::Sources;

use crate::accounts::Account;
use crate::comparison::Voice;
use crate::same_words::folded;
use crate::speakers::{Named, speakers};

/// Which voice each account is.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Groups {
    /// The group of each account: the index of the first account of it.
    pub(crate) of: Vec<usize>,
    /// How many there are.
    pub(crate) voices: usize,
    /// How many of them are stated.
    pub(crate) stated: usize,
    /// Whether they may be fewer: some of those stated may be among the others.
    pub(crate) at_most: bool,
}

/// Returns the groups of accounts with these voices. `aliases` are lists of names of one speaker.
pub(crate) fn groups(
    sources: &Sources,
    aliases: &[Vec<String>],
    accounts: &[Account<'_>],
    voices: &[Voice],
) -> Groups {
    let stated: Vec<usize> = (0..voices.len()).filter(|&at| voices[at].by.is_some()).collect();
    let name = |&at: &usize| {
        Some(Named {
            name: voices[at].by.as_deref()?,
            role: voices[at].role.as_deref(),
            source: &accounts[at].entry.id,
        })
    };
    let named: Vec<Named<'_>> = stated.iter().filter_map(name).collect();
    let known = speakers(&named, aliases);
    let speaker = |at: usize| stated.binary_search(&at).ok().map(|place| known.of[place]);
    let lines: Vec<BTreeSet<String>> =
        accounts.iter().map(|one| lineage(sources, &one.entry.id)).collect();
    let one_outlet = |a: usize, b: usize| !lines[a].is_disjoint(&lines[b]);
    let words = |at: usize| voices[at].by.as_deref().map(folded);
    // What repeats another's report means its officials, too.
    let same_words = |a: usize, b: usize| words(a) == words(b);
    let one_voice = |a: usize, b: usize| match (speaker(a), speaker(b)) {
        (Some(one), Some(two)) => one == two || one_outlet(a, b) && same_words(a, b),
        (None, None) => one_outlet(a, b),
        // A copy that leaves its speaker out tells on the word of what it copies.
        _ => one_outlet(a, b) && accounts[a].entry.id != accounts[b].entry.id,
    };
    let of = components(accounts.len(), one_voice);
    let firsts: Vec<usize> = (0..of.len()).filter(|&at| of[at] == at).collect();
    let is_stated =
        |&&group: &&usize| (0..of.len()).any(|at| of[at] == group && voices[at].by.is_some());
    let stated = firsts.iter().filter(is_stated).count();
    Groups { voices: firsts.len(), stated, of, at_most: known.at_most && stated > 1 }
}

/// Returns for each of `count` things the first that it is linked to, through others or directly:
/// the parts do not depend on the things' order.
pub(crate) fn components(count: usize, linked: impl Fn(usize, usize) -> bool) -> Vec<usize> {
    let mut of: Vec<usize> = (0..count).collect();
    for two in 0..count {
        for one in (0..two).filter(|&one| linked(one, two)) {
            let (first, later) = (of[one].min(of[two]), of[one].max(of[two]));
            for part in of.iter_mut().filter(|part| **part == later) {
                *part = first;
            }
        }
    }
    of
}

/// Returns a source with all from which it derives, or which it translates or captures again.
fn lineage(sources: &Sources, id: &str) -> BTreeSet<String> {
    let mut seen = BTreeSet::new();
    let mut open = vec![id.to_owned()];
    while let Some(at) = open.pop() {
        if let Some(entry) = sources.entry(&at).filter(|_| !seen.contains(&at)) {
            let original = entry.original.iter().map(|original| &original.id);
            let origins = entry.derived_from.iter().chain(&entry.edition_of).chain(original);
            open.extend(origins.cloned());
        }
        seen.insert(at);
    }
    seen
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::components;

    proptest! {
        #[test]
        fn parts_do_not_depend_on_the_order(
            links in prop::collection::btree_set((0usize..8, 0usize..8), 0..12),
            order in Just((0usize..8).collect::<Vec<usize>>()).prop_shuffle(),
        ) {
            let linked = |one: usize, two: usize| {
                links.contains(&(one, two)) || links.contains(&(two, one))
            };
            let before = components(8, linked);
            let after = components(8, |one, two| linked(order[one], order[two]));
            for one in 0..8 {
                for two in 0..8 {
                    prop_assert_eq!(after[one] == after[two], before[order[one]] == before[order[two]]);
                }
                prop_assert!(after[one] <= one);
            }
        }
    }
}
