//! The sources cited as CSL-JSON, for programs that keep references and those that format them.
//!
//! What comes in: sources as the library describes them. What goes out: one JSON array, an item a
//! source in the order of their ids; an item's `id` is the source's. What the library does not
//! state is left out. Every text is one of the library's own: of a source's words only an abstract
//! is there, and that of a text that may be published whole.

use briefing_sources::Entry;
use hayagriva::Entry as Work;
use hayagriva::types::EntryType::{
    Anthology, Anthos, Article, Artwork, Audio, Blog, Book, Case, Chapter, Conference,
    Entry as Keyword, Exhibition, Legislation, Manuscript, Misc, Newspaper, Patent, Performance,
    Periodical, Post, Proceedings, Reference, Report, Repository, Scene, Thesis, Thread, Video,
    Web,
};
use hayagriva::types::{Person, PersonRole};
use serde_json::{Map, Value, json};

use crate::works::{self, Day, number, text};

/// The persons beside authors and editors, by their variable.
const ROLES: [(&str, PersonRole); 13] = [
    ("translator", PersonRole::Translator),
    ("compiler", PersonRole::Compiler),
    ("composer", PersonRole::Composer),
    ("contributor", PersonRole::Collaborator),
    ("director", PersonRole::Director),
    ("executive-producer", PersonRole::ExecutiveProducer),
    ("illustrator", PersonRole::Illustrator),
    ("narrator", PersonRole::Narrator),
    ("organizer", PersonRole::Organizer),
    ("performer", PersonRole::CastMember),
    ("producer", PersonRole::Producer),
    ("script-writer", PersonRole::Writer),
    ("series-creator", PersonRole::Founder),
];

/// Returns sources as CSL-JSON. Each is to be given once.
pub fn csl_json<'a>(entries: impl IntoIterator<Item = &'a Entry>) -> String {
    let mut entries: Vec<&Entry> = entries.into_iter().collect();
    entries.sort_by_key(|entry| &entry.id);
    let items: Vec<Value> = entries.into_iter().map(item).collect();
    format!("{:#}\n", Value::from(items))
}

fn item(entry: &Entry) -> Value {
    let work = entry.bibliography();
    let mut item = Map::new();
    item.insert("id".to_owned(), json!(entry.id));
    item.insert("type".to_owned(), json!(kind(work)));
    for (variable, value) in texts(entry, work) {
        if let Some(value) = value {
            item.insert(variable.to_owned(), json!(value));
        }
    }
    for (variable, persons) in names(work) {
        if !persons.is_empty() {
            item.insert(variable.to_owned(), persons.into_iter().map(name).collect());
        }
    }
    for (variable, day) in [("issued", works::issued(work)), ("accessed", works::accessed(entry))] {
        if let Some(day) = day {
            item.insert(variable.to_owned(), date(day));
        }
    }
    Value::Object(item)
}

/// Returns the type of a work, as CSL has it.
fn kind(work: &Work) -> &'static str {
    let within = |kinds: &[_]| works::within(work, kinds);
    match work.entry_type() {
        Article if within(&[Periodical]) => "article-journal",
        Article if within(&[Newspaper]) => "article-newspaper",
        Article if within(&[Proceedings, Conference]) => "paper-conference",
        Article if within(&[Reference]) => "entry-encyclopedia",
        Article if within(&[Blog]) => "post-weblog",
        Article if within(&[Web]) => "webpage",
        Article => "article",
        Chapter | Anthos => "chapter",
        Keyword if within(&[Reference]) => "entry-encyclopedia",
        Keyword => "entry",
        Report => "report",
        Thesis => "thesis",
        Manuscript => "manuscript",
        Book | Anthology | Proceedings | Reference => "book",
        Periodical | Newspaper => "periodical",
        Post if within(&[Blog]) => "post-weblog",
        Post | Thread => "post",
        Web | Blog => "webpage",
        Video if work.parents().is_empty() => "motion_picture",
        Audio if work.parents().is_empty() => "song",
        Video | Audio | Scene => "broadcast",
        Artwork => "graphic",
        Performance => "performance",
        Patent => "patent",
        Case => "legal_case",
        Legislation => "legislation",
        Repository => "software",
        Exhibition | Conference => "event",
        Misc if work.url().is_some() => "webpage",
        _ => "document",
    }
}

/// Returns the variables that are texts or numbers, which CSL-JSON keeps as texts too.
fn texts(entry: &Entry, work: &Work) -> Vec<(&'static str, Option<String>)> {
    let container = works::container(work);
    let event = works::event(work);
    let in_container = container.unwrap_or(work);
    vec![
        ("title", text(work.title())),
        ("title-short", works::short(work.title())),
        ("container-title", text(container.and_then(Work::title))),
        ("collection-title", text(works::series(work).and_then(Work::title))),
        ("event-title", text(event.and_then(Work::title))),
        ("event-place", text(event.and_then(Work::location))),
        ("volume", number(in_container.volume().or_else(|| work.volume()))),
        ("issue", number(work.map(Work::issue))),
        ("chapter-number", number(work.chapter())),
        ("edition", number(work.map(Work::edition))),
        ("number", work.keyed_serial_number("serial").map(str::to_owned)),
        ("number-of-volumes", work.volume_total().map(ToString::to_string)),
        ("number-of-pages", work.page_total().map(ToString::to_string)),
        ("page", number(work.page_range())),
        ("publisher", works::publisher(work).or_else(|| text(work.map(Work::organization)))),
        ("publisher-place", works::place(work)),
        ("archive", text(work.map(Work::archive))),
        ("archive_location", text(work.archive_location())),
        ("call-number", text(work.call_number())),
        ("genre", text(work.map(Work::genre))),
        ("language", work.map(Work::language).map(ToString::to_string)),
        ("note", text(work.note())),
        ("annote", works::annotation(entry)),
        ("abstract", works::abstract_of(entry)),
        ("DOI", work.doi().map(str::to_owned)),
        ("ISBN", work.map(Work::isbn).map(str::to_owned)),
        ("ISSN", work.map(Work::issn).map(str::to_owned)),
        ("PMID", work.pmid().map(str::to_owned)),
        ("PMCID", work.pmcid().map(str::to_owned)),
        ("URL", entry.url().map(str::to_owned)),
    ]
}

fn names(work: &Work) -> Vec<(&'static str, Vec<&Person>)> {
    let mut names = vec![("author", authors(work)), ("editor", works::editors(work))];
    names.push(("container-author", works::container(work).map(authors).unwrap_or_default()));
    names.extend(ROLES.iter().map(|(variable, role)| (*variable, works::persons(work, role))));
    names
}

fn authors(work: &Work) -> Vec<&Person> {
    work.authors().unwrap_or_default().iter().collect()
}

/// Returns a name. One that is not divided is taken as it stands, as those of institutions are.
fn name(person: &Person) -> Value {
    if person.is_institutional() {
        return json!({ "literal": person.name });
    }
    let mut name = Map::from_iter([("family".to_owned(), json!(person.name))]);
    let parts = [
        ("given", &person.given_name),
        ("dropping-particle", &person.prefix),
        ("suffix", &person.suffix),
    ];
    for (key, part) in parts {
        if let Some(part) = part {
            name.insert(key.to_owned(), json!(part));
        }
    }
    if person.comma_suffix {
        name.insert("comma-suffix".to_owned(), json!(true));
    }
    Value::Object(name)
}

fn date(day: Day) -> Value {
    let parts: Vec<i32> = std::iter::once(day.year)
        .chain(day.month.map(i32::from))
        .chain(day.day.map(i32::from))
        .collect();
    let mut date = json!({ "date-parts": [parts] });
    if day.about {
        date["circa"] = json!(true);
    }
    date
}
