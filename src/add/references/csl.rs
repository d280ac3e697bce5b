//! CSL-JSON, as Zotero and others write it.

use serde_json::{Map, Value};

use super::super::entry::{Name, NewEntry, Parent};
use super::{Reference, is_web, one_line};

/// CSL's types with hayagriva's, and that of the work in which one stands.
const TYPES: [(&str, &str, Option<&str>); 26] = [
    ("article", "article", Some("periodical")),
    ("article-journal", "article", Some("periodical")),
    ("article-magazine", "article", Some("periodical")),
    ("article-newspaper", "article", Some("newspaper")),
    ("bill", "legislation", None),
    ("book", "book", None),
    ("broadcast", "video", None),
    ("chapter", "chapter", Some("book")),
    ("entry", "entry", Some("reference")),
    ("entry-dictionary", "entry", Some("reference")),
    ("entry-encyclopedia", "entry", Some("reference")),
    ("graphic", "artwork", None),
    ("legal_case", "case", None),
    ("legislation", "legislation", None),
    ("manuscript", "manuscript", None),
    ("motion_picture", "video", None),
    ("paper-conference", "article", Some("proceedings")),
    ("patent", "patent", None),
    ("performance", "performance", None),
    ("periodical", "periodical", None),
    ("post", "post", Some("web")),
    ("post-weblog", "article", Some("blog")),
    ("report", "report", None),
    ("thesis", "thesis", None),
    ("webpage", "web", Some("web")),
    ("song", "audio", None),
];

pub(super) fn read(text: &str) -> Result<Vec<Reference>, String> {
    let value: Value = serde_json::from_str(text).map_err(|error| error.to_string())?;
    let items = match &value {
        Value::Array(items) => items,
        Value::Object(object) => match object.get("items") {
            Some(Value::Array(items)) => items,
            _ => std::slice::from_ref(&value),
        },
        _ => return Err("it is no list of references".to_owned()),
    };
    let object = |item: &'_ Value| item.as_object().cloned();
    let objects: Option<Vec<_>> = items.iter().map(object).collect();
    let objects = objects.ok_or("something in the list is no reference")?;
    Ok(objects.iter().map(reference).collect())
}

fn reference(item: &Map<String, Value>) -> Reference {
    let text = |key: &str| item.get(key).and_then(scalar);
    let mut notes = Vec::new();
    let stated = text("type").unwrap_or_default();
    let known = TYPES.iter().find(|(csl, ..)| *csl == stated);
    let (kind, within) = known.map_or(("misc", Some("web")), |(_, kind, within)| (*kind, *within));
    if known.is_none() && !stated.is_empty() {
        notes.push(format!("its type “{stated}” is not known, so it is `misc`"));
    }
    let url = text("URL");
    if let Some(url) = url.as_deref().filter(|url| !is_web(url)) {
        notes.push(format!("“{url}” is no address on the web, and was left out"));
    }
    let date = item.get("issued").and_then(|issued| date(issued, &mut notes));
    let parent = text("container-title").zip(within).map(|(title, kind)| Parent {
        kind: kind.to_owned(),
        title,
        volume: text("volume"),
        issue: text("issue"),
    });
    let entry = NewEntry {
        kind: kind.to_owned(),
        language: text("language"),
        title: text("title"),
        authors: names(item.get("author")),
        editors: names(item.get("editor")),
        date,
        publisher: text("publisher"),
        parent,
        pages: text("page"),
        doi: text("DOI"),
        url: url.filter(|url| is_web(url)),
        no_text: true,
        ..NewEntry::default()
    };
    let key = text("citation-key").or_else(|| text("id")).unwrap_or_default();
    Reference { key, entry, notes }
}

fn scalar(value: &Value) -> Option<String> {
    match value {
        Value::String(text) => one_line(&without_tags(text)),
        Value::Number(number) => Some(number.to_string()),
        _ => None,
    }
}

/// Returns a text without the tags that CSL-JSON marks type with.
fn without_tags(text: &str) -> String {
    let tags = [
        "<i>",
        "</i>",
        "<b>",
        "</b>",
        "<sub>",
        "</sub>",
        "<sup>",
        "</sup>",
        "</span>",
        "<span class=\"nocase\">",
    ];
    tags.iter().fold(text.to_owned(), |text, tag| text.replace(tag, ""))
}

fn names(value: Option<&Value>) -> Vec<Name> {
    let list = value.and_then(Value::as_array).map(Vec::as_slice).unwrap_or_default();
    let name = |one: &Value| {
        let part = |key: &str| one.get(key).and_then(scalar);
        if let Some(name) = part("literal") {
            return Some(Name { name, given: None });
        }
        let family = part("family")?;
        let particle =
            part("non-dropping-particle").map(|one| format!("{one} ")).unwrap_or_default();
        Some(Name { name: format!("{particle}{family}"), given: part("given") })
    };
    list.iter().filter_map(name).collect()
}

/// Reads `date-parts`, or else what another program wrote as `raw` or `literal`.
fn date(issued: &Value, notes: &mut Vec<String>) -> Option<String> {
    let parts = issued.get("date-parts").and_then(|parts| parts.get(0)).and_then(Value::as_array);
    let number = |value: &Value| value.as_i64().or_else(|| value.as_str()?.parse().ok());
    let parts: Vec<String> = parts
        .into_iter()
        .flatten()
        .filter_map(number)
        .enumerate()
        .map(
            |(place, number)| {
                if place == 0 { format!("{number:04}") } else { format!("{number:02}") }
            },
        )
        .collect();
    let raw = ["raw", "literal"].iter().find_map(|key| issued.get(*key).and_then(scalar));
    let stated = if parts.is_empty() { raw? } else { parts.join("-") };
    let day = briefing_capture::day(&stated);
    if day.is_none() {
        notes.push(format!("its date “{stated}” is no day that can be read, and was left out"));
    }
    day
}

#[cfg(test)]
mod tests {
    use super::read;

    #[test]
    fn references_are_read() {
        let json = r#"[{"id": "a", "type": "article-newspaper", "title": "U.S. <i>told</i> Russia",
            "author": [{"family": "Byron", "given": "Ada"}, {"literal": "Desk"}], "issued": {"date-parts": [[2024, "4", 2]]},
            "container-title": "A Paper", "page": "A1", "URL": "https://example.org/a", "DOI": "10.1000/1"},
            {"id": 7, "type": "hologram", "issued": {"raw": "spring"}, "URL": "javascript:x"}]"#;
        let [a, b] = &read(json).unwrap()[..] else { panic!() };
        assert_eq!((a.key.as_str(), a.entry.kind.as_str()), ("a", "article"));
        assert_eq!(a.entry.title.as_deref(), Some("U.S. told Russia"));
        assert_eq!(a.entry.authors.len(), 2);
        assert_eq!(a.entry.date.as_deref(), Some("2024-04-02"));
        assert_eq!(a.entry.parent.as_ref().unwrap().kind, "newspaper");
        assert_eq!((b.key.as_str(), b.entry.kind.as_str(), b.notes.len()), ("7", "misc", 3));
        assert_eq!((&b.entry.url, &b.entry.date), (&None, &None));
        assert!(read("[1]").is_err() && read("{").is_err() && read("1").is_err());
    }
}
