//! What mdBook sends to a renderer: the context, and the book with every step's work done.
//!
//! What comes in: one JSON object on stdin, or the driver's context written as one. What goes out: a
//! [`Rendering`] with the items of the book in reading order. Chapters are as the last preprocessor
//! left them; positions in the author's files are gone by now.

use std::path::PathBuf;

use briefing_diagnostics::Diagnostic;
use serde_json::Value;

use crate::chapters::as_index;
use crate::protocol::{Context, read_context};

/// One call of a renderer.
#[derive(Clone, Debug, PartialEq)]
pub struct Rendering {
    /// What mdBook says about the run. Its `renderer` is empty: a renderer knows its name.
    pub context: Context,
    /// The folder that the output belongs in.
    pub destination: PathBuf,
    /// The book in reading order, depth first.
    pub items: Vec<Item>,
}

/// One item of a book.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Item {
    /// The title of a part.
    Part(String),
    /// A line between chapters of the summary.
    Separator,
    /// A chapter, or a draft of one.
    Chapter(Numbered),
}

/// A chapter as a renderer gets it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Numbered {
    /// The name, as the summary gives it.
    pub name: String,
    /// Its number, such as 2.1; empty where it has none.
    pub number: Vec<u32>,
    /// How many chapters stand above it.
    pub depth: usize,
    /// The path below the chapters' folder. `None` for a draft.
    pub path: Option<PathBuf>,
    /// The file below the chapters' folder. `None` where there is none.
    pub source_path: Option<PathBuf>,
    /// The Markdown.
    pub content: String,
}

impl Rendering {
    /// Reads what mdBook sends to a renderer.
    pub fn read(input: &[u8]) -> Result<Self, Diagnostic> {
        let value: Value = serde_json::from_slice(input).map_err(|error| {
            fault(format!("the input is not the JSON that mdBook sends: {error}"))
        })?;
        let context = read_context(&value)?;
        let destination = value
            .get("destination")
            .and_then(Value::as_str)
            .ok_or_else(|| fault("the input has no `destination`"))?;
        let items = value
            .pointer("/book/items")
            .and_then(Value::as_array)
            .ok_or_else(|| fault("the book in the input has no `items`"))?;
        let mut list = Vec::new();
        read_items(items, 0, &mut list)?;
        Ok(Self { context, destination: PathBuf::from(destination), items: list })
    }

    /// Returns the chapters that are no drafts.
    pub fn chapters(&self) -> impl Iterator<Item = &Numbered> {
        self.items.iter().filter_map(|item| match item {
            Item::Chapter(chapter) if chapter.path.is_some() => Some(chapter),
            _ => None,
        })
    }
}

fn read_items(items: &[Value], depth: usize, list: &mut Vec<Item>) -> Result<(), Diagnostic> {
    for item in items {
        if let Some(title) = item.get("PartTitle").and_then(Value::as_str) {
            list.push(Item::Part(title.to_owned()));
        } else if let Some(chapter) = item.get("Chapter") {
            list.push(Item::Chapter(read_chapter(chapter, depth)?));
            let below = chapter.get("sub_items").and_then(Value::as_array);
            read_items(below.map_or(&[][..], Vec::as_slice), depth + 1, list)?;
        } else {
            list.push(Item::Separator);
        }
    }
    Ok(())
}

fn read_chapter(value: &Value, depth: usize) -> Result<Numbered, Diagnostic> {
    let text = |key: &str| value.get(key).and_then(Value::as_str);
    let path = |key: &str| text(key).map(PathBuf::from);
    let number = value.get("number").and_then(Value::as_array).into_iter().flatten();
    Ok(Numbered {
        name: text("name").ok_or_else(|| fault("a chapter in the input has no name"))?.to_owned(),
        number: number.filter_map(|one| u32::try_from(one.as_u64()?).ok()).collect(),
        depth,
        path: path("path").as_deref().map(as_index),
        source_path: path("source_path").or_else(|| path("path")),
        content: text("content").unwrap_or_default().to_owned(),
    })
}

/// Returns the error for input that mdBook would not send.
fn fault(message: impl Into<String>) -> Diagnostic {
    crate::protocol::fault(message)
}

#[cfg(test)]
mod tests;
