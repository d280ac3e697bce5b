//! The wording: two accounts word by word, where they share enough of it to be read.
//!
//! Words are aligned, not marks: what stands between two words follows them. No word and no mark is
//! lost: what both have and what one of them has give back either text exactly.

use std::collections::BTreeMap;
use std::ops::Range;

use briefing_diagnostics::Diagnostic;
use briefing_facts::Comparison;
use serde::Serialize;
use similar::{Algorithm, DiffOp, capture_diff_slices};
use unicode_segmentation::UnicodeSegmentation;

use crate::account::{Account, Head, accounts};
use crate::chapter::Desk;

/// What the template `diff-wording` is filled in with.
#[derive(Debug, Serialize)]
struct Wordings {
    base: Head,
    accounts: Vec<Wording>,
}

#[derive(Debug, Serialize)]
struct Wording {
    head: Head,
    /// Whether the two share enough to be read.
    readable: bool,
    pieces: Vec<Piece>,
}

/// A stretch of two texts: what both have, or what each has in the place of the other's.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub(crate) struct Piece {
    /// What both have.
    pub(crate) both: String,
    /// What only the first has.
    pub(crate) first: String,
    /// What only the second has.
    pub(crate) second: String,
}

/// Whether some account shares enough of its wording with the base to be read beside it.
pub(crate) fn is_readable(desk: &Desk<'_>, comparison: &Comparison, base: usize) -> bool {
    let accounts = accounts(desk.sources, comparison);
    let Some(first) = accounts.get(base).and_then(passage) else { return false };
    others(&accounts, base)
        .any(|account| passage(account).is_some_and(|one| align(first, one).is_some()))
}

/// Returns the wording of each account beside that of the base, as Markdown.
pub(crate) fn render(
    desk: &Desk<'_>,
    comparison: &Comparison,
    base: usize,
) -> Result<String, Diagnostic> {
    let all = accounts(desk.sources, comparison);
    let Some(held) = all.get(base) else { return Ok(String::new()) };
    let head = |account: &Account<'_>| account.head(desk.sources, &comparison.rows);
    let wording = |account: &Account<'_>| {
        let pieces = passage(held).zip(passage(account)).and_then(|(a, b)| align(a, b));
        Wording {
            head: head(account),
            readable: pieces.is_some(),
            pieces: pieces.unwrap_or_default(),
        }
    };
    let data = Wordings { base: head(held), accounts: others(&all, base).map(wording).collect() };
    desk.templates.render("diff-wording", &data, "")
}

/// Returns the accounts that do not have the base's own passage.
fn others<'a, 'b>(
    accounts: &'b [Account<'a>],
    base: usize,
) -> impl Iterator<Item = &'b Account<'a>> {
    let at = accounts.get(base).map(|account| (&account.row.at.id, &account.row.passage));
    accounts.iter().filter(move |one| Some((&one.row.at.id, &one.row.passage)) != at)
}

fn passage<'a>(account: &Account<'a>) -> Option<&'a str> {
    account.words(&account.row.passage)
}

/// Aligns two texts; `None` where they share less than half of their words.
pub(crate) fn align(first: &str, second: &str) -> Option<Vec<Piece>> {
    let (a, b) = (words(first), words(second));
    if !is_enough(at_most_shared(&a, &b), &a, &b) {
        return None;
    }
    let anchors = anchors(&a, &b);
    is_enough(anchors.len(), &a, &b).then(|| pieces((first, &a), (second, &b), &anchors))
}

/// A word as it is compared, and where it stands.
type Word = (String, Range<usize>);

/// Returns the words of a text, in one case and one form of apostrophe.
fn words(text: &str) -> Vec<Word> {
    let fold = |word: &str| word.to_lowercase().replace('’', "'");
    text.unicode_word_indices().map(|(at, word)| (fold(word), at..at + word.len())).collect()
}

/// Whether so many shared words are half of the words of both texts or more.
fn is_enough(shared: usize, a: &[Word], b: &[Word]) -> bool {
    shared > 0 && 4 * shared >= a.len() + b.len()
}

/// Returns how many words the texts could share in any order: a bound that costs little.
fn at_most_shared(a: &[Word], b: &[Word]) -> usize {
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    for (word, _) in a {
        *counts.entry(word).or_default() += 1;
    }
    let taken = b.iter().filter(|(word, _)| match counts.get_mut(word.as_str()) {
        Some(left) if *left > 0 => {
            *left -= 1;
            true
        }
        _ => false,
    });
    taken.count()
}

/// Returns the pairs of words that are the same, in order.
fn anchors(a: &[Word], b: &[Word]) -> Vec<(usize, usize)> {
    let forms = |words: &[Word]| words.iter().map(|(form, _)| form.clone()).collect::<Vec<_>>();
    let mut anchors = Vec::new();
    // A time limit would make the result depend on the machine's load: none is given.
    for op in capture_diff_slices(Algorithm::Histogram, &forms(a), &forms(b)) {
        if let DiffOp::Equal { old_index, new_index, len } = op {
            anchors.extend((0..len).map(|step| (old_index + step, new_index + step)));
        }
    }
    anchors
}

/// Cuts both texts at their shared words.
fn pieces(
    (first, a): (&str, &[Word]),
    (second, b): (&str, &[Word]),
    anchors: &[(usize, usize)],
) -> Vec<Piece> {
    let mut pieces = Pieces::default();
    let (mut from, mut to) = (0, 0);
    for &(i, j) in anchors {
        let (word, other) = (&a[i].1, &b[j].1);
        pieces.differ(&first[from..word.start], &second[to..other.start]);
        pieces.differ(&first[word.clone()], &second[other.clone()]);
        (from, to) = (word.end, other.end);
    }
    pieces.differ(&first[from..], &second[to..]);
    pieces.list
}

/// The pieces so far; neighbours of one kind are one piece.
#[derive(Default)]
struct Pieces {
    list: Vec<Piece>,
}

impl Pieces {
    /// Adds what stands in each text at the same place: the same, or one for the other. White space
    /// and marks at their ends that both have stay outside the difference.
    fn differ(&mut self, first: &str, second: &str) {
        if first == second {
            return self.both(first);
        }
        let lead = shared_edge(first.chars(), second.chars());
        let (a, b) = (&first[lead..], &second[lead..]);
        let trail = shared_edge(a.chars().rev(), b.chars().rev());
        self.both(&first[..lead]);
        self.apart(&a[..a.len() - trail], &b[..b.len() - trail]);
        self.both(&a[a.len() - trail..]);
    }

    fn both(&mut self, text: &str) {
        if text.is_empty() {
            return;
        }
        match self.list.last_mut() {
            Some(last) if !last.both.is_empty() => last.both.push_str(text),
            _ => self.list.push(Piece { both: text.to_owned(), ..Piece::default() }),
        }
    }

    fn apart(&mut self, first: &str, second: &str) {
        match self.list.last_mut() {
            Some(last) if last.both.is_empty() => {
                last.first.push_str(first);
                last.second.push_str(second);
            }
            _ => {
                let (first, second) = (first.to_owned(), second.to_owned());
                self.list.push(Piece { first, second, ..Piece::default() });
            }
        }
    }
}

/// Marks beyond ASCII's that may stand at the end of what differs and are no part of it.
const MARKS: &str = "“”‘’„«»…–—";

/// Returns how many bytes of white space and marks both begin with.
fn shared_edge(a: impl Iterator<Item = char>, b: impl Iterator<Item = char>) -> usize {
    let is_edge = |c: char| c.is_whitespace() || c.is_ascii_punctuation() || MARKS.contains(c);
    a.zip(b).take_while(|(a, b)| a == b && is_edge(*a)).map(|(a, _)| a.len_utf8()).sum()
}
