//! Quotations altered so that they must be accepted, each with the very bytes it stands for.

use std::ops::Range;

use briefing_sources::{Alteration, Alterations, Outcome, Text, Verdict};
use unicode_normalization::UnicodeNormalization as _;

use crate::corpus::{Corpus, Quotation, Source, core};
use crate::plainly;

/// A quotation that must be accepted.
pub(crate) struct Variant<'a> {
    pub(crate) kind: &'static str,
    pub(crate) text: &'a Text,
    pub(crate) scope: Option<Range<usize>>,
    pub(crate) quotation: String,
    pub(crate) verdict: Verdict,
    pub(crate) alterations: Alterations,
    /// What it stands for, in bytes of the text.
    pub(crate) ranges: Vec<Range<usize>>,
    /// What it leaves out.
    pub(crate) skipped: Vec<Range<usize>>,
}

impl Variant<'_> {
    /// Says what came of it, beside what should have.
    pub(crate) fn complaint(&self, outcome: &Outcome) -> String {
        let words = |ranges: &[Range<usize>]| {
            let words: Vec<_> = ranges.iter().map(|r| &self.text.text()[r.clone()]).collect();
            format!("{words:?}")
        };
        let found = match outcome {
            Outcome::Stands(s) => format!(
                "{} {}, {} without {}",
                s.verdict,
                s.alterations,
                words(&s.ranges),
                words(&s.skipped)
            ),
            Outcome::Fails(f) => format!("{} at {} ({:?})", f.verdict, words(&f.places), f.note),
        };
        format!(
            "{:?}\n    expected {} {}, {} without {}\n    found {found}",
            self.quotation,
            self.verdict,
            self.alterations,
            words(&self.ranges),
            words(&self.skipped)
        )
    }
}

/// Makes all variants of quotations that stand once in their source.
pub(crate) fn make(corpus: &Corpus, take: &mut impl FnMut(Variant<'_>)) {
    for (number, quotation) in corpus.unique_quotations(4).iter().enumerate() {
        let source = &corpus.texts[quotation.source];
        let scope = (number % 2 == 0).then(|| quotation.sentence.paragraph.clone());
        let mut one = Making { source, quotation, scope, number, take };
        one.typography();
        one.ends();
        one.inner_marks();
        one.insertions();
        one.initials();
        one.endings();
        one.replacements();
        one.omissions();
    }
    accents(corpus, take);
}

/// A quotation of which variants are made.
struct Making<'a, T> {
    source: &'a Source,
    quotation: &'a Quotation<'a>,
    scope: Option<Range<usize>>,
    number: usize,
    take: &'a mut T,
}

impl<T: FnMut(Variant<'_>)> Making<'_, T> {
    fn words(&self, range: Range<usize>) -> &str {
        &self.source.text.text()[range]
    }

    fn whole(&self) -> String {
        self.words(self.quotation.range()).to_owned()
    }

    /// Returns the quotation with other words for a range of the source.
    fn with(&self, change: &Range<usize>, new: &str) -> String {
        let range = self.quotation.range();
        let before = self.words(range.start..change.start);
        format!("{before}{new}{}", self.words(change.end..range.end))
    }

    fn give(&mut self, kind: &'static str, quotation: String, alterations: &[Alteration]) {
        let ranges = vec![self.quotation.range()];
        self.give_parts(kind, quotation, alterations, ranges, Vec::new());
    }

    fn give_parts(
        &mut self,
        kind: &'static str,
        quotation: String,
        alterations: &[Alteration],
        ranges: Vec<Range<usize>>,
        skipped: Vec<Range<usize>>,
    ) {
        let range = self.quotation.range();
        let verdict = if !alterations.is_empty() {
            Verdict::Marked
        } else if quotation.trim() == self.words(range) {
            Verdict::Exact
        } else {
            Verdict::Typographic
        };
        let (text, scope) = (&self.source.text, self.scope.clone());
        let alterations = alterations.iter().copied().collect();
        (self.take)(Variant {
            kind,
            text,
            scope,
            quotation,
            verdict,
            alterations,
            ranges,
            skipped,
        });
    }

    /// Other kinds of marks, dashes, spaces and invisible characters.
    fn typography(&mut self) {
        let whole = self.whole();
        self.give("word for word", whole.clone(), &[]);
        let straight = whole.replace(['“', '”'], "\"").replace(['‘', '’'], "'");
        self.give("straight marks", straight, &[]);
        let low = whole.replace(['“', '"'], "„").replace('”', "»").replace(['’', '\''], "‛");
        self.give("other marks", low, &[]);
        for dash in ["-", "–", "—", "−", "--"] {
            if whole.contains(['-', '–', '—']) {
                self.give("dashes", whole.replace(['-', '–', '—'], dash), &[]);
            }
        }
        for space in ["\u{a0}", "  ", "\n", "\u{2009}", "\t"] {
            self.give("spaces", whole.replace([' ', '\u{a0}'], space), &[]);
        }
        self.give(
            "invisible characters",
            whole.replace('s', "s\u{ad}").replace('e', "\u{200b}e"),
            &[],
        );
        self.give("ellipsis at the ends", format!("… {whole} [...]"), &[]);
        if whole.contains('…') {
            self.give("the source's own ellipsis", whole.replace('…', "..."), &[]);
        }
    }

    /// The case of the first letter and the final punctuation.
    fn ends(&mut self) {
        let range = self.quotation.range();
        let first = self.quotation.tokens[0].clone();
        let letter = core(self.source.text.text(), &first).map(|core| core.start);
        let whole = self.whole();
        if let Some(at) = letter
            && let Some(other) = other_case(self.words(at..range.end))
            && !self.words(first).contains('[')
        {
            let changed = self.with(&(at..at + 1), &other);
            self.give("first letter", changed, &[Alteration::Initial]);
        }
        let marks: &[char] = &['.', ',', '”', '"', '?', '!', ':', ';'];
        if !whole.ends_with(marks) {
            self.final_mark(&whole, ".");
            self.final_mark(&whole, ",");
        } else if let Some(bare) =
            whole.strip_suffix(['.', ',']).filter(|bare| !bare.ends_with(marks))
        {
            let (bare, end) = (bare.to_owned(), range.end - 1);
            let kept = range.start..end;
            let ranges = vec![kept];
            let other = if whole.ends_with('.') { "," } else { "." };
            self.without_final_mark(bare.clone(), &[], ranges.clone());
            self.without_final_mark(bare + other, &[Alteration::FinalMark], ranges);
        }
    }

    /// Adds a mark that the source does not have there; where it has it, nothing is altered.
    fn final_mark(&mut self, whole: &str, mark: &str) {
        let range = self.quotation.range();
        let quotation = format!("{whole}{mark}");
        if self.source.text.text()[range.end..].starts_with(mark) {
            return;
        }
        self.give("final punctuation", quotation, &[Alteration::FinalMark]);
    }

    fn without_final_mark(
        &mut self,
        quotation: String,
        alterations: &[Alteration],
        ranges: Vec<Range<usize>>,
    ) {
        let verdict = if alterations.is_empty() { Verdict::Exact } else { Verdict::Marked };
        let (text, scope) = (&self.source.text, self.scope.clone());
        let alterations = alterations.iter().copied().collect();
        let (kind, skipped) = ("final punctuation", Vec::new());
        (self.take)(Variant {
            kind,
            text,
            scope,
            quotation,
            verdict,
            alterations,
            ranges,
            skipped,
        });
    }

    fn inner_marks(&mut self) {
        let whole = self.whole();
        if whole.contains(['“', '”', '"']) {
            let single = whole.replace('“', "‘").replace(['”', '"'], "’");
            self.give("single for double marks", single, &[Alteration::InnerMarks]);
        }
    }

    /// Words of the author's, and `[sic]`, between two words of the source.
    fn insertions(&mut self) {
        let tokens = self.quotation.tokens;
        for (index, token) in tokens[1..].iter().enumerate() {
            let at = token.start..token.start;
            if index % 2 == self.number % 2 {
                let quotation = self.with(&at, "[that is, so to say] ");
                self.give("an insertion", quotation, &[Alteration::Insertion]);
            }
            if index % 5 == 0 {
                self.give("[sic]", self.with(&at, "[sic] "), &[Alteration::Sic]);
            }
        }
        if self.whole().contains('[') {
            let quotation = self.with(&(tokens[1].start..tokens[1].start), "[sic] ");
            self.give("the source's own brackets beside ours", quotation, &[Alteration::Sic]);
        }
    }

    /// `[W]e` for "we", at any word.
    fn initials(&mut self) {
        for token in self.quotation.tokens.iter().step_by(3) {
            let text = self.source.text.text();
            let Some(word) = core(text, token).filter(|core| core.len() > 1) else { continue };
            let letters = self.words(word.clone()).to_owned();
            if let Some(other) = other_case(&letters)
                && letters[1..].starts_with(char::is_alphabetic)
                && !self.words(token.clone()).contains('[')
            {
                let changed = self.with(&(word.start..word.start + 1), &format!("[{other}]"));
                self.give("a bracketed initial", changed, &[Alteration::Initial]);
            }
        }
    }

    /// `destroy[s]` for "destroyed".
    fn endings(&mut self) {
        for token in self.quotation.tokens.iter().step_by(4) {
            let text = self.source.text.text();
            let Some(word) = core(text, token).filter(|core| core.len() > 4) else { continue };
            let letters = self.words(word.clone());
            if letters.bytes().all(|byte| byte.is_ascii_alphabetic()) {
                let changed = self.with(&(word.end - 2..word.end), "[xes]");
                self.give("another ending", changed, &[Alteration::Replacement]);
            }
        }
    }

    /// One to four words of the author's for as many of the source.
    fn replacements(&mut self) {
        let tokens = self.quotation.tokens;
        let range = self.quotation.range();
        for (index, count) in (1..tokens.len()).zip([1, 2, 3, 4].into_iter().cycle()) {
            let after = index + count;
            if after >= tokens.len() {
                break;
            }
            let left_out = tokens[index].start..tokens[after - 1].end;
            let (before, rest) =
                (range.start..tokens[index - 1].end, tokens[after].start..range.end);
            let few = tokens[index..after].iter().all(|token| self.is_plain(token));
            if few && self.stands_once(&before) && self.follows_once(&before, &rest) {
                let quotation = self.with(&left_out, "[other words]");
                let alterations = [Alteration::Replacement];
                self.give_parts(
                    "a replacement",
                    quotation,
                    &alterations,
                    vec![before, rest],
                    vec![left_out],
                );
            }
        }
    }

    /// Whether a token is one word and no mark of the source's own.
    fn is_plain(&self, token: &Range<usize>) -> bool {
        let word = self.words(token.clone());
        word.chars().all(|c| c.is_alphanumeric() || matches!(c, ',' | '’'))
    }

    /// One word or more left out, in all the ways to write it.
    fn omissions(&mut self) {
        let tokens = self.quotation.tokens;
        let range = self.quotation.range();
        let marks = [" … ", "... ", " . . . ", " […] ", " [...] ", "… ", " .... "];
        for (index, mark) in (1..tokens.len() - 1).zip(marks.into_iter().cycle()) {
            let after = (index + 1 + self.number % 7).min(tokens.len() - 1);
            let left_out = tokens[index].start..tokens[after - 1].end;
            let (before, rest) =
                (range.start..tokens[index - 1].end, tokens[after].start..range.end);
            let own = self.words(before.clone()).ends_with(['.', '…'])
                || self.words(rest.clone()).starts_with(['.', '…']);
            if !own && self.stands_once(&before) && self.follows_once(&before, &rest) {
                let words = self.words(before.clone()).to_owned();
                let quotation = format!("{words}{mark}{}", self.words(rest.clone()));
                let alterations = [Alteration::Omission];
                self.give_parts(
                    "an omission",
                    quotation,
                    &alterations,
                    vec![before, rest],
                    vec![left_out],
                );
            }
        }
    }

    /// Whether words stand once where the quotation is looked for.
    fn stands_once(&self, range: &Range<usize>) -> bool {
        let words = self.words(range.clone());
        match &self.scope {
            Some(scope) => plainly::count_in(self.words(scope.clone()), words) == 1,
            None => self.source.plain.count(words) == 1,
        }
    }

    /// Whether the first place after `before` where the words of `rest` stand is its own.
    fn follows_once(&self, before: &Range<usize>, rest: &Range<usize>) -> bool {
        plainly::count_in(self.words(before.end..rest.end), self.words(rest.clone())) == 1
    }
}

/// Returns the first letter of a word in the other case.
fn other_case(word: &str) -> Option<String> {
    let first = word.chars().next().filter(char::is_ascii_alphabetic)?;
    let other = if first.is_ascii_uppercase() {
        first.to_ascii_lowercase()
    } else {
        first.to_ascii_uppercase()
    };
    Some(other.to_string())
}

/// The sources with accents put on, composed in the text and decomposed in the quotation, and the
/// reverse.
fn accents(corpus: &Corpus, take: &mut impl FnMut(Variant<'_>)) {
    for source in &corpus.texts {
        let accented = source.text.text().replace('e', "é").replace('o', "ọ̈").replace('n', "ñ");
        let composed = Source::new(source.text.id(), accented.nfc().collect());
        let decomposed = Source::new(source.text.id(), accented.nfd().collect());
        for (from, to) in [(&composed, &decomposed), (&decomposed, &composed)] {
            for (one, other) in from.sentences.iter().zip(&to.sentences) {
                let quotation = from.text.text()[one.range.clone()].to_owned();
                if from.plain.count(&quotation) != 1 {
                    continue;
                }
                take(Variant {
                    kind: "composed for decomposed letters",
                    text: &to.text,
                    scope: None,
                    verdict: if quotation == to.text.text()[other.range.clone()] {
                        Verdict::Exact
                    } else {
                        Verdict::Typographic
                    },
                    quotation,
                    alterations: Alterations::default(),
                    ranges: vec![other.range.clone()],
                    skipped: Vec::new(),
                });
            }
        }
    }
}
