use std::path::Path;

use serde_json::json;

use super::{Item, Rendering};

fn input() -> serde_json::Value {
    let chapter = |name: &str, path: Option<&str>, below: serde_json::Value| {
        json!({"Chapter": {
            "name": name, "content": "text", "number": [1], "sub_items": below,
            "path": path, "source_path": path, "parent_names": [],
        }})
    };
    json!({
        "version": "0.5.4",
        "root": "/book",
        "destination": "/book/book/pdf",
        "config": {"book": {"title": "T"}},
        "book": {"items": [
            {"PartTitle": "One"},
            chapter("A", Some("a/README.md"), json!([chapter("B", Some("a/b.md"), json!([]))])),
            "Separator",
            chapter("Draft", None, json!([])),
        ]},
    })
}

#[test]
fn items_stand_in_reading_order() {
    let read = Rendering::read(input().to_string().as_bytes()).expect("a rendering");
    let names: Vec<String> = read
        .items
        .iter()
        .map(|item| match item {
            Item::Part(title) => format!("part {title}"),
            Item::Separator => "---".to_owned(),
            Item::Chapter(one) => format!("{} {} {:?}", one.depth, one.name, one.number),
        })
        .collect();
    assert_eq!(names, ["part One", "0 A [1]", "1 B [1]", "---", "0 Draft [1]"]);
    let paths: Vec<_> = read.chapters().filter_map(|one| one.path.as_deref()).collect();
    assert_eq!(paths, [Path::new("a/index.md"), Path::new("a/b.md")]);
    assert_eq!(read.destination, Path::new("/book/book/pdf"));
}

#[test]
fn other_input_is_refused() {
    for (input, says) in [
        ("[]", "`root`"),
        ("{", "not the JSON"),
        (r#"{"root": "/b", "config": {}, "book": {"items": []}}"#, "`destination`"),
        (r#"{"root": "/b", "config": {}, "destination": "d", "book": {}}"#, "`items`"),
    ] {
        let fault = Rendering::read(input.as_bytes()).expect_err("a fault");
        assert!(fault.message.contains(says), "{}", fault.message);
    }
}
