//! What runs over the same book remember from one to the next: the opened library, facts, templates
//! and style, and what each step made of each chapter.
//!
//! What comes in: what something is made of, and the way to make it. What goes out: the thing, made
//! anew only where what it is made of has changed. The chapters' own text is compared here; that
//! all other files are as they were is for the keeper to know, who calls [`Memory::forget`] when
//! they are not. A memory that is [`Default`] remembers nothing.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::path::PathBuf;
use std::rc::Rc;

use briefing_diffs::{Outcome as Diffed, Places};
use briefing_notes::{FactPlace, Outcome as Noted};
use briefing_plugin::{Context, Page};
use briefing_quotes::Outcome as Quoted;
use serde_json::Value;

use crate::steps::Step;
use crate::tools::Tools;
use crate::workshop::{Leaf, Read};

/// What is remembered between runs over one book.
#[derive(Debug, Default)]
pub(crate) struct Memory {
    keeps: bool,
    kept: RefCell<Kept>,
}

#[derive(Debug, Default)]
struct Kept {
    tools: Option<Opened>,
    passes: BTreeMap<Step, Pass>,
}

/// The tools, and for what they were opened.
#[derive(Debug)]
struct Opened {
    root: PathBuf,
    settings: Value,
    with_facts: bool,
    tools: Rc<Tools>,
}

/// What is remembered of one step's run. The first step runs the others' checks, too.
#[derive(Debug, Default)]
struct Pass {
    read: Shelf<(), Page, Read>,
    diffed: Shelf<Places, Leaf, Diffed>,
    quoted: Shelf<(), Leaf, Quoted>,
    noted: Shelf<NotedWith, Leaf, Noted>,
}

/// What of the whole book a chapter's notes are made with: the facts, and the steps that are pending.
pub(crate) type NotedWith = (BTreeMap<String, FactPlace>, Vec<String>);

/// What a function of a chapter, and of something of the whole book, gave for each chapter.
#[derive(Debug)]
struct Shelf<With, Of, Outcome> {
    with: Option<With>,
    made: BTreeMap<usize, (Of, Rc<Outcome>)>,
}

impl<With, Of, Outcome> Default for Shelf<With, Of, Outcome> {
    fn default() -> Self {
        Self { with: None, made: BTreeMap::new() }
    }
}

impl<With: PartialEq, Of: PartialEq, Outcome> Shelf<With, Of, Outcome> {
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

    fn get(&self, index: usize, of: &Of) -> Option<Rc<Outcome>> {
        self.made.get(&index).filter(|(made_of, _)| made_of == of).map(|(_, made)| Rc::clone(made))
    }

    fn put(&mut self, index: usize, of: Of, made: &Rc<Outcome>) {
        self.made.insert(index, (of, Rc::clone(made)));
    }
}

impl Memory {
    /// Returns a memory that keeps what it is given.
    pub(crate) fn keeping() -> Self {
        Self { keeps: true, ..Self::default() }
    }

    /// Forgets everything: a file other than a chapter's has changed.
    pub(crate) fn forget(&self) {
        *self.kept.borrow_mut() = Kept::default();
    }

    /// Returns the tools for a run, opened where they are not remembered. Those with the facts serve
    /// where no facts are needed.
    pub(crate) fn tools<E>(
        &self,
        context: &Context,
        with_facts: bool,
        open: impl FnOnce() -> Result<Tools, E>,
    ) -> Result<Rc<Tools>, E> {
        let settings = settings(context);
        let serves = |one: &&Opened| {
            let same = one.root == context.root && one.settings == settings;
            same && (one.with_facts || !with_facts)
        };
        if let Some(opened) = self.kept.borrow().tools.as_ref().filter(serves) {
            return Ok(Rc::clone(&opened.tools));
        }
        let tools = Rc::new(open()?);
        if self.keeps {
            let root = context.root.clone();
            let opened = Opened { root, settings, with_facts, tools: Rc::clone(&tools) };
            // What was made with other tools may differ.
            *self.kept.borrow_mut() = Kept { tools: Some(opened), ..Kept::default() };
        }
        Ok(tools)
    }

    /// Returns a chapter as it is read.
    pub(crate) fn read(
        &self,
        step: Step,
        index: usize,
        page: Page,
        read: impl FnOnce(Page) -> Read,
    ) -> Rc<Read> {
        let had = self.kept.borrow_mut().pass(step).read.get(index, &page);
        had.unwrap_or_else(|| {
            let made = Rc::new(read(page.clone()));
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
        shelf: impl Fn(&mut Kept) -> &mut Shelf<With, Leaf, Outcome>,
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
