//! Transcripts: `WebVTT` and `SubRip`.
//!
//! Cues are a second or two long and break sentences. They are joined to paragraphs, each beginning
//! with the time of its first cue as `[hh:mm:ss]`, which is how a source's address `#t83` finds it. A
//! paragraph ends where the speaker changes, at a pause, or at a sentence's end once it is long
//! enough.

use crate::decode::decode;
use crate::form::Form;
use crate::lines::{Kind, Lines, one_line};
use crate::{About, Captured, Fault};

/// From how many characters on a paragraph ends with its sentence.
const LONG: usize = 300;
/// From how many characters on it ends with any cue.
const LONGEST: usize = 1200;
/// The milliseconds without a word that end a paragraph.
const PAUSE: u64 = 4000;

/// What is said, and when.
#[derive(Debug, PartialEq, Eq)]
struct Cue {
    /// In milliseconds.
    from: u64,
    to: u64,
    speaker: Option<String>,
    words: String,
}

/// Whether a text begins like a transcript.
pub(crate) fn is_transcript(begin: &str) -> bool {
    let begin = begin.trim_start_matches('\u{feff}').trim_start();
    let first = begin.lines().next().unwrap_or_default().trim();
    if first.eq_ignore_ascii_case("webvtt") || first.to_lowercase().starts_with("webvtt ") {
        return true;
    }
    let number = !first.is_empty() && first.bytes().all(|byte| byte.is_ascii_digit());
    number && begin.lines().nth(1).is_some_and(|line| times(line).is_some())
}

/// Reads a transcript.
pub(crate) fn read(bytes: &[u8]) -> Result<Captured, Fault> {
    let decoded = decode(bytes, None);
    let text = decoded.text.replace("\r\n", "\n").replace('\r', "\n");
    let cues = cues(&text);
    if cues.is_empty() {
        let help = "a cue is a line such as `00:01:02.000 --> 00:01:04.000` with words below it";
        return Err(Fault::new("has no cue", help));
    }
    let mut lines = Lines::default();
    for paragraph in paragraphs(&cues) {
        lines.push(Kind::Body, &paragraph);
    }
    let language = header(&text, "language");
    let about = About { title: header(&text, "title"), language, ..About::default() };
    Ok(Captured::new(Form::Transcript, lines, about).noted(decoded.note))
}

/// Returns what the head of a `WebVTT` file states.
fn header(text: &str, key: &str) -> Option<String> {
    let head = text
        .split("\n\n")
        .next()
        .filter(|head| head.trim_start_matches('\u{feff}').starts_with("WEBVTT"))?;
    let value = |line: &str| {
        let (name, value) = line.split_once(':')?;
        name.trim().eq_ignore_ascii_case(key).then(|| one_line(value)).flatten()
    };
    head.lines().skip(1).filter(|line| !line.contains("-->")).find_map(value)
}

fn cues(text: &str) -> Vec<Cue> {
    let lines: Vec<&str> = text.lines().collect();
    let mut cues: Vec<Cue> = Vec::new();
    let mut at = 0;
    while at < lines.len() {
        let Some((from, to)) = times(lines[at]) else {
            at += 1;
            continue;
        };
        let rest = &lines[at + 1..];
        let end = rest.iter().position(|line| line.trim().is_empty() || times(line).is_some());
        let end = end.unwrap_or(rest.len());
        // Without a blank line, the next cue's number stands last.
        let next = rest.get(end).is_some_and(|line| times(line).is_some());
        let numbered = next && end > 0 && rest[end - 1].trim().bytes().all(|b| b.is_ascii_digit());
        add(&mut cues, from, to, &rest[..end - usize::from(numbered)]);
        at += end + 1;
    }
    cues
}

/// Adds a cue; a line that the cue before showed already (rolling captions) is not said twice.
fn add(cues: &mut Vec<Cue>, from: u64, to: u64, lines: &[&str]) {
    let shown: Vec<String> = lines.iter().filter_map(|line| one_line(&untagged(line).1)).collect();
    let speaker = lines.iter().find_map(|line| untagged(line).0);
    let mut words = shown.as_slice();
    let rolling = cues.last().filter(|last| from <= last.to + 100);
    if let (Some(last), [first, rest @ ..]) = (rolling, words)
        && last.words.ends_with(first.as_str())
        && (!rest.is_empty() || to - from < 100 || last.words == *first)
    {
        words = rest;
    }
    let words = words.join(" ");
    match cues.last_mut() {
        Some(last) if words.is_empty() => last.to = last.to.max(to),
        _ if words.is_empty() => {}
        _ => cues.push(Cue { from, to, speaker, words }),
    }
}

fn paragraphs(cues: &[Cue]) -> Vec<String> {
    let mut paragraphs: Vec<String> = Vec::new();
    let mut speaker: Option<&str> = None;
    let mut before: Option<&Cue> = None;
    for cue in cues {
        let named = cue.speaker.as_deref();
        let changed = named.is_some() && named != speaker || cue.words.starts_with(">>");
        let open = paragraphs.last().zip(before).filter(|(words, before)| {
            let ends = words.ends_with(['.', '!', '?', '…', '"', '”', '»', '。', '？', '！']);
            let length = words.chars().count();
            let pause = cue.from.saturating_sub(before.to) >= PAUSE;
            !(changed || pause || ends && length >= LONG || length >= LONGEST)
        });
        if open.is_some() {
            if let Some(words) = paragraphs.last_mut() {
                words.push(' ');
                words.push_str(&cue.words);
            }
        } else {
            let said = named.map(|name| format!("{name}: ")).unwrap_or_default();
            paragraphs.push(format!("[{}] {said}{}", clock(cue.from), cue.words));
        }
        speaker = named.or(speaker);
        before = Some(cue);
    }
    paragraphs
}

/// Returns the speaker of a `<v Name>` tag and the words without tags and references.
fn untagged(line: &str) -> (Option<String>, String) {
    let mut words = String::new();
    let mut speaker = None;
    let mut rest = line;
    while let Some(at) = rest.find('<') {
        words.push_str(&rest[..at]);
        let Some(end) = rest[at..].find('>').filter(|end| is_tag(&rest[at + 1..at + end])) else {
            words.push('<');
            rest = &rest[at + 1..];
            continue;
        };
        let tag = &rest[at + 1..at + end];
        if let Some((class, name)) = tag.split_once(' ')
            && (class == "v" || class.starts_with("v."))
        {
            speaker = speaker.or_else(|| one_line(name));
        }
        rest = &rest[at + end + 1..];
    }
    words.push_str(rest);
    for (reference, character) in [
        ("&lt;", "<"),
        ("&gt;", ">"),
        ("&nbsp;", "\u{a0}"),
        ("&lrm;", ""),
        ("&rlm;", ""),
        ("&amp;", "&"),
    ] {
        words = words.replace(reference, character);
    }
    (speaker, words)
}

/// Whether what stands between `<` and `>` is a tag of subtitles or a time, not words.
fn is_tag(inner: &str) -> bool {
    let inner = inner.strip_prefix('/').unwrap_or(inner);
    let name = inner.split([' ', '.']).next().unwrap_or_default();
    ["b", "i", "u", "c", "v", "s", "lang", "ruby", "rt", "font"]
        .contains(&name.to_lowercase().as_str())
        || time(inner).is_some()
}

/// Returns when a cue begins and ends.
fn times(line: &str) -> Option<(u64, u64)> {
    let (from, rest) = line.split_once("-->")?;
    let (from, to) = (time(from.trim())?, time(rest.split_whitespace().next()?)?);
    (from <= to).then_some((from, to))
}

/// Reads `01:02:03.456`, `02:03.456`, `01:02:03,456`.
fn time(text: &str) -> Option<u64> {
    let (clock, part) = text.split_once(['.', ','])?;
    let digits = |part: &str| part.bytes().all(|byte| byte.is_ascii_digit()) && !part.is_empty();
    let parts: Vec<&str> = clock.split(':').collect();
    if !(2..=3).contains(&parts.len()) || !parts.iter().all(|part| digits(part) && part.len() < 6) {
        return None;
    }
    let seconds =
        parts.iter().try_fold(0u64, |all, part| Some(all * 60 + part.parse::<u64>().ok()?))?;
    let thousandths: u64 =
        if part.len() == 3 && digits(part) { part.parse().ok()? } else { return None };
    Some(seconds * 1000 + thousandths)
}

fn clock(milliseconds: u64) -> String {
    let seconds = milliseconds / 1000;
    format!("{:02}:{:02}:{:02}", seconds / 3600, seconds / 60 % 60, seconds % 60)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(transcript: &str) -> String {
        read(transcript.as_bytes()).map(|captured| captured.text).unwrap_or_default()
    }

    #[test]
    fn cues_are_joined_to_paragraphs_with_their_time() {
        let vtt = "\u{feff}WEBVTT\nLanguage: en\n\nNOTE a note\n\nSTYLE\n::cue { color: red }\n\nintro\n00:59.500 --> 01:01.000 align:start\n<v Mary Moe>Good <i>evening</i>.\n\n01:01.000 --> 01:03.000\nWe know &amp; say: 1 < 2.\n\n01:23.000 --> 01:25.000\n- After a pause\nof two lines\n\n01:25.000 --> 01:26.000\n<v John>No.\n\n1:02:03.004 --> 1:02:05.000\nLater\n";
        assert_eq!(
            text(vtt),
            "[00:00:59] Mary Moe: Good evening. We know & say: 1 < 2.\n[00:01:23] - After a pause of two lines\n[00:01:25] John: No.\n[01:02:03] Later\n"
        );
        assert_eq!(read(vtt.as_bytes()).unwrap().about.language.as_deref(), Some("en"));
    }

    #[test]
    fn srt_with_and_without_blank_lines() {
        let srt = "1\r\n00:00:01,000 --> 00:00:02,000\r\nOne\r\n\r\n2\r\n00:00:02,000 --> 00:00:03,000\r\ntwo.\r\n3\r\n00:00:03,100 --> 00:00:04,000\r\n2024\r\n";
        assert_eq!(text(srt), "[00:00:01] One two. 2024\n");
    }

    #[test]
    fn rolling_captions_are_said_once() {
        let vtt = "WEBVTT\n\n00:00.000 --> 00:02.000\nthe embassy\n\n00:02.000 --> 00:02.010\nthe embassy\n\n00:02.010 --> 00:04.000\nthe embassy\nwarned<00:03.000><c> of</c> it\n";
        assert_eq!(text(vtt), "[00:00:00] the embassy warned of it\n");
    }

    #[test]
    fn a_long_speech_is_divided_at_sentences() {
        let cue = |n: u64| {
            format!(
                "{:02}:{:02}.000 --> {:02}:{:02}.000\nThis is sentence number {n} of a speech that goes on.\n\n",
                n / 60,
                n % 60,
                (n + 1) / 60,
                (n + 1) % 60
            )
        };
        let vtt = format!("WEBVTT\n\n{}", (0..60).map(cue).collect::<String>());
        let text = text(&vtt);
        assert!(text.lines().count() > 5, "{text}");
        assert!(text.lines().all(|line| line.starts_with("[00:00:") && line.ends_with('.')));
        let says = |n: u64| text.matches(&format!("number {n} of")).count();
        assert!((0..60).all(|n| says(n) == 1));
    }

    #[test]
    fn what_has_no_cue_is_an_error() {
        for empty in ["WEBVTT", "WEBVTT\n\nwords", "WEBVTT\n\n00:03.000 --> 00:02.000\nbackwards"] {
            assert!(read(empty.as_bytes()).is_err());
        }
    }
}
