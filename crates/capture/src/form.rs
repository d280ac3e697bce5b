//! Which kind of file it is: by its first bytes, and where those do not tell, by its name.

use crate::archive;
use crate::fault::Fault;
use crate::transcript;

/// A kind of file that is read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// A saved web page.
    Page,
    /// A web page with its parts, as a browser archives it (MHTML).
    WebArchive,
    /// A PDF.
    Pdf,
    /// A transcript or subtitles (`WebVTT`, `SubRip`).
    Transcript,
    /// An e-mail.
    Letter,
    /// An electronic book.
    Epub,
    /// A document of a word processor.
    Docx,
    /// Markdown.
    Markdown,
    /// Plain text.
    Plain,
}

/// What begins like this is known and not read, with what to do instead.
const REFUSED: [(&[u8], &str, &str); 11] = [
    (
        b"\xd0\xcf\x11\xe0",
        "is an old Word, Excel or Outlook file",
        "save it as .docx, .eml or text",
    ),
    (b"{\\rtf", "is Rich Text Format", "save it as .docx or text"),
    (b"\x89PNG", "is a picture", PICTURE),
    (b"\xff\xd8\xff", "is a picture", PICTURE),
    (b"GIF8", "is a picture", PICTURE),
    (b"\x1f\x8b", "is compressed", UNPACK),
    (b"BZh", "is compressed", UNPACK),
    (b"\xfd7zXZ", "is compressed", UNPACK),
    (b"7z\xbc\xaf", "is an archive", UNPACK),
    (b"Rar!", "is an archive", UNPACK),
    (b"bplist", "is Safari's archive of a page", "save the page as page source or PDF"),
];
const PICTURE: &str = "save the text that it shows, or cite it with `text: none`";
const UNPACK: &str = "unpack it, and add the files in it";

impl Form {
    /// Returns the kind of a file, or what is wrong with one that is none.
    pub(crate) fn of(name: &str, bytes: &[u8]) -> Result<Self, Fault> {
        if bytes.iter().all(u8::is_ascii_whitespace) {
            return Err(Fault::new("is empty", "save it again"));
        }
        if let Some((_, what, help)) = REFUSED.iter().find(|(begin, ..)| bytes.starts_with(begin)) {
            return Err(Fault::new(*what, help));
        }
        if within(bytes, 1024, b"%PDF-") {
            return Ok(Self::Pdf);
        }
        if bytes.starts_with(b"PK\x03\x04") || bytes.starts_with(b"PK\x05\x06") {
            return archive::form(bytes);
        }
        let sixteen = crate::decode::is_utf16(bytes);
        if !sixteen && bytes.iter().take(1 << 16).any(|byte| *byte == 0) {
            return Err(Fault::new("is no text, and no kind of file that is read", KINDS));
        }
        Ok(Self::of_text(&extension(name), bytes))
    }

    fn of_text(extension: &str, bytes: &[u8]) -> Self {
        match extension {
            "html" | "htm" | "xhtml" | "xht" => Self::Page,
            "mhtml" | "mht" => Self::WebArchive,
            "eml" => Self::Letter,
            "vtt" | "srt" => Self::Transcript,
            "md" | "markdown" | "mdown" | "mkd" => Self::Markdown,
            _ => Self::of_beginning(bytes),
        }
    }

    fn of_beginning(bytes: &[u8]) -> Self {
        let begin = String::from_utf8_lossy(&bytes[..bytes.len().min(4096)]).to_lowercase();
        let begin = begin.trim_start_matches('\u{feff}').trim_start();
        let page = ["<!doctype html", "<html", "<head", "<body"];
        if page.iter().any(|tag| begin.starts_with(tag)) {
            return Self::Page;
        }
        // A processing instruction or a comment, such as the one of where the page was saved from.
        if begin.starts_with("<!--") && begin.contains("<html")
            || begin.starts_with("<?xml") && begin.contains("<html")
        {
            return Self::Page;
        }
        if transcript::is_transcript(begin) {
            return Self::Transcript;
        }
        match headers(begin) {
            headers if headers.contains(&"snapshot-content-location") => Self::WebArchive,
            headers if headers.contains(&"from") && headers.contains(&"date") => Self::Letter,
            _ => Self::Plain,
        }
    }

    /// Returns the kind in words.
    pub fn words(self) -> &'static str {
        match self {
            Self::Page => "web page",
            Self::WebArchive => "archived web page",
            Self::Pdf => "PDF",
            Self::Transcript => "transcript",
            Self::Letter => "e-mail",
            Self::Epub => "EPUB",
            Self::Docx => "Word document",
            Self::Markdown => "Markdown",
            Self::Plain => "plain text",
        }
    }
}

/// What can be read, for a message.
pub(crate) const KINDS: &str =
    "read are HTML, MHTML, PDF, VTT, SRT, .eml, EPUB, .docx, Markdown and plain text";

/// Returns the names of the headers with which a text begins.
fn headers(begin: &str) -> Vec<&str> {
    let head = begin.split("\n\n").next().unwrap_or(begin);
    let head = head.split("\r\n\r\n").next().unwrap_or(head);
    let line = |line: &'_ str| line.starts_with([' ', '\t']) || line.contains(':');
    if !head.lines().all(line) {
        return Vec::new();
    }
    head.lines().filter_map(|line| Some(line.split_once(':')?.0)).collect()
}

fn extension(name: &str) -> String {
    name.rsplit_once('.').map_or(String::new(), |(_, extension)| extension.to_lowercase())
}

fn within(bytes: &[u8], first: usize, words: &[u8]) -> bool {
    bytes[..bytes.len().min(first)].windows(words.len()).any(|window| window == words)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bytes_come_before_names() {
        for (name, bytes, form) in [
            ("a.html", &b"<p>x"[..], Form::Page),
            ("a", b"\xef\xbb\xbf<!DOCTYPE html><p>x", Form::Page),
            ("a", b"<!-- saved from url=(0013)about --><html><p>x", Form::Page),
            ("a.txt", b"%PDF-1.7 x", Form::Pdf),
            ("a.html", b"WEBVTT\n\n00:01.000 --> 00:02.000\nx", Form::Page),
            ("", b"WEBVTT\n\n00:01.000 --> 00:02.000\nx", Form::Transcript),
            ("", b"1\r\n00:00:01,000 --> 00:00:02,000\r\nx", Form::Transcript),
            (
                "a",
                b"From: A <a@example.org>\r\nDate: Tue, 2 Apr 2024 10:00:00 +0000\r\n\r\nx",
                Form::Letter,
            ),
            ("a", b"From: me\nto you\n\nDate: x", Form::Plain),
            ("a.md", b"# x", Form::Markdown),
            ("a.b/c", b"x", Form::Plain),
            ("a.\n", b"x", Form::Plain),
        ] {
            assert_eq!(Form::of(name, bytes), Ok(form), "{name:?} {}", bytes.escape_ascii());
        }
    }

    #[test]
    fn what_is_no_text_is_refused() {
        for bytes in
            [&b""[..], b" \r\n\t", b"\x89PNG\r\n", b"{\\rtf1 x}", b"a\0b\0\0\0c", b"PK\x03\x04x"]
        {
            assert!(Form::of("a.txt", bytes).is_err(), "{}", bytes.escape_ascii());
        }
    }
}
