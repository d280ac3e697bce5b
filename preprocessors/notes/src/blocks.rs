//! Judgements and gaps: `{{#judgement ID likelihood="..." confidence=... facts="..."}}`, `{{#gap}}`.
//!
//! Each says in `data-statement` which of its sentences is the statement, the first one: what comes
//! before the reasons. `facts` names the facts that a judgement rests on; where accounts of one are in
//! conflict, the judgement is shown as disputed, with the way to the comparison.
//!
//! The body between the directives stays where it is, as Markdown; only the two lines around it
//! become what stands around the body in the template, and a judgement's statement is set apart.

use std::ops::Range;

use briefing_diagnostics::Diagnostic;
use briefing_plugin::{Arg, Block, BlockKind, Directive, Form, Scan, between};
use briefing_reading::{Level, Likelihood, confidence, likelihood, likelihood_terms, sentences};
use pulldown_cmark::{Event, Parser};
use serde::Serialize;

use crate::chapter::Run;
use crate::disputes::{self, Dispute};
use crate::links;
use crate::terms::{Judgement, Term};

/// Stands for the body while a template is filled in.
pub(crate) const BODY: &str = "\u{E000}body\u{E000}";

/// The levels of confidence as an author writes them.
const LEVELS: [&str; 3] = ["high", "low", "moderate"];

/// What the template `judgement` is filled in with.
#[derive(Debug, Serialize)]
struct JudgementData {
    id: String,
    /// The term of likelihood.
    likelihood: Option<&'static str>,
    /// Its range as it is printed: `80–95 %`.
    range: Option<String>,
    /// Its range as `80-95`.
    value: Option<String>,
    /// `high`, `moderate` or `low`.
    confidence: Option<&'static str>,
    /// The facts that it rests on and that accounts tell in conflict.
    disputed: Vec<Dispute>,
    /// The sources that it cites, in their order.
    sources: Vec<SourceLink>,
    /// Its first sentence.
    statement: Option<String>,
    body: &'static str,
}

/// A source that a judgement cites.
#[derive(Debug, PartialEq, Eq, Serialize)]
struct SourceLink {
    label: String,
    /// The address of its page.
    link: String,
}

/// What the template `gap` is filled in with.
#[derive(Debug, Serialize)]
struct GapData {
    /// Its first sentence.
    statement: Option<String>,
    body: &'static str,
}

/// Writes all judgements and gaps of a page, and returns the judgements.
pub(crate) fn write_all(run: &mut Run<'_>, scan: &Scan) -> Vec<Judgement> {
    let mut judgements = Vec::new();
    for (open, close) in pairs(scan) {
        if open.name == "gap" {
            gap(run, scan, open, close);
        } else {
            judgements.extend(judgement(run, scan, open, close));
        }
    }
    judgements
}

/// Returns what opens with what closes it, in the order of the openings.
fn pairs(scan: &Scan) -> Vec<(&Directive, &Directive)> {
    let mut open: Vec<&Directive> = Vec::new();
    let mut pairs = Vec::new();
    let ours = |one: &&Directive| matches!(one.name.as_str(), "judgement" | "gap");
    for directive in scan.directives.iter().filter(ours) {
        match directive.form {
            Form::Open => open.push(directive),
            Form::Close => {
                if let Some(at) = open.iter().rposition(|one| one.name == directive.name) {
                    pairs.push((open.remove(at), directive));
                }
            }
            Form::Single => {}
        }
    }
    pairs.sort_by_key(|(open, _)| open.range.start);
    pairs
}

fn gap(run: &mut Run<'_>, scan: &Scan, open: &Directive, close: &Directive) {
    if let Some(arg) = open.args.iter().find(|arg| arg.key.is_none()) {
        let fault =
            fault("a gap takes no argument").help("what is not known stands between the lines");
        run.report(arg.value_range.clone(), fault);
    }
    let data = GapData { statement: statement(scan, open, close), body: BODY };
    surround(run, open, close, "gap", &data);
}

fn judgement(
    run: &mut Run<'_>,
    scan: &Scan,
    open: &Directive,
    close: &Directive,
) -> Option<Judgement> {
    let id = id(run, open);
    let likelihood = read_likelihood(run, open);
    let confidence = read_confidence(run, open);
    let said = |key: &str| open.args.iter().any(|arg| arg.key.as_deref() == Some(key));
    if !said("likelihood") && !said("confidence") {
        let fault = fault("a judgement says how likely it is, or how sure the author is of it")
            .help("add `likelihood=\"very likely\"`, or `confidence=moderate`, or both");
        run.report(open.range.clone(), fault);
    }
    warn_uncited(run, scan, open, close);
    let disputed = disputes::read(run, open);
    let id = id?;
    let data = JudgementData {
        id: id.value.clone(),
        likelihood: likelihood.as_ref().map(|(one, _)| one.term),
        range: likelihood.as_ref().map(|(one, _)| format!("{}–{}\u{A0}%", one.low, one.high)),
        value: likelihood.as_ref().map(|(one, _)| format!("{}-{}", one.low, one.high)),
        confidence: confidence.map(level),
        disputed,
        sources: sources(run, scan, open, close),
        statement: statement(scan, open, close),
        body: BODY,
    };
    surround(run, open, close, "judgement", &data);
    set_apart(run, scan, open, close);
    let likelihood = likelihood.map(|(one, arg)| Term {
        term: one.term,
        row: one.row,
        span: run.page.span(arg.value_range.clone()),
    });
    let span = run.page.span(id.value_range.clone());
    Some(Judgement { id: id.value.clone(), span, likelihood })
}

/// Returns the argument without a key, if it can be an id.
fn id<'d>(run: &mut Run<'_>, open: &'d Directive) -> Option<&'d Arg> {
    let mut bare = open.args.iter().filter(|arg| arg.key.is_none());
    let Some(id) = bare.next() else {
        let fault =
            fault("a judgement has a name of its own").help("as in `{{#judgement warned ...}}`");
        run.report(open.range.clone(), fault);
        return None;
    };
    if let Some(more) = bare.next() {
        let fault = fault("a judgement has one name").help("words of several parts stand in `\"`");
        run.report(more.value_range.clone(), fault);
    }
    let sound = !id.value.is_empty()
        && id.value.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"-_".contains(&byte));
    if !sound {
        let message = format!("a judgement cannot be named `{}`", id.value.escape_debug());
        let fault = fault(message).help("a name has letters, digits, `-` and `_`");
        run.report(id.value_range.clone(), fault);
        return None;
    }
    Some(id)
}

/// Returns the sources that are cited between two directives.
fn sources(run: &Run<'_>, scan: &Scan, open: &Directive, close: &Directive) -> Vec<SourceLink> {
    let inside = open.range.end..close.range.start;
    let citations = scan.blocks.iter().flat_map(|block| &block.citations);
    let items = citations
        .filter(|one| inside.contains(&one.range.start))
        .flat_map(|citation| &citation.items);
    let mut sources = Vec::new();
    for entry in items.filter_map(|item| run.desk.sources.entry(id_of(&item.target))) {
        let link = between(run.place.path, links::page_of(&entry.id).as_ref(), "");
        let source = SourceLink { label: entry.short_name(), link };
        if !sources.contains(&source) {
            sources.push(source);
        }
    }
    sources
}

/// Returns the source's id in a target such as `wapo#p5`.
fn id_of(target: &str) -> &str {
    target.split('#').next().unwrap_or_default()
}

/// Returns the first block between two directives, and where its first sentence stands in its text.
fn first_sentence<'s>(
    scan: &'s Scan,
    open: &Directive,
    close: &Directive,
) -> Option<(&'s Block, Range<usize>)> {
    let inside = open.range.end..close.range.start;
    let first = scan.blocks.iter().find(|block| inside.contains(&block.range.start))?;
    Some((first, sentences(&first.text.text).into_iter().next()?))
}

/// Sets a judgement's statement apart from its reasons. Where the author's own markup reaches over its
/// end, it stays as it is.
fn set_apart(run: &mut Run<'_>, scan: &Scan, open: &Directive, close: &Directive) {
    let Some((block, sentence)) = first_sentence(scan, open, close) else { return };
    let text = run.page.text();
    let Range { start, end: last } = block.range;
    let end = block.text.to_page(sentence).end;
    let closing = text[end..last].bytes().take_while(|byte| b"*_`".contains(byte)).count();
    let end = end + closing;
    let (said, behind) = (&text[start..end], &text[end..last]);
    // A note's number goes behind the mark that follows its citation.
    let follows = behind.starts_with(['.', ',', ';', ':', '?', '!']);
    let whole = words(&text[start..last]);
    if block.kind == BlockKind::Paragraph && !follows && words(said) + &words(behind) == whole {
        run.edits.insert(start, "<strong class=\"judgement-statement\">");
        run.edits.insert(end, "</strong>");
    }
}

/// Returns what stands in Markdown beside its markup, without blanks.
fn words(markdown: &str) -> String {
    let said = |event| match event {
        Event::Text(text) | Event::Code(text) => Some(text.replace(char::is_whitespace, "")),
        _ => None,
    };
    Parser::new(markdown).filter_map(said).collect()
}

/// Returns the first sentence of what stands between two directives.
fn statement(scan: &Scan, open: &Directive, close: &Directive) -> Option<String> {
    let (first, sentence) = first_sentence(scan, open, close)?;
    let text = &first.text.text;
    // A citation stands in the prose as one mark for an object.
    let words = text[sentence].replace(" \u{fffc}", "").replace('\u{fffc}', "");
    Some(words.split_whitespace().collect::<Vec<_>>().join(" "))
}

pub(crate) fn argument<'d>(open: &'d Directive, key: &str) -> Option<&'d Arg> {
    open.args.iter().find(|arg| arg.key.as_deref() == Some(key))
}

fn read_likelihood<'d>(run: &mut Run<'_>, open: &'d Directive) -> Option<(Likelihood, &'d Arg)> {
    let arg = argument(open, "likelihood")?;
    if let Some(found) = likelihood(&arg.value) {
        return Some((found, arg));
    }
    let message = format!("`{}` is no term of likelihood", arg.value.escape_debug());
    let known: Vec<&str> = likelihood_terms().collect();
    let fault = fault(message)
        .did_you_mean(&arg.value, known.iter().copied())
        .note(format!("the terms of ICD 203 are {}", known.join(", ")));
    run.report(arg.value_range.clone(), fault);
    None
}

fn read_confidence(run: &mut Run<'_>, open: &Directive) -> Option<Level> {
    let arg = argument(open, "confidence")?;
    let found = confidence(&arg.value);
    if found.is_none() {
        let message = format!("`{}` is no level of confidence", arg.value.escape_debug());
        let fault = fault(message)
            .did_you_mean(&arg.value, LEVELS)
            .note("the levels are high, moderate and low");
        run.report(arg.value_range.clone(), fault);
    }
    found
}

fn level(level: Level) -> &'static str {
    match level {
        Level::High => "high",
        Level::Moderate => "moderate",
        Level::Low => "low",
    }
}

fn warn_uncited(run: &mut Run<'_>, scan: &Scan, open: &Directive, close: &Directive) {
    let inside = open.range.end..close.range.start;
    let cites = scan
        .blocks
        .iter()
        .any(|block| block.citations.iter().any(|citation| inside.contains(&citation.range.start)));
    let quotes = scan.directives.iter().any(|one| {
        matches!(one.name.as_str(), "quote" | "diff") && inside.contains(&one.range.start)
    });
    if !cites && !quotes {
        let found = Diagnostic::warning("uncited-judgement", "this judgement cites no source")
            .help("cite what it rests on, as in `[@id#p5]`");
        run.report(open.range.clone(), found);
    }
}

/// Puts what the template has before the body in the place of the directive that opens, and the
/// rest in the place of the one that closes.
fn surround(
    run: &mut Run<'_>,
    open: &Directive,
    close: &Directive,
    name: &str,
    data: &impl Serialize,
) {
    let filled = run.desk.templates.render(name, data, &open.prefix);
    match filled.and_then(|text| around(name, &text, &open.prefix)) {
        Ok((before, after)) => {
            run.edits.replace(open.range.clone(), before);
            run.edits.replace(close.range.clone(), after);
        }
        // A fault in a template of the book says its place there.
        Err(fault) if fault.span.is_some() => run.report_placed(open.range.clone(), fault),
        Err(fault) => run.report(open.range.clone(), fault),
    }
}

/// Returns what of a filled-in template goes before the body, and what behind it.
pub(crate) fn around(
    name: &str,
    filled: &str,
    prefix: &str,
) -> Result<(String, String), Diagnostic> {
    match filled.split(BODY).collect::<Vec<_>>()[..] {
        [before, after] => Ok((up_to_blank_line(before, prefix), after.to_owned())),
        ref parts => {
            let times = if parts.len() == 1 { "no" } else { "more than one" };
            let message = format!("the template `{name}` has {times} `{{{{{{body}}}}}}`");
            Err(Diagnostic::error("template", message))
        }
    }
}

/// Returns what stands before a body, up to and with the prefix of the one blank line above it.
fn up_to_blank_line(before: &str, prefix: &str) -> String {
    let mut lines: Vec<&str> = before.split('\n').collect();
    while lines.last().is_some_and(|line| line.trim() == prefix.trim()) && lines.len() > 1 {
        lines.pop();
    }
    format!("{}\n{}", lines.join("\n"), prefix.trim_end())
}

pub(crate) fn fault(message: impl Into<String>) -> Diagnostic {
    Diagnostic::error("judgement-arguments", message)
}
