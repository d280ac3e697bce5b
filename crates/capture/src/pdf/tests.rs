use super::read;
use crate::Captured;

/// Returns a PDF with a page for each content stream, in Helvetica (`/F`) without its font file.
fn pdf(pages: &[&str], info: &str, encrypt: &str) -> Vec<u8> {
    let mut out = b"%PDF-1.7\n".to_vec();
    let mut offsets = Vec::new();
    let mut object = |out: &mut Vec<u8>, body: &str| {
        offsets.push(out.len());
        let number = offsets.len();
        out.extend(format!("{number} 0 obj\n{body}\nendobj\n").bytes());
    };
    let kids: Vec<String> = (0..pages.len()).map(|n| format!("{} 0 R", 5 + 2 * n)).collect();
    object(&mut out, "<< /Type /Catalog /Pages 2 0 R >>");
    object(
        &mut out,
        &format!("<< /Type /Pages /Kids [{}] /Count {} >>", kids.join(" "), pages.len()),
    );
    object(
        &mut out,
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
    );
    object(&mut out, &format!("<< {info} >>"));
    for (n, content) in pages.iter().enumerate() {
        let page = format!(
            "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F 3 0 R >> >> /Contents {} 0 R >>",
            6 + 2 * n
        );
        object(&mut out, &page);
        object(&mut out, &format!("<< /Length {} >>\nstream\n{content}\nendstream", content.len()));
    }
    let start = out.len();
    out.extend(format!("xref\n0 {}\n0000000000 65535 f \n", offsets.len() + 1).bytes());
    offsets.iter().for_each(|at| out.extend(format!("{at:010} 00000 n \n").bytes()));
    let size = offsets.len() + 1;
    out.extend(format!("trailer\n<< /Size {size} /Root 1 0 R /Info 4 0 R {encrypt} >>\nstartxref\n{start}\n%%EOF\n").bytes());
    out
}

/// Returns a content stream that writes lines from the top, each with its indent.
fn content(lines: &[(u32, &str)]) -> String {
    let line = |(n, (indent, words)): (usize, &(u32, &str))| {
        format!("BT /F 11 Tf 1 0 0 1 {} {} Tm ({words}) Tj ET\n", 72 + indent, 740 - 14 * n)
    };
    lines.iter().enumerate().map(line).collect()
}

fn text(pages: &[&str]) -> Captured {
    read(pdf(pages, "", "")).unwrap()
}

#[test]
fn lines_become_paragraphs() {
    let page = content(&[
        (0, "The embassy warned its citizens that extremists had imminent plans to target"),
        (0, "large gatherings in Moscow, to include concerts, and that they should be ad-"),
        (0, "vised to avoid large gatherings over the next 48 hours, wherever they may be."),
        (12, "A second paragraph begins with an indent and says that the well-known plan"),
        (0, "was advised against; it ends here."),
        (0, "A third begins because the line before had room for its first words."),
    ]);
    let captured = text(&[&page]);
    let lines: Vec<&str> = captured.text.lines().collect();
    assert_eq!(
        lines,
        [
            "The embassy warned its citizens that extremists had imminent plans to target large gatherings in Moscow, to include concerts, and that they should be advised to avoid large gatherings over the next 48 hours, wherever they may be.",
            "A second paragraph begins with an indent and says that the well-known plan was advised against; it ends here.",
            "A third begins because the line before had room for its first words.",
        ]
    );
    assert_eq!(captured.notes, ["1 words that a line's end divided were joined"]);
}

#[test]
fn hyphens_that_belong_to_a_word_stay() {
    let page = content(&[
        (0, "It was a well-known fact, said twice here so that it stands in the file, well-"),
        (0, "known to all of the officials who were asked, and to the people of the U.S.-"),
        (0, "Russia desk."),
    ]);
    let text = text(&[&page]).text;
    assert!(text.contains("the file, well-known to all"), "{text}");
}

#[test]
fn letters_placed_one_by_one_make_words() {
    let page = "BT /F 10 Tf 1 0 0 1 72 700 Tm [(A)10(v)-15(oid)-300(large)] TJ ( gatherings) Tj ET\n\
                BT /F 6 Tf 1 0 0 1 174 704 Tm (7) Tj ET\n\
                BT /F 10 Tf 1 0 0 1 72 680 Tm (Bold) Tj 1 0 0 1 72.3 680 Tm (Bold) Tj ET";
    assert_eq!(text(&[page]).text, "Avoid large gatherings 7\nBold\n");
}

#[test]
fn pages_are_parted_and_their_numbers_are_furniture() {
    let page = |n: u32| {
        format!(
            "{}BT /F 9 Tf 1 0 0 1 72 800 Tm (The Report {n}) Tj ET BT /F 9 Tf 1 0 0 1 300 40 Tm ({n}) Tj ET",
            content(&[(0, ["Words", "of pages", "of their own"][n as usize - 7])])
        )
    };
    let pages: Vec<String> = [7, 8, 9].iter().map(|n| page(*n)).collect();
    let captured = text(&[&pages[0], "", &pages[1], &pages[2]]);
    assert_eq!(captured.text.split('\u{c}').count(), 4);
    assert_eq!(captured.text.split('\u{c}').nth(3), Some("of their own\nThe Report 9\n9\n"));
    assert_eq!(captured.furniture, [2, 3, 5, 6, 8, 9]);
    assert_eq!(captured.notes, ["no text on page 2"]);
    let number = "BT /F 9 Tf 1 0 0 1 300 40 Tm (12) Tj ET";
    assert_eq!(text(&[&format!("{}{number}", content(&[(0, "Words")]))]).furniture, [2]);
}

#[test]
fn what_the_file_states_is_taken_and_its_name_is_not() {
    let words = content(&[(0, "Words.")]);
    let about = |info: &str| read(pdf(&[&words], info, "")).unwrap();
    let stated = about(
        "/Title (A report \\(final\\)) /Author (Ada Byron) /CreationDate (D:20240402101500Z)",
    );
    assert_eq!(stated.about.title.as_deref(), Some("A report (final)"));
    assert_eq!(stated.about.authors[0].name, "Ada Byron");
    assert_eq!(stated.about.date, None);
    assert_eq!(
        stated.notes,
        ["the file was made on 2024-04-02, which need not be the day of publication"]
    );
    assert_eq!(about("/Title (Microsoft Word - draft3.docx)").about.title, None);
    assert_eq!(about("/Title <FEFF04170430>").about.title.as_deref(), Some("За"));
}

#[test]
fn words_that_marked_content_stands_for_are_taken() {
    let page = "BT /F 10 Tf 1 0 0 1 72 700 Tm (x) Tj /Span << /ActualText (office) >> BDC (of) Tj (ce) Tj EMC (y) Tj ET";
    assert_eq!(text(&[page]).text, "xofficey\n");
}

#[test]
fn what_cannot_be_read_is_an_error() {
    let words = content(&[(0, "Words.")]);
    let error = |bytes: Vec<u8>| format!("{:?}", read(bytes).err());
    let encrypt = "/Encrypt << /Filter /Standard /V 2 /R 3 /Length 128 /P -4 \
        /O <0102030405060708091011121314151617181920212223242526272829303132> \
        /U <0102030405060708091011121314151617181920212223242526272829303132> >> /ID [<01> <01>]";
    assert!(error(pdf(&[&words], "", encrypt)).contains("is encrypted"));
    assert!(error(pdf(&["0 0 m 100 100 l S", "q Q"], "", "")).contains("are pictures"));
    assert!(error(b"%PDF-1.7\nnothing".to_vec()).contains("broken"));
    for cut in [60, 300, 700] {
        let mut bytes = pdf(&[&words], "", "");
        bytes.truncate(cut);
        let _ = read(bytes);
    }
}
