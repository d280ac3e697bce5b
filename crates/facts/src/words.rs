//! Values in words, as a cell shows them.

use briefing_reading::Interval;

/// Returns an interval in words: "135", "at least 143", "more than 140", "up to 10", "fewer than
/// 10". What lies below zero is what something fell by: "a fall of 5". An interval with two ends
/// ("nearly 100") has no better words than those that gave it.
pub(crate) fn interval_in_words(interval: &Interval) -> Option<String> {
    if interval.high < 0.0 {
        return interval_in_words(&interval.negated()).map(|words| format!("a fall of {words}"));
    }
    let (low, high) = (number(interval.low), number(interval.high));
    match (interval.low.is_finite(), interval.high.is_finite()) {
        (true, true) if interval.low == interval.high => Some(low),
        (true, false) if interval.low_closed => Some(format!("at least {low}")),
        (true, false) => Some(format!("more than {low}")),
        (false, true) if interval.high_closed => Some(format!("up to {high}")),
        (false, true) => Some(format!("fewer than {high}")),
        _ => None,
    }
}

/// Returns a number with a comma between thousands, from five digits on.
pub(crate) fn number(value: f64) -> String {
    let plain = format!("{value}");
    let (whole, rest) = plain.split_once('.').map_or((plain.as_str(), ""), |(a, b)| (a, b));
    let (sign, digits) = whole.strip_prefix('-').map_or(("", whole), |digits| ("-", digits));
    let mut grouped = String::new();
    for (index, digit) in digits.chars().enumerate() {
        let left = digits.len() - index;
        if index > 0 && left.is_multiple_of(3) && digits.len() > 4 {
            grouped.push(',');
        }
        grouped.push(digit);
    }
    let point = if rest.is_empty() { "" } else { "." };
    format!("{sign}{grouped}{point}{rest}")
}

/// Returns the heading of a column: its key with a capital, hyphens as spaces.
pub(crate) fn heading(key: &str) -> String {
    let mut letters = key.chars();
    let first = letters.next().map(|first| first.to_uppercase().to_string()).unwrap_or_default();
    format!("{first}{}", letters.as_str().replace('-', " "))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_interval_is_put_in_words() {
        let (none, all) = (f64::NEG_INFINITY, f64::INFINITY);
        for (low, high, low_closed, high_closed, words) in [
            (135.0, 135.0, true, true, Some("135")),
            (143.0, all, true, false, Some("at least 143")),
            (140.0, all, false, false, Some("more than 140")),
            (none, 10.0, false, true, Some("up to 10")),
            (none, 10.0, false, false, Some("fewer than 10")),
            (90.0, 100.0, true, false, None),
            (-5.0, -5.0, true, true, Some("a fall of 5")),
            (none, -5.0, false, false, Some("a fall of more than 5")),
            (none, -5.0, false, true, Some("a fall of at least 5")),
        ] {
            let interval = Interval { low, high, low_closed, high_closed };
            assert_eq!(interval_in_words(&interval).as_deref(), words);
        }
    }

    #[test]
    fn thousands_are_parted_from_five_digits_on() {
        let cases = [
            (6000.0, "6000"),
            (12_000.0, "12,000"),
            (1_500_000.0, "1,500,000"),
            (-12_345.5, "-12,345.5"),
            (0.5, "0.5"),
        ];
        for (value, words) in cases {
            assert_eq!(number(value), words);
        }
    }

    #[test]
    fn a_key_becomes_a_heading() {
        for (key, words) in [("killed", "Killed"), ("passed-on", "Passed on"), ("USD", "USD")] {
            assert_eq!(heading(key), words);
        }
    }
}
