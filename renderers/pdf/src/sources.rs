//! Typst's sources of this process, kept so that what is the same in the next document is known again.
//!
//! What comes in: a file's name and its text. What goes out: the text as Typst parsed it.
//!
//! Typst knows a piece of content again by its number in the file. A text that was parsed before keeps
//! all its numbers, and one that differs a little from an earlier one keeps those of the rest.

use std::collections::{HashMap, VecDeque};
use std::sync::{LazyLock, Mutex, PoisonError};

use typst::syntax::{FileId, Source};

/// How many texts of a file are kept: a document is laid out a few times until its pages stand.
const KEPT: usize = 8;

static SOURCES: LazyLock<Mutex<HashMap<FileId, VecDeque<Source>>>> = LazyLock::new(Mutex::default);

/// Returns a file's text as Typst parses it.
pub(crate) fn source(id: FileId, text: String) -> Source {
    let mut sources = SOURCES.lock().unwrap_or_else(PoisonError::into_inner);
    let kept = sources.entry(id).or_default();
    let same = kept.iter().position(|one| one.text() == text).and_then(|at| kept.remove(at));
    let source = same.unwrap_or_else(|| parsed(id, text, kept));
    kept.push_back(source.clone());
    if kept.len() > KEPT {
        kept.pop_front();
    }
    source
}

/// Parses a text: what it shares with the nearest of some others is taken from that.
fn parsed(id: FileId, text: String, others: &VecDeque<Source>) -> Source {
    let nearest = others.iter().max_by_key(|one| {
        let (first, last) = shared(one.text(), &text);
        first + last
    });
    let Some(mut source) = nearest.cloned() else { return Source::new(id, text) };
    let (first, last) = shared(source.text(), &text);
    source.edit(first..source.text().len() - last, &text[first..text.len() - last]);
    source
}

/// Forgets all texts.
pub(crate) fn forget() {
    SOURCES.lock().unwrap_or_else(PoisonError::into_inner).clear();
}

/// Returns how many bytes two texts share at their beginnings and at their ends, in whole characters.
/// (`Source::replace` of typst-syntax 0.15.1 takes half a character that both end with for a whole one.)
fn shared(one: &str, other: &str) -> (usize, usize) {
    let same = |(a, b): &(u8, u8)| a == b;
    let first = one.bytes().zip(other.bytes()).take_while(same).count();
    let whole = |at: &usize| one.is_char_boundary(*at) && other.is_char_boundary(*at);
    let first = (0..=first).rev().find(whole).unwrap_or_default();
    let (one, other) = (&one[first..], &other[first..]);
    let last = one.bytes().rev().zip(other.bytes().rev()).take_while(same).count();
    let whole = |length: &usize| {
        one.is_char_boundary(one.len() - length) && other.is_char_boundary(other.len() - length)
    };
    (first, (0..=last).rev().find(whole).unwrap_or_default())
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use typst::syntax::{RootedPath, VirtualPath, VirtualRoot};

    use super::*;

    /// Letters of one to four bytes, of which many share their last ones.
    fn text() -> impl Strategy<Value = String> {
        "[a\"\\;{}\n\u{142}\u{442}\u{453}\u{4e2}\u{1f442}\u{1f453}]{0,12}"
    }

    proptest! {
        #[test]
        fn a_source_says_its_own_text(texts in prop::collection::vec(text(), 1..12)) {
            let path = VirtualPath::new("/test-of-sources.typ").expect("a path");
            let id = RootedPath::new(VirtualRoot::Project, path).intern();
            for text in texts {
                let found = source(id, text.clone());
                prop_assert_eq!(found.text(), &text);
                let tree = |source: &Source| format!("{:?}", source.root());
                prop_assert_eq!(tree(&found), tree(&Source::new(id, text)));
            }
        }
    }
}
