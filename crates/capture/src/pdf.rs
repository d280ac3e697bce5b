//! PDFs: their text layer.
//!
//! What comes in: the file. What goes out: its text, a form feed between pages, so that a source's
//! address `#pg12` finds what a reader finds on the twelfth. A PDF knows letters and places only:
//! 0. `bounds` refuses what unpacks to more than a machine holds;
//! 1. `glyphs` takes from hayro each letter with its place;
//! 2. `layout` makes lines of letters;
//! 3. `paragraphs` joins lines to paragraphs, and tells running heads from text.

mod bounds;
mod glyphs;
mod layout;
mod paragraphs;
#[cfg(test)]
mod tests;

use hayro_interpret::hayro_syntax::{DecryptionError, LoadPdfError, Pdf};

use crate::fault::Fault;
use crate::form::Form;
use crate::lines::{Lines, one_line};
use crate::{About, Author, Captured};

/// The most pages.
const MOST_PAGES: usize = 10_000;

/// Reads a PDF.
pub(crate) fn read(bytes: Vec<u8>) -> Result<Captured, Fault> {
    bounds::check(&bytes)?;
    let pdf = Pdf::new(bytes).map_err(unreadable)?;
    let count = pdf.pages().len();
    if count > MOST_PAGES {
        let what = format!("has {count} pages; at most {MOST_PAGES} are read");
        return Err(Fault::new(what, "divide it"));
    }
    let mut pages = Vec::with_capacity(count);
    let mut tally = glyphs::Tally::default();
    for page in pdf.pages().iter() {
        pages.push(layout::lines(glyphs::of_page(&pdf, page, &mut tally)));
    }
    if pages.iter().all(Vec::is_empty) {
        let help = "recognise its letters first, for example with ocrmypdf, and read them against the picture";
        return Err(Fault::new("has no text: its pages are pictures", help));
    }
    if tally.unknown * 3 > tally.all {
        let what = "does not say which letters it shows";
        return Err(Fault::new(
            what,
            "print it to a picture and recognise its letters, or copy them by hand",
        ));
    }
    let empty: Vec<_> =
        (1..).zip(&pages).filter(|(_, page)| page.is_empty()).map(|(n, _)| n).collect();
    let mut lines = Lines::default();
    let joined = paragraphs::add(&pages, &mut lines);
    let mut captured = Captured::new(Form::Pdf, lines, about(&pdf));
    captured.notes = notes(&pdf, &tally, &empty, joined);
    Ok(captured)
}

fn unreadable(error: LoadPdfError) -> Fault {
    match error {
        LoadPdfError::Decryption(DecryptionError::PasswordProtected) => Fault::new(
            "is encrypted",
            "open it with its password, and print it to a PDF without one",
        ),
        LoadPdfError::Decryption(_) => Fault::new(
            "is encrypted in a way that is not read",
            "print it to a PDF without a password",
        ),
        LoadPdfError::Invalid => Fault::new("is a broken PDF", "save it again"),
    }
}

fn about(pdf: &Pdf) -> About {
    let metadata = pdf.metadata();
    let stated =
        |value: &Option<Box<[u8]>>| value.as_deref().map(words).and_then(|text| one_line(&text));
    About {
        title: stated(&metadata.title).filter(|title| !is_file_name(title)),
        authors: stated(&metadata.author).map(Author::whole).into_iter().collect(),
        ..About::default()
    }
}

/// Whether a title is only what the program that made the file called it.
fn is_file_name(title: &str) -> bool {
    let lower = title.to_lowercase();
    let ends = [".doc", ".docx", ".indd", ".pdf", ".dvi", ".tex", ".odt", ".rtf", ".qxd", ".pptx"];
    lower.starts_with("microsoft word - ")
        || lower.starts_with("untitled")
        || ends.iter().any(|end| lower.ends_with(end))
}

/// Decodes a PDF's own string: UTF-16 or UTF-8 by its mark, else Latin letters.
fn words(bytes: &[u8]) -> String {
    match bytes {
        [0xfe, 0xff, rest @ ..] => {
            let units = rest.chunks_exact(2).map(|pair| u16::from_be_bytes([pair[0], pair[1]]));
            char::decode_utf16(units).map(|c| c.unwrap_or(char::REPLACEMENT_CHARACTER)).collect()
        }
        [0xef, 0xbb, 0xbf, rest @ ..] => String::from_utf8_lossy(rest).into_owned(),
        _ => encoding_rs::WINDOWS_1252.decode_without_bom_handling(bytes).0.into_owned(),
    }
}

fn notes(pdf: &Pdf, tally: &glyphs::Tally, empty: &[u32], joined: usize) -> Vec<String> {
    let mut notes = Vec::new();
    if let Some(made) = &pdf.metadata().creation_date {
        notes.extend(
            crate::day(&format!("{:04}-{:02}-{:02}", made.year, made.month, made.day)).map(|day| {
                format!("the file was made on {day}, which need not be the day of publication")
            }),
        );
    }
    if !empty.is_empty() {
        let pages: Vec<String> = empty.iter().take(10).map(u32::to_string).collect();
        let more = if empty.len() > 10 { ", …" } else { "" };
        notes.push(format!("no text on page {}{more}", pages.join(", ")));
    }
    if joined > 0 {
        notes.push(format!("{joined} words that a line's end divided were joined"));
    }
    if tally.unknown > 0 {
        notes.push(format!("{} letters have no Unicode: there stands U+FFFD", tally.unknown));
    }
    notes
}
