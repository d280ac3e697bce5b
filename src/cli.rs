//! The command line: words in, a [`Command`] out. Nothing is done here.

mod examples;

use std::path::PathBuf;

use clap::{CommandFactory, FromArgMatches, Parser, Subcommand};

use crate::check::Format;
use crate::record;

/// Compiles sourced briefings: quotations checked word for word, notes written, on mdBook.
#[derive(Debug, Parser)]
#[command(
    name = "briefing",
    version,
    about,
    after_help = "Exit codes: 0 no errors, 1 errors found, 2 could not run."
)]
pub(crate) struct Cli {
    /// What to do.
    #[command(subcommand)]
    pub(crate) command: Command,
}

impl Cli {
    /// Reads the words that the program was called with; ends it with its help or a message where they
    /// are no command.
    pub(crate) fn read() -> Self {
        let read = Self::from_arg_matches(&Self::defined().get_matches());
        read.unwrap_or_else(|error| error.exit())
    }

    /// Returns the whole command line as it is defined, with its examples.
    pub(crate) fn defined() -> clap::Command {
        examples::shown_in(Self::command())
    }
}

/// What the program can do.
#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// Make a small briefing that builds at once
    New {
        /// The folder, which is not there yet or is empty
        dir: PathBuf,
    },
    /// Add Briefing to an mdBook that exists
    ///
    /// Its settings, their order and their comments are kept; no file that is there is written over.
    Init {
        /// The folder that holds book.toml
        #[arg(default_value = ".")]
        dir: PathBuf,
    },
    /// Build every output of the book, in one process
    ///
    /// The output folder is replaced whole and last: an interrupted or failed build leaves the last
    /// good book. New quotations are pinned in briefing.lock after a clean run.
    Build {
        /// The folder that holds book.toml
        #[arg(default_value = ".")]
        dir: PathBuf,
    },
    /// Show the book in a browser while it is written
    ///
    /// Its pages are reloaded when they change, and what is found is shown on them. The last good
    /// page stays while there are errors. The output folder follows, as `briefing build` makes it.
    Serve {
        /// The folder that holds book.toml
        #[arg(default_value = ".")]
        dir: PathBuf,
        /// The port on 127.0.0.1
        #[arg(long, short, default_value_t = 3000)]
        port: u16,
    },
    /// Verify every quotation and citation; write nothing
    Check {
        /// The folder that holds book.toml
        #[arg(default_value = ".")]
        dir: PathBuf,
        /// Make every deviation from briefing.lock an error
        #[arg(long)]
        locked: bool,
        /// Make every warning an error
        #[arg(long)]
        deny_warnings: bool,
        /// How the findings are printed
        #[arg(long, value_enum, default_value = "human")]
        format: Format,
        /// Also say what rests on nothing that was checked
        #[arg(long)]
        coverage: bool,
    },
    /// Write the places found and the mends that messages offer into the chapters
    ///
    /// Shows the difference first, and asks before it writes; where nobody can be asked, nothing is
    /// written without `--yes`. A finding that can be mended in several ways is left to the author,
    /// and so is every warning. Exits with 1 where errors are left.
    Fix {
        /// The folder that holds book.toml
        #[arg(default_value = ".")]
        dir: PathBuf,
        /// Write without asking
        #[arg(long)]
        yes: bool,
        /// Only show the difference
        #[arg(long, conflicts_with = "yes")]
        dry_run: bool,
    },
    /// Make sources of saved pages, PDFs, transcripts, e-mails, books and texts
    ///
    /// Read are HTML, MHTML, PDF, VTT, SRT, .eml, EPUB, .docx, Markdown and plain text. Each becomes a
    /// text beside the library and an entry at its end, which states only what the file states. Where
    /// one fails, the others are added, and the run exits with 1.
    Add {
        /// The files; `-` is standard input
        #[arg(required_unless_present = "from")]
        files: Vec<PathBuf>,
        /// The new source's id, of one file; otherwise made of its name or title
        #[arg(long)]
        id: Option<String>,
        /// What the works are, such as `article` or `report`
        #[arg(long = "as", value_name = "TYPE")]
        kind: Option<String>,
        /// The day on which the files were saved, such as 2024-04-10
        #[arg(long, value_name = "DAY")]
        captured: Option<String>,
        /// Add references without texts from a .bib, CSL .json or .ris file
        #[arg(long, value_name = "FILE")]
        from: Vec<PathBuf>,
        /// Only say what would be added
        #[arg(long)]
        dry_run: bool,
        /// The folder that holds book.toml
        #[arg(long, default_value = ".")]
        dir: PathBuf,
    },
    /// Say where words stand in the sources, with the line to paste
    ///
    /// Exits with 1 where they stand in no source.
    Find {
        /// The words, as one argument; marks of omission and brackets as in a quotation
        words: String,
        /// The folder that holds book.toml
        #[arg(long, default_value = ".")]
        dir: PathBuf,
    },
    /// Show what deviates from briefing.lock, or accept a source's change
    ///
    /// A change is refused while one of the source's pinned quotations is absent from it.
    Lock {
        /// The source whose change is accepted
        #[arg(requires = "reason")]
        source: Option<String>,
        /// Why it is accepted; kept in briefing.lock
        #[arg(long, requires = "source")]
        reason: Option<String>,
        /// The folder that holds book.toml
        #[arg(long, default_value = ".")]
        dir: PathBuf,
    },
    /// Record each quotation with its source in context, what was accepted, and why
    ///
    /// What an editor signs. Refused while a quotation does not stand.
    Record {
        /// A page, or a line a quotation
        #[arg(long, value_enum, default_value = "html")]
        format: record::Format,
        /// The file that it is written into; otherwise standard output
        #[arg(long, short, value_name = "FILE")]
        output: Option<PathBuf>,
        /// The folder that holds book.toml
        #[arg(default_value = ".")]
        dir: PathBuf,
    },
    /// List the sources of the library, show or search their texts
    Sources {
        /// What of them; without it, all are listed
        #[command(subcommand)]
        what: Option<Sources>,
        /// Print JSON
        #[arg(long, global = true)]
        json: bool,
        /// The folder that holds book.toml
        #[arg(long, default_value = ".", global = true)]
        dir: PathBuf,
    },
    /// List the facts of the book with their verdicts, or show one
    Facts {
        /// What of them; without it, all are listed
        #[command(subcommand)]
        what: Option<Facts>,
        /// Print JSON: everything of the comparisons, of one, or the suggestions
        #[arg(long, global = true)]
        json: bool,
        /// The folder that holds book.toml
        #[arg(long, default_value = ".", global = true)]
        dir: PathBuf,
    },
    /// Run the language server, as an editor starts it
    ///
    /// Speaks the Language Server Protocol on standard input and output.
    Lsp,
    /// Print the completions of a shell
    Completions {
        /// The shell
        shell: clap_complete::Shell,
    },
    /// Print the manual page, as troff
    Man,
    /// The preprocessor `diffs`, as mdBook calls it
    Diffs {
        /// mdBook's question before a run
        #[command(subcommand)]
        question: Option<Question>,
    },
    /// The preprocessor `quotes`, as mdBook calls it
    Quotes {
        /// mdBook's question before a run
        #[command(subcommand)]
        question: Option<Question>,
    },
    /// The preprocessor `notes`, as mdBook calls it
    Notes {
        /// mdBook's question before a run
        #[command(subcommand)]
        question: Option<Question>,
    },
    /// The renderer `pdf`, as mdBook calls it
    Pdf,
    /// The renderer `exports`, as mdBook calls it: quotations and bibliography for programs
    Exports,
}

/// What is done with the sources.
#[derive(Debug, Subcommand)]
pub(crate) enum Sources {
    /// Print a text with the address of each paragraph beside it
    Show {
        /// The source's id in the library
        id: String,
        /// Sentence by sentence
        #[arg(long)]
        sentences: bool,
    },
    /// Print the paragraphs that hold all of some words, in any order
    ///
    /// Exits with 1 where there is none. What stands word for word is found by `briefing find`.
    Search {
        /// The words
        #[arg(required = true)]
        words: Vec<String>,
    },
}

/// What is done with the facts.
#[derive(Debug, Subcommand)]
pub(crate) enum Facts {
    /// Rank passages that may tell the same fact
    ///
    /// Of two plain texts: for each sentence of the first those of the second, as JSON. Without
    /// texts: the pairs of paragraphs of the book's sources, each as an entry to paste into
    /// facts.yml, the likeliest first.
    Suggest {
        /// A plain text in UTF-8, a paragraph a line
        #[arg(requires = "b")]
        a: Option<PathBuf>,
        /// The text in which the same is looked for
        b: Option<PathBuf>,
    },
    /// List the facts whose title, passages or assessment hold all of some words, in any order
    ///
    /// Exits with 1 where there is none.
    Search {
        /// The words
        #[arg(required = true)]
        words: Vec<String>,
    },
    /// Print the accounts of one fact, a row a voice
    Show {
        /// The fact's id in facts.yml
        id: String,
    },
}

/// What mdBook asks a preprocessor before it sends the book.
#[derive(Debug, Subcommand)]
pub(crate) enum Question {
    /// Whether the preprocessor supports a renderer; the answer is always yes
    Supports {
        /// The renderer's name
        renderer: String,
    },
}
