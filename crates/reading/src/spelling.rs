//! Words compared across spellings: a word in, its one spelling, its stem or its part out.
//!
//! American spelling is the one spelling. Most rules are lists of words; the only general one is
//! "-ise" for "-ize", with its exceptions. Noun and verb that only British spelling tells apart are
//! one word here ("practice" and "practise", "licence" and "license"), and so are a measure and its
//! device ("metre" and "meter"); those that both tell apart are two ("advice" and "advise"). Words
//! that are two words in either spelling are left alone ("cheque", "kerb", "storey", "tyre").

use std::sync::LazyLock;

use rust_stemmers::{Algorithm, Stemmer};

use crate::language::LANGUAGE;

static STEMMER: LazyLock<Stemmer> = LazyLock::new(|| Stemmer::create(Algorithm::English));

/// Returns `word` in small letters and in its one spelling: "destabilize" for "Destabilise",
/// "labor" for "labour", "traveled" for "travelled". The parts of a compound are folded one by one.
pub fn spelling(word: &str) -> String {
    let small = word.to_lowercase().replace('\u{2019}', "'");
    let parts: Vec<String> = small.split('-').map(fold).collect();
    parts.join("-")
}

/// Whether two words are one, save for capitals and British or American spelling.
pub fn same_spelling(a: &str, b: &str) -> bool {
    spelling(a) == spelling(b)
}

/// Returns the stem of `word` after [`spelling`], for comparing words of content: "destabil" for
/// "destabilise" and for "destabilizing". Snowball's English stemmer.
pub fn stem(word: &str) -> String {
    let folded = spelling(word);
    let bare = LANGUAGE.forms.possessives.iter().find_map(|ending| folded.strip_suffix(ending));
    STEMMER.stem(bare.unwrap_or(&folded)).into_owned()
}

/// Whether `word` says something of itself: no article, preposition, auxiliary, pronoun or
/// conjunction. Negations, numbers and hedges say something.
pub fn is_content(word: &str) -> bool {
    let small = word.to_lowercase();
    let is_word = small.chars().any(char::is_alphanumeric);
    is_word && !LANGUAGE.spelling.function_words.contains(&small.as_str())
}

/// The one spelling of a word in small letters.
fn fold(word: &str) -> String {
    if let Some(one) = whole(word) {
        return one.to_owned();
    }
    let begun = beginning(word).unwrap_or_else(|| word.to_owned());
    let ended = turned(&begun).or_else(|| single(&begun)).or_else(|| ending(&begun));
    ended.unwrap_or(begun)
}

fn whole(word: &str) -> Option<&'static str> {
    let table = LANGUAGE.spelling.whole;
    table.iter().find(|(other, _)| *other == word).map(|(_, one)| *one)
}

/// The word and what follows each prefix that it may have.
fn bodies(word: &str) -> impl Iterator<Item = (&str, &str)> {
    let prefixes = LANGUAGE.spelling.prefixes.iter();
    let cut = prefixes.filter_map(move |prefix| Some((*prefix, word.strip_prefix(prefix)?)));
    std::iter::once(("", word)).chain(cut)
}

fn beginning(word: &str) -> Option<String> {
    bodies(word).find_map(|(prefix, body)| {
        LANGUAGE.spelling.beginnings.iter().find_map(|(other, one)| {
            let rest = body.strip_prefix(other)?;
            Some(format!("{prefix}{one}{rest}"))
        })
    })
}

/// "centred" as "centered".
fn turned(word: &str) -> Option<String> {
    LANGUAGE.spelling.turned_endings.iter().find_map(|(other, one)| {
        let base = word.strip_suffix(other)?;
        LANGUAGE.spelling.turned.contains(&base).then(|| format!("{base}{one}"))
    })
}

/// "travelled" as "traveled".
fn single(word: &str) -> Option<String> {
    LANGUAGE.spelling.doubled_endings.iter().find_map(|ending| {
        let doubled = word.strip_suffix(ending)?;
        let base = &doubled[..doubled.len() - doubled.chars().next_back()?.len_utf8()];
        let doubles = base.ends_with(doubled.chars().next_back()?);
        let known = bodies(base).any(|(_, body)| LANGUAGE.spelling.doubling.contains(&body));
        (doubles && known).then(|| format!("{base}{ending}"))
    })
}

/// "destabilised" as "destabilized", but never "promised".
fn ending(word: &str) -> Option<String> {
    let tables = &LANGUAGE.spelling;
    let (other, one) = tables.endings.iter().find(|(other, _)| word.ends_with(other))?;
    let base = &word[..word.len() - other.len()];
    let first = format!("{base}{}", tables.endings.last()?.0);
    let exception = bodies(&first).any(|(_, body)| tables.exceptions.contains(&body));
    let long = base.chars().count() >= tables.shortest;
    let voiced = base.contains(|c| tables.vowels.contains(c));
    let fits = long && voiced && !exception && !tables.never.contains(&word);
    fits.then(|| format!("{base}{one}"))
}

#[cfg(test)]
mod tests;
