use std::fs;

use super::{book, check_positions, open, show};

#[test]
fn what_cannot_be_included_is_placed_and_stays_on_the_page() {
    let root = book(&[
        ("part.md", "\n  {{#include gone.md}}\n"),
        ("self.md", "{{#include self.md}}"),
        ("part/loop.md", "{{#include loop2.md}}"),
        ("part/loop2.md", "x\n{{#include loop.md}}"),
        ("anchors.md", "ANCHOR: first\nx\nANCHOR_END: first\n"),
    ]);
    fs::write(root.path().join("src/latin.md"), b"a\n\xe9t\xe9\n").expect("a file");
    fs::create_dir(root.path().join("src/folder.md")).expect("a folder");
    let large = fs::File::create(root.path().join("src/large.md")).expect("a file");
    large.set_len(crate::files::LARGEST + 1).expect("it grows");
    #[cfg(unix)]
    std::os::unix::fs::symlink("/etc", root.path().join("src/etc.md")).expect("a link");
    #[cfg(unix)]
    std::os::unix::fs::symlink("/etc/hosts", root.path().join("src/hosts.md")).expect("a link");

    let way = "write the path from the folder of the file that includes it; what a book includes \
               lies in the book's folder";
    let from = "(the path is taken from the folder of the file that includes it)";
    for (line, expected) in [
        ("prat.md", format!("`prat.md` does not exist | did you mean `part.md`? {from}")),
        (
            "part/lop.md",
            format!("`part/lop.md` does not exist | did you mean `part/loop.md`? {from}"),
        ),
        ("nowhere/part.md", format!("`nowhere/part.md` does not exist {from}")),
        ("part.md/x.md", format!("`part.md/x.md` does not exist {from}")),
        ("../../x.md", format!("`../../x.md` lies outside the book's folder | {way}")),
        ("/etc/x.md", format!("`/etc/x.md` lies outside the book's folder | {way}")),
        ("hosts.md", format!("`hosts.md` lies outside the book's folder | {way}")),
        ("etc.md/x.md", format!("`etc.md/x.md` does not exist {from}")),
        ("etc.md/../x.md", format!("`etc.md/../x.md` does not exist {from}")),
        ("folder.md", "`folder.md` is not a file".to_owned()),
        ("large.md", "`large.md` is larger than 16 MiB".to_owned()),
        (
            "latin.md",
            "`latin.md` is not UTF-8: line 2 has bytes that are no character | save the file as \
             UTF-8"
                .to_owned(),
        ),
        (
            "anchors.md:frist",
            "`src/anchors.md` has no anchor `frist` | did you mean `first`? (an anchor is a line \
             with `ANCHOR: frist`, such as `<!-- ANCHOR: frist -->`)"
                .to_owned(),
        ),
        ("c.md", "`c.md` includes itself (the way round is c.md → c.md)".to_owned()),
    ] {
        let text = format!("é\n> {{{{#include {line}}}}} x\n");
        fs::write(root.path().join("src/c.md"), &text).expect("a file");
        let (page, found) = open(&root, "c.md");
        let expected = format!("src/c.md:2:3 `{{{{#include {line}}}}}` {expected}");
        assert_eq!(show(&found), [expected], "{line}");
        assert_eq!(page.text(), text);
        check_positions(&page).expect(line);
    }
    for (line, expected) in [
        (
            "part.md",
            format!("src/part.md:2:3 `{{{{#include gone.md}}}}` `gone.md` does not exist {from}"),
        ),
        (
            "self.md",
            "src/self.md:1:1 `{{#include self.md}}` `self.md` includes itself \
             (the way round is self.md → self.md)"
                .to_owned(),
        ),
        (
            "part/loop.md",
            "src/part/loop2.md:2:1 `{{#include loop.md}}` `loop.md` includes itself \
             (the way round is loop.md → loop2.md → loop.md)"
                .to_owned(),
        ),
    ] {
        fs::write(root.path().join("src/c.md"), format!("{{{{#include {line}}}}}"))
            .expect("a file");
        let (_, found) = open(&root, "c.md");
        assert_eq!(show(&found), [expected], "{line}");
    }
}
