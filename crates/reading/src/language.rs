//! What a language's tables hold; `english` fills them in. The logic knows no word of its own.
//!
//! A phrase is one or more words in lower case with one space between; a word is written without
//! its full stops, its possessive ending and with a straight apostrophe, as [`crate::tokens`] folds
//! it.

mod moments;
mod quantities;
mod speech;
mod spelling;

use crate::estimates::{Level, Row};
use crate::numbers::Modifier;

pub(crate) use moments::{DaysWords, MomentWords};
pub(crate) use quantities::{ClockWords, Deed, DoubtWords, QuantityWords};
pub(crate) use speech::{SpeechFrame, SpeechVerb, SpeechWords};
pub(crate) use spelling::SpellingWords;

/// The language that is read.
pub(crate) static LANGUAGE: &Language = &crate::english::ENGLISH;

/// A list of words or phrases.
pub(crate) type Words = &'static [&'static str];

/// All that the logic must be told of one language.
pub(crate) struct Language {
    pub(crate) forms: Forms,
    pub(crate) stops: Stops,
    pub(crate) numbers: NumberWords,
    pub(crate) dates: DateWords,
    pub(crate) names: NameWords,
    pub(crate) governing: GoverningWords,
    pub(crate) estimates: EstimateWords,
    pub(crate) quantities: QuantityWords,
    pub(crate) moments: MomentWords,
    pub(crate) speech: SpeechWords,
    pub(crate) spelling: SpellingWords,
    pub(crate) stems: StemWords,
}

/// How the forms of one word differ.
pub(crate) struct Forms {
    /// Possessive endings, with a straight apostrophe.
    pub(crate) possessives: Words,
    /// Plural endings with what stands for them in the singular, the longest first.
    pub(crate) plurals: &'static [(&'static str, &'static str)],
    /// Endings that look like a plural's.
    pub(crate) singulars: Words,
}

/// Which full stops end no sentence.
pub(crate) struct Stops {
    /// Abbreviations that stand before what they belong to ("Gen.").
    pub(crate) leading: Words,
    /// Abbreviations that may also end a sentence ("Inc.").
    pub(crate) trailing: Words,
    /// Abbreviations before a numeral ("No. 5", "Jan. 4").
    pub(crate) before_numeral: Words,
    /// The halves of the day ("p.m."), and what may follow them within a sentence.
    pub(crate) day_halves: Words,
    pub(crate) after_day_half: Words,
    /// Words that, with a capital, start a new sentence.
    pub(crate) starters: Words,
}

/// How numbers are written in words.
pub(crate) struct NumberWords {
    /// Zero to nineteen.
    pub(crate) units: &'static [(&'static str, f64)],
    /// Twenty to ninety.
    pub(crate) tens: &'static [(&'static str, f64)],
    /// What multiplies: from "dozen" to "trillion".
    pub(crate) scales: &'static [(&'static str, f64)],
    /// What multiplies too, but may be a noun of its own after a number ("score").
    pub(crate) doubtful_scales: Words,
    /// Scales written onto digits ("3bn"); the others need a currency ("3m").
    pub(crate) suffixes: &'static [(&'static str, f64)],
    pub(crate) money_suffixes: &'static [(&'static str, f64)],
    pub(crate) ordinals: &'static [(&'static str, f64)],
    /// The endings that make digits an ordinal ("4th").
    pub(crate) ordinal_endings: Words,
    /// Parts of one by their denominator ("thirds").
    pub(crate) denominators: &'static [(&'static str, f64)],
    /// Adverbs of number ("twice").
    pub(crate) times: &'static [(&'static str, f64)],
    /// Words that imply a number without saying it ("both"): evidence for one, never a claim of one.
    pub(crate) implied: &'static [(&'static str, f64)],
    pub(crate) articles: Words,
    pub(crate) and: &'static str,
    pub(crate) half: &'static str,
    pub(crate) of: &'static str,
    /// What stands after "half" when it measures something.
    pub(crate) after_half: Words,
    /// What makes of "one" a pronoun when it stands before or after it.
    pub(crate) before_pronoun_one: Words,
    pub(crate) after_pronoun_one: Words,
    pub(crate) percent: Words,
    /// Currency signs and codes before or after an amount, with the ISO code.
    pub(crate) currency_signs: &'static [(&'static str, &'static str)],
    pub(crate) currency_codes: &'static [(&'static str, &'static str)],
    pub(crate) currency_words: &'static [(&'static str, &'static str)],
    pub(crate) modifiers_before: &'static [(&'static str, Modifier)],
    pub(crate) modifiers_after: &'static [(&'static str, Modifier)],
    /// Signs and abbreviations before a number, as they are written ("~", "c.").
    pub(crate) modifier_signs: &'static [(&'static str, Modifier)],
    /// Units of time: the family in which they can be converted, and the factor there.
    pub(crate) time_units: &'static [(&'static str, TimeUnit)],
    /// Words after a count of the sources themselves ("two accounts", "the two differ").
    pub(crate) counts_of_sources: Words,
}

/// A unit of time.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum TimeUnit {
    /// So many months.
    Months(f64),
    /// So many minutes.
    Minutes(f64),
}

/// How dates are written.
pub(crate) struct DateWords {
    /// Names and abbreviations of months with their number.
    pub(crate) months: &'static [(&'static str, u8)],
    /// Months that are other words too ("may"), when they start a sentence.
    pub(crate) doubtful_months: Words,
    /// Names of the days with their number, Monday = 1.
    pub(crate) weekdays: &'static [(&'static str, u8)],
    /// What joins the days of a span ("to", "through").
    pub(crate) through: Words,
    /// What joins single days of one month ("and").
    pub(crate) and: &'static str,
    pub(crate) of: &'static str,
    /// What stands before a year of long ago.
    pub(crate) before_year: Words,
    /// Nouns that are counted: four digits before them are no year.
    pub(crate) counted: Words,
    /// The ending of a decade ("2000s").
    pub(crate) decade_ending: &'static str,
}

/// What is, and what is not, part of a name.
pub(crate) struct NameWords {
    /// Small words inside names ("Ministry of the Interior").
    pub(crate) particles: Words,
    /// Titles and offices, which say what somebody is and not who.
    pub(crate) titles: Words,
    /// Capitalised words that name nothing ("I", "GMT").
    pub(crate) never: Words,
    /// Ordinary words that start sentences.
    pub(crate) common: &'static str,
    /// Endings of ordinary words.
    pub(crate) common_endings: Words,
    /// Names that mean one thing, with their adjectives and peoples.
    pub(crate) aliases: &'static [Words],
}

/// Words that change what follows or precedes them.
pub(crate) struct GoverningWords {
    /// Hedges, verbs of seeming and of trying, which govern what follows.
    pub(crate) hedges: Words,
    /// Hedges that a comma may part from what they govern.
    pub(crate) adverbs: Words,
    /// Negations.
    pub(crate) negations: Words,
    /// The ending of a negated verb ("didn't").
    pub(crate) negated_ending: &'static str,
    /// Phrases in which a negation negates nothing ("no less than").
    pub(crate) not_negations: Words,
    /// Verbs and phrases that negate what follows them.
    pub(crate) denials: Words,
    /// Small words that may stand between a hedge and what it governs.
    pub(crate) light: Words,
    /// What begins a clause that the words before it may deny: "that".
    pub(crate) clause_openers: Words,
    /// Limiters.
    pub(crate) limiters: Words,
}

/// The language of estimates.
pub(crate) struct EstimateWords {
    /// The table of ICD 203: term, row, range in per cent; from least to most likely.
    pub(crate) terms: &'static [(&'static str, Row, u8, u8)],
    /// Other forms of a term, with the term.
    pub(crate) variants: &'static [(&'static str, &'static str)],
    /// Forms that are ordinary words when a directive does not give them as a term.
    pub(crate) only_as_term: Words,
    /// Phrases that hold a term and estimate nothing ("more likely").
    pub(crate) not_estimates: Words,
    pub(crate) levels: &'static [(&'static str, Level)],
    pub(crate) confidences: &'static [(&'static str, Level)],
}

/// How words are folded to be compared.
pub(crate) struct StemWords {
    /// The stemmer of the language.
    pub(crate) algorithm: rust_stemmers::Algorithm,
    /// Words of grammar: they tell nothing of what a passage is about.
    pub(crate) grammar: &'static str,
    /// Words that often tell the same thing, a group a line.
    pub(crate) kin: Words,
    /// Endings that are spelt in two ways, with the one that is kept; the longest first.
    pub(crate) spellings: &'static [(&'static str, &'static str)],
}
