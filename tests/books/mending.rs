//! `briefing fix`, and `briefing check` for programs: what is found, mended and counted.

use std::fs;
use std::path::Path;

use briefing_plugin::WARNINGS;
use serde_json::Value;

use crate::book::Book;

const CHAPTER: &str = "# One

Engineers found that \"15 of 20 bearings\" were cracked [@report].
The mayor said \"We were never told\" [@report], and the bridge was closed in 2023.
";
const MENDED: &str = "# One

Engineers found that \"14 of 20 bearings\" were cracked [@report#p2].
The mayor said \"We were never told\" [@report#p2], and the bridge was closed in 2023.
";

#[test]
fn fix_shows_the_difference_and_writes_it_only_with_consent() {
    let book = Book::new(CHAPTER);
    let before = book.files();
    let run = book.briefing(&["fix"]).ends_with(1);
    let shown = "chapters/one.md:
  line 3
  - Engineers found that \"15 of 20 bearings\" were cracked [@report].
  - The mayor said \"We were never told\" [@report], and the bridge was closed in 2023.
  + Engineers found that \"14 of 20 bearings\" were cracked [@report].
  + The mayor said \"We were never told\" [@report#p2], and the bridge was closed in 2023.
";
    assert!(run.out.ends_with("closed in 2023.\n"), "{}", run.out);
    assert_eq!(run.out.replace("\n  line 4", ""), reordered(shown), "{}", run.out);
    assert!(run.err.contains("2 changes in 1 file, nothing written"), "{}", run.err);
    assert_eq!(book.read("chapters/one.md"), CHAPTER);
    book.briefing(&["fix", "--dry-run"]).ends_with(1);
    assert_eq!(book.read("chapters/one.md"), CHAPTER);
    // Where the mended words stand is found once they are mended, and written, too.
    book.briefing(&["fix", "--yes"]).ends_with(0).says(&["1 file changed"]);
    assert_eq!(book.read("chapters/one.md"), MENDED);
    assert_eq!(book.files(), before);
    book.briefing(&["fix", "--yes"]).ends_with(0).says(&["nothing to fix"]);
}

/// Two lines that change apart are shown apart.
fn reordered(shown: &str) -> String {
    let lines: Vec<&str> = shown.lines().collect();
    let order = [0, 1, 2, 4, 3, 5];
    order.iter().map(|&at| format!("{}\n", lines[at])).collect()
}

#[test]
fn fix_keeps_the_bytes_it_does_not_change_and_leaves_what_has_two_mends() {
    let chapter =
        "\u{feff}One\u{a0}line.\r\n\r\nThe mayor said \"We were never told\" [@report].\r\n";
    let book = Book::new(chapter);
    book.briefing(&["fix", "--yes"]).ends_with(0);
    assert_eq!(book.read("chapters/one.md"), chapter.replace("[@report]", "[@report#p2]"));
    let twice = "It was \"shut it down again now\", he said.\n";
    let book = Book::new(twice)
        .with("sources/report.txt", "They shut it down again now.\nThey shut it down again now.\n");
    book.briefing(&["fix", "--yes"]).ends_with(1);
    assert_eq!(book.read("chapters/one.md"), twice);
}

#[test]
fn a_check_prints_findings_as_json_and_as_commands_of_github() {
    let book = Book::new(CHAPTER);
    let run = book.briefing(&["check", "--format", "json", "--coverage"]).ends_with(1);
    let found: Value = serde_json::from_str(&run.out).expect("JSON");
    assert_eq!((&found["errors"], run.err.as_str()), (&Value::from(1), ""));
    let altered = &found["findings"].as_array().expect("a list")[1];
    assert_eq!(altered["code"], "altered");
    assert_eq!(altered["at"]["file"], "chapters/one.md");
    assert_eq!((&altered["at"]["line"], &altered["at"]["column"]), (&3.into(), &23.into()));
    assert_eq!(altered["mends"][0]["edits"][0]["with"], "14");
    let bare = found["coverage"]["bare-number"].as_array().expect("a list");
    assert_eq!(bare.len(), 0, "{bare:?}");

    let run = book.briefing(&["check", "--format", "github"]).ends_with(1);
    let line = "::error file=chapters/one.md,line=3,col=23,endLine=3,endColumn=25,title=altered::\
                the quotation has “15” where the source has “14”%0A";
    assert!(run.out.contains(line), "{}", run.out);
    assert_eq!(run.err, "");
}

#[test]
fn a_check_counts_what_rests_on_nothing() {
    let book = Book::new(
        "# In 2023\n\nThe bridge has 20 bearings. It was closed.\n\nIt opened on 4 May 1970.\n\n\
         The mayor said \"We were never told\" [@report]. She said so \"twice\".\n",
    );
    let run = book.briefing(&["check", "--coverage"]).ends_with(0);
    let expected = "    1  quotations checked
    0  accounts of facts checked
    1  quotation marks without a source
         chapters/one.md:7:61: no citation covers this quotation
    0  sources never cited
    0  judgements without a citation
    0  facts on one voice
    2  sentences with a figure or date and no citation
         chapters/one.md:3:1: The bridge has 20 bearings.
         chapters/one.md:5:1: It opened on 4 May 1970.
";
    assert_eq!(run.out, expected);
}

#[test]
fn a_book_says_what_becomes_of_a_warning() {
    let chapter = "She said so \"twice\".\n\nThe mayor said \"We were never told\" [@report].\n";
    let with = |levels: &str| {
        let book = Book::new(chapter);
        let toml = book.read("book.toml");
        let notes = "command = \"briefing notes\"\n";
        book.with("book.toml", toml.replace(notes, &format!("{notes}levels = {{ {levels} }}\n")))
    };
    with("").briefing(&["check"]).ends_with(0).says(&["warning[uncited]"]);
    let run = with("uncited = \"allow\"").briefing(&["check"]).ends_with(0);
    assert!(!run.err.contains("uncited"), "{}", run.err);
    for command in ["check", "build"] {
        let run = with("uncited = \"error\"").briefing(&[command]).ends_with(1);
        run.says(&["error[uncited]"]);
    }
    with("absent = \"allow\"").briefing(&["check"]).ends_with(1).says(&[
        "error[setting]",
        "book.toml:",
        "no code of a warning: `absent`",
    ]);
}

/// Every code that a file of the program warns with can be given a level. What `briefing add` doubts
/// is said once, and is of no book's building.
#[test]
fn each_warning_has_a_code_that_a_book_may_name() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut files = Vec::new();
    for folder in ["crates", "preprocessors", "renderers", "src"] {
        rust_files(&root.join(folder), &mut files);
    }
    let mut seen = 0;
    let of_add = [root.join("crates/capture"), root.join("src/add"), root.join("src/add.rs")];
    files.retain(|file| !of_add.iter().any(|folder| file.starts_with(folder)));
    for file in files {
        let text = fs::read_to_string(&file).expect("a file");
        for (_, rest) in
            text.match_indices("Diagnostic::warning(").map(|(at, it)| (at, &text[at + it.len()..]))
        {
            let Some(code) = rest.trim_start().strip_prefix('"') else { continue };
            let code = code.split('"').next().expect("its end");
            // A letter stands for a code in tests of the message type.
            if code.len() > 1 {
                assert!(WARNINGS.contains(&code), "{code} in {}", file.display());
                seen += 1;
            }
        }
    }
    assert!(seen > WARNINGS.len() / 2, "{seen}");
}

fn rust_files(folder: &Path, found: &mut Vec<std::path::PathBuf>) {
    for entry in fs::read_dir(folder).expect("a folder").flatten() {
        let path = entry.path();
        match path.is_dir() {
            true => rust_files(&path, found),
            false if path.extension().is_some_and(|one| one == "rs") => found.push(path),
            false => {}
        }
    }
}
