//! Bytes to characters.
//!
//! A byte order mark decides; then valid UTF-8 that is more than ASCII (whatever a page declares: a
//! browser that saves a page often recodes it and leaves the declaration); then what is declared;
//! then what the letters themselves suggest.

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{Encoding, ISO_2022_JP, UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1252};

/// Characters, and what there is to say of how they were found.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Decoded {
    /// The characters, without a byte order mark.
    pub(crate) text: String,
    /// Said where the encoding was not stated, or bytes are no characters of it.
    pub(crate) note: Option<String>,
}

/// Decodes bytes; `declared` is the label of an encoding that the file states.
pub(crate) fn decode(bytes: &[u8], declared: Option<&str>) -> Decoded {
    if let Some((encoding, mark)) = Encoding::for_bom(bytes) {
        return decoded(encoding, &bytes[mark..], None);
    }
    let declared = declared.and_then(|label| Encoding::for_label(label.trim().as_bytes()));
    if declared != Some(ISO_2022_JP)
        && let Ok(text) = std::str::from_utf8(bytes)
        && !is_utf16(bytes)
    {
        let differs = declared.filter(|other| *other != UTF_8 && !text.is_ascii());
        let note =
            differs.map(|other| format!("the file says that it is {}, and is UTF-8", other.name()));
        return Decoded { text: text.to_owned(), note };
    }
    match declared.filter(|encoding| *encoding != UTF_8) {
        Some(encoding) => decoded(encoding, bytes, None),
        None => {
            let encoding = guessed(bytes);
            let note = format!("the encoding is not stated; read as {}", encoding.name());
            decoded(encoding, bytes, Some(note))
        }
    }
}

fn decoded(encoding: &'static Encoding, bytes: &[u8], note: Option<String>) -> Decoded {
    let (text, faulty) = encoding.decode_without_bom_handling(bytes);
    let broken = || {
        let count = text.chars().filter(|c| *c == '\u{fffd}').count();
        format!("{count} places are no characters of {}: there stands U+FFFD", encoding.name())
    };
    let note = match (note, faulty) {
        (Some(note), true) => Some(format!("{note}; {}", broken())),
        (None, true) => Some(broken()),
        (note, false) => note,
    };
    Decoded { text: text.into_owned(), note }
}

fn guessed(bytes: &[u8]) -> &'static Encoding {
    if is_utf16(bytes) {
        let little = bytes.iter().skip(1).step_by(2).filter(|byte| **byte == 0).count();
        let big = bytes.iter().step_by(2).filter(|byte| **byte == 0).count();
        return if little >= big { UTF_16LE } else { UTF_16BE };
    }
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Allow);
    detector.feed(bytes, true);
    let guess = detector.guess(None, Utf8Detection::Deny);
    // A text that is almost UTF-8 is UTF-8 with a fault.
    let almost = String::from_utf8_lossy(bytes);
    let faults = almost.chars().filter(|c| *c == '\u{fffd}').count();
    let sound = almost.chars().filter(|c| !c.is_ascii() && *c != '\u{fffd}').count();
    match guess {
        guess if guess == WINDOWS_1252 && sound > 10 * faults => UTF_8,
        guess => guess,
    }
}

/// Whether bytes are UTF-16: by their mark, or because every second one of their beginning is zero.
pub(crate) fn is_utf16(bytes: &[u8]) -> bool {
    if matches!(Encoding::for_bom(bytes), Some((encoding, _)) if encoding != UTF_8) {
        return true;
    }
    let begin = &bytes[..bytes.len().min(4096) / 2 * 2];
    let zeros = |first: usize| begin.iter().skip(first).step_by(2).filter(|b| **b == 0).count();
    let (even, odd) = (zeros(0), zeros(1));
    let most = begin.len() / 2 * 7 / 10;
    begin.len() >= 4 && (even == 0 && odd > most || odd == 0 && even > most)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn encodings_are_found() {
        let russian = "Посольство предупредило о возможном нападении в Москве.";
        let japanese = "大使館は襲撃のおそれがあると警告した。これは日本語の文章です。";
        let utf16 = |text: &str| text.encode_utf16().flat_map(u16::to_le_bytes).collect::<Vec<_>>();
        let bytes = |label: &str, text: &str| {
            Encoding::for_label(label.as_bytes()).unwrap().encode(text).0.into_owned()
        };
        let marked = [&[0xff, 0xfe][..], &utf16(russian)].concat();
        for (bytes, declared, text, noted) in [
            (russian.as_bytes().to_vec(), None, russian, false),
            (russian.as_bytes().to_vec(), Some("windows-1251"), russian, true),
            ([b"\xef\xbb\xbf", russian.as_bytes()].concat(), Some("koi8-r"), russian, false),
            (bytes("windows-1251", russian), Some("windows-1251"), russian, false),
            (bytes("windows-1251", russian), None, russian, true),
            (bytes("windows-1251", russian), Some("no such"), russian, true),
            (bytes("koi8-r", russian), Some("koi8-r"), russian, false),
            (bytes("shift_jis", japanese), Some("Shift_JIS"), japanese, false),
            (bytes("shift_jis", japanese), None, japanese, true),
            (bytes("iso-2022-jp", japanese), Some("iso-2022-jp"), japanese, false),
            (marked, None, russian, false),
            (utf16("plain words"), None, "plain words", true),
            (b"caf\xe9 \x93x\x94".to_vec(), Some("latin1"), "café “x”", false),
            (b"ascii".to_vec(), Some("windows-1251"), "ascii", false),
        ] {
            let decoded = decode(&bytes, declared);
            assert_eq!(
                (decoded.text.as_str(), decoded.note.is_some()),
                (text, noted),
                "{declared:?}"
            );
        }
    }

    #[test]
    fn what_is_no_character_is_said() {
        let decoded = decode(
            "Посольство предупредило\u{1}"
                .replace('\u{1}', "")
                .as_bytes()
                .iter()
                .copied()
                .chain([0xff])
                .collect::<Vec<_>>()
                .as_slice(),
            Some("utf-8"),
        );
        assert_eq!(decoded.text, "Посольство предупредило\u{fffd}");
        assert!(decoded.note.unwrap().contains("1 places are no characters of UTF-8"));
    }
}
