//! What stands in a grid's cells, heads and legend, and when it is turned.

use briefing_facts::{State, Verdict};

use super::grids::grid;
use super::{elements, made, read, shown, sources};
use crate::ask::View;

/// A grid of one account and two dimensions is turned on its side.
#[test]
fn a_grid_is_turned_where_dimensions_outnumber_voices() {
    let sources = sources();
    let mut made = made::toll(&sources);
    assert!(!grid(&sources, &made).contains("diff-turned"));
    made.rows.truncate(1);
    let turned = grid(&sources, &made);
    assert!(turned.contains("<table class=\"diff-grid diff-turned\">"), "{turned}");
    assert!(turned.contains("<th scope=\"row\">Killed</th>"), "{turned}");
    assert!(turned.contains("<td data-heading=\"Moser ¶ 1\" data-state=\"base\">"), "{turned}");
}

#[test]
fn a_cell_shows_its_words_only_where_they_say_more_than_the_meaning() {
    let sources = sources();
    let at = "wapo#p1".parse().expect("an address");
    for (words, means, expected) in [
        (
            &["greater than 140 folks"] as &[&str],
            "more than 140",
            "more than 140the copy’s words: greater than 140 folks ",
        ),
        (&["140 folks"], "140", "140"),
        (&["140"], "140", "140"),
        (
            &["the deadliest in Russia in 20 years"],
            "20 years",
            "20 yearsthe copy’s words: the deadliest in Russia in 20 years ",
        ),
        (&["bears sole responsibility"], "alone", "alonebears sole responsibility "),
        (&["bears sole responsibility"], "", "bears sole responsibility "),
        (&[], "alone", "alone"),
    ] {
        let mut made = made::private_warning(&sources);
        made.columns[0].key = "what".to_owned();
        made.rows[1] = made::row(&sources, &("Post", "wapo#p1", "", "", &[]), &[]);
        made.rows[1].cells = vec![made::cell(&sources, &at, &(State::Same, words, means, "", ""))];
        let grid = shown(&sources, &made, Some(View::Grid), None);
        let cell = elements(&grid, "data-state=\"same\">", "</td>")[0];
        assert_eq!(read(cell), format!("= {expected}\n"), "{words:?} {means}");
    }
}

#[test]
fn the_legend_has_each_sign_that_is_used_once() {
    let sources = sources();
    let mut made = made::private_warning(&sources);
    for row in &mut made.rows {
        row.cells[0].state = State::FarApart;
    }
    made.rows[0].cells[0].state = State::NotFixed;
    let grid = shown(&sources, &made, Some(View::Grid), None);
    let legend = elements(&grid, "<p class=\"diff-legend\">", "</p>")[0];
    assert_eq!(read(legend), "? not fixed; or not contradicted, but far apart ");
}

#[test]
fn the_verdicts_stand_gravest_first_with_their_dimensions() {
    let sources = sources();
    let mut made = made::toll(&sources);
    let verdicts = |made: &_| {
        let figure = shown(&sources, made, None, None);
        read(elements(&figure, "<p class=\"diff-verdicts\">", "</p>")[0])
    };
    assert_eq!(
        verdicts(&made),
        "× Killed: in conflict. ? Wounded: not contradicted, but far apart. "
    );
    made.columns[0].verdict = Verdict::FarApart;
    assert_eq!(verdicts(&made), "? Killed, Wounded: not contradicted, but far apart. ");
    made.columns.truncate(1);
    assert_eq!(verdicts(&made), "? not contradicted, but far apart. ");
}

#[test]
fn a_doubt_and_a_shared_voice_stand_with_the_account() {
    let sources = sources();
    let mut made = made::toll(&sources);
    made.rows[2].counts_with = Some(0);
    made.rows[2].doubt = Some("it may be an early count".to_owned());
    let grid = read(&shown(&sources, &made, Some(View::Grid), None));
    assert!(grid.contains("counts as one voice with Moser ¶ 1"), "{grid}");
    assert!(grid.contains("may tell something else: it may be an early count"), "{grid}");
}

#[test]
fn a_reading_of_the_authors_is_marked_and_explained() {
    let sources = sources();
    let mut made = made::toll(&sources);
    assert!(!grid(&sources, &made).contains('‡'));
    made.rows[1].cells[0].reading = true;
    let grid = read(&grid(&sources, &made));
    assert!(grid.contains("more than 140the copy’s words: greater than 140 folks ‡"), "{grid}");
    assert!(grid.contains("‡ as this briefing reads it"), "{grid}");
}

#[test]
fn a_cell_without_a_sign_says_in_words_what_it_is() {
    let sources = sources();
    let mut made = made::toll(&sources);
    let cell = |made: &_| {
        let grid = shown(&sources, made, Some(View::Grid), None);
        read(elements(&grid, "data-state=\"base\">", "</td>")[0])
    };
    assert_eq!(cell(&made), "at least 143point of comparison\n");
    made.rows[0].cells[0].remarks.clear();
    assert_eq!(cell(&made), "at least 143nothing to compare it with\n");
}
