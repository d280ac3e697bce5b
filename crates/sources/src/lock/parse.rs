//! Reads the lock's text, line by line.

use std::fs;
use std::path::Path;
use std::sync::Arc;

use briefing_diagnostics::{Diagnostic, File, Span};

use super::{Acceptance, Lock, Pin};
use crate::address::{Target, check_id};

/// The largest lock, in bytes.
const LARGEST: u64 = 256 << 20;

impl Lock {
    /// Reads `briefing.lock` in the book's root; `None` where there is none.
    pub fn open(root: &Path) -> (Option<Self>, Vec<Diagnostic>) {
        let path = root.join(Self::FILE);
        let bad = |what: String| Diagnostic::error("bad-lock", format!("`{}` {what}", Self::FILE));
        match fs::metadata(&path) {
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => {
                return (None, Vec::new());
            }
            Ok(metadata) if metadata.len() > LARGEST => {
                return (None, vec![bad(format!("is larger than {} MiB", LARGEST >> 20))]);
            }
            _ => {}
        }
        match fs::read_to_string(&path) {
            Ok(text) => {
                let (lock, findings) = Self::parse(&File::new(Self::FILE, text));
                (Some(lock), findings)
            }
            Err(error) => {
                let help = "restore it from your version control, as a plain file in UTF-8";
                (None, vec![bad(format!("cannot be read: {error}")).help(help)])
            }
        }
    }

    /// Reads a lock's text. A line that cannot be read is an error at that line and is left out.
    pub fn parse(file: &Arc<File>) -> (Self, Vec<Diagnostic>) {
        let mut lock = Self::default();
        let mut findings = Vec::new();
        let mut at = 0;
        for line in file.text().split_inclusive('\n') {
            let words = line.trim();
            if let Err(message) = lock.read(words) {
                let span = Span::new(file, at..at + line.trim_end().len());
                findings.push(fault(message, span));
            }
            at += line.len();
        }
        lock.acceptances.sort_by(|a, b| a.id.cmp(&b.id));
        (lock, findings)
    }

    fn read(&mut self, line: &str) -> Result<(), String> {
        if line.is_empty() || line.starts_with('#') {
            return Ok(());
        }
        if ["<<<<<<<", "=======", ">>>>>>>"].iter().any(|mark| line.starts_with(mark)) {
            return Err("two versions of the lock were left unmerged here".to_owned());
        }
        let (first, rest) = line.split_once(char::is_whitespace).unwrap_or((line, ""));
        match (first, rest.trim_start()) {
            ("source", rest) if !rest.starts_with('"') => self.read_source(rest),
            ("accepted", rest) if !rest.starts_with('"') => self.read_acceptance(rest),
            (target, rest) => self.read_pin(target, rest),
        }
    }

    fn read_source(&mut self, rest: &str) -> Result<(), String> {
        let (id, sha256, rest) = id_and_sha256(rest)?;
        if !rest.is_empty() {
            return Err(format!("`{rest}` does not belong here"));
        }
        match self.sources.insert(id.clone(), sha256.clone()) {
            Some(before) if before != sha256 => {
                Err(format!("`{id}` is pinned with two different SHA-256"))
            }
            _ => Ok(()),
        }
    }

    fn read_acceptance(&mut self, rest: &str) -> Result<(), String> {
        let (id, sha256, rest) = id_and_sha256(rest)?;
        let [reason] = strings(&rest)?;
        self.acceptances.push(Acceptance { id, sha256, reason });
        Ok(())
    }

    fn read_pin(&mut self, target: &str, rest: &str) -> Result<(), String> {
        let target: Target = target.parse().map_err(|error| format!("{error}"))?;
        let [words, quotation] = strings(rest)?;
        self.pins.insert(Pin { target, words, quotation });
        Ok(())
    }
}

fn fault(message: String, span: Span) -> Diagnostic {
    Diagnostic::error("bad-lock", message).at(span).help(
        "restore the line from your version control, or delete it: the next clean build pins \
         anew, unchecked against what was pinned before",
    )
}

/// Reads `wapo sha256:...` and returns what follows.
fn id_and_sha256(text: &str) -> Result<(String, String, String), String> {
    let mut words = text.splitn(3, char::is_whitespace);
    let (id, sum) = (words.next().unwrap_or_default(), words.next().unwrap_or_default());
    check_id(id).map_err(|error| error.to_string())?;
    let hex = sum.strip_prefix("sha256:").unwrap_or_default();
    if hex.len() != 64 || !hex.bytes().all(|byte| b"0123456789abcdef".contains(&byte)) {
        return Err(format!("`{id}` needs `sha256:` and 64 hexadecimal digits after it"));
    }
    Ok((id.to_owned(), hex.to_owned(), words.next().unwrap_or_default().trim().to_owned()))
}

/// Reads exactly so many JSON strings.
fn strings<const N: usize>(text: &str) -> Result<[String; N], String> {
    let wrong = || {
        let what = if N == 1 { "one text" } else { "two texts" };
        format!("{what} in double quotation marks should stand here")
    };
    let stream = serde_json::Deserializer::from_str(text).into_iter::<String>();
    let strings: Vec<String> = stream.collect::<Result<_, _>>().map_err(|_| wrong())?;
    strings.try_into().map_err(|_| wrong())
}
