//! The desk: every change goes through all steps here, and what can be shown at once is.
//!
//! What comes in: the files that have changed. What goes out: findings, pages shown ahead of the whole
//! book, and an order to the press for each state of the files in which nothing is wrong.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;
use std::path::{Path, PathBuf};
use std::rc::Rc;
use std::sync::Arc;
use std::sync::mpsc::Sender;
use std::time::{Duration, Instant};

use briefing_diagnostics::{self as diagnostics, Diagnostic, has_errors};
use briefing_plugin::{Context, settings};
use briefing_sources::Lock;
use mdbook_driver::MDBook;
use mdbook_html::HtmlHandlebars;

use super::press::Order;
use super::quick::{self, Made, Worked};
use super::site::{Ahead, Generation, Site};
use super::watch::Watch;
use super::{findings, press};
use crate::contents;
use crate::in_process::Ledger;
use crate::memory::{Changed, Memory};
use crate::output;

/// The files outside the chapters' folder that reach the pages through the chapters' text alone:
/// texts, library and facts, the lock, templates and styles.
const WORDS: [&str; 7] = ["txt", "yml", "yaml", "lock", "hbs", "csl", "md"];

/// The files that no step reads: what they change is the look of pages.
const LOOKS: [&str; 14] = [
    "css", "js", "typ", "woff", "woff2", "ttf", "otf", "png", "jpg", "jpeg", "gif", "svg", "webp",
    "ico",
];

/// How many files that have changed are named.
const NAMED: usize = 3;

/// The desk.
pub(super) struct Desk {
    root: PathBuf,
    site: Arc<Site>,
    orders: Sender<Order>,
    memory: Rc<Memory>,
    generation: Generation,
    /// What the pages of each good state were made of, for those that are shown or may be.
    states: BTreeMap<Generation, Made>,
    /// The first generation in which more than words may have changed since the whole book shown.
    more_than_words: Option<Generation>,
    /// The sources cited in the run before.
    cited: BTreeSet<String>,
    /// What has changed since the last order for the press.
    changed: Changed,
}

/// A state of the files in which nothing is wrong.
struct Good {
    driver: MDBook,
    worked: Worked,
    made: Made,
}

impl Desk {
    /// Sets up the desk of the book of a folder.
    pub(super) fn new(root: PathBuf, site: Arc<Site>, orders: Sender<Order>) -> Self {
        Self {
            root,
            site,
            orders,
            memory: Rc::new(Memory::keeping()),
            generation: 0,
            states: BTreeMap::new(),
            more_than_words: None,
            cited: BTreeSet::new(),
            changed: Changed::default(),
        }
    }

    /// Works until the watching ends.
    pub(super) fn work(mut self, mut watch: Watch) {
        self.change(&[]);
        while let Some(changed) = watch.next() {
            let own = changed == [Path::new(Lock::FILE)] && self.site.wrote_lock();
            if !own {
                self.change(&changed);
            }
        }
    }

    /// Works through one change; none at all is the first look.
    fn change(&mut self, changed: &[PathBuf]) {
        self.look(changed);
        self.site.say_looked_at(self.generation);
    }

    fn look(&mut self, changed: &[PathBuf]) {
        let begun = Instant::now();
        self.generation += 1;
        press::say_newest(self.generation);
        let (src, facts) = self.places();
        let is_chapter = |path: &PathBuf| is_markdown(path) && path.starts_with(&src);
        let touched = |path: &PathBuf| {
            let looks = path == Path::new(Lock::FILE) || has_extension(path, &LOOKS);
            match path {
                _ if looks || is_chapter(path) => Changed::Chapters,
                _ if *path == facts => Changed::Facts,
                _ => Changed::Anything,
            }
        };
        self.forget(changed.iter().map(touched).max().unwrap_or_default());
        let is_word = |path: &PathBuf| match path.starts_with(&src) {
            true => is_markdown(path),
            false => has_extension(path, &WORDS),
        };
        if changed.is_empty() || !changed.iter().all(is_word) {
            self.more_than_words = Some(self.generation);
        }
        let (found, ahead) = match self.checked() {
            Ok((found, None)) => (found, 0),
            Ok((found, Some(good))) => (found, self.show(good)),
            Err(fault) => {
                self.forget(Changed::Anything);
                self.site.show_findings(self.generation, findings::object(&[], Some(&fault)));
                output::say(&told(changed, begun.elapsed(), 0, "cannot be read"));
                output::could_not_run(&fault);
                return;
            }
        };
        self.site.show_findings(self.generation, findings::object(&found, None));
        let summary = match diagnostics::summary(&found) {
            none if none.is_empty() => "nothing found".to_owned(),
            summary => summary,
        };
        output::say(&told(changed, begun.elapsed(), ahead, &summary));
        output::report(found);
    }

    /// Runs every step. Returns what was found, and where nothing is wrong, the book as the steps
    /// made it. The error is a sentence.
    fn checked(&mut self) -> Result<(Vec<Diagnostic>, Option<Good>), String> {
        let missing = contents::missing(&self.root);
        if !missing.is_empty() {
            self.forget(Changed::Anything);
            return Ok((missing, None));
        }
        let (mut driver, mut ledger, mut worked) = self.run()?;
        if !ledger.cited.is_superset(&self.cited) {
            // What was read for a source that nobody cites any more is not to be told of.
            self.forget(Changed::Anything);
            (driver, ledger, worked) = self.run()?;
        }
        let mut found = ledger.findings;
        diagnostics::sort(&mut found);
        let Some(worked) = worked else {
            self.forget(Changed::Anything);
            return Ok((found, None));
        };
        self.cited = ledger.cited;
        // The lock that is missed is there once the book is made.
        found.retain(|one| one.code != "no-lock");
        let made = worked.made();
        Ok((found, Some(Good { driver, worked, made })))
    }

    fn run(&self) -> Result<(MDBook, Ledger, Option<Worked>), String> {
        let (driver, ledger) = press::load(&self.root, &self.memory, None)?;
        let outcome = driver.preprocess_book(&HtmlHandlebars::new());
        let ledger = std::mem::take(&mut *ledger.borrow_mut());
        match outcome {
            Ok((book, context)) => Ok((driver, ledger, Some(Worked::new(book, &context)))),
            Err(_) if has_errors(&ledger.findings) => Ok((driver, ledger, None)),
            Err(error) => Err(format!("{error:#}")),
        }
    }

    /// Shows what can be shown ahead of the whole book, which is ordered. Returns how many pages that
    /// is.
    fn show(&mut self, good: Good) -> usize {
        let ahead = self.show_ahead(&good).unwrap_or_default();
        let shown = self.site.state().map_or(0, |(generation, _)| generation);
        self.states.retain(|generation, _| *generation >= shown);
        self.states.insert(self.generation, good.made);
        let changed = std::mem::take(&mut self.changed);
        let order = Order { generation: self.generation, changed };
        // The press ends with the program.
        drop(self.orders.send(order));
        ahead
    }

    fn show_ahead(&self, good: &Good) -> Option<usize> {
        let (whole, ahead) = self.site.state()?;
        if self.more_than_words.is_some_and(|since| since > whole) {
            return None;
        }
        let changed = good.made.since(self.states.get(&whole)?)?;
        let pages = |path: &PathBuf| quick::pages_of(path, &good.worked);
        let of = |(path, of): (&PathBuf, &u64)| {
            pages(path).into_iter().map(|page| (page, *of)).collect::<Vec<_>>()
        };
        let wanted_pages: BTreeMap<PathBuf, u64> = changed.iter().flat_map(of).collect();
        let is_new = |path: &&PathBuf| {
            pages(path).iter().any(|page| ahead.get(page) != wanted_pages.get(page))
        };
        let wanted: Vec<&Path> = changed.keys().filter(is_new).map(PathBuf::as_path).collect();
        let gone: Vec<PathBuf> =
            ahead.keys().filter(|page| !wanted_pages.contains_key(*page)).cloned().collect();
        let rendered = match wanted.is_empty() {
            true => BTreeMap::new(),
            // What goes wrong here, the press will meet and tell.
            false => quick::render(&good.driver, &good.worked, &wanted, &self.site).ok()?,
        };
        let page = |(path, html): (PathBuf, Vec<u8>)| {
            let of = wanted_pages.get(&path).copied().unwrap_or_default();
            (path, Ahead { generation: self.generation, of, html })
        };
        self.site.show_ahead(rendered.into_iter().map(page).collect(), &gone);
        Some(wanted.len())
    }

    fn forget(&mut self, changed: Changed) {
        self.memory.forget(changed);
        self.changed = self.changed.max(changed);
    }

    /// Returns the chapters' folder and the facts' file, from the root, as book.toml names them now.
    fn places(&self) -> (PathBuf, PathBuf) {
        let config = crate::in_process::read_config(&self.root).unwrap_or_default();
        let context = Context::new(&self.root, "html", &config);
        (config.book.src, settings(&context).0.facts)
    }
}

fn is_markdown(path: &Path) -> bool {
    has_extension(path, &["md"])
}

fn has_extension(path: &Path, extensions: &[&str]) -> bool {
    let extension = path.extension().unwrap_or_default();
    extensions.iter().any(|one| extension.eq_ignore_ascii_case(one))
}

/// Returns the line about a change: what it was, how long it took, what came of it.
fn told(changed: &[PathBuf], took: Duration, ahead: usize, found: &str) -> String {
    let mut names: Vec<String> =
        changed.iter().take(NAMED).map(|path| path.display().to_string()).collect();
    if changed.len() > NAMED {
        names.push(format!("{} more", changed.len() - NAMED));
    }
    let mut line = match names.is_empty() {
        true => "the book".to_owned(),
        false => names.join(", "),
    };
    let _ = write!(line, ": {found}, {:.2} s", took.as_secs_f64());
    match ahead {
        0 => {}
        1 => line.push_str(", 1 page shown"),
        _ => drop(write!(line, ", {ahead} pages shown")),
    }
    line
}
