//! Wrong input of every kind: a clear message with its place, the right exit code, and the last
//! good book untouched.

use crate::book::Book;

/// A fault: what it is called, the chapter, the files that differ, and what must be said.
struct Case {
    name: &'static str,
    chapter: &'static str,
    files: &'static [(&'static str, &'static [u8])],
    says: &'static [&'static str],
}

const SOUND: &str = "Nothing was said: \"We were never told\" [@report].\n";

const LIBRARY: &str = "sources/library.yml";

#[rustfmt::skip]
const CASES: &[Case] = &[
    Case { name: "source not UTF-8", chapter: SOUND, files: &[("sources/report.txt", b"The \xff bridge.\n")],
        says: &["sources/report.txt", "UTF-8", "line 1"] },
    Case { name: "source empty", chapter: SOUND, files: &[("sources/report.txt", b"")],
        says: &["sources/report.txt", "empty"] },
    Case { name: "unknown source", chapter: "It says \"We were never told\" [@reprot].\n", files: &[],
        says: &["chapters/one.md:1:32", "unknown-source", "did you mean `report`?"] },
    Case { name: "duplicate id", chapter: SOUND, files: &[(LIBRARY, b"report:\n  type: report\nreport:\n  type: misc\n")],
        says: &["sources/library.yml:3:1", "report"] },
    Case { name: "id that climbs", chapter: SOUND, files: &[(LIBRARY, b"report:\n  type: report\n../etc/passwd:\n  type: misc\n")],
        says: &["sources/library.yml:3:1", "../etc/passwd"] },
    Case { name: "id with a slash", chapter: SOUND, files: &[(LIBRARY, b"report:\n  type: report\na/b:\n  type: misc\n")],
        says: &["sources/library.yml:3:1", "a/b"] },
    Case { name: "unknown key in the library", chapter: SOUND, files: &[(LIBRARY, b"report:\n  type: report\n  fidelty: verbatim\n")],
        says: &["sources/library.yml:3:3", "unknown-key", "did you mean `fidelity`?"] },
    Case { name: "impossible date", chapter: SOUND, files: &[(LIBRARY, b"report:\n  type: report\n  captured: 2024-02-30\n")],
        says: &["sources/library.yml:3:", "2024-02-30"] },
    Case { name: "cyclic derived-from", chapter: SOUND,
        files: &[(LIBRARY, b"report:\n  type: report\n  derived-from: other\nother:\n  type: misc\n  derived-from: report\n")],
        says: &["sources/library.yml:", "derived-from", "report"] },
    Case { name: "unknown key in a directive", chapter: "{{#quote report \"We were never told\" speeker=\"Anna Holm\"}}\n", files: &[],
        says: &["chapters/one.md:1:38", "unknown-key", "did you mean `speaker`?"] },
    Case { name: "unclosed directive", chapter: "Text.\n\n{{#quote report \"We were never told\"\n", files: &[],
        says: &["chapters/one.md:3:1", "unclosed-directive"] },
    Case { name: "misspelt directive", chapter: "{{#qoute report \"We were never told\"}}\n", files: &[],
        says: &["chapters/one.md:1:", "did you mean `{{#quote`?"] },
    Case { name: "include of a file outside", chapter: "{{#include ../../../etc/hosts.md}}\n", files: &[],
        says: &["chapters/one.md:1:"] },
    Case { name: "include of itself", chapter: "Text.\n\n{{#include one.md}}\n", files: &[],
        says: &["chapters/one.md:3:", "itself"] },
    Case { name: "include of a missing file", chapter: "Text.\n\n{{#include oen.md}}\n", files: &[],
        says: &["chapters/one.md:3:", "oen.md", "one.md"] },
    Case { name: "quotation that stands twice", chapter: "It says \"the bridge\" [@report].\n",
        files: &[("sources/report.txt", b"Of the bridge nothing is left.\nThey mourn the bridge today.\n")],
        says: &["chapters/one.md:1:", "ambiguous", "report#p1", "report#p2"] },
    Case { name: "unpaired mark", chapter: "It says \"We were never told [@report].\n", files: &[],
        says: &["chapters/one.md:1:9", "unpaired"] },
    Case { name: "quotation without a citation", chapter: "It says \"We were never told\" once.\n", files: &[],
        says: &["chapters/one.md:1:", "uncited", "[@report#p2]"] },
    Case { name: "word altered", chapter: "It says \"We were always told\" [@report].\n", files: &[],
        says: &["chapters/one.md:1:", "altered", "never"] },
    Case { name: "fault in an included file", chapter: "Before.\n\n{{#include part.md}}\n\nAfter.\n",
        files: &[("chapters/part.md", b"One.\n\nIt says \"We were always told\" [@report].\n")],
        says: &["chapters/part.md:3:18", "altered"] },
    Case { name: "fault in a list in a list", chapter: "- One.\n  - It says \"We were always told\" [@report].\n", files: &[],
        says: &["chapters/one.md:2:22", "altered"] },
    Case { name: "fault in a quotation", chapter: "> It says \"We were always told\" [@report].\n>\n> So be it.\n", files: &[],
        says: &["chapters/one.md:1:20", "altered"] },
    Case { name: "fault behind an include", chapter: "{{#include part.md}}\n\nIt says \"We were always told\" [@report].\n",
        files: &[("chapters/part.md", "Ünï.\n\nTwo.\n".as_bytes())],
        says: &["chapters/one.md:3:18", "altered"] },
    Case { name: "words of another source", chapter: "It says \"We were never told\" [@other].\n",
        files: &[(LIBRARY, b"report:\n  type: report\nother:\n  type: misc\n"), ("sources/other.txt", b"Nothing of the kind.\n")],
        says: &["chapters/one.md:1:", "elsewhere", "report#p2"] },
    Case { name: "two chapters of one path", chapter: SOUND,
        files: &[("chapters/SUMMARY.md", b"# Summary\n\n- [One](one.md)\n- [A](README.md)\n- [B](index.md)\n"),
            ("chapters/README.md", b"Text.\n"), ("chapters/index.md", b"Text.\n")],
        says: &["chapters/SUMMARY.md:", "duplicate-chapter", "index.md"] },
    Case { name: "misspelt chapter", chapter: SOUND,
        files: &[("chapters/SUMMARY.md", b"# Summary\n\n- [One](one.md)\n- [Two](tow.md)\n"), ("chapters/two.md", b"Text.\n")],
        says: &["chapters/SUMMARY.md:4:9", "missing-chapter", "did you mean `two.md`?"] },
    Case { name: "chapter that is nowhere", chapter: SOUND,
        files: &[("chapters/SUMMARY.md", b"# Summary\n\n- [One](one.md)\n- [Far](<./a far/one.md>)\n")],
        says: &["chapters/SUMMARY.md:4:", "missing-chapter", "take the chapter out"] },
    Case { name: "directive without its sign", chapter: "{{quote report \"We were never told\"}}\n", files: &[],
        says: &["chapters/one.md:1:", "did you mean `{{#quote`?"] },
    Case { name: "unknown setting", chapter: SOUND,
        files: &[("book.toml", b"[book]\nsrc = \"chapters\"\n[preprocessor.quotes]\ncommand = \"briefing quotes\"\n\
            before = [\"notes\", \"links\"]\n[preprocessor.notes]\ncommand = \"briefing notes\"\nbefore = [\"links\"]\nstlye = \"x\"\n")],
        says: &["book.toml:9:1", "did you mean `style`?"] },
    Case { name: "newer program wanted", chapter: SOUND,
        files: &[("book.toml", b"[book]\nsrc = \"chapters\"\n[preprocessor.quotes]\ncommand = \"briefing quotes\"\n\
            before = [\"notes\", \"links\"]\n[preprocessor.notes]\ncommand = \"briefing notes\"\nbefore = [\"links\"]\nrequires = \"^99\"\n")],
        says: &["requires", "^99"] },
];

impl Case {
    fn book(&self) -> Book {
        self.files
            .iter()
            .fold(Book::new(self.chapter), |book, (path, content)| book.with(path, content))
    }
}

#[test]
fn each_fault_is_named_with_its_place_and_its_mend() {
    for case in CASES {
        case.book().briefing(&["check"]).of(case.name).ends_with(1).says(case.says);
    }
}

#[test]
fn a_failed_build_leaves_the_last_good_book_and_no_other_file() {
    for case in CASES {
        let book = Book::new(SOUND);
        book.briefing(&["build"]).ends_with(0);
        let (page, lock) = (book.read("book/one.html"), book.read("briefing.lock"));
        let before = book.files();
        book.write("chapters/one.md", case.chapter);
        case.files.iter().for_each(|(path, content)| book.write(path, content));
        book.briefing(&["build"]).of(case.name).ends_with(1);
        assert_eq!((page, lock), (book.read("book/one.html"), book.read("briefing.lock")));
        let added = case.files.iter().map(|(path, _)| (*path).to_owned());
        let mut expected: Vec<String> = before.into_iter().chain(added).collect();
        expected.sort();
        expected.dedup();
        assert_eq!(book.files(), expected);
    }
}

#[test]
fn all_faults_of_all_steps_are_shown_at_once() {
    Book::new("\"We were always told\" [@report].\n\nA claim [@nobody].\n\n{{#judgement a likelihood=\"probabel\"}}\nText [@report].\n{{/judgement}}\n")
        .briefing(&["check"])
        .ends_with(1)
        .says(&["error[altered]", "error[unknown-source]", "probabel", "3 errors"]);
}

#[test]
fn a_directive_in_code_is_left_alone() {
    let code = "```text\n{{#quote nobody \"never said by anyone at all\"}} [@nobody]\n```\n";
    Book::new(code).briefing(&["check"]).ends_with(0);
}

#[test]
fn a_source_of_fifty_megabytes_in_one_line_is_read() {
    let mut text = "word ".repeat(10_000_000);
    text.push_str("We were never told. End\n");
    Book::new(SOUND).with("sources/report.txt", text).briefing(&["check"]).ends_with(0);
}

#[test]
fn a_library_of_wrong_yaml_is_an_error_with_its_line() {
    Book::new(SOUND)
        .with(LIBRARY, "report:\n  type: [report\n")
        .briefing(&["check"])
        .ends_with(1)
        .says(&["sources/library.yml:"]);
}

#[cfg(unix)]
#[test]
fn a_symlink_out_of_the_book_is_not_followed() {
    let outside = tempfile::NamedTempFile::new().expect("a file");
    std::fs::write(outside.path(), "We were never told.\n").expect("its text");
    let book = Book::new(SOUND).without("sources/report.txt");
    std::os::unix::fs::symlink(outside.path(), book.path("sources/report.txt")).expect("a link");
    book.briefing(&["check"]).ends_with(1).says(&["sources/report.txt"]);
}

#[test]
fn what_a_source_says_reaches_the_page_as_text() {
    let hostile = "<script>alert(1)</script> </blockquote> [^1] {{#include /etc/passwd}} {{#each}} *a* `b` \
                   | c | \\ -- ... 'd' <!-- e --> &amp; http://f.example";
    let book = Book::new("{{#quote report#p1}}\n")
        .with("sources/report.txt", format!("{hostile}\n"))
        .with(
            LIBRARY,
            "report:\n  type: report\n  title: \"<script>x</script> [^1] *t* {{#each}}\"\n",
        );
    book.briefing(&["build"]).ends_with(0);
    let shown = hostile.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;");
    for page in ["book/one.html", "book/sources/report.html"] {
        let html =
            book.read(page).replace("&quot;", "\"").replace("&#39;", "'").replace("&#x27;", "'");
        assert!(html.contains(&shown), "{page}:\n{html}");
        assert!(!html.contains("<script>alert"), "{page}");
        assert!(!html.contains("<script>x"), "{page}");
    }
}

#[test]
fn hostile_json_is_refused_with_a_message() {
    let book = Book::new(SOUND);
    for input in
        ["", "{", "[]", "[1, 2]", "[{}, {}", "null", "[{\"root\": 7}, {\"items\": \"no\"}]"]
    {
        for step in ["diffs", "quotes", "notes"] {
            let run = book.pipe(&[step], input.as_bytes()).ends_with(2).says(&["error"]);
            assert_eq!(run.out, "", "{step} {input}");
        }
    }
    book.pipe(&["quotes"], "[".repeat(200_000).as_bytes()).ends_with(2).says(&["error"]);
}

#[test]
fn supports_says_yes_whatever_is_asked() {
    let book = Book::new(SOUND);
    for renderer in ["html", "pdf", "no-such-renderer"] {
        for step in ["diffs", "quotes", "notes"] {
            book.briefing(&[step, "supports", renderer]).ends_with(0);
        }
    }
}

#[test]
fn without_a_book_it_cannot_run() {
    let book = Book::new(SOUND).without("book.toml");
    for command in ["build", "check", "lock"] {
        book.briefing(&[command]).ends_with(2).says(&["book.toml"]);
    }
    book.briefing(&["find", "told"]).ends_with(2).says(&["book.toml"]);
}

#[test]
fn an_output_folder_with_the_books_own_files_is_refused() {
    for folder in [".", "chapters", "chapters/.."] {
        let book = Book::new(SOUND);
        let config = format!("{}\n[build]\nbuild-dir = \"{folder}\"\n", book.read("book.toml"));
        book.write("book.toml", config);
        let before = book.files();
        book.briefing(&["build"]).ends_with(2).says(&["own files"]);
        assert_eq!(book.files(), before, "{folder}");
    }
}

#[test]
fn sources_inside_the_chapters_folder_are_a_warning() {
    let book = Book::new(SOUND);
    let config = book.read("book.toml").replace("src = \"chapters\"", "src = \".\"");
    book.with("book.toml", config)
        .with("SUMMARY.md", "# Summary\n\n- [One](chapters/one.md)\n")
        .briefing(&["check"])
        .ends_with(0)
        .says(&["warning[sources-copied]"]);
}
