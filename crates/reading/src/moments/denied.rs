//! Moments of what is denied or only possible: "it did not begin on 20 March", "it could begin on 20
//! March". The place of a moment in, whether a word before it in its clause takes it back out.

use super::Scan;
use super::sides::Opening;
use crate::language::LANGUAGE;
use crate::tokens::lookup;

/// How many words may stand between a negation and what it denies.
const FARTHEST: usize = 12;

impl Scan<'_> {
    /// Whether what the clause tells up to token `at` is denied, or only possible. What did not happen
    /// until then happened then.
    pub(super) fn is_denied(&self, at: usize) -> bool {
        let words = &LANGUAGE.governing;
        if at > 0
            && lookup(LANGUAGE.moments.openings, self.reading.key(at - 1)) == Some(Opening::Lasting)
        {
            return false;
        }
        let clause = (at.saturating_sub(FARTHEST)..at)
            .rev()
            .take_while(|&i| !self.is_parted(i + 1) && !self.breaks(i));
        clause.into_iter().any(|i| {
            let key = self.reading.key(i);
            let negates = words.negations.contains(&key) || key.ends_with(words.negated_ending);
            (negates && self.reading.longest_from(i, words.not_negations).is_none())
                || LANGUAGE.moments.possibles.contains(&key)
        })
    }

    /// Whether a mark parts token `at` from the clause before it.
    fn is_parted(&self, at: usize) -> bool {
        self.parts(at) || self.reading.gap(at).contains([',', ':', '(', ')', '—', '–'])
    }
}
