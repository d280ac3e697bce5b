//! The values that a setting can have.

use briefing_diagnostics::Diagnostic;
use serde_json::Value;

use super::fault;

/// Returns a text that is not empty.
pub(super) fn text(key: &str, value: &Value) -> Result<String, Diagnostic> {
    match value.as_str().map(str::trim) {
        Some("") => Err(fault(format!("`{key}` is empty"))),
        Some(text) => Ok(text.to_owned()),
        None => Err(fault(format!("`{key}` is not a text in quotation marks"))),
    }
}

/// Returns a list of texts.
pub(super) fn texts(key: &str, value: &Value) -> Result<Vec<String>, Diagnostic> {
    let wrong = || fault(format!("`{key}` is not a list of texts, such as `[\"one\", \"two\"]`"));
    let list = value.as_array().ok_or_else(wrong)?;
    list.iter().map(|one| text(key, one).map_err(|_| wrong())).collect()
}

/// Returns a list of lists of texts.
pub(super) fn text_lists(key: &str, value: &Value) -> Result<Vec<Vec<String>>, Diagnostic> {
    let wrong = || {
        fault(format!(
            "`{key}` is not a list of lists of texts, such as `[[\"IS-K\", \"ISIS-K\"]]`"
        ))
    };
    let list = value.as_array().ok_or_else(wrong)?;
    list.iter().map(|one| texts(key, one).map_err(|_| wrong())).collect()
}

/// Whether a text is a day of the calendar, written `YYYY-MM-DD`.
pub(super) fn is_date(text: &str) -> bool {
    let digits = |range: std::ops::Range<usize>| {
        let part = text.get(range)?;
        part.bytes().all(|byte| byte.is_ascii_digit()).then(|| part.parse::<u32>().ok())?
    };
    let (Some(year), Some(month), Some(day)) = (digits(0..4), digits(5..7), digits(8..10)) else {
        return false;
    };
    let dashes = text.as_bytes()[4] == b'-' && text.as_bytes()[7] == b'-';
    text.len() == 10 && dashes && year > 0 && (1..=days(year, month)).contains(&day)
}

/// Returns the number of days of a month; 0 for a month that is not.
fn days(year: u32, month: u32) -> u32 {
    let leap = year.is_multiple_of(4) && !year.is_multiple_of(100) || year.is_multiple_of(400);
    match month {
        1 | 3 | 5 | 7 | 8 | 10 | 12 => 31,
        4 | 6 | 9 | 11 => 30,
        2 if leap => 29,
        2 => 28,
        _ => 0,
    }
}
