//! Doubts: a quantity in, whether the text states it, only thinks of it or denies it out.
//!
//! What decides stands in the clause of the quantity, or in the one on which that depends: the
//! words before it are walked back to the last that parts clauses ([`Doubts::clause`]), those
//! behind it to what is said of those counted, and, where a claim is told, to what is said of the
//! claim. A doubt that governs something else costs a figure; one that is missed would make a
//! figure of what is none.

use std::ops::Range;

use crate::language::{LANGUAGE, Words};
use crate::quantities::deeds::is_numeral;
use crate::quantities::{Certainty, Measure, Told};
use crate::sentences::sentences;
use crate::tokens::Reading;

/// How many words before a quantity are read.
const FARTHEST: usize = 24;

/// How many words behind those counted are read for what is said of them, and of a claim.
const BEHIND: usize = 6;
const VERDICT: usize = 16;

/// How many words behind a quantity are read for the mark that ends what is told.
const LONGEST: usize = 64;

/// How far before a verb of speech its own negation may stand, and its subject or another verb.
const OWN: usize = 2;
const SUBJECT: usize = 8;
const OTHER: usize = 4;

/// How far before a length of time a word may stand that doubts it: "could take 12 hours".
const BESIDE: usize = 3;

/// A text that is read for doubts.
pub(super) struct Doubts<'a> {
    reading: &'a Reading<'a>,
    sentences: Vec<Range<usize>>,
}

impl<'a> Doubts<'a> {
    pub(super) fn new(reading: &'a Reading<'a>) -> Self {
        Self { reading, sentences: sentences(reading.text) }
    }

    /// Whether a quantity is stated.
    pub(super) fn certainty(&self, told: &Told) -> Certainty {
        let head = head(told);
        let clause = self.clause(told, head);
        if self.is_refuted(told, clause.clone()) {
            return Certainty::Denied;
        }
        let open = self.is_asked(told) || self.is_inverted(told);
        let least = if open { Certainty::Possible } else { Certainty::Stated };
        least.max(self.governed(told, head, clause))
    }

    /// What the nearest word before it that governs it makes of a quantity, or one behind it.
    fn governed(&self, told: &Told, head: usize, clause: Range<usize>) -> Certainty {
        let length = told.quantity.measure == Measure::Duration;
        let least = if length { head.saturating_sub(BESIDE) } else { 0 };
        let nearest = |certainty: &Certainty| *certainty != Certainty::Stated;
        let before = (clause.start.max(least)..head).rev().map(|i| self.before(told, head, i));
        let behind = if length { 0..0 } else { self.behind(told) };
        let behind = behind.map(|i| self.of_word(told, i));
        let (before, behind) = (before.into_iter().find(nearest), behind.max());
        before.max(behind).unwrap_or(Certainty::Stated)
    }

    fn key(&self, i: usize) -> &str {
        self.reading.key(i)
    }

    fn starts(&self, i: usize, words: Words) -> bool {
        self.reading.longest_from(i, words).is_some()
    }

    /// The words before `head` that may doubt it.
    fn clause(&self, told: &Told, head: usize) -> Range<usize> {
        let first = self.sentence_start(told);
        let least = first.max(head.saturating_sub(FARTHEST));
        let mut start = head;
        while start > least && !self.parts(told, head, start) {
            start -= 1;
        }
        start..head
    }

    /// Whether what stands right before token `at` ends the clause of `head`.
    fn parts(&self, told: &Told, head: usize, at: usize) -> bool {
        let (words, last) = (&LANGUAGE.quantities.doubts, at - 1);
        let gap = self.reading.gap(at);
        let joint = words.joints.contains(&self.key(last));
        let relative = self.key(last) == words.that && is_before(told) && self.leads(at, head);
        gap.contains([';', ':', '(', ')', '—', '\n'])
            || words.clauses.contains(&self.key(last))
            || relative
            || ((gap.contains(',') || joint) && !self.goes_on(told, head, at))
    }

    /// Whether only auxiliaries stand from token `at` to the deed at `head`: "that **has** killed".
    fn leads(&self, at: usize, head: usize) -> bool {
        (at..head).all(|i| LANGUAGE.quantities.doubts.auxiliaries.contains(&self.key(i)))
    }

    /// Whether the clause goes on behind a comma or "and" before token `at`: another of the same
    /// list, another deed of the same subject, or what is said before "that".
    fn goes_on(&self, told: &Told, head: usize, at: usize) -> bool {
        let words = &LANGUAGE.quantities;
        let joint = words.doubts.joints.contains(&self.key(at)) && at < head;
        let listed =
            self.reading.tokens.get(at).is_some_and(is_numeral) || self.is_deed(at) || joint;
        match at == head {
            true => !self.has_verb(told),
            false => listed || self.key(at) == words.doubts.that,
        }
    }

    /// Whether token `at` is a verb by its ending.
    fn is_deed(&self, at: usize) -> bool {
        let ends = |ending: &&str| self.key(at).ends_with(*ending);
        LANGUAGE.quantities.participles.iter().any(ends)
    }

    /// Whether those counted are the subject of a verb of their own: "12 people **were** killed".
    fn has_verb(&self, told: &Told) -> bool {
        let be = LANGUAGE.quantities.be;
        let behind = self.behind(told);
        !is_before(told) && behind.clone().any(|i| be.contains(&self.key(i)))
    }

    /// The words behind those counted up to what is said of them.
    fn behind(&self, told: &Told) -> Range<usize> {
        let (words, value) = (&LANGUAGE.quantities.doubts, &told.value);
        let end = match &told.deed {
            Some(deed) if deed.start >= value.end => return value.end..deed.start,
            Some(_) => return value.end..value.end,
            None => told.end,
        };
        let ends = |i: &usize| {
            !self.reading.follows(*i)
                || [words.clauses, words.joints, words.sayings]
                    .iter()
                    .any(|list| list.contains(&self.key(*i)))
                || self.key(*i) == words.that
        };
        let stop = (end..end + BEHIND).find(ends).unwrap_or(end + BEHIND);
        end..stop
    }

    /// What token `i`, in the clause before `head`, makes of a quantity. Before a verb of speech
    /// only what belongs to that verb says anything of it.
    fn before(&self, told: &Told, head: usize, i: usize) -> Certainty {
        let words = &LANGUAGE.quantities.doubts;
        let saying = (i + 1..head).find(|&i| words.sayings.contains(&self.key(i)));
        let nobody = words.nobody.contains(&self.key(i));
        let reach = match (nobody, self.is_modal(i) || self.is_not(i)) {
            (true, _) => SUBJECT,
            (false, true) => OWN,
            (false, false) => OTHER,
        };
        let apart = saying.is_some_and(|saying| saying - i > reach);
        let crossed = self.is_modal(i) && is_before(told) && self.is_ground(head);
        let denies = !nobody || saying.is_some() || self.is_subject(told, head, i);
        if apart || crossed || !denies { Certainty::Stated } else { self.of_word(told, i) }
    }

    /// Whether "nobody" at token `i` is of what is told of the quantity, and not of something
    /// beside it ("**no** survivors among the 71 people").
    fn is_subject(&self, told: &Told, head: usize, i: usize) -> bool {
        let that = LANGUAGE.quantities.doubts.that;
        i + 1 == head || is_before(told) || (i + 1..head).any(|i| self.key(i) == that)
    }

    /// Whether the deed at `head` is what something else is for: "life in prison **for** killing".
    fn is_ground(&self, head: usize) -> bool {
        let grounds = LANGUAGE.quantities.doubts.grounds;
        head.checked_sub(1).is_some_and(|i| grounds.contains(&self.key(i)))
    }

    /// What token `i` makes of a quantity, wherever it stands.
    fn of_word(&self, told: &Told, i: usize) -> Certainty {
        let words = &LANGUAGE.quantities.doubts;
        let object = i + 1 == told.value.first;
        let denies = self.starts(i, words.denials) && !object;
        let nobody = words.nobody.contains(&self.key(i)) && i < told.value.first;
        if denies || ((self.is_not(i) || nobody) && !self.negates_nothing(i)) {
            Certainty::Denied
        } else if self.is_modal(i) || (self.starts(i, words.doubts) && !self.is_no_doubt(i)) {
            Certainty::Possible
        } else {
            Certainty::Stated
        }
    }

    fn is_modal(&self, i: usize) -> bool {
        LANGUAGE.quantities.doubts.modals.contains(&self.key(i))
    }

    fn is_not(&self, i: usize) -> bool {
        let nots = LANGUAGE.quantities.doubts.nots;
        nots.contains(&self.key(i)) || self.key(i).ends_with(LANGUAGE.governing.negated_ending)
    }

    /// "not only", "no doubt"
    fn negates_nothing(&self, i: usize) -> bool {
        self.starts(i, LANGUAGE.governing.not_negations)
    }

    /// Whether token `i` ends such a phrase.
    fn is_no_doubt(&self, i: usize) -> bool {
        self.reading.longest_until(i + 1, LANGUAGE.governing.not_negations).is_some()
    }

    /// Whether it is said that a claim of it is none: "the claim that 12 were killed **is false**",
    /// "12 were killed, a figure **later retracted**".
    fn is_refuted(&self, told: &Told, clause: Range<usize>) -> bool {
        let words = &LANGUAGE.quantities.doubts;
        let that = |from: usize| (from..clause.end).any(|i| self.key(i) == words.that);
        let told_of = |i: usize| self.key(i + 1) == LANGUAGE.numbers.of || that(i + 1);
        let claimed = clause.clone().any(|i| words.claims.contains(&self.key(i)) && told_of(i));
        let end = told.end.max(told.deed.as_ref().map_or(0, |deed| deed.end));
        let ends = |i: &usize| {
            self.reading.gap(*i).contains(['.', ';', ':', '!', '?', '\n'])
                || words.clauses.contains(&self.key(*i))
                || words.joints.contains(&self.key(*i))
        };
        let behind = (end..self.reading.len().min(end + VERDICT)).take_while(|i| !ends(i));
        let verdict = behind.clone().find(|&i| self.starts(i, words.verdicts));
        let named =
            |verdict| behind.clone().any(|i| i < verdict && words.claims.contains(&self.key(i)));
        verdict.is_some_and(|verdict| claimed || named(verdict))
    }

    /// Whether the sentence, or what is quoted in it, asks.
    fn is_asked(&self, told: &Told) -> bool {
        let closing = |c: char| !c.is_alphanumeric() && c != '?';
        let whole = self.sentence(told);
        let asks = whole.is_some_and(|range| {
            self.reading.text[range.clone()].trim_end_matches(closing).ends_with('?')
        });
        let mut gaps = (told.end..=self.last(told)).map(|i| self.reading.gap(i));
        let ends = gaps.find(|gap| gap.contains(['.', '?', '!', ';', '\n']));
        asks || ends.is_some_and(|gap| gap.trim_start_matches(closing).starts_with('?'))
    }

    /// Whether the sentence starts with the verb, as a condition does: "**Had** 12 people been
    /// killed, ...".
    fn is_inverted(&self, told: &Told) -> bool {
        let (start, first) = (self.sentence_start(told), told.value.first);
        let comma = |i: usize| self.reading.gap(i).contains(',');
        let end = self.sentence(told).map_or(0, |sentence| sentence.end);
        let within = |i: &usize| self.reading.tokens.get(*i).is_some_and(|t| t.range.start < end);
        let verb = LANGUAGE.quantities.doubts.inversions.contains(&self.key(start))
            && self.reading.tokens[start].is_capital();
        start < first
            && verb
            && !(start + 1..=first).any(comma)
            && (told.end..self.last(told)).take_while(within).any(comma)
    }

    /// The last token behind a quantity that is read for a mark.
    fn last(&self, told: &Told) -> usize {
        self.reading.len().min(told.end + LONGEST)
    }

    fn sentence(&self, told: &Told) -> Option<&Range<usize>> {
        let at = told.value.range.start;
        let after = self.sentences.partition_point(|sentence| sentence.start <= at);
        after.checked_sub(1).map(|index| &self.sentences[index])
    }

    /// The first token of the sentence.
    fn sentence_start(&self, told: &Told) -> usize {
        let start = self.sentence(told).map_or(0, |sentence| sentence.start);
        self.reading.tokens.partition_point(|token| token.range.start < start)
    }
}

/// Whether the deed is told before those it is done to.
fn is_before(told: &Told) -> bool {
    told.deed.as_ref().is_some_and(|deed| deed.start < told.value.first)
}

/// The first token of what is told: that of the number, or of a deed before it.
fn head(told: &Told) -> usize {
    told.deed.as_ref().map_or(told.value.first, |deed| deed.start.min(told.value.first))
}
