//! What keeps a file from being read.

use briefing_diagnostics::Diagnostic;

use crate::LARGEST;

/// What is wrong with a file, as a phrase that goes on from its name, and how to mend it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Fault {
    what: String,
    help: &'static str,
}

impl Fault {
    pub(crate) fn new(what: impl Into<String>, help: &'static str) -> Self {
        Self { what: what.into(), help }
    }

    pub(crate) fn too_large(bytes: u64) -> Self {
        let what = format!("has {bytes} bytes; a file may have {} MiB", LARGEST >> 20);
        Self::new(what, "divide it, or take out the pictures")
    }

    pub(crate) fn diagnostic(self, name: &str) -> Diagnostic {
        let name = if name.is_empty() { "standard input".to_owned() } else { shown(name) };
        Diagnostic::error("bad-capture", format!("{name} {}", self.what)).help(self.help)
    }
}

/// Returns a file's name as a message can show it.
fn shown(name: &str) -> String {
    format!("`{}`", name.escape_debug().to_string().replace("\\'", "'").replace("\\\"", "\""))
}
