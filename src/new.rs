//! `briefing new DIR` and `briefing init`: a small briefing that builds at once, and Briefing added
//! to an mdBook that exists.
//!
//! What comes in: a folder. What goes out: files in it, none of which was there before; of an mdBook
//! its book.toml with tables added, everything else in it kept to the letter. Nothing is asked.

mod files;
mod tables;

use std::fs;
use std::io::Write as _;
use std::path::Path;

use crate::output::{self, Exit};
use files::{BOOK, EMPTY_LIBRARY, THEME};

/// Writes a small briefing into a folder that is not there or is empty.
pub(crate) fn new(root: &Path) -> Exit {
    match is_free(root) {
        Ok(true) => {}
        Ok(false) => {
            return output::could_not_run(&format!(
                "{} is not empty: name a new folder, or add Briefing to the mdBook in it with \
                 `briefing init {0}`",
                root.display()
            ));
        }
        Err(message) => return output::could_not_run(&message),
    }
    let files = BOOK.iter().map(|(path, text)| (*path, text.as_bytes()));
    for (path, content) in files.chain(THEME.iter().copied()) {
        if let Err(message) = write(root, path, content) {
            return output::could_not_run(&message);
        }
    }
    output::say(&format!(
        "A small briefing stands in {0}: four chapters, two sources and facts.yml, every directive in \
         use.\nNext:\n  briefing build {0}      makes {0}/book/html/index.html and \
         {0}/book/pdf/briefing.pdf\n  briefing serve {0}      shows it in a browser while you \
         write\nThen put your texts into {0}/sources/, name each in library.yml, and write.",
        root.display()
    ));
    Exit::Clean
}

/// Adds Briefing to the mdBook of a folder.
pub(crate) fn init(root: &Path) -> Exit {
    let path = root.join("book.toml");
    let text = match fs::read_to_string(&path) {
        Ok(text) => text,
        Err(error) => {
            return output::could_not_run(&format!(
                "{}: {error}: `briefing init` adds to an mdBook; `briefing new DIR` makes one",
                path.display()
            ));
        }
    };
    let (changed, added) = match tables::added(&text) {
        Ok(added) => added,
        Err(error) => return output::could_not_run(&format!("{}: {error}", path.display())),
    };
    let mut made = Vec::new();
    let library = ("sources/library.yml", EMPTY_LIBRARY.as_bytes());
    for (name, content) in std::iter::once(library).chain(THEME.iter().copied()) {
        if root.join(name).exists() {
            continue;
        }
        if let Err(message) = write(root, name, content) {
            return output::could_not_run(&message);
        }
        made.push(name);
    }
    if !added.is_empty()
        && let Err(message) = replace(&path, &changed)
    {
        return output::could_not_run(&message);
    }
    output::say(&told(&added, &made));
    Exit::Clean
}

fn told(added: &[String], made: &[&str]) -> String {
    if added.is_empty() && made.is_empty() {
        return "Briefing is there already: nothing was changed.".to_owned();
    }
    let mut lines: Vec<String> =
        added.iter().map(|what| format!("book.toml: added {what}")).collect();
    lines.extend(
        made.iter().filter(|name| !name.contains("fonts/")).map(|name| format!("{name}: made")),
    );
    lines.push(
        "Next: put a text into sources/ID.txt, name it in sources/library.yml, quote it in a chapter \
         with `{{#quote ID \"its words\"}}`, and run `briefing build`."
            .to_owned(),
    );
    lines.join("\n")
}

/// Whether a folder can take a new book: it is not there, or is empty.
fn is_free(root: &Path) -> Result<bool, String> {
    match fs::read_dir(root) {
        Ok(mut entries) => Ok(entries.next().is_none()),
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => Ok(true),
        Err(error) => Err(format!("{}: {error}", root.display())),
    }
}

/// Writes a file that must not be there yet.
fn write(root: &Path, name: &str, content: &[u8]) -> Result<(), String> {
    let path = root.join(name);
    let write = || {
        fs::create_dir_all(path.parent().unwrap_or(root))?;
        fs::File::create_new(&path)?.write_all(content)
    };
    write().map_err(|error| format!("cannot write {}: {error}", path.display()))
}

/// Writes a file whole in the place of the last one, or leaves that.
fn replace(path: &Path, text: &str) -> Result<(), String> {
    let staging = path.with_extension("toml.briefing-new");
    let written = fs::write(&staging, text).and_then(|()| fs::rename(&staging, path));
    written.map_err(|error| format!("cannot write {}: {error}", path.display()))
}
