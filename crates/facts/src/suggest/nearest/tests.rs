//! Which of many articles are set side by side.

use std::collections::BTreeSet;

use super::super::Article;
use super::super::article::Terms;
use super::{COMMON, nearest};

/// Articles, each one passage of the words given.
fn pairs(texts: &[String], neighbours: usize) -> BTreeSet<(usize, usize)> {
    let article = |text: &String| {
        Terms::read(&Article { id: "", title: None, passages: vec![text.as_str()] }).whole()
    };
    assert!(texts.iter().all(|text| !article(text).is_empty()));
    let articles: Vec<Article<'_>> = texts
        .iter()
        .map(|text| Article { id: "", title: None, passages: vec![text.as_str()] })
        .collect();
    let read: Vec<Terms<'_>> = articles.iter().map(Terms::read).collect();
    nearest(&read, neighbours)
}

#[test]
fn of_few_articles_all_pairs_are_taken() {
    let texts: Vec<String> = ["fire", "flood", "wedding"].map(str::to_owned).into();
    assert_eq!(pairs(&texts, 2), BTreeSet::from([(0, 1), (0, 2), (1, 2)]));
}

#[test]
fn of_many_articles_those_of_one_story_are_taken() {
    let texts: Vec<String> =
        (0..40).map(|i| format!("council x{} y{} z{i} w{i}", i / 2, i / 2)).collect();
    let expected: BTreeSet<(usize, usize)> = (0..20).map(|i| (2 * i, 2 * i + 1)).collect();
    assert_eq!(pairs(&texts, 1), expected);
}

#[test]
fn a_term_of_too_many_articles_joins_none() {
    let enough = usize::try_from(COMMON).unwrap();
    let texts = |count: usize| -> Vec<String> {
        (0..count + 30)
            .map(|i| if i < count { format!("council a{i}") } else { format!("b{i}") })
            .collect()
    };
    assert!(!pairs(&texts(enough), 3).is_empty());
    assert!(pairs(&texts(enough + 1), 3).is_empty());
}
