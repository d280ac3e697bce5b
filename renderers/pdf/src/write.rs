//! A chapter's tree as Typst source.
//!
//! What comes in: a [`Tree`] and the places of the book. What goes out: one expression of Typst
//! that calls the template's functions, one for each kind of element, and what was found on the way.
//! The template decides how each looks; here stands only what an element means in HTML.
//!
//! [`Writer::flow`] writes blocks, [`Writer::run`] what stands in a line; the arms of the first stand in
//! `blocks` and lead to `lists` and `tables`, those of the second in `inline`, to `links`, `notes` and
//! `pictures`.

mod blocks;
mod inline;
mod links;
mod lists;
mod notes;
mod pictures;
mod tables;

use std::collections::BTreeSet;

use briefing_diagnostics::Diagnostic;

use crate::code::{call, literal, sequence};
use crate::formulas::Formulas;
use crate::letters::Letters;
use crate::pictures::Pictures;
use crate::places::{self, Places};
use crate::tree::{self, Element, Node, Tree};
use crate::whereabouts::Whereabouts;

pub(crate) use notes::Notes;

/// How deep elements stand inside each other before they are written without further indentation.
/// Typst lays out at most 72 levels, and an indentation of this depth leaves no line to read.
const DEEPEST: usize = 8;

/// What all chapters of a book are written with.
pub(crate) struct Desk<'a> {
    pub(crate) places: &'a Places,
    pub(crate) formulas: &'a Formulas,
    pub(crate) letters: &'a Letters<'a>,
    /// Names of the notes before whose references the page is broken.
    pub(crate) breaks: &'a BTreeSet<String>,
    /// Whether a link to what is not there is an error.
    pub(crate) broken_links_stop: bool,
}

/// Writes one chapter.
pub(crate) struct Writer<'a> {
    desk: &'a Desk<'a>,
    pictures: &'a mut Pictures,
    /// The chapter's number among those that have a page, from 0.
    number: usize,
    place: &'a Whereabouts,
    tree: &'a Tree,
    chapter_number: &'a str,
    /// The level of the chapter's own heading, from 1.
    level: usize,
    /// The rank in HTML of the heading that is the chapter's own; `None` until it is written.
    rank: Option<usize>,
    /// The level of the last heading.
    last_level: usize,
    depth: usize,
    /// How many elements stand around that a page is not broken inside of by us.
    closed: usize,
    /// Whether the page is to be broken before what was written last.
    due: bool,
    /// What stands deep, as variables that the rest refers to.
    deep: Vec<String>,
    /// The figure that is being written.
    figure: Option<&'a Element>,
    /// Whether a blank would be the second one, or the first of its block.
    blank: bool,
    notes: Notes,
    /// The places that are written.
    placed: BTreeSet<String>,
    findings: Vec<Diagnostic>,
}

/// What one chapter came to.
pub(crate) struct Written {
    /// The expression.
    pub(crate) code: String,
    /// The names of the places in it.
    pub(crate) placed: BTreeSet<String>,
    /// What was found.
    pub(crate) findings: Vec<Diagnostic>,
}

/// How a chapter stands in the book.
pub(crate) struct Standing<'a> {
    /// Its number among the chapters that have a page, from 0.
    pub(crate) number: usize,
    /// The level of its own heading, from 1.
    pub(crate) level: usize,
    pub(crate) place: &'a Whereabouts,
    /// The heading it gets where it has none of its own.
    pub(crate) title: &'a str,
    /// Its number in the summary, such as `2.1`; empty where it has none.
    pub(crate) chapter_number: &'a str,
}

/// Writes a chapter.
pub(crate) fn chapter<'a>(
    desk: &'a Desk<'a>,
    pictures: &'a mut Pictures,
    standing: &Standing<'a>,
    tree: &'a Tree,
) -> Written {
    let mut writer = Writer::new(desk, pictures, standing, tree, Notes::of_chapter(tree));
    let mut pieces = Vec::new();
    if !begins_with_heading(&tree.nodes) {
        pieces.push(writer.own_heading(standing.title));
    }
    pieces.extend(writer.flow(&tree.nodes));
    let code = writer.finished(&pieces);
    Written { code, placed: writer.placed, findings: writer.findings }
}

/// Writes nodes of a chapter for another place: blocks, or one line. They lead where the chapter's
/// own do, but are no places themselves, and their notes are those of that place.
pub(crate) fn fragment(
    desk: &Desk<'_>,
    pictures: &mut Pictures,
    (number, place): (usize, &Whereabouts),
    tree: &Tree,
    nodes: &[Node],
    notes: &mut Notes,
    blocks: bool,
) -> String {
    let standing = Standing { number, level: 1, place, title: "", chapter_number: "" };
    let mut writer = Writer::new(desk, pictures, &standing, tree, std::mem::take(notes));
    // What it becomes a piece of is the template's.
    writer.closed = 1;
    let pieces = if blocks { writer.flow(nodes) } else { writer.run(nodes) };
    let code = writer.finished(&pieces);
    // What was found is found in the chapter, too, and said there.
    *notes = writer.notes;
    code
}

/// Whether the first thing that a chapter says is a heading. Chapters below another one often begin
/// with one of the second rank.
fn begins_with_heading(nodes: &[Node]) -> bool {
    for node in nodes {
        match node {
            Node::Text(text, _) if text.trim().is_empty() => {}
            Node::Element(element) if tree::rank(element).is_some() => return true,
            // The book's date, its marking or an anchor may stand before it.
            Node::Element(element) if !is_of_the_book(element) && says_something(element) => {
                return false;
            }
            Node::Element(_) => {}
            Node::Text(..) => return false,
        }
    }
    false
}

/// Whether an element is above each page of the book; on paper the head and the foot say it.
fn is_of_the_book(element: &Element) -> bool {
    element.is("briefing-marking") || element.is("briefing-date")
}

fn says_something(element: &Element) -> bool {
    let mut shows = matches!(element.name.as_str(), "img" | "table" | "hr");
    tree::walk(&element.children, &mut |one| shows |= one.name == "img");
    shows || !element.text().trim().is_empty()
}

impl<'a> Writer<'a> {
    fn new(
        desk: &'a Desk<'a>,
        pictures: &'a mut Pictures,
        standing: &Standing<'a>,
        tree: &'a Tree,
        notes: Notes,
    ) -> Self {
        Self {
            desk,
            pictures,
            number: standing.number,
            place: standing.place,
            tree,
            chapter_number: standing.chapter_number,
            level: standing.level,
            last_level: standing.level - 1,
            rank: None,
            depth: 0,
            closed: 0,
            due: false,
            deep: Vec::new(),
            figure: None,
            blank: true,
            notes,
            // The chapter's beginning has a name already; a heading of nothing but marks has an empty id.
            placed: BTreeSet::from([places::name(standing.number, "")]),
            findings: Vec::new(),
        }
    }

    /// Returns text as a literal, blanks folded as HTML folds them, letters that no font has as
    /// their code.
    fn text(&mut self, text: &str) -> Option<String> {
        let mut folded = String::with_capacity(text.len());
        for letter in text.chars() {
            let blank = matches!(letter, ' ' | '\t' | '\n' | '\r' | '\u{c}');
            if !(blank && self.blank) {
                folded.push(if blank { ' ' } else { letter });
            }
            self.blank = blank;
        }
        (!folded.is_empty()).then(|| literal(&self.desk.letters.drawable(&folded)))
    }

    /// Returns text as a literal, as it stands.
    fn verbatim(&self, text: &str) -> String {
        literal(&self.desk.letters.drawable(text))
    }

    /// Returns the anchor of an element's id, if it has one that links may go to.
    fn anchor(&mut self, element: &Element) -> Option<String> {
        let name = (element.name == "a").then(|| element.attr("name")).flatten();
        self.place(element.attr("id").or(name)?)
    }

    /// Returns the anchor of an id, once.
    fn place(&mut self, id: &str) -> Option<String> {
        Some(call("anchor", &[literal(&self.claim(id)?)]))
    }

    /// Returns the name of an id's place, once; never on the first pages.
    fn claim(&mut self, id: &str) -> Option<String> {
        let name = places::name(self.number, id);
        let new = !self.notes.is_of_front() && self.placed.insert(name.clone());
        new.then_some(name)
    }

    /// Returns the function's call with the content that `inside` writes, indented one level more;
    /// only the content where that would be too deep.
    fn nested(
        &mut self,
        element: &'a Element,
        inside: impl FnOnce(&mut Self) -> Vec<String>,
        around: impl FnOnce(String) -> String,
    ) -> String {
        self.depth += 1;
        let pieces = match blocks::is_open(element) {
            true => inside(self),
            false => self.closed(inside),
        };
        let content = self.lifted(sequence(&pieces));
        let content = if self.is_too_deep(element) { content } else { around(content) };
        self.depth -= 1;
        content
    }

    /// Writes the inside of an element that a page is not broken inside of: it is broken before it.
    fn closed<T>(&mut self, inside: impl FnOnce(&mut Self) -> T) -> T {
        self.closed += 1;
        let written = inside(self);
        self.closed -= 1;
        written
    }

    /// Whether the page is to be broken before what was written last, and can be.
    fn breaks(&mut self) -> bool {
        self.closed == 0 && std::mem::take(&mut self.due)
    }

    /// Divides what stands below each other where the page is to be broken, which is said of each.
    /// Before the first, and where it cannot be broken here, it is broken before all of them.
    fn divided<T>(&mut self, items: Vec<(T, bool)>) -> Vec<Vec<T>> {
        let mut parts = vec![Vec::new()];
        for (item, due) in items {
            match parts.last_mut() {
                Some(part) if part.is_empty() || !due || self.closed > 0 => {
                    self.due |= due;
                    part.push(item);
                }
                _ => parts.push(vec![item]),
            }
        }
        parts
    }

    /// Whether what is written stands too deep to be indented further; said once.
    fn is_too_deep(&mut self, element: &Element) -> bool {
        if self.depth == DEEPEST + 1 {
            let message = format!(
                "this stands more than {DEEPEST} levels deep: the PDF indents it no further"
            );
            let found = Diagnostic::warning("nested-deep", message);
            self.report(element, found.help("make a table or a section of it"));
        }
        self.depth > DEEPEST
    }

    /// Returns content that stands deep as the name of a variable: Typst parses at most 256 levels of
    /// brackets.
    fn lifted(&mut self, content: String) -> String {
        if !self.depth.is_multiple_of(DEEPEST) {
            return content;
        }
        self.deep.push(content);
        format!("deep{}", self.deep.len() - 1)
    }

    /// Returns pieces as one expression, what stands deep before them.
    fn finished(&mut self, pieces: &[String]) -> String {
        let deep = std::mem::take(&mut self.deep).into_iter().enumerate();
        let lets: Vec<String> = deep.map(|(n, content)| format!("let deep{n}={content}")).collect();
        if lets.is_empty() {
            return sequence(pieces);
        }
        format!("{{{};{}}}", lets.join(";"), sequence(pieces))
    }

    /// Keeps a finding, placed at an element.
    fn report(&mut self, element: &Element, found: Diagnostic) {
        self.findings.push(self.place.at(found, element.at.clone()));
    }

    /// Names what the PDF cannot show.
    fn cannot_show(&mut self, element: &Element, what: &str) {
        let found = Diagnostic::warning("not-shown", format!("the PDF cannot show {what}"))
            .help("put a picture with a description there, or a link");
        self.report(element, found);
    }
}
