//! The renderer `exports`: what the book quotes and cites, for other programs; as stock mdBook runs
//! it, and inside this process.
//!
//! What comes in: mdBook's JSON on standard input, or the driver's context; of either only the
//! book's root and the folder for the output. The chapters that mdBook sends have lost their
//! quotations by then, so every step runs over the author's own once more, as in `briefing check`.
//! What goes out, in that folder:
//!
//! - `annotations.jsonld`: each quotation, and each account that a page compares, as a Web
//!   Annotation of the W3C; see [`briefing_quotes::annotations`] for its terms and units;
//! - `bibliography.json`: the sources cited, as CSL-JSON;
//! - `bibliography.bib`: the same as BibLaTeX.
//!
//! The same book gives the same bytes. A book without a library, or that quotes nothing, gives the
//! same files with nothing in them.

use std::cell::RefCell;
use std::fs;
use std::path::Path;
use std::rc::Rc;

use briefing_diagnostics::{Diagnostic, has_errors};
use briefing_sources::{Entry, Sources};
use mdbook_driver::config::Config;
use mdbook_renderer::errors::{Error, Result};
use mdbook_renderer::{RenderContext, Renderer};

use crate::in_process::{self, Ledger};
use crate::memory::Memory;
use crate::output::{self, Exit};
use crate::{book, check, external, steps};

/// The way from the exports to the pages, as mdBook lays out a book with several outputs.
const HTML: &str = "../html/";

/// Writes the exports of the book that mdBook sends.
pub(crate) fn run() -> Exit {
    let rendering = match external::rendering() {
        Ok(rendering) => rendering,
        Err(exit) => return exit,
    };
    match make(&rendering.context.root, &rendering.destination, &Rc::default()) {
        Ok(findings) => output::report(findings),
        Err(message) => output::could_not_run(&message),
    }
}

/// Writes the exports of the book under `root` into a folder. Returns the errors that keep them
/// from being written; the warnings are those of the steps, which have said them.
fn make(
    root: &Path,
    folder: &Path,
    memory: &Rc<Memory>,
) -> std::result::Result<Vec<Diagnostic>, String> {
    let config = in_process::read_config(root).map_err(|error| format!("{error:#}"))?;
    let pages = Pages::of(&config);
    let ledger = check::findings_for(&pages, root, (steps::locked_by_environment(), memory))?;
    if has_errors(&ledger.findings) {
        return Ok(ledger.findings.into_iter().filter(Diagnostic::is_error).collect());
    }
    let (sources, ..) = book::open_with(root, &config);
    // A book that is left alone quotes nothing.
    let sources = sources.unwrap_or_else(|| Sources::in_memory("", &[]).0);
    put(folder, &files(&config, &sources, &ledger))
        .map_err(|error| format!("cannot write the exports into {}: {error}", folder.display()))?;
    Ok(Vec::new())
}

/// Returns the files with their names.
fn files(config: &Config, sources: &Sources, ledger: &Ledger) -> [(&'static str, String); 3] {
    let title = config.book.title.as_deref();
    let cited: Vec<&Entry> = ledger.cited.iter().filter_map(|id| sources.entry(id)).collect();
    let annotations = briefing_quotes::annotations(title, HTML, sources, &ledger.placed);
    [
        ("annotations.jsonld", annotations),
        ("bibliography.json", briefing_notes::csl_json(cited.iter().copied())),
        ("bibliography.bib", briefing_notes::biblatex(cited.iter().copied())),
    ]
}

/// Puts each file into the folder, whole or not at all.
fn put(folder: &Path, files: &[(&str, String)]) -> std::io::Result<()> {
    fs::create_dir_all(folder)?;
    for (name, content) in files {
        let unfinished = folder.join(format!(".{name}.new"));
        fs::write(&unfinished, content)?;
        fs::rename(unfinished, folder.join(name))?;
    }
    Ok(())
}

/// The renderer whose pages the exports tell of: `html`, or else the first. The steps that run are
/// those that book.toml has for it.
struct Pages(String);

impl Pages {
    fn of(config: &Config) -> Self {
        let context = briefing_plugin::Context::new("", "", config);
        let renderers = context.renderers();
        let html = renderers.iter().find(|name| *name == "html").or(renderers.first());
        Self(html.cloned().unwrap_or_default())
    }
}

impl Renderer for Pages {
    fn name(&self) -> &str {
        &self.0
    }

    fn render(&self, _: &RenderContext) -> Result<()> {
        Ok(())
    }
}

/// The renderer inside this process.
pub(crate) struct InProcess {
    pub(crate) memory: Rc<Memory>,
    pub(crate) ledger: Rc<RefCell<Ledger>>,
}

impl Renderer for InProcess {
    fn name(&self) -> &'static str {
        "exports"
    }

    fn render(&self, context: &RenderContext) -> Result<()> {
        let findings =
            make(&context.root, &context.destination, &self.memory).map_err(Error::msg)?;
        let stop = has_errors(&findings);
        self.ledger.borrow_mut().findings.extend(findings);
        match stop {
            true => Err(Error::msg("the findings stop the build")),
            false => Ok(()),
        }
    }
}
