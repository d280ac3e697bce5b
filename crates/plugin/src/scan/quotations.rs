//! Pairs the double quotation marks of a block's prose.
//!
//! Marks of any shape pair with marks of any other, as sources have them: `"of a general
//! nature.”`. Where the shape leaves it open whether a mark opens or closes, its neighbours
//! decide. Inner quotations in double marks are part of the outer one.

use std::ops::Range;

/// Words between double quotation marks. Ranges are bytes of the prose.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Quotation {
    /// The words, inside the marks.
    pub range: Range<usize>,
    /// The words with their marks.
    pub outer: Range<usize>,
}

/// Returns the outermost quotations of a block's prose, in order, and where unpaired marks stand.
///
/// In `“a “b”` the first mark is the unpaired one. A straight mark behind a digit opens nothing:
/// it is an inch, a second or a minute.
pub fn quotations(prose: &str) -> (Vec<Quotation>, Vec<usize>) {
    let mut pairing = Pairing::default();
    for mark in marks(prose) {
        pairing.take(mark);
    }
    pairing.finish()
}

/// The shape of a mark, by the side on which it usually stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Shape {
    Opening,
    Closing,
    Straight,
}

#[derive(Clone, Copy, Debug)]
struct Mark {
    at: usize,
    sign: char,
    shape: Shape,
    /// Whether the neighbours say that it opens: space before it, a word behind it.
    looks_opening: bool,
    /// Whether the neighbours say that it closes: a word or a point before it, space behind it.
    looks_closing: bool,
    after_digit: bool,
}

fn shape(sign: char) -> Option<Shape> {
    match sign {
        '“' | '„' | '‟' | '«' | '〝' => Some(Shape::Opening),
        '”' | '»' | '〞' | '〟' => Some(Shape::Closing),
        '"' | '″' | '＂' => Some(Shape::Straight),
        _ => None,
    }
}

fn marks(prose: &str) -> impl Iterator<Item = Mark> {
    prose.char_indices().filter_map(|(at, sign)| {
        let shape = shape(sign)?;
        let before = prose[..at].chars().next_back();
        let after = prose[at + sign.len_utf8()..].chars().next();
        Some(Mark {
            at,
            sign,
            shape,
            looks_opening: opens_after(before, after) && begins_words(after),
            looks_closing: !opens_after(before, after) && !begins_words(after),
            after_digit: before.is_some_and(char::is_numeric),
        })
    })
}

/// Whether a mark may open behind this character.
fn opens_after(before: Option<char>, after: Option<char>) -> bool {
    before.is_none_or(|c| match c {
        '(' | '[' | '{' | '¿' | '¡' | '/' | '‘' | '\'' => true,
        '—' | '–' | '-' => after.is_some_and(char::is_alphanumeric),
        _ => c.is_whitespace() || shape(c).is_some_and(|shape| shape != Shape::Closing),
    })
}

/// Whether words may begin with this character.
fn begins_words(after: Option<char>) -> bool {
    after.is_some_and(|c| {
        !c.is_whitespace() && !".,;:!?)]}—–’'".contains(c) && shape(c) != Some(Shape::Closing)
            || c == '…'
    })
}

#[derive(Default)]
struct Pairing {
    open: Vec<Mark>,
    pairs: Vec<Quotation>,
    unpaired: Vec<usize>,
}

impl Pairing {
    fn take(&mut self, mark: Mark) {
        match self.open.last() {
            None => self.take_first(mark),
            Some(top) if opens_inside(mark, top.sign) => self.open.push(mark),
            // 51°30'26"N: behind a digit and before a letter it is no mark at all.
            Some(_)
                if mark.is_measure() && !mark.looks_closing && mark.shape == Shape::Straight => {}
            Some(_) => self.close(mark),
        }
    }

    fn take_first(&mut self, mark: Mark) {
        match mark.shape {
            Shape::Straight if mark.after_digit => {}
            _ if mark.looks_closing => self.unpaired.push(mark.at),
            _ => self.open.push(mark),
        }
    }

    /// Closes the nearest quotation of the mark's family, or if none is open, the nearest one.
    /// Quotations left open inside it are unpaired.
    fn close(&mut self, mark: Mark) {
        let family = is_guillemet(mark.sign);
        let index = self.open.iter().rposition(|open| is_guillemet(open.sign) == family);
        let index = index.unwrap_or(self.open.len() - 1);
        let start = self.open[index];
        self.unpaired.extend(self.open.drain(index..).skip(1).map(|open| open.at));
        while self.pairs.pop_if(|pair| pair.outer.start > start.at).is_some() {}
        let end = mark.at + mark.sign.len_utf8();
        self.pairs.push(Quotation {
            range: start.at + start.sign.len_utf8()..mark.at,
            outer: start.at..end,
        });
    }

    fn finish(mut self) -> (Vec<Quotation>, Vec<usize>) {
        self.unpaired.extend(self.open.iter().map(|open| open.at));
        self.unpaired.sort_unstable();
        (self.pairs, self.unpaired)
    }
}

impl Mark {
    fn is_measure(self) -> bool {
        self.after_digit && self.shape == Shape::Straight
    }
}

/// Whether a mark opens a quotation inside one that `outer` opened.
fn opens_inside(mark: Mark, outer: char) -> bool {
    let closes_by_shape = match mark.shape {
        Shape::Closing => shape(outer) != Some(Shape::Closing),
        Shape::Opening => {
            !mark.looks_opening && matches!((outer, mark.sign), ('„' | '‟' | '”', '“') | ('»', '«'))
        }
        Shape::Straight => false,
    };
    match mark.shape {
        _ if closes_by_shape || mark.looks_closing => false,
        Shape::Opening => true,
        Shape::Closing | Shape::Straight => mark.looks_opening && !mark.is_measure(),
    }
}

fn is_guillemet(sign: char) -> bool {
    matches!(sign, '«' | '»')
}
