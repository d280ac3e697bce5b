//! What the program says and how it ends: findings to standard error, results to standard output.
//! The only file that prints.
#![expect(clippy::print_stdout, clippy::print_stderr, reason = "the one place that prints")]

use std::io::{IsTerminal, Write as _};
use std::process::ExitCode;

use briefing_diagnostics::{self as diagnostics, Colour, Diagnostic, harmless_lines, steers};

use crate::progress;

/// In what form a result is printed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Form {
    /// For a person at a terminal.
    Text,
    /// For a program.
    Json,
}

/// How a run ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Exit {
    /// No errors; warnings included.
    Clean,
    /// Errors were found.
    Errors,
    /// The program could not run.
    CouldNotRun,
}

impl From<Exit> for ExitCode {
    fn from(exit: Exit) -> Self {
        Self::from(match exit {
            Exit::Clean => 0,
            Exit::Errors => 1,
            Exit::CouldNotRun => 2,
        })
    }
}

/// Prints a result; what of a source's text would steer the terminal is not. A reader that has seen
/// enough (`| head`) ends it without a word.
pub(crate) fn say(text: &str) {
    print_line(&harmless_lines(text));
}

/// Prints a result in JSON. What would steer a terminal is in strings alone, and written as `\uXXXX`.
pub(crate) fn say_json(json: &str) {
    let mut escaped = String::with_capacity(json.len());
    for c in json.chars() {
        match steers(c) && c != '\n' {
            true => escaped.push_str(&format!("\\u{:04x}", u32::from(c))),
            false => escaped.push(c),
        }
    }
    print_line(&escaped);
}

fn print_line(text: &str) {
    if progress::aside(|| writeln!(std::io::stdout(), "{text}")).is_err() {
        std::process::exit(0);
    }
}

/// Prints a line about a run to standard error.
pub(crate) fn explain(text: &str) {
    progress::aside(|| eprintln!("{}", harmless_lines(text)));
}

/// Asks a question on standard error, and returns whether the answer on standard input is yes.
pub(crate) fn ask(question: &str) -> bool {
    progress::end();
    eprint!("{}", harmless_lines(question));
    let mut answer = String::new();
    let read = std::io::stdin().read_line(&mut answer);
    read.is_ok() && matches!(answer.trim().to_lowercase().as_str(), "y" | "yes")
}

/// Prints a file that another program reads, as it is.
pub(crate) fn hand_over(content: &[u8]) -> Exit {
    // A reader that has seen enough is no fault.
    drop(std::io::stdout().write_all(content));
    Exit::Clean
}

/// Returns where another program reads what it was sent: nothing else may be printed there.
pub(crate) fn to_client() -> std::io::Stdout {
    std::io::stdout()
}

/// Prints the book as mdBook wants it back.
pub(crate) fn answer(json: &str) {
    print!("{json}");
}

/// Prints what keeps the program from running, with the chain of its causes.
pub(crate) fn could_not_run(what: &str) -> Exit {
    progress::end();
    eprintln!("error: {}", harmless_lines(what));
    Exit::CouldNotRun
}

/// Prints findings, sorted and each once, with a line that counts them, and says how the run ends.
pub(crate) fn report(mut findings: Vec<Diagnostic>) -> Exit {
    progress::end();
    diagnostics::sort(&mut findings);
    if !findings.is_empty() {
        eprint!("{}", diagnostics::draw(&findings, colour()));
        eprintln!("{}", diagnostics::summary(&findings));
    }
    if diagnostics::has_errors(&findings) { Exit::Errors } else { Exit::Clean }
}

/// Returns a number with its noun, such as "2 files".
pub(crate) fn counted(count: usize, noun: &str) -> String {
    format!("{count} {noun}{}", if count == 1 { "" } else { "s" })
}

fn colour() -> Colour {
    let wanted = std::env::var_os("NO_COLOR").is_none_or(|value| value.is_empty());
    if wanted && std::io::stderr().is_terminal() { Colour::Always } else { Colour::Never }
}
