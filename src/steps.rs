//! The way of the chapters through our steps.
//!
//! What comes in: the context of one renderer's run, and the chapters as the step before left them.
//! What goes out: the chapters changed in place, and a [`Report`]. A step changes nothing where an
//! error was found.
//!
//! The first step in the order sees the author's own text. So it runs the checks of all steps, and
//! every message carries the author's own positions; a later step sees what the first left and
//! only transforms it.

use std::collections::BTreeSet;
use std::rc::Rc;

use briefing_diagnostics::{Diagnostic, Mend, has_errors};
use briefing_diffs::Outcome as Diffed;
use briefing_facts::{Comparison, Verdict};
use briefing_notes::{Evidence, Outcome as Noted};
use briefing_plugin::{Accepted, Chapters, Context, version_warning};
use briefing_quotes::{Checked, Outcome as Quoted, Placed};
use briefing_sources::Lock;

use crate::memory::Memory;
use crate::unsaved::Unsaved;
use crate::workshop::{Leaf, Workshop};

/// One of our steps.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Step {
    /// `{{#diff}}` and the views of all facts.
    Diffs,
    /// `{{#quote}}` and quotations in prose.
    Quotes,
    /// Citations to notes; the annexes.
    Notes,
}

impl Step {
    /// All steps, in the order in which they run.
    pub(crate) const ALL: [Self; 3] = [Self::Diffs, Self::Quotes, Self::Notes];

    /// Returns the name under `[preprocessor]` in book.toml.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Diffs => "diffs",
            Self::Quotes => "quotes",
            Self::Notes => "notes",
        }
    }

    /// Says what the step does, as a run shows it.
    pub(crate) fn work(self) -> &'static str {
        match self {
            Self::Diffs => "comparing accounts",
            Self::Quotes => "checking quotations",
            Self::Notes => "writing notes",
        }
    }

    /// Whether book.toml has the step for the renderer of this run.
    fn is_configured(self, context: &Context) -> bool {
        let Some(table) = context.preprocessor(self.name()) else { return false };
        let renderers = table.get("renderers").and_then(|names| names.as_array());
        renderers.is_none_or(|names| {
            names.iter().any(|name| name.as_str() == Some(context.renderer.as_str()))
        })
    }

    /// Whether no other step of ours runs before this one.
    fn is_first(self, context: &Context) -> bool {
        Self::ALL.into_iter().find(|step| step.is_configured(context)) == Some(self)
    }
}

/// What one step's run gives beside the chapters.
#[derive(Debug, Default)]
pub(crate) struct Report {
    /// What was found.
    pub(crate) findings: Vec<Diagnostic>,
    /// Every quotation that stands and every account of a fact, if the step was the first.
    pub(crate) quotations: Vec<Checked>,
    /// What the pages quote and compare, with the page, if the step was the first.
    pub(crate) placed: Vec<Placed>,
    /// For each citation without a place, the change that writes the one found, if the step was the
    /// first.
    pub(crate) addresses: Vec<Mend>,
    /// The author's own chapters as they were read, if the step was the first.
    pub(crate) leaves: Vec<Leaf>,
    /// The ids of the sources that are cited or compared, if the step was the first.
    pub(crate) cited: BTreeSet<String>,
    /// The findings that the author accepted, if the step was the first.
    pub(crate) accepted: Vec<Accepted>,
    /// The facts that are compared, if the step was the first.
    pub(crate) facts: Vec<FactInBrief>,
}

/// A fact as lists show it.
#[derive(Clone, Debug)]
pub(crate) struct FactInBrief {
    /// Its id in facts.yml.
    pub(crate) id: String,
    /// What it is about.
    pub(crate) title: String,
    /// How its accounts stand to each other.
    pub(crate) verdict: Verdict,
}

impl FactInBrief {
    fn new(one: &Comparison) -> Self {
        Self { id: one.id.clone(), title: one.title.clone(), verdict: one.verdict }
    }
}

impl Report {
    /// Returns what is printed for this renderer: errors always, warnings for one renderer only.
    pub(crate) fn printed(self, context: &Context) -> Vec<Diagnostic> {
        let renderers = context.renderers();
        let speaker = renderers.iter().find(|name| *name == "html").or(renderers.first());
        let speaks = speaker.is_none_or(|speaker| *speaker == context.renderer);
        self.findings.into_iter().filter(|found| speaks || found.is_error()).collect()
    }
}

/// Whether the environment asks for the lock to be enforced: `BRIEFING_LOCKED=1`.
pub(crate) fn locked_by_environment() -> bool {
    std::env::var_os("BRIEFING_LOCKED").is_some_and(|value| value == "1")
}

/// Runs one step over a book, of which some files are not saved yet. A book without a library is left
/// alone.
pub(crate) fn run(
    step: Step,
    context: &Context,
    chapters: &mut Chapters,
    unsaved: &Unsaved,
    (locked, memory): (bool, &Memory),
) -> Report {
    let is_first = step.is_first(context);
    // A judgement may name the facts that it rests on.
    let needs_facts = Step::Diffs.is_configured(context) && (is_first || step != Step::Quotes);
    let (workshop, findings) = Workshop::open(context, (step, needs_facts), unsaved, memory);
    let Some(workshop) = workshop else { return Report { findings, ..Report::default() } };
    if !is_first {
        return Report { findings: later(step, &workshop, chapters), ..Report::default() };
    }
    let mut report = first(step, &workshop, chapters, locked);
    report.findings.extend(findings);
    report.findings = workshop.levels().applied(report.findings);
    report
}

/// Checks the author's pages for every step, and transforms them for the first where all is well.
fn first(step: Step, workshop: &Workshop<'_>, chapters: &mut Chapters, locked: bool) -> Report {
    let context = workshop.context;
    let (leaves, mut findings) = workshop.authors_pages(chapters);
    findings.extend(version_warning(context));
    findings.extend(chapters.duplicates(context));
    findings.extend(leaves.iter().flat_map(|leaf| leaf.scan().diagnostics.iter().cloned()));
    findings.extend(leaves.iter().flat_map(|leaf| leaf.unknown_allows(&known_codes())));

    let with = |step: Step| step.is_configured(context);
    let diffed = if with(Step::Diffs) { workshop.diffs(&leaves) } else { Vec::new() };
    let quoted = if with(Step::Quotes) { workshop.quotes(&leaves) } else { Vec::new() };
    let before = [Step::Diffs, Step::Quotes].into_iter().filter(|&step| with(step));
    let pending: Vec<&str> = before.map(Step::name).collect();
    let noted = if with(Step::Notes) { workshop.notes(&leaves, &pending) } else { Vec::new() };

    let quotations: Vec<Checked> = quoted.iter().flat_map(|one| one.quotations.clone()).collect();
    findings.extend(diffed.iter().flat_map(|one| one.diagnostics.iter().cloned()));
    findings.extend(quoted.iter().flat_map(|one| one.diagnostics.iter().cloned()));
    findings.extend(noted.iter().flat_map(|one| one.diagnostics.iter().cloned()));
    let pinned = [quotations.clone(), workshop.accounts(&diffed)].concat();
    findings.extend(against_the_lock(workshop, &quoted, &pinned, locked));
    let accepted = [
        diffed.iter().flat_map(|one| one.accepted.clone()).collect::<Vec<_>>(),
        quoted.iter().flat_map(|one| one.accepted.clone()).collect(),
        noted.iter().flat_map(|one| one.accepted.clone()).collect(),
    ]
    .concat();
    let addresses = quoted.iter().flat_map(|one| one.addresses.clone()).collect();
    let placed = workshop.placed(&leaves, &diffed, &quoted);
    let compared = diffed.iter().flat_map(|one| one.cited.iter().cloned());
    let mut cited: BTreeSet<String> = compared.collect();
    cited.extend(quotations.iter().map(|one| one.target.id.clone()));
    if with(Step::Notes) {
        let ids = cited.iter().map(String::as_str);
        findings.extend(briefing_notes::whole_book(workshop.sources(), &noted, ids));
        cited.extend(noted.iter().flat_map(|one| &one.uses).map(|one| one.target.id.clone()));
    }
    findings.extend(workshop.sources().findings());
    if !has_errors(&findings) {
        match step {
            Step::Diffs => put_back_diffed(chapters, &leaves, diffed),
            Step::Quotes => put_back_quoted(chapters, &leaves, quoted),
            Step::Notes => findings.extend(put_back_noted(workshop, chapters, &leaves, noted)),
        }
    }
    let facts = workshop.comparisons().unwrap_or_default().iter().map(FactInBrief::new).collect();
    Report { findings, quotations: pinned, placed, addresses, leaves, cited, accepted, facts }
}

/// Transforms what an earlier step left. Only an error is news here: the first step has said the
/// rest, with the author's own positions.
fn later(step: Step, workshop: &Workshop<'_>, chapters: &mut Chapters) -> Vec<Diagnostic> {
    let leaves = workshop.worked_pages(chapters);
    let mut findings: Vec<Diagnostic> =
        leaves.iter().flat_map(|leaf| leaf.scan().diagnostics.iter().cloned()).collect();
    match step {
        Step::Diffs => put_back_diffed(chapters, &leaves, workshop.diffs(&leaves)),
        Step::Quotes => put_back_quoted(chapters, &leaves, workshop.quotes(&leaves)),
        Step::Notes => {
            let noted = workshop.notes(&leaves, &[]);
            findings.extend(noted.iter().flat_map(|one| one.diagnostics.iter().cloned()));
            findings.extend(put_back_noted(workshop, chapters, &leaves, noted));
        }
    }
    findings.retain(Diagnostic::is_error);
    findings
}

/// The codes that an `allow` comment may name.
fn known_codes() -> Vec<&'static str> {
    let steps = [briefing_diffs::CODES, briefing_quotes::CODES, briefing_notes::CODES];
    steps.into_iter().flatten().map(|(code, _)| *code).collect()
}

fn against_the_lock(
    workshop: &Workshop<'_>,
    quoted: &[Rc<Quoted>],
    quotations: &[Checked],
    locked: bool,
) -> Vec<Diagnostic> {
    let (lock, mut findings) = Lock::open(&workshop.context.root);
    let failed: Vec<_> = quoted.iter().flat_map(|one| one.failed.clone()).collect();
    findings.extend(briefing_quotes::lock_deviations(
        lock.as_ref(),
        workshop.sources(),
        quotations,
        &failed,
        locked,
    ));
    findings
}

fn put_back_diffed(chapters: &mut Chapters, leaves: &[Leaf], diffed: Vec<Rc<Diffed>>) {
    for (leaf, outcome) in leaves.iter().zip(diffed) {
        chapters.list[leaf.index].content.clone_from(&outcome.text);
    }
}

fn put_back_quoted(chapters: &mut Chapters, leaves: &[Leaf], quoted: Vec<Rc<Quoted>>) {
    for (leaf, outcome) in leaves.iter().zip(quoted) {
        chapters.list[leaf.index].content.clone_from(&outcome.text);
    }
}

/// Writes the notes into the chapters, and adds the annexes.
fn put_back_noted(
    workshop: &Workshop<'_>,
    chapters: &mut Chapters,
    leaves: &[Leaf],
    noted: Vec<Rc<Noted>>,
) -> Vec<Diagnostic> {
    let (mut uses, mut allowed) = (Vec::new(), Vec::new());
    let summarised = noted.iter().any(|one| !one.summaries.is_empty());
    for (leaf, outcome) in leaves.iter().zip(noted) {
        chapters.list[leaf.index].content.clone_from(&outcome.text);
        uses.extend_from_slice(&outcome.uses);
        allowed.extend_from_slice(&outcome.allowed);
    }
    let evidence = Evidence {
        uses: &uses,
        allowed: &allowed,
        facts: workshop.comparisons(),
        checked: Step::Quotes.is_configured(workshop.context),
    };
    let compared_in = if summarised { leaves } else { &[] };
    workshop.annexes(&evidence, compared_in, chapters)
}
