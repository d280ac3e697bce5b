//! Puts included Markdown in its place, level by level.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use briefing_diagnostics::{Diagnostic, File};

use super::links::{Link, find};
use super::mapped::Mapped;
use super::select::{Selection, anchors};
use crate::files::{FileFault, read_inside};

/// How deep includes may stand within includes.
const DEEPEST: usize = 10;
/// How many includes one chapter may make, those of included files counted each time.
const MOST: usize = 10_000;
/// How long a chapter may become, in bytes: 64 MiB.
const LONGEST: usize = 64 << 20;

/// Expands the Markdown includes of a chapter, its path given from the root.
pub(super) fn expand(root: &Path, path: &Path, file: Arc<File>) -> (Mapped, Vec<Diagnostic>) {
    let text = Mapped::whole(file);
    let links = find(text.text());
    if !links.iter().any(|link| is_markdown(text.text(), link)) {
        return (text, Vec::new());
    }
    let own = std::fs::canonicalize(root.join(path)).unwrap_or_else(|_| root.join(path));
    let mut expander = Expander {
        root,
        files: BTreeMap::new(),
        stack: vec![(own, Selection::ALL)],
        count: 0,
        length: text.text().len(),
        full: false,
        found: Vec::new(),
    };
    let folder = path.parent().unwrap_or(Path::new(""));
    let text = expander.text(&text, folder, Path::new(""));
    (text, expander.found)
}

/// Whether a directive of `links` is ours: an include of a Markdown file.
fn is_markdown(text: &str, link: &Link) -> bool {
    let (path, _) = split(&text[link.target.clone()]);
    let extension = Path::new(path).extension().unwrap_or_default();
    link.include
        && (extension.eq_ignore_ascii_case("md") || extension.eq_ignore_ascii_case("markdown"))
}

/// Splits a target into the file and what of it is wanted.
fn split(target: &str) -> (&str, Selection) {
    match target.split_once(':') {
        Some((path, selection)) => (path, Selection::parse(selection)),
        None => (target, Selection::ALL),
    }
}

struct Expander<'a> {
    root: &'a Path,
    /// The files read so far, by their paths from the root as they were written.
    files: BTreeMap<PathBuf, (PathBuf, Arc<File>)>,
    /// What is being included, the chapter first.
    stack: Vec<(PathBuf, Selection)>,
    count: usize,
    length: usize,
    /// Whether a bound was passed and reported.
    full: bool,
    found: Vec<Diagnostic>,
}

impl Expander<'_> {
    /// Expands a text. `folder` is that of its file, from the root; `from_chapter` the same from
    /// the chapter's folder.
    fn text(&mut self, text: &Mapped, folder: &Path, from_chapter: &Path) -> Mapped {
        let mut made = Mapped::empty(Arc::clone(text.file()));
        let mut done = 0;
        for link in find(text.text()) {
            if self.full {
                break;
            }
            if !is_markdown(text.text(), &link) {
                relocate(&mut made, text, done..link.target.start, from_chapter);
                done = link.target.start;
                continue;
            }
            match self.include(text, &link, folder, from_chapter) {
                Ok(part) => {
                    made.push_mapped(text, done..link.range.start);
                    made.push_mapped(&part, 0..part.text().len());
                    done = link.range.end;
                }
                Err(found) => self.found.push(found),
            }
        }
        made.push_mapped(text, done..text.text().len());
        made
    }

    /// Returns what an include puts in its place.
    fn include(
        &mut self,
        text: &Mapped,
        link: &Link,
        folder: &Path,
        from_chapter: &Path,
    ) -> Result<Mapped, Diagnostic> {
        let span = text.span(link.range.clone());
        let fault = |message: String| Diagnostic::error("include", message).at(span.clone());
        let target = &text.text()[link.target.clone()];
        let (path, selection) = split(target);
        self.count_one().map_err(fault)?;
        let (own, file) = self.read(&folder.join(path)).map_err(|why| {
            missing(self.root, folder, path, &why, fault(format!("`{path}` {why}")))
        })?;
        let part =
            cut(&file, &selection).map_err(|why| no_anchor(&file, &selection, fault(why)))?;
        let step = (own, selection);
        if self.stack.contains(&step) {
            return Err(self.cycle(&step, fault(format!("`{target}` includes itself"))));
        }
        self.length += part.text().len();
        self.stack.push(step);
        let below = |folder: &Path| folder.join(Path::new(path).parent().unwrap_or(Path::new("")));
        let part = self.text(&part, &below(folder), &below(from_chapter));
        self.stack.pop();
        Ok(part)
    }

    /// Counts one more include, or says which bound it passes.
    fn count_one(&mut self) -> Result<(), String> {
        self.count += 1;
        self.full = self.count > MOST || self.length > LONGEST;
        if self.count > MOST {
            return Err(format!("the chapter has more than {MOST} includes"));
        }
        if self.length > LONGEST {
            let size = LONGEST >> 20;
            return Err(format!("the chapter is longer than {size} MiB with what it includes"));
        }
        if self.stack.len() > DEEPEST {
            return Err(format!("includes stand more than {DEEPEST} deep within each other"));
        }
        Ok(())
    }

    fn read(&mut self, path: &Path) -> Result<(PathBuf, Arc<File>), FileFault> {
        if let Some(read) = self.files.get(path) {
            return Ok(read.clone());
        }
        let read = read_inside(self.root, path)?;
        let file = (read.path, File::new(read.name, read.text));
        self.files.insert(path.to_owned(), file.clone());
        Ok(file)
    }

    /// Says by which way a file includes itself.
    fn cycle(&self, step: &(PathBuf, Selection), found: Diagnostic) -> Diagnostic {
        let start = self.stack.iter().position(|earlier| earlier == step).unwrap_or_default();
        let names: Vec<String> = self.stack[start..]
            .iter()
            .chain([step])
            .map(|(path, _)| path.file_name().unwrap_or_default().to_string_lossy().into_owned())
            .collect();
        found.note(format!("the way round is {}", names.join(" → ")))
    }
}

/// Copies up to the target of a directive that is left to `links`, which will look for it from the
/// chapter's folder: a target in an included file gets the way there.
fn relocate(made: &mut Mapped, text: &Mapped, range: std::ops::Range<usize>, from_chapter: &Path) {
    let at = range.end;
    made.push_mapped(text, range);
    let absolute = text.text()[at..].starts_with('/');
    if !absolute && !from_chapter.as_os_str().is_empty() {
        made.push_ours(&format!("{}/", crate::files::slashed(from_chapter)), text, at);
    }
}

/// Takes what is wanted out of a file.
fn cut(file: &Arc<File>, selection: &Selection) -> Result<Mapped, String> {
    let pieces = selection.pieces(file.text()).ok_or_else(|| match selection {
        Selection::Anchor(name) => format!("`{}` has no anchor `{name}`", file.name()),
        Selection::Lines(_) => format!("`{}` has no such lines", file.name()),
    })?;
    let mut part = Mapped::empty(Arc::clone(file));
    for piece in pieces {
        part.push_file(file, piece);
    }
    Ok(part)
}

fn no_anchor(file: &File, selection: &Selection, found: Diagnostic) -> Diagnostic {
    let Selection::Anchor(name) = selection else { return found };
    found.did_you_mean(name, anchors(file.text())).note(format!(
        "an anchor is a line with `ANCHOR: {name}`, such as `<!-- ANCHOR: {name} -->`"
    ))
}

/// Says what could be meant by a file that cannot be included.
fn missing(
    root: &Path,
    folder: &Path,
    path: &str,
    why: &FileFault,
    found: Diagnostic,
) -> Diagnostic {
    let help = match why {
        FileFault::Outside => {
            "write the path from the folder of the file that includes it; \
            what a book includes lies in the book's folder"
        }
        FileFault::NotUtf8 { .. } => "save the file as UTF-8",
        FileFault::Missing => {
            return found
                .did_you_mean(path, near(root, folder, path).iter().map(String::as_str))
                .note("the path is taken from the folder of the file that includes it");
        }
        _ => return found,
    };
    found.help(help)
}

/// Returns the Markdown files in the folder that a path leads to, each as one would write it.
fn near(root: &Path, folder: &Path, path: &str) -> Vec<String> {
    let way = path.rfind('/').map_or("", |slash| &path[..=slash]);
    let Ok(entries) = std::fs::read_dir(root.join(folder).join(way)) else { return Vec::new() };
    let mut names: Vec<String> = entries
        .flatten()
        .filter_map(|entry| entry.file_name().into_string().ok())
        .filter(|name| name.ends_with(".md") || name.ends_with(".markdown"))
        .map(|name| format!("{way}{name}"))
        .collect();
    names.sort();
    names
}
