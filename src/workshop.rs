//! What one step's run works with: the book's own things, and the chapters as pages; and each step's
//! work on every page, as far as it is not remembered.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::rc::Rc;
use std::sync::Arc;

use briefing_diagnostics::{Diagnostic, Span};
use briefing_facts::Verdict::Conflict;
use briefing_facts::{Comparison, FactBook, Row};
use briefing_notes::{ChapterPlace, Evidence, FactPlace};
use briefing_plugin::{
    Chapter, Chapters, Context, DirectiveSpec, Levels, Page, Scan, escape, page_address, scan,
    unknown_allows,
};
use briefing_quotes::{Checked, Placed};
use briefing_sources::{Sources, Verdict};

use crate::memory::Memory;
use crate::steps::Step;
use crate::tools::{Facts, Tools};
use crate::unsaved::Unsaved;

/// The book's own things, and what is remembered of the run before.
pub(crate) struct Workshop<'a> {
    pub(crate) context: &'a Context,
    /// The step that runs.
    step: Step,
    tools: Rc<Tools>,
    facts: Rc<Facts>,
    memory: &'a Memory,
}

/// A chapter that has a page, read. Two are the same where the same reading of one chapter is meant.
#[derive(Clone, Debug)]
pub(crate) struct Leaf {
    /// Its index in [`Chapters::list`].
    pub(crate) index: usize,
    read: Arc<Read>,
    path: PathBuf,
    slug: String,
}

/// A chapter's Markdown, with positions, and what was read in it.
#[derive(Debug)]
pub(crate) struct Read {
    page: Page,
    scan: Scan,
}

impl PartialEq for Leaf {
    fn eq(&self, other: &Self) -> bool {
        let same_names =
            (self.index, &self.path, &self.slug) == (other.index, &other.path, &other.slug);
        same_names && Arc::ptr_eq(&self.read, &other.read)
    }
}

impl Leaf {
    /// Returns what was read on the page.
    pub(crate) fn scan(&self) -> &Scan {
        &self.read.scan
    }

    fn page(&self) -> &Page {
        &self.read.page
    }

    /// Returns a warning for each `allow` comment whose code is not among those known.
    pub(crate) fn unknown_allows(&self, codes: &[&str]) -> Vec<Diagnostic> {
        unknown_allows(self.page(), self.scan(), codes)
    }

    /// Returns where the author's own sentences have a figure or date that no citation bears.
    pub(crate) fn bare_numbers(&self) -> Vec<Span> {
        briefing_quotes::bare_numbers(self.page(), self.scan())
    }

    /// Returns the path and the id where the page compares a fact, if it does.
    fn compares(&self, fact: &str) -> Option<(PathBuf, String)> {
        let id = briefing_diffs::element(fact);
        let by_directive = self.scan().directives.iter().any(|one| {
            let mut plain = one.args.iter().filter(|arg| arg.key.is_none());
            one.name == "diff" && plain.next().is_some_and(|arg| arg.value == fact)
        });
        let there = by_directive || self.page().text().contains(&format!("id=\"{}\"", escape(&id)));
        there.then(|| (self.path.clone(), id))
    }
}

impl<'a> Workshop<'a> {
    /// Opens what the steps need. `None` without findings: the book has no library and is left
    /// alone. `None` with findings: they keep the steps from running. The facts are read only where
    /// they are needed.
    pub(crate) fn open(
        context: &'a Context,
        (step, needs_facts): (Step, bool),
        unsaved: &Unsaved,
        memory: &'a Memory,
    ) -> (Option<Self>, Vec<Diagnostic>) {
        let tools = match memory.tools(context, || Tools::open(context, unsaved)) {
            Ok(tools) => tools,
            Err(findings) => return (None, findings),
        };
        let facts = match needs_facts {
            true => memory.facts(|| Facts::read(context, unsaved, &tools)),
            false => Rc::default(),
        };
        let findings = [&*tools.findings, &*facts.findings].concat();
        (Some(Self { context, step, tools, facts, memory }), findings)
    }

    /// Returns the sources.
    pub(crate) fn sources(&self) -> &Sources {
        &self.tools.sources
    }

    /// Returns what the book makes of warnings.
    pub(crate) fn levels(&self) -> &Levels {
        &self.tools.settings.levels
    }

    /// Reads the author's own chapters, includes expanded, with positions in his files.
    pub(crate) fn authors_pages(&self, chapters: &Chapters) -> (Vec<Leaf>, Vec<Diagnostic>) {
        let mut findings = Vec::new();
        let leaves = self.leaves(chapters, |chapter| {
            let (page, faults) = Page::open(&self.context.root, &self.context.src(), chapter);
            findings.extend(faults);
            page
        });
        (leaves, findings)
    }

    /// Reads the chapters as an earlier step of ours left them.
    pub(crate) fn worked_pages(&self, chapters: &Chapters) -> Vec<Leaf> {
        self.leaves(chapters, |chapter| {
            let file = chapter.source_path.as_deref().unwrap_or(Path::new(&chapter.name));
            let name = self.context.src().join(file).display().to_string();
            Page::plain(&name, chapter.content.as_str())
        })
    }

    fn leaves(&self, chapters: &Chapters, mut open: impl FnMut(&Chapter) -> Page) -> Vec<Leaf> {
        let directives: Vec<DirectiveSpec> =
            [briefing_diffs::DIRECTIVES, briefing_quotes::DIRECTIVES, briefing_notes::DIRECTIVES]
                .concat();
        let slugs = briefing_notes::slugs(chapters);
        let numbered = chapters.list.iter().zip(slugs).enumerate();
        let leaf = |(index, (chapter, slug)): (usize, (&Chapter, String))| {
            // A draft has no page.
            let path = chapter.path.clone()?;
            let read = |page: Page| Read { scan: scan(&page, &directives), page };
            let read = self.memory.read(self.step, index, open(chapter), read);
            Some(Leaf { index, read, path, slug })
        };
        numbered.filter_map(leaf).collect()
    }

    /// Runs `diffs` over every page.
    pub(crate) fn diffs(&self, leaves: &[Leaf]) -> Vec<Rc<briefing_diffs::Outcome>> {
        let places =
            briefing_diffs::places(leaves.iter().map(|leaf| (leaf.path.as_path(), leaf.scan())));
        let desk = briefing_diffs::Desk {
            aliases: &self.tools.settings.aliases,
            sources: &self.tools.sources,
            facts: self.facts.book.as_ref(),
            places: &places,
            templates: &self.tools.templates,
        };
        let one = |leaf: &Leaf| {
            let place = briefing_diffs::ChapterPlace { path: &leaf.path, slug: &leaf.slug };
            let make = || briefing_diffs::chapter(&desk, leaf.page(), leaf.scan(), &place);
            self.memory.diffed((self.step, &places), leaf, make)
        };
        leaves.iter().map(one).collect()
    }

    /// Runs `quotes` over every page.
    pub(crate) fn quotes(&self, leaves: &[Leaf]) -> Vec<Rc<briefing_quotes::Outcome>> {
        let desk = briefing_quotes::Desk {
            sources: &self.tools.sources,
            settings: &self.tools.settings,
            templates: &self.tools.templates,
        };
        let one = |leaf: &Leaf| {
            let make = || briefing_quotes::chapter(&desk, &leaf.slug, leaf.page(), leaf.scan());
            self.memory.quoted(self.step, leaf, make)
        };
        leaves.iter().map(one).collect()
    }

    /// Returns the accounts of all facts, and those that chapters compare without a fact, as what is
    /// quoted by its address: whatever a comparison shows of them is pinned.
    pub(crate) fn accounts(&self, diffed: &[Rc<briefing_diffs::Outcome>]) -> Vec<Checked> {
        let comparisons = self.facts.book.iter().flat_map(FactBook::comparisons);
        let of_chapters = diffed.iter().flat_map(|one| &one.compared);
        let of_chapters = of_chapters.filter(|one| one.fact.is_empty()).flat_map(|one| &one.rows);
        let rows = comparisons.flat_map(|one| &one.rows).chain(of_chapters);
        rows.filter_map(|row| self.account(row)).collect()
    }

    fn account(&self, row: &Row) -> Option<Checked> {
        let text = self.tools.sources.text(&row.at.id).ok()?;
        let words = text.text()[row.passage.clone()].to_owned();
        Some(Checked {
            span: row.named_at.clone(),
            written: words.clone(),
            target: text.target_at(row.at.place.clone()?, std::slice::from_ref(&row.passage)),
            words,
            verdict: Verdict::Exact,
            whole: true,
            speaker: row.voice.by.clone(),
            element: None,
        })
    }

    /// Returns the quotations of each page and behind them the accounts that it compares.
    pub(crate) fn placed(
        &self,
        leaves: &[Leaf],
        diffed: &[Rc<briefing_diffs::Outcome>],
        quoted: &[Rc<briefing_quotes::Outcome>],
    ) -> Vec<Placed> {
        let on_page = |(index, leaf): (usize, &Leaf)| {
            let quotations = quoted.get(index).map_or(&[][..], |one| &one.quotations);
            let compared = diffed.get(index).map_or(&[][..], |one| &one.compared);
            let accounts = compared.iter().flat_map(|one| {
                let placed = |account| Checked { element: Some(one.element.clone()), ..account };
                one.rows.iter().filter_map(|row| self.account(row)).map(placed)
            });
            let page = page_address(&leaf.path.with_extension("html"));
            let placed = |checked| Placed { page: page.clone(), slug: leaf.slug.clone(), checked };
            quotations.iter().cloned().chain(accounts).map(placed).collect::<Vec<_>>()
        };
        leaves.iter().enumerate().flat_map(on_page).collect()
    }

    /// Runs `notes` over every page; `pending` names the steps that have not run over them yet.
    pub(crate) fn notes(
        &self,
        leaves: &[Leaf],
        pending: &[&str],
    ) -> Vec<Rc<briefing_notes::Outcome>> {
        let facts = self.fact_places(leaves);
        let desk = self.notes_desk(&facts, pending);
        let with = (facts.clone(), pending.iter().map(|&step| step.to_owned()).collect());
        let one = |leaf: &Leaf| {
            let place = ChapterPlace { index: leaf.index, path: &leaf.path, slug: &leaf.slug };
            let make = || briefing_notes::chapter(&desk, leaf.page(), leaf.scan(), &place);
            self.memory.noted((self.step, &with), leaf, make)
        };
        leaves.iter().map(one).collect()
    }

    /// Returns all facts, compared; `None` where the book has none.
    pub(crate) fn comparisons(&self) -> Option<&[Comparison]> {
        self.facts.book.as_ref().map(FactBook::comparisons)
    }

    /// Adds the annexes to chapters whose notes are written. Facts lead to where the `leaves` compare
    /// them.
    pub(crate) fn annexes(
        &self,
        evidence: &Evidence<'_>,
        leaves: &[Leaf],
        chapters: &mut Chapters,
    ) -> Vec<Diagnostic> {
        let facts = self.fact_places(leaves);
        let desk = self.notes_desk(&facts, &[]);
        briefing_notes::annexes(&desk, evidence, &self.context.src(), chapters)
    }

    /// Returns what a judgement is told of each fact. Where it is compared, the page itself says: by
    /// a directive, or once that is worked off, by the comparison's id.
    fn fact_places(&self, leaves: &[Leaf]) -> BTreeMap<String, FactPlace> {
        let comparisons = self.facts.book.iter().flat_map(FactBook::comparisons);
        let place = |one: &Comparison| {
            let place = FactPlace {
                title: one.title.clone(),
                disputed: one.verdict == Conflict,
                disputed_on: dimensions_in_conflict(one),
                at: leaves.iter().find_map(|leaf| leaf.compares(&one.id)),
            };
            (one.id.clone(), place)
        };
        // What is wrong with a fact is reported where it stands.
        let faulty = self.facts.book.iter().flat_map(FactBook::faulty).map(|id| {
            let unseen =
                FactPlace { title: id.clone(), disputed: false, disputed_on: Vec::new(), at: None };
            (id.clone(), unseen)
        });
        faulty.chain(comparisons.map(place)).collect()
    }

    fn notes_desk<'b>(
        &'b self,
        facts: &'b BTreeMap<String, FactPlace>,
        pending: &'b [&'b str],
    ) -> briefing_notes::Desk<'b> {
        briefing_notes::Desk {
            sources: &self.tools.sources,
            settings: &self.tools.settings,
            templates: &self.tools.templates,
            style: &self.tools.style,
            facts,
            pending,
        }
    }
}

/// Returns the headings of the dimensions in conflict, where a fact is compared in several.
fn dimensions_in_conflict(one: &Comparison) -> Vec<String> {
    let in_conflict = one.columns.iter().filter(|column| column.verdict == Conflict);
    let headings = in_conflict.map(|column| column.heading.clone());
    if one.columns.len() > 1 { headings.collect() } else { Vec::new() }
}
