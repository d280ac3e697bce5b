//! A quotation as it is printed: the author's alterations, the source's characters.

use std::ops::Range;

use briefing_sources::{Folded, Standing, Text, Verdict};

/// Returns the quotation with the source's own characters for all that it takes from there; the
/// author's brackets, omissions and final mark stay as he wrote them.
pub(crate) fn printed(written: &str, text: &Text, standing: &Standing) -> String {
    match (standing.verdict, standing.ranges.as_slice()) {
        (Verdict::Exact | Verdict::Typographic, [one]) => text.text()[one.clone()].to_owned(),
        _ => Walk::new(written, text, &standing.ranges).run().unwrap_or_else(|| written.to_owned()),
    }
}

/// Goes through the folded forms of the quotation and of the source's pieces side by side.
///
/// Where both have the same character, the source's is printed; where they differ, the quotation
/// has marked an alteration, and its own character is printed.
struct Walk<'a> {
    written: &'a str,
    folded: Folded,
    at: usize,
    pieces: Vec<Piece<'a>>,
    piece: usize,
    printed: String,
}

struct Piece<'a> {
    words: &'a str,
    folded: Folded,
    at: usize,
}

impl<'a> Walk<'a> {
    fn new(written: &'a str, text: &'a Text, ranges: &[Range<usize>]) -> Self {
        let piece = |range: &Range<usize>| {
            let words = &text.text()[range.clone()];
            Piece { words, folded: Folded::new(words), at: 0 }
        };
        let pieces = ranges.iter().map(piece).collect();
        let folded = Folded::new(written);
        Self { written, folded, at: 0, pieces, piece: 0, printed: String::new() }
    }

    /// Returns the printed words, or `None` where the source's words do not all come up.
    fn run(mut self) -> Option<String> {
        while self.at < self.folded.text().len() {
            self.next_piece();
            let same = self.same();
            if same > 0 {
                self.take_source(same);
            } else {
                self.take_written();
            }
        }
        self.next_piece();
        (self.piece == self.pieces.len()).then_some(self.printed)
    }

    /// Leaves the pieces that are used up.
    fn next_piece(&mut self) {
        while self.pieces.get(self.piece).is_some_and(|one| one.at == one.folded.text().len()) {
            self.piece += 1;
        }
    }

    /// Returns how many bytes of the folded forms are the same from here on.
    fn same(&self) -> usize {
        let Some(piece) = self.pieces.get(self.piece) else { return 0 };
        let ours = self.folded.text()[self.at..].chars();
        let theirs = piece.folded.text()[piece.at..].chars();
        ours.zip(theirs).take_while(|(a, b)| a == b).map(|(a, _)| a.len_utf8()).sum()
    }

    fn take_source(&mut self, len: usize) {
        let piece = &mut self.pieces[self.piece];
        let range = piece.folded.to_source(piece.at..piece.at + len);
        self.printed.push_str(&piece.words[range]);
        piece.at += len;
        self.at += len;
    }

    /// Prints the author's next character, or all of a bracket or mark of omission.
    fn take_written(&mut self) {
        let rest = &self.folded.text()[self.at..];
        let len = altered(rest);
        let range = self.folded.to_source(self.at..self.at + len);
        self.printed.push_str(&self.written[range]);
        let letters: Vec<char> = rest[..len].chars().filter(|c| !"[]".contains(*c)).collect();
        self.at += len;
        if let ([letter], Some(piece)) = (letters.as_slice(), self.pieces.get_mut(self.piece)) {
            let theirs = piece.folded.text()[piece.at..].chars().next();
            piece.at +=
                theirs.filter(|&theirs| stands_for(*letter, theirs)).map_or(0, char::len_utf8);
        }
    }
}

/// Returns how many bytes of the folded form one alteration takes.
fn altered(rest: &str) -> usize {
    if rest.starts_with('[')
        && let Some(end) = rest.find(']')
    {
        return end + 1;
    }
    if rest.starts_with("...") {
        return 3;
    }
    rest.chars().next().map_or(0, char::len_utf8)
}

/// Whether a letter of the author's stands for one of the source's: the same but for its case, or
/// the other kind of quotation mark.
fn stands_for(ours: char, theirs: char) -> bool {
    let marks = ['"', '\''];
    ours.to_lowercase().eq(theirs.to_lowercase())
        || (marks.contains(&ours) && marks.contains(&theirs))
}
