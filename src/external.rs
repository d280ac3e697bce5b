//! A step as stock mdBook runs it: mdBook's JSON on standard input, the changed book on standard
//! output, findings on standard error.

use std::io::Read;

use briefing_diagnostics::has_errors;
use briefing_plugin::{Chapters, read, write};

use crate::output::{self, Exit};
use crate::steps::{self, Step};

/// Runs one step over the book that mdBook sends. Prints no book where there are errors.
pub(crate) fn run(step: Step) -> Exit {
    // All of the input is read before anything is said, or mdBook reports a broken pipe.
    let mut input = Vec::new();
    if let Err(error) = std::io::stdin().read_to_end(&mut input) {
        return output::could_not_run(&format!(
            "cannot read the book from standard input: {error}"
        ));
    }
    let input = read(&input).and_then(|(context, book)| {
        let chapters = Chapters::from_json(&book)?;
        Ok((context, book, chapters))
    });
    let (context, mut book, mut chapters) = match input {
        Ok(input) => input,
        Err(fault) => {
            output::report(vec![fault]);
            return Exit::CouldNotRun;
        }
    };
    let report = steps::run(step, &context, &mut chapters, steps::locked_by_environment());
    if !has_errors(&report.findings) {
        chapters.write_json(&mut book);
        output::answer(&write(&book));
    }
    output::report(report.printed(&context))
}
