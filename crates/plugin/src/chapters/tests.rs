use std::path::Path;

use mdbook_core::book::{Book, BookItem, Chapter as BookChapter, SectionNumber};
use proptest::prelude::*;
use serde_json::{Value, json};

use super::{Chapters, as_index};
use crate::Context;

fn book() -> Value {
    json!({
        "items": [
            {"PartTitle": "One"},
            {"Chapter": {
                "name": "A", "content": "a", "number": [1], "path": "README.md",
                "source_path": "README.md", "parent_names": [], "later": [{"x": 1.5}],
                "sub_items": [
                    {"Chapter": {"name": "B", "content": "b", "number": [1, 1], "sub_items": [],
                        "path": "b/b.md", "source_path": "b/b.md", "parent_names": ["A"]}},
                    "Separator",
                    {"Later": {"kind": "of item"}},
                ],
            }},
            "Separator",
            {"Chapter": {"name": "Draft", "content": "", "number": null, "sub_items": [],
                "path": null, "source_path": null, "parent_names": []}},
        ],
        "__non_exhaustive": null,
    })
}

#[test]
fn every_chapter_is_read_in_reading_order() {
    let chapters = Chapters::from_json(&book()).expect("the book is good");
    let read: Vec<_> = chapters
        .list
        .iter()
        .map(|c| (c.name.as_str(), c.path.as_deref().and_then(Path::to_str), c.depth, c.parent))
        .collect();
    let expected = [
        ("A", Some("index.md"), 0, None),
        ("B", Some("b/b.md"), 1, Some(0)),
        ("Draft", None, 0, None),
    ];
    assert_eq!(read, expected);
    assert_eq!(chapters.list[0].source_path.as_deref(), Some(Path::new("README.md")));
}

#[test]
fn only_changed_contents_are_written() {
    let mut written = book();
    let mut chapters = Chapters::from_json(&written).expect("the book is good");
    chapters.clone().write_json(&mut written);
    assert_eq!(written.to_string(), book().to_string(), "nothing was changed");

    chapters.list[1].content = "new".to_owned();
    chapters.write_json(&mut written);
    let mut expected = book();
    expected["items"][1]["Chapter"]["sub_items"][0]["Chapter"]["content"] = json!("new");
    assert_eq!(written.to_string(), expected.to_string());
}

#[test]
fn added_chapters_come_last_below_their_parents() {
    let mut written = book();
    let mut chapters = Chapters::from_json(&written).expect("the book is good");
    let sources = chapters.insert_child(None, "Sources", "sources.md", "sources.md", "s");
    assert_eq!(sources, 3);
    chapters.insert_child(Some(sources), "Post", "sources/wapo.md", "sources/wapo.md", "w");
    chapters.insert_child(Some(1), "Under B", "b/c.md", "b/c.md", "c");
    chapters.insert_child(Some(sources), "Live", "sources/live.md", "sources/live.md", "l");
    let through_book = {
        let mut book = book();
        book["items"][1]["Chapter"]["sub_items"].as_array_mut().expect("a list").pop();
        let mut book: Book = serde_json::from_value(book).expect("mdBook reads it");
        let mut same = Chapters::from_book(&book);
        same.list.extend(chapters.list[3..].iter().cloned());
        same.write_book(&mut book);
        serde_json::to_value(book).expect("mdBook writes it")
    };
    chapters.write_json(&mut written);
    assert_eq!(
        written["items"][1]["Chapter"]["sub_items"][0]["Chapter"]["sub_items"],
        json!([{"Chapter": {
            "name": "Under B", "content": "c", "number": [1, 1, 1], "sub_items": [], "path": "b/c.md",
            "source_path": "b/c.md", "parent_names": ["A", "B"],
        }}])
    );
    let added = &written["items"][4]["Chapter"];
    assert_eq!(added["parent_names"], json!([]));
    assert_eq!(added["sub_items"][0]["Chapter"]["parent_names"], json!(["Sources"]));
    assert_eq!(added["sub_items"][1]["Chapter"]["name"], "Live");
    assert_eq!(through_book["items"][4], written["items"][4], "both adapters write the same");
}

#[test]
fn what_is_no_book_is_named() {
    for (book, expected) in [
        (json!({}), "has no `items`"),
        (json!({"items": null}), "are not a JSON array"),
        (json!({"items": {"Chapter": 1}}), "are not a JSON array"),
        (json!({"items": [{"Chapter": 1}]}), "`name`"),
        (json!({"items": [{"Chapter": {"name": "A", "content": []}}]}), "`content`"),
        (json!({"items": [{"Chapter": {"name": "A", "content": "", "path": 1}}]}), "`path`"),
        (
            json!({"items": [{"Chapter": {"name": "A", "content": "", "sub_items": 1}}]}),
            "are not a JSON array",
        ),
    ] {
        let found = Chapters::from_json(&book).expect_err("it is no book");
        assert!(found.message.contains(expected), "{book}: {}", found.message);
    }
}

#[test]
fn readme_is_index() {
    for (path, expected) in [
        ("README.md", "index.md"),
        ("a/readme.markdown", "a/index.md"),
        ("a/README-README.md", "a/README-README.md"),
        ("index.md", "index.md"),
    ] {
        assert_eq!(as_index(Path::new(path)), Path::new(expected));
    }
}

/// Returns the findings on a book whose chapters have these files, as `line:column severity message`.
fn duplicates(summary: &str, paths: &[&str]) -> Vec<String> {
    let root = tempfile::tempdir().expect("a folder");
    std::fs::create_dir(root.path().join("src")).expect("a folder");
    std::fs::write(root.path().join("src/SUMMARY.md"), summary).expect("a file");
    let item = |path: &&str| BookItem::Chapter(BookChapter::new(path, String::new(), path, vec![]));
    let book = Book::new_with_items(paths.iter().map(item).collect());
    let context = Context::new(root.path(), "html", &Default::default());
    let show = |found: briefing_diagnostics::Diagnostic| {
        let place = found.span.as_ref().map(|span| span.line_column());
        let first = found.related.first().map(|(span, _)| span.text().to_owned());
        format!("{place:?} {first:?} {}", found.message)
    };
    Chapters::from_book(&book).duplicates(&context).into_iter().map(show).collect()
}

#[test]
fn chapters_of_one_page_are_found_in_the_summary() {
    let summary = "# Summary\n\n[One](README.md)\n\n- [Two](./index.md)\n- [C](c%20d.md)\n";
    assert_eq!(duplicates(summary, &["README.md", "c d.md", "x/index.md"]), [""; 0]);
    assert_eq!(
        duplicates(summary, &["README.md", "index.md", "c d.md"]),
        ["Some((5, 3)) Some(\"[One](README.md)\") two chapters have the page `index.html`: \
          `README.md` (README.md) and `index.md` (index.md)"]
    );
    assert_eq!(
        duplicates(summary, &["c d.md", "x.md", "x/../c d.md"]),
        ["Some((6, 3)) None two chapters have the page `c d.html`: \
          `c d.md` (c d.md) and `x/../c d.md` (x/../c d.md)"]
    );
    assert_eq!(
        duplicates(summary, &["a.md", "A.md", "b.md", "b.markdown"]),
        [
            "None None two chapters have pages that differ in case only: \
             `a.md` (a.md) and `A.md` (A.md)",
            "None None two chapters have the page `b.html`: `b.md` (b.md) and \
             `b.markdown` (b.markdown)"
        ]
    );
}

fn item() -> impl Strategy<Value = BookItem> {
    let chapter = ("\\PC{0,8}", any::<String>(), prop::option::of("[a-zA-Z/.]{1,12}"));
    let chapter = chapter.prop_map(|(name, content, path)| BookChapter {
        name,
        content,
        number: Some(SectionNumber::new([1, 2])),
        path: path.clone().map(Into::into),
        source_path: path.map(Into::into),
        ..BookChapter::default()
    });
    let leaf = prop_oneof![
        4 => chapter.clone().prop_map(BookItem::Chapter),
        1 => Just(BookItem::Separator),
        1 => "\\PC{0,8}".prop_map(BookItem::PartTitle),
    ];
    leaf.prop_recursive(4, 24, 4, move |item| {
        (chapter.clone(), prop::collection::vec(item, 0..4)).prop_map(|(chapter, sub_items)| {
            BookItem::Chapter(BookChapter { sub_items, ..chapter })
        })
    })
}

proptest! {
    /// A book whose chapters were not changed comes back the same; one whose chapters all were has
    /// the new contents in the right places; and both adapters agree.
    #[test]
    fn any_book_comes_back(items in prop::collection::vec(item(), 0..5)) {
        let book = Book::new_with_items(items);
        let json = serde_json::to_value(&book).expect("mdBook writes it");
        let mut from_json = Chapters::from_json(&json).expect("the book is good");
        let from_book = Chapters::from_book(&book);
        prop_assert_eq!(&from_json, &from_book);

        let (mut same_json, mut same_book) = (json.clone(), book.clone());
        from_json.clone().write_json(&mut same_json);
        from_book.write_book(&mut same_book);
        prop_assert_eq!(same_json.to_string(), json.to_string());
        prop_assert_eq!(&same_book, &book);

        for (index, chapter) in from_json.list.iter_mut().enumerate() {
            chapter.content = format!("{index} {}", chapter.name);
        }
        from_json.clone().write_json(&mut same_json);
        from_json.write_book(&mut same_book);
        prop_assert_eq!(&serde_json::to_value(&same_book).expect("mdBook writes it"), &same_json);
        let names = same_book.iter().filter_map(|item| match item {
            BookItem::Chapter(chapter) => Some((&chapter.name, &chapter.content)),
            _ => None,
        });
        for (index, (name, content)) in names.enumerate() {
            prop_assert_eq!(content, &format!("{index} {name}"));
        }
    }
}
