//! A pairing: two articles in, what likens each passage of one to each of the other out.
//!
//! How rare a term is is counted over the passages of these two alone, so that no third article
//! changes what is said of them: what nearly every passage repeats tells no passage from another.

use super::article::{Passage, Terms};
use super::features::Features;
use super::shared::shared;
use super::terms::Key;
use super::vectors::{Counts, Vector, counted};
use super::{Counterpart, Options};

/// So many terms make a passage that stands for itself: fewer are a headline, a date, a name.
const FULL: usize = 12;
/// With fewer different terms a passage tells no fact that could be found again ("Background").
const FEWEST: usize = 3;

/// Two articles set side by side.
pub(super) struct Pairing<'t, 'a> {
    a: Side<'t, 'a>,
    b: Side<'t, 'a>,
    likeness: f64,
}

/// One of the two.
struct Side<'t, 'a> {
    terms: &'t Terms<'a>,
    passages: Vec<Likened>,
    whole: Vector,
    /// How much is told before each passage: the sum of how full those are with words.
    before: Vec<f64>,
    /// The cosine of each passage with the other side's whole.
    about: Vec<f64>,
    /// The cosine of each passage's letters with those of the other side's first.
    lead: Vec<f64>,
}

/// A passage, to be likened to others.
struct Likened {
    /// Its terms.
    terms: Vector,
    /// Its words without a capital.
    plain: Vector,
    /// Its letters, four by four.
    letters: Vector,
}

/// How rare a key is among the passages of two articles.
struct Rarity<'t> {
    passages: f64,
    spread: [&'t Counts; 2],
}

impl Rarity<'_> {
    fn of(&self, key: Key) -> f64 {
        let spread: u32 = self.spread.iter().map(|spread| counted(spread, key)).sum();
        ((self.passages + 1.0) / f64::from(spread.max(1))).ln()
    }
}

impl<'t, 'a> Side<'t, 'a> {
    fn new(terms: &'t Terms<'a>, words: &Rarity<'_>, letters: &Rarity<'_>) -> Self {
        let likened = |passage: &Passage<'_>| Likened {
            terms: Vector::new(&passage.counts, |key| words.of(key)),
            plain: Vector::new(&passage.plain, |key| words.of(key)),
            letters: Vector::new(&passage.grams, |key| letters.of(key)),
        };
        let passages: Vec<Likened> = terms.passages.iter().map(likened).collect();
        let title = Vector::new(&terms.title, |key| words.of(key));
        let whole = Vector::sum(passages.iter().map(|passage| &passage.terms).chain([&title]));
        let (before, about, lead) = (before(&terms.passages), Vec::new(), Vec::new());
        Self { terms, passages, whole, before, about, lead }
    }

    /// Likens each passage to the whole and to the first passage of the other side.
    fn face(&mut self, other: &Self) {
        self.about = self.passages.iter().map(|one| one.terms.cosine(&other.whole)).collect();
        let lead = |one: &Likened| {
            other.passages.first().map_or(0.0, |first| one.letters.cosine(&first.letters))
        };
        self.lead = self.passages.iter().map(lead).collect();
    }

    fn len(&self) -> usize {
        self.passages.len()
    }

    /// How much a passage has of one that stands for itself, 0 to 1.
    fn fullness(&self, at: usize) -> f64 {
        part_of_full(self.terms.passages[at].terms.len())
    }
}

impl<'t, 'a> Pairing<'t, 'a> {
    /// Sets two articles side by side.
    pub(super) fn new(a: &'t Terms<'a>, b: &'t Terms<'a>) -> Self {
        let passages = (a.passages.len() + b.passages.len()) as f64;
        let words = Rarity { passages, spread: [&a.spread, &b.spread] };
        let letters = Rarity { passages, spread: [&a.gram_spread, &b.gram_spread] };
        let (mut a, mut b) = (Side::new(a, &words, &letters), Side::new(b, &words, &letters));
        a.face(&b);
        b.face(&a);
        Self { likeness: a.whole.cosine(&b.whole), a, b }
    }

    /// Returns the best `most` passages of the second article for passage `i` of the first; marks
    /// alone are nothing's counterpart and have none.
    pub(super) fn counterparts(&self, i: usize, most: usize) -> Vec<Counterpart> {
        let (own, others) = (&self.a.terms.passages[i], &self.b.terms.passages);
        let told = (0..others.len()).filter(|&j| others[j].says_something());
        let told = told.take_while(|_| own.says_something());
        let features = told.map(|j| (j, self.features(i, j)));
        let mut found: Vec<(usize, Features, f64)> =
            features.map(|(j, features)| (j, features, features.counterpart())).collect();
        found.sort_by(|(x, _, xs), (y, _, ys)| ys.total_cmp(xs).then(x.cmp(y)));
        let counterpart = |(passage, features, score)| Counterpart {
            passage,
            score,
            features,
            shared: self.shared(i, passage),
        };
        found.into_iter().take(most).map(counterpart).collect()
    }

    /// Returns the pairs of which each is among the best `options.each` for the other: their
    /// passages and their score.
    pub(super) fn mutual(&self, options: &Options) -> Vec<(usize, usize, f64)> {
        let rows: Vec<Vec<f64>> = (0..self.a.len()).map(|i| self.scores(i)).collect();
        let column = |j: usize| rows.iter().map(|row| row[j]).collect::<Vec<f64>>();
        let best_of_a: Vec<Vec<usize>> =
            (0..self.b.len()).map(|j| best(&column(j), options)).collect();
        let pairs = rows
            .iter()
            .enumerate()
            .flat_map(|(i, row)| best(row, options).into_iter().map(move |j| (i, j, row[j])));
        pairs.filter(|(i, j, _)| best_of_a[*j].contains(i)).collect()
    }

    /// The scores of passage `i` of the first with each of the second, 0 where they share no term or
    /// one has too few.
    fn scores(&self, i: usize) -> Vec<f64> {
        let terms = &self.a.passages[i].terms;
        let score = |(j, other): (usize, &Likened)| {
            let few = terms.len().min(other.terms.len()) < FEWEST;
            if few || terms.shared(&other.terms) <= 0.0 { 0.0 } else { self.features(i, j).pair() }
        };
        self.b.passages.iter().enumerate().map(score).collect()
    }

    fn features(&self, i: usize, j: usize) -> Features {
        let (a, b) = (&self.a.passages[i], &self.b.passages[j]);
        let place = |i: usize, side: &Side<'_, '_>| i as f64 / side.len() as f64;
        Features {
            shared: a.terms.shared(&b.terms).ln_1p(),
            common: a.terms.common(&b.terms).ln_1p(),
            plain: a.plain.shared(&b.plain).ln_1p(),
            letters: a.letters.cosine(&b.letters),
            about: self.a.about[i] + self.b.about[j],
            lead: self.a.lead[i] + self.b.lead[j],
            depth: self.a.before[i].ln_1p() + self.b.before[j].ln_1p(),
            fullness: self.a.fullness(i) + self.b.fullness(j),
            drift: (place(i, &self.a) - place(j, &self.b)).abs(),
            likeness: self.likeness,
        }
    }

    /// Returns what passages `i` and `j` share, in the words of the first, what weighs most first.
    pub(super) fn shared(&self, i: usize, j: usize) -> Vec<String> {
        let (a, b) = (&self.a.passages[i], &self.b.passages[j]);
        shared(&self.a.terms.passages[i], &a.terms, &b.terms)
    }
}

/// How full with words the passages before each are, added up: a dateline or a byline, which tells
/// nothing, puts what follows no deeper.
fn before(passages: &[Passage<'_>]) -> Vec<f64> {
    let add = |sum: &mut f64, passage: &Passage<'_>| {
        let before = *sum;
        *sum += part_of_full(passage.words());
        Some(before)
    };
    passages.iter().scan(0.0, add).collect()
}

/// How much so many terms are of a passage that stands for itself, 0 to 1.
fn part_of_full(terms: usize) -> f64 {
    terms.min(FULL) as f64 / FULL as f64
}

/// The best `options.each` of a row of scores that are enough.
fn best(scores: &[f64], options: &Options) -> Vec<usize> {
    let mut best: Vec<usize> = (0..scores.len()).filter(|&j| scores[j] >= options.least).collect();
    best.retain(|&j| scores[j] > 0.0);
    best.sort_by(|&x, &y| scores[y].total_cmp(&scores[x]).then(x.cmp(&y)));
    best.truncate(options.each);
    best
}
