//! Pairs what opens and what closes: `{{#gap}}` and `{{/gap}}`.

use std::collections::BTreeSet;

use briefing_diagnostics::Diagnostic;

use super::{Directive, Form};
use crate::Page;

/// Those that may stand for themselves, or open what is closed.
const EITHER: [&str; 1] = ["source-summary"];

/// Removes the directives that open without closing, close without opening, or stand in one of
/// their own name, and reports each. What is left pairs, or stands for itself.
pub(super) fn check(page: &Page, directives: &mut Vec<Directive>) -> Vec<Diagnostic> {
    let alone = alone(directives);
    for index in alone {
        directives[index].form = Form::Single;
    }
    let mut open: Vec<usize> = Vec::new();
    let mut faults: Vec<(usize, Diagnostic)> = Vec::new();
    for (index, directive) in directives.iter().enumerate() {
        match directive.form {
            Form::Single => {}
            Form::Open => {
                if let Some(&outer) = open.iter().find(|&&o| directives[o].name == directive.name) {
                    faults.push((index, nested(page, directive, &directives[outer])));
                }
                open.push(index);
            }
            Form::Close => match open.iter().rposition(|&o| directives[o].name == directive.name) {
                None => faults.push((index, unopened(page, directive))),
                Some(found) => {
                    for inner in open.drain(found..).skip(1) {
                        faults.push((inner, unclosed(page, &directives[inner])));
                    }
                }
            },
        }
    }
    faults.extend(open.into_iter().map(|index| (index, unclosed(page, &directives[index]))));
    drop_faulty(directives, &faults);
    faults.into_iter().map(|(_, fault)| fault).collect()
}

/// Returns the directives that may stand for themselves and that nothing closes before the next of
/// their name.
fn alone(directives: &[Directive]) -> Vec<usize> {
    let mut alone = Vec::new();
    for name in EITHER {
        let mut last = None;
        let named = directives.iter().enumerate().filter(|(_, one)| one.name == name);
        for (index, directive) in named {
            let opens = (directive.form == Form::Open).then_some(index);
            alone.extend(std::mem::replace(&mut last, opens).filter(|_| opens.is_some()));
        }
        alone.extend(last);
    }
    alone
}

fn drop_faulty(directives: &mut Vec<Directive>, faults: &[(usize, Diagnostic)]) {
    let faulty: BTreeSet<usize> = faults.iter().map(|(index, _)| *index).collect();
    let mut index = 0..directives.len();
    directives.retain(|_| index.next().is_some_and(|index| !faulty.contains(&index)));
}

fn error(page: &Page, directive: &Directive, message: String) -> Diagnostic {
    Diagnostic::error("unclosed-directive", message).at(page.span(directive.range.clone()))
}

fn unclosed(page: &Page, directive: &Directive) -> Diagnostic {
    let name = &directive.name;
    error(page, directive, format!("`{{{{#{name}}}}}` is not closed"))
        .help(format!("put `{{{{/{name}}}}}` on a line of its own where it ends"))
}

fn unopened(page: &Page, directive: &Directive) -> Diagnostic {
    let name = &directive.name;
    error(page, directive, format!("`{{{{/{name}}}}}` closes what was not opened"))
        .help(format!("put `{{{{#{name}}}}}` on a line of its own where it begins, or remove it"))
}

fn nested(page: &Page, directive: &Directive, outer: &Directive) -> Diagnostic {
    let name = &directive.name;
    error(page, directive, format!("a `{{{{#{name}}}}}` stands inside another"))
        .related(page.span(outer.range.clone()), "the other opens here")
        .help(format!("close the first with `{{{{/{name}}}}}` before this one"))
}
