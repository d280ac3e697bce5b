//! Quotations altered so that they must be refused.

use std::ops::Range;

use briefing_sources::{Haystack, Outcome, Request, Sources, Verdict, check, elsewhere};

use crate::corpus::{Corpus, IDS, Quotation, core};
use crate::plainly::{self, Plain};

/// A quotation that must be refused.
pub(crate) struct Fault {
    pub(crate) kind: &'static str,
    /// The number of the source in which it is looked for.
    pub(crate) source: usize,
    /// Where in it, in bytes.
    pub(crate) scope: Option<Range<usize>>,
    pub(crate) quotation: String,
    /// What must not hold it, if that is not all of the source.
    pub(crate) within: Option<Plain>,
    /// The verdicts that are right.
    pub(crate) expected: &'static [Verdict],
}

/// Names that are put for each other.
const NAMES: [&str; 16] = [
    "Putin",
    "Naryshkin",
    "Khalilov",
    "Bortnikov",
    "Zakharova",
    "Lukashenko",
    "Medvedev",
    "Piekarski",
    "Moscow",
    "Washington",
    "Kyiv",
    "Tehran",
    "Russia",
    "Ukraine",
    "Belarus",
    "Iran",
];

/// Makes all faults but those of the wrong source.
pub(crate) fn make(corpus: &Corpus, take: &mut impl FnMut(Fault)) {
    for (number, quotation) in corpus.quotations(3).iter().enumerate() {
        let text = corpus.texts[quotation.source].text.text();
        let scope = (number % 2 == 0).then(|| quotation.sentence.paragraph.clone());
        let source = quotation.source;
        let mut give = |kind, quotation, expected| {
            take(Fault { kind, source, scope: scope.clone(), quotation, expected, within: None });
        };
        let one = Altering { text, quotation };
        one.letters(&mut |words| give("a letter changed", words, &[Verdict::Altered]));
        one.drops(&mut |words| give("an inner word dropped", words, &[Verdict::Altered]));
        one.swaps(&mut |words| give("two words swapped", words, &[Verdict::Reordered]));
        one.not_added(&mut |words| give("\"not\" added", words, &[Verdict::Altered]));
        one.not_dropped(&mut |words| give("\"not\" dropped", words, &[Verdict::Altered]));
        one.digits(&mut |words| give("a digit changed", words, &[Verdict::Altered]));
        one.names(&mut |words| give("a name exchanged", words, &[Verdict::Altered]));
        one.disorders(&mut |words| {
            give("wrong order around an ellipsis", words, &[Verdict::Reordered])
        });
    }
    splices(corpus, take);
    wrong_passages(corpus, take);
}

/// Two sentences that do not follow each other, as one quotation.
fn splices(corpus: &Corpus, take: &mut impl FnMut(Fault)) {
    for (source, text) in corpus.texts.iter().enumerate() {
        let words = text.text.text();
        for (i, first) in text.sentences.iter().enumerate() {
            for (j, second) in text.sentences.iter().enumerate() {
                if i == j || i + 1 == j || (i != j + 1 && (i * 7 + j) % 3 != 0) {
                    continue;
                }
                let quotation =
                    format!("{} {}", &words[first.range.clone()], &words[second.range.clone()]);
                let scope = (i % 2 == 0).then(|| first.paragraph.clone());
                let beside = i == j + 1
                    && words[second.range.end..first.range.start].chars().all(char::is_whitespace);
                let (kind, expected) = if beside {
                    ("two sentences, the second first", &[Verdict::Reordered][..])
                } else {
                    ("two sentences spliced", &[Verdict::Spliced][..])
                };
                take(Fault { kind, source, scope, quotation, expected, within: None });
            }
        }
    }
}

/// The right words with another paragraph of their source.
fn wrong_passages(corpus: &Corpus, take: &mut impl FnMut(Fault)) {
    for quotation in corpus.unique_quotations(3) {
        let text = &corpus.texts[quotation.source].text;
        let own = &quotation.sentence.paragraph;
        for other in
            text.paragraphs().iter().map(|one| &one.range).filter(|&one| one != own).step_by(5)
        {
            let (kind, expected) = ("right words, wrong passage", &[Verdict::Elsewhere][..]);
            let words = &text.text()[quotation.range()];
            take(Fault {
                kind,
                source: quotation.source,
                scope: Some(other.clone()),
                quotation: words.to_owned(),
                expected,
                within: Some(Plain::of(&text.text()[other.clone()])),
            });
        }
    }
}

/// Looks for each quotation in the four sources that do not have it: it must be refused there, and
/// found elsewhere, in its own source.
pub(crate) fn wrong_sources(corpus: &Corpus) -> Vec<(&'static str, Option<String>)> {
    let library: String =
        IDS.iter().map(|id| format!("{id}: {{ type: misc, title: T }}\n")).collect();
    let texts: Vec<_> = corpus.texts.iter().map(|one| (one.text.id(), one.text.text())).collect();
    let (sources, findings) = Sources::in_memory(&library, &texts);
    assert!(findings.is_empty(), "{findings:?}");
    let mut results = Vec::new();
    for quotation in corpus.quotations(3) {
        let words = &corpus.texts[quotation.source].text.text()[quotation.range()];
        for (other, text) in corpus.texts.iter().enumerate() {
            if other == quotation.source || plainly::stands(&text.plain, words) {
                continue;
            }
            let request = Request { quotation: words, ..Request::default() };
            let refused = matches!(check(&request, Haystack::of(&text.text)), Outcome::Fails(_));
            let found = elsewhere(words, &sources, IDS[other]);
            let named = found.iter().any(|(id, one)| {
                id == IDS[quotation.source] && one.ranges.contains(&quotation.range())
            });
            let wrong = format!("{words:?} in {}: refused {refused}, named {named}", IDS[other]);
            results.push(("right words, wrong source", (!refused || !named).then_some(wrong)));
        }
    }
    results
}

/// A quotation that is being altered.
struct Altering<'a> {
    text: &'a str,
    quotation: &'a Quotation<'a>,
}

impl Altering<'_> {
    /// Returns the quotation with other words for ranges of the source, in order.
    fn with(&self, changes: &[(Range<usize>, &str)]) -> String {
        let range = self.quotation.range();
        let mut words = String::new();
        let mut at = range.start;
        for (change, new) in changes {
            words.push_str(&self.text[at..change.start]);
            words.push_str(new);
            at = change.end;
        }
        words + &self.text[at..range.end]
    }

    fn inner(&self) -> &[Range<usize>] {
        let tokens = self.quotation.tokens;
        &tokens[1..tokens.len() - 1]
    }

    /// One letter of each word becomes the next of the alphabet. Letters in brackets are the
    /// author's own and are left alone.
    fn letters(&self, take: &mut impl FnMut(String)) {
        for (number, token) in self.quotation.tokens.iter().enumerate() {
            let words = &self.text[token.clone()];
            let letters: Vec<_> =
                words.char_indices().filter(|(_, c)| c.is_ascii_alphabetic()).collect();
            if letters.is_empty() || words.contains('[') {
                continue;
            }
            let (at, letter) = letters[(number * 7) % letters.len()];
            let next = match letter {
                'z' => 'a',
                'Z' => 'A',
                letter => char::from(letter as u8 + 1),
            };
            let at = token.start + at;
            take(self.with(&[(at..at + 1, &next.to_string())]));
        }
    }

    fn drops(&self, take: &mut impl FnMut(String)) {
        let tokens = self.quotation.tokens;
        for (token, next) in self.inner().iter().zip(&tokens[2..]) {
            if core(self.text, token).is_some() {
                take(self.with(&[(token.start..next.start, "")]));
            }
        }
    }

    /// Each word changes places with the next and with one further on. Words in brackets are the
    /// author's own and are left alone; "Europe/Russia" is more than one.
    fn swaps(&self, take: &mut impl FnMut(String)) {
        let one_word = |token: &&Range<usize>| !self.text[(*token).clone()].contains(['[', '/']);
        let tokens = self.quotation.tokens.iter().filter(one_word);
        let cores: Vec<_> = tokens.filter_map(|token| core(self.text, token)).collect();
        for (i, left) in cores.iter().enumerate() {
            for right in [i + 1, i + 4].into_iter().filter_map(|j| cores.get(j)) {
                let (a, b) = (&self.text[left.clone()], &self.text[right.clone()]);
                if a.to_lowercase() != b.to_lowercase() {
                    take(self.with(&[(left.clone(), b), (right.clone(), a)]));
                }
            }
        }
    }

    fn not_added(&self, take: &mut impl FnMut(String)) {
        for token in self.inner().iter().step_by(3) {
            take(self.with(&[(token.start..token.start, "not ")]));
        }
    }

    /// Drops "not" and "n't".
    fn not_dropped(&self, take: &mut impl FnMut(String)) {
        for (token, next) in self.quotation.tokens.iter().zip(&self.quotation.tokens[1..]) {
            let word = &self.text[token.clone()];
            if matches!(word, "not" | "no") {
                take(self.with(&[(token.start..next.start, "")]));
            } else if let Some(verb) = word.strip_suffix("n’t") {
                take(self.with(&[(token.start + verb.len()..token.end, "")]));
            }
        }
    }

    fn digits(&self, take: &mut impl FnMut(String)) {
        let range = self.quotation.range();
        for (at, digit) in self.text[range.clone()].bytes().enumerate() {
            if digit.is_ascii_digit() {
                let next = char::from(b'0' + (digit - b'0' + 1) % 10).to_string();
                take(self.with(&[(range.start + at..range.start + at + 1, &next)]));
            }
        }
    }

    fn names(&self, take: &mut impl FnMut(String)) {
        for range in self.quotation.tokens.iter().filter_map(|token| core(self.text, token)) {
            let word = &self.text[range.clone()];
            let name = word.strip_suffix("’s").unwrap_or(word);
            let Some(number) = NAMES.iter().position(|&known| known == name) else { continue };
            for other in [1, 5, 9] {
                let other = NAMES[(number + other) % NAMES.len()];
                take(self.with(&[(range.start..range.start + name.len(), other)]));
            }
        }
    }

    /// Pieces of the quotation, the later first: two at several places, and three.
    fn disorders(&self, take: &mut impl FnMut(String)) {
        let tokens = self.quotation.tokens;
        let (count, piece) = (tokens.len(), |range: Range<usize>| {
            &self.text[tokens[range.start].start..tokens[range.end - 1].end]
        });
        for cut in (2..count.saturating_sub(1)).step_by(2) {
            take(format!("{} … {}", piece(cut..count), piece(0..cut)));
            if cut > 2 {
                take(format!("{}... {}", piece(cut..count), piece(0..cut - 1)));
            }
        }
        if count >= 9 {
            let third = count / 3;
            let (a, b, c) = (piece(0..third), piece(third..third * 2), piece(third * 2..count));
            take(format!("{a} […] {c} […] {b}"));
            take(format!("{b} . . . {a} . . . {c}"));
        }
    }
}
