//! The days that files state, as the library writes them.

use jiff::civil::Date;

const MONTHS: [&str; 12] = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
];

/// Returns the year, month or day that a text states, as `2024`, `2024-04` or `2024-04-02`: ISO 8601
/// with or without a time, the year first with other marks, or the month's English name (as in
/// letters' headers). The day is the text's own, whatever its zone. `None` where it is none of these,
/// such as `02/04/2024`, which is two days, or where no such day exists.
pub fn day(text: &str) -> Option<String> {
    let text = text.trim();
    digits(text).or_else(|| worded(text))
}

/// Reads `2024-04-02T10:00Z`, `2024/04/02`, `20240402`, `2024-04`, `2024`.
fn digits(text: &str) -> Option<String> {
    let day = text.split(['T', 't', ' ', '_']).next()?;
    let all = |part: &str, length: usize| {
        part.len() == length && part.bytes().all(|byte| byte.is_ascii_digit())
    };
    if all(day, 8) {
        return checked(&day[..4], Some(&day[4..6]), Some(&day[6..]));
    }
    let parts: Vec<&str> = day.split(['-', '/', '.']).collect();
    let (first, rest) = parts.split_first()?;
    let short = |part: &&str| (1..=2).contains(&part.len()) && all(part, part.len());
    if !all(first, 4) || rest.len() > 2 || !rest.iter().all(short) {
        return None;
    }
    if rest.len() < 2 && day.len() < text.len() {
        return None;
    }
    checked(first, rest.first().copied(), rest.get(1).copied())
}

/// Reads `2 April 2024`, `Apr. 2nd, 2024`, `Tue, 02 Apr 2024 10:00:00 GMT`, `April 2024`.
fn worded(text: &str) -> Option<String> {
    let lower = text.to_lowercase();
    let tokens: Vec<&str> =
        lower.split(|c: char| !c.is_alphanumeric()).filter(|token| !token.is_empty()).collect();
    let mut months = tokens.iter().enumerate().filter_map(|(at, token)| Some((at, month(token)?)));
    let (at, month) = months.next()?;
    if months.next().is_some() {
        return None;
    }
    let token = |index: Option<usize>| index.and_then(|index| tokens.get(index).copied());
    let year = |index| token(index).filter(|t| t.len() == 4 && t.parse::<u16>().is_ok());
    let number = |index| token(index).and_then(ordinal);
    let (before, next, second) = (at.checked_sub(1), Some(at + 1), Some(at + 2));
    if let (Some(day), Some(year)) = (number(before), year(next)) {
        return checked(year, Some(&month), Some(day));
    }
    if let (Some(day), Some(year)) = (number(next), year(second)) {
        return checked(year, Some(&month), Some(day));
    }
    year(next).filter(|_| before.is_none()).and_then(|year| checked(year, Some(&month), None))
}

/// Returns a month's number if a token is its English name or the beginning of one.
fn month(token: &str) -> Option<String> {
    let known = |month: &&str| **month == *token || token.len() >= 3 && month.starts_with(token);
    let index = MONTHS
        .iter()
        .position(|month| known(month) || token == "sept" && month.starts_with("sept"))?;
    Some(format!("{:02}", index + 1))
}

/// Returns the digits of `2`, `02`, `2nd`.
fn ordinal(token: &str) -> Option<&str> {
    let number = ["st", "nd", "rd", "th"].iter().find_map(|end| token.strip_suffix(end));
    let number = number.unwrap_or(token);
    ((1..=2).contains(&number.len()) && number.bytes().all(|b| b.is_ascii_digit()))
        .then_some(number)
}

/// Returns the date if such a day exists.
fn checked(year: &str, month: Option<&str>, day: Option<&str>) -> Option<String> {
    let year: i16 = year.parse().ok().filter(|year| (1000..3000).contains(year))?;
    let Some(month) = month else { return Some(format!("{year:04}")) };
    let month: i8 = month.parse().ok().filter(|month| (1..=12).contains(month))?;
    let Some(day) = day else { return Some(format!("{year:04}-{month:02}")) };
    let date = Date::new(year, month, day.parse().ok()?).ok()?;
    Some(format!("{:04}-{:02}-{:02}", date.year(), date.month(), date.day()))
}

#[cfg(test)]
mod tests {
    use super::day;

    #[test]
    fn days_are_read_or_left_out() {
        for (text, read) in [
            ("2024-04-02", Some("2024-04-02")),
            (" 2024-04-02T23:59:59-05:00 ", Some("2024-04-02")),
            ("2024-04-02 10:00", Some("2024-04-02")),
            ("2024/4/2", Some("2024-04-02")),
            ("20240402", Some("2024-04-02")),
            ("2024-04", Some("2024-04")),
            ("2024", Some("2024")),
            ("April 2, 2024", Some("2024-04-02")),
            ("2nd Apr 2024", Some("2024-04-02")),
            ("Tue, 02 Apr 2024 10:00:00 GMT", Some("2024-04-02")),
            ("Wed Apr 10 2024 10:00:00 GMT+0200 (CEST)", Some("2024-04-10")),
            ("Sept. 3, 2024", Some("2024-09-03")),
            ("May 2024", Some("2024-05")),
            ("02/04/2024", None),
            ("2024-02-30", None),
            ("2024-13", None),
            ("2024-04-02-05", None),
            ("2024 was a year", None),
            ("yesterday", None),
            ("2 april", None),
            ("between April 2, 2024 and May 3, 2024", None),
            ("1712052000", None),
            ("0000-01-01", None),
            ("", None),
            ("2024-٠٤-٠٢", None),
        ] {
            assert_eq!(day(text).as_deref(), read, "{text:?}");
        }
    }
}
