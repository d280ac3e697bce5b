//! The library's file, and the folder of the texts beside it: what is there, and how something new is
//! put there.
//!
//! A text is written to a temporary name and then given its own, which must be free; the library is
//! replaced last, by renaming. Killed at any moment, a run leaves no half of a file and no entry
//! without its text. A text whose entry was not written any more is found again and used.

use std::fs;
use std::io::Write as _;
use std::path::{Path, PathBuf};

use briefing_diagnostics::{Diagnostic, has_errors};
use briefing_sources::Library;
use briefing_yaml::{Data, Node};
use tempfile::{Builder, NamedTempFile};

use super::entry::NewEntry;

/// A library as it stood when it was read.
pub(crate) struct Shelf {
    /// The library's file.
    path: PathBuf,
    /// Its path from the book's root, for messages.
    name: String,
    /// Its bytes; `None` where there is none yet.
    text: Option<String>,
    library: Library,
    /// What a dry run would have written.
    pretended: Vec<String>,
}

impl Shelf {
    /// Reads the library at `path`, relative to the book's `root`. One that does not exist is empty.
    ///
    /// # Errors
    ///
    /// What keeps anything from being added: a library that cannot be read, or a folder outside the
    /// book.
    pub(crate) fn open(root: &Path, path: &Path) -> Result<Self, Diagnostic> {
        let name = path.to_string_lossy().replace('\\', "/");
        let file = briefing_yaml::load(root, path, "bad-library")?;
        let path = root.join(path);
        inside(root, path.parent().unwrap_or(root), &name)?;
        let text = file.map(|file| file.text().to_owned());
        let (library, findings) = Library::parse(&name, text.clone().unwrap_or_default());
        match findings.into_iter().find(Diagnostic::is_error) {
            Some(finding) => {
                Err(finding.note("nothing is added to a library that cannot be read whole"))
            }
            None => Ok(Self { path, name, text, library, pretended: Vec::new() }),
        }
    }

    /// Returns the library.
    pub(crate) fn library(&self) -> &Library {
        &self.library
    }

    fn folder(&self) -> &Path {
        self.path.parent().unwrap_or(Path::new("."))
    }

    /// Returns where an id's text stands.
    fn text_path(&self, id: &str) -> PathBuf {
        self.folder().join(format!("{id}.txt"))
    }

    /// Whether an id is the library's or a text stands under its name, whatever the case of its
    /// letters: some disks do not tell them apart. A text that is this very one waits for its entry.
    pub(crate) fn is_taken(&self, id: &str, text: Option<&str>) -> bool {
        let lower = id.to_lowercase();
        let known = self.library.ids().chain(self.pretended.iter().map(String::as_str));
        let path = self.text_path(id);
        known.into_iter().any(|one| one.to_lowercase() == lower)
            || fs::symlink_metadata(&path).is_ok() && !is_orphan(&path, text)
    }

    /// Adds an entry, and its text if it has one; a dry run only checks that it could be.
    ///
    /// # Errors
    ///
    /// One `could-not-add` when the entry could not be appended so that it is read as it was meant and
    /// all others as before, or a file could not be written. Nothing is changed then.
    pub(crate) fn put(
        &mut self,
        entry: &NewEntry,
        text: Option<&str>,
        dry: bool,
    ) -> Result<(), Diagnostic> {
        let appended = self.appended(entry)?;
        if dry {
            self.pretended.push(entry.id.clone());
            return Ok(());
        }
        fs::create_dir_all(self.folder())
            .map_err(|error| could_not_write(self.folder(), &error))?;
        let text_path = self.text_path(&entry.id);
        let written = match text {
            Some(text) if !is_orphan(&text_path, Some(text)) => {
                let temporary = self.temporary(text)?;
                let named = temporary.persist_noclobber(&text_path);
                named.map_err(|error| could_not_write(&text_path, &error.error))?;
                true
            }
            _ => false,
        };
        let replaced = self.replace(&appended);
        if replaced.is_err() && written {
            let _ = fs::remove_file(&text_path);
        }
        replaced?;
        self.library = Library::parse(&self.name, appended.clone()).0;
        self.text = Some(appended);
        Ok(())
    }

    /// Replaces the library, unless somebody else changed it since it was read.
    fn replace(&self, text: &str) -> Result<(), Diagnostic> {
        let temporary = self.temporary(text)?;
        let failed = |error: &std::io::Error| could_not_write(&self.path, error);
        let Some(before) = &self.text else {
            let named = temporary.persist_noclobber(&self.path);
            return named.map(drop).map_err(|error| failed(&error.error));
        };
        // The file itself, where the library is a link to it.
        let path = fs::canonicalize(&self.path).map_err(|error| failed(&error))?;
        let metadata = fs::metadata(&path).map_err(|error| failed(&error))?;
        let now = fs::read(&path).map_err(|error| failed(&error))?;
        if now != before.as_bytes() {
            let message = format!("`{}` was changed meanwhile", self.name);
            return Err(Diagnostic::error("could-not-add", message).help("run the command again"));
        }
        let kept = fs::set_permissions(temporary.path(), metadata.permissions());
        kept.map_err(|error| failed(&error))?;
        temporary.persist(&path).map(drop).map_err(|error| failed(&error.error))
    }

    fn temporary(&self, text: &str) -> Result<NamedTempFile, Diagnostic> {
        let mut builder = Builder::new();
        builder.prefix(".briefing-add-").suffix(".tmp");
        #[cfg(unix)]
        {
            use std::os::unix::fs::PermissionsExt as _;
            builder.permissions(fs::Permissions::from_mode(0o666));
        }
        let written = builder.tempfile_in(self.folder()).and_then(|mut file| {
            file.write_all(text.as_bytes())?;
            file.as_file().sync_all()?;
            Ok(file)
        });
        written.map_err(|error| could_not_write(self.folder(), &error))
    }

    /// Returns the library's text with the entry at its end, once it is sure that it says so.
    fn appended(&self, entry: &NewEntry) -> Result<String, Diagnostic> {
        let before = self.text.as_deref().unwrap_or_default();
        let mut fault = None;
        // A blank line is for the reader; a block of text at the end may not stand it.
        for blank in [true, false] {
            let after = joined(before, &entry.yaml(), blank);
            match self.says(before, &after, entry) {
                Ok(()) => return Ok(after),
                Err(found) => fault = fault.or(Some(found)),
            }
        }
        let why = fault.unwrap_or_default();
        let message = format!("nothing can be added at the end of `{}`: {why}", self.name);
        Err(Diagnostic::error("could-not-add", message)
            .help("see how the file ends; an entry begins at the start of a line, as `id:`"))
    }

    /// Checks that a library says what it said before, and the entry.
    fn says(&self, before: &str, after: &str, entry: &NewEntry) -> Result<(), String> {
        let tree = |text: &str| match briefing_yaml::parse(text.trim_start_matches('\u{feff}')) {
            Ok(Some(Node { data: Data::Map(pairs), .. })) => Ok(pairs),
            Ok(None) => Ok(Vec::new()),
            Ok(Some(_)) => Err("it is no map from ids to sources".to_owned()),
            Err(fault) => Err(fault.message),
        };
        let (old, new) = (tree(before)?, tree(after)?);
        let kept = new.len() == old.len() + 1
            && old.iter().zip(&new).all(|(a, b)| same(&a.0, &b.0) && same(&a.1, &b.1));
        if !kept {
            return Err("what stands there would be read in another way".to_owned());
        }
        let (library, findings) = Library::parse(&self.name, after);
        if has_errors(&findings) {
            return Err("the result cannot be read".to_owned());
        }
        let Some(read) = library.entry(&entry.id) else {
            return Err(format!("`{}` would not be read as an entry", entry.id));
        };
        let of_entry = library.findings().into_iter().find(|finding| {
            finding.is_error()
                && finding.span.as_ref().is_some_and(|span| span.range().start >= before.len())
        });
        match (of_entry, entry.misread(read)) {
            (Some(finding), _) => Err(finding.message),
            (None, Some(key)) => Err(format!("its `{key}` would be read in another way")),
            (None, None) => Ok(()),
        }
    }
}

/// Refuses a folder that lies outside the book once links are followed. One that does not exist yet
/// lies where its parent does.
fn inside(root: &Path, folder: &Path, name: &str) -> Result<(), Diagnostic> {
    let failed = |error: std::io::Error| could_not_write(folder, &error);
    let there = folder.ancestors().find(|folder| folder.exists()).unwrap_or(root);
    let there = fs::canonicalize(there).map_err(failed)?;
    if there.starts_with(fs::canonicalize(root).map_err(failed)?) {
        return Ok(());
    }
    let message = format!("the folder of `{name}` lies outside the book");
    Err(Diagnostic::error("bad-library", message).help("keep the sources in the book's folder"))
}

/// Whether a file holds a text for which an earlier run could not write the entry.
fn is_orphan(path: &Path, text: Option<&str>) -> bool {
    let is_file = fs::symlink_metadata(path).is_ok_and(|metadata| metadata.is_file());
    is_file && text.is_some_and(|text| fs::read(path).is_ok_and(|bytes| bytes == text.as_bytes()))
}

/// Returns a text with an entry behind it, in its own line ends.
fn joined(before: &str, entry: &str, blank: bool) -> String {
    let windows = before.contains("\r\n");
    let mut added = String::new();
    if !before.is_empty() && !before.ends_with('\n') {
        added.push('\n');
    }
    if blank && !before.trim().is_empty() {
        added.push('\n');
    }
    added.push_str(entry);
    let added = if windows { added.replace('\n', "\r\n") } else { added };
    format!("{before}{added}")
}

/// Whether two nodes hold the same, wherever they stand. The parser bounds their depth.
fn same(a: &Node, b: &Node) -> bool {
    match (&a.data, &b.data) {
        (Data::Text { text: a, plain: p }, Data::Text { text: b, plain: q }) => a == b && p == q,
        (Data::List(a), Data::List(b)) => {
            a.len() == b.len() && a.iter().zip(b).all(|(a, b)| same(a, b))
        }
        (Data::Map(a), Data::Map(b)) => {
            a.len() == b.len() && a.iter().zip(b).all(|(a, b)| same(&a.0, &b.0) && same(&a.1, &b.1))
        }
        _ => false,
    }
}

fn could_not_write(path: &Path, error: &std::io::Error) -> Diagnostic {
    let message = format!("cannot write {}: {error}", path.display());
    Diagnostic::error("could-not-add", message)
        .help("see to the folder's permissions and its space")
}
