//! Any source and any quotation: whatever letters they are made of, there is an answer, and its
//! places lie between characters.

use proptest::prelude::*;

use super::*;
use crate::fold::Folded;
use crate::index::Index;

/// What texts are made of: letters of one to four bytes that begin, end or fill a word, letters
/// that fold into several or compose, and every mark that matching knows.
const PARTS: [&str; 40] = [
    "E",
    "e",
    "É",
    "é",
    "Étal",
    "Etal",
    "etat",
    "½ three",
    "three",
    "days",
    "day",
    "élection",
    "election",
    "e\u{301}",
    "\u{301}",
    "İ",
    "ı",
    "ß",
    "ẞ",
    "ﬁ",
    "日",
    "🙂",
    "\u{202e}",
    "\u{ad}",
    " ",
    " ",
    " ",
    "\n",
    "…",
    "...",
    ". . .",
    "[",
    "]",
    "[é]",
    "[…]",
    "“",
    "”",
    "’",
    "—",
    "–",
];

fn text() -> impl Strategy<Value = String> {
    let made = prop::collection::vec(prop::sample::select(&PARTS[..]), 0..24);
    prop_oneof![4 => made.prop_map(|parts| parts.concat()), 1 => "(\\PC|[ \\n.,]){0,24}"]
}

fn ranges(outcome: &Outcome) -> Vec<Range<usize>> {
    match outcome {
        Outcome::Stands(one) => [one.ranges.clone(), one.skipped.clone()].concat(),
        Outcome::Fails(one) => {
            let differing = one.differences.iter().map(|one| one.source.clone());
            one.places.iter().cloned().chain(differing).collect()
        }
    }
}

/// Asks for a quotation in every way, and says where its places do not lie between characters.
fn ask(source: &str, quotation: &str) -> Result<(), TestCaseError> {
    let text = Text::plain("source", source);
    let paragraphs = text.paragraphs().iter().map(|one| Some(one.range.clone()));
    let sentences = text.sentences(1).iter().map(|one| Some(one.clone()));
    for scope in paragraphs.chain(sentences).chain([None]) {
        let request = Request { quotation, scope, ..Request::default() };
        let outcome = check(&request, Haystack::of(&text));
        for range in ranges(&outcome) {
            prop_assert!(text.text().get(range.clone()).is_some(), "{range:?} of {outcome:?}");
        }
        let Outcome::Fails(failure) = outcome else { continue };
        for one in failure.differences {
            prop_assert!(quotation.get(one.quotation.clone()).is_some(), "{one:?}");
        }
    }
    for standing in standings(quotation, Haystack::of(&text)) {
        prop_assert!(standing.ranges.iter().all(|range| text.text().get(range.clone()).is_some()));
    }
    let folded = Folded::new(source);
    Index::new([("source", &folded)]).candidates(quotation);
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2_000))]

    #[test]
    fn any_quotation_of_any_source_has_an_answer(source in text(), quotation in text()) {
        ask(&source, &quotation)?;
    }

    #[test]
    fn a_part_of_a_source_with_something_else_in_it_has_an_answer(
        source in text().prop_map(|text| text + "é"),
        at in any::<[prop::sample::Index; 2]>(),
        other in prop::sample::select(&PARTS[..]),
        place in any::<prop::sample::Index>(),
    ) {
        let letters: Vec<char> = source.chars().collect();
        let (a, b) = (at[0].index(letters.len()), at[1].index(letters.len()));
        let mut part = letters[a.min(b)..=a.max(b)].to_vec();
        let place = place.index(part.len());
        part.splice(place..=place, other.chars());
        ask(&source, &part.into_iter().collect::<String>())?;
    }
}

#[test]
fn a_letter_of_one_byte_is_told_from_one_of_several_at_the_same_place() {
    for (source, quotation, expected) in [
        ("On élection day.", "election day", Verdict::Altered),
        ("État said he would.", "Etat said he would", Verdict::Altered),
        ("They left ½ three days later.", "a three days later", Verdict::Altered),
        ("½ three days", "three days", Verdict::Exact),
        ("🙂ab cd", "Xab cd", Verdict::Altered),
    ] {
        match verify(quotation, &Text::plain("source", source), None) {
            Outcome::Stands(found) => assert_eq!(found.verdict, expected, "{quotation}"),
            Outcome::Fails(found) => assert_eq!(found.verdict, expected, "{quotation}"),
        }
    }
}
