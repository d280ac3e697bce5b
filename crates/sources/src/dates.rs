//! Dates as a reader reads them: `2024-04-02` is `2 April 2024`.

use hayagriva::types::Date;

const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

/// Returns a year, a month or a day of the library in words. What is none of them stays as it is.
pub fn day_in_words(iso: &str) -> String {
    let parts: Vec<&str> = iso.split('-').collect();
    let month = |number: &str| MONTHS.get(number.parse::<usize>().ok()?.checked_sub(1)?).copied();
    let day = |number: &str| number.parse::<u8>().ok();
    let words = match parts[..] {
        [year, number] => month(number).map(|month| format!("{month} {year}")),
        [year, number, last] => {
            month(number).zip(day(last)).map(|(month, day)| format!("{day} {month} {year}"))
        }
        _ => None,
    };
    words.unwrap_or_else(|| iso.to_owned())
}

/// Returns a work's date in words, with "about" where the library says so.
pub fn date_in_words(date: &Date) -> String {
    let month = date.month.and_then(|month| MONTHS.get(usize::from(month)));
    let about = if date.approximate { "about " } else { "" };
    match (month, date.day) {
        (Some(month), Some(day)) => format!("{about}{} {month} {}", u32::from(day) + 1, date.year),
        (Some(month), None) => format!("{about}{month} {}", date.year),
        (None, _) => format!("{about}{}", date.year),
    }
}

/// Returns a work's date as the library would write it: `2024`, `2024-04` or `2024-04-02`.
pub(crate) fn iso(date: &Date) -> String {
    let month = date.month.map(|month| format!("-{:02}", month + 1)).unwrap_or_default();
    let day = date.day.map(|day| format!("-{:02}", day + 1)).unwrap_or_default();
    format!("{:04}{month}{day}", date.year)
}

#[cfg(test)]
mod tests {
    use super::day_in_words;

    #[test]
    fn a_day_a_month_and_a_year_are_put_in_words() {
        for (iso, words) in [
            ("2024", "2024"),
            ("2024-04", "April 2024"),
            ("2024-04-02", "2 April 2024"),
            ("2024-13", "2024-13"),
            ("spring", "spring"),
        ] {
            assert_eq!(day_in_words(iso), words);
        }
    }
}
