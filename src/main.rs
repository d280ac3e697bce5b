//! The program `briefing`: what mdBook calls as a preprocessor, and what an author calls instead of
//! mdBook.
//!
//! What comes in: a command line and a book's folder, or mdBook's JSON on standard input. What goes
//! out: a built book, a checked one, or JSON; findings on standard error; an exit code.
//!
//! Start reading at [`steps`]: the way of the chapters through our steps, the same under stock
//! mdBook ([`external`]) and in this process ([`in_process`]).

mod add;
mod book;
mod build;
mod check;
mod cli;
mod contents;
mod exports;
mod external;
mod facts;
mod find;
mod fix;
mod in_process;
mod lock;
mod lsp;
mod memory;
mod new;
mod output;
mod outputs;
mod pdf;
mod progress;
mod record;
mod serve;
mod sources;
mod steps;
mod tools;
mod unsaved;
mod workshop;

use std::path::Path;
use std::process::ExitCode;

use check::Ask;
use cli::{Cli, Command, Facts, Sources};
use fix::Consent;
use output::{Exit, Form};
use steps::Step;

fn main() -> ExitCode {
    let exit = match Cli::read().command {
        Command::New { dir } => new::new(&dir),
        Command::Init { dir } => new::init(&dir),
        Command::Build { dir } => build::build(&dir),
        Command::Serve { dir, port } => serve::serve(&dir, port),
        Command::Check { dir, locked, deny_warnings, format, coverage } => {
            check::check(&dir, Ask { locked, deny_warnings, format, coverage })
        }
        Command::Fix { dir, yes, dry_run } => fix::fix(&dir, consent(yes, dry_run)),
        Command::Add { files, id, kind, captured, from, dry_run, dir } => {
            add::add(&add::Ask { files, from, id, kind, captured, dry_run }, &dir)
        }
        Command::Find { words, dir } => find::find(&words, &dir),
        Command::Lock { source: Some(source), reason: Some(reason), dir } => {
            lock::accept(&source, &reason, &dir)
        }
        Command::Lock { dir, .. } => lock::show(&dir),
        Command::Record { format, output, dir } => record::record(format, output.as_deref(), &dir),
        Command::Sources { what, json, dir } => {
            sources_of(what, if json { Form::Json } else { Form::Text }, &dir)
        }
        Command::Facts { what, json, dir } => {
            facts_of(what, if json { Form::Json } else { Form::Text }, &dir)
        }
        Command::Lsp => lsp::run(),
        Command::Completions { shell } => {
            let mut script = Vec::new();
            clap_complete::generate(shell, &mut Cli::defined(), "briefing", &mut script);
            output::hand_over(&script)
        }
        Command::Man => {
            let mut page = Vec::new();
            match clap_mangen::Man::new(Cli::defined()).render(&mut page) {
                Ok(()) => output::hand_over(&page),
                Err(error) => output::could_not_run(&error.to_string()),
            }
        }
        Command::Diffs { question: None } => external::run(Step::Diffs),
        Command::Quotes { question: None } => external::run(Step::Quotes),
        Command::Notes { question: None } => external::run(Step::Notes),
        Command::Pdf => pdf::run(),
        Command::Exports => exports::run(),
        // mdBook skips a preprocessor in silence when the answer is no.
        Command::Diffs { question: Some(_) }
        | Command::Quotes { question: Some(_) }
        | Command::Notes { question: Some(_) } => Exit::Clean,
    };
    progress::end();
    exit.into()
}

fn consent(yes: bool, dry_run: bool) -> Consent {
    match (yes, dry_run) {
        (_, true) => Consent::Withheld,
        (true, false) => Consent::Given,
        (false, false) => Consent::Ask,
    }
}

fn sources_of(what: Option<Sources>, form: Form, dir: &Path) -> Exit {
    match what {
        None => sources::list(form, dir),
        Some(Sources::Show { id, sentences }) => sources::show(&id, sentences, form, dir),
        Some(Sources::Search { words }) => sources::search(&words, form, dir),
    }
}

fn facts_of(what: Option<Facts>, form: Form, dir: &Path) -> Exit {
    match what {
        None => facts::list(form, dir),
        Some(Facts::Search { words }) => facts::search(&words, form, dir),
        Some(Facts::Show { id }) => facts::show(&id, form, dir),
        Some(Facts::Suggest { a: Some(a), b: Some(b) }) => facts::suggest::of_texts(&a, &b),
        Some(Facts::Suggest { .. }) => facts::suggest::of_book(form, dir),
    }
}
