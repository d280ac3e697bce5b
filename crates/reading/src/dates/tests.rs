//! Dates of real prose, written year-month-day, "?" for what the text does not say.

use proptest::prelude::*;

use super::{Date, dates};

fn show(date: &Date) -> String {
    let part = |part: Option<i32>| part.map_or("?".to_owned(), |part| part.to_string());
    let (month, day) = (date.month.map(i32::from), date.day.map(i32::from));
    let mut shown = format!("{}-{}-{}", part(date.year), part(month), part(day));
    if let Some(last) = date.last_day {
        shown += &format!("..{last}");
    }
    if let Some(weekday) = date.weekday {
        shown += &format!(" day {weekday}");
    }
    if date.decade {
        shown += " decade";
    }
    shown
}

/// Each row: a text, and each date as it is written with what it means.
fn check(rows: &[(&str, &[(&str, &str)])]) {
    for (text, expected) in rows {
        let found = dates(text);
        let found: Vec<(&str, String)> =
            found.iter().map(|date| (&text[date.range.clone()], show(date))).collect();
        let expected: Vec<(&str, String)> =
            expected.iter().map(|(written, shown)| (*written, (*shown).to_owned())).collect();
        assert_eq!(found, expected, "in {text:?}");
    }
}

#[test]
fn days_are_read_in_every_form() {
    check(&[
        ("On 7 March 2024, the", &[("7 March 2024", "2024-3-7")]),
        ("On March 7, the FSB", &[("March 7", "?-3-7")]),
        ("On March 7, 2024, the FSB", &[("March 7, 2024", "2024-3-7")]),
        ("after March 7th it", &[("March 7th", "?-3-7")]),
        ("on the 7th of March", &[("7th of March", "?-3-7")]),
        ("territory on Jan. 4, when", &[("Jan. 4", "?-1-4")]),
        ("on 4 Jan 2024", &[("4 Jan 2024", "2024-1-4")]),
        ("the March 22 Crocus attack", &[("March 22", "?-3-22")]),
        ("the March 15-17 election", &[("March 15-17", "?-3-15..17")]),
        ("15–17 March 2024", &[("15–17 March 2024", "2024-3-15..17")]),
        ("from March 15 to 17, 2024", &[("March 15 to 17, 2024", "2024-3-15..17")]),
        ("On March 2 and 7, the FSB", &[("March 2 and 7", "?-3-2..7")]),
        ("captured 2024-04-10.", &[("2024-04-10", "2024-4-10")]),
        ("On Friday, March 22, he", &[("Friday, March 22", "?-3-22 day 5")]),
        ("on Friday 22 March 2024", &[("Friday 22 March 2024", "2024-3-22 day 5")]),
        ("On Tuesday, Putin", &[("Tuesday", "?-?-? day 2")]),
        ("for Friday’s attack", &[("Friday", "?-?-? day 5")]),
        ("MARCH 22", &[("MARCH 22", "?-3-22")]),
    ]);
}

#[test]
fn months_and_years_are_read() {
    check(&[
        ("In October 2015, Islamic State", &[("October 2015", "2015-10-?")]),
        ("In July 2023, German", &[("July 2023", "2023-7-?")]),
        ("a September 2022 bombing", &[("September 2022", "2022-9-?")]),
        ("in March, 2024", &[("March, 2024", "2024-3-?")]),
        ("earlier in March, under", &[("March", "?-3-?")]),
        ("the March campaign", &[("March", "?-3-?")]),
        ("In February, the FSB", &[("February", "?-2-?")]),
        ("in Sept. it", &[("Sept", "?-9-?")]),
        ("in Kabul in 2022.", &[("2022", "2022-?-?")]),
        ("the 2022 bombing", &[("2022", "2022-?-?")]),
        ("crisis in 2002 and the siege in 2004", &[("2002", "2002-?-?"), ("2004", "2004-?-?")]),
        ("in 2017 and 2019", &[("2017", "2017-?-?"), ("2019", "2019-?-?")]),
        ("in 2022–23", &[("2022", "2022-?-?"), ("23", "2023-?-?")]),
        ("since mid-2023", &[("2023", "2023-?-?")]),
        ("(2015)", &[("2015", "2015-?-?")]),
        ("In the 2000s, Russia", &[("2000s", "2000-?-? decade")]),
        ("1990’s war", &[("1990", "1990-?-?")]),
        ("in 1812 he", &[("1812", "1812-?-?")]),
    ]);
}

#[test]
fn counts_and_other_words_are_no_dates() {
    let texts = [
        "around 6000 people",
        "2000 people",
        "over 2000 of them",
        "2000 Russian soldiers",
        "2024% more",
        "$2000, EUR 2000",
        "a mass of 1000’s of mourners",
        "1812 were there",
        "[IS-K] may reach, they march on",
        "May they rest. March on Rome",
        "Theresa May said",
        "killed 7 and wounded 8",
        "Jan Smith, Dec and Mar",
        "32 men",
    ];
    for text in texts {
        assert_eq!(dates(text), Vec::new(), "in {text:?}");
    }
}

#[test]
fn counted_things_after_a_month_are_no_days() {
    check(&[
        ("In March 15 people died", &[("March", "?-3-?")]),
        (
            "in March 32 and 45 March, 0 March",
            &[("March", "?-3-?"), ("March", "?-3-?"), ("March", "?-3-?")],
        ),
        ("In May 2000 people died", &[("May", "?-5-?")]),
    ]);
}

proptest! {
    #[test]
    fn any_text_is_read_on_character_boundaries(text in "\\PC*") {
        let mut end = 0;
        for date in dates(&text) {
            prop_assert!(text.get(date.range.clone()).is_some());
            prop_assert!(date.range.start >= end);
            end = date.range.end;
        }
    }

    #[test]
    fn any_words_of_dates_are_read(text in "(March|May|Jan|Friday|the|of|to|and|7|15|2024|2000s|[-–,. ’s]){0,16}") {
        for date in dates(&text) {
            prop_assert!(text.get(date.range.clone()).is_some());
            prop_assert!(date.day.is_none_or(|day| (1..=31).contains(&day)));
            prop_assert!(date.month.is_none_or(|month| (1..=12).contains(&month)));
        }
    }

    #[test]
    fn any_day_is_read(day in 1_u8..32, year in 1900_i32..2100) {
        let text = format!("on {day} March {year} in Moscow");
        let found = dates(&text);
        prop_assert_eq!(found.len(), 1);
        prop_assert_eq!((found[0].day, found[0].month, found[0].year), (Some(day), Some(3), Some(year)));
    }
}
