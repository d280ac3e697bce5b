//! Books made for a test, and what stands on the pages of their PDF.

use std::path::Path;

use briefing_diagnostics::{Colour, draw, has_errors};
use briefing_plugin::Rendering;
use serde_json::{Value, json};
use typst::layout::{Frame, FrameItem};

use crate::{lay_out, render, settings};

/// A book in a folder of its own.
pub(super) struct Book {
    folder: tempfile::TempDir,
    items: Vec<Value>,
    config: Value,
}

/// A book of one chapter.
pub(super) fn book(chapter: &str) -> Book {
    Book::new().chapter("One", "one.md", chapter)
}

impl Book {
    pub(super) fn new() -> Self {
        let folder = tempfile::tempdir().expect("a folder");
        std::fs::create_dir(folder.path().join("src")).expect("a folder");
        Self {
            folder,
            items: Vec::new(),
            config: json!({"book": {"title": "A book"}, "output": {"html": {}, "pdf": {}}}),
        }
    }

    /// Adds a chapter, on disk too.
    pub(super) fn chapter(self, name: &str, path: &str, content: &str) -> Self {
        self.file(path, content.as_bytes()).item(json!({"Chapter": {
            "name": name, "content": content, "number": [1], "sub_items": [],
            "path": path, "source_path": path, "parent_names": [],
        }}))
    }

    pub(super) fn item(mut self, item: Value) -> Self {
        self.items.push(item);
        self
    }

    /// Writes a file below the chapters' folder.
    pub(super) fn file(self, path: &str, content: &[u8]) -> Self {
        self.root_file(&format!("src/{path}"), content)
    }

    /// Writes a file below the book's root.
    pub(super) fn root_file(self, path: &str, content: &[u8]) -> Self {
        let path = self.folder.path().join(path);
        std::fs::create_dir_all(path.parent().expect("a folder")).expect("a folder");
        std::fs::write(path, content).expect("a file");
        self
    }

    /// Sets what stands under `[output.pdf]`.
    pub(super) fn pdf(mut self, settings: Value) -> Self {
        self.config["output"]["pdf"] = settings;
        self
    }

    /// Sets a value of the configuration, by its JSON pointer.
    pub(super) fn set(mut self, pointer: &str, value: Value) -> Self {
        let (above, key) = pointer.rsplit_once('/').expect("a pointer");
        let table = self.config.pointer_mut(above).expect("a table");
        table[key] = value;
        self
    }

    fn rendering(&self) -> Rendering {
        let input = json!({
            "version": "0.5.4",
            "root": self.folder.path(),
            "destination": self.folder.path().join("book/pdf"),
            "config": self.config,
            "book": {"items": self.items},
        });
        Rendering::read(input.to_string().as_bytes()).expect("a rendering")
    }

    /// Returns what stands on each page, items of text joined in their order, and the findings.
    pub(super) fn pages(&self) -> (Vec<String>, String) {
        let rendering = self.rendering();
        let (settings, found) = settings::settings(&rendering.context);
        assert!(!has_errors(&found), "{}", draw(&found, Colour::Never));
        let (laid, findings) = lay_out(&rendering, &settings);
        let pages = laid.map(|(document, _)| {
            document.pages().iter().map(|page| said(&page.frame)).collect::<Vec<_>>()
        });
        (pages.unwrap_or_default(), draw(&findings, Colour::Never))
    }

    /// Returns all that is said, blanks folded.
    pub(super) fn text(&self) -> String {
        let (pages, findings) = self.pages();
        assert!(!pages.is_empty(), "{findings}");
        pages.join(" ").split_whitespace().collect::<Vec<_>>().join(" ")
    }

    /// Returns the findings of making the PDF.
    pub(super) fn findings(&self) -> String {
        draw(&render(&self.rendering()).1, Colour::Never)
    }

    /// Returns the bytes of the PDF.
    pub(super) fn bytes(&self) -> Vec<u8> {
        let (pdf, found) = render(&self.rendering());
        pdf.unwrap_or_else(|| panic!("{}", draw(&found, Colour::Never))).bytes
    }

    /// Returns a file of Typst's source, where the book keeps it.
    pub(super) fn typst(&self, path: &str) -> String {
        let (pdf, found) = render(&self.rendering());
        let pdf = pdf.unwrap_or_else(|| panic!("{}", draw(&found, Colour::Never)));
        String::from_utf8_lossy(&pdf.typst[path]).into_owned()
    }

    pub(super) fn root(&self) -> &Path {
        self.folder.path()
    }
}

/// Returns the text of a frame.
fn said(frame: &Frame) -> String {
    let mut text = String::new();
    for (_, item) in frame.items() {
        match item {
            FrameItem::Group(group) => text.push_str(&said(&group.frame)),
            FrameItem::Text(item) => text.push_str(&item.text),
            _ => {}
        }
        if !text.ends_with(' ') {
            text.push(' ');
        }
    }
    text
}
