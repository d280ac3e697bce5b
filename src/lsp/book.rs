//! What the server knows of one book: its settings and sources, read when they are needed and have
//! changed, and what the last check found.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Component, Path, PathBuf};
use std::time::SystemTime;

use briefing_plugin::{Context, Settings, settings};
use briefing_sources::Sources;
use gen_lsp_types::{Position, Uri};

use super::checking::Job;
use super::client::Client;
use super::desk::{Desk, Kind};
use super::documents::{Documents, path_of};
use super::lines::Lines;
use crate::in_process::{self, Ledger};
use crate::unsaved::Unsaved;

/// A book with a file that is open, or with a folder that the client has opened.
pub(super) struct Book {
    /// The folder that holds book.toml.
    root: PathBuf,
    shelf: Option<Shelf>,
    /// The number of the check that was asked for last.
    asked: u64,
    /// What the last check found whose book was as it is now.
    pub(super) ledger: Ledger,
    /// The files whose findings the client shows, by their paths from the root.
    pub(super) published: BTreeSet<PathBuf>,
    /// Why the book could not be read, as the client was told.
    pub(super) complaint: Option<String>,
}

/// What the requests need of a book, as it was read.
struct Shelf {
    stamp: Stamp,
    src: PathBuf,
    built: PathBuf,
    settings: Settings,
    /// `None` where the book has no library.
    sources: Option<Sources>,
}

/// By what it is seen that a shelf is out of date.
#[derive(PartialEq, Eq)]
struct Stamp {
    config: Option<(SystemTime, u64)>,
    library: Option<(SystemTime, u64)>,
    /// The client's number of the library's text, if it is open.
    shown: Option<i32>,
}

impl Book {
    /// Returns a book of which nothing is known yet.
    pub(super) fn new(root: PathBuf) -> Self {
        Self {
            root,
            shelf: None,
            asked: 0,
            ledger: Ledger::default(),
            published: BTreeSet::new(),
            complaint: None,
        }
    }

    /// Returns the check of the book as the client shows it; it becomes the newest.
    pub(super) fn job(&mut self, documents: &Documents) -> Job {
        self.asked += 1;
        let mut unsaved = Unsaved::default();
        for (path, document) in documents.below(&self.root) {
            if let Ok(path) = path.strip_prefix(&self.root) {
                unsaved.insert(path, document.text.as_str());
            }
        }
        Job { root: self.root.clone(), number: self.asked, unsaved }
    }

    /// Whether a check is the newest that was asked for.
    pub(super) fn is_newest(&self, number: u64) -> bool {
        self.asked == number
    }

    /// Forgets what was read of the book's files: one has changed.
    pub(super) fn forget(&mut self) {
        self.shelf = None;
    }

    /// Lays out what a request works with; `None` for a document that is not open or none of ours, and
    /// in a book that cannot be read or has no library.
    pub(super) fn desk<'a>(
        &'a mut self,
        client: &'a Client,
        documents: &'a Documents,
        (uri, position): (&Uri, Position),
    ) -> Option<(Desk<'a>, &'a Ledger)> {
        self.refresh(documents);
        let shelf = self.shelf.as_ref()?;
        let full = documents.path(&path_of(uri)?)?;
        let path = full.strip_prefix(&self.root).ok()?;
        let text = documents.get(full)?.text.as_str();
        let lines = Lines::new(text, client.encoding);
        let desk = Desk {
            client,
            documents,
            root: &self.root,
            src: &shelf.src,
            built: &shelf.built,
            settings: &shelf.settings,
            sources: shelf.sources.as_ref()?,
            facts: &self.ledger.facts,
            path,
            kind: Kind::of(&shelf.settings, path)?,
            text,
            at: lines.byte(position),
            lines,
        };
        Some((desk, &self.ledger))
    }

    /// Reads the book's things where they have changed. What cannot be read keeps what was.
    pub(super) fn refresh(&mut self, documents: &Documents) {
        let root = &self.root;
        let stamp = |settings: &Settings| Stamp::of(root, settings, documents);
        if self.shelf.as_ref().is_none_or(|shelf| shelf.stamp != stamp(&shelf.settings)) {
            self.shelf = Shelf::open(&self.root, documents).or(self.shelf.take());
        }
    }
}

impl Shelf {
    fn open(root: &Path, documents: &Documents) -> Option<Self> {
        let config = in_process::read_config(root).ok()?;
        let (settings, _) = settings(&Context::new(root, "html", &config));
        let mut unsaved = Unsaved::default();
        if let Some(library) = documents.get(&root.join(&settings.library)) {
            unsaved.insert(&settings.library, library.text.as_str());
        }
        let stamp = Stamp::of(root, &settings, documents);
        let (sources, _) = unsaved.sources(root, &settings.library);
        let [src, built] = [&config.book.src, &config.build.build_dir].map(|path| plain(path));
        Some(Self { stamp, src, built, settings, sources })
    }
}

impl Stamp {
    fn of(root: &Path, settings: &Settings, documents: &Documents) -> Self {
        let library = root.join(&settings.library);
        Self {
            config: changed(&root.join("book.toml")),
            library: changed(&library),
            shown: documents.get(&library).map(|document| document.version),
        }
    }
}

/// Returns when a file was changed, and its length in bytes.
fn changed(path: &Path) -> Option<(SystemTime, u64)> {
    let metadata = fs::metadata(path).ok()?;
    Some((metadata.modified().ok()?, metadata.len()))
}

/// Returns a path without `.`.
fn plain(path: &Path) -> PathBuf {
    path.components().filter(|part| *part != Component::CurDir).collect()
}

/// Returns the folder of the book to which a file or folder belongs: the nearest that holds book.toml.
pub(super) fn root_of(path: &Path) -> Option<PathBuf> {
    path.ancestors().find(|folder| folder.join("book.toml").is_file()).map(Path::to_owned)
}

/// The books that the client works on, by their folders.
pub(super) type Books = BTreeMap<PathBuf, Book>;
