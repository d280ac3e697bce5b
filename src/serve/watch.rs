//! Waits for changes in what a book depends on.
//!
//! What comes in: the operating system's word that something happened. What goes out: the files whose
//! content has changed, once it has been quiet for a moment. The word is only a call to look: folders
//! that were deleted and made anew, and files that moved, are found by looking.

use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, RecvTimeoutError, channel};
use std::time::{Duration, Instant};

use briefing_plugin::{Context, settings};
use mdbook_driver::config::Config;
use notify::event::{AccessKind, AccessMode, EventKind};
use notify::{RecommendedWatcher, RecursiveMode, Watcher};

use super::snapshot::{Snapshot, is_litter};
use crate::{in_process, outputs};

/// How long it must be quiet before a look: the halves of one save come closer together.
const QUIET: Duration = Duration::from_millis(25);
/// How long a look is put off at most.
const LONGEST: Duration = Duration::from_millis(400);

/// Watches what a book depends on.
pub(super) struct Watch {
    root: PathBuf,
    watcher: RecommendedWatcher,
    events: Receiver<notify::Result<notify::Event>>,
    snapshot: Snapshot,
    /// What the book depends on, as book.toml last said when it could be read.
    places: Vec<PathBuf>,
    output: PathBuf,
}

impl Watch {
    /// Watches the book of a folder from now on.
    pub(super) fn start(root: &Path) -> Result<Self, String> {
        let (sender, events) = channel();
        let watcher = notify::recommended_watcher(move |event| {
            // Nobody listens any more when the program ends.
            drop(sender.send(event));
        });
        let watcher = watcher.map_err(|error| format!("cannot watch the book's files: {error}"))?;
        let output = outputs::output_folder(root)?;
        let (root, snapshot, places) = (root.to_owned(), Snapshot::default(), Vec::new());
        let mut watch = Self { root, watcher, events, snapshot, places, output };
        watch.look(&[]);
        Ok(watch)
    }

    /// Waits for a change, and returns the files that have changed, from the root where they lie
    /// below it. `None`: the watching has ended.
    pub(super) fn next(&mut self) -> Option<Vec<PathBuf>> {
        loop {
            let touched = self.touched()?;
            let changed = self.look(&touched);
            if !changed.is_empty() {
                let name =
                    |path: &PathBuf| path.strip_prefix(&self.root).unwrap_or(path).to_owned();
                return Some(changed.iter().map(name).collect());
            }
        }
    }

    /// Waits until something happened, and then until it is quiet.
    fn touched(&self) -> Option<Vec<PathBuf>> {
        let mut touched = Vec::new();
        while touched.is_empty() {
            self.take(self.events.recv().ok()?, &mut touched);
        }
        let begun = Instant::now();
        while begun.elapsed() < LONGEST {
            match self.events.recv_timeout(QUIET) {
                Ok(event) => self.take(event, &mut touched),
                Err(RecvTimeoutError::Timeout) => break,
                Err(RecvTimeoutError::Disconnected) => return None,
            }
        }
        Some(touched)
    }

    fn take(&self, event: notify::Result<notify::Event>, touched: &mut Vec<PathBuf>) {
        match event {
            Ok(event) if event.need_rescan() => touched.push(self.root.clone()),
            Ok(event) if is_reading(event.kind) => {}
            Ok(event) => touched.extend(event.paths.into_iter().filter(|path| self.matters(path))),
            // What was lost is found by looking.
            Err(_) => touched.push(self.root.clone()),
        }
    }

    fn matters(&self, path: &Path) -> bool {
        let neighbour = self.output.parent() == path.parent()
            && path.file_name().is_some_and(|name| {
                let output = self.output.file_name().unwrap_or_default().to_string_lossy();
                name.to_string_lossy().starts_with(&format!(".{output}."))
            });
        !path.starts_with(&self.output) && !neighbour && !is_litter(path)
    }

    /// Looks at everything the book depends on, and watches what has come to be there.
    fn look(&mut self, touched: &[PathBuf]) -> Vec<PathBuf> {
        if let Ok(config) = in_process::read_config(&self.root) {
            self.places = places(&self.root, &config);
        }
        let mut folders = vec![self.root.clone()];
        for place in &self.places {
            let above = place.ancestors().skip(1).take_while(|one| one.starts_with(&self.root));
            folders.extend(above.map(Path::to_owned));
        }
        for folder in folders {
            // A folder that is not there is watched when it is.
            drop(self.watcher.watch(&folder, RecursiveMode::NonRecursive));
        }
        for place in self.places.iter().filter(|place| place.is_dir()) {
            drop(self.watcher.watch(place, RecursiveMode::Recursive));
        }
        self.snapshot.renew(&self.places, touched, &self.output)
    }
}

/// Whether an event tells that a file was only looked at.
fn is_reading(kind: EventKind) -> bool {
    match kind {
        EventKind::Access(AccessKind::Close(AccessMode::Write)) => false,
        EventKind::Access(_) => true,
        _ => false,
    }
}

/// Returns the files and folders that a book with this book.toml depends on.
fn places(root: &Path, config: &Config) -> Vec<PathBuf> {
    let (settings, _) = settings(&Context::new(root, "html", config));
    let html = config.html_config().unwrap_or_default();
    let mut places: Vec<PathBuf> =
        ["book.toml", "briefing.lock", "theme"].map(PathBuf::from).into();
    // A text may stand anywhere beside the library.
    let shelf = settings.library.parent().filter(|folder| *folder != Path::new(""));
    places.extend(shelf.map(Path::to_owned));
    places.extend([config.book.src.clone(), settings.sources, settings.library, settings.facts]);
    places.push(PathBuf::from(settings.style));
    places.extend(html.additional_css.into_iter().chain(html.additional_js));
    places.extend(html.theme);
    places.extend(config.build.extra_watch_dirs.iter().cloned());
    places.extend(config.get::<PathBuf>("output.pdf.font-dir").ok().flatten());
    let mut places: Vec<PathBuf> = places.into_iter().map(|place| root.join(place)).collect();
    places.sort();
    places.dedup();
    places
}
