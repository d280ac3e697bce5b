//! Chapters that would overwrite each other's page.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use briefing_diagnostics::{Diagnostic, File, Span};
use pulldown_cmark::{Event, Parser, Tag};

use super::{Chapter, Chapters};
use crate::Context;
use crate::files::{folded_path, slashed};

impl Chapters {
    /// Returns an error for each chapter that would overwrite another's page, and a warning for
    /// each whose page differs from another's in upper and lower case only. Where `SUMMARY.md`
    /// has the chapter, the message stands there.
    pub fn duplicates(&self, context: &Context) -> Vec<Diagnostic> {
        let mut seen: BTreeMap<String, usize> = BTreeMap::new();
        let mut pairs = Vec::new();
        for (index, chapter) in self.list.iter().enumerate() {
            let Some(page) = output(chapter) else { continue };
            match seen.get(&page.to_lowercase()) {
                Some(&first) => pairs.push((first, index)),
                None => _ = seen.insert(page.to_lowercase(), index),
            }
        }
        if pairs.is_empty() {
            return Vec::new();
        }
        let spans = self.spans(&Summary::read(context));
        let report = |(first, second): (usize, usize)| {
            report(
                &self.list[first],
                &self.list[second],
                spans[first].as_ref(),
                spans[second].as_ref(),
            )
        };
        pairs.into_iter().map(report).collect()
    }

    /// Returns where the summary names each chapter.
    fn spans(&self, summary: &Summary) -> Vec<Option<Span>> {
        let mut used: BTreeMap<PathBuf, usize> = BTreeMap::new();
        let span = |chapter: &Chapter| {
            let path = folded_path(chapter.source_path.as_deref()?)?;
            let count = used.entry(path.clone()).or_default();
            *count += 1;
            summary.links.get(&path)?.get(*count - 1).cloned()
        };
        self.list.iter().map(span).collect()
    }
}

fn report(a: &Chapter, b: &Chapter, first: Option<&Span>, second: Option<&Span>) -> Diagnostic {
    let (page_a, page_b) = (output(a).unwrap_or_default(), output(b).unwrap_or_default());
    let both = format!("`{}` ({}) and `{}` ({})", a.name, file(a), b.name, file(b));
    let mut found = if page_a == page_b {
        let message = format!("two chapters have the page `{page_a}`: {both}");
        Diagnostic::error("duplicate-chapter", message)
            .note("mdBook writes one over the other; `README.md` and `index.md` are one page")
    } else {
        let message = format!("two chapters have pages that differ in case only: {both}");
        Diagnostic::warning("duplicate-chapter", message)
            .note("where the file system does not tell case apart, one page overwrites the other")
    };
    found = found.help("give one of them a file of another name, or another folder");
    match (second, first) {
        (Some(second), Some(first)) => {
            found.at(second.clone()).label("the second").related(first.clone(), "the first")
        }
        (Some(one), None) | (None, Some(one)) => found.at(one.clone()),
        (None, None) => found,
    }
}

/// Returns the page of a chapter, as the HTML renderer names it.
fn output(chapter: &Chapter) -> Option<String> {
    let path = folded_path(chapter.path.as_deref()?)?;
    Some(slashed(&path.with_extension("html")))
}

fn file(chapter: &Chapter) -> String {
    chapter.source_path.as_deref().map(slashed).unwrap_or_default()
}

/// The links of `SUMMARY.md`, by the file that they name.
struct Summary {
    links: BTreeMap<PathBuf, Vec<Span>>,
}

impl Summary {
    fn read(context: &Context) -> Self {
        let path = context.src().join("SUMMARY.md");
        let text = std::fs::read_to_string(context.root.join(&path)).unwrap_or_default();
        let file = File::new(slashed(&folded_path(&path).unwrap_or(path)), text);
        Self { links: links(&file) }
    }
}

fn links(file: &Arc<File>) -> BTreeMap<PathBuf, Vec<Span>> {
    let mut links: BTreeMap<PathBuf, Vec<Span>> = BTreeMap::new();
    for (event, range) in Parser::new(file.text()).into_offset_iter() {
        let Event::Start(Tag::Link { dest_url, .. }) = event else { continue };
        if let Some(path) = folded_path(Path::new(&dest_url.replace("%20", " "))) {
            links.entry(path).or_default().push(Span::new(file, range));
        }
    }
    links
}
