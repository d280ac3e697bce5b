//! What the chapters of a book say, read once, however often the document is laid out.
//!
//! What comes in: the book as mdBook sends it. What goes out: each chapter's tree, where its links go
//! and its faults stand, and the formulas in Typst's language.

use std::path::{Path, PathBuf};

use briefing_plugin::{Numbered, Rendering};
use typst_kit::fonts::FontStore;

use crate::formulas::Formulas;
use crate::places::Places;
use crate::settings;
use crate::tree::{self, Tree};
use crate::whereabouts::Whereabouts;

/// The chapters of a book that are no drafts, in order, in lists of the same length.
pub(crate) struct Manuscript<'a> {
    pub(crate) rendering: &'a Rendering,
    pub(crate) chapters: Vec<&'a Numbered>,
    pub(crate) trees: Vec<Tree>,
    pub(crate) whereabouts: Vec<Whereabouts>,
    pub(crate) places: Places,
    pub(crate) formulas: Formulas,
    /// The chapters' folder.
    pub(crate) src: PathBuf,
}

impl<'a> Manuscript<'a> {
    /// Reads a book.
    pub(crate) fn read(rendering: &'a Rendering, fonts: &FontStore) -> Self {
        let context = &rendering.context;
        let src = context.root.join(context.src());
        let reading = settings::reading(context);
        let chapters: Vec<&Numbered> = rendering.chapters().collect();
        let trees: Vec<Tree> =
            chapters.iter().map(|chapter| tree::read(&chapter.content, &reading)).collect();
        let paths = chapters.iter().map(|chapter| chapter.path.as_deref().unwrap_or(Path::new("")));
        let places = Places::of(&src, paths.zip(&trees));
        let whereabouts = chapters
            .iter()
            .map(|chapter| Whereabouts::open(&context.root, &context.src(), chapter))
            .collect();
        let formulas = Formulas::of(&trees, fonts);
        Self { rendering, chapters, trees, whereabouts, places, formulas, src }
    }
}
