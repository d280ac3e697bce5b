//! What the library says of one source.

use std::fmt;
use std::sync::Arc;

use briefing_diagnostics::{File, Span};

use crate::address::{Place, Target};
use crate::dates;
use crate::text::ParagraphKind;

/// How faithful a copy is to the words of the original.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Fidelity {
    /// Word for word.
    #[default]
    Verbatim,
    /// Word for word, but not all of it.
    Excerpt,
    /// Put into another language.
    Translated,
    /// Reworded; only what stands in the copy's own quotation marks is quoted from somebody.
    Altered,
}

impl Fidelity {
    /// All of them, the most faithful first.
    pub const ALL: [Self; 4] = [Self::Verbatim, Self::Excerpt, Self::Translated, Self::Altered];

    /// Returns the word for it, as the library has it.
    pub fn word(self) -> &'static str {
        match self {
            Self::Verbatim => "verbatim",
            Self::Excerpt => "excerpt",
            Self::Translated => "translated",
            Self::Altered => "altered",
        }
    }
}

/// How much of a source's text may stand in any output.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Publish {
    /// Nothing but what a chapter quotes.
    None,
    /// The passages that are quoted.
    #[default]
    Quoted,
    /// The whole text.
    Full,
}

/// What parts the paragraphs of a text.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum ParagraphsBy {
    /// Each non-blank line is one.
    #[default]
    Line,
    /// Blank lines part them: the text is hard-wrapped.
    BlankLine,
}

/// The paragraphs that are no running text.
#[derive(Clone, Debug, Default)]
pub struct Kinds {
    ranges: Vec<KindRange>,
}

/// Paragraphs of one kind; `first <= last`, both belong to it.
#[derive(Clone, Debug)]
pub struct KindRange {
    /// What they are.
    pub kind: ParagraphKind,
    /// The first paragraph.
    pub first: u32,
    /// The last one.
    pub last: u32,
    /// Where the library says so.
    pub span: Span,
}

impl Kinds {
    /// Keeps the ranges, which must not overlap, in order.
    pub(super) fn new(mut ranges: Vec<KindRange>) -> Self {
        ranges.sort_by_key(|range| range.first);
        Self { ranges }
    }

    /// Returns what a paragraph is; running text unless the library says otherwise.
    pub fn kind_of(&self, paragraph: u32) -> ParagraphKind {
        let after = self.ranges.partition_point(|range| range.first <= paragraph);
        let before = after.checked_sub(1).map(|index| &self.ranges[index]);
        before.filter(|range| paragraph <= range.last).map_or(ParagraphKind::Body, |r| r.kind)
    }

    /// Returns the ranges in order.
    pub fn ranges(&self) -> &[KindRange] {
        &self.ranges
    }
}

/// A passage that the library names, with who speaks in it.
#[derive(Clone, Debug)]
pub struct NamedPassage {
    /// Its name in addresses.
    pub name: String,
    /// Its words, which stand once in the text, or once at [`Self::at`].
    pub exact: Option<String>,
    /// Where it stands.
    pub at: Option<Place>,
    /// Who says it.
    pub by: Option<String>,
    /// In what office.
    pub role: Option<String>,
    /// Through whom it reached the source, the speaker's side first.
    pub via: Vec<String>,
    /// To whom it was said.
    pub to: Option<String>,
    /// When: a year, a month or a day that exists, as `2024-04-02`.
    pub said_on: Option<String>,
    /// The Admiralty credibility of the information, 1 to 6.
    pub credibility: Option<u8>,
    /// Where the library names it.
    pub span: Span,
}

/// One source as the library describes it.
#[derive(Clone)]
pub struct Entry {
    /// Its id.
    pub id: String,
    /// A short name for tables.
    pub label: Option<String>,
    /// How faithful the copy is.
    pub fidelity: Fidelity,
    /// What limits it, in the analyst's words.
    pub descriptor: Option<String>,
    /// The Admiralty reliability of the source, A to F.
    pub reliability: Option<char>,
    /// Where this copy came from, if not from the reference's address.
    pub retrieved_from: Option<String>,
    /// When it was captured: a year, a month or a day that exists.
    pub captured: Option<String>,
    /// The SHA-256 of the file that was captured, of which the text was made: 64 digits and letters
    /// a to f. (`original` is another thing: the text that this one translates.)
    pub captured_sha256: Option<String>,
    /// The sources of which it repeats the report.
    pub derived_from: Vec<String>,
    /// The source of which it is another capture.
    pub edition_of: Option<String>,
    /// The text that it translates.
    pub original: Option<Target>,
    /// Whether there is a text; without one it can be cited, not quoted.
    pub has_text: bool,
    /// The text's path from the book's root, with `/` between folders.
    pub file: String,
    /// What of the text may stand in any output.
    pub publish: Publish,
    /// Which paragraphs are no running text.
    pub kinds: Kinds,
    /// The passages that the library names, in its order.
    pub passages: Vec<NamedPassage>,
    /// What parts its paragraphs.
    pub paragraphs_by: ParagraphsBy,
    /// Where its id stands in the library.
    pub span: Span,
    /// The ids under `derived-from`, `edition-of` and `original`, with their places.
    pub(super) origins: Vec<(String, Span)>,
    pub(super) reference: Arc<hayagriva::Entry>,
}

impl Entry {
    /// Returns an entry that says nothing but its id.
    pub fn bare(id: &str) -> Self {
        let file = File::new("", "");
        Self::unsaid(id, format!("{id}.txt"), Span::new(&file, 0..0))
    }

    /// Returns an entry with every default.
    pub(super) fn unsaid(id: &str, file: String, span: Span) -> Self {
        Self {
            id: id.to_owned(),
            label: None,
            fidelity: Fidelity::default(),
            descriptor: None,
            reliability: None,
            retrieved_from: None,
            captured: None,
            captured_sha256: None,
            derived_from: Vec::new(),
            edition_of: None,
            original: None,
            has_text: true,
            file,
            publish: Publish::default(),
            kinds: Kinds::default(),
            passages: Vec::new(),
            paragraphs_by: ParagraphsBy::default(),
            span,
            origins: Vec::new(),
            reference: Arc::new(hayagriva::Entry::new(id, hayagriva::types::EntryType::Misc)),
        }
    }

    /// Returns the reference as hayagriva reads it.
    pub fn bibliography(&self) -> &hayagriva::Entry {
        &self.reference
    }

    /// Returns the title as plain text.
    pub fn title(&self) -> Option<String> {
        self.reference.title().map(|title| title.value.to_string())
    }

    /// Returns the day, month or year of the work as the library writes it, and in words.
    pub fn date(&self) -> Option<(String, String)> {
        self.reference.date_any().map(|date| (dates::iso(date), dates::date_in_words(date)))
    }

    /// Returns the address on the web, the work's own or that of what it stands in: http, https or
    /// mailto.
    pub fn url(&self) -> Option<&str> {
        self.reference.url_any().map(|url| url.value.as_str())
    }

    /// Returns the short name for tables: the label, or else the title, or else the id.
    pub fn short_name(&self) -> String {
        self.label.clone().or_else(|| self.title()).unwrap_or_else(|| self.id.clone())
    }

    /// Returns a named passage.
    pub fn passage(&self, name: &str) -> Option<&NamedPassage> {
        self.passages.iter().find(|passage| passage.name == name)
    }

    /// Returns what the library does not say, among `author`, `publisher`, `date`, `title` and
    /// `url`. A newspaper, site or body in which the work stands counts as its publisher.
    pub fn not_stated(&self) -> Vec<&'static str> {
        let reference = &self.reference;
        let publisher = reference.map(|entry| entry.publisher()).is_some()
            || reference.map(|entry| entry.organization()).is_some()
            || reference.map_parents(|parent| parent.title()).is_some();
        let stated = [
            ("author", reference.authors().is_some_and(|authors| !authors.is_empty())),
            ("publisher", publisher),
            ("date", reference.date_any().is_some()),
            ("title", reference.title().is_some()),
            ("url", reference.url_any().is_some()),
        ];
        stated.into_iter().filter(|(_, said)| !said).map(|(what, _)| what).collect()
    }
}

impl fmt::Debug for Entry {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Entry").field("id", &self.id).finish_non_exhaustive()
    }
}
