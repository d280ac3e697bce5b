//! Which of the facts that a judgement rests on are in dispute.
//!
//! What comes in: the names in `facts="..."`, and what the book knows of its facts. What goes out: a
//! link to the comparison of each that accounts tell in conflict; an error for a name unknown.

use std::path::PathBuf;

use briefing_diagnostics::nearest;
use briefing_plugin::{Directive, between};
use serde::Serialize;

use crate::blocks::{argument, fault};
use crate::chapter::Run;

/// What a judgement is told of a fact.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FactPlace {
    /// Its title.
    pub title: String,
    /// Whether accounts of it are in conflict.
    pub disputed: bool,
    /// The headings of the dimensions in conflict, where it is compared in several.
    pub disputed_on: Vec<String>,
    /// The chapter that compares it, below the chapters' folder, and the id there.
    pub at: Option<(PathBuf, String)>,
}

/// A fact in dispute, as the template `judgement` has it.
#[derive(Debug, Serialize)]
pub(crate) struct Dispute {
    title: String,
    /// The dimensions in conflict, joined by commas; `None` where it is compared in one.
    on: Option<String>,
    /// The address of the comparison.
    link: Option<String>,
}

/// Reads the facts that a judgement names.
pub(crate) fn read(run: &mut Run<'_>, open: &Directive) -> Vec<Dispute> {
    let Some(arg) = argument(open, "facts") else { return Vec::new() };
    let mut disputes = Vec::new();
    for id in arg.value.split([' ', ',']).filter(|id| !id.is_empty()) {
        match run.desk.facts.get(id) {
            Some(fact) if fact.disputed => disputes.push(Dispute {
                title: fact.title.clone(),
                on: Some(fact.disputed_on.join(", ")).filter(|on| !on.is_empty()),
                link: fact.at.as_ref().map(|(path, id)| between(run.place.path, path, id)),
            }),
            Some(_) => {}
            None => {
                let known = run.desk.facts.keys().map(String::as_str);
                let near = nearest(id, known).map(|near| format!("did you mean `{near}`?"));
                let message = format!("no fact `{}`", id.escape_debug());
                let help = near.unwrap_or_else(|| "name a fact of facts.yml".to_owned());
                run.report(arg.value_range.clone(), fault(message).help(help));
            }
        }
    }
    disputes
}
