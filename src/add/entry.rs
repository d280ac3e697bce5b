//! One new entry of the library: its YAML, and whether the library that holds it says what was meant.

use std::fmt::Write as _;

use briefing_sources::{Entry, ParagraphKind};

/// A name, its given part apart where the file parts them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Name {
    pub(crate) name: String,
    pub(crate) given: Option<String>,
}

/// The work in which another stands.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Parent {
    pub(crate) kind: String,
    pub(crate) title: String,
    pub(crate) volume: Option<String>,
    pub(crate) issue: Option<String>,
}

/// What a new entry says. What is not known is `None` and stands nowhere.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct NewEntry {
    pub(crate) id: String,
    /// One of hayagriva's types.
    pub(crate) kind: String,
    pub(crate) language: Option<String>,
    pub(crate) title: Option<String>,
    pub(crate) authors: Vec<Name>,
    pub(crate) editors: Vec<Name>,
    pub(crate) date: Option<String>,
    pub(crate) publisher: Option<String>,
    pub(crate) parent: Option<Parent>,
    pub(crate) pages: Option<String>,
    pub(crate) doi: Option<String>,
    pub(crate) url: Option<String>,
    pub(crate) retrieved_from: Option<String>,
    pub(crate) captured: Option<String>,
    pub(crate) captured_sha256: Option<String>,
    pub(crate) edition_of: Option<String>,
    pub(crate) headings: Vec<u32>,
    pub(crate) captions: Vec<u32>,
    pub(crate) furniture: Vec<u32>,
    /// Whether there is no text: it can be cited, not quoted.
    pub(crate) no_text: bool,
    /// Lines of YAML that another reader wrote, in the place of all reference keys.
    pub(crate) reference: Option<String>,
}

impl NewEntry {
    /// Returns the entry as it stands in the library, a line feed at its end.
    pub(crate) fn yaml(&self) -> String {
        let mut out = format!("{}:\n", key(&self.id));
        match &self.reference {
            Some(lines) => out.push_str(lines),
            None => self.reference_keys(&mut out),
        }
        plain(&mut out, "edition-of", self.edition_of.as_deref().map(quoted).as_deref());
        text(&mut out, "retrieved-from", self.retrieved_from.as_deref());
        plain(&mut out, "captured", self.captured.as_deref());
        plain(&mut out, "captured-sha256", self.captured_sha256.as_deref().map(quoted).as_deref());
        plain(&mut out, "text", self.no_text.then_some("none"));
        let kinds = [
            ("heading", &self.headings),
            ("caption", &self.captions),
            ("furniture", &self.furniture),
        ];
        let kinds: Vec<String> = kinds
            .iter()
            .filter(|(_, numbers)| !numbers.is_empty())
            .map(|(name, numbers)| format!("{name}: [{}]", ranges(numbers)))
            .collect();
        if !kinds.is_empty() {
            let _ = writeln!(out, "  kinds: {{ {} }}", kinds.join(", "));
        }
        out
    }

    fn reference_keys(&self, out: &mut String) {
        plain(out, "type", Some(&self.kind));
        text(out, "language", self.language.as_deref());
        formatted(out, "title", self.title.as_deref());
        people(out, "author", &self.authors);
        people(out, "editor", &self.editors);
        plain(out, "date", self.date.as_deref());
        formatted(out, "publisher", self.publisher.as_deref());
        if let Some(parent) = &self.parent {
            let mut keys = vec![format!("type: {}", parent.kind)];
            keys.push(format!("title: {}", quoted(&escaped(&parent.title))));
            let numbers = [("volume", &parent.volume), ("issue", &parent.issue)];
            let stated = numbers.iter().filter_map(|(key, value)| Some((key, value.as_deref()?)));
            keys.extend(stated.map(|(key, value)| format!("{key}: {}", quoted(value))));
            let _ = writeln!(out, "  parent: {{ {} }}", keys.join(", "));
        }
        text(out, "page-range", self.pages.as_deref());
        if let Some(doi) = &self.doi {
            let _ = writeln!(out, "  serial-number: {{ doi: {} }}", quoted(doi));
        }
        text(out, "url", self.url.as_deref());
    }

    /// Returns what of the entry that was read back is not what was meant.
    pub(crate) fn misread(&self, entry: &Entry) -> Option<&'static str> {
        let of_kind = |kind: ParagraphKind| {
            let ranges = entry.kinds.ranges().iter().filter(move |range| range.kind == kind);
            ranges.flat_map(|range| range.first..=range.last).collect::<Vec<u32>>()
        };
        let reference = entry.bibliography();
        let stated = |one: &Option<String>| one.clone();
        let authors = reference.authors().unwrap_or_default();
        let same_authors = authors.len() == self.authors.len()
            && authors
                .iter()
                .zip(&self.authors)
                .all(|(read, meant)| read.name == meant.name && read.given_name == meant.given);
        let publisher =
            reference.publisher().and_then(|one| one.name()).map(|name| name.value.to_string());
        let own = self.reference.is_none();
        let checks = [
            (
                "type",
                !own || format!("{:?}", reference.entry_type()).eq_ignore_ascii_case(&self.kind),
            ),
            ("title", !own || entry.title() == stated(&self.title)),
            ("author", !own || same_authors),
            ("date", !own || entry.date().map(|(iso, _)| iso) == stated(&self.date)),
            ("publisher", !own || publisher == stated(&self.publisher)),
            ("url", !own || reference.url().is_some() == self.url.is_some()),
            ("retrieved-from", entry.retrieved_from == self.retrieved_from),
            ("captured", entry.captured == self.captured),
            ("captured-sha256", entry.captured_sha256 == self.captured_sha256),
            ("edition-of", entry.edition_of == self.edition_of),
            ("text", entry.has_text != self.no_text),
            ("kinds", of_kind(ParagraphKind::Heading) == self.headings),
            ("kinds", of_kind(ParagraphKind::Caption) == self.captions),
            ("kinds", of_kind(ParagraphKind::Furniture) == self.furniture),
        ];
        checks.into_iter().find(|(_, same)| !same).map(|(key, _)| key)
    }
}

/// Returns numbers as the library has them: `p1, p3-p5`.
fn ranges(numbers: &[u32]) -> String {
    let mut runs: Vec<(u32, u32)> = Vec::new();
    for &number in numbers {
        match runs.last_mut() {
            Some((_, last)) if *last + 1 == number => *last = number,
            _ => runs.push((number, number)),
        }
    }
    let run = |(first, last): &(u32, u32)| match first == last {
        true => format!("p{first}"),
        false => format!("p{first}-p{last}"),
    };
    runs.iter().map(run).collect::<Vec<_>>().join(", ")
}

fn people(out: &mut String, key: &str, names: &[Name]) {
    let person = |one: &Name| match &one.given {
        Some(given) => format!("{{ name: {}, given-name: {} }}", quoted(&one.name), quoted(given)),
        None => format!("{{ name: {} }}", quoted(&one.name)),
    };
    match names {
        [] => {}
        [one] => plain(out, key, Some(&person(one))),
        many => {
            let _ = writeln!(out, "  {key}:");
            many.iter().for_each(|one| {
                let _ = writeln!(out, "    - {}", person(one));
            });
        }
    }
}

fn plain(out: &mut String, key: &str, value: Option<&str>) {
    if let Some(value) = value {
        let _ = writeln!(out, "  {key}: {value}");
    }
}

fn text(out: &mut String, key: &str, value: Option<&str>) {
    plain(out, key, value.map(quoted).as_deref());
}

/// Writes a text in which hayagriva reads marks of its own.
fn formatted(out: &mut String, key: &str, value: Option<&str>) {
    plain(out, key, value.map(|value| quoted(&escaped(value))).as_deref());
}

/// Returns a text so that hayagriva reads all of it as plain: braces, dollars and backslashes mean
/// something to it.
fn escaped(value: &str) -> String {
    let mut out = String::with_capacity(value.len());
    for c in value.chars() {
        if matches!(c, '{' | '}' | '$' | '\\') {
            out.push('\\');
        }
        out.push(c);
    }
    out
}

/// Returns an id as a key; the library's layout is plain where ids stand bare.
fn key(id: &str) -> String {
    let bare = id.starts_with(|c: char| c.is_ascii_alphabetic())
        && id.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"_-".contains(&byte))
        && !["null", "true", "false", "yes", "no", "on", "off", "y", "n"]
            .contains(&id.to_lowercase().as_str());
    if bare { id.to_owned() } else { quoted(id) }
}

/// Returns a text as a YAML scalar in double quotation marks on one line. What is not shown, or would
/// steer an editor, is written as its code.
pub(crate) fn quoted(value: &str) -> String {
    let mut out = String::with_capacity(value.len() + 2);
    out.push('"');
    for c in value.chars() {
        match c {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            '\n' => out.push_str("\\n"),
            '\r' => out.push_str("\\r"),
            '\t' => out.push_str("\\t"),
            c if c.is_control() || briefing_diagnostics::steers(c) || unseen(c) => {
                let _ = match u32::from(c) {
                    code @ ..=0xffff => write!(out, "\\u{code:04x}"),
                    code => write!(out, "\\U{code:08x}"),
                };
            }
            c => out.push(c),
        }
    }
    out.push('"');
    out
}

/// Whether a character is a line break or a mark that YAML or an editor reads as something else.
fn unseen(c: char) -> bool {
    matches!(c, '\u{a0}' | '\u{2028}' | '\u{2029}' | '\u{feff}' | '\u{fffe}' | '\u{ffff}')
}
