//! Electronic books: the parts of the spine in its order, and what the package states.

use std::collections::BTreeMap;

use crate::archive::Archive;
use crate::fault::Fault;
use crate::form::Form;
use crate::html;
use crate::lines::{Lines, one_line};
use crate::xml::{Step, value, walk};
use crate::{About, Author, Captured, Work, day};

/// What the package file states.
#[derive(Default)]
struct Package {
    /// Dublin Core's elements, in order.
    metadata: Vec<(String, String)>,
    /// The files by their id.
    manifest: BTreeMap<String, String>,
    /// The ids in reading order.
    spine: Vec<String>,
}

/// Reads a book.
pub(crate) fn read(bytes: &[u8]) -> Result<Captured, Fault> {
    let mut archive = Archive::open(bytes)?;
    if let Some(encryption) = archive.text("META-INF/encryption.xml")?
        && !only_fonts(&encryption)?
    {
        return Err(Fault::new("is protected against copying", "save the passages that you need"));
    }
    let path = package_path(&mut archive)?;
    let package = package(&mut archive, &path)?;
    let folder = path.rsplit_once('/').map_or("", |(folder, _)| folder);
    let mut lines = Lines::default();
    let mut missing = 0;
    for id in &package.spine {
        let file = package.manifest.get(id).and_then(|href| resolve(folder, href));
        match file.map(|file| archive.text(&file)).transpose()?.flatten() {
            Some(part) => html::whole(&part, &mut lines)?,
            None => missing += 1,
        }
    }
    let note =
        (missing > 0).then(|| format!("{missing} parts of the book are missing in the file"));
    Ok(Captured::new(Form::Epub, lines, about(&package)).noted(note))
}

/// Whether only fonts are encrypted, which keeps nobody from reading.
fn only_fonts(encryption: &str) -> Result<bool, Fault> {
    let mut only = true;
    walk(encryption, "META-INF/encryption.xml", |step| {
        if let Step::In("CipherReference", attributes) = step {
            let uri = value(attributes, "URI").unwrap_or_default().to_lowercase();
            only &= [".ttf", ".otf", ".woff", ".woff2"].iter().any(|end| uri.ends_with(end));
        }
    })?;
    Ok(only)
}

fn package_path(archive: &mut Archive<'_>) -> Result<String, Fault> {
    let container = archive.text("META-INF/container.xml")?.unwrap_or_default();
    let mut path = None;
    walk(&container, "META-INF/container.xml", |step| {
        if let Step::In("rootfile", attributes) = step {
            path = path.take().or_else(|| value(attributes, "full-path").map(str::to_owned));
        }
    })?;
    path.ok_or_else(|| Fault::new("is a broken EPUB: it names no package", "save it again"))
}

fn package(archive: &mut Archive<'_>, path: &str) -> Result<Package, Fault> {
    let Some(opf) = archive.text(path)? else {
        return Err(Fault::new("is a broken EPUB: its package is missing", "save it again"));
    };
    let mut package = Package::default();
    let mut open: Option<(String, String)> = None;
    let mut metadata = false;
    walk(&opf, path, |step| match step {
        Step::In("metadata", _) => metadata = true,
        Step::Out("metadata") => metadata = false,
        Step::In("item", attributes) => {
            if let (Some(id), Some(href)) = (value(attributes, "id"), value(attributes, "href")) {
                package.manifest.insert(id.to_owned(), href.to_owned());
            }
        }
        Step::In("itemref", attributes) => {
            package.spine.extend(value(attributes, "idref").map(str::to_owned));
        }
        Step::In(name, _) if metadata => open = Some((name.to_owned(), String::new())),
        Step::Words(words) => {
            if let Some((_, text)) = &mut open {
                text.push_str(words);
            }
        }
        Step::Out(_) => {
            if let Some((name, text)) = open.take() {
                package.metadata.extend(one_line(&text).map(|text| (name, text)));
            }
        }
        Step::In(..) => {}
    })?;
    Ok(package)
}

/// Returns the entry that a reference of the package names; `None` for one outside the archive.
fn resolve(folder: &str, href: &str) -> Option<String> {
    let href = percent_decoded(href.split('#').next()?);
    let mut parts: Vec<&str> = folder.split('/').filter(|part| !part.is_empty()).collect();
    for part in href.split('/') {
        match part {
            "" | "." => {}
            ".." => {
                parts.pop()?;
            }
            part => parts.push(part),
        }
    }
    Some(parts.join("/"))
}

fn percent_decoded(href: &str) -> String {
    let bytes = href.as_bytes();
    let mut out = Vec::with_capacity(bytes.len());
    let mut at = 0;
    while at < bytes.len() {
        let code = href.get(at + 1..at + 3).and_then(|hex| u8::from_str_radix(hex, 16).ok());
        match code.filter(|_| bytes[at] == b'%') {
            Some(byte) => {
                out.push(byte);
                at += 3;
            }
            None => {
                out.push(bytes[at]);
                at += 1;
            }
        }
    }
    String::from_utf8_lossy(&out).into_owned()
}

fn about(package: &Package) -> About {
    let all = |name: &str| {
        let same = package.metadata.iter().filter(move |(known, _)| known == name);
        same.map(|(_, value)| value.clone()).collect::<Vec<_>>()
    };
    let first = |name: &str| all(name).into_iter().next();
    About {
        work: Work::Book,
        title: first("title"),
        authors: all("creator").into_iter().map(Author::whole).collect(),
        date: all("date").iter().find_map(|date| day(date)),
        publisher: first("publisher"),
        language: first("language"),
        ..About::default()
    }
}
