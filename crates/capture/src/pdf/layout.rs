//! Letters to lines.

use super::glyphs::Glyph;

/// A gap of this share of the letters' size is a space.
const SPACE: f64 = 0.18;

/// A run of letters on one base line. Lengths as in [`Glyph`].
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Line {
    pub(super) words: String,
    pub(super) left: f64,
    pub(super) right: f64,
    pub(super) across: f64,
    pub(super) size: f64,
    pub(super) turn: i32,
}

/// Returns the lines of a page, in the order in which it draws them.
pub(super) fn lines(glyphs: Vec<Glyph>) -> Vec<Line> {
    let mut lines: Vec<Line> = Vec::new();
    let mut last: Option<Glyph> = None;
    for glyph in glyphs {
        if last.as_ref().is_some_and(|last| drawn_twice(last, &glyph)) {
            continue;
        }
        match lines.last_mut().filter(|line| goes_on(line, &glyph)) {
            Some(line) => add(line, &glyph),
            None => lines.push(begin(&glyph)),
        }
        last = Some(glyph);
    }
    for line in &mut lines {
        line.words = line.words.trim().to_owned();
    }
    lines.retain(|line| !line.words.is_empty());
    lines.dedup_by(|line, before| same_place(before, line));
    lines
}

/// Whether a letter stands on another: so some programs draw bold ones.
fn drawn_twice(last: &Glyph, glyph: &Glyph) -> bool {
    let near = glyph.size * 0.1;
    last.letters == glyph.letters
        && !glyph.letters.trim().is_empty()
        && (last.along - glyph.along).abs() < near
        && (last.across - glyph.across).abs() < near
}

/// Whether two lines are one that is drawn twice.
fn same_place(a: &Line, b: &Line) -> bool {
    let near = a.size * 0.1;
    a.words == b.words && (a.left - b.left).abs() < near && (a.across - b.across).abs() < near
}

/// Whether a letter stands on a line, after its end. A raised or lowered one does.
fn goes_on(line: &Line, glyph: &Glyph) -> bool {
    let size = line.size.max(glyph.size);
    let gap = glyph.along - line.right;
    line.turn == glyph.turn && (line.across - glyph.across).abs() < size * 0.5 && gap > -size
}

fn begin(glyph: &Glyph) -> Line {
    Line {
        words: glyph.letters.clone(),
        left: glyph.along,
        right: glyph.along + glyph.width,
        across: glyph.across,
        size: glyph.size,
        turn: glyph.turn,
    }
}

fn add(line: &mut Line, glyph: &Glyph) {
    let gap = glyph.along - line.right;
    let parted = line.words.ends_with(char::is_whitespace)
        || glyph.letters.starts_with(char::is_whitespace)
        || glyph.letters.is_empty();
    if gap > glyph.size.min(line.size) * SPACE && !parted {
        line.words.push(' ');
    }
    if line.words.trim().is_empty() {
        line.left = glyph.along;
    }
    line.words.push_str(&glyph.letters);
    line.right = line.right.max(glyph.along + glyph.width);
    // A raised number at the beginning does not make the line small.
    if glyph.size > line.size && !glyph.letters.trim().is_empty() {
        line.size = glyph.size;
        line.across = glyph.across;
    }
}
