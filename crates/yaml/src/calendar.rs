//! Dates that exist.

/// Returns whether a text is a year, a month or a day of the calendar: `2024`, `2024-04`,
/// `2024-04-10`. The error says what is wrong.
pub fn check_date(text: &str) -> Result<(), String> {
    let Some((year, month, day)) = parts(text) else {
        return Err(format!("`{}` is not a date", text.escape_debug()));
    };
    let Some(month) = month else { return Ok(()) };
    if !(1..=12).contains(&month) {
        return Err(format!("`{text}` does not exist: there is no month {month}"));
    }
    let last = days(year, month);
    match day {
        Some(day) if day == 0 || day > last => {
            Err(format!("`{text}` does not exist: that month has {last} days"))
        }
        _ => Ok(()),
    }
}

/// Whether a text has the form of a year, month or day, existing or not.
pub fn looks_like_date(text: &str) -> bool {
    parts(text).is_some()
}

type Parts = (u32, Option<u32>, Option<u32>);

fn parts(text: &str) -> Option<Parts> {
    let mut parts = text.split('-');
    let year = digits(parts.next()?, 4)?;
    let month = parts.next().map(|month| digits(month, 2).ok_or(())).transpose().ok()?;
    let day = parts.next().map(|day| digits(day, 2).ok_or(())).transpose().ok()?;
    parts.next().is_none().then_some((year, month, day))
}

fn digits(text: &str, length: usize) -> Option<u32> {
    let right = text.len() == length && text.bytes().all(|byte| byte.is_ascii_digit());
    if right { text.parse().ok() } else { None }
}

fn days(year: u32, month: u32) -> u32 {
    match month {
        2 if year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400)) => {
            29
        }
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}

#[cfg(test)]
mod tests {
    use super::check_date;

    #[test]
    fn knows_which_days_exist() {
        for date in ["2024", "2024-12", "2024-02-29", "2000-02-29", "2023-02-28", "2024-04-30"] {
            assert_eq!(check_date(date), Ok(()), "{date}");
        }
        for date in [
            "",
            "24",
            "2024-0",
            "2024-00",
            "2024-13",
            "2024-1-1",
            "2024-01-00",
            "2024-02-30",
            "2023-02-29",
            "1900-02-29",
            "2024-04-31",
            "2024-01-01-01",
            "2024-01-01T10:00",
            "20x4",
        ] {
            assert!(check_date(date).is_err(), "{date}");
        }
    }
}
