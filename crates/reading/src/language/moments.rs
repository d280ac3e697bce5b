//! What a language's tables hold of moments and days.

use super::Words;
use crate::days::Part;
use crate::moments::{Anchor, Bound, Direction, Lead, Noun, Opening, Side, Unit};

/// How a text says when something was.
pub(crate) struct MomentWords {
    /// Units in the singular and the plural.
    pub(crate) units: &'static [(&'static str, Unit)],
    pub(crate) plurals: &'static [(&'static str, Unit)],
    /// One of a unit ("a"), and what joins two counts ("two or three").
    pub(crate) one: Words,
    pub(crate) or: Words,
    /// Counts that are no number ("a few"), at least and at most.
    pub(crate) vague_counts: &'static [(&'static str, u32, Option<u32>)],
    /// What bounds a measure, before it and after it.
    pub(crate) bounds: &'static [(&'static str, Bound)],
    pub(crate) after_unit: &'static [(&'static str, Bound)],
    /// Words after a measure that give it a direction.
    pub(crate) directions: &'static [(&'static str, (Direction, Anchor))],
    /// Adverbs between a unit and its direction ("the days soon after").
    pub(crate) near: Words,
    /// Adverbs that stand for a measure that is not said ("shortly before").
    pub(crate) soon: Words,
    /// Words before a unit without a count that make it a duration.
    pub(crate) not_before_vague: Words,
    /// The day of an event, with how many days before it.
    pub(crate) own_days: &'static [(&'static str, u32)],
    /// Words and phrases before durations; after some of them every measure is one.
    pub(crate) lasting: Words,
    pub(crate) always_lasting: Words,
    pub(crate) spans: Words,
    pub(crate) the: &'static str,
    pub(crate) and: Words,
    pub(crate) of: Words,
    pub(crate) to: Words,
    /// Prepositions that may part a subject from its verb ("the embassy in Moscow issued").
    pub(crate) places: Words,
    /// Phrases that stand for days: whether they count from the telling, from how many to how many.
    pub(crate) fixed: &'static [(&'static str, (bool, i32, i32))],
    /// Words for a part of a day before such a phrase.
    pub(crate) day_parts: Words,
    /// What stands before a noun of the calendar, and the nouns.
    pub(crate) leads: &'static [(&'static str, Lead)],
    pub(crate) nouns: &'static [(&'static str, Noun)],
    /// Words before a season that is meant as a time.
    pub(crate) before_season: Words,
    /// Parts of a period, and of a date.
    pub(crate) parts: &'static [(&'static str, Part)],
    pub(crate) date_parts: &'static [(&'static str, Part)],
    /// What makes a comparison of "the same day".
    pub(crate) compared: Words,
    /// Years named after a month: whether they count from the telling, and by how many.
    pub(crate) years_after_month: &'static [(&'static str, (bool, i32))],
    /// Words that make of what a clause tells a thing that is only possible.
    pub(crate) possibles: Words,
    /// What stands before a date and makes something else of it.
    pub(crate) openings: &'static [(&'static str, Opening)],
    /// What stands after a date and makes a bound of it ("or later"), and what after "from" does.
    pub(crate) closings: &'static [(&'static str, Side)],
    pub(crate) onward: Words,
    /// Verbs after which "from 5 March to 12 March" is no span.
    pub(crate) put_off: Words,
    /// Days of the week that are habits or parts of names.
    pub(crate) plural_weekdays: Words,
    pub(crate) not_before_weekday: Words,
    pub(crate) not_after_weekday: Words,
    /// Nouns that are numbered: four digits after them are no year.
    pub(crate) not_before_year: Words,
    /// Words of a sentence that speaks of what is still to come.
    pub(crate) ahead: Words,
    /// Words between a verb and its day of the week, and verbs in the past.
    pub(crate) before_weekday: Words,
    pub(crate) past: Words,
    /// Phrases that order, before what they name.
    pub(crate) orders: &'static [(&'static str, Direction)],
    /// Adverbs that order, and words around them that make them adjectives.
    pub(crate) order_adverbs: &'static [(&'static str, Direction)],
    pub(crate) not_before_order: Words,
    pub(crate) not_after_order: Words,
    /// "this" and "that", for what was told last.
    pub(crate) pronouns: Words,
    /// Nouns of things that happen, in the singular.
    pub(crate) events: Words,
    pub(crate) determiners: Words,
    /// Words that no noun phrase holds, and words before which a clause ends.
    pub(crate) stoppers: Words,
    pub(crate) breakers: Words,
    /// Verbs that are no noun, and endings of verbs in the past.
    pub(crate) verbs: Words,
    pub(crate) verb_endings: Words,
    pub(crate) days: DaysWords,
}

/// How days are written for a reader.
pub(crate) struct DaysWords {
    pub(crate) months: Words,
    pub(crate) weekdays: Words,
    pub(crate) a: &'static str,
    pub(crate) the: &'static str,
    pub(crate) to: &'static str,
    pub(crate) before: &'static str,
    pub(crate) after: &'static str,
    pub(crate) between: &'static str,
    pub(crate) and: &'static str,
    /// "from ... on"
    pub(crate) from: &'static str,
    pub(crate) on: &'static str,
    /// The endings of ordinals with their days, and of all others.
    pub(crate) ordinals: &'static [(&'static str, &'static [i8])],
    pub(crate) ordinal: &'static str,
}
