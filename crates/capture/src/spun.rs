//! Signs that a text was reworded by a machine ("spun"): words of set phrases exchanged for others of
//! the same meaning, which no writer does, and articles that no longer fit the words after them.

use briefing_diagnostics::Diagnostic;

use crate::Captured;

/// A spun phrase and the set phrase that it once was.
const PHRASES: [(&str, &str); 42] = [
    ("situation of anonymity", "condition of anonymity"),
    ("taken credit score", "taken credit"),
    ("took credit score", "took credit"),
    ("set hearth to", "set fire to"),
    ("opened hearth", "opened fire"),
    ("stop hearth", "ceasefire"),
    ("dying toll", "death toll"),
    ("demise toll", "death toll"),
    ("beforehand reported", "previously reported"),
    ("beforehand been reported", "previously been reported"),
    ("beforehand undisclosed", "previously undisclosed"),
    ("didn't instantly reply", "did not immediately reply"),
    ("did not instantly reply", "did not immediately reply"),
    ("did not instantly respond", "did not immediately respond"),
    ("didn't instantly respond", "did not immediately respond"),
    ("final 12 months", "last year"),
    ("this 12 months", "this year"),
    ("12 months in the past", "a year ago"),
    ("years in the past", "years ago"),
    ("greater than one million folks", "more than one million people"),
    ("health facility therapy", "hospital treatment"),
    ("nationwide safety", "national security"),
    ("nation's safety equipment", "country's security apparatus"),
    ("overseas minister", "foreign minister"),
    ("protection minister", "defense minister"),
    ("protection secretary", "defense secretary"),
    ("u.s. officers", "U.S. officials"),
    ("senior officers aware of", "senior officials familiar with"),
    ("aware of the matter", "familiar with the matter"),
    ("aware of the data", "familiar with the information"),
    ("aware of the considering", "familiar with the thinking"),
    ("debate delicate", "discuss sensitive"),
    ("live performance corridor", "concert hall"),
    ("massive gatherings", "large gatherings"),
    ("the place gunmen", "where gunmen"),
    ("folks had been killed", "people were killed"),
    ("counterfeit consciousness", "artificial intelligence"),
    ("profound learning", "deep learning"),
    ("profound neural", "deep neural"),
    ("colossal information", "big data"),
    ("haze figuring", "cloud computing"),
    ("white home mentioned", "White House said"),
];

/// How many signs make a doubt.
const ENOUGH: usize = 2;

/// Returns the doubt, with the signs, if there are enough of them.
pub(super) fn doubt(captured: &Captured) -> Option<Diagnostic> {
    let language = captured.about.language.as_deref().unwrap_or("en");
    if !language.to_lowercase().starts_with("en") {
        return None;
    }
    let signs = signs(&captured.text);
    if signs.len() < ENOUGH {
        return None;
    }
    let what = "this text shows signs of having been reworded by a machine";
    let doubt = Diagnostic::warning("doubtful-capture", what);
    let doubt = signs.into_iter().take(5).fold(doubt, Diagnostic::note);
    Some(doubt.help(
        "look for the original; to use this copy, say `fidelity: altered`, and its own words are nobody's",
    ))
}

/// Returns the signs in a text, each a sentence.
fn signs(text: &str) -> Vec<String> {
    let folded = text.to_lowercase().replace('’', "'");
    let spun = |(phrase, once): &&(&str, &str)| {
        stands(&folded, phrase).then(|| format!("“{phrase}” stands where one says “{once}”"))
    };
    let mut signs: Vec<String> = PHRASES.iter().filter_map(|one| spun(&one)).collect();
    signs.extend(folks(&folded));
    let articles = misfits(&folded);
    if articles.len() > 1 {
        signs.push(format!("“a” stands before a vowel: {}", quoted(&articles)));
        // One is a slip; a text with many was not written.
        signs.extend((articles.len() > 3).then(|| format!("{} times", articles.len())));
    }
    signs
}

fn quoted(words: &[String]) -> String {
    words.iter().take(4).map(|words| format!("“{words}”")).collect::<Vec<_>>().join(", ")
}

/// Whether a phrase stands in a text as whole words.
fn stands(text: &str, phrase: &str) -> bool {
    text.match_indices(phrase).any(|(at, _)| {
        let before = text[..at].chars().next_back();
        let after = text[at + phrase.len()..].chars().next();
        !before.is_some_and(char::is_alphanumeric) && !after.is_some_and(char::is_alphanumeric)
    })
}

/// Finds "greater than 140 folks".
fn folks(text: &str) -> Option<String> {
    let found = text.match_indices("greater than ").find_map(|(at, _)| {
        let mut words = text[at..].split_whitespace();
        let (count, noun) = (words.nth(2)?, words.next()?);
        let counted = count.starts_with(|c: char| c.is_ascii_digit());
        (counted && noun.starts_with("folks")).then(|| format!("greater than {count} folks"))
    });
    found.map(|phrase| format!("“{phrase}” stands where one says “more than … people”"))
}

/// Returns the places where "a" stands before a word that begins with a vowel and is said with one.
fn misfits(text: &str) -> Vec<String> {
    let words: Vec<&str> = text.split_whitespace().collect();
    let pairs = words.windows(2).filter(|pair| {
        let next = pair[1];
        // "u" and "eu" are often said as "you", "one" as "won"; a single letter is a name.
        let vowel = next.starts_with(['a', 'e', 'i', 'o'])
            && !["eu", "ew", "one", "once", "oui"].iter().any(|begin| next.starts_with(begin));
        let word =
            next.chars().count() > 3 && next.chars().take(4).all(|c| c.is_ascii_alphabetic());
        pair[0] == "a" && vowel && word
    });
    pairs
        .map(|pair| pair.join(" ").trim_end_matches(|c: char| !c.is_alphanumeric()).to_owned())
        .collect()
}

#[cfg(test)]
mod tests {
    use super::signs;

    #[test]
    fn exchanged_words_are_signs_and_plain_prose_has_none() {
        let spun = "A indisputable fact that has not been beforehand reported: greater than 140 folks. U.S. officers spoke on the situation of anonymity.";
        assert_eq!(signs(spun).len(), 4, "{:?}", signs(spun));
        let plain = "The officials, familiar with the matter, spoke on the condition of anonymity. A one-off, a European, a user; greater than 5 percent. Folks said so years ago.";
        assert_eq!(signs(plain), Vec::<String>::new());
    }
}
