//! Which accounts count as one voice.
//!
//! Two accounts are one voice where the same speaker is stated for both, or where neither states
//! one and both stand in one outlet. Sources that derive from each other and editions of one page
//! are one outlet.

use std::collections::BTreeSet;

use briefing_reading::names;
use briefing_sources::Sources;

use crate::accounts::Account;
use crate::comparison::Voice;

/// Which voice each account is.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Groups {
    /// The group of each account: the index of the first account of it.
    pub(crate) of: Vec<usize>,
    /// How many there are.
    pub(crate) voices: usize,
    /// How many of them are stated.
    pub(crate) stated: usize,
}

/// Returns the groups of accounts with these voices.
pub(crate) fn groups(sources: &Sources, accounts: &[Account<'_>], voices: &[Voice]) -> Groups {
    let roots: Vec<String> = accounts.iter().map(|one| root(sources, &one.entry.id)).collect();
    let one_voice = |a: usize, b: usize| match (&voices[a].by, &voices[b].by) {
        (Some(one), Some(two)) => is_one_speaker(one, two),
        (None, None) => roots[a] == roots[b],
        // A copy that leaves its speaker out tells on the word of what it copies.
        _ => roots[a] == roots[b] && accounts[a].entry.id != accounts[b].entry.id,
    };
    let mut of: Vec<usize> = Vec::with_capacity(accounts.len());
    for at in 0..accounts.len() {
        let first = (0..at).find(|&earlier| one_voice(earlier, at));
        of.push(first.map_or(at, |first| of[first]));
    }
    let firsts: Vec<usize> = (0..of.len()).filter(|&at| of[at] == at).collect();
    let is_stated =
        |&&group: &&usize| (0..of.len()).any(|at| of[at] == group && voices[at].by.is_some());
    let stated = firsts.iter().filter(is_stated).count();
    Groups { voices: firsts.len(), stated, of }
}

/// Returns the source from which a source derives in the end; of several the first id. The library
/// refuses circles.
fn root(sources: &Sources, id: &str) -> String {
    let mut seen = BTreeSet::new();
    let mut at = id.to_owned();
    while seen.insert(at.clone()) {
        let Some(entry) = sources.entry(&at) else { break };
        let origins = entry.derived_from.iter().chain(&entry.edition_of).min();
        match origins {
            Some(origin) => at.clone_from(origin),
            None => break,
        }
    }
    at
}

/// Whether two speakers as the sources name them are one: the same words, or one person's name in a
/// longer and a shorter form ("Putin", "President Vladimir Putin").
pub(crate) fn is_one_speaker(one: &str, two: &str) -> bool {
    let fold = |text: &str| text.to_lowercase();
    if fold(one) == fold(two) {
        return true;
    }
    let (Some(one), Some(two)) = (person(one), person(two)) else { return false };
    let (short, long) = if one.len() <= two.len() { (&one, &two) } else { (&two, &one) };
    short.last() == long.last() && short.iter().all(|word| long.contains(word))
}

/// Returns the folded words of a name without titles, if the words name somebody and say no more.
fn person(speaker: &str) -> Option<Vec<String>> {
    let [name] = names(speaker).try_into().ok()?;
    let words = name.words.iter().map(|word| speaker[word.clone()].to_lowercase());
    (name.range == (0..speaker.len())).then(|| words.collect())
}

#[cfg(test)]
mod tests {
    use super::is_one_speaker;

    #[test]
    fn one_speaker_is_known_by_more_than_one_form_of_the_name() {
        for (one, two, same) in [
            ("President Vladimir Putin", "Putin", true),
            ("Vladimir Putin", "President Putin", true),
            ("authorities", "authorities", true),
            ("authorities", "officials", false),
            ("one U.S. official", "unnamed U.S. officials", false),
            ("Dr. Piekarski", "Michał Piekarski", true),
            ("Sergei Naryshkin", "Sergei Lavrov", false),
            ("Maria Putina", "Vladimir Putin", false),
            ("Anna Smith", "John Smith", false),
        ] {
            assert_eq!(is_one_speaker(one, two), same, "{one} / {two}");
            assert_eq!(is_one_speaker(two, one), same, "{two} / {one}");
        }
    }
}
