//! The library's file itself.

use std::fs;
use std::path::Path;

use crate::library::Library;

#[test]
fn without_a_file_there_is_no_library_and_no_finding() {
    let book = tempfile::tempdir().unwrap();
    let (library, findings) = Library::open(book.path(), Path::new("sources/library.yml"));
    assert!(library.is_none() && findings.is_empty());
}

#[test]
fn says_why_a_file_cannot_be_read() {
    let book = tempfile::tempdir().unwrap();
    let said = |name: &str| {
        let (library, findings) = Library::open(book.path(), Path::new(name));
        assert!(library.is_none(), "{name}");
        findings.into_iter().map(|finding| finding.message).collect::<Vec<_>>().join("; ")
    };
    fs::write(book.path().join("latin.yml"), b"a:\n  title: caf\xe9\n").unwrap();
    fs::create_dir(book.path().join("folder.yml")).unwrap();
    assert_eq!(said("latin.yml"), "`latin.yml` is not UTF-8: byte 16, in line 2");
    assert_eq!(said("folder.yml"), "`folder.yml` is not a plain file");
    #[cfg(unix)]
    {
        let outside = tempfile::NamedTempFile::new().unwrap();
        std::os::unix::fs::symlink(outside.path(), book.path().join("link.yml")).unwrap();
        assert_eq!(said("link.yml"), "`link.yml` is a link that leads out of the book's folder");
    }
}

#[test]
fn opens_a_file_in_its_folder() {
    let book = tempfile::tempdir().unwrap();
    fs::write(book.path().join("library.yml"), "a: { type: web }").unwrap();
    let (library, findings) = Library::open(book.path(), Path::new("library.yml"));
    assert_eq!(findings, []);
    assert_eq!(library.unwrap().entry("a").unwrap().file, "a.txt");
}
