//! `briefing add FILE...`: saved pages, PDFs, transcripts and texts become sources, and references of
//! other programs entries without a text.
//!
//! What comes in: files as they were saved. What goes out: for each `sources/<id>.txt` and an entry at
//! the library's end, and what is known of it, told in one block. In reading order: `intake` reads a
//! file (by `briefing-capture`), `ids` names it, `entry` writes its YAML, `shelf` puts both in place,
//! `told` says what was found, `references` reads `--from`.

mod entry;
mod ids;
mod intake;
mod references;
mod shelf;
#[cfg(test)]
mod tests;
mod told;

use std::path::{Path, PathBuf};

use briefing_diagnostics::Diagnostic;
use briefing_sources::{Library, check_id};

use crate::output::{self, Exit};
use crate::{book, progress};
use entry::NewEntry;
use references::Reference;
use shelf::Shelf;

/// What is to be added, and how.
pub(crate) struct Ask {
    /// The files; `-` is standard input.
    pub(crate) files: Vec<PathBuf>,
    /// Files of references without texts.
    pub(crate) from: Vec<PathBuf>,
    /// The id, where there is one file only.
    pub(crate) id: Option<String>,
    /// The type of every work added, instead of what its file states.
    pub(crate) kind: Option<String>,
    /// The day of capture.
    pub(crate) captured: Option<String>,
    /// Whether nothing is written.
    pub(crate) dry_run: bool,
}

/// Adds files to the book in a folder. One that fails keeps no other from being added.
pub(crate) fn add(ask: &Ask, root: &Path) -> Exit {
    if let Err(message) = sound(ask) {
        return output::could_not_run(&message);
    }
    let library = match book::library(root) {
        Ok(library) => library,
        Err(message) => return output::could_not_run(&message),
    };
    let mut shelf = match Shelf::open(root, &library) {
        Ok(shelf) => shelf,
        Err(finding) => {
            output::report(vec![finding]);
            return Exit::CouldNotRun;
        }
    };
    let folder = library.parent().unwrap_or(Path::new("")).to_string_lossy().replace('\\', "/");
    quiet_readers();
    progress::begin();
    let mut findings = Vec::new();
    for (number, path) in (1..).zip(&ask.files) {
        progress::stage_of(
            number,
            ask.files.len(),
            &path.to_string_lossy().escape_debug().to_string(),
        );
        findings.extend(add_file(path, ask, &folder, &mut shelf));
    }
    for path in &ask.from {
        match references::read(path) {
            Ok(all) => {
                all.into_iter().for_each(|one| findings.extend(add_reference(one, ask, &mut shelf)))
            }
            Err(finding) => findings.push(finding),
        }
    }
    output::report(findings)
}

/// Keeps the message of a reader's panic from the terminal: the finding says what is wrong.
fn quiet_readers() {
    let usual = std::panic::take_hook();
    std::panic::set_hook(Box::new(move |panic| {
        if std::thread::current().name() != Some(briefing_capture::THREAD) {
            usual(panic);
        }
    }));
}

/// Says what of the options cannot be.
fn sound(ask: &Ask) -> Result<(), String> {
    if let Some(id) = &ask.id {
        if ask.files.len() != 1 || !ask.from.is_empty() {
            return Err("`--id` names one source: give one file".to_owned());
        }
        check_id(id).map_err(|error| error.message)?;
        if id.contains(':') {
            return Err("an id with `:` is no file's name everywhere: use `-`".to_owned());
        }
    }
    if let Some(kind) = &ask.kind {
        let probe = format!("x: {{ type: {} }}", entry::quoted(kind));
        if let Some(fault) = Library::parse("", probe).0.check_all().first() {
            return Err([vec![fault.message.clone()], fault.helps.clone()].concat().join(": "));
        }
    }
    match &ask.captured {
        Some(day) if briefing_capture::day(day).as_ref() != Some(day) => {
            Err(format!("`--captured` is a day such as 2024-04-10, not `{day}`"))
        }
        _ => Ok(()),
    }
}

/// Adds one file; tells of it, and returns what there is to doubt or what was wrong.
fn add_file(path: &Path, ask: &Ask, folder: &str, shelf: &mut Shelf) -> Vec<Diagnostic> {
    let taken = intake::find(path).and_then(|found| {
        let name = found.name.clone();
        intake::take(found, ask.kind.as_deref(), ask.captured.as_deref()).map(|taken| (name, taken))
    });
    let (name, mut taken) = match taken {
        Ok(taken) => taken,
        Err(finding) => return vec![finding],
    };
    let shown = if name.is_empty() {
        "standard input".to_owned()
    } else {
        format!("`{}`", name.escape_debug())
    };
    if let Some(id) = intake::same_file(shelf.library(), &taken.entry) {
        let message = format!("{shown} is `{id}` already, and was not added again");
        return vec![Diagnostic::warning("already-added", message)];
    }
    let text = taken.captured.text.as_str();
    match id(ask, shelf, &name, &taken.entry, text) {
        Ok(id) => taken.entry.id = id,
        Err(finding) => return vec![finding],
    }
    taken.entry.edition_of = intake::edition_of(shelf.library(), &taken.entry);
    if let Err(finding) = shelf.put(&taken.entry, Some(text), ask.dry_run) {
        return vec![finding.note(format!("{shown} was not added"))];
    }
    let file = if folder.is_empty() { String::new() } else { format!("{folder}/") };
    let file = format!("{file}{}.txt", taken.entry.id);
    output::say(&told::of_text(&taken.entry, &taken.captured, taken.day_from, &file, ask.dry_run));
    taken.captured.doubts.into_iter().map(|doubt| named(doubt, &shown)).collect()
}

/// Says of which file a finding is.
fn named(mut finding: Diagnostic, file: &str) -> Diagnostic {
    finding.message = format!("{file}: {}", finding.message);
    finding
}

/// Returns the id that the author gave, which must be free, or a free one.
fn id(
    ask: &Ask,
    shelf: &Shelf,
    name: &str,
    entry: &NewEntry,
    text: &str,
) -> Result<String, Diagnostic> {
    let taken = |id: &str| shelf.is_taken(id, Some(text));
    match &ask.id {
        Some(id) if taken(id) => {
            let message = format!("there is a source or a text `{id}` already");
            Err(Diagnostic::error("could-not-add", message).help("choose another `--id`"))
        }
        Some(id) => Ok(id.clone()),
        None => Ok(ids::free(&intake::id(name, entry.title.as_deref()), taken)),
    }
}

/// Adds one reference.
fn add_reference(reference: Reference, ask: &Ask, shelf: &mut Shelf) -> Vec<Diagnostic> {
    let Reference { key, mut entry, notes } = reference;
    let names = [Some(key.as_str()), entry.title.as_deref()];
    let id = match check_id(&key) {
        Ok(()) => key.clone(),
        Err(_) => ids::of_names(names.into_iter().flatten()),
    };
    entry.id = ids::free(&id, |id| shelf.is_taken(id, None));
    if let Some(kind) = ask.kind.as_ref().filter(|_| entry.reference.is_none()) {
        entry.kind = kind.clone();
    }
    match shelf.put(&entry, None, ask.dry_run) {
        Ok(()) => output::say(&told::of_reference(&entry, &notes, ask.dry_run)),
        Err(finding) => {
            return vec![
                finding.note(format!("the reference `{}` was not added", key.escape_debug())),
            ];
        }
    }
    Vec::new()
}
