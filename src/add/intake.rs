//! A file, or standard input, becomes a new entry and its text.

use std::fmt::Write as _;
use std::fs;
use std::io::Read as _;
use std::path::Path;
use std::time::SystemTime;

use briefing_capture::{Captured, LARGEST, capture, too_large};
use briefing_diagnostics::Diagnostic;
use briefing_sources::Library;
use jiff::Timestamp;
use jiff::tz::TimeZone;
use sha2::{Digest, Sha256};

use super::entry::{Name, NewEntry};
use super::ids;

/// A file as it was found.
pub(crate) struct Found {
    /// Its name without folders; empty for standard input.
    pub(crate) name: String,
    bytes: Vec<u8>,
    /// The day, in UTC, on which it was last written.
    written: Option<String>,
}

/// How the day of a capture is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum DayFrom {
    /// The author gave it.
    Given,
    /// The file states it.
    File,
    /// The file was last written then.
    Written,
    /// It is not known.
    Nowhere,
}

/// A file that was read.
pub(crate) struct Taken {
    pub(crate) entry: NewEntry,
    pub(crate) captured: Captured,
    pub(crate) day_from: DayFrom,
}

/// Reads a file within its bound; `-` is standard input.
pub(crate) fn find(path: &Path) -> Result<Found, Diagnostic> {
    if path == Path::new("-") {
        let mut bytes = Vec::new();
        let read = std::io::stdin().lock().take(LARGEST + 1).read_to_end(&mut bytes);
        read.map_err(|error| unreadable("standard input", &error))?;
        return Ok(Found { name: String::new(), bytes, written: None });
    }
    let shown = format!("`{}`", path.display().to_string().escape_debug());
    let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    let metadata = fs::metadata(path).map_err(|error| unreadable(&shown, &error))?;
    if !metadata.is_file() {
        let what = if metadata.is_dir() { "is a folder" } else { "is not a plain file" };
        return Err(Diagnostic::error("bad-capture", format!("{shown} {what}"))
            .help("name the files one by one"));
    }
    if metadata.len() > LARGEST {
        return Err(too_large(&name, metadata.len()));
    }
    let bytes = fs::read(path).map_err(|error| unreadable(&shown, &error))?;
    let written = metadata.modified().ok().and_then(day_of);
    Ok(Found { name, bytes, written })
}

fn unreadable(what: &str, error: &std::io::Error) -> Diagnostic {
    Diagnostic::error("bad-capture", format!("{what} cannot be read: {error}"))
}

fn day_of(time: SystemTime) -> Option<String> {
    let seconds = time.duration_since(SystemTime::UNIX_EPOCH).ok()?.as_secs();
    let day = Timestamp::from_second(i64::try_from(seconds).ok()?).ok()?;
    let day = TimeZone::UTC.to_datetime(day).date();
    Some(format!("{:04}-{:02}-{:02}", day.year(), day.month(), day.day()))
}

/// Returns the SHA-256 of bytes in lower-case hexadecimal.
fn digest(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().fold(String::with_capacity(64), |mut hex, byte| {
        let _ = write!(hex, "{byte:02x}");
        hex
    })
}

/// Returns what a file becomes, as yet without an id. `kind` and `day` are the author's, where he gave
/// them.
pub(crate) fn take(
    found: Found,
    kind: Option<&str>,
    day: Option<&str>,
) -> Result<Taken, Diagnostic> {
    let sha256 = digest(&found.bytes);
    let captured = capture(&found.name, found.bytes)?;
    let about = &captured.about;
    let days = [
        (day.map(str::to_owned), DayFrom::Given),
        (about.captured.clone(), DayFrom::File),
        (found.written, DayFrom::Written),
    ];
    let known = days.into_iter().find_map(|(day, from)| Some((day?, from)));
    let (day, day_from) = match known {
        Some((day, from)) => (Some(day), from),
        None => (None, DayFrom::Nowhere),
    };
    let names = about.authors.iter();
    let entry = NewEntry {
        kind: kind.unwrap_or(about.work.word()).to_owned(),
        language: about.language.clone(),
        title: about.title.clone(),
        authors: names
            .map(|one| Name { name: one.name.clone(), given: one.given.clone() })
            .collect(),
        date: about.date.clone(),
        publisher: about.publisher.clone(),
        url: about.url.clone(),
        retrieved_from: about.retrieved_from.clone(),
        captured: day,
        captured_sha256: Some(sha256),
        headings: captured.headings.clone(),
        captions: captured.captions.clone(),
        furniture: captured.furniture.clone(),
        ..NewEntry::default()
    };
    Ok(Taken { entry, captured, day_from })
}

/// Returns an id for a file from its name, or else its title.
pub(crate) fn id(name: &str, title: Option<&str>) -> String {
    let stem = name.rsplit_once('.').map_or(name, |(stem, _)| stem);
    ids::of_names([stem].into_iter().chain(title))
}

/// Returns the source that was made of this very file.
pub(crate) fn same_file<'a>(library: &'a Library, entry: &NewEntry) -> Option<&'a str> {
    let sha256 = entry.captured_sha256.as_ref()?;
    let same = |id: &&str| {
        library.entry(id).is_some_and(|one| one.captured_sha256.as_ref() == Some(sha256))
    };
    library.ids().find(same)
}

/// Returns the source of which this is another capture: the first with its address, or what that is
/// an edition of.
pub(crate) fn edition_of(library: &Library, entry: &NewEntry) -> Option<String> {
    let url = plain_address(entry.url.as_deref()?);
    let same = |id: &&str| {
        let entry = library.entry(id);
        let own = entry.and_then(|one| one.bibliography().url()).map(|url| url.value.as_str());
        own.is_some_and(|own| plain_address(own) == url)
    };
    let id = library.ids().find(same)?;
    let first = library.entry(id).and_then(|entry| entry.edition_of.clone());
    Some(first.unwrap_or_else(|| id.to_owned()))
}

/// Returns an address without what does not tell pages apart: the scheme, the fragment, a slash at its
/// end.
fn plain_address(url: &str) -> String {
    let whole = url.split('#').next().unwrap_or(url);
    let rest = whole.split_once("://").map_or(whole, |(_, rest)| rest);
    let (host, path) = rest.split_once('/').unwrap_or((rest, ""));
    format!("{}/{}", host.to_lowercase(), path.trim_end_matches('/'))
}
