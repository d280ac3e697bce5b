//! What the steps work with, opened once: the book's settings, sources, templates and style; and its
//! facts.

use std::path::{Component, Path, PathBuf};

use briefing_diagnostics::{Diagnostic, has_errors};
use briefing_facts::FactBook;
use briefing_notes::Style;
use briefing_plugin::{Context, Settings, Templates, settings};
use briefing_sources::Sources;

use crate::unsaved::Unsaved;

/// The book's own things but its facts, opened once.
#[derive(Debug)]
pub(crate) struct Tools {
    pub(crate) sources: Sources,
    pub(crate) settings: Settings,
    pub(crate) templates: Templates,
    pub(crate) style: Style,
    /// What was found on the way.
    pub(crate) findings: Vec<Diagnostic>,
}

impl Tools {
    /// Opens the book's own things. The error is what keeps the steps from running; where it is
    /// empty, the book has no library and is left alone.
    pub(crate) fn open(context: &Context, unsaved: &Unsaved) -> Result<Self, Vec<Diagnostic>> {
        let (settings, mut findings) = settings(context);
        let (sources, faults) = unsaved.sources(&context.root, &settings.library);
        let Some(sources) = sources else {
            return Err(if has_errors(&faults) { faults } else { Vec::new() });
        };
        findings.extend(faults);
        findings.extend(copied_sources(context, &settings));
        let defaults =
            [briefing_diffs::TEMPLATES, briefing_quotes::TEMPLATES, briefing_notes::TEMPLATES];
        let defaults = defaults.concat();
        let (templates, faults) = Templates::open(&context.root, &defaults);
        findings.extend(faults);
        match Style::open(&context.root, &settings) {
            Ok(style) => Ok(Self { sources, settings, templates, style, findings }),
            Err(fault) => Err([findings, vec![fault]].concat()),
        }
    }
}

/// The book's facts.
#[derive(Debug, Default)]
pub(crate) struct Facts {
    /// `None` where the book has none, or where they were not asked for.
    pub(crate) book: Option<FactBook>,
    /// What was found in them.
    pub(crate) findings: Vec<Diagnostic>,
}

impl Facts {
    /// Reads the facts of a book whose other things are open.
    pub(crate) fn read(context: &Context, unsaved: &Unsaved, tools: &Tools) -> Self {
        let Tools { settings, sources, .. } = tools;
        let (book, findings) =
            unsaved.facts(&context.root, &settings.facts, sources, &settings.aliases);
        Self { book, findings }
    }
}

/// Returns a warning where mdBook copies the sources' texts into the book as they are: it takes
/// over every file of the chapters' folder.
fn copied_sources(context: &Context, settings: &Settings) -> Option<Diagnostic> {
    let root = Path::new("");
    let inside =
        |path: &Path| path.components().filter(|part| *part != Component::CurDir).collect();
    let (src, sources): (PathBuf, PathBuf) = (inside(&context.src()), inside(&settings.sources));
    let message = format!(
        "the sources in `{}` stand inside the chapters' folder, and mdBook copies them into the book",
        sources.display()
    );
    (src == root || sources.starts_with(&src)).then(|| {
        Diagnostic::warning("sources-copied", message)
            .help("keep the chapters in a folder of their own: `src` under [book] in book.toml")
    })
}
