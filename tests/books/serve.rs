//! `briefing serve`: what is shown while a book is written, and what it leaves in the output folder.

use std::fs;
use std::io::Write;

use crate::book::Book;
use crate::served::{Served, files, fresh};

pub(crate) const CHAPTER: &str = "# One\n\nThe mayor said \"We were never told\" [@report].\n";

/// A chapter that says these words, and quotes.
pub(crate) fn saying(words: &str) -> String {
    format!("{CHAPTER}\nSeen: {words}.\n")
}

#[test]
fn a_page_is_reloaded_whichever_way_it_is_saved() {
    let book = Book::new(CHAPTER);
    let mut served = Served::whole(&book);
    let file = book.path("chapters/one.md");

    book.write("chapters/one.md", saying("in place"));
    served.until_shows("/one.html", "in place");

    let (whole, half) = (
        saying("both halves"),
        "# One\n\nThe mayor said \"We were never told\" [@report]. Half.\n",
    );
    let mut open = fs::File::create(&file).expect("the chapter");
    open.write_all(half.as_bytes()).expect("the first half");
    served.until_shows("/one.html", "Half.");
    open.write_all(&whole.as_bytes()[CHAPTER.len()..]).expect("the second half");
    drop(open);
    served.until_shows("/one.html", "both halves");

    let beside = book.path("chapters/.one.md.new");
    fs::write(&beside, saying("renamed")).expect("a file");
    fs::rename(&beside, &file).expect("the chapter");
    served.until_shows("/one.html", "renamed");

    let backup = book.path("chapters/one.md~");
    fs::rename(&file, &backup).expect("the backup");
    fs::write(&file, saying("behind a backup")).expect("the chapter");
    fs::remove_file(&backup).expect("the backup");
    served.until_shows("/one.html", "behind a backup");

    fs::remove_file(&file).expect("the chapter");
    served.until_finds("one.md");
    assert!(served.get("/one.html").body.contains("behind a backup"));
    assert!(!file.exists(), "what the author removed is not made anew");
    fs::write(&file, saying("made anew")).expect("the chapter");
    served.until_shows("/one.html", "made anew");
}

#[test]
fn what_is_shown_at_once_is_what_the_whole_book_has() {
    let book = Book::new(CHAPTER)
        .with("chapters/two.md", "# Two\n")
        .with("chapters/a/three.md", "# Three\n\nSee [one](../one.md).\n")
        .with(
            "chapters/SUMMARY.md",
            "# S\n\n- [One](one.md)\n- [Two](two.md)\n  - [Three](a/three.md)\n",
        );
    let mut served = Served::whole(&book);
    let pages = ["/one.html", "/index.html", "/a/three.html", "/sources/report.html"];
    for (file, shown, text) in [
        ("chapters/one.md", pages[0], saying("first")),
        (
            "chapters/a/three.md",
            pages[2],
            "# Three\n\nIt was \"14 of 20\" [@report].\n\nSeen: third.\n".to_owned(),
        ),
    ] {
        let whole = served.last.book;
        book.write(file, text);
        served.until_shows(shown, "Seen: ");
        let page = |served: &Served, path: &&str| without_names(&served.get(path).body);
        let ahead: Vec<String> = pages.iter().map(|path| page(&served, path)).collect();
        served.until(|served| served.last.book > whole);
        let whole: Vec<String> = pages.iter().map(|path| page(&served, path)).collect();
        for (ahead, whole) in ahead.iter().zip(&whole) {
            let differ = ahead.lines().zip(whole.lines()).find(|(ahead, whole)| ahead != whole);
            assert!(ahead == whole, "{file}: {differ:?}");
        }
    }
}

/// Leaves out the lines that name what the whole book alone has: its index for the search, and the
/// number of the pages shown.
fn without_names(page: &str) -> String {
    let lines =
        page.lines().filter(|line| !line.contains("searchindex") && !line.contains("data-pages"));
    lines.collect::<Vec<_>>().join("\n")
}

#[test]
fn what_is_found_is_shown_and_the_last_good_page_stays() {
    let book = Book::new(CHAPTER);
    let mut served = Served::whole(&book);
    let good = files(&book.path("book"));
    book.write("chapters/one.md", CHAPTER.replace("never", "seldom & <not"));
    let found = served.until_finds("seldom");
    for words in [
        "\"code\":\"altered\"",
        "\"severity\":\"error\"",
        "chapters/one.md:3:",
        "\"line\":[\"The mayor said \\\"We were \",\"seldom & <not\",",
        "\"last_good\":true",
        "1 error",
    ] {
        assert!(found.contains(words), "{words}\n{found}");
    }
    assert!(served.get("/one.html").body.contains("We were never told"));
    assert_eq!(files(&book.path("book")), good);
    book.write("chapters/one.md", saying("mended"));
    served.until_shows("/one.html", "mended");
    served.until(|served| served.get("/_briefing/findings.json").body.contains("\"findings\":[]"));
    let said = served.said();
    assert!(said.contains("error[altered]") && said.contains("--> chapters/one.md:3:"), "{said}");
}

#[test]
fn a_book_that_is_wrong_from_the_start_is_served_once_it_is_right() {
    let book = Book::new(&CHAPTER.replace("never", "seldom"));
    let mut served = Served::start(&book);
    served.until_finds("altered");
    let page = served.get("/");
    assert_eq!(page.status, 503, "{}", page.body);
    assert!(page.body.contains("/_briefing/live.js"), "{}", page.body);
    book.write("chapters/one.md", CHAPTER);
    served.until_shows("/", "We were never told");
}

#[test]
fn it_answers_to_its_own_name_and_gives_files_of_the_book_alone() {
    let book = Book::new(CHAPTER);
    let served = Served::whole(&book);
    #[cfg(unix)]
    std::os::unix::fs::symlink(book.path("book.toml"), book.path("book/link.toml"))
        .expect("a link");
    let port = served.port();
    for (line, host, status) in [
        ("GET / HTTP/1.1", format!("localhost:{port}"), 200),
        ("HEAD / HTTP/1.1", format!("127.0.0.1:{port}"), 200),
        ("GET / HTTP/1.1", format!("evil.example:{port}"), 403),
        ("GET /_briefing/events HTTP/1.1", "evil.example".to_owned(), 403),
        ("GET / HTTP/1.1", "127.0.0.1".to_owned(), 403),
        ("POST / HTTP/1.1", format!("127.0.0.1:{port}"), 405),
    ] {
        let answered = served.ask(line, &host);
        assert_eq!(answered.status, status, "{line} to {host}: {answered:?}");
    }
    for path in [
        "/../book.toml",
        "/%2e%2e/book.toml",
        "/..%2fbook.toml",
        "/css/%2e%2e/%2e%2e/book.toml",
        "/..%5cbook.toml",
        "/.nojekyll",
        "/link.toml",
        "/css",
        "/css/",
        "//book.toml",
    ] {
        let answered = served.get(path);
        assert!(matches!(answered.status, 301 | 400 | 404), "{path}: {answered:?}");
        assert!(!answered.body.contains("[preprocessor"), "{path}");
    }
    let head = served.get("/").head.to_lowercase();
    assert!(head.contains("cache-control: no-store"), "{head}");
    assert!(head.contains("content-type: text/html; charset=utf-8"), "{head}");
    assert!(!book.read("book/one.html").contains("_briefing/live"), "the output is as built");
}

#[test]
fn a_port_in_use_is_said_with_one_that_is_free() {
    let book = Book::new(CHAPTER);
    let served = Served::start(&book);
    let port = served.port().to_string();
    let run = book.briefing(&["serve", "--port", &port]).ends_with(2);
    run.says(&[&format!("port {port} is in use"), "is free", "--port"]);
}

#[test]
fn a_folder_that_goes_and_comes_back_is_survived() {
    let book = Book::new(CHAPTER);
    let mut served = Served::whole(&book);
    for folder in ["chapters", "sources"] {
        let away = book.path("away");
        fs::rename(book.path(folder), &away).expect("the folder");
        match folder {
            "chapters" => served.until_finds("missing-chapter"),
            // A book without a library is left alone, and a citation is no quotation then.
            _ => served.until_finds("\"findings\":["),
        };
        fs::rename(&away, book.path(folder)).expect("the folder");
        served.until(|served| {
            let found = served.get("/_briefing/findings.json").body;
            !found.contains("missing-chapter") && found.contains("\"fault\":null")
        });
        book.write("chapters/one.md", saying(folder));
        served.until_shows("/one.html", &format!("Seen: {folder}"));
    }
    let config = book.read("book.toml");
    fs::remove_file(book.path("book.toml")).expect("the file");
    served.until_finds("book.toml");
    book.write("book.toml", config.replace("A small book", "Another name"));
    served.until_shows("/one.html", "Another name");
}

#[test]
fn changes_of_sources_facts_and_style_reach_the_pages() {
    let book = Book::new("# One\n\n{{#quote report#p2}}\n");
    let config = book.read("book.toml") + "additional-css = [\"theme/own.css\"]\n";
    let book = book.with("book.toml", config).with("theme/own.css", "p { color: red }\n");
    let mut served = Served::whole(&book);
    let library = book.read("sources/library.yml");
    book.write("sources/library.yml", library.replace("The bridge", "The other bridge"));
    served.until_shows("/one.html", "other bridge");
    let whole = served.last.book;
    book.write("theme/own.css", "p { color: blue }\n");
    served.until(|served| served.last.book > whole && files(&book.path("book")) == fresh(&book));
}

#[test]
fn passages_are_picked_by_their_addresses() {
    let book = Book::new(CHAPTER);
    let library = book.read("sources/library.yml")
        + "secret:\n  type: report\n  title: Kept\n  publish: none\n";
    let book = book
        .with("sources/library.yml", library)
        .with("sources/secret.txt", "Nobody reads this.\n");
    let served = Served::start(&book);
    let list = plain(&served.get("/_briefing/sources").body);
    assert!(list.contains("<a href=\"/_briefing/sources/report\">Ministry</a>"), "{list}");
    let one = served.get("/_briefing/sources/report");
    assert!(one.head.to_lowercase().contains("content-security-policy: default-src 'self'"));
    let page = plain(&one.body);
    for words in [
        "report#p2",
        "value=\"[@report#p2]\"",
        "14 of 20 bearings",
        "{{#quote report#p1 \"The bridge was closed",
    ] {
        assert!(page.contains(words), "{words}\n{page}");
    }
    let found = plain(&served.get("/_briefing/sources/report?q=MAYOR").body);
    assert!(found.contains("report#p2") && !found.contains("report#p1"), "{found}");
    let secret = plain(&served.get("/_briefing/sources/secret").body);
    assert!(secret.contains("[@secret#p1]") && !secret.contains("Nobody"), "{secret}");
    assert_eq!(served.get("/_briefing/sources/nobody").status, 404);
}

/// Returns a page with its numeric character references read.
fn plain(page: &str) -> String {
    let mut parts = page.split("&#");
    let mut text = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let (number, rest) = part.split_once(';').expect("a reference");
        text.extend(number.parse().ok().and_then(char::from_u32));
        text.push_str(rest);
    }
    text
}

#[test]
fn a_kill_at_any_moment_leaves_a_good_book() {
    let book = Book::new(CHAPTER);
    book.briefing(&["build"]).ends_with(0);
    let names = |book: &Book| -> Vec<String> {
        let place = ["book", ".book.last"].map(|name| book.path(name));
        let place = place.iter().find(|place| place.exists()).expect("the last good book");
        files(place)
            .into_iter()
            .map(|(name, _)| name)
            .filter(|name| !name.contains("searchindex"))
            .collect()
    };
    let whole = names(&book);
    for round in 0..8 {
        let mut served = Served::start(&book);
        book.write("chapters/one.md", saying(&format!("round {round}")));
        // Each round a little further on.
        let before = served.last.clone();
        if round % 2 == 1 {
            served.until(|served| served.last != before);
        }
        drop(served);
        assert_eq!(names(&book), whole, "round {round}");
    }
    book.briefing(&["build"]).ends_with(0);
    assert_eq!(files(&book.path("book")), fresh(&book));
    let left: Vec<String> =
        book.files().into_iter().filter(|path| path.starts_with(".book")).collect();
    assert_eq!(left, Vec::<String>::new());
    let mut served = Served::whole(&book);
    book.write("chapters/one.md", saying("after all"));
    served.until_shows("/one.html", "after all");
}

#[test]
fn two_at_once_on_one_folder_do_no_harm() {
    let book = Book::new(CHAPTER);
    let (mut one, mut two) = (Served::start(&book), Served::start(&book));
    for round in 0..4 {
        book.write("chapters/one.md", saying(&format!("round {round}")));
        book.briefing(&["build"]).ends_with(0);
        one.until_shows("/one.html", &format!("round {round}"));
        two.until_shows("/one.html", &format!("round {round}"));
    }
    for served in [&mut one, &mut two] {
        served.until(|_| files(&book.path("book")) == fresh(&book));
    }
}
