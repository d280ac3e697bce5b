//! The steps and the renderers inside this process: they take the place of the external commands of
//! the same name, keep their place in the order, and put what they find into one [`Ledger`].

use std::cell::RefCell;
use std::collections::BTreeSet;
use std::path::Path;
use std::rc::Rc;

use briefing_diagnostics::{Diagnostic, Mend, has_errors};
use briefing_plugin::{Accepted, Chapters, Context};
use briefing_quotes::{Checked, Placed};
use mdbook_driver::MDBook;
use mdbook_driver::config::Config;
use mdbook_preprocessor::book::Book;
use mdbook_preprocessor::errors::{Error, Result};
use mdbook_preprocessor::{Preprocessor, PreprocessorContext};

use crate::memory::Memory;
use crate::steps::{self, FactInBrief, Step};
use crate::unsaved::Unsaved;
use crate::workshop::Leaf;
use crate::{exports, pdf, progress};

/// What the steps of one run found.
#[derive(Debug, Default)]
pub(crate) struct Ledger {
    /// All findings, of every renderer's run.
    pub(crate) findings: Vec<Diagnostic>,
    /// Every quotation that stands.
    pub(crate) quotations: Vec<Checked>,
    /// What the pages quote and compare.
    pub(crate) placed: Vec<Placed>,
    /// The author's own chapters as they were read.
    pub(crate) leaves: Vec<Leaf>,
    /// For each citation without a place, the change that writes the one found.
    pub(crate) addresses: Vec<Mend>,
    /// The ids of the sources that are cited or compared.
    pub(crate) cited: BTreeSet<String>,
    /// The findings that the author accepted.
    pub(crate) accepted: Vec<Accepted>,
    /// The facts that are compared.
    pub(crate) facts: Vec<FactInBrief>,
}

/// Loads the book of a folder, our steps in place, and the ledger that they will write into. What
/// the steps do is remembered from renderer to renderer, and with a memory that is kept, from run to
/// run.
pub(crate) fn load(
    root: &Path,
    (locked, memory): (bool, &Rc<Memory>),
    adapt: impl FnOnce(&mut Config),
) -> Result<(MDBook, Rc<RefCell<Ledger>>)> {
    load_unsaved(root, Unsaved::default(), (locked, memory), adapt)
}

/// Does the same for a book of which some files are not saved yet.
pub(crate) fn load_unsaved(
    root: &Path,
    unsaved: Unsaved,
    (locked, memory): (bool, &Rc<Memory>),
    adapt: impl FnOnce(&mut Config),
) -> Result<(MDBook, Rc<RefCell<Ledger>>)> {
    let mut config = read_config(root)?;
    // What SUMMARY.md names and is not there is an error: see `contents`.
    config.build.create_missing = false;
    adapt(&mut config);
    let mut book = MDBook::load_with_config(root, config)?;
    unsaved.put_into(&mut book);
    let unsaved = Rc::new(unsaved);
    let ledger = Rc::new(RefCell::new(Ledger::default()));
    for step in Step::ALL {
        if runs_this_program(&book.config, &format!("preprocessor.{}", step.name())) {
            book.with_preprocessor(InProcess {
                step,
                locked,
                unsaved: Rc::clone(&unsaved),
                memory: Rc::clone(memory),
                ledger: Rc::clone(&ledger),
            });
        }
    }
    if runs_this_program(&book.config, "output.pdf") {
        book.with_renderer(pdf::InProcess { ledger: Rc::clone(&ledger) });
    }
    if runs_this_program(&book.config, "output.exports") {
        book.with_renderer(exports::InProcess {
            memory: Rc::clone(memory),
            ledger: Rc::clone(&ledger),
        });
    }
    Ok((book, ledger))
}

/// Reads book.toml with mdBook's own overrides from the environment.
pub(crate) fn read_config(root: &Path) -> Result<Config> {
    let path = root.join("book.toml");
    if !path.is_file() {
        return Err(Error::msg(format!("there is no book.toml in {}", root.display())));
    }
    let mut config = Config::from_disk(&path)?;
    config.update_from_env()?;
    Ok(config)
}

/// Whether a table of book.toml runs this program: a command of another name is left alone.
pub(crate) fn runs_this_program(config: &Config, table: &str) -> bool {
    if !matches!(config.get::<serde_json::Value>(table), Ok(Some(_))) {
        return false;
    }
    let command = config.get::<String>(&format!("{table}.command")).ok().flatten();
    let program = command.as_deref().and_then(|command| command.split_whitespace().next());
    program
        .and_then(|program| Path::new(program).file_stem())
        .is_some_and(|stem| stem == "briefing")
}

struct InProcess {
    step: Step,
    locked: bool,
    unsaved: Rc<Unsaved>,
    memory: Rc<Memory>,
    ledger: Rc<RefCell<Ledger>>,
}

impl Preprocessor for InProcess {
    fn name(&self) -> &str {
        self.step.name()
    }

    fn run(&self, context: &PreprocessorContext, mut book: Book) -> Result<Book> {
        let context = Context::new(&context.root, &context.renderer, &context.config);
        progress::stage(&format!("{}: {}", context.renderer, self.step.work()));
        let mut chapters = Chapters::from_book(&book);
        let run = (self.locked, &*self.memory);
        let report = steps::run(self.step, &context, &mut chapters, &self.unsaved, run);
        let stop = has_errors(&report.findings);
        let mut ledger = self.ledger.borrow_mut();
        ledger.findings.extend(report.findings);
        ledger.quotations.extend(report.quotations);
        ledger.placed.extend(report.placed);
        ledger.addresses.extend(report.addresses);
        ledger.leaves.extend(report.leaves);
        ledger.cited.extend(report.cited);
        ledger.accepted.extend(report.accepted);
        ledger.facts.extend(report.facts);
        if stop {
            return Err(Error::msg("the findings stop the build"));
        }
        chapters.write_book(&mut book);
        progress::stage(&format!("{}: making the pages", context.renderer));
        Ok(book)
    }
}
