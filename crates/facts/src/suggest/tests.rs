//! Real accounts of one fact among others; and what holds of any articles.

use proptest::prelude::*;

use super::{Article, Features, Options, Suggestion, counterparts, suggest};

const ANALYSIS: [&str; 4] = [
    "The March 22 Crocus City Hall attack in Moscow was the deadliest terror attack in Russia in over 20 years.",
    "As of March 27, authorities had reported that the armed assault killed at least 143 people and wounded 360 others.",
    "While addressing the FSB board on March 19, President Vladimir Putin referred to the US Embassy alert as “outright blackmail” aimed at destabilizing Russia.",
    "The group claimed responsibility for a September 2022 bombing at the Russian Embassy in Kabul that killed six people.",
];
const ENCYCLOPEDIA: [&str; 4] = [
    "Background",
    "In October 2015, Islamic State militants downed a Russian passenger jet over Egypt, killing all 224 people on board.",
    "ISIS was also responsible for the bombing of the Russian embassy in Kabul in 2022.",
    "President Putin told the board of the FSB that Western warnings were \"provocative\" and \"resemble outright blackmail and the intention to intimidate and destabilise our society.\"",
];
const LIVE: [&str; 3] = [
    "Background",
    "A Russian plane was blown up over Egypt’s Sinai desert in 2015 with 224 people on board, most of them Russian citizens.",
    "The attack at the concert hall killed more than 140 people, the deadliest in Russia in 20 years.",
];

fn article<'a>(id: &'a str, passages: &[&'a str]) -> Article<'a> {
    Article { id, title: None, passages: passages.to_vec() }
}

#[test]
fn the_passage_that_tells_the_same_comes_first() {
    let (a, e, l) = (article("a", &ANALYSIS), article("e", &ENCYCLOPEDIA), article("l", &LIVE));
    let rows = [(&a, 2, &e, 3), (&a, 3, &e, 2), (&e, 1, &l, 1), (&a, 0, &l, 2), (&l, 1, &e, 1)];
    for (from, passage, to, expected) in rows {
        let found = &counterparts(from, to, 2)[passage];
        assert_eq!(found.len(), 2);
        assert_eq!(found[0].passage, expected, "{}", from.passages[passage]);
    }
}

#[test]
fn what_is_shared_is_shown_in_the_words_of_the_first() {
    let found = counterparts(&article("a", &ANALYSIS), &article("e", &ENCYCLOPEDIA), 1);
    let words = &found[2][0].shared;
    for expected in ["outright blackmail", "FSB board", "President"] {
        assert!(words.iter().any(|word| word.contains(expected)), "{expected} in {words:?}");
    }
    assert!(words.iter().any(|word| word.starts_with("destabilizing")), "{words:?}");
}

#[test]
fn pairs_of_all_articles_are_ranked() {
    let articles = [article("a", &ANALYSIS), article("e", &ENCYCLOPEDIA), article("l", &LIVE)];
    let found = suggest(&articles, &Options::default());
    let pairs: Vec<((usize, usize), (usize, usize))> = found
        .iter()
        .map(|one| ((one.a.article, one.a.passage), (one.b.article, one.b.passage)))
        .collect();
    for expected in [((0, 2), (1, 3)), ((0, 3), (1, 2)), ((1, 1), (2, 1)), ((0, 0), (2, 2))] {
        assert!(pairs.contains(&expected), "{expected:?} in {pairs:?}");
    }
    assert!(!pairs.contains(&((1, 0), (2, 0))), "a heading tells nothing");
}

#[test]
fn options_bound_what_is_suggested() {
    let articles = [article("a", &ANALYSIS), article("e", &ENCYCLOPEDIA)];
    let options = Options::default();
    let all = suggest(&articles, &Options { least: 0.0, each: 9, ..options });
    let best = suggest(&articles, &Options { least: 0.0, each: 1, ..options });
    let likely = suggest(&articles, &Options { least: 0.5, each: 9, ..options });
    assert!(best.len() < all.len() && likely.len() < all.len());
    assert!(likely.iter().all(|one| one.score >= 0.5) && !likely.is_empty());
    assert!(all.iter().any(|one| one.score < 0.5));
    assert!(best.iter().all(|one| all.contains(one)));
}

#[test]
fn a_third_article_changes_nothing() {
    let two = [article("a", &ANALYSIS), article("e", &ENCYCLOPEDIA)];
    let three = [two[0].clone(), two[1].clone(), article("l", &LIVE)];
    let mut found = suggest(&three, &Options::default());
    found.retain(|one| one.b.article < 2);
    assert_eq!(found, suggest(&two, &Options::default()));
}

#[test]
fn a_title_counts_for_the_whole_article() {
    let plain = article("l", &LIVE);
    let titled = Article { title: Some("A Russian jet over Egypt"), ..plain.clone() };
    let other = article("e", &ENCYCLOPEDIA);
    let about = |article: &Article<'_>| counterparts(&other, article, 1)[1][0].features.about;
    assert!(about(&titled) > about(&plain));
}

/// The features of passage `i` of one text with passage `j` of another.
fn features(a: &[&str], i: usize, b: &[&str], j: usize) -> Features {
    let found = counterparts(&article("a", a), &article("b", b), usize::MAX).swap_remove(i);
    found.into_iter().find(|one| one.passage == j).unwrap().features
}

#[test]
fn a_dateline_puts_what_follows_no_deeper() {
    let dated = ["Sunday, December 23, 2012", LIVE[2]];
    let told = [LIVE[1], LIVE[2]];
    assert_eq!(
        features(&dated, 1, &ANALYSIS, 0).depth,
        features(&[LIVE[2]], 0, &ANALYSIS, 0).depth
    );
    assert!(features(&told, 1, &ANALYSIS, 0).depth > features(&dated, 1, &ANALYSIS, 0).depth);
}

#[test]
fn what_was_done_is_told_from_names() {
    let plain = |a, b| features(&[a, "Other."], 0, &[b, "Thing."], 0).plain;
    assert!(plain("Lohan was arrested", "Police arrested Lohan") > 0.0);
    for (a, b) in [("Lohan was arrested", "Lohan left"), ("143 cars", "143 boats")] {
        assert_eq!(plain(a, b), 0.0, "{a:?} and {b:?}");
    }
}

#[test]
fn what_the_first_passage_tells_leads() {
    let lead = |first| features(&[first, LIVE[1]], 1, &[ENCYCLOPEDIA[1], LIVE[2]], 1).lead;
    assert!(lead(LIVE[2]) > lead("Background"));
}

#[test]
fn terms_that_both_have_are_counted() {
    let common = |a, b| features(&[a], 0, &[b], 0).common.exp_m1().round();
    assert_eq!(common("143 died in Moscow", "In Moscow 143 were dead"), 3.0);
    assert_eq!(common("143 died in Moscow", "A wedding"), 0.0);
}

#[test]
fn a_passage_of_fifty_thousand_words_is_read() {
    let long = "143 people were killed on March 22 in Moscow, he said. ".repeat(4_500);
    let found = counterparts(&article("a", &[&long]), &article("b", &["In Moscow 143 died."]), 1);
    assert_eq!(found[0][0].shared, ["143", "Moscow"]);
}

/// Any passages, among them some that share words.
fn passages() -> impl Strategy<Value = Vec<String>> {
    let words = "(fire|Moscow|killed|143|two|March 22|השלום|e\u{301}|警告|\\PC|[ .,]){0,24}";
    prop::collection::vec(words, 0..6)
}

fn articles<'a>(ids: &'a [String], texts: &'a [Vec<String>]) -> Vec<Article<'a>> {
    let article = |(id, passages): (&'a String, &'a Vec<String>)| Article {
        id,
        title: passages.first().map(String::as_str),
        passages: passages.iter().map(String::as_str).collect(),
    };
    ids.iter().zip(texts).map(article).collect()
}

fn ids(count: usize) -> Vec<String> {
    (0..count).map(|number| format!("{number:02}")).collect()
}

/// Everything is suggested that may be.
const OPEN: Options = Options { neighbours: 2, each: 3, least: 0.0 };

proptest! {
    #[test]
    fn suggestions_are_sound(texts in prop::collection::vec(passages(), 0..6)) {
        let ids = ids(texts.len());
        let found = suggest(&articles(&ids, &texts), &OPEN);
        for one in &found {
            prop_assert!((0.0..=1.0).contains(&one.score));
            prop_assert!(one.a.article < one.b.article && !one.shared.is_empty());
            for shared in &one.shared {
                prop_assert!(texts[one.a.article][one.a.passage].contains(shared.as_str()));
            }
        }
        prop_assert!(found.windows(2).all(|pair| pair[0].score >= pair[1].score));
    }

    #[test]
    fn the_order_of_articles_does_not_matter(
        texts in prop::collection::vec(passages(), 0..6),
        turn in 0_usize..6,
    ) {
        let ids = ids(texts.len());
        let straight = articles(&ids, &texts);
        let mut turned = straight.clone();
        turned.rotate_left(turn.min(texts.len()));
        turned.reverse();
        let named = |articles: &[Article<'_>]| -> Vec<(String, usize, String, usize, Suggestion)> {
            let id = |article: usize| articles[article].id.to_owned();
            let found = suggest(articles, &OPEN).into_iter();
            found.map(|mut one| {
                let (a, b) = (id(one.a.article), id(one.b.article));
                (one.a.article, one.b.article) = (0, 0);
                (a, one.a.passage, b, one.b.passage, one)
            }).collect()
        };
        prop_assert_eq!(named(&straight), named(&turned));
    }

    #[test]
    fn counterparts_are_the_same_from_both_sides(a in passages(), b in passages()) {
        let (ids, texts) = (ids(2), [a, b]);
        let both = articles(&ids, &texts);
        let there = counterparts(&both[0], &both[1], usize::MAX);
        let back = counterparts(&both[1], &both[0], usize::MAX);
        let says = |text: &String| text.contains(char::is_alphanumeric);
        prop_assert_eq!(there.len(), texts[0].len());
        for (i, found) in there.iter().enumerate() {
            let told = texts[1].iter().filter(|text| says(text) && says(&texts[0][i]));
            prop_assert_eq!(found.len(), told.count());
            for one in found {
                let other = back[one.passage].iter().find(|other| other.passage == i).unwrap();
                prop_assert_eq!(one.score.to_bits(), other.score.to_bits());
                prop_assert_eq!(one.features, other.features);
            }
        }
    }
}
