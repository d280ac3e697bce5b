//! The language server: through a client of the test's own for what no editor does, and through
//! Neovim's for what an author does.

mod client;

use std::path::Path;
use std::process::Command;

use serde_json::{Value, json};

use crate::book::{Book, binary};
use client::Client;

/// A quotation with a word that the source does not have, and a citation without a place.
const ALTERED: &str = "# One\n\n\u{201c}Engineers\u{201d} \u{1f600} found that \"14 of 21 bearings were cracked\" [@report#p2].\n\nThe bridge \"was closed on 3 March 2023 after an inspection\" [@report].\n";

/// The same as the source has it.
const RIGHT: &str = "# One\n\nThey found that \"14 of 20 bearings were cracked\" [@report#p2].\n";

#[test]
fn nonsense_is_refused_and_what_follows_it_is_answered() {
    let mut client = Client::new(Book::new(RIGHT));
    assert_eq!(client.ask("textDocument/hover", json!(7))["code"], -32002);
    for (bytes, code) in [
        ("Content-Length: 3\r\n\r\n{]}", -32700),
        ("\u{0}\u{7}\u{e9}\r\n\r\nContent-Length: 2\r\n\r\n[]", -32600),
        ("Content-Length: 12\r\n\r\n{\"id\":[1,{}]", -32700),
        ("Content-Length: 14\r\n\r\n{\"id\":{\"a\":0}}", -32600),
    ] {
        client.raw(bytes.as_bytes());
        let refused = client.wait(|message| message.get("error").is_some());
        assert_eq!(refused["error"]["code"], code, "{bytes}");
    }
    client.tell("textDocument/didOpen", json!({ "before": "initialize" }));
    client.ask(
        "initialize",
        json!({ "capabilities": null, "rootUri": [], "workspaceFolders": { "a": 1 } }),
    );
    client.tell("initialized", json!([]));
    assert_eq!(client.ask("initialize", json!({}))["code"], -32600, "twice");
    assert_eq!(client.ask("a/b", Value::Null)["code"], -32601);
    assert_eq!(client.ask("textDocument/completion", json!([1]))["code"], -32602);
    let never = client.at("chapters/never.md", 3, 9);
    client.tell("textDocument/didChange", json!({ "textDocument": { "uri": client.uri("chapters/never.md"), "version": 1 }, "contentChanges": [{ "text": "x" }] }));
    assert_eq!(client.ask("textDocument/hover", never), Value::Null);
    let elsewhere = json!({ "textDocument": { "uri": "untitled:x" }, "position": { "line": 0, "character": 0 } });
    assert_eq!(client.ask("textDocument/completion", elsewhere), Value::Null);
    client.tell("textDocument/didOpen", json!({ "textDocument": { "uri": "http://a/b", "languageId": "", "version": 1, "text": "" } }));
    client.open("chapters/one.md");
    let range = json!({ "start": { "line": 4_000_000_000_u32, "character": 0 }, "end": { "line": 0, "character": 4_000_000_000_u32 } });
    let changes = json!([{ "range": range, "text": "[@report#p1]" }, { "range": 5 }]);
    client.tell("textDocument/didChange", json!({ "textDocument": { "uri": client.uri("chapters/one.md"), "version": 2 }, "contentChanges": changes }));
    let far = client.at("chapters/one.md", 4_000_000_000, 4_000_000_000);
    for method in ["completion", "hover", "definition", "prepareRename"] {
        client.ask(&format!("textDocument/{method}"), far.clone());
    }
    client.send(&json!({ "jsonrpc": "2.0", "id": 9, "result": null }));
    let here = client.at("chapters/one.md", 2, 56);
    let shown = client.ask("textDocument/hover", here)["contents"]["value"].to_string();
    assert!(shown.contains("14 of 20 bearings"), "{shown}");
    assert_eq!(client.leave(), Some(0));
}

#[test]
fn whoever_leaves_without_a_word_is_not_well() {
    let mut client = Client::ready(Book::new(RIGHT));
    client.tell("exit", Value::Null);
    assert_eq!(client.end(), Some(1));
}

#[test]
fn findings_follow_what_is_typed_and_stand_where_the_client_counts() {
    let two = "# Two\n\nNobody said \"the bridge was never closed\".\n";
    let book = Book::new(ALTERED)
        .with("chapters/SUMMARY.md", "# Summary\n\n- [One](one.md)\n- [Two](two.md)\n")
        .with("chapters/two.md", two);
    let mut client = Client::ready(book);
    // The file that is not open has its findings too.
    client.finds("chapters/two.md", &["uncited"]);
    client.open("chapters/one.md");
    let found = client.finds("chapters/one.md", &["altered"]);
    // Each side of a surrogate pair counts: the digits stand behind one.
    assert_eq!(found[0]["range"]["start"], json!({ "line": 2, "character": 33 }), "{found}");
    assert_eq!((&found[0]["severity"], &found[0]["source"]), (&json!(1), &json!("briefing")));
    assert!(found[0]["message"].to_string().contains("help: write"), "{found}");
    client.change("chapters/one.md", 2, RIGHT);
    client.finds("chapters/one.md", &[]);
    client.change("chapters/one.md", 3, ALTERED);
    client.finds("chapters/one.md", &["altered"]);
    // What is mended on the disk is cleared where it was found.
    client.book.write("chapters/two.md", "# Two\n");
    let changes = json!([{ "uri": client.uri("chapters/two.md"), "type": 2 }]);
    client.tell("workspace/didChangeWatchedFiles", json!({ "changes": changes }));
    client.finds("chapters/two.md", &[]);
    assert_eq!(client.leave(), Some(0));
}

/// A fact that two passages tell.
const FACTS: &str = "facts:
  cracks:
    title: Cracks
    accounts:
      - report#p2.s1
      - report#p1
";

/// A book that compares facts, too.
fn with_facts(chapter: &str) -> Book {
    let book = Book::new(chapter);
    let diffs = "[preprocessor.diffs]\ncommand = \"briefing diffs\"\n\
                 before = [\"quotes\", \"notes\", \"index\", \"links\"]\n\n[preprocessor.quotes]";
    let toml = book.read("book.toml").replace("[preprocessor.quotes]", diffs);
    book.with("book.toml", toml).with("facts.yml", FACTS)
}

#[test]
fn facts_and_library_are_checked_as_they_are_typed() {
    let mut client = Client::ready(with_facts(RIGHT));
    client.open("facts.yml");
    client.change("facts.yml", 2, &FACTS.replace("report#p1\n", "report#p9\n"));
    client.finds("facts.yml", &["no-passage"]);
    client.change("facts.yml", 3, FACTS);
    client.finds("facts.yml", &[]);
    client.open("sources/library.yml");
    let library = client.book.read("sources/library.yml");
    client.change("sources/library.yml", 2, &library.replace("label:", "lable:"));
    client.finds("sources/library.yml", &["unknown-key"]);
    let here = client.at("facts.yml", 4, 10);
    let shown = client.ask("textDocument/hover", here).to_string();
    assert!(shown.contains("14 of 20"), "{shown}");
    assert_eq!(client.offers("facts.yml", 4, 15), ["p1", "p2"]);
    assert_eq!(client.leave(), Some(0));
}

#[test]
fn what_is_offered_fits_where_it_is_typed() {
    let mut client = Client::ready(with_facts(ALTERED));
    client.open("chapters/one.md");
    client.finds("chapters/one.md", &["altered"]);
    for (version, (typed, offered)) in [
        ("[@", &["report"][..]),
        ("[@report#p2.", &["p2.s1", "p2.s2"]),
        ("`x` [see @rep", &["report"]),
        ("{{#diff cr", &["cracks"]),
        ("{{#diff cracks ", &["view=", "base=", "report"]),
        ("{{#diff cracks view=", &["grid", "ladder", "accounts", "wording"]),
        ("{{#quote report as=", &["copy"]),
        ("{{#judgement x confidence=", &["high", "moderate", "low"]),
        ("{{#judgement x facts=\"", &["cracks"]),
        ("mail@rep", &[]),
    ]
    .into_iter()
    .enumerate()
    {
        client.change("chapters/one.md", version as i64 + 2, typed);
        let found = client.offers("chapters/one.md", 0, typed.len() as u32);
        // Facts are compared with sources, which stand behind them.
        let found: Vec<_> =
            found.into_iter().filter(|one| offered.contains(&one.as_str())).collect();
        assert_eq!(found, offered, "{typed}");
    }
    // A fact is explained by what the last check made of it, and found in its file.
    client.change("chapters/one.md", 20, "{{#diff cracks}}\n");
    let here = client.at("chapters/one.md", 0, 10);
    let shown = client.ask("textDocument/hover", here.clone()).to_string();
    assert!(shown.contains("**Cracks**"), "{shown}");
    let found = client.ask("textDocument/definition", here);
    assert_eq!(
        (&found["uri"], &found["range"]["start"]["line"]),
        (&json!(client.uri("facts.yml")), &json!(1))
    );
}

#[test]
fn a_client_may_count_in_bytes() {
    let mut client = Client::new(Book::new(ALTERED));
    let encodings = json!({ "general": { "positionEncodings": ["utf-16", "utf-8"] } });
    let answer = client.ask("initialize", json!({ "capabilities": encodings }));
    assert_eq!(answer["capabilities"]["positionEncoding"], "utf-8");
    client.open("chapters/one.md");
    let found = client.finds("chapters/one.md", &["altered"]);
    assert_eq!(found[0]["range"]["start"]["character"], 39, "{found}");
}

#[test]
fn a_book_that_cannot_be_read_is_told_once_and_mended_without_a_new_start() {
    let book = Book::new(ALTERED);
    let toml = book.read("book.toml");
    let mut client = Client::ready(book.with("book.toml", "[book"));
    let told = client.wait(|message| message["method"] == "window/showMessage");
    assert_eq!(told["params"]["type"], 1);
    client.open("chapters/one.md");
    client.book.write("book.toml", toml);
    client.change("chapters/one.md", 2, ALTERED);
    client.finds("chapters/one.md", &["altered"]);
    assert_eq!(client.leave(), Some(0));
}

#[test]
fn to_open_a_book_starts_no_program_and_writes_no_file() {
    let book = Book::new(RIGHT);
    let toml = format!(
        "{}\n[preprocessor.evil]\ncommand = \"touch started\"\n",
        book.read("book.toml").replace("\"briefing notes\"", "\"touch noted\"")
    );
    let book = book
        .with("book.toml", toml)
        .with("chapters/SUMMARY.md", "- [One](one.md)\n- [New](new.md)\n");
    let mut client = Client::ready(book);
    client.finds("chapters/SUMMARY.md", &["missing-chapter"]);
    client.book.write("chapters/SUMMARY.md", "- [One](one.md)\n");
    client.open("chapters/one.md");
    client.change("chapters/one.md", 2, ALTERED);
    client.finds("chapters/one.md", &["altered"]);
    for path in ["started", "noted", "chapters/started", "chapters/noted", "chapters/new.md"] {
        assert!(!client.book.path(path).exists(), "{path}");
    }
}

#[test]
fn a_source_gets_another_id_everywhere() {
    let report = "report:\n  type: report\n  title: report\n  label: Ministry\nleaflet:\n  type: misc\n  text: none\n  derived-from: report\n";
    let facts = "facts:\n  cracks:\n    title: report\n    accounts:\n      - report#p2\n      - { at: report#p1, by: report }\n";
    let book = Book::new(
        "[@report] and [@leaflet; see @report#p2, para. 5]. `[@report]`\n\n{{#quote report#p1}}\n",
    )
    .with("sources/library.yml", report)
    .with("facts.yml", facts);
    book.briefing(&["build"]).ends_with(0);
    let mut client = Client::ready(book);
    client.open("chapters/one.md");
    let mut named = client.at("chapters/one.md", 0, 4);
    let place = client.ask("textDocument/prepareRename", named.clone());
    assert_eq!(place["placeholder"], "report");
    assert_eq!(place["range"]["start"]["character"], 2);
    for (name, why) in [("leaflet", "already"), ("a b", "space"), ("", "missing")] {
        named["newName"] = json!(name);
        let refused = client.ask("textDocument/rename", named.clone());
        assert!(refused["message"].as_str().expect("why").contains(why), "{refused}");
    }
    named["newName"] = json!("ministry");
    let edit = client.ask("textDocument/rename", named);
    let changes = edit["documentChanges"].as_array().expect("changes");
    let (moved, words) = changes.split_last().expect("changes");
    assert_eq!(moved["kind"], "rename");
    assert_eq!(moved["newUri"], client.uri("sources/ministry.txt"));
    for one in words {
        let uri = one["textDocument"]["uri"].as_str().expect("a name").to_owned();
        let path =
            uri.strip_prefix(&client.uri("")).expect("a file of the book").trim_start_matches('/');
        let text = applied(&client.book.read(path), &one["edits"]);
        client.book.write(path, text);
    }
    std::fs::rename(
        client.book.path("sources/report.txt"),
        client.book.path("sources/ministry.txt"),
    )
    .expect("the text");
    assert_eq!(
        client.book.read("chapters/one.md"),
        "[@ministry] and [@leaflet; see @ministry#p2, para. 5]. `[@report]`\n\n{{#quote ministry#p1}}\n"
    );
    assert_eq!(
        client.book.read("sources/library.yml"),
        report
            .replace("report:\n  type", "ministry:\n  type")
            .replace("derived-from: report", "derived-from: ministry")
    );
    assert_eq!(client.book.read("facts.yml"), facts.replace("report#", "ministry#"));
    client.book.briefing(&["check", "--locked"]).ends_with(0);
}

/// Makes the changes of one file: ASCII, in which every encoding counts alike.
fn applied(text: &str, edits: &Value) -> String {
    let byte = |position: &Value| {
        let lines = text.split_inclusive('\n');
        let number = |key: &str| position[key].as_u64().expect("a number") as usize;
        lines.take(number("line")).map(str::len).sum::<usize>() + number("character")
    };
    let mut edits: Vec<_> = edits
        .as_array()
        .expect("edits")
        .iter()
        .map(|edit| {
            let range = byte(&edit["range"]["start"])..byte(&edit["range"]["end"]);
            (range, edit["newText"].as_str().expect("words"))
        })
        .collect();
    edits.sort_by_key(|(range, _)| range.start);
    let mut text = text.to_owned();
    edits.into_iter().rev().for_each(|(range, words)| text.replace_range(range, words));
    text
}

#[test]
fn a_client_that_cannot_rename_files_is_told_so() {
    let mut client = Client::new(Book::new(RIGHT));
    client.ask("initialize", json!({ "capabilities": {} }));
    client.open("chapters/one.md");
    let mut named = client.at("chapters/one.md", 2, 56);
    named["newName"] = json!("ministry");
    let refused = client.ask("textDocument/rename", named);
    assert!(refused["message"].as_str().expect("why").contains("sources/report.txt"), "{refused}");
}

#[test]
fn words_that_the_library_withholds_are_not_shown() {
    let book = Book::new("[@report#p2]\n");
    let library = format!("{}  publish: none\n", book.read("sources/library.yml"));
    let mut client = Client::ready(book.with("sources/library.yml", library));
    client.open("chapters/one.md");
    for method in ["hover", "completion"] {
        let here = client.at("chapters/one.md", 0, 9);
        let shown = client.ask(&format!("textDocument/{method}"), here).to_string();
        assert!(shown.contains("with") && !shown.contains("bearings"), "{shown}");
    }
}

#[test]
#[ignore = "needs neovim"]
fn neovim_completes_shows_finds_mends_and_renames() {
    let book = Book::new(ALTERED);
    let said = book.path("said.json");
    let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/editors/neovim.lua");
    let run = Command::new("nvim")
        .args(["--headless", "--clean", "-c"])
        .arg(format!("luafile {}", script.display()))
        .env("BRIEFING", binary())
        .env("BOOK", book.path(""))
        .env("SAID", &said)
        .env_remove("BRIEFING_LOCKED")
        .output()
        .expect("nvim");
    assert!(run.status.success(), "{run:?}");
    let said: Value = serde_json::from_str(&book.read("said.json")).expect("JSON");
    assert_eq!(said["error"], Value::Null, "{said:#}");
    assert_eq!(said["found"], json!(["altered"]));
    assert_eq!(said["sources"], json!(["report"]));
    assert_eq!(said["passages"], json!(["p1", "p2"]));
    assert_eq!(said["directives"], json!(["quote"]));
    let documentation = said["documentation"].to_string();
    assert!(documentation.contains("> The bridge was closed on 3 March 2023"), "{documentation}");
    let hover = said["hover"].to_string();
    assert!(hover.contains("Ministry") && hover.contains("14 of 20 bearings"), "{hover}");
    assert_eq!(said["definition"], json!(["sources/report.txt", 2, 0]));
    assert_eq!(said["actions"], json!(["write the source\u{2019}s words"]));
    assert_eq!(said["addresses"], json!(["cite `report#p1`"]));
    assert_eq!(said["left"], 0);
    let text = said["text"].as_str().expect("the chapter");
    assert!(text.contains("\"14 of 20 bearings were cracked\" [@ministry#p2]"), "{text}");
    assert!(text.contains("[@ministry#p1]"), "{text}");
    assert_eq!(said["renamed"], json!(true));
}
