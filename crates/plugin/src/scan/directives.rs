//! Finds the directives of a page and reads them.
//!
//! What counts is only known once code and comments are, and these only once the directives'
//! strings are out of the way: a string may hold a backquote. So both are read in rounds, until
//! nothing new comes to light; nearly always the second finds nothing.

use std::ops::Range;

use briefing_diagnostics::{Diagnostic, nearest};

use super::arguments::{self, is_name};
use super::mask::Mask;
use super::outline::outline;
use super::prose::floor;
use super::{Arg, Directive, DirectiveSpec, Form};
use crate::Page;

/// All names of directives that some step of Briefing handles.
pub const KNOWN: &[&str] = &[
    "quote",
    "diff",
    "facts",
    "timeline",
    "strip",
    "judgement",
    "gap",
    "sources",
    "source-summary",
    "record",
];

/// Those that `{{/name}}` closes.
const BLOCKS: [&str; 3] = ["judgement", "gap", "source-summary"];

/// Rounds after which code that begins inside a directive no longer ends a round.
const ROUNDS: usize = 16;

/// The longest directive, and the longest line before one, in bytes.
const LONGEST: usize = 8192;

/// Finds and reads the directives of a page, and blanks them and all that looked like them.
pub(super) fn find(
    page: &Page,
    specs: &[DirectiveSpec],
) -> (Vec<Directive>, Vec<Diagnostic>, Mask) {
    let mut mask = Mask::new(page.text());
    let found = live(candidates(page), &mut mask);
    let (mut directives, mut diagnostics) = (Vec::new(), Vec::new());
    for candidate in found {
        let place = candidate.range.clone();
        match candidate.kind {
            Kind::Escaped => {}
            Kind::Near(name) => diagnostics.push(unknown(page, place, name)),
            Kind::Faulty(fault) => diagnostics.push(*fault),
            Kind::Ours { name, closes, args } => {
                match directive(page, specs, place, (name, closes, args)) {
                    Ok((directive, faults)) => {
                        directives.push(directive);
                        diagnostics.extend(faults);
                    }
                    Err(fault) => diagnostics.push(*fault),
                }
            }
        }
    }
    (directives, diagnostics, mask)
}

/// Something that looks like a directive of ours.
struct Candidate {
    range: Range<usize>,
    kind: Kind,
}

enum Kind {
    /// Stays as it is, its backslash removed.
    Escaped,
    /// A name near to one of ours, which is given.
    Near(&'static str),
    Faulty(Box<Diagnostic>),
    Ours {
        name: String,
        closes: bool,
        args: Vec<Arg>,
    },
}

fn candidates(page: &Page) -> Vec<Candidate> {
    let text = page.text();
    let mut found = Vec::new();
    let mut from = 0;
    while let Some(at) = text[from..].find("{{").map(|at| from + at) {
        found.extend(candidate(page, at));
        from = at + 1;
    }
    found
}

fn candidate(page: &Page, at: usize) -> Option<Candidate> {
    let text = page.text();
    let reach = &text[at..floor(text, at + LONGEST)];
    let line = &reach[..reach.find(['\n', '\r']).unwrap_or(reach.len())];
    let whole = at..at + line.trim_end().len();
    let (closes, name_range) = head(&text[whole.clone()])?;
    let name = &text[at + name_range.start..at + name_range.end];
    let near = near(name)?;
    if text[..at].ends_with('\\') {
        let end = text[whole.clone()].find("}}").map_or(whole.end, |end| at + end + 2);
        return Some(Candidate { range: at - 1..end, kind: Kind::Escaped });
    }
    // `{{#` is what stands before a name, and nothing else.
    if near != name || name_range.start != 3 {
        let end = text[whole.clone()].find("}}").map_or(whole.end, |end| at + end + 2);
        return Some(Candidate { range: at..end, kind: Kind::Near(near) });
    }
    Some(match arguments::read(page, &whole, at + name_range.end) {
        Ok((args, end)) => {
            Candidate { range: at..end, kind: Kind::Ours { name: name.to_owned(), closes, args } }
        }
        Err(fault) => Candidate { range: whole, kind: Kind::Faulty(fault) },
    })
}

/// Returns whether `{{#name` or `{{/name` closes, and where its name stands. Spaces are let pass,
/// and so is one of our own names without a sign and with arguments, so that they can be reported.
fn head(text: &str) -> Option<(bool, Range<usize>)> {
    let body = text.strip_prefix("{{")?.trim_start_matches([' ', '\t']);
    let closes = body.starts_with('/');
    let signed = body.strip_prefix(['#', '/']);
    let name = signed.unwrap_or(body).trim_start_matches([' ', '\t']);
    let length = name.find(|c| !is_name(c)).unwrap_or(name.len());
    let start = text.len() - name.len();
    let has_arguments =
        name[length..].starts_with([' ', '\t']) && !name[length..].trim_start().starts_with("}}");
    let is_one = signed.is_some() || has_arguments && KNOWN.contains(&&name[..length]);
    (length > 0 && is_one).then_some((closes, start..start + length))
}

/// Returns the name of ours that a name is, or is a slip of.
fn near(name: &str) -> Option<&'static str> {
    let found = nearest(name, KNOWN.iter().copied())?;
    let found = *KNOWN.iter().find(|&&known| known == found)?;
    // Other programs have directives too: `{{#map}}` is no slip of `gap`, `{{#strip_prefix}}` none
    // of `strip`.
    let first = |text: &str| text.chars().next().map(|c| c.to_ascii_lowercase());
    let near = found.len().abs_diff(name.len()) <= 2
        && (found.len() > 3 || name.len() > 3 || first(found) == first(name));
    near.then_some(found)
}

/// Keeps the candidates that do not stand in code, comments or attributes, and blanks them.
fn live(candidates: Vec<Candidate>, mask: &mut Mask) -> Vec<Candidate> {
    let (mut found, mut waiting) = (Vec::<Candidate>::new(), candidates);
    for round in 0.. {
        let known = found.len();
        let outline = if waiting.is_empty() { break } else { outline(mask.text()) };
        let (mut later, mut end, mut stopped) = (Vec::new(), 0, false);
        for candidate in waiting {
            if candidate.range.start < end {
                continue;
            }
            if stopped || outline.hides(candidate.range.start) {
                later.push(candidate);
                continue;
            }
            end = candidate.range.end;
            stopped = round < ROUNDS && outline.begins_in(&candidate.range);
            blank(mask, &candidate);
            found.push(candidate);
        }
        waiting = later;
        if found.len() == known {
            break;
        }
    }
    found.sort_by_key(|candidate| candidate.range.start);
    found
}

fn blank(mask: &mut Mask, candidate: &Candidate) {
    match candidate.kind {
        Kind::Escaped => mask.literal(candidate.range.clone()),
        _ => mask.comment(candidate.range.clone()),
    }
}

type Parts = (String, bool, Vec<Arg>);

fn directive(
    page: &Page,
    specs: &[DirectiveSpec],
    range: Range<usize>,
    (name, closes, args): Parts,
) -> Result<(Directive, Vec<Diagnostic>), Box<Diagnostic>> {
    let spec = specs.iter().find(|spec| spec.name == name);
    let is_block = spec.map_or(BLOCKS.contains(&name.as_str()), |spec| spec.block);
    let form = match (closes, is_block) {
        (false, false) => Form::Single,
        (false, true) => Form::Open,
        (true, true) => Form::Close,
        (true, false) => return Err(not_closed(page, &range, &name)),
    };
    let line = line(page.text(), &range);
    let before = &page.text()[line.start..range.start];
    let alone = page.text()[range.end..line.end].trim().is_empty();
    let Some(prefix) = prefix(before).filter(|_| alone) else {
        return Err(not_alone(page, &range, &name));
    };
    let faults = faults(page, spec, form, &args);
    Ok((Directive { name, form, range, line, prefix, args }, faults))
}

/// Returns the line of a directive, as far as it is looked at.
fn line(text: &str, range: &Range<usize>) -> Range<usize> {
    let from = floor(text, range.start.saturating_sub(LONGEST));
    let start = text[from..range.start].rfind(['\n', '\r']).map_or(from, |at| from + at + 1);
    let behind = &text[range.end..floor(text, range.end + LONGEST)];
    let end = range.end + behind.find(['\n', '\r']).unwrap_or(behind.len());
    start..end
}

/// Returns what further lines begin with, given what stands before a directive: marks of
/// quotations stay, those of list items become spaces. `None` where other words stand there.
fn prefix(before: &str) -> Option<String> {
    let mut prefix = String::new();
    let mut rest = before;
    while let Some(first) = rest.chars().next() {
        let length = match first {
            ' ' | '\t' | '>' => {
                prefix.push(first);
                1
            }
            _ => {
                let length = bullet(rest)?;
                prefix.extend(std::iter::repeat_n(' ', length));
                length
            }
        };
        rest = &rest[length..];
    }
    Some(prefix)
}

/// Returns the length of the mark of a list item, which white space must follow.
fn bullet(text: &str) -> Option<usize> {
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    let marks: &[char] = if digits > 0 { &['.', ')'] } else { &['-', '*', '+'] };
    let length = digits + 1;
    let fits =
        digits < 10 && text[digits..].starts_with(marks) && text[length..].starts_with([' ', '\t']);
    fits.then_some(length)
}

fn faults(page: &Page, spec: Option<&DirectiveSpec>, form: Form, args: &[Arg]) -> Vec<Diagnostic> {
    let mut faults = Vec::new();
    if let (Form::Close, Some(first), Some(last)) = (form, args.first(), args.last()) {
        let range = first.key_range.start..last.value_range.end;
        let message = "what closes a block takes no arguments";
        faults.push(Diagnostic::error("directive-syntax", message).at(page.span(range)));
    }
    for (index, arg) in args.iter().enumerate() {
        let Some(key) = arg.key.as_deref() else { continue };
        let place = page.span(arg.key_range.clone());
        if args[..index].iter().any(|other| other.key.as_deref() == Some(key)) {
            let message = format!("the key `{key}` is given twice");
            faults.push(Diagnostic::error("directive-syntax", message).at(place));
        } else if let Some(spec) = spec.filter(|spec| !spec.keys.contains(&key)) {
            faults.push(unknown_key(spec, key).at(place));
        }
    }
    faults
}

fn unknown_key(spec: &DirectiveSpec, key: &str) -> Diagnostic {
    let error =
        Diagnostic::error("unknown-key", format!("`{{{{#{}}}}}` has no key `{key}`", spec.name))
            .did_you_mean(key, spec.keys.iter().copied());
    match spec.keys {
        [] => error.note("it has no keys"),
        keys => error.note(format!("its keys are {}", keys.join(", "))),
    }
}

fn unknown(page: &Page, range: Range<usize>, near: &str) -> Diagnostic {
    let written = &page.text()[range.clone()];
    let (closes, name) = head(written).unwrap_or((false, 2..written.len()));
    let sign = if closes { '/' } else { '#' };
    let (head, place) = (&written[..name.end], range.start..range.start + name.end);
    Diagnostic::error("unknown-directive", format!("there is no directive `{head}`"))
        .at(page.span(place))
        .help(format!("did you mean `{{{{{sign}{near}`?"))
        .help("if it is meant as plain text, write it as code")
}

fn not_closed(page: &Page, range: &Range<usize>, name: &str) -> Box<Diagnostic> {
    let message = format!("`{{{{#{name}}}}}` has no closing form");
    Box::new(
        Diagnostic::error("unclosed-directive", message)
            .at(page.span(range.clone()))
            .help("remove it"),
    )
}

fn not_alone(page: &Page, range: &Range<usize>, name: &str) -> Box<Diagnostic> {
    let message = format!("`{name}` does not stand alone on its line");
    Box::new(
        Diagnostic::error("not-alone", message)
            .at(page.span(range.clone()))
            .help("put it on a line of its own, inside a list item or quotation if need be")
            .help("if it is meant as plain text, put a `\\` before it or write it as code"),
    )
}

/// Removes the directives that continue a paragraph: they are indented too far to stand alone.
/// `inside` holds where comments within paragraphs begin, sorted.
pub(super) fn drop_inline(
    page: &Page,
    directives: &mut Vec<Directive>,
    inside: &[usize],
) -> Vec<Diagnostic> {
    let mut faults = Vec::new();
    directives.retain(|directive| {
        let inline = inside.binary_search(&directive.range.start).is_ok();
        if inline {
            let fault = *not_alone(page, &directive.range, &directive.name);
            faults.push(fault.note("so far indented, it continues the paragraph above"));
        }
        !inline
    });
    faults
}
