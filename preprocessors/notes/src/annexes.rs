//! The annexes: the list of sources where the author put it, and a page for each source cited.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use briefing_diagnostics::Diagnostic;
use briefing_plugin::{Chapters, Directive, Edits, Page, Scan, scan};
use briefing_sources::Entry;

use crate::chapter::{Desk, Use, marked};
use crate::source_page::source_page;
use crate::{DIRECTIVES, bibliography, links};

/// The name of the chapter that is added where the author put the list nowhere.
const NAME: &str = "Sources";

/// The longest name of a chapter, in characters.
const LONGEST_NAME: usize = 120;

/// Adds the annexes to a book whose chapters are done: the list of sources in the place of each
/// `{{#sources}}`, or in a new last chapter, and below it a page for each source that `uses` cite.
/// `src` is the chapters' folder from the book's root. Returns what is wrong; the book is then as
/// it was.
pub fn annexes(
    desk: &Desk<'_>,
    uses: &[Use],
    src: &Path,
    chapters: &mut Chapters,
) -> Vec<Diagnostic> {
    let mut cited: BTreeMap<&str, Vec<&Use>> = BTreeMap::new();
    for one in uses {
        cited.entry(one.target.id.as_str()).or_default().push(one);
    }
    let entries: Vec<&Entry> = cited.keys().filter_map(|id| desk.sources.entry(id)).collect();
    let taken = pages_taken(&entries, chapters);
    if !taken.is_empty() {
        return taken;
    }
    let mut changed = chapters.clone();
    match add(desk, &cited, &entries, src, &mut changed) {
        Ok(()) => {
            *chapters = changed;
            Vec::new()
        }
        Err(fault) => vec![fault],
    }
}

fn add(
    desk: &Desk<'_>,
    cited: &BTreeMap<&str, Vec<&Use>>,
    entries: &[&Entry],
    src: &Path,
    chapters: &mut Chapters,
) -> Result<(), Diagnostic> {
    let host = match fill_lists(desk, cited, chapters)? {
        None if cited.is_empty() => return Ok(()),
        None => add_list(desk, cited, src, chapters)?,
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

/// Puts the list in the place of each `{{#sources}}`, and returns the first chapter that has one.
fn fill_lists(
    desk: &Desk<'_>,
    cited: &BTreeMap<&str, Vec<&Use>>,
    chapters: &mut Chapters,
) -> Result<Option<usize>, Diagnostic> {
    let mut host = None;
    for index in 0..chapters.list.len() {
        let chapter = &chapters.list[index];
        let Some(path) = chapter.path.clone() else { continue };
        if !chapter.content.contains("{{#sources") {
            continue;
        }
        let page = Page::plain(&path.to_string_lossy(), chapter.content.as_str());
        let scan = scan(&page, DIRECTIVES);
        let mut edits = Edits::new();
        for directive in lists(&scan) {
            let list = bibliography::list(desk, cited, &path, &directive.prefix, chapters)?;
            edits.replace(directive.range.clone(), list);
            host = host.or(Some(index));
        }
        let text = edits.apply(page.text());
        chapters.list[index].content =
            text.map_err(|error| Diagnostic::error("template", error.to_string()))?;
    }
    Ok(host)
}

fn lists(scan: &Scan) -> impl Iterator<Item = &Directive> {
    scan.directives.iter().filter(|directive| directive.name == "sources")
}

/// Adds a last chapter with the list, and returns its index.
fn add_list(
    desk: &Desk<'_>,
    cited: &BTreeMap<&str, Vec<&Use>>,
    src: &Path,
    chapters: &mut Chapters,
) -> Result<usize, Diagnostic> {
    let path = PathBuf::from(links::FOLDER).join("index.md");
    let list = bibliography::list(desk, cited, &path, "", chapters)?;
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
