//! What a book depends on, file by file, each by its content.
//!
//! What comes in: the folders and files that a book depends on. What goes out: which of their files
//! differ from those of the last look. Two saves of the same content are one.

use std::collections::BTreeMap;
use std::collections::hash_map::DefaultHasher;
use std::fs::{self, Metadata};
use std::hash::{Hash, Hasher};
use std::path::{Path, PathBuf};
use std::time::SystemTime;

/// The largest file that is read to see whether it has changed, in bytes; of a larger one length and
/// time say so.
const LARGEST_READ: u64 = 8 << 20;

/// How deep folders are looked through.
const DEEPEST: usize = 32;

/// The files, as they were last seen.
#[derive(Debug, Default)]
pub(super) struct Snapshot {
    files: BTreeMap<PathBuf, Seen>,
}

/// One file, as it was last seen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Seen {
    length: u64,
    modified: Option<SystemTime>,
    content: u64,
}

impl Snapshot {
    /// Looks again, and returns the files that came, went or changed, sorted. A file is read where
    /// its length or time differ, or where it is among the `touched`. Below `spared` nothing is looked
    /// at.
    pub(super) fn renew(
        &mut self,
        places: &[PathBuf],
        touched: &[PathBuf],
        spared: &Path,
    ) -> Vec<PathBuf> {
        let mut now = BTreeMap::new();
        let mut look = |path: &Path, metadata: &Metadata| {
            let had = self.files.get(path).filter(|_| !touched.iter().any(|one| one == path));
            now.insert(path.to_owned(), seen(path, metadata, had));
        };
        places.iter().for_each(|place| walk(place, spared, DEEPEST, &mut look));
        let differs = |path: &&PathBuf| {
            let content = |files: &BTreeMap<PathBuf, Seen>| files.get(*path).map(|one| one.content);
            content(&self.files) != content(&now)
        };
        let mut changed: Vec<PathBuf> =
            self.files.keys().chain(now.keys()).filter(differs).cloned().collect();
        changed.sort();
        changed.dedup();
        self.files = now;
        changed
    }
}

fn walk(path: &Path, spared: &Path, depth: usize, look: &mut impl FnMut(&Path, &Metadata)) {
    if depth == 0 || path.starts_with(spared) || is_litter(path) {
        return;
    }
    let Ok(metadata) = fs::metadata(path) else { return };
    if !metadata.is_dir() {
        return look(path, &metadata);
    }
    let entries = fs::read_dir(path).into_iter().flatten().flatten();
    entries.for_each(|entry| walk(&entry.path(), spared, depth - 1, look));
}

/// Whether a file is what editors, systems and this program leave about while they save.
pub(super) fn is_litter(path: &Path) -> bool {
    let Some(name) = path.file_name() else { return false };
    let name = name.to_string_lossy();
    let extension = path.extension().map(|one| one.to_string_lossy().to_lowercase());
    let by_extension = ["swp", "swo", "swx", "swpx", "tmp", "bak", "briefing-new"];
    let by_name = ["4913", ".git", ".hg", ".svn", ".DS_Store", "__pycache__"];
    extension.is_some_and(|one| by_extension.contains(&one.as_str()))
        || by_name.contains(&name.as_ref())
        || name.ends_with('~')
        || name.starts_with(".#")
        || name.starts_with(".briefing.lock")
        || (name.starts_with('#') && name.ends_with('#'))
}

fn seen(path: &Path, metadata: &Metadata, had: Option<&Seen>) -> Seen {
    let (length, modified) = (metadata.len(), metadata.modified().ok());
    if let Some(had) = had.filter(|had| (had.length, had.modified) == (length, modified)) {
        return *had;
    }
    let mut hasher = DefaultHasher::new();
    match length > LARGEST_READ {
        true => (length, modified).hash(&mut hasher),
        // A file that cannot be read is told by the step that wants it.
        false => fs::read(path).unwrap_or_default().hash(&mut hasher),
    }
    Seen { length, modified, content: hasher.finish() }
}

#[cfg(test)]
mod tests {
    use std::fs;
    use std::path::{Path, PathBuf};

    use super::{Snapshot, is_litter};

    #[test]
    fn only_files_whose_content_differs_have_changed() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = |name: &str| folder.path().join(name);
        let write = |name: &str, text: &str| fs::write(path(name), text).expect("a file");
        fs::create_dir_all(path("book")).expect("a folder");
        write("one.md", "one");
        write("two.md", "two");
        let mut snapshot = Snapshot::default();
        let mut look = |touched: &[PathBuf]| {
            let changed = snapshot.renew(&[folder.path().to_owned()], touched, &path("book"));
            changed
                .into_iter()
                .map(|one| one.strip_prefix(folder.path()).expect("inside").to_owned())
                .collect::<Vec<_>>()
        };
        assert_eq!(look(&[]), [Path::new("one.md"), Path::new("two.md")]);
        write("one.md", "one");
        write(".two.md.swp", "litter");
        write("book/three.md", "built");
        assert_eq!(look(&[path("one.md")]), Vec::<PathBuf>::new());
        write("one.md", "1ne");
        fs::remove_file(path("two.md")).expect("the file");
        assert_eq!(look(&[path("one.md")]), [Path::new("one.md"), Path::new("two.md")]);
    }

    #[test]
    fn what_editors_leave_about_is_litter() {
        for name in ["4913", "a/.one.md.swp", "one.md~", ".#one.md", "#one.md#", ".git"] {
            assert!(is_litter(Path::new(name)), "{name}");
        }
        for name in ["one.md", "sources/a.txt", ".hidden.md", "book.toml", "briefing.lock"] {
            assert!(!is_litter(Path::new(name)), "{name}");
        }
    }
}
