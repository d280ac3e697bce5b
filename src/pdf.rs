//! The renderer `pdf`: as stock mdBook runs it, and inside this process.
//!
//! What comes in: mdBook's JSON on standard input, or the driver's context. What goes out: the PDF
//! in the folder that mdBook names, whole or not at all; findings.

use std::cell::RefCell;
use std::fs;
use std::path::Path;
use std::rc::Rc;

use briefing_diagnostics::{Diagnostic, has_errors};
use briefing_pdf::Pdf;
use briefing_plugin::{Rendering, settings};
use mdbook_renderer::errors::{Error, Result};
use mdbook_renderer::{RenderContext, Renderer};

use crate::external;
use crate::in_process::Ledger;
use crate::output::{self, Exit};

/// Makes the PDF of the book that mdBook sends.
pub(crate) fn run() -> Exit {
    let rendering = match external::rendering() {
        Ok(rendering) => rendering,
        Err(exit) => return exit,
    };
    match make(&rendering) {
        Ok(findings) => output::report(findings),
        Err(message) => output::could_not_run(&message),
    }
}

/// Makes the PDF and puts it into its folder.
fn make(rendering: &Rendering) -> std::result::Result<Vec<Diagnostic>, String> {
    let (pdf, findings) = briefing_pdf::render(rendering);
    let findings = settings(&rendering.context).0.levels.applied(findings);
    if let Some(pdf) = pdf.filter(|_| !has_errors(&findings)) {
        put(&rendering.destination, &pdf).map_err(|error| {
            format!("cannot write the PDF into {}: {error}", rendering.destination.display())
        })?;
    }
    Ok(findings)
}

fn put(folder: &Path, pdf: &Pdf) -> std::io::Result<()> {
    fs::create_dir_all(folder)?;
    for (path, data) in &pdf.typst {
        let path = folder.join("typst").join(path);
        fs::create_dir_all(path.parent().unwrap_or(folder))?;
        fs::write(path, data)?;
    }
    let unfinished = folder.join(format!(".{}.new", pdf.file));
    fs::write(&unfinished, &pdf.bytes)?;
    fs::rename(unfinished, folder.join(&pdf.file))
}

/// The renderer inside this process.
pub(crate) struct InProcess {
    pub(crate) ledger: Rc<RefCell<Ledger>>,
}

impl Renderer for InProcess {
    fn name(&self) -> &'static str {
        "pdf"
    }

    fn render(&self, context: &RenderContext) -> Result<()> {
        let input = serde_json::to_vec(context)?;
        let rendering = Rendering::read(&input).map_err(|fault| Error::msg(fault.message))?;
        let findings = make(&rendering).map_err(Error::msg)?;
        let stop = has_errors(&findings);
        self.ledger.borrow_mut().findings.extend(findings);
        match stop {
            true => Err(Error::msg("the findings stop the build")),
            false => Ok(()),
        }
    }
}
