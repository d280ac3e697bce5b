//! What is served: the pages as they are shown, and what was found.
//!
//! What comes in: single pages from the desk, the whole book from the press. What goes out: a file for
//! each address, and the news for every page that is open. Pages shown ahead of the whole book lie in
//! memory over its folder until a whole book of at least their generation is there; the output folder
//! itself is only ever replaced whole.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, MutexGuard, PoisonError, RwLock, RwLockReadGuard, RwLockWriteGuard};
use std::time::{SystemTime, UNIX_EPOCH};

use briefing_plugin::Context;
use mdbook_driver::config::Config;
use tokio::sync::watch;

use super::folders::{asset, html_folder, inside, others};
use crate::in_process;
use crate::outputs::{self, Outputs};

/// The number of a state of the author's files, from 1.
pub(super) type Generation = u64;

/// The site, shared by all threads.
#[derive(Debug)]
pub(super) struct Site {
    root: PathBuf,
    shown: RwLock<Shown>,
    news: watch::Sender<News>,
    /// The lock's text as this process wrote it last.
    lock: Mutex<Option<Vec<u8>>>,
}

/// What there is to see.
#[derive(Debug)]
struct Shown {
    /// The folder of the whole book's pages; `None` as long as there is no good book.
    base: Option<PathBuf>,
    /// Of which generation it is; 0 is that of an earlier run.
    generation: Generation,
    /// Keeps the folder while it is not yet the output folder's.
    staged: Option<Outputs>,
    /// The output folder.
    book: PathBuf,
    /// Where the other outputs' files are, by their address.
    others: Vec<(String, PathBuf)>,
    /// Pages newer than the whole book, by their path below its folder.
    ahead: BTreeMap<PathBuf, Ahead>,
    findings: String,
    /// The generation that they are of.
    found_in: Generation,
}

/// A page shown ahead of the whole book.
#[derive(Clone, Debug)]
pub(super) struct Ahead {
    /// The generation that it was made for.
    pub(super) generation: Generation,
    /// What it was made of, as a number.
    pub(super) of: u64,
    /// The page.
    pub(super) html: Vec<u8>,
}

/// What an open page wants to know: numbers that change when there is something new.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct News {
    /// When the site was opened, so that no number is that of an earlier run.
    pub(super) run: u128,
    /// The state of the author's files that was looked at last.
    pub(super) state: Generation,
    /// The pages shown.
    pub(super) pages: u64,
    /// The findings.
    pub(super) findings: u64,
    /// The generation of the whole book in the output folder.
    pub(super) book: Generation,
}

impl Site {
    /// Opens the site with the last good book, if there is one.
    pub(super) fn of(root: &Path) -> Result<Self, String> {
        let config = in_process::read_config(root).map_err(|error| format!("{error:#}"))?;
        let renderers = Context::new(root, "", &config).renderers();
        if !renderers.iter().any(|name| name == "html") {
            return Err("there are no pages to serve: book.toml has no [output.html]".to_owned());
        }
        let book = outputs::output_folder(root)?;
        let base = html_folder(&config, &book);
        let run = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default().as_nanos();
        let shown = Shown {
            base: base.join("index.html").is_file().then_some(base),
            generation: 0,
            staged: None,
            others: others(&config, &book),
            book,
            ahead: BTreeMap::new(),
            findings: super::findings::none(),
            found_in: 0,
        };
        let (news, _) = watch::channel(News { run, ..News::default() });
        let lock = Mutex::new(None);
        Ok(Self { root: root.to_owned(), shown: RwLock::new(shown), news, lock })
    }

    /// Returns what tells of news from now on.
    pub(super) fn news(&self) -> watch::Receiver<News> {
        self.news.subscribe()
    }

    /// Returns the generation of the whole book that is shown, and what each page shown ahead of it
    /// was made of. `None`: there is no book yet.
    pub(super) fn state(&self) -> Option<(Generation, BTreeMap<PathBuf, u64>)> {
        let shown = self.read();
        let ahead = shown.ahead.iter().map(|(path, one)| (path.clone(), one.of)).collect();
        shown.base.is_some().then_some((shown.generation, ahead))
    }

    /// Returns the name under which the whole book has a file of mdBook's own, such as `toc-*.js`.
    pub(super) fn asset(&self, stem: &str) -> Option<String> {
        asset(self.read().base.as_deref()?, stem)
    }

    /// Shows pages ahead of the whole book, and no longer those that are as in it.
    pub(super) fn show_ahead(&self, pages: BTreeMap<PathBuf, Ahead>, gone: &[PathBuf]) {
        if pages.is_empty() && gone.is_empty() {
            return;
        }
        let mut shown = self.write();
        gone.iter().for_each(|path| drop(shown.ahead.remove(path)));
        shown.ahead.extend(pages);
        drop(shown);
        self.news.send_modify(|news| news.pages += 1);
    }

    /// Shows the whole book's pages from the folder where they were made.
    pub(super) fn show_whole(&self, generation: Generation, base: PathBuf, staged: Outputs) {
        let mut shown = self.write();
        shown.base = Some(base);
        shown.generation = generation;
        shown.staged = Some(staged);
        shown.ahead.retain(|_, page| page.generation > generation);
        drop(shown);
        self.news.send_modify(|news| news.pages += 1);
    }

    /// Puts the whole book, every output of it, into the output folder. The pages are those shown.
    pub(super) fn put_in_place(&self, config: &Config) -> Result<(), String> {
        let mut shown = self.write();
        let Some(staged) = shown.staged.take() else { return Ok(()) };
        let placed = staged.put_in_place();
        if placed.is_err() {
            shown.staged = Some(staged);
            return placed;
        }
        shown.base = Some(html_folder(config, &staged.book));
        shown.others = others(config, &staged.book);
        shown.book.clone_from(&staged.book);
        Ok(())
    }

    /// Says that a state of the author's files was looked at.
    pub(super) fn say_looked_at(&self, generation: Generation) {
        self.news.send_modify(|news| news.state = generation);
    }

    /// Says that the output folder holds the whole book of a generation, new pins written.
    pub(super) fn say_in_place(&self, generation: Generation) {
        self.news.send_modify(|news| news.book = generation);
    }

    /// Shows what was found, as JSON, unless what a newer generation has is shown. Returns whether
    /// that is other than what was shown before.
    pub(super) fn show_findings(&self, generation: Generation, findings: String) -> bool {
        let mut shown = self.write();
        if generation < shown.found_in {
            return false;
        }
        shown.found_in = generation;
        if shown.findings == findings {
            return false;
        }
        shown.findings = findings;
        drop(shown);
        self.news.send_modify(|news| news.findings += 1);
        true
    }

    /// Returns what was found, as JSON.
    pub(super) fn findings(&self) -> String {
        self.read().findings.clone()
    }

    /// Whether there is a good book to show.
    pub(super) fn has_book(&self) -> bool {
        self.read().base.is_some()
    }

    /// Returns a page or another file of the book by its path below the pages' folder, or a file of
    /// another output.
    pub(super) fn file(&self, path: &Path) -> Option<Vec<u8>> {
        let shown = self.read();
        if let Some(page) = shown.ahead.get(path) {
            return Some(page.html.clone());
        }
        let find = || {
            let page = shown.base.as_deref().and_then(|base| inside(base, path));
            page.or_else(|| shown.other(path))
        };
        find().or_else(|| {
            // Another process may be about to put its book in place.
            let _alone = shown.book.parent().and_then(outputs::hold);
            find()
        })
    }

    /// Whether a path is a folder of the pages'.
    pub(super) fn is_folder(&self, path: &Path) -> bool {
        self.read().base.as_deref().is_some_and(|base| base.join(path).is_dir())
    }

    /// Does what writes the book's lock, and keeps in mind what was written.
    pub(super) fn write_lock<T>(&self, write: impl FnOnce() -> T) -> T {
        let mut written = self.lock();
        let done = write();
        *written = self.lock_file();
        done
    }

    /// Whether the book's lock is as this process wrote it.
    pub(super) fn wrote_lock(&self) -> bool {
        let written = self.lock();
        written.is_some() && *written == self.lock_file()
    }

    fn lock_file(&self) -> Option<Vec<u8>> {
        fs::read(self.root.join(briefing_sources::Lock::FILE)).ok()
    }

    /// Removes what lies beside the output folder.
    pub(super) fn put_away(&self) {
        let mut shown = self.write();
        drop(shown.staged.take());
        outputs::put_away(&shown.book);
    }

    // A thread that panics leaves nothing half done here: every change is one assignment.
    fn read(&self) -> RwLockReadGuard<'_, Shown> {
        self.shown.read().unwrap_or_else(PoisonError::into_inner)
    }

    fn write(&self) -> RwLockWriteGuard<'_, Shown> {
        self.shown.write().unwrap_or_else(PoisonError::into_inner)
    }

    fn lock(&self) -> MutexGuard<'_, Option<Vec<u8>>> {
        self.lock.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Shown {
    fn other(&self, path: &Path) -> Option<Vec<u8>> {
        self.others.iter().find_map(|(address, place)| {
            let rest = path.strip_prefix(address).ok()?;
            match rest.as_os_str().is_empty() {
                true => inside(place.parent()?, Path::new(place.file_name()?)),
                false => inside(place, rest),
            }
        })
    }
}
