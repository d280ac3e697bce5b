//! The picture files of a book: read, looked at, and kept for Typst.
//!
//! What comes in: an address in a chapter. What goes out: the path under which Typst finds the
//! picture, or why there is none. A picture is only taken if Typst can draw it, so that none of them
//! keeps the PDF from being made.

use std::collections::BTreeMap;
use std::fmt;
use std::fs;
use std::path::{Path, PathBuf};

use percent_encoding::percent_decode_str;
use typst::foundations::Bytes;
use typst::visualize::{ExchangeFormat, RasterFormat, RasterImage, SvgImage};

/// The largest file that is taken, in bytes: 32 MiB.
const LARGEST: u64 = 32 << 20;

/// The largest picture that is taken, in pixels: it takes four bytes each while it is drawn.
const MOST_PIXELS: u64 = 100_000_000;

/// The pictures of a book.
#[derive(Debug)]
pub(crate) struct Pictures {
    /// The chapters' folder.
    src: PathBuf,
    /// What was found at each path.
    known: BTreeMap<PathBuf, Result<String, Fault>>,
    /// The files for Typst, by path from the top.
    pub(crate) data: BTreeMap<String, Bytes>,
}

/// Why a picture is not shown; each stands after its name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Fault {
    Remote,
    Outside,
    Missing,
    TooLarge,
    TooManyPixels,
    Unknown,
    Corrupt(String),
    Refers,
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Remote => f.write_str("is not in the book, and nothing is fetched"),
            Self::Outside => f.write_str("lies outside the chapters' folder"),
            Self::Missing => f.write_str("does not exist"),
            Self::TooLarge => write!(f, "is larger than {} MiB", LARGEST >> 20),
            Self::TooManyPixels => write!(f, "has more than {MOST_PIXELS} pixels"),
            Self::Unknown => f.write_str("is neither PNG, JPEG, GIF, WebP nor SVG"),
            Self::Corrupt(why) => write!(f, "cannot be drawn: {why}"),
            Self::Refers => f.write_str("refers to other files or runs a script"),
        }
    }
}

impl Pictures {
    /// Opens the pictures of a chapters' folder.
    pub(crate) fn new(src: PathBuf) -> Self {
        Self { src, known: BTreeMap::new(), data: BTreeMap::new() }
    }

    /// Takes the picture at an address in a chapter of a folder, and returns its path for Typst.
    pub(crate) fn take(&mut self, folder: &Path, address: &str) -> Result<String, Fault> {
        if address.contains("://") || address.starts_with("//") || address.starts_with("data:") {
            return Err(Fault::Remote);
        }
        let path = address.split(['?', '#']).next().unwrap_or_default();
        let path = percent_decode_str(path).decode_utf8_lossy().into_owned();
        let path = match path.strip_prefix('/') {
            Some(from_top) => self.src.join(from_top),
            None => self.src.join(folder).join(&path),
        };
        if let Some(known) = self.known.get(&path) {
            return known.clone();
        }
        let taken = self.read(&path);
        self.known.insert(path, taken.clone());
        taken
    }

    fn read(&mut self, path: &Path) -> Result<String, Fault> {
        let src = fs::canonicalize(&self.src).map_err(|_| Fault::Missing)?;
        let path = fs::canonicalize(path).map_err(|_| Fault::Missing)?;
        if !path.starts_with(&src) {
            return Err(Fault::Outside);
        }
        let about = fs::metadata(&path).map_err(|_| Fault::Missing)?;
        if !about.is_file() {
            return Err(Fault::Missing);
        }
        if about.len() > LARGEST {
            return Err(Fault::TooLarge);
        }
        let data = fs::read(&path).map_err(|error| Fault::Corrupt(error.to_string()))?;
        let extension = checked(&data)?;
        let name = format!("/pictures/{}.{extension}", self.data.len());
        self.data.insert(name.clone(), Bytes::new(data));
        Ok(name)
    }
}

/// Returns the extension that Typst knows a picture by, if it can draw it.
fn checked(data: &[u8]) -> Result<&'static str, Fault> {
    if let Some(format) = ExchangeFormat::detect(data) {
        if pixels(data).is_some_and(|pixels| pixels > MOST_PIXELS) {
            return Err(Fault::TooManyPixels);
        }
        let bytes = Bytes::new(data.to_vec());
        RasterImage::plain(bytes, RasterFormat::Exchange(format))
            .map_err(|error| Fault::Corrupt(error.to_string()))?;
        return Ok(match format {
            ExchangeFormat::Png => "png",
            ExchangeFormat::Jpg => "jpg",
            ExchangeFormat::Gif => "gif",
            ExchangeFormat::Webp => "webp",
        });
    }
    let text = std::str::from_utf8(data).map_err(|_| Fault::Unknown)?;
    if !text.contains("<svg") {
        return Err(Fault::Unknown);
    }
    if refers(text) {
        return Err(Fault::Refers);
    }
    SvgImage::new(Bytes::new(data.to_vec()))
        .map_err(|_| Fault::Corrupt("its SVG is not well formed".to_owned()))?;
    Ok("svg")
}

/// Whether a drawing runs a script or takes in other files. A reference into itself (`#id`) or data
/// that it carries is no other file; an address of a link is not followed.
fn refers(svg: &str) -> bool {
    let lower = svg.to_ascii_lowercase();
    if lower.contains("<script") || lower.contains("<foreignobject") || lower.contains("@import") {
        return true;
    }
    let outward = |value: &str| {
        let value = value.trim_start_matches(['"', '\'', ' ']);
        !value.starts_with('#') && !value.starts_with("data:")
    };
    let of_image = lower.split("<image").skip(1).filter_map(|rest| rest.split('>').next());
    let of_use = lower.split("<use").skip(1).filter_map(|rest| rest.split('>').next());
    let mut tags = of_image.chain(of_use);
    tags.any(|tag| tag.split("href=").skip(1).any(outward))
        || lower.split("url(").skip(1).any(outward)
}

/// Returns how many pixels a picture says that it has, where its head is of the common form.
fn pixels(data: &[u8]) -> Option<u64> {
    let be =
        |at: usize| Some(u64::from(u32::from_be_bytes(data.get(at..at + 4)?.try_into().ok()?)));
    let le =
        |at: usize| Some(u64::from(u16::from_le_bytes(data.get(at..at + 2)?.try_into().ok()?)));
    match data {
        // PNG (ISO/IEC 15948), 11.2.2: width and height in the first chunk.
        [0x89, b'P', b'N', b'G', ..] => Some(be(16)? * be(20)?),
        // GIF89a, 18: width and height behind the signature.
        [b'G', b'I', b'F', ..] => Some(le(6)? * le(8)?),
        _ => None,
    }
}

#[cfg(test)]
mod tests;
