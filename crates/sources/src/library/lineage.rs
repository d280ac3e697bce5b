//! What sources derive from: that it exists, and that no source derives from itself.

use std::collections::BTreeSet;

use briefing_diagnostics::{Diagnostic, Span};

use super::{Entry, Library};

/// Returns the faults in the lineage of the sources given. What they derive from is read too.
pub(super) fn faults(library: &Library, ids: &[&str]) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    let mut done = BTreeSet::new();
    for id in ids {
        walk(library, id, &mut done, &mut found);
    }
    found
}

/// Follows every line from one source, once for each source; a line that comes back to itself is a
/// cycle.
fn walk<'a>(
    library: &'a Library,
    start: &str,
    done: &mut BTreeSet<&'a str>,
    found: &mut Vec<Diagnostic>,
) {
    let Some(entry) = library.entry(start).filter(|entry| !done.contains(entry.id.as_str())) else {
        return;
    };
    let mut line: Vec<(&'a Entry, std::slice::Iter<'a, (String, Span)>)> =
        vec![(entry, entry.origins.iter())];
    while let Some((entry, origins)) = line.last_mut() {
        let Some((id, span)) = origins.next() else {
            done.insert(entry.id.as_str());
            line.pop();
            continue;
        };
        let Some(parent) = library.entry(id) else {
            found.push(unknown(library, id, span));
            continue;
        };
        if let Some(at) = line.iter().position(|(known, _)| known.id == parent.id) {
            found.push(cycle(line[at..].iter().map(|(entry, _)| *entry).collect()));
        } else if !done.contains(parent.id.as_str()) {
            line.push((parent, parent.origins.iter()));
        }
    }
}

fn unknown(library: &Library, id: &str, span: &Span) -> Diagnostic {
    Diagnostic::error("unknown-source", format!("no source `{id}` in this library"))
        .at(span.clone())
        .did_you_mean(id, library.ids())
}

fn cycle(mut entries: Vec<&Entry>) -> Diagnostic {
    let first = entries.iter().enumerate().min_by_key(|(_, entry)| &entry.id).map_or(0, |(i, _)| i);
    entries.rotate_left(first);
    let mut names: Vec<_> = entries.iter().map(|entry| format!("`{}`", entry.id)).collect();
    names.push(names[0].clone());
    let fault =
        Diagnostic::error("cyclic-source", format!("`{}` derives from itself", entries[0].id))
            .at(entries[0].span.clone())
            .note(format!("the line is {}", names.join(" from ")))
            .help("leave out the `derived-from`, `edition-of` or `original` that is wrong");
    entries[1..]
        .iter()
        .fold(fault, |fault, entry| fault.related(entry.span.clone(), "through this"))
}
