//! A saved file in; its text, and what the file itself says of it, out.
//!
//! What comes in: the name and the bytes of one file ([`capture`]). What goes out: [`Captured`],
//! the text as a source has it (UTF-8, LF, one paragraph a line, pages parted by form feeds,
//! timecodes before what is said) and [`About`], in which nothing is guessed: what the file does
//! not state is `None`. Nothing here knows a library, a book or the disk.
//!
//! In reading order:
//! 1. `form`: which kind of file it is, by its first bytes before its name;
//! 2. `decode`: bytes to characters;
//! 3. `lines`: how paragraphs become the text that goes out;
//! 4. a module a form: `plain`, `transcript`, `html`, `mail`, `pdf`, `epub`, `docx`;
//! 5. `dates`: the days that files state;
//! 6. `spun`: signs that a machine reworded a text.
//!
//! # What others' code reads
//!
//! The article within a page is found by [`dom_smoothie`] (MIT), a port of Mozilla's Readability. It
//! is released every few weeks (0.19.0 in October 2026, which bounds the time that deep nesting
//! takes), others build on it, and it works on a parsed document, so that text, metadata and warnings
//! come from one tree. `legible` (Apache-2.0) is as well kept and brings less along, but keeps its tree
//! to itself: on the 130 pages of Mozilla's suite both find the words that Mozilla finds (on 129 and
//! 130 pages), in the same time. `readability-js` needs a JavaScript engine, `article_scraper` is GPL.
//!
//! PDF is read by hayro, which Typst uses too: its letters come with their places. E-mails are read by
//! `mail-parser`, archives by `zip`, XML by `quick-xml`, of which EPUB and DOCX are made; the crate
//! `epub` is GPL.
//!
//! # Bounds
//!
//! Files are hostile. A file has at most [`LARGEST`] bytes, an archive's entries bounds of their own
//! (`archive`), a page a depth. The readers run on a thread of their own: a reader that breaks off
//! or takes longer than two minutes is an error like any other.

mod archive;
mod dates;
mod decode;
mod docx;
mod epub;
mod fault;
mod form;
mod guarded;
mod html;
mod lines;
mod mail;
mod pdf;
mod plain;
mod spun;
#[cfg(test)]
mod tests;
mod transcript;
mod xml;

use briefing_diagnostics::Diagnostic;

pub use dates::day;
pub use form::Form;

use fault::Fault;
use lines::{Finished, Lines};

/// The name of the thread on which readers run. A reader that panics is a fault of its file; a program
/// may keep the panic's own message from its user.
pub const THREAD: &str = "capture";

/// The largest file, in bytes: 64 MiB, as large as a source's text may be.
pub const LARGEST: u64 = 64 << 20;

/// A file's text, and what the file says of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Captured {
    /// Which kind of file it was.
    pub form: Form,
    /// The text: UTF-8, LF, one paragraph a line, no control characters but line feeds and, between
    /// pages, form feeds. Never blank.
    pub text: String,
    /// The paragraphs, numbered from 1 as the lines of [`Self::text`], that are headings.
    pub headings: Vec<u32>,
    /// The paragraphs that are words under a picture or a table.
    pub captions: Vec<u32>,
    /// The paragraphs that are no part of the text: running heads and numbers of pages.
    pub furniture: Vec<u32>,
    /// What the file states of itself.
    pub about: About,
    /// What was done or left out on the way, each a sentence without a full stop.
    pub notes: Vec<String>,
    /// Reasons to doubt that this is the text which its reader saw.
    pub doubts: Vec<Diagnostic>,
}

/// What a file states of itself. What it does not state is `None`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct About {
    /// What it is.
    pub work: Work,
    /// Its title.
    pub title: Option<String>,
    /// Who wrote it, in the order of the file.
    pub authors: Vec<Author>,
    /// When it was published: a year, a month or a day that exists, as `2024-04-02`.
    pub date: Option<String>,
    /// Who published it.
    pub publisher: Option<String>,
    /// Its own address: http or https.
    pub url: Option<String>,
    /// Where this copy was taken from, if the file states that and it is not [`Self::url`].
    pub retrieved_from: Option<String>,
    /// The day on which it was captured, if the file states it.
    pub captured: Option<String>,
    /// Its language, as a BCP 47 tag.
    pub language: Option<String>,
}

/// A person or a body as a file names it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Author {
    /// The family name where the file parts the names, else the whole name.
    pub name: String,
    /// The given name, only where the file parts the names.
    pub given: Option<String>,
}

impl Author {
    /// Returns a name that is not parted.
    pub fn whole(name: impl Into<String>) -> Self {
        Self { name: name.into(), given: None }
    }
}

/// What a work is, as far as its file states it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Work {
    /// Not stated.
    #[default]
    Misc,
    /// A page that calls itself an article.
    Article,
    /// A page that calls itself a post of a blog.
    Blog,
    /// Another page.
    Web,
    /// A page that calls itself a report.
    Report,
    /// A book.
    Book,
}

impl Work {
    /// Returns the word for it, as reference managers have it.
    pub fn word(self) -> &'static str {
        match self {
            Self::Misc => "misc",
            Self::Article => "article",
            Self::Blog => "blog",
            Self::Web => "web",
            Self::Report => "report",
            Self::Book => "book",
        }
    }
}

/// Reads a file; `name` is its name with the extension, or empty where it has none.
///
/// # Errors
///
/// One `bad-capture`, without a place, that names the file and says what is wrong: empty, larger
/// than [`LARGEST`], of a kind that is not read, encrypted, without text, beyond a bound, broken.
pub fn capture(name: &str, bytes: Vec<u8>) -> Result<Captured, Diagnostic> {
    read(name, bytes).map_err(|fault| fault.diagnostic(name))
}

fn read(name: &str, bytes: Vec<u8>) -> Result<Captured, Fault> {
    if bytes.len() as u64 > LARGEST {
        return Err(Fault::too_large(bytes.len() as u64));
    }
    let form = Form::of(name, &bytes)?;
    let mut captured = guarded::run(form, move || match form {
        Form::Page => html::read(&bytes),
        Form::Pdf => pdf::read(bytes),
        Form::Transcript => transcript::read(&bytes),
        Form::Letter | Form::WebArchive => mail::read(form, &bytes),
        Form::Epub => epub::read(&bytes),
        Form::Docx => docx::read(&bytes),
        Form::Markdown => Ok(plain::markdown(&bytes)),
        Form::Plain => Ok(plain::text(&bytes)),
    })?;
    if captured.text.trim().is_empty() {
        return Err(Fault::new("has no text", "a source without words can be cited, not quoted"));
    }
    captured.doubts.extend(spun::doubt(&captured));
    Ok(captured)
}

impl Captured {
    fn new(form: Form, lines: Lines, about: About) -> Self {
        let Finished { text, headings, captions, furniture } = lines.finish();
        let (notes, doubts) = (Vec::new(), Vec::new());
        Self { form, text, headings, captions, furniture, about, notes, doubts }
    }

    fn noted(mut self, note: Option<String>) -> Self {
        self.notes.extend(note);
        self
    }
}

/// Returns the error for a file of `bytes` bytes which is too large to be read, so that it need not
/// be read to be refused.
pub fn too_large(name: &str, bytes: u64) -> Diagnostic {
    Fault::too_large(bytes).diagnostic(name)
}
