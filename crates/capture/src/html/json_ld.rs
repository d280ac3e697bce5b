//! What a page states in JSON-LD (schema.org).

use dom_query::Document;
use serde_json::{Map, Value};

use crate::lines::one_line;
use crate::{Author, Work};

/// The most objects that are looked at.
const MOST: usize = 10_000;

/// What an article says of itself.
#[derive(Debug, Default)]
pub(super) struct Stated {
    pub(super) work: Option<Work>,
    /// Its headline, and its name where that is another.
    pub(super) titles: Vec<String>,
    pub(super) authors: Vec<Author>,
    pub(super) published: Vec<String>,
    pub(super) publisher: Option<String>,
    pub(super) urls: Vec<String>,
    pub(super) language: Option<String>,
    /// Whether it says that it can be read without paying.
    pub(super) free: Option<bool>,
}

/// Reads the first object that is an article, or else the first that is a page.
pub(super) fn read(document: &Document) -> Stated {
    let scripts = document.select("script[type]");
    let is_json = |kind: &str| kind.trim().to_lowercase().starts_with("application/ld+json");
    let values: Vec<Value> = scripts
        .iter()
        .filter(|script| script.attr("type").is_some_and(|kind| is_json(&kind)))
        .filter_map(|script| parse(&script.text()))
        .collect();
    let objects = objects(&values);
    let of = |wanted: fn(Work) -> bool| {
        let mut works = objects.iter().filter_map(|object| Some((*object, work(object)?)));
        works.find(|(_, work)| wanted(*work))
    };
    let found = of(|work| work != Work::Web).or_else(|| of(|work| work == Work::Web));
    found.map(|(object, work)| stated(object, work, &objects)).unwrap_or_default()
}

fn parse(script: &str) -> Option<Value> {
    let script = script.trim().trim_start_matches("<!--").trim_end_matches("-->");
    let script = script.trim().trim_start_matches("<![CDATA[").trim_end_matches("]]>");
    let script = script.trim().trim_end_matches(';');
    serde_json::from_str(script).or_else(|_| serde_json::from_str(&mended(script))).ok()
}

/// Returns JSON without what sites write into it by mistake: commas behind a last item, and line
/// breaks within a text.
fn mended(script: &str) -> String {
    let mut out = String::with_capacity(script.len());
    let (mut text, mut escaped) = (false, false);
    for (at, c) in script.char_indices() {
        let last = || script[at + 1..].trim_start().starts_with([']', '}']);
        match c {
            ',' if !text && last() => continue,
            '\n' | '\r' | '\t' if text => out.push(' '),
            _ => out.push(c),
        }
        text ^= c == '"' && !escaped;
        escaped = c == '\\' && !escaped;
    }
    out
}

/// Returns all objects, the outer before the inner. The parser bounds their depth.
fn objects(values: &[Value]) -> Vec<&Map<String, Value>> {
    let mut found = Vec::new();
    let mut queue: std::collections::VecDeque<&Value> = values.iter().collect();
    while let Some(value) = queue.pop_front().filter(|_| found.len() < MOST) {
        match value {
            Value::Array(items) => queue.extend(items),
            Value::Object(object) => {
                found.push(object);
                queue.extend(object.values());
            }
            _ => {}
        }
    }
    found
}

fn work(object: &Map<String, Value>) -> Option<Work> {
    let types = texts(object.get("@type"));
    types.iter().find_map(|name| match name.rsplit('/').next()? {
        "BlogPosting" | "LiveBlogPosting" | "SocialMediaPosting" => Some(Work::Blog),
        "Report" => Some(Work::Report),
        name if name.ends_with("Article") => Some(Work::Article),
        "ReportageNewsArticle" => Some(Work::Article),
        "WebPage" | "ItemPage" | "AboutPage" => Some(Work::Web),
        _ => None,
    })
}

fn stated(object: &Map<String, Value>, work: Work, all: &[&Map<String, Value>]) -> Stated {
    let first = |key: &str| texts(object.get(key)).into_iter().next();
    let page = object.get("mainEntityOfPage");
    let page = page.and_then(|page| page.get("@id").or_else(|| page.get("url")).or(Some(page)));
    let publisher = object.get("publisher").and_then(|one| names(one, all).into_iter().next());
    Stated {
        work: Some(work),
        titles: [first("headline"), first("name")].into_iter().flatten().collect(),
        authors: object.get("author").map(|one| names(one, all)).unwrap_or_default(),
        published: texts(object.get("datePublished")),
        publisher: publisher.map(|one| match one.given {
            Some(given) => format!("{given} {}", one.name),
            None => one.name,
        }),
        urls: [texts(object.get("url")), texts(page)].concat(),
        language: first("inLanguage"),
        free: object.get("isAccessibleForFree").and_then(truth),
    }
}

fn truth(value: &Value) -> Option<bool> {
    match value {
        Value::Bool(truth) => Some(*truth),
        Value::String(text) if text.eq_ignore_ascii_case("true") => Some(true),
        Value::String(text) if text.eq_ignore_ascii_case("false") => Some(false),
        _ => None,
    }
}

/// Returns the texts that a value is or lists.
fn texts(value: Option<&Value>) -> Vec<String> {
    match value {
        Some(Value::String(text)) => plain(text).into_iter().collect(),
        Some(Value::Array(items)) => {
            items.iter().filter_map(Value::as_str).filter_map(plain).collect()
        }
        _ => Vec::new(),
    }
}

/// Returns the persons or bodies that a value names, itself or by a reference to another object.
fn names(value: &Value, all: &[&Map<String, Value>]) -> Vec<Author> {
    match value {
        Value::String(name) => plain(name).map(Author::whole).into_iter().collect(),
        Value::Array(items) => items.iter().flat_map(|item| one_name(item, all)).collect(),
        other => one_name(other, all).into_iter().collect(),
    }
}

fn one_name(value: &Value, all: &[&Map<String, Value>]) -> Option<Author> {
    let object = match value {
        Value::String(name) => return plain(name).map(Author::whole),
        Value::Object(object) => object,
        _ => return None,
    };
    let part = |object: &Map<String, Value>, key: &str| texts(object.get(key)).into_iter().next();
    if let (Some(given), Some(name)) = (part(object, "givenName"), part(object, "familyName")) {
        return Some(Author { name, given: Some(given) });
    }
    if let Some(name) = part(object, "name") {
        return Some(Author::whole(name));
    }
    let id = object.get("@id")?;
    let named =
        |other: &&&Map<String, Value>| other.get("@id") == Some(id) && other.contains_key("name");
    all.iter().find(named).and_then(|other| part(other, "name")).map(Author::whole)
}

/// Returns a text on one line, the references that some sites leave in their JSON resolved.
fn plain(text: &str) -> Option<String> {
    let resolved = if text.contains('&') && text.contains(';') && !text.contains('<') {
        Document::fragment(text).text().to_string()
    } else {
        text.to_owned()
    };
    one_line(&resolved)
}
