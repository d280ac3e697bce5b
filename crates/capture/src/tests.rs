//! Whole files through [`crate::capture`]: archives, letters, and what no file should be able to do.

use std::io::{Cursor, Write as _};

use zip::ZipWriter;
use zip::write::SimpleFileOptions;

use crate::{Captured, Form, capture};

/// Returns an archive of these entries.
fn zipped(entries: &[(&str, &[u8])]) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in entries {
        zip.start_file(*name, SimpleFileOptions::default()).unwrap();
        zip.write_all(bytes).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

fn read(name: &str, bytes: Vec<u8>) -> Captured {
    capture(name, bytes).unwrap()
}

fn error(name: &str, bytes: Vec<u8>) -> String {
    let finding = capture(name, bytes).unwrap_err();
    assert_eq!((finding.code, finding.helps.len()), ("bad-capture", 1));
    finding.message
}

const CONTAINER: &[u8] = br#"<?xml version="1.0"?><container><rootfiles>
    <rootfile full-path="OPS/book.opf" media-type="application/oebps-package+xml"/></rootfiles></container>"#;
const PACKAGE: &[u8] = br#"<package xmlns:dc="http://purl.org/dc/elements/1.1/"><metadata>
    <dc:title>A book &amp; a half</dc:title><dc:creator>Ada Byron</dc:creator><dc:language>en</dc:language>
    <dc:date>1843-08</dc:date><dc:publisher>A House</dc:publisher></metadata>
    <manifest><item id="a" href="text/one%20a.xhtml"/><item id="b" href="text/../two.xhtml#x"/><item id="c" href="../../../etc/passwd"/></manifest>
    <spine><itemref idref="b"/><itemref idref="a"/><itemref idref="c"/><itemref idref="none"/></spine></package>"#;

#[test]
fn a_book_is_read_in_its_order() {
    let epub = zipped(&[
        ("META-INF/container.xml", CONTAINER),
        ("OPS/book.opf", PACKAGE),
        (
            "OPS/text/one a.xhtml",
            b"<html><body><h1>Second</h1><p>Words&#8201;of <i>the</i> second.</p></body></html>",
        ),
        (
            "OPS/two.xhtml",
            b"<html><head><title>no text</title></head><body><p>First.</p></body></html>",
        ),
        ("etc/passwd", b"<p>Outside.</p>"),
    ]);
    let book = read("x.bin", epub);
    assert_eq!(book.text, "First.\nSecond\nWords\u{2009}of the second.\n");
    assert_eq!((book.form, book.headings), (Form::Epub, vec![2]));
    assert_eq!(book.about.title.as_deref(), Some("A book & a half"));
    assert_eq!(
        (book.about.date.as_deref(), book.about.publisher.as_deref()),
        (Some("1843-08"), Some("A House"))
    );
    assert_eq!(book.notes, ["2 parts of the book are missing in the file"]);
    let protected = zipped(&[
        ("META-INF/container.xml", CONTAINER),
        ("OPS/book.opf", PACKAGE),
        ("META-INF/encryption.xml", br#"<e><CipherReference URI="OPS/two.xhtml"/></e>"#),
    ]);
    assert!(error("x.epub", protected).contains("protected"));
}

#[test]
fn a_document_is_read_with_its_headings() {
    let body = br#"<w:document xmlns:w="w" xmlns:mc="mc"><w:body>
        <w:p><w:pPr><w:pStyle w:val="berschrift1"/></w:pPr><w:r><w:t>The warn</w:t></w:r><w:r><w:t>ing</w:t></w:r></w:p>
        <w:p><w:r><w:t xml:space="preserve">It was </w:t></w:r><w:del><w:r><w:delText>not </w:delText></w:r></w:del><w:ins><w:r><w:t>said</w:t><w:tab/><w:t>&#8220;so&#8221; &amp; no<w:noBreakHyphen/></w:t></w:r></w:ins></w:p>
        <w:p><w:r><mc:AlternateContent><mc:Choice><w:txbxContent><w:p><w:r><w:t>Box</w:t></w:r></w:p></w:txbxContent></mc:Choice><mc:Fallback><w:p><w:r><w:t>Box</w:t></w:r></w:p></mc:Fallback></mc:AlternateContent><w:t>After</w:t></w:r></w:p>
        <w:p/></w:body></w:document>"#;
    let docx = zipped(&[
        ("word/document.xml", body),
        ("word/styles.xml", br#"<s><w:style w:styleId="berschrift1"><w:name w:val="heading 1"/></w:style></s>"#),
        ("word/footnotes.xml", b"<f><w:footnote><w:p><w:r><w:t>A note.</w:t></w:r></w:p></w:footnote></f>"),
        ("docProps/core.xml", b"<c><dc:title>Title</dc:title><dc:creator>Ada</dc:creator><dcterms:created>2024-04-02T10:00:00Z</dcterms:created></c>"),
    ]);
    let document = read("x.docx", docx);
    assert_eq!(document.text, "The warning\nIt was said “so” & no\u{2011}\nBox\nAfter\nA note.\n");
    assert_eq!((document.headings, document.about.title.as_deref()), (vec![1], Some("Title")));
    assert_eq!((document.about.date, document.notes.len()), (None, 1));
}

#[test]
fn archives_are_bounded_whatever_they_say() {
    let zeros = vec![b' '; 3 << 20];
    let bomb = zipped(&[("word/document.xml", &zeros)]);
    assert!(bomb.len() < 1 << 20);
    assert!(error("x.docx", bomb).contains("unpacks to more than is read"));
    let part = vec![b'\n'; 1 << 20];
    let names: Vec<String> = (0..6).map(|n| format!("OPS/{n}.xhtml")).collect();
    let items: String = (0..6).map(|n| format!("<item id='i{n}' href='{n}.xhtml'/>")).collect();
    let spine: String = (0..6).map(|n| format!("<itemref idref='i{n}'/>")).collect();
    let opf = format!("<package><manifest>{items}</manifest><spine>{spine}</spine></package>");
    let mut entries = vec![("META-INF/container.xml", CONTAINER), ("OPS/book.opf", opf.as_bytes())];
    entries.extend(names.iter().map(|name| (name.as_str(), part.as_slice())));
    assert!(error("x.epub", zipped(&entries)).contains("unpacks to more than is read"));
    let many: Vec<String> = (0..10_001).map(|n| n.to_string()).collect();
    let many: Vec<(&str, &[u8])> = many.iter().map(|name| (name.as_str(), &b""[..])).collect();
    assert!(error("x.zip", zipped(&many)).contains("holds 10001 files"));
    assert!(error("x.zip", zipped(&[("a.txt", b"words")])).contains("no kind of document"));
    let entities = br#"<!DOCTYPE d [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]><w:document><w:p><w:r><w:t>x&b;y</w:t></w:r></w:p></w:document>"#;
    assert_eq!(read("x.docx", zipped(&[("word/document.xml", entities)])).text, "xy\n");
    let deep =
        format!("<w:document>{}<w:p><w:r><w:t>deep</w:t></w:r></w:p>", "<w:x>".repeat(200_000));
    assert_eq!(read("x.docx", zipped(&[("word/document.xml", deep.as_bytes())])).text, "deep\n");
}

#[test]
fn letters_are_read_with_their_heads() {
    let letter = "From: =?utf-8?q?Ada_Byr=C3=B6n?= <ada@example.org>\r\nTo: b@example.org\r\nSubject: The warn\r\n ing\r\n\
        Date: Tue, 02 Apr 2024 23:30:00 -0400\r\nMIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=x\r\n\r\n\
        --x\r\nContent-Type: text/plain; charset=windows-1252\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n=93Words=94 of it.\r\n\r\nMore.\r\n\
        --x\r\nContent-Type: application/pdf\r\nContent-Disposition: attachment; filename=a.pdf\r\n\r\nx\r\n--x--\r\n";
    let read_letter = read("x.eml", letter.as_bytes().to_vec());
    assert_eq!(read_letter.text, "“Words” of it.\nMore.\n");
    assert_eq!(read_letter.about.title.as_deref(), Some("The warn ing"));
    assert_eq!(read_letter.about.authors[0].name, "Ada Byrön");
    assert_eq!(read_letter.about.date.as_deref(), Some("2024-04-02"));
    assert_eq!(read_letter.notes, ["1 attachments were left out"]);
    let html = "From: a@example.org\nDate: x\nContent-Type: text/html\n\n<p>One<p hidden>No<p style='display: none'>No<p>Two";
    assert_eq!(read("", html.as_bytes().to_vec()).text, "One\nTwo\n");
}

#[test]
fn a_browsers_archive_is_a_page() {
    let archive = "From: <Saved by Blink>\r\nSnapshot-Content-Location: https://example.org/a\r\nSubject: x\r\n\
        Date: Wed, 10 Apr 2024 08:00:00 -0000\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related; type=\"text/html\"; boundary=\"y\"\r\n\r\n\
        --y\r\nContent-Type: text/html\r\nContent-Transfer-Encoding: quoted-printable\r\nContent-Location: https://example.org/a\r\n\r\n\
        <html><head><title>The warning</title></head><body><p>Words =3D words, enough of them to be read.</p></body></html>\r\n--y--\r\n";
    for name in ["x.mhtml", "x"] {
        let page = read(name, archive.as_bytes().to_vec());
        assert_eq!(
            (page.form, page.about.url.as_deref()),
            (Form::WebArchive, Some("https://example.org/a"))
        );
        assert_eq!(page.about.captured.as_deref(), Some("2024-04-10"));
        assert!(page.text.contains("Words = words"), "{}", page.text);
    }
}

#[test]
fn a_reworded_text_is_doubted_in_any_form() {
    let spun = "Greater than 140 folks died, U.S. officers stated on the situation of anonymity.\n";
    let doubts = read("x.txt", spun.as_bytes().to_vec()).doubts;
    assert_eq!((doubts.len(), doubts[0].code), (1, "doubtful-capture"));
    assert!(doubts[0].message.contains("reworded by a machine"));
}

#[test]
fn what_is_no_source_is_named_in_its_message() {
    for (name, bytes, says) in [
        ("a\nb\u{1b}.txt", &b""[..], r"`a\nb\u{1b}.txt` is empty"),
        ("", b"\n\n", "standard input is empty"),
        ("x.png", b"\x89PNG\r\n\x1a\n", "is a picture"),
        ("x.txt", b"\0\x01\x02\x03", "is no text"),
        ("x.epub", b"PK\x03\x04 broken", "broken archive"),
        ("x.html", b"<p></p><!-- nothing -->", "has no text"),
        ("x.md", b"---\ntitle: only\n---\n", "has no text"),
        ("x.vtt", b"WEBVTT\n", "has no cue"),
        ("x.pdf", b"%PDF-1.4\n%broken", "broken PDF"),
    ] {
        let message = error(name, bytes.to_vec());
        assert!(message.contains(says), "{message}");
    }
    assert!(crate::too_large("x", 1 << 30).message.contains("1073741824 bytes"));
    assert!(error("x.txt", vec![b'a'; (64 << 20) + 1]).contains("64 MiB"));
}
