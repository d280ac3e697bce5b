//! The notes of a chapter: their order, their numbers, their text.
//!
//! What comes in: the citations of a page, and the references to the author's own footnotes. What
//! goes out, as edits: a footnote reference in the place of each citation, and its definition. In
//! an author's own footnote a citation is printed where it stands.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use briefing_plugin::{Block, Citation, Scan, between, escape, unescape};
use briefing_sources::Fidelity;
use pulldown_cmark::{Event, Options, Parser};
use serde::Serialize;

use crate::chapter::{Note, Run, Use};
use crate::cited::{self, Cited, Reference};
use crate::context::{self, Passage};
use crate::details::{details, words};
use crate::links;
use crate::locator::{in_words, locator};
use crate::positions::Positions;
use crate::reference::{self, Position};
use crate::repeated::Repeated;

/// What is read on the way through a page, in the reader's order.
enum Met<'a> {
    Cited(&'a Block, &'a Citation),
    Own(String),
}

/// What the template `note` is filled in with.
#[derive(Debug, Serialize)]
struct NoteData {
    items: Vec<Item>,
}

/// One source in a note. Every text is Markdown.
#[derive(Debug, Serialize)]
struct Item {
    /// The source's id.
    id: String,
    /// What parts it from the one before.
    separator: &'static str,
    /// The author's words before it, with a space behind them.
    prefix: String,
    /// The reference with the place.
    reference: String,
    /// The author's words behind it.
    suffix: String,
    /// Whose words, what grade, what was altered.
    details: Vec<String>,
    /// The places cited, each with the way to it on the source's page.
    places: Vec<PlaceLink>,
    /// Whether these are more than one.
    several: bool,
    /// The address of the words on the web.
    address: Option<String>,
    /// The name of the site that the address leads to.
    site: Option<String>,
    /// Whether that is the page of which our copy was altered.
    original: bool,
    /// The paragraphs cited.
    passages: Vec<Passage>,
}

/// A place that a note cites.
#[derive(Debug, Serialize)]
struct PlaceLink {
    /// The place in words: `¶ 5`, or that it is the last one again; empty for a source as a whole.
    place: String,
    /// The way to it, and to the words quoted where it has some.
    link: String,
}

/// The notes of a chapter as they are being written.
struct Notes<'s> {
    positions: Positions,
    distance: usize,
    /// The number of each note read so far, by name.
    numbers: BTreeMap<String, usize>,
    /// How many notes of ours there are.
    ours: usize,
    /// The addresses of the paragraphs whose words stand in the chapter already.
    shown: BTreeSet<String>,
    /// The notes in figures.
    repeated: Repeated<'s>,
    /// The citations in the author's own footnotes, by the footnote's name.
    own: BTreeMap<&'s str, Vec<&'s Citation>>,
}

/// Turns all citations of a page into notes.
pub(crate) fn write_all(run: &mut Run<'_>, scan: &Scan) {
    let own = own_citations(scan);
    let cited: Vec<_> =
        scan.blocks.iter().flat_map(|b| b.citations.iter().map(move |c| (b, c))).collect();
    if cited.is_empty() {
        return;
    }
    let distance = reference::near_distance(run.desk.style);
    let mut notes = Notes {
        positions: Positions::default(),
        distance,
        numbers: BTreeMap::new(),
        ours: 0,
        shown: BTreeSet::new(),
        repeated: Repeated::on(run.page.text()),
        own,
    };
    for event in in_order(run, &cited) {
        match event {
            Met::Cited(block, citation) => notes.cite(run, block, citation),
            Met::Own(name) => notes.own_note(run, &name),
        }
    }
    // A footnote that nothing refers to is dropped by mdBook; its citations must not stay.
    let unread: Vec<&str> = notes.own.keys().copied().collect();
    for name in unread {
        notes.own_note(run, name);
    }
}

fn own_citations(scan: &Scan) -> BTreeMap<&str, Vec<&Citation>> {
    let mut own: BTreeMap<&str, Vec<&Citation>> = BTreeMap::new();
    for block in &scan.blocks {
        if let Some(name) = block.footnote.as_deref() {
            own.entry(name).or_default().extend(&block.citations);
        }
    }
    own
}

/// Returns the citations outside footnotes and the references to the author's own, as they stand.
fn in_order<'s>(run: &Run<'_>, cited: &[(&'s Block, &'s Citation)]) -> Vec<Met<'s>> {
    let outside = cited.iter().filter(|(block, _)| block.footnote.is_none());
    let mut events: Vec<(usize, Met<'s>)> = outside
        .map(|&(block, citation)| (citation.range.start, Met::Cited(block, citation)))
        .collect();
    events
        .extend(own_references(run.page.text()).into_iter().map(|(at, name)| (at, Met::Own(name))));
    events.sort_by_key(|(at, _)| *at);
    events.into_iter().map(|(_, event)| event).collect()
}

/// Returns where the author refers to a footnote of his own, with its name.
fn own_references(text: &str) -> Vec<(usize, String)> {
    if !text.contains("[^") {
        return Vec::new();
    }
    let options = Options::ENABLE_TABLES
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_TASKLISTS
        | Options::ENABLE_HEADING_ATTRIBUTES
        | Options::ENABLE_DEFINITION_LIST
        | Options::ENABLE_GFM;
    let events = Parser::new_ext(text, options).into_offset_iter();
    events
        .filter_map(|(event, range)| match event {
            Event::FootnoteReference(name) => Some((range.start, name.to_string())),
            _ => None,
        })
        .collect()
}

impl Notes<'_> {
    /// Writes a note of ours.
    fn cite(&mut self, run: &mut Run<'_>, block: &Block, citation: &Citation) {
        let references = cited::look_up(run, citation);
        if references.is_empty() {
            return;
        }
        let name = format!("n-{}-{}", run.place.slug, self.ours + 1);
        let (place, mark) = place_of_number(run.page.text(), block, citation);
        if let Some(same) = self.repeated.note(&citation.range, &name) {
            run.edits.replace(place, format!("{mark}[^{same}]"));
            return;
        }
        self.ours += 1;
        let note = Note { number: self.number(&name), anchor: format!("fr-{name}-1") };
        let ids: Vec<&str> = references.iter().map(|one| one.entry.id.as_str()).collect();
        let positions = self.positions.note(&ids, note.number, self.distance);
        let speaker = speaker_before(run.page.text(), citation.range.start);
        keep_uses(run, &references, &note, speaker.as_deref());
        let Some(text) = compose(run, &references, &positions, &mut self.shown) else { return };
        let text = if begins_in_words(&references[0], positions[0], &text) {
            capitalised(&text)
        } else {
            text
        };
        let text = text.replace('\n', "\n    ");
        run.edits.replace(place, format!("{mark}[^{name}]"));
        let definitions = run.definitions.entry(behind(run.page.text(), block)).or_default();
        definitions.push(format!("[^{name}]: {}", reference::stopped(&text)));
    }

    /// Reads a note of the author's own; at its first reference its citations are printed.
    fn own_note(&mut self, run: &mut Run<'_>, name: &str) {
        let number = self.number(name);
        let anchor = format!("footnote-{name}");
        for citation in self.own.remove(name).unwrap_or_default() {
            let note = Note { number, anchor: anchor.clone() };
            self.cite_inside(run, citation, &note);
        }
        self.positions.foreign();
    }

    fn cite_inside(&mut self, run: &mut Run<'_>, citation: &Citation, note: &Note) {
        let references = cited::look_up(run, citation);
        let at =
            |one: &Reference<'_>| self.positions.within(&one.entry.id, note.number, self.distance);
        let positions: Vec<Position> = references.iter().map(at).collect();
        keep_uses(run, &references, note, None);
        let text = compose(run, &references, &positions, &mut self.shown);
        if let Some(text) = text.filter(|_| !references.is_empty()) {
            run.edits.replace(citation.range.clone(), text.replace('\n', " "));
        }
    }

    /// Returns a note's number: that of its first reference in the chapter.
    fn number(&mut self, name: &str) -> usize {
        let next = self.numbers.len() + 1;
        *self.numbers.entry(name.to_owned()).or_insert(next)
    }
}

/// Returns what a note's number takes the place of, and the mark that then stands before it: the
/// number follows its word closely, and stands behind the mark that ends a clause (Chicago 14.26).
/// Where two citations stand together, nothing moves.
fn place_of_number<'t>(
    text: &'t str,
    block: &Block,
    citation: &Citation,
) -> (Range<usize>, &'t str) {
    let Range { start, end } = citation.range;
    let before = text[block.range.start..start].trim_end_matches(' ');
    let word_end = block.range.start + before.len();
    let follows_number =
        block.citations.iter().any(|one| one.range.end == word_end) || before.ends_with(']');
    let nothing_before = before.is_empty() || before.ends_with(['\n', '|', '>']);
    if follows_number || nothing_before {
        return (citation.range.clone(), "");
    }
    let mark = clause_mark(&text[end..]);
    (word_end..end + mark.len(), mark)
}

/// Returns the single mark at the start of a text that ends a clause, or nothing.
fn clause_mark(text: &str) -> &str {
    let ends_word = |rest: &str| rest.chars().next().is_none_or(|next| next.is_whitespace());
    match text.as_bytes() {
        [b'.' | b',' | b';' | b':' | b'?' | b'!', ..] if ends_word(&text[1..]) => &text[..1],
        _ => "",
    }
}

/// Returns the end of the last line of the outermost block that holds a block.
fn behind(text: &str, block: &Block) -> usize {
    let end = block.outer.end.max(block.range.end);
    if text[..end].ends_with('\n') {
        return end;
    }
    text[end..].find('\n').map_or(text.len(), |line| end + line + 1)
}

fn keep_uses(run: &mut Run<'_>, references: &[Reference<'_>], note: &Note, speaker: Option<&str>) {
    let mut seen = BTreeSet::new();
    for place in references.iter().flat_map(|one| &one.places) {
        if seen.insert(place.target.clone()) {
            run.uses.push(Use {
                target: place.target.clone(),
                chapter: run.place.index,
                note: note.clone(),
                words: place.words.clone(),
                compared: place.is_compared(),
                scope: place.scope.clone(),
                speaker: speaker.map(str::to_owned),
            });
        }
    }
}

/// Returns who speaks in the block quotation whose citation begins here: the line under it says so.
fn speaker_before(text: &str, citation: usize) -> Option<String> {
    let line = text[..citation].rsplit('\n').next()?;
    let (_, speaker) = line.split_once("<span class=\"briefing-speaker\">")?;
    Some(unescape(speaker.split_once("</span>")?.0))
}

/// Returns a note's text as the template has it, or reports why not.
fn compose(
    run: &mut Run<'_>,
    references: &[Reference<'_>],
    at: &[Position],
    shown: &mut BTreeSet<String>,
) -> Option<String> {
    let items = references.iter().zip(at).enumerate();
    let items = items
        .map(|(index, (reference, &at))| {
            item(run, reference, at, index, context::passages(reference, shown))
        })
        .collect();
    match run.desk.templates.render("note", &NoteData { items }, "") {
        Ok(text) => Some(text.trim().to_owned()),
        Err(fault) => {
            run.report_placed(0..0, fault);
            None
        }
    }
}

fn item(
    run: &Run<'_>,
    cited: &Reference<'_>,
    at: Position,
    index: usize,
    passages: Vec<Passage>,
) -> Item {
    let separator = if index == 0 { "" } else { "; " };
    let prefix = match cited.prefix.as_str() {
        "" => String::new(),
        prefix => format!("{prefix} "),
    };
    let suffix = match cited.suffix.as_str() {
        suffix if suffix.starts_with(char::is_alphanumeric) => format!(", {suffix}"),
        suffix => suffix.to_owned(),
    };
    let (places, address) = (places(run, cited), address(cited, at));
    let reference = reference::reference(run.desk.style, cited.entry, at, &locator(cited));
    let called = called(cited, at, &reference);
    Item {
        id: cited.entry.id.clone(),
        separator,
        prefix,
        reference,
        suffix,
        details: called.into_iter().chain(details(cited, at)).collect(),
        several: places.len() > 1,
        places,
        site: address.as_ref().and_then(|_| cited.entry.url()).and_then(links::site),
        address,
        original: cited.entry.fidelity == Fidelity::Altered,
        passages,
    }
}

/// Returns what the book calls a source, where it is cited first and its reference does not say so.
fn called(cited: &Reference<'_>, at: Position, reference: &str) -> Option<String> {
    let label = escape(cited.entry.label.as_deref()?);
    (at == Position::First && !reference.contains(&label)).then(|| format!("here called {label}"))
}

/// Returns the ways to what is cited on the source's page, each once, in the order of the text. A source
/// is cited as a whole only where no place in it is.
fn places(run: &Run<'_>, cited: &Reference<'_>) -> Vec<PlaceLink> {
    let has_place = |one: &&Cited| one.target.place.is_some();
    let mut places: Vec<&Cited> = cited.places.iter().filter(has_place).collect();
    if places.is_empty() {
        places.extend(cited.places.first());
    }
    places.sort_by_key(|one| one.extent().map_or(0, |extent| extent.start));
    let mut seen = BTreeSet::new();
    places.retain(|one| seen.insert(links::to_place(&one.target)));
    let page = links::page_of(&cited.entry.id);
    let mut said = String::new();
    let link = |one: &Cited| {
        let place = cited.text.map(|text| in_words(text, one)).unwrap_or_default();
        let again = place == std::mem::replace(&mut said, place.clone());
        PlaceLink {
            place: if again && !place.is_empty() { "again".to_owned() } else { place },
            link: between(run.place.path, page.as_ref(), &links::to_place(&one.target)),
        }
    };
    places.into_iter().map(link).collect()
}

/// Returns the address of the words named on the web; without words that of the page, unless the
/// reference has just said it. An altered copy's own words are not on that page.
fn address(cited: &Reference<'_>, at: Position) -> Option<String> {
    let words = words(cited);
    let said = words.is_empty() && at == Position::First;
    cited.entry.url().filter(|_| !said).and_then(|url| links::to_words(url, words))
}

/// Whether a note begins with the author's words, or with a word of the style such as "ibid.", and
/// not with a name that has its own letters.
fn begins_in_words(first: &Reference<'_>, at: Position, text: &str) -> bool {
    let name = escape(&first.entry.short_name());
    !first.prefix.is_empty() || (at == Position::Ibid && !text.starts_with(&name))
}

/// Returns a text with a capital at its start.
fn capitalised(text: &str) -> String {
    let mut rest = text.chars();
    match rest.next() {
        Some(first) if first.is_lowercase() => first.to_uppercase().chain(rest).collect(),
        _ => text.to_owned(),
    }
}
