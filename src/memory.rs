//! What runs over the same book remember from one to the next: the opened library, facts, templates
//! and style, and what each step made of each chapter.
//!
//! What comes in: what something is made of, and the way to make it. What goes out: the thing, made
//! anew only where what it is made of has changed. The chapters' own text is compared here; what of
//! the other files has changed is for the keeper to say, with [`Memory::forget`]. A memory that is
//! [`Default`] remembers nothing.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::path::PathBuf;
use std::rc::Rc;
use std::sync::Arc;

use briefing_diffs::{Outcome as Diffed, Places};
use briefing_notes::{FactPlace, Outcome as Noted};
use briefing_plugin::{Context, Page};
use briefing_quotes::Outcome as Quoted;
use serde_json::Value;

use crate::steps::Step;
use crate::tools::{Facts, Tools};
use crate::workshop::{Leaf, Read};

/// What of a book has changed since something was made of it; the greater takes in the smaller.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Changed {
    /// Chapters at most.
    #[default]
    Chapters,
    /// The facts: `quotes` does not know of them, and `notes` knows what a judgement is told of each.
    Facts,
    /// What any chapter may rest on: a quotation without a citation is looked for in every source.
    Anything,
}

/// What is remembered between runs over one book.
#[derive(Debug, Default)]
pub(crate) struct Memory {
    keeps: bool,
    kept: RefCell<Kept>,
}

#[derive(Debug, Default)]
struct Kept {
    opened: Option<Opened>,
    passes: BTreeMap<Step, Pass>,
}

/// The tools, and for what they were opened; and the facts, read with them.
#[derive(Debug)]
struct Opened {
    root: PathBuf,
    settings: Value,
    tools: Rc<Tools>,
    facts: Option<Rc<Facts>>,
}

/// What is remembered of one step's run. The first step runs the others' checks, too.
#[derive(Debug, Default)]
struct Pass {
    read: Shelf<(), Page, Arc<Read>>,
    diffed: Shelf<Places, Leaf, Rc<Diffed>>,
    quoted: Shelf<(), Leaf, Rc<Quoted>>,
    noted: Shelf<NotedWith, Leaf, Rc<Noted>>,
}

/// What of the whole book a chapter's notes are made with: the facts, and the steps that are pending.
pub(crate) type NotedWith = (BTreeMap<String, FactPlace>, Vec<String>);

/// What a function of a chapter, and of something of the whole book, gave for each chapter.
#[derive(Debug)]
struct Shelf<With, Of, Made> {
    with: Option<With>,
    made: BTreeMap<usize, (Of, Made)>,
}

impl<With, Of, Made> Default for Shelf<With, Of, Made> {
    fn default() -> Self {
        Self { with: None, made: BTreeMap::new() }
    }
}

impl<With: PartialEq, Of: PartialEq, Made: Clone> Shelf<With, Of, Made> {
    /// Puts away what was made with something else.
    fn clear_unless(&mut self, with: &With)
    where
        With: Clone,
    {
        if self.with.as_ref() != Some(with) {
            self.made.clear();
            self.with = Some(with.clone());
        }
    }

    fn get(&self, index: usize, of: &Of) -> Option<Made> {
        self.made.get(&index).filter(|(made_of, _)| made_of == of).map(|(_, made)| made.clone())
    }

    fn put(&mut self, index: usize, of: Of, made: &Made) {
        self.made.insert(index, (of, made.clone()));
    }
}

impl Memory {
    /// Returns a memory that keeps what it is given.
    pub(crate) fn keeping() -> Self {
        Self { keeps: true, ..Self::default() }
    }

    /// Forgets what was made of what has changed.
    pub(crate) fn forget(&self, changed: Changed) {
        self.kept.borrow_mut().forget(changed);
    }

    /// Returns the tools for a run, opened where they are not remembered.
    pub(crate) fn tools<E>(
        &self,
        context: &Context,
        open: impl FnOnce() -> Result<Tools, E>,
    ) -> Result<Rc<Tools>, E> {
        let settings = settings(context);
        let serves = |one: &&Opened| one.root == context.root && one.settings == settings;
        if let Some(opened) = self.kept.borrow().opened.as_ref().filter(serves) {
            return Ok(Rc::clone(&opened.tools));
        }
        let tools = Rc::new(open()?);
        if self.keeps {
            let mut kept = self.kept.borrow_mut();
            // What was made with other tools may differ.
            kept.forget(Changed::Anything);
            let (root, tools) = (context.root.clone(), Rc::clone(&tools));
            kept.opened = Some(Opened { root, settings, tools, facts: None });
        }
        Ok(tools)
    }

    /// Returns the facts, read with the tools of this run where they are not remembered.
    pub(crate) fn facts(&self, read: impl FnOnce() -> Facts) -> Rc<Facts> {
        let had = self.kept.borrow().opened.as_ref().and_then(|one| one.facts.clone());
        had.unwrap_or_else(|| {
            let facts = Rc::new(read());
            if let Some(opened) = &mut self.kept.borrow_mut().opened {
                opened.facts = Some(Rc::clone(&facts));
            }
            facts
        })
    }

    /// Returns a chapter as it is read.
    pub(crate) fn read(
        &self,
        step: Step,
        index: usize,
        page: Page,
        read: impl FnOnce(Page) -> Read,
    ) -> Arc<Read> {
        let had = self.kept.borrow_mut().pass(step).read.get(index, &page);
        had.unwrap_or_else(|| {
            let made = Arc::new(read(page.clone()));
            if self.keeps {
                self.kept.borrow_mut().pass(step).read.put(index, page, &made);
            }
            made
        })
    }

    /// Returns what `diffs` makes of a chapter.
    pub(crate) fn diffed(
        &self,
        (step, with): (Step, &Places),
        leaf: &Leaf,
        make: impl FnOnce() -> Diffed,
    ) -> Rc<Diffed> {
        self.made(|kept| &mut kept.pass(step).diffed, with, leaf, make)
    }

    /// Returns what `quotes` makes of a chapter.
    pub(crate) fn quoted(
        &self,
        step: Step,
        leaf: &Leaf,
        make: impl FnOnce() -> Quoted,
    ) -> Rc<Quoted> {
        self.made(|kept| &mut kept.pass(step).quoted, &(), leaf, make)
    }

    /// Returns what `notes` makes of a chapter.
    pub(crate) fn noted(
        &self,
        (step, with): (Step, &NotedWith),
        leaf: &Leaf,
        make: impl FnOnce() -> Noted,
    ) -> Rc<Noted> {
        self.made(|kept| &mut kept.pass(step).noted, with, leaf, make)
    }

    fn made<With: PartialEq + Clone, Outcome>(
        &self,
        shelf: impl Fn(&mut Kept) -> &mut Shelf<With, Leaf, Rc<Outcome>>,
        with: &With,
        leaf: &Leaf,
        make: impl FnOnce() -> Outcome,
    ) -> Rc<Outcome> {
        if !self.keeps {
            return Rc::new(make());
        }
        let had = {
            let mut kept = self.kept.borrow_mut();
            let shelf = shelf(&mut kept);
            shelf.clear_unless(with);
            shelf.get(leaf.index, leaf)
        };
        had.unwrap_or_else(|| {
            let made = Rc::new(make());
            shelf(&mut self.kept.borrow_mut()).put(leaf.index, leaf.clone(), &made);
            made
        })
    }
}

impl Kept {
    /// What is read of a chapter rests on its text alone, and stays.
    fn forget(&mut self, changed: Changed) {
        if changed >= Changed::Facts {
            self.opened.iter_mut().for_each(|one| one.facts = None);
            self.passes.values_mut().for_each(|pass| pass.diffed = Shelf::default());
        }
        if changed == Changed::Anything {
            self.opened = None;
            for pass in self.passes.values_mut() {
                pass.quoted = Shelf::default();
                pass.noted = Shelf::default();
            }
        }
    }

    fn pass(&mut self, step: Step) -> &mut Pass {
        self.passes.entry(step).or_default()
    }
}

/// Returns book.toml without what says only where the output goes.
fn settings(context: &Context) -> Value {
    let mut settings = context.config.clone();
    if let Some(tables) = settings.as_object_mut() {
        tables.remove("build");
    }
    settings
}
