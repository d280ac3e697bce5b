//! `briefing facts suggest`: which passages may tell the same fact. Two plain texts in, JSON out; or
//! the sources of a book in, and for each pair of their paragraphs an [`Offer`] out: an entry of
//! facts.yml, for the author to paste as it is or change.

pub(super) mod yaml;

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use briefing_facts::FactBook;
use briefing_facts::suggest::{Article, Options, report, suggest};
use briefing_sources::{ParagraphKind, Place, Sources, Target, Text};

use super::json;
use super::shown::may_be_shown;
use crate::output::{self, Exit, Form};
use crate::{book, progress};

/// How many passages of the second text are ranked for each of the first.
const MOST: usize = 5;

/// How much of what two paragraphs share makes a title.
const TITLE: usize = 3;

/// Prints the passages of text `b` that may tell what each of text `a` does, as JSON.
pub(crate) fn of_texts(a: &Path, b: &Path) -> Exit {
    let read = |path: &Path| {
        fs::read_to_string(path)
            .map_err(|error| format!("cannot read {} as UTF-8: {error}", path.display()))
    };
    let (one, two) = match (read(a), read(b)) {
        (Ok(one), Ok(two)) => (one, two),
        (Err(message), _) | (_, Err(message)) => return output::could_not_run(&message),
    };
    let (a, b) = (a.to_string_lossy(), b.to_string_lossy());
    output::say_json(&report((&*a, one.as_str()), (&*b, two.as_str()), MOST));
    Exit::Clean
}

/// A fact that two paragraphs may tell.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Offer {
    /// An id that no fact of the book has, made of the addresses.
    pub(super) id: String,
    /// What weighs most of what they share, or where that is withheld their places.
    pub(super) title: String,
    /// Their addresses.
    pub(super) accounts: [String; 2],
    /// How likely they tell one fact, 0 to 1.
    pub(super) score: f64,
    /// What they share, in the words of the first; `None` where one of them is withheld.
    pub(super) shared: Option<Vec<String>>,
}

/// Prints the pairs of paragraphs of a book's sources that may tell one fact, the likeliest first.
pub(crate) fn of_book(form: Form, root: &Path) -> Exit {
    let (sources, facts, findings) = match book::sources_and_facts(root) {
        Ok(opened) => opened,
        Err(message) => return output::could_not_run(&message),
    };
    progress::begin();
    progress::stage("comparing every two sources");
    let offers = offers(&sources, &facts);
    match form {
        Form::Json => output::say_json(&json::suggestions(&offers)),
        Form::Text => yaml::facts(&offers).iter().for_each(|entry| output::say(entry)),
    }
    output::report(findings)
}

/// Returns what may be facts of the book beside those that it has.
pub(super) fn offers(sources: &Sources, facts: &FactBook) -> Vec<Offer> {
    let texts: Vec<&Text> = sources.ids().filter_map(|id| sources.text(id).ok()).collect();
    let paragraphs: Vec<Vec<Target>> = texts.iter().map(|text| body(text)).collect();
    let articles: Vec<Article<'_>> = texts.iter().map(|text| article(text)).collect();
    let mut taken: BTreeSet<String> =
        facts.comparisons().iter().map(|one| one.id.clone()).collect();
    let found = suggest(&articles, &Options::default()).into_iter().map(|one| {
        let at = |place: briefing_facts::suggest::Place| &paragraphs[place.article][place.passage];
        let targets = [at(one.a), at(one.b)];
        let shown = targets.iter().all(|target| may_be_shown(sources, &target.id));
        let shared = shown.then_some(one.shared);
        let first = |shared: &Vec<String>| shared[..shared.len().min(TITLE)].join(", ");
        let title = shared.as_ref().map_or_else(|| places(sources, targets), first);
        let (id, accounts) = (id(targets, &mut taken), targets.map(Target::to_string));
        Offer { id, title, accounts, score: one.score, shared }
    });
    found.collect()
}

/// Returns an id made of two addresses, as facts.yml may have it, and keeps it from being given again.
fn id(targets: [&Target; 2], taken: &mut BTreeSet<String>) -> String {
    let addresses = targets.map(|target| target.to_string().to_lowercase()).join("-");
    let kept = |c: char| if c.is_ascii_lowercase() || c.is_ascii_digit() { c } else { '-' };
    let id: String = addresses.chars().map(kept).collect();
    let id = id.trim_start_matches('-');
    let first = if id.starts_with(|c: char| c.is_ascii_digit()) { "fact-" } else { "" };
    let numbered = (2..).map(|number| format!("{first}{id}-{number}"));
    let mut ids = std::iter::once(format!("{first}{id}")).chain(numbered);
    let free = ids.find(|id| taken.insert(id.clone()));
    free.unwrap_or_default()
}

/// Names two paragraphs without a word of theirs.
fn places(sources: &Sources, targets: [&Target; 2]) -> String {
    let place = |target: &Target| {
        let text = sources.text(&target.id).ok();
        let place = text.zip(target.place.as_ref()).map(|(text, place)| text.place_in_words(place));
        format!("{} {}", sources.label(&target.id), place.unwrap_or_default())
    };
    targets.map(place).join(", ")
}

/// Returns the addresses of a text's own paragraphs: no heading, caption or furniture.
fn body(text: &Text) -> Vec<Target> {
    let body = text.paragraphs().iter().filter(|one| one.kind == ParagraphKind::Body);
    body.map(|one| Target::at(text.id(), Place::paragraph(one.number))).collect()
}

fn article(text: &Text) -> Article<'_> {
    let body = text.paragraphs().iter().filter(|one| one.kind == ParagraphKind::Body);
    let passages = body.map(|one| &text.text()[one.range.clone()]).collect();
    Article { id: text.id(), title: None, passages }
}
