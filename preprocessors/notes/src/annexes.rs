//! The annexes: the list of sources and their summary where the author put them, and a page for each
//! source cited.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use briefing_diagnostics::Diagnostic;
use briefing_facts::Comparison;
use briefing_plugin::{Chapters, Directive, Edits, Form, Page, Scan, scan};
use briefing_sources::Entry;

use crate::blocks::{BODY, around};
use crate::chapter::{Allowed, Desk, Use, marked};
use crate::source_page::source_page;
use crate::{DIRECTIVES, bibliography, links, record, summary};

/// The name of the chapter that is added where the author put the list nowhere.
const NAME: &str = "Sources";

/// The longest name of a chapter, in characters.
const LONGEST_NAME: usize = 120;

/// What the annexes are drawn from beside the sources: what all chapters together use.
#[derive(Clone, Copy, Debug)]
pub struct Evidence<'a> {
    /// Each place in a source that a note cites, once for each note.
    pub uses: &'a [Use],
    /// What the author accepted by hand.
    pub allowed: &'a [Allowed],
    /// The book's facts, compared; `None` where it has none. Where each is compared stands in
    /// [`Desk::facts`].
    pub facts: Option<&'a [Comparison]>,
    /// Whether quotations were compared with the sources: the step `quotes` runs.
    pub checked: bool,
}

/// Returns how many places in sources some uses cite: a place that several notes cite is one.
pub(crate) fn places<'a>(uses: impl IntoIterator<Item = &'a Use>) -> usize {
    let places: BTreeSet<_> = uses.into_iter().map(|one| one.target.address()).collect();
    places.len()
}

/// Returns how many quotations there are among some uses.
pub(crate) fn quotations<'a>(uses: impl IntoIterator<Item = &'a Use>) -> usize {
    uses.into_iter().filter(|one| !one.quoted().is_empty()).count()
}

/// Adds the annexes to a book whose chapters are done: the list of sources in the place of each
/// `{{#sources}}`, or in a new last chapter, and below it a page for each source that is cited; the
/// summary of the sources in the place of `{{#source-summary}}`, the record in that of `{{#record}}`. `src` is the chapters' folder from
/// the book's root. Returns what is wrong; the book is then as it was.
pub fn annexes(
    desk: &Desk<'_>,
    evidence: &Evidence<'_>,
    src: &Path,
    chapters: &mut Chapters,
) -> Vec<Diagnostic> {
    let mut cited = Cited::new();
    for one in evidence.uses {
        cited.entry(one.target.id.as_str()).or_default().push(one);
    }
    let entries: Vec<&Entry> = cited.keys().filter_map(|id| desk.sources.entry(id)).collect();
    let taken = pages_taken(&entries, chapters);
    if !taken.is_empty() {
        return taken;
    }
    let mut changed = chapters.clone();
    match add(desk, evidence, (&cited, &entries), src, &mut changed) {
        Ok(()) => {
            *chapters = changed;
            Vec::new()
        }
        Err(fault) => vec![fault],
    }
}

/// The uses of each source cited.
type Cited<'a> = BTreeMap<&'a str, Vec<&'a Use>>;

fn add(
    desk: &Desk<'_>,
    evidence: &Evidence<'_>,
    (cited, entries): (&Cited<'_>, &[&Entry]),
    src: &Path,
    chapters: &mut Chapters,
) -> Result<(), Diagnostic> {
    let host = match fill(desk, evidence, cited, chapters)? {
        None if cited.is_empty() => return Ok(()),
        None => add_list(desk, evidence, cited, src, chapters)?,
        Some(host) => host,
    };
    for entry in bibliography::in_order(desk, entries.to_vec()) {
        let is_cited = |id: &str| cited.contains_key(id);
        let uses = &cited[entry.id.as_str()];
        let content = source_page(desk, entry, uses, chapters, &is_cited)?;
        let content = marked(desk.settings, content);
        let (path, origin) = (links::page_of(&entry.id), origin(desk, src, entry));
        chapters.insert_child(Some(host), name(entry), path, origin, content);
    }
    Ok(())
}

/// Puts list, summary and record in their places, and returns the first chapter that has a list.
fn fill(
    desk: &Desk<'_>,
    evidence: &Evidence<'_>,
    cited: &Cited<'_>,
    chapters: &mut Chapters,
) -> Result<Option<usize>, Diagnostic> {
    let (mut host, mut filled) = (None, Vec::new());
    for (index, chapter) in chapters.list.iter().enumerate() {
        let Some(path) = chapter.path.as_deref() else { continue };
        if !chapter.content.contains("{{#source") && !chapter.content.contains("{{#record") {
            continue;
        }
        let page = Page::plain(&path.to_string_lossy(), chapter.content.as_str());
        let scan = scan(&page, DIRECTIVES);
        let mut edits = Edits::new();
        for directive in scan.directives.iter().filter(|one| one.name == "sources") {
            let place = (path, directive.prefix.as_str());
            let list = bibliography::list(desk, evidence, cited, chapters, place)?;
            edits.replace(directive.range.clone(), list);
            host = host.or(Some(index));
        }
        for directive in scan.directives.iter().filter(|one| one.name == record::NAME) {
            let place = (path, directive.prefix.as_str());
            edits
                .replace(directive.range.clone(), record::record(desk, evidence, chapters, place)?);
        }
        for (open, close) in summaries(&scan) {
            let place = (path, open.prefix.as_str());
            let body = close.map(|_| BODY);
            let text = summary::summary(desk, evidence, cited, chapters, place, body)?;
            put(&mut edits, summary::NAME, text, (open, close))?;
        }
        let text = edits.apply(page.text());
        filled
            .push((index, text.map_err(|error| Diagnostic::error("template", error.to_string()))?));
    }
    for (index, text) in filled {
        chapters.list[index].content = text;
    }
    Ok(host)
}

/// Returns each summary's directive, with the one that closes it where the author's words stand
/// between.
fn summaries(scan: &Scan) -> Vec<(&Directive, Option<&Directive>)> {
    let ours = scan.directives.iter().filter(|one| one.name == summary::NAME);
    let mut found: Vec<(&Directive, Option<&Directive>)> = Vec::new();
    for directive in ours {
        match (directive.form, found.last_mut()) {
            (Form::Close, Some((_, close))) => *close = Some(directive),
            (Form::Close, None) => {}
            _ => found.push((directive, None)),
        }
    }
    found
}

/// Puts a filled-in template in the place of a directive, or around what it opens.
fn put(
    edits: &mut Edits,
    name: &str,
    text: String,
    (open, close): (&Directive, Option<&Directive>),
) -> Result<(), Diagnostic> {
    let Some(close) = close else {
        edits.replace(open.range.clone(), text);
        return Ok(());
    };
    let (before, after) = around(name, &text, &open.prefix)?;
    edits.replace(open.range.clone(), before);
    edits.replace(close.range.clone(), after);
    Ok(())
}

/// Adds a last chapter with the list, and returns its index.
fn add_list(
    desk: &Desk<'_>,
    evidence: &Evidence<'_>,
    cited: &Cited<'_>,
    src: &Path,
    chapters: &mut Chapters,
) -> Result<usize, Diagnostic> {
    let path = PathBuf::from(links::FOLDER).join("index.md");
    let list = bibliography::list(desk, evidence, cited, chapters, (&path, ""))?;
    let content = marked(desk.settings, format!("# {NAME}\n{}\n", list.trim_end()));
    let origin = from_root(src, &desk.settings.library);
    Ok(chapters.insert_child(None, NAME, path, origin, content))
}

/// Returns an error for each source whose page would stand where another page stands. Case is not
/// told apart: not every file system does.
fn pages_taken(entries: &[&Entry], chapters: &Chapters) -> Vec<Diagnostic> {
    let mut taken: BTreeMap<String, String> = BTreeMap::new();
    for chapter in &chapters.list {
        if let Some(path) = &chapter.path {
            let path = path.to_string_lossy().replace('\\', "/").to_lowercase();
            taken.insert(path, format!("the chapter `{}`", chapter.name.escape_debug()));
        }
    }
    let mut found = Vec::new();
    for entry in entries {
        let path = links::page_of(&entry.id);
        let page = format!("the page of `{}`", entry.id);
        if let Some(other) = taken.insert(path.to_lowercase(), page) {
            let message = format!("the page of `{}` would stand where {other} stands", entry.id);
            found.push(
                Diagnostic::error("page-taken", message)
                    .at(entry.span.clone())
                    .label(format!("its page is `{path}`"))
                    .help("give the source another id, or move the chapter"),
            );
        }
    }
    found
}

/// Returns the file that an edit link of a source's page leads to, from the chapters' folder.
fn origin(desk: &Desk<'_>, src: &Path, entry: &Entry) -> PathBuf {
    match entry.has_text {
        true => from_root(src, Path::new(&entry.file)),
        false => from_root(src, &desk.settings.library),
    }
}

/// Returns the way from the chapters' folder to a file given from the root.
fn from_root(src: &Path, file: &Path) -> PathBuf {
    let mut way: PathBuf = src.components().map(|_| "..").collect();
    way.push(file);
    way
}

/// Returns the name of a source's page: plain text of one line.
fn name(entry: &Entry) -> String {
    let name = entry.short_name();
    let name: Vec<&str> = name.split(|c: char| c.is_whitespace() || c.is_control()).collect();
    let name: Vec<&str> = name.into_iter().filter(|word| !word.is_empty()).collect();
    let name: String = name.join(" ").chars().take(LONGEST_NAME).collect();
    inert(&name)
}

/// Returns the name or heading of a page such that it is no HTML even where it is taken for it: the
/// search of mdBook 0.5 writes both into the page as they are. What stands behind `<` is an invisible
/// character, so it begins no element (HTML Standard, 13.2.5.6).
pub(crate) fn inert(text: &str) -> String {
    text.replace('<', "<\u{2060}")
}
