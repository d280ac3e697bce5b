//! The press: the whole book, every output of it, behind the pages that are shown.
//!
//! What comes in: an order for each good state of the author's files. What goes out: the HTML, shown
//! as soon as it is made; then the other outputs; then all of them in the output folder, and the new
//! quotations pinned, as `briefing build` does. A newer state makes what is under way void.

use std::cell::RefCell;
use std::path::{Path, PathBuf};
use std::rc::Rc;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::mpsc::Receiver;
use std::time::Instant;

use briefing_diagnostics::{self as diagnostics, has_errors};
use briefing_plugin::Context;
use mdbook_driver::MDBook;
use mdbook_driver::builtin_renderers::{CmdRenderer, MarkdownRenderer};
use mdbook_html::HtmlHandlebars;
use mdbook_renderer::Renderer;

use super::findings;
use super::quick::folder_of_pages;
use super::site::{Generation, Site};
use crate::in_process::{self, Ledger};
use crate::memory::{Changed, Memory};
use crate::output;
use crate::outputs::Outputs;
use crate::{exports, lock, pdf, steps};

/// The newest state of the author's files: what the press works on may be older.
static NEWEST: AtomicU64 = AtomicU64::new(0);

/// Makes void what the press does for older states.
pub(super) fn say_newest(generation: Generation) {
    NEWEST.store(generation, Ordering::SeqCst);
}

/// An order for the whole book.
#[derive(Debug)]
pub(super) struct Order {
    /// The state that it is ordered for.
    pub(super) generation: Generation,
    /// What has changed since the last order.
    pub(super) changed: Changed,
}

/// The press.
pub(super) struct Press {
    pub(super) root: PathBuf,
    pub(super) site: Arc<Site>,
}

/// Why a whole book did not come about.
enum Void {
    /// A newer state is there.
    Newer,
    /// Something is wrong: a sentence, empty where it stands among the findings.
    Wrong(String),
}

impl Press {
    /// Works on orders until there can be none any more.
    pub(super) fn work(&self, orders: &Receiver<Order>) {
        let memory = Rc::new(Memory::keeping());
        while let Ok(mut order) = orders.recv() {
            for newer in orders.try_iter() {
                order = Order { changed: order.changed.max(newer.changed), ..newer };
            }
            memory.forget(order.changed);
            self.print(&order, &memory);
        }
    }

    fn print(&self, order: &Order, memory: &Rc<Memory>) {
        let begun = Instant::now();
        let ledger = RefCell::default();
        let printed = self.printed(order, memory, &ledger);
        let mut found = ledger.take().findings;
        diagnostics::sort(&mut found);
        match printed {
            Err(Void::Newer) => return,
            Err(Void::Wrong(fault)) => {
                memory.forget(Changed::Anything);
                let fault = Some(fault).filter(|fault| !fault.is_empty());
                let object = findings::object(&found, fault.as_deref());
                if self.site.show_findings(order.generation, object) {
                    output::report(found);
                    if let Some(fault) = fault {
                        output::could_not_run(&fault);
                    }
                }
                return;
            }
            Ok(()) => {}
        }
        found.retain(|one| one.code != "no-lock");
        if self.site.show_findings(order.generation, findings::object(&found, None)) {
            output::report(found);
        }
        let took = begun.elapsed().as_secs_f64();
        output::say(&format!("the whole book is in place, {took:.2} s"));
        self.site.say_in_place(order.generation);
    }

    fn printed(
        &self,
        order: &Order,
        memory: &Rc<Memory>,
        findings: &RefCell<Ledger>,
    ) -> Result<(), Void> {
        let outputs =
            Outputs::of(&self.root, &order.generation.to_string()).map_err(Void::Wrong)?;
        let staging = outputs.staging.clone();
        let (driver, ledger) = load(&self.root, memory, Some(staging)).map_err(Void::Wrong)?;
        let run = |renderer: &dyn Renderer| {
            let outcome = driver.execute_build_process(renderer);
            let ledger = std::mem::take(&mut *ledger.borrow_mut());
            let wrong = has_errors(&ledger.findings);
            let mut all = findings.borrow_mut();
            all.findings.extend(ledger.findings);
            all.quotations.extend(ledger.quotations);
            if order.generation != NEWEST.load(Ordering::SeqCst) {
                return Err(Void::Newer);
            }
            match outcome {
                _ if wrong => Err(Void::Wrong(String::new())),
                outcome => outcome.map_err(|error| Void::Wrong(format!("{error:#}"))),
            }
        };
        run(&HtmlHandlebars::new())?;
        self.site.show_whole(order.generation, folder_of_pages(&driver), outputs);
        for renderer in others(&driver, memory, &ledger) {
            run(&*renderer)?;
        }
        self.site.put_in_place(&driver.config).map_err(Void::Wrong)?;
        let quotations = std::mem::take(&mut findings.borrow_mut().quotations);
        self.site.write_lock(|| lock::pin(&self.root, &quotations)).map_err(Void::Wrong)
    }
}

/// Loads the book with our steps in place; with a folder for its outputs, if it is to be made.
pub(super) fn load(
    root: &Path,
    memory: &Rc<Memory>,
    outputs: Option<PathBuf>,
) -> Result<(MDBook, Rc<RefCell<Ledger>>), String> {
    let loaded = in_process::load(root, (steps::locked_by_environment(), memory), |config| {
        if let Some(outputs) = outputs {
            config.build.build_dir = outputs;
        }
    });
    loaded.map_err(|error| format!("{error:#}"))
}

/// Returns the renderers of all outputs but the HTML, in the order of their names.
fn others(
    driver: &MDBook,
    memory: &Rc<Memory>,
    ledger: &Rc<RefCell<Ledger>>,
) -> Vec<Box<dyn Renderer>> {
    let names = Context::new("", "", &driver.config).renderers().into_iter();
    let renderer = |name: String| -> Box<dyn Renderer> {
        let table = format!("output.{name}");
        let ours = in_process::runs_this_program(&driver.config, &table);
        let command = driver.config.get::<String>(&format!("{table}.command")).ok().flatten();
        let ledger = Rc::clone(ledger);
        match name.as_str() {
            "pdf" if ours => Box::new(pdf::InProcess { ledger }),
            "exports" if ours => Box::new(exports::InProcess { memory: Rc::clone(memory), ledger }),
            "markdown" => Box::new(MarkdownRenderer::new()),
            _ => {
                let command = command.unwrap_or_else(|| format!("mdbook-{name}"));
                Box::new(CmdRenderer::new(name, command))
            }
        }
    };
    names.filter(|name| name != "html").map(renderer).collect()
}
