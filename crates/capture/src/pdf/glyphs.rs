//! Each letter of a page with its place, in the order in which the page draws them.

use hayro_interpret::font::{Glyph as Drawn, GlyphRun};
use hayro_interpret::hayro_cmap::BfString;
use hayro_interpret::hayro_syntax::Pdf;
use hayro_interpret::hayro_syntax::object::{Dict, String as PdfString};
use hayro_interpret::hayro_syntax::page::Page;
use hayro_interpret::kurbo::{Affine, BezPath, Point, Rect};
use hayro_interpret::{
    BlendMode, ClipPath, Context, Device, DrawMode, DrawProps, Image, ImageDrawProps,
    InterpreterCache, InterpreterSettings, SoftMask, interpret_page,
};

/// The height of a font's square, in the units of its outlines as hayro scales them.
const SQUARE: f64 = 1000.0;

/// The most letters of a page.
const MOST: usize = 500_000;

/// A letter, or several drawn as one, on its base line. Lengths are in the page's points; `along` runs
/// in the direction of writing, `across` from line to line.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Glyph {
    pub(super) letters: String,
    pub(super) along: f64,
    pub(super) across: f64,
    pub(super) width: f64,
    pub(super) size: f64,
    /// The direction of writing, in degrees.
    pub(super) turn: i32,
}

/// How many letters there were, and of how many nobody says which they are.
#[derive(Debug, Default)]
pub(super) struct Tally {
    pub(super) all: usize,
    pub(super) unknown: usize,
}

/// Returns the letters of a page.
pub(super) fn of_page<'a>(pdf: &'a Pdf, page: &Page<'a>, tally: &mut Tally) -> Vec<Glyph> {
    let cache = InterpreterCache::new();
    let settings = InterpreterSettings::default();
    let square = Rect::new(0.0, 0.0, 1.0, 1.0);
    let turned = page.initial_transform(true);
    let turned = Affine::new(turned.as_coeffs());
    let mut context = Context::new(turned, square, &cache, pdf.xref(), settings);
    let mut taker = Taker { glyphs: Vec::new(), tally, said: Vec::new() };
    interpret_page(page, &mut context, &mut taker);
    taker.glyphs
}

/// Takes the letters of what is drawn.
struct Taker<'t> {
    glyphs: Vec<Glyph>,
    tally: &'t mut Tally,
    /// For each open marked content, the words that it says it stands for.
    said: Vec<Option<Words>>,
}

struct Words {
    words: String,
    used: bool,
}

impl Taker<'_> {
    fn take(&mut self, letters: Option<BfString>, transform: Affine, advance: f64) {
        let origin = transform * Point::ZERO;
        let writing = transform * Point::new(SQUARE, 0.0) - origin;
        let size = (transform * Point::new(0.0, SQUARE) - origin).hypot();
        let length = writing.hypot();
        if !(length > 0.0 && size > 0.0 && origin.is_finite()) || self.glyphs.len() >= MOST {
            return;
        }
        let (cos, sin) = (writing.x / length, writing.y / length);
        self.tally.all += 1;
        let letters = self.letters(letters);
        self.glyphs.push(Glyph {
            letters,
            along: origin.x * cos + origin.y * sin,
            across: origin.y * cos - origin.x * sin,
            width: length * advance / SQUARE,
            size,
            turn: sin.atan2(cos).to_degrees().round() as i32,
        });
    }

    /// Returns the letters of a glyph: those of the marked content around it, at its first glyph.
    fn letters(&mut self, letters: Option<BfString>) -> String {
        if let Some(said) = self.said.iter_mut().flatten().next() {
            let first = !std::mem::replace(&mut said.used, true);
            return if first { said.words.clone() } else { String::new() };
        }
        match letters {
            Some(BfString::Char(c)) => single(c).map_or_else(|| c.to_string(), str::to_owned),
            Some(BfString::String(text)) => text,
            None => {
                self.tally.unknown += 1;
                char::REPLACEMENT_CHARACTER.to_string()
            }
        }
    }
}

/// Returns the letters that a ligature stands for: a font's way to draw them, not the text's.
fn single(c: char) -> Option<&'static str> {
    match c {
        'ﬀ' => Some("ff"),
        'ﬁ' => Some("fi"),
        'ﬂ' => Some("fl"),
        'ﬃ' => Some("ffi"),
        'ﬄ' => Some("ffl"),
        'ﬅ' | 'ﬆ' => Some("st"),
        _ => None,
    }
}

impl<'a> Device<'a> for Taker<'_> {
    fn draw_path(&mut self, _: &BezPath, _: DrawProps<'a>, _: &DrawMode) {}
    fn push_clip_path(&mut self, _: &ClipPath) {}
    fn push_transparency_group(&mut self, _: f32, _: Option<SoftMask<'a>>, _: BlendMode) {}
    fn draw_image(&mut self, _: Image<'a, '_>, _: ImageDrawProps<'a>) {}
    fn pop_clip(&mut self) {}
    fn pop_transparency_group(&mut self) {}

    fn draw_glyph_run(&mut self, run: &GlyphRun<'_, 'a>, props: DrawProps<'a>, _: &DrawMode) {
        for glyph in run.glyphs() {
            let transform = props.transform * glyph.transform();
            let advance = match &**glyph {
                Drawn::Outline(one) => one.advance_width(),
                Drawn::Type3(one) => one.advance_width(),
            };
            let advance = f64::from(advance.unwrap_or(0.0));
            self.take(glyph.as_unicode(), transform, advance);
        }
    }

    fn begin_marked_content(&mut self, _: &[u8], properties: Option<&Dict<'_>>) {
        let said = properties.and_then(|one| one.get::<PdfString<'_>>("ActualText"));
        let words =
            |said: PdfString<'_>| Words { words: super::words(said.as_bytes()), used: false };
        self.said.push(said.map(words));
    }

    fn end_marked_content(&mut self) {
        self.said.pop();
    }
}
