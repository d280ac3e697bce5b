//! The sources cited as BibLaTeX, for LaTeX and programs that keep references.
//!
//! What comes in: sources as the library describes them. What goes out: a `.bib` file in UTF-8, an
//! entry a source in the order of their ids; an entry's key is the source's id. What the library
//! does not state is left out. Titles stand in two pairs of braces, because a style's own capitals
//! would change their words.
//!
//! Nothing in a text can end its field or mean anything to LaTeX (`latex`, `address`). A control
//! character, which no `.bib` file can hold, is written as U+FFFD, and a line break as a space.

use std::fmt::Write as _;

use briefing_sources::Entry;
use hayagriva::Entry as Work;
use hayagriva::types::EntryType::{
    Anthology, Anthos, Article, Artwork, Audio, Blog, Book, Case, Chapter, Conference,
    Entry as Keyword, Legislation, Manuscript, Newspaper, Patent, Performance, Periodical, Post,
    Proceedings, Reference, Report, Repository, Thesis, Thread, Video, Web,
};
use hayagriva::types::{Person, PersonRole};

use crate::works::{self, Day, number, text};

/// The persons beside authors and editors who have a field of their own.
const ROLES: [(&str, PersonRole); 7] = [
    ("translator", PersonRole::Translator),
    ("annotator", PersonRole::Annotator),
    ("commentator", PersonRole::Commentator),
    ("afterword", PersonRole::Afterword),
    ("foreword", PersonRole::Foreword),
    ("introduction", PersonRole::Introduction),
    ("holder", PersonRole::Holder),
];

/// The roles that stand in `editora` and its like, with their `editoratype`.
const EDITORIAL: [(&str, PersonRole); 5] = [
    ("director", PersonRole::Director),
    ("compiler", PersonRole::Compiler),
    ("founder", PersonRole::Founder),
    ("collaborator", PersonRole::Collaborator),
    ("organizer", PersonRole::Organizer),
];

/// The fields for them.
const EDITORS: [(&str, &str); 3] =
    [("editora", "editoratype"), ("editorb", "editorbtype"), ("editorc", "editorctype")];

/// The languages that LaTeX knows by name.
const LANGUAGES: [(&str, &str); 14] = [
    ("ar", "arabic"),
    ("de", "german"),
    ("en", "english"),
    ("es", "spanish"),
    ("fa", "persian"),
    ("fr", "french"),
    ("he", "hebrew"),
    ("it", "italian"),
    ("nl", "dutch"),
    ("pl", "polish"),
    ("pt", "portuguese"),
    ("ru", "russian"),
    ("tr", "turkish"),
    ("uk", "ukrainian"),
];

/// Returns sources as BibLaTeX; nothing where there are none. Each is to be given once.
pub fn biblatex<'a>(entries: impl IntoIterator<Item = &'a Entry>) -> String {
    let mut entries: Vec<&Entry> = entries.into_iter().collect();
    entries.sort_by_key(|entry| &entry.id);
    let entries: Vec<String> = entries.into_iter().map(entry).collect();
    entries.join("\n")
}

fn entry(entry: &Entry) -> String {
    let work = entry.bibliography();
    let kind = kind(work);
    let mut out = format!("@{kind}{{{},\n", entry.id);
    let fields = [names(work), titles(work, kind), numbers(work, kind), rest(entry, kind)].concat();
    for (field, value) in fields {
        let _ = writeln!(out, "  {field} = {{{value}}},");
    }
    out.push_str("}\n");
    out
}

/// Returns the type of a work, as BibLaTeX has it.
fn kind(work: &Work) -> &'static str {
    let within = |kinds: &[_]| works::within(work, kinds);
    match work.entry_type() {
        Article if within(&[Proceedings, Conference]) => "inproceedings",
        Article if within(&[Reference]) => "inreference",
        Article if within(&[Periodical, Newspaper]) => "article",
        Article if work.url_any().is_some() => "online",
        Article => "misc",
        Chapter => "inbook",
        Anthos => "incollection",
        Keyword => "inreference",
        Report => "report",
        Thesis => "thesis",
        Manuscript => "unpublished",
        Book => "book",
        Anthology => "collection",
        Proceedings => "proceedings",
        Reference => "reference",
        Periodical | Newspaper => "periodical",
        Web | Blog | Post | Thread => "online",
        Video => "video",
        Audio => "audio",
        Artwork => "artwork",
        Performance => "performance",
        Patent => "patent",
        Case => "jurisdiction",
        Legislation => "legislation",
        Repository => "software",
        _ => "misc",
    }
}

/// A field with its value, written so that it may stand between braces.
type Field = (&'static str, String);

/// Returns the field of a text that is stated.
fn field(name: &'static str, value: Option<String>) -> Option<Field> {
    value.map(|value| (name, latex(&value)))
}

fn titles(work: &Work, kind: &str) -> Vec<Field> {
    let title = |name, value: Option<String>| {
        field(name, value).map(|(name, value)| (name, format!("{{{value}}}")))
    };
    let container = match kind {
        "article" => "journaltitle",
        "inbook" | "incollection" | "inproceedings" | "inreference" => "booktitle",
        _ => "titleaddon",
    };
    let fields = [
        title("title", text(work.title())),
        title("shorttitle", works::short(work.title())),
        title(container, text(works::container(work).and_then(Work::title))),
        field("series", text(works::series(work).and_then(Work::title))),
        field("eventtitle", text(works::event(work).and_then(Work::title))),
        field("venue", text(works::event(work).and_then(Work::location))),
    ];
    fields.into_iter().flatten().collect()
}

fn numbers(work: &Work, kind: &str) -> Vec<Field> {
    let container = works::container(work).unwrap_or(work);
    let issue = number(work.map(Work::issue));
    let serial = work.keyed_serial_number("serial").map(str::to_owned);
    let issue = if kind == "article" { issue.or(serial) } else { serial.or(issue) };
    let pages = number(work.page_range()).map(|pages| latex(&pages).replace('-', "--"));
    let mut fields: Vec<Field> = Vec::new();
    fields.extend(works::issued(work).map(|day| ("date", date(day))));
    fields.extend(field("volume", number(container.volume().or_else(|| work.volume()))));
    fields.extend(field("number", issue));
    fields.extend(field("chapter", number(work.chapter())));
    fields.extend(field("edition", number(work.map(Work::edition))));
    fields.extend(pages.map(|pages| ("pages", pages)));
    fields.extend(field("pagetotal", work.page_total().map(ToString::to_string)));
    fields.extend(field("volumes", work.volume_total().map(ToString::to_string)));
    fields
}

fn rest(entry: &Entry, kind: &str) -> Vec<Field> {
    let work = entry.bibliography();
    let institution =
        if matches!(kind, "report" | "thesis") { "institution" } else { "organization" };
    let plain = |text: Option<&str>| text.map(str::to_owned);
    let (eprint, scheme) = match (work.arxiv(), work.pmid()) {
        (Some(number), _) => (Some(number), "arxiv"),
        (None, number) => (number, "pubmed"),
    };
    let mut fields: Vec<Field> = Vec::new();
    fields.extend(field("publisher", works::publisher(work)).map(listed));
    fields.extend(field("location", works::place(work)).map(listed));
    let organization = field(institution, text(work.map(Work::organization)));
    fields.extend(organization.map(listed));
    fields.extend(entry.url().map(|url| ("url", address(url))));
    fields.extend(works::accessed(entry).map(|day| ("urldate", date(day))));
    fields.extend(work.doi().map(|doi| ("doi", address(doi))));
    fields.extend(field("isbn", plain(work.map(Work::isbn))));
    fields.extend(field("issn", plain(work.map(Work::issn))));
    fields.extend(eprint.map(|number| ("eprint", address(number))));
    fields.extend(eprint.map(|_| ("eprinttype", scheme.to_owned())));
    fields.extend(field("library", text(work.map(Work::archive))));
    fields.extend(field("type", text(work.map(Work::genre))));
    fields.extend(language(work).map(|name| ("langid", name.to_owned())));
    fields.extend(field("note", text(work.note())));
    fields.extend(field("annotation", works::annotation(entry)));
    fields.extend(field("abstract", works::abstract_of(entry)));
    fields
}

/// Puts one more pair of braces around the one item of a list: an `and` in it parts nothing.
fn listed((name, value): Field) -> Field {
    (name, format!("{{{value}}}"))
}

fn language(work: &Work) -> Option<&'static str> {
    let language = work.map(Work::language)?.language;
    LANGUAGES.iter().find(|(code, _)| *code == language.as_str()).map(|(_, name)| *name)
}

fn names(work: &Work) -> Vec<Field> {
    let mut fields = vec![
        ("author", work.authors().unwrap_or_default().iter().collect()),
        ("editor", works::editors(work)),
    ];
    fields.extend(ROLES.iter().map(|(field, role)| (*field, works::persons(work, role))));
    fields.extend(
        [("bookauthor", works::container(work).and_then(Work::authors))].map(|(field, authors)| {
            (field, authors.unwrap_or_default().iter().collect::<Vec<_>>())
        }),
    );
    fields.retain(|(_, persons)| !persons.is_empty());
    let mut fields: Vec<Field> =
        fields.into_iter().map(|(field, persons)| (field, list(&persons))).collect();
    let editorial = EDITORIAL.iter().map(|(kind, role)| (*kind, works::persons(work, role)));
    let editorial = editorial.filter(|(_, persons)| !persons.is_empty());
    for ((field, kind_field), (kind, persons)) in EDITORS.into_iter().zip(editorial) {
        fields.extend([(field, list(&persons)), (kind_field, kind.to_owned())]);
    }
    fields
}

fn list(persons: &[&Person]) -> String {
    persons.iter().map(|person| name(person)).collect::<Vec<_>>().join(" and ")
}

/// Returns a name in the form `prefix Family, Suffix, Given`, or where an equals sign stands in it,
/// which readers take for that of the other form, in that: `family=..., given=...`.
pub(crate) fn name(person: &Person) -> String {
    let part = |part: &Option<String>| part.as_deref().map(latex);
    let (prefix, suffix) = (part(&person.prefix), part(&person.suffix));
    let given = part(&person.given_name);
    let family = latex(&person.name);
    let all = [Some(&family), given.as_ref(), prefix.as_ref(), suffix.as_ref()];
    if all.iter().flatten().any(|part| part.contains('=')) {
        let parts = [("family", Some(&family)), ("given", given.as_ref())];
        let more = [("prefix", prefix.as_ref()), ("suffix", suffix.as_ref())];
        let parts = parts.into_iter().chain(more);
        let parts = parts.filter_map(|(key, part)| Some(format!("{key}={{{}}}", part?)));
        return parts.collect::<Vec<_>>().join(", ");
    }
    if person.is_institutional() {
        return format!("{{{family}}}");
    }
    let family = match prefix {
        Some(prefix) if is_particle(&prefix) => format!("{prefix} {{{family}}}"),
        Some(prefix) => format!("{{{prefix} {family}}}"),
        None => format!("{{{family}}}"),
    };
    let given = given.map(|given| if is_plain(&given) { given } else { format!("{{{given}}}") });
    let given = given.unwrap_or_default();
    match suffix {
        Some(suffix) => format!("{family}, {{{suffix}}}, {given}"),
        None => format!("{family}, {given}"),
    }
}

/// Whether readers take the words before a family name for its prefix: all in small letters.
fn is_particle(prefix: &str) -> bool {
    is_plain(prefix) && prefix.split(' ').all(|word| word.starts_with(char::is_lowercase))
}

/// Whether words mean nothing but themselves in a name.
fn is_plain(words: &str) -> bool {
    let inside = |c: char| c.is_alphanumeric() || " .'’-".contains(c);
    words.chars().all(inside)
        && words.split(' ').all(|word| !word.is_empty() && !word.eq_ignore_ascii_case("and"))
}

/// Returns a day as `2024-04-02`, `2024-04` or `2024`, with `~` behind it for "about".
fn date(day: Day) -> String {
    let sign = if day.year < 0 { "-" } else { "" };
    let mut date = format!("{sign}{:04}", day.year.unsigned_abs());
    for part in [day.month, day.day].into_iter().flatten() {
        let _ = write!(date, "-{part:02}");
    }
    if day.about {
        date.push('~');
    }
    date
}

/// Writes a text so that it means itself between the braces of a field.
pub(crate) fn latex(text: &str) -> String {
    let balanced = is_balanced(text);
    let mut out = String::with_capacity(text.len());
    let mut before = '\0';
    for c in text.chars() {
        if joins(before, c) {
            out.push_str("{}");
        }
        match c {
            '\\' => out.push_str("\\textbackslash{}"),
            // Readers count braces before they know any command.
            '{' if !balanced => out.push_str("\\textbraceleft{}"),
            '}' if !balanced => out.push_str("\\textbraceright{}"),
            '~' => out.push_str("\\textasciitilde{}"),
            '^' => out.push_str("\\textasciicircum{}"),
            '#' | '$' | '%' | '&' | '_' | '{' | '}' => out.extend(['\\', c]),
            c if c.is_control() && c.is_whitespace() => out.push(' '),
            c if c.is_control() => out.push(char::REPLACEMENT_CHARACTER),
            c => out.push(c),
        }
        before = c;
    }
    out
}

/// Whether LaTeX would make one character of two.
fn joins(before: char, c: char) -> bool {
    (before == c && "-'`,<>".contains(c)) || ("?!".contains(before) && c == '`')
}

fn is_balanced(text: &str) -> bool {
    let mut depth = 0_usize;
    for c in text.chars() {
        match c {
            '{' => depth += 1,
            '}' if depth == 0 => return false,
            '}' => depth -= 1,
            _ => {}
        }
    }
    depth == 0
}

/// Writes an address, which readers take as it stands: what would end its field is encoded.
pub(crate) fn address(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '{' | '}' | '\\' | ' ' => {
                let _ = write!(out, "%{:02X}", u32::from(c));
            }
            c if c.is_control() || c.is_whitespace() => {
                let mut bytes = [0; 4];
                for byte in c.encode_utf8(&mut bytes).bytes() {
                    let _ = write!(out, "%{byte:02X}");
                }
            }
            c => out.push(c),
        }
    }
    out
}
