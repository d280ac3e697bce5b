//! Texts made up from the vocabulary of the briefing's own sources: the same at each run.
//!
//! What comes in: a seed. What goes out: sentences, paragraphs and whole texts in which words are as
//! frequent as in news prose, with the typographic marks that such prose has. A [`Sentence`] is
//! long enough to stand once in any text made here.

use std::sync::OnceLock;

/// The sources whose words are used.
const SOURCES: [&str; 5] = [
    include_str!("../../sources/analysis.txt"),
    include_str!("../../sources/encyclopedia.txt"),
    include_str!("../../sources/interview.txt"),
    include_str!("../../sources/live.txt"),
    include_str!("../../sources/wapo.txt"),
];

/// Words that would make a quotation doubtful, and so a run print warnings instead of working.
const LEFT_OUT: [&str; 6] = ["not", "no", "never", "nor", "without", "none"];

/// A source of numbers without any chance in it.
#[derive(Clone, Debug)]
pub(crate) struct Numbers(u64);

impl Numbers {
    /// Begins a row of numbers; another seed gives another row.
    pub(crate) fn new(seed: u64) -> Self {
        Self(seed.wrapping_mul(0x9E37_79B9_7F4A_7C15) ^ 0x5DEE_CE66_D1CE_4E5B)
    }

    /// Returns the next number below a bound (SplitMix64).
    pub(crate) fn below(&mut self, bound: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        usize::try_from((mixed ^ (mixed >> 31)) % bound as u64).unwrap_or_default()
    }
}

/// Every lower-case word of the sources, as often as it stands there.
fn vocabulary() -> &'static [&'static str] {
    static WORDS: OnceLock<Vec<&'static str>> = OnceLock::new();
    WORDS.get_or_init(|| {
        let words = SOURCES.iter().flat_map(|text| text.split(|c: char| !c.is_ascii_alphabetic()));
        let plain = |word: &&str| word.len() > 1 && word.bytes().all(|b| b.is_ascii_lowercase());
        words.filter(plain).filter(|word| !LEFT_OUT.contains(word)).collect()
    })
}

/// A sentence of 9 to 20 words, without its full stop.
#[derive(Clone, Debug)]
pub(crate) struct Sentence {
    /// As the source has it, with typographic marks.
    pub(crate) text: String,
    /// As somebody types it who quotes it.
    pub(crate) typed: String,
}

/// Returns the next sentence.
pub(crate) fn sentence(numbers: &mut Numbers) -> Sentence {
    let length = 9 + numbers.below(12);
    let mut words: Vec<String> = (0..length).map(|_| word(numbers).to_owned()).collect();
    words[0][..1].make_ascii_uppercase();
    if numbers.below(4) == 0 {
        words[length / 2].push_str("\u{2019}s");
    }
    if numbers.below(8) == 0 {
        words[length / 2 + 1].insert_str(0, "\u{2014} ");
    }
    let text = words.join(" ");
    let typed = text.replace('\u{2019}', "'").replace('\u{2014}', "-");
    Sentence { text, typed }
}

fn word(numbers: &mut Numbers) -> &'static str {
    let vocabulary = vocabulary();
    vocabulary[numbers.below(vocabulary.len())]
}

/// Returns a paragraph of some sentences, without a line break.
pub(crate) fn paragraph(sentences: &[Sentence]) -> String {
    let texts: Vec<_> = sentences.iter().map(|one| one.text.as_str()).collect();
    texts.join(". ") + "."
}

/// Returns the next sentences, for a paragraph.
pub(crate) fn sentences(numbers: &mut Numbers, count: usize) -> Vec<Sentence> {
    (0..count).map(|_| sentence(numbers)).collect()
}
