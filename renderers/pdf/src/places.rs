//! Where links go: an address as the page has it, to a place in the PDF, on the web, or nowhere.
//!
//! What comes in: the trees of all chapters. What goes out: for each address in one of them a
//! [`Destination`]. A place is named by its chapter's number and its id, `3#p5`; `3#` is the
//! chapter's beginning.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Component, Path, PathBuf};

use percent_encoding::percent_decode_str;

use crate::tree::{NOTE, Tree, walk};

/// Where a link goes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Destination {
    /// A place in the book, by name.
    Place(String),
    /// An address on the web, or of mail.
    Web(String),
    /// A kind of address that a document must not carry.
    Refused,
    /// A file beside the pages, or outside the book: a PDF that is sent on would not have it.
    Outside,
    /// A chapter that is not there.
    NoChapter,
    /// An id that the chapter does not have.
    NoId,
}

/// All places of a book.
#[derive(Debug, Default)]
pub(crate) struct Places {
    chapters: BTreeMap<PathBuf, usize>,
    ids: Vec<BTreeSet<String>>,
    /// The folder of each chapter.
    folders: Vec<PathBuf>,
    /// The chapters' folder, to see what else lies there.
    src: PathBuf,
}

/// Kinds of address that are carried, in lower case.
const CARRIED: [&str; 3] = ["http", "https", "mailto"];

impl Places {
    /// Notes the places of all chapters, each with its path below the chapters' folder `src`.
    pub(crate) fn of<'a>(
        src: &Path,
        chapters: impl IntoIterator<Item = (&'a Path, &'a Tree)>,
    ) -> Self {
        let mut places = Self { src: src.to_owned(), ..Self::default() };
        for (number, (path, tree)) in chapters.into_iter().enumerate() {
            places.chapters.entry(path.with_extension("html")).or_insert(number);
            places.folders.push(path.parent().unwrap_or(Path::new("")).to_owned());
            places.ids.push(ids(tree));
        }
        places
    }

    /// Returns where an address in a chapter leads.
    pub(crate) fn resolve(&self, chapter: usize, address: &str) -> Destination {
        let address = address.trim();
        if let Some(scheme) = scheme(address) {
            return match CARRIED.contains(&scheme.as_str()) {
                true => Destination::Web(address.to_owned()),
                false => Destination::Refused,
            };
        }
        if address.starts_with("//") {
            return Destination::Web(format!("https:{address}"));
        }
        let (path, id) = match address.split_once('#') {
            Some((path, id)) => (path, percent_decode_str(id).decode_utf8_lossy().into_owned()),
            None => (address, String::new()),
        };
        let path = path.split('?').next().unwrap_or_default();
        let target = if path.is_empty() { Ok(chapter) } else { self.chapter(chapter, path) };
        match target {
            Err(missing) => missing,
            Ok(target) if id.is_empty() || self.ids[target].contains(&id) => {
                Destination::Place(name(target, &id))
            }
            Ok(_) => Destination::NoId,
        }
    }

    /// Returns the chapter that an address in another one leads into.
    pub(crate) fn chapter_at(&self, from: usize, address: &str) -> Option<usize> {
        let Destination::Place(name) = self.resolve(from, address) else { return None };
        name.split_once('#')?.0.parse().ok()
    }

    /// Returns the names of a chapter's places.
    pub(crate) fn of_chapter(&self, number: usize) -> BTreeSet<String> {
        self.ids[number].iter().map(|id| name(number, id)).collect()
    }

    /// Returns the chapter at a path, from a chapter.
    fn chapter(&self, from: usize, path: &str) -> Result<usize, Destination> {
        let path = percent_decode_str(path).decode_utf8_lossy().into_owned();
        let from_top = path.strip_prefix('/').map(PathBuf::from);
        let whole = from_top.unwrap_or_else(|| self.folders[from].join(&path));
        let Some(folded) = folded(&whole) else { return Err(Destination::Outside) };
        let is_folder = path.ends_with('/') || folded.as_os_str().is_empty();
        let page = if is_folder { folded.join("index.html") } else { page_of(&folded) };
        if let Some(&chapter) = self.chapters.get(&page) {
            return Ok(chapter);
        }
        let extension = folded.extension().and_then(|extension| extension.to_str());
        let lies_there = self.src.join(&folded).exists();
        match extension {
            Some("md" | "html") | None if !lies_there || extension == Some("md") => {
                Err(Destination::NoChapter)
            }
            _ => Err(Destination::Outside),
        }
    }
}

/// Returns the name of a place.
pub(crate) fn name(chapter: usize, id: &str) -> String {
    format!("{chapter}#{id}")
}

/// Returns the id of one of the places where a note is referred to, as mdBook's pages have it.
pub(crate) fn reference_id(note: &str, nth: &str) -> String {
    format!("fr-{note}-{nth}")
}

/// Returns the id of a note's body, as mdBook's pages have it.
pub(crate) fn note_id(note: &str) -> String {
    format!("footnote-{note}")
}

/// Returns all ids of a chapter.
fn ids(tree: &Tree) -> BTreeSet<String> {
    let mut ids = BTreeSet::new();
    let mut see = |element: &crate::tree::Element| {
        ids.extend(element.attr("id").map(str::to_owned));
        if element.name == "a" {
            ids.extend(element.attr("name").map(str::to_owned));
        }
        if element.name == NOTE {
            let (name, nth) = (element.attr("name"), element.attr("nth"));
            ids.extend(name.zip(nth).map(|(name, nth)| reference_id(name, nth)));
        }
    };
    walk(&tree.nodes, &mut see);
    tree.notes.values().for_each(|nodes| walk(nodes, &mut see));
    ids.extend(tree.notes.keys().map(|name| note_id(name)));
    ids
}

/// Returns the scheme of an address in lower case, if it has one. Blanks and control characters
/// inside do not hide it: browsers leave them out.
fn scheme(address: &str) -> Option<String> {
    let (scheme, _) = address.split_once(':')?;
    let scheme: String =
        scheme.chars().filter(|letter| !letter.is_whitespace() && !letter.is_control()).collect();
    let mut letters = scheme.chars();
    let first = letters.next().is_some_and(|letter| letter.is_ascii_alphabetic());
    let sound = first && letters.all(|one| one.is_ascii_alphanumeric() || "+.-".contains(one));
    sound.then(|| scheme.to_ascii_lowercase())
}

/// Returns a path without `.` and `..`; `None` where it leads out of the chapters' folder.
fn folded(path: &Path) -> Option<PathBuf> {
    let mut folded = PathBuf::new();
    for part in path.components() {
        match part {
            Component::Normal(name) => folded.push(name),
            Component::CurDir => {}
            Component::ParentDir if folded.pop() => {}
            Component::ParentDir | Component::RootDir | Component::Prefix(_) => return None,
        }
    }
    Some(folded)
}

/// Returns the page of a chapter's file; of any other file its own path.
fn page_of(path: &Path) -> PathBuf {
    let is_md = path.extension().is_some_and(|extension| extension == "md");
    let stem = path.file_stem().and_then(|stem| stem.to_str()).unwrap_or_default();
    match is_md {
        true if stem.eq_ignore_ascii_case("readme") => path.with_file_name("index.html"),
        true => path.with_extension("html"),
        false => path.to_owned(),
    }
}

#[cfg(test)]
mod tests;
