//! Chapters out of mdBook's JSON, and back.

use std::path::PathBuf;

use briefing_diagnostics::Diagnostic;
use serde_json::{Value, json};

use super::{Chapter, Chapters, Place, as_index};
use crate::protocol::fault;

impl Chapters {
    /// Reads the chapters of a book as mdBook writes it in JSON.
    pub fn from_json(book: &Value) -> Result<Self, Diagnostic> {
        let items =
            book.get("items").ok_or_else(|| fault("the book in the input has no `items`"))?;
        let mut chapters = Self::default();
        read_items(items, &mut Vec::new(), None, &mut chapters.list)?;
        Ok(chapters)
    }

    /// Writes changed contents and added chapters into the book that the chapters were read from.
    /// Every other value of the book stays as it is.
    pub fn write_json(self, book: &mut Value) {
        let mut places: Vec<Vec<usize>> = Vec::with_capacity(self.list.len());
        for chapter in &self.list {
            let place = match &chapter.place {
                Place::Read(place) => {
                    write_content(book, place, &chapter.content);
                    place.clone()
                }
                Place::Added => {
                    let above = chapter.parent.and_then(|index| places.get(index));
                    let above = above.cloned().unwrap_or_default();
                    let number = number_below(book, &above);
                    add(book, above, self.new_item(chapter, number))
                }
            };
            places.push(place);
        }
    }

    fn new_item(&self, chapter: &Chapter, number: Value) -> Value {
        json!({"Chapter": {
            "name": chapter.name,
            "content": chapter.content,
            "number": number,
            "sub_items": [],
            "path": chapter.path,
            "source_path": chapter.source_path,
            "parent_names": self.parent_names(chapter),
        }})
    }
}

/// Reads the items of one level, and what stands below them.
fn read_items(
    items: &Value,
    place: &mut Vec<usize>,
    parent: Option<usize>,
    list: &mut Vec<Chapter>,
) -> Result<(), Diagnostic> {
    let items = match items {
        Value::Array(items) => items,
        Value::Null if parent.is_some() => return Ok(()),
        _ => return Err(fault("the items of the book in the input are not a JSON array")),
    };
    for (index, item) in items.iter().enumerate() {
        let Some(value) = item.get("Chapter") else { continue };
        place.push(index);
        list.push(read_chapter(value, place, parent)?);
        let sub_items = value.get("sub_items").unwrap_or(&Value::Null);
        read_items(sub_items, place, Some(list.len() - 1), list)?;
        place.pop();
    }
    Ok(())
}

fn read_chapter(
    value: &Value,
    place: &[usize],
    parent: Option<usize>,
) -> Result<Chapter, Diagnostic> {
    let path = path(value, "path")?;
    Ok(Chapter {
        name: text(value, "name")?.to_owned(),
        content: text(value, "content")?.to_owned(),
        source_path: self::path(value, "source_path")?.or_else(|| path.clone()),
        path: path.as_deref().map(as_index),
        depth: place.len() - 1,
        parent,
        place: Place::Read(place.to_vec()),
    })
}

fn text<'a>(chapter: &'a Value, key: &str) -> Result<&'a str, Diagnostic> {
    chapter
        .get(key)
        .and_then(Value::as_str)
        .ok_or_else(|| fault(format!("a chapter in the input has no text `{key}`")))
}

fn path(chapter: &Value, key: &str) -> Result<Option<PathBuf>, Diagnostic> {
    match chapter.get(key) {
        None | Some(Value::Null) => Ok(None),
        Some(Value::String(path)) => Ok(Some(PathBuf::from(path))),
        Some(_) => Err(fault(format!("a chapter in the input has a `{key}` that is not a path"))),
    }
}

fn write_content(book: &mut Value, place: &[usize], content: &str) {
    let Some((&last, above)) = place.split_last() else { return };
    let item = items_at(book, above).and_then(|items| items.get_mut(last));
    let Some(Value::String(old)) = item.and_then(|item| item.pointer_mut("/Chapter/content"))
    else {
        return;
    };
    if old != content {
        content.clone_into(old);
    }
}

/// Returns the number of the next chapter below a place: none below one that has none.
fn number_below(book: &mut Value, above: &[usize]) -> Value {
    let Some((&last, top)) = above.split_last() else { return Value::Null };
    let parent = items_at(book, top).and_then(|items| items.get(last)).map(|item| &item["Chapter"]);
    let Some((parent, Value::Array(own))) = parent.map(|parent| (parent, &parent["number"])) else {
        return Value::Null;
    };
    let below = parent["sub_items"].as_array().into_iter().flatten();
    let taken = below.filter(|item| item.get("Chapter").is_some()).count();
    own.iter().cloned().chain([Value::from(taken + 1)]).collect()
}

/// Adds an item after the last one below `above`, and returns its place.
fn add(book: &mut Value, mut above: Vec<usize>, item: Value) -> Vec<usize> {
    if let Some(items) = items_at(book, &above) {
        above.push(items.len());
        items.push(item);
    }
    above
}

/// Returns the items below a place; the empty place is the book.
fn items_at<'a>(book: &'a mut Value, place: &[usize]) -> Option<&'a mut Vec<Value>> {
    let Some((&last, above)) = place.split_last() else {
        return book.get_mut("items")?.as_array_mut();
    };
    let chapter = items_at(book, above)?.get_mut(last)?.get_mut("Chapter")?.as_object_mut()?;
    let items = chapter.entry("sub_items").or_insert(Value::Null);
    if items.is_null() {
        *items = json!([]);
    }
    items.as_array_mut()
}
