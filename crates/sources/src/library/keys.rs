//! The keys that a library may hold: ours, and hayagriva's at every level.

/// Our keys of an entry.
pub(super) const OURS: [&str; 16] = [
    "label",
    "fidelity",
    "descriptor",
    "reliability",
    "retrieved-from",
    "captured",
    "captured-sha256",
    "derived-from",
    "edition-of",
    "original",
    "text",
    "publish",
    "kinds",
    "passages",
    "paragraphs",
    "file",
];

/// The keys of hayagriva 0.10's entries, as its `entry!` table lists them.
pub(super) const REFERENCE: [&str; 29] = [
    "type",
    "parent",
    "title",
    "author",
    "date",
    "editor",
    "affiliated",
    "publisher",
    "location",
    "organization",
    "issue",
    "chapter",
    "volume",
    "volume-total",
    "edition",
    "page-range",
    "page-total",
    "time-range",
    "runtime",
    "url",
    "serial-number",
    "serial",
    "language",
    "archive",
    "archive-location",
    "call-number",
    "note",
    "abstract",
    "genre",
];

/// The keys of a named passage.
pub(super) const PASSAGE: [&str; 8] =
    ["exact", "at", "by", "role", "via", "to", "said-on", "credibility"];

/// The keys of `kinds`.
pub(super) const KINDS: [&str; 3] = ["heading", "caption", "furniture"];

/// Hayagriva's types of works.
pub(super) const TYPES: [&str; 30] = [
    "article",
    "chapter",
    "entry",
    "anthos",
    "report",
    "thesis",
    "web",
    "scene",
    "artwork",
    "patent",
    "case",
    "newspaper",
    "legislation",
    "manuscript",
    "post",
    "misc",
    "performance",
    "periodical",
    "proceedings",
    "book",
    "blog",
    "reference",
    "conference",
    "anthology",
    "repository",
    "thread",
    "video",
    "audio",
    "exhibition",
    "original",
];

/// The keys that a map may hold below one of hayagriva's keys; `None` where any may stand.
pub(super) fn below(key: &str) -> Option<&'static [&'static str]> {
    match key {
        "author" | "editor" | "names" => {
            Some(&["name", "given-name", "prefix", "suffix", "comma-suffix", "alias"])
        }
        "affiliated" => Some(&["names", "role"]),
        "publisher" => Some(&["name", "location"]),
        "url" => Some(&["value", "date"]),
        "date" => Some(&["year", "month", "day", "approximate", "season"]),
        "parent" => Some(&REFERENCE),
        "title" | "location" | "organization" | "archive" | "archive-location" | "call-number"
        | "note" | "abstract" | "genre" | "value" | "short" => {
            Some(&["value", "short", "verbatim"])
        }
        _ => None,
    }
}
