//! Zip archives, within bounds: what an archive says of its sizes is not believed.

use std::io::{Cursor, Read};

use zip::ZipArchive;
use zip::result::ZipError;

use crate::decode::decode;
use crate::fault::Fault;
use crate::form::{Form, KINDS};

/// The most entries of an archive.
const MOST: usize = 10_000;
/// The largest entry, unpacked, in bytes. Tests do with less.
const LARGEST_ENTRY: u64 = if cfg!(test) { 2 << 20 } else { 32 << 20 };
/// The most bytes that are unpacked of one archive.
const LARGEST_TOTAL: u64 = if cfg!(test) { 4 << 20 } else { 128 << 20 };

/// An archive whose entries are read as they are asked for.
pub(crate) struct Archive<'a> {
    zip: ZipArchive<Cursor<&'a [u8]>>,
    left: u64,
}

impl<'a> Archive<'a> {
    pub(crate) fn open(bytes: &'a [u8]) -> Result<Self, Fault> {
        let zip = ZipArchive::new(Cursor::new(bytes));
        let zip = zip.map_err(|error| broken(&error.to_string()))?;
        if zip.len() > MOST {
            let what = format!("holds {} files; at most {MOST} are read", zip.len());
            return Err(Fault::new(what, "unpack it, and add the files in it"));
        }
        Ok(Self { zip, left: LARGEST_TOTAL })
    }

    /// Whether it has an entry of this name.
    pub(crate) fn has(&self, name: &str) -> bool {
        self.zip.index_for_name(name).is_some()
    }

    /// Returns an entry's characters; `None` where there is none of this name.
    pub(crate) fn text(&mut self, name: &str) -> Result<Option<String>, Fault> {
        let Some(bytes) = self.bytes(name)? else { return Ok(None) };
        let begin = String::from_utf8_lossy(&bytes[..bytes.len().min(200)]).into_owned();
        let declared =
            begin.split("encoding=").nth(1).and_then(|rest| rest.split(['"', '\'']).nth(1));
        Ok(Some(decode(&bytes, declared).text))
    }

    fn bytes(&mut self, name: &str) -> Result<Option<Vec<u8>>, Fault> {
        let entry = match self.zip.by_name(name) {
            Ok(entry) => entry,
            Err(ZipError::FileNotFound) => return Ok(None),
            Err(ZipError::UnsupportedArchive(what)) if what.contains("assword") => {
                return Err(Fault::new("is encrypted", "save it without a password"));
            }
            Err(error) => return Err(broken(&error.to_string())),
        };
        let most = LARGEST_ENTRY.min(self.left);
        let mut bytes = Vec::new();
        let read = entry.take(most + 1).read_to_end(&mut bytes);
        read.map_err(|error| broken(&error.to_string()))?;
        let size = bytes.len() as u64;
        if size > most {
            let what = format!(
                "unpacks to more than is read: {} MiB a file, {} MiB in all",
                LARGEST_ENTRY >> 20,
                LARGEST_TOTAL >> 20
            );
            return Err(Fault::new(what, "save its text"));
        }
        self.left -= size;
        Ok(Some(bytes))
    }
}

/// Returns which kind of document an archive is.
pub(crate) fn form(bytes: &[u8]) -> Result<Form, Fault> {
    let archive = Archive::open(bytes)?;
    if archive.has("META-INF/container.xml") {
        Ok(Form::Epub)
    } else if archive.has("word/document.xml") {
        Ok(Form::Docx)
    } else {
        Err(Fault::new("is an archive, and no kind of document that is read", KINDS))
    }
}

fn broken(error: &str) -> Fault {
    let error = error.trim_end_matches('.');
    Fault::new(format!("is a broken archive: {error}"), "save it again")
}
