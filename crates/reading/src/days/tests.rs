//! Days held against days, written as ISO dates with `--` for a missing year, "Tue" for a day of
//! the week, `<` for all before, `>` for all after, `~` for a window.

use super::{Days, Extent, Grain, MonthDay, Part, Relation};

const WEEKDAYS: [&str; 7] = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"];

fn read(written: &str) -> Option<Days> {
    if let Some(rest) = written.strip_prefix('<') {
        return read(rest)?.before();
    }
    if let Some(rest) = written.strip_prefix('>') {
        return read(rest)?.after();
    }
    if let Some(rest) = written.strip_prefix('~') {
        let days = read(rest)?;
        return Days::between(&days, &days, Grain::Window);
    }
    if let Some(day) = WEEKDAYS.iter().position(|name| *name == written) {
        return Some(Days::on_weekday(i8::try_from(day).ok()? + 1));
    }
    if let Some((weekday, rest)) = written.split_once(' ') {
        let Extent::Yearly(Some(MonthDay(month, day)), _) = read(rest)?.extent else { return None };
        return Days::day(None, month, day, read(weekday)?.weekday);
    }
    match written.strip_prefix("--") {
        Some(rest) => {
            Days::parse(&format!("2024-{}", rest.replace("/--", "/2024-")))?.without_year()
        }
        None => Days::parse(written),
    }
}

fn days(written: &str) -> Days {
    read(written).unwrap_or_else(|| panic!("{written} is no date"))
}

#[test]
fn iso_dates_are_read_and_others_are_not() {
    let shown = [
        ("2024", "2024", Some("2024-01-01"), Some("2024-12-31")),
        ("2024-02", "February 2024", Some("2024-02-01"), Some("2024-02-29")),
        ("2024-03-07", "7 March 2024", Some("2024-03-07"), Some("2024-03-07")),
        ("2024-03-15/2024-03-17", "15 to 17 March 2024", Some("2024-03-15"), Some("2024-03-17")),
        ("2024-04-30/2024-05-02", "30 April to 2 May 2024", Some("2024-04-30"), Some("2024-05-02")),
        (
            "2023-12-30/2024-01-02",
            "30 December 2023 to 2 January 2024",
            Some("2023-12-30"),
            Some("2024-01-02"),
        ),
        ("2023-01-01/2024-12-31", "2023 to 2024", Some("2023-01-01"), Some("2024-12-31")),
        ("--03-07", "7 March", None, None),
        ("--03", "March", None, None),
        ("--03-15/--03-17", "15 to 17 March", None, None),
        ("<2024-03-22", "before 22 March 2024", None, Some("2024-03-21")),
        (">2024-03-07", "from 8 March 2024 on", Some("2024-03-08"), None),
        ("<--03-01", "before 1 March", None, None),
        (
            "~2024-03-01/2024-03-21",
            "March 2024, before the 22nd",
            Some("2024-03-01"),
            Some("2024-03-21"),
        ),
        (
            "~2024-03-23/2024-03-31",
            "March 2024, after the 22nd",
            Some("2024-03-23"),
            Some("2024-03-31"),
        ),
        (
            "~2024-03-15/2024-03-20",
            "between 15 and 20 March 2024",
            Some("2024-03-15"),
            Some("2024-03-20"),
        ),
        (
            "~2024-01-01/2024-06-30",
            "between January and June 2024",
            Some("2024-01-01"),
            Some("2024-06-30"),
        ),
        ("Tue", "a Tuesday", None, None),
        ("Fri --03-22", "22 March", None, None),
        ("9999-12-31", "31 December 9999", Some("9999-12-31"), Some("9999-12-31")),
    ];
    for (written, words, earliest, latest) in shown {
        let days = days(written);
        let found = (days.to_string(), days.earliest(), days.latest());
        assert_eq!(found, (words.to_owned(), earliest.map(Into::into), latest.map(Into::into)));
    }
    let wrong = [
        "",
        "0000",
        "24",
        "2024-3",
        "2024-13",
        "2023-02-29",
        "2024-03-32",
        "2024-03-07/",
        "+2024",
        "2024-03-17/2024-03-15",
        "2024-03/2024-04",
        "2024-03-07-01",
        "march",
        "2024-0３",
        "10000",
        "-2024",
        "2024-03-07/2024-03-08/2024-03-09",
        "é024",
    ];
    for iso in wrong {
        assert_eq!(Days::parse(iso), None, "{iso}");
    }
}

#[test]
fn days_are_related() {
    use Relation::{Apart, Fits, Same};
    let rows = [
        ("2024-03-07", "2024-03-07", Same),
        ("2024-03-07", "--03-07", Same),
        ("2024-03-07", "2024-03-06", Apart),
        ("2024-03-07", "--03-06", Apart),
        ("2024-03-07", "2023-03-07", Apart),
        ("2024-03", "2024-03", Same),
        ("2024-03", "--03", Same),
        ("2024-02", "--02", Same),
        ("2023-02", "--02", Same),
        ("2024-03", "2024-03-07", Fits),
        ("--03", "2024-03-07", Fits),
        ("--03", "--04-07", Apart),
        ("2024", "2024", Same),
        ("2024", "2024-03", Fits),
        ("2024", "--03", Fits),
        ("2024-03-15/2024-03-17", "2024-03-15/2024-03-17", Same),
        ("2024-03-15/2024-03-17", "--03-15/--03-17", Same),
        ("2023-03-15/2024-03-17", "--03-15/--03-17", Fits),
        ("2024-03-15/2024-03-17", "2024-03-16", Fits),
        ("2024-03-15/2024-03-17", "2024-03-18", Apart),
        ("~2024-03-15/2024-03-17", "~2024-03-15/2024-03-17", Fits),
        ("~2024-03-01/2024-03-31", "2024-03", Fits),
        ("<2024-03-22", "2024-03-06", Fits),
        ("<2024-03-22", "--03-06", Fits),
        ("<2024-03-22", "2024-03-22", Apart),
        ("<2024-03-22", "<2024-03-22", Fits),
        ("<2024-03-22", ">2024-03-21", Apart),
        ("<--03-22", "--04-06", Fits),
        ("Tue", "2024-03-19", Fits),
        ("Tue", "2024-03-20", Apart),
        ("Tue", "Tue", Fits),
        ("Tue", "Wed", Apart),
        ("Tue", "--03-19", Fits),
        ("Tue", "2024-03-20/2024-03-24", Apart),
        ("Tue", "2024-03-20/2024-03-26", Fits),
        ("Fri --03-22", "--03-22", Same),
        ("Fri --03-22", "2024-03-22", Same),
        ("Fri --03-22", "2023-03-22", Apart),
        ("Fri --03-22", "Thu --03-22", Apart),
        ("Fri --03-22", "Thu", Apart),
        ("--02-29", "2023-02", Apart),
        ("--02-29", "2021-01-01/2023-12-31", Apart),
        ("--12-30/--01-02", "--01-01", Fits),
        ("--12-30/--01-02", "2024-01-02", Fits),
        ("--12-30/--01-02", "2024-01-03", Apart),
    ];
    for (one, two, expected) in rows {
        let (a, b) = if one.contains("12-30") {
            (over_new_year(), days(two))
        } else {
            (days(one), days(two))
        };
        assert_eq!(a.relation(&b), expected, "{one} and {two}");
        assert_eq!(b.relation(&a), expected, "{two} and {one}");
    }
}

fn over_new_year() -> Days {
    days("2023-12-30/2024-01-02").without_year().unwrap()
}

#[test]
fn a_missing_year_is_filled_in_and_no_other() {
    let rows = [
        ("--03-07", 2024, "7 March 2024"),
        ("--03", 2024, "March 2024"),
        ("--02", 2023, "February 2023"),
        ("--02-29", 2023, "29 February"),
        ("--02-29", 2024, "29 February 2024"),
        ("<--03-01", 2023, "before 1 March 2023"),
        ("2024-03-07", 2023, "7 March 2024"),
        ("Tue", 2024, "a Tuesday"),
        ("Thu --03-22", 2024, "22 March"),
        ("--03-07", 99_999, "7 March"),
        ("--03-07", -3, "7 March"),
    ];
    for (written, year, words) in rows {
        assert_eq!(days(written).with_year(year).to_string(), words);
    }
    assert_eq!(over_new_year().with_year(2023), days("2023-12-30/2024-01-02"));
}

#[test]
fn a_chronology_goes_by_the_earliest_day_and_what_is_named_whole_first() {
    let order = [
        "2023",
        "2023-01",
        "2023-01-01",
        "<2024-03-01",
        "2024-03",
        "2024-03-01/2024-03-03",
        "2024-03-01",
        "2024-03-07",
        ">2024-03-06",
        "~2024-03-07/2024-03-08",
        "2024-03-22",
        "--03-07",
        "--04",
        "Mon",
        "Tue",
    ];
    let mut sorted: Vec<Days> = order.iter().rev().map(|written| days(written)).collect();
    sorted.sort();
    assert_eq!(sorted, order.map(days));
}

#[test]
fn parts_and_steps_stop_where_the_calendar_does() {
    assert_eq!(days("9999-12-31").after(), None);
    assert_eq!(days("0001-01-01").before(), None);
    assert_eq!(days("0001-01-01").shifted(Some(-1), Some(-1)), None);
    assert_eq!(days("9999").year_of(1), None);
    assert_eq!(days("--02-28").shifted(Some(1), Some(1)), None);
    assert_eq!(days("--03-07").shifted(Some(1), Some(1)), Some(days("--03-08")));
    assert_eq!(days("--12-31").shifted(Some(1), Some(1)), Some(days("--01-01")));
    assert_eq!(days("Sun").shifted(Some(1), Some(1)), Some(days("Mon")));
    assert_eq!(days("2024-02").part(Part::Late), Some(days("~2024-02-16/2024-02-29")));
}
