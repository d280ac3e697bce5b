//! Typst's run: files in, the bytes of a PDF out, or what is wrong.

use std::collections::BTreeSet;
use std::path::Path;

use briefing_diagnostics::{Diagnostic, File, Span};
use typst::diag::{Severity, SourceDiagnostic};
use typst::ecow::EcoVec;
use typst::foundations::{Content, NativeElement};
use typst::introspection::Introspector as _;
use typst::layout::{Frame, FrameItem};
use typst::model::{Document as _, FootnoteElem};
use typst::{World, WorldExt};
use typst_kit::fonts::FontStore;
use typst_layout::{PagedDocument, PagedIntrospector};
use typst_pdf::{PdfOptions, PdfStandard, PdfStandards};

use crate::rules::{self, Places};
use crate::world::{Document, Files};

/// The path under which Typst sees a book's own template, and the author's path of it.
pub(crate) const TEMPLATE: &str = "/theme/briefing/briefing.typ";

/// A document that is laid out.
pub(crate) struct Laid {
    document: PagedDocument,
    places: Places,
    /// Letters that were drawn as nothing.
    pub(crate) failed: BTreeSet<char>,
    /// Notes that stand on another page than their references, in the order of these.
    pub(crate) astray: Vec<Astray>,
    pub(crate) warnings: Vec<Diagnostic>,
}

/// A note on another page than its reference.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Astray {
    /// The name of its place.
    pub(crate) name: String,
    /// The page of its reference, from 1.
    pub(crate) reference: usize,
    /// Its own page, from 1.
    pub(crate) note: usize,
}

impl Astray {
    /// Returns what stands before the note's own name in that of its place: the chapter.
    pub(crate) fn chapter(&self) -> &str {
        self.name.split('#').next().unwrap_or_default()
    }
}

/// Lays a document out.
pub(crate) fn lay_out(files: Files, fonts: &FontStore) -> Result<Laid, Vec<Diagnostic>> {
    let world = Document::new(files, fonts);
    let compiled = typst::compile::<PagedDocument>(&world);
    let ours = |found: &SourceDiagnostic| diagnostic(found, &world);
    match compiled.output {
        Ok(document) => {
            let places = match Places::of(document.introspector().as_ref()) {
                Ok(places) => places,
                Err(errors) => return Err(errors.iter().map(ours).collect()),
            };
            let mut failed = BTreeSet::new();
            document.pages().iter().for_each(|page| undrawn(&page.frame, &mut failed));
            let astray = astray(document.introspector());
            let warnings = compiled.warnings.iter().map(ours).collect();
            Ok(Laid { document, places, failed, astray, warnings })
        }
        Err(errors) => Err(errors.iter().map(ours).collect()),
    }
}

/// Writes a document as a tagged PDF that claims PDF/UA-1 (ISO 14289-1).
pub(crate) fn pdf(document: &PagedDocument) -> Result<Vec<u8>, Vec<Diagnostic>> {
    let standards = PdfStandards::new(&[PdfStandard::Ua_1])
        .map_err(|error| vec![fault(error.message().to_string())])?;
    let options = PdfOptions { standards, ..PdfOptions::default() };
    typst_pdf::pdf(document, &options).map_err(|errors| {
        let message = |error: &SourceDiagnostic| {
            let hints = error.hints.iter().map(|hint| hint.v.to_string());
            hints.fold(fault(error.message.to_string()), Diagnostic::note)
        };
        errors.iter().map(message).collect()
    })
}

impl Laid {
    /// Returns the document, its links leading to their places.
    pub(crate) fn document(&self) -> PagedDocument {
        let mut pages = EcoVec::from(self.document.pages());
        pages.make_mut().iter_mut().for_each(|page| self.places.resolve(&mut page.frame));
        PagedDocument::new(pages, self.document.info().clone())
    }
}

/// Returns the notes that stand on another page than their references. A note that goes on overleaf
/// stands where it begins.
fn astray(introspector: &PagedIntrospector) -> Vec<Astray> {
    let notes = introspector.query(&FootnoteElem::ELEM.select());
    let astray = |note: &Content| {
        let reference = note.location()?;
        let page = |location| introspector.position(location).map(|at| at.page.get());
        let (at, of_note) = (page(reference)?, page(rules::at_foot(reference))?);
        let name = note.label()?.resolve().to_string();
        (at != of_note).then_some(Astray { name, reference: at, note: of_note })
    };
    notes.iter().filter_map(astray).collect()
}

/// Collects the letters that a frame draws as the glyph for nothing.
fn undrawn(frame: &Frame, failed: &mut BTreeSet<char>) {
    for (_, item) in frame.items() {
        match item {
            FrameItem::Group(group) => undrawn(&group.frame, failed),
            FrameItem::Text(text) => {
                for glyph in text.glyphs.iter().filter(|glyph| glyph.id == 0) {
                    let range = usize::from(glyph.range.start)..usize::from(glyph.range.end);
                    failed.extend(text.text.get(range).unwrap_or_default().chars());
                }
            }
            _ => {}
        }
    }
}

/// Returns a finding of Typst's as ours. What it says of the book's own template is placed there.
fn diagnostic(found: &SourceDiagnostic, world: &Document<'_>) -> Diagnostic {
    let of_template = found.span.id().filter(|id| id.get().vpath().get_with_slash() == TEMPLATE);
    let message = found.message.to_string();
    let code = if of_template.is_some() { "pdf-template" } else { "pdf" };
    let ours = match found.severity {
        Severity::Error => Diagnostic::error(code, message),
        Severity::Warning => Diagnostic::warning(code, message),
    };
    let ours = found.hints.iter().fold(ours, |ours, hint| ours.help(hint.v.to_string()));
    let place = of_template.and_then(|id| Some((world.source(id).ok()?, world.range(found.span)?)));
    match place {
        Some((source, range)) => {
            let file = File::new(TEMPLATE.trim_start_matches('/'), source.text());
            ours.at(Span::new(&file, range))
        }
        None => ours,
    }
}

fn fault(message: String) -> Diagnostic {
    Diagnostic::error("pdf", message)
}

/// Returns the fonts that ship with the program, and those of a folder of the book.
pub(crate) fn fonts(folder: Option<&Path>) -> FontStore {
    let mut store = FontStore::new();
    for path in folder.into_iter().flat_map(font_files) {
        let Ok(data) = std::fs::read(&path) else { continue };
        let fonts = typst::text::Font::iter(typst::foundations::Bytes::new(data));
        for font in fonts {
            let info = font.info().clone();
            store.push((font, info));
        }
    }
    store.extend(typst_kit::fonts::embedded());
    store
}

/// Returns the font files of a folder, in order.
fn font_files(folder: &Path) -> Vec<std::path::PathBuf> {
    let entries = std::fs::read_dir(folder).into_iter().flatten().flatten();
    let mut files: Vec<_> = entries.map(|entry| entry.path()).collect();
    files.retain(|path| {
        let extension = path.extension().and_then(|one| one.to_str()).unwrap_or_default();
        matches!(extension.to_ascii_lowercase().as_str(), "otf" | "ttf" | "otc" | "ttc")
    });
    files.sort();
    files
}
