//! What a language's tables of quantities hold.

use crate::language::Words;
use crate::numbers::Modifier;
use crate::quantities::Change;

/// What is said of those who are counted, by the key of their column ("killed").
pub(crate) struct Deed {
    pub(crate) key: &'static str,
    /// What stands after those counted: "killed", "lost their lives".
    pub(crate) done: Words,
    /// What stands before them: "killing", "claimed the lives of".
    pub(crate) doing: Words,
    /// What is counted itself: "deaths".
    pub(crate) results: Words,
    /// What a number stands at: "death toll".
    pub(crate) tolls: Words,
}

/// How quantities are told.
pub(crate) struct QuantityWords {
    /// Plurals that are a number without a value ("dozens"), with the least that they may mean.
    pub(crate) plurals: &'static [(&'static str, f64)],
    /// The same after a word without a value ("several hundred").
    pub(crate) after_vague: &'static [(&'static str, f64)],
    /// Words for a number without a value ("several").
    pub(crate) vague: Words,
    pub(crate) couples: &'static [(&'static str, f64, f64)],
    /// What makes a question or a comparison of "many".
    pub(crate) before_many: Words,
    /// "nobody", and "no" before a result.
    pub(crate) nobody: Words,
    pub(crate) no: &'static str,
    /// Those of whom "no" tells a number.
    pub(crate) none_of: Words,
    /// What restricts "no casualties".
    pub(crate) restricting: Words,
    /// What stands between two bounds of one number ("more than 100 **but** fewer than 200").
    pub(crate) both: Words,
    /// What stands before a year.
    pub(crate) before_year: Words,
    /// What stands between a toll and one told after it ("60 on Friday **and at** 133").
    pub(crate) then: Words,
    /// What stands between the ends of a range, and before it.
    pub(crate) to: Words,
    pub(crate) between: &'static str,
    pub(crate) from: &'static str,
    /// "three **out of** five": both numbers are parts of a ratio.
    pub(crate) ratios: Words,
    /// Words that a number after them names rather than counts ("page").
    pub(crate) labels: Words,
    /// What makes of a number a comparison ("20 more **than**").
    pub(crate) than: &'static str,
    pub(crate) more: Words,
    /// Words that make a number an addition to one told before.
    pub(crate) added: Words,
    /// Words between a deed and the number of those it is done to.
    pub(crate) before_number: Words,
    pub(crate) deeds: &'static [Deed],
    /// Words between which and a deed the deed is done to those before ("were killed").
    pub(crate) be: Words,
    /// Words between those counted and what is said of them.
    pub(crate) light: Words,
    /// What opens the place or the group of those counted, the verbs that may follow it, and those
    /// that open a clause of their own.
    pub(crate) places: Words,
    pub(crate) finite: Words,
    pub(crate) verbs: Words,
    /// Words that restrict what is said ("seriously injured").
    pub(crate) graded: Words,
    /// "were **among the** dead"
    pub(crate) among: Words,
    /// Two deeds of which one key is made ("killed or wounded"), and that key.
    pub(crate) joined: Words,
    pub(crate) or: Words,
    pub(crate) joint: &'static str,
    /// Results that other nouns are a kind of, and no people's ("government bodies").
    pub(crate) only_beside: Words,
    /// "lives": counted only between these.
    pub(crate) lives: Words,
    pub(crate) lives_key: &'static str,
    pub(crate) before_lives: Words,
    pub(crate) after_lives: Words,
    /// "number of"
    pub(crate) number_of: Words,
    /// What leads from a toll to its number, with what it does to it, the strong ones over words
    /// that stand between, the weak ones only beside it.
    pub(crate) strong_links: &'static [(&'static str, Option<Modifier>)],
    pub(crate) weak_links: Words,
    /// What makes a toll one that is only thought of ("could").
    pub(crate) modals: Words,
    /// Words that deny the number after them ("not").
    pub(crate) denials: Words,
    /// What makes a rate of a number ("per").
    pub(crate) per: Words,
    /// Words that a toll is not looked for behind.
    pub(crate) clauses: Words,
    /// What opens a part ("including").
    pub(crate) including: Words,
    /// What stands after "of" for the whole of a part ("them").
    pub(crate) pronouns: Words,
    pub(crate) determiners: Words,
    /// Nouns for people: the key, and the words for it.
    pub(crate) people: &'static [(&'static str, Words)],
    /// Plurals that no ending tells, with their singular.
    pub(crate) irregular: &'static [(&'static str, &'static str)],
    /// Words that end what is counted.
    pub(crate) ends: Words,
    /// Plural endings that take a syllable ("coaches"), of which two letters go.
    pub(crate) sibilants: Words,
    /// Words that look like a plural and count nothing.
    pub(crate) uncounted: Words,
    /// Endings of a word that may follow those counted ("accused").
    pub(crate) participles: Words,
    /// What makes an age of a number of years.
    pub(crate) ages: Words,
    /// What stands before or after "an hour" when it is a length of time.
    pub(crate) before_span: Words,
    pub(crate) after_span: Words,
    /// Modifiers that before a length of time may tell when.
    pub(crate) during: Words,
    /// Units too short to be more than a figure of speech after an article.
    pub(crate) idle_units: Words,
    /// Units of a difference between percentages, which are no percentage.
    pub(crate) points: Words,
    pub(crate) doubts: DoubtWords,
    /// "rose **by**"
    pub(crate) by: &'static str,
    /// What stands before what something changed by ("fell"), before a share of it alone ("lost"),
    /// and behind it ("5 per cent **lower**").
    pub(crate) changes: &'static [(&'static str, Change)],
    pub(crate) shares: &'static [(&'static str, Change)],
    pub(crate) changed: &'static [(&'static str, Change)],
    pub(crate) clock: ClockWords,
}

/// What tells a figure that is stated from one that is only possible, or denied.
pub(crate) struct DoubtWords {
    /// Auxiliaries and adverbs of what is only possible ("might"), for the clause in which they
    /// stand.
    pub(crate) modals: Words,
    /// What makes of all that depends on it something possible ("whether", "fears").
    pub(crate) doubts: Words,
    /// Verbs and nouns that deny what depends on them ("denied", "myth").
    pub(crate) denials: Words,
    /// Negations of those of whom a verb tells ("nobody"), and of the verb.
    pub(crate) nobody: Words,
    pub(crate) nots: Words,
    /// Verbs of speech: what stands before one says of those who speak, and of nothing else.
    pub(crate) sayings: Words,
    /// Nouns for what is said ("claim"), and what may be said of one behind it ("is false").
    pub(crate) claims: Words,
    pub(crate) verdicts: Words,
    /// Words that start a clause of their own, and that join two.
    pub(crate) clauses: Words,
    pub(crate) joints: Words,
    /// "that", after which those who say it, or what did it, is told of.
    pub(crate) that: &'static str,
    /// What may stand between it and its verb.
    pub(crate) auxiliaries: Words,
    /// Prepositions before a deed that something else is for ("life in prison **for** killing").
    pub(crate) grounds: Words,
    /// Verbs that start a question or a condition.
    pub(crate) inversions: Words,
    /// What stands before a number of exceptions ("all but"), or before one that bounds a moment
    /// and no length of time ("no later than three days before").
    pub(crate) excepting: Words,
}

/// How the time of day is written.
pub(crate) struct ClockWords {
    /// The halves of the day with the hour at which they start.
    pub(crate) halves: &'static [(&'static str, u16)],
    /// Words for a time, in minutes of the day.
    pub(crate) named: &'static [(&'static str, u16)],
    /// What stands before them, or before a time without its half, when a time is meant.
    pub(crate) before: Words,
    /// Zones in which hours are counted to 24, and others.
    pub(crate) zones_of_24: Words,
    pub(crate) zones: Words,
    /// "Moscow **time**", and small words that may stand for the place.
    pub(crate) time: &'static str,
    pub(crate) places: Words,
}
