//! What holds of any text; the phrases of outlets are in `tests/dates.rs`.

use proptest::prelude::*;

use super::{Base, Direction, Moment, MomentKind, Period, Relative, Step, When, Which, moments};
use crate::days::{Days, Part, Relation};

fn base(moment: &Moment) -> Option<&Base> {
    match &moment.when {
        When::Stated(_) => None,
        When::Relative(relative) => Some(relative.base()),
        When::Order(order) => Some(&order.base),
    }
}

/// Ranges are in order, disjoint and on character boundaries; an event's lie within.
fn well_placed(text: &str, found: &[Moment]) -> bool {
    let mut end = 0;
    found.iter().all(|moment| {
        let ordered = moment.range.start >= end && !moment.range.is_empty();
        end = moment.range.end;
        let event = match base(moment) {
            Some(Base::Event(range)) => {
                moment.range.start <= range.start
                    && range.end <= moment.range.end
                    && text.get(range.clone()).is_some_and(|words| !words.is_empty())
            }
            _ => true,
        };
        ordered && event && text.get(moment.range.clone()).is_some()
    })
}

fn only(text: &str) -> Moment {
    let [moment] = &moments(text)[..] else { panic!("{text}: {:?}", moments(text)) };
    moment.clone()
}

fn relative(text: &str) -> Relative {
    match only(text).when {
        When::Relative(relative) => relative,
        when => panic!("{text}: {when:?}"),
    }
}

#[test]
fn moments_of_a_part_are_moved_with_their_events() {
    let text = "Talks failed. Three days before the attack, he left.";
    let part = &text[14..];
    let moved: Vec<Moment> = moments(part).into_iter().map(|moment| moment.moved(14)).collect();
    assert_eq!(moved, moments(text));
    let Some(Base::Event(range)) = base(&moved[0]) else { panic!("{moved:?}") };
    assert_eq!(&text[range.clone()], "the attack");
}

#[test]
fn a_part_of_a_decade_is_narrower_than_the_decade() {
    for (text, days) in [
        ("in the 2020s", "between 2020 and 2029"),
        ("in the mid-2020s", "between 2023 and 2026"),
        ("in the early 2020s", "between 2020 and 2024"),
        ("in the late 1990s", "between 1995 and 1999"),
    ] {
        let When::Stated(found) = only(text).when else { panic!("{text}") };
        assert_eq!(found.to_string(), days, "{text}");
    }
}

#[test]
fn what_is_said_without_a_base_is_kept() {
    let rows = [
        ("on Tuesday, he", Some("a Tuesday")),
        ("last November", Some("November")),
        ("last month", None),
        ("that day", None),
        ("three days later", None),
    ];
    for (text, alone) in rows {
        let found = relative(text).alone().map(|days| days.to_string());
        assert_eq!(found.as_deref(), alone, "{text}");
    }
}

#[test]
fn the_same_day_is_told_apart() {
    for (text, same) in
        [("today", true), ("that day", true), ("yesterday", false), ("on Monday", false)]
    {
        assert_eq!(relative(text).is_same_day(), same, "{text}");
    }
}

#[test]
fn relative_days_follow_what_is_known_of_their_base() {
    let rows = [
        ("the next day", "--", "2024", "between 2 January 2024 and 1 January 2025"),
        ("the next day", "--", "2024-03", "between 2 March and 1 April 2024"),
        ("the next day", "--", "2024-03-15/2024-03-17", "between 16 and 18 March 2024"),
        ("that day", "--", "2024-03-07", "7 March 2024"),
        ("last month", "--", "2024-03", "February 2024"),
        ("last month", "--", "2024", "-"),
        ("earlier this month", "--", "2024-03-01", "-"),
        ("earlier this month", "--", "2024-03", "March 2024"),
        ("last year", "--", "2024", "2023"),
        ("on Tuesday", "--", "2024-03", "a Tuesday"),
        ("on Tuesday", "--", "2024-03-19", "19 March 2024"),
        ("last Tuesday", "--", "2024-03-19", "12 March 2024"),
        ("last February", "--", "2024-03-19", "February"),
        ("yesterday", "--", "0001-01-01", "-"),
        ("the following day", "--", "9999-12-31", "-"),
    ];
    for (text, _, from, expected) in rows {
        let found = relative(text).resolve(&Days::parse(from).unwrap());
        assert_eq!(found.map_or("-".to_owned(), |days| days.to_string()), expected, "{text}");
    }
}

#[test]
fn a_figure_is_dated_as_of() {
    assert_eq!(only("As of March 27, the").kind, MomentKind::AsOf);
    assert_eq!(only("On March 27, the").kind, MomentKind::Event);
    assert_eq!(only("the March 27 attack").kind, MomentKind::Name);
}

#[test]
fn long_texts_are_read() {
    let text = "Three days before the March 22 attack in the days since Friday, ".repeat(6_000);
    assert_eq!(moments(&text).len(), 6_000);
    for word in ["the ", "before ", "two weeks ", "March 7 ", "2024-", "early "] {
        assert!(well_placed(&word.repeat(50_000), &moments(&word.repeat(50_000))));
    }
}

fn any_day() -> impl Strategy<Value = Days> {
    (1900_i32..2100, 1_u8..13, 1_u8..29)
        .prop_map(|(year, month, day)| Days::parse(&format!("{year}-{month:02}-{day:02}")).unwrap())
}

fn month_of(days: &Days) -> (String, String) {
    let month = |iso: Option<String>| iso.unwrap()[..7].to_owned();
    (month(days.earliest()), month(days.latest()))
}

proptest! {
    #[test]
    fn any_text_is_read_in_order_and_within_its_characters(text in "\\PC*") {
        prop_assert!(well_placed(&text, &moments(&text)));
    }

    #[test]
    fn any_words_of_moments_are_read(
        text in "((the|a|on|in|of|before|after|earlier|than|since|between|and|from|to|last|next|this|that|day|days|two|few|weeks|ago|later|early|March|Friday|7|22|2024|attack|he|told|summer|as of|’s|́|ה|é|,|\\.|-|\n)( ?)){0,24}",
    ) {
        prop_assert!(well_placed(&text, &moments(&text)));
    }

    #[test]
    fn a_stated_day_comes_back_from_its_words(day in any_day()) {
        let text = format!("It was on {day} in Moscow");
        prop_assert_eq!(only(&text).when, When::Stated(day));
    }

    #[test]
    fn whole_days_and_their_inverse_meet(day in any_day(), count in 1_u32..400) {
        let there = relative(&format!("{count} days before the attack")).resolve(&day).unwrap();
        let back = relative(&format!("{count} days after the attack")).resolve(&there).unwrap();
        prop_assert_eq!(back.relation(&day), Relation::Same);
    }

    #[test]
    fn a_looser_measure_holds_the_sharper(
        day in any_day(), count in 2_u32..60, unit in "days|weeks|months|years",
        loose in "about|nearly|at least|up to",
    ) {
        let sharp = relative(&format!("{count} {unit} before the attack"));
        let looser = relative(&format!("{loose} {count} {unit} before the attack"));
        let (sharp, looser) = (sharp.resolve(&day).unwrap(), looser.resolve(&day).unwrap());
        prop_assert_ne!(sharp.relation(&looser), Relation::Apart);
        prop_assert_ne!(looser.relation(&day) , Relation::Same);
    }

    #[test]
    fn vague_measures_never_give_one_day(
        day in any_day(),
        text in "(about a week|a few days|several weeks|days|weeks|two months|almost a year) (before|after) the attack|shortly before the attack",
    ) {
        prop_assert!(!relative(&text).resolve(&day).unwrap().is_one_day());
    }

    #[test]
    fn a_weekday_is_within_a_week(day in any_day(), weekday in 1_i8..8) {
        for (which, least, most) in [(Which::Near, 0, 6), (Which::Before, 1, 7)] {
            let found = Relative::new(Step::Weekday(weekday, which), Base::Telling).resolve(&day).unwrap();
            let within = Step::Days { direction: Direction::Before, least, most: Some(most) };
            let window = Relative::new(within, Base::Telling).resolve(&day).unwrap();
            prop_assert!(found.is_one_day());
            prop_assert_eq!(found.relation(&window), Relation::Fits);
            prop_assert_eq!(found.relation(&Days::on_weekday(weekday)), Relation::Fits);
        }
    }

    #[test]
    fn no_day_lies_outside_its_month(day in any_day(), by in -3_i32..4) {
        let step = |part| Step::Period { period: Period::Month, by, part };
        let whole = Relative::new(step(Part::Whole), Base::Telling).resolve(&day).unwrap();
        let (first, last) = month_of(&whole);
        prop_assert_eq!(&first, &last);
        for part in [Part::Early, Part::Middle, Part::Late, Part::Earlier, Part::Later] {
            if let Some(days) = Relative::new(step(part), Base::Telling).resolve(&day) {
                prop_assert_eq!(month_of(&days), (first.clone(), last.clone()));
                let sided = by == 0 && matches!(part, Part::Earlier | Part::Later);
                prop_assert!(!sided || days.relation(&day) == Relation::Apart);
            }
        }
    }
}
