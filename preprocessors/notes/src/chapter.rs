//! One chapter in, one chapter out.

use std::collections::BTreeMap;
use std::ops::Range;
use std::path::Path;

use briefing_diagnostics::{Diagnostic, Span};
use briefing_plugin::{
    Accepted, Directive, Edits, Finding, Form, Page, Scan, Settings, Templates, settle,
};
use briefing_sources::{Sources, Target, day_in_words};

use crate::codes::CODES;
use crate::disputes::FactPlace;
use crate::style::Style;
use crate::summary::NAME;
use crate::terms::{Judgement, Term};
use crate::{blocks, note, record, terms};

/// What a chapter is worked on with.
#[derive(Clone, Copy, Debug)]
pub struct Desk<'a> {
    /// The sources.
    pub sources: &'a Sources,
    /// The book's settings.
    pub settings: &'a Settings,
    /// The templates, [`TEMPLATES`](crate::TEMPLATES) among them.
    pub templates: &'a Templates,
    /// The citation style.
    pub style: &'a Style,
    /// What is known of the facts, by id.
    pub facts: &'a BTreeMap<String, FactPlace>,
    /// The names of the steps that still come to work on the page, as in book.toml: `quotes` where
    /// the author's own page is only checked. Their directives may stand on it.
    pub pending: &'a [&'a str],
}

/// Which chapter it is.
#[derive(Clone, Copy, Debug)]
pub struct ChapterPlace<'a> {
    /// Its index in [`Chapters::list`](briefing_plugin::Chapters).
    pub index: usize,
    /// Its path below the chapters' folder, `index.md` for `README.md`.
    pub path: &'a Path,
    /// Its name in ids, from [`slugs`](crate::slugs).
    pub slug: &'a str,
}

/// What became of a chapter.
#[derive(Clone, Debug)]
pub struct Outcome {
    /// The chapter's Markdown. Only `{{#sources}}`, `{{#source-summary}}` and `{{#record}}` are left
    /// for [`annexes`](crate::annexes).
    pub text: String,
    /// What is wrong or doubtful, in the order of the page. The scan's own findings are not
    /// repeated.
    pub diagnostics: Vec<Diagnostic>,
    /// Each place in a source that a note cites, in the order of the notes.
    pub uses: Vec<Use>,
    /// The judgements.
    pub judgements: Vec<Judgement>,
    /// The terms of likelihood in the author's own words.
    pub terms: Vec<Term>,
    /// Where `{{#sources}}` stands.
    pub lists: Vec<Span>,
    /// Where `{{#source-summary}}` stands.
    pub summaries: Vec<Span>,
    /// The warnings that the author accepted, with his reasons.
    pub accepted: Vec<Accepted>,
    /// What he accepted in every step, for the annexes.
    pub allowed: Vec<Allowed>,
}

/// A finding of some step that the author accepted by hand.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Allowed {
    /// The chapter's index.
    pub chapter: usize,
    /// The finding's code.
    pub code: String,
    /// Why he accepted it.
    pub reason: String,
}

/// A place in a source that a note cites.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Use {
    /// The source and the place.
    pub target: Target,
    /// The chapter's index.
    pub chapter: usize,
    /// The note.
    pub note: Note,
    /// The words named, in bytes of the source's text; empty where none are.
    pub words: Vec<Range<usize>>,
    /// Whether the words are held against those of others, and not quoted.
    pub compared: bool,
    /// The passage, in bytes of the source's text; `None` is the source as a whole.
    pub scope: Option<Range<usize>>,
    /// Who speaks, where a block quotation says so.
    pub speaker: Option<String>,
}

impl Use {
    /// Returns the words quoted, in bytes of the source's text.
    pub fn quoted(&self) -> &[Range<usize>] {
        if self.compared { &[] } else { &self.words }
    }

    /// Returns what is cited or compared and not quoted, in bytes of the source's text.
    pub(crate) fn cited(&self) -> Vec<Range<usize>> {
        let scope = || self.scope.iter().cloned();
        match (self.compared, self.words.is_empty()) {
            (_, true) => scope().collect(),
            // A comparison shows its accounts whole.
            (true, false) => scope().chain(self.words.iter().cloned()).collect(),
            (false, false) => Vec::new(),
        }
    }
}

/// A note in a chapter.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Note {
    /// Its number as the reader sees it, from 1 in each chapter.
    pub number: usize,
    /// The id on the chapter's page to which a link back goes.
    pub anchor: String,
}

/// What the parts of the step write to while they work through a page.
#[derive(Debug)]
pub(crate) struct Run<'a> {
    pub(crate) desk: Desk<'a>,
    pub(crate) page: &'a Page,
    pub(crate) place: ChapterPlace<'a>,
    pub(crate) findings: Vec<Finding>,
    pub(crate) edits: Edits,
    pub(crate) uses: Vec<Use>,
    /// The definitions of notes, by the place behind which they go.
    pub(crate) definitions: BTreeMap<usize, Vec<String>>,
}

impl Run<'_> {
    /// Reports a finding at a place of the page.
    pub(crate) fn report(&mut self, at: Range<usize>, diagnostic: Diagnostic) {
        let diagnostic = diagnostic.at(self.page.span(at.clone()));
        self.report_placed(at, diagnostic);
    }

    /// Reports a finding that says its place itself.
    pub(crate) fn report_placed(&mut self, at: Range<usize>, diagnostic: Diagnostic) {
        self.findings.push(Finding { at, diagnostic });
    }
}

/// Turns a chapter's citations into notes, and its judgements and gaps into their elements.
///
/// To check only, call it with the author's own page, say in [`Desk::pending`] which steps have
/// not run on it, and leave [`Outcome::text`] aside.
pub fn chapter(desk: &Desk<'_>, page: &Page, scan: &Scan, place: &ChapterPlace<'_>) -> Outcome {
    let mut run = Run {
        desk: *desk,
        page,
        place: *place,
        findings: Vec::new(),
        edits: Edits::new(),
        uses: Vec::new(),
        definitions: BTreeMap::new(),
    };
    report_leftovers(&mut run, scan);
    note::write_all(&mut run, scan);
    let judgements = blocks::write_all(&mut run, scan);
    let terms = terms::read(&mut run, scan, &judgements);
    report_list_arguments(&mut run, scan);
    let found = Found { judgements, terms };
    finish(run, scan, found)
}

/// What was read in a chapter on the way.
struct Found {
    judgements: Vec<Judgement>,
    terms: Vec<Term>,
}

/// Returns where a directive stands, what closes one left aside.
fn placed(page: &Page, scan: &Scan, name: &str) -> Vec<Span> {
    let opens = |one: &&Directive| one.name == name && one.form != Form::Close;
    scan.directives.iter().filter(opens).map(|one| page.span(one.range.clone())).collect()
}

/// Reports arguments of the directives that have none.
fn report_list_arguments(run: &mut Run<'_>, scan: &Scan) {
    let annexes = ["sources", NAME, record::NAME];
    let lists = scan.directives.iter().filter(|one| annexes.contains(&one.name.as_str()));
    for directive in lists {
        if let Some(arg) = directive.args.iter().find(|arg| arg.key.is_none()) {
            let message = format!("`{{{{#{}}}}}` takes no arguments", directive.name);
            let fault = Diagnostic::error("list-arguments", message).help("take it out");
            run.report(arg.value_range.clone(), fault);
        }
    }
}

/// Returns what the author accepted on a page. Of the findings of this step it is known whether
/// there were any; the step that knows others has warned where a comment accepts nothing.
fn allowed(scan: &Scan, chapter: usize, accepted: &[Accepted]) -> Vec<Allowed> {
    let ours = |code: &str| CODES.iter().any(|(known, _)| *known == code);
    let others = scan.allows.iter().filter(|one| !ours(&one.code));
    let others = others.map(|one| (one.code.clone(), one.reason.clone()));
    let own = accepted.iter().map(|one| (one.code.to_owned(), one.reason.clone()));
    others.chain(own).map(|(code, reason)| Allowed { chapter, code, reason }).collect()
}

fn finish(mut run: Run<'_>, scan: &Scan, found: Found) -> Outcome {
    define(&mut run);
    let Run { desk, page, place, findings, edits, uses, .. } = run;
    let (mut findings, accepted) = settle(page, scan, CODES, |found| !found.is_error(), findings);
    let text = edits.apply(page.text()).unwrap_or_else(|error| {
        let fault = Diagnostic::error("template", error.to_string()).at(page.span(0..0));
        findings.push(Finding { at: 0..0, diagnostic: fault });
        page.text().to_owned()
    });
    findings.sort_by_key(|finding| (finding.at.start, finding.at.end));
    Outcome {
        text: marked(desk.settings, text),
        diagnostics: findings.into_iter().map(|finding| finding.diagnostic).collect(),
        uses,
        judgements: found.judgements,
        terms: found.terms,
        lists: placed(page, scan, "sources"),
        summaries: placed(page, scan, NAME),
        allowed: allowed(scan, place.index, &accepted),
        accepted,
    }
}

/// Puts each definition behind the block that cites, at the start of a line, blank lines around.
fn define(run: &mut Run<'_>) {
    let text = run.page.text();
    for (at, definitions) in std::mem::take(&mut run.definitions) {
        let line = text[..at].ends_with('\n') || at == 0;
        let start = if line { "\n" } else { "\n\n" };
        let end =
            if at == text.len() || text[at..].starts_with(['\n', '\r']) { "\n" } else { "\n\n" };
        run.edits.insert(at, format!("{start}{}{end}", definitions.join("\n\n")));
    }
}

/// Returns a page's Markdown with the book's date and marking above it.
pub(crate) fn marked(settings: &Settings, text: String) -> String {
    let date = settings.date.as_deref().map(|iso| {
        let words = day_in_words(iso);
        format!("<div class=\"briefing-date\"><time datetime=\"{iso}\">{words}</time></div>\n\n")
    });
    let marking = settings.marking.map(|marking| {
        let label = marking.label();
        let short = label.trim_start_matches("TLP:").to_lowercase().replace('+', "-");
        format!("<div class=\"briefing-marking\" data-tlp=\"{short}\">{label}</div>\n\n")
    });
    [date.unwrap_or_default(), marking.unwrap_or_default(), text].concat()
}

/// Reports the directives that no step would turn into anything.
fn report_leftovers(run: &mut Run<'_>, scan: &Scan) {
    for directive in &scan.directives {
        if let Some(fault) = leftover(directive, run.desk.pending) {
            run.report(directive.range.clone(), fault);
        }
    }
}

fn leftover(directive: &Directive, pending: &[&str]) -> Option<Diagnostic> {
    let name = directive.name.as_str();
    let step = match name {
        "judgement" | "gap" | "sources" | NAME | record::NAME => return None,
        "quote" => "quotes",
        "diff" | "facts" | "timeline" | "strip" => "diffs",
        _ => {
            let message = format!("`{{{{#{name}}}}}` is not understood by this version");
            return Some(Diagnostic::error("leftover", message).help("remove it"));
        }
    };
    if pending.contains(&step) {
        return None;
    }
    let message =
        format!("nothing turns `{{{{#{name}}}}}` into anything: the step `{step}` did not run");
    let help = format!(
        "add `[preprocessor.{step}]` to book.toml, with `before = [\"notes\", \"index\", \"links\"]`"
    );
    Some(Diagnostic::error("leftover", message).help(help))
}
