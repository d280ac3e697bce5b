//! The PDF of a briefing: the book as mdBook sends it to a renderer in, one PDF out.
//!
//! What comes in: a [`Rendering`], every preprocessor's work done. What goes out: a [`Pdf`] with the
//! bytes, Typst's source for those who want to go on by hand, and what was found. No browser, no
//! program beside this one, no network; the same input gives the same bytes on any machine.
//!
//! 1. `settings` reads `[output.pdf]`.
//! 2. `manuscript` reads the chapters: `tree` each one's Markdown, raw HTML included, as a tree of
//!    HTML's elements; `places` knows where links go; `pictures`, `letters` and `formulas`, what can be
//!    drawn.
//! 3. `write` turns each tree into Typst source, one function an element; `brief` finds what stands
//!    on the first pages; `assemble` puts the document together.
//! 4. `typeset` has Typst lay it out; `world` is all that Typst sees, `sources` what it knows again of
//!    earlier documents, `rules` what it does with links and notes in another way than by itself.
//! 5. `seen` looks at the pages: where a letter was not drawn, or a note stands on another page than
//!    its reference, 3 and 4 are done once more. Then `typeset` writes the PDF.
//!
//! How it looks is said in `templates/briefing.typ`, which a book may put its own in the place of.

mod assemble;
mod brief;
mod code;
mod formulas;
mod letters;
mod manuscript;
mod pictures;
mod places;
mod rules;
mod seen;
mod settings;
mod sources;
mod tree;
mod typeset;
mod whereabouts;
mod world;
mod write;

use std::collections::BTreeMap;

use briefing_diagnostics::{Diagnostic, has_errors};
use briefing_plugin::Rendering;
use typst_layout::PagedDocument;

use assemble::Assembled;
use manuscript::Manuscript;
use pictures::Pictures;
use seen::Seen;
use settings::Settings;

/// The PDF of a book.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pdf {
    /// The name of the file in the output folder.
    pub file: String,
    /// What stands in it.
    pub bytes: Vec<u8>,
    /// Typst's source and the pictures, by path, where the book wants to keep them.
    pub typst: BTreeMap<String, Vec<u8>>,
}

/// How many books later it is forgotten what one was laid out of: an author who edits goes back at
/// times, and what is kept takes memory.
const REMEMBERED: usize = 4;

/// Makes the PDF of a book. `None` where an error was found. What an earlier book of this process
/// shares with it is not laid out again.
pub fn render(rendering: &Rendering) -> (Option<Pdf>, Vec<Diagnostic>) {
    let (settings, mut found) = settings::settings(&rendering.context);
    if has_errors(&found) {
        return (None, found);
    }
    let (laid, findings) = lay_out(rendering, &settings);
    typst::comemo::evict(REMEMBERED);
    found.extend(findings);
    let Some((document, typst)) = laid else { return (None, found) };
    match typeset::pdf(&document) {
        Ok(bytes) => (Some(Pdf { file: settings.file, bytes, typst }), found),
        Err(errors) => {
            found.extend(errors);
            (None, found)
        }
    }
}

/// Forgets what earlier documents of this process were laid out of: the next one takes as long as the
/// first. Without it, what has not changed since is not laid out again.
pub fn forget() {
    typst::comemo::evict(0);
    sources::forget();
}

/// A document with the files that the book wants to keep.
type Laid = (PagedDocument, BTreeMap<String, Vec<u8>>);

/// Lays a book out. `None` where an error was found.
fn lay_out(rendering: &Rendering, settings: &Settings) -> (Option<Laid>, Vec<Diagnostic>) {
    let folder = settings.font_dir.as_ref().map(|folder| rendering.context.root.join(folder));
    let fonts = typeset::fonts(folder.as_deref());
    let manuscript = Manuscript::read(rendering, &fonts);
    let mut pictures = Pictures::new(manuscript.src.clone());
    let mut seen = Seen::default();
    loop {
        let Assembled { files, typst, mut findings } =
            assemble::assemble(&manuscript, &mut pictures, settings, &fonts, &seen);
        if has_errors(&findings) {
            return (None, findings);
        }
        let laid = match typeset::lay_out(files, &fonts) {
            Ok(laid) => laid,
            Err(errors) => {
                findings.extend(errors);
                return (None, findings);
            }
        };
        if seen.learns(&laid) {
            continue;
        }
        findings.extend(seen::elsewhere(&laid.astray));
        let document = laid.document();
        findings.extend(laid.warnings);
        return (Some((document, typst)), findings);
    }
}

#[cfg(test)]
mod tests;
