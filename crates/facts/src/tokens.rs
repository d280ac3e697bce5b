//! Whole words: a stretch of a text in, the stretch with all of the words of which it has a part out.

use std::ops::Range;

/// Marks that join the parts of one word ("Islamist-linked", "IS–KP") where a letter or digit stands
/// on both sides.
const JOINS: [char; 4] = ['-', '\u{2010}', '\u{2011}', '–'];

/// Returns a range with all of the words of which it has a part, the full stop of an abbreviation
/// ("U.S.") among them.
pub(crate) fn whole(text: &str, range: Range<usize>) -> Range<usize> {
    let (mut start, mut end) = (range.start, range.end);
    while let Some(before) = joined(text[..start].chars().rev(), text[start..].chars().next()) {
        start -= before;
    }
    while let Some(behind) = joined(text[end..].chars(), text[..end].chars().next_back()) {
        end += behind;
    }
    while is_abbreviation(&text[start..end]) && text[end..].starts_with('.') {
        end += 1;
        let mut letters = text[end..].chars();
        let (next, after) = (letters.next(), letters.next());
        let initial = next.filter(|next| next.is_alphabetic() && after == Some('.'));
        end += initial.map_or(0, char::len_utf8);
    }
    start..end
}

/// Returns how many bytes of what lies beyond an edge belong to the word that ends at it, at most to
/// the next joint; `inside` is the letter on this side of the edge.
fn joined(mut beyond: impl Iterator<Item = char>, inside: Option<char>) -> Option<usize> {
    let inside = inside.filter(|inside| inside.is_alphanumeric() || JOINS.contains(inside))?;
    let next = beyond.next()?;
    if next.is_alphanumeric() {
        return Some(next.len_utf8());
    }
    let after = beyond.next()?;
    let is_joint = JOINS.contains(&next) && after.is_alphanumeric() && inside.is_alphanumeric();
    is_joint.then(|| next.len_utf8() + after.len_utf8())
}

/// Whether words end in an abbreviation without its last full stop: "U.S", "the p.m".
fn is_abbreviation(words: &str) -> bool {
    let last = words.rsplit(char::is_whitespace).next().unwrap_or_default();
    let is_initial =
        |part: &str| part.chars().count() == 1 && part.chars().all(char::is_alphabetic);
    last.contains('.') && last.split('.').all(is_initial)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::whole;

    #[test]
    fn a_stretch_takes_in_the_words_that_it_cuts() {
        for (text, part, expected) in [
            ("some U.S. officials", "U.S", "U.S."),
            ("the U.S, he said", "U.S", "U.S"),
            ("the U.S.A. said", "U.S", "U.S.A."),
            ("a number of Islamist-linked attacks", "Islamist", "Islamist-linked"),
            ("by ISIS-Okay.", "ISIS", "ISIS-Okay"),
            ("of ISIS-K", "K", "ISIS-K"),
            ("the anti-Putin groups", "Putin", "anti-Putin"),
            ("from IS–KP", "IS", "IS–KP"),
            ("the Moscow–Kyiv-line", "Kyiv", "Moscow–Kyiv-line"),
            ("destabilizing", "stab", "destabilizing"),
            ("killed 143 - or more", "143", "143"),
            ("He went to Moscow.", "Moscow", "Moscow"),
            ("Putin’s words", "Putin", "Putin"),
            ("Michał", "Micha", "Michał"),
            ("(concerts)", "(concerts)", "(concerts)"),
            ("", "", ""),
        ] {
            let at = text.find(part).expect(part);
            let found = whole(text, at..at + part.len());
            assert_eq!(&text[found], expected, "{text}: {part}");
        }
    }

    proptest! {
        #[test]
        fn nothing_is_lost_and_a_whole_stays_so(text in "[a-c.–-]{0,9}( [é-ñ.-]{0,5})?", at: usize, len in 0usize..5) {
            let at = at % (text.len() + 1);
            let end = (at + len).min(text.len());
            prop_assume!(text.is_char_boundary(at) && text.is_char_boundary(end));
            let found = whole(&text, at..end);
            prop_assert!(found.start <= at && end <= found.end);
            prop_assert!(text.get(found.clone()).is_some());
            prop_assert_eq!(whole(&text, found.clone()), found);
        }
    }
}
