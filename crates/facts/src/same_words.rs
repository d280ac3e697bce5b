//! The words of an author folded, so that what says the same is the same: text in, text out.
//!
//! Kinds of marks and dashes, composed letters, case, British or American spelling, hyphens and the
//! marks at the ends of words tell nothing apart; numbers are digits ("twelve", "12").

use briefing_reading::{Number, NumberKind, numbers, spelling};
use briefing_sources::Folded;

/// Returns the folded form of words: one space between words, none at the ends.
pub(crate) fn folded(written: &str) -> String {
    let plain = Folded::new(written);
    let plain = plain.text();
    let mut words = Vec::new();
    let mut at = 0;
    for number in numbers(plain) {
        words.extend(folded_words(&plain[at..number.range.start]));
        words.push(digits(&number));
        at = number.range.end;
    }
    words.extend(folded_words(&plain[at..]));
    if words.is_empty() { plain.trim().to_lowercase() } else { words.join(" ") }
}

/// Returns a number in digits, with what it counts.
fn digits(number: &Number) -> String {
    let value = number.value;
    match number.kind {
        NumberKind::Percent => format!("{value}%"),
        NumberKind::Money(code) => format!("{value} {code}"),
        NumberKind::Ordinal => format!("{value}."),
        NumberKind::Cardinal | NumberKind::Fraction => value.to_string(),
    }
}

fn folded_words(text: &str) -> Vec<String> {
    let parts = text.split_whitespace().flat_map(|word| word.split('-'));
    parts.map(folded_word).filter(|word| !word.is_empty()).collect()
}

/// Returns a word without the marks at its ends, and without the stops of an abbreviation ("U.S.").
fn folded_word(word: &str) -> String {
    let bare = word.trim_matches(|letter: char| {
        matches!(letter, '.' | ',' | ';' | ':' | '!' | '?' | '"' | '\'' | '(' | ')' | '[' | ']')
    });
    let is_initial =
        |part: &str| part.chars().count() == 1 && part.chars().all(char::is_alphabetic);
    let bare =
        if bare.split('.').all(is_initial) { bare.replace('.', "") } else { bare.to_owned() };
    spelling(&bare)
}

#[cfg(test)]
mod tests {
    use super::folded;

    #[test]
    fn the_same_words_are_the_same_in_any_encoding_and_typography() {
        for (one, two) in [
            ("Michał, caf\u{e9}", "michał cafe\u{301}"),
            ("Moscow's hall", "Moscow’s  hall"),
            ("long-range", "long range"),
            ("ISIS–K", "ISIS-K"),
            ("organised crime", "Organized crime."),
            ("No.", "no"),
            ("twelve men", "12 men"),
            ("15 percent of them", "15% of them"),
            ("the U.S. embassy", "the US Embassy"),
            ("“not known”", "not known"),
        ] {
            assert_eq!(folded(one), folded(two), "{one} / {two}");
        }
    }

    #[test]
    fn other_words_stay_apart() {
        for (one, two) in [
            ("twelve men", "13 men"),
            ("a hall", "the hall"),
            ("possible", "not possible"),
            ("C", "C++"),
            ("?", "!"),
            ("the fourth attack", "4 attack"),
        ] {
            assert_ne!(folded(one), folded(two), "{one} / {two}");
        }
    }
}
