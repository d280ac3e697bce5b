//! What holds of any days; each is held against the dates of sixty years, one by one.

use jiff::civil::Date as Civil;
use proptest::prelude::*;

use super::shift::add;
use super::{Days, Extent, Grain, MonthDay, Relation, civil, weekday_of};

/// Whether a date is one of the days, by its own reckoning.
fn holds(days: &Days, date: Civil) -> bool {
    let day = MonthDay(date.month(), date.day());
    let after = |first: Option<MonthDay>| first.is_none_or(|first| first <= day);
    let before = |last: Option<MonthDay>| last.is_none_or(|last| day <= last);
    let within = match days.extent {
        Extent::Dated(first, last) => {
            first.is_none_or(|first| first <= date) && last.is_none_or(|last| date <= last)
        }
        // Open at an end, some year holds any day.
        Extent::Yearly(None, _) | Extent::Yearly(_, None) | Extent::Any => true,
        Extent::Yearly(first, last) if first <= last => after(first) && before(last),
        Extent::Yearly(first, last) => after(first) || before(last),
    };
    within && days.weekday.is_none_or(|weekday| weekday_of(date) == weekday)
}

fn dates() -> impl Iterator<Item = Civil> {
    let first = civil(1990, 1, 1);
    std::iter::successors(first, |date| date.tomorrow().ok()).take_while(|date| date.year() < 2050)
}

fn any_date() -> impl Strategy<Value = Civil> {
    (2010_i16..2030, 1_i8..13, 1_i8..32)
        .prop_filter_map("no such day", |(year, month, day)| civil(year, month, day))
}

fn any_days() -> impl Strategy<Value = Days> {
    let dated = (any_date(), 0_i64..500, 0..8_u8).prop_filter_map("", |(date, length, kind)| {
        let day = Days::day(Some(date.year()), date.month(), date.day(), None)?;
        let last = day.shifted(Some(length), Some(length))?;
        match kind {
            0 | 1 => Some(day),
            2 => Days::month(Some(date.year()), date.month()),
            3 => Days::of_year(date.year()),
            4 => Days::between(&day, &last, Grain::Span),
            5 => Days::between(&day, &last, Grain::Window),
            6 => day.before(),
            _ => day.after(),
        }
    });
    let weekday = (1_i8..8, any_date(), any::<bool>()).prop_map(|(weekday, date, alone)| {
        let day = Days::day(None, date.month(), date.day(), Some(weekday));
        day.filter(|_| !alone).unwrap_or_else(|| Days::on_weekday(weekday))
    });
    (dated, weekday, 0..4_u8).prop_map(|(dated, weekday, kind)| match kind {
        0 => weekday,
        1 => dated.without_year().unwrap_or(dated),
        _ => dated,
    })
}

proptest! {
    #[test]
    fn relation_is_symmetric(one in any_days(), two in any_days()) {
        prop_assert_eq!(one.relation(&two), two.relation(&one));
    }

    #[test]
    fn apart_is_where_no_date_is_in_both(one in any_days(), two in any_days()) {
        let both = dates().any(|date| holds(&one, date) && holds(&two, date));
        prop_assert_eq!(one.relation(&two) != Relation::Apart, both, "{:?} {:?}", one, two);
    }

    #[test]
    fn what_is_the_same_is_alike_to_all_others(one in any_days(), year in 2010_i32..2030, other in any_days()) {
        let two = one.with_year(year);
        if one.relation(&two) == Relation::Same && two.relation(&other) != Relation::Apart {
            prop_assert_ne!(one.relation(&other), Relation::Apart);
        }
        prop_assert_ne!(one.relation(&one), Relation::Apart);
    }

    #[test]
    fn steps_are_counted_to_the_day(date in any_date(), least in 0_i64..900, more in 0_i64..90) {
        let day = Days::day(Some(date.year()), date.month(), date.day(), None).unwrap();
        let found = day.shifted(Some(least), Some(least + more)).unwrap();
        let bounds = (add(date, least), add(date, least + more));
        prop_assert_eq!(found.bounds(), bounds);
        prop_assert_eq!(found.shifted(Some(-least - more), Some(-least)).unwrap().relation(&day) != Relation::Apart, true);
        prop_assert_eq!(found.is_one_day(), more == 0);
    }

    #[test]
    fn the_order_is_total_and_agrees_with_equality(one in any_days(), two in any_days(), three in any_days()) {
        prop_assert_eq!(one.cmp(&two), two.cmp(&one).reverse());
        prop_assert_eq!(one == two, one.cmp(&two).is_eq());
        if one <= two && two <= three {
            prop_assert!(one <= three);
        }
    }

    #[test]
    fn all_days_have_words(days in any_days()) {
        prop_assert!(!days.to_string().is_empty());
        prop_assert!(!days.to_string().contains("  "));
    }

    #[test]
    fn any_text_is_a_date_or_none(text in "[0-9/-]{0,22}|\\PC{0,12}") {
        if let Some(days) = Days::parse(&text) {
            prop_assert!(days.earliest() <= days.latest());
        }
    }
}
