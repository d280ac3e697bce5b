//! The timecodes of a transcript: `[00:01:23]`, `00:01:23` or `1:23` before a paragraph's words.

/// Returns the second at which a paragraph starts, if it begins with a timecode.
pub(super) fn starts_at(paragraph: &str) -> Option<u32> {
    let text = paragraph.trim_start_matches(['[', '(']);
    let end = text.find(|c: char| !c.is_ascii_digit() && c != ':').unwrap_or(text.len());
    let parts: Vec<u32> =
        text[..end].split(':').map(|part| part.parse().ok()).collect::<Option<_>>()?;
    match parts[..] {
        [minutes, seconds] if seconds < 60 => seconds_of(0, minutes, seconds),
        [hours, minutes, seconds] if minutes < 60 && seconds < 60 => {
            seconds_of(hours, minutes, seconds)
        }
        _ => None,
    }
}

fn seconds_of(hours: u32, minutes: u32, seconds: u32) -> Option<u32> {
    hours.checked_mul(3600)?.checked_add(minutes.checked_mul(60)?)?.checked_add(seconds)
}

/// Returns seconds of a recording as a reader reads them: `1:23`, `1:02:03`.
pub(super) fn clock(seconds: u32) -> String {
    let (hours, minutes, seconds) = (seconds / 3600, seconds / 60 % 60, seconds % 60);
    if hours > 0 {
        format!("{hours}:{minutes:02}:{seconds:02}")
    } else {
        format!("{minutes}:{seconds:02}")
    }
}

#[cfg(test)]
mod tests {
    use super::starts_at;

    #[test]
    fn reads_timecodes() {
        for (paragraph, second) in [
            ("[00:01:23] Words", Some(83)),
            ("(1:23) words", Some(83)),
            ("01:02:03", Some(3723)),
            ("100:00 words", Some(6000)),
            ("1:75 words", None),
            ("1:75:00 words", None),
            ("12 words", None),
            ("1:2:3:4", None),
            ("4294967295:59:59", None),
            ("words", None),
            ("", None),
        ] {
            assert_eq!(starts_at(paragraph), second, "{paragraph}");
        }
    }
}
