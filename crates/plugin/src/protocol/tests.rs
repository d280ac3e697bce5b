use proptest::prelude::*;
use serde_json::{Value, json};

use super::{Context, read, version_warning, write};

fn input() -> Value {
    json!([
        {
            "root": "/book",
            "renderer": "html",
            "mdbook_version": "0.5.4",
            "later": {"key": 1},
            "config": {
                "book": {"title": "B", "src": "chapters", "unknown-to-0.5.4": true},
                "output": {"pdf": {}, "html": {}},
                "preprocessor": {"notes": {"date": "2024-04-10"}},
            },
        },
        {"items": [{"Chapter": {"name": "A", "zz": [1, 2.5, null]}}], "__non_exhaustive": null},
    ])
}

fn context(config: Value) -> Context {
    Context {
        root: "/book".into(),
        renderer: "html".to_owned(),
        mdbook_version: "0.5.4".to_owned(),
        config,
    }
}

#[test]
fn what_mdbook_sends_is_read_and_written_back_as_it_was() {
    let input = input();
    let (context, book) = read(input.to_string().as_bytes()).expect("the input is good");
    assert_eq!(context.root, std::path::Path::new("/book"));
    assert_eq!(context.src(), std::path::Path::new("chapters"));
    assert_eq!(context.renderers(), ["html", "pdf"]);
    assert_eq!(context.preprocessor("notes"), Some(&json!({"date": "2024-04-10"})));
    assert_eq!(context.preprocessor("quotes"), None);
    assert_eq!(write(&book), input[1].to_string());
}

#[test]
fn what_is_not_configured_is_as_mdbook_has_it() {
    let context = context(json!({}));
    assert_eq!(context.src(), std::path::Path::new("src"));
    assert_eq!(context.renderers(), ["html"]);
}

#[test]
fn the_drivers_configuration_reads_like_that_of_stdin() {
    let config = "[book]\nsrc = 'c'\n[preprocessor.notes]\ndate = 2024-04-10\n[output.html]\n";
    let config = config.parse().expect("the configuration is good");
    let context = Context::new("/book", "html", &config);
    assert_eq!(context.src(), std::path::Path::new("c"));
    assert_eq!(context.renderers(), ["html"]);
    assert!(context.preprocessor("notes").is_some());
    assert_eq!(version_warning(&context), None);
}

#[test]
fn hostile_input_is_named() {
    let deep = "[".repeat(100_000);
    for (input, expected) in [
        ("", "EOF while parsing a value"),
        ("[{\"root\":", "EOF while parsing a value"),
        ("\u{0}", "expected value"),
        (deep.as_str(), "recursion limit exceeded"),
        ("{}", "not a JSON array of context and book"),
        ("[]", "has 0 parts"),
        ("[{},{},{}]", "has 3 parts"),
        ("[{},[]]", "the book in the input is not a JSON object"),
        ("[7,{}]", "the context in the input has no `root`"),
        (r#"[{"root":7},{}]"#, "`root` in the input is not a text"),
        (r#"[{"root":"/"},{}]"#, "has no `config`"),
        (r#"[{"root":"/","config":[]},{}]"#, "`config` in the input is not a JSON object"),
        (r#"[{"root":"/","config":{}},{}]"#, "has no `renderer`"),
    ] {
        let found = read(input.as_bytes()).expect_err(input);
        assert_eq!(found.code, "input");
        assert!(found.message.contains(expected), "{}", found.message);
    }
}

#[test]
fn an_mdbook_that_was_not_tried_is_a_warning() {
    for (version, warned) in [
        ("0.5.0", false),
        ("0.5.99", false),
        ("0.4.52", true),
        ("0.6.0", true),
        ("1.0.0", true),
        ("new", true),
        ("", true),
    ] {
        let context = Context { mdbook_version: version.to_owned(), ..context(json!({})) };
        let found = version_warning(&context);
        assert_eq!(found.is_some(), warned, "{version}");
        assert!(found.is_none_or(|found| !found.is_error() && found.message.contains(version)));
    }
}

proptest! {
    #[test]
    fn no_bytes_panic(bytes in prop::collection::vec(any::<u8>(), 0..64)) {
        _ = read(&bytes);
    }

    #[test]
    fn truncated_input_is_an_error(cut in 0.0..1.0_f64) {
        let text = input().to_string();
        let cut = (text.len() as f64 * cut) as usize;
        prop_assert!(read(&text.as_bytes()[..cut]).is_err());
    }
}
