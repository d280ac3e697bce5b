//! Moments without a measure: "after the attack", "following this", "later".

use std::ops::Range;

use super::{Base, Order, Read, Scan, When};
use crate::language::LANGUAGE;

impl Scan<'_> {
    pub(super) fn order(&self, at: usize) -> Option<Read> {
        self.order_of_event(at).or_else(|| self.order_of_last(at))
    }

    /// "after the attack", "in the wake of the bombing"
    fn order_of_event(&self, at: usize) -> Option<Read> {
        let (reading, words) = (self.reading, &LANGUAGE.moments);
        let (start, direction) = words
            .orders
            .iter()
            .filter_map(|(phrase, direction)| Some((reading.phrase_from(at, phrase)?, *direction)))
            .max_by_key(|(start, _)| *start)?;
        if !reading.spaced(start) {
            return None;
        }
        let base = if words.pronouns.contains(&reading.key(start)) {
            (!self.goes_on(start + 1)).then_some((start + 1, Base::Last))
        } else {
            let tokens = self.event_noun(start)?;
            Some((tokens.end, self.base(tokens)))
        };
        let (end, base) = base?;
        Some(Read::new(at..end, When::Order(Order { direction, base })))
    }

    /// The noun phrase of an event from token `at`, up to its noun or what that is of: what stands
    /// after it may be a verb ("the warning stays unclear").
    fn event_noun(&self, at: usize) -> Option<Range<usize>> {
        let end = self.noun_phrase(at)?;
        let last = (at..end).rev().find(|&i| self.happens(i..i + 1))?;
        let of = LANGUAGE.moments.of.contains(&self.reading.key(last + 1));
        Some(at..if of { end } else { last + 1 })
    }

    /// "later", "previously"
    fn order_of_last(&self, at: usize) -> Option<Read> {
        let (reading, words) = (self.reading, &LANGUAGE.moments);
        let (end, direction) = words
            .order_adverbs
            .iter()
            .filter_map(|(phrase, direction)| Some((reading.phrase_from(at, phrase)?, *direction)))
            .max_by_key(|(end, _)| *end)?;
        let before = if at > 0 && reading.follows(at) { reading.key(at - 1) } else { "" };
        let after = if reading.follows(end) { reading.key(end) } else { "" };
        let adjective = words.determiners.contains(&before)
            || words.not_before_order.contains(&before)
            || words.not_after_order.contains(&after);
        let order = Order { direction, base: Base::Last };
        (!adjective).then(|| Read::new(at..end, When::Order(order)))
    }

    /// Whether a noun may follow over white space.
    pub(super) fn goes_on(&self, at: usize) -> bool {
        let stoppers = LANGUAGE.moments.stoppers;
        self.reading.follows(at) && !stoppers.contains(&self.reading.key(at))
    }
}
