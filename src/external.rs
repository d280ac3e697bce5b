//! A step as stock mdBook runs it: mdBook's JSON on standard input, the changed book on standard
//! output, findings on standard error; and what mdBook sends to a renderer.

use std::io::Read;

use briefing_diagnostics::{Diagnostic, has_errors};
use briefing_plugin::{Chapters, Rendering, read, write};

use crate::memory::Memory;
use crate::output::{self, Exit};
use crate::steps::{self, Step, locked_by_environment};
use crate::unsaved::Unsaved;

/// Runs one step over the book that mdBook sends. Prints no book where there are errors.
pub(crate) fn run(step: Step) -> Exit {
    let input = sent(|input| {
        let (context, book) = read(input)?;
        let chapters = Chapters::from_json(&book)?;
        Ok((context, book, chapters))
    });
    let (context, mut book, mut chapters) = match input {
        Ok(input) => input,
        Err(exit) => return exit,
    };
    let (locked, memory) = (locked_by_environment(), Memory::default());
    let unsaved = Unsaved::default();
    let report = steps::run(step, &context, &mut chapters, &unsaved, (locked, &memory));
    if !has_errors(&report.findings) {
        chapters.write_json(&mut book);
        output::answer(&write(&book));
    }
    output::report(report.printed(&context))
}

/// Reads what mdBook sends to a renderer. The error is how the run ends; why is said by then.
pub(crate) fn rendering() -> Result<Rendering, Exit> {
    sent(Rendering::read)
}

/// Reads standard input as `read` does.
fn sent<T>(read: impl FnOnce(&[u8]) -> Result<T, Diagnostic>) -> Result<T, Exit> {
    // All of the input is read before anything is said, or mdBook reports a broken pipe.
    let mut input = Vec::new();
    if let Err(error) = std::io::stdin().read_to_end(&mut input) {
        let message = format!("cannot read the book from standard input: {error}");
        return Err(output::could_not_run(&message));
    }
    read(&input).map_err(|fault| {
        output::report(vec![fault]);
        Exit::CouldNotRun
    })
}
